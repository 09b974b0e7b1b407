"""The check of a corpus: what is known of its documents goes to the checker beside the statements."""

from __future__ import annotations

from comity.checking.across import Source
from comity.checking.check import examine, render
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.finding import Report
from comity.model.period import Period
from comity.reference.forms import Language
from comity.workspace.session import Corpus


def report_on(corpus: Corpus, language: Language = "en") -> Report:
    """What the checker says of all statements together, in words of the language."""
    books: dict[str, set[str]] = {}
    for statement in corpus.statements:
        if isinstance(statement, Figure) and statement.books:
            books.setdefault(statement.document, set()).add(statement.books)
    dates = corpus.dates
    sources = {
        document.id: _source(document, books.get(document.id, set()), dates.get(document.id))
        for document in corpus.documents
    }
    return render(examine(corpus.statements, sources=sources), language)


def _source(document: Document, books: set[str], when: Period | None) -> Source:
    """A document quotes a country's books where all its figures that name any name those."""
    return Source(next(iter(books)) if len(books) == 1 else None, when, f"“{document.title}”" if document.title else "")
