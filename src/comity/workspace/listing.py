"""`comity figures` and `comity facts`: the statements of documents or of the workspace, filtered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from comity.model.exchange import full
from comity.model.figure import Figure
from comity.model.statement import Statement
from comity.workspace.rows import json_lines, table
from comity.workspace.select import Filter
from comity.workspace.session import Session

FORMATS = ("table", "jsonl", "json", "csv")


@dataclass(frozen=True, slots=True)
class Listing:
    """What passed the filter, out of how many. failures, notes: one line each."""

    statements: tuple[Statement, ...]
    out_of: int
    documents: int
    failures: tuple[str, ...]
    notes: tuple[str, ...]


def figures(session: Session, positionals: Sequence[str], asked: Filter) -> Listing:
    """The figures that pass."""
    return _listing(session, positionals, asked, figures=True)


def facts(session: Session, positionals: Sequence[str], asked: Filter) -> Listing:
    """The facts that pass."""
    return _listing(session, positionals, asked, figures=False)


def _listing(session: Session, positionals: Sequence[str], asked: Filter, *, figures: bool) -> Listing:
    corpus = session.gather(positionals)
    of_sort = [s for s in corpus.statements if isinstance(s, Figure) is figures]
    return Listing(tuple(asked.of(of_sort)), len(of_sort), len(corpus.documents), corpus.failures, corpus.notes)


def as_data(listing: Listing, style: str) -> str:
    """The statements as jsonl (gold lines that name their document), json (every field) or csv."""
    if style == "csv":
        return table(listing.statements)
    if style == "json":
        return json.dumps([full(s) for s in listing.statements], ensure_ascii=False, indent=1) + "\n"
    return json_lines(listing.statements, "gold", named=listing.documents > 1)
