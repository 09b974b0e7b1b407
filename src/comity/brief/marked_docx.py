"""The marked copy for Word: the text as it stands, every number underlined by its verdict, the findings as comments.

What Word shows as a comment also stands below the text, so that a print of it says the same.
"""

from __future__ import annotations

import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from comity.brief.html import GLYPHS, UNPRINTABLE
from comity.brief.marked import GRAVEST, Unread, beside, touching
from comity.brief.register import Register
from comity.brief.wording import Tongue, tongue
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.finding import Finding, Report
from comity.model.statement import Statement

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.run import Run

_AUTHOR = "Comity"
# What needs no comment: a page may tell it beside the figure, a margin full of it hides the rest.
_QUIET = ("not covered", "confirmed", "confirmed by one", "pending")
# Nothing in the file tells when it was made: the same text gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_COLOURS = {"conflict": "A11B1B", "doubt": "9A6700", "rounding": "5B6673", "holds": "1F7A4D", "unchecked": "5B6673"}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a line. state: the verdict of the figure it belongs to; ends: figures that end with it."""

    text: str
    state: str = ""
    anchors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def marked_docx(
    document: Document,
    statements: Sequence[Statement],
    report: Report,
    unread: Sequence[Unread] = (),
    language: str = "en",
) -> bytes:
    """The marked copy of one document as a Word file, the same bytes for the same input.

    Raises UsageError for a language without a catalogue.
    """
    from docx import Document as new

    words = tongue(language)
    own = [s for s in statements if s.document == document.id]
    register = Register.build([document], own, report, ("", "-"), words, {})
    findings = touching(report, set(register.numbers))
    figures = sorted((s for s in own if isinstance(s, Figure)), key=lambda f: (f.start, f.end, f.anchor_id))
    file = new()
    file.styles["Normal"].font.name = "Calibri"
    _Writer(file, words, register, findings, beside(report, _QUIET)).write(document, figures)
    _findings(file, words, findings)
    missed = len([u for u in unread if u.reason])
    if missed:
        file.add_paragraph(words.plural("count.unread", missed))
    return _packed(file, register.sources[0].title)


class _Writer:
    """Writes the text line by line."""

    def __init__(
        self,
        file: Word,
        words: Tongue,
        register: Register,
        findings: Sequence[Finding],
        told: dict[str, tuple[str, ...]],
    ) -> None:
        self._file = file
        self._words = words
        self._register = register
        self._findings = list(enumerate(findings, 1))
        self._told = told
        self._commented: set[int] = set()

    def write(self, document: Document, figures: Sequence[Figure]) -> None:
        """The legend, then the text: a paragraph a line, titles as headings."""
        self._legend()
        titles = {b.start for b in document.blocks if b.kind == "title"}
        headings = {b.start for b in document.blocks if b.kind == "heading"}
        at = 0
        lines = document.text.split("\n")
        inside = _by_line(lines, figures)
        for number, line in enumerate(lines):
            style = "Title" if at in titles else "Heading 1" if at in headings else None
            paragraph = self._file.add_paragraph(style=style)
            for stretch in _stretches(line, at, inside.get(number, ()), self._register):
                self._put(paragraph, stretch)
            at += len(line) + 1

    def _legend(self) -> None:
        paragraph = self._file.add_paragraph()
        for index, (state, glyph) in enumerate(GLYPHS.items()):
            paragraph.add_run("   " if index else "")
            _mark(paragraph.add_run(f"{glyph} {self._words(f'verdict.{state}')}"), state)

    def _put(self, paragraph: Any, stretch: _Stretch) -> None:
        if not stretch.text:
            return
        run = paragraph.add_run(_clean(stretch.text))
        if not stretch.state:
            return
        _mark(run, stretch.state)
        comments = [text for anchor in stretch.ends for text in self._comments(anchor)]
        numbers = sorted({n for a in stretch.ends for n, f in self._findings if _touches(f, a)})
        if stretch.ends:
            sign = paragraph.add_run(" ".join([GLYPHS.get(stretch.state, ""), *map(str, numbers)]))
            sign.font.superscript = True
        for text in comments:
            self._comment(run, text)

    def _comments(self, anchor: str) -> Iterator[str]:
        """Each finding in full where it is met first, then by its number; what statistics and promises add."""
        for number, finding in self._findings:
            if not _touches(finding, anchor):
                continue
            head = f"{self._words('label.finding')} {number}: {_label(self._words, finding)}"
            if number in self._commented:
                yield head
            else:
                self._commented.add(number)
                yield "\n".join([head, f"{finding.why} {finding.ask}".strip()])
        yield from self._told.get(anchor, ())

    def _comment(self, run: Run, text: str) -> None:
        comment = self._file.add_comment(run, text=_clean(text), author=_AUTHOR, initials="C")
        attributes = comment._comment_elm.attrib
        for name in [name for name in attributes if str(name).endswith("}date")]:
            del attributes[name]


