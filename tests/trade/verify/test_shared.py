"""The faults that are in the shared sources on purpose are found."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from tests.trade.warehouse.rows import batches, flow, given

from comity.reference.countries import by_name
from comity.trade.verify.verify import verify_view
from comity.trade.warehouse.store import Warehouse

pytestmark = pytest.mark.slow

FLOWS = {"Export": "X", "Import": "M", "Re-Export": "RX", "Re-Import": "RM"}


def test_a_copied_year_and_missing_years(tmp_path: Path, shared: Path) -> None:
    path = shared / "data" / "flows" / "oec_sitc_totals_1962_2014.parquet"
    if not path.exists():
        pytest.skip("needs the shared data")
    table = duckdb.read_parquet(str(path)).filter("year between 1995 and 2012 and exporter_iso3 < 'C'")
    rows = [
        flow(exporter, importer, value, period=str(year), classification="S2")
        for year, importer, exporter, value in table.fetchall()
        if importer != exporter
    ]
    warehouse = Warehouse(tmp_path)
    warehouse.load(given("oec", source="oec", standing="estimate"), "flows", batches(rows))
    with warehouse.view() as view:
        problems = [problem for problem in verify_view(view) if problem.severity == "error"]
    assert [(problem.kind, problem.where, problem.figures.split(" figures")[0]) for problem in problems] == [
        ("copied-year", "all reporters 1998", problems[0].figures.split(" figures")[0]),
        ("missing-years", "all reporters", "nothing of 2008-2009"),
    ]


def test_years_that_lack_chapters(tmp_path: Path, shared: Path) -> None:
    path = shared / "data" / "flows" / "comtrade_hs2_arm_aze_geo.parquet"
    if not path.exists():
        pytest.skip("needs the shared data")
    rows = []
    names = {"World": "WLD"}
    for year, kind, reporter, partner, chapter, value in duckdb.read_parquet(str(path)).fetchall():
        if partner not in names:
            country = by_name(partner)
            names[partner] = country.iso3 if country else "XXX"
        known = by_name(reporter)
        assert known is not None
        rows.append(
            flow(
                known.iso3, names[partner], float(value), period=str(year), flow=FLOWS[kind], commodity=chapter,
                partner_is_group=partner == "World",
            )
        )  # fmt: skip
    warehouse = Warehouse(tmp_path)
    warehouse.load(given("hs2"), "flows", batches(rows))
    with warehouse.view() as view:
        problems = list(verify_view(view))
    lacking = {p.where for p in problems if p.kind == "missing-chapters" and p.severity == "error"}
    assert lacking >= {
        "ARM exports 2004", "ARM imports 2004", "AZE exports 2007", "AZE imports 2007", "GEO exports 2003",
        "GEO imports 2003",
    }  # fmt: skip
    gaps = {p.where: p.figures for p in problems if p.kind == "missing-years"}
    assert gaps == {"ARM": "nothing of 2007, 2017", "AZE": "nothing of 2017", "GEO": "nothing of 2015, 2018"}
    assert [p for p in problems if p.kind == "partner-sums"] == []
    assert "AZE imports, partner FRA" in {p.where for p in problems if p.kind == "chapter-99"}
