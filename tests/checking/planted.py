"""Worlds in which every quantity is stated twice or more, and one error of a known kind planted in each.

The mix is fixed: for a seed and a kind the same world, the same figure, the same error. An error that rounding hides
(all that is printed can still be true) is none, and is left out by `contradicts`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tests.checking.exact import possible
from tests.checking.worlds import GOODS, PAIRS, Printer, World, rounded

from comity.model.figure import Figure
from comity.model.period import Period

# How many of each kind in a hundred planted errors: slips of the pen and of units are the commonest in print.
MIX = {
    "scale": 16, "digit": 16, "slip": 14, "direction": 8, "exchange": 6, "to_by": 10, "times": 6, "period": 6,
    "base_period": 6, "commodity_parent": 6, "drop": 6,
}  # fmt: skip
# The name of the reading that undoes an error of the kind.
READING = {kind: kind for kind in MIX} | {"slip": "digit", "exchange": "direction"}


@dataclass(frozen=True)
class Planted:
    """A world with one error: the figures that are wrong now, and what they were."""

    figures: tuple[Figure, ...]
    kind: str
    spoilt: tuple[Figure, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The anchor ids of the wrong figures."""
        return frozenset(f.anchor_id for f in self.spoilt)


def dense(seed: int, document: str = "note") -> World:
    """Three years of a pair, every quantity stated at least twice: amounts, growths, shares, halves and quarters."""
    rng = random.Random(seed)
    out = Printer(rng, document, *rng.choice(PAIRS))
    first = rng.randint(2005, 2020)
    flows = {"exports": Fraction(rng.randint(10**8, 10**10)), "imports": Fraction(rng.randint(10**8, 10**10))}
    goods = {m: rng.sample(GOODS, 2) for m in flows}
    parts = {(m, g): Fraction(rng.randint(8, 30), 100) for m in flows for g in goods[m]}
    years: list[dict[str, Fraction]] = []
    for year in range(first, first + 3):
        period = Period.of_year(year)
        values = flows | {"turnover": flows["exports"] + flows["imports"]}
        for measure, value in values.items():
            out.level(measure, value, period)
            if years:
                out.growth(measure, value, years[-1][measure], period, period.shift(-1))
        out.level("balance", flows["exports"] - flows["imports"], period)
        for (measure, name), part in parts.items():
            out.level(measure, flows[measure] * part, period, name)
            out.share(measure, flows[measure] * part, flows[measure], period, name)
        if len(years) == 2:
            out.growth("exports", flows["exports"], years[0]["exports"], period, Period.of_year(first))
        _halves(out, rng, values, year)
        years.append(values)
        flows = {m: v * rng.choice((70, 85, 95, 108, 125, 160, 240, 330)) / 100 for m, v in flows.items()}
    return World(tuple(out.figures))


def _halves(out: Printer, rng: random.Random, values: dict[str, Fraction], year: int) -> None:
    first = {m: values[m] * rng.randint(42, 58) / 100 for m in ("exports", "imports")}
    first["turnover"] = first["exports"] + first["imports"]
    for measure in ("exports", "turnover"):
        out.level(measure, first[measure], Period.months(year, 1, year, 6))
        out.level(measure, values[measure] - first[measure], Period.months(year, 7, year, 12))


def plant(seed: int, kind: str) -> Planted | None:
    """A dense world with one error of the kind that contradicts what else is printed; None where none fits."""
    figures = dense(seed).figures
    rng = random.Random(f"{seed} {kind}")
    order = list(range(len(figures)))
    rng.shuffle(order)
    for index in order:
        spoilt = dict(_SPOIL[kind](figures, index, rng))
        if not spoilt:
            continue
        made = tuple(spoilt.get(i, f) for i, f in enumerate(figures))
        if contradicts(made, tuple(spoilt.values())):
            return Planted(made, kind, tuple(spoilt.values()))
    return None


