"""The PDF: complete, Cyrillic, harmless."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.sample import PAIR, documents, report, statements

from comity.brief.compose import compose
from comity.brief.content import Cell, Column, Row, Section, Table, Words
from comity.brief.options import Options
from comity.brief.pdf import quoted, render_pdf


def words(pdf: bytes) -> str:
    """The text of all pages on one line."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def russian() -> bytes:
    return render_pdf(compose(documents(), statements(), report(), PAIR, "ru", options=Options(full=True)))


def test_the_text_is_cyrillic_and_complete(russian: bytes) -> None:
    told = words(russian)
    assert "Грузия – Армения: экономические отношения" in told
    assert "Договор о дружбе" in told
    for number in ("279,4", "321,6", "601,0", "598,3", "95,2", "34,1%", "8,35"):
        assert number in told
    assert "Two statistics give two turnovers for 2018." in told


def test_markup_in_a_document_is_text(russian: bytes) -> None:
    assert '<script>alert("x")</script>' in words(russian)


def test_numbers_link_inside_the_file(russian: bytes) -> None:
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(russian)
    links = sum(raw.FPDFPage_GetAnnotCount(page) for page in document)
    document.close()
    assert links > 60


def test_the_date_is_the_newest_document_s(russian: bytes) -> None:
    newest = max(clue.value for document in documents() for clue in document.clues)
    assert newest == date(2019, 4, 10)
    assert b"D:20190410" in russian


def test_a_full_brief_has_a_cover_contents_running_heads_and_page_numbers(russian: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(russian)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert "Содержание" not in pages[0]
    assert "Содержание" in pages[1]
    assert f"1 / {len(pages)}" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert "Грузия – Армения: экономические отношения" in page
        assert f"{number} / {len(pages)}" in page


def test_a_short_brief_has_neither_cover_nor_contents() -> None:
    told = words(render_pdf(compose(documents(), statements(), report(), PAIR)))
    assert "Contents" not in told
    assert "Georgia – Armenia" in told


def test_a_table_that_breaks_repeats_its_head() -> None:
    rows = tuple(Row((Cell(((Words(f"row {n}", "label"),),)), Cell(((Words(f"{n}", "label"),),)))) for n in range(120))
    table = Table("A long table", (Column("What"), Column("Head of numbers", "number")), rows)
    made = compose(documents(), statements(), report(), PAIR)
    told = words(render_pdf(replace(made, sections=(Section("trade", 1, "Trade", (table,)),), evidence=())))
    assert told.count("Head of numbers") >= 3
    assert "row 119" in told


@given(st.text())
def test_a_literal_holds_any_text(text: str) -> None:
    literal = quoted(text)
    assert literal.startswith('"')
    assert literal.endswith('"')
    assert re.fullmatch(r'"(?:[^"\\]|\\["\\nrt]|\\u\{[0-9a-f]+\})*"', literal, re.S)
    back = re.sub(r"(?<!\\)((?:\\\\)*)\\u\{([0-9a-f]+)\}", lambda m: f"{m[1]}\\u{int(m[2], 16):04x}", literal)
    assert json.loads(back) == text


def test_a_backslash_before_a_letter_stays_what_it_is() -> None:
    assert quoted("\\b \\/ \b") == r'"\\b \\/ \u{8}"'
