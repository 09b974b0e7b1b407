"""`comity brief`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Comity

from comity.brief.docx.template import HOUSE
from comity.errors import OutputError
from comity.workspace import brief as use


def test_it_is_written_here_and_said_where(comity: Comity, here: Path) -> None:
    shown = comity("brief", "note.txt", "--pair", "BLR-KAZ")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == "brief.html\nbrief.pdf\n1 document, 4 figures, 1 fact, 0 findings\n"
    assert b"$820.5 million" in (here / "brief.html").read_bytes()
    assert (here / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_a_guessed_pair_is_said(comity: Comity) -> None:
    shown = comity("brief", "good", "--format", "html")
    assert shown.err == "pair: BLR-KAZ (guessed from 2 documents; choose with --pair)\n"


def test_without_any_pair(comity: Comity, here: Path) -> None:
    (here / "plain.txt").write_text("Nothing is said of any country.\n", encoding="utf-8")
    shown = comity("brief", "plain.txt")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "--pair" in shown.err
    assert not (here / "brief.html").exists()


def test_one_format_to_standard_output(comity: Comity, here: Path) -> None:
    shown = comity("brief", "note.txt", "--pair", "BLR-KAZ", "-o", "-")
    assert shown.raw.lstrip().lower().startswith(b"<!doctype html")
    assert shown.err == "1 document, 4 figures, 1 fact, 0 findings\n"
    assert not (here / "brief.html").exists()


def test_the_same_input_gives_the_same_bytes(comity: Comity, here: Path) -> None:
    for name in ("one", "two"):
        assert comity("brief", "good", "--pair", "BLR-KAZ", "-o", name).code == 0
    for ending in ("html", "pdf"):
        assert (here / f"one.{ending}").read_bytes() == (here / f"two.{ending}").read_bytes()


def test_the_workspace_and_its_documents_give_the_same_brief(comity: Comity, workspace: Path) -> None:
    comity("brief", "-o", "stored.html")
    comity("brief", "note.txt", "-o", "named.html")
    assert (workspace / "stored.html").read_bytes() == (workspace / "named.html").read_bytes()


def test_an_old_brief_stays_when_the_new_one_fails(comity: Comity, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise OutputError("the brief cannot be set")

    (here / "brief.html").write_bytes(b"old")
    monkeypatch.setattr(use, "compose", broken)
    shown = comity("brief", "note.txt", "--pair", "BLR-KAZ")
    assert (shown.code, shown.err) == (2, "comity: the brief cannot be set\n")
    assert (here / "brief.html").read_bytes() == b"old"
    assert not (here / "brief.pdf").exists()


def test_a_folder_that_cannot_be_made(comity: Comity, here: Path) -> None:
    shown = comity("brief", "note.txt", "--pair", "BLR-KAZ", "-o", "note.txt/brief.html")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "choose another folder with -o" in shown.err


@pytest.mark.parametrize(
    "arguments", [["--pair", "BLR-XXX"], ["--format", "odt"], ["--lang", "tlh"], ["--format", "html,pdf", "-o", "-"]]
)
def test_what_there_is_not(comity: Comity, here: Path, arguments: list[str]) -> None:
    shown = comity("brief", "note.txt", *arguments)
    assert (shown.code, shown.raw, shown.err.count("\n")) == (2, b"", 1)
    assert not (here / "brief.html").exists()


def test_all_four_formats_from_one_stem(comity: Comity, here: Path) -> None:
    shown = comity(
        "brief", "note.txt", "--pair", "BLR-KAZ", "--full", "--format", "html,pdf,docx,xlsx", "-o", "out/brief"
    )
    assert (shown.code, shown.err) == (0, "")
    starts = {"html": b"<!doctype html>", "pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK"}
    for ending, start in starts.items():
        assert (here / f"out/brief.{ending}").read_bytes().startswith(start)


def test_the_ending_of_the_name_says_the_format(comity: Comity, here: Path) -> None:
    assert comity("brief", "note.txt", "--pair", "BLR-KAZ", "-o", "one.docx").out.startswith("one.docx\n")
    assert comity("brief", "note.txt", "--pair", "BLR-KAZ", "-o", "one.xlsx").out.startswith("one.xlsx\n")
    assert not (here / "brief.html").exists()


def test_annexes_come_with_full(comity: Comity, here: Path) -> None:
    comity("brief", "note.txt", "--pair", "BLR-KAZ", "-o", "short.html")
    comity("brief", "note.txt", "--pair", "BLR-KAZ", "--full", "-o", "long.html")
    assert b'class="part-annex"' not in (here / "short.html").read_bytes()
    assert b'class="part-annex"' in (here / "long.html").read_bytes()


def test_sections_by_name(comity: Comity, here: Path) -> None:
    assert comity("brief", "note.txt", "--pair", "BLR-KAZ", "--sections", "trade,sources", "-o", "some.html").code == 0
    page = (here / "some.html").read_text(encoding="utf-8")
    assert [name for name in ("glance", "trade", "legal", "sources") if f'id="sec-{name}"' in page] == [
        "trade",
        "sources",
    ]


def test_a_template_gives_the_look(comity: Comity, here: Path) -> None:
    import docx

    template = docx.Document(str(HOUSE))
    template.sections[0].header.paragraphs[0].text = "Embassy in Astana"
    template.save(str(here / "house.docx"))
    shown = comity("brief", "note.txt", "--pair", "BLR-KAZ", "--template", "house.docx", "-o", "brief.docx")
    assert shown.code == 0
    made = docx.Document(str(here / "brief.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Embassy in Astana"


def test_what_is_new_is_marked(comity: Comity, here: Path) -> None:
    comity("brief", "note.txt", "--pair", "BLR-KAZ", "-o", "old.docx")
    shown = comity("brief", "note.txt", "good", "--pair", "BLR-KAZ", "--compare", "old.docx", "-o", "new.html")
    assert shown.code == 0
    assert b'<ins class="new">' in (here / "new.html").read_bytes()
    comity("brief", "note.txt", "--pair", "BLR-KAZ", "--compare", "old.docx", "-o", "same.html")
    assert b"is-new" not in (here / "same.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", "2015", "--to", "2010"], "later than --to"),
        (["--from", "last year"], "no year"),
        (["--as-of", "March"], "no day"),
        (["--sections", "glance,gossip"], "no such section"),
        (["--sections", ","], "names no section"),
        (["--template", "missing.docx", "--format", "docx"], "missing.docx: cannot be read"),
        (["--template", "note.txt", "--format", "docx"], "note.txt: not a Word file"),
        (["--template", "house.docx", "--format", "html"], "--template is for DOCX"),
        (["--compare", "note.txt"], "note.txt: not a brief of ours"),
        (["--compare", "."], "cannot be read"),
        (["--pair", "FRA-JPN"], "say nothing of France and Japan"),
    ],
)
def test_bad_input_is_told_in_a_line_and_leaves_nothing(
    comity: Comity, here: Path, arguments: list[str], told: str
) -> None:
    before = sorted(path.name for path in here.iterdir())
    pair = [] if "--pair" in arguments else ["--pair", "BLR-KAZ"]
    shown = comity("brief", "note.txt", *pair, *arguments)
    assert (shown.code, shown.raw, shown.err.count("\n")) == (2, b"", 1)
    assert told in shown.err
    assert sorted(path.name for path in here.iterdir()) == before


def test_a_folder_that_cannot_be_written_gets_no_file_of_several(comity: Comity, here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "brief.docx").mkdir()  # in the way of one of them
    shown = comity("brief", "note.txt", "--pair", "BLR-KAZ", "--format", "html,docx", "-o", "out/brief")
    assert shown.code == 2
    assert "is a folder" in shown.err
    assert not (here / "out" / "brief.html").exists()
