"""Conflicts that need no search: one thing with two values, a share or a growth beside its two levels, a sum beside its
terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from comity.checking.derive import times
from comity.checking.identities import Identity
from comity.checking.relations import Relation
from comity.model.interval import Interval
from comity.model.quantity import Quantity

# Levels of one quantity that are held against the others of a definition.
_TRIED = 3

_Levels = Mapping[Quantity, Sequence[Relation]]
_Clash = tuple[frozenset[str], Fraction]


def plain(relations: Sequence[Relation], laws: Sequence[Identity]) -> frozenset[str] | None:
    """The smallest such conflict, of equal ones the widest apart; None where there is none (others may be)."""
    levels: dict[Quantity, list[Relation]] = defaultdict(list)
    for r in sorted(relations, key=lambda r: (r.figure.optional, r.statement)):
        if r.kind == "level":
            levels[r.left].append(r)
    found = [*_twice(levels), *_links(relations, levels), *_sums(laws, levels)]
    if not found:
        return None
    return min(found, key=lambda clash: (len(clash[0]), -clash[1], tuple(sorted(clash[0]))))[0]


def _twice(levels: _Levels) -> Iterator[_Clash]:
    for rows in levels.values():
        low = max((r for r in rows if r.interval.low is not None), key=lambda r: r.interval.low or 0, default=None)
        high = min((r for r in rows if r.interval.high is not None), key=lambda r: r.interval.high or 0, default=None)
        if low is not None and high is not None and low.interval.meet(high.interval) is None:
            yield frozenset((low.statement, high.statement)), apart(low.interval, high.interval)


def _links(relations: Sequence[Relation], levels: _Levels) -> Iterator[_Clash]:
    for r in relations:
        if r.right is None or (r.kind == "ratio" and (r.left.is_signed or r.right.is_signed)):
            continue
        for a, b in product(levels.get(r.left, ())[:_TRIED], levels.get(r.right, ())[:_TRIED]):
            made = times(b.interval, r.interval) if r.kind == "ratio" else b.interval.plus(r.interval)
            if made.meet(a.interval) is None:
                yield frozenset((r.statement, a.statement, b.statement)), apart(made, a.interval)


def _sums(laws: Sequence[Identity], levels: _Levels) -> Iterator[_Clash]:
    for law in laws:
        choices = [levels.get(q, ())[:_TRIED] for q in (law.whole, *(q for q, _ in law.parts))]
        if not all(choices) or len(choices) > _TRIED:
            continue
        for whole, *parts in product(*choices):
            made = Interval.point(0)
            for r, (_, sign) in zip(parts, law.parts, strict=True):
                made = made.plus(r.interval.scale(sign))
            made = Interval(made.low, None) if law.partial else made
            if made.meet(whole.interval) is None:
                yield frozenset(r.statement for r in (whole, *parts)), apart(made, whole.interval)


def apart(a: Interval, b: Interval) -> Fraction:
    """How far apart two intervals are, by the size of the smaller: the plainer refutation is preferred."""
    low, high = sorted((a, b), key=lambda i: (i.high is None, i.high or 0))
    if low.high is None or high.low is None:
        return Fraction(0)
    return (high.low - low.high) / max(abs(low.high), Fraction(1, 10**6))
