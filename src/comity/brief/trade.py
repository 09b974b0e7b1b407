"""Trade by year, in goods and in services: stated values with their changes, implied ones set apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from comity.brief import official
from comity.brief.content import (
    Bar,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Heading,
    Line,
    Milestone,
    Ref,
    Row,
    Section,
    Table,
    Words,
)
from comity.brief.derived import change, percent
from comity.brief.entries import Measure, column, entries, merged, padding, places, qualifiers
from comity.brief.register import LEVELS, Register
from comity.model.facts import Milestone as MilestoneFact
from comity.model.figure import Figure
from comity.model.finding import Implied
from comity.model.interval import Interval
from comity.model.period import Period

COLUMNS = ("turnover", "out", "in", "balance")
LONGEST_AXIS = 16  # years drawn with their gaps; beyond that only the years told of


def is_total(figure: Figure, prefix: str = "") -> bool:
    """Trade of all goods between the two countries, as reported."""
    measure = figure.measure.removeprefix(prefix)
    return (
        figure.measure.startswith(prefix)
        and measure in LEVELS
        and figure.commodity is None
        and figure.status == "reported"
    )


def is_partial(figure: Figure) -> bool:
    """Less than the two countries: an oblast, some companies, a region of the partner."""
    return bool(figure.scope or figure.partner_region)


def labels(register: Register) -> dict[str, str]:
    """The names of the columns, our side's words first."""
    tongue = register.tongue
    return {
        "turnover": tongue("trade.turnover"),
        "out": tongue.flow("trade.out", register.pair[1]),
        "in": tongue.flow("trade.in", register.pair[1]),
        "balance": tongue("trade.balance"),
    }


def trade_section(register: Register, number: int) -> Section | None:
    """Goods trade by year."""
    totals = [f for f in register.figures if is_total(f) and register.options.covers(f.period)]
    whole, implied = told_totals(register)
    blocks: list[Block] = []
    if whole or implied:
        blocks.append(by_period(register, whole, implied, register.tongue("trade.caption")))
        drawn = chart(register, whole, implied)
        if drawn:
            blocks.append(drawn)
    blocks += official.blocks(register)
    partial = [f for f in totals if is_partial(f) and f.form not in ("share", "rank")]
    if partial:
        blocks.append(by_period(register, partial, (), register.tongue("trade.partial")))
    weights = [f for f in totals if f.form in ("share", "rank")]
    if weights:
        told = tuple(_weight(register, f, line) for f in weights for line in entries(register, [f], ("period",)))
        blocks += [Heading(register.tongue("trade.weight")), Bullets(told)]
    return Section("trade", number, register.tongue("section.trade"), tuple(blocks), "annex") if blocks else None


def told_totals(register: Register) -> tuple[list[Figure], list[Implied]]:
    """Trade in goods of the whole countries within the years asked for, and what follows from it."""
    covers = register.options.covers
    whole = [
        f
        for f in register.figures
        if is_total(f) and not is_partial(f) and f.form not in ("share", "rank") and covers(f.period)
    ]
    implied = [
        value
        for value in register.report.implied
        if _is_implied_total(register, value) and covers(Period.parse(value.period))
    ]
    return whole, implied


def by_period(register: Register, figures: Sequence[Figure], implied: Sequence[Implied], caption: str) -> Table:
    """Periods down, flows across; under a level stand its changes, then what is implied."""
    measure = Measure.of(figures)
    shown = [value for value in implied if value.unit == measure.unit or not measure.unit]
    names = labels(register)
    used = [name for name in COLUMNS if _any_in(register, name, figures, shown)]
    widest = {name: places(register, _in(register, name, figures), measure) for name in used}
    changes = _changes(register, figures, measure)
    keys = {(f.period, f.books) for f in figures} | {(Period.parse(v.period), _books(register, v)) for v in shown}
    rows = []
    for period, books in sorted(keys, key=_order):
        cells = [_row_name(register, period, books)]
        for name in used:
            stated = [f for f in _in(register, name, figures) if (f.period, f.books) == (period, books)]
            mine = [
                v
                for v in shown
                if (v.period, _books(register, v)) == (str(period), books) and _column(register, v) == name
            ]
            cells.append(_cell(register, stated, mine, measure, widest[name], changes.get((name, period, books))))
        rows.append(Row(tuple(cells)))
    heads = (Column(register.tongue("column.period")), *(Column(names[name], "number") for name in used))
    unit = measure.name(register)
    return Table(f"{caption}, {unit}" if unit else caption, heads, tuple(rows), _derivations(register, shown, names))


