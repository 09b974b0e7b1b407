"""`comity export`: the statements as files for other programs."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.console import finish, put_bytes, say, session
from comity.cli.options import Jobs, OptionalDocuments, Output
from comity.errors import UsageError

app = typer.Typer(rich_markup_mode=None)


@app.command(
    "export",
    short_help="Write all statements as a file.",
    epilog="\b\nExamples:\n"
    "  comity export --format full -o statements.jsonl\n"
    "  comity export notes/ --format csv -o statements.csv\n"
    "  comity export --format gold,csv -o out/statements",
)
def export(
    documents: OptionalDocuments = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="gold|full|csv",
            help="gold: flat lines; full: every field, exact values as strings; csv: a table for spreadsheets.",
        ),
    ] = None,
    output: Output = None,
    jobs: Jobs = None,
) -> None:
    """Write every statement of the documents or of the workspace, in the exchange format or as a table."""
    from comity.workspace import export as use
    from comity.workspace.output import STDOUT, formats_of, targets, write_all
    from comity.workspace.report import counted
    from comity.workspace.rows import FORMATS, SUFFIXES

    formats = formats_of(form, output, FORMATS, ("full",))
    if len(formats) > 1 and output is None:
        raise UsageError("several formats need a stem: -o statements")
    exported = use.export(session({"jobs": jobs}), documents or [], formats)
    say(*exported.notes)
    if output is None or output == STDOUT:
        put_bytes(exported.files[formats[0]])
    else:
        places = targets(output, formats, SUFFIXES)
        write_all({places[name]: exported.files[name] for name in formats})
        say(*map(str, places.values()), counted(exported.statements, "statement"))
    finish(exported.failures)
