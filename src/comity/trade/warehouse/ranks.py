"""Words as their places among all words of their column, and several such places as one number."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.trade.warehouse.encode import Column, Encoder, is_constant

_SMALL = (1 << 31) - 1
_LARGEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Ranks:
    """The words of a column in order, and for each number of its encoder the place in that order."""

    words: pa.Array
    places: npt.NDArray[np.int32]

    @classmethod
    def of(cls, encoder: Encoder) -> Ranks:
        """None, where a column has it, comes last."""
        listed = list(encoder.words)
        order = sorted(range(len(listed)), key=lambda at: (listed[at] is None, listed[at] or ""))
        places = np.empty(len(listed), np.int32)
        places[order] = np.arange(len(listed))
        return cls(pa.array([listed[at] for at in order], pa.string()), places)


def ranked(values: Column, ranks: Ranks) -> Column:
    """Numbers of an encoder as places in the order of its words."""
    if is_constant(values):
        return np.broadcast_to(ranks.places[values[:1]], (len(values),))
    places: Column = ranks.places[values]
    return places


def numbers_of(
    columns: Mapping[str, Column], ranks: Mapping[str, Ranks], keys: Sequence[str], length: int
) -> list[Column]:
    """As few columns of numbers as tell the order of rows by some keys."""
    return [
        _packed([columns[name] for name in part], [ranks[name] for name in part], length)
        for part in _fitting(keys, ranks)
    ]


def _fitting(names: Sequence[str], ranks: Mapping[str, Ranks]) -> list[list[str]]:
    """The columns in as few parts as fit one number each."""
    parts: list[list[str]] = []
    room = 0
    for name in names:
        size = len(ranks[name].places)
        if room < size:
            parts.append([])
            room = _LARGEST
        room //= size
        parts[-1].append(name)
    return parts


def _packed(columns: Sequence[Column], ranks: Sequence[Ranks], length: int) -> Column:
    """One number a row that sorts as the columns do, the first before the others."""
    room = math.prod(len(rank.places) for rank in ranks)
    packed: Column = np.zeros(length, np.int32 if room <= _SMALL else np.int64)
    for column, rank in zip(columns, ranks, strict=True):
        packed *= len(rank.places)
        packed += rank.places[column]
    return packed
