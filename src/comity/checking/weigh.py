"""One document weighed: what in it cannot be true, and, for who asks, what confirms each figure and what follows.

A component that the screen has proven is not looked at again until its verdicts are wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from comity.checking.bodies import agreed
from comity.checking.cases import Case
from comity.checking.derive import Derived, derive
from comity.checking.keys import Frame, frame_of
from comity.checking.made import conflict_case, wording_case
from comity.checking.plausible import equal_values, parts_of_years, unit_values
from comity.checking.priors import Priors
from comity.checking.relations import Relation, relation
from comity.checking.repair import Conflict, settle, wordings
from comity.checking.system import Ground, components, ground_of
from comity.checking.verdicts import Check, confirm, implied, of_pairs
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Part:
    """A component after its conflicts: the relations left standing, and what holds among them by definition."""

    key: tuple[str, ...]
    all: tuple[Relation, ...]
    left: tuple[Relation, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document's figures by place and what was found in them.

    parts: the components that were looked at one by one. unweighed: statements that were given up, because too many
    of those around them contradict each other. rivals: statement -> what the same text prints for the same thing,
    too far off to be its other statistic. halves: numbers given for a part of a year. moved: statements that
    would fit under another period than the one they were given by an earlier sentence.
    """

    document: str
    figures: tuple[Figure, ...]
    cases: tuple[Case, ...] = ()
    parts: tuple[Part, ...] = ()
    unweighed: frozenset[str] = frozenset()
    rivals: tuple[tuple[str, str], ...] = ()
    halves: frozenset[int] = frozenset()
    moved: tuple[tuple[str, Period], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What the arithmetic says of a document's figures, and of quantities it does not print."""

    checks: dict[str, Check] = field(default_factory=dict)
    implied: tuple[Derived, ...] = ()


def weigh(document: str, figures: tuple[Figure, ...], doubtful: Iterable[Figure], priors: Priors) -> Weighed:
    """The conflicts of a document. doubtful: the figures of the components that are not known to hold, all of each."""
    rows = list(doubtful)
    halves = equal_values(figures, priors)
    if not rows:
        return Weighed(document, figures, halves=halves)
    frame = frame_of(document, figures)
    cases: list[Case] = []
    parts: list[Part] = []
    unweighed: set[str] = set()
    rivals: list[tuple[str, str]] = []
    moved: list[tuple[str, Period]] = []
    for component in components(_claims(rows, frame)):
        ground = ground_of(component)
        conflicts, left = settle(component, frame, ground)
        cases += [conflict_case(c, ground) for c in conflicts if not c.apart and c.period is None]
        moved += [(s, c.period) for c in conflicts if c.period is not None for s in sorted(c.statements)]
        rivals += [pair for c in conflicts if c.apart for pair in _rivals(c)]
        cases += [wording_case(w, ground) for w in wordings(left, frame, ground)]
        if not left:
            unweighed |= {r.statement for r in component} - {s for c in conflicts for s in c.statements}
        cases += parts_of_years(left, frame, priors, ground)
        parts.append(Part(component[0].left.sort_key, tuple(component), tuple(left), ground))
    if any(f.unit == "tonnes" for f in figures):
        cases += unit_values(figures, frame, [r for part in parts for r in part.left], priors)
    return Weighed(
        document, figures, tuple(cases), tuple(parts), frozenset(unweighed), tuple(rivals), halves, tuple(moved)
    )


def account(weighed: Weighed) -> Account:
    """The verdicts' arithmetic of one document."""
    frame = frame_of(weighed.document, weighed.figures)
    known = {r.statement for part in weighed.parts for r in part.all}
    rest = [r for r in _claims(weighed.figures, frame) if r.statement not in known]
    parts = [Part(c[0].left.sort_key, tuple(c), tuple(c), ground_of(c)) for c in components(rest)]
    out = Account()
    follows: list[Derived] = []
    standing: list[Relation] = []
    told: set[Quantity] = set()
    for part in sorted([*parts, *weighed.parts], key=lambda part: part.key):
        values = derive(part.left, part.ground.laws)
        out.checks.update({r.statement: c for r in part.left if (c := confirm(r, values)) is not None})
        follows += implied(values)
        standing += part.left
        told |= {q for r in part.all for q in (r.left, r.right) if q is not None}
    follows += of_pairs(standing, told | {d.quantity for d in follows})
    return Account(out.checks, tuple(follows))


def _claims(figures: Collection[Figure], frame: Frame) -> list[Relation]:
    return agreed([r for f in figures if (r := relation(f, frame)) is not None])


def _rivals(c: Conflict) -> list[tuple[str, str]]:
    """Each statement of the two with what the other one prints."""
    first, second = c.relations
    return [(first.statement, second.figure.anchor), (second.statement, first.figure.anchor)]


def relations_of(weighed: Weighed) -> Sequence[Relation]:
    """Everything a document claims, its conflicts included."""
    return _claims(weighed.figures, frame_of(weighed.document, weighed.figures))
