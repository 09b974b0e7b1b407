"""`comity init`, `comity add`, `comity doctor`: the workspace itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.console import finish, put, session
from comity.cli.options import Documents, Jobs, Language, Pair

app = typer.Typer(rich_markup_mode=None)


@app.command(
    "init",
    short_help="Make a workspace.",
    epilog="\b\nExamples:\n  comity init\n  comity init belarus-kazakhstan --pair BLR-KAZ",
)
def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder; made where it is missing.")] = Path(),
    pair: Pair = None,
    language: Language = None,
) -> None:
    """Make a workspace: a folder that keeps documents, what was read in them, and what was decided."""
    from comity.workspace.init import init as use

    made = use(folder, pair, language)
    state = "workspace made" if made.new else "this is a workspace already"
    put(f"{made.place.config}: {state}\n")


@app.command(
    "add",
    short_help="Read documents and keep them in the workspace.",
    epilog="\b\nExamples:\n"
    "  comity add interview.txt bulletins/\n"
    "  comity add https://example.org/news/trade.html\n"
    "  comity add interview.txt --replace",
)
def add(
    documents: Documents,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take other content under a known name as its newer version.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Read documents and keep them in the workspace. All of them are kept, or after a crash none."""
    from comity.workspace.add import add as use
    from comity.workspace.report import counted

    added = use(session({"jobs": jobs}), documents, replace=replace)
    told = f"{counted(added.figures, 'figure')}, {counted(added.facts, 'fact')}"
    put(f"{counted(len(added.documents), 'document')} added ({told})")
    put(f"; {counted(len(added.known), 'document')} there already\n" if added.known else "\n")
    finish(added.failures)


@app.command("doctor", short_help="Look whether everything needed is here.", epilog="\b\nExamples:\n  comity doctor")
def doctor() -> None:
    """Look whether all is here: versions, workspace, reference tables, fonts, chart engine. Exit code 2 where not."""
    from comity.workspace.doctor import examine
    from comity.workspace.place import find

    checks = list(examine(find(Path.cwd())))
    width = max(len(check.name) for check in checks)
    for check in checks:
        put(f"{'NOT OK' if check.remedy else 'ok':6}  {check.name:{width}}  {check.state}\n")
        if check.remedy:
            put(f"{'':6}  {'':{width}}  remedy: {check.remedy}\n")
    if any(check.remedy for check in checks):
        raise typer.Exit(2)
