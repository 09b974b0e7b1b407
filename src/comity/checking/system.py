"""Relations as linear rows over the definitions that bind them; connected components; whether they can hold
together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from comity.checking.identities import Identity, identities
from comity.checking.keys import heading_of
from comity.checking.leaves import reduced, whole_of
from comity.checking.relations import Relation
from comity.checking.simplex import ONE, ZERO, Certificate, Row, Terms, certificate, proves
from comity.model.quantity import Quantity

# Up to here exact arithmetic is faster than loading a solver; beyond, HiGHS decides and exact arithmetic certifies.
EXACT_ROWS = 600


@dataclass(slots=True)
class Entered:
    """A relation, its quantities by number, its rows once they were asked for: near, and with a whole unit either
    side."""

    relation: Relation
    numbers: tuple[int, ...]
    near: tuple[Row, ...] | None = None
    wide: tuple[Row, ...] | None = None

    def rows(self, widen: bool) -> tuple[Row, ...]:
        """The rows, made once."""
        rows = self.wide if widen else self.near
        if rows is None:
            rows = _rows(self.relation, self.numbers, widen)
            if widen:
                self.wide = rows
            else:
                self.near = rows
        return rows


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds by definition in a component, whichever of its statements are believed.

    Built from all its relations, so that leaving a statement out never takes a definition away. sign_rows: by the
    number of a quantity that is not below zero. reach: by the number of a quantity, the definitions (places in `laws`)
    that bear on it. shared: flows of which several goods are told as shares; these are not nothing. met: by statement,
    the first relation that was entered, which enters many systems.
    """

    number: Mapping[Quantity, int]
    codes: Mapping[str, str]
    laws: tuple[Identity, ...]
    law_rows: tuple[Row, ...]
    sign_rows: Mapping[int, Row]
    reach: Mapping[int, tuple[int, ...]]
    shared: frozenset[Quantity] = frozenset()
    met: dict[str, Entered] = field(default_factory=dict, compare=False, repr=False)

    def knows(self, relations: Iterable[Relation]) -> bool:
        """Every quantity of the relations is numbered here."""
        return all(self.enter(r) is not None for r in relations)

    def enter(self, r: Relation) -> Entered | None:
        """The relation by numbers; None where a quantity of it is unknown here."""
        found = self.met.get(r.statement)
        if found is not None and found.relation is r:
            return found
        left = self.number.get(r.left)
        right = None if r.right is None else self.number.get(r.right)
        if left is None or (right is None and r.right is not None):
            return None
        made = Entered(r, (left,) if right is None else (left, right))
        self.met.setdefault(r.statement, made)
        return made

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
    signs = {n: _kept(((n, ONE),), low, None, None) for n, low in least.items()}
    reach = {number[q]: places for q, places in _reach(laws).items()}
    return Ground(number, codes, laws, tuple(_law(law, number) for law in laws), signs, reach, shared)


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


def _kept(terms: Terms, low: Fraction | None, high: Fraction | None, tag: str | None) -> Row:
    """A row with its whole numbers, which many systems will ask for."""
    return Row(terms, low, high, tag, whole_of(terms, low, high))


def _rows(r: Relation, numbers: tuple[int, ...], widen: bool) -> tuple[Row, ...]:
    interval = r.wide if widen else r.interval
    if r.kind == "level" or len(numbers) < 2:
        return (_kept(((numbers[0], ONE),), interval.low, interval.high, r.statement),)
    left, right = numbers
    if r.kind == "difference":
        return (_kept(((left, ONE), (right, -ONE)), interval.low, interval.high, r.statement),)
    out = []
    # Of two deficits the larger is the smaller number, so that both sides of the row change places.
    most, least = (None, ZERO) if r.sign < 0 else (ZERO, None)
    if interval.low is not None and interval.low > 0:
        out.append(_kept(((left, ONE), (right, -interval.low)), most, least, r.statement))
    if interval.high is not None:
        terms = ((left, ONE), (right, -interval.high)) if interval.high else ((left, ONE),)
        out.append(_kept(terms, least, most, r.statement))
    return tuple(out)


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
    entered = [_known(r, ground) for r in relations]
    about = {n for e in entered for n in e.numbers} | {ground.number[q] for q in extra}
    rows = [ground.law_rows[i] for i in sorted({i for n in about for i in ground.reach.get(n, ())})]
    # The numbers of quantities follow their keys.
    for e in sorted(entered, key=lambda e: (e.relation.statement, e.relation.kind, e.numbers[0])):
        rows += e.rows(widen)
    if positive:
        named = {v for row in rows for v, _ in row.terms} | about
        rows += [ground.sign_rows[v] for v in sorted(named) if v in ground.sign_rows]
    return rows


def _known(r: Relation, ground: Ground) -> Entered:
    entered = ground.enter(r)
    if entered is None:
        raise KeyError(r.left if r.left not in ground.number else r.right)
    return entered


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Statements that are believed, worked out as far as they bear on a few quantities, to try many readings
    against."""

    ground: Ground
    rows: tuple[Row, ...]
    possible: bool

    def allows(self, relations: Iterable[Relation]) -> bool:
        """More statements, of those quantities only, can hold as well."""
        rows = [*self.rows, *(row for r in relations for row in _known(r, self.ground).rows(widen=False))]
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
