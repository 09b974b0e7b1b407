"""Points that break one statement and no other: each shows that without that statement the rest can hold.

The deletion filter asks that of every statement of a conflict. One point answers it for one of them, and moving a
single quantity until another statement breaks instead answers it for the next (model rotation, Belov and
Marques-Silva, 2011), so that a chain of fifty costs little more than one look. Points are doubles; a row counts as held
only by a margin larger than any rounding error, and where nothing is found exact arithmetic decides.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import inf, isfinite

from comity.checking.claims import DIFFERENCE, KINDS, LEVEL
from comity.checking.identities import Law
from comity.checking.relations import Relation
from comity.checking.rows import TOLERANCE, Substitution, less
from comity.checking.system import Ground, spoken
from comity.model.quantity import Quantity

_Row = tuple[str | None, tuple[tuple[int, float], ...], float, float]
_Point = dict[int, float]
# Lower and upper ends by quantity.
Bounds = tuple[dict[int, float], dict[int, float]]
_VISITS = 40
_CLEAR = 1e-9
_TRIFLE = 1e-7


class Witnesses:
    """The rows of some statements that cannot hold together, in doubles. `positive`: flows are not below zero."""

    def __init__(self, relations: Sequence[Relation], ground: Ground, *, positive: bool) -> None:
        self.rows: list[_Row] = []
        self.usable = True
        number = ground.number
        about = spoken(relations)
        laws = [ground.laws[i] for i in sorted({i for q in about for i in ground.reach.get(q, ())})]
        plain = [Law(w.name, number[w.whole], tuple((number[q], s) for q, s in w.parts), w.partial) for w in laws]
        work = self._work = Substitution(plain)
        self._number = number
        self.usable = not work.refused
        for law in plain:
            if law.partial:
                self._add(None, work.combined([(law.whole, 1.0), *((n, -float(s)) for n, s in law.parts)]), 0.0, inf)
        for r in relations:
            self._relation(r, work, number)
        if positive:
            named = {number[q] for q in about} | {n for law in plain for n in (law.whole, *(p for p, _ in law.parts))}
            for n in sorted(named & ground.sign_rows.keys()):
                self._add(None, work.terms(n), float(ground.sign_rows[n].low or 0), inf)
        # Levels first, then along the quantities' own order: bounds travel far in one round.
        self.rows.sort(key=lambda row: (len(row[1]) > 1, max(v for v, _ in row[1])))
        self.at: dict[int, list[int]] = {}
        for index, row in enumerate(self.rows):
            for v, _ in row[1]:
                self.at.setdefault(v, []).append(index)

    def _add(self, tag: str | None, terms: Mapping[int, float], low: float, high: float) -> None:
        if terms:
            self.rows.append((tag, tuple(terms.items()), low, high))

    def _relation(self, r: Relation, work: Substitution, number: Mapping[Quantity, int]) -> None:
        low, high = _doubles(r)
        kind, left = KINDS[r.kind], work.terms(number[r.left])
        if kind == LEVEL or r.right is None:
            self._add(r.statement, left, low, high)
        elif kind == DIFFERENCE:
            self._add(r.statement, work.combined(((number[r.left], 1.0), (number[r.right], -1.0))), low, high)
        else:
            right = work.terms(number[r.right])
            for factor, bounds in ((low, (0.0, inf)), (high, (-inf, 0.0))):
                if (factor > 0 or bounds[1] == 0) and isfinite(factor):
                    made = less(left, right, factor, shared=not left.keys().isdisjoint(right))
                    self.usable &= made is not None
                    self._add(r.statement, made or {}, *bounds)

    def without(self, statement: str, among: Sequence[str]) -> dict[str, _Point]:
        """Statements that the others can hold without, this one first where it is such, each with its point."""
        if not self.usable:
            return {}
        first = self._point({*among} - {statement})
        if first is None or self._broken(first, range(len(self.rows)), among) != {statement}:
            return {}
        found = {statement: first}
        waiting = deque((statement,))
        while waiting:
            s = waiting.popleft()
            for v in sorted({v for tag, terms, _, _ in self.rows if tag == s for v, _ in terms}):
                moved = self._moved(found[s], v, s)
                if moved is None:
                    continue
                broken = self._broken(moved, self.at[v], among)
                if len(broken) == 1 and (other := next(iter(broken))) is not None and other not in found:
                    found[other] = moved
                    waiting.append(other)
        return found

    def _moved(self, point: _Point, v: int, statement: str) -> _Point | None:
        """The point with one quantity moved to where the statement holds."""
        low, high = -inf, inf
        for index in self.at[v]:
            tag, terms, least, most = self.rows[index]
            if tag != statement:
                continue
            a = next(c for n, c in terms if n == v)
            rest = sum(c * point[n] for n, c in terms if n != v)
            ends = ((least - rest) / a, (most - rest) / a)
            low, high = max(low, min(ends)), min(high, max(ends))
        if low > high:
            return None
        return {**point, v: _between(low, high)}

    def _broken(self, point: _Point, rows: Iterable[int], among: Sequence[str]) -> set[str | None]:
        """The statements (None: a definition) that do not surely hold at a point."""
        out: set[str | None] = set()
        for index in rows:
            tag, terms, low, high = self.rows[index]
            if tag is not None and tag not in among:
                continue
            total = size = 0.0
            for v, c in terms:
                t = c * point[v]
                total += t
                size += abs(t)
            room = TOLERANCE * size
            under = low > -inf and total < low + room + TOLERANCE * abs(low)
            if under or (high < inf and total > high - room - TOLERANCE * abs(high)):
                out.add(tag)
        return out

    def bounds(self, without: Collection[str], among: Collection[str]) -> Bounds | None:
        """What the rows of `among` but not `without` leave each quantity at most; None where they exclude each other
        or no bounds can be told."""
        return self._narrowed({*among} - {*without}) if self.usable else None

    def excludes(self, relations: Iterable[Relation], bounds: Bounds) -> bool:
        """A statement that lies clearly outside the bounds of its quantities."""
        return any(self._excludes(r, bounds) for r in relations)

    def _excludes(self, r: Relation, bounds: Bounds) -> bool:
        low, high = self._range(r.left, bounds)
        least, most = _doubles(r)
        if r.kind != "level" and r.right is not None:
            of_low, of_high = self._range(r.right, bounds)
            if r.kind == "difference":
                least, most = least + of_low, most + of_high
            elif of_low < 0:
                return False
            else:
                least, most = max(least, 0.0) * of_low, most * of_high if most and of_high else 0.0
        room = _CLEAR * max(abs(e) for e in (low, high, least, most, 0.0) if isfinite(e))
        return low - room > most or high + room < least

    def _range(self, q: Quantity, bounds: Bounds) -> tuple[float, float]:
        low = high = 0.0
        for v, c in self._work.terms(self._number[q]).items():
            least, most = bounds[0].get(v, -inf), bounds[1].get(v, inf)
            low += c * least if c > 0 else c * most
            high += c * most if c > 0 else c * least
        return low, high

    def _narrowed(self, tags: set[str]) -> Bounds | None:
        """Bounds along the rows of some statements."""
        low = dict.fromkeys(self.at, -inf)
        high = dict.fromkeys(self.at, inf)
        live = [i for i, row in enumerate(self.rows) if row[0] is None or row[0] in tags]
        alive = set(live)
        waiting, inside, visits = deque(live), set(live), 0
        while waiting and visits < _VISITS * len(live):
            visits += 1
            index = waiting.popleft()
            inside.discard(index)
            for v in _tighten(self.rows[index], low, high):
                if low[v] > high[v]:
                    return None
                for i in self.at[v]:
                    if i in alive and i not in inside and i != index:
                        inside.add(i)
                        waiting.append(i)
        return low, high

    def _point(self, tags: set[str]) -> _Point | None:
        """A point for some statements: bounds along the rows, then one quantity after another in the middle of its
        own. Certain where the rows make a tree; else a guess, which the caller verifies."""
        bounds = self._narrowed(tags)
        if bounds is None:
            return None
        low, high = bounds
        point: _Point = {}
        for v in self._order():
            if low[v] > high[v]:
                return None
            point[v] = low[v] = high[v] = _between(low[v], high[v])
            for i in self.at[v]:
                if self.rows[i][0] is None or self.rows[i][0] in tags:
                    _tighten(self.rows[i], low, high)
        return point

    def _order(self) -> list[int]:
        """Quantities from neighbour to neighbour."""
        out: list[int] = []
        seen: set[int] = set()
        for start in sorted(self.at):
            if start in seen:
                continue
            seen.add(start)
            waiting = deque((start,))
            while waiting:
                v = waiting.popleft()
                out.append(v)
                for i in self.at[v]:
                    for n, _ in self.rows[i][1]:
                        if n not in seen:
                            seen.add(n)
                            waiting.append(n)
        return out


def _doubles(r: Relation) -> tuple[float, float]:
    low, high = r.interval.low, r.interval.high
    return -inf if low is None else float(low), inf if high is None else float(high)


def _between(low: float, high: float) -> float:
    if low == -inf:
        return 0.0 if high == inf else high - abs(high) / 2 - 1
    return low + abs(low) / 2 + 1 if high == inf else low + (high - low) / 2


def _tighten(row: _Row, low: dict[int, float], high: dict[int, float]) -> list[int]:
    """Narrows each quantity of a row to what the others leave it; those that moved by more than a trifle."""
    _, terms, least, most = row
    out = []
    if len(terms) == 2:
        (v, a), (w, b) = terms
        below, above = (b * low[w], b * high[w]) if b > 0 else (b * high[w], b * low[w])
        if _narrow(v, a, least - above, most - below, low, high):
            out.append(v)
        below, above = (a * low[v], a * high[v]) if a > 0 else (a * high[v], a * low[v])
        if _narrow(w, b, least - above, most - below, low, high):
            out.append(w)
        return out
    for v, a in terms:
        below = above = 0.0
        for n, c in terms:
            if n != v:
                below += c * low[n] if c > 0 else c * high[n]
                above += c * high[n] if c > 0 else c * low[n]
        if _narrow(v, a, least - above, most - below, low, high):
            out.append(v)
    return out


def _narrow(v: int, a: float, least: float, most: float, low: dict[int, float], high: dict[int, float]) -> bool:
    """least <= a * v <= most; whether that moved an end by more than a trifle."""
    bottom, top = (least / a, most / a) if a > 0 else (most / a, least / a)
    moved = False
    if top < high[v]:
        moved = high[v] == inf or high[v] - top > _TRIFLE * abs(top)
        high[v] = top
    if bottom > low[v]:
        moved |= low[v] == -inf or bottom - low[v] > _TRIFLE * abs(bottom)
        low[v] = bottom
    return moved
