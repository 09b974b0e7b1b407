"""Shares, concentration, advantage, fit: hand-worked and published."""

import numpy as np
import pytest

from comity.trade.indicators.structure import (
    balassa,
    complementarity,
    grubel_lloyd,
    grubel_lloyd_total,
    herfindahl,
    normalised_herfindahl,
    ranks,
    shares,
    symmetric,
    trade_intensity,
    unit_values,
)


def test_shares_and_ranks() -> None:
    values = np.array([30.0, 50.0, np.nan, 20.0, 50.0])
    np.testing.assert_allclose(shares(values), [0.2, 1 / 3, 0.0, 2 / 15, 1 / 3])
    assert ranks(values).tolist() == [3, 1, 0, 4, 1]
    assert np.isnan(shares(np.zeros(2))).all()


def test_the_herfindahl_index_is_that_of_the_published_example() -> None:
    """Four firms of 30, 30, 20 and 20 percent make 2,600 (U.S. Department of Justice, note on the index)."""
    found = herfindahl(np.array([30.0, 30.0, 20.0, 20.0]))
    assert found is not None
    assert found * 10_000 == pytest.approx(2600)
    assert herfindahl(np.zeros(3)) is None


def test_the_normalised_index_runs_from_even_to_one_product() -> None:
    assert normalised_herfindahl(np.ones(8)) == pytest.approx(0.0)
    assert normalised_herfindahl(np.array([5.0, 0.0, 0.0])) == pytest.approx(1.0)
    assert normalised_herfindahl(np.array([5.0])) is None


def test_comparative_advantage_by_hand() -> None:
    rca = balassa(np.array([60.0, 40.0, 0.0]), np.array([300.0, 600.0, 100.0]))
    np.testing.assert_allclose(rca, [2.0, 2 / 3, 0.0])
    np.testing.assert_allclose(symmetric(rca), [1 / 3, -0.2, -1.0])


def test_trade_intensity_by_hand() -> None:
    # 5% of our exports go where 2% of the world's go.
    assert trade_intensity(5.0, 100.0, 20.0, 1000.0) == pytest.approx(2.5)
    assert trade_intensity(5.0, 0.0, 20.0, 1000.0) is None


def test_complementarity_by_hand() -> None:
    assert complementarity(np.array([50.0, 50.0, 0.0]), np.array([25.0, 25.0, 50.0])) == pytest.approx(0.5)
    assert complementarity(np.array([1.0, 0.0]), np.array([0.0, 9.0])) == pytest.approx(0.0)
    assert complementarity(np.array([2.0, 4.0]), np.array([1.0, 2.0])) == pytest.approx(1.0)


def test_grubel_lloyd_by_hand() -> None:
    exports, imports = np.array([100.0, 40.0, 0.0, 0.0]), np.array([100.0, 60.0, 10.0, np.nan])
    np.testing.assert_allclose(grubel_lloyd(exports, imports), [1.0, 0.8, 0.0, np.nan])
    assert grubel_lloyd_total(exports, imports) == pytest.approx(1 - 30 / 310)
    assert grubel_lloyd_total(np.zeros(1), np.zeros(1)) is None


def test_unit_values() -> None:
    np.testing.assert_allclose(
        unit_values(np.array([100.0, 5.0, 7.0]), np.array([50.0, 0.0, np.nan])), [2.0, np.nan, np.nan]
    )
