"""What the arithmetic says of each figure, and of quantities nobody printed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.checking.derive import Derivations, Derived, derive, derive_from
from comity.checking.identities import Identity
from comity.checking.keys import is_currency, kind_of, prefix_of
from comity.checking.proof import Line, lines
from comity.checking.relations import Relation
from comity.model.quantity import Quantity

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


def of_pairs(standing: Sequence[Relation], spoken_of: Collection[Quantity]) -> list[Derived]:
    """The balance and the turnover of a pair whose exports and imports both stand printed; one step from print.

    spoken_of: quantities that the document tells itself or that follow otherwise, which are left out.
    """
    levels = derive([r for r in standing if r.kind == "level" and _is_whole_flow(r.left)], (), depth=0)
    out = []
    for flow in sorted(levels, key=lambda q: q.sort_key):
        if flow.origin > flow.destination:
            continue
        first, second = flow.origin, flow.destination
        for kind in ("turnover", "balance"):
            whole = replace(flow, measure=prefix_of(flow.measure) + kind)
            if whole in spoken_of:
                continue
            back = replace(flow, origin=second, destination=first)
            law = Identity(kind, whole, ((flow, 1), (back, 1 if kind == "turnover" else -1)))
            values = [d for d in derive_from(law, levels) if _room(d) <= abs(d.value) * _ROOM]
            out += sorted(values, key=lambda d: (_room(d), d.rank))[:1]
    return out


def _is_whole_flow(q: Quantity) -> bool:
    return q.kind == "exports" and q.commodity is None and q.partner_region is None and is_currency(q.unit)


def _room(d: Derived) -> Fraction:
    low, high = d.interval.low, d.interval.high
    return abs(d.value) + 1 if low is None or high is None else high - low
