"""Numerals: the value of digits by either convention, of words, of magnitudes; and what their last place is worth."""

from fractions import Fraction

import pytest

from comity.reading.grammar.numerals import Numeral, Numerals, digits
from comity.reading.lexicon.lookup import cues
from comity.reading.scan import tokenize


def first(text: str, lang: str) -> Numeral:
    tokens = tokenize(text)
    numerals = Numerals(tokens, cues(tokens, lang), lang)
    found = next((numeral for i in range(len(tokens)) if (numeral := numerals.at(i))), None)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "lang", "value", "step"),
    [
        ("1,234", "en", "1234", "1"),
        ("1,234", "ru", "1.234", "0.001"),
        ("0,234", "en", "0.234", "0.001"),
        ("1,23", "en", "1.23", "0.01"),
        ("1.234", "en", "1.234", "0.001"),
        ("1,234,567.8", "en", "1234567.8", "0.1"),
        ("1.234.567,8", "ru", "1234567.8", "0.1"),
        ("12,34,567", "en", "1234567", "1"),
        ("1\u00a0234\u202f567,5", "ru", "1234567.5", "0.1"),
        ("007", "en", "7", "1"),
    ],
)
def test_digits(text: str, lang: str, value: str, step: str) -> None:
    assert digits(text, lang) == (Fraction(value), Fraction(step))


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "1,23,4", "1.234,5.6", "9" * 5000])
def test_what_is_no_number(text: str) -> None:
    assert digits(text, "en") is None


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("twelve", "en", 12),
        ("twenty-one", "en", 21),
        ("two hundred and five", "en", 205),
        ("four-point-one trillion", "en", 4_100_000_000_000),
        ("a million", "en", 1_000_000),
        ("35 million", "en", 35_000_000),
        ("73m", "en", 73_000_000),
        ("1.2 lakh", "en", 120_000),
        ("3 crore", "en", 30_000_000),
        ("1.2 lakh crore", "en", 1_200_000_000_000),
        ("2 thousand million", "en", 2_000_000_000),
        ("сорок два", "ru", 42),
        ("сто двадцать пять", "ru", 125),
        ("полмиллиарда", "ru", 500_000_000),
        ("миллиард", "ru", 1_000_000_000),
        ("3320 тыс. долл", "ru", 3_320_000),
        ("38 млрд 607,6 млн", "ru", 38_607_600_000),
        ("5 млн. евро", "ru", 5_000_000),
    ],
)
def test_words_and_magnitudes(text: str, lang: str, value: int) -> None:
    assert first(text, lang).value == value


@pytest.mark.parametrize(
    ("text", "lang", "step"),
    [("1.17 billion", "en", 10_000_000), ("5 млн", "ru", 1_000_000), ("38 млрд 607,6 млн", "ru", 100_000)],
)
def test_the_step_is_the_last_printed_place(text: str, lang: str, step: int) -> None:
    assert first(text, lang).step == step


@pytest.mark.parametrize("text", ["millions of tonnes", "the 3rd session", "1.2.3"])
def test_what_is_no_numeral(text: str) -> None:
    tokens = tokenize(text)
    numerals = Numerals(tokens, cues(tokens, "en"), "en")
    assert [numerals.at(i) for i in range(len(tokens))] == [None] * len(tokens)
