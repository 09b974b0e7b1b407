"""Whom a row of trade speaks of, by any code or name: countries, the world, former states, residual partners.

Codes are ISO 3166 alpha-3 where there is one; the others are Comity's for the United Nations' numbers
(`comtrade.areas`), so that every source calls them alike. `areas.csv` holds the names that tables print for those.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from comity.reference.countries import by_name, countries
from comity.reference.forms import Language, country_forms, fold
from comity.sources.statistics.comtrade.areas import areas

_LANGUAGES: tuple[Language, ...] = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Area:
    """A country or what stands for one. `is_group`: it stays out of sums over partners (the world, the EU)."""

    code: str
    is_group: bool = False


def area_of_code(code: str) -> Area | None:
    """Of an ISO 3166 alpha-3 code, WLD, XXX, or a code Comity gives a number of Comtrade; None where there is none."""
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
def _by_code() -> Mapping[str, Area]:
    table = {found.comity: Area(found.comity, found.is_group) for found in areas().values()}
    return MappingProxyType(table | {found.iso3: Area(found.iso3) for found in countries()})


@cache
def _by_iso2() -> Mapping[str, Area]:
    table = {found.iso2: Area(found.iso3) for found in countries()}
    return MappingProxyType(table | {"EL": Area("GRC"), "UK": Area("GBR")})


@cache
def _by_m49() -> Mapping[str, Area]:
    # Comtrade has own numbers for a few countries; where M49's own means less there (Norway without Svalbard), the
    # number of the country wins.
    table = {f"{number:03}": Area(found.comity, found.is_group) for number, found in areas().items()}
    return MappingProxyType(table | {found.m49: Area(found.iso3) for found in countries() if found.m49})


@cache
def _by_name() -> Mapping[str, Area]:
    table: dict[str, Area] = {}
    text = files("comity.sources.statistics").joinpath("areas.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        for name in (*row["names_en"].split("|"), *row["names_ru"].split("|")):
            if name:
                table[fold(name)] = _by_code()[row["code"]]
    return MappingProxyType(table)
