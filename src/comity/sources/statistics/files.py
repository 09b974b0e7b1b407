"""The raw bytes of a statistical file: their digest, and their text where they are text."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from comity.errors import StatisticsError

_CHUNK = 1 << 20


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal. Raises StatisticsError where it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
    except OSError as error:
        raise unreadable(path, error) from error
    return found.hexdigest()


def head_of(path: Path, size: int = 4096) -> bytes:
    """The first bytes, unpacked where the file is gzip; fewer, or none, where it cannot be read."""
    try:
        with path.open("rb") as stream:
            start = stream.read(2)
        if start == b"\x1f\x8b":
            with gzip.open(path, "rb") as packed:
                return packed.read(size)
        with path.open("rb") as stream:
            return stream.read(size)
    except (OSError, EOFError, zlib.error):
        return b""


def cells_of(line: str) -> list[str]:
    """The cells of a line that may be CSV; none where it cannot be."""
    try:
        return next(csv.reader([line.strip().removeprefix("\ufeff")]), [])
    except csv.Error:
        return []


@contextmanager
def text_of(path: Path, encoding: str = "utf-8-sig") -> Iterator[TextIO]:
    """The text of a file, unpacked where it is gzip. Raises StatisticsError for what is cut short or no such text."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = gzip.GzipFile(fileobj=raw) if packed else raw
            with io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
                yield text
    except UnicodeDecodeError as error:
        remedy = f"it is not {encoding}: save it as UTF-8, or name its `encoding` in the mapping file"
        raise StatisticsError(f"{path.name}: {remedy}") from error
    except csv.Error as error:
        raise StatisticsError(f"{path.name}: it is no CSV that can be read ({error}); save it again") from error
    except (EOFError, zlib.error) as error:
        raise StatisticsError(f"{path.name}: it is cut short or damaged; download it again") from error
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> StatisticsError:
    """What is said of a file that the system does not give."""
    return StatisticsError(f"{path.name}: it cannot be read ({error.strerror or error}); check the name and the disk")
