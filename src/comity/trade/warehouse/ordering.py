"""Rows in the order of the warehouse, as chunks of one size, whatever memory there was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from comity.trade.warehouse.encode import Block, Column, is_constant, joined
from comity.trade.warehouse.pieces import Piece, pieces_of
from comity.trade.warehouse.ranks import Ranks, numbers_of, ranked

# Rows a chunk: what is made of one on the way stays in the processor's cache, and its memory is used again.
CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows in order. columns: places in `ranks` for words, else figures."""

    columns: Mapping[str, Column]
    ranks: Mapping[str, Ranks]
    length: int


def ordered(blocks: Sequence[Block], ranks: Mapping[str, Ranks], keys: Sequence[str]) -> Iterator[Chunk]:
    """All rows of the blocks, by their keys and then as they came."""
    pieces = pieces_of(blocks, ranks, keys)
    if pieces is not None:
        yield from _laid(blocks, pieces, ranks)
        return
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


def _laid(blocks: Sequence[Block], pieces: Iterable[Piece], ranks: Mapping[str, Ranks]) -> Iterator[Chunk]:
    """Pieces one after the other, in chunks."""
    columns = list(zip(*(block.columns.values() for block in blocks), strict=True))
    same = [joined(list(parts)) if _all_same(parts) else None for parts in columns]
    for chosen in _by_chunk(pieces):
        size = sum(stop - start for _, start, stop in chosen)
        part: dict[str, Column] = {}
        for name, parts, one in zip(blocks[0].columns, columns, same, strict=True):
            values = (
                np.concatenate([parts[at][start:stop] for at, start, stop in chosen]) if one is None else one[:size]
            )
            part[name] = ranked(values, ranks[name]) if name in ranks else values
        yield Chunk(part, ranks, size)


def _by_chunk(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that together have the rows of a chunk, the last of them cut."""
    held: list[Piece] = []
    room = CHUNK
    for at, start, stop in pieces:
        while stop - start >= room:
            yield [*held, (at, start, start + room)]
            held, start, room = [], start + room, CHUNK
        if start < stop:
            held.append((at, start, stop))
            room -= stop - start
    if held:
        yield held


def _all_same(parts: Sequence[Column]) -> bool:
    """Whether columns hold one value only, the same in all."""
    return all(map(is_constant, parts)) and len({(column.dtype, column[0].tobytes()) for column in parts}) == 1


def _order(
    columns: Mapping[str, Column], ranks: Mapping[str, Ranks], keys: Sequence[str], length: int
) -> npt.NDArray[np.int64] | None:
    """The order of the rows; None where they stand in it already."""
    packed = numbers_of(columns, ranks, [name for name in keys if not is_constant(columns[name])], length)
    if not packed or (len(packed) == 1 and bool((packed[0][1:] >= packed[0][:-1]).all())):
        return None
    return np.argsort(packed[0], kind="stable") if len(packed) == 1 else np.lexsort(packed[::-1])


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
