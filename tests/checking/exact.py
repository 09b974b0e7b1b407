"""An exact checker that shares nothing with the one under test: figures of a world -> can all of them be true?

Its own rows (level, share, growth, ratio; turnover, balance, goods and periods within their flow), and its own method:
the first phase of the textbook simplex (Chvatal, 1983) on a dense table of fractions, by Bland's rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from comity.model.figure import Figure
from comity.model.period import Period

_Key = tuple[str, str | None, Period]
_Form = dict[_Key, Fraction]
# sum of coefficient * quantity >= bound
_Least = tuple[_Form, Fraction]
ZERO, ONE = Fraction(0), Fraction(1)


def possible(figures: Iterable[Figure], *, signs: bool = True) -> bool:
    """All figures of one pair in one document can be true together. signs: flows are not below zero."""
    least = [row for f in figures for row in _rows(f)]
    least += _definitions({key for form, _ in least for key in form}, signs)
    return _feasible([({k: c for k, c in form.items() if c}, bound) for form, bound in least], signs)


def _rows(f: Figure) -> list[_Least]:
    half = f.step / 2
    low, high = f.value - half, f.value + half
    assert f.period is not None
    now = (f.measure, f.commodity, f.period)
    if f.form == "level":
        return [({now: ONE}, low), ({now: -ONE}, -high)]
    if f.form == "share":
        other, low, high = (f.measure, None, f.period), low / 100, high / 100
    else:
        assert f.base is not None
        other = (f.measure, f.commodity, f.base)
        if f.form == "growth":
            low, high = 1 + low / 100, 1 + high / 100
    return [({now: ONE, other: -low}, ZERO), ({now: -ONE, other: high}, ZERO)]


def _definitions(keys: set[_Key], signs: bool) -> list[_Least]:
    out: list[_Least] = []
    for measure, goods, period in sorted(keys, key=str):
        if measure in ("turnover", "balance"):
            one, other = ("exports", goods, period), ("imports", goods, period)
            sign = ONE if measure == "turnover" else -ONE
            out += _equal({(measure, goods, period): -ONE, one: ONE, other: sign})
            keys = keys | {one, other}
    for key in sorted(keys, key=str):
        measure, goods, period = key
        if measure == "balance":
            continue
        if signs:
            out.append(({key: ONE}, ZERO))
        if goods is not None and (measure, None, period) in keys:
            out.append(({(measure, None, period): ONE, key: -ONE}, ZERO))
        halves = [k for k in sorted(keys, key=str) if k[:2] == key[:2] and k[2].length == 6 and period.covers(k[2])]
        if period.length == 12 and len(halves) == 2:
            out += _equal({key: -ONE} | dict.fromkeys(halves, ONE))
        elif period.length == 12 and signs:
            out += [({key: ONE, half: -ONE}, ZERO) for half in halves]
    return out


def _equal(form: _Form) -> list[_Least]:
    return [(form, ZERO), ({k: -c for k, c in form.items()}, ZERO)]


def _feasible(rows: Sequence[_Least], signs: bool) -> bool:
    """sum c x >= b has a solution: phase one, with a surplus and (where b > 0) an artificial variable a row."""
    names: dict[object, int] = {}
    table: list[dict[int, Fraction]] = []
    right: list[Fraction] = []
    basis: list[int] = []
    made_up: set[int] = set()

    def column(name: object) -> int:
        return names.setdefault(name, len(names))

    for i, (form, bound) in enumerate(rows):
        sign = ONE if bound > 0 else -ONE
        row: dict[int, Fraction] = defaultdict(Fraction)
        for key, c in form.items():
            row[column(("+", key))] += sign * c
            if key[0] == "balance" or not signs:
                row[column(("-", key))] -= sign * c
        row[column(("surplus", i))] = -sign
        basis.append(column(("artificial" if bound > 0 else "surplus", i)))
        if bound > 0:
            row[basis[-1]] = ONE
            made_up.add(basis[-1])
        table.append({k: c for k, c in row.items() if c})
        right.append(sign * bound)
    cost: dict[int, Fraction] = defaultdict(Fraction)
    for row, b in zip(table, basis, strict=True):
        for k, c in row.items():
            if b in made_up and k not in made_up:
                cost[k] -= c
    _minimise(table, right, basis, cost, made_up)
    return all(b not in made_up or value == 0 for b, value in zip(basis, right, strict=True))


def _minimise(
    table: list[dict[int, Fraction]],
    right: list[Fraction],
    basis: list[int],
    cost: dict[int, Fraction],
    made_up: set[int],
) -> None:
    """Bland's rule until the sum of artificial variables falls no further."""
    while True:
        entering = min((k for k, c in cost.items() if c < 0 and k not in made_up), default=None)
        if entering is None:
            return
        ratios = [(right[i] / row[entering], basis[i], i) for i, row in enumerate(table) if row.get(entering, ZERO) > 0]
        if not ratios:
            return
        _, _, leaving = min(ratios)
        _pivot(table, right, cost, leaving, entering)
        basis[leaving] = entering


def _pivot(
    table: list[dict[int, Fraction]], right: list[Fraction], cost: dict[int, Fraction], leaving: int, entering: int
) -> None:
    pivot = table[leaving][entering]
    table[leaving] = {k: c / pivot for k, c in table[leaving].items()}
    right[leaving] /= pivot
    source = table[leaving]
    for i, row in enumerate(table):
        factor = row.get(entering)
        if i != leaving and factor:
            _subtract(row, source, factor)
            right[i] -= factor * right[leaving]
    factor = cost.get(entering, ZERO)
    if factor:
        _subtract(cost, source, factor)


def _subtract(row: dict[int, Fraction], source: dict[int, Fraction], factor: Fraction) -> None:
    for k, c in source.items():
        left = row.get(k, ZERO) - factor * c
        if left:
            row[k] = left
        else:
            row.pop(k, None)
