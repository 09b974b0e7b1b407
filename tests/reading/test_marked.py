"""Words of the fact tables are found as by the plain scan, and the sentences that the rules pass over tell nothing."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.document import Document
from comity.reading.build import build
from comity.reading.facts import common
from comity.reading.facts.marked import Mark, fact_words, identifiers, marks, marks_by_sentence, marks_in, standing
from comity.reading.facts.read import read_facts
from comity.reading.lexicon.lookup import spans_of_forms
from comity.reading.scan import IDENTIFIER, Sentence, Token, blocks_of, sentences, tokenize
from comity.reading.scene import Scene

ASKED = (
    ("facts_a", "stage"), ("facts_a", "happens"), ("facts_a", "role", "roles"), ("facts_a", "belong"),
    ("facts_b", "trigger"), ("facts_b", "head"), ("facts_b", "pos_after", "pos_before", "role", "role_gap"),
    ("facts_b", "list_opener"), ("facts_b", "barrier"), ("facts_b",),
)  # fmt: skip
MARKS = (" ", " ", " ", " ", ", ", ". ", ".", "; ", " - ", "-", "\n", " 7 ", " T-34 ", "'s ")


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str, tuple[str, ...]]:
    """(language, text, what is asked): forms of the kinds asked and pieces of them, with marks between."""
    lang, asked = draw(st.sampled_from(("en", "ru"))), draw(st.sampled_from(ASKED))
    forms = sorted(fact_words(asked[0], lang, *asked[1:]))
    pieces = draw(st.lists(st.tuples(st.sampled_from(forms), st.integers(1, 4), st.sampled_from(MARKS)), max_size=25))
    text = "".join(" ".join(form.split(" ")[:size]) + mark for form, size, mark in pieces)
    return lang, text, asked


def scene_of(lang: str, text: str) -> Scene:
    document = Document("x", text)
    tokens = tokenize(text)
    return Scene(document, lang, tokens, sentences(tokens, blocks_of(document), text), [], [])


def plain_scan(tokens: Sequence[Token], lang: str, asked: Sequence[str], first: int = 0) -> list[Mark]:
    """Every longest form, found by looking at each token."""
    forms = fact_words(asked[0], lang, *asked[1:])
    longest: dict[str, int] = {}
    for form in forms:
        head = form.split(" ")[0]
        longest[head] = max(longest.get(head, 0), len(form.split(" ")))
    return [Mark(*forms[form], first + low, first + high) for low, high, form in spans_of_forms(tokens, longest, forms)]


@settings(max_examples=300)
@given(texts())
def test_the_words_are_those_of_the_plain_scan(given: tuple[str, str, tuple[str, ...]]) -> None:
    lang, text, asked = given
    scene = scene_of(lang, text)
    assert list(marks(scene, *asked)) == plain_scan(scene.tokens, lang, asked)
    inside = [
        mark
        for sentence in scene.sentences
        for mark in plain_scan(scene.tokens[sentence.first : sentence.last], lang, asked, sentence.first)
    ]
    found, firsts = marks_by_sentence(scene, *asked)
    assert list(found) == inside
    assert firsts == [mark.first for mark in inside]


@given(texts(), st.data())
def test_what_stands_between_two_tokens(given: tuple[str, str, tuple[str, ...]], data: st.DataObject) -> None:
    lang, text, asked = given
    scene = scene_of(lang, text)
    words = frozenset(form for form in fact_words(asked[0], lang, *asked[1:]) if form.isalpha())
    first, last = data.draw(st.integers(0, 60)), data.draw(st.integers(0, 60))
    tokens = scene.tokens[first:last]
    assert list(standing(scene, words, first, last)) == [token.index for token in tokens if token.low in words]
    assert list(standing(scene, words)) == [token.index for token in scene.tokens if token.low in words]
    assert list(identifiers(scene, first, last)) == [token.index for token in tokens if token.kind == IDENTIFIER]
    found = marks(scene, *asked)
    assert marks_in(found, first, last) == [mark for mark in found if mark.first in range(first, last)]


def test_sentences_that_are_passed_over_tell_nothing(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted((project_root / "tests" / "texts" / "texts").glob("*.txt"))[::2]
    documents = [Document(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    before = [read_facts(build(document)) for document in documents]

    def every(scene: Scene, *_found: object, tokens: object = ()) -> list[Sentence]:
        return list(common.body_sentences(scene))

    patched = [
        module
        for name, module in sorted(sys.modules.items())
        if name.startswith("comity.reading.facts.") and getattr(module, "sentences_with", None) is common.sentences_with
    ]
    for module in patched:
        monkeypatch.setattr(module, "sentences_with", every)
    assert len(patched) > 10
    assert [read_facts(build(document)) for document in documents] == before
