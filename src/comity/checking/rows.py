"""The claims of many documents as rows of one large sparse system, a component apart from every other.

Definitions that are equalities are put in at once: a turnover is written as its two flows, a year as its quarters. What
is left are two-sided rows over the remaining quantities, which have room inside.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from comity.checking.claims import DIFFERENCE, LEVEL, Claim, Claims
from comity.checking.identities import Law, definitions
from comity.checking.keys import kind_of

# Doubles err by 1.1e-16 an operation; a row counts as held only where this share of its terms is to spare.
TOLERANCE = 1e-13
_CANCELLED = 0.01
_Terms = Mapping[int, float]
_NOTHING: _Terms = {}


def _whole() -> array[int]:
    return array("q")


def _floats() -> array[float]:
    return array("d")


@dataclass(slots=True)
class Rows:
    """Flat lists, ready for numpy. lower, upper: bounds of each quantity; home: its component, -1 for none.

    A row says low <= left - factor * right <= high of a component. part, offset, low, high, factor: of each row; lefts,
    rights: how many terms its two sides have; names and factors: of all terms in one line, the names by the numbers of
    a text, which begin at the row's offset. refused: components that are not screened.
    """

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    home: list[int] = field(default_factory=list)
    part: array[int] = field(default_factory=_whole)
    offset: array[int] = field(default_factory=_whole)
    low: array[float] = field(default_factory=_floats)
    high: array[float] = field(default_factory=_floats)
    factor: array[float] = field(default_factory=_floats)
    lefts: array[int] = field(default_factory=_whole)
    rights: array[int] = field(default_factory=_whole)
    names: array[int] = field(default_factory=_whole)
    factors: array[float] = field(default_factory=_floats)
    refused: set[int] = field(default_factory=set)
    parts: int = 0

    def add(self, part: int, terms: _Terms, low: float, high: float, offset: int) -> None:
        """One row of a component."""
        self.add_ratio(part, terms, _NOTHING, 0.0, low, high, offset)

    def add_ratio(
        self, part: int, left: _Terms, right: _Terms, factor: float, low: float, high: float, offset: int
    ) -> None:
        """One row of two sides that have no term in common."""
        self.part.append(part)
        self.offset.append(offset)
        self.low.append(low)
        self.high.append(high)
        self.factor.append(factor)
        self.lefts.append(len(left))
        self.names.extend(left)
        self.factors.extend(left.values())
        self.rights.append(len(right))
        if right:
            self.names.extend(right)
            self.factors.extend(right.values())


def enter(claims: Claims, rows: Rows) -> list[list[int]]:
    """Adds a document's components; of each, the places of its figures, in the order of the components' numbers."""
    atlas = claims.frame.atlas
    laws = definitions(atlas, range(len(atlas.keys)), claims.codes)
    count, offset = len(atlas.keys), len(rows.lower)
    roots = _roots(claims, laws, count)
    number: dict[int, int] = {}
    figures: list[list[int]] = []
    for claim in claims.rows:
        root = roots[claim.left]
        if root not in number:
            number[root] = rows.parts + len(figures)
            figures.append([])
        figures[number[root] - rows.parts].append(claim.figure)
    rows.parts += len(figures)
    home = [number.get(root, -1) for root in roots]
    rows.home += home
    signed = [kind_of(flow.measure) == "balance" for flow in atlas.flows]
    rows.lower += [-inf if signed[key[0]] else 0.0 for key in atlas.keys]
    rows.upper += [inf] * count
    if claims.vague:
        rows.refused.update(number.values())
        return figures
    work = Substitution(laws)
    rows.refused.update(home[n] for n in work.refused)
    for n in work.tied:
        if not signed[atlas.keys[n][0]]:
            rows.add(home[n], work.terms(n), 0.0, inf, offset)
    for n in {law.whole for law in laws if law.name == "goods"}:
        # As in the exact way, where several goods are told as shares of it.
        rows.add(home[n], work.terms(n), 1.0, inf, offset)
    for law in laws:
        if law.partial:
            terms = work.combined([(law.whole, 1.0), *((n, -float(s)) for n, s in law.parts)])
            if terms:
                rows.add(home[law.whole], terms, 0.0, inf, offset)
    for claim in claims.rows:
        _, kind, left, _, low, high, exact = claim
        if kind == LEVEL and work.stands(left):
            _bound(left + offset, low, high, exact, rows)
        else:
            _claim(claim, work, rows, home[left], offset)
    return figures


def _roots(claims: Claims, laws: Sequence[Law], count: int) -> list[int]:
    """Of each quantity, the one that stands for its component (union-find)."""
    parent = list(range(count))

    def find(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for claim in claims.rows:
        if claim.right >= 0:
            parent[find(claim.right)] = find(claim.left)
    for law in laws:
        root = find(law.whole)
        for n, _ in law.parts:
            parent[find(n)] = root
    return [find(n) for n in range(count)]


class Substitution:
    """Quantities written as sums of others, where a definition says so. refused: wholes of which none can be."""

    def __init__(self, laws: Sequence[Law]) -> None:
        self.refused: list[int] = []
        self._sums: dict[int, dict[int, float]] = {}
        self.tied: list[int] = []
        self._full: dict[int, _Terms] = {}
        others = []
        for law in laws:
            if law.name in ("turnover", "balance"):
                self._sums[law.whole] = {n: float(s) for n, s in law.parts}
            elif not law.partial:
                others.append(law)
        for law in others:
            terms = self.combined([(law.whole, 1.0), *((n, -float(s)) for n, s in law.parts)])
            if not terms:
                continue
            pivot = next((n for n, c in terms.items() if abs(c) == 1.0), None)
            if pivot is None:
                self.refused.append(law.whole)
                continue
            c = terms[pivot]
            self._sums[pivot] = {n: -d / c for n, d in terms.items() if n != pivot}
            self.tied.append(pivot)
            self._full.clear()

    def stands(self, n: int) -> bool:
        """A quantity is one of those that are left."""
        return n not in self._sums

    def terms(self, n: int) -> _Terms:
        """A quantity by those that are left."""
        if n not in self._sums:
            return {n: 1.0}
        found = self._full.get(n)
        if found is None:
            found = self._full[n] = self.combined(self._sums[n].items())
        return found

    def combined(self, items: Iterable[tuple[int, float]]) -> dict[int, float]:
        """A sum of quantities by those that are left."""
        out: dict[int, float] = {}
        for n, factor in items:
            if n not in self._sums:
                out[n] = out.get(n, 0.0) + factor
                continue
            for m, c in self.terms(n).items():
                out[m] = out.get(m, 0.0) + factor * c
        return {n: c for n, c in out.items() if c} if 0.0 in out.values() else out


def _claim(claim: Claim, work: Substitution, rows: Rows, part: int, offset: int) -> None:
    _, kind, left, right, low, high, _ = claim
    terms = work.terms(left)
    if kind == LEVEL:
        rows.add(part, terms, low, high, offset)
        return
    other = work.terms(right)
    if kind == DIFFERENCE:
        rows.add(part, work.combined(((left, 1.0), (right, -1.0))), low, high, offset)
        return
    ends = [(low, 0.0, inf)] if low > 0 else []
    if high < inf:
        ends.append((high, -inf, 0.0))
    shared = not terms.keys().isdisjoint(other)
    for factor, least, most in ends:
        if not shared:
            rows.add_ratio(part, terms, other, factor, least, most, offset)
            continue
        made = less(terms, other, factor, shared=True)
        if made is None:
            rows.refused.add(part)
            return
        rows.add(part, made, least, most, offset)


def less(left: _Terms, right: _Terms, factor: float, *, shared: bool) -> _Terms | None:
    """left - factor * right; None where two terms all but cancel, so that rounding could decide."""
    if not factor:
        return left
    out = dict(left)
    if not shared:
        for n, c in right.items():
            out[n] = -factor * c
        return out
    for n, c in right.items():
        old = out.get(n, 0.0)
        new = old - factor * c
        if old and abs(new) < _CANCELLED * max(abs(old), abs(factor * c)):
            return None
        out[n] = new
    return out


def _bound(n: int, low: float, high: float, exact: bool, rows: Rows) -> None:
    """A level of a quantity that is not a sum; an end that is no exact double is drawn in by more than its error."""
    if not exact:
        low, high = (
            low + abs(low) * TOLERANCE if low > -inf else low,
            high - abs(high) * TOLERANCE if high < inf else high,
        )
    rows.lower[n] = max(rows.lower[n], low)
    rows.upper[n] = min(rows.upper[n], high)
