"""The ledger of commands that have no workspace: plain dictionaries, gone with the process. Loads no database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from comity.errors import LedgerError
from comity.ledger import accept
from comity.ledger.contract import Run, Writer
from comity.model.document import Document
from comity.model.finding import Decision, Finding, Report
from comity.model.statement import Statement


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one reader read in one version of a document."""

    reader: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """A document and its readings, the newest last."""

    document: Document
    readings: tuple[_Reading, ...] = ()


@dataclass(slots=True)
class _State:
    """All there is. Values are immutable, so that a shallow copy is a snapshot."""

    originals: dict[str, bytes] = field(default_factory=dict)
    versions: dict[str, tuple[_Version, ...]] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()
    reports: tuple[tuple[int, Report], ...] = ()
    decisions: tuple[Decision, ...] = ()

    def copy(self) -> _State:
        return _State(dict(self.originals), dict(self.versions), self.runs, self.reports, self.decisions)

    def newest(self, document_id: str) -> _Version:
        versions = self.versions.get(document_id)
        if versions is None:
            raise accept.unknown(document_id)
        return versions[-1]


class MemoryStore:
    """A Store in the memory of this process."""

    def __init__(self) -> None:
        self._state = _State()

    def view(self) -> MemoryView:
        """A live view."""
        return MemoryView(self)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction on a copy, which takes the place of the state when all went well."""
        state = self._state.copy()
        yield MemoryWriter(state)
        self._state = state


class MemoryView:
    """See `contract.View`."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    @property
    def _state(self) -> _State:
        return self._store._state

    def documents(self) -> tuple[Document, ...]:
        return tuple(self._state.newest(name).document for name in sorted(self._state.versions))

    def document(self, document_id: str) -> Document:
        return self._state.newest(document_id).document

    def original(self, document_id: str) -> bytes:
        return self._state.originals[self._state.newest(document_id).document.digest]

    def statements(self, document: str | None = None, kinds: Collection[str] | None = None) -> tuple[Statement, ...]:
        names = sorted(self._state.versions) if document is None else [document]
        readings = [reading for name in names for reading in self._state.newest(name).readings[-1:]]
        return tuple(s for reading in readings for s in reading.statements if kinds is None or s.kind in kinds)

    def report(self) -> Report | None:
        return self._state.reports[-1][1] if self._state.reports else None

    def findings(self) -> tuple[Finding, ...]:
        report = self.report()
        return () if report is None else report.findings

    def decisions(self) -> tuple[Decision, ...]:
        return self._state.decisions

    def runs(self) -> tuple[Run, ...]:
        return self._state.runs


class MemoryWriter:
    """See `contract.Writer`."""

    def __init__(self, state: _State) -> None:
        self._state = state

    def add_document(self, document: Document, original: bytes, *, replace: bool = False) -> bool:
        document = accept.document_to_keep(document, original)
        versions = self._state.versions.get(document.id, ())
        if not accept.is_news(document, versions[-1].document if versions else None, replacing=replace):
            return False
        self._state.originals[document.digest] = bytes(original)
        self._state.versions[document.id] = (*versions, _Version(document))
        return True

    def add_statements(self, document_id: str, reader: str, statements: Iterable[Statement]) -> int:
        newest = self._state.newest(document_id)
        reading = _Reading(reader, accept.statements_to_keep(newest.document, statements))
        if newest.readings[-1:] == (reading,):
            return 0
        versions = self._state.versions[document_id]
        known = {s.version_id for version in versions for old in version.readings for s in old.statements}
        appended = _Version(newest.document, (*newest.readings, reading))
        self._state.versions[document_id] = (*versions[:-1], appended)
        return sum(statement.version_id not in known for statement in reading.statements)

    def begin_run(self, kind: str, version: str, documents: Iterable[str], recorded: str) -> Run:
        read = tuple((name, self._state.newest(name).document.text_digest) for name in sorted(set(documents)))
        last = [run for run in self._state.runs if run.kind == kind][-1:]
        if last and (last[0].version, last[0].documents) == (version, read):
            return last[0]
        run = Run(len(self._state.runs) + 1, kind, version, read, recorded)
        self._state.runs = (*self._state.runs, run)
        return run

    def add_findings(self, report: Report, run: Run) -> bool:
        if run not in self._state.runs:
            raise LedgerError(f"run {run.number} is not in this ledger; begin one with begin_run")
        if self._state.reports[-1:] == ((run.number, report),):
            return False
        self._state.reports = (*self._state.reports, (run.number, report))
        return True

    def add_decision(self, decision: Decision) -> bool:
        if not accept.is_new_decision(decision, self._state.decisions):
            return False
        self._state.decisions = (*self._state.decisions, decision)
        return True
