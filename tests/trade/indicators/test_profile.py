"""A flow's structure out of the warehouse."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.trade.store import line, load, warehouse_of

from comity.errors import WarehouseError
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.quantity import Quantity
from comity.reference.distances import places
from comity.trade.indicators.profile import both_ways, structure
from comity.trade.indicators.seasonal import seasonal_intervals
from comity.trade.mirrors.books import mirror
from comity.trade.observe.observe import observe
from comity.trade.warehouse.store import Warehouse

ROWS = [
    line("GEO", "X", "ARM", "22", "2014", 20.0, net_weight=10.0), line("GEO", "X", "ARM", "31", "2014", 10.0),
    line("GEO", "X", "ARM", "22", "2015", 36.0, net_weight=12.0), line("GEO", "X", "ARM", "87", "2015", 4.0),
    line("GEO", "RX", "ARM", "87", "2015", 4.0), line("GEO", "M", "ARM", "22", "2015", 12.0),
    line("GEO", "X", "DEU", "22", "2015", 24.0), line("GEO", "X", "DEU", "26", "2015", 36.0),
    line("DEU", "X", "GEO", "87", "2015", 300.0),
    line("ARM", "M", "GEO", "22", "2014", 30.0), line("ARM", "M", "GEO", "22", "2015", 45.0),
    line("ARM", "M", "DEU", "87", "2015", 55.0),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Warehouse:
    return warehouse_of(tmp_path / "w", ROWS)


def test_goods_their_change_and_the_indicators(store: Warehouse) -> None:
    with store.view() as view:
        found = structure(view, "GEO", "ARM", "GEO", 2015, 2)
    assert (found.books, found.source, found.total, found.before) == ("GEO", "comtrade", 40.0, 30.0)
    assert found.growth == pytest.approx(1 / 3)
    rows = {row["commodity"]: row for row in found.goods.to_pylist()}
    assert list(rows) == ["22", "87", "31"]
    assert rows["22"]["share"] == pytest.approx(0.9)
    assert rows["22"]["growth"] == pytest.approx(0.8)
    assert (rows["87"]["rank"], rows["87"]["rank_before"], rows["87"]["growth"]) == (2, 0, None)
    assert rows["22"]["unit_value"] == pytest.approx(3.0)
    # 60 of Georgia's 100 are beverages, 60 of the 400 that all three export.
    assert rows["22"]["rca"] == pytest.approx(0.6 / (60 / 400))
    assert rows["22"]["grubel_lloyd"] == pytest.approx(1 - 24 / 48)
    assert found.herfindahl == pytest.approx(0.81 + 0.01)
    assert found.grubel_lloyd == pytest.approx(1 - 28 / 52)
    assert found.intensity == pytest.approx((40 / 100) / (100 / 400))
    assert not found.knows_the_world


def test_the_change_is_taken_apart(store: Warehouse) -> None:
    with store.view() as view:
        found = structure(view, "GEO", "ARM", "GEO", 2015, 2)
    assert found.margins is not None
    assert (found.margins.continuing, found.margins.appeared, found.margins.vanished) == (16.0, 4.0, -10.0)
    assert found.prices is not None
    assert (found.prices.price_fisher, found.prices.quantity_fisher) == (pytest.approx(1.5), pytest.approx(1.2))
    assert found.market is not None
    assert found.market.change == 10.0


def test_the_gateway_role_is_that_of_the_origin(store: Warehouse) -> None:
    with store.view() as view:
        found = structure(view, "GEO", "ARM", "GEO", 2015, 2)
    assert found.gateway.reexports == pytest.approx(0.1)
    assert found.gateway.of_all == pytest.approx(0.04)


def test_the_other_book_speaks_where_ours_is_silent(store: Warehouse) -> None:
    with store.view() as view:
        found = structure(view, "DEU", "ARM", "DEU", 2015, 2)
        assert (found.books, found.total) == ("ARM", 55.0)
        with pytest.raises(WarehouseError, match="in 2013 by goods of 2 digits; `comity stats list`"):
            structure(view, "DEU", "ARM", "DEU", 2013, 2)


def test_of_several_sources_the_one_with_most_products_is_taken(store: Warehouse) -> None:
    load(store, [line("GEO", "X", "ARM", c, "2015", 1.0) for c in ("01", "02", "03")], source="geostat")
    with store.view() as view:
        assert structure(view, "GEO", "ARM", "GEO", 2015, 2).source == "geostat"


def countries(count: int) -> list[str]:
    return sorted({"DEU", "FRA", *places()} - {"GEO", "ARM"})[:count]


def estimates(classification: str = "H0", commodity: str = "22") -> list[dict[str, object]]:
    """Georgia and 60 others export; a list of one line a flow."""
    others = [line(code, "X", "ARM", commodity, "2015", 2.0, classification=classification) for code in countries(60)]
    return [
        *others,
        line("GEO", "X", "ARM", commodity, "2015", 60.0, classification=classification),
        line("GEO", "X", "ARM", commodity, "2014", 30.0, classification=classification),
        line("GEO", "X", "DEU", commodity, "2015", 20.0, classification=classification),
        line("ARM", "X", "GEO", commodity, "2015", 20.0, classification=classification),
    ]


def test_where_no_book_tells_the_flow_an_estimate_does_and_says_so(tmp_path: Path) -> None:
    store = warehouse_of(tmp_path / "e", [])
    load(store, estimates(), source="baci-hs92", standing="estimate")
    with store.view() as view:
        exports, imports = both_ways(view, ("ARM", "GEO"), 2015, 2)
        assert imports == structure(view, "GEO", "ARM", "ARM", 2015, 2)
    assert exports is not None
    assert imports is not None
    assert (imports.books, imports.source, imports.total, imports.before) == ("", "baci-hs92", 60.0, 30.0)
    assert imports.grubel_lloyd == pytest.approx(1 - 40 / 80)
    assert (imports.partner_rank, imports.partners) == (1, 61)  # of Armenia's suppliers, who tell it
    assert imports.partner_share == pytest.approx(60 / 180)
    assert imports.intensity == pytest.approx((60 / 80) / (180 / 220))
    assert (exports.total, exports.before) == (20.0, None)


def test_a_book_stands_before_an_estimate_which_lends_it_the_world(store: Warehouse) -> None:
    load(store, estimates(), source="baci-hs92", standing="estimate")
    with store.view() as view:
        found = structure(view, "GEO", "ARM", "GEO", 2015, 2)
        assert (found.books, found.source, found.total) == ("GEO", "comtrade", 40.0)
        assert (found.world_source, found.reporters, found.knows_the_world) == ("baci-hs92", 62, True)
        assert found.intensity == pytest.approx((60 / 80) / (180 / 220))
        rows = {row["commodity"]: row for row in found.goods.to_pylist()}
        assert rows["22"]["rca"] == pytest.approx(1.0)


def test_below_chapters_only_a_world_of_the_same_list_of_goods_is_taken(tmp_path: Path) -> None:
    book = line("GEO", "X", "ARM", "220421", "2015", 10.0, classification="H4")
    for edition, source in (("H0", "comtrade"), ("H4", "baci-hs12")):
        store = warehouse_of(tmp_path / edition, [book])
        load(store, estimates(edition, "220421"), source="baci-hs12", standing="estimate")
        with store.view() as view:
            assert structure(view, "GEO", "ARM", "GEO", 2015, 6).world_source == source
            assert structure(view, "GEO", "ARM", "GEO", 2015, 2).world_source == "baci-hs12"


def test_the_partner_has_its_place_among_all(store: Warehouse) -> None:
    with store.view() as view:
        found = structure(view, "GEO", "ARM", "GEO", 2015, 2)
    assert (found.partner_rank, found.partners) == (2, 2)
    assert found.partner_share == pytest.approx(0.4)


def test_seasonality_of_a_pair_holds_the_intervals_of_all_its_books(tmp_path: Path) -> None:
    def months(reporter: str, flow: str, partner: str, early: float) -> list[dict[str, object]]:
        return [
            line(reporter, flow, partner, "TOTAL", f"{year}-{month:02}", early if month <= 6 else 1.0)
            for year in (2013, 2014, 2015)
            for month in range(1, 13)
        ]

    rows = [*months("GEO", "X", "ARM", 1.0), *months("ARM", "M", "GEO", 3.0)]
    with warehouse_of(tmp_path / "m", rows).view() as view:
        found = seasonal_intervals(view, ("ARM", "GEO"))
        nothing = seasonal_intervals(view, ("GEO", "DEU"))
    assert found[6] == Interval(Fraction(1, 2), Fraction(3, 4))
    assert sorted(found) == [3, 6, 9]
    assert nothing == {}


def test_codes_of_another_list_of_goods_are_not_taken_for_chapters(tmp_path: Path) -> None:
    rows = [
        line("GEO", "X", "ARM", "22", "2015", 10.0),
        line("GEO", "X", "ARM", "22", "2015", 99.0, classification="S3"),  # SITC 22: oil seeds
        line("ARM", "M", "GEO", "22", "2015", 11.0, classification="H4"),
    ]
    asked = Quantity("exports", "GEO", "ARM", "22", Period.of_year(2015), "USD")
    with warehouse_of(tmp_path / "s", rows).view() as view:
        assert structure(view, "GEO", "ARM", "GEO", 2015, 2).total == 10.0
        gap = mirror(view, "GEO", "ARM", 2015, 2).gap
        observed = [o.interval for o in observe(view, [asked]) if o.books == "GEO"]
    assert gap is not None
    assert (gap.exported, gap.imported) == (10, 11)
    assert observed == [Interval(Fraction("9.5"), Fraction("10.5"))]
