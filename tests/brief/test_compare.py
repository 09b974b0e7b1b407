"""What is new since an earlier brief, told by the files of ours that are at hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.brief.blocks import every_block
from tests.brief.sample import PAIR, documents, report, statements

from comity.brief.compare import Earlier, compared, earlier
from comity.brief.compose import compose
from comity.brief.content import Brief, references
from comity.brief.docx.render import render_docx
from comity.brief.html import render_html
from comity.brief.xlsx import render_xlsx
from comity.errors import InputError

FORMATS = {
    "html": lambda brief: render_html(brief).encode(),
    "docx": render_docx,
    "xlsx": render_xlsx,
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_tells_what_its_brief_was_made_from(name: str) -> None:
    brief = every_block()
    assert earlier(FORMATS[name](brief), f"old.{name}") == Earlier(frozenset(brief.known), date(2019, 4, 10))


def test_an_undated_brief_tells_so() -> None:
    old = earlier(FORMATS["html"](replace(every_block(), as_of=None)), "old.html")
    assert old.day is None
    assert "the earlier brief" in compared(every_block(), old).compared


def first_and_second() -> tuple[Brief, Brief]:
    """A brief of the bulletin alone, then of both documents."""
    bulletin = documents()[0]
    some = [s for s in statements() if s.document == "bulletin"]
    old = compose([bulletin], some, replace(report(), findings=(), verdicts=()), PAIR)
    return old, compose(documents(), statements(), report(), PAIR)


def test_only_what_the_earlier_brief_did_not_know_is_marked() -> None:
    old, now = first_and_second()
    made = compared(now, earlier(FORMATS["html"](old), "old.html"))
    note = {s.anchor_id for s in statements() if s.document == "note"}
    for ref in references(made):
        assert ref.new == (bool(ref.anchors) and set(ref.anchors) <= note)
    assert any(ref.new for ref in references(made))
    assert "the brief of 5 March 2019" in made.compared
    assert ">new</ins>" in render_html(made)


def test_against_itself_nothing_is_new() -> None:
    _, now = first_and_second()
    made = compared(now, earlier(FORMATS["docx"](now), "now.docx"))
    assert not any(ref.new for ref in references(made))
    assert made.sections == now.sections
    assert ": 0; marked" in made.compared


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>another page</html>", b"PK\x03\x04 broken", b"%PDF-1.7 a paper"],
    ids=["none", "page", "zip", "pdf"],
)
def test_what_is_no_brief_of_ours(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^old\.html: .*--compare") as caught:
        earlier(data, "old.html")
    assert "\n" not in str(caught.value)
