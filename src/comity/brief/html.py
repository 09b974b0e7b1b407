"""The content tree as one self-contained HTML file: no script, no outside resource.

Each number is a link to its entry in the annex, which links back; hovering or focusing it shows its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from comity.brief.charts import svg
from comity.brief.charts_table import chart_table, map_lines, milestone_lines
from comity.brief.cite import Citation, cite
from comity.brief.content import Brief, Chart, Evidence, FindingCard, Map, Ref, Source, Table
from comity.brief.footnotes import footnotes
from comity.brief.maps.draw import draw, swatch
from comity.brief.passages import Passage, passages

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
GLYPHS = {"holds": "✓", "conflict": "✗", "doubt": "!", "rounding": "~", "unchecked": "·"}
SHOWN = 2  # sentences in a card; uses linked back from the annex
# What no HTML, SVG or PDF may hold: control characters and halves of surrogate pairs.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, marked where a statement covers it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence and the statements read from it."""

    pieces: tuple[Piece, ...]
    entries: tuple[Evidence, ...]


def render_html(brief: Brief) -> str:
    """The brief as a page. The same brief gives the same text."""
    links = _Links(brief)
    template = environment().get_template("brief.html.j2")
    page = template.render(
        brief=brief,
        known=" ".join(brief.known),
        css=stylesheet("brief.css"),
        glyphs=GLYPHS,
        marks=links.marks,
        t=links.label,
        kind_of=lambda block: type(block).__name__,
        annexes=any(section.mark == "annex" for section in brief.sections),
        footnotes=footnotes,
        milestones=milestone_lines,
        links=links,
    )
    return UNPRINTABLE.sub("\ufffd", page)


