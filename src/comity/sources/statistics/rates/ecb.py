"""The European Central Bank's reference rates (`eurofxref-hist.csv`): what a euro was worth, each day since 1999."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError, UnknownCode
from comity.model.flows import Provenance
from comity.reference.currencies import currency
from comity.sources.statistics.files import digest_of, text_of
from comity.sources.statistics.schema import Loading, batches_of

LOADER = "ecb 1"
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_MISSING = ("N/A", "")


def is_ecb(head: str) -> bool:
    """Whether the start of a text is the table of reference rates."""
    return re.match(r"\ufeff?Date\s*,\s*USD\s*,", head) is not None


def open_ecb(path: Path, *, vintage: str, source: str | None = None) -> Loading:
    """The file as it is, or packed with gzip. Each rate is printed as one euro in another currency.

    Raises StatisticsError that names file, row and remedy for an unknown currency, a day that is none or is there
    twice, and a cell that is no rate.
    """
    provenance = Provenance(source or "ecb-eurofxref", vintage, "book", path.name, digest_of(path), LOADER)
    return Loading(provenance, "rates", batches_of("rates", _rows(path)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with text_of(path) as stream:
        reader = csv.reader(stream)
        codes = _codes(path, next(reader, []))
        days: set[str] = set()
        for row, cells in enumerate(reader, 1):
            place = f"{path.name}, row {row + 1}"
            stripped = [cell.strip() for cell in cells]
            if not any(stripped):
                continue
            if len(stripped) - (stripped[-1] == "") != len(codes) + 1:
                raise StatisticsError(f"{place}: it has {len(stripped)} fields; download the file again")
            day = _day(stripped[0], place)
            if day in days:
                raise StatisticsError(f"{place}: {day} is there twice; download the file again")
            days.add(day)
            yield from _rates(place, row, day, codes, stripped[1:])


def _rates(place: str, row: int, day: str, codes: list[str], cells: list[str]) -> Iterator[dict[str, Any]]:
    for code, cell in zip(codes, cells, strict=False):
        if cell in _MISSING:
            continue
        if not _NUMBER.fullmatch(cell) or not float(cell):
            raise StatisticsError(f"{place}, column {code}: {cell!r} is no rate; download the file again")
        step = float(Decimal(1).scaleb(-len(cell.partition(".")[2])))
        yield {"currency": "EUR", "against": code, "period": day, "value": float(cell), "step": step, "row": row}


def _codes(path: Path, heading: list[str]) -> list[str]:
    names = [name.strip() for name in heading]
    if names and not names[-1]:
        names.pop()
    if names[:1] != ["Date"] or len(set(names)) != len(names):
        raise StatisticsError(f"{path.name}, row 1: it is not headed Date, USD, ...; take eurofxref-hist.csv")
    try:
        return [currency(name).code for name in names[1:]]
    except UnknownCode as error:
        raise StatisticsError(f"{path.name}, row 1: {error}") from error


def _day(text: str, place: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise StatisticsError(f"{place}: {text!r} is no day; download the file again") from error
