"""Investment both ways, services and loans; industrial cooperation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.brief.content import Block, Cell, Column, Heading, Map, Point, Row, Section, Table
from comity.brief.entries import Measure, column, entries, places
from comity.brief.register import Register
from comity.brief.rows import label
from comity.brief.trade import leftovers, services_table
from comity.brief.transport import is_carriage
from comity.model.facts import Project
from comity.model.figure import Figure
from comity.model.period import Period

INVESTMENT = ("investment", "direct_investment")
# Counts that belong to people and culture, to the legal base; by the nouns the exchange format gives in English.
PEOPLE = (
    "associat", "cultur", "festival", "student", "visitor", "tourist", "diaspora", "universit", "scholarship",
    "flight", "twin", "sister", "museum", "artist", "migrant", "citizen",
)  # fmt: skip
LEGAL = ("agreement", "treat", "contract", "memorand", "document", "protocol")


def counts(register: Register, room: str) -> list[Figure]:
    """The pair's counts of one room: people, legal, industry."""
    counted = (f for f in register.figures if f.measure.startswith("count:") and not is_carriage(f))
    return [f for f in counted if _room(f) == room]


def money_section(register: Register, number: int) -> Section | None:
    """Investment with its direct part, services, loans."""
    blocks: list[Block] = []
    invested = [f for f in register.figures if f.measure in INVESTMENT and f.status == "reported"]
    if invested:
        blocks.append(investment_table(register, invested))
    services = services_table(register)
    if services:
        blocks.append(services)
    loans = [f for f in register.figures if f.measure == "loans" and f.status == "reported"]
    listed = leftovers(register, loans)
    if listed:
        blocks += [Heading(register.tongue("money.loans")), listed]
    return Section("money", number, register.tongue("section.money"), tuple(blocks), "annex") if blocks else None


def investment_table(register: Register, figures: Sequence[Figure]) -> Table:
    """Direction and period down; all investment, of which direct across."""
    tongue, measure = register.tongue, Measure.of(figures)
    keys: dict[tuple[str, Period | None, str | None], list[Figure]] = {}
    for f in figures:
        keys.setdefault((register.direction(f.measure, f.reporter, f.partner), f.period, f.commodity), []).append(f)
    used = [name for name in INVESTMENT if any(f.measure == name for f in figures)]
    widest = {name: places(register, [f for f in figures if f.measure == name], measure) for name in used}
    rows = []
    for key in sorted(keys, key=lambda k: (k[0] != "out", k[1] is None, k[1].last_day.toordinal() if k[1] else 0)):
        way, period, goods = key
        cells = [label(register.arrow(way) + (f", {goods}" if goods else "")), label(tongue.period(period))]
        for name in used:
            mine = [f for f in keys[key] if f.measure == name]
            cells.append(Cell(column(register, mine, measure, ("period", "commodity"), widest[name])))
        rows.append(Row(tuple(cells)))
    unit = measure.name(register)
    heads = [Column(tongue("column.direction")), Column(tongue("column.period"))]
    heads += [Column(tongue(f"column.{name}"), "number") for name in used]
    caption = tongue("money.investment")
    return Table(f"{caption}, {unit}" if unit else caption, tuple(heads), tuple(rows))


def industry_section(register: Register, number: int) -> Section | None:
    """Counts of plants and companies, the register of projects, other figures."""
    tongue = register.tongue
    blocks: list[Block] = []
    counted = counts(register, "industry")
    if counted:
        blocks.append(counts_table(register, counted, tongue("industry.counts")))
    projects = register.facts(Project)
    if projects:
        blocks.append(projects_table(register, projects))
        drawn = project_map(register, projects)
        if drawn:
            blocks.append(drawn)
    other = leftovers(register, [f for f in register.figures if f.measure.startswith("other:") and not is_carriage(f)])
    if other:
        blocks += [Heading(tongue("industry.other")), other]
    return Section("industry", number, tongue("section.industry"), tuple(blocks), "annex") if blocks else None


def counts_table(register: Register, figures: Sequence[Figure], caption: str) -> Table:
    """What is counted, whose and where, when, how many."""
    tongue = register.tongue
    rows = []
    for f in figures:
        for line in entries(register, [f], ("period", "commodity")):
            noun = f.measure.removeprefix("count:")
            name = tongue.get(f"noun.{noun}", noun) + (f", {f.commodity}" if f.commodity else "")
            rows.append(Row((label(name), label(_whose(register, f)), label(tongue.period(f.period)), Cell((line,)))))
    rows.sort(key=lambda row: str(row.cells[0]))
    heads = ("column.what", "column.where", "column.period")
    columns = (*(Column(tongue(head)) for head in heads), Column(tongue("column.number"), "number"))
    return Table(caption, columns, tuple(rows))


def projects_table(register: Register, projects: Iterable[Project]) -> Table:
    """The register of joint projects: operating first, then under way, then planned."""
    tongue = register.tongue
    order = ("operating", "under_way", "planned")
    groups: dict[tuple[object, ...], list[Project]] = {}
    for p in projects:
        key = (p.title.casefold(), p.companies, p.products, p.place, p.host, p.status, p.date)
        groups.setdefault(key, []).append(p)
    ranked = sorted(groups.values(), key=lambda g: order.index(g[0].status) if g[0].status in order else 3)
    rows = [Row(_project_cells(register, group)) for group in ranked]
    heads = ("project", "companies", "products", "place", "status", "date")
    return Table(tongue("industry.projects"), tuple(Column(tongue(f"column.{head}")) for head in heads), tuple(rows))


def project_map(register: Register, projects: Iterable[Project]) -> Map | None:
    """Where the joint projects stand; none where no place is told."""
    tongue = register.tongue
    points: dict[tuple[str, str, str], Point] = {}
    for p in projects:
        if p.place or p.host:
            kind = p.status if p.status in ("operating", "under_way", "planned") else "other"
            key = (p.title.casefold(), p.place or "", p.host or "")
            points.setdefault(key, Point(p.title, kind, p.place or "", p.host or "", (p.anchor_id,)))
    located = [point for point in points.values() if point.place]
    if not located:
        return None
    kinds = tuple(
        (kind, tongue.get(f"project.{kind}", kind))
        for kind in ("operating", "under_way", "planned", "other")
        if any(point.kind == kind for point in located)
    )
    told = "; ".join(f"{point.place}: {point.label}" for point in located)
    countries = tuple((code, tongue.country(code)) for code in register.pair)
    return Map(tongue("industry.map"), tongue("industry.map_alt", values=told), countries, tuple(located), kinds)


def _project_cells(register: Register, group: Sequence[Project]) -> tuple[Cell, ...]:
    tongue, p = register.tongue, group[0]
    place = ", ".join(part for part in (p.place, tongue.country(p.host) if p.host else None) if part)
    status = tongue.get(f"project.{p.status}", p.status)
    when = register.when(p.date, *group)
    return (
        Cell(((register.fact(p.title, *group),),)),
        label(", ".join(p.companies)),
        label(", ".join(p.products)),
        label(place),
        label(status),
        Cell((when,) if when else ()),
    )


def _whose(register: Register, figure: Figure) -> str:
    tongue = register.tongue
    here = tongue.country(figure.reporter) if figure.reporter else ""
    there = tongue.country(figure.partner) if figure.partner else ""
    return f"{here} → {there}" if here and there else here or there


def _room(figure: Figure) -> str:
    noun = figure.measure.removeprefix("count:").casefold()
    if any(stem in noun for stem in PEOPLE):
        return "people"
    return "legal" if any(stem in noun for stem in LEGAL) else "industry"
