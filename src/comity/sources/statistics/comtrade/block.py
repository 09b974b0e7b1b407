"""A block of Comtrade's columns: looked up, checked and cut to the rows that are kept, a column at a time.

A column that is the same in every row (most are, in a file of one reporter and year) is held as one element, shape
(1,), which NumPy broadcasts; any other has the shape (rows,).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade.codes import ALL_CUSTOMS, NO_UNIT
from comity.sources.statistics.comtrade.layouts import NUMBER, WHOLE
from comity.sources.statistics.comtrade.tables import Table, Whole

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
MEND = "mend the row, or get it again"
# What a column that is not there, or an empty cell of it, means.
_ABSENT = {"partner2": 0, "transport": 0, "unit": NO_UNIT, "level": -1, "year": -1, "month": -1}
_WORDS_ABSENT = {"type": "C", "customs": ALL_CUSTOMS, "freq": ""}


def type_of(meaning: str) -> pa.DataType:
    """What a file's column is read as."""
    if meaning in WHOLE:
        return pa.int32()
    return pa.float64() if meaning in NUMBER else pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, slots=True)
class Words:
    """A column of few different texts. indices: shape (rows,) or (1,), of `texts`."""

    indices: Whole
    texts: tuple[str, ...]

    def __getitem__(self, row: int) -> str:
        return self.texts[int(self.indices[row])]

    def __len__(self) -> int:
        return len(self.indices)

    def one_of(self, wanted: Container[str]) -> Flags:
        """Which rows hold one of some texts."""
        return np.array([text in wanted for text in self.texts], dtype=np.bool_)[self.indices]

    def none_of(self, wanted: Container[str]) -> Flags:
        """Which rows hold none of them."""
        return ~self.one_of(wanted)

    def renamed(self, names: Mapping[str, str]) -> Words:
        """The same under other names."""
        return Words(self.indices, tuple(names.get(text, text) for text in self.texts))


@dataclass(frozen=True, slots=True)
class Amounts:
    """A column of amounts. numbers: shape (rows,). empty: which rows have none; None where all have one."""

    numbers: Numbers
    empty: Flags | None

    def unmeasured(self, value: Numbers) -> Amounts:
        """The same, where a zero beside a value stands for what was not measured."""
        zero = self.numbers == 0
        if not zero.any():
            return self
        return self.without(zero & (value > 0))

    def without(self, rows: Flags) -> Amounts:
        """The same with more rows empty."""
        if not rows.any():
            return self
        return Amounts(
            self.numbers, np.broadcast_to(rows, self.numbers.shape) | (False if self.empty is None else self.empty)
        )


