"""Sums over two currencies: exports in euros and imports in dollars beside a turnover in dollars, in one system.

Every flow that is told in one currency of a text has a twin in the other, and the twin is the flow times the rate of
its period, anywhere between the least and the greatest that held. The rate enters the system as one more claim, so
that a refutation names it and is certified as any other. One flow has one rate, whatever is said of it; two flows may
have two, because each is worked out at the rates of its own months and days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from comity.checking.bodies import bodies
from comity.checking.cases import Case
from comity.checking.conflict import conflict
from comity.checking.derive import derive
from comity.checking.exchange import Converted, Exchange
from comity.checking.keys import TRADE, is_currency, kind_of, sides
from comity.checking.options import Option
from comity.checking.proof import Line, lines
from comity.checking.relations import Relation
from comity.checking.system import Ground, components, ground_of, refute, spoken
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.quantity import Quantity

# Conflicts of one component that are looked at; with more it was not understood.
_ENOUGH = 6
_SCALES = (Fraction(1000), Fraction(1, 1000))
_LEAPS = (Fraction(10), Fraction(1, 10))
_COST = 3
# Sums of one text that are farther apart than so many times are of two things.
_ONE_THING = Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Rated:
    """What the rates tie together: by the tag of a tie, what one unit of the one currency is in the other."""

    ties: tuple[Relation, ...]
    rates: Mapping[str, Converted]


def sums(
    figures: Sequence[Figure], exchange: Exchange, dates: Mapping[str, Period], silent: frozenset[str]
) -> list[Case]:
    """Sums that no rate of their time brings together. Within one document only; two values of one thing apart, which
    `currencies` holds against each other.

    dates: of the documents, whose day's rate a writer may have used. silent: statements blamed for an error already.
    """
    found: list[Case] = []
    for body in bodies(_in_two(figures)) if exchange else ():
        rows = [r for r in body.relations if _counts(r) and r.statement not in silent]
        day = dates.get(body.frame.document)
        rated = _rated(rows, () if day is None else (day,), exchange)
        for component in components([*rows, *rated.ties]):
            tied = {r.left.unit for r in component if r.kind == "level" and r.statement not in rated.rates}
            if len(tied) > 1:
                found += _cases(component, rated)
    return found


def _in_two(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of documents that tell of the trade of a pair in two currencies."""
    units: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for f in figures:
        if f.form == "level" and is_currency(f.unit) and kind_of(f.measure) in TRADE:
            units[f.document, frozenset(sides(f)[1:])].add(f.unit)
    chosen = {document for (document, _), found in units.items() if len(found) > 1}
    return [f for f in figures if f.document in chosen]


def _counts(r: Relation) -> bool:
    return is_currency(r.left.unit) and r.left.kind in TRADE


def _rated(rows: Sequence[Relation], days: Sequence[Period], exchange: Exchange) -> Rated:
    """A tie for each flow and each couple of the currencies in which the text counts the pair's trade, at the rates of
    its period and of some days more."""
    money: dict[frozenset[str], set[str]] = defaultdict(set)
    for r in rows:
        money[frozenset((r.left.origin, r.left.destination))].add(r.left.unit)
    things = {replace(q, unit="") for q in spoken(rows) if not q.is_signed}
    ties, rates = [], {}
    for number, thing in enumerate(sorted(things, key=lambda q: q.sort_key)):
        for one, other in combinations(sorted(money[frozenset((thing.origin, thing.destination))]), 2):
            rate = exchange.convert(Interval.point(1), one, other, (thing.period, *days))
            if rate is not None:
                tie = _tie(thing, rate, f"rate {one} {other} {number}")
                ties.append(tie)
                rates[tie.statement] = rate
    return Rated(tuple(ties), rates)


def _tie(thing: Quantity, rate: Converted, tag: str) -> Relation:
    """The flow in the one currency, times the rate, is the flow in the other."""
    low, high = rate.interval.low or Fraction(0), rate.interval.high or Fraction(0)
    middle = (low + high) / 2
    name = f"1 {rate.of} = {float(low):.4g}–{float(high):.4g} {rate.to}"
    figure = Figure(
        document=", ".join(rate.sources),
        text_digest=tag,
        start=0,
        end=0,
        anchor=name,
        measure="rate",
        reporter=thing.origin,
        partner=thing.destination,
        period=thing.period,
        form="ratio",
        value=middle,
        unit="times",
    )
    ends = (replace(thing, unit=rate.to), replace(thing, unit=rate.of))
    return Relation("ratio", *ends, rate.interval, rate.interval, middle, tag, figure)


