"""The structure of one flow between two countries, out of the warehouse: goods, their change, and the indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from comity.errors import WarehouseError
from comity.model.flows import TOTAL
from comity.trade.indicators import growth as g
from comity.trade.indicators import structure as s
from comity.trade.indicators.around import FEW_REPORTERS, Around, Surroundings, around, surroundings
from comity.trade.indicators.gateway import Gateway, gateway
from comity.trade.indicators.side import Row, Side, Values, among_partners, array, side_of, values
from comity.trade.warehouse.view import View


@dataclass(frozen=True, slots=True)
class Structure:
    """A flow from origin to destination in a year, by product, in the books of `books`; empty of an estimate.

    goods: a row a product, the largest first: commodity, value, share, before (the year before), change (of the value),
    growth, rank, rank_before, weight (kg), unit_value, rca and rsca (of the origin's exports to the world),
    grubel_lloyd (between the two). Indicators are None where the data do not tell them. reporters: how many countries
    the world consists of, which is that of `world_source`. partner_share, partner_rank: of the other side among the
    `partners` of the book's country in this flow (of an estimate: of the country it was asked for).
    """

    origin: str
    destination: str
    books: str
    year: int
    level: int
    source: str
    vintage: str
    goods: pa.Table
    total: float
    before: float | None
    herfindahl: float | None
    normalised: float | None
    grubel_lloyd: float | None
    intensity: float | None
    complementarity: float | None
    margins: g.Margins | None
    prices: g.PriceQuantity | None
    market: g.MarketShare | None
    gateway: Gateway
    reporters: int
    world_source: str
    world_vintage: str
    partner_share: float | None
    partner_rank: int | None
    partners: int

    @property
    def growth(self) -> float | None:
        """On the year before."""
        return None if self.before is None else g.growth(self.before, self.total)

    @property
    def knows_the_world(self) -> bool:
        """Enough countries report for the source's world to be the world."""
        return self.reporters >= FEW_REPORTERS


def structure(view: View, origin: str, destination: str, books: str, year: int, level: int) -> Structure:
    """The structure of what goes from origin to destination, in the books of one of them; in the other's where those
    are silent, in an estimate where both are. Raises WarehouseError where nobody tells it."""
    pair = origin, destination
    found = _structure(view, surroundings(view, pair, year, level), pair, books)
    if found is None:
        raise _silent(view, pair, year, level)
    return found


def both_ways(view: View, pair: tuple[str, str], year: int, level: int) -> tuple[Structure | None, Structure | None]:
    """The first country's exports to the second and its imports from it, in its books as far as they go; None where
    nobody tells. What both rest on is asked of the View once."""
    found = surroundings(view, pair, year, level)
    back = pair[1], pair[0]
    return _structure(view, found, pair, pair[0]), _structure(view, found, back, pair[0])


def _structure(view: View, told: Surroundings, pair: tuple[str, str], books: str) -> Structure | None:
    origin, destination = pair
    rows, year, level = told.rows, told.year, told.level
    side = side_of(rows, pair, books, year)
    if side is None:
        return None
    flow = (side.reporter, side.flow)
    now, before = (values(rows, side.source, flow, when) for when in (year, year - 1))
    weights = [values(rows, side.source, flow, when, "net_weight") for when in (year - 1, year)]
    codes = sorted({*now, *before})
    value, was = array(now, codes, 0.0), array(before, codes, 0.0)
    back = values(rows, side.source, side.back, year)
    beside = around(told, side, pair)
    has_before = bool(before)
    by_goods = codes != [TOTAL]  # all goods as one tell no structure
    past = was if has_before else np.full(len(codes), np.nan)
    rca = array(beside.advantages(), codes, np.nan)
    kilograms = [array(of, codes, np.nan) for of in weights]
    goods = _goods(codes, value, past, kilograms[1], rca, s.grubel_lloyd(value, array(back, codes, 0.0)))
    return Structure(
        origin,
        destination,
        side.books,
        year,
        level,
        side.source,
        max(row["vintage"] for row in rows if row["source"] == side.source),
        goods,
        float(value.sum()),
        float(was.sum()) if has_before else None,
        s.herfindahl(value) if by_goods else None,
        s.normalised_herfindahl(value) if by_goods else None,
        _two_way(now, back) if by_goods else None,
        beside.intensity(),
        beside.complementarity(),
        g.margins(was, value) if has_before and by_goods else None,
        g.price_quantity(was, value, *kilograms) if has_before else None,
        _market(was, value, codes, beside) if has_before else None,
        _gateway(rows, side, year, value, beside),
        beside.reporters,
        beside.source,
        beside.vintage,
        *among_partners(view, side, books, year),
    )


def _silent(view: View, pair: tuple[str, str], year: int, level: int) -> WarehouseError:
    rows = view.flows(pair, years=(0, year), level=level).to_pylist()
    told = sorted({row["year"] for row in rows if row["flow"] in ("X", "M")})
    years = f"told are {told[0]} to {told[-1]}" if told else "`comity stats list` shows what there is"
    goods = f" by goods of {level} digits" if level else ""
    return WarehouseError(f"no book tells trade from {pair[0]} to {pair[1]} in {year}{goods}; {years}")


def _market(was: s.Floats, value: s.Floats, codes: Sequence[str], beside: Around) -> g.MarketShare | None:
    """Markets are the partner alone."""
    if not beside.demand or not beside.demand_before:
        return None
    demand = [array(table, codes, 0.0)[:, None] for table in (beside.demand_before, beside.demand)]
    return g.constant_market_share(was[:, None], value[:, None], *demand)


def _goods(
    codes: Sequence[str], value: s.Floats, was: s.Floats, weight: s.Floats, rca: s.Floats, two_way: s.Floats
) -> pa.Table:
    with np.errstate(divide="ignore", invalid="ignore"):
        grown = np.where(was > 0, value / was - 1, np.nan)
    columns = {
        "value": value, "share": s.shares(value), "before": was, "change": value - was, "growth": grown,
        "rank": s.ranks(value), "rank_before": np.where(np.isnan(was), np.nan, s.ranks(was)),
        "weight": weight,
        "unit_value": s.unit_values(value, weight), "rca": rca, "rsca": s.symmetric(rca), "grubel_lloyd": two_way,
    }  # fmt: skip
    order = np.lexsort((np.arange(len(codes)), -np.nan_to_num(was), -value))
    arrays = {name: pa.array(column[order], from_pandas=True) for name, column in columns.items()}
    return pa.table({"commodity": pa.array([codes[at] for at in order], pa.string()), **arrays})


def _two_way(now: Values, back: Values) -> float | None:
    """Over all products of either direction; None where the source does not tell the other one."""
    if not back:
        return None
    codes = sorted({*now, *back})
    return s.grubel_lloyd_total(array(now, codes, 0.0), array(back, codes, 0.0))


def _gateway(rows: Sequence[Row], side: Side, year: int, value: s.Floats, beside: Around) -> Gateway:
    """Of the origin; what it re-exports is in its own book only."""
    if side.flow != "X":
        return gateway(0.0, None, beside.exports, beside.reexports, beside.imports)
    again = values(rows, side.source, (side.reporter, "RX"), year)
    told = beside.reexports is not None
    return gateway(
        float(value.sum()), sum(again.values()) if told else None, beside.exports, beside.reexports, beside.imports
    )
