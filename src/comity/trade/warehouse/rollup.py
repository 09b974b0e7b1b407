"""Sums kept beside the flows of a year: by pair, by country and commodity, of the world. Ranks and shares use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.model.flows import WORLD
from comity.reference.organisations import organisations
from comity.trade.warehouse.encode import Column, is_constant
from comity.trade.warehouse.ordering import Chunk, Ranks
from comity.trade.warehouse.schema import ROLLUPS, arrow_schema, level_of

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


class Adder:
    """Adds value, net weight, the value of rows without a weight, and lines by the keys of a rollup."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._dense: Sums | None = None
        self._sparse: list[tuple[npt.NDArray[np.int64], Sums]] = []

    def add(self, keys: list[Key], amounts: Sums) -> None:
        """Some rows. amounts: four lines of a figure a row."""
        self._keys = [Key(key.name, key.values[:0], key.size, key.words) for key in keys]
        length = amounts.shape[1]
        packed = np.zeros(length, np.int64)
        for key in keys:
            packed *= key.size
            packed += int(key.values[0]) if is_constant(key.values) else key.values
        room = int(np.prod([key.size for key in keys], dtype=np.float64))
        if room <= _DENSE:
            if self._dense is None:
                self._dense = np.zeros((4, room))
            for line in range(4):
                self._dense[line] += np.bincount(packed, amounts[line], room)
            return
        found, inverse = np.unique(packed, return_inverse=True)
        sums = np.stack([np.bincount(inverse, amounts[line], len(found)) for line in range(4)])
        self._sparse.append((found, sums))

    def result(self) -> dict[str, pa.Array]:
        """The sums by key, in the order of the keys. Empty where nothing was added."""
        if self._dense is not None:
            found = np.flatnonzero(self._dense[3])
            sums = self._dense[:, found]
        elif self._sparse:
            found, inverse = np.unique(np.concatenate([part[0] for part in self._sparse]), return_inverse=True)
            together = np.concatenate([part[1] for part in self._sparse], axis=1)
            sums = np.stack([np.bincount(inverse, together[line], len(found)) for line in range(4)])
        else:
            return {}
        arrays: dict[str, pa.Array] = {}
        for key in reversed(self._keys):
            found, place = np.divmod(found, key.size)
            arrays[key.name] = pa.array(place) if key.words is None else key.words.take(pa.array(place))
        weights = np.where((sums[1] == 0) & (sums[2] >= sums[0]), np.nan, sums[1])
        return arrays | {
            "value": pa.array(sums[0]),
            "net_weight": pa.array(weights, from_pandas=True),
            "unweighed": pa.array(sums[2]),
            "lines": pa.array(sums[3].astype(np.int64)),
        }


