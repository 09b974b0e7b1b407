"""Statements as rows of a file: JSON Lines in the exchange format (gold or full), or a flat CSV table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from comity.model.exchange import full, gold
from comity.model.figure import Figure
from comity.model.statement import Statement
from comity.model.wire import decimal, plain

FORMATS = ("gold", "full", "csv")
SUFFIXES = {"gold": "gold.jsonl", "full": "full.jsonl", "csv": "csv"}

# A sheet runs a cell that begins so; a number or a percentage is no formula.
_FORMULA = re.compile(r"[=@\t\r]|[+\-](?!\s?[\d.,\s]*%?\Z)")
_COLUMNS = (
    "document", "kind", "start", "end", "anchor", "measure", "reporter", "partner", "commodity", "hs", "period", "form",
    "value", "high", "rounded_to", "unit", "base", "bound", "status", "scope", "partner_region", "basis", "parent",
    "books", "title", "name", "type", "ordinal_number", "action", "date", "parties", "amends", "level", "place", "host",
    "companies", "products", "country", "countries", "organisation", "body", "union", "step", "person", "role",
    "holder", "subject", "stance", "goods", "optional", "note", "id",
)  # fmt: skip


def json_lines(statements: Iterable[Statement], style: str, named: bool) -> str:
    """One line a row. style: gold or full. named: gold rows begin with `document`, for files of several documents."""
    lines: list[str] = []
    for statement in statements:
        rows: Iterator[dict[str, object]] = iter([full(statement)]) if style == "full" else gold(statement)
        for row in rows:
            lead: dict[str, object] = {"document": statement.document} if named and style == "gold" else {}
            lines.append(json.dumps(lead | row, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def table(statements: Iterable[Statement]) -> str:
    """Comma-separated values, one row a statement, always the same columns. Values are exact, lists joined by "; "."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for statement in statements:
        fields: dict[str, object] = {"kind": statement.kind, "id": statement.anchor_id}
        if isinstance(statement, Figure):
            # A milestone's step is a word, a figure's is what its last printed place is worth: no column holds both.
            fields |= {"step": None, "rounded_to": statement.step or None}
        writer.writerow([_cell(fields[c] if c in fields else getattr(statement, c, None)) for c in _COLUMNS])
    return buffer.getvalue()


def render(statements: Iterable[Statement], style: str, named: bool) -> bytes:
    """The file of a format, UTF-8. A CSV begins with a byte-order mark, without which spreadsheets garble Cyrillic."""
    if style == "csv":
        return table(statements).encode("utf-8-sig", "replace")
    return json_lines(statements, style, named).encode("utf-8", "replace")


def _cell(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, Fraction):
        return decimal(value)
    if isinstance(value, tuple):
        return "; ".join(_item(item) for item in value)
    text = str(plain(value))
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _item(value: object) -> str:
    code = getattr(value, "code", None)
    return _cell(value if code is None else code)
