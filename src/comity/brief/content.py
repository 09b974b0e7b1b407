"""The content tree of a brief: what stands where, free of any output format.

Whatever states a number or a fact is a `Ref`, which leads to the statements it comes from. `Words` connect and name;
only words of style `label` (the name of a period, of a commodity, of a source) and `code` may hold digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from comity.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words. style: empty, label, code (of a commodity), strong, muted."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A number or fact and the statements it comes from (anchor ids).

    style: figure (stated), implied (nobody printed it: `formula` says how it follows), fact, also (a fact whose number
    stands beside it), official (a statistic or a reference table: `formula` names its row), finding (leads to the
    finding of that id).
    verdict: of VERDICTS for what is stated. pad: what an aligned column adds invisibly after the last digit.
    new: nothing behind it stood in the earlier brief this one is compared with (comity.brief.compare sets it).
    """

    text: str
    anchors: tuple[str, ...]
    style: str = "figure"
    verdict: str = ""
    formula: str = ""
    pad: str = ""
    finding: str = ""
    new: bool = False


Inline = Words | Ref
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of words and references. style: empty, lead (opens a section), missing (what is not known), note."""

    line: Line
    style: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where `ordered`."""

    items: tuple[Line, ...]
    ordered: bool = False


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
    """A row; its first cell names it. style: empty, total, other, head (its first cell is a heading)."""

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
class Field:
    """A named property, one entry a line."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one thing (a country): its name and its properties, in order."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Things side by side, told by the same properties where they are known. title: may be empty."""

    title: str
    cards: tuple[Card, ...]


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
class Milestone:
    """A dated event laid over a chart of years. when: the year as a fraction (July 2011 is 2011.5)."""

    when: float
    label: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Values to be drawn. `alt` tells all; the renderers add the values as a table where there is room.

    kind:
      years     bars side by side in each year; categories are years; a series is a flow
      lines     a line for each series over years, none across a gap; a series is a flow in one book, never two joined
      stacked   bars in each year, the series on each other: only parts of one whole in one book
      grouped   horizontal bars, the series side by side in each category (an HS section in two years)
      goods     horizontal bars, one a category
      treemap   areas, one a category (an HS section) in proportion to the value, which must be positive
    milestones: over `years` and `lines` alone; they are numbered in the drawing and told below it.
    """

    kind: str
    title: str
    unit: str
    alt: str
    bars: tuple[Bar, ...]
    categories: tuple[str, ...]
    series: tuple[str, ...]
    implied_label: str = ""
    milestones: tuple[Milestone, ...] = ()

    @property
    def has_implied(self) -> bool:
        """Some bars are implied."""
        return any(bar.low is not None for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map. place: as printed. country: its ISO code where known. kind: operating, under_way, planned,
    other; told by the shape of the mark.
    """

    label: str
    kind: str
    place: str
    country: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """The countries of the brief and what stands where. Places that no table knows are listed, not drawn.

    countries: ISO code and name, our side first; neighbours are drawn without names.
    kinds: each kind of point that occurs, and its name.
    """

    title: str
    alt: str
    countries: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]
    kinds: tuple[tuple[str, str], ...]


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
    new: bool = False


Block = Heading | Paragraph | Bullets | Table | Tiles | Cards | Chart | Map | Timeline | FindingCard


@dataclass(frozen=True, slots=True)
class Section:
    """A section. `id` is its stable name; number 0 is not numbered. mark: main (the two pages to read) or annex."""

    id: str
    number: int
    title: str
    blocks: tuple[Block, ...]
    mark: str = "main"


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the brief, or a table of official statistics. number: 1 for the first.

    speaker: who speaks in it. quality: how good a source it is, in words. text: the whole text, for the document view;
    empty where there is none.
    """

    number: int
    id: str
    title: str
    date: date | None
    date_text: str
    origin: str
    language: str
    speaker: str = ""
    quality: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement of the annex. number: `2.14`, the fourteenth of source 2. `before`, `printed`, `after`: the sentence.

    says: what it was read as, in words. checks: the arithmetic, a line each. findings: their numbers.
    start, end: its place in the text of its source (code points); -1 where there is no text. figure: where it is one.
    A row of official statistics is an entry too: its cells are the sentence.
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
    start: int = -1
    end: int = -1
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole document. `labels` are the fixed words of its language, for the renderers.

    Evidence need hold only what the sections refer to; a reference to what it lacks is printed without a link.
    full: with annexes, and so with a cover and a table of contents in print. pair: ISO codes, our side first.
    known: every statement and finding the brief was made from, shown or not (what a later brief is compared with).
    compared: what it was compared with, in words; empty where it was not.
    """

    language: str
    title: str
    subtitle: str
    as_of: date | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    labels: tuple[tuple[str, str], ...]
    full: bool = False
    pair: tuple[str, str] = ("", "")
    known: tuple[str, ...] = ()
    compared: str = ""


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
        case Cards(cards=cards):
            yield from (line for card in cards for field in card.fields for line in field.lines)
        case Timeline(steps=steps):
            yield from (line for _, line in steps)
        case FindingCard(quotes=quotes):
            yield from quotes
        case Heading() | Chart() | Map():
            return


def references(brief: Brief) -> Iterator[Ref]:
    """Every reference of the sections, in order."""
    for section in brief.sections:
        for block in section.blocks:
            for line in lines(block):
                yield from (item for item in line if isinstance(item, Ref))


def anchors(block: Block) -> Iterator[str]:
    """Every statement a block rests on, drawings included."""
    for line in lines(block):
        for item in line:
            if isinstance(item, Ref):
                yield from item.anchors
    match block:
        case Chart(bars=bars, milestones=milestones):
            yield from (anchor for bar in bars for anchor in bar.anchors)
            yield from (anchor for milestone in milestones for anchor in milestone.anchors)
        case Map(points=points):
            yield from (anchor for point in points for anchor in point.anchors)
        case FindingCard(anchors=behind):
            yield from behind
        case _:
            return


def trimmed(brief: Brief) -> Brief:
    """The brief with the evidence of what its sections use, and no more."""
    used = {anchor for section in brief.sections for block in section.blocks for anchor in anchors(block)}
    return replace(brief, evidence=tuple(evidence for evidence in brief.evidence if evidence.anchor in used))
