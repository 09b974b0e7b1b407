"""`comity check` with official statistics: verdicts, rates and promises from a warehouse."""

import json
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pytest
from tests.trade.store import line, load

from comity.errors import WarehouseError
from comity.model.finding import Report
from comity.model.flows import RATE_COLUMNS, Provenance
from comity.model.period import Period
from comity.settings import Settings
from comity.trade.warehouse.schema import arrow_schema
from comity.trade.warehouse.store import Warehouse
from comity.workspace.add import add
from comity.workspace.check import check_documents, render
from comity.workspace.init import init
from comity.workspace.rates import rates_of
from comity.workspace.session import Session

TEXT = """Trade of Belarus with Kazakhstan
DATE: 2015-03-10

In 2014 Belarusian exports to Kazakhstan were $877.6 million and grew by 0.8 percent. Belarusian imports from
Kazakhstan amounted to $293.8 million. Belarus and Kazakhstan set the target of bringing trade to $2 billion in 2016.

In 2013 Belarusian exports to Kazakhstan were 134 billion tenge.
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "statistics", threads=1)
    before = line("BLR", "X", "KAZ", "TOTAL", "2013", 870_600_000.0)
    load(made, [line("BLR", "X", "KAZ", "TOTAL", "2014", 879_000_000.0), before], vintage="2015-02-01")
    rows = [
        line("BLR", "X", "KAZ", "TOTAL", "2014", 877_630_000.0), before,
        line("BLR", "M", "KAZ", "TOTAL", "2014", 87_000_000.0), line("KAZ", "M", "BLR", "TOTAL", "2014", 701_000_000.0),
        line("BLR", "X", "KAZ", "TOTAL", "2016", 364_000_000.0), line("BLR", "M", "KAZ", "TOTAL", "2016", 53_000_000.0),
    ]  # fmt: skip
    load(made, rows, vintage="2017-06-01")
    return made


def rates(made: Warehouse, rows: list[tuple[str, str, str, float]], source: str) -> None:
    table = pa.Table.from_pylist(
        [
            {"currency": currency, "against": against, "period": period, "value": value, "step": None, "row": at}
            for at, (currency, against, period, value) in enumerate(rows, 1)
        ],
        schema=arrow_schema(RATE_COLUMNS),
    )
    made.load(
        Provenance(source, "2017-01-01", "book", "x.csv", "0" * 63 + str(len(rows)), "t 1"), "rates", table.to_batches()
    )


def session(tmp_path: Path, warehouse: Path) -> Session:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    return Session(Settings(warehouse=str(warehouse), jobs=1), None)


def checked(tmp_path: Path, folder: Path) -> tuple[Report, str, str]:
    found = check_documents(session(tmp_path, folder), [str(tmp_path / "note.txt")])
    return found.report, render(found, "text"), render(found, "json")


def test_verdicts_of_both_books_with_their_rows(tmp_path: Path, warehouse: Warehouse) -> None:
    report, text, as_json = checked(tmp_path, warehouse.root)
    told = {row["text"]: row for row in json.loads(as_json)["official"]}
    assert told["$877.6 million"]["state"] == "confirmed by one"
    assert told["$877.6 million"]["confirmed_by"] == ["BLR"]
    assert told["$877.6 million"]["contradicted_by"] == ["KAZ"]
    assert told["0.8 percent"]["state"] == "confirmed by one"
    assert told["$293.8 million"]["state"] == "differs from one"
    assert told["$877.6 million"]["rows"][0]["rows"]
    assert "87 million USD" in text
    assert all(o.rows for o in report.official if o.state != "not covered")


def test_a_promise_is_missed_by_official_values(tmp_path: Path, warehouse: Warehouse) -> None:
    report, text, _ = checked(tmp_path, warehouse.root)
    (promise,) = [p for p in report.promises if p.kind == "target"]
    assert (promise.state, promise.due) == ("missed", Period.of_year(2016))
    assert promise.rows
    assert "missed" in text
    assert [f.cls for f in report.findings if f.cls == "target missed"] == ["target missed"]


def test_without_a_rate_it_is_said_and_with_one_it_is_judged(tmp_path: Path, warehouse: Warehouse) -> None:
    report, text, _ = checked(tmp_path, warehouse.root)
    assert "want of an exchange rate: KZT 2013" in text
    rates(
        warehouse,
        [("KZT", "USD", str(year), 1 / rate) for year, rate in ((2012, 149), (2013, 152), (2014, 179))],
        "wdi",
    )
    report, text, as_json = checked(tmp_path, warehouse.root)
    told = {row["text"]: row for row in json.loads(as_json)["official"]}
    assert told["134 billion tenge"]["state"] == "confirmed by one"
    assert "wdi" in told["134 billion tenge"]["rows"][0]["rate"]
    assert report.notes == ()


def test_days_against_the_euro_become_months_against_the_dollar(tmp_path: Path) -> None:
    made = Warehouse(tmp_path / "rates", threads=1)
    rates(made, [
        ("USD", "EUR", "2014-01-02", 0.75), ("USD", "EUR", "2014-01-03", 0.8), ("RUB", "EUR", "2014-01-02", 0.02),
        ("RUB", "EUR", "2014-01-03", 0.024),
    ], "ecb")  # fmt: skip
    with made.view() as view:
        found = {rate.currency: rate for rate in rates_of(view, ["RUB", "USD"])}
    assert found["RUB"].period == Period.of_month(2014, 1)
    assert (found["RUB"].dollars.low, found["RUB"].dollars.high) == (
        Fraction("0.02") / Fraction("0.75"),
        Fraction("0.03"),
    )
    assert found["EUR"].dollars.low == Fraction(5, 4)
    assert "ecb" in found["RUB"].source


def test_rates_told_the_other_way_round(tmp_path: Path) -> None:
    made = Warehouse(tmp_path / "rates", threads=1)
    rates(made, [
        ("EUR", "USD", "2014-01-02", 1.25), ("EUR", "USD", "2014-01-03", 1.6), ("EUR", "RUB", "2014-01-02", 50.0),
        ("USD", "KZT", "2014", 180.0),
    ], "mixed")  # fmt: skip
    with made.view() as view:
        found = {rate.currency: rate.dollars for rate in rates_of(view, ["RUB", "KZT"])}
    assert found["RUB"].low == found["RUB"].high == Fraction(1, 40)
    assert found["KZT"].low == Fraction(1, 180)
    assert (found["EUR"].low, found["EUR"].high) == (Fraction(5, 4), Fraction(8, 5))


def test_a_warehouse_that_is_not_there_is_told_only_if_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(WarehouseError, match="no warehouse here"):
        checked(tmp_path, tmp_path / "nothing")
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    found = check_documents(Session(Settings(jobs=1), None), [str(tmp_path / "note.txt")])
    assert found.report.official == ()


def test_an_older_state_that_agrees_is_a_revision(tmp_path: Path, warehouse: Warehouse) -> None:
    (tmp_path / "old.txt").write_text(TEXT.replace("$877.6 million", "$879.0 million"), encoding="utf-8")
    found = check_documents(session(tmp_path, warehouse.root), [str(tmp_path / "old.txt")])
    states = {o.state: o for o in found.report.official}
    assert "revised" in states
    assert "2015-02-01" in states["revised"].text


def test_two_currencies_that_no_rate_brings_together(tmp_path: Path) -> None:
    made = Warehouse(tmp_path / "rates", threads=1)
    rates(
        made, [("USD", "KZT", str(year), rate) for year, rate in ((2013, 152.1), (2014, 179.2), (2015, 221.7))], "wdi"
    )
    text = (
        "Two kinds of money\nDATE: 2015-02-10\n\n"
        "Trade between Belarus and Kazakhstan amounted to $950 million in 2014.\n"
        "Trade between Belarus and Kazakhstan amounted to {} billion tenge in 2014.\n"
    )
    (tmp_path / "wrong.txt").write_text(text.format("120"), encoding="utf-8")
    (tmp_path / "right.txt").write_text(text.format("170"), encoding="utf-8")
    here = session(tmp_path, made.root)
    (finding,) = check_documents(here, [str(tmp_path / "wrong.txt")]).report.findings
    assert (finding.cls, finding.severity) == ("implausible", "warning")
    assert all(part in finding.why for part in ("$950 million", "120 billion tenge", "KZT for 1 USD in 2014", "wdi"))
    assert check_documents(here, [str(tmp_path / "right.txt")]).report.findings == ()


def test_the_ledger_keeps_all_that_was_found(tmp_path: Path, warehouse: Warehouse) -> None:
    place = init(tmp_path / "space", None, None).place
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    here = Session(Settings(warehouse=str(warehouse.root), jobs=1), place, recorded="2020-01-01T00:00:00+00:00")
    add(here, [str(tmp_path / "note.txt")], replace=False)
    found = check_documents(here, [])
    kept = here.store().view().report()
    assert kept == found.report
    assert found.report.official
    assert found.report.promises
    assert found.report.notes
    assert check_documents(here, []).report == kept


HALVES = """Trade of Belarus with Kazakhstan
DATE: 2015-03-10

In 2013 trade between Belarus and Kazakhstan was $900 million. In the first half of 2014 it was $520 million, an
increase of 120 percent.
"""


def test_what_part_of_a_year_is_plausible_is_told_by_the_months_of_the_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # where nobody's own warehouse is
    made = Warehouse(tmp_path / "statistics", threads=1)
    # A quarter of the year's trade falls into its first half, year after year.
    rows = [
        line("BLR", flow, "KAZ", "TOTAL", f"{year}-{month:02}", 5_000_000.0 if month <= 6 else 15_000_000.0)
        for year in (2009, 2010, 2011, 2012)
        for month in range(1, 13)
        for flow in ("X", "M")
    ]
    load(made, rows, vintage="2014-06-01")
    (tmp_path / "note.txt").write_text(HALVES, encoding="utf-8")
    # 520 / 2.2 = 236 of 900 is 26%: beyond the usual 35-65%, and as it always is between the two.
    for warehouse, implausible in ((made.root, 0), ("", 1)):
        at = Session(Settings(warehouse=str(warehouse), jobs=1), None)
        report = check_documents(at, [str(tmp_path / "note.txt")]).report
        assert sum(f.cls == "implausible" for f in report.findings) == implausible, warehouse
