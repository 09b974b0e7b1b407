"""Answers kept on disk while a pull goes on, so that one that is cut off at any moment goes on where it was.

    <store>/raw/<digest>.json.gz            an answer's bytes, by their SHA-256
    <store>/pulls/<request>/<vintage>/      one small file for each answered call, and manifest.json when all are there
    <store>/calls/<day>                     one byte for each call made that day

A file appears whole or not at all (written beside, flushed, renamed). What does not hold its digest is asked for again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from comity.errors import OutputError

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """One answered call. rows: of the answer. digest: of its bytes; empty where it was cut off and the call was
    split.
    """

    line: str
    rows: int
    digest: str


class Store:
    """The answers to one request as of one vintage."""

    __slots__ = ("_pull", "_root")

    def __init__(self, root: Path, request: str, vintage: str) -> None:
        self._root = root
        self._pull = pull_directory(root, request) / vintage

    def find(self, line: str) -> Kept | None:
        """What was kept of a call, if all of it is there and whole."""
        try:
            found = json.loads((self._pull / _name(line)).read_bytes())
            kept = Kept(line=found["line"], rows=found["rows"], digest=found["digest"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if kept.line != line or (kept.digest and self.raw(kept.digest) is None):
            return None
        return kept

    def raw(self, digest: str) -> bytes | None:
        """As `kept_bytes`."""
        return kept_bytes(self._root, digest)

    def keep(self, line: str, rows: int, data: bytes | None) -> Kept:
        """Keeps an answer; None for the bytes of one that was cut off. Raises OutputError where the disk refuses."""
        digest = "" if data is None else self._keep_raw(data)
        kept = Kept(line, rows, digest)
        write(self._pull / _name(line), json.dumps(asdict(kept), sort_keys=True).encode())
        return kept

    def finish(self, leaves: Sequence[Kept]) -> str:
        """Keeps the list of a pull's answers, in their order. Returns its digest, which stands for all their bytes."""
        data = json.dumps([asdict(kept) for kept in leaves], indent=1, sort_keys=True).encode()
        digest = self._keep_raw(data)
        write(self._pull / MANIFEST, data)
        return digest

    def calls(self, day: str) -> int:
        """How many calls were made on a day, by any pull into this store."""
        try:
            return (self._root / "calls" / day).stat().st_size
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise _refused(self._root / "calls" / day, error) from error

    def count_call(self, day: str) -> None:
        """Counts one, before it is made: a call that was cut off counts too."""
        path = self._root / "calls" / day
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as stream:
                stream.write(b".")
        except OSError as error:
            raise _refused(path, error) from error

    def _keep_raw(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        if self.raw(digest) is None:
            write(_raw_path(self._root, digest), gzip.compress(data, 6, mtime=0))
        return digest


def kept_bytes(root: Path, digest: str) -> bytes | None:
    """The bytes of an answer or a manifest, by their digest; None where they are not there or not what they were."""
    try:
        data = gzip.decompress(_raw_path(root, digest).read_bytes())
    except (OSError, EOFError, zlib.error):
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None


def pull_directory(root: Path, request: str) -> Path:
    """Where the pulls of one request are, by its digest; a folder for each vintage."""
    return root / "pulls" / request[:32]


def write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises OutputError where the disk refuses."""
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise _refused(path, error) from error


def _raw_path(root: Path, digest: str) -> Path:
    return root / "raw" / f"{digest}.json.gz"


def _name(line: str) -> str:
    return f"{hashlib.sha256(line.encode()).hexdigest()[:32]}.json"


def _refused(path: Path, error: OSError) -> OutputError:
    words = error.strerror or type(error).__name__
    return OutputError(f"{path}: cannot be kept ({words}); make room, and run the same again: what was fetched stays")
