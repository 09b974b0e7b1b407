"""A pull cut off at each of its writes, and a disk that fills up at each of them."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.sources.statistics.comtrade.server import Comtrade, running
from tests.sources.statistics.comtrade.tables import rows_of

from comity.errors import OutputError
from comity.sources.statistics.comtrade import service as room
from comity.sources.statistics.comtrade import store
from comity.sources.statistics.comtrade.pull import pull
from comity.sources.statistics.comtrade.request import PREVIEW, Access, Request
from comity.sources.statistics.comtrade.service import Service

VINTAGE = "2026-03-01"
REQUEST = Request(("KAZ",), ("BLR", "USA", "IND"), ("2014", "2015"))
# So few that answers are cut off and calls split.
SMALL = Access("preview", PREVIEW.path, 4, 1)


class Killed(BaseException):
    """Nothing of ours runs after it."""


class Disk:
    """Counts what is done to the disk, and at one of these does only half of it."""

    def __init__(self, at: int, end: Callable[[], BaseException]) -> None:
        self.at = at
        self.end = end
        self.count = 0

    def step(self, half: Callable[[], object] | None = None) -> None:
        self.count += 1
        if self.count == self.at:
            if half is not None:
                half()
            raise self.end()

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        opened, replaced, synced = Path.open, os.replace, os.fsync
        disk = self

        class Stream:
            def __init__(self, raw: Any) -> None:
                self.raw = raw

            def __enter__(self) -> "Stream":
                return self

            def __exit__(self, *_: object) -> None:
                self.raw.close()

            def write(self, data: bytes) -> int:
                disk.step(lambda: self.raw.write(data[: len(data) // 2]))
                return int(self.raw.write(data))

            def flush(self) -> None:
                self.raw.flush()

            def fileno(self) -> int:
                return int(self.raw.fileno())

        def opening(path: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            raw = opened(path, mode, *args, **kwargs)
            return Stream(raw) if mode in ("wb", "ab") else raw

        def replacing(source: Path, target: Path) -> None:
            disk.step()
            replaced(source, target)

        def syncing(number: int) -> None:
            disk.step()
            synced(number)

        monkeypatch.setattr(Path, "open", opening)
        monkeypatch.setattr(store.os, "replace", replacing)
        monkeypatch.setattr(store.os, "fsync", syncing)


def full() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(scope="module")
def world() -> Iterator[Comtrade]:
    with running(Comtrade(preview_rows=SMALL.rows)) as found, pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "PREVIEW", SMALL)
        yield found


def rows(world: Comtrade, place: Path) -> list[dict[str, object]]:
    service = Service(
        base=world.base, sleep=lambda _: None, transport=httpx.HTTPTransport(verify=False), calls_a_day=10**6
    )
    return rows_of(pull(REQUEST, place, service, vintage=VINTAGE))


def writes(world: Comtrade, place: Path) -> int:
    """How many steps a pull takes."""
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(0, Killed)
        disk.install(patch)
        rows(world, place)
    return disk.count


@pytest.mark.parametrize(("end", "caught"), [(Killed, Killed), (full, OutputError)])
def test_cut_off_at_any_write_the_next_run_ends_with_the_same(
    world: Comtrade, tmp_path: Path, end: Callable[[], BaseException], caught: type[BaseException]
) -> None:
    whole = rows(world, tmp_path / "whole")
    assert len(whole) == 12
    calls = len(world.asked)
    steps = writes(world, tmp_path / "counted")
    calls = len(world.asked) - calls
    assert steps > 3 * calls > 9
    for at in range(1, steps + 1):
        place = tmp_path / f"{caught.__name__}-{at}"
        with pytest.MonkeyPatch.context() as patch:
            Disk(at, end).install(patch)
            with pytest.raises(caught):
                rows(world, place)
        before = len(world.asked)
        assert rows(world, place) == whole
        # What was answered and kept is not asked for again; half a file counts for nothing.
        asked_again = len(world.asked) - before
        assert asked_again <= calls
        assert at < steps - 3 or asked_again == 0
        assert not [path for path in place.rglob("*.part") if path.with_suffix("").exists() is False]
