"""A document as it was read: its stored text, what is known of its origin, and where each block came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `Document.text` and where it stood in the original.

    kind: title, header (a `DATE:` line), heading, paragraph, item (of a list), cell, row, table, caption, boilerplate.
    locator: the place in the original, printable: `page 3`, `p[12]`, `table 2, row 4, cell 1`, `line 7`; empty for
    plain text. box: left, bottom, right, top in points on the page, where the original has pages.
    """

    kind: str
    start: int
    end: int
    locator: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class DateClue:
    """A date that the source offers (a header line, metadata, the file name). Reading decides what the date is.

    where: header, metadata, url, filename, text. place: the printable place the clue stood in.
    """

    value: date
    where: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be read. Offsets of statements are code points of `text`; a plain text keeps every code point.

    id: the file's stem, or given by the user. digest: SHA-256 of the original bytes. origin: path or URL as given.
    language: `en`, `ru`, other ISO 639-1 codes, or empty.
    """

    id: str
    text: str
    digest: str = ""
    origin: str = ""
    media_type: str = "text/plain"
    title: str = ""
    language: str = ""
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    clues: tuple[DateClue, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def text_digest(self) -> str:
        """SHA-256 of the stored text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
