"""Growth and its parts, against published and hand-worked examples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.trade.indicators.growth import constant_market_share, growth, margins, price_quantity, yearly_growth

VALUES = arrays(np.float64, (6,), elements=st.floats(0, 1e9, allow_subnormal=False).map(lambda v: round(v, 2)))
MARKETS = arrays(np.float64, (3, 4), elements=st.integers(0, 10**6).map(float))


def test_growth_and_its_yearly_rate() -> None:
    assert growth(869.0, 905.4) == pytest.approx(0.041887, abs=1e-6)
    assert growth(0.0, 5.0) is None
    assert yearly_growth(100.0, 121.0, 2) == pytest.approx(0.1)
    assert yearly_growth(100.0, 0.0, 2) is None


def test_margins_by_hand() -> None:
    found = margins(np.array([10.0, 20.0, 5.0, 0.0]), np.array([15.0, 18.0, np.nan, 4.0]))
    assert (found.change, found.continuing, found.appeared, found.vanished) == (2.0, 3.0, 4.0, -5.0)


@given(VALUES, VALUES)
def test_margins_add_up(before: np.ndarray, after: np.ndarray) -> None:
    found = margins(before, after)
    assert found.continuing + found.appeared + found.vanished == pytest.approx(found.change, abs=1e-3)


def test_price_indices_are_those_of_the_manual() -> None:
    """Periods 1 and 2 of the artificial data of the Consumer Price Index Manual (ILO/IMF 2004), chapter 19."""
    p0, p1 = np.ones(6), np.array([1.2, 3.0, 1.3, 0.7, 1.4, 0.8])
    q0, q1 = np.array([1.0, 1.0, 2.0, 1.0, 4.5, 0.5]), np.array([0.8, 0.9, 1.9, 1.3, 4.7, 0.6])
    found = price_quantity(p0 * q0, p1 * q1, q0, q1)
    assert found is not None
    indices = (found.price_laspeyres, found.price_paasche, found.price_fisher)
    assert indices == pytest.approx((1.4200, 1.3823, 1.4011), abs=1e-4)
    assert found.price_fisher * found.quantity_fisher == pytest.approx(found.value)
    assert found.covered == 1.0


def test_products_without_weights_are_left_out_and_said_to_be() -> None:
    found = price_quantity(
        np.array([100.0, 50.0]), np.array([120.0, 130.0]), np.array([10.0, np.nan]), np.array([10.0, 3.0])
    )
    assert found is not None
    assert found.price_fisher == pytest.approx(1.2)
    assert found.covered == pytest.approx(220 / 400)
    assert price_quantity(np.array([1.0]), np.array([1.0]), np.array([np.nan]), np.array([1.0])) is None


def test_constant_market_share_by_hand() -> None:
    # World imports grow 10%: product 1 by 20% (market A 40%, B 0%), product 2 by 0%.
    market0 = np.array([[50.0, 50.0], [100.0, 0.0]])
    market1 = np.array([[70.0, 50.0], [100.0, 0.0]])
    own0, own1 = np.array([[10.0, 0.0], [5.0, 0.0]]), np.array([[16.0, 0.0], [5.0, 0.0]])
    found = constant_market_share(own0, own1, market0, market1)
    assert found.world == pytest.approx(1.5)  # 10% of 15
    assert found.products == pytest.approx(0.1 * 10 - 0.1 * 5)
    assert found.markets == pytest.approx((0.4 - 0.2) * 10)
    assert found.competitiveness == pytest.approx(6 - 1.5 - 0.5 - 2)


@given(MARKETS, MARKETS, MARKETS, MARKETS)
def test_constant_market_share_adds_up(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> None:
    found = constant_market_share(a, b, c, d)
    parts = found.world + found.products + found.markets + found.competitiveness
    assert parts == pytest.approx(found.change, rel=1e-6, abs=1e-3)
