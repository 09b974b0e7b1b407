"""What is traded: commodity lines, one direction, period, source and book at a time; goods named without numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.brief import official
from comity.brief.content import Bar, Block, Bullets, Cell, Chart, Column, Line, Ref, Row, Section, Table, Words
from comity.brief.entries import Measure, column, padding, parent_name, places
from comity.brief.register import LEVELS, Register
from comity.brief.trade import is_total
from comity.model.facts import Composition
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.reference.commodities import section, section_of

TRADE = (*LEVELS, *(f"services.{name}" for name in LEVELS))
OMIT = ("period", "commodity", "scope", "region", "books", "side", "status")
DRAWN = 20  # bars in one chart


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that may stand in one table: the same flow, period, document, books and limits."""

    direction: str
    figures: tuple[Figure, ...]

    @property
    def first(self) -> Figure:
        """Any of them, for what they share."""
        return self.figures[0]


def structure_section(register: Register, number: int) -> Section | None:
    """Commodity tables, the largest as a chart, then goods without numbers."""
    blocks: list[Block] = []
    groups = [group for group in commodity_groups(register) if register.options.covers(group.first.period)]
    for group in groups:
        blocks.append(commodity_table(register, group))
    drawn = _largest(register, groups)
    if drawn:
        at = 1 + groups.index(drawn[0])
        blocks[at:at] = [drawn[1], *by_section(register, drawn[0])]
    blocks += official.structure(register)
    named = named_goods(register)
    if named:
        blocks.append(named)
    return (
        Section("structure", number, register.tongue("section.structure"), tuple(blocks), "annex") if blocks else None
    )


def commodity_groups(register: Register) -> list[Group]:
    """Newest period first, our side's exports before imports."""
    found: dict[tuple[object, ...], list[Figure]] = {}
    for f in register.figures:
        if f.measure in TRADE and f.commodity is not None and f.status == "reported":
            way = register.direction(f.measure, f.reporter, f.partner)
            books = f.books or (f.reporter if way != "both" else None)
            found.setdefault((way, f.period, f.document, books, f.scope, f.partner_region), []).append(f)
    ways = ("out", "in", "both")
    groups = [Group(str(key[0]), tuple(figures)) for key, figures in found.items()]
    return sorted(groups, key=lambda g: (-_recent(g), ways.index(g.direction)))


def commodity_table(register: Register, group: Group) -> Table:
    """Commodities down, amount, share and change across; the largest amount first, then as told."""
    tongue = register.tongue
    measure = Measure.of(group.figures)
    names = list(dict.fromkeys(f.commodity or "" for f in group.figures))
    parents = {f.parent for f in group.figures if f.form == "share"}
    parent = parents.pop() if len(parents) == 1 else None
    omit = (*OMIT, "parent") if parent else OMIT
    of = {name: [f for f in group.figures if f.commodity == name] for name in names}
    names.sort(key=lambda name: -_weight(of[name], measure))
    total = _total(register, group, measure)
    kinds = [kind for kind in ("level", "share", "change", "rank") if any(_kind(f) == kind for f in group.figures)]
    widest = {kind: places(register, [f for f in group.figures if _kind(f) == kind], measure) for kind in kinds}
    rows = []
    for name in names:
        cells = [Cell(((Words(name, "label"), *_code(of[name])),))]
        for kind in kinds:
            mine = [f for f in of[name] if _kind(f) == kind]
            cells.append(Cell(column(register, mine, measure, omit, widest[kind])))
        rows.append(Row(tuple(cells)))
    rows += _closing(register, group, measure, total, len(kinds))
    unit = measure.name(register)
    heads = {"level": unit or tongue("column.level")}
    if parent:
        heads["share"] = f"{tongue('column.share')} {tongue('qualifier.parent', parent=parent_name(register, parent))}"
    columns = [Column(heads.get(kind, tongue(f"column.{kind}")), "number") for kind in kinds]
    return Table(_caption(register, group), (Column(tongue("column.commodity")), *columns), tuple(rows))


