"""BACI's lists of countries and products, as its rows refer to them."""

from __future__ import annotations

import csv
from pathlib import Path

from comity.errors import StatisticsError
from comity.sources.statistics.areas import area_of_code, area_of_m49
from comity.sources.statistics.files import text_of

_COUNTRIES = ["country_code", "country_name", "country_iso2", "country_iso3"]
_PRODUCTS = ["code", "description"]


def country_codes(path: Path) -> dict[str, str]:
    """BACI's number (without leading zeros) -> Comity's code. Raises StatisticsError for a country that is unknown."""
    found: dict[str, str] = {}
    for row, (number, name, _, iso3) in _rows(path, _COUNTRIES):
        area = area_of_m49(number) or area_of_code(iso3)
        if area is None:
            raise StatisticsError(f"{path.name}, row {row}: the country {number} {name!r} is unknown; report it to us")
        found[number.lstrip("0")] = area.code
    return found


def product_codes(path: Path) -> frozenset[str]:
    """The six-digit codes, their leading zeros restored."""
    return frozenset(code.zfill(6) for _, (code, _) in _rows(path, _PRODUCTS))


def _rows(path: Path, heading: list[str]) -> list[tuple[int, list[str]]]:
    if not path.is_file():
        raise StatisticsError(f"{path.name}: it is not there; put it beside the yearly files, from the same archive")
    with text_of(path) as stream:
        rows = [(row, [cell.strip() for cell in cells]) for row, cells in enumerate(csv.reader(stream), 1) if cells]
    if not rows or rows[0][1] != heading:
        found = ", ".join(rows[0][1]) if rows else "missing"
        raise StatisticsError(f"{path.name}, row 1: the columns are {found}; they should be {', '.join(heading)}")
    for row, cells in rows:
        if len(cells) != len(heading):
            raise StatisticsError(f"{path.name}, row {row}: it has {len(cells)} fields, not {len(heading)}; mend it")
    return rows[1:]
