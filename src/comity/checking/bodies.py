"""The figures of each document as relations, ready to be checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.checking.keys import MANY, Frame, frame_of
from comity.checking.relations import Relation, relation
from comity.model.figure import Figure
from comity.model.quantity import Quantity

_TOO_MANY = 3


@dataclass(frozen=True, slots=True)
class Body:
    """One document: its frame, its figures by place, what they claim."""

    frame: Frame
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def bodies(figures: Sequence[Figure]) -> list[Body]:
    """One body a document, by document id. A place read twice the same way counts once."""
    by_document: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in sorted(figures, key=lambda f: (f.document, f.start, f.end, f.ordinal, f.version_id)):
        by_document[figure.document].setdefault(figure.anchor_id, figure)
    out = []
    for document in sorted(by_document):
        rows = tuple(by_document[document].values())
        frame = frame_of(document, rows)
        claims = [r for f in rows if (r := relation(f, frame)) is not None]
        out.append(Body(frame, rows, tuple(_agreed(claims))))
    return out


def _agreed(claims: list[Relation]) -> list[Relation]:
    """Without what the figures cannot be told apart for.

    Two projects of many-valued measures are no contradiction; and where one thing is given three values or more,
    it is not one thing, and holding the values against each other would only make noise.
    """
    places: dict[tuple[str, Quantity, Quantity | None], list[Relation]] = defaultdict(list)
    for r in claims:
        places[r.kind, r.left, r.right].append(r)
    unclear: set[Quantity] = set()
    vague: set[str] = set()
    for (kind, left, _), rows in places.items():
        values = _apart(rows)
        if values >= _TOO_MANY:
            vague.update(r.statement for r in rows)
        elif values > 1 and kind == "level" and left.measure in MANY:
            unclear.add(left)
    return [r for r in claims if r.statement not in vague and r.left not in unclear and r.right not in unclear]


def _apart(rows: list[Relation]) -> int:
    """How many of the claims exclude each other pairwise."""
    count, reach, started = 0, Fraction(0), False
    bounded = [
        (r.interval.low, r.interval.high) for r in rows if r.interval.low is not None and r.interval.high is not None
    ]
    for low, high in sorted(bounded, key=lambda ends: ends[1]):
        if not started or low > reach:
            count, reach, started = count + 1, high, True
    return count
