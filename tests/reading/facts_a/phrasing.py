"""One sentence of a text about two countries, and its facts in one line each."""

from __future__ import annotations

from collections.abc import Collection

from comity.model.document import Document
from comity.model.statement import Statement
from comity.reading.build import build
from comity.reading.facts.read import read_facts

_FIELDS = {
    "agreement": ("title", "action", "date"),
    "meeting": ("type", "name", "ordinal_number", "date", "place", "status"),
    "office": ("person", "role", "country"),
    "membership": ("countries", "organisation", "status"),
    "milestone": ("union", "step", "date"),
    "project": ("title", "place", "host", "status", "date"),
}


def facts(title: str, date: str, sentence: str, kinds: Collection[str]) -> list[str]:
    """The facts of the kinds, in the order of the text: "agreement | treaty on tea | signed | 2020-03-05"."""
    scene = build(Document("x", f"{title}\nDATE: {date}\n\n{sentence}\n"))
    return [_line(one) for one in read_facts(scene) if one.kind in kinds]


def _line(one: Statement) -> str:
    values = [getattr(one, name) for name in _FIELDS[one.kind]]
    shown = [",".join(value) if isinstance(value, tuple) else str(value) for value in values if value not in (None, ())]
    return " | ".join([one.kind, *shown])
