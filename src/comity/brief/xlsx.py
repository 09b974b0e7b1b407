"""The content tree as a workbook: a sheet for each section with its tables, then every figure, fact and source.

Numbers are numbers with the decimals that were printed; what was printed with a limit ("about 21") stays words. Each
leads to its row of the sheet of figures. The same brief gives the same bytes: no clock, strings in one order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from comity.brief.charts_table import chart_table
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
    Section,
    Table,
    Tiles,
    Timeline,
    Words,
)
from comity.brief.docx.package import with_known
from comity.brief.footnotes import footnotes
from comity.brief.html import GLYPHS, UNPRINTABLE
from comity.brief.sheets import places, reserved, sources_sheet, statement_sheets

INK, SOFT, BAD, DOUBT = "#1D2731", "#5B6875", "#A3211D", "#8A5A00"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST = 32_000  # characters of a cell
FIRST, OTHER, ACROSS = 44, 19, 112  # letters of the first column, of the others, of a line over five
HIGH = 13.5  # points of a row
MOST = 60_000  # links that Excel bears


def render_xlsx(brief: Brief) -> bytes:
    """The brief as a workbook."""
    import xlsxwriter

    made = BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    day = brief.as_of
    book.set_properties(
        {
            "title": clean(brief.title)[:255],
            "author": "Comity",
            "created": datetime(*(day or _EPOCH).timetuple()[:3], tzinfo=UTC),
        }
    )
    _Book(brief, book).write()
    book.close()
    return with_known(made.getvalue(), brief, "xl/_rels/workbook.xml.rels")


_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).date()


def clean(text: str) -> str:
    """Text that a cell may hold."""
    return UNPRINTABLE.sub("\ufffd", text)[:LONGEST]


def number_of(text: str, labels: Mapping[str, str]) -> tuple[float, str] | None:
    """A number as printed in the brief's language and the format that shows it so; None for what is more than one."""
    group, decimal = re.escape(labels["number.group"]), re.escape(labels["number.decimal"])
    found = re.fullmatch(rf"([+−-]?)(\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{decimal}(\d+))?(%?)", text.strip())
    if found is None:
        return None
    sign, whole, part, percent = found.groups()
    digits = re.sub(r"\D", "", whole)
    value = float(f"{digits}.{part or 0}") * (-1 if sign in ("−", "-") else 1)
    decimals = f".{'0' * len(part)}" if part else ""
    shown = f"0{decimals}%" if percent else f"#,##0{decimals}"
    if sign == "+":
        shown = f"+{shown};−{shown}"
    return (value / 100 if percent else value), shown


