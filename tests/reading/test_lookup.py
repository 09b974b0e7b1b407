"""Forms in a list of tokens: the longest wins, full stops of abbreviations are passed, other marks stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reading.lexicon.lookup import beginnings, spans_of_forms, word_index
from comity.reading.scan import tokenize

FORMS = ("free", "free trade", "free trade zone", "kg net", "trade", "zone of trade")
LONGEST, SECONDS = beginnings(FORMS)


def found(text: str) -> list[str]:
    tokens = tokenize(text)
    spans = spans_of_forms(tokens, LONGEST, dict.fromkeys(FORMS), word_index(tokens), SECONDS)
    return [text[tokens[first].start : tokens[last - 1].end] for first, last, _ in spans]


def test_beginnings() -> None:
    assert LONGEST == {"free": 3, "kg": 2, "trade": 1, "zone": 3}
    assert {"free": {"trade"}, "kg": {"net"}, "zone": {"of"}} == SECONDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a free trade zone of trade", ["free trade zone", "trade"]),
        ("free, trade", ["free", "trade"]),
        ("5 kg. net", ["kg. net"]),
        ("5 kg . net", []),
        ("zone of", []),
        ("free trade", ["free trade"]),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.lists(st.sampled_from(("free", "trade", "zone", "of", "kg", "net", ".", ",", "5", "x."))))
def test_second_words_spare_looking_and_change_nothing(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    known = dict.fromkeys(FORMS)
    plain = list(spans_of_forms(tokens, LONGEST, known))
    assert list(spans_of_forms(tokens, LONGEST, known, word_index(tokens), SECONDS)) == plain
