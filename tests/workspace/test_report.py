"""The outcome of a check, rendered."""

import json
from fractions import Fraction

import pytest
from tests.workspace.build import document, figure

from comity.model.finding import CLASSES, Cited, Finding, Implied, Reading, Report, Verdict
from comity.model.interval import Interval
from comity.workspace.report import alarms, one_line, to_json, to_markdown, to_text
from comity.workspace.report_lines import Setting, summary

FIGURE = figure()
SETTING = Setting((document(),))


def finding(cls: str = "contradiction", why: str = "They differ.") -> Finding:
    return Finding(
        "f1", cls, "error", (Cited.of(FIGURE),), "5 < 6", (Reading("scale", 2, FIGURE.anchor_id, "5.5 billion"),), why,
        "Which?",
    )  # fmt: skip


def report(*findings: Finding) -> Report:
    implied = Implied(
        "imports", "BLR", "KAZ", None, "2014", "USD", Interval(Fraction(1, 3), None), "a - b", (FIGURE.anchor_id,)
    )
    return Report(findings, (Verdict(FIGURE.anchor_id, "conflict", ("5 < 6",), ("f1",)),), (implied,))


def test_json_has_what_a_scorer_and_a_program_need() -> None:
    data = json.loads(to_json(report(finding()), [FIGURE]))
    place = {"document": "note", "start": FIGURE.start, "end": FIGURE.end, "text": "$5.5 million"}
    [found] = data["findings"]
    assert found["class"] == "contradiction"
    assert found["statements"] == [{"id": FIGURE.anchor_id, **place}]
    assert [(r["reading"], r["cost"]) for r in found["readings"]] == [("scale", 2)]
    assert data["verdicts"] == [
        {"statement": FIGURE.anchor_id, **place, "state": "conflict", "checks": ["5 < 6"], "findings": ["f1"]}
    ]
    assert (data["implied"][0]["low"], data["implied"][0]["high"]) == ("1/3", None)


@pytest.mark.parametrize(("fail_on", "heavy"), [("contradiction", 1), ("wording", 2), ("implausible", 3), ("never", 0)])
def test_alarms_at_or_above_a_class(fail_on: str, heavy: int) -> None:
    assert alarms(report(*(finding(cls) for cls in CLASSES)), fail_on) == heavy


def test_text_tells_the_line_the_proof_and_the_question() -> None:
    text = to_text(report(finding()), "head", SETTING)
    assert text.startswith("head\n\n1. CONTRADICTION (error, f1)\n   note, line 2: $5.5 million\n")
    for part in (
        "They differ.",
        "5 < 6",
        "5.5 billion (scale, cost 2)",
        "Which?",
        "imports by Belarus from Kazakhstan, 2014: at least 0.333 USD, from a - b",
    ):
        assert part in text


def test_markdown_takes_text_as_text() -> None:
    assert r"\*\*bold\*\* \<script\>" in to_markdown(report(finding(why="**bold** <script>")), "head", SETTING)


def test_a_terminal_is_not_steered() -> None:
    assert one_line("a\x1b[2J\nb\u202ec") == "a\ufffd[2J b\ufffdc"


def test_summary_counts() -> None:
    assert (
        summary(report(finding()), 1, 2, SETTING) == "2 documents, 1 figure (1 conflict): 1 finding (1 contradiction)"
    )
    assert summary(Report((), ()), 0, 1, SETTING) == "1 document, 0 figures: 0 findings"
