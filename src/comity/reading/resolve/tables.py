"""Tables in the text: lines of cells, with periods and measures in the head and in the first column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from operator import attrgetter

from comity.model.period import Period
from comity.reading.grammar.numerals import digits
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scene import Scene, Time

_TOTAL = words("tables.total")

_GAP = re.compile(r"\t|[ \u00a0]{2,}|\s*\|\s*")
_GAP_SIGNS = ("\t", "|", "  ", "\u00a0")  # one of them is in every gap
_NUMERIC = re.compile(r"[+\-−–]?\s?\d[\d \u00a0\u2009\u202f.,]*\d?\s?%?")
_INDEX = re.compile(r"%|percent|per cent|процент|index|индекс|рост|growth|change|прирост", re.I)
_BASE = re.compile(r"(?:^|\W)(?:к|of|to|against|over|vs)\W+(?:[^\W\d]+\W+){0,4}\d{4}", re.I)
_SIGNS = "+-−–"
_START = attrgetter("start")
_CHANGE = re.compile(r"growth|change|прирост|\+/?-", re.I)
_SHARE = re.compile(r"(?:^|\W)(?:share|weight|доля|доли|удельный вес|уд\. вес)(?:\W|$)", re.I)
_LONGEST_CAPTION, _LONGEST_LINE, _LONGEST_LABEL = 160, 2000, 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a line: its place in the text and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a head or first cell says: a period, a measure, an index column with its base."""

    period: Period | None = None
    base: Period | None = None
    measure: Cue | None = None
    index: bool = False
    change: bool = False
    share: bool = False
    total: bool = False
    tokens: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A number of a table with what its row and column say."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    row: Head
    column: Head
    part: bool = False


@dataclass(slots=True)
class Table:
    """The numbers of one table; it stands at start..end. scale and currency are those of its head; caption: what the
    line over it says of all."""

    start: int
    end: int
    scale: Fraction
    unit: str
    cells: list[TableCell] = field(default_factory=list)
    latest: Period | None = None
    caption: Head = field(default_factory=Head)


def _cells_of(line_start: int, line: str) -> list[Cell]:
    """The cells of a line, empty ones left out."""
    cells, at = [], 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        piece = line[at:end]
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip())
            cells.append(Cell(line_start + at + lead, line_start + at + lead + len(stripped), stripped))
        at = gap.end() if gap else end
    return cells


def groups(text: str) -> list[list[tuple[int, list[Cell]]]]:
    """Runs of at least three lines that have cells, two of them with numbers in two columns (a head line may lack its
    first cell)."""
    found: list[list[tuple[int, list[Cell]]]] = []
    run: list[tuple[int, list[Cell]]] = []
    at, label = 0, None
    lines = [*text.split("\n"), ""]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        gapped = len(line) < _LONGEST_LINE and any(sign in line for sign in _GAP_SIGNS)
        cells = _cells_of(at, line) if gapped else []
        if len(cells) >= 2:
            run.append((at, _labelled(cells, label)))
            label = None
        elif run and _begins_label(line, following):
            label = Cell(at, at + len(line), line.strip())
        elif run:
            found += [run] if _is_table(run) else []
            run = []
        at += len(line) + 1
    return found


def _labelled(cells: list[Cell], label: Cell | None) -> list[Cell]:
    """The cells of a row whose first one began on the line before."""
    if label is None:
        return cells
    return [Cell(label.start, cells[0].end, f"{label.text} {cells[0].text}"), *cells[1:]]


def _begins_label(line: str, following: str) -> bool:
    """The first half of a label whose row goes on in small letters: "Foreign trade" over "turnover   1.2   1.4"."""
    words = line.strip()
    goes_on = following.lstrip()[:1].islower() and any(sign in following.strip() for sign in _GAP_SIGNS)
    return bool(words) and len(words) < _LONGEST_LABEL and goes_on and not any(letter.isdigit() for letter in words)


