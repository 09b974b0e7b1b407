"""The facts: legal base, meetings, political dialogue, culture; plans and targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from comity.brief.content import Block, Bullets, Cell, Column, Heading, Line, Row, Section, Table, Timeline, Words
from comity.brief.economy import counts, counts_table, label
from comity.brief.names import organisation_name
from comity.brief.register import Register
from comity.brief.trade import leftovers
from comity.model.facts import (
    Agreement,
    Barrier,
    Chairmanship,
    Meeting,
    Membership,
    Milestone,
    Office,
    Position,
    Project,
)
from comity.model.period import Period
from comity.model.statement import Statement

S = TypeVar("S", bound=Statement)
CULTURE = ("festival", "exhibition")
STANCES = ("priority", "interest", "offer", "benefit", "obstacle", "role")


def grouped(statements: Sequence[S], key: Callable[[S], tuple[object, ...]]) -> list[list[S]]:
    """Statements that say the same, told once with all their places."""
    groups: dict[tuple[object, ...], list[S]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return list(groups.values())


def legal_section(register: Register, number: int) -> Section | None:
    """Agreements, memberships, milestones."""
    tongue = register.tongue
    blocks: list[Block] = []
    agreements = register.facts(Agreement)
    if agreements:
        blocks.append(_agreements(register, agreements))
    counted = counts(register, "legal")
    if counted:
        blocks.append(counts_table(register, counted, tongue("legal.counts")))
    memberships = register.facts(Membership)
    if memberships:
        blocks += [Heading(tongue("legal.memberships")), _memberships(register, memberships)]
    milestones = register.facts(Milestone)
    if milestones:
        blocks += [Heading(tongue("legal.milestones")), _milestones(register, milestones)]
    return Section("legal", number, tongue("section.legal"), tuple(blocks)) if blocks else None


def _agreements(register: Register, agreements: Sequence[Agreement]) -> Table:
    tongue = register.tongue
    rows = []
    for group in grouped(agreements, lambda a: (a.title.casefold(), a.parties, a.action, a.date)):
        a = group[0]
        dates = [register.when(a.date, *group)] if a.date else []
        for action, day in a.events:
            told = tongue.get(f"action.{action}", action)
            dates.append((register.also(f"{told}: {tongue.period(day)}", *group),))
        rows.append(
            Row(
                (
                    Cell(((register.fact(a.title, *group),),)),
                    label(tongue.countries(a.parties)),
                    label(tongue.get(f"action.{a.action}", a.action)),
                    Cell(tuple(dates)),
                )
            )
        )
    heads = ("agreement", "parties", "state", "date")
    return Table(tongue("legal.agreements"), tuple(Column(tongue(f"column.{h}")) for h in heads), tuple(rows))


def _memberships(register: Register, memberships: Sequence[Membership]) -> Bullets:
    """One line an organisation: under whatever name it is told, all the countries told of."""
    tongue = register.tongue
    items: list[Line] = []
    for group in grouped(
        memberships, lambda m: (organisation_name(tongue, m.organisation).casefold(), m.status, m.date)
    ):
        m = group[0]
        told = tuple(dict.fromkeys(code for member in group for code in member.countries))
        rest = [tongue.countries(told)]
        if m.status != "member":
            rest.append(tongue.get(f"membership.{m.status}", m.status))
        if m.date:
            rest.append(tongue.period(m.date))
        name = organisation_name(tongue, m.organisation)
        items.append((register.fact(name, *group), Words(f": {', '.join(rest)}", "label")))
    return Bullets(tuple(items))


def _milestones(register: Register, milestones: Sequence[Milestone]) -> Timeline:
    """Oldest first; undated ones last."""
    tongue = register.tongue
    groups = grouped(milestones, lambda m: (m.union.casefold(), m.step.casefold(), m.date))
    groups.sort(key=lambda g: _when(g[0].date))
    steps: list[tuple[str, Line]] = []
    for group in groups:
        m = group[0]
        line: Line = (register.fact(m.step, *group),)
        if m.union.casefold() not in m.step.casefold():
            line = (Words(f"{m.union}: ", "label"), *line)
        steps.append((tongue.period(m.date) if m.date else tongue("time.undated"), line))
    return Timeline(tuple(steps))


def meetings_section(register: Register, number: int) -> Section | None:
    """Meetings held, newest first, and planned, soonest first."""
    tongue = register.tongue
    blocks: list[Block] = []
    for status in ("held", "planned"):
        chosen = [m for m in register.facts(Meeting) if m.type not in CULTURE and m.status == status]
        if chosen:
            blocks.append(meetings_table(register, chosen, tongue(f"meetings.{status}")))
    return Section("meetings", number, tongue("section.meetings"), tuple(blocks)) if blocks else None


def meetings_table(register: Register, meetings: Sequence[Meeting], caption: str) -> Table:
    """What met, the session's ordinal, when and where."""
    tongue = register.tongue
    groups = grouped(meetings, lambda m: (m.type, m.name.casefold(), m.ordinal_number, m.date, m.place, m.status))
    groups.sort(key=lambda g: _when(g[0].date))
    rows = []
    for group in groups:
        m = group[0]
        ordinal = tongue("number.rank", n=m.ordinal_number) if m.ordinal_number else ""
        when = register.when(m.date, *group)
        rows.append(
            Row(
                (
                    Cell((when or (Words(tongue("time.undated"), "muted"),),)),
                    Cell(((register.fact(m.name, *group),),)),
                    Cell(((register.also(ordinal, *group),),) if ordinal else ()),
                    label(tongue.get(f"meeting.{m.type}", m.type)),
                    label(m.place or ""),
                )
            )
        )
    heads = ("date", "meeting", "ordinal", "type", "place")
    return Table(caption, tuple(Column(tongue(f"column.{h}")) for h in heads), tuple(rows))


