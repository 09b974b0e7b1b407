"""Official statistics in the brief: both sides' books beside each other, never joined in one line, cell or sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.brief.content import Bar, Block, Cell, Chart, Column, Evidence, Line, Ref, Row, Source, Table, Words
from comity.brief.register import Register
from comity.errors import UnknownCode
from comity.model.observation import Observation
from comity.model.period import Period
from comity.reference.commodities import chapter, heading

MILLION = 10**6
YEARS = 10  # of the table
TOP = 10  # chapters told


@dataclass(frozen=True, slots=True)
class Series:
    """One flow in one book: `out` in our books, in theirs ... An estimate is a series of its own, by its source."""

    way: str
    books: str | None
    source: str

    def name(self, register: Register) -> str:
        """`Exports to Armenia, statistics of Georgia`."""
        tongue, there = register.tongue, register.pair[1]
        flow = tongue.flow(f"trade.{self.way}", there)
        if self.books is None:
            return tongue("official.estimate", flow=flow, source=self.source)
        return f"{flow}, {tongue('qualifier.books', country=tongue.country(self.books, 'genitive'))}"


def totals(register: Register) -> dict[tuple[Series, Period], Observation]:
    """All goods, each flow, book and period once: the newest vintage no later than the brief."""
    return _newest(register, (o for o in _held(register) if o.quantity.commodity is None))


def chapters(register: Register) -> dict[tuple[Series, Period], list[Observation]]:
    """Goods by code, each flow, book and year."""
    found: dict[tuple[Series, Period, str], Observation] = {}
    for o in _held(register):
        if o.quantity.commodity and o.quantity.period.is_year:
            key = (_series(register, o), o.quantity.period, o.quantity.commodity)
            if key not in found or found[key].vintage < o.vintage:
                found[key] = o
    grouped: dict[tuple[Series, Period], list[Observation]] = {}
    for (series, period, _), o in found.items():
        grouped.setdefault((series, period), []).append(o)
    return grouped


def spelt(register: Register, o: Observation) -> Ref:
    """The value in millions (or whole, where it is small), leading to its rows."""
    middle = o.interval.low if o.interval.high is None else o.interval.high
    if o.interval.low is not None and o.interval.high is not None:
        middle = (o.interval.low + o.interval.high) / 2
    text = "?" if middle is None else register.tongue.number(middle / MILLION, 1)
    anchors = tuple(register.row(o.source, o.vintage, line) for line in o.rows)
    return Ref(text, anchors, "official", formula=o.formula)


def tile_lines(register: Register, column: str, period: Period) -> tuple[Line, ...]:
    """What each book says of one flow of one period, under what the documents say."""
    lines: list[Line] = []
    for (series, when), o in sorted(totals(register).items(), key=lambda item: _order(register, item[0][0])):
        if series.way == column and when == period and series.books:
            whose = register.tongue("qualifier.books", country=register.tongue.country(series.books, "genitive"))
            unit = register.tongue("unit.million_of", unit=o.currency)
            lines.append((spelt(register, o), Words(f" {unit}, {whose}", "label")))
    return tuple(lines)


def blocks(register: Register) -> list[Block]:
    """The table of both books and the chart of their lines; nothing without statistics."""
    held = {key: o for key, o in totals(register).items() if key[1].is_year and register.options.covers(key[1])}
    if not held:
        return []
    made: list[Block] = [_table(register, held)]
    drawn = _lines(register, held)
    return [*made, drawn] if drawn else made


def structure(register: Register) -> list[Block]:
    """The leading chapters of the newest year each way, in the books that have them, with their shares of the total."""
    made: list[Block] = []
    grouped = chapters(register)
    for way in ("out", "in"):
        years = [period for series, period in grouped if series.way == way and series.books]
        if not years:
            continue
        newest = max(years, key=lambda period: period.last_day)
        for (series, period), found in sorted(grouped.items(), key=lambda item: _order(register, item[0][0])):
            if series.way == way and period == newest and series.books:
                made.append(_chapters(register, series, period, found))
    return made


def _held(register: Register) -> Iterable[Observation]:
    profile, day = register.profile, register.as_of
    for o in profile.observations if profile else ():
        if day is None or o.quantity.period.last_day <= day:
            yield o


def _series(register: Register, o: Observation) -> Series:
    q = o.quantity
    way = q.measure if q.measure in ("turnover", "balance") else "out" if q.origin == register.pair[0] else "in"
    return Series(way, o.books, o.source)


def _newest(register: Register, held: Iterable[Observation]) -> dict[tuple[Series, Period], Observation]:
    found: dict[tuple[Series, Period], Observation] = {}
    for o in held:
        key = (_series(register, o), o.quantity.period)
        if key not in found or found[key].vintage < o.vintage:
            found[key] = o
    return found


def _order(register: Register, series: Series) -> tuple[object, ...]:
    """Exports before imports; our books, theirs, then estimates."""
    sides = (*register.pair, None)
    ways = ("out", "in", "turnover", "balance")
    return (ways.index(series.way), sides.index(series.books) if series.books in sides else 3, series.source)


def _table(register: Register, held: dict[tuple[Series, Period], Observation]) -> Table:
    tongue = register.tongue
    series = sorted({s for s, _ in held if s.way in ("out", "in")}, key=lambda s: _order(register, s))
    years = sorted({period for _, period in held}, key=lambda p: p.year)[-YEARS:]
    rows = []
    for year in years:
        cells = [Cell(((Words(tongue.period(year), "label"),),))]
        for s in series:
            o = held.get((s, year))
            cells.append(Cell(((spelt(register, o),),)) if o else Cell())
        rows.append(Row(tuple(cells)))
    currency = next(iter(held.values())).currency
    unit = tongue("unit.million_of", unit=currency)
    columns = (Column(tongue("column.period")), *(Column(s.name(register), "number") for s in series))
    note: Line = (Words(tongue("official.note")),)
    return Table(f"{tongue('official.caption')}, {unit}", columns, tuple(rows), (note,))


def _lines(register: Register, held: dict[tuple[Series, Period], Observation]) -> Chart | None:
    """A line a flow and book; none joins two books."""
    tongue = register.tongue
    bars = []
    for (s, year), o in sorted(held.items(), key=lambda item: (_order(register, item[0][0]), item[0][1].year)):
        if s.way in ("out", "in") and o.interval.low is not None and o.interval.high is not None:
            middle = (o.interval.low + o.interval.high) / 2 / MILLION
            bars.append(Bar(str(year.year), s.name(register), 0, float(middle), (), tongue.number(middle, 1)))
    years = sorted({bar.category for bar in bars})
    if len(years) < 2:
        return None
    unit = tongue("unit.million_of", unit=next(iter(held.values())).currency)
    here, there = (tongue.country(code) for code in register.pair)
    title = tongue("official.chart", here=here, there=there, span=f"{years[0]}–{years[-1]}", unit=unit)
    told = "; ".join(f"{bar.category}, {bar.series}: {bar.label}" for bar in bars)
    names = tuple(dict.fromkeys(bar.series for bar in bars))
    axis = tuple(str(year) for year in range(int(years[0]), int(years[-1]) + 1))
    return Chart("lines", title, unit, tongue("chart.alt", values=told), tuple(bars), axis, names)


def _chapters(register: Register, series: Series, period: Period, found: list[Observation]) -> Table:
    tongue = register.tongue
    ranked = sorted(found, key=lambda o: (-(o.interval.high or 0), o.quantity.commodity or ""))[:TOP]
    rows = [
        Row(
            (Cell(((Words(_chapter(register, o.quantity.commodity or ""), "label"),),)), Cell(((spelt(register, o),),)))
        )
        for o in ranked
    ]
    unit = tongue("unit.million_of", unit=ranked[0].currency)
    caption = tongue("official.structure", series=series.name(register), period=tongue.period(period), unit=unit)
    columns = (Column(tongue("column.commodity")), Column(unit, "number"))
    return Table(caption, columns, tuple(rows))


def _chapter(register: Register, code: str) -> str:
    try:
        found = chapter(code) if len(code) == 2 else heading(code)
    except UnknownCode:
        return f"HS {code}"
    return f"{code} {found.name_ru if register.tongue.language == 'ru' else found.name_en}"


def sources(register: Register) -> tuple[Source, ...]:
    """The statistics whose rows the sections use, numbered after the documents."""
    first = len(register.sources) + 1
    return tuple(
        Source(number, f"{source} {vintage}", register.tongue("official.source", source=source), _day(vintage),
               vintage, "", "", quality=register.tongue("official.quality", day=vintage))
        for number, (source, vintage) in enumerate(_places(register), first)
    )  # fmt: skip


def evidence(register: Register) -> tuple[Evidence, ...]:
    """The rows the sections use, by source, in the order of their use."""
    found: list[Evidence] = []
    for number, place in enumerate(_places(register), len(register.sources) + 1):
        rows = [row for row in register.rows.values() if (row.source, row.vintage) == place]
        found += [
            Evidence(row.anchor, f"{number}.{index}", number, "official", row.line, "", row.line, "", "", "", (), ())
            for index, row in enumerate(rows, 1)
        ]
    return tuple(found)


def _places(register: Register) -> list[tuple[str, str]]:
    return sorted({(row.source, row.vintage) for row in register.rows.values()})


def _day(vintage: str) -> date | None:
    try:
        return date.fromisoformat(vintage)
    except ValueError:
        return None
