"""What part of a year's trade falls into its months: the prior by which a half-year is plausible or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.model.interval import Interval

Floats = NDArray[np.float64]

LEAST_YEARS = 3
# 97.5% points of Student's t by degrees of freedom; beyond, the normal's.
_T = {2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 15: 2.131, 20: 2.086}
_NORMAL = 1.96
_PLACES = 10_000
_DUST = 1e-6  # of floating point


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """The share of its first `months` in a year: mean, and the interval in which a next year's is expected (95%).

    years: how many whole years it rests on.
    """

    months: int
    mean: float
    low: float
    high: float
    years: int


def monthly_shares(values: Floats) -> Floats:
    """(Y, 12) values by year and month to shares of the year; years with a missing month or no trade are left out."""
    whole = ~np.isnan(values).any(axis=1) & (np.nansum(values, axis=1) > 0)
    kept = values[whole]
    shares: Floats = kept / kept.sum(axis=1, keepdims=True)
    return shares


def part_of_year(values: Floats, months: int) -> PartOfYear | None:
    """The share of the first `months` (1 to 11) in the year. values: (Y, 12), one currency, NaN where missing.

    Formula: with s the standard deviation of the n yearly shares, mean +- t(n-1) s sqrt(1 + 1/n), the interval of
    prediction for one more year (any textbook, e.g. Hahn and Meeker 1991, ch. 4), widened to what was seen and cut at 0
    and 1. None of fewer than LEAST_YEARS whole years: they tell no range.
    """
    shares = monthly_shares(values)
    if len(shares) < LEAST_YEARS:
        return None
    seen = shares[:, :months].sum(axis=1)
    mean, half = float(seen.mean()), _student(len(seen) - 1) * float(seen.std(ddof=1)) * np.sqrt(1 + 1 / len(seen))
    low = max(0.0, min(mean - half, float(seen.min())))
    high = min(1.0, max(mean + half, float(seen.max())))
    return PartOfYear(months, mean, low, high, len(seen))


def share_intervals(values: Floats, months: tuple[int, ...] = (3, 6, 9)) -> Mapping[int, Interval]:
    """As a prior: by the months a part covers from January, the interval of its share of the year, to four places,
    outward. Empty where there are too few years."""
    found = {count: part_of_year(values, count) for count in months}
    return {
        count: Interval(
            Fraction(int(np.floor(part.low * _PLACES + _DUST)), _PLACES),
            Fraction(int(np.ceil(part.high * _PLACES - _DUST)), _PLACES),
        )
        for count, part in found.items()
        if part is not None
    }


def _student(freedom: int) -> float:
    """The table's value at or below, which is the wider one."""
    known = [at for at in _T if at <= freedom]
    return _NORMAL if freedom > max(_T) * 2 else _T[max(known)]
