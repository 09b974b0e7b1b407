"""SQLite under SQLAlchemy: the one place that knows which database it is.

Transactions are begun by us and not by the driver, so that a writer takes its lock at the start (nobody changes what
it has looked up) and a migration is undone whole. https://docs.sqlalchemy.org/en/20/dialects/sqlite.html
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from comity.errors import LedgerError

_WRITING = "comity_writing"
_CAUSES = (
    ("locked", "another Comity is writing to it; wait until it has finished and try again"),
    ("not a database", "this file is no ledger; move it away and run `comity init`"),
    ("malformed", "the ledger is damaged; restore it from a backup"),
    ("readonly", "the ledger cannot be written; allow writing to the file and its folder"),
    ("unable to open", "the ledger cannot be opened; check the rights to the file and its folder"),
    ("full", "the disk is full; make room and try again"),
    ("constraint", "another Comity changed the ledger meanwhile; try again"),
)


def engine(path: Path, busy_seconds: float) -> Engine:
    """An engine that opens the existing file `path` for each transaction and leaves nothing open between them."""
    address = f"{path.resolve().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None)
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    made = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(database: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that reads one state of the ledger."""
    with translated(path), database.begin() as connection:
        yield connection


@contextmanager
def writing(database: Engine, path: Path) -> Iterator[Connection]:
    """The transaction of the only writer; waits for another one as long as the engine allows."""
    with translated(path), database.execution_options(**{_WRITING: True}).begin() as connection:
        yield connection


def prepare(path: Path, busy_seconds: float) -> None:
    """Makes the file where there is none and sets the journal that lets readers read while a writer writes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=busy_seconds)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as error:
        raise _explained(path, error) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the database as LedgerError with the remedy."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(path, error.orig or error) from error


def _explained(path: Path, cause: BaseException) -> LedgerError:
    text = str(cause)
    remedy = next((remedy for sign, remedy in _CAUSES if sign in text.lower()), "see the cause in brackets")
    return LedgerError(f"{path}: {remedy} ({text})")
