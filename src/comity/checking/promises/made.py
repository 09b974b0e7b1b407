"""The promises that statements make: values aimed at, meetings, projects and agreements to come."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from comity.checking.keys import MANY, kind_of
from comity.model.facts import Agreement, Meeting, Project
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.statement import Statement

_OF_STATUS = {"target": "target", "forecast": "forecast", "planned": "plan"}


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise as it was made. kind: as of model.Promise. said: the day of its document, None where unknown.

    pair: the two countries its document is about. again: later places that say the same.
    """

    kind: str
    statement: Statement
    due: Period | None
    said: dt.date | None
    pair: frozenset[str]
    again: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """Stable: of the place where it was made first."""
        return hashlib.sha256(f"promise\x1f{self.statement.anchor_id}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it. state: as of model.Promise. reason: the key of its words, which `facts` fill in.

    evidence: the statements that decide it, by place. rows: of official statistics that do.
    """

    pledge: Pledge
    state: str
    reason: str
    evidence: tuple[Statement, ...] = ()
    rows: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Times:
    """When documents were written, and which two countries each is about."""

    said: Mapping[str, dt.date]
    pairs: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, statements: Sequence[Statement], dates: Mapping[str, Period]) -> Times:
        """From the documents' dates and what their statements speak of."""
        found: dict[str, Counter[frozenset[str]]] = {}
        for s in statements:
            pair = _countries(s)
            if len(pair) == 2:
                found.setdefault(s.document, Counter())[pair] += 1
        pairs = {name: min(c, key=lambda pair: (-c[pair], sorted(pair))) for name, c in found.items()}
        return cls({name: period.last_day for name, period in dates.items()}, pairs)

    def later(self, statement: Statement, than: Pledge) -> bool:
        """The statement's document was written after the promise."""
        said = self.said.get(statement.document)
        return said is not None and than.said is not None and said > than.said


def _countries(s: Statement) -> frozenset[str]:
    named: tuple[str | None, ...] = ()
    if isinstance(s, Figure):
        named = (s.reporter, s.partner)
    elif isinstance(s, Agreement):
        named = s.parties
    return frozenset(code for code in named if code and code != "WLD")


def place(s: Statement) -> tuple[object, ...]:
    """By document and place."""
    return (s.document, s.start, s.end, s.kind, s.ordinal, s.anchor_id)


def made(statements: Sequence[Statement], times: Times) -> list[Pledge]:
    """Every promise by the day it was made, then by place; a place read twice counts once."""
    known: dict[str, Pledge] = {}
    promising = [(s, kind) for s in statements if (kind := _kind(s))]
    for s, kind in sorted(promising, key=lambda found: (*place(found[0]), found[0].version_id)):
        said = times.said.get(s.document)
        pair = times.pairs.get(s.document, frozenset())
        known.setdefault(s.anchor_id, Pledge(kind, s, _due(s, kind, said), said, pair))
    return sorted(known.values(), key=lambda p: (p.said or dt.date.min, place(p.statement)))


def _kind(s: Statement) -> str:
    """What is promised; empty where nothing is."""
    if isinstance(s, Figure):
        return _OF_STATUS.get(s.status, "")
    if isinstance(s, Meeting):
        return "meeting" if s.status == "planned" else ""
    if isinstance(s, Project):
        return "project" if s.status == "planned" else ""
    if isinstance(s, Agreement):
        return {"planned": "agreement", "to_be_amended": "amendment"}.get(s.action, "")
    return ""


def _due(s: Statement, kind: str, said: dt.date | None) -> Period | None:
    """By when. What lies before the document was written is no due date of something to come.

    The year of a count or a tariff ("13 projects are planned") is that of the telling.
    """
    if isinstance(s, Figure):
        due = s.period
        if kind == "plan" and s.measure.partition(":")[0] in ("count", "other", "tariff"):
            return None
        if due is not None and due.span and kind_of(s.measure) not in MANY:
            due = Period.of_year(due.last_year)
    elif isinstance(s, Meeting | Project | Agreement):
        due = s.date
    else:
        return None
    return None if due is not None and said is not None and due.last_day < said else due
