"""Which period an amount is of, and which it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.model.period import Period
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Scene, Time

# Words that may stand between an amount and the period that is its own: "$3.2 billion that month", "$1.17 billion in
# 2014".
_CLOSE = words("when.close")
_END = words("when.end")
_ENDS = words("when.ends")
_HEDGES = words("when.hedges")
_WAS = words("when.was")
_CUTS = words("when.cuts")
_LEADS_BASE = words("when.leads_base")
_STOCK_LEADS = words("when.stock_leads")
_SKIPPED = words("when.skipped")


@dataclass(frozen=True, slots=True)
class When:
    """The period and base of an amount; `rule` says how it was found, `time` where."""

    period: Period | None
    base: Period | None = None
    rule: str = ""
    time: Time | None = None


def usable(scene: Scene, time: Time) -> bool:
    """Whether an amount can be of this period: a day only as the date of a stock ("at 1 January")."""
    if time.rule in _SKIPPED:
        return False
    if time.period.day:
        before = scene.tokens[time.first - 1].low if time.first else ""
        return before in _STOCK_LEADS or scene.tokens[time.first].low in _END
    return True


def times_of(scene: Scene, sentence: Sentence) -> list[Time]:
    """The sentence's periods that an amount can be of."""
    return [time for time in scene.times_in(sentence.first, sentence.last) if usable(scene, time)]


def adjacent_after(scene: Scene, amount: Amount, stop: int, times: Sequence[Time]) -> Time | None:
    """The period right after the amount, only small words between."""
    for time in times:
        if amount.last <= time.first < stop and time.first - amount.last <= 5:
            between = scene.tokens[amount.last : time.first]
            if all(token.low in _CLOSE for token in between):
                return time
    return None


def before(times: Sequence[Time], amount: Amount, floor: int, *, earlier: bool = False) -> Time | None:
    """The nearest period before the amount, not before token `floor`."""
    found = [time for time in times if floor <= time.first < amount.first and (earlier or not time.earlier)]
    return found[-1] if found else None


def level_period(
    scene: Scene,
    sentence: Sentence,
    amount: Amount,
    stop: int,
    told: Period | None,
    owned: frozenset[int] = frozenset(),
) -> When:
    """The period of a level, share or rank. `owned`: first tokens of the periods that stand right after other
    amounts."""
    times = times_of(scene, sentence)
    tokens = scene.tokens
    after = adjacent_after(scene, amount, stop, times)
    if after is not None:
        return When(after.period, rule=f"{after.rule}, after the number", time=after)
    if amount.first >= 2 and tokens[amount.first - 1].text == "(":
        holder = next((time for time in times if time.last == amount.first - 1), None)
        if holder is not None:
            return When(holder.period, rule=f"{holder.rule}, before the parenthesis", time=holder)
    floor = _floor(scene, sentence, amount)
    previous = before(times, amount, floor)
    lead = _lead(scene, amount, sentence.first)
    if (
        previous is not None
        and previous.period.span
        and previous.rule == "from year to year"
        and scene.tokens[amount.first - 1].low in _ENDS
    ):
        year = (
            previous.period.year if scene.tokens[amount.first - 1].low in ("from", "с") else previous.period.last_year
        )
        return When(Period.of_year(year), rule="an end of the span", time=previous)
    if lead == "base":
        own = previous.period if previous else told
        return When(own.shift(-1) if own else None, rule="the period compared with, a year before", time=previous)
    touching = before(times, amount, floor, earlier=True)
    if touching is not None and touching.earlier and _told_of(scene, sentence, touching, amount):
        return When(touching.period, rule=f"{touching.rule}, before the number", time=touching)
    unowned = [time for time in times if time.first >= amount.last and not time.earlier and time.first not in owned]
    if previous is not None and not (previous.first in owned and (unowned or _ends_change(scene, amount))):
        return When(previous.period, rule=f"{previous.rule}, before the number", time=previous)
    if previous is not None and _ends_change(scene, amount) and not unowned:
        return When(
            told if told is not None and told.first_day > previous.period.first_day else previous.period,
            rule="the end of a change",
        )
    later = [time for time in times if time.first >= amount.last and not time.earlier and time.first not in owned]
    same_clause = [time for time in later if not any(token.text in ";" for token in tokens[amount.last : time.first])]
    if same_clause:
        return When(
            same_clause[-1].period if len(same_clause) == 1 else same_clause[0].period,
            rule=f"{same_clause[0].rule}, later in the sentence",
            time=same_clause[0],
        )
    wider = before(times, amount, sentence.first)
    if wider is not None:
        return When(wider.period, rule=f"{wider.rule}, earlier in the sentence", time=wider)
    return When(told, rule="the period last told")


def _ends_change(scene: Scene, amount: Amount) -> bool:
    """ "from $1,271 million in 2016-17 to $1,504 million": the end of a change is not of its start's period."""
    before = [token.low for token in scene.tokens[max(0, amount.first - 14) : amount.first]]
    return bool(before) and before[-1] in ("to", "до") and any(word in ("from", "с", "со") for word in before)


