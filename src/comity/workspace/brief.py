"""`comity brief`: the bilateral brief, from documents or from the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comity.brief.compose import compose
from comity.brief.content import Brief, lines, trimmed
from comity.brief.engine import awake
from comity.brief.options import Options
from comity.brief.wording import tongue
from comity.errors import InputError, UsageError
from comity.model.observation import Profile, Rate
from comity.reference.forms import Language
from comity.workspace.decide import decisions_of, settled_of, without
from comity.workspace.examine import report_on
from comity.workspace.pair import Dyad
from comity.workspace.rates import evidence_for
from comity.workspace.report import counted
from comity.workspace.session import Corpus, Session

if TYPE_CHECKING:
    from comity.brief.compare import Earlier

FORMATS = ("html", "pdf", "docx", "xlsx")
DEFAULT = ("html", "pdf")
BESIDE = ("others", "sources")  # sections that say nothing of the pair itself
LARGEST = 200_000_000  # bytes of a template or an earlier brief


@dataclass(frozen=True, slots=True)
class Written:
    """The brief in each format. summary: documents, figures, facts, findings. notes, failures: one line each."""

    files: dict[str, bytes]
    summary: str
    notes: tuple[str, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is written and how; the fields of `Options`, and the names of two files.

    template: whose styles the DOCX takes. compare: an earlier brief, against which what is new is marked.
    """

    from_year: int | None = None
    to_year: int | None = None
    sections: tuple[str, ...] = ()
    as_of: date | None = None
    full: bool = False
    template: str | None = None
    compare: str | None = None

    @property
    def options(self) -> Options:
        """What the content tree is composed by. Raises UsageError where the years are turned round."""
        return Options(self.from_year, self.to_year, self.sections, self.as_of, self.full)


def brief(
    session: Session, positionals: Sequence[str], formats: Sequence[str], wishes: Wishes | None = None
) -> Written:
    """Compose once and render each format; nothing is written here, so that a failure harms no file.

    Raises UsageError for an unknown section or language, InputError for a template or an earlier brief that cannot be
    used and for documents that say nothing of the pair.
    """
    wishes = wishes or Wishes()
    options = wishes.options
    language = _language(session.settings.language)
    _known_sections(options.sections)
    base = _template(wishes.template, formats)
    before = _earlier(wishes.compare)
    with awake():  # the chart engine starts while the documents are read
        corpus = session.gather(positionals)
        pair, guessed = session.pair(corpus)
        evidence = evidence_for(session, corpus)
        report = without(report_on(corpus, language, evidence, options.as_of), settled_of(decisions_of(session)))
        profile = _profile(session, pair, evidence.rates)
        composed = compose(corpus.documents, corpus.statements, report, pair, language, corpus.dates, options, profile)
        _speaks(composed, pair, options)
        if not options.full:
            composed = trimmed(composed)
        if before is not None:
            from comity.brief.compare import compared

            composed = compared(composed, before)
        files = {name: _rendered(composed, name, base, wishes.template or "") for name in formats}
    notes = (*corpus.notes, guessed) if guessed else corpus.notes
    return Written(files, _summary(corpus, len(report.findings)), notes, corpus.failures)


def _rendered(composed: Brief, name: str, base: bytes | None, template: str) -> bytes:
    if name == "html":
        from comity.brief.html import render_html

        return render_html(composed).encode("utf-8", "replace")
    if name == "docx":
        from comity.brief.docx.render import render_docx

        return render_docx(composed, base, template)
    if name == "xlsx":
        from comity.brief.xlsx import render_xlsx

        return render_xlsx(composed)
    from comity.brief.pdf import render_pdf

    return render_pdf(composed)


def _known_sections(asked: Sequence[str]) -> None:
    known = [key.removeprefix("section.") for key in tongue("en").words if key.startswith("section.")]
    for name in asked:
        if name not in known:
            raise UsageError(f"--sections {name}: no such section; choose from {', '.join(known)}")


def _template(name: str | None, formats: Sequence[str]) -> bytes | None:
    """The template's bytes, found fit before anything is read. UsageError where no DOCX is written."""
    if name is None:
        return None
    if "docx" not in formats:
        raise UsageError("--template is for DOCX: add --format docx, or name the file with -o brief.docx")
    from comity.brief.docx.template import template

    data = _read(name, "--template")
    template(data, name)
    return data


def _earlier(name: str | None) -> Earlier | None:
    if name is None:
        return None
    from comity.brief.compare import earlier

    return earlier(_read(name, "--compare"), name)


def _read(name: str, flag: str) -> bytes:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{name}: larger than {LARGEST // 10**6} MB; give {flag} a smaller file")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); give {flag} the name of a file") from error


def _profile(session: Session, pair: Dyad, rates: Sequence[Rate]) -> Profile | None:
    """What the warehouse holds of the pair; None where there is no warehouse."""
    from comity.workspace.statistics.place import place_of

    folder = place_of(session).folder
    if not folder.is_dir():
        return None
    from comity.trade.warehouse.store import Warehouse
    from comity.workspace.profile import profile_of

    with Warehouse(folder).view() as view:
        return profile_of(view, pair, rates)


def _speaks(composed: Brief, pair: Dyad, options: Options) -> None:
    """Something is said of the pair. Raises InputError otherwise."""
    told = (
        item
        for section in composed.sections
        if section.id not in BESIDE
        for block in section.blocks
        for line in lines(block)
        for item in line
    )
    if not options.sections and not any(getattr(item, "anchors", ()) or getattr(item, "formula", "") for item in told):
        first, second = (tongue("en").country(code) for code in pair)
        raise InputError(
            f"the documents say nothing of {first} and {second}: name another pair with --pair, or other documents"
        )


def _language(asked: str) -> Language:
    if asked == "en":
        return "en"
    if asked == "ru":
        return "ru"
    raise UsageError(f"--lang {asked}: a brief is written in en or ru")


def _summary(corpus: Corpus, findings: int) -> str:
    counts = {"document": len(corpus.documents), "figure": corpus.figures, "fact": corpus.facts, "finding": findings}
    return ", ".join(counted(number, noun) for noun, number in counts.items())
