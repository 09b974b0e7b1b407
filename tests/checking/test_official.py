"""Figures held against official statistics, each book by itself."""

import random
from fractions import Fraction
from typing import Any

import pytest

from comity.checking.exchange import Exchange
from comity.checking.official.judge import Judged, judge
from comity.checking.official.tell import in_percent, official_of
from comity.checking.official.wanted import claims, wanted
from comity.model.figure import Figure, HsMatch
from comity.model.interval import Interval
from comity.model.observation import Observation, Rate
from comity.model.official import OFFICIAL
from comity.model.period import Period
from comity.model.quantity import Quantity

Y = Period.of_year
NONE = Exchange()


def figure(anchor: str, value: str, step: str = "100000", start: int = 0, **fields: Any) -> Figure:
    """Exports of BLR to KAZ in 2014, in dollars, unless told otherwise."""
    given: dict[str, Any] = {
        "measure": "exports", "reporter": "BLR", "partner": "KAZ", "period": Y(2014), "unit": "USD",
        "value": Fraction(value), "step": Fraction(step),
    }  # fmt: skip
    place: dict[str, Any] = {
        "document": "note",
        "text_digest": "note",
        "start": start,
        "end": start + len(anchor),
        "anchor": anchor,
    }
    return Figure(**place, **(given | fields))


def book(  # noqa: PLR0917
    value: str, books: str | None = "BLR", period: str = "2014", vintage: str = "2015-06-01", source: str = "comtrade",
    currency: str = "USD", commodity: str | None = None, standing: str = "book", measure: str = "exports",
) -> Observation:  # fmt: skip
    quantity = Quantity(measure, "BLR", "KAZ", commodity, Period.parse(period), "USD")
    interval = Interval.rounded(Fraction(value), Fraction(1))
    row = f"{source} {vintage} {books} {period} {value}"
    return Observation(quantity, interval, currency, books, standing, source, vintage, (row,))


EXPORTS = figure("$877.6 million", "877600000")


def verdict(f: Figure, *observations: Observation, exchange: Exchange = NONE) -> Judged:
    return judge(claims([f]), observations, exchange)[0]


