"""World Bank indicators -> rows of countries and the world; regions and income groups are left out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError
from comity.model.flows import Provenance
from comity.sources.statistics.areas import area_of_code
from comity.sources.statistics.files import digest_of
from comity.sources.statistics.indicators.worldbank import groups, readings
from comity.sources.statistics.schema import Loading, batches_of

LOADER = "worldbank 1"
# The indicators that the tool knows what to do with, and what they count.
UNITS = {
    "NY.GDP.MKTP.CD": "USD",
    "NY.GDP.PCAP.CD": "USD per person",
    "SP.POP.TOTL": "persons",
    "BX.KLT.DINV.CD.WD": "USD",
    "BM.KLT.DINV.CD.WD": "USD",
    "NE.EXP.GNFS.CD": "USD",
    "NE.IMP.GNFS.CD": "USD",
    "TX.VAL.MRCH.CD.WT": "USD",
    "TM.VAL.MRCH.CD.WT": "USD",
}
_OWN = {"CHI": "C830"}  # the Channel Islands, as Comtrade's loader calls them


def open_indicators(path: Path, *, vintage: str, source: str | None = None) -> Loading:
    """A CSV file of the World Bank, long or wide. Raises StatisticsError that names file, row and remedy."""
    provenance = Provenance(source or "worldbank", vintage, "book", path.name, digest_of(path), LOADER)
    return Loading(provenance, "indicators", batches_of("indicators", _rows(path)))


def country_of(code: str, place: str) -> str | None:
    """Comity's code of the World Bank's; None of a region or an income group. Raises StatisticsError for others."""
    area = area_of_code(_OWN.get(code, code))
    if area is None and code not in groups():
        raise StatisticsError(f"{place}: the country {code!r} is unknown; give ISO 3166 alpha-3 codes, or remove it")
    return None if area is None else area.code


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    seen: set[tuple[str, str, int]] = set()
    for one in readings(path):
        unit = UNITS.get(one.indicator)
        if unit is None:
            known = ", ".join(sorted(UNITS))
            raise StatisticsError(f"{one.place}: the indicator {one.indicator!r} is unknown; known are {known}")
        country = country_of(one.country, one.place)
        if country is None:
            continue
        key = (country, one.indicator, one.year)
        if key in seen:
            raise StatisticsError(f"{one.place}: {country} {one.year} is there twice; remove one of the two")
        seen.add(key)
        yield {
            "country": country,
            "indicator": one.indicator,
            "period": f"{one.year:04}",
            "value": value_of(one.value, one.place),
            "unit": unit,
            "row": one.row,
        }


def value_of(text: str, place: str) -> float:
    """A printed number. Raises StatisticsError where it is none."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found) or "_" in text:
        raise StatisticsError(f"{place}: {text!r} is no number; download the file again")
    return found
