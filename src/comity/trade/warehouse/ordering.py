"""Rows in the order of the warehouse, as chunks of one size, whatever memory there was."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.trade.warehouse.encode import Block, Column, Encoder, is_constant, joined

# Rows a chunk. Sums are made chunk by chunk, so that they do not depend on how much memory there is.
CHUNK = 1 << 22
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


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows in order. columns: places in `ranks` for words, else figures."""

    columns: Mapping[str, Column]
    ranks: Mapping[str, Ranks]
    length: int


def ordered(blocks: Sequence[Block], ranks: Mapping[str, Ranks], keys: Sequence[str]) -> Iterator[Chunk]:
    """All rows of the blocks, by their keys and then as they came."""
    columns = {name: joined([block.columns[name] for block in blocks]) for name in blocks[0].columns}
    length = sum(block.length for block in blocks)
    order = _order(columns, ranks, keys, length)
    for start in range(0, length, CHUNK):
        chosen = slice(start, min(start + CHUNK, length))
        size = chosen.stop - start
        part: dict[str, Column] = {}
        for name, column in columns.items():
            values = column[:size] if is_constant(column) else column[chosen if order is None else order[chosen]]
            part[name] = ranked(values, ranks[name]) if name in ranks else values
        yield Chunk(part, ranks, size)


def ranked(values: Column, ranks: Ranks) -> Column:
    """Numbers of an encoder as places in the order of its words."""
    if is_constant(values):
        return np.broadcast_to(ranks.places[values[:1]], (len(values),))
    places: Column = ranks.places[values]
    return places


def _order(
    columns: Mapping[str, Column], ranks: Mapping[str, Ranks], keys: Sequence[str], length: int
) -> npt.NDArray[np.int64] | None:
    """The order of the rows; None where they stand in it already."""
    varying = [name for name in keys if not is_constant(columns[name])]
    packed = [
        _packed([columns[name] for name in part], [ranks[name] for name in part], length)
        for part in _fitting(varying, ranks)
    ]
    if not packed or (len(packed) == 1 and bool((packed[0][1:] >= packed[0][:-1]).all())):
        return None
    return np.argsort(packed[0], kind="stable") if len(packed) == 1 else np.lexsort(packed[::-1])


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


def rechunked(blocks: Iterator[Block], ranks: Mapping[str, Ranks]) -> Iterator[Chunk]:
    """Rows that are in order already, in chunks of the same size as `ordered` gives them."""
    held: list[Block] = []
    count = 0
    for block in blocks:
        held.append(block)
        count += block.length
        while count >= CHUNK:
            whole, held = _cut(held, CHUNK)
            count -= CHUNK
            yield _chunk(whole, ranks)
    if count:
        yield _chunk(held, ranks)


def _cut(blocks: Sequence[Block], size: int) -> tuple[list[Block], list[Block]]:
    """The first `size` rows, and the rest."""
    first: list[Block] = []
    rest: list[Block] = []
    for block in blocks:
        take = max(0, min(block.length, size - sum(b.length for b in first)))
        if take:
            first.append(Block({name: column[:take] for name, column in block.columns.items()}, take))
        if take < block.length:
            rest.append(Block({n: column[take:] for n, column in block.columns.items()}, block.length - take))
    return first, rest


def _chunk(blocks: Sequence[Block], ranks: Mapping[str, Ranks]) -> Chunk:
    columns = {name: joined([block.columns[name] for block in blocks]) for name in blocks[0].columns}
    placed = {name: ranked(values, ranks[name]) if name in ranks else values for name, values in columns.items()}
    return Chunk(placed, ranks, sum(block.length for block in blocks))
