"""Export potential out of the warehouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from comity.errors import WarehouseError
from comity.model.flows import TOTAL
from comity.trade.potential.indicator import Floats, Potential, export_potential
from comity.trade.warehouse.view import View

YEARS = 5
# A source in which fewer countries report knows no world.
FEW_REPORTERS = 50
CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The potential of exports from origin to destination. codes: of the products, in the order of the arrays.

    years: those averaged. source: whose values, with its newest vintage; reporters: of how many countries' words its
    world consists.
    """

    origin: str
    destination: str
    level: int
    years: tuple[int, ...]
    source: str
    vintage: str
    reporters: int
    codes: tuple[str, ...]
    result: Potential

    @property
    def knows_the_world(self) -> bool:
        """Enough countries report for its world to be the world."""
        return self.reporters >= FEW_REPORTERS


def assess(view: View, origin: str, destination: str, year: int, level: int) -> Assessment:
    """The potential over the YEARS years up to `year`, of the source in which most countries report.

    Raises WarehouseError where no source tells origin's exports and destination's imports in any of them.
    """
    span = (year - YEARS + 1, year)
    counts = view.query("potential_reporters", since=span[0], until=span[1]).to_pylist()
    known: dict[str, int] = {}
    for row in counts:
        known[row["source"]] = max(known.get(row["source"], 0), row["reporters"])
    for source in sorted(known, key=lambda name: (-known[name], name)):
        found = _of_source(view, (origin, destination), source, span, level)
        if found is not None:
            years, codes, result = found
            vintage = max(vintage for name, vintage in view.vintages() if name == source)
            return Assessment(origin, destination, level, years, source, vintage, known[source], codes, result)
    raise WarehouseError(
        f"no source tells both exports of {origin} and imports of {destination} by goods of {level} digits in "
        f"{span[0]}-{span[1]}; `comity stats list` shows what there is"
    )


def _of_source(
    view: View, pair: tuple[str, str], source: str, span: tuple[int, int], level: int
) -> tuple[tuple[int, ...], tuple[str, ...], Potential] | None:
    origin, destination = pair
    own = _goods(view.commodities(origin, level=level, years=span).to_pylist(), source, "reporter", "X")
    demand_rows = view.commodities(destination, level=level, years=span).to_pylist()
    demand = _goods(demand_rows, source, "reporter", "M") or _goods(demand_rows, source, "partner", "X")
    world = _goods(view.world(level=level, years=span).to_pylist(), source, None, "X")
    years = tuple(sorted({y for y, _ in own} & {y for y, _ in demand} & {y for y, _ in world}))
    if not years:
        return None
    told = view.flows(pair, years=span, level=level).to_pylist()
    rows = [row for row in told if row["source"] == source and row["classification"].startswith("H")]
    bilateral = _pair(rows, origin, "X") or _pair(rows, destination, "M")
    codes = tuple(sorted({code for _, code in (*own, *demand)} - {TOTAL}))
    arrays = [_array(table, years, codes) for table in (own, world, demand, bilateral)]
    return years, codes, export_potential(*arrays)


def _goods(rows: Iterable[dict[str, Any]], source: str, side: str | None, flow: str) -> dict[tuple[int, str], float]:
    found: dict[tuple[int, str], float] = {}
    for row in rows:
        wanted = (row["source"], row["flow"], row["currency"]) == (source, flow, CURRENCY) and len(row["period"]) == 4
        wanted &= row["classification"].startswith("H")
        if wanted and (side is None or row["side"] == side):
            key = row["year"], row["commodity"]
            found[key] = found.get(key, 0.0) + row["value"]
    return found


def _pair(rows: Iterable[dict[str, Any]], reporter: str, flow: str) -> dict[tuple[int, str], float]:
    return {
        (row["year"], row["commodity"]): row["value"]
        for row in rows
        if (row["reporter"], row["flow"], row["currency"]) == (reporter, flow, CURRENCY)
    }


def _array(values: dict[tuple[int, str], float], years: tuple[int, ...], codes: tuple[str, ...]) -> Floats:
    return np.array([[values.get((year, code), 0.0) for code in codes] for year in years], dtype=np.float64)
