"""Feasibility of linear rows in exact rationals, with a certificate.

The general simplex of Dutertre and de Moura (A Fast Linear-Arithmetic Solver for DPLL(T), 2006): bounded slack
variables, Bland's rule,
no objective. A conflict comes with its Farkas multipliers, so that nothing rests on floating point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

ZERO = Fraction(0)
ONE = Fraction(1)


Terms = tuple[tuple[int, Fraction], ...]


class Whole(NamedTuple):
    """A row of one or two variables, `scale` times, so that all its numbers are whole."""

    scale: int
    first: int
    second: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of coefficient * variable <= high. `tag` names the statement it comes from, None what is true by
    definition. `whole`: kept where many systems share the row."""

    terms: Terms
    low: Fraction | None
    high: Fraction | None
    tag: str | None = None
    whole: Whole | None = field(default=None, compare=False, repr=False)


# A bound used in a proof: the row, whether its upper side, and the positive multiplier.
Certificate = tuple[tuple[int, bool, Fraction], ...]


@dataclass(frozen=True, slots=True)
class _Bound:
    value: Fraction
    row: int
    upper: bool
    factor: Fraction


class _Tableau:
    """Basic variables as combinations of the others."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows: dict[int, dict[int, Fraction]] = {}
        self.lower: dict[int, _Bound] = {}
        self.upper: dict[int, _Bound] = {}
        self.value: dict[int, Fraction] = {}
        names = sorted({v for row in rows for v, _ in row.terms})
        slack = (names[-1] + 1) if names else 0
        for v in names:
            self.value[v] = ZERO
        for index, row in enumerate(rows):
            if len(row.terms) == 1:
                variable, factor = row.terms[0]
            else:
                variable, factor = slack, ONE
                self.rows[slack] = dict(row.terms)
                self.value[slack] = ZERO
                slack += 1
            self._bound(variable, factor, row, index)

    def _bound(self, variable: int, factor: Fraction, row: Row, index: int) -> None:
        for end, upper in ((row.low, False), (row.high, True)):
            if end is None:
                continue
            plain = factor is ONE
            bound = _Bound(end if plain else end / factor, index, upper, ONE if plain else 1 / abs(factor))
            if upper == (factor > 0):
                old = self.upper.get(variable)
                if old is None or bound.value < old.value:
                    self.upper[variable] = bound
            else:
                old = self.lower.get(variable)
                if old is None or bound.value > old.value:
                    self.lower[variable] = bound

    def solve(self) -> list[tuple[_Bound, Fraction]] | None:
        """None where the rows can hold together, else bounds that cannot, with their weights."""
        for v in sorted(self.value):
            low, high = self.lower.get(v), self.upper.get(v)
            if low is not None and high is not None and low.value > high.value:
                return [(low, ONE), (high, ONE)]
            if v not in self.rows:
                self.value[v] = _nearest_zero(low, high)
        for v, terms in self.rows.items():
            self.value[v] = sum((c * self.value[n] for n, c in terms.items()), ZERO)
        while True:
            broken = self._broken()
            if broken is None:
                return None
            v, bound, below = broken
            entering = self._entering(v, below)
            if entering is None:
                return self._conflict(v, bound, below)
            self._pivot(v, entering, bound.value)

    def _broken(self) -> tuple[int, _Bound, bool] | None:
        for v in sorted(self.rows):
            low, high = self.lower.get(v), self.upper.get(v)
            if low is not None and self.value[v] < low.value:
                return v, low, True
            if high is not None and self.value[v] > high.value:
                return v, high, False
        return None

    def _entering(self, v: int, below: bool) -> int | None:
        for n in sorted(self.rows[v]):
            rises = (self.rows[v][n] > 0) == below
            limit = self.upper.get(n) if rises else self.lower.get(n)
            if limit is None or (self.value[n] < limit.value if rises else self.value[n] > limit.value):
                return n
        return None

    def _conflict(self, v: int, bound: _Bound, below: bool) -> list[tuple[_Bound, Fraction]]:
        out = [(bound, ONE)]
        for n, c in sorted(self.rows[v].items()):
            limit = self.upper[n] if (c > 0) == below else self.lower[n]
            out.append((limit, abs(c)))
        return out

    def _pivot(self, leaving: int, entering: int, target: Fraction) -> None:
        row = self.rows.pop(leaving)
        pivot = row.pop(entering)
        step = (target - self.value[leaving]) / pivot
        self.value[leaving] = target
        self.value[entering] += step
        new = {n: -c / pivot for n, c in row.items()}
        new[leaving] = 1 / pivot
        for v, terms in self.rows.items():
            c = terms.pop(entering, None)
            if c is None:
                continue
            self.value[v] += c * step
            for n, d in new.items():
                total = terms.get(n, ZERO) + c * d
                if total:
                    terms[n] = total
                else:
                    terms.pop(n, None)
        self.rows[entering] = new


def _nearest_zero(low: _Bound | None, high: _Bound | None) -> Fraction:
    if low is not None and low.value > 0:
        return low.value
    if high is not None and high.value < 0:
        return high.value
    return ZERO


def certificate(rows: Sequence[Row]) -> Certificate | None:
    """None where the rows can hold together; else rows and multipliers that prove they cannot (`proves` verifies
    them)."""
    reasons = _Tableau(rows).solve()
    if reasons is None:
        return None
    total: dict[tuple[int, bool], Fraction] = {}
    for bound, weight in reasons:
        key = (bound.row, bound.upper)
        total[key] = total.get(key, ZERO) + weight * bound.factor
    return tuple((row, upper, weight) for (row, upper), weight in sorted(total.items()))


def proves(rows: Sequence[Row], proof: Certificate) -> bool:
    """The multipliers cancel every variable and leave 0 <= a negative number."""
    left: dict[int, Fraction] = {}
    right = ZERO
    for index, upper, weight in proof:
        row = rows[index]
        end = row.high if upper else row.low
        if end is None or weight <= 0:
            return False
        sign = weight if upper else -weight
        if end:
            right += sign * end
        for v, c in row.terms:
            share = sign if c is ONE else sign * c
            old = left.get(v)
            left[v] = share if old is None else old + share
    return all(c == 0 for c in left.values()) and right < 0
