"""A disk that fails, or a process that dies, at the nth thing it does."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comity.trade.warehouse.disk import Disk


class Killed(BaseException):
    """The process is dead: nothing it does afterwards reaches the disk."""


class CountingDisk(Disk):
    """Calls `strike` in place of the nth step; a write gets half of its bytes down before."""

    def __init__(self, deadly: int) -> None:
        self.steps = 0
        self.deadly = deadly
        self.names: list[str] = []

    def strike(self) -> None:
        """What happens at the nth step."""

    def step(self, name: str, half: Callable[[], object] = lambda: None) -> None:
        self.steps += 1
        self.names.append(name)
        if self.steps == self.deadly:
            half()
            self.strike()

    def open_new(self, path: Path) -> int:
        self.step("open")
        return super().open_new(path)

    def append(self, file: int, data: memoryview) -> None:
        self.step("append", lambda: super(CountingDisk, self).append(file, data[: data.nbytes // 2]))
        super().append(file, data)

    def settle(self, file: int) -> None:
        self.step("settle")
        super().settle(file)

    def make_folder(self, path: Path) -> None:
        self.step("make_folder")
        super().make_folder(path)

    def move(self, old: Path, new: Path) -> None:
        self.step("move")
        super().move(old, new)

    def settle_folder(self, path: Path) -> None:
        self.step("settle_folder")
        super().settle_folder(path)

    def remove(self, path: Path) -> None:
        self.step("remove")
        super().remove(path)

    def remove_folder(self, path: Path) -> None:
        self.step("remove_folder", lambda: _half_removed(path))
        super().remove_folder(path)


class DyingDisk(CountingDisk):
    """From the nth step on nothing is done any more."""

    def step(self, name: str, half: Callable[[], object] = lambda: None) -> None:
        if self.deadly and self.steps >= self.deadly:
            raise Killed
        super().step(name, half)

    def strike(self) -> None:
        raise Killed


class FullDisk(CountingDisk):
    """At the nth step there is no room left, for once."""

    def strike(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class SuicidalDisk(CountingDisk):
    """The nth step kills the process in earnest."""

    def strike(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def _half_removed(folder: Path) -> None:
    for path in sorted(folder.rglob("*"))[::2]:
        if path.is_file():
            path.unlink()


def tree(root: Path) -> dict[str, str]:
    """Every file of a warehouse but its lock, by its digest."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def rows_of(view: Any) -> list[dict[str, Any]]:
    """All flows of a View, as they come."""
    found: list[dict[str, Any]] = view.query_text(
        "select * from flows order by load, year, reporter, partner, commodity, row"
    ).to_pylist()
    return found
