"""The entry of the command line. A command's module is loaded when it is called: a start costs only what it needs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import comity
from comity.cli.command import Command, Group
from comity.cli.console import put, say
from comity.errors import BatchError, ComityError, UsageError

# The module of each command, in the order of the first page.
COMMANDS = {
    "init": "place",
    "add": "place",
    "read": "reading",
    "figures": "reading",
    "facts": "reading",
    "explain": "explaining",
    "check": "checking",
    "decide": "checking",
    "brief": "briefing",
    "export": "exporting",
    "stats": "stats",
    "mirror": "trade",
    "structure": "trade",
    "potential": "trade",
    "doctor": "place",
}
EXAMPLES = (
    "comity brief interview.txt bulletin.pdf --pair BLR-KAZ -o brief.html",
    "comity check article.txt --mark marked.html",
    "comity read notes/ --format jsonl",
)
ABOUT = """\
Reads what is said about the economic relationship of two countries, checks
every figure, and writes the brief.

Documents are files, folders, URLs, or - for standard input. No command needs
a workspace, except add.
"""
_INTERRUPTED = 130


def command(name: str) -> Command:
    """The command of this name. Raises UsageError with what is near where there is none."""
    if name not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"{name}: no such command; {hint}see `comity --help`")
    found: dict[str, Command] = import_module(f"comity.cli.{COMMANDS[name]}").COMMANDS
    return found[name]


def first_page() -> str:
    """What `comity --help` prints."""
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:{width}}{command(name).summary}" for name in COMMANDS]
    head = f"usage: comity COMMAND [OPTIONS] [DOCS ...]\n\n{ABOUT}\ncommands:\n"
    options = "options:\n  -h, --help  this page, or after a command its page\n  --version   the version"
    return "\n".join([head, *lines, "", options, "", "examples:", *(f"    {line}" for line in EXAMPLES), ""])


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (the process's own where none is given); its exit code. Expected errors are one line each."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return _dispatch(list(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped; what Python still holds for it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BatchError as error:
        say(*(f"comity: {line}" for line in error.failures), f"comity: {error}")
        return error.exit_code
    except ComityError as error:
        say(f"comity: {error}")
        return error.exit_code


def _dispatch(words: list[str]) -> int:
    if not words:
        say(*first_page().splitlines())
        return UsageError.exit_code
    name, *rest = words
    if name in ("-h", "--help"):
        put(first_page())
        return 0
    if name == "--version":
        put(f"comity {comity.__version__}\n")
        return 0
    called = command(name)
    if isinstance(called, Group):
        if not rest:
            say(*called.page.splitlines())
            return UsageError.exit_code
        if rest[0] in ("-h", "--help"):
            put(called.page)
            return 0
        called, rest = called.choose(rest[0]), rest[1:]
    return called.run(**called.parse(rest))
