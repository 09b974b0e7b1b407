"""The View of a ledger in a database."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from comity.ledger import rows
from comity.ledger.contract import Run
from comity.ledger.sql import queries
from comity.ledger.sql.engine import reading
from comity.ledger.sql.tables import findings, originals, reports
from comity.model.document import Document
from comity.model.exchange import parse_full
from comity.model.finding import Decision, Finding, Report
from comity.model.statement import Statement


class SqlView:
    """See `contract.View`. Each call is one transaction that reads."""

    def __init__(self, database: Engine, path: Path) -> None:
        self._database = database
        self._path = path

    def documents(self) -> tuple[Document, ...]:
        with reading(self._database, self._path) as connection:
            return tuple(queries.load(connection, found) for found in queries.all_keys(connection))

    def document(self, document_id: str) -> Document:
        with reading(self._database, self._path) as connection:
            return queries.load(connection, queries.key(connection, document_id))

    def original(self, document_id: str) -> bytes:
        with reading(self._database, self._path) as connection:
            digest = queries.key(connection, document_id).digest
            content: bytes = connection.execute(
                select(originals.c.content).where(originals.c.digest == digest)
            ).scalar_one()
            return content

    def statements(self, document: str | None = None, kinds: Collection[str] | None = None) -> tuple[Statement, ...]:
        with reading(self._database, self._path) as connection:
            keys = queries.all_keys(connection) if document is None else [queries.key(connection, document)]
            found = [(key.id, body) for key in keys for body in _newest(connection, key.seq, kinds)]
        return tuple(parse_full(json.loads(body), f"{self._path}: statement of {name}") for name, body in found)

    def report(self) -> Report | None:
        with reading(self._database, self._path) as connection:
            last = connection.execute(select(reports).order_by(reports.c.number.desc()).limit(1)).one_or_none()
            if last is None:
                return None
            query = select(findings.c.body).where(findings.c.report == last.number).order_by(findings.c.position)
            found = tuple(rows.finding(body) for body in connection.execute(query).scalars())
        return rows.report(found, dict(last._mapping))

    def findings(self) -> tuple[Finding, ...]:
        report = self.report()
        return () if report is None else report.findings

    def decisions(self) -> tuple[Decision, ...]:
        with reading(self._database, self._path) as connection:
            return queries.all_decisions(connection)

    def runs(self) -> tuple[Run, ...]:
        with reading(self._database, self._path) as connection:
            return queries.all_runs(connection)


def _newest(connection: Connection, document_seq: int, kinds: Collection[str] | None) -> list[str]:
    """The statements of the newest reading of a stored version, none where it waits to be read."""
    newest = queries.newest_reading(connection, document_seq)
    return [] if newest is None else queries.bodies(connection, newest[0], kinds)
