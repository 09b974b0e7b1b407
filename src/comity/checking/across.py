"""Between documents: other books, other vintages. A difference is told, never called an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from comity.checking.cases import Case
from comity.checking.keys import MANY, kind_of
from comity.checking.options import COSTS, Option
from comity.checking.relations import Relation, is_average
from comity.model.figure import Figure
from comity.model.period import Period
from comity.model.quantity import Quantity

_ORDER = {"turnover": 0, "exports": 1, "imports": 1, "balance": 3}


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document: whose statistics it quotes (ISO 3166 alpha-3), its date, who issued it."""

    books: str | None = None
    date: Period | None = None
    issuer: str = ""


def differences(found: Iterable[Relation], silent: frozenset[str], sources: Mapping[str, Source]) -> list[Case]:
    """Where two documents give different values of one thing: one case for a pair of documents, a pair of countries
    and a period.

    found: what documents claim; levels are compared, and the growths of a flow over the same period. silent: statements
    already blamed for an error of their own.
    """
    places: dict[tuple[Quantity, Period | None], list[Relation]] = defaultdict(list)
    for r in found:
        if r.statement not in silent and _compared(r):
            places[replace(r.left, source="", books=None), r.right.period if r.right else None].append(r)
    clashes: dict[tuple[object, ...], list[tuple[Figure, Figure]]] = defaultdict(list)
    for quantity, base in sorted(places, key=lambda place: (place[0].sort_key, str(place[1] or ""))):
        for a, b in combinations(sorted(places[quantity, base], key=_place), 2):
            if a.left.source == b.left.source or a.wide.meet(b.wide) is not None:
                continue
            key = (
                a.left.source,
                b.left.source,
                quantity.origin < quantity.destination,
                *_pair(quantity),
                quantity.period,
            )
            clashes[(key[0], key[1], *key[3:])].append((a.figure, b.figure))
    return [
        _case(rows, sources) for _, rows in sorted(clashes.items(), key=lambda item: tuple(str(k) for k in item[0]))
    ]


def _compared(r: Relation) -> bool:
    """A level of one thing; or how it grew, by figures of one period and one base."""
    if r.left.measure in MANY:
        return False
    if r.right is None:
        return r.kind == "level" and r.left.unit != "percent"
    same = replace(r.right, period=r.left.period) == r.left
    return same and r.kind == "ratio" and not r.left.is_signed and not is_average(r.figure)


def _place(r: Relation) -> tuple[object, ...]:
    return (r.figure.document, r.figure.start, r.figure.end, r.figure.ordinal)


def _pair(q: Quantity) -> tuple[str, str]:
    first, second = sorted((q.origin, q.destination))
    return first, second


def _case(rows: Sequence[tuple[Figure, Figure]], sources: Mapping[str, Source]) -> Case:
    pairs = tuple(
        sorted(rows, key=lambda p: (p[0].commodity or "", _ORDER.get(kind_of(p[0].measure), 4), p[0].start, p[1].start))
    )
    first, second = (sources.get(f.document, Source()) for f in pairs[0])
    figures = {f.anchor_id: f for pair in pairs for f in pair}
    ordered = tuple(sorted(figures.values(), key=lambda f: (f.document, f.start, f.end, f.ordinal)))
    same_books = first.books is not None and first.books == second.books
    if same_books and first.date is not None and second.date is not None and first.date != second.date:
        return Case("revised", "revised", "note", ordered, pairs=pairs)
    options = (Option("books", COSTS["books"], pairs[0][1].anchor_id, ()),)
    return Case("sources differ", "sources", "note", ordered, () if same_books else options, pairs=pairs)
