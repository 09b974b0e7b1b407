"""Whose statistics a document quotes, as far as it can be told: so that two values of one source at two dates are a
revision, and two of different or unknown sources a difference of sources."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from comity.checking.across import Source
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.statement import Statement


def sources_of(
    documents: Sequence[Document], statements: Sequence[Statement], dates: Mapping[str, Period]
) -> dict[str, Source]:
    """What is known of each document, by id.

    A document quotes a country's books where all its figures that name any name those; where none does, where the
    statistical agencies that its text names are all of one country. A speaker's nationality tells nothing: a minister
    quotes either side's.
    """
    named: dict[str, set[str]] = {}
    for s in statements:
        if isinstance(s, Figure):
            named.setdefault(s.document, set())
            if s.books:
                named[s.document].add(s.books)
    return {
        document.id: Source(_books(document, named.get(document.id, set())), dates.get(document.id), document.title)
        for document in documents
    }


def _books(document: Document, named: set[str]) -> str | None:
    found = named or {country for name, country in _agencies() if _is_named(name, document.text)}
    return next(iter(found)) if len(found) == 1 else None


def _is_named(name: str, text: str) -> bool:
    """The name stands in the text as a word of its own. Most do not stand there at all, which is quickly seen."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


@cache
def _agencies() -> tuple[tuple[str, str], ...]:
    """(name, country) of statistical agencies, in all forms of the name."""
    path = Path(__file__).parent / "words" / "agencies.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((name, row["country"]) for row in csv.DictReader(file) for name in row["words"].split("|"))
