"""The first page: key figures of the newest year and part-year, what not to quote, what comes next; the method."""

from __future__ import annotations

from collections.abc import Sequence

from comity.brief import official
from comity.brief.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Line,
    Paragraph,
    Row,
    Section,
    Table,
    Tile,
    Tiles,
    Words,
)
from comity.brief.entries import agreed
from comity.brief.findings import relevant, warnings
from comity.brief.register import Register
from comity.brief.structure import Group, commodity_groups, goods_of
from comity.brief.trade import chart, is_partial, is_total, labels, told_totals
from comity.model.facts import Meeting
from comity.model.figure import Figure
from comity.model.finding import Implied
from comity.model.period import Period

FORMS = ("level", "growth", "ratio")
NEXT = 3  # coming meetings shown
GOODS = 5  # of each way
WARNED = 4  # in the two pages; the annex has them all


def glance_section(register: Register, number: int) -> Section:
    """Key figures, warnings, coming meetings. It always stands: where nothing is told, it says so."""
    tongue = register.tongue
    covers = register.options.covers
    totals = [
        f
        for f in register.figures
        if is_total(f) and not is_partial(f) and f.form in FORMS and f.period and covers(f.period)
    ]
    blocks: list[Block] = []
    year = _latest([f.period for f in totals if f.period and f.period.is_year])
    if year:
        blocks.append(key_figures(register, totals, year))
    after = [f.period for f in totals if f.period and 0 < f.period.length < 12 and (not year or f.period > year)]
    part = _latest([p for p in after if not year or p.last_day > year.last_day])
    if part:
        blocks.append(key_figures(register, totals, part))
    leading = _leading(register)
    if leading:
        blocks.append(leading)
    money = _investment(register)
    if money:
        blocks.append(money)
    if not blocks:
        here, there = (tongue.country(code) for code in register.pair)
        blocks.append(Paragraph((Words(tongue("glance.no_trade", here=here, there=there)),)))
    blocks += _warned(register)
    if not register.options.full:
        drawn = chart(register, *told_totals(register))
        blocks += [drawn] if drawn else []
    coming = _coming(register)
    if coming:
        blocks += [Heading(tongue("glance.next")), Bullets(coming)]
    return Section("glance", number, tongue("section.glance"), tuple(blocks))


def key_figures(register: Register, totals: Sequence[Figure], period: Period) -> Tiles:
    """Exports, imports, turnover and balance of one period; what nobody states is said to be so."""
    names = labels(register)
    tiles = []
    for name in ("out", "in", "turnover", "balance"):
        mine = [f for f in totals if f.period == period and _column(register, f) == name]
        told: list[Line] = []
        for form in FORMS:
            told += agreed(register, [f for f in mine if f.form == form], ("period",))
        told += [_implied(register, value) for value in register.report.implied if _of(register, value, name, period)]
        told += official.tile_lines(register, name, period)
        tiles.append(Tile(names[name], tuple(told) or _none(register)))
    return Tiles(register.tongue("glance.goods", period=register.tongue.period(period)), tuple(tiles))


def _leading(register: Register) -> Table | None:
    """The five goods that lead each way, each list of one source and period."""
    tongue = register.tongue
    columns: list[tuple[Column, list[Cell]]] = []
    for way in ("out", "in"):
        groups = [
            g for g in commodity_groups(register)
            if g.direction == way and not is_partial(g.first) and register.options.covers(g.first.period)
        ]  # fmt: skip
        lists = [g for g in groups if not g.first.measure.startswith("services.")]
        group = max(lists, key=lambda g: _worth(register, g), default=None)
        goods = goods_of(register, group) if group else []
        if group is None or len(goods) < 2:
            continue
        period = tongue.period(group.first.period)
        source = tongue("source.short", number=register.source_numbers[group.first.document])
        head = Column(f"{register.arrow(way)}, {period} ({source})")
        columns.append((head, [Cell((line,)) for line in goods[:GOODS]]))
    if not columns:
        return None
    deepest = max(len(cells) for _, cells in columns)
    rows = tuple(
        Row(tuple(cells[place] if place < len(cells) else Cell() for _, cells in columns)) for place in range(deepest)
    )
    return Table(tongue("glance.leading"), tuple(column for column, _ in columns), rows)


