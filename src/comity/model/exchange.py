"""The exchange format of statements: JSON Lines, one statement a line, in the order of the text.

`full` carries every field and reads back without loss (`schema/statement.schema.json` describes it). `gold` is the
flat form that people annotate in: numbers are JSON numbers, a range is two lines, an agreement's latest event is its
`action`, the parent is `of`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from fractions import Fraction
from functools import cache, partial
from typing import Any, get_type_hints

from comity.errors import FormatError
from comity.model.facts import FACTS, Meeting
from comity.model.figure import Alternative, Figure, HsMatch
from comity.model.period import Period
from comity.model.statement import Evidence, Statement, Voice
from comity.model.wire import plain

_CLASSES: tuple[type[Statement], ...] = (Figure, *FACTS)
KINDS: dict[str, type[Statement]] = {cls.kind: cls for cls in _CLASSES}
_FIELDS = "docs/reference/exchange.md"
_NUMBER = re.compile(r"-?\d+(?:[./]\d+)?", re.ASCII)
_ALWAYS = {
    "figure": (
        "measure",
        "reporter",
        "partner",
        "commodity",
        "period",
        "form",
        "value",
        "unit",
        "base",
        "bound",
        "status",
    ),
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
    """The statement a `full` line describes. FormatError names `where` and the kind or field that is unknown or off."""
    rest = dict(row)
    kind = rest.pop("kind", None)
    cls = KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise FormatError(f"{where}: unknown kind {kind!r}; expected one of {', '.join(sorted(KINDS))}")
    known_id, _ = rest.pop("id", None), rest.pop("version", None)
    revivers = _revivers(cls.kind)
    unknown = sorted(set(rest) - set(revivers))
    if unknown:
        raise FormatError(f"{where}: unknown field {unknown[0]!r} of kind {kind!r}; see {_FIELDS}")
    values: dict[str, Any] = {}
    for name, value in rest.items():
        try:
            values[name] = revivers[name](value)
        except (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError) as error:
            raise FormatError(f"{where}: {name}: {error}; see {_FIELDS} for the fields of {kind!r}") from error
    try:
        statement = cls(**values)
    except (TypeError, ValueError) as error:
        raise FormatError(f"{where}: {error}; see {_FIELDS} for the fields of {kind!r}") from error
    if known_id is not None and known_id != statement.anchor_id:
        raise FormatError(f"{where}: id {known_id!r} does not belong to this place; leave it out to have it computed")
    return statement


@cache
def _revivers(kind: str) -> dict[str, Callable[[Any], Any]]:
    """For each field of a kind, what makes a model value of its JSON value, or raises ValueError or TypeError."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    return {f.name: partial(_revive, str(hints[f.name]), _reviver(hints[f.name], f.name)) for f in fields(cls)}


def _revive(hint: str, reviver: Callable[[Any], Any], value: Any) -> Any:
    if value is None:
        if not hint.endswith("| None"):
            raise ValueError("must not be null")
        return None
    return reviver(value)


def _reviver(hint: Any, name: str) -> Callable[[Any], Any]:
    """By the name where the field has a structure of its own, else by the declared type."""
    structured: dict[str, Callable[[Any], Any]] = {
        "voice": lambda value: Voice(**value),
        "evidence": lambda value: tuple(Evidence(**item) for item in _list(value)),
        "hs": lambda value: tuple(HsMatch(**item) for item in _list(value)),
        "alternatives": lambda value: tuple(
            Alternative(**{**item, "value": _exact(item["value"])}) for item in _list(value)
        ),
        "events": lambda value: tuple((action, Period.parse(day) if day else None) for action, day in _list(value)),
    }
    if name in structured:
        return structured[name]
    text = str(hint)
    if "Fraction" in text:
        return _exact
    if "Period" in text:
        return Period.parse
    if "tuple" in text:
        return lambda value: tuple(_typed(str, item) for item in _list(value))
    plain_type = next(given for given in (bool, float, int, str) if given.__name__ in text)
    return partial(_typed, plain_type)


def _exact(value: Any) -> Fraction:
    """The number a string spells: 12, -0.5 or 3/2. A JSON number with a point has lost its exactness already."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, str) or _NUMBER.fullmatch(value) is None:
        raise ValueError(f'{value!r} is no exact number; write it as a string such as "3/2" or "0.5"')
    return Fraction(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, not {value!r}")
    return value


def _typed(expected: type, value: Any) -> Any:
    """The value, when it is of the expected type; a whole number is a float too, true and false are no numbers."""
    allowed = (int, float) if expected is float else (expected,)
    if not isinstance(value, allowed) or (isinstance(value, bool) and expected is not bool):
        raise TypeError(f"expected {expected.__name__}, not {value!r}")
    return value
