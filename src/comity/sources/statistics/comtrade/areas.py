"""Whom Comtrade means by its numbers: M49 with a handful of its own, and what Comity calls them.

A number that ISO 3166 has a country for becomes that alpha-3 code. The world is WLD, areas not specified XXX, a union
its code in Comity's table of organisations. What remains has the withdrawn ISO code where there was one (SUN, CSK,
YUG), else C and the three digits (C837, bunkers). Numbers as of the UN reference tables of June 2025.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from comity.errors import StatisticsError

# country: of ISO 3166. alias: a second number of a country, read but never asked for. part: of a country that has a
# row of its own. former: is no more, or had other borders. residual: partners that a reporter does not tell apart.
KINDS = ("world", "group", "country", "alias", "part", "former", "residual")
# What counts others twice. A residual is beside its neighbours, not above them: the world is only their sum with it.
GROUPS = frozenset({"world", "group"})


@dataclass(frozen=True, slots=True)
class Area:
    """One number.

    code: Comtrade's. comity: what rows carry. roles: of `r` (reports) and `p` (is a partner), as the service lists it.
    first_year, last_year: 0 where open.
    """

    code: int
    comity: str
    kind: str
    roles: str
    first_year: int
    last_year: int
    name: str  #: in our words; empty for countries, which the table of countries names

    @property
    def is_group(self) -> bool:
        """Whether sums over partners leave it out."""
        return self.kind in GROUPS

    def was_there(self, year: int) -> bool:
        """Whether Comtrade uses the number for a year."""
        return self.first_year <= year <= (self.last_year or 9999)


@cache
def areas() -> Mapping[int, Area]:
    """All of them, by number."""
    return MappingProxyType({found.code: found for found in map(_area, read_table("areas.csv"))})


def codes_of(comity: str, year: int, role: str) -> tuple[int, ...]:
    """The numbers to ask for one code in a year. role: `reporter` or `partner`.

    Raises StatisticsError where Comtrade has none, and says which years it has.
    """
    named = [area for area in areas().values() if area.comity == comity and area.kind != "alias"]
    if not named:
        raise StatisticsError(
            f"{comity}: Comtrade has no such {role}; give an ISO 3166 alpha-3 code such as KAZ, or WLD"
        )
    able = [area for area in named if role[0] in area.roles]
    if not able:
        remedy = "ask for what its partners report" if role == "reporter" else "ask for its members"
        raise StatisticsError(f"{comity}: Comtrade has no such {role}; {remedy}")
    found = tuple(area.code for area in able if area.was_there(year))
    if not found:
        first, last = min(area.first_year for area in able), max(area.last_year or 9999 for area in able)
        span = f"from {first}" if year < first else f"until {last}"
        raise StatisticsError(
            f"{comity}: Comtrade has it {span} only, not in {year}; take it out of the years asked for"
        )
    return found


@cache
def partner_codes() -> tuple[int, ...]:
    """Every partner the service lists, the world included, by number.

    Of all times: reporters go on using a partner's number beside the years it is listed for.
    """
    return tuple(area.code for area in areas().values() if "p" in area.roles)


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>`, in the file's order."""
    text = files("comity.sources.statistics.comtrade").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _area(row: Mapping[str, str]) -> Area:
    return Area(
        code=int(row["code"]),
        comity=row["comity"],
        kind=row["kind"],
        roles=row["roles"],
        first_year=int(row["first_year"] or 0),
        last_year=int(row["last_year"] or 0),
        name=row["name"],
    )
