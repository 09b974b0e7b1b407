"""The arithmetic that refutes or confirms one figure by others, as data; `arithmetic` prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from comity.checking.derive import Derivations, Derived, derive, over
from comity.checking.identities import Identity
from comity.checking.relations import Relation
from comity.model.interval import Interval

_TRIED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What the other figures make of one figure.

    kind as of its relation, or `part` (`left` lies within `right` and is larger). left, right: what its two sides
    are without it
    (a level has the left one alone). value and interval: of the level, the factor or the difference. target: the
    figure as read.
    """

    kind: str
    left: Derived
    right: Derived | None
    value: Fraction
    interval: Interval
    target: Relation

    @property
    def used(self) -> frozenset[str]:
        """The statements of the arithmetic, the target apart."""
        return self.left.used | (frozenset() if self.right is None else self.right.used)

    @property
    def holds(self) -> bool:
        """The print allows what the others make of it."""
        return self.interval.meet(self.target.interval) is not None

    @property
    def exact(self) -> bool:
        """The unrounded arithmetic lies within the rounding of the print."""
        return self.value in self.target.interval

    @property
    def rank(self) -> tuple[object, ...]:
        """The simplest first."""
        depth = self.left.depth + (0 if self.right is None else self.right.depth)
        return (len(self.used), depth, tuple(sorted(self.used)))


def lines(target: Relation, known: Derivations) -> list[Line]:
    """The ways the derived values bear on a figure without resting on it, the simplest first."""
    return sorted(_lines(target, known), key=lambda line: line.rank)


def _lines(target: Relation, known: Derivations) -> Iterator[Line]:
    def free(rows: Sequence[Derived]) -> list[Derived]:
        return [d for d in rows if target.statement not in d.used][:_TRIED]

    lefts = free(known.get(target.left, []))
    if target.right is None:
        for d in lefts:
            yield Line("level", d, None, d.value, d.interval, target)
        return
    for x, y in product(lefts, free(known.get(target.right, []))):
        if target.kind == "difference":
            yield Line("difference", x, y, x.value - y.value, x.interval.minus(y.interval), target)
        elif y.value * target.sign > 0 and x.value * target.sign >= 0:
            room = over(x.interval.scale(target.sign), y.interval.scale(target.sign))
            yield Line("ratio", x, y, x.value / y.value, room, target)


def refuting(relations: Sequence[Relation], laws: Sequence[Identity], first: Sequence[str] = ()) -> Line | None:
    """The line that shows best why some statements cannot hold together: about one of `first` where possible."""
    known = derive(relations, laws)
    order = sorted(relations, key=lambda r: (r.statement not in first, *_telling(r)))
    for r in order:
        for line in lines(r, known):
            if not line.holds:
                return line
    return _overfull(relations, laws, known)


def _telling(r: Relation) -> tuple[object, ...]:
    """Growths and shares first, then sums; of each, the whole before its parts."""
    pair = r.left.kind in ("turnover", "balance")
    return (r.kind == "level", not pair, r.kind, -r.left.period.length, r.figure.start, r.statement)


def _overfull(relations: Sequence[Relation], laws: Sequence[Identity], known: Derivations) -> Line | None:
    """A part that exceeds its whole."""
    by_statement = {r.statement: r for r in relations}
    for law in laws:
        for part, weight in law.parts:
            if weight < 0:
                continue
            for x, whole in product(known.get(part, []), known.get(law.whole, [])):
                if (
                    x.interval.low is not None
                    and whole.interval.high is not None
                    and x.interval.low > whole.interval.high
                ):
                    target = by_statement[min(whole.used)]
                    return Line("part", x, whole, x.value, x.interval, target)
    return None


def fitting(target: Relation, relations: Sequence[Relation], laws: Sequence[Identity]) -> Line | None:
    """The simplest line under which the figure, as given, holds."""
    rows = [line for line in lines(target, derive(relations, laws)) if line.holds]
    return rows[0] if rows else None