def dialogue_section(register: Register, number: int) -> Section | None:
    """Offices, chairmanships, positions by side and stance, barriers."""
    tongue = register.tongue
    blocks: list[Block] = []
    offices = register.facts(Office)
    if offices:
        blocks.append(_offices(register, offices))
    chairs = register.facts(Chairmanship)
    if chairs:
        blocks += [Heading(tongue("dialogue.chairs")), _chairs(register, chairs)]
    positions = register.facts(Position)
    if positions:
        blocks.append(_positions(register, positions))
    barriers = _barriers(register)
    if barriers:
        blocks += [Heading(tongue("dialogue.barriers")), barriers]
    tariffs = leftovers(register, [f for f in register.figures if f.measure == "tariff"])
    if tariffs:
        blocks += [Heading(tongue("dialogue.tariffs")), tariffs]
    return Section("dialogue", number, tongue("section.dialogue"), tuple(blocks)) if blocks else None


def _offices(register: Register, offices: Sequence[Office]) -> Table:
    tongue = register.tongue
    groups = grouped(offices, lambda o: (o.person.casefold(), o.role.casefold(), o.country))
    sides = (*register.pair, None)
    groups.sort(key=lambda g: sides.index(g[0].country))
    rows = [
        Row(
            (
                Cell(((register.fact(g[0].person, *g),),)),
                label(g[0].role),
                label(tongue.country(g[0].country) if g[0].country else ""),
            )
        )
        for g in groups
    ]
    heads = ("person", "role", "country")
    return Table(tongue("dialogue.offices"), tuple(Column(tongue(f"column.{h}")) for h in heads), tuple(rows))


def _chairs(register: Register, chairs: Sequence[Chairmanship]) -> Bullets:
    tongue = register.tongue
    items: list[Line] = []
    for group in grouped(chairs, lambda c: (c.country, c.body.casefold(), c.period)):
        c = group[0]
        when = f", {tongue.period(c.period)}" if c.period else ""
        head = Words(f"{tongue.country(c.country)}: ", "label")
        items.append((head, register.fact(c.body, *group), *((Words(when, "label"),) if when else ())))
    return Bullets(tuple(items))


def _positions(register: Register, positions: Sequence[Position]) -> Table:
    """Holders, our side first; for each the stance and what it is about."""
    tongue = register.tongue
    holders: dict[str, list[Position]] = {}
    for p in positions:
        holders.setdefault(p.holder, []).append(p)
    order = sorted(holders, key=lambda h: (register.pair.index(h) if h in register.pair else 2, -len(holders[h]), h))
    rows = []
    for holder in order:
        known = [s for s in STANCES if any(p.stance == s for p in holders[holder])]
        known += sorted({p.stance for p in holders[holder]} - set(STANCES))
        for stance in known:
            mine = [p for p in holders[holder] if p.stance == stance]
            told = tuple((register.fact(g[0].subject, *g),) for g in grouped(mine, lambda p: (p.subject.casefold(),)))
            who = register.holder(holders[holder][0]) if stance == known[0] else ""
            rows.append(Row((label(who), label(tongue.get(f"stance.{stance}", stance)), Cell(told))))
    heads = ("holder", "stance", "subject")
    return Table(tongue("dialogue.positions"), tuple(Column(tongue(f"column.{h}")) for h in heads), tuple(rows))


def _barriers(register: Register) -> Bullets | None:
    tongue = register.tongue
    items: list[Line] = []
    for group in grouped(register.facts(Barrier), lambda b: (b.title.casefold(), b.goods, b.date)):
        b = group[0]
        rest = ", ".join(part for part in (b.goods, tongue.period(b.date) if b.date else None) if part)
        items.append((register.fact(b.title, *group), *((Words(f": {rest}", "label"),) if rest else ())))
    return Bullets(tuple(items)) if items else None


def culture_section(register: Register, number: int) -> Section | None:
    """Festivals, exhibitions, counts of associations and people."""
    tongue = register.tongue
    blocks: list[Block] = []
    events = [m for m in register.facts(Meeting) if m.type in CULTURE]
    if events:
        held = [m for m in events if m.status == "held"]
        planned = [m for m in events if m.status != "held"]
        for status, chosen in (("held", held), ("planned", planned)):
            if chosen:
                blocks.append(meetings_table(register, chosen, tongue(f"culture.{status}")))
    counted = counts(register, "people")
    if counted:
        blocks.append(counts_table(register, counted, tongue("culture.counts")))
    return Section("culture", number, tongue("section.culture"), tuple(blocks)) if blocks else None


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
        meetings.sort(key=lambda g: _when(g[0].date))
        told = tuple(_plan(register, g[0].name, g, g[0].place, g[0].date) for g in meetings)
        blocks += [Heading(tongue("meetings.planned")), Bullets(told)]
    return Section("plans", number, tongue("section.plans"), tuple(blocks)) if blocks else None


def _plan(register: Register, name: str, group: Sequence[Statement], place: str | None, when: Period | None) -> Line:
    """One line of what is to come: its name, place and date."""
    line: Line = (register.fact(name, *group),)
    if place:
        line = (*line, Words(f", {place}", "label"))
    return (*line, Words(", "), *register.when(when, *group)) if when else line


def _when(period: Period | None) -> tuple[object, ...]:
    """By the last day: what is dated best comes before the rest of its year; undated last."""
    return (1,) if period is None else (0, period.last_day, period.length)
