"""`comity add`: documents and what is read in them into the workspace, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.errors import LedgerError
from comity.model.figure import Figure
from comity.reading.read import READER
from comity.workspace.batch import Failed, failures_of, locate, raise_if_nothing, read_all
from comity.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Added:
    """documents: ids that are new. known: ids that were there with the same content. failures: one line each."""

    documents: tuple[str, ...]
    known: tuple[str, ...]
    figures: int
    facts: int
    failures: tuple[str, ...]


def add(session: Session, positionals: Sequence[str], *, replace: bool = False) -> Added:
    """Add the documents. A crash at any moment leaves the ledger as before or after; one bad document stops no other.

    replace: other content under a known id becomes its newest version instead of failing.
    """
    store = session.store()
    sources, failed = locate(positionals, session.stdin)
    outcomes = session.track(read_all(sources, session.settings), len(sources))
    new: list[str] = []
    known: list[str] = []
    figures = facts = 0
    with store.writing() as writer:
        for outcome in outcomes:
            if isinstance(outcome, Failed):
                failed.append(outcome)
                continue
            document, statements = outcome.document, outcome.reading.statements
            try:
                is_new = writer.add_document(document, outcome.original, replace=replace)
            except LedgerError as error:
                failed.append(Failed(document.origin, error))
                continue
            if not is_new:
                known.append(document.id)
                continue
            writer.add_statements(document.id, READER, statements)
            new.append(document.id)
            counted = sum(isinstance(statement, Figure) for statement in statements)
            figures, facts = figures + counted, facts + len(statements) - counted
        if new or known:
            writer.begin_run("add", READER, [*new, *known], session.recorded)
    raise_if_nothing(len(new) + len(known), failed)
    return Added(tuple(new), tuple(known), figures, facts, failures_of(failed))
