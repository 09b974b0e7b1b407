"""Quantities that hang on one other are worked out first, exactly: what is left for the simplex is small.

A good with its amount and its share says something of the whole flow and of nothing else. Its rows are combined (as
Fourier and Motzkin do) into bounds on the flow, each with the multipliers it comes from; so a chain of years or a list
of three hundred goods costs a few operations a statement, and a proof over what is left unfolds into one over the rows.
All in whole numbers: rows are multiplied up, never divided.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from comity.checking.simplex import ONE, ZERO, Certificate, Row, Terms, Whole


class _Side(NamedTuple):
    """One side of a row, `first` times; or what is combined of two sides: `first` times one, `second` times other."""

    first: int
    row: int = -1
    upper: bool = False
    one: _Side | None = None
    other: _Side | None = None
    second: int = 0


class _Limit(NamedTuple):
    """factor * v <= value from above, -factor * v <= value from below; factor > 0."""

    factor: int
    value: int
    side: _Side


class _Line(NamedTuple):
    """a * v + b * w <= value."""

    a: int
    b: int
    value: int
    side: _Side


@dataclass(slots=True)
class Reduced:
    """What is left: rows for the simplex and the sides they stand for; or a refutation met on the way."""

    rows: list[Row] = field(default_factory=list)
    refutation: Certificate | None = None
    _sides: list[tuple[_Limit | None, _Limit | None] | int] = field(default_factory=list)

    def unfold(self, proof: Certificate) -> Certificate:
        """A proof over the rows left as one over the rows given."""
        parts: list[tuple[_Side, Fraction]] = []
        for index, upper, weight in proof:
            origin = self._sides[index]
            if isinstance(origin, int):
                parts.append((_Side(1, origin, upper), weight))
                continue
            limit = origin[1] if upper else origin[0]
            if limit is not None:
                parts.append((limit.side, weight / limit.factor))
        return _expand(parts)


def reduced(rows: Sequence[Row], kept: Collection[int] = ()) -> Reduced:
    """The rows without the quantities that hang on one other only. Feasible if and only if the rows are.

    kept: quantities that stay, because more will be said of them; rows about those alone may then be added to what is
    left.
    """
    return _Work(rows).run(kept)


def _expand(parts: Sequence[tuple[_Side, Fraction]]) -> Certificate:
    """The rows that combined sides stand for, each side of a row once."""
    total: dict[tuple[int, bool], Fraction] = {}
    stack = list(parts)
    while stack:
        side, weight = stack.pop()
        if side.one is None or side.other is None:
            key = (side.row, side.upper)
            total[key] = total.get(key, ZERO) + weight * side.first
        else:
            stack += [(side.one, weight * side.first), (side.other, weight * side.second)]
    return tuple((row, upper, weight) for (row, upper), weight in sorted(total.items()))


class _Work:
    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.low: dict[int, _Limit] = {}
        self.high: dict[int, _Limit] = {}
        self.at: dict[int, list[int]] = {}
        self.clash: Certificate | None = None
        for index, row in enumerate(rows):
            if len(row.terms) == 1:
                self._single(index, row)
            else:
                for v, _ in row.terms:
                    self.at.setdefault(v, []).append(index)

    def run(self, stay: Collection[int]) -> Reduced:
        names = sorted({*self.at, *self.low, *self.high})
        queue = deque(names)
        while queue and self.clash is None:
            v = queue.popleft()
            w = None if v in stay else self._neighbour(v)
            if w is not None:
                self._eliminate(v, w)
                queue.append(w)
        if self.clash is not None:
            return Reduced(refutation=self.clash)
        return self._left(names, stay)

    def _left(self, names: Sequence[int], stay: Collection[int]) -> Reduced:
        out = Reduced()
        kept = sorted({index for rows in self.at.values() for index in rows})
        for index in kept:
            out.rows.append(self.rows[index])
            out._sides.append(index)
        for v in names:
            low, high = self.low.get(v), self.high.get(v)
            if (self.at.get(v) or v in stay) and (low is not None or high is not None):
                least = None if low is None else Fraction(-low.value, low.factor)
                most = None if high is None else Fraction(high.value, high.factor)
                out.rows.append(Row(((v, ONE),), least, most))
                out._sides.append((low, high))
        return out

    def _single(self, index: int, row: Row) -> None:
        v = row.terms[0][0]
        scale, a, _, low, high = _whole(row)
        if low is not None and self._tighter(v, -a, -low):
            self._set(v, -a, -low, _Side(scale, index, False))
        if high is not None and self._tighter(v, a, high):
            self._set(v, a, high, _Side(scale, index, True))

    def _tighter(self, v: int, a: int, value: int) -> bool:
        """a * v <= value says more than is known."""
        if not a:
            return value < 0
        old = (self.high if a > 0 else self.low).get(v)
        return old is None or old.value * abs(a) > value * old.factor

    def _set(self, v: int, a: int, value: int, side: _Side) -> None:
        """a * v <= value, which says more than is known; two bounds that exclude each other end the work."""
        if not a:
            self._end(_Side(1, one=side, other=side))
            return
        mine, other = (self.high, self.low) if a > 0 else (self.low, self.high)
        factor = abs(a)
        mine[v] = _Limit(factor, value, side)
        facing = other.get(v)
        if facing is not None and facing.factor * value + factor * facing.value < 0:
            self._end(_Side(facing.factor, one=side, other=facing.side, second=factor))

    def _end(self, side: _Side) -> None:
        if self.clash is None:
            self.clash = _expand([(side, ONE)])

    def _neighbour(self, v: int) -> int | None:
        """The one other quantity that all rows of this one speak of."""
        found: int | None = None
        for index in self.at.get(v, ()):
            terms = self.rows[index].terms
            if len(terms) != 2:
                return None
            other = terms[1][0] if terms[0][0] == v else terms[0][0]
            if found is not None and other != found:
                return None
            found = other
        return found

    def _eliminate(self, v: int, w: int) -> None:
        below, above = self._lines(v)
        for low in below:
            for high in above:
                if not low.b and not high.b:
                    continue  # two bounds of v, which were held against each other when they were set
                one, two = -low.a, high.a
                a, value = two * low.b + one * high.b, two * low.value + one * high.value
                if self._tighter(w, a, value):
                    self._set(w, a, value, _Side(two, -1, False, low.side, high.side, one))
                    if self.clash is not None:
                        return
        gone = set(self.at.pop(v))
        self.at[w] = [index for index in self.at[w] if index not in gone]

    def _lines(self, v: int) -> tuple[list[_Line], list[_Line]]:
        """What bounds v from below and above."""
        below: list[_Line] = []
        above: list[_Line] = []
        if (limit := self.low.get(v)) is not None:
            below.append(_Line(-limit.factor, 0, limit.value, limit.side))
        if (limit := self.high.get(v)) is not None:
            above.append(_Line(limit.factor, 0, limit.value, limit.side))
        for index in self.at[v]:
            for line in _turned(self.rows[index], index, v):
                (above if line.a > 0 else below).append(line)
        return below, above


def _turned(row: Row, index: int, v: int) -> Iterator[_Line]:
    """A row of two quantities as lines, v first."""
    scale, a, b, low, high = _whole(row)
    if row.terms[0][0] != v:
        a, b = b, a
    if high is not None:
        yield _Line(a, b, high, _Side(scale, index, True))
    if low is not None:
        yield _Line(-a, -b, -low, _Side(scale, index, False))


def whole_of(terms: Terms, low: Fraction | None, high: Fraction | None) -> Whole:
    """A row of one or two quantities in whole numbers."""
    scale = 1
    for number in (low, high, *(c for _, c in terms)):
        if number is not None and number.denominator != 1:
            scale = lcm(scale, number.denominator)
    first = _times(terms[0][1], scale)
    second = _times(terms[1][1], scale) if len(terms) > 1 else 0
    return Whole(
        scale, first, second, None if low is None else _times(low, scale), None if high is None else _times(high, scale)
    )


def _whole(row: Row) -> Whole:
    return row.whole or whole_of(row.terms, row.low, row.high)


def _times(value: Fraction, scale: int) -> int:
    return value.numerator * (scale // value.denominator)