class _Book:
    """Writes the sheets."""

    def __init__(self, brief: Brief, book: Any) -> None:
        self._brief, self._book = brief, book
        self._labels = dict(brief.labels)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._kept = reserved(self._labels)
        self._names: set[str] = set()
        self._rows = places(brief)
        self._links = 0
        self._widest: dict[int, int] = {}  # letters of the longest entry of a column of numbers
        self._states = {evidence.anchor: evidence.verdict for evidence in brief.evidence}

    def write(self) -> None:
        """Sections, then figures, facts and sources."""
        for section in self._brief.sections:
            self._section(section)
        statement_sheets(self._brief, self._sheet, self.look)
        sources_sheet(self._brief, self._sheet, self.look)

    def look(self, **how: object) -> Any:
        """A cell format, made once."""
        key = tuple(sorted(how.items()))
        if key not in self._formats:
            base = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"}
            self._formats[key] = self._book.add_format({**base, **how})
        return self._formats[key]

    def _sheet(self, title: str) -> Any:
        """A sheet under a name that Excel allows and no other sheet has."""
        short = _FORBIDDEN.sub(" ", clean(title)).strip()[:31].strip() or "1"
        name, count = short, 1
        while name.casefold() in self._names or (title not in self._kept and name in self._kept):
            count += 1
            name = f"{short[: 28 - len(str(count))]} ({count})"
        self._names.add(name.casefold())
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def _section(self, section: Section) -> None:
        sheet = self._sheet(f"{section.number} {section.title}" if section.number else section.title)
        sheet.set_column(0, 0, FIRST)
        sheet.set_column(1, 12, OTHER)
        self._widest = {}
        sheet.write_string(0, 0, clean(f"{self._brief.title}. {section.title}"), self.look(bold=True, font_size=14))
        sheet.write_string(1, 0, clean(self._brief.subtitle), self.look(font_color=SOFT))
        at = 3
        for block in section.blocks:
            at = self._block(sheet, at, block) + 1
        for column, letters in self._widest.items():
            sheet.set_column(column, column, min(max(OTHER, letters + 2), FIRST))

    def _block(self, sheet: Any, at: int, block: Block) -> int:
        """Write a block from a row on; the row after it."""
        match block:
            case Table():
                at = self._table(sheet, at, block)
            case Chart():
                table = chart_table(block, self._labels, self._states)
                at = self._table(sheet, at, Table(block.title, table.columns, table.rows))
            case Tiles(title=title, tiles=tiles):
                at = self._fields(sheet, at, title, [(tile.label, tile.lines) for tile in tiles])
            case Cards(title=title, cards=cards):
                at = self._caption(sheet, at, title)
                for card in cards:
                    at = self._fields(sheet, at, card.title, [(field.label, field.lines) for field in card.fields])
            case FindingCard():
                at = self._finding(sheet, at, block)
            case Map():
                at = self._map(sheet, at, block)
            case _:
                at = self._words(sheet, at, block)
        return self._notes(sheet, at, footnotes(block))

    def _words(self, sheet: Any, at: int, block: Heading | Paragraph | Bullets | Timeline) -> int:
        match block:
            case Heading(text=text):
                return self._caption(sheet, at, text)
            case Timeline(steps=steps):
                return self._fields(sheet, at, "", [(when, (line,)) for when, line in steps])
            case Paragraph(line=line):
                told: tuple[Line, ...] = (line,)
            case Bullets(items=items):
                told = items
        for line in told:
            text = spelt(line)
            if len(text) > ACROSS:  # long lines run over the columns of the sheet, on as many rows as they need
                sheet.merge_range(at, 0, at, 4, "", self.look(text_wrap=True))
                sheet.set_row(at, HIGH * (1 + len(text) // ACROSS))
            self._line(sheet, at, 0, line, wrap=len(text) > ACROSS)
            at += 1
        return at

    def _map(self, sheet: Any, at: int, plan: Map) -> int:
        at = self._caption(sheet, at, plan.title)
        told = dict(plan.kinds)
        for point in plan.points:
            self._line(sheet, at, 0, (Ref(point.label, point.anchors, "fact"),))
            sheet.write_string(at, 1, clean(point.place), self.look())
            sheet.write_string(at, 2, clean(told.get(point.kind, "")), self.look())
            at += 1
        return at

    def _caption(self, sheet: Any, at: int, text: str) -> int:
        if not text:
            return at
        sheet.write_string(at, 0, clean(text), self.look(bold=True, font_size=11))
        return at + 1

    def _table(self, sheet: Any, at: int, block: Table) -> int:
        at = self._caption(sheet, at, block.caption)
        for index, column in enumerate(block.columns):
            align = "right" if column.align == "number" else "left"
            head = self.look(bold=True, bottom=1, font_color=SOFT, align=align, text_wrap=True)
            sheet.write_string(at, index, clean(column.label), head)
        longest = max((len(column.label) // (OTHER if index else FIRST) for index, column in enumerate(block.columns)))
        sheet.set_row(at, HIGH * (1 + longest))
        at += 1
        for row in block.rows:
            # An entry a row, so that each number has a cell of its own.
            height = max([len(cell.lines) for cell in row.cells[1:]], default=1) or 1
            for index, cell in enumerate(row.cells):
                number = index < len(block.columns) and block.columns[index].align == "number"
                named = index == 0 and not number
                told = ((Words(", ".join(map(spelt, cell.lines)), "label"),),) * height if named else cell.lines
                if named and not any(isinstance(item, Words) for line in cell.lines for item in line):
                    told = cell.lines
                    height = max(height, len(told))
                for depth, line in enumerate(told):
                    self._line(sheet, at + depth, index, line, number=number, bold=row.style == "total")
            at += height
        return self._notes(sheet, at, block.notes)

    def _notes(self, sheet: Any, at: int, notes: Sequence[Line]) -> int:
        for note in notes:
            sheet.write_string(at, 0, clean(spelt(note)), self.look(font_color=SOFT, italic=True))
            at += 1
        return at

    def _fields(self, sheet: Any, at: int, title: str, told: Sequence[tuple[str, Sequence[Line]]]) -> int:
        at = self._caption(sheet, at, title)
        for label, lines in told:
            sheet.write_string(at, 0, clean(label), self.look(text_wrap=True))
            for line in lines or ((),):
                self._line(sheet, at, 1, line)
                at += 1
        return at

    def _finding(self, sheet: Any, at: int, card: FindingCard) -> int:
        labels = self._labels
        title = f"{labels['label.finding']} {card.number}: {card.label} ({card.severity_label})"
        at = self._caption(sheet, at, title)
        told = [("", card.why), *((labels["label.statements"], spelt(quote)) for quote in card.quotes)]
        told += [(labels["label.proof"], card.proof)] if card.proof else []
        told += [(labels["label.readings"], reading) for reading in card.readings]
        told += [(labels["label.ask"], card.ask)] if card.ask else []
        for label, text in told:
            sheet.write_string(at, 0, clean(label), self.look(font_color=SOFT))
            sheet.write_string(at, 1, clean(text), self.look())
            at += 1
        return at

    def _line(
        self,
        sheet: Any,
        at: int,
        column: int,
        line: Line,
        *,
        number: bool = False,
        bold: bool = False,
        wrap: bool = True,
    ) -> None:
        """One entry: a number where it is one, else words; either leads to the first statement behind it."""
        refs = [item for item in line if isinstance(item, Ref)]
        target = next((self._rows[a] for ref in refs for a in ref.anchors if a in self._rows), None)
        how: dict[str, object] = {"bold": True} if bold else {}
        if number:
            how["align"] = "right"
            self._widest[column] = max(self._widest.get(column, 0), len(spelt(line)))
        elif wrap:
            how["text_wrap"] = True
        state = next((ref.verdict for ref in refs if ref.verdict), "")
        if any(ref.style == "implied" for ref in refs):
            how |= {"italic": True, "font_color": SOFT}
        elif state in ("conflict", "doubt"):
            how["font_color"] = BAD if state == "conflict" else DOUBT
        alone = number_of(refs[0].text, self._labels) if len(refs) == 1 and line[0] is refs[0] else None
        text, value, shown = spelt(line), None, ""
        if alone and number:
            rest = spelt(line[1:]).strip().replace('"', "'")
            value, shown = alone
            shown = ";".join(part + (f' "{rest}"' if rest else "") for part in shown.split(";"))
        if target and self._links < MOST:
            self._links += 1
            tip = clean(", ".join(dict.fromkeys(self._tip(ref) for ref in refs)))[:250]
            sheet.write_url(at, column, f"internal:{target}", self.look(**how), clean(text or ""), tip)
        elif text:
            sheet.write_string(at, column, clean(text), self.look(**how))
        if value is not None:  # the link stays with the cell
            sheet.write_number(at, column, value, self.look(**how, num_format=shown[:250]))

    def _tip(self, ref: Ref) -> str:
        sign = GLYPHS.get(ref.verdict, "")
        return f"{sign} {ref.formula or ref.text}".strip()


def spelt(line: Line) -> str:
    """A line as bare words."""
    return "".join(item.text for item in line)
