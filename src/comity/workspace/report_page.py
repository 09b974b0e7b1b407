"""The outcome of a check as one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.checked import Card, Part, checked_page
from comity.model.finding import Finding, Report
from comity.model.statement import Statement
from comity.workspace import report_lines as lines
from comity.workspace.report import sections
from comity.workspace.report_lines import Setting


def to_html(report: Report, head: str, setting: Setting, statements: Sequence[Statement]) -> str:
    """The report as HTML: of each finding the paragraph to paste first, its places, the proof, what would fit."""
    cards = [_card(number, finding, setting) for number, finding in enumerate(report.findings, 1)]
    parts = [Part(title, tuple(rows)) for title, rows in sections(report, setting, statements)]
    words = {key: setting.word(f"label.{key}") for key in ("proof", "fits", "why")}
    return checked_page(setting.language, setting.word("title"), head, cards, parts, words)


def _card(number: int, finding: Finding, setting: Setting) -> Card:
    decision = setting.decision(finding)
    return Card(
        number=number,
        id=finding.id,
        label=setting.named("class", finding.cls),
        severity=finding.severity,
        severity_label=setting.named("severity", finding.severity),
        paragraph=lines.paragraph(finding),
        places=tuple((setting.where(cited), cited.text) for cited in finding.statements),
        proof=finding.proof,
        readings=tuple(reading.text for reading in finding.readings),
        decided=lines.decided(decision, setting) if decision is not None else "",
        settled=decision is not None and decision.action in lines.SETTLED,
    )
