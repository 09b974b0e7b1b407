"""What a View says of what was loaded."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.trade.warehouse.failing import tree
from tests.trade.warehouse.rows import batches, flow
from tests.trade.warehouse.rows import given as provenance

from comity.errors import StatisticsError, WarehouseError
from comity.trade.warehouse.lock import locked
from comity.trade.warehouse.store import Warehouse
from comity.trade.warehouse.view import View

PLACES = ("BLR", "KAZ", "RUS", "WLD")
KEYS = st.tuples(
    st.sampled_from(PLACES[:3]), st.sampled_from(PLACES), st.sampled_from(["X", "M"]), st.integers(2014, 2016),
    st.sampled_from(["TOTAL", "01", "0101", "010121", "99"]),
)  # fmt: skip
ROWS = st.dictionaries(KEYS, st.tuples(st.integers(0, 10**6), st.none() | st.integers(1, 999)), min_size=1)


def made(rows: dict[tuple[str, str, str, int, str], tuple[int, int | None]]) -> list[dict[str, Any]]:
    return [
        flow(
            reporter, partner, float(value), flow=kind, period=str(year), commodity=commodity,
            partner_is_group=partner == "WLD", net_weight=None if weight is None else float(weight),
        )
        for (reporter, partner, kind, year, commodity), (value, weight) in rows.items()
    ]  # fmt: skip


def stored(root: Path, rows: list[dict[str, Any]], memory: int = 1 << 28, size: int = 1000, **of: str) -> Warehouse:
    warehouse = Warehouse(root, memory=memory, threads=1)
    name = of.pop("name", "a")
    warehouse.load(provenance(name, **of), "flows", batches(rows, size=size), name.encode())
    return warehouse


def pairs(view: View, **asked: Any) -> list[tuple[str, str, str, str, float]]:
    rows = view.flows(("BLR", "KAZ"), **asked).to_pylist()
    return [(row["reporter"], row["flow"], row["period"], row["commodity"], row["value"]) for row in rows]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_every_row_comes_back_and_sums_are_sums(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[tuple[str, str, str, int, str], tuple[int, int | None]]
) -> None:
    root = tmp_path_factory.mktemp("warehouse")
    listed = made(rows)
    with stored(root, listed).view() as view:
        back = view.query_text("select * from flows").to_pylist()
        keys = ("reporter", "partner", "flow", "year", "commodity", "value", "net_weight")
        assert sorted(map(repr, ([row[key] for key in keys] for row in back))) == sorted(
            map(repr, ([row.get(key) for key in keys] for row in listed))
        )
        expected: dict[tuple[Any, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for row in listed:
            if not row["partner_is_group"]:
                weight = row["net_weight"]
                for side in ("reporter", "partner"):
                    sums = expected[side, row[side], row["flow"], row["year"], row["commodity"]]
                    sums[0] += row["value"]
                    sums[1] += weight or 0.0
                    sums[2] += row["value"] if weight is None else 0.0
        found = {
            (row["side"], row["country"], row["flow"], row["year"], row["commodity"]): [
                row["value"], row["net_weight"] or 0.0, row["unweighed"]
            ]
            for row in view.query_text("select * from commodities").to_pylist()
        }  # fmt: skip
        assert found == expected


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, memory=st.sampled_from([300, 2000]), size=st.integers(1, 7))
def test_the_same_rows_give_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    rows: dict[tuple[str, str, str, int, str], tuple[int, int | None]],
    memory: int,
    size: int,
) -> None:
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    stored(first, made(rows))
    stored(second, made(rows), memory=memory, size=size)
    assert tree(first) == tree(second)


def test_the_same_load_again_adds_nothing(tmp_path: Path) -> None:
    stored(tmp_path, [flow("BLR", "KAZ", 1.0)])
    before = tree(tmp_path)
    stored(tmp_path, [flow("BLR", "KAZ", 2.0)])
    assert tree(tmp_path) == before


def test_finer_rows_are_added_up_where_there_are_no_coarser_ones(tmp_path: Path) -> None:
    rows = [
        flow("BLR", "KAZ", 5.0, commodity="010121"), flow("BLR", "KAZ", 6.0, commodity="010229"),
        flow("BLR", "KAZ", 7.0, commodity="020110"), flow("KAZ", "BLR", 20.0, flow="M"),
        flow("KAZ", "BLR", 9.0, flow="M", commodity="01"),
    ]  # fmt: skip
    with stored(tmp_path, rows).view() as view:
        assert pairs(view) == [("BLR", "X", "2015", "TOTAL", 18.0), ("KAZ", "M", "2015", "TOTAL", 20.0)]
        assert pairs(view, level=2) == [
            ("BLR", "X", "2015", "01", 11.0), ("BLR", "X", "2015", "02", 7.0), ("KAZ", "M", "2015", "01", 9.0),
        ]  # fmt: skip
        assert pairs(view, commodity="0101") == [("BLR", "X", "2015", "0101", 5.0)]
        assert view.flows(("BLR", "KAZ"), level=2)["lines"].to_pylist() == [2, 1, 1]


def test_lines_that_are_broken_down_are_in_no_sum(tmp_path: Path) -> None:
    rows = [
        flow("BLR", "KAZ", 5.0), flow("BLR", "KAZ", 3.0, transport="2000"), flow("BLR", "KAZ", 2.0, transport="3000"),
        flow("BLR", "KAZ", 5.0, partner2="RUS"), flow("BLR", "KAZ", 5.0, customs="C01"),
    ]  # fmt: skip
    with stored(tmp_path, rows).view() as view:
        assert pairs(view) == [("BLR", "X", "2015", "TOTAL", 5.0)]
        assert view.partners("BLR")["value"].to_pylist() == [5.0]


def test_a_newer_vintage_holds_and_the_older_one_is_kept(tmp_path: Path) -> None:
    chapters = [flow("BLR", "KAZ", 6.0, commodity="01"), flow("BLR", "KAZ", 4.0, commodity="02")]
    other = flow("KAZ", "BLR", 8.0, flow="M")
    stored(tmp_path, [flow("BLR", "KAZ", 10.0), *chapters, other], vintage="2016-03-01")
    # Revised, and nothing is left of chapter 02; the totals are not in the newer file at all.
    warehouse = stored(tmp_path, [flow("BLR", "KAZ", 11.0, commodity="01")], name="b", vintage="2017-03-01")
    with warehouse.view() as view:
        assert pairs(view) == [("BLR", "X", "2015", "TOTAL", 10.0), ("KAZ", "M", "2015", "TOTAL", 8.0)]
        assert pairs(view, level=2) == [("BLR", "X", "2015", "01", 11.0)]
        known = view.revisions(reporter="BLR", partner="KAZ", flow="X", period="2015", commodity="01").to_pylist()
        assert [(row["vintage"], row["value"]) for row in known] == [("2016-03-01", 6.0), ("2017-03-01", 11.0)]
        assert view.vintages("office") == (("office", "2016-03-01"), ("office", "2017-03-01"))
    with warehouse.view(as_of="2016-12-31") as view:
        assert pairs(view, level=2) == [("BLR", "X", "2015", "01", 6.0), ("BLR", "X", "2015", "02", 4.0)]


def test_two_loads_of_one_vintage_make_one_book(tmp_path: Path) -> None:
    stored(tmp_path, [flow("BLR", "KAZ", 1.0, commodity="01"), flow("BLR", "KAZ", 2.0, commodity="02")])
    rows = [flow("BLR", "KAZ", 5.0, commodity="02"), flow("BLR", "KAZ", 3.0, commodity="03")]
    with stored(tmp_path, rows, name="b").view() as view:
        values = [(row[3], row[4]) for row in pairs(view, level=2)]
        assert values == [("01", 1.0), ("02", 5.0), ("03", 3.0)]
        totals = view.totals("BLR").to_pylist()
        assert [(row["side"], row["value"]) for row in totals] == [("reporter", 9.0)]
        sums = view.commodities("BLR").to_pylist()
        assert [(row["commodity"], row["value"]) for row in sums] == [("01", 1.0), ("02", 5.0), ("03", 3.0)]
        assert view.world()["value"].to_pylist() == [1.0, 5.0, 3.0]


def test_ranks_and_shares_leave_groups_out(tmp_path: Path) -> None:
    rows = [
        flow("BLR", "WLD", 100.0, partner_is_group=True), flow("BLR", "KAZ", 10.0), flow("BLR", "RUS", 30.0),
        flow("BLR", "CIS", 35.0, partner_is_group=True), flow("BLR", "ARM", 10.0),
    ]  # fmt: skip
    with stored(tmp_path, rows).view() as view:
        found = {row["partner"]: (row["share"], row["rank"]) for row in view.partners("BLR").to_pylist()}
        assert found == {
            "RUS": (0.6, 1), "KAZ": (0.2, 2), "ARM": (0.2, 2), "WLD": (None, None), "CIS": (None, None),
        }  # fmt: skip
        totals = view.totals("BLR").to_pylist()[0]
        assert (totals["value"], totals["stated"], totals["partners"]) == (50.0, 100.0, 3)


def test_namibia_is_no_movement_and_the_union_no_country(tmp_path: Path) -> None:
    rows = [flow("NAM", "KAZ", 1.0), flow("EU", "KAZ", 100.0), flow("DEU", "KAZ", 10.0)]
    with stored(tmp_path, rows).view() as view:
        assert view.world(level=0)["value"].to_pylist() == [11.0]


def test_other_kinds_come_back(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    rates = [{"currency": "KZT", "against": "USD", "period": str(year), "value": 1 / year} for year in (2014, 2015)]
    warehouse.load(provenance("r"), "rates", batches(rates, "rates"))
    people = [{"country": "KAZ", "indicator": "SP.POP.TOTL", "period": "2015", "value": 17e6, "unit": "people"}]
    warehouse.load(provenance("i"), "indicators", batches(people, "indicators"))
    goods = [{"classification": "H4", "code": "01", "level": 2, "name": "Live animals"}]
    warehouse.load(provenance("n"), "nomenclature", batches(goods, "nomenclature"))
    steps = [{"from_classification": "H0", "from_code": "01", "to_classification": "H4", "to_code": "01"}]
    warehouse.load(provenance("c"), "correlations", batches(steps, "correlations"))
    with warehouse.view() as view:
        assert view.rates("KZT")["value"].to_pylist() == [1 / 2014, 1 / 2015]
        assert view.rates("BYN").num_rows == 0
        assert view.indicators("KAZ")["value"].to_pylist() == [17e6]
        assert view.nomenclature("H4")["parent"].to_pylist() == [None]
        assert view.correlations("H0", "H4")["to_code"].to_pylist() == ["01"]
        assert view.coverage()["kind"].to_pylist() == ["correlations", "indicators", "nomenclature", "rates"]


def test_many_loads_are_one_book(tmp_path: Path) -> None:
    places = [f"A{letter}{other}" for letter in "ABCDEFGHIJ" for other in "ABCDEFGH"]
    warehouse = Warehouse(tmp_path)
    for place in places:
        warehouse.load(provenance(place), "flows", batches([flow(place, "KAZ", 1.0), flow(place, "BLR", 2.0)]))
    with warehouse.view() as view:
        assert view.flows((places[3], "KAZ"))["value"].to_pylist() == [1.0]
        assert view.query_text("select sum(value) as v from partners")["v"].to_pylist() == [3.0 * len(places)]


def test_a_release_of_the_whole_world_is_replaced_as_a_whole(tmp_path: Path) -> None:
    places = [f"Q{first}{second}" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJ"]
    old = [flow(place, "KAZ", 1.0, commodity="010121") for place in places]
    stored(tmp_path, old, source="baci", standing="estimate", vintage="2023-01-01")
    # A pair that the newer release has no more is gone with the older one.
    warehouse = stored(
        tmp_path, [row | {"value": 2.0} for row in old[1:]] + [flow("ZZA", "BLR", 3.0, commodity="010121")], name="b",
        source="baci", standing="estimate", vintage="2024-01-01",
    )  # fmt: skip
    with warehouse.view() as view:
        assert view.flows((places[0], "KAZ")).num_rows == 0
        assert view.flows((places[1], "KAZ"))["value"].to_pylist() == [2.0]
        assert view.commodities("KAZ")["value"].to_pylist() == [2.0 * (len(places) - 1)]
        asked = {"reporter": places[1], "partner": "KAZ", "flow": "X", "period": "2015", "commodity": "010121"}
        assert view.revisions(**asked)["value"].to_pylist() == [1.0, 2.0]
    with warehouse.view(as_of="2023-06-30") as view:
        assert view.flows((places[0], "KAZ"))["value"].to_pylist() == [1.0]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (flow("BLR", "KAZ", 1.0, flow="E"), "flow 'E'"),
        (flow("BLR", "KAZ", 1.0, year=2014), "row 1: the period 2015 is not of 2014"),
        (flow("BLR", "KAZ", 1.0, period="2015-13"), "no period"),
        (flow("BLR", "", 1.0), "no partner"),
        (flow("BLR", "KAZ", float("inf")), "no number"),
    ],
)
def test_rows_that_are_off_are_refused(tmp_path: Path, row: dict[str, Any], told: str) -> None:
    with pytest.raises(StatisticsError, match=told):
        stored(tmp_path, [row])


@pytest.mark.parametrize("off", [{"source": "../x"}, {"vintage": "2020"}, {"standing": "rumour"}])
def test_what_names_a_folder_is_checked(tmp_path: Path, off: dict[str, str]) -> None:
    with pytest.raises(WarehouseError):
        stored(tmp_path, [flow("BLR", "KAZ", 1.0)], **off)
    assert not (tmp_path / "loads").exists()


def test_a_file_cut_off_is_told(tmp_path: Path) -> None:
    warehouse = stored(tmp_path, [flow("BLR", "KAZ", 1.0)])
    path = next(tmp_path.rglob("flows.parquet"))
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(WarehouseError, match=r"flows\.parquet: \d+ bytes, written were \d+"), warehouse.view() as view:
        view.flows(("BLR", "KAZ"))


def test_a_second_writer_waits_outside(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"), pytest.raises(WarehouseError, match="another load is writing"):
        stored(tmp_path, [flow("BLR", "KAZ", 1.0)])


def test_an_unknown_query_is_told(tmp_path: Path) -> None:
    with Warehouse(tmp_path).view() as view, pytest.raises(WarehouseError, match="no query is called"):
        view.query("../secrets")
