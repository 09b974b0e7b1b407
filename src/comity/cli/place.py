"""`comity init`, `comity add`, `comity doctor`: the workspace itself."""

from __future__ import annotations

import os
from pathlib import Path

from comity.cli.command import Command, Option
from comity.cli.console import finish, put, session
from comity.cli.options import DOCUMENTS, JOBS, LANGUAGE, PAIR
from comity.errors import UsageError


def _init(folder: Path | None, pair: str | None, language: str | None) -> int:
    from comity.workspace.init import init

    made = init(folder or Path(), pair, language)
    put(f"{made.place.config}: {'workspace made' if made.new else 'this is a workspace already'}\n")
    return 0


def _add(documents: list[str], replace: bool, jobs: int | None) -> int:
    from comity.workspace.add import add
    from comity.workspace.report import counted

    added = add(session({"jobs": jobs}), documents, replace=replace)
    told = f"{counted(added.figures, 'figure')}, {counted(added.facts, 'fact')}"
    known = f"; {counted(len(added.known), 'document')} there already" if added.known else ""
    put(f"{counted(len(added.documents), 'document')} added ({told}){known}\n")
    finish(added.failures)
    return 0


def _doctor() -> int:
    from comity.workspace.doctor import examine
    from comity.workspace.place import find

    checks = list(examine(find(Path.cwd()), os.environ))
    width = max(len(check.name) for check in checks)
    for check in checks:
        put(f"{'NOT OK' if check.remedy else 'ok':6}  {check.name:{width}}  {check.state}\n")
        if check.remedy:
            put(f"{'':6}  {'':{width}}  remedy: {check.remedy}\n")
    return UsageError.exit_code if any(check.remedy for check in checks) else 0


COMMANDS = {
    "init": Command(
        "init",
        "make a workspace",
        """\
Make a workspace: a folder that keeps documents, what was read in them, and
what was decided. One that is there already is left as it is.""",
        ("comity init", "comity init belarus-kazakhstan --pair BLR-KAZ"),
        (
            Option("folder", (), "DIR", "the folder, made where it is missing; without it: this one", Path),
            PAIR,
            LANGUAGE,
        ),
        _init,
    ),
    "add": Command(
        "add",
        "read documents and keep them in the workspace",
        """\
Read documents and keep them in the workspace: all of them, or after a crash
none. What is there already is not added again.""",
        (
            "comity add interview.txt bulletins/",
            "comity add https://example.org/news/trade.html",
            "comity add interview.txt --replace",
        ),
        (
            DOCUMENTS,
            Option("replace", ("--replace",), "", "take other content under a known name as its newer version"),
            JOBS,
        ),
        _add,
    ),
    "doctor": Command(
        "doctor",
        "look whether everything needed is here",
        """\
Look whether everything is here: versions, workspace, reference tables, fonts,
chart engine. Exit code 2 where something is missing, with the remedy.""",
        ("comity doctor",),
        (),
        _doctor,
    ),
}
