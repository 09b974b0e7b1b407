"""The reader on any text: spans, no errors, no memory; and texts changed in a known way."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.read import Reading, read

WORDS = [
    "exports", "imports", "trade", "rose", "fell", "by", "to", "from", "of", "in", "and", "between", "Peru",
    "Portugal's", "Lima", "Peruvian", "2019", "2020-21", "3", "1,234.5", "12.4%", "$", "US$", "5", "million", "bn",
    "lakh", "crore", "doubled", "times", "a", "third", "fifth", "largest", "partner", "the", "first", "half", "year",
    "last", "same", "period", "May", "-", "—", "(", ")", ".", ",", ";", ":", "\n", "\t", "«", "»", "U.S.", "№", "No",
    "top", "fold", "per", "cent", "respectively", "share", "экспорт", "импорт", "вырос", "на", "в", "с", "до", "по",
    "2-м", "квартале", "млн", "млрд", "долл.", "США", "руб.", "раза", "вдвое", "треть", "к", "уровню", "года", "г.",
    "прошлого", "Перу", "Португалию", "доля", "сальдо", "тонн", "из", "них", "полтора", "31.12.2019", "2019-02-30",
    "²", "½", "٣", "9" * 60, "\u00a0", "\u200b", "😀", "Q1", "H2", "DATE: 2020-01-01", "DATE: 2020-99-99",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
)

NOTE = (
    "{a} and {b}: a note on trade\nDATE: {now}-03-10\n\n"
    "In {year} the exports of {a} to {b} came to $1{gap}250.5 million, 12.5% more than in {before}. "
    "Imports were $80 million, a fall of 4%. Coffee made up 31% of exports."
)


def note(a: str = "Peru", b: str = "Portugal", year: int = 2019, gap: str = ",") -> Reading:
    return read(Document("x", NOTE.format(a=a, b=b, year=year, before=year - 1, now=year + 1, gap=gap)))


def figures(found: Reading) -> list[Figure]:
    return [one for one in found.statements if isinstance(one, Figure)]


def told(found: Reading) -> list[tuple[object, ...]]:
    """All but where it stands."""
    return [
        (one.measure, one.reporter, one.partner, one.commodity, one.period, one.form, one.value, one.unit, one.base)
        for one in figures(found)
    ]


@given(TEXTS)
def test_any_text_is_read_and_every_span_is_as_printed(text: str) -> None:
    found = read(Document("x", text))
    for statement in found.statements:
        assert text[statement.start : statement.end] == statement.anchor
        assert statement.anchor
    for item in found.unread:
        assert text[item.start : item.end] == item.text
        assert item.reason
    assert [one.start for one in found.statements] == sorted(one.start for one in found.statements)


@given(TEXTS, TEXTS)
def test_a_reading_depends_on_its_document_alone(text: str, other: str) -> None:
    first = read(Document("x", text))
    read(Document("y", other))
    assert read(Document("x", text)) == first


def test_the_note_is_read() -> None:
    assert [(one.measure, one.form, one.value) for one in figures(note())] == [
        ("exports", "level", Fraction(1_250_500_000)),
        ("exports", "growth", Fraction(25, 2)),
        ("imports", "level", Fraction(80_000_000)),
        ("imports", "growth", Fraction(-4)),
        ("exports", "share", Fraction(31)),
    ]


@pytest.mark.parametrize(
    ("a", "b", "codes"),
    [("Kenya", "Norway", {"PER": "KEN", "PRT": "NOR"}), ("Viet Nam", "Chile", {"PER": "VNM", "PRT": "CHL"})],
)
def test_other_countries_give_the_same_figures_of_other_countries(a: str, b: str, codes: dict[str, str]) -> None:
    moved = [
        replace(one, reporter=codes[one.reporter or ""], partner=codes[one.partner or ""]) for one in figures(note())
    ]
    assert [(one.measure, one.reporter, one.partner, one.period, one.value, one.base) for one in moved] == [
        (one.measure, one.reporter, one.partner, one.period, one.value, one.base) for one in figures(note(a, b))
    ]


@given(st.integers(1960, 2090))
def test_other_years_move_the_periods_only(year: int) -> None:
    by = year - 2019
    moved = [
        (*row[:4], row[4].shift(by), *row[5:8], row[8].shift(by) if row[8] else None)  # type: ignore[attr-defined]
        for row in told(note())
    ]
    assert told(note(year=year)) == moved


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "\u2009", ""])
def test_other_spaces_between_the_digits_change_nothing(gap: str) -> None:
    assert told(note(gap=gap)) == told(note())
