"""Currencies: ISO 4217 in force, and those of the last decades that documents still name.

Sources: ISO 4217 (codes, minor units), CLDR (names), the Council of the European Union (euro conversion rates), central
banks (redenominations). Words and signs are our own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from comity.errors import UnknownCode
from comity.reference._tables import read_table
from comity.reference.countries import country


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency. `country` is the issuer's ISO 3166 code, empty where several share it or it is gone."""

    code: str
    numeric: str
    minor_units: int | None  #: decimals of the smallest unit; None for special drawing rights
    active: bool
    country: str
    name_en: str
    name_ru: str
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Redenomination:
    """`old` gave way to `new` on `date`, at `old_per_new` units of the old for one of the new, in `countries`."""

    old: str
    new: str
    date: dt.date
    old_per_new: Fraction
    countries: tuple[str, ...]


def currency(code: str) -> Currency:
    """The currency of an ISO 4217 code (any case). Raises `UnknownCode`."""
    found = _by_code().get(code.upper())
    if found is None:
        raise UnknownCode(f"no currency has the code {code!r}: give an ISO 4217 code such as KZT")
    return found


@cache
def currencies() -> tuple[Currency, ...]:
    """All of them, in the order in which an ambiguous word means them (dollar: USD before CAD)."""
    return tuple(
        Currency(
            code=row["code"],
            numeric=row["numeric"],
            minor_units=int(row["minor_units"]) if row["minor_units"] else None,
            active=row["status"] == "active",
            country=row["country"],
            name_en=row["name_en"],
            name_ru=row["name_ru"],
            symbols=tuple(row["symbols"].split("|")) if row["symbols"] else (),
        )
        for row in read_table("currencies.csv")
    )


@cache
def redenominations() -> tuple[Redenomination, ...]:
    """Every change of currency known here, oldest first."""
    rows = [
        Redenomination(
            old=row["old"],
            new=row["new"],
            date=dt.date.fromisoformat(row["date"]),
            old_per_new=Fraction(row["old_per_new"]),
            countries=tuple(row["countries"].split("|")),
        )
        for row in read_table("redenominations.csv")
    ]
    return tuple(sorted(rows, key=lambda row: (row.date, row.old, row.new)))


def default_for_country(iso3: str, on: dt.date | None = None) -> str | None:
    """The code of the country's currency today, or on a day; None where there is none (Antarctica).

    Raises `UnknownCode` for an unknown country. BLR: BYN today, BYR on 2014-05-01.
    """
    issuer = country(iso3)
    code = issuer.currency
    for change in reversed(redenominations()):
        if on is not None and on < change.date and change.new == code and issuer.iso3 in change.countries:
            code = change.old
    return code or None


def in_force(code: str, on: dt.date) -> str:
    """What a national currency's words meant on a day: `in_force("BYN", 2014-05-01)` is BYR.

    Only a change within one country under the same name counts: a euro of 1995 stays EUR. Raises `UnknownCode`.
    """
    found = currency(code)
    if not found.country or country(found.country).currency != found.code:
        return found.code
    return default_for_country(found.country, on) or found.code


@cache
def _by_code() -> Mapping[str, Currency]:
    return MappingProxyType({found.code: found for found in currencies()})
