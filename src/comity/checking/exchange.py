"""What money was worth: dated exchange rates as intervals. Nothing is converted without saying at what rate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from comity.model.interval import Interval
from comity.model.observation import Rate
from comity.model.period import Period
from comity.reference.currencies import redenominations

DOLLAR = "USD"
JOINED = ("EUR", DOLLAR)  # money that others gave way to, each on its day
_STEPS = 3
# An average says little of the days: it is widened half-way to its neighbours, or by this much where they are unknown.
_AVERAGE_ROOM = Fraction(1, 40)
_NARROW = Fraction(1, 500)


@dataclass(frozen=True, slots=True)
class Worth:
    """Dollars for one unit of a currency over a period, from the least to the greatest; who says so.

    average: the yearly or period average where one is told, as its source prints it.
    """

    dollars: Interval
    sources: tuple[str, ...]
    average: Interval | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount in another currency. rate: units of `of` for one of `to`. sources: who says so."""

    interval: Interval
    rate: Interval
    of: str
    to: str
    period: Period
    sources: tuple[str, ...]


class Exchange:
    """The rates at hand, to be asked for a currency and a period."""

    def __init__(self, rates: Sequence[Rate] = ()) -> None:
        self._rates: dict[str, list[Rate]] = defaultdict(list)
        for rate in sorted(rates, key=lambda r: (r.currency, str(r.period), r.source, r.dollars.low or 0)):
            self._rates[rate.currency].append(rate)

    def __bool__(self) -> bool:
        return bool(self._rates)

    def worth(self, currency: str, period: Period) -> Worth | None:
        """What one unit was worth in dollars during a period; None where no rate tells. Follows redenominations."""
        return self._worth(currency, period, _STEPS)

    def _worth(self, currency: str, period: Period, steps: int) -> Worth | None:
        if currency == DOLLAR:
            return Worth(Interval.point(1), (), Interval.point(1))
        found = self._told(currency, period)
        if found is not None or not steps:
            return found
        for neighbour, factor in _renamed(currency, period):
            other = self._worth(neighbour, period, steps - 1)
            if other is not None:
                average = None if other.average is None else other.average.scale(factor)
                return Worth(other.dollars.scale(factor), other.sources, average)
        return None

    def _told(self, currency: str, period: Period) -> Worth | None:
        rates = self._rates.get(currency, [])
        inside = [r for r in rates if period.covers(r.period)]
        exact = [r for r in inside if r.period == period]
        if not exact and not _fills(inside, period):
            around = [r for r in rates if r.period.covers(period) and not r.period.span]
            least = min((r.period.length for r in around), default=0)
            inside = exact = [r for r in around if r.period.length == least]
        if not inside:
            return None
        hull = _hull(r.dollars for r in inside)
        average = _hull(r.dollars for r in exact) if exact else None
        if _is_narrow(hull) and not inside[0].period.day:
            hull = self._widened(hull, currency, inside[0].period)
        return Worth(hull, tuple(sorted({r.source for r in inside})), average)

    def _widened(self, near: Interval, currency: str, period: Period) -> Interval:
        """An average widened half-way to those of the periods beside it, as far as they are known."""
        ends = [near]
        for years in (-1, 1):
            beside = [r.dollars for r in self._rates[currency] if r.period == period.shift(years)]
            ends += [_middle(near, other) for other in beside] or [
                near.scale(1 + _AVERAGE_ROOM * years),
            ]
        return _hull(ends)

    def convert(self, amount: Interval, of: str, to: str, periods: Sequence[Period]) -> Converted | None:
        """An amount in another currency by the rates of the periods (the first is the amount's own); None where
        none tells."""
        found = [(self.worth(of, period), self.worth(to, period)) for period in periods]
        both = [(a, b) for a, b in found if a is not None and b is not None]
        if not both or found[0][0] is None or found[0][1] is None:
            return None
        rate = _hull(_over(b.dollars, a.dollars) for a, b in both)
        sources = tuple(sorted({s for a, b in both for s in (*a.sources, *b.sources)}))
        return Converted(_quotient(amount, rate), rate, of, to, periods[0], sources)

    def growth(self, currency: str, period: Period, base: Period) -> Interval | None:
        """How much dearer the dollar became in a currency between two periods, by averages: the factor that turns
        a growth in dollars into one in the currency."""
        now, before = self.worth(currency, period), self.worth(currency, base)
        if now is None or before is None or now.average is None or before.average is None:
            return None
        return _over(before.average, now.average)


def _renamed(currency: str, period: Period) -> list[tuple[str, Fraction]]:
    """Currencies that gave way to this one or took its place, with the worth of one unit of this one in theirs.

    Money that only lost zeros is one with its heir at any time; what gave way to the euro or the dollar is worth its
    irrevocable ratio of it from that day on, and never before. A currency that two others followed is neither.
    """
    after = [r for r in redenominations() if r.old == currency]
    heirs = [r for r in after if r.new not in JOINED or period.first_day >= r.date] if len(after) == 1 else []
    before = [r for r in redenominations() if r.new == currency and currency not in JOINED]
    followed = [r for r in before if sum(other.old == r.old for other in redenominations()) == 1]
    return [(r.new, 1 / r.old_per_new) for r in heirs] + [(r.old, r.old_per_new) for r in followed if len(before) == 1]


def _fills(rates: Iterable[Rate], period: Period) -> bool:
    """Every month of the period has a rate of its own."""
    months = {
        divmod(at, 12)
        for r in rates
        for at in range(r.period.year * 12 + r.period.month - 1, r.period.last_year * 12 + r.period.last_month)
    }
    return bool(period.length) and len(months) >= period.length


def _hull(intervals: Iterable[Interval]) -> Interval:
    rows = list(intervals)
    lows = [i.low for i in rows if i.low is not None]
    highs = [i.high for i in rows if i.high is not None]
    return Interval(min(lows), max(highs))


def _is_narrow(i: Interval) -> bool:
    return i.low is not None and i.high is not None and i.high - i.low <= i.high * _NARROW


def _middle(a: Interval, b: Interval) -> Interval:
    half = Fraction(1, 2)
    return a.plus(b).scale(half)


def _over(a: Interval, b: Interval) -> Interval:
    """Quotients of what is above zero."""
    return Interval((a.low or Fraction(0)) / (b.high or 1), (a.high or Fraction(0)) / (b.low or 1))


def _quotient(amount: Interval, rate: Interval) -> Interval:
    """An amount, of either sign, over a rate."""
    ends = (rate.low or Fraction(1), rate.high or Fraction(1))
    lows = None if amount.low is None else min(amount.low / end for end in ends)
    highs = None if amount.high is None else max(amount.high / end for end in ends)
    return Interval(lows, highs)


def product_of(a: Interval, b: Interval) -> Interval:
    """Products of an interval of either sign with one above zero."""
    corners = [x * y for x, y in product((a.low, a.high), (b.low, b.high)) if x is not None and y is not None]
    return Interval(None if a.low is None else min(corners), None if a.high is None else max(corners))
