"""The entry of the command line. A command's module is loaded when it is called: a start costs only what it needs."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import comity
from comity.cli.console import say
from comity.errors import BatchError, ComityError

# In the order of the help page.
COMMANDS = {
    "init": "place",
    "add": "place",
    "read": "reading",
    "figures": "reading",
    "facts": "reading",
    "check": "checking",
    "brief": "briefing",
    "export": "exporting",
    "doctor": "place",
}
_INTERRUPTED = 130


class LazyGroup(TyperGroup):
    """Commands by name, each loaded from its module when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, None where there is none of this name."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        if cmd_name not in self.commands:
            group = typer.main.get_group(import_module(f"comity.cli.{module}").app)
            self.commands[cmd_name] = group.commands[cmd_name]
        return self.commands[cmd_name]


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"comity {comity.__version__}")
        raise typer.Exit


@app.callback(
    epilog="\b\nExamples:\n"
    "  comity brief interview.txt bulletin.pdf --pair BLR-KAZ -o brief.html\n"
    "  comity check article.txt --mark marked.html\n"
    "  comity read notes/ --format jsonl"
)
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads what is said about the economic relationship of two countries, checks every figure, and writes the brief.

    Documents are files, folders, URLs, or - for standard input. No command needs a workspace, except add.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (the process's own where none is given); its exit code. Expected errors are one line each."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app(args=None if arguments is None else list(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BatchError as error:
        say(*(f"comity: {line}" for line in error.failures), f"comity: {error}")
        return error.exit_code
    except ComityError as error:
        say(f"comity: {error}")
        return error.exit_code
    return 0
