"""The catalogues: the same keys and the same blanks in every language; numbers and days as the language has them."""

import re
import string
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.checking.phrases import country_text, enumerated, period_text
from comity.checking.words.catalogue import catalogue, counted, languages
from comity.checking.words.spell import amount
from comity.errors import UsageError
from comity.model.finding import CLASSES, SEVERITIES, VERDICTS
from comity.model.interval import Interval
from comity.model.official import OFFICIAL
from comity.model.period import Period
from comity.model.promise import OUTCOMES, PROMISES


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_languages() -> None:
    assert languages() == ("en", "ru")
    with pytest.raises(UsageError, match="choose one of en, ru"):
        catalogue("be")


def test_every_language_has_the_same_keys() -> None:
    assert set(catalogue("en")) == set(catalogue("ru"))


# A language may leave a blank out, or fill it by its grammar; it may not name one that nobody fills.
@pytest.mark.parametrize("key", sorted(catalogue("en")))
def test_blanks_agree(key: str) -> None:
    english, russian = catalogue("en")[key], catalogue("ru")[key]
    if key.startswith("tail."):
        assert all(re.fullmatch(r"of|in|[ab][1245]", name) for name in blanks(english) | blanks(russian))
    else:
        assert blanks(english) == blanks(russian)


def test_everything_that_data_can_say_has_words() -> None:
    kinds = {"class": CLASSES, "severity": SEVERITIES, "verdict": VERDICTS, "official_state": OFFICIAL,
             "state": OUTCOMES, "kind": PROMISES, "decided": ("accept", "dismiss", "correct")}  # fmt: skip
    for language in languages():
        missing = [f"{kind}.{value}" for kind, values in kinds.items() for value in values
                   if f"{kind}.{value}" not in catalogue(language)]  # fmt: skip
        assert missing == []


def interval(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("low", "high", "unit", "english", "russian"),
    [
        ("1165000000", "1175000000", "USD", "1.165–1.175 billion USD", "1,165–1,175 млрд USD"),
        ("877550000", "877650000", "USD", "877.55–877.65 million USD", "877,55–877,65 млн USD"),
        ("416999999", "417000001", "USD", "417 million USD", "417 млн USD"),
        ("-583900000", "-583700000", "USD", "−583.9 to −583.7 million USD", "от −583,9 до −583,7 млн USD"),
        ("22.85", "22.95", "percent", "22.85–22.95%", "22,85–22,95%"),
        ("3.55", "3.65", "times", "×3.55–3.65", "×3,55–3,65"),
        ("500000000", None, "USD", "at least 500 million USD", "не менее 500 млн USD"),
        (None, "900000000", "KZT", "at most 900 million KZT", "не более 900 млн KZT"),
        ("13", "13", "units", "13 units", "13 ед."),
        ("1200", "1200", "tonnes", "1.2 thousand tonnes", "1,2 тыс. т"),
    ],
)
def test_amounts(low: str | None, high: str | None, unit: str, english: str, russian: str) -> None:
    assert amount(interval(low, high), unit, "en") == english
    assert amount(interval(low, high), unit, "ru") == russian


@given(st.fractions(min_value=-(10**15), max_value=10**15), st.fractions(min_value=0, max_value=10**12))
def test_any_amount_can_be_told(low: Fraction, width: Fraction) -> None:
    for unit in ("USD", "percent", "times", "tonnes", ""):
        for exact in (False, True):
            told = amount(Interval(low, low + width), unit, "ru", exact=exact)
            assert re.search(r"\d", told)
            assert "." not in told.replace("тыс.", "").replace("ед.", ""), "a Russian number has a comma"


def test_days_and_periods() -> None:
    day = Period.of_day(2012, 11, 9)
    assert period_text(day, "en") == "9 November 2012"
    assert period_text(day, "ru") == "9 ноября 2012\u202fг."
    assert period_text(Period.parse("2014-H1"), "ru") == "первое полугодие 2014 года"
    assert period_text(Period.parse("2018-01/2018-10"), "en") == "January – October 2018"


def test_lists_and_counts() -> None:
    assert enumerated(["a", "b", "c"], "en") == "a; b; and c"
    assert enumerated(["а", "б", "в"], "ru") == "а; б и в"
    told = [counted("ru", "n.figures", n) for n in (1, 2, 5, 11, 21, 104)]
    assert told == ["1 цифра", "2 цифры", "5 цифр", "11 цифр", "21 цифра", "104 цифры"]
    assert country_text("WLD", "ru", "instrumental") == "всеми странами"
