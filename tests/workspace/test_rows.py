"""Statements as rows."""

import csv
import io
import json
from fractions import Fraction

import pytest
from tests.workspace.build import agreement, figure

from comity.model.exchange import parse_full
from comity.model.period import Period
from comity.workspace.rows import json_lines, render, table


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_full_lines_read_back_the_same() -> None:
    statements = [figure(value=Fraction(1, 3), period=Period.parse("2014-H1")), agreement(parties=("BLR", "KAZ"))]
    lines = json_lines(statements, "full", named=True).splitlines()
    assert [parse_full(json.loads(line)) for line in lines] == statements


def test_gold_lines_of_several_documents_name_theirs() -> None:
    assert "document" not in json.loads(json_lines([figure()], "gold", named=False))
    assert json.loads(json_lines([figure("x")], "gold", named=True))["document"] == "x"


def test_a_range_is_two_gold_lines_and_one_row_of_the_table() -> None:
    ranged = figure(high=Fraction(6_000_000))
    assert len(json_lines([ranged], "gold", named=False).splitlines()) == 2
    [row] = rows(table([ranged]))
    assert (row["value"], row["high"]) == ("5500000", "6000000")


def test_values_in_the_table_are_exact() -> None:
    [row] = rows(table([figure(value=Fraction(-133, 10), step=Fraction(1, 10), form="growth", unit="percent")]))
    assert (row["value"], row["rounded_to"], row["step"]) == ("-13.3", "0.1", "")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("+4.2%", "+4.2%"),
        ("-13,3", "-13,3"),
        ("copper", "copper"),
    ],
)
def test_no_cell_runs_as_a_formula(cell: str, kept: str) -> None:
    [row] = rows(table([figure(commodity=cell)]))
    assert row["commodity"] == kept


def test_lists_are_joined() -> None:
    [row] = rows(table([agreement(parties=("BLR", "KAZ"))]))
    assert row["parties"] == "BLR; KAZ"


def test_a_spreadsheet_is_told_the_encoding() -> None:
    assert render([], "csv", named=False).startswith(b"\xef\xbb\xbfdocument,kind,")