@pytest.mark.parametrize(
    ("values", "state", "yes", "no"),
    [
        ({"BLR": "877630000", "KAZ": "877590000"}, "confirmed", ("BLR", "KAZ"), ()),
        ({"BLR": "877630000", "KAZ": "701000000"}, "confirmed by one", ("BLR",), ("KAZ",)),
        ({"BLR": "877630000"}, "confirmed by one", ("BLR",), ()),
        ({"BLR": "879000000", "KAZ": "877600000"}, "confirmed by one", ("KAZ",), ("BLR",)),
        ({"BLR": "879000000", "KAZ": "701000000"}, "contradicted", (), ("BLR", "KAZ")),
        ({"KAZ": "701000000"}, "differs from one", (), ("KAZ",)),
        ({}, "not covered", (), ()),
    ],
)
def test_each_book_by_itself(values: dict[str, str], state: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    found = verdict(EXPORTS, *(book(value, name) for name, value in values.items()))
    assert (found.state, found.confirmed_by, found.contradicted_by) == (state, yes, no)
    assert found.state in OFFICIAL
    for language in ("en", "ru"):
        told = official_of(found, language)
        assert told.text
        assert "{" not in told.text
        assert all(row.rows for row in told.rows)


def test_an_estimate_is_never_a_book() -> None:
    agrees = verdict(EXPORTS, book("877600000", None, standing="estimate", source="baci"))
    differs = verdict(EXPORTS, book("900000000", None, standing="estimate", source="baci"))
    assert (agrees.state, agrees.confirmed_by) == ("not covered", ())
    assert differs.state == "differs from estimate"
    assert "900" in official_of(differs, "en").text
    beside = verdict(EXPORTS, book("877600000"), book("900000000", None, standing="estimate", source="baci"))
    assert beside.state == "confirmed by one"


def test_an_older_vintage_that_agrees_tells_of_a_revision() -> None:
    old, new = book("877600000", vintage="2015-02-01"), book("879900000", vintage="2016-02-01")
    found = verdict(EXPORTS, old, new)
    assert found.state == "revised"
    assert "2015-02-01" in official_of(found, "en").text
    assert [row.newest for row in found.rows] == [True, False]
    assert verdict(EXPORTS, old, book("877640000", vintage="2016-02-01")).state == "confirmed by one"


def test_one_book_by_two_sources_agrees_if_one_does() -> None:
    found = verdict(EXPORTS, book("877600000", source="belstat"), book("880000000", source="comtrade"))
    assert (found.state, found.confirmed_by, found.contradicted_by) == ("confirmed by one", ("BLR",), ())


def test_money_of_another_kind_by_dated_rates_only() -> None:
    f = figure("157 billion tenge", "157000000000", "1000000000", unit="KZT")
    rate = Rate("KZT", Y(2014), Interval(1 / Fraction(185), 1 / Fraction(155)), "national bank")
    assert verdict(f, book("877600000"), exchange=Exchange([rate])).state == "confirmed by one"
    assert verdict(f, book("600000000"), exchange=Exchange([rate])).state == "differs from one"
    lost = verdict(f, book("877600000"))
    assert (lost.state, lost.no_rate) == ("not covered", ("KZT 2014",))
    assert "KZT 2014" in official_of(lost, "en").text


def test_growth_from_two_years_of_one_book_and_vintage() -> None:
    f = figure("0.8 percent", "0.8", "0.1", form="growth", unit="percent", base=Y(2013))
    now, before = book("877600000"), book("870600000", period="2013")
    found = verdict(f, now, before)
    assert found.state == "confirmed by one"
    assert found.rows[0].unit == "percent"
    assert len(found.rows[0].rows) == 2
    assert verdict(f, now).state == "not covered"
    assert verdict(f, now, book("870600000", "KAZ", period="2013")).state == "not covered"
    apart = verdict(f, now, book("870600000", period="2013", vintage="2014-01-01"))
    assert (apart.state, apart.rows[0].vintage) == ("confirmed by one", "2015-06-01"), "each year's newest state"
    old = book("800000000", period="2013", vintage="2014-01-01")
    assert verdict(f, now, old, before).state == "confirmed by one", "a state that was given up is not mixed in"
    assert verdict(f, now, book("800000000", period="2013")).state == "differs from one"


def test_a_share_from_part_and_whole() -> None:
    f = figure("10.1 percent", "10.1", "0.1", form="share", unit="percent", commodity="oil products",
               hs=(HsMatch("2710", 1.0),))  # fmt: skip
    found = verdict(f, book("88500000", commodity="2710"), book("877600000"))
    assert found.state == "confirmed by one"
    assert verdict(f, book("38500000", commodity="2710"), book("877600000")).state == "differs from one"
    assert verdict(f, book("877600000")).state == "not covered"


def test_imports_are_asked_for_as_exports_of_the_other_and_a_balance_from_its_side() -> None:
    f = figure("$877.6 million", "877600000", measure="imports", reporter="KAZ", partner="BLR")
    assert verdict(f, book("877600000")).state == "confirmed by one"
    deficit = figure("−$583.8 million", "-583800000", measure="balance", reporter="KAZ", partner="BLR")
    found = verdict(deficit, book("583800000", measure="balance"))
    assert found.state == "confirmed by one"
    assert found.rows[0].interval.high is not None
    assert found.rows[0].interval.high < 0, "shown from the figure's side"


@pytest.mark.parametrize(
    "fields",
    [{"scope": "Gomel oblast"}, {"basis": "constant prices"}, {"partner_region": "Xinjiang"}, {"measure": "count:x"},
     {"status": "target"}, {"period": None}, {"measure": "investment"}],
)  # fmt: skip
def test_what_statistics_cannot_know_is_not_asked(fields: dict[str, Any]) -> None:
    assert claims([figure("$877.6 million", "877600000", **fields)]) == []


def test_goods_are_asked_for_by_code_where_it_is_sure() -> None:
    sure = figure("$5 million", "5000000", commodity="tractors", hs=(HsMatch("8701", 1.0), HsMatch("8429", 0.95)))
    vague = figure("$5 million", "5000000", start=50, commodity="machinery", hs=(HsMatch("84", 0.4),))
    assert {q.commodity for q in wanted(claims([sure, vague]))} == {"8429+8701", "machinery"}


def test_any_order() -> None:
    figures = [EXPORTS, figure("0.8 percent", "0.8", "0.1", 40, form="growth", unit="percent", base=Y(2013))]
    rows = [
        book("877600000"), book("879900000", vintage="2016-01-01"), book("870600000", period="2013"),
        book("1", "KAZ"), book("2", None, standing="estimate", source="baci"),
    ]  # fmt: skip
    expected = judge(claims(figures), rows, NONE)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert judge(claims(figures[::-1]), rows, NONE) == expected


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0.352", "+0.35%"), ("-12.4", "−12%"), ("92345", "+92000%"), ("100", "+100%"), ("-0.00001", "−0.00001%")],
)
def test_differences_are_printed_without_a_power_of_ten(value: str, shown: str) -> None:
    assert in_percent(Fraction(value)) == shown
