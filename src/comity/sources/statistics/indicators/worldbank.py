"""The World Bank's CSV layouts: one value a row, and a year a column.

- long: Country Name, Country Code, Year, Value; the indicator is in the file's name (`wdi_ny.gdp.mktp.cd.csv`).
- wide: Country Name, Country Code, Indicator Name, Indicator Code (or Series ...), 1960, 1961, ... or "1960 [YR1960]";
  above it may stand lines on the source, and below it notes. A missing value is empty or "..".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from comity.errors import StatisticsError
from comity.sources.statistics.files import cells_of, text_of

_LONG = ["Country Name", "Country Code", "Year", "Value"]
_WIDE = (
    ["Country Name", "Country Code", "Indicator Name", "Indicator Code"],
    ["Country Name", "Country Code", "Series Name", "Series Code"],
)
_YEAR = re.compile(r"(\d{4})(?: \[YR\1\])?", re.ASCII)
_CODE = re.compile(r"[A-Z]{2}(?:\.[A-Z0-9]{2,5}){2,4}", re.ASCII)
_MISSING = ("", "..")
_PREAMBLE = 10  # lines that may stand above a wide table's heading


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as printed. row: of the file, 1 for the first after the heading. place: for errors."""

    country: str
    indicator: str
    year: int
    value: str
    row: int
    place: str


def is_worldbank(head: str) -> bool:
    """Whether the start of a text is one of the layouts."""
    return any(_layout(cells_of(line)) for line in head.splitlines()[:_PREAMBLE])


def indicator_of(path: Path) -> str:
    """The indicator's code that a file's name holds. Raises StatisticsError where it holds none."""
    for part in re.split(r"[_\- ]", path.name.upper().removesuffix(".GZ").removesuffix(".CSV")):
        if _CODE.fullmatch(part):
            return part
    remedy = "put its code into the name, such as wdi_ny.gdp.mktp.cd.csv"
    raise StatisticsError(f"{path.name}: neither the file nor its name says which indicator it is; {remedy}")


def readings(path: Path) -> Iterator[Reading]:
    """Every value that is there, in the file's order. Raises StatisticsError for an unknown column or a bad year."""
    with text_of(path) as stream:
        rows = ((number, [cell.strip() for cell in cells]) for number, cells in enumerate(csv.reader(stream), 1))
        heading, cells = next(((number, cells) for number, cells in rows if _layout(cells)), (0, []))
        if not heading:
            raise StatisticsError(f"{path.name}: no row is headed Country Name, Country Code; it is no World Bank file")
        if _layout(cells) == "long":
            yield from _long(path, rows, heading)
        else:
            yield from _wide(path, rows, heading, cells)


@cache
def groups() -> frozenset[str]:
    """The World Bank's codes of groups of countries."""
    text = files("comity.sources.statistics.indicators").joinpath("groups.csv").read_text(encoding="utf-8")
    return frozenset(row["code"] for row in csv.DictReader(io.StringIO(text)))


def _layout(cells: Sequence[str]) -> str:
    found = [cell.strip().removeprefix("\ufeff") for cell in cells]
    if found == _LONG:
        return "long"
    return "wide" if found[:4] in _WIDE else ""


def _long(path: Path, rows: Iterator[tuple[int, list[str]]], heading: int) -> Iterator[Reading]:
    indicator = indicator_of(path)
    for number, cells in rows:
        if not any(cells):
            continue
        place = f"{path.name}, row {number}"
        if len(cells) != len(_LONG):
            raise StatisticsError(f"{place}: it has {len(cells)} fields, not {len(_LONG)}; download the file again")
        if not _YEAR.fullmatch(cells[2]):
            raise StatisticsError(f"{place}: {cells[2]!r} is no year; download the file again")
        if cells[3] not in _MISSING:
            yield Reading(cells[1], indicator, int(cells[2][:4]), cells[3], number - heading, place)


def _wide(path: Path, rows: Iterator[tuple[int, list[str]]], heading: int, columns: Sequence[str]) -> Iterator[Reading]:
    years = [_YEAR.fullmatch(column) for column in columns]
    for index, column in enumerate(columns[4:], 4):
        if column and not years[index]:
            place = f"{path.name}, row {heading}"
            raise StatisticsError(f"{place}: the column {column!r} is unknown; export years only")
    for number, cells in rows:
        place = f"{path.name}, row {number}"
        if not any(cells[1:]):
            continue  # an empty line, or a note below the table
        if len(cells) > len(columns) or len(cells) < 4:
            raise StatisticsError(f"{place}: it has {len(cells)} fields, the heading {len(columns)}; export it again")
        for match, value in zip(years, cells, strict=False):
            if match and value not in _MISSING:
                yield Reading(cells[1], cells[3], int(match[1]), value, number - heading, place)
