"""What checking finds: findings with their proof and readings, a verdict for each figure, implied values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.model.interval import Interval
from comity.model.official import Official
from comity.model.statement import Statement

if TYPE_CHECKING:
    from comity.model.promise import Promise

# From hard to soft.
CLASSES = ("contradiction", "wording", "implausible", "sources differ", "revised", "target missed", "rounding")
SEVERITIES = ("error", "warning", "note")
READINGS = (
    "to_by", "times", "scale", "period", "base_period", "direction", "books", "commodity_parent", "digit", "currency",
    "volume", "truncation", "drop",
)  # fmt: skip
VERDICTS = ("conflict", "doubt", "rounding", "holds", "unchecked")


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement a finding rests on, so that it can be shown without the ledger."""

    anchor_id: str
    document: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, statement: Statement) -> Cited:
        """The citation of a statement."""
        return cls(statement.anchor_id, statement.document, statement.start, statement.end, statement.anchor)


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to understand the statements that makes them fit. cost: 0 literal, the least is the likeliest.

    statement: the anchor id of the figure that is read otherwise. text: what it would then say, in words.
    """

    reading: str
    cost: int
    statement: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold. `id` is stable: it hashes the class and the anchor ids.

    why: what is said and why it cannot be, a paragraph. proof: the arithmetic in one line, exact. ask: the question
    that settles it.
    """

    id: str
    cls: str
    severity: str
    statements: tuple[Cited, ...]
    proof: str
    readings: tuple[Reading, ...]
    why: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the arithmetic says of one figure. state: one of VERDICTS.

    checks: the arithmetic that confirmed or refuted it, one line each. findings: the ids that touch it.
    """

    anchor_id: str
    state: str
    checks: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Implied:
    """A value nobody printed that follows from the others. `formula` is the derivation in one line."""

    measure: str
    reporter: str | None
    partner: str | None
    commodity: str | None
    period: str
    unit: str
    interval: Interval
    formula: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. Findings from hard to soft, then by place; verdicts by place.

    promises: what was promised and what became of it, from missed to pending. official: what statistics say of the
    figures they cover, by place; empty where there were none to ask. notes: what could not be compared, one line each.
    """

    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    implied: tuple[Implied, ...] = ()
    promises: tuple[Promise, ...] = ()
    official: tuple[Official, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a finding. action: accept, dismiss, correct. recorded: an ISO date given by the edge.

    value: of `correct`, what it should say, in the person's words.
    """

    finding: str
    action: str
    note: str = ""
    recorded: str = ""
    value: str = ""
