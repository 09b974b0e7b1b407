"""Which period a change is of, and which it is against."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.period import Period
from comity.reading.grammar.amounts import PERCENT, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.clauses import is_of_cause
from comity.reading.resolve.when import (
    When,
    adjacent_after,
    before,
    floor_of,
    is_of_level,
    outside,
    times_of,
)
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene, Time

_CLOSE = words("when.close")
_FROM_YEAR = words("changes.from_year")
_STARTS = words("when.starts")
_DASHED = words("when.dashed")
_YEAR_BEFORE = words("changes.year_before")
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_THREE_DIGITS = 3
_TO_LAST = (["к", "прошлому"], ["к", "предыдущему"], ["к", "прошлогоднему"])
_AS_IN = (["as", "in"], ["than", "in"], ["чем", "в"], ["чем", "за"])
_A_YEAR = ("a year", "per year", "annual", "on average", "в год", "ежегодно", "в среднем", "среднегодов")


def growth_period(
    scene: Scene,
    sentence: Sentence,
    amount: Amount,
    stop: int,
    told: Period | None,
    against: frozenset[int] = frozenset(),
) -> When:
    """The period and base of a growth or ratio; the base is a year before where none is told. `against`: first tokens
    of the periods of levels compared with."""
    times = [time for time in times_of(scene, sentence) if not outside(scene, time, amount)]
    floor = floor_of(scene, sentence, amount)
    after = adjacent_after(scene, amount, stop, times) or _dashed(scene, amount, stop, times)
    after = after or next((time for time in times if _as_much_as_in(scene, amount, time)), None)
    compared = after is not None and (
        after.earlier
        or _starts_change(scene, after)
        or is_index_of(scene, amount)
        or _as_much_as_in(scene, amount, after)
    )
    lead = [time for time in _own(scene, times) if time.first not in against and not _labels_level(scene, time, amount)]
    own = after if after is not None and not compared else before(lead, amount, floor)
    base = after if compared else _base(scene, times, amount, floor)
    if own is None:
        own, base = _of_later(scene, times, amount, base)
    elif base is None:
        _, base = _of_later(scene, times, amount, None)
    if own is not None and own.rule == "since":
        return When(_last_year(own, told), Period.of_year(own.period.year), rule="since", time=own)
    if own is not None and own.period.span:
        return _of_span(scene, sentence, amount, own, told)
    open_base = base is not None and base.rule not in _YEAR_BEFORE and (base.rule != "since" or told is None)
    if own is None and base is not None and open_base:
        return _against(base, told)
    period = own.period if own is not None else told
    ago = _years_after(scene, amount) if base is None and own is None else 0
    if ago and period is not None:
        return When(period, period.shift(-ago), "in so many years")
    return When(period, _base_of(period, base), own.rule if own is not None else "the period last told", own)


def _years_after(scene: Scene, amount: Amount) -> int:
    """ "doubled in three years": how many years a multiple right before them took, 0 without."""
    low = scene.lows[amount.last : amount.last + 3]
    if len(low) < 3 or low[0] not in ("in", "within", "over") or low[2] != "years":
        return 0
    return _COUNTED.get(low[1], int(low[1]) if low[1].isdecimal() and len(low[1]) < _THREE_DIGITS else 0)


def _as_much_as_in(scene: Scene, amount: Amount, time: Time) -> bool:
    """ "Twice as much as in 2011", «вдвое больше, чем в 2011 году»: the period compared with."""
    if not amount.last < time.first <= amount.last + 6:
        return False
    low = scene.lows[amount.last : time.first]
    return low[-2:] in _AS_IN


def _labels_level(scene: Scene, time: Time, amount: Amount) -> bool:
    """ "imported $206M in 2018 (2017: $194M, so +6.2%)": the year labels the level compared with, not the growth."""
    tokens = scene.tokens
    if scene.lows[time.first - 1] != "(" or time.last >= amount.first or scene.lows[time.last] != ":":
        return False
    return any(token.kind == NUMBER for token in tokens[time.last : amount.first])


def _of_later(
    scene: Scene, times: Sequence[Time], amount: Amount, base: Time | None
) -> tuple[Time | None, Time | None]:
    """(own, base) of the periods after a change: "grew by 8%, from $2 bn in 2019 to $3 bn in 2020", "9% less than
    the 28 million of 2019": a period that a word of comparison leads to is the base."""
    own: Time | None = None
    for time in times:
        if time.first < amount.last or time.earlier or time is base:
            continue
        between = scene.lows[amount.last : time.first]
        if ":" in between or ";" in between or is_of_cause(scene.tokens[amount.last : time.first]):
            break
        if _compares(between) or _starts_change(scene, time) or between[-1:] == ["к"]:
            base = base or time
        else:
            own = time
            break
    return own, base


