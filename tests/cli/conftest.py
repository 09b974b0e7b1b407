"""The command line, run in this process in an empty folder, with a few short documents of the project's own."""

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from comity.cli.main import run

NOTE = """Belarus and Kazakhstan count their trade
DATE: 2015-03-10

In 2014 trade between Belarus and Kazakhstan amounted to $910.5 million. Belarusian exports to Kazakhstan were
$820.5 million and imports from Kazakhstan were $90.0 million. In 2013 Belarusian exports to Kazakhstan
stood at $800.0 million.

Belarus and Kazakhstan signed an agreement on cooperation in agriculture on 5 March 2015.
"""
WRONG = """A wrong sum
DATE: 2015-03-10

In 2014 trade turnover between Belarus and Kazakhstan amounted to $990.5 million. Belarusian exports to Kazakhstan were
$820.5 million and Belarusian imports from Kazakhstan were $90.0 million.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command gave back."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.raw.decode("utf-8")


Comity = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: `note.txt`, `wrong.txt`, `empty.txt`, and a folder `good` with two notes."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "a.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "good" / "b.txt").write_text(NOTE.replace("count", "weigh"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def comity(here: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Comity:
    """Runs a command line in `here`."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        words: Sequence[str] = [str(argument) for argument in arguments]
        code = run(words)
        captured = capsysbinary.readouterr()
        return Result(code, captured.out, captured.err.decode("utf-8"))

    return call


@pytest.fixture
def workspace(comity: Comity, here: Path) -> Path:
    """`here` as a workspace that holds note.txt."""
    assert comity("init").code == 0
    assert comity("add", "note.txt").code == 0
    return here
