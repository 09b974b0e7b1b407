"""The report of a check as a page: findings as cards, then what statistics say and what became of promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.brief.html import UNPRINTABLE, environment, stylesheet


@dataclass(frozen=True, slots=True)
class Card:
    """A finding. paragraph: to be pasted into a letter. places: (document and line, words). settled: it raises no
    alarm any more."""

    number: int
    id: str
    label: str
    severity: str
    severity_label: str
    paragraph: str
    places: tuple[tuple[str, str], ...]
    proof: str
    readings: tuple[str, ...]
    decided: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below the findings: (label, line), the label empty where there is none."""

    title: str
    rows: tuple[tuple[str, str], ...]


def checked_page(
    language: str, title: str, head: str, cards: Sequence[Card], parts: Sequence[Part], words: Mapping[str, str]
) -> str:
    """A self-contained page. words: `proof`, `fits` in the language."""
    page = (
        environment()
        .get_template("checked.html.j2")
        .render(
            language=language,
            title=title,
            head=head,
            cards=cards,
            parts=parts,
            words=words,
            css=stylesheet("brief.css") + stylesheet("checked.css"),
        )
    )
    return UNPRINTABLE.sub("\ufffd", page)
