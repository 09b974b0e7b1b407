"""One writer at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.errors import WarehouseError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a warehouse. It goes with the process, so that a dead one holds nothing.

    Raises WarehouseError where another writer holds it.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _taken(file):
            raise WarehouseError(f"{path.parent}: another load is writing here; wait until it is done, and load again")
        yield
    finally:
        os.close(file)


def _taken(file: int) -> bool:
    """Whether the lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
