"""What follows from what, a step at a time: each derived value keeps its arithmetic, its interval and the statements
it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from comity.checking.identities import Identity
from comity.checking.relations import Relation
from comity.model.interval import Interval
from comity.model.quantity import Quantity

DEPTH = 4
KEPT = 6
_BEST = 3


@dataclass(frozen=True, slots=True)
class Term:
    """An expression. op: printed (with `relation`), plus, minus (of `parts`), times, over (of a part and
    `relation`'s factor)."""

    op: str
    parts: tuple[Derived, ...] = ()
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A value of a quantity: nominal (from the printed digits), what rounding allows, and why."""

    quantity: Quantity
    value: Fraction
    interval: Interval
    term: Term
    used: frozenset[str]
    depth: int

    @property
    def rank(self) -> tuple[object, ...]:
        """Few statements first, then short chains, then a fixed order."""
        return (len(self.used), self.depth, self.term.op != "printed", tuple(sorted(self.used)))


Derivations = dict[Quantity, list[Derived]]


def derive(relations: Sequence[Relation], laws: Sequence[Identity], depth: int = DEPTH) -> Derivations:
    """The best few values of each quantity, from different statements."""
    out: Derivations = {}
    for r in sorted(relations, key=lambda r: (r.statement, r.left.sort_key)):
        if r.kind == "level":
            _keep(
                out, Derived(r.left, r.nominal, r.interval, Term("printed", relation=r), frozenset((r.statement,)), 0)
            )
    links = [r for r in sorted(relations, key=lambda r: (r.statement, r.left.sort_key)) if r.right is not None]
    sums = [law for law in laws if not law.partial]
    number: dict[Quantity, int] = {}
    ends = [{number.setdefault(q, len(number)) for q in (r.left, r.right) if q is not None} for r in links]
    terms = [{number.setdefault(q, len(number)) for q in (w.whole, *(p for p, _ in w.parts))} for w in sums]
    for level in range(1, depth + 1):
        # Only what was found in the last round leads on.
        new = {number.get(q, -1) for q, rows in out.items() if any(d.depth == level - 1 for d in rows[:_BEST])}
        found = [d for r, own in zip(links, ends, strict=True) if own & new for d in _along(r, out, level)]
        found += [d for law, own in zip(sums, terms, strict=True) if own & new for d in _solve(law, out, level)]
        changed = [_keep(out, d) for d in sorted(found, key=lambda d: d.rank)]
        if not any(changed):
            break
    return out


def _keep(out: Derivations, new: Derived) -> bool:
    """Adds a value unless one from fewer or the same statements is there."""
    rows = out.setdefault(new.quantity, [])
    if any(old.used <= new.used for old in rows):
        return False
    rows[:] = [old for old in rows if not new.used <= old.used]
    rows.append(new)
    rows.sort(key=lambda d: d.rank)
    dropped = rows[KEPT:]
    del rows[KEPT:]
    return new not in dropped


def _along(r: Relation, out: Derivations, level: int) -> Iterable[Derived]:
    """Through a growth, a share, a difference: either way."""
    if r.right is None:
        return
    for start, forward in ((r.right, True), (r.left, False)):
        for d in out.get(start, [])[:_BEST]:
            if r.statement not in d.used and d.depth == level - 1:
                new = _apply(r, d, level, forward)
                if new is not None:
                    yield new


def _apply(r: Relation, d: Derived, level: int, forward: bool) -> Derived | None:
    target = r.left if forward else r.right
    if target is None:
        return None
    used = d.used | {r.statement}
    if r.kind == "difference":
        value = d.value + r.nominal if forward else d.value - r.nominal
        interval = d.interval.plus(r.interval) if forward else d.interval.minus(r.interval)
        return Derived(target, value, interval, Term("add" if forward else "subtract", (d,), r), used, level)
    own = d.interval.scale(r.sign)
    if forward:
        made = times(own, r.interval).scale(r.sign)
        return Derived(target, d.value * r.nominal, made, Term("times", (d,), r), used, level)
    if r.nominal <= 0:
        return None
    made = over(own, r.interval).scale(r.sign)
    return Derived(target, d.value / r.nominal, made, Term("over", (d,), r), used, level)


def times(a: Interval, b: Interval) -> Interval:
    """Products of what is not below zero."""
    low = (a.low or Fraction(0)) * (b.low or Fraction(0))
    return Interval(
        max(low, Fraction(0)), None if a.high is None or b.high is None else max(a.high * b.high, Fraction(0))
    )


def over(a: Interval, b: Interval) -> Interval:
    """Quotients of what is not below zero; open above where the divisor may vanish."""
    low = Fraction(0) if b.high is None or not b.high or a.low is None or a.low <= 0 else a.low / b.high
    high = None if a.high is None or b.low is None or b.low <= 0 else max(a.high / b.low, Fraction(0))
    return Interval(low, high)


def derive_from(law: Identity, known: Derivations) -> list[Derived]:
    """The whole of a definition from its printed terms."""
    return [d for d in _solve(law, known, 1) if d.quantity == law.whole]


def _solve(law: Identity, out: Derivations, level: int) -> Iterable[Derived]:
    """Each term of a sum from the others."""
    terms = [(law.whole, -1), *law.parts]
    for i, (target, coefficient) in enumerate(terms):
        others = [(q, s) for j, (q, s) in enumerate(terms) if j != i]
        choices = [out.get(q, [])[:_BEST] for q, _ in others]
        if not all(choices):
            continue
        for combo in product(*choices):
            new = _sum(target, -coefficient, combo, [s for _, s in others], level)
            if new is not None:
                yield new


def _sum(target: Quantity, turn: int, combo: tuple[Derived, ...], signs: list[int], level: int) -> Derived | None:
    if any(d.depth >= level for d in combo) or max(d.depth for d in combo) < level - 1:
        return None
    value, interval = Fraction(0), Interval.point(0)
    positive: list[Derived] = []
    negative: list[Derived] = []
    for d, s in zip(combo, signs, strict=True):
        weight = s * turn
        value += weight * d.value
        interval = interval.plus(d.interval.scale(weight))
        (positive if weight > 0 else negative).append(d)
    term = (
        Term("sum", (*positive, *negative), None)
        if not negative
        else Term(f"sum-{len(positive)}", (*positive, *negative))
    )
    return Derived(target, value, interval, term, frozenset().union(*(d.used for d in combo)), level)
