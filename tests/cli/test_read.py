"""`comity read`, `figures`, `facts`."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import NOTE, Comity

from comity.cli.console import track
from comity.errors import DocumentError
from comity.workspace.batch import Failed, Outcome

PRINTED = ["$910.5 million", "$820.5 million", "$90.0 million", "$800.0 million"]


def anchors(lines: str, kind: str = "figure") -> list[str]:
    return [row["anchor"] for row in map(json.loads, lines.splitlines()) if row["kind"] == kind]


def test_a_table_for_people(comity: Comity) -> None:
    shown = comity("read", "note.txt")
    assert shown.code == 0
    assert shown.out.splitlines()[0].startswith("note (2015-03-10, en, BLR-KAZ): 4 figures, 1 fact")
    [exports] = [line for line in shown.out.splitlines() if "$820.5 million" in line]
    assert exports.split("  ")[0].strip() == "$820.5 million"
    for cell in ("exports", "BLR → KAZ", "2014", "820.5 m USD"):
        assert cell in exports
    assert shown.out.endswith("\nEvery number was read.\n")


def test_numbers_that_are_no_figures_are_counted_by_reason(comity: Comity) -> None:
    shown = comity("read", "-", stdin=b"The office is in room 17.\n")
    assert "\n1 number not read as a figure: 1 " in shown.out


def test_gold_lines_stand_where_they_say(comity: Comity) -> None:
    shown = comity("read", "note.txt", "--format", "jsonl")
    assert shown.err == ""
    rows = [json.loads(line) for line in shown.out.splitlines()]
    assert anchors(shown.out) == PRINTED
    assert all(NOTE[row["start"] : row["end"]] == row["anchor"] for row in rows)
    assert all("document" not in row for row in rows)


def test_standard_input_is_a_document(comity: Comity) -> None:
    piped = comity("read", "-", "--format", "jsonl", stdin=NOTE.encode())
    assert piped.out == comity("read", "note.txt", "--format", "jsonl").out


def test_full_rows_have_exact_values(comity: Comity) -> None:
    row = json.loads(comity("read", "note.txt", "--full").out.splitlines()[0])
    assert row["value"] == "910500000"
    assert row["reader"]


def test_one_file_a_document(comity: Comity, here: Path) -> None:
    shown = comity("read", "good", "--out", "statements")
    assert (shown.code, shown.raw) == (0, b"")
    assert sorted(p.name for p in (here / "statements").iterdir()) == ["a.jsonl", "b.jsonl"]
    assert anchors((here / "statements" / "a.jsonl").read_text(encoding="utf-8")) == PRINTED


def test_lines_of_several_documents_name_theirs(comity: Comity) -> None:
    rows = [json.loads(line) for line in comity("read", "good", "--format", "jsonl").out.splitlines()]
    assert list(dict.fromkeys(row["document"] for row in rows)) == ["a", "b"]


def test_one_json_document(comity: Comity) -> None:
    [note] = json.loads(comity("read", "note.txt", "--format", "json").out)["documents"]
    assert (note["id"], note["date"], note["pair"]) == ("note", "2015-03-10", ["BLR", "KAZ"])
    assert [s["anchor"] for s in note["statements"] if s["kind"] == "figure"] == PRINTED


def test_the_ending_of_the_output_chooses(comity: Comity, here: Path) -> None:
    assert comity("read", "note.txt", "-o", "x.csv").raw == b""
    rows = list(csv.DictReader(io.StringIO((here / "x.csv").read_text(encoding="utf-8"))))
    assert [row["anchor"] for row in rows if row["kind"] == "figure"] == PRINTED


@pytest.mark.parametrize(
    "arguments",
    [
        ["--out", "d", "-o", "f"],
        ["--out", "d", "--format", "csv"],
        ["--full", "--format", "csv"],
        ["--format", "xml"],
        ["--format", "csv,json"],
        ["--jobs", "-1"],
    ],
)
def test_options_that_do_not_go_together(comity: Comity, here: Path, arguments: list[str]) -> None:
    before = sorted(here.iterdir())
    shown = comity("read", "note.txt", *arguments)
    assert (shown.code, shown.raw) == (2, b"")
    assert sorted(here.iterdir()) == before


def test_the_number_of_processes_changes_no_byte(comity: Comity, here: Path) -> None:
    for number in range(9):
        (here / "good" / f"c{number}.txt").write_text(NOTE.replace("820.5", f"82{number}.5"), encoding="utf-8")
    (here / "good" / "bad.txt").write_bytes(b"")
    alone = comity("read", "good", "--format", "jsonl", "--jobs", "1")
    together = comity("read", "good", "--format", "jsonl", "--jobs", "4")
    assert (alone.code, alone.err) == (3, together.err)
    assert alone == together
    assert len(anchors(alone.out)) == 11 * 4


def test_reading_writes_nothing_to_a_workspace(comity: Comity, workspace: Path) -> None:
    before = comity("export").raw
    comity("read", "good")
    comity("figures", "wrong.txt")
    assert comity("export").raw == before


def test_reading_anew_changes_nothing(comity: Comity, workspace: Path) -> None:
    before = comity("export").raw
    assert comity("read").code == 0
    assert comity("export").raw == before


def test_figures_are_filtered(comity: Comity) -> None:
    def printed(*arguments: str) -> list[str]:
        return anchors(comity("figures", "note.txt", "--format", "jsonl", *arguments).out)

    assert printed() == PRINTED
    assert printed("--measure", "turnover") == PRINTED[:1]
    assert printed("--period", "2013") == PRINTED[3:]
    assert printed("--pair", "KAZ-BLR") == PRINTED
    assert printed("--pair", "KAZ-RUS") == []
    assert printed("--kind", "share") == []


def test_facts_are_filtered(comity: Comity) -> None:
    shown = comity("facts", "note.txt", "--kind", "agreement", "--format", "jsonl")
    [row] = map(json.loads, shown.out.splitlines())
    assert (row["kind"], row["date"]) == ("agreement", "2015-03-05")
    assert comity("facts", "note.txt", "--kind", "meeting", "--format", "jsonl").raw == b""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["facts", "note.txt", "--kind", "figure"], "choose from agreement"),
        (["figures", "note.txt", "--kind", "office"], "choose from level"),
        (["figures", "note.txt", "--period", "last year"], "write 2014, 2014-H1"),
        (["figures", "note.txt", "--pair", "BLR"], "our side first"),
    ],
)
def test_filters_there_are_not(comity: Comity, arguments: list[str], told: str) -> None:
    shown = comity(*arguments)
    assert shown.code == 2
    assert told in shown.err


PROBE = "import sys; from comity.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


def test_data_formats_load_no_table_library(here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "read", "note.txt", "--format", "jsonl"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "argparse" in loaded
    assert {"rich", "typer", "httpx", "sqlalchemy", "multiprocessing"} & loaded == set()


def test_a_reader_of_a_pipe_may_stop(here: Path) -> None:
    command = [sys.executable, "-c", "from comity.cli.main import run; raise SystemExit(run())"]
    with subprocess.Popen(
        [*command, "read", "note.txt", "--full"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        if process.stdout is None or process.stderr is None:
            pytest.fail("no pipes")
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_where_somebody_looks_and_many_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = Terminal()
    monkeypatch.setattr(sys, "stderr", looked_at)
    outcomes: list[Outcome] = [Failed(str(number), DocumentError("")) for number in range(9)]
    assert list(track(iter(outcomes), 9)) == outcomes
    assert "reading" in looked_at.getvalue()
    few = Terminal()
    monkeypatch.setattr(sys, "stderr", few)
    assert list(track(iter(outcomes), 3)) == outcomes
    assert few.getvalue() == ""
