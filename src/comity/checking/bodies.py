"""The figures of each document as relations, ready to be checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from comity.checking.keys import MANY, Frame, frame_of
from comity.checking.relations import Relation, relation
from comity.model.figure import Figure
from comity.model.quantity import Quantity


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
    """Without the quantities of many-valued measures whose figures do not agree: two projects are no contradiction."""
    levels: dict[Quantity, list[Relation]] = defaultdict(list)
    for r in claims:
        if r.kind == "level" and r.left.measure in MANY:
            levels[r.left].append(r)
    unclear = {key for key, rows in levels.items() if not _meet(rows)}
    return [r for r in claims if r.left not in unclear and r.right not in unclear]


def _meet(rows: list[Relation]) -> bool:
    common = rows[0].interval
    for r in rows[1:]:
        met = common.meet(r.interval)
        if met is None:
            return False
        common = met
    return True
