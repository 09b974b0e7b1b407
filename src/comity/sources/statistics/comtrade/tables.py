"""Comtrade's numbers as arrays, so that a block of rows is looked up at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.sources.statistics.comtrade.areas import areas
from comity.sources.statistics.comtrade.codes import LEGACY_NO_UNIT, NO_UNIT, TRANSPORT, units

Whole = npt.NDArray[np.int32]
Scalar = TypeVar("Scalar", bound=np.generic)
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Table:
    """places[number - first] is where `texts` has what a number stands for (null for nothing), or -1."""

    first: int
    places: Whole
    texts: pa.Array

    def find(self, numbers: Whole) -> Whole:
        """The place in `texts` of each number, -1 where unknown. Shape of `numbers`."""
        if not len(numbers):
            return numbers
        if numbers.min() >= self.first and numbers.max() < self.first + len(self.places):
            return self.places[numbers - self.first]
        inside = (numbers >= self.first) & (numbers - self.first < len(self.places))
        return np.where(inside, self.places[np.where(inside, numbers - self.first, 0)], np.int32(-1))


@cache
def area_table() -> Table:
    """Comity's codes of areas."""
    return _table({code: area.comity for code, area in areas().items()})


@cache
def group_flags() -> npt.NDArray[np.bool_]:
    """Whether each text of `area_table` is a group."""
    groups = {area.comity for area in areas().values() if area.is_group}
    return _frozen(np.array([text in groups for text in area_table().texts.to_pylist()]))


@cache
def unit_table() -> Table:
    """Names of units; empty for none."""
    return _table({**units(), LEGACY_NO_UNIT: units()[NO_UNIT]})


@cache
def transport_table() -> Table:
    """Modes of transport, as rows spell them."""
    return _table({code: str(code) for code in TRANSPORT})


@cache
def period_table() -> Table:
    """Years (2015) and months (201503), as rows spell them."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    spelt = {year: str(year) for year in years}
    spelt |= {year * 100 + month: f"{year}-{month:02}" for year in years for month in range(1, 13)}
    return _table(spelt)


def _table(texts: dict[int, str]) -> Table:
    first, last = min(texts), max(texts)
    distinct = tuple(dict.fromkeys(texts[number] for number in sorted(texts)))
    index = {text: place for place, text in enumerate(distinct)}
    places = np.full(last - first + 1, -1, dtype=np.int32)
    for number, text in texts.items():
        places[number - first] = index[text]
    return Table(first, _frozen(places), pa.array([text or None for text in distinct], pa.string()))


def _frozen(array: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    array.setflags(write=False)
    return array
