"""The exchange format of statements: JSON Lines, one statement a line, in the order of the text.

`full` carries every field and reads back without loss (`schema/statement.schema.json` describes it). `gold` is the flat form that people
annotate in: numbers are JSON numbers, a range is two lines, an agreement's latest event is its `action`, the parent is `of`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from fractions import Fraction
from typing import Any, get_type_hints

from comity.errors import FormatError
from comity.model.facts import FACTS, Meeting
from comity.model.figure import Alternative, Figure, HsMatch
from comity.model.period import Period
from comity.model.statement import Evidence, Statement, Voice
from comity.model.wire import plain

KINDS: dict[str, type[Statement]] = {cls.kind: cls for cls in (Figure, *FACTS)}
_ALWAYS = {
    "figure": ("measure", "reporter", "partner", "commodity", "period", "form", "value", "unit", "base", "bound", "status"),
    "agreement": ("title", "parties", "action", "date"),
    "meeting": ("type", "name", "ordinal", "date", "place", "status"),
    "project": ("title", "companies", "products", "place", "host", "status", "date"),
    "membership": ("countries", "organisation"),
    "milestone": ("union", "step", "date"),
    "office": ("person", "role", "country"),
    "chairmanship": ("country", "body", "period"),
    "position": ("holder", "subject", "stance"),
    "barrier": ("title", "goods", "date"),
    "composition": ("measure", "reporter", "partner", "goods", "period"),
}
_RENAMED = {"ordinal": "ordinal_number"}
_WHEN_SET = {"scope": "scope", "partner_region": "partner_region", "of": "parent", "books": "books", "basis": "basis"}


def full(statement: Statement) -> dict[str, object]:
    """Every field, with both ids; exact numbers as strings."""
    row: dict[str, object] = {"kind": statement.kind, "id": statement.anchor_id, "version": statement.version_id}
    for f in fields(statement):
        row[f.name] = plain(getattr(statement, f.name))
    return row


def gold(statement: Statement) -> Iterator[dict[str, object]]:
    """The flat lines of one statement: two for a range, else one."""
    row: dict[str, object] = {"kind": statement.kind}
    for name in _ALWAYS[statement.kind]:
        attribute = _RENAMED.get(name, name) if isinstance(statement, Meeting) else name
        row[name] = _number(getattr(statement, attribute))
    if isinstance(statement, Figure):
        row.update({key: value for key, name in _WHEN_SET.items() if (value := getattr(statement, name))})
    row.update({"anchor": statement.anchor, "start": statement.start, "end": statement.end})
    if statement.optional:
        row["optional"] = True
    if statement.note:
        row["note"] = statement.note
    if isinstance(statement, Figure) and statement.high is not None:
        yield row | {"range": "low"}
        yield row | {"value": _number(statement.high), "range": "high"}
    else:
        yield row


def _number(value: object) -> object:
    """A JSON number of an exact one (integers stay whole), else the plain value."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return plain(value)


def parse_full(row: dict[str, Any], where: str = "line") -> Statement:
    """The statement a `full` line describes. Unknown kinds, unknown or missing fields raise FormatError naming `where`."""
    rest = dict(row)
    kind = rest.pop("kind", None)
    cls = KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise FormatError(f"{where}: unknown kind {kind!r}; expected one of {', '.join(sorted(KINDS))}")
    known_id, _ = rest.pop("id", None), rest.pop("version", None)
    try:
        hints = get_type_hints(cls)
        values = {f.name: _revive(rest.pop(f.name), hints[f.name], f.name) for f in fields(cls) if f.name in rest}
        statement = cls(**values)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise FormatError(f"{where}: {error}; see docs/reference/exchange.md for the fields of {kind!r}") from error
    if rest:
        raise FormatError(f"{where}: unknown field {sorted(rest)[0]!r} of kind {kind!r}")
    if known_id is not None and known_id != statement.anchor_id:
        raise FormatError(f"{where}: id {known_id!r} does not belong to this place; leave it out to have it computed")
    return statement


def _revive(value: Any, hint: Any, name: str) -> Any:
    """A model value of a JSON value, by the declared type."""
    if value is None:
        return None
    if name == "voice":
        return Voice(**value)
    if name == "evidence":
        return tuple(Evidence(**item) for item in value)
    if name == "hs":
        return tuple(HsMatch(**item) for item in value)
    if name == "alternatives":
        return tuple(Alternative(**{**item, "value": Fraction(item["value"])}) for item in value)
    if name == "events":
        return tuple((action, Period.parse(day) if day else None) for action, day in value)
    text = str(hint)
    if "Fraction" in text:
        return Fraction(value)
    if "Period" in text:
        return Period.parse(value)
    if "tuple" in text:
        return tuple(value)
    return value
