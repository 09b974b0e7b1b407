"""The content tree as WordprocessingML: the front, the sections, the sources, the annex."""

from __future__ import annotations

from collections.abc import Iterable

from comity.brief.content import Brief, Evidence, Section
from comity.brief.docx.blocks import KEEP, Blocks
from comity.brief.docx.lines import BOLD
from comity.brief.docx.pictures import Pictures
from comity.brief.docx.template import Template
from comity.brief.docx.words import character, field, link, mark, name_of, run, tab
from comity.brief.html import sentences

MARKED = '<w:shd w:val="clear" w:color="auto" w:fill="FDF0C2"/>'


class Writer(Blocks):
    """Writes one brief; remembers its headings for the contents."""

    def __init__(self, brief: Brief, template: Template, pictures: Pictures) -> None:
        super().__init__(brief, template, pictures)
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
