"""Whom a row of trade speaks of: countries, the world, states that are gone, and what stays unspecified.

Codes are ISO 3166 alpha-3 where there is one. Beside them stand, in `areas.csv`, the former states and the residual
areas of the United Nations' trade statistics (by the codes their own lists use), which belong to sums over partners,
and the world, which does not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from comity.reference.countries import by_comtrade, by_name, countries
from comity.reference.forms import country_forms, fold

# United Nations numbers of a state within other borders, under the code it has kept.
_EARLIER = {"736": "SDN", "230": "ETH", "280": "DEU", "588": "PAK", "590": "PAN", "658": "KNA", "841": "USA"}
_EARLIER |= {"868": "VNM", "412": "XKX", "381": "ITA"}


@dataclass(frozen=True, slots=True)
class Area:
    """A country or what stands for one. `is_group`: it stays out of sums over partners (of these, the world alone)."""

    code: str
    is_group: bool = False


def area_of_code(code: str) -> Area | None:
    """Of an ISO 3166 alpha-3 code, or a code of `areas.csv`; None where there is none. Case and blanks count."""
    return _by_code().get(code)


def area_of_iso2(code: str) -> Area | None:
    """Of an ISO 3166 alpha-2 code, and Eurostat's EL and UK."""
    return _by_iso2().get(code)


def area_of_m49(code: str) -> Area | None:
    """Of a United Nations number as M49 or Comtrade has it (India 356 and 699), with or without leading zeros."""
    return _by_m49().get(code.zfill(3)) if code.isascii() and code.isdigit() else None


def area_of_name(name: str) -> Area | None:
    """Of a name in English or Russian as a table prints it; None where it is unknown or names several (Congo)."""
    found = by_name(name)
    if found is not None:
        return Area(found.iso3)
    key = " ".join(fold(name).split())
    listed = _by_name().get(key)
    if listed is not None:
        return listed
    codes = {form.code for lang in ("en", "ru") for form in country_forms(lang).get(key, ()) if form.role == "name"}
    return Area(codes.pop()) if len(codes) == 1 else None


@cache
def _listed() -> tuple[Mapping[str, str], ...]:
    text = files("comity.sources.statistics").joinpath("areas.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@cache
def _by_code() -> Mapping[str, Area]:
    table = {row["code"]: Area(row["code"], row["kind"] == "world") for row in _listed()}
    return MappingProxyType(table | {found.iso3: Area(found.iso3) for found in countries()})


@cache
def _by_iso2() -> Mapping[str, Area]:
    table = {found.iso2: Area(found.iso3) for found in countries()}
    return MappingProxyType(table | {"EL": Area("GRC"), "UK": Area("GBR")})


@cache
def _by_m49() -> Mapping[str, Area]:
    table = {number: Area(code) for number, code in _EARLIER.items()}
    for row in _listed():
        table |= {number: _by_code()[row["code"]] for number in row["m49"].split("|") if number}
    table |= {found.m49: Area(found.iso3) for found in countries() if found.m49}
    for found in countries():
        if found.comtrade and by_comtrade(found.comtrade) is found:
            table[found.comtrade] = Area(found.iso3)
    return MappingProxyType(table)


@cache
def _by_name() -> Mapping[str, Area]:
    table: dict[str, Area] = {}
    for row in _listed():
        for name in (*row["names_en"].split("|"), *row["names_ru"].split("|")):
            if name:
                table[fold(name)] = _by_code()[row["code"]]
    return MappingProxyType(table)
