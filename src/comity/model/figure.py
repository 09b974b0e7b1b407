"""A figure: one number that somebody states about the relationship of two countries."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.statement import Statement

FORMS = ("level", "share", "growth", "ratio", "rank")
BOUNDS = ("exact", "about", "over", "under")
STATUSES = ("reported", "target", "forecast", "planned")
# "about" allows twice the printed place and at least 2.5% either side: wide enough for speech, narrow enough to catch
# "million" for "billion".
ABOUT = Fraction(1, 40)
BEYOND = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class HsMatch:
    """A commodity code the words resolve to, 2 or 4 digits, with the confidence of the table, 0..1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A second reading the language itself allows. reading: to_by, times. `value` in the unit and form given."""

    reading: str
    form: str
    value: Fraction
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Statement):
    """Fields as in the exchange format (docs/reference/exchange.md).

    value: in full units (1.17 billion is 1170000000), percent, times or rank; the low end of a range, whose other end
    is `high`. step: what the last printed place is worth (10,000,000 for "1.17 billion"); 0 for what is counted, not
    rounded. parent: what a share is a share of, what a rank is among. books: the country whose statistics are quoted,
    None unknown. basis: valuation, adjustment, coverage ("constant prices", "seasonally adjusted", "non-oil",
    "stock"), None current money.
    """

    kind: ClassVar[str] = "figure"

    measure: str
    reporter: str | None
    partner: str | None
    commodity: str | None = None
    hs: tuple[HsMatch, ...] = ()
    period: Period | None = None
    form: str = "level"
    value: Fraction
    high: Fraction | None = None
    step: Fraction = Fraction(0)
    unit: str = ""
    base: Period | None = None
    bound: str = "exact"
    status: str = "reported"
    scope: str | None = None
    partner_region: str | None = None
    basis: str | None = None
    parent: str | None = None
    books: str | None = None
    alternatives: tuple[Alternative, ...] = ()

    @property
    def interval(self) -> Interval:
        """What the print allows: rounding to the last place, widened or opened by the bound; a range is one interval.

        The bound of a fall is of its size: "almost halved" (0.5, under) is a ratio of 0.5 or more. But "less than half
        of the level of 2015" bounds the ratio itself, and is written alike; so a ratio below 1 may lie a fifth beyond.
        """
        near = Interval.rounded(self.value, self.step)
        if self.high is not None:
            near = Interval(near.low, self.high + self.step / 2)
        if self.bound == "exact" or near.low is None or near.high is None:
            return near
        if self.bound == "about":
            slack = max(self.step, abs(self.value) * ABOUT)
            return Interval(near.low - slack, near.high + slack)
        upward = (self.bound == "over") != self._falls
        beyond = abs(self.value) * BEYOND if self.form == "ratio" and self.value < 1 else 0
        return Interval(near.low - beyond, None) if upward else Interval(None, near.high + beyond)

    @property
    def _falls(self) -> bool:
        """The bound speaks of the size of a fall or a deficit, so that "over" points down."""
        return self.value < 0 or (self.form == "ratio" and self.value < 1)