def _touches(finding: Finding, anchor: str) -> bool:
    return any(cited.anchor_id == anchor for cited in finding.statements)


def _label(words: Tongue, finding: Finding) -> str:
    return words.get(f"class.{finding.cls}", finding.cls)


def _by_line(lines: Sequence[str], figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    """By the number of a line, the figures that stand in it; one that is broken stands in several."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    found: dict[int, list[Figure]] = {}
    for f in figures:
        first, last = bisect_right(starts, f.start) - 1, bisect_right(starts, max(f.end - 1, f.start)) - 1
        for number in range(first, last + 1):
            found.setdefault(number, []).append(f)
    return found


def _stretches(line: str, at: int, figures: Sequence[Figure], register: Register) -> Iterator[_Stretch]:
    """A line cut at the ends of its figures; where they overlap, the gravest verdict shows."""
    ends = {at, at + len(line)}
    for f in figures:
        ends |= {max(f.start, at), min(f.end, at + len(line))}
    cuts = sorted(ends)
    for start, end in pairwise(cuts):
        over = [f for f in figures if f.start <= start and f.end >= end]
        state = min((register.state((f.anchor_id,)) for f in over), key=GRAVEST.index, default="")
        closing = tuple(f.anchor_id for f in over if f.end == end)
        yield _Stretch(line[start - at : end - at], state, tuple(f.anchor_id for f in over), closing)


def _mark(run: Run, state: str) -> None:
    """The underline is the verdict; the colour only repeats it."""
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import RGBColor

    lines = {
        "conflict": WD_UNDERLINE.DOUBLE, "doubt": WD_UNDERLINE.WAVY, "rounding": WD_UNDERLINE.DASH,
        "holds": WD_UNDERLINE.SINGLE, "unchecked": WD_UNDERLINE.DOTTED,
    }  # fmt: skip
    run.font.underline = lines.get(state, WD_UNDERLINE.DOTTED)
    if state in ("conflict", "doubt"):
        run.font.color.rgb = RGBColor.from_string(_COLOURS[state])


def _findings(file: Word, words: Tongue, findings: Sequence[Finding]) -> None:
    file.add_heading(words("label.findings"), level=1)
    if not findings:
        file.add_paragraph(words("label.no_findings"))
    for number, finding in enumerate(findings, 1):
        severity = words.get(f"severity.{finding.severity}", finding.severity)
        file.add_heading(_clean(f"{number}. {_label(words, finding)} ({severity}, {finding.id})"), level=2)
        file.add_paragraph(_clean(f"{finding.why} {finding.ask}".strip()))
        if finding.proof:
            file.add_paragraph(_clean(f"{words('label.proof')}: {finding.proof}"))


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)


def _packed(file: Word, title: str) -> bytes:
    """The file with fixed times and a fixed order of its parts."""
    import datetime as dt

    known = file.core_properties
    known.author, known.title, known.comments = _AUTHOR, _clean(title), ""
    known.created = known.modified = dt.datetime(*_EPOCH, tzinfo=dt.UTC)
    known.revision = 1
    loose, made = BytesIO(), BytesIO()
    file.save(loose)
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, old.read(name))
    return made.getvalue()
