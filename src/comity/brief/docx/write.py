"""The content tree as WordprocessingML: real headings, captions, tables whose heads repeat, links to the annex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.brief.charts_table import map_lines, milestone_lines
from comity.brief.content import (
    Block,
    Brief,
    Bullets,
    Cards,
    Chart,
    Evidence,
    FindingCard,
    Heading,
    Inline,
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
from comity.brief.docx.columns import shares
from comity.brief.docx.pictures import Pictures
from comity.brief.docx.template import Template
from comity.brief.docx.words import (
    bookmark,
    cell,
    character,
    field,
    link,
    mark,
    name_of,
    paragraph,
    row,
    run,
    tab,
    table,
)
from comity.brief.footnotes import footnotes
from comity.brief.html import SHOWN, sentences

BOLD = "<w:b/>"
MARKED = '<w:shd w:val="clear" w:color="auto" w:fill="FDF0C2"/>'
STRONG = 'w:val="single" w:sz="8" w:space="0" w:color="1D2731"'
HEAD = f'<w:tcBorders><w:bottom {STRONG}/></w:tcBorders><w:vAlign w:val="bottom"/>'
TOTAL = f"<w:tcBorders><w:top {STRONG}/></w:tcBorders>"
TONES = {"error": "A3211D", "warning": "8A5A00"}
RIGHT, KEEP = '<w:jc w:val="right"/>', "<w:keepNext/>"


class Writer:
    """Writes one brief; counts bookmarks and captions as it goes."""

    def __init__(self, brief: Brief, template: Template, pictures: Pictures) -> None:
        self._brief, self._styles, self._width = brief, template.styles, template.width
        self._labels, self._pictures = dict(brief.labels), pictures
        self._evidence = {evidence.anchor: evidence for evidence in brief.evidence}
        self._cards = {
            block.number: block.id for s in brief.sections for block in s.blocks if isinstance(block, FindingCard)
        }
        self._places = 0
        self._captions = {"table": 0, "chart": 0, "map": 0}
        self._headings: list[tuple[int, str, str]] = []

    def body(self) -> str:
        """Everything between the template's own parts."""
        first = next((section.id for section in self._brief.sections if section.mark == "annex"), "")
        parts = [
            self._section(section, section.id == first or (self._brief.full and index == 0))
            for index, section in enumerate(self._brief.sections)
        ]
        closing = [*self._annex()] if self._brief.evidence else []
        return "".join([*self._front(), *parts, *closing])

    # The front

    def _front(self) -> list[str]:
        brief = self._brief
        made = [self._p("Title", run(brief.title)), self._p("Subtitle", run(brief.subtitle))]
        if brief.compared:
            made.append(self._p("Comity Note", run(brief.compared + " ") + self._new()))
        key = [part for state in ("holds", "conflict", "doubt", "rounding", "unchecked")
               for part in (mark(state), run(f" {self._labels[f'verdict.{state}']}   "))]  # fmt: skip
        key += [run("123", character(self._styles, "Comity Implied")), run(f" = {self._labels['verdict.implied']}")]
        return [*made, self._p("Comity Note", "".join(key)), "{{contents}}"]

    def contents(self) -> str:
        """The contents as a field that Word can refresh, its entries filled in; written when all headings are known."""
        if not self._brief.full or not self._headings:
            return ""
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        made = []
        for index, (level, name, title) in enumerate(self._headings):
            page = field(f"PAGEREF {name} \\h", "")
            entry = link(name, run(title) + tab() + page)
            made.append(self._p(f"toc {level}", (begin if index == 0 else "") + entry))
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        title = self._p(
            "Comity Figure", run(self._labels["label.contents"]), f'{KEEP}<w:spacing w:before="360" w:after="120"/>'
        )
        return title + "".join(made) + f"<w:p>{end}</w:p>"

    # Sections and blocks

    def _section(self, section: Section, breaks: bool) -> str:
        title = f"{section.number}  {section.title}" if section.number else section.title
        parts = [self._heading(title, breaks)]
        parts += [self._block(block) for block in section.blocks]
        if section.id == "sources":
            parts += self._sources()
        return "".join(parts)

    def _heading(self, title: str, breaks: bool = False) -> str:
        name = f"_Toc{len(self._headings) + 1:08d}"
        self._headings.append((1, name, title))
        return self._p("Heading 1", self._place(name, run(title)), "<w:pageBreakBefore/>" if breaks else "")

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

    # Lines

    def _line(self, line: Line, look: str = "") -> str:
        return "".join(self._inline(item, look) for item in line)

    def _inline(self, item: Inline, look: str) -> str:
        if isinstance(item, Words):
            if item.style in ("muted", "code"):
                look = character(self._styles, "Comity Muted") + look
            return run(item.text, look + (BOLD if item.style == "strong" and not look else ""))
        style = character(self._styles, "Comity Implied" if item.style == "implied" else "Comity Link")
        shown = run(item.text, style + look)
        if item.style == "implied":
            shown += run(" =", character(self._styles, "Comity Muted"))
        state = item.verdict or ("unchecked" if item.style == "figure" else "")
        if state:
            shown += mark(state)
        made = self._linked(item, shown)
        return made + (self._new() if item.new else "")

    def _linked(self, ref: Ref, shown: str) -> str:
        if ref.finding in self._cards.values():
            return link(f"f_{ref.finding}", shown)
        known = [anchor for anchor in ref.anchors if anchor in self._evidence]
        if not known:
            return shown
        if ref.style in ("figure", "fact"):
            numbers = ", ".join(self._evidence[anchor].number for anchor in known[:SHOWN])
            shown += run(numbers, character(self._styles, "Comity Reference"))
        return link(name_of(known[0]), shown)

    def _new(self) -> str:
        return run(f" {self._labels['label.new']}", character(self._styles, "Comity New"))

    # Sources and annex

    def _sources(self) -> list[str]:
        made = [self._p("Heading 2", run(self._labels["label.sources"]))]
        for source in self._brief.sources:
            where = " · ".join(
                part for part in (source.date_text, source.speaker, source.quality, source.id, source.origin) if part
            )
            inner = run(f"{source.number}.") + tab() + run(source.title)
            inner += "<w:r><w:br/></w:r>" + run(where, character(self._styles, "Comity Muted"))
            made.append(self._p("Comity Item", inner))
        return made

    def _annex(self) -> Iterable[str]:
        yield self._heading(self._labels["label.annex"], breaks=True)
        groups = sentences(self._brief.evidence)
        for source in self._brief.sources:
            if source.number not in groups:
                continue
            yield self._p("Heading 2", run(f"{source.number}. {source.title}"))
            for group in groups[source.number]:
                pieces = (run(piece.text, MARKED if piece.marked else "") for piece in group.pieces)
                yield self._p("Comity Quote", "".join(pieces))
                for entry in group.entries:
                    yield self._p("Comity Entry", self._entry(entry))

    def _entry(self, item: Evidence) -> str:
        labels, muted = self._labels, character(self._styles, "Comity Muted")
        made = self._place(name_of(item.anchor), run(item.number, BOLD)) + tab() + run(item.says)
        if item.verdict:
            made += run(" ") + mark(item.verdict) + run(f" {labels[f'verdict.{item.verdict}']}")
        rest = "".join(f" · {part}" for part in (item.speaker, *item.checks) if part)
        made += run(rest, muted) if rest else ""
        for number in item.findings:
            told = run(f"{labels['label.finding']} {number}", muted)
            made += run(" · ", muted) + (link(f"f_{self._cards[number]}", told) if number in self._cards else told)
        return made

    # Small things

    def _p(self, style: str, inner: str, shape: str = "") -> str:
        return paragraph(self._styles[style], inner, shape)

    def _place(self, name: str, inner: str) -> str:
        self._places += 1
        return bookmark(self._places, name, inner)

    def _gap(self) -> str:
        """Two tables that touch would become one."""
        return '<w:p><w:pPr><w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'


def _told(line: Line) -> bool:
    """It says a number or a fact, not that there is none."""
    return any(isinstance(item, Ref) for item in line)
