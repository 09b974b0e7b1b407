"""Run the commands that the pages print, and write what they answer into the pages.

A page is run from top to bottom in an empty folder that holds the `examples`. In a block fenced as `console`, lines
that begin with `$ ` are commands, and what follows is their output: of a long one as many lines as stood before and
after a line of `...`, each cut at `WIDTH`. A block fenced as `text` after "Save this as `NAME`:" is a file.
Run: python tools/tour.py [--check]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
WIDTH = 120
CUT = "..."
BLOCK = re.compile(
    r"Save this as `(?P<name>[\w.-]+)`:\n\n```text\n(?P<text>.*?)^```$|^```console\n(?P<console>.*?)^```$", re.S | re.M
)


def pages(root: Path = ROOT) -> list[Path]:
    """The pages that hold a `console` block."""
    found = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    return [page for page in found if "\n```console\n" in page.read_text(encoding="utf-8")]


def refreshed(page: Path) -> str:
    """The page with the output that its commands give now."""
    with tempfile.TemporaryDirectory(prefix="tour-") as scratch:
        shutil.copytree(ROOT / "examples", Path(scratch) / "examples")
        folder = [Path(scratch)]

        def replace(block: re.Match[str]) -> str:
            if block["name"]:
                (folder[0] / block["name"]).write_text(block["text"], encoding="utf-8")
                return block[0]
            return "".join(("```console\n", *_run_block(block["console"], folder), "```"))

        return BLOCK.sub(replace, page.read_text(encoding="utf-8"))


def _run_block(block: str, folder: list[Path]) -> Iterator[str]:
    for step in re.split(r"^(?=\$ )", block, flags=re.M):
        if not step.strip():
            continue
        command, _, shown = step.partition("\n")
        yield f"{command}\n"
        blank = shown[len(shown.rstrip("\n")) + 1 :]
        if command.startswith("$ cd "):
            folder[0] = folder[0] / command.removeprefix("$ cd ").strip()
        else:
            lines = _cut(_answer(command.removeprefix("$ "), folder[0]), shown.rstrip("\n").splitlines())
            yield from (f"{line}\n" for line in lines)
        yield blank


def _answer(command: str, folder: Path) -> list[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    environ |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{environ.get('PATH', '')}", "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environ, check=False, timeout=120,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    if "Traceback (most recent call last)" in done.stdout:
        raise SystemExit(f"$ {command}\n{done.stdout}\nno page is written from a fault")
    lines = [line.rstrip() for line in done.stdout.rstrip("\n").splitlines()]
    return [_within(line) for line in lines]


def _within(line: str) -> str:
    if len(line) <= WIDTH or not line.strip("─"):
        return line[:WIDTH]
    return f"{line[: WIDTH - 2].rstrip()} …"


def _cut(answer: list[str], shown: list[str]) -> list[str]:
    """The answer, shortened where it was shortened before."""
    if CUT not in shown:
        return answer
    head, tail = shown.index(CUT), len(shown) - shown.index(CUT) - 1
    if len(answer) <= head + tail:
        return answer
    return [*answer[:head], CUT, *answer[len(answer) - tail :]]


def main() -> int:
    """Rewrite the pages; with `--check` only name those that are stale, and exit with 1 where there are any."""
    stale = [(page, text) for page in pages() if (text := refreshed(page)) != page.read_text(encoding="utf-8")]
    for page, text in stale:
        if "--check" not in sys.argv:
            page.write_text(text, encoding="utf-8")
        print(f"{page.relative_to(ROOT)}: {'stale' if '--check' in sys.argv else 'refreshed'}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
