"""Numbers without a unit, and people: counts, goods in pieces, or money whose currency was told before."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.counted import bind_count, bind_count_change, work_told
from comity.reading.bind.elided import bind_duty_again, currency_ahead, unit_before, weighed_before
from comity.reading.bind.emit import Draft, emit, leave
from comity.reading.bind.levels import bind_level
from comity.reading.bind.outputs import bind_turned_out
from comity.reading.bind.pieces import goods_in_units
from comity.reading.bind.rates import bind_percent
from comity.reading.bind.state import Desk
from comity.reading.bind.works import is_output
from comity.reading.grammar.amounts import MONEY, PERCENT, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.counts import Count, count_after, crossing, doing, frequency, people
from comity.reading.resolve.untold import count_before, count_listed, elliptic
from comity.reading.resolve.when import When
from comity.reading.scan import WORD, Sentence

_AFTER_SUMS = words("walk.after_sums")
_EMPLOYS = words("walk.employs")
_TAKEN_ON = words("walk.taken_on")
_WILL = words("plain.will")
_GIVEN = words("walk.given_work")
_MILLION = 1_000_000


def bind_plain(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """A number without a unit: a count, goods in pieces, or money whose currency was told before."""
    if _counted_here(desk, sentence) and bind_count_change(desk, sentence, amount, stop):
        return
    if (
        is_output(desk, sentence, amount)
        or _end_of_count(desk, sentence, amount)
        or _of_base(desk, sentence, amount)
        or bind_turned_out(desk, sentence, amount, stop)
        or bind_duty_again(desk, sentence, amount)
    ):
        return
    count = (
        frequency(desk.scene, sentence, amount)
        or crossing(desk.scene, sentence, amount)
        or count_after(desk.scene, sentence, amount)
        or people(desk.scene, sentence, amount, desk.told.count)
        or elliptic(desk.scene, sentence, amount, _counted_last(desk, amount), _counted_here(desk, sentence))
        or count_before(desk.scene, sentence, amount)
        or count_listed(desk.scene, sentence, amount)
        or _as_many(desk, sentence, amount)
    )
    meant = unit_before(desk, sentence, amount) if count is None else None
    if meant is not None and meant.kind == PERCENT:
        bind_percent(desk, sentence, meant, stop)
    elif meant is not None:
        bind_level(desk, sentence, meant, stop)
    elif count is not None:
        bind_count(desk, sentence, amount, count, stop)
    elif goods_in_units(desk, sentence, amount, stop):
        return
    elif _lettered(desk, amount):
        leave(desk, amount, "a currency that is not known")
    elif amount.scaled and desk.told.flow is not None and _is_sum(desk, sentence, amount):
        weighed = weighed_before(desk, sentence, amount)
        if weighed:
            bind_level(desk, sentence, replace(amount, kind=QUANTITY, unit=weighed), stop)
            return
        unit = currency_ahead(desk, sentence, amount) or desk.told.unit
        if unit:
            bind_level(desk, sentence, replace(amount, kind=MONEY, unit=unit), stop)
        else:
            leave(desk, amount, "no measure or counted noun")
    else:
        leave(desk, amount, "no measure or counted noun")


def _end_of_count(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Their number fell by a fifth, to 12,000", «выросло на 5%, до 12 тыс.»: the end of a count's change."""
    last, flow = desk.told.last, desk.told.counted
    led = desk.scene.lows[amount.first - 1] in ("to", "до")
    if last is None or flow is None or not led or last.measure != flow.measure or last.start < sentence.start:
        return False
    if last.form not in ("growth", "ratio") or amount.value.denominator != 1:
        return False
    unit = desk.told.count.unit if desk.told.count is not None else "units"
    when = When(last.period, None, "the end of the change before it")
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, unit, when, status=last.status))
    return True


