"""Observations of quantities: each book and each estimate, the newest vintage and what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from comity.model.interval import Interval
from comity.model.observation import Observation
from comity.model.quantity import Quantity
from comity.trade.observe.asked import TONNES, Leg, books_of, codes_of, estimates_of, is_asked, pieces_of
from comity.trade.observe.held import Cell, Holdings, Series
from comity.trade.warehouse.view import View

_THOUSAND = 1000
# What is added up, by the letters of the rows.
_FORMULAS = {("X", "M", 1): "X + M", ("X", "M", -1): "X - M", ("M", "X", 1): "M + X", ("M", "X", -1): "M - X",
             ("X", "X", 1): "X + X", ("X", "X", -1): "X - X"}  # fmt: skip


def observe(
    view: View, quantities: Iterable[Quantity], codes: Mapping[str, tuple[str, ...]] | None = None
) -> list[Observation]:
    """What the warehouse says of each quantity it covers, in the order of the quantities.

    An observation carries the quantity as it was asked, the source's currency (conversion is the checker's) or tonnes
    where the quantity is in tonnes, and whose books it is from; estimates have none. After the newest value come
    earlier vintages whose value was another. Services, regions, scopes, other bases, and goods whose words name no code
    surely are not covered. codes: HS codes by the words of a commodity, before the reference tables are asked.
    """
    asked = [quantity for quantity in dict.fromkeys(quantities) if is_asked(quantity)]
    found: list[Observation] = []
    holdings = Holdings(view, _spans(asked))
    for quantity in asked:
        goods = codes_of(quantity, codes or {})
        for series in holdings.of(_pair(quantity), goods) if goods else ():
            found += _of_series(quantity, series)
    return found


def _pair(quantity: Quantity) -> tuple[str, str]:
    first, second = sorted((quantity.origin, quantity.destination))
    return first, second


def _spans(quantities: Sequence[Quantity]) -> dict[tuple[str, str], tuple[int, int]]:
    """The years asked of each pair."""
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    for quantity in quantities:
        pair, period = _pair(quantity), quantity.period
        first, last = spans.get(pair, (period.year, period.last_year))
        spans[pair] = min(first, period.year), max(last, period.last_year)
    return spans


def _of_series(quantity: Quantity, series: Series) -> list[Observation]:
    if series.standing == "book":
        found = []
        for books, legs in books_of(quantity).items():
            found += _of_legs(quantity, series, legs, books)
        return found
    for legs in estimates_of(quantity):
        if found := _of_legs(quantity, series, legs, None):
            return found
    return []


def _of_legs(quantity: Quantity, series: Series, legs: Sequence[Leg], books: str | None) -> list[Observation]:
    """The newest value and earlier ones that differed, newest first."""
    found: list[Observation] = []
    for vintage in reversed(series.vintages):
        states = (_made(quantity, series, (legs, pieces), books, vintage) for pieces in pieces_of(quantity.period))
        made = next((state for state in states if state is not None), None)
        if made is not None and (not found or made.interval != found[-1].interval):
            found.append(made)
    return found


def _made(
    quantity: Quantity,
    series: Series,
    parts: tuple[Sequence[Leg], Sequence[str]],
    books: str | None,
    vintage: str,
) -> Observation | None:
    """What was known at a vintage; None where a part was not."""
    legs, pieces = parts
    cells: list[tuple[int, Cell]] = []
    for leg in legs:
        for piece in pieces:
            cell = series.as_of(vintage, leg, piece)
            if cell is None:
                return None
            cells.append((leg.sign, cell))
    interval = _weighed(cells) if quantity.unit == TONNES else _valued(cells)
    if interval is None:
        return None
    return Observation(
        quantity,
        interval,
        TONNES if quantity.unit == TONNES else series.currency,
        books,
        series.standing,
        series.source,
        max(cell.vintage for _, cell in cells),
        tuple(cell.line for _, cell in cells),
        _formula(legs, pieces),
    )


def _valued(cells: Sequence[tuple[int, Cell]]) -> Interval:
    value = sum((sign * cell.value for sign, cell in cells), Fraction(0))
    return Interval.rounded(value, sum((cell.step for _, cell in cells), Fraction(0)))


def _weighed(cells: Sequence[tuple[int, Cell]]) -> Interval | None:
    """Tonnes, from kilograms to the last one."""
    total = Fraction(0)
    for sign, cell in cells:
        if cell.weight is None:
            return None
        total += sign * cell.weight
    return Interval.rounded(total / _THOUSAND, Fraction(len(cells), _THOUSAND))


def _formula(legs: Sequence[Leg], pieces: Sequence[str]) -> str:
    parts = []
    if len(legs) == 2:
        parts.append(_FORMULAS[legs[0].flow, legs[1].flow, legs[1].sign])
    if len(pieces) > 1:
        parts.append(f"{pieces[0]} + ... + {pieces[-1]}")
    return "; ".join(parts)
