"""`comity explain`: why a number was read as it was."""

from __future__ import annotations

from comity.cli.command import Command, Option, not_negative
from comity.cli.console import deliver, session
from comity.cli.options import DOCUMENTS, JOBS, OUTPUT, format_option
from comity.workspace.output import one_format


def _explain(
    documents: list[str], at: int | None, words: str | None, form: str | None, output: str | None, jobs: int | None
) -> int:
    from comity.workspace import explain as use

    style = one_format(form, output, use.FORMATS)
    made = use.explain(session({"jobs": jobs}), documents, at, words)
    deliver(use.as_data(made) if style == "json" else use.as_text(made), output)
    return 0


COMMANDS = {
    "explain": Command(
        "explain",
        "say why a number was read as it was",
        """\
Say why a number was read as it was: each field with its value, the rule that
gave it, and the words it was read from. A number that is no figure is shown
with the reason.""",
        (
            'comity explain article.txt --words "22.9%"',
            "comity explain article.txt --at 1234 --format json",
        ),
        (
            DOCUMENTS,
            Option("at", ("--at",), "OFFSET", "the place in the text, in characters from its start", not_negative),
            Option("words", ("--words",), "TEXT", "every place where this is printed"),
            format_option("text|json"),
            OUTPUT,
            JOBS,
        ),
        _explain,
    )
}
