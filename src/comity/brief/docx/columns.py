"""How wide the columns of a table are in a Word file, which does not see to it by itself."""

from __future__ import annotations

from collections.abc import Iterator

from comity.brief.content import Ref, Table, Words

LETTER, EDGE = 98, 110  # twips a letter of a cell takes on average; and what stands beside the text
MARKS = 5  # letters that a verdict and the number of a reference take


def shares(table: Table, width: int) -> list[int]:
    """The widths in twips, together `width`: each column has room for its longest word, then by its longest entry."""
    words = [EDGE + LETTER * max(_words(table, index), default=3) for index in range(len(table.columns))]
    entries = [max(_entries(table, index), default=3) ** 0.7 for index in range(len(table.columns))]
    if sum(words) > width:
        made = [int(width * word / sum(words)) for word in words]
    else:
        made = [
            int(word + (width - sum(words)) * entry / sum(entries)) for word, entry in zip(words, entries, strict=True)
        ]
    made[0] += width - sum(made)
    return made


def _items(table: Table, index: int) -> Iterator[list[tuple[str, int]]]:
    yield [(table.columns[index].label, 0)]
    for row in table.rows:
        if row.style == "head" or index >= len(row.cells):
            continue
        for line in row.cells[index].lines:
            yield [(item.text, MARKS if isinstance(item, Ref) else 0) for item in line if isinstance(item, Ref | Words)]


def _words(table: Table, index: int) -> Iterator[int]:
    for line in _items(table, index):
        for text, marks in line:
            pieces = text.split(" ")
            yield from (min(len(piece), 22) for piece in pieces[:-1])
            yield min(len(pieces[-1]), 22) + marks


def _entries(table: Table, index: int) -> Iterator[float]:
    for line in _items(table, index):
        yield float(min(sum(len(text) + marks for text, marks in line), 80))
