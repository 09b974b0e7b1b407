"""What a command is: its words, its options as data, what it runs. The parser and the reference page are made of it.

The standard library's argparse parses: it loads in 5 ms (docs/decisions/0003-argparse.md).
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Option:
    """One option or positional. flags: `("-o", "--output")`; empty of a positional, which is then called `name`.

    metavar: what stands for its value; empty of a switch. many: `*` or `+` of a positional that takes several.
    """

    name: str
    flags: tuple[str, ...]
    metavar: str
    help: str
    kind: Callable[[str], object] = str
    many: str = ""

    def add_to(self, parser: ArgumentParser) -> None:
        """Declare it to a parser."""
        words: dict[str, Any] = {"help": self.help.replace("%", "%%")}
        if not self.metavar:
            parser.add_argument(*self.flags, dest=self.name, action="store_true", **words)
        elif self.flags:
            parser.add_argument(*self.flags, dest=self.name, metavar=self.metavar, type=self.kind, **words)
        else:
            nargs = self.many or "?"
            parser.add_argument(self.name, metavar=self.metavar, nargs=nargs, type=self.kind, **words)

    @property
    def spelling(self) -> str:
        """As it is shown: `-o, --output PATH`, `DOCS ...`."""
        if not self.flags:
            return f"{self.metavar} ..." if self.many else self.metavar
        return f"{', '.join(self.flags)} {self.metavar}".rstrip()

    @property
    def usage(self) -> str:
        """In the line that shows how a command is used: `[--pair BLR-KAZ]`, `DOCS ...`."""
        if self.flags:
            return f"[{' '.join((self.flags[0], self.metavar)).rstrip()}]"
        return self.spelling if self.many == "+" else f"[{self.spelling}]"


@dataclass(frozen=True, slots=True)
class Command:
    """summary: a line of the first page. about: what it does. run: takes the options by name, gives the exit code."""

    name: str
    summary: str
    about: str
    examples: tuple[str, ...]
    options: tuple[Option, ...]
    run: Callable[..., int]

    @property
    def usage(self) -> str:
        """How it is written."""
        return " ".join(["comity", self.name, *(option.usage for option in self.options)])

    def parse(self, words: list[str]) -> dict[str, object]:
        """Its options by name. Raises UsageError; `--help` prints and exits with 0."""
        parser = _Parser(
            prog=f"comity {self.name}",
            usage=self.usage.replace("%", "%%"),
            description=self.about,
            epilog="\n    ".join(["examples:", *self.examples]),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        for option in self.options:
            option.add_to(parser)
        return vars(parser.parse_intermixed_args(words))


@dataclass(frozen=True, slots=True)
class Group(Command):
    """A command of two words: `comity stats load`. It runs nothing itself; each of its commands is named in full."""

    commands: tuple[Command, ...] = ()

    @property
    def usage(self) -> str:
        """How it is written."""
        return f"comity {self.name} COMMAND [OPTIONS]"

    @property
    def page(self) -> str:
        """What `comity NAME --help` prints."""
        width = max(len(command.name) for command in self.commands) + 2
        lines = [f"  {command.name:{width}}{command.summary}" for command in self.commands]
        shown = [f"    {line}" for line in self.examples]
        return "\n".join([f"usage: {self.usage}\n\n{self.about}\n\ncommands:", *lines, "\nexamples:", *shown, ""])

    def choose(self, word: str) -> Command:
        """The command whose second word this is. Raises UsageError with what is near where there is none."""
        named = {command.name.removeprefix(f"{self.name} "): command for command in self.commands}
        if word in named:
            return named[word]
        near = get_close_matches(word, named, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"{self.name} {word}: no such command; {hint}see `comity {self.name} --help`")


class _Parser(ArgumentParser):
    """One that tells what is off in one line."""

    def error(self, message: str) -> NoReturn:
        """UsageError instead of a page of usage."""
        raise UsageError(f"{self.prog}: {message}; see `{self.prog} --help`")


def not_negative(text: str) -> int:
    """A whole number from 0."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise ArgumentTypeError(f"{text!r} is no whole number from 0")
    return number
