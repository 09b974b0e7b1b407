"""Export potential: the published formula worked by hand, and out of a warehouse."""

from pathlib import Path

import numpy as np
import pytest
from tests.trade.store import line, load, warehouse_of

from comity.errors import WarehouseError
from comity.trade.potential.assess import assess
from comity.trade.potential.indicator import export_potential


def one_year(*values: float) -> np.ndarray:
    return np.array([values], dtype=float)


def test_the_formula_worked_by_hand() -> None:
    # Shares in the world 20% and 10%; j imports 50 and 100: 10 + 10 would be exported, 30 is: ease 1.5.
    found = export_potential(one_year(20, 30), one_year(100, 300), one_year(50, 100), one_year(6, 24))
    np.testing.assert_allclose(found.supply, [0.2, 0.1])
    assert found.ease == pytest.approx(1.5)
    np.testing.assert_allclose(found.potential, [15.0, 15.0])
    np.testing.assert_allclose(found.unrealised, [9.0, 0.0])
    assert found.realised == pytest.approx((6 + 15) / 30)


def test_without_projections_the_potential_adds_up_to_what_is_traded() -> None:
    rng = np.random.default_rng(2)
    own, more, demand, bilateral = rng.lognormal(2, 1, (4, 5, 30))
    found = export_potential(own, own + more, demand, bilateral)
    assert found.potential.sum() == pytest.approx(found.actual.sum())


def test_products_not_exported_every_year_have_no_potential() -> None:
    own = np.array([[5.0, 5.0], [0.0, 5.0]])
    found = export_potential(own, np.full((2, 2), 50.0), np.full((2, 2), 10.0), np.full((2, 2), 1.0))
    assert found.potential[0] == 0.0
    assert found.potential[1] == pytest.approx(2.0)


def test_without_common_ground_there_is_no_ease() -> None:
    found = export_potential(one_year(5, 0), one_year(9, 9), one_year(0, 7), one_year(0, 0))
    assert found.ease is None
    assert found.realised is None


ROWS = [
    line("GEO", "X", "ARM", "22", "2015", 6.0), line("GEO", "X", "DEU", "22", "2015", 14.0),
    line("GEO", "X", "ARM", "26", "2015", 24.0), line("GEO", "X", "DEU", "26", "2015", 6.0),
    line("DEU", "X", "ARM", "22", "2015", 80.0), line("DEU", "X", "FRA", "26", "2015", 270.0),
    line("ARM", "M", "DEU", "22", "2015", 50.0), line("ARM", "M", "FRA", "26", "2015", 100.0),
]  # fmt: skip


def test_out_of_the_warehouse(tmp_path: Path) -> None:
    store = warehouse_of(tmp_path / "w", ROWS)
    with store.view() as view:
        found = assess(view, "GEO", "ARM", 2015, 2)
        with pytest.raises(WarehouseError, match="no source tells both exports of FRA"):
            assess(view, "FRA", "ARM", 2015, 2)
    assert (found.codes, found.years, found.reporters, found.knows_the_world) == (("22", "26"), (2015,), 2, False)
    assert found.result.ease == pytest.approx(1.5)
    np.testing.assert_allclose(found.result.potential, [15.0, 15.0])


def test_a_list_of_one_line_a_flow_tells_imports_from_its_exporters(tmp_path: Path) -> None:
    store = warehouse_of(tmp_path / "w", ROWS[-2:])
    load(store, ROWS[:6], source="baci", standing="estimate")
    with store.view() as view:
        found = assess(view, "GEO", "ARM", 2015, 2)
    assert found.source == "baci"
    np.testing.assert_allclose(found.result.demand, [86.0, 24.0])
