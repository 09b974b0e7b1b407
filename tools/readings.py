"""What the installed reader makes of every document of some folders, as JSON: digests to compare, and how fast.

Run: python tools/readings.py FOLDER...
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import comity.reading.read
from comity.model.document import Document
from comity.reading.read import read
from comity.settings import Settings
from comity.sources.documents import locate
from comity.sources.documents.open import load

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Readings:
    """library: whether the reader is compiled; readings: document -> digest of all that was read of it."""

    library: bool
    speed: int  # characters a second of processor time
    readings: dict[str, str]


def is_compiled() -> bool:
    """Whether the reader that is imported is a library."""
    return Path(comity.reading.read.__file__).suffix != ".py"


def readings(folders: Sequence[str]) -> Readings:
    """Every document, opened as `comity read` does. Speed takes the best of some readings of each, once tables are
    loaded, so that a busy moment of the machine does not count."""
    documents = [load(source, Settings()) for folder in folders for source in locate.expand([folder], None)]
    found = {f"{n} {document.id}": _digest(document) for n, document in enumerate(documents)}
    seconds = sum(min(_seconds(document) for _ in range(ROUNDS)) for document in documents)
    return Readings(is_compiled(), round(sum(len(document.text) for document in documents) / seconds), found)


def _seconds(document: Document) -> float:
    begun = time.process_time()
    read(document)
    return time.process_time() - begun


def _digest(document: Document) -> str:
    return hashlib.sha256(repr(read(document)).encode()).hexdigest()


if __name__ == "__main__":
    print(json.dumps(asdict(readings(sys.argv[1:])), ensure_ascii=False))
