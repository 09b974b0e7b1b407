"""Makes stores. Only a store on disk loads a database, so that a command without a workspace starts at once."""

from __future__ import annotations

from pathlib import Path

from comity.ledger.contract import Store
from comity.ledger.memory import MemoryStore

BUSY_SECONDS = 10.0


def memory_store() -> Store:
    """An empty store that lives as long as the process."""
    return MemoryStore()


def open_store(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """The store in the file `path`, brought up to this version's tables. Never makes one.

    busy_seconds: how long to wait for another process that writes. Raises NoWorkspace where there is no store,
    NewerWorkspace where a newer Comity wrote it, LedgerError where the file is something else, damaged, locked or not
    readable.
    """
    from comity.ledger.sql.store import open_file

    return open_file(path, busy_seconds)


def create_store(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """The store in the file `path`: made, with its folders, where there is none. Raises as `open_store`."""
    from comity.ledger.sql.store import create_file

    return create_file(path, busy_seconds)