def contradicts(figures: tuple[Figure, ...], spoilt: tuple[Figure, ...]) -> bool:
    """The wrong figures cannot stand beside those of the same periods."""
    years = {p.year for f in spoilt for p in (f.period, f.base) if p is not None}
    goods = {f.commodity for f in spoilt} | {None}
    near = [f for f in figures if f.period is not None and f.period.year in years and f.commodity in goods]
    return not possible([f for f in near if f.base is None or f.base.year in years])


_Changes = Iterator[tuple[int, Figure]]


def _scale(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    f, factor = figures[i], rng.choice((Fraction(1000), Fraction(1, 1000)))
    if f.form == "level":
        yield i, replace(f, value=f.value * factor, step=f.step * factor)


def _digits(f: Figure) -> str:
    return str(abs(int(f.value / f.step))) if f.form in ("level", "growth", "share") and f.step else ""


def _with_digits(f: Figure, digits: str) -> Figure:
    return replace(f, value=int(digits) * f.step * (1 if f.value > 0 else -1))


def _digit(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    digits = _digits(figures[i])
    places = [
        k for k in range(len(digits) - 1) if abs(int(digits[k]) - int(digits[k + 1])) >= 2 and digits[k + 1] != "0"
    ]
    if len(digits) >= 3 and places:
        k = rng.choice(places)
        yield i, _with_digits(figures[i], digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :])


def _slip(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    digits = _digits(figures[i])
    if len(digits) >= 4:
        k = rng.randrange(3)
        new = rng.choice([d for d in "123456789" if abs(int(d) - int(digits[k])) >= 2])
        yield i, _with_digits(figures[i], digits[:k] + new + digits[k + 1 :])


def _direction(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    f = figures[i]
    if f.measure == "balance" and f.value:
        yield i, replace(f, value=-f.value)


def _exchange(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    """Exports called imports and imports exports, once."""
    f = figures[i]
    if f.form != "level" or f.measure != "exports" or f.commodity is not None:
        return
    for j, g in enumerate(figures):
        if (g.form, g.measure, g.commodity, g.period) == ("level", "imports", None, f.period):
            yield i, replace(f, measure="imports")
            yield j, replace(g, measure="exports")
            return


def _to_by(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    f = figures[i]
    if f.form == "growth" and f.value > 0:
        yield i, replace(f, value=f.value + 100)


def _times(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    f = figures[i]
    if f.form == "ratio" and f.value > 2:
        yield i, replace(f, value=f.value - 1)


def _period(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    """The number of a half year given for its year."""
    f = figures[i]
    if f.form != "level" or f.period is None or not f.period.is_year or f.commodity is not None:
        return
    for g in figures:
        if (g.form, g.measure, g.commodity) != ("level", f.measure, None) or g.period is None:
            continue
        if g.period.length == 6 and f.period.covers(g.period):
            yield i, replace(f, value=g.value, step=g.step)
            return


def _base_period(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    """A growth over two years said to be over one."""
    f = figures[i]
    if f.form in ("growth", "ratio") and f.base is not None and f.period == f.base.shift(2):
        yield i, replace(f, base=f.base.shift(1))


def _commodity_parent(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    """The share in all trade said to be the share in the flow."""
    f = figures[i]
    if f.form != "share":
        return
    levels = {(g.measure, g.commodity): g.value for g in figures if g.form == "level" and g.period == f.period}
    part, whole = levels.get((f.measure, f.commodity)), levels.get(("turnover", None))
    if part and whole:
        yield i, replace(f, value=rounded(part / whole * 100, f.step))


def _drop(figures: tuple[Figure, ...], i: int, rng: random.Random) -> _Changes:
    f = figures[i]
    if f.form == "level" and f.value:
        yield i, replace(f, value=rounded(f.value * rng.choice((Fraction(137, 100), Fraction(61, 100))), f.step))


_SPOIL: dict[str, Callable[[tuple[Figure, ...], int, random.Random], _Changes]] = {
    "scale": _scale,
    "digit": _digit,
    "slip": _slip,
    "direction": _direction,
    "exchange": _exchange,
    "to_by": _to_by,
    "times": _times,
    "period": _period,
    "base_period": _base_period,
    "commodity_parent": _commodity_parent,
    "drop": _drop,
}
