"""A file of BACI as blocks of whole lines, its heading checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from comity.errors import StatisticsError
from comity.sources.statistics.files import cells_of

COLUMNS = ("t", "i", "j", "k", "v", "q")
# Bytes at a time: some 60,000 rows, so that what is made of them stays in the processor's cache.
_BLOCK = 2 << 20


def blocks(path: Path, size: int = _BLOCK) -> Iterator[bytes]:
    """The lines after the heading, each block of some `size` bytes, ending with a line.

    Raises StatisticsError where the columns are not BACI's or the last line is not ended, OSError where the file cannot
    be read.
    """
    with path.open("rb") as stream:
        length = stream.seek(0, 2)
        _check_end(path, stream, length)
        stream.seek(0)
        _check_heading(path, stream.readline())
        start = stream.tell()
        while start < length:
            stream.seek(min(start + size, length))
            stream.readline()
            end = stream.tell()
            stream.seek(start)
            yield stream.read(end - start)
            start = end


def _check_heading(path: Path, line: bytes) -> None:
    found = cells_of(line.decode("utf-8-sig", "replace"))
    if tuple(found) != COLUMNS:
        told = ", ".join(found) or "missing"
        raise StatisticsError(f"{path.name}, row 1: the columns are {told}; BACI's are {', '.join(COLUMNS)}")


def _check_end(path: Path, stream: BinaryIO, length: int) -> None:
    """That the last line is whole: a download that broke off may end within a number, and still read as one."""
    stream.seek(max(length - 1, 0))
    if length and stream.read(1) != b"\n":
        raise StatisticsError(f"{path.name}: its last line is not ended, so it was cut short; download it again")
