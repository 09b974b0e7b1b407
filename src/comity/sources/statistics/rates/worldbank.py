"""The World Bank's official exchange rates (PA.NUS.FCRF): a year's average of national money for one US dollar.

The Bank restates a country's past in its newest money where that only lost zeros (in 2010 a dollar was 0.2979
Belarusian roubles of 2016), and does not where the country joined another's (kroons in Estonia until 2010, then euros).
Where a series does otherwise, `worldbank.csv` says in which money it is, or that it is left out and why.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError
from comity.model.flows import Provenance
from comity.reference.countries import country
from comity.reference.currencies import currency, redenominations
from comity.sources.statistics.files import digest_of
from comity.sources.statistics.indicators.load import country_of, value_of
from comity.sources.statistics.indicators.worldbank import Reading, readings
from comity.sources.statistics.schema import Loading, batches_of

LOADER = "worldbank-rates 1"
INDICATOR = "PA.NUS.FCRF"
# Joining one of these, a country leaves its past in its old money.
SHARED = ("EUR", "USD")
_FIGURES = 6  # to which the users of one currency agree


@dataclass(frozen=True, slots=True)
class _Rate:
    country: str
    currency: str
    year: int
    value: Decimal
    row: int


def open_worldbank_rates(path: Path, *, vintage: str, source: str | None = None) -> Loading:
    """The series in either layout of the World Bank, as units of a currency for one US dollar.

    Of several countries with one currency the issuer's row is kept, else the one most agree on. Raises StatisticsError
    that names file, row and remedy.
    """
    provenance = Provenance(source or "worldbank-fcrf", vintage, "book", path.name, digest_of(path), LOADER)
    return Loading(provenance, "rates", batches_of("rates", _rows(path)))


def money_of(iso3: str, year: int) -> str:
    """In what currency the Bank gives a country's rate of a year; empty where that cannot be told.

    Raises `UnknownCode` for an unknown country.
    """
    for row in _exceptions():
        if row["country"] == iso3 and int(row["first"]) <= year <= int(row["last"]):
            return row["currency"]
    code = country(iso3).currency
    for change in reversed(redenominations()):
        if iso3 in change.countries and change.new == code in SHARED and year < change.date.year:
            code = change.old
    return code


@cache
def _exceptions() -> tuple[dict[str, str], ...]:
    text = files("comity.sources.statistics.rates").joinpath("worldbank.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    held: dict[tuple[str, int], list[_Rate]] = {}
    for one in readings(path):
        if one.indicator != INDICATOR:
            raise StatisticsError(f"{one.place}: {one.indicator} is no exchange rate; export {INDICATOR} alone")
        rate = _rate(one)
        if rate is not None:
            held.setdefault((rate.currency, rate.year), []).append(rate)
    for (code, year), rates in sorted(held.items()):
        chosen = _chosen(rates)
        exponent = chosen.value.as_tuple().exponent
        yield {
            "currency": "USD",
            "against": code,
            "period": f"{year:04}",
            "value": float(chosen.value),
            "step": float(Decimal(1).scaleb(int(exponent))),
            "row": chosen.row,
        }


def _rate(one: Reading) -> _Rate | None:
    if one.country not in {row["country"] for row in _exceptions()} and country_of(one.country, one.place) is None:
        return None
    if value_of(one.value, one.place) <= 0:
        raise StatisticsError(f"{one.place}: {one.value!r} is no rate; download the file again")
    code = money_of(one.country, one.year)
    if not code or code == "USD":
        return None
    return _Rate(one.country, code, one.year, Decimal(one.value), one.row)


def _chosen(rates: Sequence[_Rate]) -> _Rate:
    """The issuer's own row (the euro area's for the euro), else what most say, else the first by country."""
    issuer = "EMU" if rates[0].currency == "EUR" else currency(rates[0].currency).country
    for rate in rates:
        if rate.country == issuer:
            return rate
    said = Counter(f"{rate.value:.{_FIGURES}g}" for rate in rates)
    most = max(said.values())
    return min((rate for rate in rates if said[f"{rate.value:.{_FIGURES}g}"] == most), key=lambda rate: rate.country)
