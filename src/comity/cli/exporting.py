"""`comity export`: the statements as files for other programs."""

from __future__ import annotations

from comity.cli.command import Command
from comity.cli.console import finish, put_bytes, say, session
from comity.cli.options import JOBS, OPTIONAL_DOCUMENTS, OUTPUT, format_option
from comity.errors import UsageError


def _export(documents: list[str], form: str | None, output: str | None, jobs: int | None) -> int:
    from comity.workspace import export as use
    from comity.workspace.output import STDOUT, formats_of, targets, write_all
    from comity.workspace.report import counted
    from comity.workspace.rows import FORMATS, SUFFIXES

    formats = formats_of(form, output, FORMATS, ("full",))
    if len(formats) > 1 and output is None:
        raise UsageError("several formats need a stem: -o statements")
    exported = use.export(session({"jobs": jobs}), documents, formats)
    say(*exported.notes)
    if output is None or output == STDOUT:
        put_bytes(exported.files[formats[0]])
    else:
        places = targets(output, formats, SUFFIXES)
        write_all({places[name]: exported.files[name] for name in formats})
        say(*map(str, places.values()), counted(exported.statements, "statement"))
    finish(exported.failures)
    return 0


COMMANDS = {
    "export": Command(
        "export",
        "write all statements as a file",
        """\
Write every statement of the documents or of the workspace, in the exchange
format or as a table.""",
        (
            "comity export --format full -o statements.jsonl",
            "comity export notes/ --format csv -o statements.csv",
            "comity export --format gold,csv -o out/statements",
        ),
        (
            OPTIONAL_DOCUMENTS,
            format_option(
                "gold|full|csv",
                "gold: flat lines; full (the default): every field, exact values as strings; csv: a table for "
                "spreadsheets",
            ),
            OUTPUT,
            JOBS,
        ),
        _export,
    )
}
