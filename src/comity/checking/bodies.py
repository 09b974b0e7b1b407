"""The figures of each document by place, and what they claim as relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from comity.checking.keys import MANY, Frame, frame_of
from comity.checking.relations import Relation, relation
from comity.model.figure import Figure
from comity.model.quantity import Quantity

_TOO_MANY = 3
_PLACE = attrgetter("start", "end", "ordinal")


@dataclass(frozen=True, slots=True)
class Body:
    """One document: its frame, its figures by place, what they claim."""

    frame: Frame
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def arranged(figures: Iterable[Figure]) -> dict[str, tuple[Figure, ...]]:
    """By document id, its figures by place. A place read twice counts once."""
    by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        by_document.setdefault(figure.document, []).append(figure)
    return {document: _by_place(by_document[document]) for document in sorted(by_document)}


def _by_place(figures: list[Figure]) -> tuple[Figure, ...]:
    places = [_PLACE(f) for f in figures]
    if all(a < b for a, b in pairwise(places)):
        return tuple(figures)
    figures.sort(key=_PLACE)
    if all(_PLACE(a) != _PLACE(b) for a, b in pairwise(figures)):
        return tuple(figures)
    # The id of a reading is dear to make, and only where a place was read twice does it decide anything.
    once: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: (*_PLACE(f), f.version_id)):
        once.setdefault(figure.anchor_id, figure)
    return tuple(once.values())


def bodies(figures: Iterable[Figure]) -> list[Body]:
    """One body a document, by document id."""
    out = []
    for document, rows in arranged(figures).items():
        frame = frame_of(document, rows)
        claims = [r for f in rows if (r := relation(f, frame)) is not None]
        out.append(Body(frame, rows, tuple(agreed(claims))))
    return out


def agreed(claims: Sequence[Relation]) -> list[Relation]:
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
    if len(rows) == 1:
        return 1
    count, reach, started = 0, Fraction(0), False
    bounded = [
        (r.interval.low, r.interval.high) for r in rows if r.interval.low is not None and r.interval.high is not None
    ]
    for low, high in sorted(bounded, key=lambda ends: ends[1]):
        if not started or low > reach:
            count, reach, started = count + 1, high, True
    return count
