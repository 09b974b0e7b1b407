"""The tables as the newest migration leaves them (`comity.ledger.migrations`); a test holds the two together.

Text of documents is bytes (UTF-8, half surrogates passed), because a plain text keeps every code point and not every
database takes NUL.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

VERSION_TABLE = "comity_revision"

# Constraints are named, so that a later migration can speak of them on every database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

originals = Table(
    "originals",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", ForeignKey("originals.digest"), nullable=False),
    Column("text_digest", String(64), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("about", Text, nullable=False),
    UniqueConstraint("id", "version"),
)
readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document_seq", ForeignKey("documents.seq"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("document_seq", "number"),
)
statements = Table(
    "statements",
    metadata,
    Column("reading_seq", ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("anchor_id", String(16), nullable=False),
    Column("version_id", String(16), nullable=False),
    Column("document", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "document", "version_id"),
    Index(None, "anchor_id"),
)
runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)
run_documents = Table(
    "run_documents",
    metadata,
    Column("run", ForeignKey("runs.number"), primary_key=True),
    Column("document_seq", ForeignKey("documents.seq"), primary_key=True),
)
reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("run", ForeignKey("runs.number"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("verdicts", Text, nullable=False),
    Column("implied", Text, nullable=False),
    Column("promises", Text, nullable=False, server_default="[]"),
    Column("official", Text, nullable=False, server_default="[]"),
    Column("notes", Text, nullable=False, server_default="[]"),
)
findings = Table(
    "findings",
    metadata,
    Column("report", ForeignKey("reports.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("finding", Text, nullable=False),
    Column("cls", String(32), nullable=False),
    Column("severity", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "finding"),
)
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("finding", Text, nullable=False),
    Column("action", String(16), nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("value", Text, nullable=False, server_default=""),
)
