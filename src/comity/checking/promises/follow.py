"""The door: what was promised in the documents, and what became of it by now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.checking.exchange import Exchange
from comity.checking.keys import is_currency, sides, words
from comity.checking.promises import deeds, values
from comity.checking.promises.made import Outcome, Pledge, Times, made
from comity.model.figure import Figure
from comity.model.observation import Observation
from comity.model.period import Period
from comity.model.promise import OUTCOMES
from comity.model.quantity import Quantity
from comity.model.statement import Statement


def follow_up(
    statements: Sequence[Statement],
    dates: Mapping[str, Period],
    now: dt.date | None = None,
    observations: Sequence[Observation] = (),
    exchange: Exchange | None = None,
) -> tuple[Outcome, ...]:
    """Every promise with its outcome, from missed to pending, then by the day it was made.

    dates: when the documents were written. now: the day by which it is judged, that of the newest document where none
    is given. observations: official values, which decide beside the statements. Pure: the same for any order.
    """
    times = Times.of(statements, dates)
    today = now or max(times.said.values(), default=None)
    pledges = values.restated(made(statements, times))
    by_subject: dict[tuple[object, ...], list[Pledge]] = {}
    for p in pledges:
        if isinstance(p.statement, Figure):
            by_subject.setdefault(values.subject_of(p.statement), []).append(p)
    figures = (s for s in statements if isinstance(s, Figure))
    reported = values.Reported(figures, by_subject, times, observations, exchange or Exchange())
    desk = _Desk(times, reported, deeds.Told(statements, times), by_subject, today)
    found = [desk.outcome(p) for p in pledges]
    return tuple(sorted(found, key=lambda o: (OUTCOMES.index(o.state), o.pledge.said or dt.date.min, _at(o))))


def _at(o: Outcome) -> tuple[str, int, str]:
    return (o.pledge.statement.document, o.pledge.statement.start, o.pledge.id)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What promises are judged by."""

    times: Times
    reported: values.Reported
    told: deeds.Told
    by_subject: Mapping[tuple[object, ...], Sequence[Pledge]]
    today: dt.date | None

    def outcome(self, pledge: Pledge) -> Outcome:
        """Evidence first; then a promise that took its place; then the calendar."""
        s = pledge.statement
        if isinstance(s, Figure):
            others = self.by_subject.get(values.subject_of(s), ())
            found = values.decide(pledge, self.reported)
            found = found or values.replaced(pledge, others, lambda other, p: self.times.later(other.statement, p))
        else:
            found = deeds.decide(pledge, self.told)
        if found is not None:
            return found
        if pledge.due is None:
            return Outcome(pledge, "pending", "no_time")
        if self.today is not None and pledge.due.last_day < self.today:
            return Outcome(pledge, "unknown", "overdue")
        return Outcome(pledge, "pending", "not_due")


def wanted(statements: Sequence[Statement], dates: Mapping[str, Period]) -> tuple[Quantity, ...]:
    """The quantities whose official values would decide promises: the level when due, and that of the base."""
    out: set[Quantity] = set()
    for pledge in made(statements, Times.of(statements, dates)):
        f = pledge.statement
        if not isinstance(f, Figure) or pledge.due is None or f.form not in ("level", "growth", "ratio"):
            continue
        if f.scope or f.partner_region or f.basis:
            continue
        measure, origin, destination = sides(f)
        unit = f.unit if is_currency(f.unit) else "USD"
        for period in (pledge.due, f.base):
            if period is not None:
                out.add(Quantity(measure, origin, destination, words(f.commodity), period, unit))
    return tuple(sorted(out, key=lambda q: q.sort_key))
