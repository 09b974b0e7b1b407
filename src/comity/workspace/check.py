"""`comity check`: the arithmetic among the statements, and the marked copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comity import __version__
from comity.errors import UsageError
from comity.model.document import Document
from comity.model.finding import Report
from comity.workspace.examine import report_on
from comity.workspace.output import STDOUT
from comity.workspace.report import summary, to_json, to_markdown, to_text
from comity.workspace.session import Corpus, Session


@dataclass(frozen=True, slots=True)
class Checked:
    """The documents with their statements, and what the check says of them."""

    corpus: Corpus
    report: Report

    @property
    def head(self) -> str:
        """One line: what was checked and what came of it."""
        return summary(self.report, self.corpus.figures, len(self.corpus.documents))


def check_documents(session: Session, positionals: Sequence[str]) -> Checked:
    """Check the documents named, or the workspace, where the report is kept."""
    corpus = session.gather(positionals)
    report = report_on(corpus)
    if corpus.stored:
        with session.store().writing() as writer:
            run = writer.begin_run("check", f"comity {__version__}", [d.id for d in corpus.documents], session.recorded)
            writer.add_findings(report, run)
    return Checked(corpus, report)


def render(checked: Checked, style: str) -> str:
    """The report as text, json or md."""
    if style == "json":
        return to_json(checked.report, checked.corpus.statements)
    write = to_text if style == "text" else to_markdown
    return write(checked.report, checked.corpus.documents, checked.head)


def marked(session: Session, checked: Checked, output: str) -> dict[Path, bytes]:
    """The marked copy of each document: one goes to the name given, several to its stem with the document's id."""
    documents = checked.corpus.documents
    if output == STDOUT:
        raise UsageError("--mark needs the name of a file: --mark marked.html")
    path = Path(output)
    path = path if path.suffix else path.with_name(f"{path.name}.html")
    return {
        (path if len(documents) == 1 else path.with_name(f"{path.stem}-{document.id}{path.suffix}")): _copy(
            session, checked, document
        )
        for document in documents
    }


def _copy(session: Session, checked: Checked, document: Document) -> bytes:
    from comity.brief.marked import marked_copy

    statements = [s for s in checked.corpus.statements if s.document == document.id]
    unread = session.unread_of(checked.corpus, document)
    return marked_copy(document, statements, checked.report, unread).encode("utf-8", "replace")