class Block:
    """The columns of one block, and how to say what is wrong with a row of it. first: the number of its first row."""

    __slots__ = ("_columns", "_first", "_place", "length")

    def __init__(self, place: str, columns: Mapping[str, pa.Array], first: int) -> None:
        self._place = place
        self._columns = columns
        self._first = first
        self.length = len(next(iter(columns.values())))

    def refuse(self, wrong: Flags, values: Whole | Numbers | Words | pa.Array, message: str) -> None:
        """Raises StatisticsError for the first row that is wrong; `{}` in the message is its value."""
        if wrong.any():
            row = int(wrong.argmax())
            value = values[row if len(values) > 1 else 0]
            raise StatisticsError(f"{self._place}: row {self._first + row}: {message.format(value)}")

    def whole(self, name: str) -> Whole:
        """A column of whole numbers; what may be absent is filled in."""
        column = self._columns.get(name)
        if column is None:
            return np.array([_ABSENT[name]], dtype=np.int32)
        if column.null_count:
            if name not in _ABSENT:
                self.refuse(np.asarray(column.is_null()), np.zeros(1), f"no {name}; {MEND}")
            column = column.fill_null(_ABSENT[name])
        return _shortened(np.asarray(column))

    def words(self, name: str) -> Words:
        """A column of texts; an empty one of what may be absent is filled in."""
        column = self._columns.get(name)
        if column is None:
            return Words(np.zeros(1, dtype=np.int32), (_WORDS_ABSENT[name],))
        texts = tuple(text or _WORDS_ABSENT.get(name, "") for text in column.dictionary.to_pylist())
        return Words(_shortened(np.asarray(column.indices)), texts)

    def look_up(self, name: str, table: Table, what: str, remedy: str = "") -> Whole:
        """The place of each number in a table. Raises for one that is not in it."""
        numbers = self.whole(name)
        found = table.find(numbers)
        remedy = remedy or "if Comtrade has added it, a newer Comity knows it"
        self.refuse(found < 0, numbers, f"unknown {what} {{}}; {remedy}")
        return found

    def commodities(self, known: Mapping[str, pa.Array], classification: Words, in_hs: Container[str]) -> pa.Array:
        """The commodity codes, each of those known to the row's classification. in_hs: where a level is a code's
        length.
        """
        column = self._columns["commodity"]
        codes, indices = column.dictionary, np.asarray(column.indices)
        levels = self.whole("level")
        for name in dict.fromkeys(classification.texts):
            rows = classification.one_of({name})
            if not rows.any():
                continue
            unknown = ~np.asarray(pc.is_in(codes, value_set=known[name]))
            if unknown.any():
                message = f"commodity {{}} is no code of {name}; mind the leading zeros, and TOTAL for all goods"
                self.refuse(rows & unknown[indices], _quoted(column), message)
            if name in in_hs and (levels != -1).any():
                lengths = np.asarray(pc.if_else(pc.equal(codes, "TOTAL"), 0, pc.utf8_length(codes)))
                wrong = rows & (levels != -1) & (levels != lengths[indices])
                if wrong.any():
                    message = "commodity {} is not of the row's aggregation level; a leading zero may be lost"
                    self.refuse(wrong, _quoted(column), message)
        return column.dictionary_decode()

    def amounts(self, name: str, needed: bool = False) -> Amounts:
        """A column of amounts. Raises for what is none: no number, infinite or negative, or missing where needed."""
        column = self._columns.get(name)
        if column is None:
            return Amounts(np.full(self.length, np.nan), np.ones(self.length, dtype=np.bool_))
        numbers: Numbers = np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)
        # Not-a-numbers are in no order, so that they fail this too.
        if self.length and numbers.min() >= 0 and numbers.max() < np.inf:
            return Amounts(numbers, None)
        empty = np.asarray(column.is_null())
        nan = np.isnan(numbers)
        self.refuse(nan if needed else nan & ~empty, numbers, f"no {name}; {MEND}")
        with np.errstate(invalid="ignore"):
            self.refuse((numbers < 0) | np.isinf(numbers), numbers, f"{name} {{}} cannot be; {MEND}")
        return Amounts(numbers, nan)


class Cut:
    """Columns of the rows that are kept. keep: shape (rows,)."""

    __slots__ = ("_all", "_keep", "length")

    def __init__(self, keep: Flags) -> None:
        self._keep = keep
        self.length = int(np.count_nonzero(keep))
        self._all = self.length == len(keep)

    def texts(self, indices: Whole, texts: pa.Array) -> pa.Array:
        """Texts by their place."""
        if len(indices) == 1:
            return pa.repeat(texts[int(indices[0])], self.length)
        return texts.take(pa.array(self._kept(indices)))

    def whole(self, numbers: npt.NDArray[np.generic], kind: pa.DataType) -> pa.Array:
        """Numbers or flags."""
        if len(numbers) == 1:
            return pa.repeat(pa.scalar(numbers[0].item(), kind), self.length)
        return pa.array(self._kept(numbers), kind)

    def numbers(self, amounts: Amounts) -> pa.Array:
        """Amounts, empty where there is none."""
        empty = None if amounts.empty is None else self._kept(amounts.empty)
        return pa.array(self._kept(amounts.numbers), pa.float64(), mask=empty)

    def column(self, column: pa.Array) -> pa.Array:
        """A column as it is."""
        return column if self._all else column.filter(pa.array(self._keep))

    def rows(self, first: int) -> pa.Array:
        """The numbers of the rows."""
        return pa.array(np.arange(first, first + len(self._keep), dtype=np.int64)[self._keep])

    def _kept(self, array: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        if self._all:
            return array
        return np.broadcast_to(array, self._keep.shape)[self._keep]


def _shortened(numbers: Whole) -> Whole:
    """One element of a column that is the same in every row."""
    if len(numbers) > 1 and numbers[0] == numbers[-1] and bool((numbers == numbers[0]).all()):
        return numbers[:1]
    return numbers


def _quoted(column: pa.Array) -> Words:
    """A column of texts as an error shows them."""
    return Words(np.asarray(column.indices), tuple(repr(text) for text in column.dictionary.to_pylist()))
