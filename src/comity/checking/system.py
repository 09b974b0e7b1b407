"""Relations as linear rows; connected components; whether they can hold together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.checking.identities import Identity, identities
from comity.checking.relations import Relation
from comity.checking.simplex import ONE, ZERO, Certificate, Row, certificate, proves
from comity.model.quantity import Quantity

# Up to here exact arithmetic is faster than loading a solver; beyond, HiGHS decides and exact arithmetic certifies.
EXACT_ROWS = 400


@dataclass(frozen=True, slots=True)
class System:
    """Rows over numbered quantities."""

    quantities: tuple[Quantity, ...]
    rows: tuple[Row, ...]


def spoken(relations: Iterable[Relation]) -> list[Quantity]:
    """The quantities that relations name, in a fixed order."""
    found = {q for r in relations for q in (r.left, r.right) if q is not None}
    return sorted(found, key=lambda q: q.sort_key)


def build(relations: Sequence[Relation], *, widen: bool = False, positive: bool = True) -> System:
    """The rows of some relations and of the definitions among their quantities.

    widen: a whole printed unit either side. positive: flows are not below zero.
    """
    laws = identities(spoken(relations))
    every = {q for r in relations for q in (r.left, r.right) if q is not None}
    every |= {q for law in laws for q in (law.whole, *(p for p, _ in law.parts))}
    names = tuple(sorted(every, key=lambda q: q.sort_key))
    number = {q: i for i, q in enumerate(names)}
    rows: list[Row] = []
    for r in sorted(relations, key=lambda r: (r.statement, r.kind, r.left.sort_key)):
        rows += _rows(r, number, widen)
    rows += [_law(law, number) for law in laws]
    if positive:
        rows += [Row(((number[q], ONE),), ZERO, None) for q in names if not q.is_signed]
    return System(names, tuple(rows))


def _rows(r: Relation, number: dict[Quantity, int], widen: bool) -> list[Row]:
    interval = r.wide if widen else r.interval
    left = number[r.left]
    if r.kind == "level" or r.right is None:
        return [Row(((left, ONE),), interval.low, interval.high, r.statement)]
    right = number[r.right]
    if r.kind == "difference":
        return [Row(((left, ONE), (right, -ONE)), interval.low, interval.high, r.statement)]
    out = []
    if interval.low is not None and interval.low > 0:
        out.append(Row(((left, ONE), (right, -interval.low)), ZERO, None, r.statement))
    if interval.high is not None:
        out.append(Row(((left, ONE), (right, -interval.high)), None, ZERO, r.statement))
    return [_without_zero(row) for row in out]


def _without_zero(row: Row) -> Row:
    return Row(tuple((v, c) for v, c in row.terms if c), row.low, row.high, row.tag)


def _law(law: Identity, number: dict[Quantity, int]) -> Row:
    terms = ((number[law.whole], ONE), *((number[q], Fraction(-s)) for q, s in law.parts))
    return Row(terms, ZERO, None if law.partial else ZERO)


def refute(relations: Sequence[Relation], *, widen: bool = False, positive: bool = True) -> frozenset[str] | None:
    """None where all can hold; else the statements of a certified refutation (not yet a smallest one)."""
    system = build(relations, widen=widen, positive=positive)
    if len(system.rows) <= EXACT_ROWS:
        rows: Sequence[Row] = system.rows
    else:
        from comity.checking.highs import suspects

        chosen = suspects(system.rows, len(system.quantities))
        if chosen is None:
            return None
        rows = [system.rows[i] for i in chosen]
    proof = certificate(rows)
    return None if proof is None else _tags(rows, proof)


def _tags(rows: Sequence[Row], proof: Certificate) -> frozenset[str]:
    if not proves(rows, proof):
        raise ArithmeticError("a certificate does not prove what it claims")
    return frozenset(tag for i, _, _ in proof if (tag := rows[i].tag) is not None)


def components(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Relations that share a quantity or a definition, in a fixed order."""
    parent: dict[Quantity, Quantity] = {}

    def find(q: Quantity) -> Quantity:
        parent.setdefault(q, q)
        while parent[q] != q:
            parent[q] = parent[parent[q]]
            q = parent[q]
        return q

    def join(quantities: Iterable[Quantity]) -> None:
        first, *rest = [find(q) for q in quantities]
        for q in rest:
            parent[find(q)] = find(first)

    for r in relations:
        join([q for q in (r.left, r.right) if q is not None])
    for law in identities(spoken(relations)):
        join([law.whole, *(q for q, _ in law.parts)])
    groups: dict[Quantity, list[Relation]] = {}
    for r in sorted(relations, key=lambda r: (r.left.sort_key, r.statement, r.kind)):
        groups.setdefault(find(r.left), []).append(r)
    return sorted(groups.values(), key=lambda group: group[0].left.sort_key)
