"""Points that break one statement and no other: each shows that without that statement the rest can hold.

The deletion filter asks that of every statement of a conflict. One point answers it for one of them, and moving a
single quantity until another statement breaks instead answers it for the next (model rotation, Belov and
Marques-Silva, 2011), so that a chain of fifty costs little more than one look. Points are doubles; a row counts as held
only by a margin larger than any rounding error, and where nothing is found exact arithmetic decides.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import inf, isfinite

from comity.checking.claims import DIFFERENCE, KINDS, LEVEL
from comity.checking.identities import Law
from comity.checking.relations import Relation
from comity.checking.rows import TOLERANCE, Substitution, less
from comity.checking.system import Ground, spoken
from comity.model.quantity import Quantity

# The statement (None: a definition), factors by the place of a quantity, least and most.
_Row = tuple[str | None, tuple[tuple[int, float], ...], float, float]
_Point = list[float]
# Lower and upper ends by the place of a quantity.
Bounds = tuple[list[float], list[float]]
_VISITS = 40
_CLEAR = 1e-9
_TRIFLE = 1e-7


class Witnesses:
    """The rows of some statements that cannot hold together, in doubles. `positive`: flows are not below zero."""

    def __init__(self, relations: Sequence[Relation], ground: Ground, *, positive: bool) -> None:
        number = ground.number
        about = spoken(relations)
        laws = [ground.laws[i] for i in sorted({i for q in about for i in ground.reach.get(number[q], ())})]
        plain = [Law(w.name, number[w.whole], tuple((number[q], s) for q, s in w.parts), w.partial) for w in laws]
        work = self._work = Substitution(plain)
        self._number = number
        self.usable = not work.refused
        made: list[tuple[str | None, Mapping[int, float], float, float]] = []
        for law in plain:
            if law.partial:
                terms = work.combined([(law.whole, 1.0), *((n, -float(s)) for n, s in law.parts)])
                made.append((None, terms, 0.0, inf))
        for r in relations:
            made += self._relation(r)
        if positive:
            named = {number[q] for q in about} | {n for law in plain for n in (law.whole, *(p for p, _ in law.parts))}
            for n in sorted(named & ground.sign_rows.keys()):
                made.append((None, work.terms(n), float(ground.sign_rows[n].low or 0), inf))
        self._lay(made)

    def _lay(self, made: Sequence[tuple[str | None, Mapping[int, float], float, float]]) -> None:
        """The rows and where each quantity and each statement stands in them."""
        self._place = place = {n: v for v, n in enumerate(sorted({n for _, terms, _, _ in made for n in terms}))}
        rows = self.rows = [
            (tag, tuple([(place[n], c) for n, c in terms.items()]), low, high)
            for tag, terms, low, high in made
            if terms
        ]
        # Levels first, then along the quantities' own order: bounds travel far in one round.
        rows.sort(key=lambda row: (len(row[1]) > 1, max(row[1])[0]))
        self.at: list[list[int]] = [[] for _ in place]
        self.of: dict[str | None, list[int]] = defaultdict(list)
        for index, (tag, terms, _, _) in enumerate(rows):
            self.of[tag].append(index)
            for v, _ in terms:
                self.at[v].append(index)

    def _relation(self, r: Relation) -> Iterable[tuple[str | None, Mapping[int, float], float, float]]:
        number, work = self._number, self._work
        low, high = _doubles(r)
        kind, left = KINDS[r.kind], work.terms(number[r.left])
        if kind == LEVEL or r.right is None:
            yield r.statement, left, low, high
        elif kind == DIFFERENCE:
            yield r.statement, work.combined(((number[r.left], 1.0), (number[r.right], -1.0))), low, high
        else:
            right = work.terms(number[r.right])
            shared = not left.keys().isdisjoint(right)
            for factor, lower in ((low, True), (high, False)):
                if (factor > 0 or not lower) and isfinite(factor):
                    terms = less(left, right, factor, shared=shared)
                    self.usable &= terms is not None
                    above = lower == (r.sign > 0)
                    yield r.statement, terms or {}, 0.0 if above else -inf, inf if above else 0.0

    def without(self, statement: str, among: Collection[str]) -> Collection[str]:
        """Statements that the others of `among` can hold without, this one first where it is such."""
        if not self.usable:
            return ()
        live = self._live({*among} - {statement})
        first = self._point(live)
        live = self._live(among)
        if first is None or self._broken(first, range(len(self.rows)), live) != {statement}:
            return ()
        found = {statement: first}
        waiting = deque((statement,))
        while waiting:
            s = waiting.popleft()
            for v in sorted({v for index in self.of[s] for v, _ in self.rows[index][1]}):
                moved = self._moved(found[s], v, s)
                if moved is None:
                    continue
                broken = self._broken(moved, self.at[v], live)
                if len(broken) == 1 and (other := broken.pop()) is not None and other not in found:
                    found[other] = moved
                    waiting.append(other)
        return found

    def _live(self, among: Collection[str]) -> bytearray:
        """By row, whether it is a definition's or one of these statements'."""
        live = bytearray(len(self.rows))
        for tag in (None, *among):
            for index in self.of.get(tag, ()):
                live[index] = 1
        return live

    def _moved(self, point: _Point, v: int, statement: str) -> _Point | None:
        """The point with one quantity moved to where the statement holds."""
        low, high = -inf, inf
        for index in self.of[statement]:
            _, terms, least, most = self.rows[index]
            a = rest = 0.0
            for n, c in terms:
                if n == v:
                    a = c
                else:
                    rest += c * point[n]
            if not a:
                continue
            ends = ((least - rest) / a, (most - rest) / a)
            low, high = max(low, min(ends)), min(high, max(ends))
        if low > high:
            return None
        moved = point.copy()
        moved[v] = _between(low, high)
        return moved

    def _broken(self, point: _Point, rows: Iterable[int], live: bytearray) -> set[str | None]:
        """The statements (None: a definition) that do not surely hold at a point."""
        out: set[str | None] = set()
        for index in rows:
            if not live[index]:
                continue
            tag, terms, low, high = self.rows[index]
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

    def bounds(self, among: Collection[str]) -> Bounds | None:
        """What the rows of some statements leave each quantity at most; None where they exclude each other or no
        bounds can be told."""
        return self._narrowed(self._live(among)) if self.usable else None

    def spared(self, statements: Collection[str], among: Collection[str]) -> dict[str, Bounds | None]:
        """As `bounds`, of `among` without each one of some statements.

        Halves of them are left out together, and what was worked out without a half serves each of its statements.
        """
        out: dict[str, Bounds | None] = dict.fromkeys(statements)
        live = self._live({*among} - {*statements})
        start = self._narrowed(live) if self.usable else None
        order = sorted((s for s in out if s in self.of), key=lambda s: self.of[s][-1])
        waiting = [(order, start, live)]
        while waiting:
            group, known, live = waiting.pop()
            if known is None:
                continue
            if len(group) < 2:
                out.update(dict.fromkeys(group, known))
                continue
            half = len(group) // 2
            for kept, added in ((group[:half], group[half:]), (group[half:], group[:half])):
                wider = live.copy()
                fresh = [index for s in added for index in self.of[s]]
                for index in fresh:
                    wider[index] = 1
                ends = (known[0].copy(), known[1].copy())
                waiting.append((kept, ends if self._spread(ends, wider, sorted(fresh)) else None, wider))
        return out

    def excludes(self, r: Relation, bounds: Bounds) -> bool:
        """A statement lies clearly outside the bounds of its quantities."""
        low, high = self._range(r.left, bounds)
        least, most = _doubles(r)
        if r.kind != "level" and r.right is not None:
            of_low, of_high = self._range(r.right, bounds)
            if r.kind == "difference":
                least, most = least + of_low, most + of_high
            elif of_low < 0 or r.sign < 0:
                return False
            else:
                least, most = max(least, 0.0) * of_low, most * of_high if most and of_high else 0.0
        room = _CLEAR * max(abs(e) for e in (low, high, least, most, 0.0) if isfinite(e))
        return low - room > most or high + room < least

    def _range(self, q: Quantity, bounds: Bounds) -> tuple[float, float]:
        low = high = 0.0
        for n, c in self._work.terms(self._number[q]).items():
            v = self._place.get(n)
            least, most = (-inf, inf) if v is None else (bounds[0][v], bounds[1][v])
            low += c * least if c > 0 else c * most
            high += c * most if c > 0 else c * least
        return low, high

    def _narrowed(self, live: bytearray) -> Bounds | None:
        """Bounds along the live rows."""
        ends = ([-inf] * len(self.at), [inf] * len(self.at))
        return ends if self._spread(ends, live, [i for i, alive in enumerate(live) if alive]) else None

    def _spread(self, ends: Bounds, live: bytearray, fresh: Sequence[int]) -> bool:
        """Narrows bounds along fresh rows, and from there along all that are live; False where nothing is left."""
        low, high = ends
        rows, at = self.rows, self.at
        waiting, visits = deque(fresh), 0
        inside = bytearray(len(rows))
        for index in fresh:
            inside[index] = 1
        most = _VISITS * max(sum(live), 1)
        while waiting and visits < most:
            visits += 1
            index = waiting.popleft()
            inside[index] = 0
            for v in _tighten(rows[index], low, high):
                if low[v] > high[v]:
                    return False
                for i in at[v]:
                    if live[i] and not inside[i] and i != index:
                        inside[i] = 1
                        waiting.append(i)
        return True

    def _point(self, live: bytearray) -> _Point | None:
        """A point for the live rows: bounds along them, then one quantity after another in the middle of its own.
        Certain where the rows make a tree; else a guess, which the caller verifies."""
        bounds = self._narrowed(live)
        if bounds is None:
            return None
        low, high = bounds
        point = [0.0] * len(low)
        for v in self._order():
            if low[v] > high[v]:
                return None
            point[v] = low[v] = high[v] = _between(low[v], high[v])
            for i in self.at[v]:
                if live[i]:
                    _tighten(self.rows[i], low, high)
        return point

    def _order(self) -> list[int]:
        """Quantities from neighbour to neighbour."""
        out: list[int] = []
        seen = bytearray(len(self.at))
        for start in range(len(self.at)):
            if seen[start]:
                continue
            seen[start] = 1
            waiting = deque((start,))
            while waiting:
                v = waiting.popleft()
                out.append(v)
                for i in self.at[v]:
                    for n, _ in self.rows[i][1]:
                        if not seen[n]:
                            seen[n] = 1
                            waiting.append(n)
        return out


def _doubles(r: Relation) -> tuple[float, float]:
    low, high = r.interval.low, r.interval.high
    return -inf if low is None else float(low), inf if high is None else float(high)


def _between(low: float, high: float) -> float:
    if low == -inf:
        return 0.0 if high == inf else high - abs(high) / 2 - 1
    return low + abs(low) / 2 + 1 if high == inf else low + (high - low) / 2


def _tighten(row: _Row, low: list[float], high: list[float]) -> Sequence[int]:
    """Narrows each quantity of a row to what the others leave it; those that moved by more than a trifle."""
    _, terms, least, most = row
    if len(terms) == 2:
        (v, a), (w, b) = terms
        below, above = (b * low[w], b * high[w]) if b > 0 else (b * high[w], b * low[w])
        first = _narrow(v, a, least - above, most - below, low, high)
        below, above = (a * low[v], a * high[v]) if a > 0 else (a * high[v], a * low[v])
        if _narrow(w, b, least - above, most - below, low, high):
            return (v, w) if first else (w,)
        return (v,) if first else ()
    out = []
    for v, a in terms:
        below = above = 0.0
        for n, c in terms:
            if n != v:
                below += c * low[n] if c > 0 else c * high[n]
                above += c * high[n] if c > 0 else c * low[n]
        if _narrow(v, a, least - above, most - below, low, high):
            out.append(v)
    return out


def _narrow(v: int, a: float, least: float, most: float, low: list[float], high: list[float]) -> bool:
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
