"""What was found, as data: the classes, the figures, the arithmetic, the readings. `messages` puts it into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.checking.options import Option
from comity.checking.proof import Line
from comity.checking.relations import Relation
from comity.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Case:
    """One finding before it is worded.

    rule: the template: conflict, twice, books, rounding, wording_fits, wording_misfit, part_of_year, equal_part,
    unit_value, sources, revised.
    figures: what it rests on, by place. refuted: the line that does not hold. fits: the lines under the readings.
    prior: its name.
    pairs: for two sources, the figures that stand against each other. names: document id -> how it is called in words.
    """

    cls: str
    rule: str
    severity: str
    figures: tuple[Figure, ...]
    readings: tuple[Option, ...] = ()
    refuted: Line | None = None
    fits: tuple[Line, ...] = ()
    relations: tuple[Relation, ...] = ()
    prior: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    pairs: tuple[tuple[Figure, Figure], ...] = ()
    blamed: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def documents(self) -> frozenset[str]:
        """What it was read in."""
        return frozenset(f.document for f in self.figures)

    def name(self, document: str) -> str:
        """How a document is called in words: its issuer or title where known, else its id."""
        return self.names.get(document) or document
