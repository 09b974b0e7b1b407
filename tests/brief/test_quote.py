"""The sentence around a statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.brief.quote import Quoter
from comity.model.document import Document

TEXT = """A heading without a stop
Trade fell. In Jan. 2014 Mr. Ivanov spoke of $3.5 million. Оборот достиг 1,2 млрд. долл. США в 2014 г. Он вырос."""


@pytest.mark.parametrize(
    ("span", "before", "after"),
    [
        ("heading", "A ", " without a stop"),
        ("$3.5 million", "In Jan. 2014 Mr. Ivanov spoke of ", "."),
        ("1,2 млрд.", "Оборот достиг ", " долл. США в 2014 г. Он вырос."),
    ],
)
def test_sentences(span: str, before: str, after: str) -> None:
    start = TEXT.index(span)
    assert Quoter(Document(id="d", text=TEXT)).around(start, start + len(span)) == (before, span, after)


@given(st.text(max_size=300), st.data())
def test_the_span_is_always_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, printed, after = Quoter(Document(id="d", text=text)).around(start, end)
    assert printed == text[start:end]
    assert before + printed + after in text


def test_a_long_sentence_is_cut_with_an_ellipsis() -> None:
    text = "word " * 500
    before, _, after = Quoter(Document(id="d", text=text)).around(1250, 1254)
    assert before.startswith("… ")
    assert after.endswith(" …")
