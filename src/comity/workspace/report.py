"""The outcome of a check as JSON, as text for the screen, and as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from comity.model.document import Document
from comity.model.finding import VERDICTS, Cited, Finding, Implied, Report
from comity.model.interval import Interval
from comity.model.statement import Statement
from comity.model.wire import decimal, plain

FORMATS = ("text", "json", "md")
# The classes that raise an alarm, from hard to soft; the others inform.
ALARMS = ("contradiction", "wording", "implausible")


def alarms(report: Report, fail_on: str) -> int:
    """How many findings are at or above the class `fail_on` (`never`: none is)."""
    if fail_on not in ALARMS:
        return 0
    heavy = ALARMS[: ALARMS.index(fail_on) + 1]
    return sum(finding.cls in heavy for finding in report.findings)


def to_json(report: Report, statements: Sequence[Statement]) -> str:
    """{"findings": [...], "verdicts": [...], "implied": [...]}; exact values are strings."""
    places = {s.anchor_id: s for s in statements}
    data = {
        "findings": [_finding(f) for f in report.findings],
        "verdicts": [
            {
                "statement": v.anchor_id,
                **(_place(Cited.of(places[v.anchor_id])) if v.anchor_id in places else {}),
                "state": v.state,
                "checks": list(v.checks),
                "findings": list(v.findings),
            }
            for v in report.verdicts
        ],
        "implied": [_implied(item) for item in report.implied],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "class": finding.cls,
        "severity": finding.severity,
        "statements": [{"id": cited.anchor_id, **_place(cited)} for cited in finding.statements],
        "readings": [plain(reading) for reading in finding.readings],
        "proof": finding.proof,
        "why": finding.why,
        "ask": finding.ask,
    }


def _place(cited: Cited) -> dict[str, object]:
    return {"document": cited.document, "start": cited.start, "end": cited.end, "text": cited.text}


def _implied(item: Implied) -> dict[str, object]:
    row = {name: getattr(item, name) for name in ("measure", "reporter", "partner", "commodity", "period", "unit")}
    low, high = item.interval.low, item.interval.high
    return row | {
        "low": None if low is None else decimal(low),
        "high": None if high is None else decimal(high),
        "formula": item.formula,
        "statements": list(item.statements),
    }


def summary(report: Report, figures: int, documents: int) -> str:
    """One line: what was checked and what came of it."""
    classes = Counter(finding.cls for finding in report.findings)
    found = ", ".join(f"{count} {cls}" for cls, count in classes.items())
    states = Counter(verdict.state for verdict in report.verdicts)
    told = ", ".join(f"{states[state]} {state}" for state in VERDICTS if states[state])
    head = f"{counted(documents, 'document')}, {counted(figures, 'figure')}{f' ({told})' if told else ''}"
    return f"{head}: {counted(len(report.findings), 'finding')}{f' ({found})' if found else ''}"


def to_text(report: Report, documents: Sequence[Document], head: str) -> str:
    """For the screen: each finding with its places, its reason, its proof, what would make it fit, and what to ask."""
    texts = {document.id: document.text for document in documents}
    blocks = [_text_block(number, finding, texts) for number, finding in enumerate(report.findings, 1)]
    if report.implied:
        blocks.append(
            "\n".join(["Implied by what is stated:", *(f"   {_implied_line(item)}" for item in report.implied)])
        )
    return "\n\n".join([head, *blocks]) + "\n"


def _text_block(number: int, finding: Finding, texts: Mapping[str, str]) -> str:
    lines = [f"{number}. {finding.cls.upper()} ({finding.severity}, {finding.id})"]
    lines += [f"   {where(cited, texts)}: {one_line(cited.text)}" for cited in finding.statements]
    lines.append(f"   why:   {one_line(finding.why)}")
    if finding.proof:
        lines.append(f"   proof: {one_line(finding.proof)}")
    for reading in finding.readings:
        lines.append(f"   fits:  {one_line(reading.text)} ({reading.reading}, cost {reading.cost})")
    if finding.ask:
        lines.append(f"   ask:   {one_line(finding.ask)}")
    return "\n".join(lines)


def to_markdown(report: Report, documents: Sequence[Document], head: str) -> str:
    """The same for a letter or an issue tracker."""
    texts = {document.id: document.text for document in documents}
    parts = [f"# What the check says\n\n{head}."]
    for number, finding in enumerate(report.findings, 1):
        lines = [f"## {number}. {finding.cls}", "", _md(finding.why), ""]
        lines += [f"- {_md(where(cited, texts))}: **{_md(cited.text)}**" for cited in finding.statements]
        if finding.proof:
            lines += ["", f"Proof: {_md(finding.proof)}"]
        if finding.readings:
            lines += ["", "What would fit:", ""]
            lines += [f"- {_md(reading.text)} ({reading.reading}, cost {reading.cost})" for reading in finding.readings]
        if finding.ask:
            lines += ["", f"Ask: {_md(finding.ask)}"]
        parts.append("\n".join(lines))
    if report.implied:
        parts.append(
            "\n".join(["## Implied by what is stated", "", *(f"- {_md(_implied_line(i))}" for i in report.implied)])
        )
    return "\n\n".join(parts) + "\n"


def where(cited: Cited, texts: Mapping[str, str]) -> str:
    """The document and the line of a place, as an editor counts lines."""
    text = texts.get(cited.document)
    if text is None:
        return cited.document
    return f"{cited.document}, line {text.count(chr(10), 0, cited.start) + 1}"


def one_line(text: str) -> str:
    """Printable on one line of a terminal: white space is one space, control characters are shown as marks."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))


def _implied_line(item: Implied) -> str:
    sides = "-".join(side for side in (item.reporter, item.partner) if side)
    what = " ".join(part for part in (item.measure, sides, item.commodity or "", item.period) if part)
    return one_line(f"{what}: {_span(item.interval)} {item.unit}, from {item.formula}")


def _span(interval: Interval) -> str:
    low, high = interval.low, interval.high
    if low is None or high is None:
        return f"at least {_short(interval.low)}" if low is not None else f"at most {_short(high)}"
    return _short(low) if low == high else f"{_short(low)} to {_short(high)}"


def _short(value: object) -> str:
    from fractions import Fraction

    if not isinstance(value, Fraction):
        return "any"
    return f"{float(value):,.6g}" if abs(value) < 1000 else f"{round(value):,}"


def _md(text: str) -> str:
    """Text that Markdown takes as text."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in one_line(text))


def counted(number: int, noun: str) -> str:
    """`1 figure`, `2 figures`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
