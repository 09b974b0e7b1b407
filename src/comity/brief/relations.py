"""The legal base with its milestones; the political dialogue."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Line,
    Row,
    Section,
    Table,
    Timeline,
    Words,
)
from comity.brief.economy import counts, counts_table
from comity.brief.names import organisation_name
from comity.brief.register import Register
from comity.brief.rows import grouped, label, soonest
from comity.brief.trade import leftovers
from comity.model.facts import (
    Agreement,
    Barrier,
    Chairmanship,
    Membership,
    Milestone,
    Office,
    Position,
)

STANCES = ("priority", "interest", "offer", "benefit", "obstacle", "role")


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
    return Section("legal", number, tongue("section.legal"), tuple(blocks), "annex") if blocks else None


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
                    Cell(((register.fact(a.title, *group), *_amends(register, a)),)),
                    label(tongue.countries(a.parties)),
                    label(tongue.get(f"action.{a.action}", a.action)),
                    Cell(tuple(dates)),
                )
            )
        )
    heads = ("agreement", "parties", "state", "date")
    return Table(tongue("legal.agreements"), tuple(Column(tongue(f"column.{h}")) for h in heads), tuple(rows))


def _amends(register: Register, agreement: Agreement) -> Line:
    """The instrument it amends."""
    if not agreement.amends:
        return ()
    return (Words(f" ({register.tongue('legal.amends', title=agreement.amends)})", "label"),)


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
    groups.sort(key=lambda g: soonest(g[0].date))
    steps: list[tuple[str, Line]] = []
    for group in groups:
        m = group[0]
        line: Line = (register.fact(m.step, *group),)
        if m.union.casefold() not in m.step.casefold():
            line = (Words(f"{m.union}: ", "label"), *line)
        steps.append((tongue.period(m.date) if m.date else tongue("time.undated"), line))
    return Timeline(tuple(steps))


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
    positions = [p for p in register.facts(Position) if p.stance != "role"]
    if positions:
        blocks.append(_positions(register, positions))
    barriers = _barriers(register)
    if barriers:
        blocks += [Heading(tongue("dialogue.barriers")), barriers]
    tariffs = leftovers(register, [f for f in register.figures if f.measure == "tariff"])
    if tariffs:
        blocks += [Heading(tongue("dialogue.tariffs")), tariffs]
    return Section("dialogue", number, tongue("section.dialogue"), tuple(blocks), "annex") if blocks else None


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
