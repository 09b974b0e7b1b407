"""What positionals name, and what a file may turn out to be."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.builders import DOCX, survives

from comity.errors import DocumentError, FetchError
from comity.settings import Settings
from comity.sources.documents.locate import Source, expand, sanitise
from comity.sources.documents.open import load

TEXT = "Trade was $5 million."


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)


def test_a_folder_gives_its_documents_sorted(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "b.txt",
        "a.PDF",
        "sub/a.txt",
        "sub-2/c.htm",
        ".hidden.txt",
        ".git/x.txt",
        "~$b.docx",
        "README.txt",
        "data.xlsx",
        "B.docx",
    )
    found = expand([str(tmp_path)], None)
    assert [str(Path(source.origin).relative_to(tmp_path)) for source in found] == [
        "B.docx",
        "a.PDF",
        "b.txt",
        "sub/a.txt",
        "sub-2/c.htm",
    ]
    assert [source.doc_id for source in found] == ["B", "a", "b-2", "a-2", "c"]
    assert {source.kind for source in found} == {"file"}


def test_order_is_kept_and_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a.txt")
    first = str(tmp_path / "b.txt")
    found = expand(
        [first, str(tmp_path), first, "https://example.org/x/note.html", "https://example.org/x/note.html"], None
    )
    assert [source.doc_id for source in found] == ["b", "a", "note"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2015/03/trade-grew/", "trade-grew"),
        ("https://example.org/a/%D0%A2%D0%BE%D1%80%D0%B3.html?x=1", "Торг"),
        ("HTTP://example.org", "example.org"),
        ("https://example.org/news/12345/index.html", "news"),
    ],
)
def test_ids_of_urls(url: str, expected: str) -> None:
    assert [(source.kind, source.doc_id) for source in expand([url], None)] == [("url", expected)]


@pytest.mark.parametrize("url", ["ftp://example.org/a.txt", "file:///etc/passwd", "http://[broken"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match=r"^[^\n]+; [^\n]+$|check it"):
        expand([url], None)


@given(name=st.text(max_size=200))
def test_ids_are_file_names(name: str) -> None:
    made = sanitise(name)
    assert 0 < len(made) <= 80
    assert not set(made) & set('/\\:*?"<>| \0\n')
    assert made not in (".", "..")
    assert sanitise(made) == made


def test_standard_input() -> None:
    (source,) = expand(["-"], io.BytesIO(TEXT.encode()))
    assert (source.kind, source.doc_id, source.origin) == ("stdin", "stdin", "-")
    assert load(source, Settings()).text == TEXT
    with pytest.raises(DocumentError, match="no standard input"):
        expand(["-"], None)
    with pytest.raises(DocumentError, match="-: larger than 10 bytes"):
        load(expand(["-"], io.BytesIO(TEXT.encode()))[0], Settings(max_bytes=10))


def test_what_is_not_there(tmp_path: Path) -> None:
    for missing in (str(tmp_path / "no.txt"), "", "a\0b"):
        with pytest.raises(DocumentError, match=r"^[^\n\0]+; [^\n]+$|check the path"):
            expand([missing], None)
    with pytest.raises(DocumentError, match="no document in this folder; known suffixes are"):
        expand([str(tmp_path)], None)


def test_a_file_that_vanishes_and_a_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    (source,) = expand([str(tmp_path)], None)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(DocumentError, match=r"a\.txt: the file is gone"):
        load(source, Settings())
    with pytest.raises(DocumentError, match="is a folder, not a document"):
        load(Source(str(tmp_path), "file", "x"), Settings())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_permissions(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "shut/b.txt", "c.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        found = expand([str(tmp_path)], None)
        assert [source.doc_id for source in found] == ["a", "c", "shut"]
        for source in (found[0], found[2]):
            with pytest.raises(DocumentError, match="permission"):
                load(source, Settings())
        with pytest.raises(DocumentError, match="no permission to list the folder"):
            expand([str(tmp_path / "shut")], None)
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_large_file_is_not_held(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(1 << 32)
    (source,) = expand([str(tmp_path)], None)
    with pytest.raises(DocumentError, match=r"big\.txt: larger than 40,000,000 bytes; split it"):
        load(source, Settings())


def test_unknown_suffixes(tmp_path: Path) -> None:
    (tmp_path / "note.xyz").write_text(TEXT)
    (tmp_path / "data.xyz").write_bytes(bytes(range(200, 256)) * 9)
    (tmp_path / "zero.bin").write_bytes(bytes(range(256)))
    text, data, zero = expand([str(tmp_path / name) for name in ("note.xyz", "data.xyz", "zero.bin")], None)
    assert load(text, Settings()).text == TEXT
    with pytest.raises(DocumentError, match=r"is of no known kind|is not a text inside"):
        load(data, Settings())
    with pytest.raises(DocumentError, match="is not a text inside"):
        load(zero, Settings())


HEADS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml?>", b"\xd0\xcf\x11\xe0"]
)
MEDIA = st.sampled_from(
    ["", "text/plain", "text/html", "application/pdf", DOCX, "text/html; charset=utf-7", "text/plain; charset=\0x"]
)


@given(head=HEADS, body=st.binary(max_size=300), media_type=MEDIA)
def test_any_bytes_end_in_a_document_or_an_error(head: bytes, body: bytes, media_type: str) -> None:
    assert survives(head + body, media_type)


def test_a_cold_start_loads_nothing_heavy() -> None:
    probe = (
        "import sys, comity.sources.documents.open as o, comity.sources.documents.raw as r, comity.settings as s\n"
        "o.parse(r.Raw(b'Trade was $5 million.', 'text/plain', 'a'), 'a', s.Settings())\n"
        "heavy = {'trafilatura', 'pypdfium2', 'docx', 'httpx', 'stamina', 'charset_normalizer', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
