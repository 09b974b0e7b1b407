"""Lines of the content tree as runs: what is a number or a fact leads to its entry in the annex."""

from __future__ import annotations

from comity.brief.content import Brief, FindingCard, Inline, Line, Ref, Words
from comity.brief.docx.template import Template
from comity.brief.docx.words import bookmark, character, link, mark, name_of, paragraph, run
from comity.brief.html import SHOWN

BOLD = "<w:b/>"


class Lines:
    """Writes lines and paragraphs in the template's styles; counts bookmarks as it goes."""

    def __init__(self, brief: Brief, template: Template) -> None:
        self._brief, self._styles, self._width = brief, template.styles, template.width
        self._labels = dict(brief.labels)
        self._evidence = {evidence.anchor: evidence for evidence in brief.evidence}
        self._cards = {
            block.number: block.id for s in brief.sections for block in s.blocks if isinstance(block, FindingCard)
        }
        self._places = 0

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

    def _p(self, style: str, inner: str, shape: str = "") -> str:
        return paragraph(self._styles[style], inner, shape)

    def _place(self, name: str, inner: str) -> str:
        self._places += 1
        return bookmark(self._places, name, inner)

    def _gap(self) -> str:
        """Two tables that touch would become one."""
        return '<w:p><w:pPr><w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
