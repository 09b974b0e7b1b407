"""The content tree as a PDF, set by typst with its own fonts: the same brief gives the same bytes.

Every number links to its entry in the annex, and prints that entry's number beside it. Text reaches typst only as
string literals, so that nothing in a document can be taken for markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from comity.brief.charts import FONT, svg
from comity.brief.content import (
    Block,
    Brief,
    Bullets,
    Cell,
    Chart,
    Evidence,
    FindingCard,
    Heading,
    Inline,
    Line,
    Paragraph,
    Ref,
    Table,
    Tiles,
    Timeline,
    Words,
)
from comity.brief.html import SHOWN, TEMPLATES, UNPRINTABLE, printable, sentences
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


def quoted(text: str) -> str:
    """A typst string literal."""
    literal = json.dumps(text, ensure_ascii=False)
    return literal.replace("\\b", "\\u{8}").replace("\\f", "\\u{c}").replace("\\/", "/")


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

    def source(self) -> str:
        """The whole typst file."""
        brief = self._brief
        parts = [(TEMPLATES / "brief.typ").read_text(encoding="utf-8"), *self._front()]
        for section in brief.sections:
            parts.append(f"#heading(level: 1, {quoted(f'{section.number}  {section.title}')})")
            parts += [f"#{self.block(block)}" for block in section.blocks]
            if section.id == "sources":
                parts += self._sources()
        parts += self._annex()
        return "\n".join(parts) + "\n"

    def _front(self) -> list[str]:
        brief, title = self._brief, quoted(self._brief.title)
        day = brief.as_of
        date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
        page = "context counter(page).display()"
        head = f"text(size: 0.8em, fill: soft, {{ {title}; h(1fr); {page} }})"
        keys = "; h(1.2em); ".join(
            f"mark({quoted(state)}); h(0.3em); {quoted(self._labels[f'verdict.{state}'])}"
            for state in ("holds", "conflict", "doubt", "rounding", "unchecked")
        )
        implied = f'text(style: "italic", "123"); " = "; {quoted(self._labels["verdict.implied"])}'
        contents = "text(size: 0.9em, columns(2, outline(title: none, depth: 1, indent: 0pt)))"
        return [
            f"#set document(title: {title}, date: {date})",
            f"#set text(lang: {quoted(brief.language)})",
            f"#set page(header: context if counter(page).get().first() > 1 {{ {head} }})",
            f'#block(below: 0.7em, text(size: 22pt, weight: "semibold", {title}))',
            f"#block(below: 1.4em, text(fill: soft, {quoted(brief.subtitle)}))",
            f"#block(above: 1em, below: 1em, height: {1.5 * ((len(brief.sections) + 2) // 2)}em, {contents})",
            f"#block(text(size: 0.85em, fill: soft, {{ {keys}; h(1.2em); {implied} }}))",
        ]

    def block(self, block: Block) -> str:
        """One block as an expression."""
        match block:
            case Heading(text=text):
                return f"heading(level: 2, {quoted(text)})"
            case Paragraph(line=line):
                return f"para({self.line(line)})"
            case Bullets(items=items):
                return f"bullets({array(self.line(item) for item in items)})"
            case Table():
                return self._table(block)
            case Tiles(title=title, tiles=tiles):
                told = (self._tile(tile.label, tile.lines) for tile in tiles)
                return f"tiles({quoted(title)}, {array(told)})"
            case Chart():
                return self._chart(block)
            case Timeline(steps=steps):
                return f"timeline({array(f'({quoted(when)}, {self.line(line)})' for when, line in steps)})"
            case FindingCard():
                return self._finding(block)

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
        if item.style in ("figure", "implied"):
            verdict = item.verdict or ("unchecked" if item.style == "figure" else "")
            state = quoted(verdict) if verdict else "none"
            tail = f"state: {state}, style: {quoted(item.style)}"
            if aligned:
                return f"aligned({quoted(item.text)}, {to}, {quoted(number)}, {tail}, pad: {quoted(item.pad)})"
            return f"r({quoted(item.text)}, {to}, {quoted(number)}, {tail})"
        return f"fact({quoted(item.text)}, {to}, {quoted(number)})"

    def _target(self, ref: Ref) -> str:
        if ref.finding:
            return quoted(f"f-{ref.finding}")
        return quoted(f"s-{ref.anchors[0]}") if ref.anchors else "none"

    def _number(self, ref: Ref) -> str:
        if ref.style not in ("figure", "fact"):
            return ""
        return ", ".join(self._evidence[anchor].number for anchor in ref.anchors[:SHOWN])

    def _tile(self, label: str, told: Sequence[Line]) -> str:
        rest = array(self.line(line) for line in told[1:])
        return f"({quoted(label)}, {self.line(told[0]) if told else '[]'}, {rest})"

    def _table(self, table: Table) -> str:
        numbers = [column.align == "number" for column in table.columns]
        widths = array("auto" if number else f"{_weight(table, index)}fr" for index, number in enumerate(numbers))
        aligns = array("right" if number else "left" for number in numbers)
        header = array(quoted(column.label) for column in table.columns)
        rows = array(
            array(self._cell(cell, numbers[index], row.style) for index, cell in enumerate(row.cells))
            for row in table.rows
        )
        notes = array(self.line(note) for note in table.notes)
        return f"grid-table({quoted(table.caption)}, {widths}, {aligns}, {header}, {rows}, {notes})"

    def _cell(self, cell: Cell, number: bool, style: str) -> str:
        told = [self._number_line(line) if number else self.line(line) for line in cell.lines]
        made = told[0] if len(told) == 1 else f"lines({', '.join(told)})" if told else "[]"
        return f'text(weight: "semibold", {made})' if style == "total" else made

    def _chart(self, chart: Chart) -> str:
        drawn = svg(printable(chart), self._labels["number.decimal"], self._labels["number.group"])
        note = chart.implied_label if chart.has_implied else ""
        source = quoted(drawn.replace(FONT, SERIF))
        return f"chart({quoted(chart.title)}, {quoted(chart.alt)}, {source}, {quoted(note)})"

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
        return f"finding({quoted(f'f-{card.id}')}, {tone}, {title}, {kind}, {quoted(card.why)}, {pairs})"

    def _sources(self) -> list[str]:
        told = [f"#heading(level: 2, {quoted(self._labels['label.sources'])})"]
        for source in self._brief.sources:
            where = " · ".join(part for part in (source.date_text, source.id, source.origin) if part)
            body = f'{quoted(f"{source.number}. {source.title}")}; linebreak(); w({quoted(where)}, style: "muted")'
            told.append(f"#para({{ {body} }})")
        return told

    def _annex(self) -> list[str]:
        told = [f"#heading(level: 1, {quoted(self._labels['label.annex'])})"]
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
            f'; " · "; link(label({quoted(f"f-{self._finding_id(number)}")}), '
            f"{quoted(self._labels['label.finding'] + f' {number}')})"
            for number in item.findings
        )
        body = f'{{ {quoted(item.says)}; {verdict}w({quoted(rest)}, style: "muted"){links} }}'
        return f"entry({quoted(f's-{item.anchor}')}, {quoted(item.number)}, {body})"

    def _finding_id(self, number: int) -> str:
        cards = (block for section in self._brief.sections for block in section.blocks)
        return next(card.id for card in cards if isinstance(card, FindingCard) and card.number == number)


def _weight(table: Table, index: int) -> float:
    """How wide a column of words should be beside the others: by its longest entry, damped."""
    longest = len(table.columns[index].label)
    for row in table.rows:
        longest = max([longest, *(sum(len(item.text) for item in line) for line in row.cells[index].lines)])
    return round(float(min(max(longest, 6), 70) ** 0.6), 2)
