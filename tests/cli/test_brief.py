"""`comity brief`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Comity

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
