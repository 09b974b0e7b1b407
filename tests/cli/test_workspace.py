"""`comity init`, `add`, `export`, `doctor`, and what a workspace changes for the others."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Comity


def test_add_tells_what_is_new(comity: Comity, here: Path) -> None:
    comity("init")
    first, again = comity("add", "note.txt", "good"), comity("add", "note.txt", "good")
    assert first.out == "3 documents added (12 figures, 3 facts)\n"
    assert again.out == "0 documents added (0 figures, 0 facts); 3 documents there already\n"
    assert (first.code, again.code) == (0, 0)


def test_adding_twice_changes_nothing(comity: Comity, workspace: Path) -> None:
    before = comity("export").raw
    comity("add", "note.txt")
    assert comity("export").raw == before


def test_a_workspace_is_found_from_a_folder_below(
    comity: Comity, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "good")
    assert comity("figures").out.endswith("4 of 4\n")


def test_other_content_under_a_known_name_needs_a_word(comity: Comity, workspace: Path) -> None:
    before = comity("export").raw
    (workspace / "note.txt").write_bytes((workspace / "wrong.txt").read_bytes())
    refused = comity("add", "note.txt")
    assert refused.code == 2
    assert "--replace" in refused.err
    assert comity("export").raw == before
    assert comity("add", "note.txt", "--replace").code == 0
    assert b"$990.5 million" in comity("export").raw


def test_one_bad_document_stops_no_other(comity: Comity, workspace: Path) -> None:
    added = comity("add", "empty.txt", "wrong.txt", "nowhere.txt")
    assert added.code == 3
    assert added.out.startswith("1 document added")
    assert [line.split(":")[1].strip() for line in added.err.splitlines()[:-1]] == ["nowhere.txt", "empty.txt"]
    assert added.err.splitlines()[-1] == "comity: 2 documents failed, the rest is done"


def test_every_command_works_on_the_workspace(comity: Comity, workspace: Path) -> None:
    for command in (["figures"], ["facts"], ["check"], ["brief", "--format", "html"], ["export"], ["read"], ["doctor"]):
        shown = comity(*command)
        assert (command, shown.code) == (command, 0), shown.err


@pytest.mark.parametrize("command", ["read", "figures", "facts", "check", "brief", "export"])
def test_without_documents_and_workspace_both_ways_on_are_told(comity: Comity, here: Path, command: str) -> None:
    shown = comity(command)
    assert (shown.code, shown.raw) == (2, b"")
    assert shown.err == (
        "comity: no workspace here and no documents named: name some documents, or make one with `comity init`\n"
    )
    assert not (here / "brief.html").exists()


def test_an_empty_workspace_says_so(comity: Comity, here: Path) -> None:
    comity("init")
    shown = comity("check")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "comity add" in shown.err


def test_export_of_documents_and_of_the_workspace_is_the_same(comity: Comity, workspace: Path) -> None:
    assert comity("export", "--format", "gold").raw == comity("export", "note.txt", "--format", "gold").raw


def test_several_formats_take_the_stem(comity: Comity, workspace: Path) -> None:
    assert comity("export", "--format", "gold,full,csv", "-o", "out/all").code == 0
    assert sorted(p.name for p in (workspace / "out").iterdir()) == ["all.csv", "all.full.jsonl", "all.gold.jsonl"]
    assert comity("export", "--format", "gold,csv").code == 2


def test_doctor_names_what_is_wrong_and_the_remedy(comity: Comity, workspace: Path) -> None:
    assert "NOT OK" not in comity("doctor").out
    (workspace / ".comity" / "ledger.sqlite").write_bytes(b"no database at all, and long enough to be one" * 99)
    shown = comity("doctor")
    assert shown.code == 2
    [line] = [line for line in shown.out.splitlines() if line.startswith("NOT OK")]
    assert "workspace" in line
    assert "remedy:" in shown.out


def test_settings_that_are_off_are_named(comity: Comity, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_JOBS", "many")
    shown = comity("figures")
    assert (shown.code, shown.err) == (2, "comity: environment: jobs must be int, not 'many'\n")
    monkeypatch.delenv("COMITY_JOBS")
    (workspace / "comity.toml").write_text("pairs = 'BLR-KAZ'", encoding="utf-8")
    assert "unknown setting 'pairs'" in comity("figures").err
    assert "unknown setting 'pairs'" in comity("doctor").out


# Kills the process at the n-th step of its work in the database (statements and commits), else counts the steps.
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
at, *words = sys.argv[1:]
step = 0
def tick(*_):
    global step
    step += 1
    if step == int(at):
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", tick)
event.listen(Engine, "commit", tick)
from comity.cli.main import run
code = run(words)
print(step, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_killed_at_any_moment_of_an_add_the_ledger_is_as_before_or_after(comity: Comity, workspace: Path) -> None:
    def add(at: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLED, str(at), "add", "good"]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def state() -> list[str]:
        return [json.loads(line)["document"] for line in comity("export").out.splitlines()]

    before = state()
    ledger = workspace / ".comity" / "ledger.sqlite"
    kept = {p: p.read_bytes() for p in ledger.parent.iterdir()}
    steps = int(add(0).stderr.split()[-1])
    after = state()
    assert len(after) > len(before)
    for at in sorted({1, 2, steps // 3, steps // 2, steps - 1, steps}):
        for path in ledger.parent.iterdir():
            path.unlink()
        for path, data in kept.items():
            path.write_bytes(data)
        assert add(at).returncode == -signal.SIGKILL
        assert (at, state()) == (at, before)
    assert add(0).returncode == 0
    assert state() == after
