"""Run by test_dying.py in its own process: forks children that kill themselves at each point of an add or an init.

Prints one JSON object for each point: n, killed, state (before, after, torn; for an init: none, empty, torn), sound.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

from comity.errors import NoWorkspace
from comity.ledger.store import create_store, open_store
from comity.model.document import Document
from comity.model.figure import Figure
from comity.model.finding import Cited, Decision, Finding, Report

OLD = Document("old", "Imports were 5 tonnes.")
NEW = Document("new", "Exports were 7 tonnes, then 8 tonnes.")
# Larger than the page cache, so that pages reach the disk before the commit.
LARGE = bytes(range(256)) * 12_000


def figure(document: Document, value: int) -> Figure:
    start = document.text.index(f"{value} tonnes")
    return Figure(
        document=document.id, text_digest=document.text_digest, start=start, end=start + 8, anchor=f"{value} tonnes",
        measure="exports", reporter="KEN", partner="UGA", value=Fraction(value), unit="tonnes",
    )  # fmt: skip


def stock(path: Path) -> None:
    with create_store(path).writing() as writer:
        writer.add_document(OLD, OLD.text.encode())
        writer.add_statements("old", "reader 1", [figure(OLD, 5)])


def add(path: Path) -> None:
    """Everything a writer can append, in one transaction."""
    cited = Cited.of(figure(NEW, 7))
    finding = Finding("f", "contradiction", "error", (cited,), "7 != 8", (), "they differ")
    with open_store(path).writing() as writer:
        writer.add_document(NEW, LARGE)
        writer.add_statements("new", "reader 1", [figure(NEW, 7), figure(NEW, 8)])
        writer.add_statements("old", "reader 2", [replace(figure(OLD, 5), reader="reader 2")])
        writer.add_findings(Report((finding,), ()), writer.begin_run("check", "1", ["new", "old"], "2024-01-01"))
        writer.add_decision(Decision("f", "accept"))


def arm(deadly: int) -> None:
    """The process dies at its nth step: around each statement, before the commit, when the connection closes."""
    seen = 0

    def step(*_: Any, **__: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("begin", "before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, name, step)
    event.listen(Pool, "checkin", step)


def dies(deadly: int, work: Callable[[Path], object], path: Path) -> bool:
    """Whether a child that works on the path was killed at its nth step."""
    child = os.fork()
    if child == 0:
        arm(deadly)
        work(path)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the child failed: {status}")
    return os.WIFSIGNALED(status)


def picture(path: Path) -> tuple[object, ...]:
    view = open_store(path).view()
    documents = view.documents()
    return (
        documents, [view.original(d.id) for d in documents], view.statements(), view.report(), view.decisions(),
        view.runs(),
    )  # fmt: skip


def sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return not broken and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


def adds(folder: Path) -> None:
    stock(folder / "before.db")
    shutil.copyfile(folder / "before.db", folder / "after.db")
    add(folder / "after.db")
    known = {"before": picture(folder / "before.db"), "after": picture(folder / "after.db")}
    killed, n = True, 0
    while killed:
        n += 1
        path = Path(shutil.copyfile(folder / "before.db", folder / f"{n}.db"))
        killed = dies(n, add, path)
        found = picture(path)
        state = next((name for name, expected in known.items() if expected == found), "torn")
        sys.stdout.write(json.dumps({"n": n, "killed": killed, "state": state, "sound": sound(path)}) + "\n")


def inits(folder: Path) -> None:
    killed, n = True, 0
    while killed:
        n += 1
        path = folder / f"{n}" / "ledger.db"
        killed = dies(n, create_store, path)
        try:
            state = "torn" if open_store(path).view().documents() else "empty"
        except NoWorkspace:
            state = "none"
        # What was begun can be finished, and used.
        stock(path)
        sys.stdout.write(json.dumps({"n": n, "killed": killed, "state": state, "sound": sound(path)}) + "\n")


if __name__ == "__main__":
    {"adds": adds, "inits": inits}[sys.argv[1]](Path(sys.argv[2]))
