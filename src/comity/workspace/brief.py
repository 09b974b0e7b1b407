"""`comity brief`: the bilateral brief, from documents or from the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.brief.compose import compose
from comity.brief.content import Brief
from comity.brief.engine import awake
from comity.errors import UsageError
from comity.reference.forms import Language
from comity.workspace.examine import report_on
from comity.workspace.report import counted
from comity.workspace.session import Corpus, Session

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Written:
    """The brief in each format. summary: documents, figures, facts, findings. notes, failures: one line each."""

    files: dict[str, bytes]
    summary: str
    notes: tuple[str, ...]
    failures: tuple[str, ...]


def brief(session: Session, positionals: Sequence[str], formats: Sequence[str]) -> Written:
    """Compose once and render each format; nothing is written here, so that a failure harms no file."""
    language = _language(session.settings.language)
    with awake():  # the chart engine starts while the documents are read
        corpus = session.gather(positionals)
        pair, guessed = session.pair(corpus)
        report = report_on(corpus, language)
        composed = compose(corpus.documents, corpus.statements, report, pair, language, corpus.dates)
        files = {name: _rendered(composed, name) for name in formats}
    notes = (*corpus.notes, guessed) if guessed else corpus.notes
    return Written(files, _summary(corpus, len(report.findings)), notes, corpus.failures)


def _rendered(composed: Brief, name: str) -> bytes:
    if name == "html":
        from comity.brief.html import render_html

        return render_html(composed).encode("utf-8", "replace")
    from comity.brief.pdf import render_pdf

    return render_pdf(composed)


def _language(asked: str) -> Language:
    if asked == "en":
        return "en"
    if asked == "ru":
        return "ru"
    raise UsageError(f"--lang {asked}: a brief is written in en or ru")


def _summary(corpus: Corpus, findings: int) -> str:
    counts = {"document": len(corpus.documents), "figure": corpus.figures, "fact": corpus.facts, "finding": findings}
    return ", ".join(counted(number, noun) for noun, number in counts.items())
