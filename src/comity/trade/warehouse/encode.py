"""Arrow batches as small NumPy columns: words as numbers of a dictionary, what is the same in every row but once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import StatisticsError
from comity.model.flows import FlowColumn

Column = npt.NDArray[Any]
Codes = npt.NDArray[Any]
_SHORT = 1 << 16
_SMALL = 1 << 31
# How many things words of so many letters can spell: capitals in five bits each, and digits.
_SPELLINGS = {3: 1 << 15, 6: 10**6}


def constant(value: object, length: int, dtype: npt.DTypeLike) -> Column:
    """A column of one value that takes no room."""
    return np.broadcast_to(np.array(value, dtype), (length,))


def is_constant(column: Column) -> bool:
    """Whether it is known to hold one value only."""
    return bool(column.strides[0] == 0) if len(column) else False


def bytes_of(column: Column) -> int:
    """The memory it takes."""
    return 0 if is_constant(column) else column.nbytes


class Encoder:
    """Numbers for the words of one column, in the order in which they came; None is a word too.

    Nearly all words of a large file are codes of six digits or three capitals: these are looked up by what they spell.
    """

    def __init__(self) -> None:
        self.words: dict[str | None, int] = {}
        self._spelt: dict[int, npt.NDArray[np.int32]] = {}
        self._dictionary: pa.Array | None = None
        self._numbers = np.zeros(0, np.int32)

    def encode(self, array: pa.Array) -> Codes:
        """A number a row."""
        length = len(array)
        if length and array.null_count == length:
            return constant(self._number(None), length, np.uint32)
        if length and array.null_count == 0 and _repeats(array):
            return constant(self._number(array[0].as_py()), length, np.uint32)
        if pa.types.is_dictionary(array.type) and array.null_count == 0:
            return self._listed(array)
        for letters, spell in ((3, _capitals), (6, _digits)):
            spelt = None if (data := _letters(array, letters)) is None else spell(data)
            if spelt is not None:
                return self._looked_up(array, spelt, letters)
        return self._coded(array)

    def _number(self, word: str | None) -> int:
        return self.words.setdefault(word, len(self.words))

    def _width(self) -> type[np.uint16] | type[np.uint32]:
        return np.uint16 if len(self.words) <= _SHORT else np.uint32

    def _looked_up(self, array: pa.Array, spelt: Codes, letters: int) -> Codes:
        """By what each word spells; a new spelling is learnt where it comes first."""
        table = self._spelt.get(letters)
        if table is None:
            table = self._spelt[letters] = np.full(_SPELLINGS[letters], -1, np.int32)
        codes = table[spelt]
        if int(codes.min()) < 0:
            new = np.flatnonzero(codes < 0)
            for spelling, at in zip(*np.unique(spelt[new], return_index=True), strict=True):
                table[spelling] = self._number(array[int(new[at])].as_py())
            codes = table[spelt]
        return codes.astype(self._width())

    def _listed(self, array: pa.Array) -> Codes:
        """By a dictionary, which is often that of the batch before; a word that no row has is none."""
        if self._dictionary is None or not self._dictionary.equals(array.dictionary):
            self._dictionary = array.dictionary
            self._numbers = np.full(len(array.dictionary), -1, np.int32)
        indices = np.asarray(array.indices)
        codes: Codes = self._numbers[indices]
        if int(codes.min()) < 0:
            for at in np.unique(indices[codes < 0]).tolist():
                self._numbers[at] = self._number(array.dictionary[at].as_py())
            codes = self._numbers[indices]
        return codes.astype(self._width())

    def _coded(self, array: pa.Array) -> Codes:
        """By Arrow's dictionary; of runs only the heads are looked up."""
        if pa.types.is_dictionary(array.type):
            heads, ends = array, None
        else:
            runs = pc.run_end_encode(array)
            heads, ends = runs.values.dictionary_encode(null_encoding="encode"), runs.run_ends
        listed = heads.dictionary.to_pylist()
        numbers = np.array([self._number(word) for word in listed], np.uint32)
        if heads.indices.null_count:  # a dictionary of somebody else's making keeps nulls among its indices
            empty = self._number(None)
            codes = np.where(np.asarray(heads.is_null()), empty, numbers[np.asarray(heads.indices.fill_null(0))])
        else:
            codes = numbers[np.asarray(heads.indices)]
        if ends is not None:
            codes = np.repeat(codes, np.diff(np.asarray(ends), prepend=0))
        return codes.astype(self._width(), copy=False)


