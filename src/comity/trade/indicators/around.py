"""What stands around a pair's flow: both sides' trade with all, and the world's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from comity.model.flows import TOTAL
from comity.trade.indicators import structure as s
from comity.trade.indicators.side import CURRENCY, Row, Side, Values, array, told_of, values
from comity.trade.warehouse.view import View

FEW_REPORTERS = 50  # fewer know no world
_COARSE = 2  # chapters are the same in every edition of the list


@dataclass(frozen=True, slots=True)
class Around:
    """What is told beside the pair, by product.

    source: whose words of the world these are, with its vintage; reporters: how many countries they come from. own:
    origin's exports to all; world: the world's; demand, demand_before: destination's imports in both years; between:
    what goes from origin to destination in this source. exports, reexports, imports: origin's in the book itself.
    """

    source: str
    vintage: str
    reporters: int
    own: Values
    world: Values
    demand: Values
    demand_before: Values
    between: float
    exports: float
    reexports: float | None
    imports: float | None

    def advantages(self) -> Values:
        """The origin's revealed comparative advantage by product, of all it exports."""
        codes = sorted({*self.own, *self.world}) if self.own else []
        rca = s.balassa(array(self.own, codes, 0.0), array(self.world, codes, 0.0))
        return dict(zip(codes, rca.tolist(), strict=True))

    def intensity(self) -> float | None:
        """Of trade from origin to destination."""
        whole = [sum(part.values()) for part in (self.own, self.demand, self.world)]
        return s.trade_intensity(self.between, *whole)

    def complementarity(self) -> float | None:
        """Of origin's exports to destination's imports."""
        if not self.own or not self.demand:
            return None
        codes = sorted({*self.own, *self.demand})
        return s.complementarity(array(self.own, codes, 0.0), array(self.demand, codes, 0.0))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a View tells of a pair in a year and the one before, for both ways of its trade.

    rows: of the pair. trade: each side's with all, and world: the world's, as the View gives them. reporters: of each
    source, how many countries tell their exports in the year.
    """

    year: int
    level: int
    rows: Sequence[Row]
    trade: Mapping[str, pa.Table]
    world: pa.Table
    reporters: Mapping[str, int]


def surroundings(view: View, pair: tuple[str, str], year: int, level: int) -> Surroundings:
    """Asked once; the level of the whole (0) is told as one product."""
    return Surroundings(
        year,
        level,
        told_of(view, pair, year, level),
        {side: _annual(view.commodities(side, level=level, years=(year - 1, year))) for side in pair},
        _annual(view.world(level=level, years=(year, year))),
        _reporters(view, year),
    )


def _reporters(view: View, year: int) -> dict[str, int]:
    counts = view.query("potential_reporters", since=year, until=year).to_pylist()
    return {row["source"]: int(row["reporters"]) for row in counts}


def _annual(table: pa.Table) -> pa.Table:
    """Years in dollars, goods by the Harmonised System or the total."""
    goods = pc.or_(pc.equal(table["commodity"], TOTAL), pc.starts_with(table["classification"], "H"))
    years = pc.equal(pc.utf8_length(table["period"]), 4)
    return table.filter(pc.and_(pc.and_(goods, years), pc.equal(table["currency"], CURRENCY)))


def around(found: Surroundings, side: Side, pair: tuple[str, str]) -> Around:
    """One way, from the first of the pair to the second.

    Where the side's own source knows no world, another's words are taken for it: of the one in which most countries
    report, and below chapters only where its goods are of the same list.
    """
    origin, destination = pair
    mine, theirs, year = found.trade[origin], found.trade[destination], found.year
    source, reporters = _world(found, side)
    known = reporters >= FEW_REPORTERS
    own = _summed(mine, side.source, "reporter", "X", year)
    again = _summed(mine, side.source, "reporter", "RX", year)
    bought = _imports(mine, side.source, year, side.is_estimate)
    between = values(found.rows, source, (origin, "X"), year) or values(found.rows, source, (destination, "M"), year)
    return Around(
        source,
        max(found.world.filter(pc.equal(found.world["source"], source))["vintage"].to_pylist(), default=""),
        reporters,
        own if source == side.source else _summed(mine, source, "reporter", "X", year),
        _summed(found.world, source, None, "X", year),
        _imports(theirs, source, year, known),
        _imports(theirs, source, year - 1, known),
        sum(between.values()),
        sum(own.values()),
        sum(again.values()) if again else None,
        sum(bought.values()) if bought else None,
    )


def _world(found: Surroundings, side: Side) -> tuple[str, int]:
    """Whose words are taken for the world's, and how many countries' they are."""
    known = found.reporters
    own = known.get(side.source, 0)
    lists = {row["source"]: row["classification"] for row in found.rows if row["year"] == found.year}
    fit = [name for name in known if found.level <= _COARSE or lists.get(name) == lists.get(side.source)]
    best = min(fit, key=lambda name: (-known[name], name), default=side.source)
    return (best, known[best]) if own < FEW_REPORTERS <= known.get(best, 0) else (side.source, own)


def _imports(table: pa.Table, source: str, year: int, from_others: bool) -> Values:
    """As the country tells them, else (from_others) as all others tell their exports to it."""
    told = _summed(table, source, "reporter", "M", year)
    return told or (_summed(table, source, "partner", "X", year) if from_others else {})


def _summed(table: pa.Table, source: str, side: str | None, flow: str, year: int) -> Values:
    """By product; the total only where there is nothing finer."""
    here = pc.and_(pc.equal(table["flow"], flow), pc.equal(table["year"], year))
    here = pc.and_(here, pc.equal(table["source"], source))
    if side is not None:
        here = pc.and_(here, pc.equal(table["side"], side))
    chosen = table.filter(here)
    found: Values = {}
    for code, value in zip(chosen["commodity"].to_pylist(), chosen["value"].to_pylist(), strict=True):
        found[code] = found.get(code, 0.0) + value
    if len(found) > 1:
        found.pop(TOTAL, None)
    return found
