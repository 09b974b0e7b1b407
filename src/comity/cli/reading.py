"""`comity read`, `comity figures`, `comity facts`: what stands in the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.cli.command import Command, Option
from comity.cli.console import deliver, finish, say, session, width
from comity.cli.options import JOBS, OPTIONAL_DOCUMENTS, OUTPUT, PAIR, format_option
from comity.errors import UsageError
from comity.workspace.output import one_format

if TYPE_CHECKING:
    from comity.workspace.listing import Listing

_FORMAT = format_option("table|jsonl|json|csv")
_MEASURE = Option("measure", ("--measure",), "NAME", "only this measure: exports, turnover, count ...")
_FORM = Option("kind", ("--kind",), "FORM", "only level, share, growth, ratio or rank; several with commas")
_KIND = Option("kind", ("--kind",), "KIND", "only agreement, meeting, project, office ...; several with commas")
_PERIOD = Option("period", ("--period",), "2014", "only what lies in this period")


def _read(
    documents: list[str], form: str | None, out: Path | None, output: str | None, full: bool, jobs: int | None
) -> int:
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

        deliver(tables.readings(readings.items, width(output)), output)
    else:
        deliver(use.as_data(readings, style, full), output)
    finish(readings.failures)
    return 0


def _figures(
    documents: list[str],
    measure: str | None,
    kind: str | None,
    period: str | None,
    pair: str | None,
    form: str | None,
    output: str | None,
    jobs: int | None,
) -> int:
    from comity.workspace import listing as use
    from comity.workspace.select import Filter

    asked = Filter.parse(measure, kind, period, pair, facts=False)
    style = one_format(form, output, use.FORMATS)
    return _print(use.figures(session({"jobs": jobs}), documents, asked), style, output)


def _facts(
    documents: list[str],
    kind: str | None,
    period: str | None,
    pair: str | None,
    form: str | None,
    output: str | None,
    jobs: int | None,
) -> int:
    from comity.workspace import listing as use
    from comity.workspace.select import Filter

    asked = Filter.parse(None, kind, period, pair, facts=True)
    style = one_format(form, output, use.FORMATS)
    return _print(use.facts(session({"jobs": jobs}), documents, asked), style, output)


def _print(listing: Listing, style: str, output: str | None) -> int:
    from comity.workspace import listing as use

    say(*listing.notes)
    if style == "table":
        from comity.cli import tables

        deliver(tables.listing(listing, width(output)), output)
    else:
        deliver(use.as_data(listing, style), output)
    finish(listing.failures)
    return 0


COMMANDS = {
    "read": Command(
        "read",
        "print every figure and fact of the documents",
        """\
Print every figure and fact of the documents, with the place it was read from.
Nothing is kept. Without documents, in a workspace: read the stored texts anew
with this version's reader, and keep that.""",
        (
            "comity read interview.txt",
            "comity read interview.txt --format jsonl -o interview.jsonl",
            "comity read bulletins/ --out statements/",
            "pbpaste | comity read -",
        ),
        (
            OPTIONAL_DOCUMENTS,
            _FORMAT,
            Option("out", ("--out",), "DIR", "write <document>.jsonl for each document", Path),
            OUTPUT,
            Option("full", ("--full",), "", "with jsonl: every field, exact values as strings"),
            JOBS,
        ),
        _read,
    ),
    "figures": Command(
        "figures",
        "list figures, filtered",
        "List the figures of the documents or of the workspace.",
        (
            "comity figures interview.txt --measure exports",
            "comity figures --period 2014 --pair BLR-KAZ",
            "comity figures notes/ --kind share --format csv -o shares.csv",
        ),
        (OPTIONAL_DOCUMENTS, _MEASURE, _FORM, _PERIOD, PAIR, _FORMAT, OUTPUT, JOBS),
        _figures,
    ),
    "facts": Command(
        "facts",
        "list facts, filtered",
        """\
List the facts of the documents or of the workspace: agreements, visits,
projects, memberships, positions ...""",
        (
            "comity facts interview.txt",
            "comity facts --kind agreement,meeting",
            "comity facts notes/ --format csv -o facts.csv",
        ),
        (OPTIONAL_DOCUMENTS, _KIND, _PERIOD, PAIR, _FORMAT, OUTPUT, JOBS),
        _facts,
    ),
}
