"""A report as SDMX-CSV: every figure an observation, its key by codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.model.flows import TOTAL
from comity.workspace.statistics.sdmx import sdmx_csv
from comity.workspace.trade_views.sheet import Report, Sheet, is_told

COLUMNS = (
    "FREQ", "ORIGIN", "DESTINATION", "REPORTER", "COMMODITY", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE",
    "SOURCE", "VINTAGE",
)  # fmt: skip
_DIMENSIONS = COLUMNS.index("OBS_VALUE")
NOBODY = "_Z"  # SDMX's word for "not applicable": a figure that is in nobody's book
# Of a table of both books: whose word a column is, and the columns that say where it is from.
_BOOKS = {"exported": ("origin", "exporter"), "imported": ("destination", "importer")}
_UNITS = {"money": "USD", "gap": "USD"}
_OWN_UNITS = {"weight": "KG", "unit_value": "USD_KG"}
_NUMBER = "PURE_NUMB"


def sdmx(report: Report) -> bytes:
    """One dataflow: dimensions FREQ to TIME_PERIOD, the value, and what it is in and from. Shares are 0 to 1."""
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    for sheet in report.sheets:
        for row in _observations(sheet):
            found.setdefault(row[:_DIMENSIONS], row)  # a sum that two tables tell is one figure
    return sdmx_csv(f"COMITY:{report.flow}(1.0)", COLUMNS, found.values())


def _observations(sheet: Sheet) -> Iterator[tuple[object, ...]]:
    for row in (*sheet.rows, *((sheet.last,) if sheet.last is not None else ())):
        told = {column.key: value for column, value in zip(sheet.columns, row, strict=True)}
        for column in sheet.columns:
            value = told[column.key]
            if column.kind == "text" or not is_told(value):
                continue
            indicator = told.get("indicator") or column.key
            unit = _OWN_UNITS.get(indicator, told.get("unit") or _UNITS.get(column.kind, _NUMBER))
            yield (
                *_key(told, indicator),
                value,
                unit,
                _from(told, indicator, "source"),
                _from(told, indicator, "vintage"),
            )


def _key(told: Mapping[str, Any], indicator: str) -> tuple[str, ...]:
    """Of FREQ to TIME_PERIOD."""
    whose = _BOOKS.get(indicator)
    return (
        "A",
        told["origin"],
        told["destination"],
        told[whose[0]] if whose else told.get("reporter") or NOBODY,
        told.get("commodity") or TOTAL,
        indicator.upper(),
        _period(told["year"]),
    )


def _from(told: Mapping[str, Any], indicator: str, what: str) -> str:
    """The source or vintage of a figure; of what rests on two books both."""
    if what in told:
        return str(told[what] or "")
    if indicator in _BOOKS:
        return str(told[f"{_BOOKS[indicator][1]}_{what}"] or "")
    both = dict.fromkeys(told[f"{side}_{what}"] for side in ("exporter", "importer"))
    return ";".join(each for each in both if each)


def _period(years: str) -> str:
    """A year as it is; several as SDMX has a range: its first day and how long it lasts."""
    first, _, last = years.partition("-")
    return f"{first}-01-01/P{int(last) - int(first) + 1}Y" if last else first
