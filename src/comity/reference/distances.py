"""How far apart countries are, which share a land border, which have no coast.

Source: CEPII GeoDist (Mayer and Zignago 2011, "Notes on CEPII's distances measures"): great-circle kilometres between
the cities of two countries, weighted by population. Borders of states founded since, and the countries without a
coast, are our own (docs/decisions/0010-distances.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from comity.reference._tables import read_table


@dataclass(frozen=True, slots=True)
class Place:
    """Where a country lies. as_of: whose distances stand in for its own, empty where they are its own."""

    iso3: str
    as_of: str
    landlocked: bool
    borders: tuple[str, ...]
    kilometres: tuple[int, ...]  #: to each country before it in the table, and within itself


@cache
def places() -> Mapping[str, Place]:
    """All countries that have distances, by code and in order of code."""
    return MappingProxyType(
        {
            row["iso3"]: Place(
                row["iso3"],
                row["as_of"],
                row["landlocked"] == "1",
                tuple(row["borders"].split()),
                tuple(map(int, row["kilometres"].split())),
            )
            for row in read_table("distances.csv")
        }
    )


@cache
def _rank() -> Mapping[str, int]:
    return MappingProxyType({code: at for at, code in enumerate(places())})


def distance(first: str, second: str) -> int | None:
    """Kilometres between two countries, or None where one has no distances."""
    rank = _rank()
    if first not in rank or second not in rank:
        return None
    near, far = sorted((first, second), key=rank.__getitem__)
    return places()[far].kilometres[rank[near]]


def contiguous(first: str, second: str) -> bool:
    """They share a land border."""
    found = places().get(first)
    return found is not None and second in found.borders


def landlocked(code: str) -> bool:
    """It has no coast."""
    found = places().get(code)
    return found is not None and found.landlocked
