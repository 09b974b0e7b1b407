"""The questions both the view and the writer ask, in portable SQL. Each takes the connection of a transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, Select, Subquery, and_, func, select

from comity.ledger import accept, rows
from comity.ledger.contract import Run
from comity.ledger.sql.tables import decisions, documents, readings, run_documents, runs, statements
from comity.model.document import Document
from comity.model.finding import Decision


class DocumentKey(NamedTuple):
    """Which stored version of a document, and of which text."""

    seq: int
    id: str
    version: int
    digest: str
    text_digest: str


def _newest_versions() -> Subquery:
    newest = func.max(documents.c.version).label("newest")
    return select(documents.c.id, newest).group_by(documents.c.id).subquery()


def _newest_documents() -> Select[tuple[int, str, int, str, str]]:
    newest = _newest_versions()
    return select(
        documents.c.seq, documents.c.id, documents.c.version, documents.c.digest, documents.c.text_digest
    ).join(newest, and_(newest.c.id == documents.c.id, newest.c.newest == documents.c.version))


def find_key(connection: Connection, document_id: str) -> DocumentKey | None:
    """The newest version of a document, None where there is none."""
    row = connection.execute(_newest_documents().where(documents.c.id == document_id)).one_or_none()
    return None if row is None else DocumentKey._make(row)


def key(connection: Connection, document_id: str) -> DocumentKey:
    """The newest version of a document. LedgerError where there is none."""
    found = find_key(connection, document_id)
    if found is None:
        raise accept.unknown(document_id)
    return found


def all_keys(connection: Connection) -> list[DocumentKey]:
    """The newest version of every document, by id. Sorted here: databases disagree about the order of letters."""
    return sorted(map(DocumentKey._make, connection.execute(_newest_documents())), key=lambda found: found.id)


def load(connection: Connection, found: DocumentKey) -> Document:
    """The document with its text."""
    query = select(documents.c.text, documents.c.about).where(documents.c.seq == found.seq)
    text, about = connection.execute(query).one()
    return rows.document(found.id, found.digest, text, about)


def newest_reading(connection: Connection, document_seq: int) -> tuple[int, int, str, str] | None:
    """seq, number, reader and digest of the newest reading of a stored version."""
    query = (
        select(readings.c.seq, readings.c.number, readings.c.reader, readings.c.digest)
        .where(readings.c.document_seq == document_seq)
        .order_by(readings.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else (row[0], row[1], row[2], row[3])


def bodies(connection: Connection, reading_seq: int, kinds: Collection[str] | None) -> list[str]:
    """The statements of a reading as JSON, in their order."""
    query = select(statements.c.body).where(statements.c.reading_seq == reading_seq).order_by(statements.c.position)
    if kinds is not None:
        query = query.where(statements.c.kind.in_(sorted(kinds)))
    return list(connection.execute(query).scalars())


def all_runs(connection: Connection) -> tuple[Run, ...]:
    """Every run, by number."""
    query = select(run_documents.c.run, documents.c.id, documents.c.text_digest).join(
        documents, documents.c.seq == run_documents.c.document_seq
    )
    read: dict[int, list[tuple[str, str]]] = {}
    for number, document_id, text_digest in connection.execute(query):
        read.setdefault(number, []).append((document_id, text_digest))
    ordered = connection.execute(select(runs).order_by(runs.c.number))
    return tuple(
        Run(row.number, row.kind, row.version, tuple(sorted(read.get(row.number, []))), row.recorded) for row in ordered
    )


def all_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision in the order it was taken."""
    columns = (decisions.c.finding, decisions.c.action, decisions.c.note, decisions.c.recorded, decisions.c.value)
    query = select(*columns)
    return tuple(Decision(*row) for row in connection.execute(query.order_by(decisions.c.number)))
