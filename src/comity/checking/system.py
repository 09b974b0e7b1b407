"""Relations as linear rows over the definitions that bind them; connected components; whether they can hold
together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.checking.identities import Identity, identities
from comity.checking.keys import heading_of
from comity.checking.leaves import reduced
from comity.checking.relations import Relation
from comity.checking.simplex import ONE, ZERO, Certificate, Row, certificate, proves
from comity.model.quantity import Quantity

# Up to here exact arithmetic is faster than loading a solver; beyond, HiGHS decides and exact arithmetic certifies.
EXACT_ROWS = 600


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds by definition in a component, whichever of its statements are believed.

    Built from all its relations, so that leaving a statement out never takes a definition away. sign_rows: by the
    number of a quantity that is not below zero. reach: the definitions (places in `laws`) that bear on a quantity.
    shared: flows of which several goods are told as shares; these are not nothing.
    """

    number: Mapping[Quantity, int]
    codes: Mapping[str, str]
    laws: tuple[Identity, ...]
    law_rows: tuple[Row, ...]
    sign_rows: Mapping[int, Row]
    reach: Mapping[Quantity, tuple[int, ...]]
    shared: frozenset[Quantity] = frozenset()

    def knows(self, relations: Iterable[Relation]) -> bool:
        """Every quantity of the relations is numbered here."""
        return all(r.left in self.number and (r.right is None or r.right in self.number) for r in relations)

    def with_(self, relations: Sequence[Relation]) -> Ground:
        """This ground, or a larger one where a reading brings in a new quantity."""
        if self.knows(relations):
            return self
        return _ground({*self.number, *spoken(relations)}, self.codes, self.shared)


def spoken(relations: Iterable[Relation]) -> list[Quantity]:
    """The quantities that relations name, in a fixed order."""
    found = {q for r in relations for q in (r.left, r.right) if q is not None}
    return sorted(found, key=lambda q: q.sort_key)


def ground_of(relations: Iterable[Relation]) -> Ground:
    """The definitions among the quantities of some relations."""
    rows = list(relations)
    wholes = Counter(r.right for r in rows if r.kind == "ratio" and r.figure.form == "share" and r.right is not None)
    return _ground(set(spoken(rows)), _headings(rows), frozenset(q for q, n in wholes.items() if n > 1))


def _headings(relations: Iterable[Relation]) -> dict[str, str]:
    """The HS chapter or heading of goods whose words leave no doubt."""
    out: dict[str, str] = {}
    for r in relations:
        code = heading_of(r.figure)
        if r.left.commodity is not None and code is not None:
            out[r.left.commodity] = code
    return out


def _ground(quantities: set[Quantity], codes: Mapping[str, str], shared: frozenset[Quantity]) -> Ground:
    laws = tuple(identities(quantities, codes))
    every = quantities | {q for law in laws for q in (law.whole, *(p for p, _ in law.parts))}
    names = sorted(every, key=lambda q: q.sort_key)
    number = {q: i for i, q in enumerate(names)}
    # Shares of different headings that are more than the whole would hold of a flow of nothing: it is one unit or more.
    some = {law.whole for law in laws if law.name == "goods"} & shared
    least = {number[q]: ONE if q in some else ZERO for q in names if not q.is_signed}
    signs = {n: Row(((n, ONE),), low, None) for n, low in least.items()}
    return Ground(number, codes, laws, tuple(_law(law, number) for law in laws), signs, _reach(laws), shared)


def _reach(laws: Sequence[Identity]) -> dict[Quantity, tuple[int, ...]]:
    """By quantity, the definitions that can matter when something is said of it.

    Those that hang together with it. What is nowhere more than a part among others (a good in its flow) can be zero
    when nothing is said of it, so that it ties nothing together.
    """
    full = {q for law in laws for q in (law.whole, *(() if law.partial else (p for p, _ in law.parts)))}
    loose = [i for i, law in enumerate(laws) if not any(q in full for q, _ in law.parts)]
    tight = sorted(set(range(len(laws))) - set(loose))
    groups = Groups()
    for law in (laws[i] for i in tight):
        groups.join([law.whole, *(q for q, _ in law.parts)])
    blocks: dict[Quantity, list[int]] = {}
    for i in tight:
        blocks.setdefault(groups.find(laws[i].whole), []).append(i)
    out = {q: tuple(blocks.get(groups.find(q), ())) for q in full}
    for i in loose:
        for q, _ in laws[i].parts:
            out[q] = (*out.get(q, ()), i, *out[laws[i].whole])
    return out


