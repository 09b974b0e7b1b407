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
_DIGITS = 6


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
    """Numbers for the words of one column, in the order in which they came; None is a word too."""

    def __init__(self) -> None:
        self.words: dict[str | None, int] = {}
        # By the number that six digits spell: commodity codes, which are nearly all of a large file.
        self._spelt: npt.NDArray[np.int32] | None = None

    def encode(self, array: pa.Array) -> Codes:
        """A number a row."""
        length = len(array)
        if length and array.null_count == 0 and _repeats(array):
            return constant(self._number(array[0].as_py()), length, np.uint32)
        found = self._digits(array)
        return self._coded(array) if found is None else found

    def _number(self, word: str | None) -> int:
        return self.words.setdefault(word, len(self.words))

    def _coded(self, array: pa.Array) -> Codes:
        """By Arrow's dictionary; of runs only the heads are looked up."""
        if pa.types.is_dictionary(array.type):
            heads, ends = array, None
        else:
            runs = pc.run_end_encode(array)
            heads, ends = runs.values.dictionary_encode(null_encoding="encode"), runs.run_ends
        numbers = np.array([self._number(word) for word in heads.dictionary.to_pylist()], self._width())
        if heads.indices.null_count:  # a dictionary of somebody else's making keeps nulls among its indices
            empty = self._number(None)
            codes = np.where(np.asarray(heads.is_null()), empty, numbers[np.asarray(heads.indices.fill_null(0))])
        else:
            codes = numbers[np.asarray(heads.indices)]
        if ends is None:
            return codes.astype(self._width(), copy=False)
        lengths = np.diff(np.asarray(ends), prepend=0)
        return np.repeat(codes, lengths).astype(self._width(), copy=False)

    def _width(self) -> type[np.uint16] | type[np.uint32]:
        return np.uint16 if len(self.words) <= _SHORT else np.uint32

    def _digits(self, array: pa.Array) -> Codes | None:
        """Words of six digits, by what they spell; None where some word is none."""
        letters = _letters(array, _DIGITS)
        if letters is None:
            return None
        digits = letters - np.uint8(ord("0"))
        if int(digits.max()) > 9:
            return None
        spelt = np.zeros(len(array), np.int32)
        for place in range(_DIGITS):
            spelt *= 10
            spelt += digits[:, place]
        if self._spelt is None:
            self._spelt = np.full(10**_DIGITS, -1, np.int32)
        codes = self._spelt[spelt]
        if int(codes.min()) < 0:
            for number in np.unique(spelt[codes < 0]).tolist():
                self._spelt[number] = self._number(f"{number:0{_DIGITS}}")
            codes = self._spelt[spelt]
        return codes.astype(self._width())


def _letters(array: pa.Array, length: int) -> npt.NDArray[np.uint8] | None:
    """The bytes of words that are all `length` bytes long, a row each; None where they are not."""
    if not pa.types.is_string(array.type) or array.null_count or not len(array):
        return None
    _, offsets, data = array.buffers()
    starts = np.frombuffer(offsets, np.int32)[array.offset : array.offset + len(array) + 1]
    if int(starts[-1]) - int(starts[0]) != length * len(array) or not bool((np.diff(starts) == length).all()):
        return None
    return np.frombuffer(data, np.uint8)[starts[0] : starts[-1]].reshape(len(array), length)


def _repeats(array: pa.Array) -> bool:
    """Whether every word is the first one."""
    if pa.types.is_dictionary(array.type):
        return len(array.dictionary) == 1
    length = len(array[0].as_buffer())
    if length == 0:
        return bool(pc.all(pc.equal(array, "")).as_py())
    letters = _letters(array, length)
    return letters is not None and bool((letters == letters[0]).all())


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
    if column.kind == "double":
        if array.null_count == length:
            return constant(np.nan, length, np.float64)
        values = np.asarray(array.to_numpy(zero_copy_only=False), np.float64)
        if np.isinf(values).any() or (not column.optional and np.isnan(values).any()):
            raise StatisticsError(f"{where}: column {column.name} holds what is no number; the loader is at fault")
    elif column.kind == "bool":
        values = np.asarray(array.to_numpy(zero_copy_only=False), np.bool_)
    else:
        values = np.asarray(array.to_numpy(zero_copy_only=False), np.int64)
    if length and bool((values == values[0]).all()):
        return constant(values[0], length, values.dtype)
    return values


def joined(columns: list[Column]) -> Column:
    """Columns one after the other; a value that is the same throughout stays one."""
    if all(map(is_constant, columns)) and len({column[0].tobytes() for column in columns}) == 1:
        return constant(columns[0][0], sum(map(len, columns)), columns[0].dtype)
    return np.concatenate(columns) if len(columns) > 1 else columns[0]
