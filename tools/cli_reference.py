"""Writes docs/reference/cli.md from the commands: `python tools/cli_reference.py`. A test holds the page current."""

from __future__ import annotations

from pathlib import Path

from comity.cli.command import Command, Group
from comity.cli.main import COMMANDS, command

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"

HEAD = """\
# The command line

This page is made from the commands (`python tools/cli_reference.py`). What is common to all:

- What stands without a dash is always a document: a file, a folder (its documents, also those in folders below), a URL,
  or `-` for standard input. A command without any works on the workspace it is run in.
- The pair is `--pair BLR-KAZ` (ISO 3166 codes); the first is our side. Where it is not given it is guessed, and said.
- `-o PATH` names the output; with several formats it is the stem. `--format` chooses; else what PATH ends in.
- Results go to standard output or to the file named, everything else to standard error.
- [Exit codes](exit-codes.md) are 0, 1, 2 and 3.
- Documents that are named are read and forgotten; only `add`, and `check` and `read` without any, write to a workspace.
- `comity --help` lists the commands, `comity COMMAND --help` shows one of them, `comity --version` the version.
"""

TAIL = """\
## Files

- `comity read --format jsonl`, `comity export --format gold`: the flat exchange format, one JSON object a line,
  numbers as JSON numbers, a range as two lines. In a file of several documents each line begins with its `document`.
- `comity read --full`, `comity export --format full`: every field; exact values are strings (`"1170000000"`, `"1/3"`).
- `--format csv`: one row a statement, always the same columns; values are exact, lists are joined by `; `, a cell
  that a spreadsheet would run as a formula is quoted with `'`. `export` begins the file with a byte-order mark.
- `comity check --format json`: one object. Exact values are strings, places are code points of the document's text.

      {"findings": [{"id", "class", "severity",
                     "statements": [{"id", "document", "start", "end", "text"}, ...],
                     "readings": [{"reading", "cost", "statement", "text"}, ...],
                     "proof", "why", "ask", "decision" (where there is one)}, ...],
       "verdicts": [{"statement", "document", "start", "end", "text", "state", "checks", "findings"}, ...],
       "implied": [{"measure", "reporter", "partner", "commodity", "period", "unit", "low", "high", "formula",
                    "statements"}, ...],
       "promises": [{"id", "kind", "whose", "what", "due", "interval", "unit", "statement", "state", "why", "again",
                     "evidence", "rows"}, ...],
       "official": [{"statement", "document", "start", "end", "text", "state", "says", "confirmed_by",
                     "contradicted_by", "rows": [{"books", "standing", "source", "vintage", "low", "high", "unit",
                     "rows", "agrees", "formula", "newest", "rate"}, ...]}, ...],
       "notes": ["what could not be compared", ...]}

  Classes, from hard to soft: `contradiction`, `wording`, `implausible`, `sources differ`, `revised`, `target missed`,
  `rounding`. States of a figure: `conflict`, `doubt`, `rounding`, `holds`, `unchecked`. The reading of least cost
  is the likeliest.
- A file is written beside its place and moved there when it is whole: what was there before stays until then.
"""


def page() -> str:
    """The page as it should stand."""
    return "\n".join([HEAD, *(_section(shown) for name in COMMANDS for shown in _all(command(name))), TAIL])


def _all(shown: Command) -> list[Command]:
    """A command, and after a group its commands."""
    return [shown, *shown.commands] if isinstance(shown, Group) else [shown]


def _section(shown: Command) -> str:
    parts = [f"## comity {shown.name}", shown.about, f"    {shown.usage}"]
    if isinstance(shown, Group):
        parts.append("\n".join(f"- `comity {command.name}`: {command.summary}" for command in shown.commands))
    if shown.options:
        rows = [f"| `{_cell(option.spelling)}` | {_cell(option.help)} |" for option in shown.options]
        parts.append("\n".join(["| Option | Meaning |", "| --- | --- |", *rows]))
    parts.append(
        "\n".join(f"    {example}" for example in ("Examples:", *shown.examples)).replace(
            "    Examples:", "Examples:\n", 1
        )
    )
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
