"""Periods that were not printed beside the number: a clash that rests on one may be the reader's, not the text's.

"In the second quarter exports were 76.9 billion. Machinery made 38.4% of them, or 58.1 billion": the reader takes the
second quarter over, and 58.1 is 38.4% of the half year before it. Where another period that the text names makes such
figures fit, and holds them in their place, nothing is said of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from comity.checking.relations import Relation
from comity.checking.system import Ground, refute, spoken
from comity.model.figure import Figure
from comity.model.period import Period

# How reading calls a period that it takes over from an earlier sentence.
_RULE = "the period last told"
_MOVED = ("level", "share")
_ENOUGH = 8
_NUDGES = (Fraction(3, 2), Fraction(2, 3))


def is_carried(figure: Figure) -> bool:
    """The period was taken over from an earlier sentence."""
    return figure.form in _MOVED and any(e.field == "period" and e.rule == _RULE for e in figure.evidence)


def another_period(
    inside: Sequence[Relation], core: Sequence[Relation], active: Sequence[Relation], ground: Ground
) -> tuple[Period, frozenset[str]] | None:
    """The period under which the figures of a conflict fit that were given theirs by an earlier sentence, and those
    figures; None where there is none."""
    loose = [r for r in inside if is_carried(r.figure)]
    if not loose:
        return None
    about = {r.left for r in loose}
    moved = [r for r in active if r.left in about and is_carried(r.figure)]
    ids = frozenset(r.statement for r in moved)
    rest = [r for r in core if r.statement not in ids]
    pairs = {frozenset((r.left.origin, r.left.destination)) for r in loose}
    own = {r.left.period for r in loose}
    told = [q.period for q in spoken(active) if frozenset((q.origin, q.destination)) in pairs and q.period not in own]
    years = {p.year for p in own}
    for period in sorted(set(told), key=lambda p: (p.year not in years, p))[:_ENOUGH]:
        if _fits([_at(r, period) for r in moved], rest, ground):
            return period, ids
    return None


def _at(r: Relation, period: Period) -> Relation:
    """The same claim of another period, in the same money."""
    right = None if r.right is None else replace(r.right, period=period)
    return replace(r, left=replace(r.left, period=period), right=right)


def _fits(new: Sequence[Relation], rest: Sequence[Relation], ground: Ground) -> bool:
    """The rest accepts them, and each level among them only there."""
    if refute([*rest, *new], ground) is not None:
        return False
    levels = [r for r in new if r.kind == "level"]
    for r in levels or new:
        others = [*rest, *(n for n in new if n is not r)]
        for factor in _NUDGES:
            if refute([*others, replace(r, interval=r.interval.scale(factor))], ground) is None:
                return False
    return True
