"""Quantities by number: what is compared a million times is a small whole number, not a key of twelve fields.

A flow is the whole key but for period and unit. A text speaks of few flows and of many quantities, so that what a flow
is part of is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from comity.model.period import Period
from comity.model.quantity import Quantity

_LAST = 1 << 17
_TAIL = 1 << 6


class Flow(NamedTuple):
    """The key of a quantity but for period and unit, field for field."""

    measure: str
    origin: str
    destination: str
    commodity: str | None = None
    scope: str | None = None
    partner_region: str | None = None
    basis: str | None = None
    parent: str | None = None
    books: str | None = None
    source: str = ""


Key = tuple[int, int, str]


def moment(period: Period) -> int:
    """A period as one number: the first month, the last one, the day, whether it is a span of years."""
    first, last = period.year * 12 + period.month - 1, period.last_year * 12 + period.last_month - 1
    return (first * _LAST + last) * _TAIL + period.day * 2 + period.span


def months(code: int) -> tuple[int, int]:
    """First month and number of months of a period by its number; (first, 0) for a day or a span of years."""
    rest, tail = divmod(code, _TAIL)
    first, last = divmod(rest, _LAST)
    return first, 0 if tail else last - first + 1


class Atlas:
    """Numbers of flows and quantities, in the order in which they were met."""

    __slots__ = ("_flow_number", "flows", "keys", "number", "periods")

    def __init__(self) -> None:
        self.flows: list[Flow] = []
        self.keys: list[Key] = []
        self.number: dict[Key, int] = {}
        self.periods: dict[int, Period] = {}
        self._flow_number: dict[Flow, int] = {}

    def flow(self, flow: Flow) -> int:
        """The number of a flow, a new one where it is met for the first time."""
        found = self._flow_number.get(flow)
        if found is None:
            found = self._flow_number[flow] = len(self.flows)
            self.flows.append(flow)
        return found

    def known_flow(self, flow: Flow) -> int:
        """The number of a flow, -1 where it was never met."""
        return self._flow_number.get(flow, -1)

    def at(self, flow: int, period: int, unit: str) -> int:
        """The number of a quantity, a new one where it is met for the first time."""
        key = (flow, period, unit)
        found = self.number.get(key)
        if found is None:
            found = self.number[key] = len(self.keys)
            self.keys.append(key)
        return found

    def enter(self, q: Quantity) -> int:
        """The number of a quantity given in full."""
        code = moment(q.period)
        self.periods[code] = q.period
        return self.at(self.flow(flow_of(q)), code, q.unit)

    def quantity(self, number: int) -> Quantity:
        """The quantity of a number."""
        flow, code, unit = self.keys[number]
        f = self.flows[flow]
        return Quantity(
            f.measure, f.origin, f.destination, f.commodity, self.periods[code], unit,
            f.scope, f.partner_region, f.basis, f.parent, f.books, f.source,
        )  # fmt: skip


def flow_of(q: Quantity) -> Flow:
    """A quantity without its period and unit."""
    return Flow(
        q.measure, q.origin, q.destination, q.commodity, q.scope, q.partner_region, q.basis, q.parent, q.books, q.source
    )


def entered(quantities: Iterable[Quantity]) -> tuple[Atlas, list[int]]:
    """An atlas of some quantities, and their numbers in the order given."""
    atlas = Atlas()
    return atlas, [atlas.enter(q) for q in quantities]