def _compares(between: Sequence[str]) -> bool:
    """The last word of comparison or change between a growth and a period leads to the start: "from", not "to"."""
    for low in reversed(between):
        if low in _STARTS:
            return True
        if low in ("to", "до"):
            return False
    return False


def _dashed(scene: Scene, amount: Amount, stop: int, times: Sequence[Time]) -> Time | None:
    """«на 4% больше — в 2017-м»: the period after a dash, the word of comparison between."""
    for time in times:
        if amount.last <= time.first < stop and time.first - amount.last <= 5:
            between = scene.lows[amount.last : time.first]
            if any(low in "—–" for low in between) and all(low in _CLOSE or low in _DASHED for low in between):
                return time
    return None


def is_index_of(scene: Scene, amount: Amount) -> bool:
    """«117% к 2016 году»: what follows «к» is the base."""
    return amount.last < len(scene.tokens) and scene.lows[amount.last] == "к" and amount.kind == PERCENT


def _own(scene: Scene, times: Sequence[Time]) -> list[Time]:
    """Without the parts of years another number is compared with: "up 3% on the first quarter and 11% on the year"."""
    return [time for time in times if not (is_of_level(scene, time) or _starts_change(scene, time, whole=False))]


def _starts_change(scene: Scene, time: Time, whole: bool = True) -> bool:
    """ "up 8% from 2018", "grew 3% over 2017": a whole year led by "from", "on" or "over" is the one compared with;
    a part of a year by "on" ("up 3% on the first quarter"), a month or quarter by "from" too ("down 4% from May")."""
    if is_of_level(scene, time) or scene.lows[time.first - 1 : time.first + 1] in _TO_LAST:
        return True
    lead = scene.lows[time.first - 1]
    if lead == "the":
        lead = scene.lows[time.first - 2]
    if time.rule == "year":
        return whole and lead in _FROM_YEAR
    short = lead == "from" and time.period.length <= 3
    return (lead == "on" or short) and not time.period.day and not time.period.span


def _base_of(period: Period | None, base: Time | None) -> Period | None:
    """The period a change is against: the one told where it is older, else a year before."""
    if period is None:
        return None
    if base is not None and base.rule == "since":
        return Period.of_year(base.period.year)
    part = not period.is_year and not period.day and not period.span
    if base is not None and base.relative and base.period.is_year and part and base.period.year == period.year - 1:
        return period.shift(-1)  # «за пять месяцев ... 80,9% к прошлому году»: its same months
    if base is not None and base.period.first_day < period.first_day and not base.period.span:
        return base.period
    return period.shift(-1)


def _against(base: Time, told: Period | None) -> When:
    """ "up 4% on 2019" in a story of another year or none: of the period told where it is newer, else a year after."""
    if told is not None and told.first_day > base.period.first_day:
        if not base.period.span:
            return When(told, base.period, "the period last told", None)
        return When(told, base.period, base.rule, base)
    return When(base.period.shift(1), base.period, base.rule, base)


def _last_year(own: Time, told: Period | None) -> Period:
    """Since 2008 up to the period told, else to the last year the words allow."""
    return told if told is not None and told.year > own.period.year else Period.of_year(own.period.last_year)


def _of_span(scene: Scene, sentence: Sentence, amount: Amount, own: Time, told: Period | None) -> When:
    """From 2005 to 2010 it doubled: 2010 against 2005; on average a year: the span itself, no base."""
    first, last = max(sentence.first, amount.first - 6), min(sentence.last, amount.last + 6)
    around = " ".join(scene.lows[first:last])
    if any(phrase in around for phrase in _A_YEAR):
        return When(own.period, None, "average over a span", own)
    if own.rule == "past years" and told is not None and told.is_year and told.year == own.period.last_year - 1:
        # "over five years", told when the newest full year is the last one.
        return When(told, told.shift(own.period.year - own.period.last_year), "years back", own)
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
