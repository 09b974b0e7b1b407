"""A document as it was read, cut where statements begin and end: the view that a number leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.brief.content import Evidence


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text. starts: the statements that begin here. anchor: the shortest that covers it, or empty."""

    text: str
    starts: tuple[str, ...]
    anchor: str


def passages(text: str, evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The whole text in order."""
    held = [e for e in evidence if 0 <= e.start < e.end <= len(text)]
    starts: dict[int, list[Evidence]] = {}
    for e in held:
        starts.setdefault(e.start, []).append(e)
    cuts = sorted({0, len(text), *(e.start for e in held), *(e.end for e in held)})
    made: list[Passage] = []
    open_now: list[Evidence] = []
    for start, end in pairwise(cuts):
        open_now = [e for e in open_now if e.end > start] + starts.get(start, [])
        shortest = min(open_now, key=lambda e: (e.end - e.start, e.anchor), default=None)
        here = tuple(e.anchor for e in starts.get(start, ()))
        made.append(Passage(text[start:end], here, shortest.anchor if shortest else ""))
    return tuple(made)
