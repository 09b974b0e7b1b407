"""Small tables and mapping files, written by the tests themselves."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter

from comity.sources.statistics.mapped.load import open_mapped

MAPPING = """
source = "abc-stat"
standing = "book"
reporter = "KGZ"
currency = "USD"
unit = "thousand"
flow = "X"
heading_row = 2
columns.partner = "A"
years = "B:D"
zero = ["-"]
missing = ["..."]
footnote_marks = ["1"]

[[table]]

[groups]
"Всего" = "WLD"
"СНГ" = "CIS"
"ЕАЭС" = { code = "EAEU", since = 2015 }

[names]
"Страна не указана" = "XXX"
"""
ROWS: list[list[Any]] = [
    ["Экспорт, тыс. долларов"],
    ["", 2014, 2015, "2016 1"],
    ["Всего", 15.5, 20.0, 31.0],
    ["СНГ", 10.5, 12.0, 20.0],
    ["ЕАЭС", "-", 12.0, 20.0],
    ["Казахстан", 10.5, 12.0, 20],
    ["Китай", "-", 8, "..."],
    ["Страна не указана", 5, "-", 11.0],
]


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """An XLSX file of some sheets."""
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell != "":
                    sheet.write(row, column, cell)
    book.close()
    return path


def mapping(folder: Path, text: str = MAPPING) -> Path:
    """A mapping file."""
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(path: Path, plan: Path) -> list[dict[str, Any]]:
    """Every row of every Loading."""
    found = open_mapped(path, plan, vintage="2026-01-01")
    return [row for one in found for row in pa.Table.from_batches(list(one.batches)).to_pylist()]
