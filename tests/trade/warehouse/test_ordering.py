"""Rows come in the order of the warehouse, however they came, and as they came where they are equal."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.trade.warehouse import ordering, pieces
from comity.trade.warehouse.encode import Block, Encoder
from comity.trade.warehouse.ordering import ordered
from comity.trade.warehouse.pieces import pieces_of
from comity.trade.warehouse.ranks import Ranks

KEYS = ("reporter", "partner", "commodity")
WORDS = st.sampled_from(["ALB", "BLR", "KAZ", "ZWE"])
ROW = st.tuples(WORDS, WORDS, st.sampled_from(["01", "02", "03"]))


def blocks_of(rows: list[tuple[str, str, str]], size: int) -> tuple[list[Block], dict[str, Ranks]]:
    encoders = {key: Encoder() for key in KEYS}
    found = []
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        columns: dict[str, Any] = {
            key: encoders[key].encode(pa.array([row[at] for row in part], pa.string())) for at, key in enumerate(KEYS)
        }
        columns["row"] = np.arange(start, start + len(part), dtype=np.int32)
        found.append(Block(columns, len(part)))
    return found, {key: Ranks.of(encoder) for key, encoder in encoders.items()}


def rows_in_order(blocks: list[Block], ranks: dict[str, Ranks]) -> list[int]:
    return [int(row) for chunk in ordered(blocks, ranks, KEYS) for row in chunk.columns["row"]]


@example(rows=[("BLR", "BLR", "02"), ("BLR", "BLR", "01"), ("BLR", "BLR", "02")], size=1, least=1)
@example(rows=[("ALB", "ALB", "01"), *[("BLR", "BLR", code) for code in ("02", "01", "02")]], size=2, least=1)
@given(rows=st.lists(ROW, min_size=1, max_size=60), size=st.integers(1, 20), least=st.sampled_from([1, 32]))
def test_any_rows_are_put_in_order(rows: list[tuple[str, str, str]], size: int, least: int) -> None:
    blocks, ranks = blocks_of(rows, size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordering, "CHUNK", 7)
        patch.setattr(pieces, "_LEAST", least)
        chunks = list(ordered(blocks, ranks, KEYS))
    assert [chunk.length for chunk in chunks[:-1]] == [7] * (len(chunks) - 1)
    for chunk in chunks:
        assert {len(column) for column in chunk.columns.values()} == {chunk.length}
    found = [int(row) for chunk in chunks for row in chunk.columns["row"]]
    assert found == sorted(range(len(rows)), key=lambda at: (rows[at], at))
    spelt = [
        tuple(ranks[key].words[int(chunk.columns[key][at])].as_py() for key in KEYS)
        for chunk in chunks for at in range(chunk.length)
    ]  # fmt: skip
    assert spelt == sorted(rows)


def test_pairs_in_an_order_of_their_own_are_laid_by_pieces() -> None:
    # By number of the country: Albania 008 comes after Afghanistan 004, and Algeria (DZA) 012 before Angola (AGO) 024.
    places = ["AFG", "ALB", "DZA", "AGO"]
    goods = [f"{number:06}" for number in range(100)]
    rows = [(one, other, code) for one in places for other in places if one != other for code in goods]
    blocks, ranks = blocks_of(rows, 150)
    found = pieces_of(blocks, ranks, KEYS)
    assert found is not None
    assert len(found) < len(rows) // 32
    assert [rows[at] for at in rows_in_order(blocks, ranks)] == sorted(rows)


def test_pieces_that_overlap_are_sorted_row_by_row() -> None:
    rows = [("BLR", "KAZ", f"{number:06}") for number in (*range(0, 200, 2), *range(1, 200, 2))]
    blocks, ranks = blocks_of(rows, 64)
    assert pieces_of(blocks, ranks, KEYS) is None
    assert [rows[at] for at in rows_in_order(blocks, ranks)] == sorted(rows)


def test_a_word_of_a_dictionary_that_no_row_has_is_none() -> None:
    encoder = Encoder()
    words = pa.array(["KAZ", "", "BLR"])
    first = encoder.encode(pa.DictionaryArray.from_arrays(pa.array([2, 2, 0], pa.int32()), words))
    other = encoder.encode(pa.array(["BLR", "KAZ", "KGZ"]).dictionary_encode())
    assert list(encoder.words) == ["KAZ", "BLR", "KGZ"]
    assert [*first.tolist(), *other.tolist()] == [1, 1, 0, 1, 0, 2]
