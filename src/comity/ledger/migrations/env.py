"""Run by Alembic, inside the transaction of the connection that `comity.ledger.sql.upgrade` gives."""

from alembic import context

from comity.ledger.sql.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite cannot alter a column in place; Alembic then copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
