"""What is taken for plausible. Every prior has a name, because a finding that rests on one says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from comity.model.interval import Interval
from comity.model.period import Period


def _band(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


@dataclass(frozen=True, slots=True)
class Priors:
    """Bounds of the plausible.

    part_of_year: by the months a part covers from January, its share of the year of a turnover or a flow (a half: 35
    to 65%).
    unit_value: dollars a tonne of traded goods, by HS chapter (2 digits); the empty key is any other good.
    equal_digits: how many significant digits a part of a year and its year must share before their equality is
    called implausible.
    """

    part_of_year: Mapping[int, Interval] = field(
        default_factory=lambda: MappingProxyType(
            {3: _band("0.10", "0.42"), 6: _band("0.35", "0.65"), 9: _band("0.58", "0.90")}
        )
    )
    unit_value: Mapping[str, Interval] = field(
        default_factory=lambda: MappingProxyType(
            {
                "": _band("4", "10000000"),
                "02": _band("200", "60000"),
                "04": _band("100", "60000"),
                "10": _band("30", "10000"),
                "25": _band("1", "20000"),
                "26": _band("4", "1000000"),
                "27": _band("4", "20000"),
                "31": _band("20", "10000"),
            }
        )
    )
    equal_digits: int = 3

    def part(self, part: Period, year: Period) -> Interval | None:
        """The plausible share of the year, None where no prior speaks of such a part."""
        if not year.is_year or part.day or part.span or part.year != part.last_year or part.year != year.year:
            return None
        if part.length == 12:
            return None
        if part.month != 1 and part.length not in (3, 6):
            return None
        return self.part_of_year.get(part.length)

    def dollars_a_tonne(self, chapters: tuple[str, ...]) -> Interval:
        """The plausible unit value; the widest of several chapters."""
        bands = [self.unit_value[c] for c in sorted(set(chapters)) if c in self.unit_value]
        if not bands:
            return self.unit_value[""]
        lows = [band.low for band in bands if band.low is not None]
        highs = [band.high for band in bands if band.high is not None]
        return Interval(min(lows, default=None), max(highs, default=None))


DEFAULT_PRIORS = Priors()