def _is_table(run: Sequence[tuple[int, list[Cell]]]) -> bool:
    """Three lines of cells, or two of which one has three, with a number among them."""
    wide = len(run) >= 3 or (len(run) == 2 and any(len(cells) >= 3 for _, cells in run))
    return wide and any(_NUMERIC.fullmatch(cell.text) for _, cells in run for cell in cells)


def tables(scene: Scene, currencies: Mapping[str, str]) -> list[Table]:
    """Every table whose head can be read: each number has a period and a measure between its row and column."""
    found = []
    for run in groups(scene.text):
        table = _read(scene, run, currencies)
        if table is not None and table.cells:
            found.append(table)
    return found


def _read(scene: Scene, run: Sequence[tuple[int, list[Cell]]], currencies: Mapping[str, str]) -> Table | None:
    _, head_cells = run[0]
    heads = [_head(scene, cell) for cell in head_cells]
    if not any(head.period or head.measure or head.index or head.share for head in heads):
        return None
    heads = _dated_changes(_of_index(heads))
    start, end = head_cells[0].start, run[-1][1][-1].end
    scale, unit = _unit(scene, start, end, currencies)
    table = Table(start, end, scale, unit, caption=_caption(scene, start))
    widest = max(len(cells) for _, cells in run[1:])
    labelled = not (heads[0].period or heads[0].index) and widest <= len(heads)
    for _, cells in run[1:]:
        _row(scene, table, head_cells, heads, cells, labelled)
    table.cells = _changes(scene, table.cells)
    periods = [cell.column.period or cell.row.period for cell in table.cells if not cell.column.index]
    table.latest = max(
        (period for period in periods if period is not None), key=lambda period: period.last_day, default=None
    )
    return table


def _caption(scene: Scene, start: int) -> Head:
    """The line over the table, where it tells a flow: "Exports to Croatia in 2016, selected groups"."""
    above = scene.text[:start].rstrip()
    first = above.rfind("\n") + 1
    line = above[first:].strip()
    if not line or len(line) > _LONGEST_CAPTION or line.endswith((".", "?", "!")):
        return Head()
    return _head(scene, Cell(first, len(above), line))


def _of_index(heads: Sequence[Head]) -> list[Head]:
    """ "million dollars | in % of January-July 2017": the sums are of the period that the one index column is of."""
    dated = [head for head in heads if head.period is not None]
    if len(dated) != 1 or not dated[0].index or dated[0].base is None:
        return list(heads)
    return [
        replace(head, period=dated[0].period)
        if head.period is None and not head.index and head.measure is None
        else head
        for head in heads
    ]


def _dated_changes(heads: Sequence[Head]) -> list[Head]:
    """A column "Growth, %" beside two periods is of the newer one against the other."""
    told = sorted(
        {head.period for head in heads if head.period is not None and not head.index}, key=lambda p: p.last_day
    )
    if len(told) < 2 or told[-1].length != told[-2].length:
        return list(heads)
    return [
        replace(head, period=told[-1], base=told[-2])
        if head.index and head.period is None and head.base is None
        else head
        for head in heads
    ]


def _changes(scene: Scene, cells: Sequence[TableCell]) -> list[TableCell]:
    """A column of percentages that prints a sign anywhere is of changes, whatever its head: no index is negative."""
    signed = {id(cell.column) for cell in cells if cell.column.index and scene.text[cell.start] in _SIGNS}
    return [
        replace(cell, column=replace(cell.column, change=True)) if id(cell.column) in signed else cell for cell in cells
    ]


