"""What nothing forbids but cannot be meant. Each finding names its prior and has a reading that would set it right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from comity.checking.cases import Case
from comity.checking.derive import Derived, derive, over
from comity.checking.keys import Frame, binds, kind_of, sides, words
from comity.checking.options import COSTS, Option, language
from comity.checking.priors import Priors
from comity.checking.proof import Line
from comity.checking.relations import Relation, relation
from comity.checking.system import Ground, ground_of, refute
from comity.model.figure import Figure
from comity.model.period import Period

_FLOWS = ("exports", "imports", "turnover")
_ARRIVALS = ("count:visitors", "count:tourists")
_DOLLARS = ("USD", "EUR")


def parts_of_years(standing: Sequence[Relation], frame: Frame, priors: Priors, ground: Ground) -> list[Case]:
    """A part of a year that a growth makes too small or too large beside the printed year, and another reading of
    the growth does not."""
    parts = [q for r in standing if r.kind == "ratio" for q in (r.left, r.right) if q is not None]
    if not any(priors.part(q.period, Period.of_year(q.period.year)) for q in parts):
        return []
    known = derive(standing, ground.laws)
    out = []
    for quantity in sorted(known, key=lambda q: q.sort_key):
        year = Period.of_year(quantity.period.year)
        band = priors.part(quantity.period, year)
        if band is None or kind_of(quantity.measure) not in _FLOWS:
            continue
        wholes = [d for d in known.get(replace(quantity, period=year), []) if d.depth == 0]
        for d, whole in product(known[quantity], wholes):
            line = _within(d, whole)
            if line is None or line.interval.meet(band) is not None:
                continue
            case = _reread(line, standing, frame, priors, ground)
            if case is not None:
                out.append(case)
                break
    return out


def _within(d: Derived, whole: Derived) -> Line | None:
    if d.term.relation is None or d.term.relation.kind != "ratio" or d.depth == 0 or whole.value <= 0:
        return None
    return Line("within", d, whole, d.value / whole.value, over(d.interval, whole.interval), d.term.relation)


def _reread(line: Line, standing: Sequence[Relation], frame: Frame, priors: Priors, ground: Ground) -> Case | None:
    whole = line.right
    if whole is None:
        return None
    quantity = line.left.quantity
    band = priors.part(quantity.period, whole.quantity.period)
    growth = line.target
    ids = line.used
    inside = [r for r in standing if r.statement in ids]
    readings, fits = [], []
    for option in language(growth.figure, frame):
        if refute(option.apply(standing), ground) is not None:
            continue
        for d in derive(option.apply(inside), ground.laws).get(quantity, []):
            other = _within(d, whole)
            if (
                other is not None
                and other.target.statement == growth.statement
                and band is not None
                and other.value in band
            ):
                readings.append(option)
                fits.append(other)
    if not readings:
        return None
    facts = {"part": quantity.period, "year": whole.quantity.period, "band": band}
    return Case(
        "implausible",
        "part_of_year",
        "warning",
        _figures(inside),
        tuple(readings),
        line,
        tuple(fits),
        tuple(inside),
        "part_of_year",
        facts,
        blamed=(growth.statement,),
    )


def _figures(relations: Sequence[Relation]) -> tuple[Figure, ...]:
    return tuple(sorted((r.figure for r in relations), key=lambda f: (f.document, f.start, f.end, f.ordinal)))


def equal_values(figures: Iterable[Figure], priors: Priors) -> frozenset[int]:
    """Numbers (numerators) that are given for a part of a year, exact enough that the year should not repeat them."""
    return frozenset(
        f.value.numerator
        for f in figures
        if f.form == "level" and f.period is not None and not f.period.is_year and _digits(f) >= priors.equal_digits
    )


def equal_parts(figures: Iterable[Figure], values: Collection[int], priors: Priors) -> list[Case]:
    """One number for a part of a year and for the year, in one document or two. values: as `equal_values` gives."""
    if not values:
        return []
    rows = [f for f in figures if f.value.numerator in values and f.form == "level" and f.high is None]
    # Of most numbers a pair has no year and part of a year that are both so, which is quick to see.
    years: set[tuple[int, str, str]] = set()
    parts: set[tuple[int, str, str]] = set()
    for f in rows:
        if f.period is not None:
            (years if f.period.is_year else parts).add(_pair(f))
    both = years & parts
    places: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in rows if both else ():
        if _pair(f) in both and _digits(f) >= priors.equal_digits and _adds_up(f):
            key = (
                *sides(f),
                words(f.commodity),
                f.unit,
                words(f.scope),
                words(f.partner_region),
                words(f.basis),
                f.value,
            )
            places[key].append(f)
    out = []
    for same in places.values():
        for part, year in product(same, same):
            if part.period is None or year.period is None or not year.period.is_year or part.period == year.period:
                continue
            if year.period.covers(part.period) and not part.period.day and not _told(same, part, year):
                out.append(_equal(part, year))
    return out


def _pair(f: Figure) -> tuple[int, str, str]:
    """The number, and of whom it is."""
    one, other = f.reporter or "", f.partner or ""
    return (f.value.numerator, one, other) if one <= other else (f.value.numerator, other, one)


def _adds_up(f: Figure) -> bool:
    """A past flow, of which every month brings more: trade, or people who came. A stock may well stay as it was."""
    if f.measure in _ARRIVALS:
        return f.status == "reported" and f.period is not None and bool(f.reporter) and bool(f.partner)
    return binds(f) and kind_of(f.measure) in _FLOWS


def _told(rows: Sequence[Figure], part: Figure, year: Figure) -> bool:
    """A restatement of a pair already reported: the first of each document and period is enough."""
    for f in rows:
        for chosen in (part, year):
            if (f.document, f.period) == (chosen.document, chosen.period) and (f.start, f.end) < (
                chosen.start,
                chosen.end,
            ):
                return True
    return False


def _digits(f: Figure) -> int:
    value, step = f.value, f.step
    count = abs(value.numerator) * step.denominator
    count //= value.denominator * (abs(step.numerator) or step.denominator)
    return len(str(count).rstrip("0"))


def _equal(part: Figure, year: Figure) -> Case:
    options = (
        Option("period", 2, year.anchor_id, (), replace(year, period=part.period), "year"),
        Option("period", 3, part.anchor_id, (), replace(part, period=year.period), "part"),
    )
    figures = tuple(sorted((part, year), key=lambda f: (f.document, f.start)))
    facts = {"part": part.period, "year": year.period}
    return Case(
        "implausible",
        "equal_part",
        "warning",
        figures,
        options,
        prior="equal_part",
        facts=facts,
        blamed=(year.anchor_id,),
    )


def unit_values(figures: Sequence[Figure], frame: Frame, standing: Sequence[Relation], priors: Priors) -> list[Case]:
    """So many dollars a tonne that a thousand too many or too few must have slipped in."""
    places: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in figures:
        if (
            binds(f)
            and f.form == "level"
            and f.commodity
            and kind_of(f.measure) in _FLOWS
            and f.high is None
            and f.value > 0
        ):
            places[
                (*sides(f), words(f.commodity), f.period, words(f.scope), words(f.partner_region), words(f.basis))
            ].append(f)
    ground = ground_of(standing)
    out = []
    for rows in places.values():
        weights = [f for f in rows if f.unit == "tonnes"]
        values = [f for f in rows if f.unit in _DOLLARS]
        if len(weights) == 1 and len(values) == 1:
            case = _price(values[0], weights[0], (frame, standing, ground), priors)
            out += [case] if case is not None else []
    return out


def _price(
    value: Figure, weight: Figure, scene: tuple[Frame, Sequence[Relation], Ground], priors: Priors
) -> Case | None:
    frame, standing, ground = scene
    band = priors.dollars_a_tonne(tuple(h.code[:2] for h in (*value.hs, *weight.hs)))
    price = over(value.interval, weight.interval)
    if price.meet(band) is not None:
        return None
    readings = []
    for figure, other, upside_down in ((weight, value, True), (value, weight, False)):
        for power in (3, -3):
            factor = Fraction(10) ** power
            moved = replace(figure, value=figure.value * factor, step=figure.step * factor)
            worth = other.value / moved.value if upside_down else moved.value / other.value
            claim = relation(moved, frame)
            if claim is None or worth not in band:
                continue
            option = Option("scale", COSTS["scale"], figure.anchor_id, ((figure.anchor_id, claim),), moved)
            if refute(option.apply(standing), ground) is None:
                readings.append(option)
    if not readings:
        return None
    figures = tuple(sorted((value, weight), key=lambda f: (f.document, f.start)))
    facts = {"price": value.value / weight.value, "value": value, "weight": weight, "band": band}
    blamed = tuple(sorted({o.statement for o in readings}))
    return Case(
        "implausible", "unit_value", "warning", figures, tuple(readings), prior="unit_value", facts=facts, blamed=blamed
    )