class Rollup:
    """The three tables of a year. Only rows in which nothing is broken down further are added up.

    Sums by commodity and of the world leave out groups, on either side, so that no trade is counted twice.
    """

    def __init__(self, ranks: Mapping[str, Ranks]) -> None:
        self._ranks = ranks
        self._levels = np.array([level_of(word) for word in _listed(ranks["commodity"])], np.int64)
        groups = {organisation.code for organisation in organisations()} | {WORLD}
        self._single = np.array([word not in groups for word in _listed(ranks["reporter"])], np.bool_)
        self._partners, self._reporting, self._receiving, self._world = Adder(), Adder(), Adder(), Adder()
        self.reporters: set[str] = set()

    def add(self, chunk: Chunk) -> None:
        """A chunk of flows."""
        self._see_reporters(chunk.columns["reporter"])
        columns, amounts = _where(chunk.columns, _amounts(chunk.columns), self._whole(chunk))
        if not amounts.shape[1]:
            return
        keys = [self._key(name, columns) for name in ("flow", "classification", "commodity", "period", "currency")]
        flow, classification, _, period, currency = keys
        group = Key("partner_is_group", columns["partner_is_group"].astype(np.int64), 2, None)
        level = Key("level", self._levels[columns["commodity"]], _LEVELS, None)
        pair = [self._key("reporter", columns), self._key("partner", columns), group]
        self._partners.add([*pair, flow, classification, level, period, currency], amounts)
        columns, amounts = _where(columns, amounts, self._countries(columns))
        if amounts.shape[1]:
            goods = [self._key(name, columns) for name in ("flow", "classification", "commodity", "period", "currency")]
            self._reporting.add([self._key("reporter", columns), *goods], amounts)
            self._receiving.add([self._key("partner", columns), *goods], amounts)
            self._world.add(goods, amounts)

    def _see_reporters(self, column: Column) -> None:
        seen = np.unique(column[:1] if is_constant(column) else column)
        self.reporters.update(self._ranks["reporter"].words.take(pa.array(seen)).to_pylist())

    def _key(self, name: str, columns: Mapping[str, Column]) -> Key:
        words = self._ranks[name].words
        return Key(name, columns[name], len(words), words)

    def _whole(self, chunk: Chunk) -> npt.NDArray[np.bool_] | None:
        """Which rows are not broken down; None of all."""
        wanted = np.ones(chunk.length, np.bool_)
        for name, word in _WHOLE.items():
            column = chunk.columns[name]
            is_whole = np.array([listed == word for listed in _listed(self._ranks[name])], np.bool_)
            wanted &= bool(is_whole[int(column[0])]) if is_constant(column) else is_whole[column]
        return None if wanted.all() else wanted

    def _countries(self, columns: Mapping[str, Column]) -> npt.NDArray[np.bool_] | None:
        """Which rows have no group on either side; None of all."""
        wanted: npt.NDArray[np.bool_] = self._single[columns["reporter"]] & ~columns["partner_is_group"].astype(
            np.bool_
        )
        return None if wanted.all() else wanted

    def tables(self) -> dict[str, pa.Table]:
        """By the names of ROLLUPS."""
        sides = [_of_side("partner", self._receiving.result()), _of_side("reporter", self._reporting.result())]
        found = {
            "partners": [_table("partners", self._partners.result())],
            "commodities": [_table("commodities", self._with_level(side)) for side in sides],
            "world": [_table("world", self._with_level(self._world.result()))],
        }
        return {name: pa.concat_tables(tables).combine_chunks() for name, tables in found.items()}

    def _with_level(self, arrays: dict[str, pa.Array]) -> dict[str, pa.Array]:
        if not arrays:
            return arrays
        return arrays | {"level": pa.array([level_of(word) for word in arrays["commodity"].to_pylist()], pa.int16())}


def _listed(ranks: Ranks) -> list[str]:
    words: list[str] = ranks.words.to_pylist()
    return words


def _of_side(side: str, arrays: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Of the trade of one side: its column is called country."""
    if not arrays:
        return arrays
    named = {"country" if name == side else name: array for name, array in arrays.items()}
    return named | {"side": pa.array([side] * len(arrays["value"]))}


def _table(name: str, arrays: dict[str, pa.Array]) -> pa.Table:
    schema = arrow_schema(ROLLUPS[name])
    if not arrays:
        return schema.empty_table()
    return pa.Table.from_arrays([arrays[field.name].cast(field.type) for field in schema], schema=schema)


def _amounts(columns: Mapping[str, Column]) -> Sums:
    """Value, net weight, value of rows without a weight, one line; a figure a row each."""
    value, weight = columns["value"].astype(np.float64), columns["net_weight"].astype(np.float64)
    missing = np.isnan(weight)
    return np.stack([value, np.where(missing, 0.0, weight), np.where(missing, value, 0.0), np.ones(len(value))])


def _where(
    columns: Mapping[str, Column], amounts: Sums, wanted: npt.NDArray[np.bool_] | None
) -> tuple[Mapping[str, Column], Sums]:
    """Some of the rows; all where None says so."""
    if wanted is None:
        return columns, amounts
    length = int(wanted.sum())
    kept = {name: c[:length] if is_constant(c) else c[wanted] for name, c in columns.items()}
    return kept, amounts[:, wanted]