def _closing(register: Register, group: Group, measure: Measure, total: Figure | None, kinds: int) -> list[Row]:
    """The total of the same source, and what the lines leave out of it."""
    if total is None or not any(measure.fits(f) for f in group.figures):
        return []
    tongue = register.tongue
    empty = (Cell(),) * (kinds - 1)
    widest = places(register, [*group.figures, total], measure)
    spelt = tongue.value(total, measure.scale)
    amount = Cell(((register.figure(spelt, total, pad=padding(register, spelt, widest)),),))
    label = Cell(((Words(tongue("structure.total"), "label"),),))
    rows = [Row((label, amount, *empty), "total")]
    rest = remainder(register, group, measure, total)
    if rest:
        pad = padding(register, rest.text, widest)
        shown = Ref(rest.text, rest.anchors, rest.style, formula=rest.formula, pad=pad)
        rows.insert(0, Row((Cell(((Words(tongue("structure.other"), "label"),),)), Cell(((shown,),)), *empty), "other"))
    return rows


def remainder(register: Register, group: Group, measure: Measure, total: Figure) -> Ref | None:
    """The total less its lines: only of exact levels in one unit, one line a commodity, none within another."""
    levels = [f for f in group.figures if measure.fits(f)]
    names = {f.commodity for f in levels}
    codes = [f.hs[0].code for f in levels if f.hs]
    nested = any(a != b and b.startswith(a) for a in codes for b in codes)
    plain = all(f.bound == "exact" and f.high is None and f.basis is None for f in levels)
    if len(levels) < 2 or len(names) != len(levels) or nested or not plain or total.bound != "exact":
        return None
    left = total.interval
    for f in levels:
        left = left.minus(f.interval)
    middle = total.value - sum((f.value for f in levels), Fraction(0))
    if left.low is None or left.low <= 0:
        return None
    tongue = register.tongue
    spelt = [tongue.value(f, measure.scale) for f in levels]
    least = places(register, levels, measure)
    formula = (
        f"{tongue.value(total, measure.scale)} − ({' + '.join(spelt)}) = {_sum(register, middle, left, measure, least)}"
    )
    anchors = (total.anchor_id, *(f.anchor_id for f in levels))
    return Ref(tongue.bounds(left, measure.scale, least), anchors, "implied", formula=formula)


def _sum(register: Register, middle: Fraction, left: Interval, measure: Measure, least: int) -> str:
    tongue = register.tongue
    exact = tongue.printed(middle, Fraction(0), measure.scale)
    return tongue("structure.rounding", value=exact, bounds=tongue.bounds(left, measure.scale, least))


def _total(register: Register, group: Group, measure: Measure) -> Figure | None:
    """The level of all goods of the same flow, period, source, books and limits."""
    first = group.first
    same = [
        f
        for f in register.told_by(first.document)
        if is_total(f) and measure.fits(f) and f.period == first.period
        and (f.measure, f.reporter, f.books, f.scope, f.partner_region)
        == (first.measure, first.reporter, first.books, first.scope, first.partner_region)
        and f.basis is None and f.high is None
    ]  # fmt: skip
    same.sort(key=lambda f: (f.optional, f.step))
    return same[0] if same else None


def _caption(register: Register, group: Group) -> str:
    tongue, first = register.tongue, group.first
    name = tongue(f"structure.{group.direction}", arrow=register.arrow(group.direction))
    if first.measure.startswith("services."):
        name = tongue("structure.services", arrow=register.arrow(group.direction))
    parts = [name, tongue.period(first.period)]
    parts += [part for part in (first.scope, first.partner_region) if part]
    if first.books:
        parts.append(tongue("qualifier.books", country=tongue.country(first.books, "genitive")))
    elif group.direction != "both" and first.reporter == register.pair[1]:
        key = first.measure.removeprefix("services.")
        parts.append(tongue(f"told_as.{key}", country=tongue.country(first.reporter, "genitive")))
    parts.append(tongue("source.short", number=register.source_numbers[first.document]))
    return ", ".join(parts)


def _kind(figure: Figure) -> str:
    return {"growth": "change", "ratio": "change"}.get(figure.form, figure.form)


def _code(figures: Sequence[Figure]) -> Line:
    match = next((f.hs[0] for f in figures if f.hs), None)
    return (Words(f" HS {match.code}", "code"),) if match else ()


def _weight(figures: Sequence[Figure], measure: Measure) -> Fraction:
    """The level in the table's unit; without one the share, far below any level."""
    levels = [f.value for f in figures if measure.fits(f)]
    shares = [f.value / 10**9 for f in figures if f.form == "share"]
    return max(levels or shares or [Fraction(0)])


def _recent(group: Group) -> int:
    period = group.first.period
    return period.last_day.toordinal() if period else 0


