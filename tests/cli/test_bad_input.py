"""Bad input of daily life: one line with the place and the remedy; exit code 2 alone, 3 in a batch."""

import http.server
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Comity

from comity.ledger.sql.tables import VERSION_TABLE
from comity.sources.documents.locate import Source, expand
from comity.workspace import batch

# A page with nothing on it, as a scanner without text recognition leaves it.
SCAN = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
trailer <</Root 1 0 R /Size 4>>
%%EOF
"""
PROTECTED = SCAN.replace(
    b"trailer <<",
    b"4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>> endobj\ntrailer <</Encrypt 4 0 R /ID [<00> <00>] "
    % (b"ab" * 32, b"cd" * 32),
).replace(b"/Size 4", b"/Size 5")


@pytest.fixture
def bad(here: Path) -> Path:
    """A folder with one of each."""
    folder = here / "bad"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "scan.pdf").write_bytes(SCAN)
    (folder / "protected.pdf").write_bytes(PROTECTED)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    return folder


NAMES = ["empty.txt", "blank.txt", "binary.txt", "scan.pdf", "protected.pdf", "broken.docx", "huge.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_alone(comity: Comity, bad: Path, name: str) -> None:
    shown = comity("read", Path("bad") / name)
    assert (shown.code, shown.raw) == (2, b"")
    assert shown.err.count("\n") == 1
    assert shown.err.startswith(f"comity: {Path('bad') / name}: ")
    assert ";" in shown.err, "the remedy follows a semicolon"


@pytest.mark.parametrize("name", NAMES)
def test_in_a_batch(comity: Comity, bad: Path, name: str) -> None:
    shown = comity("read", Path("bad") / name, "note.txt", "--format", "jsonl")
    assert shown.code == 3
    assert shown.raw == comity("read", "note.txt", "--format", "jsonl").raw
    assert name in shown.err.splitlines()[0]


def test_all_at_once_into_a_workspace(comity: Comity, bad: Path, workspace: Path) -> None:
    shown = comity("add", "bad", "good")
    assert shown.code == 3
    assert shown.out.startswith("2 documents added")
    assert len(shown.err.splitlines()) == len(NAMES) + 1


def test_nothing_but_bad_ones(comity: Comity, bad: Path, here: Path) -> None:
    shown = comity("read", "bad", "--out", "statements")
    assert (shown.code, shown.raw) == (2, b"")
    assert shown.err.splitlines()[-1] == f"comity: none of the {len(NAMES)} documents could be read"
    assert not (here / "statements").exists()


@pytest.mark.parametrize("name", ["nowhere.txt", "", "note.txt\0", "a" * 5000, "ftp://example.org/x"])
def test_what_is_no_document(comity: Comity, here: Path, name: str) -> None:
    shown = comity("read", name)
    assert (shown.code, shown.err.count("\n")) == (2, 1)


def test_a_folder_without_documents(comity: Comity, here: Path) -> None:
    (here / "none").mkdir()
    shown = comity("read", "none")
    assert (shown.code, shown.err.count("\n")) == (2, 1)


def test_a_file_that_vanishes_while_reading(comity: Comity, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(*arguments: object) -> list[Source]:
        sources = expand(*arguments)  # type: ignore[arg-type]
        (here / "wrong.txt").unlink(missing_ok=True)
        return sources

    monkeypatch.setattr(batch, "expand", vanish)
    shown = comity("read", "note.txt", "wrong.txt", "--format", "jsonl")
    assert shown.code == 3
    assert shown.err.startswith("comity: wrong.txt: ")


@pytest.fixture
def server() -> Iterator[str]:
    """A web server that knows nothing."""

    class Lost(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Lost) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}/item.html"
        listening.shutdown()
        thread.join()


def test_an_address_that_answers_404(comity: Comity, here: Path, server: str) -> None:
    alone, among = comity("read", server), comity("read", server, "note.txt")
    assert (alone.code, among.code) == (2, 3)
    assert alone.err.count("\n") == 1
    assert "404" in alone.err
    assert server in alone.err


def test_a_workspace_of_a_newer_version(comity: Comity, workspace: Path) -> None:
    connection = sqlite3.connect(workspace / ".comity" / "ledger.sqlite")
    connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    connection.commit()
    connection.close()
    for command in (["add", "wrong.txt"], ["check"], ["brief"], ["figures"], ["export"]):
        shown = comity(*command)
        assert (command, shown.code, shown.err.count("\n")) == (command, 2, 1)
        assert "newer" in shown.err
        assert "pip install --upgrade" in shown.err


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such name")
def test_a_name_cannot_steer_the_terminal(comity: Comity, here: Path) -> None:
    (here / "a\x1b[2J\nb.txt").write_bytes(b"")
    shown = comity("read", "a\x1b[2J\nb.txt")
    assert shown.code == 2
    assert "\x1b" not in shown.err
    assert shown.err.count("\n") == 1


def test_interrupted(comity: Comity, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "read_one", interrupt)
    shown = comity("read", "note.txt", "-o", "x.jsonl")
    assert shown.code == 130
    assert "Traceback" not in shown.err
    assert not (here / "x.jsonl").exists()
