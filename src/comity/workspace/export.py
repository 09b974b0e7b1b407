"""`comity export`: every statement, in the exchange format or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.workspace.rows import render
from comity.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Exported:
    """The statements in each format asked for. notes, failures: one line each."""

    files: dict[str, bytes]
    statements: int
    notes: tuple[str, ...]
    failures: tuple[str, ...]


def export(session: Session, positionals: Sequence[str], formats: Sequence[str]) -> Exported:
    """formats: gold, full, csv. Lines of several documents name theirs."""
    corpus = session.gather(positionals)
    named = len(corpus.documents) > 1
    files = {name: render(corpus.statements, name, named) for name in formats}
    return Exported(files, len(corpus.statements), corpus.notes, corpus.failures)
