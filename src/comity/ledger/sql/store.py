"""A Store in an SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from comity.errors import LedgerError, NewerWorkspace, NoWorkspace
from comity.ledger.contract import Writer
from comity.ledger.sql.engine import engine, prepare, reading, writing
from comity.ledger.sql.upgrade import HEAD, revision, upgrade
from comity.ledger.sql.view import SqlView
from comity.ledger.sql.writer import SqlWriter


class SqlStore:
    """A Store in a database. Connections last as long as a transaction, so there is nothing to close."""

    def __init__(self, database: Engine, path: Path) -> None:
        self._database = database
        self._path = path

    def view(self) -> SqlView:
        """A live view."""
        return SqlView(self._database, self._path)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction, the only one that writes."""
        with writing(self._database, self._path) as connection:
            yield SqlWriter(connection)


def open_file(path: Path, busy_seconds: float) -> SqlStore:
    """See `comity.ledger.store.open_store`."""
    _must_not_be_folder(path)
    if not path.exists():
        raise NoWorkspace(f"{path}: no workspace here; run `comity init`")
    database = engine(path, busy_seconds)
    found = _revision(database, path)
    if found is None:
        raise NoWorkspace(f"{path}: the workspace was never finished; run `comity init`")
    if found != HEAD:
        _upgrade(database, path)
    return SqlStore(database, path)


def create_file(path: Path, busy_seconds: float) -> SqlStore:
    """See `comity.ledger.store.create_store`."""
    _must_not_be_folder(path)
    if path.exists() and path.stat().st_size:
        # Something is there: look before anything is written to it.
        _revision(engine(path, busy_seconds), path)
    prepare(path, busy_seconds)
    database = engine(path, busy_seconds)
    if _revision(database, path) != HEAD:
        _upgrade(database, path)
    return SqlStore(database, path)


def _must_not_be_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name the ledger's file")


def _revision(database: Engine, path: Path) -> str | None:
    """The revision found in the file; errors name the file."""
    with reading(database, path) as connection:
        try:
            return revision(connection)
        except LedgerError as error:
            raise LedgerError(f"{path}: {error}; move it away and run `comity init`") from error


def _upgrade(database: Engine, path: Path) -> None:
    """All missing migrations in one transaction; errors name the file."""
    with writing(database, path) as connection:
        try:
            upgrade(connection)
        except NewerWorkspace as error:
            raise NewerWorkspace(f"{path}: {error}") from error
