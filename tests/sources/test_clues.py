"""Dates that a source offers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.builders import read

from comity.sources.documents import clues


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("https://example.org/2015/03/10/trade.html", ("2015-03-10", "url")),
        ("https://example.org/2015/03/trade.html?d=2016-01-01", ("2015-03-01", "url")),
        ("https://example.org/trade-20150310", ("2015-03-10", "url")),
        ("folder 2011-01-01/note 10.03.2015.txt", ("2015-03-10", "filename")),
        ("C:\\notes\\2015_03 bulletin.docx", ("2015-03-01", "filename")),
        ("note-2015-02-30.txt", ("2015-02-01", "filename")),
        ("report 2014.pdf", None),
        ("12345678901234.pdf", None),
        ("blr-2015-13.txt", None),
    ],
)
def test_origins(origin: str, expected: tuple[str, str] | None) -> None:
    found = clues.from_origin(origin)
    assert [(str(clue.value), clue.where) for clue in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "2015-03-10T08:00:00+03:00",
        "D:20150310120000Z",
        "10.03.2015",
        "10 March 2015",
        "March 10, 2015",
        "10 марта 2015 года",
        "Mar. 10 2015",
    ],
)
def test_forms_of_a_date(text: str) -> None:
    assert clues.parse(text) == date(2015, 3, 10)


@pytest.mark.parametrize(
    "text", ["", "2015", "2015-02-30", "31 June 2015", "10 Smarch 2015", "10.13.2015", "yesterday"]
)
def test_what_is_no_date(text: str) -> None:
    assert clues.parse(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = clues.parse(text)
    assert found is None or 1900 <= found.year <= 2099


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    assert clues.parse(day.isoformat()) == clues.parse(f"{day.day}.{day.month}.{day.year}") == day
    assert clues.from_header(f"DATE: {day}", "line 2")[0].value == day


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("20 февраля 2015 г. Подготовлена к встрече.", True),
        ("Minsk, 20 February 2015. The ministers met.", True),
        ("20.02.2015\nNote for the file.", True),
        ("20 February 2015 saw a meeting.", False),
        ("On 20 February 2015, the ministers met.", False),
    ],
)
def test_a_text_that_opens_with_its_date(opening: str, found: bool) -> None:
    document = read(f"Note on trade\n\n{opening}\n\nExports rose.\n")
    assert [(str(clue.value), clue.where) for clue in document.clues] == ([("2015-02-20", "text")] if found else [])