def _letters(array: pa.Array, length: int) -> npt.NDArray[np.uint8] | None:
    """The bytes of words that are all `length` bytes long, one after the other; None where they are not."""
    if not pa.types.is_string(array.type) or array.null_count or not len(array):
        return None
    _, offsets, data = array.buffers()
    starts = np.frombuffer(offsets, np.int32)[array.offset : array.offset + len(array) + 1]
    if int(starts[-1]) - int(starts[0]) != length * len(array) or not bool((np.diff(starts) == length).all()):
        return None
    return np.frombuffer(data, np.uint8)[starts[0] : starts[-1]]


def _capitals(data: npt.NDArray[np.uint8]) -> Codes | None:
    """What words of three capitals spell, in 15 bits; None where some word is none."""
    if int(data.min()) < ord("A") or int(data.max()) > ord("Z"):
        return None
    letters = (data - np.uint8(ord("A") - 1)).reshape(-1, 3)
    spelt = letters[:, 0].astype(np.uint16)
    for place in (1, 2):
        spelt <<= 5
        spelt |= letters[:, place]
    return spelt


def _digits(data: npt.NDArray[np.uint8]) -> Codes | None:
    """What words of six digits spell; None where some word is none."""
    if int(data.min()) < ord("0") or int(data.max()) > ord("9"):
        return None
    twos = (data - np.uint8(ord("0"))).reshape(-1, 2)
    hundreds = (twos[:, 0] * np.uint8(10) + twos[:, 1]).reshape(-1, 3)
    spelt = hundreds[:, 0].astype(np.int32)
    for place in (1, 2):
        spelt *= 100
        spelt += hundreds[:, place]
    return spelt


def _repeats(array: pa.Array) -> bool:
    """Whether every word is the first one."""
    if pa.types.is_dictionary(array.type):
        return len(array.dictionary) == 1
    first, last = array[0], array[-1]
    if not first.equals(last):
        return False
    length = len(first.as_buffer())
    if length == 0:
        return bool(pc.all(pc.equal(array, "")).as_py())
    data = _letters(array, length)
    return data is not None and bool((data[length:] == data[:-length]).all())


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows: words as numbers of the encoders, figures as they are with NaN where there is none."""

    columns: Mapping[str, Column]
    length: int

    @property
    def size(self) -> int:
        """The memory it takes."""
        return sum(bytes_of(column) for column in self.columns.values())

    def where(self, chosen: npt.NDArray[np.bool_]) -> Block:
        """Some of the rows."""
        length = int(chosen.sum())
        columns = {
            name: column[:length] if is_constant(column) else column[chosen] for name, column in self.columns.items()
        }
        return Block(columns, length)


def figures(array: pa.Array, column: FlowColumn, where: str) -> Column:
    """A column that holds no words. Raises StatisticsError where a figure is missing or none."""
    length = len(array)
    if array.null_count == length:
        return constant(np.nan, length, np.float64)
    values: Column = array.to_numpy(zero_copy_only=False)
    if column.kind == "double" and not (np.isfinite(values).all() or (column.optional and not np.isinf(values).any())):
        raise StatisticsError(f"{where}: column {column.name} holds what is no number; the loader is at fault")
    if values[0] == values[-1] and bool((values == values[0]).all()):
        return constant(values[0], length, values.dtype)
    if column.kind == "int64" and int(values.max()) < _SMALL:
        return values.astype(np.int32)
    return values


def joined(columns: list[Column]) -> Column:
    """Columns one after the other; a value that is the same throughout stays one."""
    if all(map(is_constant, columns)) and len({column[0].tobytes() for column in columns}) == 1:
        return constant(columns[0][0], sum(map(len, columns)), columns[0].dtype)
    return np.concatenate(columns) if len(columns) > 1 else columns[0]