@cache
def environment() -> Environment:
    """Templates of this package; every value is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def stylesheet(name: str) -> Markup:
    """A stylesheet of this package, to be set into the page."""
    from markupsafe import Markup

    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


class _Links:
    """What the template asks for while it renders: labels, evidence, the ids of the places that use each statement."""

    def __init__(self, brief: Brief) -> None:
        from comity.brief.refs import Refs

        self._brief = brief
        self._labels = dict(brief.labels)
        self._evidence = {evidence.anchor: evidence for evidence in brief.evidence}
        self._states = {evidence.anchor: evidence.verdict for evidence in brief.evidence}
        self._sources = {source.number: source for source in brief.sources}
        self._cards = {
            block.number: block.id for s in brief.sections for block in s.blocks if isinstance(block, FindingCard)
        }
        self._groups = sentences(brief.evidence)
        self._said: dict[int, list[Evidence]] = {}
        for evidence in brief.evidence:
            self._said.setdefault(evidence.source, []).append(evidence)
        self.marks = {state: _glyph(state, self.label(f"verdict.{state}")) for state in GLYPHS}
        self._refs = Refs(self._labels, self.marks, GLYPHS, self.title, self.placed, self.use)
        self._uses: dict[str, list[str]] = {}
        self._count = 0

    def label(self, key: str) -> str:
        return self._labels[key]

    def use(self, ref: Ref) -> str:
        """A new id for a place that uses statements."""
        self._count += 1
        name = f"u-{self._count}"
        for anchor in ref.anchors:
            self._uses.setdefault(anchor, []).append(name)
        return name

    def uses(self, anchor: str) -> list[str]:
        return self._uses.get(anchor, [])[:SHOWN]

    def told(self, ref: Ref) -> list[Evidence]:
        """The entries behind a reference that the annex holds; of many the first."""
        return [self._evidence[anchor] for anchor in ref.anchors if anchor in self._evidence][:SHOWN]

    def ref(self, ref: Ref) -> Markup:
        """The reference as it stands in the page."""
        return self._refs.html(ref, self.behind(ref))

    def behind(self, ref: Ref) -> list[Evidence]:
        """All of them."""
        return [self._evidence[anchor] for anchor in ref.anchors if anchor in self._evidence]

    def title(self, source: int) -> str:
        return self._sources[source].title

    def placed(self, evidence: Evidence) -> bool:
        """Its document can be seen."""
        return evidence.start >= 0 and bool(self._sources[evidence.source].text)

    def groups(self, source: int) -> list[Group]:
        return self._groups.get(source, [])

    def finding_id(self, number: int) -> str:
        return self._cards.get(number, "")

    def finding_target(self, ref: Ref) -> str:
        """The card of a finding, or what it rests on where the card is in no section."""
        if ref.finding in self._cards.values():
            return f"f-{ref.finding}"
        behind = self.told(ref)
        return f"s-{behind[0].anchor}" if behind else ""

    def cite(self, evidence: Evidence) -> Citation:
        return cite(self._brief, evidence)

    def document(self, source: Source) -> tuple[Passage, ...]:
        return passages(source.text, self._said.get(source.number, []))

    def table(self, chart: Chart) -> Table:
        return chart_table(chart, self._labels, self._states)

    def map(self, plan: Map) -> dict[str, object]:
        """The drawing, what stands on it by number, what could not be placed, the key."""
        drawn = draw(cleared(plan))
        told = map_lines(plan, drawn.numbers if drawn else (0,) * len(plan.points))
        return {
            "svg": _safe(drawn.svg) if drawn else "",
            "drawn": [(number, line) for number, line in told if number],
            "rest": [line for number, line in told if not number],
            "key": [(_safe(swatch(kind)), name) for kind, name in plan.kinds],
        }

    def svg(self, chart: Chart) -> Markup:
        return _safe(svg(printable(chart), self._labels["number.decimal"], self._labels["number.group"]))


def _safe(drawn: str) -> Markup:
    """A drawing of ours, whose own words are escaped already."""
    from markupsafe import Markup

    return Markup(drawn)


def _glyph(state: str, name: str) -> Markup:
    """The sign of a verdict, its name for who points at it or hears it. Made once: a large brief shows thousands."""
    from markupsafe import Markup

    made = Markup(
        '<span class="v v-{state}" title="{name}"><span aria-hidden="true">{sign}</span>'
        '<span class="sr"> ({name})</span></span>'
    )
    return made.format(state=state, name=name, sign=GLYPHS[state])


def cleared(plan: Map) -> Map:
    """The map without characters that no SVG may hold."""
    return replace(plan, countries=tuple((code, clean(name)) for code, name in plan.countries))


def printable(chart: Chart) -> Chart:
    """The chart without characters that no SVG may hold."""
    bars = tuple(replace(bar, category=clean(bar.category), series=clean(bar.series)) for bar in chart.bars)
    names = tuple(clean(name) for name in chart.categories)
    return replace(chart, bars=bars, categories=names, series=tuple(clean(name) for name in chart.series))


def clean(text: str) -> str:
    """The text with a replacement character for each that cannot be printed."""
    return UNPRINTABLE.sub("\ufffd", text)


def sentences(evidence: Sequence[Evidence]) -> dict[int, list[Group]]:
    """The annex by source: neighbours of one sentence stand together."""
    found: dict[int, list[Group]] = {}
    together: dict[tuple[int, str], list[Evidence]] = {}
    for item in evidence:
        together.setdefault((item.source, item.before + item.printed + item.after), []).append(item)
    for (source, text), items in together.items():
        found.setdefault(source, []).append(Group(_pieces(text, items), tuple(items)))
    return found


def _pieces(text: str, items: Sequence[Evidence]) -> tuple[Piece, ...]:
    """The sentence cut where marks begin and end; overlapping marks run together."""
    covered: list[tuple[int, int]] = []
    for start, end in sorted((len(e.before), len(e.before) + len(e.printed)) for e in items):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    pieces: list[Piece] = []
    at = 0
    for start, end in covered:
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(text[at:], False)) if piece.text)