def _told_of(scene: Scene, sentence: Sentence, time: Time, amount: Amount) -> bool:
    """The compared period is the amount's own: right before it, in "last year, when it stood at ...", or at the head
    of the sentence."""
    if amount.first - time.last <= 3 and _only_marks(scene, time.last, amount.first):
        return True
    between = scene.tokens[time.last : amount.first]
    if any(token.low in ("when", "когда") for token in between):
        return True
    return time.first <= sentence.first + 1 and not any(token.text in ",;" for token in between) and len(between) <= 8


def _only_marks(scene: Scene, first: int, last: int) -> bool:
    return all(token.text in ("—", "–", "-", ":", "(", ",") or token.low in _WAS for token in scene.tokens[first:last])


def _floor(scene: Scene, sentence: Sentence, amount: Amount) -> int:
    """Where the amount's stretch begins: after the last semicolon or bullet."""
    for i in range(amount.first - 1, sentence.first, -1):
        if scene.tokens[i].text in _CUTS and scene.tokens[i].text != ")":
            return i
    return sentence.first


def _lead(scene: Scene, amount: Amount, first: int) -> str:
    """`base` where "against", "from" or «против», «с» leads to the amount."""
    i = amount.first - 1
    while i > first and scene.tokens[i].low in _HEDGES:
        i -= 1
    low = scene.tokens[i].low
    if low in ("from", "с", "со"):
        # "rose from X to Y"; «с 2,4% до 2%»: the starting level, if an end follows.
        ahead = [token.low for token in scene.tokens[amount.last : amount.last + 5]]
        return (
            "base"
            if "to" in ahead
            or "до" in ahead
            or "на" in ahead[:3]
            or scene.tokens[amount.first - 2].low in ("up", "down")
            or _closes_fall(scene, amount)
            else ""
        )
    return (
        "base"
        if (low in _LEADS_BASE and low != "with") or (low == "with" and scene.tokens[i - 1].low == "compared")
        else ""
    )


def _closes_fall(scene: Scene, amount: Amount) -> bool:
    """«опустилась до 4,3% с 4,9%»: the end first, the start after it."""
    return any(token.low in ("до", "to") for token in scene.tokens[max(0, amount.first - 6) : amount.first])


def growth_period(scene: Scene, sentence: Sentence, amount: Amount, stop: int, told: Period | None) -> When:
    """The period and base of a growth or ratio."""
    times = times_of(scene, sentence)
    floor = _floor(scene, sentence, amount)
    after = adjacent_after(scene, amount, stop, times)
    own = before(times, amount, floor)
    if after is not None and not after.earlier:
        own = after
    base = after if after is not None and after.earlier else _base(scene, times, amount, floor)
    if own is None:
        later = [time for time in times if time.first >= amount.last and not time.earlier]
        own = (
            later[0]
            if later and not any(token.text in ":;" for token in scene.tokens[amount.last : later[0].first])
            else None
        )
    if own is not None and own.period.span and own.rule != "since":
        return _of_span(scene, sentence, amount, own)
    if own is not None and own.rule == "since":
        return When(_last_year(scene, own, told), Period.of_year(own.period.year), rule="since", time=own)
    period = own.period if own is not None else told
    rule = f"{own.rule}" if own is not None else "the period last told"
    if base is not None and period is not None and base.period.first_day < period.first_day and not base.period.span:
        return When(period, base.period, rule, own)
    if base is not None and base.rule == "since" and period is not None:
        return When(period, Period.of_year(base.period.year), rule, own)
    if base is not None and own is None and base.rule in ("a year earlier", "same period of last year", "last year's"):
        return When(period, period.shift(-1) if period else None, rule, own)
    if base is not None and own is None:
        later_period = (
            period if period is not None and period.first_day > base.period.first_day else base.period.shift(1)
        )
        return When(later_period, base.period, rule, base)
    return When(period, period.shift(-1) if period is not None else None, rule, own)


def _last_year(scene: Scene, own: Time, told: Period | None) -> Period | None:
    return told if told is not None and told.year > own.period.year else Period.of_year(own.period.last_year)


def _of_span(scene: Scene, sentence: Sentence, amount: Amount, own: Time) -> When:
    """From 2005 to 2010 it doubled: 2010 against 2005; on average a year: the span itself, no base."""
    around = " ".join(
        token.low for token in scene.tokens[max(sentence.first, amount.first - 6) : min(sentence.last, amount.last + 6)]
    )
    if any(
        phrase in around
        for phrase in ("a year", "per year", "annual", "on average", "в год", "ежегодно", "в среднем", "среднегодов")
    ):
        return When(own.period, None, "average over a span", own)
    return When(Period.of_year(own.period.last_year), Period.of_year(own.period.year), "from year to year", own)


def _base(scene: Scene, times: Sequence[Time], amount: Amount, floor: int) -> Time | None:
    """The period compared with, after the amount first, else before it."""
    later = [time for time in times if time.earlier and time.first >= amount.last]
    if later:
        between = scene.tokens[amount.last : later[0].first]
        if not any(token.text == ";" for token in between) and len(between) <= 14:
            return later[0]
    earlier = [time for time in times if time.earlier and floor <= time.first < amount.first]
    return earlier[-1] if earlier else None