def _row_name(register: Register, period: Period | None, books: str | None) -> Cell:
    """The period, and whose statistics where they are named: books never share a row."""
    tongue = register.tongue
    name: Line = (Words(tongue.period(period), "label"),)
    if books is None:
        return Cell((name,))
    return Cell((name, (Words(tongue("qualifier.books", country=tongue.country(books, "genitive")), "muted"),)))


def _changes(
    register: Register, figures: Sequence[Figure], measure: Measure
) -> dict[tuple[str, Period | None, str | None], Ref]:
    """Growth that nobody states and two levels of one source show: of whole years that follow each other."""
    levels: dict[tuple[str, str, str | None, str, int], Figure] = {}
    stated: set[tuple[str, Period | None, str | None]] = set()
    for f in sorted(figures, key=lambda f: (f.optional, f.step)):
        name = register.column(f.measure, f.reporter, f.partner)
        if f.form in ("growth", "ratio"):
            stated.add((name, f.period, f.books))
        elif name != "balance" and measure.fits(f) and f.period and f.period.is_year and f.basis is None:
            levels.setdefault((f.document, name, f.books, f.measure, f.period.year), f)
    made: dict[tuple[str, Period | None, str | None], Ref] = {}
    for (document, name, books, flow, year), after in levels.items():
        before = levels.get((document, name, books, flow, year - 1))
        key = (name, after.period, books)
        found = change(register.tongue, before, after, measure.scale) if before and key not in stated else None
        if before and found and key not in made:
            state = register.state((before.anchor_id, after.anchor_id))
            doubt = state if state in ("conflict", "doubt") else ""
            text = percent(register.tongue, found.percent)
            made[key] = Ref(text, (before.anchor_id, after.anchor_id), "implied", doubt, found.formula)
    return made


def _cell(
    register: Register,
    stated: Sequence[Figure],
    implied: Sequence[Implied],
    measure: Measure,
    widest: int,
    changed: Ref | None = None,
) -> Cell:
    """Levels, their changes, then implied values."""
    omit = ("period", "commodity", "books")
    made: list[Line] = []
    for form in ("level", "growth", "ratio"):
        made += column(register, [f for f in stated if f.form == form], measure, omit, widest)
    if changed:
        made.append((changed,))
    for value in implied:
        spelt = register.tongue.bounds(value.interval, measure.scale, widest)
        made.append((register.implied(spelt, value, padding(register, spelt, widest)),))
    return Cell(tuple(made))


def _derivations(register: Register, implied: Sequence[Implied], names: dict[str, str]) -> tuple[Line, ...]:
    """One note for each implied value: how it follows."""
    notes: list[Line] = []
    for value in implied:
        name = names[_column(register, value)]
        what = f"{name}, {register.tongue.period(Period.parse(value.period))}: "
        notes.append((Words(what, "label"), register.implied(value.formula, value)))
    return tuple(notes)


def _weight(register: Register, figure: Figure, line: Line) -> Line:
    """A share in, or a rank among, something larger."""
    tongue = register.tongue
    name = tongue.get(f"measure.{figure.measure}", figure.measure)
    ends = " – ".join(tongue.country(code) for code in (figure.reporter, figure.partner))
    return (Words(f"{name}, {ends}, {tongue.period(figure.period)}: ", "label"), *line)


def _in(register: Register, name: str, figures: Iterable[Figure]) -> list[Figure]:
    return [f for f in figures if register.column(f.measure, f.reporter, f.partner) == name]


def _any_in(register: Register, name: str, figures: Iterable[Figure], implied: Iterable[Implied]) -> bool:
    return bool(_in(register, name, figures)) or any(_column(register, value) == name for value in implied)


def _books(register: Register, value: Implied) -> str | None:
    """Whose statistics an implied value follows from, where that is one country's alone."""
    found = {f.books for f in (register.by_id.get(anchor) for anchor in value.statements) if isinstance(f, Figure)}
    return found.pop() if len(found) == 1 else None


def _column(register: Register, value: Implied) -> str:
    return register.column(value.measure, value.reporter, value.partner)


def _is_implied_total(register: Register, value: Implied) -> bool:
    return (
        value.measure in LEVELS
        and value.commodity is None
        and {value.reporter, value.partner} == set(register.pair)
        and value.interval != Interval(None, None)
    )


def _order(key: tuple[Period | None, str | None]) -> tuple[object, ...]:
    """Oldest first; a year after its parts; what has no period last; unnamed books before named ones."""
    period, books = key
    return (1, books or "") if period is None else (0, period.last_day, period.length, books or "")


# The chart of the years


