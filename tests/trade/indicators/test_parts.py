"""Seasonality as a prior, and the role of a gateway."""

from fractions import Fraction

import numpy as np
import pytest

from comity.trade.indicators.gateway import NO_REEXPORTS, TRANSIT, gateway
from comity.trade.indicators.seasonality import monthly_shares, part_of_year, share_intervals


def test_even_years_give_a_point() -> None:
    found = share_intervals(np.ones((4, 12)))
    assert found[6].low == Fraction(1, 2) == found[6].high
    assert sorted(found) == [3, 6, 9]


def test_the_interval_of_prediction_by_hand() -> None:
    # First halves of 40, 50 and 60%: s = 0.1, n = 3, t = 4.303, half-width 0.1 * 4.303 * sqrt(4/3).
    years = np.array([[40.0] + [0.0] * 10 + [60.0], [50.0] + [0.0] * 10 + [50.0], [60.0] + [0.0] * 10 + [40.0]])
    found = part_of_year(years, 6)
    assert found is not None
    assert found.mean == pytest.approx(0.5)
    assert (found.low, found.high) == (pytest.approx(0.5 - 0.49687, abs=1e-4), pytest.approx(0.99687, abs=1e-4))
    assert found.years == 3


def test_years_with_a_missing_month_do_not_count() -> None:
    values = np.ones((4, 12))
    values[1, 5] = np.nan
    values[2] = 0
    assert len(monthly_shares(values)) == 2
    assert part_of_year(values, 6) is None
    assert share_intervals(values) == {}


def test_a_gateway_is_known_by_its_reexports() -> None:
    found = gateway(200.0, 50.0, 1000.0, 400.0, 900.0)
    assert (found.reexports, found.of_all, found.retained) == (0.25, 0.4, 500.0)
    assert found.notes == (TRANSIT,)


def test_without_reexports_the_tool_says_so() -> None:
    found = gateway(200.0, None, 1000.0, None, 900.0)
    assert (found.reexports, found.of_all, found.retained) == (None, None, None)
    assert found.notes == (NO_REEXPORTS, TRANSIT)
