"""From Comtrade's columns to Comity's rows of flows: block by block, checked and never in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade.codes import (
    ALL_CUSTOMS,
    CUSTOMS,
    FAMILIES,
    LEFT_OUT,
    NO_UNIT,
    SERVICES,
    commodities,
)
from comity.sources.statistics.comtrade.layouts import WHOLE, Layout
from comity.sources.statistics.comtrade.tables import (
    Table,
    Whole,
    area_table,
    group_flags,
    period_table,
    transport_table,
    unit_table,
)
from comity.sources.statistics.schema import schema_of

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
CURRENCY = "USD"
DETAIL = "a breakdown by second partner, customs procedure or mode of transport is a part of its row"
# What a column that is not there, or an empty cell of it, means.
_ABSENT = {"partner2": 0, "transport": 0, "unit": NO_UNIT, "level": -1, "year": -1, "month": -1}
_WORDS_ABSENT = {"type": "C", "customs": ALL_CUSTOMS, "freq": ""}

_MEND = "mend the row, or get it again"


class Rows:
    """Turns blocks of one file or answer into batches.

    place: the file or address, for errors. details: whether breakdowns are kept beside the rows they are parts of.
    left_out: how many rows were left out so far, by reason.
    """

    __slots__ = ("_details", "_known", "_layout", "_place", "left_out")

    def __init__(self, place: str, layout: Layout, details: bool = False) -> None:
        self._place = place
        self._layout = layout
        self._details = details
        self._known: set[tuple[str, str]] = set()
        self.left_out: Counter[str] = Counter()

    def batch(self, columns: Mapping[str, pa.Array], first: int) -> pa.RecordBatch:
        """The rows of one block. columns: by their name in `layouts`, of one length. first: the number of its first
        row.

        Raises StatisticsError naming the file, the row and the remedy.
        """
        block = _Block(self._place, columns, first)
        flow, keep = self._flows(block)
        partner2 = block.look_up("partner2", area_table(), "partner")
        customs = self._customs(block)
        transport = block.look_up("transport", transport_table(), "mode of transport")
        if not self._details:
            whole = (block.whole("partner2") == 0) & customs.matches(ALL_CUSTOMS) & (block.whole("transport") == 0)
            self.left_out[DETAIL] += int((keep & ~whole).sum())
            keep &= whole
        reporter = block.look_up("reporter", area_table(), "reporter")
        partner = block.look_up("partner", area_table(), "partner")
        period, year = self._periods(block)
        unit = block.look_up("unit", unit_table(), "unit of quantity")
        classification = self._classification(block)
        commodity = self._commodity(block, classification)
        value = block.amounts("value", needed=True)
        sizes = {name: block.amounts(name) for name in ("cif", "fob", "weight", "quantity")}
        nothing = {name: np.isnan(size) | ((size == 0) & (value > 0)) for name, size in sizes.items()}
        no_unit = np.array([not text for text in unit_table().texts])[unit]
        nothing["quantity"] |= no_unit

        cut = _Cut(keep)
        step = self._layout.step
        made = {
            "year": pa.array(cut(year).astype(np.int16)),
            "period": cut.texts(period, period_table().texts),
            "reporter": cut.texts(reporter, area_table().texts),
            "partner": cut.texts(partner, area_table().texts),
            "partner_is_group": pa.array(group_flags()[cut(partner)]),
            "flow": cut.texts(flow.indices, flow.texts),
            "classification": cut.texts(classification.indices, classification.texts),
            "commodity": cut.column(commodity),
            "value": pa.array(cut(value)),
            "currency": cut.constant(pa.scalar(CURRENCY)),
            "step": cut.constant(pa.scalar(step or None, pa.float64())),
            "cif": cut.numbers(sizes["cif"], nothing["cif"]),
            "fob": cut.numbers(sizes["fob"], nothing["fob"]),
            "net_weight": cut.numbers(sizes["weight"], nothing["weight"]),
            "quantity": cut.numbers(sizes["quantity"], nothing["quantity"]),
            "unit": cut.texts(unit, tuple(text or None for text in unit_table().texts)),
            "partner2": cut.texts(partner2, area_table().texts),
            "customs": cut.texts(customs.indices, customs.texts),
            "transport": cut.texts(transport, transport_table().texts),
            "row": pa.array(np.arange(first, first + len(keep), dtype=np.int64)[keep]),
        }
        schema = schema_of("flows")
        return pa.RecordBatch.from_arrays([made[field.name] for field in schema], schema=schema)

    def _flows(self, block: _Block) -> tuple[_Words, Flags]:
        """Flows in Comity's words, and which rows are kept."""
        types = block.words("type")
        block.refuse(
            ~types.matches("C"), types, "type {!r}: only goods (C) are read; services have no partner's mirror here"
        )
        words = block.words("flow")
        known = self._layout.flows
        # The codes of what is left out are those of today's service; the former one had none of them.
        parts = LEFT_OUT if "X" in known else {}
        block.refuse(
            words.none_of(known.keys() | parts.keys()), words, f"unknown flow {{!r}}; known are {', '.join(known)}"
        )
        for code, reason in parts.items():
            if count := int(words.matches(code).sum()):
                self.left_out[reason] += count
        return words.renamed(known), words.one_of(known.keys())

    def _customs(self, block: _Block) -> _Words:
        words = block.words("customs")
        block.refuse(words.none_of(CUSTOMS), words, "unknown customs procedure {!r}; C00 stands for all of them")
        return words

    def _periods(self, block: _Block) -> tuple[Whole, Whole]:
        """The place of each period in the table of periods, and its year."""
        numbers = block.whole("period")
        period = block.look_up("period", period_table(), "period", "write 2015 or 201503")
        monthly = numbers > 9999
        year = np.where(monthly, numbers // 100, numbers)
        freq = block.words("freq")
        named = freq.one_of({"A", "M"})
        block.refuse(freq.none_of({"", "A", "M"}), freq, "frequency {!r} is not read; ask for years (A) or months (M)")
        block.refuse(
            named & (monthly != freq.matches("M")), numbers, f"period {{}} is not of the row's frequency; {_MEND}"
        )
        for name, expected in (("year", year), ("month", np.where(monthly, numbers % 100, 52))):
            given = block.whole(name)
            block.refuse(
                (given != -1) & (given != expected), given, f"{name} {{}} does not fit the row's period; {_MEND}"
            )
        return period, year

    def _classification(self, block: _Block) -> _Words:
        words = block.words("classification")
        block.refuse(words.one_of(SERVICES), words, "classification {!r} is of services; only goods are read")
        block.refuse(
            words.none_of(FAMILIES.keys()), words, f"unknown classification {{!r}}; known are {', '.join(FAMILIES)}"
        )
        return words

    def _commodity(self, block: _Block, classification: _Words) -> pa.Array:
        """The commodity codes as they are, each known to the family of its classification."""
        words = block.words("commodity")
        for place, name in enumerate(classification.texts):
            rows = classification.indices == place
            if not rows.any():
                continue
            known = commodities(FAMILIES[name])
            block.refuse(
                rows & words.none_of(known),
                words,
                f"commodity {{!r}} is no code of {name}; mind the leading zeros, and TOTAL for all goods",
            )
            levels = block.whole("level")
            if FAMILIES[name] == "HS" and (levels != -1).any():
                lengths = np.array([0 if text == "TOTAL" else len(text) for text in words.texts], dtype=np.int64)
                wrong = rows & (levels != -1) & (levels != lengths[words.indices])
                block.refuse(
                    wrong, words, "commodity {!r} is not of the row's aggregation level; a leading zero may be lost"
                )
        return words.decoded()


class _Words:
    """A column of few different texts. indices: shape (rows,), of `texts`."""

    __slots__ = ("indices", "texts")

    def __init__(self, indices: Whole, texts: tuple[str, ...]) -> None:
        self.indices = indices
        self.texts = texts

    def __getitem__(self, row: int) -> str:
        return self.texts[int(self.indices[row])]

    def matches(self, text: str) -> Flags:
        return self.one_of({text})

    def one_of(self, wanted: Container[str]) -> Flags:
        """Which rows hold one of some texts."""
        return np.array([text in wanted for text in self.texts], dtype=np.bool_)[self.indices]

    def none_of(self, wanted: Container[str]) -> Flags:
        return ~self.one_of(wanted)

    def renamed(self, names: Mapping[str, str]) -> _Words:
        return _Words(self.indices, tuple(names.get(text, text) for text in self.texts))

    def decoded(self) -> pa.Array:
        return pa.array(self.texts, pa.string()).take(pa.array(self.indices))


class _Block:
    """The columns of one block, and how to say what is wrong with a row of it."""

    __slots__ = ("_columns", "_first", "_length", "_place")

    def __init__(self, place: str, columns: Mapping[str, pa.Array], first: int) -> None:
        self._place = place
        self._columns = columns
        self._first = first
        self._length = len(next(iter(columns.values())))

    def refuse(self, wrong: Flags, values: Whole | Numbers | _Words, message: str) -> None:
        """Raises StatisticsError for the first row that is wrong; `{}` in the message is its value."""
        if wrong.any():
            row = int(wrong.argmax())
            raise StatisticsError(f"{self._place}: row {self._first + row}: {message.format(values[row])}")

    def whole(self, name: str) -> Whole:
        """A column of whole numbers; what may be absent is filled in."""
        column = self._columns.get(name)
        if column is None:
            return np.full(self._length, _ABSENT[name], dtype=np.int64)
        if column.null_count:
            if name not in _ABSENT:
                empty = np.asarray(column.is_null())
                raise StatisticsError(
                    f"{self._place}: row {self._first + int(empty.argmax())}: no {name}; mend the row, or get it again"
                )
            column = column.fill_null(_ABSENT[name])
        return np.asarray(column).astype(np.int64)

    def words(self, name: str) -> _Words:
        """A column of texts; an empty one of what may be absent is filled in."""
        column = self._columns.get(name)
        if column is None:
            return _Words(np.zeros(self._length, dtype=np.int64), (_WORDS_ABSENT[name],))
        texts = tuple(text or _WORDS_ABSENT.get(name, "") for text in column.dictionary.to_pylist())
        return _Words(np.asarray(column.indices).astype(np.int64), texts)

    def look_up(self, name: str, table: Table, what: str, remedy: str = "") -> Whole:
        """The place of each number in a table. Raises for one that is not in it."""
        numbers = self.whole(name)
        found = table.find(numbers)
        remedy = remedy or "if Comtrade has added it, a newer Comity knows it"
        self.refuse(found < 0, numbers, f"unknown {what} {{}}; {remedy}")
        return found

    def amounts(self, name: str, needed: bool = False) -> Numbers:
        """A column of amounts, NaN where empty. Raises for what is no amount: not a number, infinite or negative."""
        column = self._columns.get(name)
        if column is None:
            return np.full(self._length, np.nan)
        numbers: Numbers = np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)
        missing = np.isnan(numbers)
        remedy = _MEND
        if int(missing.sum()) > (0 if needed else column.null_count):
            nan = missing if needed else missing & ~np.asarray(column.is_null())
            self.refuse(nan, numbers, f"no {name}; {remedy}")
        with np.errstate(invalid="ignore"):
            self.refuse((numbers < 0) | np.isinf(numbers), numbers, f"{name} {{}} cannot be; {remedy}")
        return numbers


