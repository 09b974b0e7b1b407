"""Where documents speak of one thing: the few places at which two of them may differ, among a million statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from comity.checking.claims import LEVEL, RATIO, Claims
from comity.checking.keys import MANY

# A flow, its period and its unit; of a growth also the period it is over.
_Place = tuple[int, int, str, int]
_Entry = tuple[str, float, float]


class Meeting:
    """Levels and growths by what they are of, whichever the document and the books."""

    def __init__(self) -> None:
        self._flows: dict[tuple[str | None, ...], int] = {}
        self._at: dict[_Place, tuple[_Entry, ...]] = {}

    def copy(self) -> Meeting:
        """The same meeting, to be changed apart."""
        out = Meeting()
        out._flows, out._at = dict(self._flows), dict(self._at)
        return out

    def add(self, claims: Claims) -> None:
        """A document comes in."""
        at = self._at
        for place, low, high in self._claimed(claims):
            entry = (claims.frame.document, low, high)
            at[place] = (*at[place], entry) if place in at else (entry,)

    def remove(self, claims: Claims) -> None:
        """A document that was added leaves."""
        document = claims.frame.document
        for place, _, _ in self._claimed(claims):
            left = tuple(e for e in self._at.get(place, ()) if e[0] != document)
            if left:
                self._at[place] = left
            else:
                self._at.pop(place, None)

    def _claimed(self, claims: Claims) -> Iterable[tuple[_Place, float, float]]:
        frame = claims.frame
        number = [
            -1 if f.measure in MANY else self._flows.setdefault(f[:8], len(self._flows)) for f in frame.atlas.flows
        ]
        keys = frame.atlas.keys
        for _, kind, left, right, low, high, _ in claims.rows:
            flow, code, unit = keys[left]
            if number[flow] < 0:
                continue
            if kind == LEVEL:
                if unit != "percent":
                    yield (number[flow], code, unit, 0), low, high
            elif kind == RATIO and keys[right][0] == flow:
                yield (number[flow], code, unit, keys[right][1]), low, high

    def documents(self, among: Collection[Claims] | None = None) -> list[str]:
        """Documents that may differ from another about something; only about what some documents speak of, where
        they are given."""
        spoken = self._at if among is None else [place for claims in among for place, _, _ in self._claimed(claims)]
        out: set[str] = set()
        for place in spoken:
            entries = self._at[place]
            if len(entries) > 1 and _differ(entries):
                out.update(e[0] for e in entries)
        return sorted(out)


def _differ(entries: tuple[_Entry, ...]) -> bool:
    if max(low for _, low, _ in entries) <= min(high for _, _, high in entries):
        return False
    return len({document for document, _, _ in entries}) > 1
