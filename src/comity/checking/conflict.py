"""One smallest set of statements that cannot all be true."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from comity.checking.derive import derive
from comity.checking.plain import apart, plain
from comity.checking.relations import Relation
from comity.checking.system import Ground, refute
from comity.checking.witness import Witnesses

# Short derivations are looked for in systems up to this size; larger ones are first cut down to a refutation.
_SEARCHED = 80
_DIRECTNESS = {"level": 2, "difference": 1, "ratio": 0}


def conflict(relations: Sequence[Relation], ground: Ground, *, mended: bool = False) -> frozenset[str] | None:
    """None where the relations can hold together, else statements none of which can be left out.

    A set that needs no "flows are not below zero" is preferred: two exports and a turnover say more than one export
    above a turnover. mended: a conflict has been taken out already, so that the rest most likely holds; only where it
    is looked for first differs.
    """
    if mended and refute(relations, ground) is None:
        return None
    positive = False
    found = plain(relations, ground.laws) if len(relations) > _SEARCHED else None
    if found is None:
        found = refute(relations, ground, positive=False)
    if found is None:
        positive = True
        found = refute(relations, ground)
    if found is None:
        return None
    candidates = relations if len(relations) <= _SEARCHED else [r for r in relations if r.statement in found]
    short = _shortest(candidates, ground)
    if short is not None and (len(short) <= len(found) or len(found) > 8):
        kept = [r for r in relations if r.statement in short]
        if refute(kept, ground, positive=positive) is not None:
            found = short
    return minimal([r for r in relations if r.statement in found], ground, positive=positive)


def _shortest(relations: Sequence[Relation], ground: Ground) -> frozenset[str] | None:
    """The fewest statements of which two derivations of one quantity exclude each other."""
    best: tuple[object, ...] | None = None
    out: frozenset[str] | None = None
    for quantity, rows in sorted(derive(relations, ground.laws).items(), key=lambda item: item[0].sort_key):
        for a, b in combinations(rows, 2):
            if a.interval.meet(b.interval) is not None:
                continue
            used = a.used | b.used
            rank = (
                len(used),
                a.depth + b.depth,
                -apart(a.interval, b.interval),
                tuple(sorted(used)),
                quantity.sort_key,
            )
            if best is None or rank < best:
                best, out = rank, used
    return out


def minimal(relations: Sequence[Relation], ground: Ground, *, positive: bool = True) -> frozenset[str]:
    """The deletion filter: leaves out whole statements while what is left cannot hold. The most direct ones are kept
    longest."""
    order = sorted(
        relations, key=lambda r: (not r.figure.optional, _DIRECTNESS.get(r.kind, 0), -r.figure.start, r.statement)
    )
    kept = [r.statement for r in order]
    needed: set[str] = set()
    witnesses = Witnesses(relations, ground.with_(relations), positive=positive) if len(order) > 2 else None
    for r in order:
        if r.statement in needed:
            continue
        if witnesses is not None and (shown := witnesses.without(r.statement, kept)):
            needed.update(shown)
            continue
        rest = [k for k in order if k.statement in kept and k.statement != r.statement]
        if refute(rest, ground, positive=positive) is not None:
            kept = [k.statement for k in rest]
    return frozenset(kept)
