"""Meetings, projects and agreements that were announced, and what later documents tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.checking.promises import names
from comity.checking.promises.made import Outcome, Pledge, Times, place
from comity.model.facts import Agreement, Meeting, Project
from comity.model.period import Period
from comity.model.statement import Statement

_MADE = ("signed", "ratified", "in_force")


class Told:
    """What documents tell of meetings, projects and agreements, by kind and by the pair their document is about."""

    def __init__(self, statements: Iterable[Statement], times: Times) -> None:
        self._times = times
        self._by: dict[tuple[str, frozenset[str]], list[Statement]] = {}
        for s in statements:
            pair = times.pairs.get(s.document, frozenset())
            if isinstance(s, Meeting | Project | Agreement) and len(pair) == 2:
                self._by.setdefault((s.kind, pair), []).append(s)

    def after(self, pledge: Pledge) -> list[Statement]:
        """Of the same kind and pair, in documents written after the promise."""
        found = self._by.get((pledge.statement.kind, pledge.pair), [])
        return [s for s in found if self._times.later(s, pledge)]


def decide(pledge: Pledge, told: Told) -> Outcome | None:
    """Kept or postponed, by documents written after the promise; None where none of them tells."""
    promised = pledge.statement
    later = told.after(pledge)
    if isinstance(promised, Meeting):
        return _meeting(pledge, promised, [s for s in later if isinstance(s, Meeting)])
    if isinstance(promised, Project):
        return _project(pledge, promised, [s for s in later if isinstance(s, Project)])
    if isinstance(promised, Agreement):
        return _agreement(pledge, promised, [s for s in later if isinstance(s, Agreement)])
    return None


def _outcome(pledge: Pledge, state: str, reason: str, by: Statement, when: Period | None) -> Outcome:
    return Outcome(pledge, state, reason, (by,), facts={"due": when} if when is not None else {})


def _meeting(pledge: Pledge, promised: Meeting, later: Sequence[Meeting]) -> Outcome | None:
    held = [s for s in later if s.status == "held"]
    for s in sorted(held, key=place):
        if _is_it(promised, s):
            return _outcome(pledge, "kept", "held_late" if _is_after(s.date, pledge) else "held", s, s.date)
    for s in sorted(held, key=place):
        if _is_next(promised, s):
            return _outcome(pledge, "kept", "held_before", s, s.date)
    for s in sorted((s for s in later if s.status == "planned"), key=place):
        if promised.ordinal_number is not None and _is_after(s.date, pledge) and _is_it(promised, s):
            return _outcome(pledge, "postponed", "planned_later", s, s.date)
    return None


def _is_after(when: Period | None, pledge: Pledge) -> bool:
    """The time told begins after the time that was set."""
    return when is not None and pledge.due is not None and when.first_day > pledge.due.last_day


def _is_it(promised: Meeting, other: Meeting) -> bool:
    """The meeting that was promised: of the same body by its number, else by its name, its place and its time."""
    if promised.type != other.type or names.apart(promised.place, other.place):
        return False
    if promised.ordinal_number is not None and other.ordinal_number is not None:
        return promised.ordinal_number == other.ordinal_number and names.touch(promised.name, other.name)
    if promised.date is None or other.date is None or not _overlap(promised.date, other.date):
        return False
    if promised.date.day and promised.date == other.date:
        return names.touch(promised.name, other.name)
    return names.same(promised.name, other.name)


def _is_next(promised: Meeting, other: Meeting) -> bool:
    """A meeting of the same body with a higher number: the promised one was held before it."""
    numbered = promised.ordinal_number is not None and other.ordinal_number is not None
    if not numbered or promised.type != other.type:
        return False
    return (other.ordinal_number or 0) > (promised.ordinal_number or 0) and names.same(promised.name, other.name)


def event_key(pledge: Pledge) -> tuple[object, ...] | None:
    """Two announcements of one numbered meeting are equal in this; None of anything else."""
    s = pledge.statement
    if not isinstance(s, Meeting) or s.ordinal_number is None or len(pledge.pair) != 2:
        return None
    return (s.type, s.ordinal_number, pledge.due, pledge.pair)


def _overlap(one: Period, other: Period) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _project(pledge: Pledge, promised: Project, later: Sequence[Project]) -> Outcome | None:
    found = [s for s in sorted(later, key=place) if _is_one(promised, s)]
    for s in found:
        if s.status == "operating":
            return _outcome(pledge, "kept", "operates", s, s.date)
    for s in found:
        if _is_after(s.date, pledge):
            return _outcome(pledge, "postponed", "planned_later", s, s.date)
    under_way = [s for s in found if s.status == "under_way"]
    return _outcome(pledge, "pending", "under_way", under_way[-1], None) if under_way else None


def _is_one(promised: Project, other: Project) -> bool:
    """One project: the same name, or a company they share and the same place, and nothing that tells them apart."""
    if promised.host and other.host and promised.host != other.host:
        return False
    if names.apart(promised.place, other.place):
        return False
    if names.same(promised.title, other.title):
        return True
    companies = {c.casefold() for c in promised.companies} & {c.casefold() for c in other.companies}
    both = promised.place is not None and other.place is not None
    return bool(companies) and both and names.touch(promised.title, other.title)


def _agreement(pledge: Pledge, promised: Agreement, later: Sequence[Agreement]) -> Outcome | None:
    for s in sorted(later, key=place):
        new = s.date is None or pledge.said is None or s.date.last_day >= pledge.said
        if new and _parties(promised, s) and _is_done(promised, s):
            return _outcome(pledge, "kept", "signed" if promised.action == "planned" else "amended", s, s.date)
    return None


def _is_done(promised: Agreement, s: Agreement) -> bool:
    if promised.action == "planned":
        return s.action in _MADE and names.same(promised.title, s.title)
    return _amends(promised, s)


def _amends(promised: Agreement, s: Agreement) -> bool:
    """The instrument is told to be amended, or another one that amends it is made."""
    if s.action == "amended":
        return names.same(promised.title, s.title)
    return s.amends is not None and s.action in _MADE and names.same(promised.title, s.amends)


def _parties(one: Agreement, other: Agreement) -> bool:
    return not one.parties or not other.parties or set(one.parties) == set(other.parties)