def _worth(register: Register, group: Group) -> tuple[int, bool]:
    """The longer list first, up to what is shown; of equal ones that in the brief's own language."""
    return min(len({f.commodity for f in group.figures}), GOODS), register.is_in_own_language(group.first)


def _implied(register: Register, value: Implied) -> Line:
    spelt = register.tongue.span(value.interval, value.unit)
    return (register.implied(spelt, value), Words(f" {register.tongue('glance.implied')}", "muted"))


def _of(register: Register, value: Implied, name: str, period: Period) -> bool:
    return (
        value.period == str(period)
        and value.commodity is None
        and not value.measure.startswith("services.")
        and {value.reporter, value.partner} == set(register.pair)
        and value.measure in ("exports", "imports", "turnover", "balance")
        and register.column(value.measure, value.reporter, value.partner) == name
    )


def _investment(register: Register) -> Tiles | None:
    """Investment both ways, each of the newest year told of it: the two are seldom told of one."""
    tongue = register.tongue
    whole = [
        f
        for f in register.figures
        if f.measure == "investment" and f.form == "level" and f.status == "reported"
        and f.period and f.commodity is None and not is_partial(f)
    ]  # fmt: skip
    if not whole:
        return None
    tiles = []
    for way in ("out", "in"):
        mine = [f for f in whole if register.direction(f.measure, f.reporter, f.partner) == way]
        newest = _latest([f.period for f in mine if f.period])
        told = agreed(register, [f for f in mine if f.period == newest], ("period",))
        name = register.arrow(way) + (f", {tongue.period(newest)}" if newest else "")
        tiles.append(Tile(name, told or _none(register)))
    return Tiles(tongue("money.investment"), tuple(tiles))


def _warned(register: Register) -> list[Block]:
    """What not to quote and why; that nothing was found is said too."""
    tongue = register.tongue
    warned = warnings(register)
    if warned:
        shown = warned if register.options.full else warned[:WARNED]
        made: list[Block] = [Heading(tongue("glance.warnings")), Bullets(shown)]
        left = len(warned) - len(shown)
        if left:
            made.append(Paragraph((Words(tongue.plural("glance.more", left), "label"),), "note"))
        return made
    key = "glance.only_notes" if relevant(register) else "glance.no_findings"
    return [Paragraph((Words(tongue(key)),))]


def _coming(register: Register) -> tuple[Line, ...]:
    """Planned meetings that lie ahead of the newest document."""
    tongue, today = register.tongue, register.as_of
    ahead = [m for m in register.facts(Meeting) if m.status == "planned" and m.date]
    ahead = [m for m in ahead if m.date and (today is None or m.date.last_day >= today)]
    # A day before its month, a month before its year: what is dated best comes first.
    ahead.sort(key=lambda m: (m.date.last_day, m.date.length) if m.date else ())
    told: list[Line] = []
    for m in ahead[:NEXT]:
        when = register.also(tongue.period(m.date), m)
        told.append(
            (when, Words(": "), register.fact(m.name, m), *((Words(f", {m.place}", "label"),) if m.place else ()))
        )
    return tuple(told)


def _latest(periods: Sequence[Period]) -> Period | None:
    return max(periods, key=lambda p: (p.last_day, p.length), default=None)


def _column(register: Register, figure: Figure) -> str:
    return register.column(figure.measure, figure.reporter, figure.partner)


def _none(register: Register) -> tuple[Line, ...]:
    return ((Words(register.tongue("glance.none"), "muted"),),)


def method_section(register: Register, number: int) -> Section:
    """How the brief was made; the renderers put sources and annex after it."""
    tongue = register.tongue
    figures = sum(1 for s in (*register.own, *register.others) if isinstance(s, Figure))
    facts = len(register.own) + len(register.others) - figures
    counted = tongue(
        "method.counts",
        documents=tongue.plural("count.documents", len(register.documents)),
        figures=tongue.plural("count.figures", figures),
        facts=tongue.plural("count.facts", facts),
        findings=tongue.plural("count.findings", len(relevant(register))),
    )
    texts = [Paragraph((Words(counted, "label"),))]
    texts += [Paragraph((Words(tongue(f"method.{name}")),)) for name in ("reading", "checking", "apart")]
    return Section("sources", number, tongue("section.sources"), tuple(texts))
