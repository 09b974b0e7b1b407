"""Promises, official verdicts and notes of a report; the value a person puts in a wrong figure's place."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns with a default, so that what an older version wrote stays as it is."""
    for name in ("promises", "official", "notes"):
        op.add_column("reports", sa.Column(name, sa.Text, nullable=False, server_default="[]"))
    op.add_column("decisions", sa.Column("value", sa.Text, nullable=False, server_default=""))