class _Cut:
    """Columns of the rows that are kept."""

    __slots__ = ("_all", "_keep", "_length")

    def __init__(self, keep: Flags) -> None:
        self._keep = keep
        self._length = int(keep.sum())
        self._all = self._length == len(keep)

    def __call__(self, array: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        return array if self._all else array[self._keep]

    def texts(self, indices: Whole, texts: tuple[str | None, ...]) -> pa.Array:
        """Texts by their place."""
        places = self(indices)
        if self._length and bool((places == places[0]).all()):
            return self.constant(pa.scalar(texts[int(places[0])], pa.string()))
        return pa.array(texts, pa.string()).take(pa.array(places))

    def numbers(self, numbers: Numbers, nothing: Flags) -> pa.Array:
        """Numbers, empty where there is nothing."""
        return pa.array(self(numbers), mask=self(nothing))

    def column(self, column: pa.Array) -> pa.Array:
        return column if self._all else column.filter(pa.array(self._keep))

    def constant(self, scalar: pa.Scalar) -> pa.Array:
        return pa.repeat(scalar, self._length)


def type_of(meaning: str) -> pa.DataType:
    """What a file's column is read as."""
    if meaning in WHOLE:
        return pa.int32()
    return (
        pa.float64()
        if meaning in ("quantity", "weight", "cif", "fob", "value")
        else pa.dictionary(pa.int32(), pa.string())
    )
