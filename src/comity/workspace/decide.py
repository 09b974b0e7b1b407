"""`comity decide`: what a person decided of a finding, kept in the ledger. Ids of findings rest on the class and the
places, so that a decision survives another reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from comity.errors import UsageError
from comity.model.finding import Decision, Finding, Report, Verdict
from comity.workspace.report_lines import SETTLED, holding
from comity.workspace.session import Session

ACTIONS = ("accept", "dismiss", "correct")
_LEAST = 4


def decide(session: Session, given: str, action: str, note: str = "", value: str = "") -> tuple[Finding, bool]:
    """Record a decision on a finding of the workspace's newest report; the finding, and whether that is news.

    given: its id, or how it begins. value: of `correct`, what it should say. Raises UsageError of an unknown action, of
    an id that no finding or more than one has, or where nothing was checked yet; NoWorkspace where there is none.
    """
    if action not in ACTIONS:
        raise UsageError(f"{action}: no such decision; choose from {', '.join(ACTIONS)}")
    if value and action != "correct":
        raise UsageError(f"--value goes with correct, not with {action}")
    store = session.store()
    report = store.view().report()
    if report is None:
        raise UsageError("nothing was checked in this workspace yet: run `comity check` first")
    finding = named(report.findings, given)
    with store.writing() as writer:
        new = writer.add_decision(Decision(finding.id, action, note, session.recorded, value))
    return finding, new


def named(findings: Sequence[Finding], given: str) -> Finding:
    """The finding whose id begins so. UsageError where none does, or more than one."""
    found = [f for f in findings if f.id == given] or [f for f in findings if f.id.startswith(given.lower())]
    if len(found) == 1 and len(given) >= _LEAST:
        return found[0]
    if len(given) < _LEAST or not found:
        told = "give at least 4 of its letters" if len(given) < _LEAST else "`comity check` lists them with their ids"
        raise UsageError(f"{given}: no finding has this id; {told}")
    raise UsageError(f"{given}: {len(found)} findings have an id that begins so; give more of it")


def decisions_of(session: Session) -> dict[str, Decision]:
    """By the id of a finding, the decision that holds; none where there is no workspace."""
    if session.place is None or not session.place.ledger.exists():
        return {}
    return holding(session.store().view().decisions())


def settled_of(decisions: Mapping[str, Decision]) -> frozenset[str]:
    """The findings that somebody dismissed or corrected: they raise no alarm."""
    return frozenset(name for name, decision in decisions.items() if decision.action in SETTLED)


def without(report: Report, settled: Collection[str]) -> Report:
    """The report as it reads once some findings are settled: they are gone, and figures that only they put in doubt
    are unchecked."""
    if not any(finding.id in settled for finding in report.findings):
        return report
    findings = tuple(finding for finding in report.findings if finding.id not in settled)
    return replace(report, findings=findings, verdicts=tuple(_cleared(v, settled) for v in report.verdicts))


def _cleared(verdict: Verdict, settled: Collection[str]) -> Verdict:
    left = tuple(name for name in verdict.findings if name not in settled)
    if left == verdict.findings:
        return verdict
    checks = tuple(check for check in verdict.checks if not any(name in check for name in settled))
    in_doubt = verdict.state in ("conflict", "doubt") and not left
    return replace(verdict, state="unchecked" if in_doubt else verdict.state, checks=checks, findings=left)
