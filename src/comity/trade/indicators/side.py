"""Whose word a flow's structure rests on: a side's book, the other's where it is silent, an estimate where both are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from comity.trade.indicators.structure import Floats
from comity.trade.warehouse.view import View

CURRENCY = "USD"
Values = dict[str, float]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """Whose word is taken: the reporter, its partner and the letter of the flow, in a source.

    back: reporter and letter of the flow back. books: the country whose book it is; empty of an estimate, whose lines
    stand under the exporter alone.
    """

    reporter: str
    partner: str
    flow: str
    source: str
    back: tuple[str, str]
    books: str

    @property
    def is_estimate(self) -> bool:
        """Nobody's book."""
        return not self.books


def told_of(view: View, pair: tuple[str, str], year: int, level: int) -> list[Row]:
    """What all sources say of a pair in a year and the one before, in dollars, goods by the Harmonised System."""
    rows = view.flows(pair, years=(year - 1, year), level=level).to_pylist()
    return _one_list([row for row in rows if _kept(row, level)])


def _kept(row: Row, level: int) -> bool:
    """In dollars, and goods by the Harmonised System: two digits of another list are other goods."""
    return bool(row["currency"] == CURRENCY and (not level or row["classification"].startswith("H")))


def _one_list(rows: Sequence[Row]) -> list[Row]:
    """Where a source tells a flow of a year in several lists of goods, the newest of them."""
    best: dict[tuple[Any, ...], str] = {}
    for row in rows:
        key = _flow_of(row)
        best[key] = max(best.get(key, ""), row["classification"])
    return [row for row in rows if row["classification"] == best[_flow_of(row)]]


def _flow_of(row: Row) -> tuple[Any, ...]:
    return row["source"], row["reporter"], row["flow"], row["year"]


def side_of(rows: Sequence[Row], pair: tuple[str, str], books: str, year: int) -> Side | None:
    """The book wanted, else the other, else an estimate; of several sources the one with most products."""
    origin, destination = pair
    sides = [(origin, destination, "X"), (destination, origin, "M")]
    sides.sort(key=lambda side: side[0] != books)
    for reporter, partner, flow in sides:
        source = _finest(rows, "book", (reporter, flow, year))
        if source is not None:
            return Side(reporter, partner, flow, source, (reporter, "M" if flow == "X" else "X"), reporter)
    source = _finest(rows, "estimate", (origin, "X", year))
    return None if source is None else Side(origin, destination, "X", source, (destination, "X"), "")


def _finest(rows: Sequence[Row], standing: str, flow: tuple[str, str, int]) -> str | None:
    counts: dict[str, int] = {}
    for row in rows:
        if row["standing"] == standing and (row["reporter"], row["flow"], row["year"]) == flow:
            counts[row["source"]] = counts.get(row["source"], 0) + 1
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def values(rows: Iterable[Row], source: str, flow: tuple[str, str], year: int, column: str = "value") -> Values:
    """By product. flow: the reporter and the letter."""
    found: Values = {}
    for row in rows:
        here = (row["source"], (row["reporter"], row["flow"]), row["year"]) == (source, flow, year)
        if here and row[column] is not None:
            found[row["commodity"]] = found.get(row["commodity"], 0.0) + row[column]
    return found


def array(of: Mapping[str, float], codes: Sequence[str], missing: float) -> Floats:
    """In the order of the codes."""
    return np.array([of.get(code, missing) for code in codes], dtype=np.float64)


def among_partners(view: View, side: Side, ours: str, year: int) -> tuple[float | None, int | None, int]:
    """The other side's share and rank in the flow of the country whose word it is (of an estimate: of ours), and how
    many partners that has."""
    country, other, kind = side.reporter, side.partner, "reporter"
    if side.is_estimate and ours == side.partner:
        country, other, kind = side.partner, side.reporter, "partner"
    rows = [
        row
        for row in view.partners(country, flow=side.flow, years=(year, year)).to_pylist()
        if (row["source"], row["side"], row["currency"]) == (side.source, kind, CURRENCY) and row["rank"]
    ]
    mine = next((row for row in rows if row["partner"] == other), None)
    return (None, None, len(rows)) if mine is None else (mine["share"], int(mine["rank"]), len(rows))
