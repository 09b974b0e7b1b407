"""The workbook: numbers are numbers, links lead to their row, sheets have names Excel allows, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.blocks import every_block
from tests.brief.sample import PAIR, documents, report, statements

from comity.brief.compose import compose
from comity.brief.content import Brief
from comity.brief.options import Options
from comity.brief.wording import tongue
from comity.brief.xlsx import number_of, render_xlsx
from comity.model.figure import Figure


def book(data: bytes) -> Any:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def rows(data: bytes, name: str) -> list[list[Any]]:
    return [list(row) for row in book(data).get_sheet_by_name(name).to_python()]


@pytest.fixture(scope="module", params=["en", "ru"])
def brief(request: pytest.FixtureRequest) -> Brief:
    return compose(documents(), statements(), report(), PAIR, request.param, options=Options(full=True))


def test_a_sheet_for_each_section_then_figures_facts_and_sources(brief: Brief) -> None:
    names = book(render_xlsx(brief)).sheet_names
    labels = dict(brief.labels)
    assert len(names) == len(brief.sections) + 3
    assert names[-3:] == [labels["label.figures_sheet"], labels["label.facts_sheet"], labels["label.sources"]]
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_numbers_of_tables_are_numbers_in_either_language(brief: Brief) -> None:
    name = next(n for n in book(render_xlsx(brief)).sheet_names if n.startswith("4 "))
    held = {cell for row in rows(render_xlsx(brief), name) for cell in row if isinstance(cell, float)}
    assert {279.4, 321.6, 601.0, 598.3} <= held


def test_every_figure_has_a_row_with_its_exact_value(brief: Brief) -> None:
    labels = dict(brief.labels)
    head, *told = rows(render_xlsx(brief), labels["label.figures_sheet"])
    value, anchor = head.index(labels["label.value"]), head.index("Id")
    by_anchor = {row[anchor]: row[value] for row in told}
    figures = [s for s in statements() if isinstance(s, Figure)]
    assert set(by_anchor) == {figure.anchor_id for figure in figures}
    assert all(by_anchor[figure.anchor_id] == float(figure.value) for figure in figures)


def test_links_lead_to_the_row_of_the_statement() -> None:
    data = render_xlsx(every_block())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    places = set(re.findall(r'location="([^"]+)"', sheet))
    assert places == {"'Facts'!A2", "'Facts'!A3"}
    assert rows(data, "Facts")[1][0] == "1.1"


def test_a_formula_in_a_document_is_text() -> None:
    made = every_block()
    hostile = replace(made, title='=HYPERLINK("https://example.org")')
    with zipfile.ZipFile(io.BytesIO(render_xlsx(hostile))) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)


def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    assert render_xlsx(brief) == render_xlsx(brief)


def test_every_kind_of_block_is_written() -> None:
    told = {str(cell) for row in rows(render_xlsx(every_block()), "1 At a glance") for cell in row}
    for words in ("279.4", "0.156", "Tbilisi works", "Xanadu", "Capital", "second point", "A heading row", "180.0"):
        assert words in told


@pytest.mark.parametrize(
    ("text", "language", "value", "shown"),
    [
        ("1,170.5", "en", 1170.5, "#,##0.0"),
        ("1\u00a0170,5", "ru", 1170.5, "#,##0.0"),
        ("−42", "en", -42.0, "#,##0"),
        ("34.1%", "en", 0.341, "0.0%"),
        ("+15,6%", "ru", 0.156, "+0.0%;−0.0%"),
    ],
)
def test_numbers_are_read_as_printed(text: str, language: str, value: float, shown: str) -> None:
    labels = dict(tongue(language).words)
    group = labels["number.group"]
    found = number_of(text.replace("\u00a0", group), labels)
    assert found is not None
    assert found[0] == pytest.approx(value)
    assert found[1] == shown


@pytest.mark.parametrize("text", ["about 21", "241.5–241.9", "no. 3", "×2.3", "USD 5 million", "", "1,17", "1, 2"])
def test_what_is_no_single_number_stays_words(text: str) -> None:
    assert number_of(text, tongue("en").words) is None


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_any_number_of_ours_is_read_back(digits: int, places: int) -> None:
    from fractions import Fraction

    words = tongue("ru")
    value = Fraction(digits, 10**places)
    found = number_of(words.number(value, places), words.words)
    assert found is not None
    assert found[0] == pytest.approx(float(value))
