"""The content tree as a PDF, set by typst with its own fonts: the same brief gives the same bytes.

Every number links to its entry in the annex, and prints that entry's number beside it. Text reaches typst only as
string literals, so that nothing in a document can be taken for markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from comity.brief.charts import FONT, svg
from comity.brief.charts_table import map_lines, milestone_lines
from comity.brief.content import (
    Block,
    Brief,
    Bullets,
    Card,
    Cards,
    Cell,
    Chart,
    Evidence,
    FindingCard,
    Heading,
    Inline,
    Line,
    Map,
    Paragraph,
    Ref,
    Row,
    Table,
    Tiles,
    Timeline,
    Words,
)
from comity.brief.footnotes import footnotes
from comity.brief.html import SHOWN, TEMPLATES, UNPRINTABLE, cleared, printable, sentences
from comity.brief.maps.draw import draw, swatch
from comity.errors import OutputError

SERIF = "Libertinus Serif"
TONES = {"error": "tones.conflict", "warning": "tones.doubt"}


def render_pdf(brief: Brief) -> bytes:
    """The brief as a PDF. Raises OutputError where typst cannot set it."""
    import typst

    source = UNPRINTABLE.sub("\ufffd", _Setter(brief).source())
    day = brief.as_of
    stamp = (day.toordinal() - 719163) * 86400 if day else 0  # seconds since 1970; no wall clock
    try:
        made = typst.compile(source.encode(), ignore_system_fonts=True, format="pdf", timestamp=max(stamp, 0))
    except (typst.TypstError, RuntimeError) as error:
        raise OutputError(f"the PDF of {brief.title!r} cannot be set: {error}; write HTML instead") from error
    if not isinstance(made, bytes):
        raise OutputError(f"the PDF of {brief.title!r} cannot be set: typst gave no bytes; write HTML instead")
    return made


# An escape of JSON whole, so that a backslash and the letter after it are not taken for one.
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|.)", re.DOTALL)
_TYPST = {"b": r"\u{8}", "f": r"\u{c}"}


def quoted(text: str) -> str:
    """A typst string literal."""
    return _ESCAPE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    """An escape as typst writes it: code points in braces, and those that have a letter in JSON alone too."""
    if found[1][0] == "u" and len(found[1]) > 1:
        return f"\\u{{{found[1][1:]}}}"
    return _TYPST.get(found[1], found[0])


def array(items: Iterable[str]) -> str:
    """A typst array of expressions; of one item, too."""
    listed = list(items)
    return f"({', '.join(listed)},)" if listed else "()"


class _Setter:
    """Writes the calls of the template's functions."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._labels = dict(brief.labels)
        self._evidence = {evidence.anchor: evidence for evidence in brief.evidence}
        self._cards = {
            block.number: block.id for s in brief.sections for block in s.blocks if isinstance(block, FindingCard)
        }

    def source(self) -> str:
        """The whole typst file."""
        brief = self._brief
        parts = [(TEMPLATES / "brief.typ").read_text(encoding="utf-8"), *self._front()]
        annexed = False
        for section in brief.sections:
            if section.mark == "annex" and not annexed:
                annexed = True
                parts.append("#pagebreak(weak: true)")
            title = f"{section.number}  {section.title}" if section.number else section.title
            parts.append(f"#heading(level: 1, {quoted(title)})")
            for block in section.blocks:
                parts.append(f"#{self.block(block)}")
                parts += [f"#note({self.line(note)})" for note in footnotes(block)]
            if section.id == "sources":
                parts += self._sources()
        if brief.evidence:
            parts += self._annex()
        return "\n".join(parts) + "\n"

    def _front(self) -> list[str]:
        brief, title = self._brief, quoted(self._brief.title)
        day = brief.as_of
        date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
        keys = "; h(1.2em); ".join(
            f"mark({quoted(state)}); h(0.3em); {quoted(self._labels[f'verdict.{state}'])}"
            for state in ("holds", "conflict", "doubt", "rounding", "unchecked")
        )
        key = f'{keys}; h(1.2em); text(style: "italic", "123"); " = "; {quoted(self._labels["verdict.implied"])}'
        compared = f"{{ {quoted(brief.compared + ' ')}; {self._new()} }}" if brief.compared else "none"
        made = [
            f"#set document(title: {title}, date: {date})",
            f"#set text(lang: {quoted(brief.language)})",
            f"#show: furnished.with({title}, {'true' if brief.full else 'false'})",
        ]
        if brief.full:
            contents = quoted(self._labels["label.contents"])
            return [*made, f"#cover({title}, {quoted(brief.subtitle)}, {compared}, {{ {key} }}, {contents})"]
        return [*made, f"#masthead({title}, {quoted(brief.subtitle)}, {compared}, {{ {key} }})"]

    def block(self, block: Block) -> str:
        """One block as an expression."""
        match block:
            case Table():
                return self._table(block)
            case Tiles(title=title, tiles=tiles):
                told = (self._tile(tile.label, tile.lines) for tile in tiles)
                return f"tiles({quoted(title)}, {array(told)})"
            case Cards(title=title, cards=cards):
                return f"cards({quoted(title)}, {array(self._card(card) for card in cards)})"
            case Chart():
                return self._chart(block)
            case Map():
                return self._map(block)
            case FindingCard():
                return self._finding(block)
            case _:
                return self._words(block)

    def _words(self, block: Heading | Paragraph | Bullets | Timeline) -> str:
        match block:
            case Heading(text=text):
                return f"heading(level: 2, {quoted(text)})"
            case Paragraph(line=line, style=style):
                return f"{'note' if style in ('note', 'missing') else 'para'}({self.line(line)})"
            case Bullets(items=items, ordered=ordered):
                return f"{'points' if ordered else 'bullets'}({array(self.line(item) for item in items)})"
            case Timeline(steps=steps):
                return f"timeline({array(f'({quoted(when)}, {self.line(line)})' for when, line in steps)})"

    def _card(self, card: Card) -> str:
        told = array(f"({quoted(f.label)}, {array(self.line(line) for line in f.lines)})" for f in card.fields)
        return f"({quoted(card.title)}, {told})"

    def line(self, line: Line) -> str:
        """A line as a code block that joins its parts."""
        return "{ " + "; ".join(self._inline(item) for item in line) + " }" if line else "[]"

    def _number_line(self, line: Line) -> str:
        """A line of a number column: what limits the number stands before it, small."""
        parts = [
            f"w({quoted(item.text.strip())}, style: \"muted\"); h(0.5em)" if isinstance(item, Words) else
            self._inline(item, aligned=True)
            for item in reversed(line)
        ]  # fmt: skip
        return "{ " + "; ".join(parts) + " }"

    def _inline(self, item: Inline, aligned: bool = False) -> str:
        if isinstance(item, Words):
            return f"w({quoted(item.text)}, style: {quoted(item.style)})"
        to, number = self._target(item), self._number(item)
        new = f"; {self._new()}" if item.new else ""
        made = self._ref(item, to, number, aligned)
        return f"{{ {made}{new} }}" if new else made

    def _ref(self, item: Ref, to: str, number: str, aligned: bool) -> str:
        if item.style in ("figure", "implied"):
            verdict = item.verdict or ("unchecked" if item.style == "figure" else "")
            state = quoted(verdict) if verdict else "none"
            tail = f"state: {state}, style: {quoted(item.style)}"
            if aligned:
                return f"aligned({quoted(item.text)}, {to}, {quoted(number)}, {tail}, pad: {quoted(item.pad)})"
            return f"r({quoted(item.text)}, {to}, {quoted(number)}, {tail})"
        return f"fact({quoted(item.text)}, {to}, {quoted(number)})"

    def _target(self, ref: Ref) -> str:
        if ref.finding in self._cards.values():
            return quoted(f"f-{ref.finding}")
        known = next((anchor for anchor in ref.anchors if anchor in self._evidence), None)
        return quoted(f"s-{known}") if known else "none"

    def _number(self, ref: Ref) -> str:
        if ref.style not in ("figure", "fact"):
            return ""
        known = [anchor for anchor in ref.anchors if anchor in self._evidence]
        return ", ".join(self._evidence[anchor].number for anchor in known[:SHOWN])

    def _new(self) -> str:
        return f"new({quoted(self._labels['label.new'])})"

    def _tile(self, label: str, told: Sequence[Line]) -> str:
        rest = array(self.line(line) for line in told[1:])
        return f"({quoted(label)}, {self.line(told[0]) if told else '[]'}, {rest})"

    def _table(self, table: Table) -> str:
        numbers = [column.align == "number" for column in table.columns]
        widths = array("auto" if number else f"{_weight(table, index)}fr" for index, number in enumerate(numbers))
        aligns = array("right" if number else "left" for number in numbers)
        header = array(quoted(column.label) for column in table.columns)
        rows = array(self._row(row, numbers) for row in table.rows)
        notes = array(self.line(note) for note in table.notes)
        return f"grid-table({quoted(table.caption)}, {widths}, {aligns}, {header}, {rows}, {notes})"

    def _row(self, row: Row, numbers: Sequence[bool]) -> str:
        if row.style == "head":
            made = f'text(weight: "semibold", {self._cell(row.cells[0], False, "")})'
            return array([f"table.cell(colspan: {len(numbers)}, {made})"])
        return array(self._cell(cell, numbers[index], row.style) for index, cell in enumerate(row.cells))

    def _cell(self, cell: Cell, number: bool, style: str) -> str:
        told = [self._number_line(line) if number else self.line(line) for line in cell.lines]
        made = told[0] if len(told) == 1 else f"lines({', '.join(told)})" if told else "[]"
        return f'text(weight: "semibold", {made})' if style == "total" else made

    def _chart(self, chart: Chart) -> str:
        drawn = svg(printable(chart), self._labels["number.decimal"], self._labels["number.group"])
        note = chart.implied_label if chart.has_implied else ""
        source = quoted(drawn.replace(FONT, SERIF))
        events = array(self.line(line) for line in milestone_lines(chart))
        return f"chart({quoted(chart.title)}, {quoted(chart.alt)}, {source}, {quoted(note)}, {events})"

    def _map(self, plan: Map) -> str:
        drawn = draw(cleared(plan))
        told = map_lines(plan, drawn.numbers if drawn else (0,) * len(plan.points))
        source = quoted(drawn.svg.replace(FONT, SERIF)) if drawn else "none"
        key = array(f"({quoted(swatch(kind))}, {quoted(name)})" for kind, name in plan.kinds) if drawn else "()"
        placed = array(f"({quoted(number)}, {self.line(line)})" for number, line in told if number)
        rest = array(self.line(line) for number, line in told if not number)
        names = ", ".join(quoted(self._labels[f"label.{name}"]) for name in ("map_note", "not_drawn"))
        return f"plan({quoted(plan.title)}, {quoted(plan.alt)}, {source}, {key}, {placed}, {rest}, {names})"

    def _finding(self, card: FindingCard) -> str:
        fields = [(self._labels["label.statements"], f"lines({', '.join(self.line(quote) for quote in card.quotes)})")]
        if card.proof:
            fields.append((self._labels["label.proof"], f"mono({quoted(card.proof)})"))
        if card.readings:
            told = ", ".join(quoted(reading) for reading in card.readings)
            fields.append((self._labels["label.readings"], f"lines({told})"))
        if card.ask:
            fields.append((self._labels["label.ask"], f'text(weight: "semibold", {quoted(card.ask)})'))
        pairs = array(f"({quoted(name)}, {value})" for name, value in fields)
        title = quoted(f"{self._labels['label.finding']} {card.number}: {card.label}")
        tone = TONES.get(card.severity, "soft")
        kind = quoted(card.severity_label)
        kind = f"{{ {kind}; {self._new()} }}" if card.new else kind
        return f"finding({quoted(f'f-{card.id}')}, {tone}, {title}, {kind}, {quoted(card.why)}, {pairs})"

    def _sources(self) -> list[str]:
        told = [f"#heading(level: 2, {quoted(self._labels['label.sources'])})"]
        for source in self._brief.sources:
            parts = (source.date_text, source.speaker, source.quality, source.id, source.origin)
            where = " · ".join(part for part in parts if part)
            body = f'{quoted(f"{source.number}. {source.title}")}; linebreak(); w({quoted(where)}, style: "muted")'
            told.append(f"#para({{ {body} }})")
        return told

    def _annex(self) -> list[str]:
        told = ["#pagebreak(weak: true)", f"#heading(level: 1, {quoted(self._labels['label.annex'])})"]
        groups = sentences(self._brief.evidence)
        for source in self._brief.sources:
            if source.number not in groups:
                continue
            told.append(f"#heading(level: 2, {quoted(f'{source.number}. {source.title}')})")
            for group in groups[source.number]:
                pieces = "; ".join(
                    f"hl({quoted(piece.text)})" if piece.marked else quoted(piece.text) for piece in group.pieces
                )
                told.append(f"#sentence({{ {pieces} }}, {array(self._entry(item) for item in group.entries)})")
        return told

    def _entry(self, item: Evidence) -> str:
        verdict = ""
        if item.verdict:
            name = quoted(self._labels[f"verdict.{item.verdict}"])
            verdict = f"h(0.4em); mark({quoted(item.verdict)}); h(0.2em); {name}; "
        rest = "".join(f" · {part}" for part in (item.speaker, *item.checks) if part)
        links = "".join(
            f'; " · "; goes({self._finding_at(number)}, {quoted(self._labels["label.finding"] + f" {number}")})'
            for number in item.findings
        )
        body = f'{{ {quoted(item.says)}; {verdict}w({quoted(rest)}, style: "muted"){links} }}'
        return f"entry({quoted(f's-{item.anchor}')}, {quoted(item.number)}, {body})"

    def _finding_at(self, number: int) -> str:
        return quoted(f"f-{self._cards[number]}") if number in self._cards else "none"


def _weight(table: Table, index: int) -> float:
    """How wide a column of words should be beside the others: by its longest entry, damped."""
    longest = len(table.columns[index].label)
    for row in table.rows:
        longest = max([longest, *(sum(len(item.text) for item in line) for line in row.cells[index].lines)])
    return round(float(min(max(longest, 6), 70) ** 0.6), 2)
