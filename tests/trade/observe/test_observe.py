"""What official statistics say of a quantity: both books, estimates, parts of years, goods, vintages."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.trade.store import line, load, warehouse_of

from comity.model.interval import Interval
from comity.model.observation import Observation
from comity.model.period import Period
from comity.model.quantity import Quantity
from comity.trade.observe.asked import codes_of, pieces_of
from comity.trade.observe.observe import observe
from comity.trade.warehouse.store import Warehouse

ROWS = [
    line("GEO", "X", "ARM", "TOTAL", "2015", 100.0),
    line("GEO", "X", "ARM", "27", "2015", 60.0, net_weight=2_000_000.0),
    line("GEO", "X", "ARM", "22", "2015", 40.0),
    line("GEO", "M", "ARM", "TOTAL", "2015", 30.5),
    line("ARM", "M", "GEO", "27", "2015", 70.0),
    line("ARM", "M", "GEO", "22", "2015", 45.0),
    line("ARM", "X", "GEO", "22", "2015", 25.0),
    line("GEO", "X", "WLD", "TOTAL", "2015", 900.0),
]


def quantity(
    measure: str, a: str, b: str, period: str = "2015", goods: str | None = None, unit: str = "USD"
) -> Quantity:
    return Quantity(measure, a, b, goods, Period.parse(period), unit)


def told(found: list[Observation]) -> dict[str | None, tuple[str, str]]:
    """Ends by books."""
    return {o.books: (str(o.interval.low), str(o.interval.high)) for o in found}


@pytest.fixture
def store(tmp_path: Path) -> Warehouse:
    return warehouse_of(tmp_path / "w", ROWS)


def test_both_books_of_a_directed_flow_with_their_rows(store: Warehouse) -> None:
    asked = quantity("exports", "GEO", "ARM")
    with store.view() as view:
        found = observe(view, [asked, asked])
    assert told(found) == {"GEO": ("199/2", "201/2"), "ARM": ("114", "116")}
    assert all(o.quantity == asked and o.currency == "USD" and o.standing == "book" for o in found)
    assert found[0].rows == ("comtrade 2020-01-01: GEO X ARM TOTAL 2015 100 USD, row 1",)
    assert found[1].rows == ("comtrade 2020-01-01: ARM M GEO TOTAL 2015 115 USD, 2 rows from 5",)


def test_turnover_and_balance_in_each_book(store: Warehouse) -> None:
    with store.view() as view:
        turnover = observe(view, [quantity("turnover", "ARM", "GEO")])
        balance = observe(view, [quantity("balance", "ARM", "GEO")])
    middles = {o.books: sum_of(o.interval) / 2 for o in turnover}
    assert middles == {"ARM": 140, "GEO": Fraction("130.5")}
    # Armenia's balance: 25 - 115 in its own books; 30.5 - 100 in Georgia's.
    assert {o.books: sum_of(o.interval) / 2 for o in balance} == {"ARM": -90, "GEO": Fraction("-69.5")}
    assert {o.books: o.formula for o in balance} == {"ARM": "X - M", "GEO": "M - X"}


def sum_of(interval: Interval) -> Fraction:
    assert interval.low is not None
    assert interval.high is not None
    return interval.low + interval.high


def test_goods_by_code_by_words_and_by_what_the_caller_knows(store: Warehouse) -> None:
    asked = [
        quantity("exports", "GEO", "ARM", goods="27"),
        quantity("exports", "GEO", "ARM", goods="22+27"),
        quantity("exports", "GEO", "ARM", goods="things to drink"),
        quantity("exports", "GEO", "ARM", goods="sundry wares"),
    ]
    with store.view() as view:
        found = [o for o in observe(view, asked, {"things to drink": ("22",)}) if o.books == "GEO"]
    assert [(o.quantity.commodity, sum_of(o.interval) / 2) for o in found] == [
        ("27", 60),
        ("22+27", 100),
        ("things to drink", 40),
    ]


def test_weight_in_tonnes_where_every_row_has_one(store: Warehouse) -> None:
    with store.view() as view:
        found = observe(view, [quantity("exports", "GEO", "ARM", goods="27", unit="tonnes")])
    assert [(o.books, o.currency, sum_of(o.interval) / 2) for o in found] == [("GEO", "tonnes", 2000)]


def test_trade_with_the_world_as_stated_or_added_up(store: Warehouse) -> None:
    with store.view() as view:
        found = observe(view, [quantity("exports", "GEO", "WLD"), quantity("exports", "ARM", "WLD")])
    assert [(o.books, sum_of(o.interval) / 2) for o in found] == [("GEO", 900), ("ARM", 25)]


def test_parts_of_a_year_are_added_from_months(tmp_path: Path) -> None:
    months = [line("GEO", "X", "ARM", "TOTAL", f"2015-{m:02}", 10.0 * m, step=1.0) for m in range(1, 12)]
    store = warehouse_of(tmp_path / "w", months)
    with store.view() as view:
        found = observe(view, [quantity("exports", "GEO", "ARM", p) for p in ("2015-Q1", "2015-01/2015-09", "2015")])
    assert [(str(o.quantity.period), sum_of(o.interval) / 2) for o in found] == [
        ("2015-Q1", 60),
        ("2015-01/2015-09", 450),
    ]
    assert found[0].formula == "2015-01 + ... + 2015-03"
    assert found[0].interval == Interval(Fraction("58.5"), Fraction("61.5"))
    assert len(found[1].rows) == 9


def test_what_was_said_before_comes_after_the_newest(store: Warehouse) -> None:
    load(store, [line("GEO", "X", "ARM", "TOTAL", "2015", 108.0)], vintage="2021-06-01")
    load(store, [line("GEO", "X", "ARM", "TOTAL", "2015", 108.0)], vintage="2022-06-01")
    with store.view() as view:
        found = [o for o in observe(view, [quantity("exports", "GEO", "ARM")]) if o.books == "GEO"]
    assert [(o.vintage, sum_of(o.interval) / 2) for o in found] == [("2022-06-01", 108), ("2020-01-01", 100)]


def test_an_estimate_is_nobodys_book(store: Warehouse) -> None:
    rows = [line("GEO", "X", "ARM", "TOTAL", "2015", 105.0), line("ARM", "X", "GEO", "TOTAL", "2015", 27.0)]
    load(store, rows, source="baci", standing="estimate")
    with store.view() as view:
        found = [o for o in observe(view, [quantity("turnover", "ARM", "GEO")]) if o.source == "baci"]
    assert [(o.books, o.standing, o.formula, sum_of(o.interval) / 2) for o in found] == [
        (None, "estimate", "X + X", 132)
    ]


@pytest.mark.parametrize(
    "asked",
    [
        quantity("services.exports", "GEO", "ARM"),
        quantity("direct_investment", "GEO", "ARM"),
        Quantity("exports", "GEO", "ARM", None, Period.of_year(2015), "USD", scope="tbilisi"),
        Quantity("exports", "GEO", "ARM", None, Period.of_year(2015), "USD", basis="constant prices"),
        quantity("exports", "GEO", "ARM", unit="percent"),
        quantity("exports", "GEO", "ARM", period="2015-12-31"),
        quantity("exports", "GEO", "ARM", period="2016"),
    ],
    ids=str,
)
def test_what_statistics_do_not_cover_is_not_observed(store: Warehouse, asked: Quantity) -> None:
    with store.view() as view:
        assert observe(view, [asked]) == []


def test_the_pieces_of_a_period() -> None:
    assert pieces_of(Period.parse("2015-H1")) == (
        ("2015-H1",),
        ("2015-Q1", "2015-Q2"),
        tuple(f"2015-0{m}" for m in range(1, 7)),
    )
    assert pieces_of(Period.parse("2015-03")) == (("2015-03",),)
    assert pieces_of(Period.parse("2014-11/2015-01"))[1] == ("2014-11", "2014-12", "2015-01")


def test_a_heading_within_a_named_chapter_is_not_added_again() -> None:
    assert codes_of(quantity("exports", "GEO", "ARM", goods="27+2709"), {}) == ("27",)
