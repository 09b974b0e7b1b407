"""Which revision of the tables a ledger has, and bringing it to this version's."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from comity.errors import LedgerError, NewerWorkspace
from comity.ledger.sql.tables import VERSION_TABLE

# The newest migration. Kept here so that opening an up-to-date ledger need not load Alembic; a test holds it true.
HEAD = "0002"


def revision(connection: Connection) -> str | None:
    """The revision the ledger stands at; None of an empty database. LedgerError where it belongs to another program."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables:
            raise LedgerError(f"a database of another program (tables {', '.join(sorted(tables)[:3])})")
        return None
    table = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32)))
    return connection.execute(select(table.c.version_num)).scalar_one_or_none()


def upgrade(connection: Connection) -> None:
    """Runs the missing migrations inside the caller's transaction. NewerWorkspace of a revision not known here."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "comity.ledger:migrations")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = revision(connection)
    if found is not None and found not in known:
        raise NewerWorkspace(
            f"written by a newer Comity (tables {found}); update Comity: `pip install --upgrade comity`"
        )
    command.upgrade(config, "head")
