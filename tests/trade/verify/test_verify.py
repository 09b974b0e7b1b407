"""Each check finds what it is for, says where, and is silent on sound figures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.trade.warehouse.rows import batches, flow, given

from comity.trade.verify.problem import Problem, in_order, span
from comity.trade.verify.verify import verify_files, verify_view
from comity.trade.warehouse.store import Warehouse

PLACES = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "TJK", "UZB", "LTU", "LVA", "POL")
CHAPTERS = ("27", "72", "84", "87")


def found(root: Path, rows: Iterable[dict[str, Any]], **of: str) -> list[Problem]:
    warehouse = Warehouse(root)
    warehouse.load(given("a", **of), "flows", batches(list(rows)))
    with warehouse.view() as view:
        return list(in_order(verify_view(view)))


def book(reporter: str = "RUS", years: Iterable[int] = range(2010, 2015), **others: Any) -> list[dict[str, Any]]:
    """A sound book: chapters add up to totals, partners to the world, and every year differs from the last."""
    rows = []
    for year in years:
        world = dict.fromkeys(("TOTAL", *CHAPTERS), 0.0)
        for place, partner in enumerate(PLACES, 1):
            for number, chapter in enumerate(CHAPTERS, 1):
                value = 1000.0 * number * place + 17 * (year - 2000) * place
                world[chapter] += value
                world["TOTAL"] += value
                rows.append(flow(reporter, partner, value, period=str(year), commodity=chapter, step=1.0))
            total = sum(row["value"] for row in rows[-len(CHAPTERS) :])
            rows.append(flow(reporter, partner, total, period=str(year), step=1.0))
        for commodity, value in world.items():
            rows.append(
                flow(reporter, "WLD", value, period=str(year), commodity=commodity, partner_is_group=True, step=1.0)
            )
    return [row | others for row in rows]


def changed(rows: list[dict[str, Any]], factor: float, **where: Any) -> list[dict[str, Any]]:
    return [
        row | {"value": row["value"] * factor} if all(row[name] == value for name, value in where.items()) else row
        for row in rows
    ]


def without(rows: list[dict[str, Any]], **where: Any) -> list[dict[str, Any]]:
    return [row for row in rows if any(row[name] != value for name, value in where.items())]


def test_a_sound_book_is_passed_over(tmp_path: Path) -> None:
    assert found(tmp_path, book()) == []


def test_rounding_is_no_problem(tmp_path: Path) -> None:
    rows = [
        row | {"value": row["value"] + (1 if row["partner"] == "WLD" else 0), "step": 1.0} for row in book()
    ]  # fmt: skip
    assert found(tmp_path, rows) == []


def test_partners_that_are_more_than_the_world(tmp_path: Path) -> None:
    group = [flow("RUS", "EUU", 500_000.0, period="2012")]
    (problem, *others) = [p for p in found(tmp_path, book() + group) if p.kind == "partner-sums"]
    assert (problem.severity, problem.where, others) == ("error", "RUS exports", [])
    assert "1 total off, the most in 2012 (TOTAL)" in problem.figures
    assert "a group among the countries" in problem.meaning


def test_partners_that_are_less_than_the_world(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, changed(book(), 2.0, partner="WLD"))
    assert (problem.severity, problem.kind) == ("warning", "partner-sums")
    assert "not listed" in problem.meaning


def test_a_chosen_pair_need_not_add_up_to_the_world(tmp_path: Path) -> None:
    rows = [row for row in book() if row["partner"] in ("KAZ", "WLD")]
    assert found(tmp_path, rows) == []


def test_chapters_that_are_not_the_total(tmp_path: Path) -> None:
    problems = found(tmp_path, changed(book(), 1.2, partner="KAZ", year=2013, commodity="TOTAL"))
    assert sorted(problem.kind for problem in problems) == ["level-sums", "partner-sums"]
    rows = changed(without(book(), partner="WLD"), 1.2, partner="KAZ", year=2013, commodity="TOTAL")
    (problem,) = found(tmp_path / "b", rows)
    assert (problem.severity, problem.kind) == ("warning", "level-sums")
    assert "the most with KAZ in 2013" in problem.figures


def test_a_copied_year(tmp_path: Path) -> None:
    rows = book() + [row | {"year": 2015, "period": "2015"} for row in book() if row["year"] == 2014]
    (problem,) = found(tmp_path, rows)
    assert (problem.severity, problem.kind, problem.where) == ("error", "copied-year", "all reporters 2015")
    one = book("KAZ", range(2010, 2016)) + book("UZB", range(2010, 2016)) + rows
    (problem,) = found(tmp_path / "b", one)
    assert problem.where == "RUS exports 2015"


def test_missing_years(tmp_path: Path) -> None:
    rows = without(book("KAZ"), year=2012) + without(book("UZB"), year=2012)
    (problem,) = found(tmp_path, rows)
    assert (problem.severity, problem.where, problem.figures) == ("error", "all reporters", "nothing of 2012")
    (problem,) = found(tmp_path / "b", without(book("KAZ"), year=2012) + book("UZB"))
    assert (problem.severity, problem.where) == ("warning", "KAZ exports")


def test_missing_chapters(tmp_path: Path) -> None:
    rows = [row for row in book() if row["commodity"] != "TOTAL" and (row["year"], row["commodity"]) != (2012, "87")]
    (problem,) = found(tmp_path, rows)
    assert (problem.severity, problem.kind, problem.where) == ("error", "missing-chapters", "RUS exports 2012")
    assert "1 chapter missing that 2011 and 2013 have (87)" in problem.figures


def test_lines_by_transport(tmp_path: Path) -> None:
    rows = [row for row in book() if row["commodity"] == "TOTAL"]
    by_road = [row | {"transport": "3200", "value": row["value"] / 2} for row in rows if row["partner"] == "KAZ"]
    (problem,) = found(tmp_path, rows + by_road)
    assert (problem.severity, problem.kind) == ("note", "broken-down")
    (problem, *_) = found(tmp_path / "b", without(rows, partner="KAZ") + by_road)
    assert (problem.severity, problem.kind) == ("error", "broken-down")
    assert "5 lines" in problem.figures


def test_a_flow_given_twice(tmp_path: Path) -> None:
    rows = [row for row in book() if row["commodity"] == "TOTAL" and row["partner"] != "WLD"]
    twice = [row | {"value": 3e6} for row in rows if row["partner"] == "KAZ" and row["year"] == 2011]
    (problem,) = found(tmp_path, rows + twice)
    assert (problem.severity, problem.kind, problem.where) == ("error", "repeated", "RUS exports 2011")
    assert "1 flow given more than once, first in rows 17 and 61" in problem.figures


def test_chapter_99_that_swallows_a_partner(tmp_path: Path) -> None:
    rows = [row for row in book() if row["commodity"] != "TOTAL" and row["partner"] != "WLD"]
    secret = [flow("RUS", "KAZ", 9e6, commodity="99", period=str(year)) for year in (2010, 2011, 2012, 2013, 2014)]
    (problem,) = found(tmp_path, rows + secret)
    assert (problem.severity, problem.kind, problem.where) == ("warning", "chapter-99", "RUS exports, partner KAZ")
    assert problem.figures.startswith("in 2010-2014 chapter 99 is half of the trade or more")


def test_a_book_in_thousands(tmp_path: Path) -> None:
    mine = [row for row in book() if row["commodity"] == "TOTAL" and row["partner"] != "WLD"]
    theirs = [
        row | {"reporter": row["partner"], "partner": "RUS", "flow": "M", "value": row["value"] * 1.07} for row in mine
    ]
    assert found(tmp_path, mine + theirs) == []
    problems = found(tmp_path / "b", changed(mine, 0.001, year=2012) + theirs)
    scale = [problem for problem in problems if problem.kind == "scale"]
    assert [(p.severity, p.where) for p in scale] == [("error", "RUS exports 2012")]
    assert "10^-3" in scale[0].meaning


def test_estimates_are_no_mirror(tmp_path: Path) -> None:
    mine = [row for row in book() if row["commodity"] == "TOTAL" and row["partner"] != "WLD"]
    theirs = [row | {"reporter": row["partner"], "partner": "RUS", "flow": "M", "value": row["value"]} for row in mine]
    rows = changed(mine, 0.001, year=2012) + theirs
    assert [p for p in found(tmp_path, rows, standing="estimate") if p.kind == "scale"] == []


def test_damaged_files_are_found(tmp_path: Path) -> None:
    found(tmp_path, book())
    warehouse = Warehouse(tmp_path)
    assert verify_files(warehouse) == ()
    paths = sorted(tmp_path.rglob("*.parquet"))
    paths[0].write_bytes(paths[0].read_bytes()[:-1])
    paths[1].write_bytes(paths[1].read_bytes()[:-1] + b"?")
    paths[2].unlink()
    told = [problem.figures for problem in verify_files(warehouse)]
    assert len(told) == 3
    assert any("bytes, written were" in text for text in told)
    assert any("have changed" in text for text in told)
    assert any("cannot be read" in text for text in told)
    next(tmp_path.rglob("manifest.json")).write_text("{", encoding="utf-8")
    (problem,) = verify_files(warehouse)
    assert "not a manifest" in problem.figures


@pytest.mark.parametrize(
    ("years", "told"), [([2003], "2003"), ([2005, 2003, 2004, 2007], "2003-2005, 2007"), ([2001, 2003], "2001, 2003")]
)
def test_years_in_few_words(years: list[int], told: str) -> None:
    assert span(years) == told
