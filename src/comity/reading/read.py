"""The reader: a pure function from a document to its statements."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace

from comity.model.document import Document
from comity.model.period import Period
from comity.model.statement import Statement
from comity.model.unread import Unread
from comity.reading.bind.figures import bind
from comity.reading.bind.state import READER
from comity.reading.build import build
from comity.reading.facts.read import read_facts
from comity.reading.grammar.amounts import Amounts
from comity.reading.resolve.currencies import currencies_of
from comity.reading.resolve.tables import tables
from comity.reading.scene import Scene

__all__ = ["READER", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. Statements in the order of the text; `unread` the numbers that were seen and not typed, with the
    reason.

    date and date_rule: when the document was written and how that is known. pair: the two countries it is about, its
    own side first.
    """

    statements: tuple[Statement, ...]
    unread: tuple[Unread, ...]
    language: str
    date: Period | None
    date_rule: str
    pair: tuple[str, str] | None
    notes: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Reading], tuple[object, ...]]:
        """How it goes from one process to another: of a compiled class, pickle would set the fields, and they are
        frozen."""
        return Reading, tuple(getattr(self, field.name) for field in fields(self))


def read(document: Document) -> Reading:
    """Every figure and fact of a document. The same document gives the same reading, whatever else is read beside
    it."""
    with _uncollected():
        scene = build(document)
        currencies = currencies_of(scene.language, scene.pair)
        amounts = Amounts(scene.tokens, scene.cues, scene.language, currencies, scene.index).all()
        figures, unread = bind(scene, amounts, tables(scene, currencies.codes))
        found: list[Statement] = [*figures, *read_facts(scene)]
        return Reading(
            _ordered(found),
            tuple(sorted(unread, key=lambda item: item.start)),
            scene.language,
            scene.date,
            scene.date_rule,
            scene.pair,
            _notes(scene),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a document makes some ten thousand small objects, hardly any of them in a
    cycle, and the collector would walk them again and again (a twelfth of the time of reading, measured)."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _ordered(statements: list[Statement]) -> tuple[Statement, ...]:
    """In the order of the text, statements of one kind at one place numbered."""
    counted: dict[tuple[str, int, int], int] = {}
    ordered = []
    for statement in sorted(statements, key=lambda s: (s.start, s.end, s.kind)):
        key = (statement.kind, statement.start, statement.end)
        ordinal = counted.get(key, 0)
        counted[key] = ordinal + 1
        ordered.append(statement if statement.ordinal == ordinal else replace(statement, ordinal=ordinal))
    return tuple(ordered)


def _notes(scene: Scene) -> tuple[str, ...]:
    notes = []
    if scene.date is None:
        notes.append("no date could be told: periods like «last year» stay open")
    elif not scene.document.clues:
        notes.append(f"dated {scene.date} by its content: {scene.date_rule}")
    if scene.pair is None:
        notes.append("no two countries could be told")
    return tuple(notes)
