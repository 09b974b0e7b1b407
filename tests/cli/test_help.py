"""What a newcomer sees first."""

from pathlib import Path

import pytest
from tests.cli.conftest import Comity
from tools.cli_reference import page

import comity as package
from comity.cli.main import COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_of_itself(comity: Comity, command: str) -> None:
    shown = comity(command, "--help")
    assert shown.code == 0
    assert f"\n    comity {command}" in shown.out.partition("Examples:")[2]


def test_the_first_page_lists_every_command_and_cuts_no_sentence(comity: Comity) -> None:
    shown = comity("--help").out
    commands = shown.partition("Commands:")[2].partition("Examples:")[0]
    assert [line.split()[0] for line in commands.splitlines() if line.strip()] == list(COMMANDS)
    assert "..." not in commands


def test_no_command_is_a_page_of_help(comity: Comity) -> None:
    asked, bare = comity("--help"), comity()
    assert asked.out.strip() in (bare.out + bare.err)
    assert (asked.code, bare.code) == (0, 2)


def test_version(comity: Comity) -> None:
    assert comity("--version").out == f"comity {package.__version__}\n"


def test_the_reference_is_current(project_root: Path) -> None:
    stored = (project_root / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert stored == page(), "run `python tools/cli_reference.py`"