def _row(
    scene: Scene, table: Table, head_cells: list[Cell], heads: list[Head], cells: list[Cell], labelled: bool
) -> None:
    label, caption, part = _head(scene, cells[0]), table.caption, False
    if label.measure is None and table.cells and _is_part(scene, cells[0]):
        # "of which machinery" under "Exports": a part of the row before
        part, label = True, replace(label, measure=table.cells[-1].row.measure)
    numbers = cells[1:]
    if _NUMERIC.fullmatch(cells[0].text) and label.period is None:
        return
    columns = heads[-len(numbers) :] if len(numbers) <= len(heads) else []
    if len(numbers) < len(heads) - labelled:
        columns = [_nearest(head_cells, heads, cell, scene.text) for cell in numbers]
    for cell, column in zip(numbers, columns, strict=False):
        value = _value(cell.text, scene.language)
        dated = label.period or column.period or column.base or caption.period
        if value is None or not (label.measure or column.measure or caption.measure) or not dated:
            continue
        table.cells.append(TableCell(cell.start, cell.end, *value, label, column, part))


def _is_part(scene: Scene, cell: Cell) -> bool:
    """A label that begins with a small letter, or is set in: "  re-exports", «в т.ч. машины»."""
    line = scene.text.rfind("\n", 0, cell.start) + 1
    return cell.text[:1].islower() or bool(scene.text[line : cell.start].strip("-–• \t") == "" and cell.start > line)


def _nearest(head_cells: list[Cell], heads: list[Head], cell: Cell, text: str) -> Head:
    """The head whose right edge is nearest, counted within the line."""

    def edge(item: Cell) -> int:
        return item.end - text.rfind("\n", 0, item.start)

    best = min(range(len(heads)), key=lambda i: abs(edge(head_cells[i]) - edge(cell)))
    return heads[best]


def _value(text: str, lang: str) -> tuple[Fraction, Fraction] | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    negative = text[0] in _SIGNS[1:]
    parsed = digits(text.lstrip("+-−– ").rstrip("% \u00a0"), lang)
    if parsed is None:
        return None
    return (-parsed[0] if negative else parsed[0]), parsed[1]


def _head(scene: Scene, cell: Cell) -> Head:
    """What a head cell says."""
    first = bisect_left(scene.tokens, cell.start, key=_START)
    last = first
    while last < len(scene.tokens) and scene.tokens[last].end <= cell.end:
        last += 1
    times: list[Time] = scene.times_in(first, last)
    measures = scene.cues_in(first, last, "measure")
    total = not measures and cell.text.strip(".: ").lower() in _TOTAL and first < last
    if total:
        measures = [Cue("measure", "turnover", first, last, cell.start, cell.end, cell.text.lower())]
    share = bool(_SHARE.search(cell.text))
    index = bool(_INDEX.search(cell.text)) and not measures and not share
    period = times[0].period if times else None
    base = times[1].period if len(times) > 1 and index else None
    if index and len(times) == 1 and period is not None and _BASE.search(cell.text):
        # "in % of 2018", «в % к 2018 г.»: the column is of the year after.
        base, period = period, period.shift(1)
    return Head(
        period,
        base,
        measures[0] if measures else None,
        index,
        bool(_CHANGE.search(cell.text)) and "%" in cell.text,
        share,
        total,
        (first, last),
    )


def _unit(scene: Scene, start: int, end: int, currencies: Mapping[str, str]) -> tuple[Fraction, str]:
    """Scale and currency printed over the table: "(value in US$ million)", «млн долл. США»; looked for in the 300
    characters before and in the head."""
    line_end = scene.text.find("\n", start)
    begin, stop = (bisect_left(scene.tokens, at, key=_START) for at in (start - 300, max(line_end, start + 1)))
    area = scene.tokens[begin:stop]
    scale, unit = Fraction(1), ""
    if not area:
        return scale, unit
    for cue in scene.cues_in(area[0].index, area[-1].index + 1, "magnitude"):
        if len(cue.form) > 1:
            scale = Fraction(int(cue.value))
    for size in (3, 2, 1):
        for i in range(len(area)):
            form = " ".join(token.low for token in area[i : i + size] if token.text != ".")
            if form in currencies and (len(form) > 2 or area[i].text.isupper()):
                unit = currencies[form]
        if unit:
            break
    if not unit and any(token.text == "$" for token in area):
        unit = "USD"
    return scale, unit
