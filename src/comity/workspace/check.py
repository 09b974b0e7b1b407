"""`comity check`: the arithmetic among the statements, official statistics, promises; and the marked copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from comity import __version__
from comity.checking.cases import Case
from comity.errors import UsageError
from comity.model.document import Document
from comity.model.finding import Decision, Finding, Report
from comity.reference.forms import Language
from comity.workspace.decide import decisions_of, named, settled_of, without
from comity.workspace.examine import examined
from comity.workspace.output import STDOUT
from comity.workspace.rates import evidence_for
from comity.workspace.report import to_json, to_markdown, to_text
from comity.workspace.report_lines import Setting, summary
from comity.workspace.session import Corpus, Session

MARKS = (".html", ".htm", ".docx")


@dataclass(frozen=True, slots=True)
class Checked:
    """The documents with their statements, what the check says of them, and what was decided of that.

    cases: by the id of a finding, what it words. decisions: by the id of a finding, the one that holds.
    """

    corpus: Corpus
    report: Report
    language: Language = "en"
    cases: Mapping[str, Case] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def setting(self) -> Setting:
        """What the report is told with."""
        return Setting(self.corpus.documents, self.language, self.decisions)

    @property
    def head(self) -> str:
        """One line: what was checked and what came of it."""
        return summary(self.report, self.corpus.figures, len(self.corpus.documents), self.setting)

    @property
    def settled(self) -> frozenset[str]:
        """Findings that somebody dismissed or corrected: they raise no alarm."""
        return settled_of(self.decisions)


def language_of(session: Session) -> Language:
    """The language asked for. UsageError where findings have no words in it."""
    from comity.checking.words.catalogue import catalogue

    catalogue(session.settings.language)
    return "ru" if session.settings.language == "ru" else "en"


def check_documents(session: Session, positionals: Sequence[str], as_of: dt.date | None = None) -> Checked:
    """Check the documents named, or the workspace, where the report is kept.

    as_of: the day by which promises are judged; without it that of the newest document.
    """
    language = language_of(session)
    corpus = session.gather(positionals)
    evidence = evidence_for(session, corpus)
    found = examined(corpus, language, evidence, as_of)
    if corpus.stored:
        with session.store().writing() as writer:
            run = writer.begin_run("check", f"comity {__version__}", [d.id for d in corpus.documents], session.recorded)
            writer.add_findings(found.report, run)
    return Checked(corpus, found.report, language, found.cases, decisions_of(session))


def render(checked: Checked, style: str) -> str:
    """The report as text, json, md or html."""
    if style == "json":
        return to_json(checked.report, checked.corpus.statements, checked.decisions)
    if style == "html":
        from comity.workspace.report_page import to_html

        return to_html(checked.report, checked.head, checked.setting, checked.corpus.statements)
    write = to_text if style == "text" else to_markdown
    return write(checked.report, checked.head, checked.setting, checked.corpus.statements)


def explain(checked: Checked, given: str) -> str:
    """One finding in full: what is claimed, what holds by definition, the proof, the readings.

    Raises UsageError where no finding, or more than one, has an id that begins so.
    """
    from comity.workspace.account import explained

    finding: Finding = named(checked.report.findings, given)
    return explained(finding, checked.cases.get(finding.id), checked.setting)


def marked(session: Session, checked: Checked, output: str) -> dict[Path, bytes]:
    """The marked copy of each document, HTML or DOCX by the name's ending: one goes to the name given, several to its
    stem with the document's id."""
    documents = checked.corpus.documents
    if output == STDOUT:
        raise UsageError("--mark needs the name of a file: --mark marked.html or --mark marked.docx")
    path = Path(output)
    path = path if path.suffix else path.with_name(f"{path.name}.html")
    if path.suffix.lower() not in MARKS:
        raise UsageError(f"--mark {output}: a marked copy is .html or .docx; name it so")
    return {
        (path if len(documents) == 1 else path.with_name(f"{path.stem}-{document.id}{path.suffix}")): _copy(
            session, checked, document, path.suffix.lower() == ".docx"
        )
        for document in documents
    }


def _copy(session: Session, checked: Checked, document: Document, as_docx: bool) -> bytes:
    statements = [s for s in checked.corpus.statements if s.document == document.id]
    unread = session.unread_of(checked.corpus, document)
    report = without(checked.report, checked.settled)
    if as_docx:
        from comity.brief.marked_docx import marked_docx

        return marked_docx(document, statements, report, unread, checked.language)
    from comity.brief.marked import marked_copy

    return marked_copy(document, statements, report, unread, checked.language).encode("utf-8", "replace")
