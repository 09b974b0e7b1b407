"""Sums kept beside the flows of a year: by pair, by country and commodity, of the world. Ranks and shares use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.model.flows import WORLD
from comity.trade.warehouse.encode import Column, is_constant
from comity.trade.warehouse.ordering import Chunk
from comity.trade.warehouse.parts import written_schema
from comity.trade.warehouse.ranks import Ranks
from comity.trade.warehouse.schema import ORDER, ROLLUPS, groups
from comity.trade.warehouse.sums import Adder, Amounts, Key, levels_of, spelt

_WHOLE = {"partner2": WORLD, "customs": "C00", "transport": "0"}
# More digits than any list of goods has.
_LEVELS = 16


class Rollup:
    """The three tables of a year. Only rows in which nothing is broken down further are added up.

    Sums by commodity and of the world leave out groups, on either side, so that no trade is counted twice.
    """

    def __init__(self, ranks: Mapping[str, Ranks]) -> None:
        self._ranks = ranks
        self._levels = levels_of(ranks["commodity"].words)
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

    def tables(self) -> dict[str, Iterator[pa.Table]]:
        """By the names of ROLLUPS, each in parts."""
        receiving = (_of_side("partner", part) for part in self._receiving.results())
        reporting = (_of_side("reporter", part) for part in self._reporting.results())
        return {
            "partners": _tables("partners", self._partners.results()),
            "commodities": _tables("commodities", chain(receiving, reporting)),
            "world": _tables("world", self._reporting.without_first()),
        }


def _listed(ranks: Ranks) -> list[str]:
    words: list[str] = ranks.words.to_pylist()
    return words


def _of_side(side: str, arrays: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Of the trade of one side: its column is called country."""
    named = {"country" if name == side else name: array for name, array in arrays.items()}
    return named | {"side": spelt(np.zeros(len(arrays["value"]), np.int64), pa.array([side]))}


def _tables(name: str, parts: Iterable[dict[str, pa.Array]]) -> Iterator[pa.Table]:
    schema = written_schema(ROLLUPS[name])
    for arrays in parts:
        yield pa.Table.from_arrays([arrays[field.name].cast(field.type) for field in schema], schema=schema)


def _where(
    columns: Mapping[str, Column], amounts: Amounts, wanted: npt.NDArray[np.bool_] | None
) -> tuple[Mapping[str, Column], Amounts]:
    """Some of the rows; all where None says so."""
    if wanted is None:
        return columns, amounts
    length = int(wanted.sum())
    kept = {name: c[:length] if is_constant(c) else c[wanted] for name, c in columns.items()}
    return kept, amounts.where(wanted)
