"""The marked copy keeps the text, marks every number, and shows the findings beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from tests.brief.sample import documents, report, statements
from tests.brief.test_html import Page

from comity.brief.marked import marked_copy
from comity.model.figure import Figure
from comity.model.finding import Report


@dataclass(frozen=True)
class Missed:
    start: int
    end: int
    text: str
    reason: str


def body(page: str) -> str:
    """The original text of the page, marks taken out."""
    inner = re.search(r"<main[^>]*>(.*)</main>", page, re.S)
    assert inner
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup.*?</sup>", "", inner[1], flags=re.S)))


def test_the_text_is_kept_to_the_letter() -> None:
    for document in documents():
        assert body(marked_copy(document, statements(), report())) == document.text


def test_every_figure_is_underlined_by_its_verdict() -> None:
    document = documents()[0]
    page = marked_copy(document, statements(), report())
    for figure in (s for s in statements() if isinstance(s, Figure) and s.document == document.id):
        assert f'href="#r-{figure.anchor_id}"' in page
    assert re.search(r'class="f holds"[^>]*>\$279\.4 million<', page)
    assert re.search(r'class="f doubt"[^>]*>\$601\.0 million<', page)
    assert re.search(r'class="f unchecked"[^>]*>\$321\.6 million<', page)


def test_findings_and_places_link_both_ways() -> None:
    page = marked_copy(documents()[0], statements(), report())
    told = Page(page)
    assert {link[1:] for link in told.links} - set(told.ids) == set()
    assert [name for name, count in told.ids.items() if count > 1] == []
    whole = next(s for s in statements() if s.anchor == "$601.0 million")
    assert "#f-f00d" in told.links
    assert f"#s-{whole.anchor_id}" in told.links
    assert "598,3 млн долларов (note)" in page


def test_unread_numbers_are_shown_and_dates_left_alone() -> None:
    document = documents()[0]
    missed = [
        Missed(document.text.index(word), document.text.index(word) + len(word), word, reason)
        for word, reason in (("ninth", "no measure"), ("2019-03-05", "date"))
    ]
    page = marked_copy(document, statements(), report(), missed)
    assert re.search(r'class="f unread"[^>]*>ninth<', page)
    assert "1 number not read" in page
    assert body(page) == document.text


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    page = marked_copy(documents()[1], statements(), report(), language="ru")
    assert Page(page).tags["script"] == 0
    assert "&lt;script&gt;" in page
    assert "Размеченный текст" in page


def test_a_text_without_findings_says_so() -> None:
    page = marked_copy(documents()[0], statements(), Report((), ()))
    assert "Nothing in this text contradicts itself." in page