def chart(register: Register, figures: Sequence[Figure], implied: Sequence[Implied]) -> Chart | None:
    """Bars of turnover and both flows for whole years; none where fewer than two values are told."""
    measure = Measure.of(figures)
    names = labels(register)
    drawn: dict[tuple[str, str], dict[tuple[str, str | None], Bar]] = {}
    for f in sorted(figures, key=lambda f: (f.bound != "exact", f.optional)):
        name = register.column(f.measure, f.reporter, f.partner)
        if name == "balance" or not measure.fits(f) or f.period is None or not f.period.is_year or f.high is not None:
            continue
        year = str(f.period.year)
        told = drawn.setdefault((name, year), {})
        spelt = register.tongue.value(f, measure.scale)
        if all(bar.label != spelt for bar in told.values()):
            bar = Bar(year, names[name], len(told), float(f.value / measure.scale), (f.anchor_id,), spelt)
            told.setdefault((f.document, f.books), bar)
    bars = [bar for told in drawn.values() for bar in told.values()]
    if len(bars) < 2:
        return None
    also = (_implied_bar(register, value, measure, names, drawn) for value in implied)
    bars += [bar for bar in also if bar]
    return _drawn(register, bars, names, measure)


def _implied_bar(
    register: Register, value: Implied, measure: Measure, names: dict[str, str], drawn: Collection[tuple[str, str]]
) -> Bar | None:
    """An implied year, drawn at the middle of its interval."""
    name, low, high = _column(register, value), value.interval.low, value.interval.high
    period = Period.parse(value.period)
    if name == "balance" or value.unit != measure.unit or not period.is_year or low is None or high is None:
        return None
    if (name, str(period.year)) in drawn:
        return None
    anchors = tuple(anchor for anchor in value.statements if anchor in register.numbers)
    ends = (float(low / measure.scale), float(high / measure.scale))
    spelt = register.tongue.bounds(value.interval, measure.scale)
    return Bar(str(period.year), names[name], 0, float((low + high) / 2 / measure.scale), anchors, spelt, *ends)


def _drawn(register: Register, bars: list[Bar], names: dict[str, str], measure: Measure) -> Chart:
    tongue = register.tongue
    years = sorted({int(bar.category) for bar in bars})
    axis = range(years[0], years[-1] + 1) if years[-1] - years[0] < LONGEST_AXIS else years
    order = [names[name] for name in COLUMNS]
    series = sorted({bar.series for bar in bars}, key=order.index)
    unit = measure.name(register)
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    here, there = (tongue.country(code) for code in register.pair)
    told = "; ".join(f"{bar.category}, {bar.series}: {bar.label}" for bar in sorted(bars, key=lambda b: b.category))
    return Chart(
        "years", tongue("chart.years", here=here, there=there, span=span, unit=unit), unit,
        tongue("chart.alt", values=told), tuple(bars), tuple(map(str, axis)), tuple(series), tongue("chart.implied"),
        milestones=_milestones(register, years[0], years[-1]),
    )  # fmt: skip


def _milestones(register: Register, first: int, last: int) -> tuple[Milestone, ...]:
    """The steps of integration that fall into the years drawn, oldest first, each once."""
    found: dict[tuple[float, str], Milestone] = {}
    for fact in register.facts(MilestoneFact):
        day = fact.date.first_day if fact.date else None
        if day and fact.date and first <= day.year <= last:
            when = day.year if fact.date.is_year else day.year + (day.timetuple().tm_yday - 1) / 366
            label = f"{fact.union}: {fact.step}" if fact.union.casefold() not in fact.step.casefold() else fact.step
            found.setdefault((when, label.casefold()), Milestone(when, label, (fact.anchor_id,)))
    return tuple(found[key] for key in sorted(found))


def services_table(register: Register) -> Table | None:
    """Services, in the same layout as goods."""
    figures = [f for f in register.figures if is_total(f, "services.") and f.form not in ("share", "rank")]
    return by_period(register, figures, (), register.tongue("services.caption")) if figures else None


def leftovers(register: Register, figures: Iterable[Figure]) -> Bullets | None:
    """Figures that fit no table, each with its measure in words."""
    tongue = register.tongue
    items: list[Line] = []
    for text, group in merged(figures, tongue.value):
        f = group[0]
        sides = " – ".join(tongue.country(code) for code in (f.reporter, f.partner) if code)
        name = tongue.get(f"measure.{f.measure}", f.measure.removeprefix("other:").removeprefix("count:"))
        head = ", ".join(part for part in (name, sides, tongue.period(f.period) if f.period else "") if part) + ": "
        rest = ", ".join(qualifiers(register, f, ("period", "side")))
        tail = (Words(f", {rest}", "label"),) if rest else ()
        items.append((Words(head, "label"), register.figure(text, *group), *tail))
    return Bullets(tuple(items)) if items else None