def _of_base(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Workers: 99,000 in 2019, twice as many as in 2018 (48,000)": in brackets after the period that a count's change
    is against."""
    last, flow, scene = desk.told.last, desk.told.counted, desk.scene
    if last is None or flow is None or last.start < sentence.start or last.base is None or last.measure != flow.measure:
        return False
    time = next(
        (time for time in scene.times_in(amount.first - 6, amount.first) if time.last == amount.first - 1), None
    )
    if scene.lows[amount.first - 1] != "(" or scene.lows[amount.last] != ")" or time is None:
        return False
    unit = desk.told.count.unit if desk.told.count is not None else "units"
    when = When(last.base, None, "the period compared with, before the parenthesis", time)
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, unit, when))
    return True


def _lettered(desk: Desk, amount: Amount) -> bool:
    """ "K85 million" where no country of the text has such money: a letter touches the number."""
    before = desk.scene.tokens[amount.first - 1]
    return amount.first > 0 and before.kind == WORD and before.end == amount.start


def _counted_last(desk: Desk, amount: Amount) -> Count | None:
    """What was counted, to be meant again: not by millions once money was told since."""
    last = desk.told.last
    counting = last is not None and last.measure.startswith("count:")
    return desk.told.count if counting or amount.value < _MILLION else None


def _as_many(desk: Desk, sentence: Sentence, amount: Amount) -> Count | None:
    """ "2.4 million visitors came. The government hopes for 3 million this year": people still, where the next sentence
    has no measure of its own."""
    last, count = desk.told.last, desk.told.count
    if last is None or count is None or count.unit != "persons" or not amount.scaled or not sentence.index:
        return None
    near = desk.scene.sentences[sentence.index - 1].start <= last.start < sentence.start
    alone = not desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "services", "count")
    return count if near and alone and last.measure.startswith("count:") else None


def _counted_here(desk: Desk, sentence: Sentence) -> bool:
    """The figure read last is a count of the same sentence."""
    last = desk.told.last
    return last is not None and last.measure.startswith("count:") and last.start >= sentence.start


def bind_people(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """ "employ 67,000 people", «работает 2 тыс. человек»: employees. People are no goods, whatever was spoken of."""
    if _end_of_count(desk, sentence, amount):
        return
    around = desk.scene.tokens[max(sentence.first, amount.first - 5) : min(amount.last + 4, sentence.last)]
    noun = "employees" if any(token.low in _EMPLOYS for token in around) else ""
    said = {token.low for token in around}
    ahead = not said.isdisjoint(_WILL) and work_told(desk, sentence) is not None
    if noun and (ahead or not said.isdisjoint(_TAKEN_ON)):
        noun = "jobs"  # those taken on, or wanted at a work that was told of
    if not said.isdisjoint(_GIVEN) and _given_work(desk, sentence, amount):
        noun = "jobs"
    if not noun and desk.scene.places_in(sentence.first, sentence.last):
        noun = doing(desk.scene, sentence, amount.first, amount.last)
    if noun:
        bind_count(desk, sentence, amount, Count(noun, "persons", amount.last - 1, amount.last), stop)
    else:
        leave(desk, amount, "people, of what is not said")


def _given_work(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "200 people could find work there", «рабочие места получат 1,8 тыс. человек»: the jobs that there will be."""
    lows = desk.scene.lows[max(sentence.first, amount.first - 5) : min(amount.last + 6, sentence.last)]
    work = ("work", "jobs", "employment", "места", "место", "работу")
    return any(low in _GIVEN and not set(work).isdisjoint(lows[max(0, i - 3) : i + 4]) for i, low in enumerate(lows))


def _is_sum(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A bare "млн" that stands alone, or right after its measure: «сальдо в 210 млн сложилось неровно»."""
    if _stands_alone(desk, sentence, amount):
        return True
    led = desk.scene.lows[amount.first - 1] == "в"
    return led and any(
        cue.last == amount.first - 1 for cue in desk.scene.cues_in(amount.first - 4, amount.first, "measure")
    )


def _stands_alone(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A bare "млн" is money only where no noun follows: «экспорт — 80 млн, импорт — 20 млн», not "5 million people"."""
    if amount.last >= sentence.last:
        return True
    following = desk.scene.tokens[amount.last]
    if following.kind != WORD or following.low in _AFTER_SUMS:
        return True
    if desk.scene.cues_in(amount.last, amount.last + 1, "measure", "growth", "more", "verb", "share", "base", "bound"):
        return True
    return any(time.first == amount.last for time in desk.scene.times_in(amount.last, amount.last + 1)) or bool(
        desk.scene.places_in(amount.last, amount.last + 1)
    )
