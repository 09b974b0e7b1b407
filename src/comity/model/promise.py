"""What was promised, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.finding import Cited
from comity.model.interval import Interval
from comity.model.period import Period

# What a promise is of: a value aimed at, expected or planned; an event; a project; an agreement to be made or amended.
PROMISES = ("target", "forecast", "plan", "meeting", "project", "agreement", "amendment")
# From what needs attention to what does not. `unknown` is overdue without evidence, or evidence that disagrees.
OUTCOMES = ("missed", "postponed", "superseded", "unknown", "kept", "pending")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise and its outcome.

    id: stable, of the place where it was made first. kind: one of PROMISES. whose: who made it, in words (the speaker,
    else the countries it binds). what: what was promised, in words. due: None where no time was told.
    interval: the value promised in `unit`, None of an event; its low end is what must be reached.
    statement: where it was made; again: where it was repeated. state: one of OUTCOMES. why: the outcome in one line.
    evidence: the statements that decide it. rows: of official statistics that do.
    """

    id: str
    kind: str
    whose: str
    what: str
    due: Period | None
    interval: Interval | None
    unit: str
    statement: Cited
    state: str
    why: str
    again: tuple[Cited, ...] = ()
    evidence: tuple[Cited, ...] = ()
    rows: tuple[str, ...] = ()
