"""`comity brief`: the bilateral brief."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError

from comity.cli.command import Command, Option
from comity.cli.console import finish, put, put_bytes, say, session
from comity.cli.options import JOBS, LANGUAGE, OPTIONAL_DOCUMENTS, OUTPUT, PAIR, format_option


def _brief(
    *,
    documents: list[str],
    pair: str | None,
    first: int | None,
    last: int | None,
    language: str | None,
    form: str | None,
    sections: tuple[str, ...] | None,
    as_of: dt.date | None,
    full: bool,
    template: str | None,
    compare: str | None,
    warehouse: str | None,
    output: str | None,
    jobs: int | None,
) -> int:
    from comity.workspace import brief as use
    from comity.workspace.output import STDOUT, formats_of, targets, write_all

    formats = formats_of(form, output, use.FORMATS, use.DEFAULT)
    wishes = use.Wishes(first, last, sections or (), as_of, full, template, compare)
    here = session({"pair": pair, "language": language, "jobs": jobs, "warehouse": warehouse})
    written = use.brief(here, documents, formats, wishes)
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


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise ArgumentTypeError(f"{text!r} is no year; write 2010")
    return int(text)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write 2019-03-31") from None


def _names(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not found:
        raise ArgumentTypeError("names no section; write glance,trade")
    return found


COMMANDS = {
    "brief": Command(
        "brief",
        "write the brief of two countries",
        """\
Write the brief of two countries: each number leads to its sentence. Two pages
and their sources; with --full the annexes too. Without -o it is brief.html and
brief.pdf in this folder; with several formats -o is the stem.""",
        (
            "comity brief interview.txt bulletin.pdf --pair BLR-KAZ -o brief.html",
            "comity brief notes/ --pair BLR-KAZ --full --format html,pdf,docx,xlsx -o build/brief",
            "comity brief --lang ru --format docx --template house.docx",
        ),
        (
            OPTIONAL_DOCUMENTS,
            PAIR,
            Option("first", ("--from",), "YEAR", "the first year of tables and charts", _year),
            Option("last", ("--to",), "YEAR", "the last year of tables and charts", _year),
            LANGUAGE,
            format_option("html,pdf,docx,xlsx", "one or several; html,pdf when nothing says which"),
            Option(
                "sections", ("--sections",), "NAMES", "only these sections (glance,trade,...), in their order", _names
            ),
            Option("as_of", ("--as-of",), "DAY", "what is coming and what was kept, as of this day", _day),
            Option("full", ("--full",), "", "with the annexes: tables by year, structure, legal base, all findings"),
            Option("template", ("--template",), "FILE", "a .docx whose styles, header and logo the DOCX takes"),
            Option(
                "compare", ("--compare",), "OLD", "mark what is new since this brief (.html, .docx or .xlsx of ours)"
            ),
            Option(
                "warehouse", ("--warehouse",), "FOLDER", "the official statistics; else the workspace's or the user's"
            ),
            OUTPUT,
            JOBS,
        ),
        _brief,
    )
}
