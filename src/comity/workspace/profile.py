"""What the warehouse holds of a pair, for the brief: both books by year, the leading chapters, the two economies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.model.observation import Indicator, Profile, Rate
from comity.model.period import Period
from comity.model.quantity import Quantity

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.trade.warehouse.view import View

# Of the two economies: population, GDP.
INDICATORS = ("SP.POP.TOTL", "NY.GDP.MKTP.CD")
CHAPTER = 2  # digits


def profile_of(view: View, pair: tuple[str, str], rates: Sequence[Rate] = ()) -> Profile:
    """The profile of a pair, our side first, as of the view. Empty of what no source covers.

    rates: what money was worth, as far as it is known. Values are in each source's own currency, never converted here.
    """
    from comity.trade.observe.observe import observe

    annual = view.flows(pair)
    asked = list(_totals(annual, pair))
    asked += _parts(view.flows(pair, frequency="M"), pair)
    asked += _chapters(view.flows(pair, level=CHAPTER), pair)
    return Profile(pair, tuple(observe(view, asked)), tuple(_indicators(view, pair)), tuple(rates))


def _quantity(origin: str, destination: str, period: str, commodity: str | None = None) -> Quantity:
    return Quantity("exports", origin, destination, commodity, Period.parse(period), "")


def _ways(pair: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return pair, (pair[1], pair[0])


def _totals(annual: pa.Table, pair: tuple[str, str]) -> Iterable[Quantity]:
    """Every year there is, both ways."""
    for period in sorted(set(annual["period"].to_pylist())):
        yield from (_quantity(origin, destination, period) for origin, destination in _ways(pair))


def _parts(monthly: pa.Table, pair: tuple[str, str]) -> Iterable[Quantity]:
    """The newest year as far as its months go from January without a gap."""
    months = {Period.parse(period) for period in set(monthly["period"].to_pylist())}
    if not months:
        return
    year = max(month.year for month in months)
    last = 0
    while last < 12 and Period.of_month(year, last + 1) in months:
        last += 1
    if last:
        period = str(Period.months(year, 1, year, last))
        yield from (_quantity(origin, destination, period) for origin, destination in _ways(pair))


def _chapters(rows: pa.Table, pair: tuple[str, str]) -> Iterable[Quantity]:
    """The chapters of the newest year of each way."""
    held = rows.select(["period", "reporter", "flow", "commodity"]).to_pylist()
    for origin, destination in _ways(pair):
        mine = [row for row in held if (row["reporter"], row["flow"]) in ((origin, "X"), (destination, "M"))]
        mine = [row for row in mine if len(row["commodity"]) == CHAPTER]
        newest = max((row["period"] for row in mine), default="")
        codes = sorted({row["commodity"] for row in mine if row["period"] == newest})
        yield from (_quantity(origin, destination, newest, code) for code in codes)


def _indicators(view: View, pair: tuple[str, str]) -> Iterable[Indicator]:
    for country in pair:
        for row in view.indicators(country).to_pylist():
            if row["indicator"] in INDICATORS:
                yield Indicator(
                    country, row["indicator"], Period.parse(row["period"]), Fraction(row["value"]), row["unit"],
                    row["source"], str(row["vintage"]),
                )  # fmt: skip
