"""The content tree of a brief: what stands where, free of any output format.

Whatever states a number or a fact is a `Ref`, which leads to the statements it comes from. `Words` connect and name;
only words of style `label` (the name of a period, of a commodity, of a source) and `code` may hold digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words. style: empty, label, code (of a commodity), strong, muted."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A number or fact and the statements it comes from (anchor ids).

    style: figure (stated), implied (nobody printed it: `formula` says how it follows), fact, also (a fact whose number
    stands beside it), finding (leads to the finding of that id).
    verdict: of VERDICTS for what is stated. pad: what an aligned column adds invisibly after the last digit.
    """

    text: str
    anchors: tuple[str, ...]
    style: str = "figure"
    verdict: str = ""
    formula: str = ""
    pad: str = ""
    finding: str = ""


Inline = Words | Ref
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of words and references."""

    line: Line
    style: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. align: left, number."""

    label: str
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, one entry a line."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its first cell names it. style: empty, total."""

    cells: tuple[Cell, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption and notes."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure: what it is, and what is said of it, one entry a line."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Key figures of one period."""

    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart in the chart's unit, the statements behind it, and its bounds where it is implied.

    series: what gives its colour. place: which of the bars of that series, where sources differ.
    """

    category: str
    series: str
    place: int
    value: float
    anchors: tuple[str, ...]
    label: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Values to be drawn. kind: years (bars side by side in each year), goods (horizontal bars). `alt` tells all."""

    kind: str
    title: str
    unit: str
    alt: str
    bars: tuple[Bar, ...]
    categories: tuple[str, ...]
    series: tuple[str, ...]
    implied_label: str = ""

    @property
    def has_implied(self) -> bool:
        """Some bars are implied."""
        return any(bar.low is not None for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated steps, oldest first: the date's words and the line."""

    steps: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding in full. `quotes` are the statements it rests on; severity: error, warning, note."""

    id: str
    number: int
    label: str
    severity: str
    severity_label: str
    why: str
    proof: str
    readings: tuple[str, ...]
    ask: str
    quotes: tuple[Line, ...]
    anchors: tuple[str, ...]


Block = Heading | Paragraph | Bullets | Table | Tiles | Chart | Timeline | FindingCard


@dataclass(frozen=True, slots=True)
class Section:
    """A section. `id` is its stable name; number 0 is not numbered."""

    id: str
    number: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the brief. number: 1 for the first."""

    number: int
    id: str
    title: str
    date: date | None
    date_text: str
    origin: str
    language: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement of the annex. number: `2.14`, the fourteenth of source 2. `before`, `printed`, `after`: the sentence.

    says: what it was read as, in words. checks: the arithmetic, a line each. findings: their numbers.
    """

    anchor: str
    number: str
    source: int
    kind: str
    says: str
    before: str
    printed: str
    after: str
    speaker: str
    verdict: str
    checks: tuple[str, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole document. `labels` are the fixed words of its language, for the renderers."""

    language: str
    title: str
    subtitle: str
    as_of: date | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    labels: tuple[tuple[str, str], ...]


def lines(block: Block) -> Iterator[Line]:
    """Every line of a block, in order."""
    match block:
        case Paragraph(line=line):
            yield line
        case Bullets(items=items):
            yield from items
        case Table(rows=rows, notes=notes):
            yield from (line for row in rows for cell in row.cells for line in cell.lines)
            yield from notes
        case Tiles(tiles=tiles):
            yield from (line for tile in tiles for line in tile.lines)
        case Timeline(steps=steps):
            yield from (line for _, line in steps)
        case FindingCard(quotes=quotes):
            yield from quotes
        case Heading() | Chart():
            return


def references(brief: Brief) -> Iterator[Ref]:
    """Every reference of the sections, in order."""
    for section in brief.sections:
        for block in section.blocks:
            for line in lines(block):
                yield from (item for item in line if isinstance(item, Ref))
