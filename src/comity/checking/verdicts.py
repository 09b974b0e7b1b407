"""What the arithmetic says of each figure, and of quantities nobody printed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.checking.derive import Derivations, Derived
from comity.checking.keys import kind_of
from comity.checking.proof import Line, lines
from comity.checking.relations import Relation

# Others that leave a figure more room than this share of its size confirm nothing.
_ROOM = Fraction(1, 4)
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Check:
    """A confirmed figure: `holds` or `rounding`, by these lines."""

    state: str
    lines: tuple[Line, ...]


def confirm(r: Relation, known: Derivations) -> Check | None:
    """What confirms a figure; None where nothing bears on it."""
    found = [line for line in lines(r, known) if line.holds and _tells(line)]
    if not found:
        return None
    best = min(found, key=lambda line: (_width(line), line.rank))
    direct = best.right is not None and best.left.depth == best.right.depth == 0
    return Check("rounding" if direct and not best.exact else "holds", (best,))


def _width(line: Line) -> Fraction:
    low, high = line.interval.low, line.interval.high
    return Fraction(0) if low is None or high is None else high - low


def _tells(line: Line) -> bool:
    low, high = line.interval.low, line.interval.high
    if low is None or high is None:
        return False
    return high - low <= abs(line.value) * _ROOM


def implied(known: Derivations) -> list[Derived]:
    """Values a step or two away that nobody printed, by quantity."""
    out = []
    for quantity in sorted(known, key=lambda q: q.sort_key):
        if quantity.unit in ("", "percent") or kind_of(quantity.measure) not in ("exports", "turnover", "balance"):
            continue
        rows = known[quantity]
        if any(d.depth == 0 for d in rows):
            continue
        near = [d for d in rows if d.depth <= _NEAR and _room(d) <= abs(d.value) * _ROOM]
        if near:
            out.append(min(near, key=lambda d: (_room(d), d.rank)))
    return out


def _room(d: Derived) -> Fraction:
    low, high = d.interval.low, d.interval.high
    return abs(d.value) + 1 if low is None or high is None else high - low
