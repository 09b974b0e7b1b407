"""What a currency was worth in US dollars over a period, as an interval, from rates as loaders give them.

- Days: the least and the greatest of the daily rates, where they cover the period from end to end. Through the euro, a
  day's dollars for one unit are the dollars of a euro over the units of a euro; each print is widened by half its step.
- Otherwise the average that a source states for exactly this period, widened by its print. An average of a year says
  nothing of a month, and none is made of others.

Money that only lost zeros is one currency at the fixed ratio of its change (`reference.redenominations`): 2,978 roubles
of 2010 are 0.2978 of 2016's, whichever a source quotes. Money that gave way to the euro or the dollar is worth its
irrevocable ratio of it from that day on, and never before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from comity.model.interval import Interval
from comity.model.observation import Rate
from comity.model.period import Period
from comity.reference.currencies import currency, redenominations

DOLLAR = "USD"
EURO = "EUR"
# The longest that markets stay closed: with a longer gap, days are missing.
_LONGEST_GAP = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Quote:
    """One row of rates: `value` units of `against` for one of `currency`, on a day or over a period.

    source: what to name as the evidence, such as "ecb-eurofxref 2026-04-13". step: None where the print is not known.
    """

    currency: str
    against: str
    period: str
    value: float
    step: float | None
    source: str


class RateBook:
    """Quotes, ready to be asked. Of several sources of one average the one given first counts."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._days: dict[tuple[str, str], dict[date, Quote]] = {}
        self._averages: dict[tuple[str, str, str], Quote] = {}
        for quote in quotes:
            if len(quote.period) == 10:
                pair = self._days.setdefault((quote.currency, quote.against), {})
                pair.setdefault(date.fromisoformat(quote.period), quote)
            else:
                self._averages.setdefault((quote.currency, quote.against, quote.period), quote)
        self._dates = {pair: sorted(days) for pair, days in self._days.items()}

    def dollars(self, code: str, period: Period) -> Rate | None:
        """What one unit of a currency was worth over a period; None where no rates cover it.

        Raises `UnknownCode` for a currency that no table has.
        """
        wanted = currency(code).code
        if wanted == DOLLAR:
            return Rate(wanted, period, Interval.point(1), "the dollar itself")
        for found, ratio in _worth(wanted, period):
            if found == DOLLAR:
                return Rate(wanted, period, Interval.point(ratio), f"{wanted} at its fixed ratio")
            said = self._daily(found, period) or self._average(found, period)
            if said is not None:
                source = said[1] if found == wanted else f"{said[1]}, by way of {found}"
                return Rate(wanted, period, said[0].scale(ratio), source)
        return None

    def _daily(self, code: str, period: Period) -> tuple[Interval, str] | None:
        """The least and the greatest of the days of a period, where they cover it."""
        straight = self._days.get((code, DOLLAR)), self._days.get((DOLLAR, code))
        for days, turned in ((straight[0], False), (straight[1], True)):
            if days is not None:
                pair = (DOLLAR, code) if turned else (code, DOLLAR)
                covered = _covered(self._dates[pair], period)
                if covered:
                    worths = [_turned(_printed(days[day])) if turned else _printed(days[day]) for day in covered]
                    return _hull(worths), days[covered[0]].source
        return self._by_euro(code, period)

    def _by_euro(self, code: str, period: Period) -> tuple[Interval, str] | None:
        dollars, units = self._days.get((EURO, DOLLAR)), self._days.get((EURO, code))
        if dollars is None or units is None:
            return None
        covered = [day for day in _covered(self._dates[EURO, code], period) if day in dollars]
        if not _whole(covered, period):
            return None
        worths = [_over(_printed(dollars[day]), _printed(units[day])) for day in covered]
        return _hull(worths), dollars[covered[0]].source

    def _average(self, code: str, period: Period) -> tuple[Interval, str] | None:
        said = str(period)
        straight = self._averages.get((code, DOLLAR, said))
        if straight is not None:
            return _printed(straight), straight.source
        inverse = self._averages.get((DOLLAR, code, said))
        return None if inverse is None else (_turned(_printed(inverse)), inverse.source)


def _worth(code: str, period: Period) -> list[tuple[str, Fraction]]:
    """Currencies by which one unit can be valued, nearest first, and how many of them it is."""
    found = {code: Fraction(1)}
    waiting = [code]
    while waiting:
        at = waiting.pop(0)
        for there, ratio in _changes(at, period):
            if there not in found:
                found[there] = found[at] * ratio
                waiting.append(there)
    return list(found.items())


def _changes(code: str, period: Period) -> Iterable[tuple[str, Fraction]]:
    changes = redenominations()
    heirs: Mapping[str, int] = {change.old: sum(other.old == change.old for other in changes) for change in changes}
    for change in changes:
        joined = change.new in (EURO, DOLLAR)
        # A currency that two others followed (CSK) is neither of them.
        if change.old == code and heirs[code] == 1 and (not joined or period.first_day >= change.date):
            yield change.new, 1 / change.old_per_new
        elif change.new == code and heirs[change.old] == 1 and not joined:
            yield change.old, change.old_per_new


def _covered(days: list[date], period: Period) -> list[date]:
    """The days within a period, or none where they leave a part of it out."""
    if period.day:
        at = bisect_right(days, period.first_day)
        nearest = days[at - 1] if at else None
        return [nearest] if nearest is not None and period.first_day - nearest < _LONGEST_GAP else []
    found = days[bisect_left(days, period.first_day) : bisect_right(days, period.last_day)]
    return found if _whole(found, period) else []


def _whole(days: list[date], period: Period) -> bool:
    if not days:
        return False
    if period.day:
        return True
    ends = [period.first_day - timedelta(days=1), *days, period.last_day + timedelta(days=1)]
    return all(after - before <= _LONGEST_GAP for before, after in pairwise(ends))


def _printed(quote: Quote) -> Interval:
    """What the print of a rate allows: its shortest decimals are what was printed."""
    value = Fraction(repr(quote.value))
    step = Fraction(repr(quote.step)) if quote.step else Fraction(0)
    return Interval.rounded(value, min(step, value))


def _turned(worth: Interval) -> Interval:
    return _over(Interval.point(1), worth)


def _over(above: Interval, below: Interval) -> Interval:
    """The interval of quotients of two intervals of positive numbers."""
    if above.low is None or above.high is None or below.low is None or below.high is None:
        raise ValueError("a rate has two ends")
    return Interval(above.low / below.high, above.high / below.low)


def _hull(worths: list[Interval]) -> Interval:
    lows = [worth.low for worth in worths if worth.low is not None]
    highs = [worth.high for worth in worths if worth.high is not None]
    return Interval(min(lows), max(highs))
