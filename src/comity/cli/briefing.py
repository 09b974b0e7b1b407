"""`comity brief`: the bilateral brief."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.console import finish, put, put_bytes, say, session
from comity.cli.options import Jobs, Language, OptionalDocuments, Output, Pair

app = typer.Typer(rich_markup_mode=None)


@app.command(
    "brief",
    short_help="Write the brief of two countries.",
    epilog="\b\nExamples:\n"
    "  comity brief interview.txt bulletin.pdf --pair BLR-KAZ -o brief.html\n"
    "  comity brief notes/ --pair BLR-KAZ --format html,pdf -o build/brief\n"
    "  comity brief --lang ru",
)
def brief(
    documents: OptionalDocuments = None,
    pair: Pair = None,
    language: Language = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="html,pdf", help="One or several; both when nothing says which.")
    ] = None,
    output: Output = None,
    jobs: Jobs = None,
) -> None:
    """Write the brief of two countries: each number leads to its sentence.

    Without -o it is brief.html and brief.pdf in this folder; with several formats -o is the stem.
    """
    from comity.workspace import brief as use
    from comity.workspace.output import STDOUT, formats_of, targets, write_all

    formats = formats_of(form, output, use.FORMATS, use.FORMATS)
    written = use.brief(session({"pair": pair, "language": language, "jobs": jobs}), documents or [], formats)
    say(*written.notes)
    if output == STDOUT:
        put_bytes(written.files[formats[0]])
        say(written.summary)
    else:
        places = targets(output or "brief", formats)
        write_all({places[name]: written.files[name] for name in formats})
        put("".join(f"{line}\n" for line in (*map(str, places.values()), written.summary)))
    finish(written.failures)