def _cases(component: Sequence[Relation], rated: Rated) -> Iterator[Case]:
    """The conflicts that rest on a rate, one after another."""
    ground = ground_of(component)
    active = list(component)
    for _ in range(_ENOUGH):
        ids = conflict(active, ground)
        if ids is None:
            return
        inside = [r for r in active if r.statement in ids]
        printed = [r for r in inside if r.statement not in rated.rates]
        # What clashes without a rate was told, or left untold, already; it steps aside.
        if len(printed) < len(inside) and (case := _case(inside, printed, rated, ground)) is not None:
            yield case
        gone = {r.statement for r in printed} or ids
        active = [r for r in active if r.statement not in gone]


def _case(inside: Sequence[Relation], printed: Sequence[Relation], rated: Rated, ground: Ground) -> Case | None:
    """The finding; None of two values of one thing, of sums that fit when rounded more widely, and of those so far
    apart that they are taken for sums of two things, unless a reading brings them together."""
    if len({replace(r.left, unit="") for r in printed}) < 2 or refute(inside, ground, widen=True) is None:
        return None
    line = _line(inside, printed, ground)
    if line is None:
        return None
    options = sorted(_readings(inside, printed, ground), key=lambda o: (o.cost, o.statement, str(o.shown)))
    if not options and not _near(inside, printed, ground):
        return None
    figures = tuple(sorted((r.figure for r in printed), key=lambda f: (f.start, f.end, f.ordinal)))
    blamed = {o.statement for o in options} or {r.statement for r in printed}
    facts = {"line": line, "worth": tuple(_worth(line.target, printed, rated))}
    return Case(
        "implausible", "rates_sum", "warning", figures, tuple(options), relations=tuple(inside), prior="exchange_rate",
        facts=facts, blamed=tuple(sorted(blamed)),
    )  # fmt: skip


def _line(inside: Sequence[Relation], printed: Sequence[Relation], ground: Ground) -> Line | None:
    """What the others make of one printed level, the widest flow first."""
    known = derive(inside, ground.laws)
    levels = [r for r in printed if r.kind == "level"]
    order = sorted(
        levels, key=lambda r: (r.left.kind != "turnover", -r.left.period.length, r.figure.start, r.statement)
    )
    return next((line for r in order for line in lines(r, known) if not line.holds), None)


def _worth(target: Relation, printed: Sequence[Relation], rated: Rated) -> Iterator[tuple[Figure, Converted]]:
    """The other figures that are in another currency than the target, in the target's."""
    for r in sorted(printed, key=lambda r: (r.figure.start, r.statement)):
        ends = {r.left, replace(r.left, unit=target.left.unit)}
        tie = next((t for t in rated.ties if {t.left, t.right} == ends), None)
        if r.kind == "level" and tie is not None:
            yield r.figure, _converted(r, rated.rates[tie.statement])


def _converted(r: Relation, rate: Converted) -> Converted:
    """The printed amount at the rate, whichever way round the rate is told."""
    low, high = rate.interval.low or Fraction(1), rate.interval.high or Fraction(1)
    factors = (low, high) if rate.of == r.left.unit else (1 / high, 1 / low)
    other = rate.to if rate.of == r.left.unit else rate.of
    own = r.interval.scale(r.sign)
    ends = [end * f for end in (own.low, own.high) if end is not None for f in factors]
    told = Interval(1 / factors[1], 1 / factors[0])
    return Converted(Interval(min(ends), max(ends)), told, r.left.unit, other, r.left.period, rate.sources)


def _readings(inside: Sequence[Relation], printed: Sequence[Relation], ground: Ground) -> Iterator[Option]:
    """Million for billion, where that fits and ten times as much, or a tenth, would not."""
    for r in printed:
        if r.kind != "level":
            continue
        for factor in _SCALES:
            fits = refute(_with(inside, r, r.interval.scale(factor)), ground) is None
            if fits and any(refute(_with(inside, r, r.interval.scale(factor * leap)), ground) for leap in _LEAPS):
                figure = r.figure
                high = None if figure.high is None else figure.high * factor
                shown = replace(figure, value=figure.value * factor, high=high, step=figure.step * factor)
                yield Option("scale", _COST, r.statement, (), shown)


def _near(inside: Sequence[Relation], printed: Sequence[Relation], ground: Ground) -> bool:
    """One of the levels half as large again, or two thirds of itself, would fit."""
    for r in (r for r in printed if r.kind == "level"):
        ends = [
            e * f for e in (r.interval.low, r.interval.high) if e is not None for f in (_ONE_THING, 1 / _ONE_THING, 1)
        ]
        if refute(_with(inside, r, Interval(min(ends), max(ends))), ground) is None:
            return True
    return False


def _with(inside: Sequence[Relation], r: Relation, interval: Interval) -> list[Relation]:
    return [replace(o, interval=interval) if o is r else o for o in inside]
