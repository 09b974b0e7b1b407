"""Amounts: what a number counts, and ranges of them."""

from fractions import Fraction

import pytest

from comity.reading.grammar.amounts import Amount, Amounts
from comity.reading.lexicon.lookup import cues
from comity.reading.resolve.currencies import currencies_of
from comity.reading.scan import tokenize


def amounts(text: str, lang: str, pair: tuple[str, str] | None = None) -> list[Amount]:
    tokens = tokenize(text)
    return Amounts(tokens, cues(tokens, lang), lang, currencies_of(lang, pair)).all()


def only(text: str, lang: str = "en", pair: tuple[str, str] | None = None) -> tuple[str, str, str]:
    """(printed, kind or unit, value or range) of the one amount of a text."""
    (found,) = amounts(text, lang, pair)
    high = f"..{found.high}" if found.high is not None else ""
    return text[found.start : found.end], found.unit or found.kind, f"{found.value}{high}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about $5.5 million", ("$5.5 million", "USD", "5500000")),
        ("US$ 40 a tonne", ("US$ 40", "USD", "40")),
        ("A$31 in all", ("A$31", "AUD", "31")),
        ("NZ$2bn in all", ("NZ$2bn", "NZD", "2000000000")),
        ("EUR 7.5 million", ("EUR 7.5 million", "EUR", "7500000")),
        ("7.5 million euros", ("7.5 million euros", "EUR", "7500000")),
        ("€7.5m", ("€7.5m", "EUR", "7500000")),
        ("Rs 40 crore", ("Rs 40 crore", "INR", "400000000")),
        ("KSh450 million", ("KSh450 million", "KES", "450000000")),
        ("5 percent", ("5 percent", "percent", "5")),
        ("5.5 per cent", ("5.5 per cent", "percent", "11/2")),
        ("5 pc", ("5 pc", "percent", "5")),
        ("2 percentage points", ("2 percentage points", "percentage points", "2")),
        ("a third", ("a third", "percent", "333/10")),
        ("doubled", ("doubled", "times", "2")),
        ("3.6 times", ("3.6 times", "times", "18/5")),
        ("2.8-fold", ("2.8-fold", "times", "14/5")),
        ("40,000 tonnes", ("40,000 tonnes", "tonnes", "40000")),
        ("from 17 to 20 percent", ("17 to 20 percent", "percent", "17..20")),
        ("10–15 million euros", ("10–15 million euros", "EUR", "10000000..15000000")),
        ("between $10 and $12 million", ("$10 and $12 million", "USD", "10000000..12000000")),
        ("double taxation of 3 firms", ("3", "plain", "3")),
    ],
)
def test_english(text: str, expected: tuple[str, str, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на 5,5 млн долл. в год", ("5,5 млн долл.", "USD", "5500000")),
        ("на 5 млн долл. США", ("5 млн долл. США", "USD", "5000000")),
        ("3 млрд тенге", ("3 млрд тенге", "KZT", "3000000000")),
        ("40 евро", ("40 евро", "EUR", "40")),
        ("12,4%", ("12,4%", "percent", "62/5")),
        ("12 процентов", ("12 процентов", "percent", "12")),
        ("на 2 п.п. больше", ("2 п.п.", "percentage points", "2")),
        ("на 2 процентных пункта", ("2 процентных пункта", "percentage points", "2")),
        ("в 2,1 раза", ("2,1 раза", "times", "21/10")),
        ("вдвое", ("вдвое", "times", "2")),
        ("на треть", ("треть", "percent", "333/10")),
        ("10-15%", ("10-15%", "percent", "10..15")),
        ("от 3 до 5 млн евро", ("3 до 5 млн евро", "EUR", "3000000..5000000")),
    ],
)
def test_russian(text: str, expected: tuple[str, str, str]) -> None:
    assert only(text, "ru") == expected


def test_and_makes_a_range_after_between_only() -> None:
    assert [(found.value, found.high) for found in amounts("to $20 million and $30 million", "en")] == [
        (20_000_000, None),
        (30_000_000, None),
    ]


@pytest.mark.parametrize(
    ("text", "pair", "unit"),
    [
        ("40 рублей", ("BLR", "CHL"), "BYN"),
        ("40 рублей", ("RUS", "CHL"), "RUB"),
        ("40 dollars", ("AUS", "CHL"), "USD"),
    ],
)
def test_a_shared_word_is_the_currency_of_the_pair_but_the_dollar(text: str, pair: tuple[str, str], unit: str) -> None:
    assert only(text, "ru" if "р" in text else "en", pair)[1] == unit


def test_twice_a_week_is_no_ratio() -> None:
    assert only("three times a week") == ("three times", "plain", "3")
    assert only("три раза в неделю", "ru")[1] == "plain"


def test_words_carry_a_wide_step() -> None:
    assert [found.step for found in amounts("doubled", "en")] == [Fraction(1, 5)]
    assert [found.step for found in amounts("a third", "en")] == [4]
