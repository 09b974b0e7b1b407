"""Figures of one quantity in different currencies, held against each other at the rates of their time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, groupby

from comity.checking.bodies import bodies
from comity.checking.cases import Case
from comity.checking.exchange import Converted, Exchange, product_of
from comity.checking.keys import MANY, is_currency, sides, words
from comity.checking.mixed import sums
from comity.checking.options import Option
from comity.checking.relations import Relation
from comity.errors import UnknownCode
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.quantity import Quantity
from comity.reference.currencies import default_for_country

COMMON = ("USD", "EUR", "RUB")
# A thing that more places tell of is compared within documents only: a finding for each couple would help nobody.
_MANY_TOLD = 60
# Values of one text farther apart than so many times are of two things.
_ONE_THING = Fraction(3, 2)
_ENDLESS = Fraction(10**9)
_SCALES = (Fraction(1000), Fraction(1, 1000))
_COSTS = {"scale": 3, "currency": 4, "growth": 3, "volume": 4}


@dataclass(frozen=True, slots=True)
class Met:
    """What came of the comparison. missing: (currency, period) that had something to compare and no rate."""

    cases: tuple[Case, ...]
    missing: tuple[tuple[str, Period], ...]


def across(figures: Sequence[Figure], exchange: Exchange, dates: Mapping[str, Period], silent: frozenset[str]) -> Met:
    """Levels of one quantity in two currencies that no rate of their time brings together; and sums of such levels.

    Within a document that is implausible (the rates are the prior: a writer may have used another day's); between
    documents the sources differ. dates: of the documents, whose day's rate a writer may have used. silent: statements
    blamed for an error already.
    """
    places: dict[Quantity, list[Relation]] = defaultdict(list)
    for body in bodies(_in_two(figures)):
        for r in body.relations:
            if r.kind == "level" and is_currency(r.left.unit) and r.left.measure not in MANY:
                places[replace(r.left, unit="", source="", books=None)].append(r)
    cases: list[Case] = []
    missing: set[tuple[str, Period]] = set()
    for quantity in sorted(places, key=lambda q: q.sort_key):
        rows = sorted(places[quantity], key=_place)
        between = len(rows) <= _MANY_TOLD
        for a, b in _couples(rows, between):
            if a.left.unit == b.left.unit or not _comparable(a, b) or {a.statement, b.statement} & silent:
                continue
            found = _converted(a, b, exchange, dates)
            if found is None:
                missing |= {(u, a.left.period) for u in (a.left.unit, b.left.unit) if _unknown(u, a, exchange)}
            elif found.interval.meet(b.wide) is None and (case := _case(a, b, found, exchange, dates)) is not None:
                cases.append(case)
    blamed = silent | {s for case in cases for s in case.blamed}
    cases += sums(figures, exchange, dates, blamed)
    return Met(tuple(cases), tuple(sorted(missing, key=lambda m: (m[0], str(m[1])))))


def _couples(rows: Sequence[Relation], between: bool) -> Iterator[tuple[Relation, Relation]]:
    """Two at a time, in their order; of one document only, where documents are not to be compared."""
    if between:
        yield from combinations(rows, 2)
        return
    for _, own in groupby(rows, key=lambda r: r.figure.document):
        yield from combinations(own, 2)


def _in_two(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of documents that tell of a thing which is told in two currencies, somewhere."""
    units: dict[tuple[object, ...], set[str]] = defaultdict(set)
    documents: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for f in figures:
        if f.form == "level" and is_currency(f.unit):
            thing = (*sides(f), words(f.commodity), f.period)
            units[thing].add(f.unit)
            documents[thing].add(f.document)
    chosen = {name for thing, found in units.items() if len(found) > 1 for name in documents[thing]}
    return [f for f in figures if f.document in chosen]


def _place(r: Relation) -> tuple[object, ...]:
    return (r.figure.document, r.figure.start, r.figure.end, r.figure.ordinal)


def _comparable(a: Relation, b: Relation) -> bool:
    """In one document the same books; between documents whichever, which is then told."""
    return a.left.source != b.left.source or a.left.books == b.left.books


def _unknown(unit: str, r: Relation, exchange: Exchange) -> bool:
    return exchange.worth(unit, r.left.period) is None


def _converted(a: Relation, b: Relation, exchange: Exchange, dates: Mapping[str, Period]) -> Converted | None:
    days = {r.figure.document: dates[r.figure.document] for r in (a, b) if r.figure.document in dates}
    periods = [a.left.period, *(days[name] for name in sorted(days))]
    return exchange.convert(a.wide, a.left.unit, b.left.unit, periods)


def _case(a: Relation, b: Relation, found: Converted, exchange: Exchange, dates: Mapping[str, Period]) -> Case | None:
    """The finding; None within one text of two values that are far apart and that no reading brings together: they are
    of two things which the reader could not tell apart."""
    rows = tuple(sorted((a.figure, b.figure), key=lambda f: (f.document, f.start, f.end, f.ordinal)))
    facts = {"converted": found, "from": a.figure, "to": b.figure}
    if a.left.source != b.left.source:
        option = Option("books", 5, b.statement, ())
        return Case("sources differ", "rates_between", "note", rows, (option,), relations=(a, b), facts=facts)
    options = tuple(sorted(_readings(a, b, exchange, dates), key=lambda o: (o.cost, o.reading, o.statement)))
    if not options and _gap(found.interval, b.wide) > _ONE_THING:
        return None
    likely = {o.statement for o in options if o.cost == options[0].cost}
    blamed = tuple(sorted(likely or {a.statement, b.statement}))
    return Case(
        "implausible", "rates", "warning", rows, options, relations=(a, b), prior="exchange_rate", facts=facts,
        blamed=blamed,
    )  # fmt: skip


def _gap(one: Interval, other: Interval) -> Fraction:
    """How many times the one is the other at least; without end where their signs differ, 1 where it cannot be told."""
    low, high = sorted((one, other), key=lambda i: (i.high is None, i.high or 0))
    if low.high is None or high.low is None:
        return Fraction(1)
    if low.high <= 0 <= high.low:
        return _ENDLESS
    return high.low / low.high if low.high > 0 else low.high / high.low


def _readings(a: Relation, b: Relation, exchange: Exchange, dates: Mapping[str, Period]) -> Iterator[Option]:
    """What would bring the two together: million for billion, or another currency."""
    for r, other in ((a, b), (b, a)):
        for factor in _SCALES:
            scaled = replace(r, wide=r.wide.scale(factor))
            if _agree(scaled, other, exchange, dates):
                shown = replace(r.figure, value=r.figure.value * factor, step=r.figure.step * factor)
                yield Option("scale", _COSTS["scale"], r.statement, (), shown)
        for unit in _likely(r):
            if unit not in (r.left.unit, other.left.unit):
                changed = replace(r, left=replace(r.left, unit=unit))
                if _agree(changed, other, exchange, dates):
                    shown = replace(r.figure, unit=unit)
                    yield Option("currency", _COSTS["currency"], r.statement, (), shown)


def _agree(a: Relation, b: Relation, exchange: Exchange, dates: Mapping[str, Period]) -> bool:
    found = _converted(a, b, exchange, dates)
    return found is not None and found.interval.meet(b.wide) is not None


def _likely(r: Relation) -> list[str]:
    """The currencies that may have been meant: those of the two countries, before and after a redenomination, and
    the common ones."""
    found = list(COMMON)
    for code in (r.left.origin, r.left.destination):
        for day in (None, r.left.period.first_day, r.left.period.last_day):
            if len(code) == 3 and code != "WLD" and (unit := _money(code, day)):
                found.append(unit)
    return sorted(set(found))


def _money(country: str, day: dt.date | None) -> str | None:
    try:
        return default_for_country(country, day)
    except UnknownCode:
        return None


def growths(case: Case, exchange: Exchange, volumes: Mapping[Quantity, Relation]) -> Case:
    """The case with two more readings where they fit: the growth is told in a national currency, or in tonnes.

    volumes: printed weights by quantity.
    """
    line = case.refuted
    if line is None or line.kind != "ratio" or line.right is None or case.cls not in ("contradiction", "wording"):
        return case
    target = line.target
    if target.figure.form not in ("growth", "ratio") or target.right is None:
        return case
    period, base = target.left.period, target.right.period
    options = []
    for unit in _likely(target):
        turn = None if unit in (*COMMON[:2], target.left.unit) else exchange.growth(unit, period, base)
        if turn is not None and product_of(line.interval, turn).meet(target.interval) is not None:
            shown = replace(target.figure, unit=unit)
            options.append(Option("currency", _COSTS["growth"], target.statement, (), shown, "growth"))
    now, before = (volumes.get(replace(q, unit="tonnes")) for q in (target.left, target.right))
    if now is not None and before is not None and before.interval.low:
        room = product_of(now.interval, _inverse(before))
        if room.meet(target.interval) is not None:
            options.append(Option("volume", _COSTS["volume"], target.statement, ()))
    if not options:
        return case
    return replace(case, readings=tuple(sorted((*case.readings, *options), key=lambda o: o.cost)))


def _inverse(r: Relation) -> Interval:
    low, high = r.interval.low, r.interval.high
    return Interval(Fraction(0) if high is None else 1 / high, None if not low else 1 / low)


def volumes_of(figures: Sequence[Figure]) -> dict[Quantity, Relation]:
    """Printed weights by quantity."""
    found: dict[Quantity, Relation] = {}
    for body in bodies(figures):
        for r in body.relations:
            if r.kind == "level" and r.left.unit == "tonnes":
                found.setdefault(r.left, r)
    return found
