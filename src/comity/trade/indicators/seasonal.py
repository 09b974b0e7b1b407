"""Seasonality out of the warehouse: the part of a year that the first months of a pair's trade make up."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from comity.model.interval import Interval
from comity.trade.indicators.seasonality import share_intervals
from comity.trade.warehouse.view import View

MONTHS = (3, 6, 9)


def seasonal_intervals(view: View, pair: tuple[str, str]) -> Mapping[int, Interval]:
    """By the months a part covers from January (3, 6, 9), the interval in which its share of the year is expected.

    Of every book and flow that tells at least three whole years by month; where several do, the interval that holds
    all of theirs. Empty where none does.
    """
    months: dict[tuple[str, str, str, str], dict[tuple[int, int], float]] = {}
    for row in view.flows(pair, flows=("X", "M"), frequency="M").to_pylist():
        key = (row["source"], row["reporter"], row["flow"], row["currency"])
        months.setdefault(key, {})[row["year"], int(row["period"][5:7]) - 1] = row["value"]
    found: dict[int, Interval] = {}
    for values in months.values():
        years = sorted({year for year, _ in values})
        table = np.array([[values.get((year, month), np.nan) for month in range(12)] for year in years])
        for count, interval in share_intervals(table, MONTHS).items():
            found[count] = _hull(found[count], interval) if count in found else interval
    return found


def _hull(a: Interval, b: Interval) -> Interval:
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Interval(min(lows), max(highs))
