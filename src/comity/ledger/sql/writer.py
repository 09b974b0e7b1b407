"""The Writer of a ledger in a database: looks, then inserts, inside one transaction that nobody else writes in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Column, Connection, Table, func, insert, select

from comity.errors import LedgerError
from comity.ledger import accept, rows
from comity.ledger.contract import Run
from comity.ledger.sql import queries
from comity.ledger.sql.tables import decisions, documents, findings, originals, readings, reports, run_documents, runs
from comity.ledger.sql.tables import statements as statement_rows
from comity.model.document import Document
from comity.model.exchange import full
from comity.model.finding import Decision, Report
from comity.model.statement import Statement
from comity.model.wire import plain


class SqlWriter:
    """See `contract.Writer`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_document(self, document: Document, original: bytes, *, replace: bool = False) -> bool:
        document = accept.document_to_keep(document, original)
        known = queries.find_key(self._connection, document.id)
        stored = None if known is None else queries.load(self._connection, known)
        if not accept.is_news(document, stored, replacing=replace):
            return False
        self._keep_original(document.digest, original)
        row = {
            "id": document.id,
            "version": 1 if known is None else known.version + 1,
            "digest": document.digest,
            "text_digest": document.text_digest,
            "text": document.text.encode("utf-8", "surrogatepass"),
            "about": rows.about(document),
        }
        self._connection.execute(insert(documents), row)
        return True

    def _keep_original(self, digest: str, original: bytes) -> None:
        query = select(originals.c.digest).where(originals.c.digest == digest)
        if self._connection.execute(query).one_or_none() is None:
            self._connection.execute(insert(originals), {"digest": digest, "content": bytes(original)})

    def add_statements(self, document_id: str, reader: str, statements: Iterable[Statement]) -> int:
        key = queries.key(self._connection, document_id)
        kept = accept.statements_to_keep(queries.load(self._connection, key), statements)
        bodies = [rows.to_json(full(statement)) for statement in kept]
        digest = _digest(bodies)
        newest = queries.newest_reading(self._connection, key.seq)
        if newest is not None and newest[2:] == (reader, digest):
            return 0
        query = select(statement_rows.c.version_id).where(statement_rows.c.document == document_id)
        known = set(self._connection.execute(query).scalars())
        number = 1 if newest is None else newest[1] + 1
        row = {"document_seq": key.seq, "number": number, "reader": reader, "digest": digest}
        reading_seq = self._insert_one(readings, row)
        self._insert_statements(reading_seq, kept, bodies)
        return sum(statement.version_id not in known for statement in kept)

    def _insert_one(self, table: Table, row: dict[str, object]) -> int:
        """The number the database gave to the new row."""
        inserted = self._connection.execute(insert(table), row).inserted_primary_key
        if inserted is None:
            raise LedgerError(f"{table.name}: the database did not number a new row; report this as a bug")
        number: int = inserted[0]
        return number

    def _insert_statements(self, reading_seq: int, kept: tuple[Statement, ...], bodies: list[str]) -> None:
        inserted = [
            {
                "reading_seq": reading_seq,
                "position": position,
                "anchor_id": statement.anchor_id,
                "version_id": statement.version_id,
                "document": statement.document,
                "kind": statement.kind,
                "start": statement.start,
                "end": statement.end,
                "body": body,
            }
            for position, (statement, body) in enumerate(zip(kept, bodies, strict=True))
        ]
        if inserted:
            self._connection.execute(insert(statement_rows), inserted)

    def begin_run(self, kind: str, version: str, documents: Iterable[str], recorded: str) -> Run:
        keys = [queries.key(self._connection, name) for name in sorted(set(documents))]
        read = tuple((key.id, key.text_digest) for key in keys)
        last = [run for run in queries.all_runs(self._connection) if run.kind == kind][-1:]
        if last and (last[0].version, last[0].documents) == (version, read):
            return last[0]
        run = Run(self._next(runs.c.number), kind, version, read, recorded)
        row = {"number": run.number, "kind": kind, "version": version, "recorded": recorded}
        self._connection.execute(insert(runs), row)
        if keys:
            self._connection.execute(insert(run_documents), [{"run": run.number, "document_seq": k.seq} for k in keys])
        return run

    def add_findings(self, report: Report, run: Run) -> bool:
        if run not in queries.all_runs(self._connection):
            raise LedgerError(f"run {run.number} is not in this ledger; begin one with begin_run")
        bodies = [rows.to_json(plain(finding)) for finding in report.findings]
        kept = {name: rows.to_json(plain(getattr(report, name))) for name in rows.PARTS}
        digest = _digest([*bodies, *kept.values()])
        newest = select(reports.c.run, reports.c.digest).order_by(reports.c.number.desc()).limit(1)
        last = self._connection.execute(newest).one_or_none()
        if last is not None and tuple(last) == (run.number, digest):
            return False
        number = self._next(reports.c.number)
        row = {"number": number, "run": run.number, "digest": digest}
        self._connection.execute(insert(reports), row | kept)
        inserted = [
            {
                "report": number,
                "position": position,
                "finding": finding.id,
                "cls": finding.cls,
                "severity": finding.severity,
                "body": body,
            }
            for position, (finding, body) in enumerate(zip(report.findings, bodies, strict=True))
        ]
        if inserted:
            self._connection.execute(insert(findings), inserted)
        return True

    def add_decision(self, decision: Decision) -> bool:
        if not accept.is_new_decision(decision, queries.all_decisions(self._connection)):
            return False
        row = {
            "number": self._next(decisions.c.number),
            "finding": decision.finding,
            "action": decision.action,
            "note": decision.note,
            "recorded": decision.recorded,
            "value": decision.value,
        }
        self._connection.execute(insert(decisions), row)
        return True

    def _next(self, column: Column[int]) -> int:
        """One more than the largest number of a table."""
        largest: int | None = self._connection.execute(select(func.max(column))).scalar_one()
        return (largest or 0) + 1


def _digest(parts: list[str]) -> str:
    """One name for a list of texts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
