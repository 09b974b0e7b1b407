"""What a change is compared with: another flow, the month before, the level told just now."""

from __future__ import annotations

from dataclasses import replace

from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import rated
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence

_SIZES = words("compared.sizes")
_NEAR = 24  # code points: "21.5 million on 2016, or 18.3%"
_THAT_IS = frozenset(("or", "или", "almost", "nearly", "about", "почти", ","))


def beside_another_flow(desk: Desk, sentence: Sentence, amount: Amount, flow: Flow) -> bool:
    """ "Exports are three times larger than imports", «в семь раз меньше импорта»: no change in time."""
    _tokens, at = desk.scene.tokens, amount.last
    if _as_much_of_the_other(desk, sentence, amount, flow):
        return True
    if at >= sentence.last or desk.scene.lows[at] not in _SIZES:
        return False
    at += 2 if at + 1 < sentence.last and desk.scene.lows[at + 1] == "," else 1
    at += at < sentence.last and desk.scene.lows[at] in ("than", "чем")
    others = desk.scene.cues_in(at, min(at + 2, sentence.last), "measure")
    name = flow.measure.split(".")[-1]
    return bool(others) and {name, others[0].value.split(".")[-1]} == {"exports", "imports"}


def _as_much_of_the_other(desk: Desk, sentence: Sentence, amount: Amount, flow: Flow) -> bool:
    """ "We sold goods worth 310 million and bought four times as much": against the other flow told just before."""
    last, after = desk.told.last, desk.scene.lows[amount.last : min(amount.last + 3, sentence.last)]
    if last is None or last.form != "level" or last.start < sentence.start or after[:2] != ["as", "much"]:
        return False
    return after[2:] != ["as"] and {last.measure, flow.measure} == {"exports", "imports"}


def as_much(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> When:
    """ "In 1996 trade was $718 million. Last year it was $2.5 billion, or 3.5 times as much": against the level told in
    the sentence before."""
    last, _tokens = desk.told.last, desk.scene.tokens
    after = desk.scene.lows[amount.last : min(amount.last + 3, sentence.last)]
    lead = desk.scene.lows[amount.first - 1]
    beside = last is not None and last.form == "level" and last.start >= sentence.start and lead in _THAT_IS
    bare = (after[:2] in (["as", "much"], ["as", "many"]) and after[2:3] != ["as"]) or after[:2] in (
        ["больше", "."],
        ["больше", ","],
    )
    if last is None or not beside or not bare or not sentence.index or last.period is None:
        return when
    before = desk.scene.sentences[sentence.index - 1]
    for figure in reversed(desk.figures[:-1]):
        if figure.start < before.start:
            return when
        same = (figure.measure, figure.commodity) == (last.measure, last.commodity) and figure.form == "level"
        if same and figure.period is not None and figure.period.last_day < last.period.first_day:
            return When(last.period, figure.period, "against the level told before", when.time)
    return when


def against_the_last(desk: Desk, amount: Amount, when: When) -> When:
    """ "Slipped by 1.3% m/m": against the month or quarter right before, not that of a year before."""
    period, apart = when.period, {"m": 1, "q": 3}.get(rated(desk.scene, amount), 0)
    if not apart or period is None or period.length != apart or period.day:
        return when
    first = period.year * 12 + period.month - 1 - apart
    last = first + apart - 1
    base = Period.months(first // 12, first % 12 + 1, last // 12, last % 12 + 1)
    return replace(when, base=base)


def times_a_level(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[Figure, Period | None] | None:
    """ "27 million cubic metres a day, 1.7 times last year's average": the multiple of the level right before it, and
    the period it is a multiple of; None where no level stands there."""
    last, tokens = desk.told.last, desk.scene.tokens
    if last is None or last.form != "level" or last.start < sentence.start or desk.scene.lows[amount.first - 1] != ",":
        return None
    near = [token for token in tokens[max(sentence.first, amount.first - 5) : amount.first] if token.end == last.end]
    times = desk.scene.times_in(amount.last, min(amount.last + 3, sentence.last))
    return (last, times[0].period) if near and times and times[0].first == amount.last else None


def sum_of_list(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Soya meal for 1.2 billion and maize for 920 million, together four fifths of the total": of several goods that
    have sums of their own."""
    near = range(amount.first - 1, max(sentence.first, amount.first - 5), -1)
    at = next((i for i in near if desk.scene.lows[i] in ("together", "вместе")), 0)
    if not at:
        return False
    goods = [item for item in desk.goods.named if sentence.first <= item[0] and item[1] <= at]
    return len(goods) > 1 and bool(desk.amounts_in(goods[0][1], at))


def of_what_is_not_named(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Their share in the exports to Chile went up to 68.8%": whose share it is no goods say, and the flow names both
    sides, so that it is no country's."""
    flow = desk.told.flow
    first = max(sentence.first, amount.first - 16)
    low = desk.scene.lows[first : amount.first]
    at = next((i for i in range(len(low) - 1) if low[i : i + 2] in (["their", "share"], ["its", "share"])), -1)
    if at < 0 or flow is None or desk.told.goods is not None or flow.measure not in ("exports", "imports"):
        return False
    places = desk.scene.places_in(first + at, amount.first)
    return any(place.code == flow.partner and desk.scene.lead(place) in ("to", "from") for place in places)


def or_so_much(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> When:
    """ "an increase of EUR 21.5 million on 2016, or 18.3%": the same change in percent."""
    last, lead = desk.told.last, desk.scene.lows[amount.first - 1]
    if lead not in ("or", "или") or last is None or last.form != "growth" or last.start < sentence.start:
        return when
    near = desk.scene.tokens[amount.first - 1].start - last.end <= _NEAR
    own = when.time is not None and when.time.first >= amount.last
    return when if own or not near or last.period is None else When(last.period, last.base, "as the change before it")


def of_older_level(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[Figure, Period] | None:
    """ "$58 million, less than half of the $121 million sold in 2015", "a quarter of what it had been in 2014": a part
    of an older level; the level beside it and the period it is a part of."""
    last, tokens = desk.told.last, desk.scene.tokens
    if not amount.verbal or last is None or last.form != "level" or last.start < sentence.start or last.period is None:
        return None
    after = [token.low for token in tokens[amount.last : min(amount.last + 5, sentence.last)]]
    what = (
        after[:2] == ["of", "what"] and after[2:3] in (["it"], ["they"]) and after[3:4] in (["had"], ["was"], ["were"])
    )
    sums = desk.amounts_in(amount.last + 1, min(amount.last + 4, sentence.last))
    summed = after[:2] == ["of", "the"] and bool(sums) and sums[0].kind in (MONEY, QUANTITY)
    if not what and not summed:
        return None
    stop = sums[0].last + 6 if summed else amount.last + 9
    times = desk.scene.times_in(amount.last, min(stop, sentence.last))
    older = [time.period for time in times if time.period.last_day < last.period.first_day and not time.period.day]
    return (last, older[0]) if older else None
