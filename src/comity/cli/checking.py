"""`comity check`: what does not hold."""

from __future__ import annotations

from comity.cli.command import Command, Option
from comity.cli.console import deliver, finish, say, session
from comity.cli.options import JOBS, OPTIONAL_DOCUMENTS, OUTPUT, format_option

_FINDINGS = 1


def _check(
    documents: list[str],
    form: str | None,
    output: str | None,
    mark: str | None,
    fail_on: str | None,
    jobs: int | None,
) -> int:
    from comity.workspace import check as use
    from comity.workspace.output import one_format, write_all
    from comity.workspace.report import FORMATS, alarms

    style = one_format(form, output, FORMATS)
    here = session({"jobs": jobs, "fail_on": fail_on})
    checked = use.check_documents(here, documents)
    say(*checked.corpus.notes)
    if mark is not None:
        copies = use.marked(here, checked, mark)
        write_all(copies)
        say(*(str(path) for path in copies))
    deliver(use.render(checked, style), output)
    finish(checked.corpus.failures)
    return _FINDINGS if alarms(checked.report, here.settings.fail_on) else 0


COMMANDS = {
    "check": Command(
        "check",
        "say what cannot be, with the proof",
        """\
Check the arithmetic among the statements, and say what cannot be, with the
proof, what would make it fit, and what to ask. In a workspace the report is
kept.""",
        (
            "comity check article.txt --mark marked.html",
            "comity check notes/ --format json -o findings.json",
            "comity check --fail-on wording",
            "pbpaste | comity check -",
        ),
        (
            OPTIONAL_DOCUMENTS,
            format_option("text|json|md"),
            OUTPUT,
            Option("mark", ("--mark",), "OUT.html", "write a copy of the text with every number marked by its verdict"),
            Option(
                "fail_on",
                ("--fail-on",),
                "CLASS",
                "exit with 1 at findings of this class or a harder one: contradiction (the default), wording, "
                "implausible, never",
            ),
            JOBS,
        ),
        _check,
    )
}
