"""What is meant to come: figures, projects, meetings."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.content import Block, Bullets, Heading, Line, Section, Words
from comity.brief.register import Register
from comity.brief.rows import grouped, soonest
from comity.brief.trade import leftovers
from comity.model.facts import Meeting, Project
from comity.model.period import Period
from comity.model.statement import Statement


def plans_section(register: Register, number: int) -> Section | None:
    """What is meant to come: figures, projects, meetings."""
    tongue = register.tongue
    blocks: list[Block] = []
    figures = leftovers(register, [f for f in register.figures if f.status != "reported"])
    if figures:
        blocks += [Heading(tongue("plans.figures")), figures]
    projects = grouped(
        [p for p in register.facts(Project) if p.status == "planned"], lambda p: (p.title.casefold(), p.place, p.date)
    )
    if projects:
        told = tuple(_plan(register, g[0].title, g, g[0].place, g[0].date) for g in projects)
        blocks += [Heading(tongue("plans.projects")), Bullets(told)]
    meetings = grouped(
        [m for m in register.facts(Meeting) if m.status == "planned"], lambda m: (m.name.casefold(), m.place, m.date)
    )
    if meetings:
        meetings.sort(key=lambda g: soonest(g[0].date))
        told = tuple(_plan(register, g[0].name, g, g[0].place, g[0].date) for g in meetings)
        blocks += [Heading(tongue("meetings.planned")), Bullets(told)]
    return Section("plans", number, tongue("section.plans"), tuple(blocks), "annex") if blocks else None


def _plan(register: Register, name: str, group: Sequence[Statement], place: str | None, when: Period | None) -> Line:
    """One line of what is to come: its name, place and date."""
    line: Line = (register.fact(name, *group),)
    if place:
        line = (*line, Words(f", {place}", "label"))
    return (*line, Words(", "), *register.when(when, *group)) if when else line
