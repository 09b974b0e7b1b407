"""What every store does, whatever keeps the bytes: Store, View, Writer.

Readers of data get a View and cannot write. A Writer lives inside `Store.writing()`, which is one transaction:
anything raised inside leaves the store as it was, and so does a killed process. Nothing here knows the time: the edge
passes it as ISO 8601 text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from comity.model.document import Document
from comity.model.finding import Decision, Finding, Report
from comity.model.statement import Statement

ACTIONS = ("accept", "dismiss", "correct")


@dataclass(frozen=True, slots=True)
class Run:
    """What was done with which version of what over which documents.

    number: from 1, in the order of the ledger. kind: `add`, `read`, `check`, `brief` ... version: name and version of
    the reader or checker. documents: (document id, text digest) in the order of the ids. recorded: ISO 8601, as the
    edge gave it.
    """

    number: int
    kind: str
    version: str
    documents: tuple[tuple[str, str], ...]
    recorded: str


class View(Protocol):
    """What is in the ledger now: a call sees all that was committed before it. LedgerError where it cannot be read."""

    def documents(self) -> tuple[Document, ...]:
        """The newest version of every document, by id."""

    def document(self, document_id: str) -> Document:
        """The newest version of one document. LedgerError where there is none."""

    def original(self, document_id: str) -> bytes:
        """The bytes the newest version was read from. LedgerError where there is no such document."""

    def statements(self, document: str | None = None, kinds: Collection[str] | None = None) -> tuple[Statement, ...]:
        """The newest reading of every document, or of one, by document, start, end, kind and ordinal.

        kinds: only these, where given. LedgerError where `document` is not in the ledger.
        """

    def report(self) -> Report | None:
        """The newest report of a check; None before the first."""

    def findings(self) -> tuple[Finding, ...]:
        """The findings of the newest report, in its order."""

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision in the order it was taken; the last one on a finding holds."""

    def runs(self) -> tuple[Run, ...]:
        """Every run, by number."""


class Writer(Protocol):
    """Appends. Whatever is there already is not added again. LedgerError names what does not belong."""

    def add_document(self, document: Document, original: bytes, *, replace: bool = False) -> bool:
        """True where something was added, False where a document of this id and these bytes is there.

        Other bytes under a known id raise LedgerError, unless `replace` appends them as the newest version; it appends
        too where the same bytes were extracted into another text. The statements of the older version stay with it:
        the new one waits to be read. An empty `document.digest` is filled in.
        """

    def add_statements(self, document_id: str, reader: str, statements: Iterable[Statement]) -> int:
        """The reading of a whole document: it supersedes the older ones. Gives how many versions of statements are new.

        The same reading again adds nothing. LedgerError where a statement is of another document or text, or its
        anchor is not in the text.
        """

    def begin_run(self, kind: str, version: str, documents: Iterable[str], recorded: str) -> Run:
        """A new run over the newest versions of the documents.

        Where the last run of this kind was of the same version over the same texts, that one is given: repeating it
        told nothing new.
        """

    def add_findings(self, report: Report, run: Run) -> bool:
        """The report of a check; it supersedes the older ones. False where the newest report says the same."""

    def add_decision(self, decision: Decision) -> bool:
        """What a person decided. False where that is the decision that holds. LedgerError of an unknown action."""


class Store(Protocol):
    """Gives views to readers and one transaction at a time to a writer."""

    def view(self) -> View:
        """A view that cannot write."""

    def writing(self) -> AbstractContextManager[Writer]:
        """One transaction: committed at the end of the block, undone by anything raised inside."""
