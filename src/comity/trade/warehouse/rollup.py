"""Sums kept beside the flows of a year: by pair, by country and commodity, of the world. Ranks and shares use them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.model.flows import WORLD
from comity.trade.warehouse.encode import Column, is_constant
from comity.trade.warehouse.ordering import Chunk
from comity.trade.warehouse.parts import written_schema
from comity.trade.warehouse.ranks import Ranks
from comity.trade.warehouse.schema import ORDER, ROLLUPS, groups, level_of

# Sums are kept in arrays with a place for every combination up to this many, else for those that occur.
_DENSE = 1 << 22
_WHOLE = {"partner2": WORLD, "customs": "C00", "transport": "0"}
# More digits than any list of goods has.
_LEVELS = 16

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

    def sums(self) -> tuple[npt.NDArray[np.int64], Sums]:
        """The numbers that occur, in order, and four lines of sums: value, weight, value without a weight, rows."""
        found = np.flatnonzero(self._rows)
        both = self._both[found]
        return found, np.stack([both.real, both.imag, self._unweighed[found], self._rows[found]])


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

    def sums(self) -> tuple[npt.NDArray[np.int64], Sums]:
        """The packed keys that occur, in order, and four lines of sums."""
        if self._dense is not None:
            return self._dense.sums()
        return self._joined() if self._sparse else (np.zeros(0, np.int64), np.zeros((4, 0)))

    def _joined(self) -> tuple[npt.NDArray[np.int64], Sums]:
        keys = np.concatenate([part[0] for part in self._sparse])
        return _collected(keys, np.concatenate([part[1] for part in self._sparse], axis=1))

    def result(self) -> dict[str, pa.Array]:
        """The sums by key, in the order of the keys. Empty where nothing was added."""
        return _spelt_out(self._keys, *self.sums())

    def without_first(self) -> dict[str, pa.Array]:
        """The sums by all keys but the first."""
        found, sums = self.sums()
        rest = self._keys[1:]
        return _spelt_out(rest, *_collected(found % math.prod(key.size for key in rest), sums))


def _collected(keys: npt.NDArray[np.int64], sums: Sums) -> tuple[npt.NDArray[np.int64], Sums]:
    """Sums of equal keys together, in the order of the keys."""
    found, inverse = np.unique(keys, return_inverse=True)
    return found, np.stack([np.bincount(inverse, line, len(found)) for line in sums])


def _spelt_out(keys: list[Key], found: npt.NDArray[np.int64], sums: Sums) -> dict[str, pa.Array]:
    if not len(found):
        return {}
    arrays: dict[str, pa.Array] = {}
    for key in reversed(keys):
        found, place = np.divmod(found, key.size) if key.size > 1 else (found, np.zeros(len(found), np.int64))
        arrays[key.name] = pa.array(place) if key.words is None else _words(place, key.words)
        if key.name == "commodity" and key.words is not None:
            arrays["level"] = pa.array(_levels_of(key.words)[place])
    weights = np.where((sums[1] == 0) & (sums[2] >= sums[0]), np.nan, sums[1])
    return arrays | {
        "value": pa.array(sums[0]),
        "net_weight": pa.array(weights, from_pandas=True),
        "unweighed": pa.array(sums[2]),
        "lines": pa.array(sums[3].astype(np.int64)),
    }


def _words(places: npt.NDArray[np.int64], words: pa.Array) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), words)


def _levels_of(words: pa.Array) -> npt.NDArray[np.int64]:
    return np.array([level_of(word) for word in words.to_pylist()], np.int64)


class Rollup:
    """The three tables of a year. Only rows in which nothing is broken down further are added up.

    Sums by commodity and of the world leave out groups, on either side, so that no trade is counted twice.
    """

    def __init__(self, ranks: Mapping[str, Ranks]) -> None:
        self._ranks = ranks
        self._levels = _levels_of(ranks["commodity"].words)
        self._single = np.array([word not in groups() for word in _listed(ranks["reporter"])], np.bool_)
        self._partners, self._reporting, self._receiving = Adder(), Adder(), Adder()
        self._seen = np.zeros(len(ranks["reporter"].words), np.bool_)
        self.repeated = 0
        self._last: Chunk | None = None

    def add(self, chunk: Chunk) -> None:
        """A chunk of flows."""
        self._seen[chunk.columns["reporter"]] = True
        self._see_repeated(chunk)
        columns, amounts = _where(chunk.columns, Amounts.of(chunk.columns), self._whole(chunk))
        if not len(amounts.value):
            return
        group = Key("partner_is_group", columns["partner_is_group"], 2, None)
        level = Key("level", self._levels[columns["commodity"]], _LEVELS, None)
        ends = [self._key(name, columns) for name in ("reporter", "partner")]
        rest = [self._key(name, columns) for name in ("flow", "classification", "period", "currency")]
        self._partners.add([*ends, group, *rest, level], amounts)
        columns, amounts = _where(columns, amounts, self._countries(columns))
        if len(amounts.value):
            goods = [self._key(name, columns) for name in ("flow", "classification", "commodity", "period", "currency")]
            self._reporting.add([self._key("reporter", columns), *goods], amounts)
            self._receiving.add([self._key("partner", columns), *goods], amounts)

    @property
    def reporters(self) -> list[str]:
        """Whose flows these are, in order."""
        found: list[str] = self._ranks["reporter"].words.filter(pa.array(self._seen)).to_pylist()
        return found

    def _see_repeated(self, chunk: Chunk) -> None:
        """Rows with the keys of the row before them: they stand together, for rows are in order."""
        same = np.ones(chunk.length - 1, np.bool_)
        across = self._last is not None
        for name in ORDER["flows"]:
            column = chunk.columns[name]
            if not is_constant(column):
                same &= column[1:] == column[:-1]
            if self._last is not None:
                across = across and bool(self._last.columns[name][-1] == column[0])
        self.repeated += int(same.sum()) + int(across)
        self._last = chunk

    def _key(self, name: str, columns: Mapping[str, Column]) -> Key:
        words = self._ranks[name].words
        return Key(name, columns[name], len(words), words)

    def _whole(self, chunk: Chunk) -> npt.NDArray[np.bool_] | None:
        """Which rows are not broken down; None of all."""
        wanted: npt.NDArray[np.bool_] | None = None
        for name, word in _WHOLE.items():
            is_whole = np.array([listed == word for listed in _listed(self._ranks[name])], np.bool_)
            if not is_whole.all():
                found = is_whole[chunk.columns[name]]
                wanted = found if wanted is None else wanted & found
        return wanted

    def _countries(self, columns: Mapping[str, Column]) -> npt.NDArray[np.bool_] | None:
        """Which rows have no group on either side; None of all."""
        groups = columns["partner_is_group"]
        if is_constant(groups) and not groups[0] and self._single.all():
            return None
        wanted: npt.NDArray[np.bool_] = self._single[columns["reporter"]] & ~groups
        return None if wanted.all() else wanted

    def tables(self) -> dict[str, pa.Table]:
        """By the names of ROLLUPS."""
        sides = [_of_side("partner", self._receiving.result()), _of_side("reporter", self._reporting.result())]
        return {
            "partners": _table("partners", self._partners.result()),
            "commodities": pa.concat_tables([_table("commodities", side) for side in sides]).unify_dictionaries(),
            "world": _table("world", self._reporting.without_first()),
        }


def _listed(ranks: Ranks) -> list[str]:
    words: list[str] = ranks.words.to_pylist()
    return words


def _of_side(side: str, arrays: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Of the trade of one side: its column is called country."""
    if not arrays:
        return arrays
    named = {"country" if name == side else name: array for name, array in arrays.items()}
    return named | {"side": _words(np.zeros(len(arrays["value"]), np.int64), pa.array([side]))}


def _table(name: str, arrays: dict[str, pa.Array]) -> pa.Table:
    schema = written_schema(ROLLUPS[name])
    if not arrays:
        return schema.empty_table()
    return pa.Table.from_arrays([arrays[field.name].cast(field.type) for field in schema], schema=schema)


def _where(
    columns: Mapping[str, Column], amounts: Amounts, wanted: npt.NDArray[np.bool_] | None
) -> tuple[Mapping[str, Column], Amounts]:
    """Some of the rows; all where None says so."""
    if wanted is None:
        return columns, amounts
    length = int(wanted.sum())
    kept = {name: c[:length] if is_constant(c) else c[wanted] for name, c in columns.items()}
    return kept, amounts.where(wanted)
