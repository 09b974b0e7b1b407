"""`comity stats show`: what each side's books and the estimates say of a pair's trade, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity.errors import UsageError
from comity.workspace.pair import Dyad, parse
from comity.workspace.statistics.place import place_of, warehouse_of
from comity.workspace.statistics.years import DAY, years_of

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.workspace.session import Session

LEVELS = {"total": 0, "2": 2, "4": 4, "6": 6}
FORMATS = ("text", "json", "csv", "parquet", "xlsx", "sdmx-csv")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown. level: digits of the codes, 0 for the total. frequency: A or M."""

    pair: Dyad
    years: tuple[int, int]
    level: int = 0
    frequency: str = "A"
    as_of: str | None = None
    sources: tuple[str, ...] = ()

    @classmethod
    def parse(
        cls, pair: str, years: str | None, hs: str | None, monthly: bool, as_of: str | None, source: str | None
    ) -> Asked:
        """From the words of a command line. Raises UsageError."""
        if (hs or "total") not in LEVELS:
            raise UsageError(f"--hs {hs}: choose from {', '.join(LEVELS)}")
        if as_of is not None and not DAY.fullmatch(as_of):
            raise UsageError(f"--as-of {as_of}: write a date such as 2024-01-31")
        sources = tuple(name.strip() for name in (source or "").split(",") if name.strip())
        return cls(parse(pair), years_of(years), LEVELS[hs or "total"], "M" if monthly else "A", as_of, sources)


@dataclass(frozen=True, slots=True)
class Book:
    """A column of a table: whose word it is. reporter: None of an estimate, which is nobody's book."""

    source: str
    vintage: str
    reporter: str | None
    flow: str
    currency: str


@dataclass(frozen=True, slots=True)
class Line:
    """A period and commodity, and what each column's book has of it; None where it has nothing."""

    period: str
    commodity: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Goods from one country to the other: the columns, and the lines by period, then by size."""

    origin: str
    destination: str
    kind: str  # X: all goods; RX: of these, what was re-exported, and what is re-imported
    books: tuple[Book, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """rows: the flow schema with source, standing and vintage, for programs. ways: the same for people."""

    asked: Asked
    rows: pa.Table
    ways: tuple[Way, ...]
    notes: tuple[str, ...]


def show(session: Session, asked: Asked) -> Shown:
    """What the warehouse has of the pair. Raises UsageError where it has nothing at all, WarehouseError."""
    with warehouse_of(session).view(asked.as_of, asked.sources or None) as view:
        rows = view.flows(asked.pair, years=asked.years, level=asked.level, frequency=asked.frequency)
    if not rows.num_rows:
        told = "-".join(asked.pair)
        raise UsageError(
            f"the warehouse in {place_of(session).folder} has nothing on {told} of these years; load a file with "
            f"`comity stats load`, or `comity stats pull --pair {told} --years 2010-2015`"
        )
    lines = rows.to_pylist()
    first, second = asked.pair
    ways = [
        way
        for origin, destination in ((first, second), (second, first))
        for kind in ("X", "RX")
        if (way := _way(lines, origin, destination, kind)) is not None
    ]
    return Shown(asked, rows, tuple(ways), _notes(lines, asked, session))


def _way(rows: Sequence[dict[str, Any]], origin: str, destination: str, kind: str) -> Way | None:
    """One direction; None where no book has it."""
    kinds = {"X": ("X", "M"), "RX": ("RX", "RM")}[kind]
    found: dict[Book, dict[tuple[str, str], float]] = {}
    for row in rows:
        exports = row["flow"] in ("X", "RX")
        ends = (row["reporter"], row["partner"]) if exports else (row["partner"], row["reporter"])
        if row["flow"] not in kinds or ends != (origin, destination):
            continue
        reporter = row["reporter"] if row["standing"] == "book" else None
        book = Book(row["source"], row["vintage"], reporter, row["flow"], row["currency"])
        cells = found.setdefault(book, {})
        key = row["period"], row["commodity"]
        cells[key] = cells.get(key, 0.0) + row["value"]
    if not found:
        return None
    books = _merged(found)
    keys = {key for cells in books.values() for key in cells}
    lines = [
        Line(period, commodity, tuple(cells.get((period, commodity)) for cells in books.values()))
        for period, commodity in keys
    ]
    lines.sort(key=lambda line: (line.period, -max(value or 0.0 for value in line.values), line.commodity))
    return Way(origin, destination, kind, tuple(books), tuple(lines))


def _merged(found: dict[Book, dict[tuple[str, str], float]]) -> dict[Book, dict[tuple[str, str], float]]:
    """A column a book, whatever the vintages of its rows; told is the newest. Exporter's first, estimates last."""
    columns: dict[tuple[str, str | None, str, str], Book] = {}
    for book in sorted(found, key=lambda book: book.vintage):
        columns[book.source, book.reporter, book.flow, book.currency] = book
    merged: dict[Book, dict[tuple[str, str], float]] = {}
    order = {"X": 0, "RX": 0, "M": 1, "RM": 1}
    for book in sorted(columns.values(), key=lambda b: (b.reporter is None, order[b.flow], b.source, b.currency)):
        key = book.source, book.reporter, book.flow, book.currency
        merged[book] = {}
        for other in sorted(found, key=lambda book: book.vintage):
            if (other.source, other.reporter, other.flow, other.currency) == key:
                merged[book] |= found[other]
    return merged


def _notes(rows: Sequence[dict[str, Any]], asked: Asked, session: Session) -> tuple[str, ...]:
    notes = [place_of(session).note]
    added = {row["source"] for row in rows if row["lines"] > 1}
    if added:
        level = f"codes of {asked.level} digits" if asked.level else "totals"
        notes.append(f"{', '.join(sorted(added))}: has no {level} of its own everywhere; finer rows are added up")
    return tuple(notes)
