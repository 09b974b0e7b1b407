"""The quantities whose official values a figure can be held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from comity.checking.bodies import arranged
from comity.checking.keys import Frame, frame_of, is_currency, kind_of
from comity.checking.relations import Relation, relation
from comity.model.figure import Figure
from comity.model.quantity import Quantity

_MEASURES = ("exports", "turnover", "balance")
_WEIGHT = "tonnes"
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Claim:
    """What a figure claims of one official quantity (a level) or of two (a share, a growth).

    left, right: the quantities asked for, without document and books. unit: of the levels, ISO 4217 or tonnes.
    """

    relation: Relation
    left: Quantity
    right: Quantity | None
    unit: str

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.relation.figure


def claims(figures: Sequence[Figure]) -> list[Claim]:
    """Of all figures about trade in goods or services of whole countries, by place; others are not covered.

    Goods are asked for by their HS codes ("8701+8702") where the words leave no doubt, else by the words.
    """
    found: list[Claim] = []
    for document, rows in arranged(figures).items():
        frame = frame_of(document, rows)
        found += [claim for f in rows if (claim := _claim(f, frame)) is not None]
    return found


def _claim(f: Figure, frame: Frame) -> Claim | None:
    if f.scope or f.partner_region or f.basis or f.period is None or f.period.day:
        return None
    found = relation(f, frame)
    if found is None:
        # Two currencies in the text leave a growth or a share without one: dollars are tried.
        found = relation(f, Frame(f.document))
    if found is None or kind_of(found.left.measure) not in _MEASURES:
        return None
    unit = found.left.unit or "USD"
    if unit != _WEIGHT and not is_currency(unit):
        return None
    right = None if found.right is None else asked(found.right, f, unit)
    return Claim(found, asked(found.left, f, unit), right, unit)


def asked(q: Quantity, f: Figure, unit: str) -> Quantity:
    """A quantity as statistics know it: nobody's document, whichever books; goods by code where it is sure."""
    codes = [h.code for h in f.hs if h.confidence >= _SURE]
    goods = q.commodity
    if goods is not None and codes:
        goods = "+".join(sorted(set(codes)))
    return replace(q, commodity=goods, unit=unit, books=None, source="", parent=None)


def wanted(claimed: Iterable[Claim]) -> tuple[Quantity, ...]:
    """Every quantity that claims need, in a fixed order."""
    found = {q for c in claimed for q in (c.left, c.right) if q is not None}
    return tuple(sorted(found, key=lambda q: q.sort_key))
