"""Values and weights of flows, added up by keys."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.trade.warehouse.encode import Column, is_constant
from comity.trade.warehouse.parts import GROUP
from comity.trade.warehouse.schema import level_of

# Sums are kept in arrays with a place for every combination up to this many, else for those that occur.
_DENSE = 1 << 22

Sums = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A column to add up by: a number in every row, and what the numbers stand for (words, or None for themselves)."""

    name: str
    values: Column
    size: int
    words: pa.Array | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is added up: value, net weight (0 where there is none), and which rows have none (None: all have one)."""

    value: Sums
    weight: Sums
    missing: npt.NDArray[np.bool_] | None

    @classmethod
    def of(cls, columns: Mapping[str, Column]) -> Amounts:
        """Of the columns of flows."""
        weight = columns["net_weight"]
        missing = np.isnan(weight)
        if not missing.any():
            return cls(columns["value"], weight, None)
        return cls(columns["value"], np.where(missing, 0.0, weight), missing)

    def where(self, wanted: npt.NDArray[np.bool_]) -> Amounts:
        """Of some rows."""
        missing = None if self.missing is None else self.missing[wanted]
        return Amounts(self.value[wanted], self.weight[wanted], missing)

    def both(self) -> npt.NDArray[np.complex128]:
        """Value and weight as one number a row, which are so added up at once."""
        both = np.empty(len(self.value), np.complex128)
        both.real, both.imag = self.value, self.weight
        return both

    def runs(self, heads: npt.NDArray[np.int64]) -> Sums:
        """Four lines of sums, by runs of rows that start at `heads`."""
        sums = np.zeros((4, len(heads)))
        sums[0] = np.add.reduceat(self.value, heads)
        sums[1] = np.add.reduceat(self.weight, heads)
        if self.missing is not None:
            sums[2] = np.add.reduceat(np.where(self.missing, self.value, 0.0), heads)
        sums[3] = np.diff(heads, append=len(self.value))
        return sums


class _Dense:
    """Sums with a place for every combination."""

    def __init__(self, room: int) -> None:
        self._both = np.zeros(room, np.complex128)
        self._unweighed = np.zeros(room)
        self._rows = np.zeros(room, np.int32)

    def add(self, codes: npt.NDArray[np.int64], amounts: Amounts) -> None:
        """Some rows, by number."""
        np.add.at(self._both, codes, amounts.both())
        if amounts.missing is not None:
            np.add.at(self._unweighed, codes[amounts.missing], amounts.value[amounts.missing])
        np.add.at(self._rows, codes, np.int32(1))

    def found(self) -> npt.NDArray[np.int64]:
        """The numbers that occur, in order."""
        return np.flatnonzero(self._rows)

    def at(self, found: npt.NDArray[np.int64]) -> Sums:
        """Four lines of sums of some numbers: value, weight, value without a weight, rows."""
        both = self._both[found]
        return np.stack([both.real, both.imag, self._unweighed[found], self._rows[found]])

    def without_first(self, rest: int) -> Sums:
        """Four lines of sums by what is left of a number that had `rest` places for each of its first key."""
        both = self._both.reshape(-1, rest).sum(axis=0)
        lines = [line.reshape(-1, rest).sum(axis=0) for line in (self._unweighed, self._rows)]
        return np.stack([both.real, both.imag, *lines])


class Adder:
    """Adds amounts up by the keys of a rollup."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._dense: _Dense | None = None
        self._sparse: list[tuple[npt.NDArray[np.int64], Sums]] = []

    def add(self, keys: list[Key], amounts: Amounts) -> None:
        """Some rows."""
        self._keys = [Key(key.name, key.values[:0], key.size, key.words) for key in keys]
        room = math.prod(key.size for key in keys)
        packed: Sums = np.zeros(len(amounts.value), np.int64)
        for at, key in enumerate(keys):
            if is_constant(key.values):
                packed += int(key.values[0]) * math.prod(later.size for later in keys[at + 1 :])
            else:
                packed += key.values * np.int64(math.prod(later.size for later in keys[at + 1 :]))
        if room <= _DENSE:
            if self._dense is None:
                self._dense = _Dense(room)
            self._dense.add(packed, amounts)
            return
        # Rows come sorted: what stands together is one number already, and few are left to look for.
        heads = np.flatnonzero(np.diff(packed, prepend=-1))
        self._sparse.append(_collected(packed[heads], amounts.runs(heads)))
        if sum(len(found) for found, _ in self._sparse) > _DENSE + len(self._sparse[0][0]):
            self._sparse = [self._joined()]

    def _joined(self) -> tuple[npt.NDArray[np.int64], Sums]:
        keys = np.concatenate([part[0] for part in self._sparse])
        return _collected(keys, np.concatenate([part[1] for part in self._sparse], axis=1))

    def results(self) -> Iterator[dict[str, pa.Array]]:
        """The sums by key, in the order of the keys, some rows at a time."""
        if self._dense is not None:
            found = self._dense.found()
            for start in range(0, len(found), GROUP):
                part = found[start : start + GROUP]
                yield _spelt_out(self._keys, part, self._dense.at(part))
        elif self._sparse:
            found, sums = self._joined()
            for start in range(0, len(found), GROUP):
                chosen = slice(start, start + GROUP)
                yield _spelt_out(self._keys, found[chosen], sums[:, chosen])

    def without_first(self) -> Iterator[dict[str, pa.Array]]:
        """The sums by all keys but the first, at once."""
        rest = self._keys[1:]
        room = math.prod(key.size for key in rest)
        if self._dense is not None:
            sums = self._dense.without_first(room)
            found = np.flatnonzero(sums[3])
            yield _spelt_out(rest, found, sums[:, found])
        elif self._sparse:
            found, sums = self._joined()
            yield _spelt_out(rest, *_collected(found % room, sums))


def _collected(keys: npt.NDArray[np.int64], sums: Sums) -> tuple[npt.NDArray[np.int64], Sums]:
    """Sums of equal keys together, in the order of the keys."""
    found, inverse = np.unique(keys, return_inverse=True)
    return found, np.stack([np.bincount(inverse, line, len(found)) for line in sums])


def _spelt_out(keys: list[Key], found: npt.NDArray[np.int64], sums: Sums) -> dict[str, pa.Array]:
    arrays: dict[str, pa.Array] = {}
    for key in reversed(keys):
        found, place = np.divmod(found, key.size) if key.size > 1 else (found, np.zeros(len(found), np.int64))
        arrays[key.name] = pa.array(place) if key.words is None else spelt(place, key.words)
        if key.name == "commodity" and key.words is not None:
            arrays["level"] = pa.array(levels_of(key.words)[place])
    weights = np.where((sums[1] == 0) & (sums[2] >= sums[0]), np.nan, sums[1])
    return arrays | {
        "value": pa.array(sums[0]),
        "net_weight": pa.array(weights, from_pandas=True),
        "unweighed": pa.array(sums[2]),
        "lines": pa.array(sums[3].astype(np.int64)),
    }


def spelt(places: npt.NDArray[np.int64], words: pa.Array) -> pa.Array:
    """Words by their places."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), words)


def levels_of(words: pa.Array) -> npt.NDArray[np.int64]:
    """How fine each of some codes is."""
    return np.array([level_of(word) for word in words.to_pylist()], np.int64)
