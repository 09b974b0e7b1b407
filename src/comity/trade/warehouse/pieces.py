"""Rows that come in pieces, each in order within: most sources list pair by pair, by numbers or names of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from comity.trade.warehouse.encode import Block, is_constant
from comity.trade.warehouse.ranks import Ranks, numbers_of

# Which block, and its rows from and to.
Piece = tuple[int, int, int]
# With fewer rows a piece on average, rows are sorted one by one.
_LEAST = 32


def pieces_of(blocks: Sequence[Block], ranks: Mapping[str, Ranks], keys: Sequence[str]) -> list[Piece] | None:
    """The pieces in an order in which all rows are by their keys and then as they came; None where there is none."""
    varying = [key for key in keys if not _one_throughout([block.columns[key] for block in blocks])]
    found: list[tuple[npt.NDArray[np.int64], ...]] = []
    room = sum(block.length for block in blocks) // _LEAST + len(blocks)
    for at, block in enumerate(blocks):
        packed = numbers_of(block.columns, ranks, varying, block.length)
        if len(packed) > 1:
            return None
        numbers = packed[0] if packed else np.zeros(block.length, np.int64)
        starts = _starts(block, numbers, varying[:2])
        stops = np.append(starts[1:], block.length)
        found.append((np.full(len(starts), at), starts, stops, numbers[starts], numbers[stops - 1]))
        room -= len(starts)
        if room < 0:
            return None
    which, starts, stops, firsts, lasts = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.argsort(firsts, kind="stable")
    ends, heads = lasts[order][:-1], firsts[order][1:]
    if bool(((ends > heads) | ((ends == heads) & (order[:-1] > order[1:]))).any()):
        return None
    return list(zip(which[order].tolist(), starts[order].tolist(), stops[order].tolist(), strict=True))


def _starts(block: Block, numbers: npt.NDArray[np.int64], leading: Sequence[str]) -> npt.NDArray[np.int64]:
    """Where a piece starts: at another pair, or where the order is broken."""
    broken = numbers[1:] < numbers[:-1]
    for key in leading:
        column = block.columns[key]
        if not is_constant(column):
            broken |= column[1:] != column[:-1]
    return np.append(0, np.flatnonzero(broken) + 1)


def _one_throughout(columns: Sequence[npt.NDArray[np.int64]]) -> bool:
    return all(map(is_constant, columns)) and len({int(column[0]) for column in columns}) == 1
