"""What a newcomer sees first."""

from pathlib import Path

import pytest
from tests.cli.conftest import Comity
from tools.cli_reference import page

import comity as package
from comity.cli.main import COMMANDS
from comity.cli.main import command as find


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_of_itself(comity: Comity, command: str) -> None:
    shown = comity(command, "--help")
    assert shown.code == 0
    assert f"\n    comity {command}" in shown.out.partition("examples:")[2]


def test_the_first_page_lists_every_command(comity: Comity) -> None:
    shown = comity("--help").out
    listed = shown.partition("commands:")[2].partition("options:")[0]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == list(COMMANDS)


def test_no_command_is_the_first_page(comity: Comity) -> None:
    asked, bare = comity("--help"), comity()
    assert (asked.code, bare.code) == (0, 2)
    assert asked.out == bare.err


@pytest.mark.parametrize("command", COMMANDS)
def test_the_usage_names_every_option(command: str) -> None:
    shown = find(command)
    assert all((option.flags or (option.metavar,))[0] in shown.usage for option in shown.options)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chek", "note.txt"], "did you mean check?"),
        (["--verbose"], "no such command"),
        (["read", "--formt", "json", "note.txt"], "unrecognized arguments: --formt"),
        (["read", "note.txt", "--form", "json"], "unrecognized arguments: --form"),
        (["read", "note.txt", "--format"], "expected one argument"),
        (["add"], "DOCS"),
        (["doctor", "note.txt"], "unrecognized arguments: note.txt"),
    ],
)
def test_what_is_mistyped_is_told_in_one_line(comity: Comity, words: list[str], told: str) -> None:
    shown = comity(*words)
    assert (shown.code, shown.raw, shown.err.count("\n")) == (2, b"", 1)
    assert told in shown.err
    assert "--help`" in shown.err


def test_options_may_stand_between_documents(comity: Comity) -> None:
    mixed = comity("read", "note.txt", "--format", "jsonl", "wrong.txt")
    assert mixed.code == 0
    assert mixed == comity("read", "--format", "jsonl", "note.txt", "wrong.txt")


def test_version(comity: Comity) -> None:
    assert comity("--version").out == f"comity {package.__version__}\n"


def test_the_reference_is_current(project_root: Path) -> None:
    stored = (project_root / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert stored == page(), "run `python tools/cli_reference.py`"
