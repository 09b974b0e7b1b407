"""What every command shares: the session, printing, progress, and how it ends."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from comity.errors import BatchError

if TYPE_CHECKING:
    from comity.workspace.batch import Outcome
    from comity.workspace.session import Session

# Wide enough for a table in a file or a pipe, where no terminal says how wide it is.
WIDTH = 160
_WORTH_SHOWING = 8


def session(flags: Mapping[str, object]) -> Session:
    """The session of this command. flags: settings given on the command line, None where not given."""
    from comity.workspace.session import Session

    return Session.start(
        Path.cwd(),
        flags,
        os.environ,
        recorded=datetime.now(UTC).isoformat(timespec="seconds"),
        stdin=_stdin(),
        track=track,
    )


def _stdin() -> BinaryIO | None:
    return getattr(sys.stdin, "buffer", None)


def put(text: str) -> None:
    """Text to standard output: UTF-8 and plain line ends wherever it goes, for the same bytes everywhere."""
    put_bytes(text.encode("utf-8", "replace"))


def put_bytes(data: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say(*lines: str) -> None:
    """Lines to standard error: what is not the result."""
    for line in lines:
        print(_visible(line), file=sys.stderr)  # noqa: T201


def _visible(line: str) -> str:
    """A line that cannot move the cursor, whatever a file is called."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


def width(output: str | None) -> int:
    """How wide a table may be: as the terminal it is shown in, else as a page."""
    if output in (None, "-") and sys.stdout.isatty():
        return shutil.get_terminal_size((WIDTH, 24)).columns
    return WIDTH


def deliver(text: str, output: str | None) -> None:
    """The result to the file named, or to standard output where none or `-` is."""
    if output is None or output == "-":
        put(text)
        return
    from comity.workspace.output import write_all

    write_all({Path(output): text.encode("utf-8", "replace")})
    say(output)


def track(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Outcomes with a progress bar on standard error, where there are many and somebody looks."""
    if total < _WORTH_SHOWING or not sys.stderr.isatty():
        return outcomes
    return _tracked(outcomes, total)


def _tracked(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    from rich.console import Console
    from rich.progress import track as bar

    yield from bar(outcomes, "reading", total=total, console=Console(stderr=True), transient=True)


def finish(failures: Sequence[str]) -> None:
    """The end of a command whose work is done: BatchError where some documents failed."""
    if failures:
        word = "document" if len(failures) == 1 else "documents"
        raise BatchError(f"{len(failures)} {word} failed, the rest is done", tuple(failures))
