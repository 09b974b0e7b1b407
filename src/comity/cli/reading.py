"""`comity read`, `comity figures`, `comity facts`: what stands in the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.console import deliver, deliver_tables, finish, say, session
from comity.cli.options import Jobs, OptionalDocuments, Output, Pair
from comity.errors import UsageError
from comity.workspace.output import one_format

if TYPE_CHECKING:
    from comity.workspace.listing import Listing

app = typer.Typer(rich_markup_mode=None)

_Format = Annotated[str | None, typer.Option("--format", metavar="table|jsonl|json|csv", help="How it is printed.")]
_Measure = Annotated[
    str | None, typer.Option("--measure", metavar="NAME", help="Only this measure: exports, turnover, count ...")
]
_Period = Annotated[str | None, typer.Option("--period", metavar="2014", help="Only what lies in this period.")]


@app.command(
    "read",
    short_help="Print every figure and fact of the documents.",
    epilog="\b\nExamples:\n"
    "  comity read interview.txt\n"
    "  comity read interview.txt --format jsonl -o interview.jsonl\n"
    "  comity read bulletins/ --out statements/\n"
    "  pbpaste | comity read -",
)
def read(
    documents: OptionalDocuments = None,
    form: _Format = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write <document>.jsonl for each document.")
    ] = None,
    output: Output = None,
    full: Annotated[bool, typer.Option("--full", help="With jsonl: every field, exact values as strings.")] = False,
    jobs: Jobs = None,
) -> None:
    """Print every figure and fact of the documents, with the place it was read from. Nothing is kept.

    Without documents, in a workspace: read the stored texts anew with this version's reader, and keep that.
    """
    from comity.workspace import read as use

    if out is not None and (output is not None or form not in (None, "jsonl")):
        raise UsageError("--out writes jsonl for each document; leave -o and --format out")
    style = one_format(form or ("jsonl" if full else None), output, use.FORMATS)
    if full and style != "jsonl":
        raise UsageError(f"--full goes with --format jsonl, not {style}")
    here = session({"jobs": jobs})
    readings = use.read_documents(here, documents) if documents else use.read_again(here)
    if out is not None:
        from comity.workspace.output import write_all

        write_all(use.files(readings, out, full))
        say(f"{len(readings.items)} files in {out}")
    elif style == "table":
        from comity.cli import tables

        deliver_tables(lambda page: tables.readings(page, readings.items), output)
    else:
        deliver(use.as_data(readings, style, full).encode("utf-8", "replace"), output)
    finish(readings.failures)


@app.command(
    "figures",
    short_help="List figures, filtered.",
    epilog="\b\nExamples:\n"
    "  comity figures interview.txt --measure exports\n"
    "  comity figures --period 2014 --pair BLR-KAZ\n"
    "  comity figures notes/ --kind share --format csv -o shares.csv",
)
def figures(
    documents: OptionalDocuments = None,
    measure: _Measure = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="FORM", help="Only level, share, growth, ratio or rank.")
    ] = None,
    period: _Period = None,
    pair: Pair = None,
    form: _Format = None,
    output: Output = None,
    jobs: Jobs = None,
) -> None:
    """List the figures of the documents or of the workspace."""
    from comity.workspace import listing as use
    from comity.workspace.select import Filter

    asked = Filter.parse(measure, kind, period, pair, facts=False)
    style = one_format(form, output, use.FORMATS)
    _print_listing(use.figures(session({"jobs": jobs}), documents or [], asked), style, output)


@app.command(
    "facts",
    short_help="List facts, filtered.",
    epilog="\b\nExamples:\n"
    "  comity facts interview.txt\n"
    "  comity facts --kind agreement,meeting\n"
    "  comity facts notes/ --format csv -o facts.csv",
)
def facts(
    documents: OptionalDocuments = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only agreement, meeting, project, office ...")
    ] = None,
    measure: _Measure = None,
    period: _Period = None,
    pair: Pair = None,
    form: _Format = None,
    output: Output = None,
    jobs: Jobs = None,
) -> None:
    """List the facts of the documents or of the workspace: agreements, visits, projects, memberships, positions ..."""
    from comity.workspace import listing as use
    from comity.workspace.select import Filter

    asked = Filter.parse(measure, kind, period, pair, facts=True)
    style = one_format(form, output, use.FORMATS)
    _print_listing(use.facts(session({"jobs": jobs}), documents or [], asked), style, output)


def _print_listing(listing: Listing, style: str, output: str | None) -> None:
    from comity.workspace import listing as use

    say(*listing.notes)
    if style == "table":
        from comity.cli import tables

        deliver_tables(lambda page: tables.listing(page, listing), output)
    else:
        deliver(use.as_data(listing, style).encode("utf-8", "replace"), output)
    finish(listing.failures)
