"""Texts changed in a known way change what is read in exactly the expected way: both languages, any two countries."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.document import Document
from comity.model.figure import Figure
from comity.reading.read import read
from comity.reference.countries import Country, countries

# A text names a country by its name alone: territories whose name is another's, or a common word, are left out.
NAMED = [
    c for c in countries()
    if c.capital_en and c.cases_ru[0] and c.name_ru and " " not in c.name_en and "," not in c.name_en
    and "-" not in c.name_en and " " not in c.name_ru and "-" not in c.name_ru
]  # fmt: skip
# Togo is «того» in Russian, a pronoun: the reader knows it there by its adjective and its long name alone.
NAMED = [c for c in NAMED if c.iso3 != "TGO"]
PAIRS = st.tuples(st.sampled_from(NAMED), st.sampled_from(NAMED)).filter(lambda pair: pair[0] != pair[1])

ENGLISH = """{a} and {b}: figures of a year
DATE: {now}-04-12

Exports of {a_the} to {b_the} reached ${exports} million in {year}, up {growth}% on {before}.

Imports from {b_the} were worth ${imports} million in {year}. Timber made up {share}% of imports.
"""
RUSSIAN = """{a} и {b}: цифры за год
DATE: {now}-04-12

Экспорт {a_of} в {b_to} в {year} году составил {exports} млн долларов и вырос на {growth}% к {before} году.

Импорт из {b_of} в {year} году составил {imports} млн долларов. Доля древесины в импорте – {share}%.
"""


def figures(text: str) -> list[Figure]:
    """The figures of a text."""
    return [s for s in read(Document("x", text)).statements if isinstance(s, Figure)]


def english(a: Country, b: Country, year: int = 2019, **numbers: str) -> str:
    """The English note of two countries."""
    told = {"exports": "412.6", "imports": "97.3", "growth": "12.5", "share": "31"} | numbers
    return ENGLISH.format(
        a=a.name_en, b=b.name_en, a_the=a.name_in("en", "genitive"), b_the=b.name_in("en", "genitive"),
        year=year, before=year - 1, now=year + 1, **told,
    )  # fmt: skip


def russian(a: Country, b: Country, year: int = 2019, **numbers: str) -> str:
    """The Russian note of two countries."""
    told = {"exports": "412,6", "imports": "97,3", "growth": "12,5", "share": "31"} | numbers
    return RUSSIAN.format(
        a=a.name_ru, b=b.name_ru, a_of=a.name_in("ru", "genitive"), b_to=b.name_in("ru", "accusative"),
        b_of=b.name_in("ru", "genitive"), year=year, before=year - 1, now=year + 1, **told,
    )  # fmt: skip


def told(text: str) -> list[tuple[object, ...]]:
    """What the figures say, not where."""
    return [(f.measure, f.reporter, f.partner, str(f.period), f.form, f.value, f.unit, f.bound) for f in figures(text)]


def expected(a: Country, b: Country, year: int = 2019) -> list[tuple[object, ...]]:
    """What the note says."""
    rows = (
        ("exports", "level", Fraction(412_600_000), "USD"), ("exports", "growth", Fraction(25, 2), "percent"),
        ("imports", "level", Fraction(97_300_000), "USD"), ("imports", "share", Fraction(31), "percent"),
    )  # fmt: skip
    return [(m, a.iso3, b.iso3, str(year), form, value, unit, "exact") for m, form, value, unit in rows]


@settings(max_examples=150)
@given(PAIRS)
def test_any_two_countries_in_english(pair: tuple[Country, Country]) -> None:
    assert told(english(*pair)) == expected(*pair)


@settings(max_examples=150)
@given(PAIRS)
def test_any_two_countries_in_russian(pair: tuple[Country, Country]) -> None:
    assert told(russian(*pair)) == expected(*pair)


@given(PAIRS, st.integers(1995, 2030))
def test_another_year_moves_the_periods_alone(pair: tuple[Country, Country], year: int) -> None:
    assert told(english(*pair, year=year)) == expected(*pair, year=year)
    assert told(russian(*pair, year=year)) == expected(*pair, year=year)


@given(st.decimals("0.1", "9999.9", places=1))
def test_another_number_changes_its_figure_alone(number: Fraction) -> None:
    a, b = NAMED[10], NAMED[40]
    want = [(*row[:5], Fraction(number) * 10**6, *row[6:]) if row[:5:4] == ("imports", "level") else row
            for row in expected(a, b)]  # fmt: skip
    assert told(english(a, b, imports=str(number))) == want
    assert told(russian(a, b, imports=str(number).replace(".", ","))) == want


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_paragraphs_that_say_everything_may_stand_in_any_order(order: tuple[int, ...]) -> None:
    paragraphs = (
        "In 2017 exports of Kenya to Norway were $41.2 million.",
        "In 2018 imports of Kenya from Norway came to $63.5 million, 4% less than in 2017.",
        "Norwegian companies invested $12 million in Kenya in 2016.",
    )
    plain = "Kenya and Norway\nDATE: 2019-05-02\n\n" + "\n\n".join(paragraphs)
    mixed = "Kenya and Norway\nDATE: 2019-05-02\n\n" + "\n\n".join(paragraphs[i] for i in order)
    assert Counter(told(mixed)) == Counter(told(plain))
    assert len(told(plain)) == 4


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("12 joint ventures", "twelve joint ventures"), ("25 joint ventures", "twenty-five joint ventures"),
        ("3 joint ventures", "three joint ventures"),
    ],
)  # fmt: skip
def test_words_count_as_digits_do(digits: str, words: str) -> None:
    text = "Peru and Chile\nDATE: 2019-05-02\n\nThere are {} of Peru and Chile.\n"
    assert told(text.format(digits)) == told(text.format(words)) != []


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("12 совместных предприятий", "двенадцать совместных предприятий"),
        ("5 совместных предприятий", "пять совместных предприятий"),
    ],
)
def test_russian_words_count_as_digits_do(digits: str, words: str) -> None:
    text = "Перу и Чили\nDATE: 2019-05-02\n\nВ Перу работает {} с капиталом Чили.\n"
    assert told(text.format(digits)) == told(text.format(words)) != []


@pytest.mark.parametrize("printed", ["1,412.6", "1412.6", "1 412.6", "1\u00a0412.6", "1\u202f412.6"])
def test_grouping_changes_nothing(printed: str) -> None:
    a, b = NAMED[3], NAMED[77]
    assert told(english(a, b, exports=printed)) == told(english(a, b, exports="1412.6"))


@pytest.mark.parametrize("printed", ["1412,6", "1 412,6", "1\u00a0412,6", "1\u202f412,6", "1.412,6"])
def test_the_comma_is_decided_by_the_document(printed: str) -> None:
    a, b = NAMED[3], NAMED[77]
    assert told(russian(a, b, exports=printed)) == told(russian(a, b, exports="1412,6"))
