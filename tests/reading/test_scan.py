"""Tokens and sentences: nothing lost, nothing overlapping, offsets of the original text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.document import Block, Document
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, blocks_of, sentences, tokenize


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def cut(text: str) -> list[str]:
    document = Document("x", text)
    return [text[part.start : part.end] for part in sentences(tokenize(text), blocks_of(document), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji sold 1,250.5 tonnes", ["Fiji", "sold", "1,250.5", "tonnes"]),
        ("12 345 678 euros", ["12 345 678", "euros"]),
        ("12 345\u202f678,5 евро", ["12 345\u202f678,5", "евро"]),
        ("in 2019 450 firms", ["in", "2019", "450", "firms"]),
        ("KSh450 and R30.8", ["KSh", "450", "and", "R", "30.8"]),
        ("NZD73m", ["NZD", "73", "m"]),
        ("US$5", ["US", "$", "5"]),
        ("the MTZ-82 tractor", ["the", "MTZ-82", "tractor"]),
        ("Q3 2020", ["Q3", "2020"]),
        ("May-July", ["May", "-", "July"]),
        ("twenty-one lorries", ["twenty-one", "lorries"]),
        ("the U.K. market", ["the", "U.K.", "market"]),
        ("на 5 п.п. выше", ["на", "5", "п.п.", "выше"]),
        ("'cheap' rice", ["'", "cheap", "'", "rice"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"), [("Oman", WORD), ("1,5", NUMBER), ("G7", IDENTIFIER), ("%", MARK), ("A-320", IDENTIFIER)]
)
def test_kinds(text: str, kind: str) -> None:
    assert [token.kind for token in tokenize(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "low", "possessive"),
    [
        ("Malta's", "malta", True),
        ("Malta’s", "malta", True),
        ("ports'", "ports", True),
        ("Ещё", "еще", False),
        ("Côte", "côte", False),
    ],
)
def test_lower_case_and_possessive(text: str, low: str, possessive: bool) -> None:
    (token,) = tokenize(text)
    assert (token.low, token.possessive) == (low, possessive)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose. Imports fell.", ["Exports rose.", "Imports fell."]),
        ("Mr. Silva spoke. He left.", ["Mr. Silva spoke.", "He left."]),
        ("Exports of approx. 5 tonnes.", ["Exports of approx. 5 tonnes."]),
        ("They met J. Okafor in Lagos.", ["They met J. Okafor in Lagos."]),
        ("It was 3.5 percent. That is all.", ["It was 3.5 percent.", "That is all."]),
        ("Вывоз — 263 млн. Ввоз упал.", ["Вывоз — 263 млн.", "Ввоз упал."]),
        ("Продано на 5 млн долл. США в мае.", ["Продано на 5 млн долл. США в мае."]),
        ("В 2014 г. вывоз вырос.", ["В 2014 г. вывоз вырос."]),
        ("«Вывоз растёт». Так сказал он.", ["«Вывоз растёт».", "Так сказал он."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("1. Trade\n2. Investment", ["1. Trade", "2. Investment"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_no_sentence_crosses_a_block() -> None:
    text = "Trade of Malta and Oman\nDATE: 2020-01-01\n\nIt grew"
    assert [(block.kind, text[block.start : block.end]) for block in blocks_of(Document("x", text))] == [
        ("title", "Trade of Malta and Oman"),
        ("header", "DATE: 2020-01-01"),
        ("paragraph", "It grew"),
    ]
    given = (Block("paragraph", 0, 5), Block("paragraph", 5, 23))
    document = Document("x", text, blocks=given)
    assert blocks_of(document) is document.blocks


def test_tokens_lie_in_order_and_spell_the_text() -> None:
    text = "U.S.-made, т.е. «Ещё» 5½ kg… A.B.C. (x²)\u00a0— 10.04.2019, don't!"
    found = tokenize(text)
    assert "".join(token.text for token in found) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [token.index for token in found] == list(range(len(found)))


def test_runs_are_cut_alike_wherever_they_stand() -> None:
    once, again = "Ports, ports' «порт-то» U.S. end", "x Ports, ports' «порт-то» U.S. end"
    assert [(t.kind, t.text, t.low, t.start + 2) for t in tokenize(once)] == [
        (t.kind, t.text, t.low, t.start) for t in tokenize(again)[1:]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 200 + ", y", ["x" * 200, ",", "y"]),  # too long to be kept
        ("12 345 678, and", ["12 345 678", ",", "and"]),  # a number over three runs
        ("E5 million, E5", ["E", "5", "million", ",", "E5"]),  # what follows decides
        ("end\u20032019", ["end", "2019"]),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@given(st.text(alphabet=st.sampled_from("aZжЁ59 \u00a0\n.,'’-‑%²$EmRb")))
def test_every_character_is_in_one_token(text: str) -> None:
    tokens = tokenize(text)
    assert [token.text for token in tokens] == [text[token.start : token.end] for token in tokens]
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    assert all(letter.isspace() for place, letter in enumerate(text) if place not in covered)
