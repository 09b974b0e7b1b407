"""Promises and what became of them; what else is meant to come: figures, projects, meetings."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Inline,
    Line,
    Ref,
    Row,
    Section,
    Table,
    Words,
)
from comity.brief.register import Register
from comity.brief.rows import grouped, label, soonest
from comity.brief.trade import leftovers
from comity.model.facts import Meeting, Project
from comity.model.period import Period
from comity.model.promise import OUTCOMES, Promise
from comity.model.statement import Statement


def plans_section(register: Register, number: int) -> Section | None:
    """Promises with what became of them; then what is meant to come and was followed up by nothing."""
    tongue = register.tongue
    blocks: list[Block] = []
    promises = [p for p in register.report.promises if p.statement.anchor_id in register.by_id]
    if promises:
        blocks.append(_promises(register, promises))
    followed = {cited.anchor_id for p in promises for cited in (p.statement, *p.again)}
    figures = leftovers(
        register, [f for f in register.figures if f.status != "reported" and f.anchor_id not in followed]
    )
    if figures:
        blocks += [Heading(tongue("plans.figures")), figures]
    projects = grouped(
        [p for p in register.facts(Project) if p.status == "planned" and p.anchor_id not in followed],
        lambda p: (p.title.casefold(), p.place, p.date),
    )
    if projects:
        told = tuple(_plan(register, g[0].title, g, g[0].place, g[0].date) for g in projects)
        blocks += [Heading(tongue("plans.projects")), Bullets(told)]
    meetings = grouped(
        [m for m in register.facts(Meeting) if m.status == "planned" and m.anchor_id not in followed],
        lambda m: (m.name.casefold(), m.place, m.date),
    )
    if meetings:
        meetings.sort(key=lambda g: soonest(g[0].date))
        told = tuple(_plan(register, g[0].name, g, g[0].place, g[0].date) for g in meetings)
        blocks += [Heading(tongue("meetings.planned")), Bullets(told)]
    return Section("plans", number, tongue("section.plans"), tuple(blocks), "annex") if blocks else None


def _promises(register: Register, promises: Sequence[Promise]) -> Table:
    """What was promised, by whom, for when, what became of it, and what shows it."""
    tongue = register.tongue
    rows = []
    for p in sorted(promises, key=lambda p: (OUTCOMES.index(p.state), soonest(p.due), p.id)):
        anchors = tuple(dict.fromkeys(cited.anchor_id for cited in (p.statement, *p.again)))
        kind = tongue.get(f"promise.{p.kind}", p.kind)
        what: Line = (Words(f"{kind}: ", "label"), Ref(p.what, anchors, "fact"))
        due = tongue.period(p.due) if p.due else tongue("plans.no_date")
        state: Line = (Words(tongue(f"outcome.{p.state}"), "strong"),)
        why: Line = (Words(p.why, "label"), *_shown(register, p))
        rows.append(Row((Cell((what,)), label(p.whose), label(due), Cell((state,)), Cell((why,)))))
    heads = ("promise", "whose", "due", "outcome", "evidence")
    return Table(tongue("plans.promises"), tuple(Column(tongue(f"column.{h}")) for h in heads), tuple(rows))


def _shown(register: Register, promise: Promise) -> Line:
    """The statements and the rows that decide it."""
    line: list[Inline] = []
    for cited in promise.evidence:
        if cited.anchor_id in register.numbers:
            line += [Words(", " if line else " ("), Ref(cited.text, (cited.anchor_id,), "also")]
    if promise.rows:
        text = register.tongue("official.row")
        anchors = tuple(register.row(*_place(row), row) for row in promise.rows)
        line += [Words(", " if line else " ("), Ref(text, anchors, "official")]
    return (*line, Words(")")) if line else ()


def _place(row: str) -> tuple[str, str]:
    """The source and the vintage that an evidence line begins with: `uzb-stat 2024-03-01: ...`."""
    source, _, vintage = row.partition(":")[0].partition(" ")
    return source, vintage


def _plan(register: Register, name: str, group: Sequence[Statement], place: str | None, when: Period | None) -> Line:
    """One line of what is to come: its name, place and date."""
    line: Line = (register.fact(name, *group),)
    if place:
        line = (*line, Words(f", {place}", "label"))
    return (*line, Words(", "), *register.when(when, *group)) if when else line
