"""`comity check`: what does not hold; `comity decide`: what was decided of it."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError

from comity.cli.command import Command, Option
from comity.cli.console import deliver, finish, put, say, session
from comity.cli.options import JOBS, LANGUAGE, OPTIONAL_DOCUMENTS, OUTPUT, format_option
from comity.errors import UsageError

_FINDINGS = 1


def _check(
    *,
    documents: list[str],
    form: str | None,
    output: str | None,
    mark: str | None,
    fail_on: str | None,
    explain: str | None,
    as_of: dt.date | None,
    warehouse: str | None,
    language: str | None,
    jobs: int | None,
) -> int:
    from comity.workspace import check as use
    from comity.workspace.output import one_format, write_all
    from comity.workspace.report import FORMATS, alarms

    style = one_format(form, output, FORMATS)
    here = session({"jobs": jobs, "fail_on": fail_on, "language": language, "warehouse": warehouse})
    checked = use.check_documents(here, documents, as_of)
    say(*checked.corpus.notes)
    if explain is not None:
        deliver(use.explain(checked, explain), output)
        finish(checked.corpus.failures)
        return 0
    if mark is not None:
        copies = use.marked(here, checked, mark)
        write_all(copies)
        say(*(str(path) for path in copies))
    deliver(use.render(checked, style), output)
    finish(checked.corpus.failures)
    return _FINDINGS if alarms(checked.report, here.settings.fail_on, checked.settled) else 0


def _decide(finding: str | None, action: str | None, note: str | None, value: str | None) -> int:
    from comity.workspace.decide import ACTIONS, decide
    from comity.workspace.report import one_line

    if finding is None or action is None:
        raise UsageError(f"comity decide: name the finding and the decision ({', '.join(ACTIONS)})")
    found, new = decide(session({}), finding, action, note or "", value or "")
    words = "recorded" if new else "was recorded before"
    put(f"{found.id}: {action} {words} ({found.cls}: {one_line(', '.join(c.text for c in found.statements))})\n")
    return 0


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write 2019-03-31") from None


COMMANDS = {
    "check": Command(
        "check",
        "say what cannot be, with the proof",
        """\
Check the arithmetic among the statements, and say what cannot be, with the
proof, what would make it fit, and what to ask; what became of promises; and,
where official statistics are loaded, what they say. In a workspace the report
is kept.""",
        (
            "comity check article.txt --mark marked.html",
            "comity check notes/ --format json -o findings.json",
            "comity check --fail-on wording",
            "comity check --explain 1cf0a59b",
            "comity check speech.docx --lang ru --mark marked.docx",
            "pbpaste | comity check -",
        ),
        (
            OPTIONAL_DOCUMENTS,
            format_option("text|json|md|html"),
            OUTPUT,
            Option(
                "mark",
                ("--mark",),
                "OUT.html",
                "write a copy of the text with every number marked by its verdict: .html, or .docx with comments",
            ),
            Option(
                "fail_on",
                ("--fail-on",),
                "CLASS",
                "exit with 1 at findings of this class or a harder one: contradiction (the default), wording, "
                "implausible, never; dismissed and corrected ones do not count",
            ),
            Option("explain", ("--explain",), "ID", "one finding in full: the constraints, the definitions, the proof"),
            Option("as_of", ("--as-of",), "DAY", "judge promises by this day; without it: the newest document's", _day),
            Option(
                "warehouse",
                ("--warehouse",),
                "DIR",
                "official statistics to hold the figures against; without it: the workspace's, where there are any",
            ),
            LANGUAGE,
            JOBS,
        ),
        _check,
    ),
    "decide": Command(
        "decide",
        "record what you decided of a finding",
        """\
Record a decision on a finding of the workspace: accept it (it is an error of
the source), dismiss it (it is none), or correct it (with the value that should
stand there). What is dismissed or corrected stays in the report, marked so,
and raises no alarm. Decisions survive another reading of the documents.""",
        (
            'comity decide 1cf0a59b dismiss --note "two different flows"',
            'comity decide 1cf0a59b correct --value "805.2 million" --note "by telephone, the ministry"',
        ),
        (
            Option("finding", (), "ID", "the finding's id, or its first letters"),
            Option("action", (), "accept|dismiss|correct", "what you decided"),
            Option("note", ("--note",), "TEXT", "why, and who said so"),
            Option("value", ("--value",), "TEXT", "what it should say, of correct"),
        ),
        _decide,
    ),
}
