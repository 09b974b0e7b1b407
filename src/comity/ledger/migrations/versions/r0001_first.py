"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Documents and what is read in them; then runs, reports, decisions."""
    _documents()
    _checks()


def _documents() -> None:
    op.create_table(
        "originals",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_originals"),
    )
    op.create_table(
        "documents",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("text_digest", sa.String(64), nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_documents"),
        sa.ForeignKeyConstraint(["digest"], ["originals.digest"], name="fk_documents_digest"),
        sa.UniqueConstraint("id", "version", name="uq_documents_id_version"),
    )
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("document_seq", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_readings"),
        sa.ForeignKeyConstraint(["document_seq"], ["documents.seq"], name="fk_readings_document_seq"),
        sa.UniqueConstraint("document_seq", "number", name="uq_readings_document_seq_number"),
    )
    op.create_table(
        "statements",
        sa.Column("reading_seq", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("anchor_id", sa.String(16), nullable=False),
        sa.Column("version_id", sa.String(16), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reading_seq", "position", name="pk_statements"),
        sa.ForeignKeyConstraint(["reading_seq"], ["readings.seq"], name="fk_statements_reading_seq"),
    )
    op.create_index("ix_statements_document_version_id", "statements", ["document", "version_id"])
    op.create_index("ix_statements_anchor_id", "statements", ["anchor_id"])


def _checks() -> None:
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_runs"),
    )
    op.create_table(
        "run_documents",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("document_seq", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("run", "document_seq", name="pk_run_documents"),
        sa.ForeignKeyConstraint(["run"], ["runs.number"], name="fk_run_documents_run"),
        sa.ForeignKeyConstraint(["document_seq"], ["documents.seq"], name="fk_run_documents_document_seq"),
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("verdicts", sa.Text, nullable=False),
        sa.Column("implied", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.ForeignKeyConstraint(["run"], ["runs.number"], name="fk_reports_run"),
    )
    op.create_table(
        "findings",
        sa.Column("report", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("finding", sa.Text, nullable=False),
        sa.Column("cls", sa.String(32), nullable=False),
        sa.Column("severity", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report", "position", name="pk_findings"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_findings_report"),
    )
    op.create_index("ix_findings_finding", "findings", ["finding"])
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("finding", sa.Text, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_decisions"),
    )
