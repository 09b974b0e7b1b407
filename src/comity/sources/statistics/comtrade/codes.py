"""The other codes of Comtrade: flows, classifications, commodities, units, procedures, modes of transport."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from comity.model.flows import TOTAL
from comity.sources.statistics.comtrade.areas import read_table

# Comity's flow, or why the row is left out: these are contained in a flow that is kept, or are no flow of goods across
# the border for keeps.
FLOWS: Mapping[str, str] = MappingProxyType({"X": "X", "M": "M", "RX": "RX", "RM": "RM"})
LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "DX": "domestic exports (DX) are a part of exports",
        "FM": "foreign imports (FM) are a part of imports",
        "MIP": "imports for inward processing (MIP) are a part of imports",
        "MOP": "imports after outward processing (MOP) are a part of imports",
        "XIP": "exports after inward processing (XIP) are a part of exports",
        "XOP": "exports for outward processing (XOP) are a part of exports",
    }
)
LEGACY_FLOWS: Mapping[str, str] = MappingProxyType({"1": "M", "2": "X", "3": "RX", "4": "RM"})

# Each classification a row may carry, and the family its commodity codes are of.
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("HS", "H0", "H1", "H2", "H3", "H4", "H5", "H6"), "HS"),
        **dict.fromkeys(("S1", "S2", "S3", "S4"), "S"),
        "B4": "B4",
        "B5": "B5",
    }
)
# What can be asked for: SS is any revision of the SITC, HS any of the Harmonized System.
ASKED: Mapping[str, str] = MappingProxyType({**FAMILIES, "SS": "S"})
SERVICES = ("EB", "EB02", "EB10", "EB10S")
LEVELS = ("AG1", "AG2", "AG3", "AG4", "AG5", "AG6")

ALL_CUSTOMS = "C00"
CUSTOMS = frozenset({ALL_CUSTOMS, *(f"C{number:02}" for number in range(1, 16)), "C20"})
TRANSPORT = frozenset(
    {0, 1000, 2000, 2100, 2200, 2900, 3000, 3100, 3200, 3900, 9000, 9100, 9110, 9120, 9190, 9200, 9300, 9900}
)
NO_UNIT = -1
LEGACY_NO_UNIT = 1


@cache
def commodities(family: str) -> frozenset[str]:
    """Every code of a family (HS, S, B4, B5), of all its revisions together, and TOTAL."""
    found = {TOTAL}
    for row in read_table("commodities.csv"):
        if row["family"] == family:
            found.update(row["stem"] + ("" if ending == "." else ending) for ending in row["endings"].split(" "))
    return frozenset(found)


@cache
def of_level(family: str, level: str) -> tuple[str, ...]:
    """The codes that a level of a family stands for (AG2 of HS: its chapters), in order; empty where it has none."""
    return tuple(sorted(code for code in commodities(family) if code != TOTAL and len(code) == int(level[2:])))


@cache
def units() -> Mapping[int, str]:
    """Units of quantity by Comtrade's number; empty where there is no quantity."""
    return MappingProxyType({int(row["code"]): row["unit"] for row in read_table("units.csv")})
