"""Blocks of the content tree as paragraphs and tables: captions that Word counts, tables whose heads repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.brief.charts_table import map_lines, milestone_lines
from comity.brief.content import (
    Block,
    Brief,
    Bullets,
    Cards,
    Chart,
    FindingCard,
    Heading,
    Line,
    Map,
    Paragraph,
    Ref,
    Table,
    Tiles,
    Timeline,
)
from comity.brief.docx.columns import shares
from comity.brief.docx.lines import BOLD, Lines
from comity.brief.docx.pictures import Pictures
from comity.brief.docx.template import Template
from comity.brief.docx.words import cell, character, field, row, run, tab, table
from comity.brief.footnotes import footnotes

STRONG = 'w:val="single" w:sz="8" w:space="0" w:color="1D2731"'
HEAD = f'<w:tcBorders><w:bottom {STRONG}/></w:tcBorders><w:vAlign w:val="bottom"/>'
TOTAL = f"<w:tcBorders><w:top {STRONG}/></w:tcBorders>"
TONES = {"error": "A3211D", "warning": "8A5A00"}
RIGHT, KEEP = '<w:jc w:val="right"/>', "<w:keepNext/>"


class Blocks(Lines):
    """Writes blocks; counts captions as it goes."""

    def __init__(self, brief: Brief, template: Template, pictures: Pictures) -> None:
        super().__init__(brief, template)
        self._pictures = pictures
        self._captions = {"table": 0, "chart": 0, "map": 0}

    def _block(self, block: Block) -> str:
        match block:
            case Table():
                made = self._table(block)
            case Chart():
                made = self._chart(block)
            case Map():
                made = self._map(block)
            case FindingCard():
                made = self._finding(block)
            case Tiles():
                made = self._tiles(block)
            case Cards():
                made = self._side_by_side(block)
            case _:
                made = self._words(block)
        return made + self._notes(footnotes(block))

    def _words(self, block: Heading | Paragraph | Bullets | Timeline) -> str:
        match block:
            case Heading(text=text):
                return self._p("Heading 2", run(text))
            case Paragraph(line=line, style=style):
                return self._p("Comity Note", self._line(line)) if style in ("note", "missing") else self._plain(line)
            case Bullets(items=items, ordered=ordered):
                return self._bullets(items, ordered)
            case Timeline(steps=steps):
                return self._timeline(steps)

    def _bullets(self, items: Sequence[Line], ordered: bool) -> str:
        if not ordered:
            return "".join(self._p("List Bullet", self._line(line)) for line in items)
        return "".join(
            self._p("Comity Item", run(f"{number}.") + tab() + self._line(line)) for number, line in enumerate(items, 1)
        )

    def _plain(self, line: Line) -> str:
        return f"<w:p>{self._line(line)}</w:p>"

    def _notes(self, notes: Iterable[Line]) -> str:
        return "".join(self._p("Comity Note", self._line(note)) for note in notes)

    def _caption(self, kind: str, title: str) -> str:
        if not title:
            return ""
        self._captions[kind] += 1
        label = self._labels[f"label.{kind}_no"]
        return self._p(
            "Caption",
            run(f"{label} ") + field(f"SEQ {label} \\* ARABIC", str(self._captions[kind])) + run(f". {title}"),
            KEEP,
        )

    def _table(self, block: Table) -> str:
        widths = shares(block, self._width)
        numbers = [column.align == "number" for column in block.columns]
        head = row(
            (
                cell(width, self._p("Comity Cell", run(column.label, BOLD), KEEP + (RIGHT if number else "")), HEAD)
                for column, width, number in zip(block.columns, widths, numbers, strict=True)
            ),
            head=True,
        )
        rows = []
        for told in block.rows:
            if told.style == "head":
                inner = self._cell(told.cells[0].lines, False, BOLD, KEEP)
                rows.append(row([cell(sum(widths), inner, span=len(widths))]))
                continue
            look = TOTAL if told.style == "total" else ""
            bold = BOLD if told.style == "total" else ""
            cells = zip(told.cells, widths, numbers, strict=True)
            rows.append(row(cell(w, self._cell(c.lines, number, bold), look) for c, w, number in cells))
        made = table(self._styles["Comity Table"], widths, [head, *rows])
        return self._caption("table", block.caption) + made + self._notes(block.notes) + self._gap()

    def _cell(self, lines: Sequence[Line], number: bool, look: str = "", shape: str = "") -> str:
        shape += RIGHT if number else ""
        made = (self._p("Comity Cell", self._line(line, look), shape) for line in lines)
        return "".join(made) or self._p("Comity Cell", "", shape)

    def _tiles(self, block: Tiles) -> str:
        count = max(len(block.tiles), 1)
        widths = [self._width // count] * count
        cells = []
        for tile, width in zip(block.tiles, widths, strict=False):
            inner = self._p("Comity Cell", run(tile.label, character(self._styles, "Comity Muted")))
            inner += "".join(
                self._p("Comity Figure" if index == 0 and _told(line) else "Comity Cell", self._line(line))
                for index, line in enumerate(tile.lines)
            )
            cells.append(cell(width, inner))
        return (
            self._p("Caption", run(block.title), KEEP)
            + table(self._styles["Comity Table"], widths, [row(cells)])
            + self._gap()
        )

    def _side_by_side(self, block: Cards) -> str:
        labels = list(dict.fromkeys(field.label for card in block.cards for field in card.fields))
        first = self._width // 4
        rest = (self._width - first) // max(len(block.cards), 1)
        heads = [cell(first, self._p("Comity Cell", ""), HEAD)]
        heads += [cell(rest, self._p("Comity Cell", run(card.title, BOLD), KEEP), HEAD) for card in block.cards]
        rows = [row(heads, head=True)]
        for label in labels:
            cells = [cell(first, self._p("Comity Cell", run(label, character(self._styles, "Comity Muted"))))]
            for card in block.cards:
                told = next((field.lines for field in card.fields if field.label == label), ())
                cells.append(cell(rest, self._cell(told, False)))
            rows.append(row(cells))
        widths = [first, *([rest] * len(block.cards))]
        return self._caption("table", block.title) + table(self._styles["Comity Table"], widths, rows) + self._gap()

    def _chart(self, block: Chart) -> str:
        drawn = self._pictures.chart(block, self._width)
        made = self._caption("chart", block.title) + f"<w:p>{drawn}</w:p>"
        if block.has_implied:
            made += self._p("Comity Note", run(block.implied_label))
        told = milestone_lines(block)
        return made + "".join(
            self._p("Comity Note", run(f"{number}  ", BOLD) + self._line(line)) for number, line in enumerate(told, 1)
        )

    def _map(self, block: Map) -> str:
        drawn, numbers = self._pictures.map(block, self._width)
        made = self._caption("map", block.title)
        if drawn:
            made += f"<w:p>{drawn}</w:p>" + self._p("Comity Note", run(self._labels["label.map_note"]))
        told = map_lines(block, numbers)
        made += "".join(
            self._p("Comity Item", run(f"{number}") + tab() + self._line(line)) for number, line in told if number
        )
        rest = [line for number, line in told if not number]
        if rest:
            made += self._p("Comity Note", run(self._labels["label.not_drawn"]))
            made += self._bullets(rest, False)
        return made

    def _timeline(self, steps: Sequence[tuple[str, Line]]) -> str:
        widths = [self._width // 4, self._width - self._width // 4]
        rows = [
            row(
                (
                    cell(widths[0], self._p("Comity Cell", run(when, character(self._styles, "Comity Muted")))),
                    cell(widths[1], self._p("Comity Cell", self._line(line))),
                )
            )
            for when, line in steps
        ]
        return table(self._styles["Comity Table"], widths, rows) + self._gap()

    def _finding(self, card: FindingCard) -> str:
        labels = self._labels
        tone = TONES.get(card.severity, "5B6875")
        edge = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{tone}"/></w:pBdr>'
        title = run(f"{labels['label.finding']} {card.number}: {card.label}", BOLD)
        title += run(f"   {card.severity_label}", character(self._styles, "Comity Muted"))
        fields = [self._place(f"f_{card.id}", title) + (self._new() if card.new else ""), run(card.why)]
        fields += [run(f"{labels['label.statements']}: ", BOLD) + self._line(quote) for quote in card.quotes]
        if card.proof:
            fields.append(run(f"{labels['label.proof']}: ", BOLD) + run(card.proof))
        fields += [run(f"{labels['label.readings']}: ", BOLD) + run(reading) for reading in card.readings]
        if card.ask:
            fields.append(run(f"{labels['label.ask']}: ", BOLD) + run(card.ask))
        keep = [KEEP] * (len(fields) - 1) + [""]
        return (
            "".join(self._p("Comity Finding", inner, k + edge) for inner, k in zip(fields, keep, strict=True))
            + self._gap()
        )


def _told(line: Line) -> bool:
    """It says a number or a fact, not that there is none."""
    return any(isinstance(item, Ref) for item in line)
