"""Pieces of an original that has no plain text of its own (HTML, PDF, DOCX), put together into text and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from comity.model.document import Block
from comity.sources.documents import kinds

Box = tuple[float, float, float, float]
# Built by code point: what no text should hold and a PDF or a page may.
DROPPED = dict.fromkeys((*range(9), *range(14, 32), 0x7F, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF))
TIGHT = frozenset({"item", "row"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has offsets. cell: table, row and column of a cell, from 1. path: of the element in a page."""

    kind: str
    text: str
    locator: str = ""
    box: Box | None = None
    cell: tuple[int, int, int] | None = None
    path: str = ""


def clean(text: str, *, keep_lines: bool = False) -> str:
    """One line of text: controls and soft hyphens dropped, white space made single spaces, half surrogates replaced.

    `keep_lines`: line breaks within stay.
    """
    text = text.translate(DROPPED).encode("utf-8", "replace").decode("utf-8")
    if keep_lines:
        lines = (" ".join(line.split()) for line in text.splitlines())
        return "\n".join(line for line in lines if line)
    return " ".join(text.split())


def paragraphs(text: str) -> list[str]:
    """The cleaned parts of a text between blank lines; single line breaks stay."""
    parts = (clean(part, keep_lines=True) for part in re.split(r"\n[^\S\n]*\n", text))
    return [part for part in parts if part]


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text and its blocks. Paragraphs stand apart by a blank line, items and rows by a line break, cells by a tab
    for each column. Pieces without text are left out; the last ones that are about the page itself are boilerplate."""
    kept = mark_tail([piece for piece in pieces if piece.text.strip()])
    parts: list[str] = []
    blocks: list[Block] = []
    size = 0
    for number, piece in enumerate(kept):
        between = _between(kept[number - 1], piece) if number else ""
        text = piece.text.strip()
        start = size + len(between)
        size = start + len(text)
        parts += (between, text)
        blocks.append(Block(piece.kind, start, size, piece.locator, piece.box))
    return "".join(parts), tuple(blocks)


def mark_tail(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the last ones marked as boilerplate where they are."""
    tail = len(pieces) - kinds.tail_boilerplate([piece.text for piece in pieces])
    return [*pieces[:tail], *(replace(piece, kind="boilerplate") for piece in pieces[tail:])]


def _between(before: Piece, piece: Piece) -> str:
    """The white space between two pieces."""
    if before.cell and piece.cell and before.cell[0] == piece.cell[0]:
        if before.cell[1] == piece.cell[1]:
            return "\t" * max(1, piece.cell[2] - before.cell[2])
        return "\n" + "\t" * (piece.cell[2] - 1)
    if before.kind == piece.kind and piece.kind in TIGHT:
        return "\n"
    return "\n\n" + "\t" * (piece.cell[2] - 1 if piece.cell else 0)
