"""Currencies: codes, words, signs, and what replaced what."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UnknownCode
from comity.reference.countries import countries, country
from comity.reference.currencies import currencies, currency, default_for_country, in_force, redenominations
from comity.reference.forms import Language, currency_forms, fold


def meant(lang: Language, key: str) -> list[str]:
    return [form.code for form in currency_forms(lang).get(key, ())]


def test_codes_are_unique_and_sound() -> None:
    everything = currencies()
    codes = [found.code for found in everything]
    assert len(set(codes)) == len(codes) > 180
    for found in everything:
        assert len(found.code) == 3, found
        assert found.code.isupper(), found
        assert len(found.numeric) == 3, found
        assert found.numeric.isdigit(), found
        assert found.name_en, found
        assert found.name_ru, found
        assert not found.country or country(found.country)
    active = [found.numeric for found in everything if found.active]
    assert len(set(active)) == len(active)


def test_minor_units_are_those_of_iso_4217() -> None:
    assert [currency(code).minor_units for code in ("USD", "JPY", "KWD", "RSD", "CLF", "XDR")] == [2, 0, 3, 2, 4, None]


def test_an_unknown_code_says_what_is_wanted() -> None:
    assert currency("kzt").name_ru == "казахстанский тенге"
    with pytest.raises(UnknownCode, match=r"'QQQ'.*ISO 4217"):
        currency("QQQ")


def test_every_change_joins_two_known_currencies() -> None:
    for change in redenominations():
        assert currency(change.old).code != currency(change.new).code
        assert not currency(change.old).active or change.old in {"SVC", "VES"}, change
        assert change.old_per_new > 0
        assert all(country(iso3) for iso3 in change.countries)


@pytest.mark.parametrize(
    ("iso3", "on", "code"),
    [
        ("BLR", None, "BYN"),
        ("BLR", dt.date(2014, 5, 1), "BYR"),
        ("BLR", dt.date(1999, 12, 31), "BYB"),
        ("LVA", dt.date(2013, 12, 31), "LVL"),
        ("LVA", dt.date(2014, 1, 1), "EUR"),
        ("SVK", dt.date(1993, 1, 31), "CSK"),
        ("BGR", dt.date(1998, 1, 1), "BGL"),
        ("VEN", dt.date(2007, 6, 1), "VEB"),
        ("DEU", dt.date(1998, 1, 1), "DEM"),
        ("KAZ", dt.date(2012, 1, 1), "KZT"),
        ("ATA", None, None),
    ],
)
def test_what_a_country_paid_in(iso3: str, on: dt.date | None, code: str | None) -> None:
    assert default_for_country(iso3, on) == code


@given(st.dates())
def test_every_country_has_paid_in_something_known(on: dt.date) -> None:
    for found in countries():
        code = default_for_country(found.iso3, on)
        assert code is None or currency(code)


def test_words_mean_the_money_of_their_day() -> None:
    assert in_force("BYN", dt.date(2014, 5, 1)) == "BYR"
    assert in_force("BYN", dt.date(2016, 7, 1)) == "BYN"
    assert in_force("EUR", dt.date(1995, 1, 1)) == "EUR"
    assert in_force("USD", dt.date(1995, 1, 1)) == "USD"
    change = next(change for change in redenominations() if change.old == "BYR")
    assert change.old_per_new == Fraction(10_000)


@pytest.mark.parametrize(
    ("lang", "key", "code"),
    [
        ("en", "dollars", "USD"),
        ("en", "u.s. dollars", "USD"),
        ("en", "us$", "USD"),
        ("en", "$", "USD"),
        ("en", "australian dollars", "AUD"),
        ("en", "hong kong dollar", "HKD"),
        ("en", "tenge", "KZT"),
        ("en", "kazakhstan tenge", "KZT"),
        ("en", "belarusian rubles", "BYN"),
        ("en", "roubles", "RUB"),
        ("en", "pounds sterling", "GBP"),
        ("en", "swedish kronor", "SEK"),
        ("en", "yuan", "CNY"),
        ("en", "euros", "EUR"),
        ("ru", "долл. сша", "USD"),
        ("ru", "долларов сша", "USD"),
        ("ru", "долларах", "USD"),
        ("ru", "белорусских рублей", "BYN"),
        ("ru", "белорусских рубля", "BYN"),
        ("ru", "российскими рублями", "RUB"),
        ("ru", "руб.", "RUB"),
        ("ru", "тенге", "KZT"),
        ("ru", "казахстанских тенге", "KZT"),
        ("ru", "фунтов стерлингов", "GBP"),
        ("ru", "юанях", "CNY"),
        ("ru", "гривен", "UAH"),
        ("ru", "чешских крон", "CZK"),
        ("ru", "польских злотых", "PLN"),
        ("ru", "узбекских сумов", "UZS"),
        ("ru", "евро", "EUR"),
        ("ru", "₸", "KZT"),
        ("ru", "eur", "EUR"),
    ],
)
def test_words_and_signs_are_found_and_the_default_is_first(lang: Language, key: str, code: str) -> None:
    assert meant(lang, key)[0] == code


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_form_of_several_currencies_says_so(lang: Language) -> None:
    for key, forms in currency_forms(lang).items():
        assert key == fold(key) == " ".join(key.split()), key
        assert len(set(forms)) == len(forms), key
        if len({form.code for form in forms}) > 1:
            assert all(form.ambiguous for form in forms), key
        for form in forms:
            assert currency(form.code)
            assert not form.cased or fold(form.cased) == key


@pytest.mark.parametrize(
    ("lang", "key", "ambiguous"),
    [
        ("en", "dollars", True), ("en", "$", True), ("en", "us dollars", False), ("en", "rubles", True),
        ("en", "won", True),
        ("en", "tenge", False), ("en", "euro", False), ("en", "kr", True), ("en", "r", True), ("en", "rs", True),
        ("ru", "рублей", True), ("ru", "белорусских рублей", False), ("ru", "долл.", False), ("ru", "крон", True),
        ("ru", "тенге", False),
    ],
)  # fmt: skip
def test_bare_words_wait_for_their_country(lang: Language, key: str, ambiguous: bool) -> None:
    assert {form.ambiguous for form in currency_forms(lang)[key]} == {ambiguous}


def test_codes_and_letter_signs_keep_their_capitals() -> None:
    assert [form.cased for form in currency_forms("en")["all"]] == ["ALL"]
    assert [form.cased for form in currency_forms("ru")["usd"]] == ["USD"]
    assert [form.cased for form in currency_forms("en")["r"]] == ["R"]
