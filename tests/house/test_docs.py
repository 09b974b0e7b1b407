"""What the pages say is true: links lead somewhere, commands exist with their options, output is what is printed."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools import tour

from comity.cli.command import Command, Group
from comity.cli.main import COMMANDS, command

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
LARGEST_PICTURE = 300_000

FENCE = re.compile(r"^(?P<mark>```+).*?^(?P=mark)$", re.S | re.M)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<words>.+?) *$", re.M)
INDENTED = re.compile(r"^    (?P<line>\S.*)$", re.M)
INLINE = re.compile(r"`(?P<line>[^`\n]+)`")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """What a heading is linked as: lower case, words joined by hyphens."""
    headings = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in headings}


def commands_of(text: str) -> Iterator[str]:
    """Every command line of Comity in code: fenced, indented, or within a sentence; without what it is piped to."""
    lines = [line for block in FENCE.finditer(text) for line in block[0].splitlines()]
    rest = FENCE.sub("", text)
    lines += [found["line"] for pattern in (INDENTED, INLINE) for found in pattern.finditer(rest)]
    for line in lines:
        for part in re.split(r"[|;&]+(?= |$)", line.removeprefix("$ ")):
            words = part.strip()
            if words.startswith("comity ") and not words.startswith(("comity COMMAND", "comity -")):
                yield words


def faults(line: str) -> str:
    """What is wrong with a command line; empty where it would be understood."""
    words = shlex.split(line.replace("...", "").replace("DOCUMENTS", "document.txt"), comments=True)[1:]
    if words[0] not in COMMANDS:
        return f"{line}: no such command"
    known: Command = command(words[0])
    if isinstance(known, Group):
        named = {shown.name: shown for shown in known.commands}
        seconds = words[1].split("|") if words[1:] else []
        if seconds == ["--help"]:
            return ""
        if len(seconds) != 1:
            return "" if all(f"{words[0]} {word}" in named for word in seconds) else f"{line}: no such command"
        if " ".join(words[:2]) not in named:
            return f"{line}: no such command"
        known, words = named[" ".join(words[:2])], words[1:]
    flags = {flag for option in known.options for flag in option.flags} | {"-h", "--help"}
    unknown = [word for word in words[1:] if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in flags]
    return f"{line}: {', '.join(unknown)} unknown" if unknown else ""


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    broken = []
    for link in LINK.finditer(text):
        target, _, anchor = link["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(link["target"])
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_exist_with_their_options(page: Path) -> None:
    if page.name == "cli.md":
        pytest.skip("made from the commands themselves, and tested as such")
    assert [fault for line in commands_of(page.read_text(encoding="utf-8")) if (fault := faults(line))] == []


def test_the_readme_shows_commands() -> None:
    found = list(commands_of((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {shlex.split(line)[1] for line in found} >= {"brief", "check", "read", "init", "add", "figures", "doctor"}


@pytest.mark.parametrize("line", ["comity chek note.txt", "comity check note.txt --marked out.html", "comity read -x"])
def test_a_wrong_command_is_seen(line: str) -> None:
    assert faults(line)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
@pytest.mark.parametrize("page", tour.pages(ROOT), ids=named)
def test_output_shown_is_what_is_printed(page: Path) -> None:
    assert tour.refreshed(page) == page.read_text(encoding="utf-8"), "run `python tools/tour.py`"


def test_every_page_can_be_found_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / link["target"]).resolve() for link in LINK.finditer(index.read_text(encoding="utf-8"))}
    unlisted = [named(page) for page in PAGES if page != index and "decisions" not in page.parts and page not in linked]
    assert unlisted == []


def test_decisions_are_numbered_once() -> None:
    pages = sorted(page.name for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [name for name in pages if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert [name[:4] for name in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for name in pages:
        text = (ROOT / "docs" / "decisions" / name).read_text(encoding="utf-8")
        assert re.findall(r"^\*\*(\w+)\.\*\*", text, flags=re.M) == ["Context", "Choice", "Cost"], name


@pytest.mark.parametrize("name", ["brief.png", "marked.png"])
def test_pictures_are_there_and_small(name: str) -> None:
    picture = ROOT / "docs" / "pictures" / name
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")
    assert picture.stat().st_size < LARGEST_PICTURE
    assert f"docs/pictures/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_changelog_says_what_is_not_released_yet() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[Unreleased\]$", text, flags=re.M)
    kinds = set(re.findall(r"^### (\w+)$", text, flags=re.M))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