class Groups:
    """Quantities that belong together (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[Quantity, Quantity] = {}

    def find(self, q: Quantity) -> Quantity:
        """The one that stands for the group of this one."""
        parent = self._parent
        parent.setdefault(q, q)
        while parent[q] != q:
            parent[q] = parent[parent[q]]
            q = parent[q]
        return q

    def join(self, quantities: Iterable[Quantity]) -> None:
        """These belong together."""
        first, *rest = [self.find(q) for q in quantities]
        for q in rest:
            self._parent[self.find(q)] = self.find(first)


def _law(law: Identity, number: Mapping[Quantity, int]) -> Row:
    terms = ((number[law.whole], ONE), *((number[q], Fraction(-s)) for q, s in law.parts))
    return Row(terms, ZERO, None if law.partial else ZERO)


def _rows(r: Relation, number: Mapping[Quantity, int], widen: bool) -> list[Row]:
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
        terms = ((left, ONE), (right, -interval.high)) if interval.high else ((left, ONE),)
        out.append(Row(terms, None, ZERO, r.statement))
    return out


def refute(
    relations: Sequence[Relation], ground: Ground, *, widen: bool = False, positive: bool = True
) -> frozenset[str] | None:
    """None where all can hold; else the statements of a certified refutation (not yet a smallest one).

    widen: a whole printed unit either side instead of half. positive: flows are not below zero.
    """
    ground = ground.with_(relations)
    rows = all_rows(relations, ground, widen, positive)
    proof = _refutation(rows, len(ground.number))
    return None if proof is None else _tags(rows, proof)


def all_rows(
    relations: Sequence[Relation], ground: Ground, widen: bool, positive: bool, extra: Collection[Quantity] = ()
) -> list[Row]:
    """The statements and the definitions that bear on them (or on `extra` quantities)."""
    about = {q for r in relations for q in (r.left, r.right) if q is not None} | set(extra)
    rows = [ground.law_rows[i] for i in sorted({i for q in about for i in ground.reach.get(q, ())})]
    for r in sorted(relations, key=lambda r: (r.statement, r.kind, r.left.sort_key)):
        rows += _rows(r, ground.number, widen)
    if positive:
        named = {v for row in rows for v, _ in row.terms} | {ground.number[q] for q in about}
        rows += [ground.sign_rows[v] for v in sorted(named) if v in ground.sign_rows]
    return rows


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Statements that are believed, worked out as far as they bear on a few quantities, to try many readings
    against."""

    ground: Ground
    rows: tuple[Row, ...]
    possible: bool

    def allows(self, relations: Iterable[Relation]) -> bool:
        """More statements, of those quantities only, can hold as well."""
        rows = [*self.rows, *(row for r in relations for row in _rows(r, self.ground.number, widen=False))]
        return self.possible and _refutation(rows, len(self.ground.number)) is None


def backdrop(relations: Sequence[Relation], ground: Ground, quantities: Collection[Quantity]) -> Backdrop:
    """What the relations leave to the quantities given, all of which the ground knows."""
    left = reduced(all_rows(relations, ground, False, True, quantities), {ground.number[q] for q in quantities})
    return Backdrop(ground, tuple(left.rows), left.refutation is None)


def _refutation(rows: Sequence[Row], variables: int) -> Certificate | None:
    """None where the rows can hold together, as far as a solver in floating point sees for very large ones."""
    left = reduced(rows)
    if left.refutation is not None or not left.rows:
        return left.refutation
    chosen: Sequence[int] = range(len(left.rows))
    if len(left.rows) > EXACT_ROWS:
        from comity.checking.highs import suspects

        named = suspects(left.rows, variables)
        if named is None:
            return None
        chosen = named
    proof = certificate([left.rows[i] for i in chosen])
    return None if proof is None else left.unfold(tuple((chosen[i], upper, weight) for i, upper, weight in proof))


def _tags(rows: Sequence[Row], proof: Certificate) -> frozenset[str]:
    if not proves(rows, proof):
        raise ArithmeticError("a certificate does not prove what it claims")
    return frozenset(tag for i, _, _ in proof if (tag := rows[i].tag) is not None)


def components(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Relations that share a quantity or a definition, in a fixed order."""
    groups = Groups()
    for r in relations:
        groups.join([q for q in (r.left, r.right) if q is not None])
    for law in identities(spoken(relations), _headings(relations)):
        groups.join([law.whole, *(q for q, _ in law.parts)])
    found: dict[Quantity, list[Relation]] = {}
    for r in sorted(relations, key=lambda r: (r.left.sort_key, r.statement, r.kind)):
        found.setdefault(groups.find(r.left), []).append(r)
    return sorted(found.values(), key=lambda group: group[0].left.sort_key)
