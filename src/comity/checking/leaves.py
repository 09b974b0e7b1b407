"""Quantities that hang on one other are worked out first, exactly: what is left for the simplex is small.

A good with its amount and its share says something of the whole flow and of nothing else. Its rows are combined (as
Fourier and Motzkin do) into bounds on the flow, each with the multipliers it comes from; so a chain of years or a list
of three hundred goods costs a few operations a statement, and a proof over what is left unfolds into one over the rows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from comity.checking.simplex import ONE, ZERO, Certificate, Row


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a row, or what is combined of several: `parts` with positive weights, or the row itself."""

    row: int = -1
    upper: bool = False
    parts: tuple[tuple[_Side, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class _Limit:
    """value of a bound, and `weight` times the side it comes from."""

    value: Fraction
    side: _Side
    weight: Fraction


@dataclass(frozen=True, slots=True)
class _Line:
    """v <= slope * w + value (or >=), as `weight` times a side."""

    slope: Fraction
    value: Fraction
    side: _Side
    weight: Fraction


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
                parts.append((_Side(origin, upper), weight))
                continue
            limit = origin[1] if upper else origin[0]
            if limit is not None:
                parts.append((limit.side, weight * limit.weight))
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
        if side.row >= 0:
            key = (side.row, side.upper)
            total[key] = total.get(key, ZERO) + weight
        else:
            stack += [(part, weight * w) for part, w in side.parts]
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
                ends = (None if low is None else low.value, None if high is None else high.value)
                out.rows.append(Row(((v, ONE),), *ends))
                out._sides.append((low, high))
        return out

    def _single(self, index: int, row: Row) -> None:
        ((v, c),) = row.terms
        for end, upper in ((row.low, False), (row.high, True)):
            if end is not None:
                self._bound(v, _Limit(end / c, _Side(index, upper), 1 / abs(c)), above=upper == (c > 0))

    def _bound(self, v: int, limit: _Limit, *, above: bool) -> None:
        """Keeps the tighter bound; two that exclude each other end the work."""
        mine, other = (self.high, self.low) if above else (self.low, self.high)
        old = mine.get(v)
        if old is not None and (old.value <= limit.value if above else old.value >= limit.value):
            return
        mine[v] = limit
        facing = other.get(v)
        if facing is not None and (limit.value < facing.value if above else limit.value > facing.value):
            self._clash((limit.side, limit.weight), (facing.side, facing.weight))

    def _clash(self, *parts: tuple[_Side, Fraction]) -> None:
        if self.clash is None:
            self.clash = _expand(parts)

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
                self._combine(w, low, high)
                if self.clash is not None:
                    return
        gone = set(self.at.pop(v))
        self.at[w] = [index for index in self.at[w] if index not in gone]

    def _lines(self, v: int) -> tuple[list[_Line], list[_Line]]:
        """What bounds v from below and above."""
        sides: tuple[list[_Line], list[_Line]] = ([], [])
        for limits, kept in ((self.low, sides[0]), (self.high, sides[1])):
            limit = limits.get(v)
            if limit is not None:
                kept.append(_Line(ZERO, limit.value, limit.side, limit.weight))
        for index in self.at[v]:
            for above, line in _turned(self.rows[index], index, v):
                sides[above].append(line)
        return sides

    def _combine(self, w: int, low: _Line, high: _Line) -> None:
        slope, room = low.slope - high.slope, high.value - low.value
        if not slope:
            if room < 0:
                self._clash((low.side, low.weight), (high.side, high.weight))
            return
        parts = ((low.side, low.weight), (high.side, high.weight))
        self._bound(w, _Limit(room / slope, _Side(parts=parts), 1 / abs(slope)), above=slope > 0)


def _turned(row: Row, index: int, v: int) -> Iterator[tuple[bool, _Line]]:
    """A row of two quantities as bounds on the first; whether each bounds it from above."""
    (first, a), (_, b) = row.terms
    if first != v:
        a, b = b, a
    for end, upper in ((row.low, False), (row.high, True)):
        if end is not None:
            yield upper == (a > 0), _Line(-b / a, end / a, _Side(index, upper), 1 / abs(a))
