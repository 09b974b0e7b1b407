"""What was shown, as tables for people and as files for programs."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from comity.errors import UnknownCode
from comity.workspace.statistics.show import Book, Line, Shown, Way

if TYPE_CHECKING:
    from comity.trade.verify.problem import Problem
    from comity.workspace.statistics.survey import Table

_WORDS = {
    "en": {
        "X": "Goods from {origin} to {destination}, million {currency}",
        "RX": "Re-exported from {origin} to {destination}, million {currency}",
        "book": "{country}'s books", "word": "{source}, as of {vintage}",
        "guess": "an estimate, nobody's book, as of {vintage}", "period": "period", "code": "HS",
        "goods": "goods", "gap": "importer / exporter",
    },
    "ru": {
        "X": "Товары: {origin} → {destination}, млн {currency}",
        "RX": "Реэкспорт: {origin} → {destination}, млн {currency}",
        "book": "данные {country}", "word": "{source}, на {vintage}",
        "guess": "оценка, не данные страны, на {vintage}", "period": "период", "code": "ТН ВЭД",
        "goods": "товары", "gap": "импортёр / экспортёр",
    },
}  # fmt: skip
_MILLION = 1e6
# The columns of SDMX-CSV and where they come from.
_SDMX = (
    ("FREQ", None), ("REPORTER", "reporter"), ("PARTNER", "partner"), ("FLOW", "flow"),
    ("CLASSIFICATION", "classification"), ("COMMODITY", "commodity"), ("SOURCE", "source"), ("TIME_PERIOD", "period"),
    ("OBS_VALUE", "value"), ("UNIT_MEASURE", "currency"), ("NET_WEIGHT", "net_weight"), ("STANDING", "standing"),
    ("VINTAGE", "vintage"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table for people: a title, a header, rows of words, and below whose word each column is."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[str, ...]


def sheets(shown: Shown, language: str) -> list[Sheet]:
    """One for each way. language: en or ru."""
    return [_sheet(way, shown.asked.level, language) for way in shown.ways]


def _sheet(way: Way, level: int, language: str) -> Sheet:
    words = _WORDS[language]
    title = words[way.kind].format(
        origin=_name(way.origin, language), destination=_name(way.destination, language),
        currency="/".join(sorted({book.currency for book in way.books})),
    )  # fmt: skip
    headings = [_heading(book, way.books, words) for book in way.books]
    pair = _both(way.books)
    header = [words["period"], *([words["code"], words["goods"]] if level else []), *headings]
    if pair is not None:
        header.append(words["gap"])
    rows = []
    for line in way.lines:
        row = [line.period, *([line.commodity, _goods(line.commodity, language)] if level else [])]
        row += [_million(value) for value in line.values]
        if pair is not None:
            row.append(_ratio(line, pair))
        rows.append(tuple(row))
    legend = tuple(
        f"{heading}: {words['word' if book.reporter else 'guess'].format(source=book.source, vintage=book.vintage)}"
        for heading, book in zip(headings, way.books, strict=True)
    )
    return Sheet(title, tuple(header), tuple(rows), legend)


def _heading(book: Book, books: Sequence[Book], words: dict[str, str]) -> str:
    """Whose word a column is: as short as it may be."""
    if book.reporter is None:
        told = book.source
    else:
        told = words["book"].format(country=book.reporter)
        if sum(other.reporter == book.reporter for other in books) > 1:
            told += f" ({book.source})"
    return told if len({other.currency for other in books}) == 1 else f"{told}, {book.currency}"


def _both(books: Sequence[Book]) -> tuple[int, int] | None:
    """Which columns are the exporter's and the importer's book, where there is one of each in one currency."""
    exporters = [at for at, book in enumerate(books) if book.reporter and book.flow in ("X", "RX")]
    importers = [at for at, book in enumerate(books) if book.reporter and book.flow in ("M", "RM")]
    if len(exporters) != 1 or len(importers) != 1:
        return None
    pair = exporters[0], importers[0]
    return pair if books[pair[0]].currency == books[pair[1]].currency else None


def _ratio(line: Line, pair: tuple[int, int]) -> str:
    exported, imported = line.values[pair[0]], line.values[pair[1]]
    return "" if not exported or imported is None else f"{imported / exported:.2f}"


def _million(value: float | None) -> str:
    if value is None:
        return "–"
    digits = 1 if abs(value) >= 100 * _MILLION else 3
    return f"{value / _MILLION:,.{digits}f}"


def _name(code: str, language: str) -> str:
    from comity.reference.countries import country

    found = country(code)
    return found.name_ru if language == "ru" else found.name_en


def _goods(code: str, language: str) -> str:
    """The name of a code, or of the nearest one above it that has one."""
    from comity.reference.commodities import chapter, heading

    for find in (heading, chapter):
        try:
            found = find(code)
        except UnknownCode:
            continue
        return found.name_ru if language == "ru" else found.name_en
    return ""


def data(shown: Shown, form: str) -> bytes:
    """A file for programs: every row with its source, vintage and place. form: one of FORMATS but text."""
    made = {"json": _json, "csv": _csv, "parquet": _parquet, "xlsx": _xlsx, "sdmx-csv": _sdmx_csv}
    return made[form](shown)


def _json(shown: Shown) -> bytes:
    fields = {
        "pair": list(shown.asked.pair),
        "level": shown.asked.level,
        "frequency": shown.asked.frequency,
        "as_of": shown.asked.as_of,
        "rows": shown.rows.to_pylist(),
    }
    return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(shown: Shown) -> bytes:
    from pyarrow import csv

    buffer = io.BytesIO()
    csv.write_csv(shown.rows, buffer, csv.WriteOptions(quoting_style="needed"))
    return buffer.getvalue()


def _parquet(shown: Shown) -> bytes:
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(shown.rows, buffer, store_schema=False)
    return buffer.getvalue()


def _xlsx(shown: Shown) -> bytes:
    """The rows on one sheet, and each way as a table for people."""
    from datetime import UTC, datetime

    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        for way in shown.ways:
            sheet = book.add_worksheet(f"{way.origin}-{way.destination} {way.kind}")
            sheet.write_row(0, 0, _sheet(way, shown.asked.level, "en").header, bold)
            for at, line in enumerate(way.lines, 1):
                names = [line.commodity, _goods(line.commodity, "en")] if shown.asked.level else []
                sheet.write_row(at, 0, [line.period, *names, *line.values])
        sheet = book.add_worksheet("rows")
        sheet.write_row(0, 0, shown.rows.schema.names, bold)
        for at, row in enumerate(shown.rows.to_pylist(), 1):
            sheet.write_row(at, 0, list(row.values()))
    return buffer.getvalue()


def _sdmx_csv(shown: Shown) -> bytes:
    from comity.workspace.statistics.sdmx import sdmx_csv

    rows = (
        [shown.asked.frequency if column is None else row[column] for _, column in _SDMX]
        for row in shown.rows.to_pylist()
    )
    return sdmx_csv("COMITY:FLOWS(1.0)", [name for name, _ in _SDMX], rows)


def plain_table(table: Table, form: str) -> str:
    """Rows of plain values as json or csv."""
    if form == "json":
        rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    return _written(table.header, table.rows)


def problems_as(problems: Sequence[Problem], form: str) -> str:
    """What is wrong, as text, json or csv."""
    if form == "text":
        return "\n".join(problem.text for problem in problems) + "\n"
    if form == "json":
        return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n"
    names = ("severity", "kind", "source", "where", "figures", "meaning")
    return _written(names, [[getattr(problem, name) for name in names] for problem in problems])


def _written(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(["" if value is None else value for value in row] for row in rows)
    return buffer.getvalue()
