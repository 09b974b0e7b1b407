"""`comity check`."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import WRONG, Comity


def test_what_holds_is_fine(comity: Comity) -> None:
    shown = comity("check", "note.txt")
    assert shown.code == 0
    assert shown.out.startswith("1 document, 4 figures")
    assert ": 0 findings" in shown.out.splitlines()[0]


def test_a_wrong_sum_is_a_contradiction_with_its_proof(comity: Comity) -> None:
    shown = comity("check", "wrong.txt")
    assert shown.code == 1
    assert "1. CONTRADICTION" in shown.out
    assert "wrong, line 4: $990.5 million" in shown.out
    assert "proof:" in shown.out


def test_json_places_are_the_texts(comity: Comity) -> None:
    shown = comity("check", "wrong.txt", "--format", "json")
    assert shown.code == 1
    data = json.loads(shown.out)
    places = [place for finding in data["findings"] for place in finding["statements"]] + data["verdicts"]
    assert len(places) >= 6
    assert all(WRONG[p["start"] : p["end"]] == p["text"] and p["document"] == "wrong" for p in places)


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("contradiction", 1), ("implausible", 1)])
def test_what_fails_is_chosen(comity: Comity, fail_on: str, code: int) -> None:
    assert comity("check", "wrong.txt", "--fail-on", fail_on).code == code


def test_a_class_there_is_not(comity: Comity) -> None:
    shown = comity("check", "wrong.txt", "--fail-on", "typo")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "contradiction, wording, implausible, never" in shown.err


def test_standard_input(comity: Comity) -> None:
    shown = comity("check", "-", stdin=WRONG.encode())
    assert shown.code == 1
    assert "stdin, line 4" in shown.out


def test_the_order_of_documents_changes_no_byte(comity: Comity) -> None:
    one = comity("check", "note.txt", "wrong.txt", "--format", "json")
    assert one == comity("check", "wrong.txt", "note.txt", "--format", "json")


def test_a_marked_copy(comity: Comity, here: Path) -> None:
    shown = comity("check", "wrong.txt", "--mark", "out/marked.html", "--fail-on", "never")
    assert shown.err == f"{Path('out/marked.html')}\n"
    page = (here / "out" / "marked.html").read_text(encoding="utf-8")
    assert "$990.5 million" in page
    assert "<script>" not in page


def test_a_marked_copy_of_each_of_several(comity: Comity, here: Path) -> None:
    assert comity("check", "good", "--mark", "marked", "--fail-on", "never").code == 0
    assert sorted(p.name for p in here.glob("marked*")) == ["marked-a.html", "marked-b.html"]


def test_a_marked_copy_of_the_workspace(comity: Comity, workspace: Path) -> None:
    assert comity("check", "--mark", "stored.html").code == 0
    named = comity("check", "note.txt", "--mark", "named.html")
    assert named.code == 0
    assert (workspace / "stored.html").read_bytes() == (workspace / "named.html").read_bytes()


def test_a_batch_that_failed_in_part_tells_both(comity: Comity) -> None:
    shown = comity("check", "wrong.txt", "empty.txt")
    assert shown.code == 3
    assert "CONTRADICTION" in shown.out
    assert "empty.txt" in shown.err


def test_markdown_to_a_file(comity: Comity, here: Path) -> None:
    assert comity("check", "wrong.txt", "-o", "letter.md").raw == b""
    assert (here / "letter.md").read_text(encoding="utf-8").startswith("# What the check says")


def test_in_russian(comity: Comity) -> None:
    shown = comity("check", "wrong.txt", "--lang", "ru")
    assert shown.code == 1
    assert "1. ПРОТИВОРЕЧИЕ (ошибка" in shown.out
    assert "почему:" in shown.out
    english = json.loads(comity("check", "wrong.txt", "--format", "json").out)
    russian = json.loads(comity("check", "wrong.txt", "--format", "json", "--lang", "ru").out)
    assert [f["id"] for f in english["findings"]] == [f["id"] for f in russian["findings"]]
    assert comity("check", "wrong.txt", "--lang", "xx").code == 2


def test_one_finding_in_full(comity: Comity) -> None:
    finding = json.loads(comity("check", "wrong.txt", "--format", "json").out)["findings"][0]["id"]
    shown = comity("check", "wrong.txt", "--explain", finding[:5])
    assert shown.code == 0
    for part in (
        "990.45–990.55 million USD",
        "C = A + B",
        "820.5 + 90.0 = 910.5",
        "Leave any one of these",
        "For a letter",
    ):
        assert part in shown.out
    assert comity("check", "wrong.txt", "--explain", "ffff").code == 2


def test_a_page_that_needs_nothing_else(comity: Comity, here: Path) -> None:
    assert comity("check", "wrong.txt", "-o", "report.html").code == 1
    page = (here / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "$990.5 million" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_promises_are_judged_by_the_day_that_is_asked_for(comity: Comity, here: Path) -> None:
    text = (
        "A goal\nDATE: 2015-03-10\n\nBelarus and Kazakhstan set the target of bringing trade to $2 billion in 2016.\n"
    )
    (here / "goal.txt").write_text(text, encoding="utf-8")
    assert "pending" in comity("check", "goal.txt").out
    later = comity("check", "goal.txt", "--as-of", "2019-01-01")
    assert "unknown" in later.out
    assert "missed" not in later.out
    wrong = comity("check", "goal.txt", "--as-of", "spring")
    assert (wrong.code, "write 2019-03-31" in wrong.err) == (2, True)


def test_a_marked_copy_for_word(comity: Comity, here: Path) -> None:
    docx = pytest.importorskip("docx")
    assert comity("check", "wrong.txt", "--mark", "marked.docx", "--fail-on", "never").code == 0
    first = (here / "marked.docx").read_bytes()
    assert comity("check", "wrong.txt", "--mark", "marked.docx", "--fail-on", "never").code == 0
    assert (here / "marked.docx").read_bytes() == first
    file = docx.Document(here / "marked.docx")
    told = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "$990.5 million" in told
    comments = [comment.text for comment in file.comments]
    assert any("cannot all be true" in text for text in comments)
    assert len(comments) == 3, "the finding in full at one figure, its number at the others"


def test_a_marked_copy_is_a_page_or_a_word_file(comity: Comity) -> None:
    shown = comity("check", "wrong.txt", "--mark", "marked.pdf")
    assert (shown.code, ".html or .docx" in shown.err) == (2, True)
