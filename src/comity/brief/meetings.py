"""Meetings and visits, held and planned, with the numbered sessions that nobody tells of; culture and people."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief.content import Block, Bullets, Cell, Column, Heading, Inline, Line, Row, Section, Table, Words
from comity.brief.economy import counts, counts_table
from comity.brief.register import Register
from comity.brief.rows import grouped, label, soonest
from comity.model.facts import Meeting

CULTURE = ("festival", "exhibition")


def meetings_section(register: Register, number: int) -> Section | None:
    """Meetings held, newest first, and planned, soonest first."""
    tongue = register.tongue
    blocks: list[Block] = []
    for status in ("held", "planned"):
        chosen = [m for m in register.facts(Meeting) if m.type not in CULTURE and m.status == status]
        if chosen:
            blocks.append(meetings_table(register, chosen, tongue(f"meetings.{status}")))
    gaps = _sessions(register)
    if gaps:
        blocks += [Heading(tongue("meetings.sessions")), gaps]
    return Section("meetings", number, tongue("section.meetings"), tuple(blocks), "annex") if blocks else None


def _sessions(register: Register) -> Bullets | None:
    """Bodies whose sessions are numbered: which are told of and which are missing between them."""
    tongue = register.tongue
    bodies: dict[str, dict[int, list[Meeting]]] = {}
    names: dict[str, str] = {}
    for m in register.facts(Meeting):
        if m.ordinal_number and m.type not in CULTURE:
            bodies.setdefault(m.name.casefold(), {}).setdefault(m.ordinal_number, []).append(m)
            names.setdefault(m.name.casefold(), m.name)
    items: list[Line] = []
    for key in sorted(bodies):
        told = bodies[key]
        missing = [n for n in range(min(told), max(told)) if n not in told]
        if not missing:
            continue
        line: list[Inline] = [Words(f"{names[key]}: ", "label")]
        for index, n in enumerate(sorted(told)):
            line += [Words(", ")] if index else []
            line.append(register.also(tongue("number.rank", n=n), *told[n]))
        spelt = ", ".join(tongue("number.rank", n=n) for n in missing)
        line.append(Words(f"; {tongue('meetings.missing', sessions=spelt)}", "label"))
        items.append(tuple(line))
    return Bullets(tuple(items)) if items else None


def meetings_table(register: Register, meetings: Sequence[Meeting], caption: str) -> Table:
    """What met, the session's ordinal, when and where."""
    tongue = register.tongue
    groups = grouped(meetings, lambda m: (m.type, m.name.casefold(), m.ordinal_number, m.date, m.place, m.status))
    groups.sort(key=lambda g: soonest(g[0].date))
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
    return Section("culture", number, tongue("section.culture"), tuple(blocks), "annex") if blocks else None
