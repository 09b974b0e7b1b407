"""What is asked for: the legs of a quantity in each book, the pieces of its period, the codes of its goods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from comity.model.flows import TOTAL
from comity.model.period import Period
from comity.model.quantity import Quantity
from comity.reference.commodities import resolve

# Below, words name goods loosely: an official value of their codes would be of something else.
LEAST_CONFIDENCE = 0.9
TONNES = "tonnes"
_CODES = re.compile(r"\d{2,10}(?:\+\d{2,10})*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leg:
    """One flow of one book: the reporter's exports (X) or imports (M), added (1) or subtracted (-1)."""

    reporter: str
    flow: str
    sign: int = 1


def is_asked(quantity: Quantity) -> bool:
    """Trade in goods between two countries, or of one with the world, whole, in current money or in weight."""
    plain = not (quantity.scope or quantity.partner_region or quantity.basis or quantity.parent)
    unit = quantity.unit in ("", TONNES) or _CURRENCY.fullmatch(quantity.unit) is not None
    period = not (quantity.period.day or quantity.period.span)
    return plain and unit and period and quantity.measure in ("exports", "imports", "turnover", "balance")


def books_of(quantity: Quantity) -> Mapping[str, tuple[Leg, ...]]:
    """What must be added up, by whose books they are: origin's and destination's."""
    a, b = quantity.origin, quantity.destination
    if quantity.measure == "imports":
        a, b = b, a
    if quantity.measure in ("exports", "imports"):
        return {a: (Leg(a, "X"),), b: (Leg(b, "M"),)}
    turn = -1 if quantity.measure == "balance" else 1
    return {a: (Leg(a, "X"), Leg(a, "M", turn)), b: (Leg(b, "M"), Leg(b, "X", turn))}


def estimates_of(quantity: Quantity) -> tuple[tuple[Leg, ...], ...]:
    """The same of a source that is nobody's book: the first that it has. One line a flow (BACI) is the exporter's."""
    mine, theirs = books_of(quantity).values()
    if len(mine) == 1:
        return mine, theirs
    return (mine[0], Leg(theirs[0].reporter, "X", mine[1].sign)), mine, theirs


def pieces_of(period: Period) -> tuple[tuple[str, ...], ...]:
    """The spellings under which rows may tell a period: itself, its quarters, its months."""
    first = period.year * 12 + period.month - 1
    months = range(first, first + period.length)
    found: list[tuple[str, ...]] = [(str(period),)]
    if period.length > 3 and period.month % 3 == 1 and period.length % 3 == 0:
        found.append(tuple(str(Period.months(m // 12, m % 12 + 1, m // 12, m % 12 + 3)) for m in months[::3]))
    if period.length > 1:
        found.append(tuple(str(Period.of_month(m // 12, m % 12 + 1)) for m in months))
    return tuple(found)


def codes_of(quantity: Quantity, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The HS codes of its goods: TOTAL of all goods; empty where its words name none surely.

    Codes joined by + (`2709+2710`) stand for themselves; words are looked up in `known`, then in the reference tables.
    """
    words = quantity.commodity
    if words is None:
        return (TOTAL,)
    if _CODES.fullmatch(words):
        found = words.split("+")
    elif words in known:
        found = list(known[words])
    else:
        matches = resolve(words, "ru" if _CYRILLIC.search(words) else "en")
        found = [match.code for match in matches if match.confidence >= LEAST_CONFIDENCE]
    codes = sorted(set(found))
    # A heading within a chapter that is named as well is in it already.
    return tuple(c for c in codes if not any(c != other and c.startswith(other) for other in codes))
