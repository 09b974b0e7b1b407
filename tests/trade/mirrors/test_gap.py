"""The gap's parts add up to it, and each is what was planted."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.mirrors.world import world
from tests.trade.store import line, load, warehouse_of

from comity.errors import WarehouseError
from comity.trade.mirrors.books import mirror
from comity.trade.mirrors.gap import PARTS, Sides, carried_over, largest, take_apart

CODES = st.sampled_from(["01", "27", "84", "99"])
VALUES = st.dictionaries(CODES, st.floats(0, 1e9, allow_subnormal=False), max_size=4)
MAYBE = st.none() | VALUES


@given(VALUES, VALUES, MAYBE, MAYBE, MAYBE, st.none() | st.floats(-1e8, 1e8), st.none() | st.frozensets(CODES))
def test_the_parts_always_add_up(
    exported: dict[str, float],
    imported: dict[str, float],
    again: dict[str, float] | None,
    through: dict[str, float] | None,
    foreign: dict[str, float] | None,
    carried: float | None,
    has: frozenset[str] | None,
) -> None:
    gap = take_apart(
        Sides(exported, imported, reexported=again, through_others=through, of_others=foreign, carried=carried,
              exporter_has=has, importer_has=has)
    )  # fmt: skip
    assert sum(gap.parts[name] for name in PARTS) == gap.gap == sum(line.gap for line in gap.lines)
    for told in gap.lines:
        assert sum(told.parts.values()) == told.gap


def test_each_part_worked_by_hand() -> None:
    gap = take_apart(
        Sides(
            exported={"22": 100.0, "27": 200.0, "87": 50.0, "99": 10.0},
            imported={"22": 106.0, "27": 240.0, "39": 53.0, "87": 5.3, "99": 4.0},
            reexported={"87": 45.0},
            exporter_has=frozenset({"22", "27", "87", "99"}),
            importer_has=frozenset({"22", "27", "39", "87", "99"}),
            through_others={"27": 26.5},
            of_others={"87": 30.0},
            carried=-7.0,
        )
    )
    by_code = {told.commodity: {k: v for k, v in told.parts.items() if v} for told in gap.lines}
    assert by_code == {
        "22": {"cif": 6},
        "27": {"cif": 14, "consignment": 25, "unexplained": 1},
        "39": {"cif": 3, "coverage": 50},
        "87": {"reexports": -45},
        "99": {"coverage": -6},
    }
    assert gap.parts["timing"] == -7
    assert gap.parts["unexplained"] == 1 + 7
    assert gap.how["timing"] == "estimated"
    assert gap.inseparable == ()
    assert [told.commodity for told in largest(gap, 2)] == ["39", "87"]


def test_what_the_data_do_not_tell_is_said_to_be_inseparable() -> None:
    gap = take_apart(Sides({"TOTAL": 100.0}, {"TOTAL": 130.0}))
    assert gap.inseparable == ("coverage", "reexports", "consignment", "timing")
    assert gap.parts["cif"] == 7
    assert gap.parts["unexplained"] == 23


def test_fob_values_of_the_importer_are_taken_before_any_rate() -> None:
    gap = take_apart(Sides({"27": 100.0}, {"27": 120.0}, imported_fob={"27": 104.0}))
    assert (gap.parts["cif"], gap.how["cif"], gap.parts["unexplained"]) == (16, "observed", 4)


def test_a_planted_lag_is_found_and_carried() -> None:
    rng = np.random.default_rng(5)
    exported = rng.lognormal(3, 0.5, 36)
    imported = np.concatenate([[np.nan], exported[:-1]])
    assert carried_over(exported, imported, slice(12, 24)) == pytest.approx(exported[11] - exported[23])
    assert carried_over(exported, exported, slice(12, 24)) == 0.0
    assert carried_over(exported[:20], imported[:20], slice(8, 20)) is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "w"


def test_both_books_come_out_of_the_warehouse_side_by_side(folder: Path) -> None:
    store = warehouse_of(
        folder,
        [
            line("GEO", "X", "ARM", "2203", "2015", 60.0), line("GEO", "X", "ARM", "2204", "2015", 40.0),
            line("GEO", "X", "ARM", "8703", "2015", 50.0), line("GEO", "RX", "ARM", "8703", "2015", 50.0),
            line("GEO", "X", "AZE", "3901", "2014", 9.0),
            line("ARM", "M", "GEO", "2203", "2015", 110.0), line("ARM", "M", "GEO", "3901", "2015", 21.2),
            line("ARM", "M", "GEO", "2203", "2014", 1.0),
        ],
    )  # fmt: skip
    with store.view() as view:
        found = mirror(view, "GEO", "ARM", 2015, 2)
        whole = mirror(view, "GEO", "ARM", 2015, 0)
        alone = mirror(view, "GEO", "ARM", 2014, 2)
        with pytest.raises(WarehouseError, match="no book tells trade from GEO to ARM in 2001"):
            mirror(view, "GEO", "ARM", 2001, 2)
    assert found.gap is not None
    assert found.both == (2015,)
    assert {told.commodity: (told.exported, told.imported) for told in found.gap.lines} == {
        "22": (100, 110),
        "39": (0, 21),
        "87": (50, 0),
    }
    assert found.gap.parts["reexports"] == 0  # the importer's book has no chapter 87 with anybody: that comes first
    assert found.gap.parts["coverage"] == 20 - 50
    assert whole.gap is not None
    assert (whole.gap.exported, whole.gap.imported) == (150, 131)
    assert alone.gap is None
    assert alone.exporter is None
    assert alone.importer is not None


def test_the_books_of_one_source_are_taken_before_those_of_two(folder: Path) -> None:
    store = warehouse_of(
        folder, [line("GEO", "X", "ARM", "22", "2015", 60.0), line("ARM", "M", "GEO", "22", "2015", 70.0)]
    )
    load(store, [line("GEO", "X", "ARM", c, "2015", 1.0) for c in ("22", "23", "24")], source="geostat")
    with store.view() as view:
        found = mirror(view, "GEO", "ARM", 2015, 2)
        reconciled = mirror(view, "GEO", "ARM", 2015, 2, with_estimate=True)
    assert found.exporter is not None
    assert found.exporter.source == "comtrade"
    value, weight = reconciled.reconciled["22"]
    assert (value, weight) == (pytest.approx(65.0), pytest.approx(0.5))
    assert any("too few flows" in note for note in reconciled.notes)


def test_countries_of_consignment_are_seen(folder: Path) -> None:
    rows = [
        line("DEU", "X", "GEO", "84", "2015", 10.0),
        line("GEO", "M", "DEU", "84", "2015", 53.0),
        line("GEO", "M", "DEU", "84", "2015", 31.8, partner2="TUR"),
        line("GEO", "M", "CHN", "84", "2015", 5.0, partner2="DEU"),
    ]
    with warehouse_of(folder, rows).view() as view:
        found = mirror(view, "DEU", "GEO", 2015, 2)
    assert found.gap is not None
    assert found.gap.how["consignment"] == "observed"
    assert found.gap.parts["consignment"] == round((31.8 - 5.0) / 1.06)


def test_with_all_that_a_source_tells_the_rates_are_fitted_and_the_flow_reconciled(folder: Path) -> None:
    """The gap's part for transport is what was planted, and the reconciled value lies between the two words."""
    planted = world(products=40, noise=0.3)
    rows = planted.rows.to_pylist()
    store = warehouse_of(folder, [{**row, "period": "2015", "step": None} for row in rows])
    with store.view() as view:
        found = mirror(view, "GEO", "ARM", 2015, 6, with_estimate=True)
    assert found.gap is not None
    assert found.gap.how["cif"] == "estimated"
    told = [line for line in found.gap.lines if line.parts["cif"]]
    assert len(told) > 10
    for part in told:
        rate = planted.rates["GEO", "ARM", part.commodity]
        assert part.parts["cif"] / part.imported == pytest.approx(1 - 1 / rate, abs=0.03)
        value, weight = found.reconciled[part.commodity]
        fob = part.imported - part.parts["cif"]
        assert min(part.exported, fob) - 1 <= value <= max(part.exported, fob) + 1
        assert 0 < weight < 1
