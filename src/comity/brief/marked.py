"""The marked copy: the text as it stands, every number underlined by its verdict, the findings beside it.

A verdict shows as the shape of the underline, a sign and a word for screen readers; its colour only repeats them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from comity.brief.describe import says
from comity.brief.html import GLYPHS, UNPRINTABLE, environment, stylesheet
from comity.brief.register import Register
from comity.brief.wording import Tongue, tongue
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.finding import Finding, Report
from comity.model.statement import Statement

GRAVEST = ("conflict", "doubt", "rounding", "holds", "unchecked")
# Reasons for which a number is no figure at all: it is shown, but not as something that was missed.
NO_FIGURE = ("date", "time", "year", "identifier", "telephone", "phone", "age", "ordinal", "number of a document")


class Unread(Protocol):
    """A number that the reader saw and did not type: its place, its words, and why."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""

    @property
    def text(self) -> str:
        """The number as printed."""

    @property
    def reason(self) -> str:
        """Why it was not typed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text. kind: text, figure, unread. starts: statements that begin here. last: its mark follows.

    state: of a figure its verdict; of an unread number empty where it is no figure anyway.
    """

    text: str
    kind: str = "text"
    state: str = ""
    anchor: str = ""
    title: str = ""
    starts: tuple[str, ...] = ()
    findings: tuple[tuple[int, str], ...] = ()
    last: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement of a finding; `here` where it stands in this text."""

    anchor: str
    text: str
    document: str
    here: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A finding beside the text."""

    id: str
    number: int
    label: str
    severity: str
    severity_label: str
    why: str
    proof: str
    readings: tuple[str, ...]
    ask: str
    cited: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A figure of the table below the text."""

    anchor: str
    printed: str
    says: str
    state: str
    checks: tuple[str, ...]
    findings: tuple[tuple[int, str], ...]


def marked_copy(
    document: Document,
    statements: Sequence[Statement],
    report: Report,
    unread: Sequence[Unread] = (),
    language: str = "en",
) -> str:
    """The marked copy of one document as a self-contained page. Statements of other documents are left out.

    Raises UsageError for a language without a catalogue.
    """
    words = tongue(language)
    own = [s for s in statements if s.document == document.id]
    register = Register.build([document], own, report, ("", "-"), words, {})
    anchors = set(register.numbers)
    findings = touching(report, anchors)
    placed = (*register.own, *register.others)
    figures = sorted((s for s in placed if isinstance(s, Figure)), key=lambda f: (f.start, f.end, f.anchor_id))
    missed = [u for u in sorted(unread, key=lambda u: (u.start, u.end)) if not _plain(u)]
    marks = _Marks(document, register, figures, unread, findings)
    page = (
        environment()
        .get_template("marked.html.j2")
        .render(
            language=language,
            text_language=document.language or language,
            t=lambda key: words.words[key],
            css=stylesheet("brief.css") + stylesheet("marked.css"),
            glyphs=GLYPHS,
            title=register.sources[0].title,
            summary=_summary(words, len(figures), len(findings), len(missed)),
            pieces=marks.pieces([s for s in placed if s.anchor_id in marks.wanted]),
            cards=[_card(words, finding, number, anchors) for number, finding in enumerate(findings, 1)],
            rows=[marks.row(figure) for figure in figures],
            unread=missed,
        )
    )
    return UNPRINTABLE.sub("\ufffd", page)


def beside(report: Report, quiet: Collection[str] = ("not covered",)) -> dict[str, tuple[str, ...]]:
    """By statement, what else is told of it: by official statistics, and what became of a promise.

    quiet: states of either that are not told.
    """
    found: dict[str, list[str]] = {}
    for official in report.official:
        if official.state not in quiet:
            found.setdefault(official.anchor_id, []).append(official.text)
    for promise in report.promises:
        if promise.state in quiet:
            continue
        found.setdefault(promise.statement.anchor_id, []).append(f"{promise.what} – {promise.why}")
    return {anchor: tuple(lines) for anchor, lines in found.items()}


def touching(report: Report, anchors: Collection[str]) -> list[Finding]:
    """The findings that rest on one of these statements."""
    return [f for f in report.findings if any(cited.anchor_id in anchors for cited in f.statements)]


def _summary(words: Tongue, figures: int, findings: int, missed: int) -> str:
    counted = (("count.figures", figures), ("count.findings", findings), ("count.unread", missed))
    return ", ".join(words.plural(key, count) for key, count in counted)


def _plain(unread: Unread) -> bool:
    """A number that is no figure anyway."""
    return unread.reason in NO_FIGURE


class _Marks:
    """Cuts the text at the ends of figures and unread numbers; where figures overlap, the gravest verdict shows."""

    def __init__(
        self,
        document: Document,
        register: Register,
        figures: Sequence[Figure],
        unread: Sequence[Unread],
        findings: Sequence[Finding],
    ) -> None:
        self._text = document.text
        self._register = register
        self._figures = figures
        self._unread = unread
        self._beside = beside(register.report)
        self._touching: dict[str, list[tuple[int, str]]] = {}
        for number, finding in enumerate(findings, 1):
            for cited in finding.statements:
                self._touching.setdefault(cited.anchor_id, []).append((number, finding.id))
        self.wanted = {f.anchor_id for f in figures} | set(self._touching)

    def state(self, figure: Figure) -> str:
        """The verdict of a figure."""
        return self._register.state((figure.anchor_id,))

    def row(self, figure: Figure) -> ReadRow:
        """The figure's line of the table."""
        verdict = self._register.verdicts.get(figure.anchor_id)
        return ReadRow(
            figure.anchor_id,
            figure.anchor,
            says(self._register, figure),
            self.state(figure),
            (*(verdict.checks if verdict else ()), *self._beside.get(figure.anchor_id, ())),
            tuple(self._touching.get(figure.anchor_id, ())),
        )

    def pieces(self, anchored: Iterable[Statement]) -> list[Piece]:
        """The whole text in order; every anchored statement gets its place."""
        starts: dict[int, list[str]] = {}
        for statement in anchored:
            starts.setdefault(statement.start, []).append(statement.anchor_id)
        spans = [(f.start, f.end) for f in self._figures] + [(u.start, u.end) for u in self._unread]
        cuts = sorted({0, len(self._text), *starts, *(end for span in spans for end in span)})
        covers = self._covers(cuts)
        return [
            self._piece(start, end, covers.get(start, ()), tuple(starts.get(start, ())))
            for start, end in pairwise(cuts)
        ]

    def _covers(self, cuts: Sequence[int]) -> dict[int, tuple[Figure | Unread, ...]]:
        """By the start of each stretch, what covers it."""
        from bisect import bisect_left

        found: dict[int, tuple[Figure | Unread, ...]] = {}
        items: list[Figure | Unread] = [*self._figures, *self._unread]
        for item in items:
            for start in cuts[bisect_left(cuts, item.start) : bisect_left(cuts, item.end)]:
                found[start] = (*found.get(start, ()), item)
        return found

    def _piece(self, start: int, end: int, cover: Sequence[Figure | Unread], starts: tuple[str, ...]) -> Piece:
        text = self._text[start:end]
        figures = [item for item in cover if isinstance(item, Figure)]
        if figures:
            gravest = min(figures, key=lambda f: (GRAVEST.index(self.state(f)), f.end - f.start, f.anchor_id))
            touching = sorted({pair for f in figures for pair in self._touching.get(f.anchor_id, ())})
            title = "; ".join((says(self._register, gravest), *self._beside.get(gravest.anchor_id, ())))
            last = any(f.end == end for f in figures)
            state = self.state(gravest)
            return Piece(text, "figure", state, gravest.anchor_id, title, starts, tuple(touching), last)
        if cover:
            unread = cover[0]
            reason = unread.reason if not isinstance(unread, Figure) else ""
            missed = "" if isinstance(unread, Figure) or _plain(unread) else "unread"
            title = f"{self._register.tongue('verdict.unread')}: {reason}"
            return Piece(text, "unread", missed, "", title, starts, (), unread.end == end)
        return Piece(text, starts=starts)


def _card(words: Tongue, finding: Finding, number: int, anchors: set[str]) -> Card:
    return Card(
        id=finding.id,
        number=number,
        label=words.get(f"class.{finding.cls}", finding.cls),
        severity=finding.severity,
        severity_label=words.get(f"severity.{finding.severity}", finding.severity),
        why=finding.why,
        proof=finding.proof,
        readings=tuple(reading.text for reading in finding.readings),
        ask=finding.ask,
        cited=tuple(
            Quoted(cited.anchor_id, cited.text, cited.document, cited.anchor_id in anchors)
            for cited in finding.statements
        ),
    )
