"""`comity check`: what does not hold."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.console import deliver, finish, say, session
from comity.cli.options import Jobs, OptionalDocuments, Output

app = typer.Typer(rich_markup_mode=None)


@app.command(
    "check",
    short_help="Say what cannot be, with the proof.",
    epilog="\b\nExamples:\n"
    "  comity check article.txt --mark marked.html\n"
    "  comity check notes/ --format json -o findings.json\n"
    "  comity check --fail-on wording\n"
    "  pbpaste | comity check -",
)
def check(
    documents: OptionalDocuments = None,
    form: Annotated[str | None, typer.Option("--format", metavar="text|json|md", help="How it is printed.")] = None,
    output: Output = None,
    mark: Annotated[
        str | None,
        typer.Option("--mark", metavar="OUT.html", help="Write a copy of the text with every number marked."),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="CLASS",
            help="Exit with 1 at findings of this class or a harder one: contradiction (the default), wording, "
            "implausible, never.",
        ),
    ] = None,
    jobs: Jobs = None,
) -> None:
    """Check the arithmetic among the statements, and say what cannot be, with the proof."""
    from comity.workspace import check as use
    from comity.workspace.output import one_format, write_all
    from comity.workspace.report import FORMATS, alarms

    style = one_format(form, output, FORMATS)
    here = session({"jobs": jobs, "fail_on": fail_on})
    checked = use.check_documents(here, documents or [])
    say(*checked.corpus.notes)
    if mark is not None:
        copies = use.marked(here, checked, mark)
        write_all(copies)
        say(*(str(path) for path in copies))
    deliver(use.render(checked, style).encode("utf-8", "replace"), output)
    finish(checked.corpus.failures)
    if alarms(checked.report, here.settings.fail_on):
        raise typer.Exit(1)
