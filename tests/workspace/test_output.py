"""Results are there whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from comity.errors import OutputError, UsageError
from comity.workspace.output import formats_of, one_format, targets, write_all

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "b" / "x.html": b"one", tmp_path / "y": b"two"})
    assert (tmp_path / "a" / "b" / "x.html").read_bytes() == b"one"
    assert (tmp_path / "y").read_bytes() == b"two"


def test_nothing_is_left_beside_the_result(tmp_path: Path) -> None:
    write_all({tmp_path / "x": b"1"})
    write_all({tmp_path / "x": b"2"})
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"2"


def test_what_was_there_stays_when_one_of_several_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_bytes(b"old")
    (tmp_path / "blocked").write_bytes(b"a file, not a folder")
    with pytest.raises(OutputError, match=r"blocked.*-o"):
        write_all({tmp_path / "good.html": b"new", tmp_path / "blocked" / "x.pdf": b"new"})
    assert (tmp_path / "good.html").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["blocked", "good.html"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "x").write_bytes(b"old")
    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OutputError, match="No space left"):
        write_all({tmp_path / "x": b"new"})
    assert (tmp_path / "x").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        write_all({tmp_path: b""})


@needs_permissions
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(OutputError, match=r"closed: cannot write here .* choose another folder with -o"):
        write_all({closed / "x": b""})


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_of_the_replaced_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_all({path: b"new"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("asked", "output", "chosen"),
    [
        (None, None, ("html", "pdf")),
        (None, "brief.pdf", ("pdf",)),
        (None, "brief.PDF", ("pdf",)),
        (None, "build/brief", ("html", "pdf")),
        (None, "-", ("html",)),
        ("pdf", "brief.html", ("pdf",)),
        ("html, pdf,html", None, ("html", "pdf")),
    ],
)
def test_which_formats(asked: str | None, output: str | None, chosen: tuple[str, ...]) -> None:
    assert formats_of(asked, output, ("html", "pdf"), ("html", "pdf")) == chosen


@pytest.mark.parametrize(("asked", "output"), [("docx", None), (",", None), ("html,pdf", "-")])
def test_formats_there_are_not(asked: str, output: str | None) -> None:
    with pytest.raises(UsageError, match=r"format"):
        formats_of(asked, output, ("html", "pdf"), ("html",))


def test_one_format_is_one() -> None:
    assert one_format(None, None, ("table", "csv")) == "table"
    assert one_format(None, "x.csv", ("table", "csv")) == "csv"
    with pytest.raises(UsageError, match="one format at a time"):
        one_format("table,csv", None, ("table", "csv"))


@pytest.mark.parametrize(
    ("output", "formats", "files"),
    [
        ("brief.html", ("html",), ["brief.html"]),
        ("brief.htm", ("html",), ["brief.htm"]),
        ("brief", ("html",), ["brief.html"]),
        ("out/brief", ("html", "pdf"), ["out/brief.html", "out/brief.pdf"]),
        ("out/brief.html", ("html", "pdf"), ["out/brief.html", "out/brief.pdf"]),
        ("brief.2015", ("html", "pdf"), ["brief.2015.html", "brief.2015.pdf"]),
    ],
)
def test_several_formats_take_the_stem(output: str, formats: tuple[str, ...], files: list[str]) -> None:
    assert [str(path) for path in targets(output, formats).values()] == [str(Path(name)) for name in files]
