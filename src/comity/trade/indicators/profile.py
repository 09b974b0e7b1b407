"""The structure of one flow between two countries, out of the warehouse: goods, their change, and the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from comity.errors import WarehouseError
from comity.model.flows import TOTAL
from comity.trade.indicators import growth as g
from comity.trade.indicators import structure as s
from comity.trade.indicators.gateway import Gateway, gateway
from comity.trade.warehouse.view import View

CURRENCY = "USD"
FEW_REPORTERS = 50
Values = dict[str, float]


@dataclass(frozen=True, slots=True)
class Structure:
    """A flow from origin to destination in a year, in the books of `books`, by product.

    goods: a row a product, the largest first: commodity, value, share, before (the year before), change (of the value),
    growth, rank, rank_before, weight (kg), unit_value, rca and rsca (of the origin's exports to the world),
    grubel_lloyd (between the two). Indicators are None where the data do not tell them. reporters: how many countries
    the world of the source consists of. years: those in which the source tells the flow, with their values.
    partner_share, partner_rank: of the other side among the `partners` of the book's country in this flow.
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
    years: Mapping[int, float]
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


@dataclass(frozen=True, slots=True)
class _Side:
    """Whose word is taken: the reporter, its partner, the letter of the flow, and of the flow back."""

    reporter: str
    partner: str
    flow: str
    source: str

    @property
    def back(self) -> str:
        """The other direction in the same book."""
        return "M" if self.flow == "X" else "X"


def structure(view: View, origin: str, destination: str, books: str, year: int, level: int) -> Structure:
    """The structure of what goes from origin to destination, in the books of one of them; in the other's where those
    are silent. Raises WarehouseError where both are."""
    told = view.flows((origin, destination), years=(0, year), level=level).to_pylist()
    rows = _one_list([row for row in told if _kept(row, level)])
    side = _side(rows, (origin, destination), books, year)
    if side is None:
        told = sorted({row["year"] for row in rows if row["flow"] in ("X", "M")})
        years = f"told are {told[0]} to {told[-1]}" if told else "`comity stats list` shows what there is"
        goods = f" by goods of {level} digits" if level else ""
        raise WarehouseError(f"no book tells trade from {origin} to {destination} in {year}{goods}; {years}")
    now, weight = _values(rows, side, side.flow, year), _weights(rows, side, year)
    before, weight_before = _values(rows, side, side.flow, year - 1), _weights(rows, side, year - 1)
    codes = sorted({*now, *before})
    value, was = _array(now, codes, 0.0), _array(before, codes, 0.0)
    back = _array(_values(rows, side, side.back, year), codes, 0.0)
    around = _Around.of(view, side, origin, destination, year, level)
    rca = _array(around.advantages(), codes, np.nan)
    has_before = bool(before)
    by_goods = codes != [TOTAL]  # all goods as one tell no structure
    past = was if has_before else np.full(len(codes), np.nan)
    goods = _goods(codes, value, past, _array(weight, codes, np.nan), rca, s.grubel_lloyd(value, back))
    demand = [_array(table, codes, 0.0)[:, None] for table in (around.demand_before, around.demand)]
    weights = _array(weight_before, codes, np.nan), _array(weight, codes, np.nan)
    everything = sorted({*around.own, *around.demand})
    whole = _array(around.own, everything, 0.0), _array(around.demand, everything, 0.0)
    return Structure(
        origin,
        destination,
        side.reporter,
        year,
        level,
        side.source,
        max(row["vintage"] for row in rows if row["source"] == side.source),
        goods,
        float(value.sum()),
        float(was.sum()) if has_before else None,
        s.herfindahl(value) if by_goods else None,
        s.normalised_herfindahl(value) if by_goods else None,
        _two_way(rows, side, year, now) if by_goods else None,
        s.trade_intensity(
            float(value.sum()), sum(around.own.values()), sum(around.demand.values()), sum(around.world.values())
        ),
        s.complementarity(*whole) if around.own and around.demand else None,
        g.margins(was, value) if has_before and by_goods else None,
        g.price_quantity(was, value, *weights) if has_before else None,
        g.constant_market_share(was[:, None], value[:, None], *demand)
        if has_before and around.demand and around.demand_before
        else None,
        _gateway(rows, side, year, value, around),
        around.reporters,
        _by_year(rows, side),
        *_among_partners(view, side, year),
    )


def _kept(row: Mapping[str, Any], level: int) -> bool:
    """A book's row in dollars, and goods by the Harmonised System: two digits of another list are other goods."""
    is_hs = not level or row["classification"].startswith("H")
    return bool(row["standing"] == "book" and row["currency"] == CURRENCY and is_hs)


def _one_list(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Where a book tells a flow of a year in several lists of goods, the newest of them."""
    best: dict[tuple[Any, ...], str] = {}
    for row in rows:
        key = _flow_of(row)
        best[key] = max(best.get(key, ""), row["classification"])
    return [row for row in rows if row["classification"] == best[_flow_of(row)]]


def _flow_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["source"], row["reporter"], row["flow"], row["year"]


def _side(rows: Sequence[Mapping[str, Any]], pair: tuple[str, str], books: str, year: int) -> _Side | None:
    """The book wanted, else the other; of several sources the one with most products."""
    origin, destination = pair
    sides = [(origin, destination, "X"), (destination, origin, "M")]
    sides.sort(key=lambda side: side[0] != books)
    for reporter, partner, flow in sides:
        counts: dict[str, int] = {}
        for row in rows:
            if (row["reporter"], row["flow"], row["year"]) == (reporter, flow, year):
                counts[row["source"]] = counts.get(row["source"], 0) + 1
        if counts:
            source = min(counts, key=lambda name: (-counts[name], name))
            return _Side(reporter, partner, flow, source)
    return None


def _values(rows: Iterable[Mapping[str, Any]], side: _Side, flow: str, year: int, column: str = "value") -> Values:
    found: Values = {}
    for row in rows:
        here = (row["source"], row["reporter"], row["flow"], row["year"]) == (side.source, side.reporter, flow, year)
        if here and row[column] is not None:
            found[row["commodity"]] = found.get(row["commodity"], 0.0) + row[column]
    return found


def _weights(rows: Iterable[Mapping[str, Any]], side: _Side, year: int) -> Values:
    return _values(rows, side, side.flow, year, "net_weight")


def _array(values: Mapping[str, float], codes: Sequence[str], missing: float) -> s.Floats:
    return np.array([values.get(code, missing) for code in codes], dtype=np.float64)


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


def _two_way(rows: Sequence[Mapping[str, Any]], side: _Side, year: int, now: Values) -> float | None:
    """Over all products of either direction; None where the book does not tell the other one."""
    back = _values(rows, side, side.back, year)
    if not back:
        return None
    codes = sorted({*now, *back})
    return s.grubel_lloyd_total(_array(now, codes, 0.0), _array(back, codes, 0.0))


def _by_year(rows: Iterable[Mapping[str, Any]], side: _Side) -> dict[int, float]:
    found: dict[int, float] = {}
    for row in rows:
        if (row["source"], row["reporter"], row["flow"]) == (side.source, side.reporter, side.flow):
            found[row["year"]] = found.get(row["year"], 0.0) + row["value"]
    return dict(sorted(found.items()))


def _among_partners(view: View, side: _Side, year: int) -> tuple[float | None, int | None, int]:
    """The partner's share and rank in the book's flow, and how many partners that has."""
    rows = [
        row
        for row in view.partners(side.reporter, flow=side.flow, years=(year, year)).to_pylist()
        if (row["source"], row["side"], row["currency"]) == (side.source, "reporter", CURRENCY) and row["rank"]
    ]
    mine = next((row for row in rows if row["partner"] == side.partner), None)
    return (None, None, len(rows)) if mine is None else (mine["share"], int(mine["rank"]), len(rows))


@dataclass(frozen=True, slots=True)
class _Around:
    """What the source tells beside the pair, by product: origin's exports to all, the world's exports, destination's
    imports in both years; origin's whole exports, re-exports and imports."""

    own: Values
    world: Values
    demand: Values
    demand_before: Values
    exports: float
    reexports: float | None
    imports: float | None
    reporters: int

    @classmethod
    def of(cls, view: View, side: _Side, origin: str, destination: str, year: int, level: int) -> _Around:
        """By the View's sums; the level of the whole (0) is told as one product."""
        span = (year - 1, year)
        mine = view.commodities(origin, level=level, years=span).to_pylist()
        theirs = view.commodities(destination, level=level, years=span).to_pylist()
        world = view.world(level=level, years=(year, year)).to_pylist()
        counts = view.query("potential_reporters", since=year, until=year).to_pylist()
        own = _summed(mine, side.source, "reporter", "X", year)
        again = _summed(mine, side.source, "reporter", "RX", year)
        bought = _summed(mine, side.source, "reporter", "M", year)
        return cls(
            own,
            _summed(world, side.source, None, "X", year),
            _summed(theirs, side.source, "reporter", "M", year),
            _summed(theirs, side.source, "reporter", "M", year - 1),
            sum(own.values()),
            sum(again.values()) if again else None,
            sum(bought.values()) if bought else None,
            max((row["reporters"] for row in counts if row["source"] == side.source), default=0),
        )

    def advantages(self) -> Values:
        """The origin's revealed comparative advantage by product, of all it exports."""
        codes = sorted({*self.own, *self.world}) if self.own else []
        rca = s.balassa(_array(self.own, codes, 0.0), _array(self.world, codes, 0.0))
        return dict(zip(codes, rca.tolist(), strict=True))


def _summed(rows: Iterable[Mapping[str, Any]], source: str, side: str | None, flow: str, year: int) -> Values:
    found: Values = {}
    for row in rows:
        here = (row["source"], row["flow"], row["year"], row["currency"]) == (source, flow, year, CURRENCY)
        is_goods = row["commodity"] == TOTAL or row["classification"].startswith("H")
        if here and is_goods and len(row["period"]) == 4 and (side is None or row["side"] == side):
            found[row["commodity"]] = found.get(row["commodity"], 0.0) + row["value"]
    if len(found) > 1:
        found.pop(TOTAL, None)
    return found


def _gateway(rows: Sequence[Mapping[str, Any]], side: _Side, year: int, value: s.Floats, around: _Around) -> Gateway:
    """Of the origin; what it re-exports is in its own book only."""
    if side.flow != "X":
        return gateway(0.0, None, around.exports, around.reexports, around.imports)
    again = _values(rows, side, "RX", year)
    told = around.reexports is not None
    return gateway(
        float(value.sum()), sum(again.values()) if told else None, around.exports, around.reexports, around.imports
    )