def _largest(register: Register, groups: Sequence[Group]) -> tuple[Group, Chart] | None:
    """The chart of the group with the most amounts; none below three."""
    counted = [(sum(map(Measure.of(g.figures).fits, g.figures)), g) for g in groups]
    count, group = max(counted, key=lambda pair: pair[0], default=(0, None))
    if group is None or count < 3:
        return None
    return group, goods_chart(register, group)


def goods_chart(register: Register, group: Group) -> Chart:
    """The amounts of one table as bars, the largest first."""
    tongue, measure = register.tongue, Measure.of(group.figures)
    amounts: dict[str, Figure] = {}
    for f in group.figures:
        if measure.fits(f):
            amounts.setdefault(f.commodity or "", f)
    order = sorted(amounts, key=lambda name: -amounts[name].value)[:DRAWN]
    bars = tuple(
        Bar(name, "", 0, float(f.value / measure.scale), (f.anchor_id,), tongue.value(f, measure.scale))
        for name in order
        for f in [amounts[name]]
    )
    unit = measure.name(register)
    told = "; ".join(f"{bar.category}: {bar.label}" for bar in bars)
    title = f"{_caption(register, group)}, {unit}"
    return Chart("goods", title, unit, tongue("chart.alt", values=told), bars, tuple(order), ())


def goods_of(register: Register, group: Group) -> list[Line]:
    """Its goods, each with its amount or share, the largest first."""
    tongue, measure = register.tongue, Measure.of(group.figures)
    told: dict[str, Figure] = {}
    for f in sorted(group.figures, key=lambda f: (not measure.fits(f), f.form != "share", f.optional)):
        if measure.fits(f) or f.form == "share":
            told.setdefault(f.commodity or "", f)
    order = sorted(told, key=lambda name: -_weight([told[name]], measure))
    return [(Words(f"{name}: ", "label"), register.figure(tongue.value(told[name]), told[name])) for name in order]


def by_section(register: Register, group: Group) -> list[Chart]:
    """The same amounts by section of the Harmonized System: only goods resolved to a code, none within another."""
    tongue, measure = register.tongue, Measure.of(group.figures)
    amounts: dict[str, Figure] = {}
    for f in group.figures:
        if measure.fits(f) and f.hs and f.value > 0:
            amounts.setdefault(f.commodity or "", f)
    codes = [f.hs[0].code for f in amounts.values()]
    held: dict[str, list[Figure]] = {}
    for f in amounts.values():
        code = f.hs[0].code
        if codes.count(code) == 1 and not any(other != code and code.startswith(other) for other in codes):
            held.setdefault(section_of(code).code, []).append(f)
    if len(held) < 3:
        return []
    sums = {code: sum((f.value for f in found), Fraction(0)) for code, found in held.items()}
    order = sorted(sums, key=lambda code: -sums[code])
    least = places(register, list(amounts.values()), measure)
    bars = tuple(
        Bar(
            _section_name(register, code), "", 0, float(sums[code] / measure.scale),
            tuple(f.anchor_id for f in held[code]), tongue.number(sums[code] / measure.scale, least),
        )
        for code in order
    )  # fmt: skip
    unit = measure.name(register)
    told = "; ".join(f"{bar.category}: {bar.label}" for bar in bars)
    title = f"{tongue('structure.sections')}. {_caption(register, group)}, {unit}"
    names = tuple(bar.category for bar in bars)
    return [Chart("treemap", title, unit, tongue("chart.alt", values=told), bars, names, ())]


def _section_name(register: Register, code: str) -> str:
    found = section(code)
    return f"{code}. {found.name_ru if register.tongue.language == 'ru' else found.name_en}"


def named_goods(register: Register) -> Bullets | None:
    """Goods named in order without numbers, a line for each list."""
    tongue = register.tongue
    items: list[Line] = []
    for c in sorted(
        register.facts(Composition), key=lambda c: register.direction(c.measure, c.reporter, c.partner) == "in"
    ):
        way = register.direction(c.measure, c.reporter, c.partner)
        when = tongue.period(c.period) if c.period else ""
        head = tongue("structure.named", arrow=register.arrow(way)) + (f", {when}" if when else "") + ": "
        items.append((Words(head, "label"), register.fact(", ".join(c.goods), c)))
    return Bullets(tuple(items)) if items else None
