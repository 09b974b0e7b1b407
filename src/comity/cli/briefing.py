"""`comity brief`: the bilateral brief."""

from __future__ import annotations

from comity.cli.command import Command
from comity.cli.console import finish, put, put_bytes, say, session
from comity.cli.options import JOBS, LANGUAGE, OPTIONAL_DOCUMENTS, OUTPUT, PAIR, format_option


def _brief(
    documents: list[str],
    pair: str | None,
    language: str | None,
    form: str | None,
    output: str | None,
    jobs: int | None,
) -> int:
    from comity.workspace import brief as use
    from comity.workspace.output import STDOUT, formats_of, targets, write_all

    formats = formats_of(form, output, use.FORMATS, use.FORMATS)
    written = use.brief(session({"pair": pair, "language": language, "jobs": jobs}), documents, formats)
    say(*written.notes)
    if output == STDOUT:
        put_bytes(written.files[formats[0]])
        say(written.summary)
    else:
        places = targets(output or "brief", formats)
        write_all({places[name]: written.files[name] for name in formats})
        put("".join(f"{line}\n" for line in (*map(str, places.values()), written.summary)))
    finish(written.failures)
    return 0


COMMANDS = {
    "brief": Command(
        "brief",
        "write the brief of two countries",
        """\
Write the brief of two countries: each number leads to its sentence. Without
-o it is brief.html and brief.pdf in this folder; with several formats -o is
the stem.""",
        (
            "comity brief interview.txt bulletin.pdf --pair BLR-KAZ -o brief.html",
            "comity brief notes/ --pair BLR-KAZ --format html,pdf -o build/brief",
            "comity brief --lang ru",
        ),
        (
            OPTIONAL_DOCUMENTS,
            PAIR,
            LANGUAGE,
            format_option("html,pdf", "one or several; both when nothing says which"),
            OUTPUT,
            JOBS,
        ),
        _brief,
    )
}
