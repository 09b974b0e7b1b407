"""BACI's lines -> flows, a block at a time: by numbers where they are plain, else by words, slowly and with care."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from comity.errors import StatisticsError
from comity.model.flows import WORLD
from comity.sources.statistics.baci.blocks import COLUMNS
from comity.sources.statistics.schema import schema_of

# What is missing is NA, set flush right in a column of its own width; Arrow compares before it trims.
_NULLS = ["", *(" " * width + "NA" for width in range(31))]
_THOUSAND = 1000.0
_STEP = 1.0  # v has three decimals of a thousand dollars
_WORD = pa.dictionary(pa.int32(), pa.string())
_PLAIN = {
    "t": pa.int16(), "i": pa.int16(), "j": pa.int16(), "k": pa.int32(), "v": pa.float64(), "q": pa.float64(),
}  # fmt: skip
_SPELT = {"t": _WORD, "i": _WORD, "j": _WORD, "k": _WORD, "v": pa.float64(), "q": pa.float64()}
_UNKNOWN = -1

Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Year:
    """One file, and what its codes mean: countries to Comity's codes, products with their leading zeros."""

    path: Path
    year: int
    classification: str
    countries: dict[str, str]
    products: frozenset[str]


class Maker:
    """Flows of blocks that come in the order of the file. Words are dictionaries, one of each column for all blocks."""

    def __init__(self, year: Year) -> None:
        self._year = year
        self._read = 0
        self._countries = _Codes(year.countries)
        self._products = _Codes({code: code for code in year.products})
        fields = schema_of("flows")
        self._schema = pa.schema([f.with_type(_WORD) if pa.types.is_string(f.type) else f for f in fields])
        self._constants: dict[str, pa.Array] = {}

    def batch(self, block: bytes) -> pa.RecordBatch:
        """The flows of some lines. Raises StatisticsError at the first bad row, ArrowInvalid at what Arrow refuses."""
        columns = self._plain(block)
        if columns is None:
            columns = self._spelt(block)
        size = len(columns["value"])
        columns["row"] = pa.array(np.arange(self._read + 1, self._read + size + 1, dtype=np.int64))
        self._read += size
        arrays = [columns[f.name] if f.name in columns else self._constant(f, size) for f in self._schema]
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)

    def _plain(self, block: bytes) -> dict[str, pa.Array] | None:
        """By numbers. None where anything is not as it nearly always is: quoted, in letters, unknown, missing."""
        if b"x" in block or b"X" in block:  # Arrow would read 0x10 as a number
            return None
        try:
            table = _table(block, _PLAIN, csv.ParseOptions(quote_char=False))
        except pa.ArrowInvalid:
            return None
        if not table.num_rows or any(table[name].null_count for name in COLUMNS[:5]):
            return None
        found = {name: table[name].chunk(0) for name in COLUMNS}
        years = found["t"].to_numpy()
        reporters, partners = (self._countries.by_number(found[name].to_numpy()) for name in "ij")
        goods = self._products.by_number(found["k"].to_numpy())
        if reporters is None or partners is None or goods is None:
            return None
        if not bool((years == self._year.year).all()) or not all(_are_amounts(found[name]) for name in "vq"):
            return None
        return {"reporter": reporters, "partner": partners, "commodity": goods} | _amounts(found["v"], found["q"])

    def _spelt(self, block: bytes) -> dict[str, pa.Array]:
        """By words, each distinct one looked up once; tells the first bad row."""
        table = _table(block, _SPELT, csv.ParseOptions())
        found = {name: table[name].combine_chunks() for name in COLUMNS}
        self._codes(found["t"], "t")
        columns = {
            "reporter": self._codes(found["i"], "i"),
            "partner": self._codes(found["j"], "j"),
            "commodity": self._codes(found["k"], "k"),
        }
        for name in "vq":
            bad = pc.or_(pc.less(found[name], 0.0), pc.invert(pc.is_finite(found[name])))
            bad = pc.fill_null(bad, name == "v")
            if pc.any(bad).as_py():
                raise self._fault(bad, name, "no number of at least 0 stands")
        return columns | _amounts(found["v"], found["q"])

    def _codes(self, found: pa.Array, column: str) -> pa.Array:
        if found.null_count:
            raise self._fault(pc.is_null(found), column, "nothing stands")
        places = []
        for code in found.dictionary.to_pylist():
            place = self._place(column, code)
            if place is None:
                raise self._fault(pc.equal(found.cast(pa.string()), code), column, f"{code!r} stands")
            places.append(place)
        codes = self._products if column == "k" else self._countries
        return codes.words_at(np.array(places, np.int32)[found.indices.to_numpy()])

    def _place(self, column: str, code: str) -> int | None:
        """Where a word stands among Comity's; of a year 0 if it is the right one."""
        if column == "t":
            return 0 if code == str(self._year.year) else None
        if column == "k":
            return self._products.places.get(code.strip().zfill(6))
        return self._countries.places.get(code.strip().lstrip("0"))

    def _fault(self, bad: Any, column: str, what: str) -> StatisticsError:
        row = self._read + pc.index(bad, True).as_py() + 2  # the heading is row 1
        remedies = {
            "t": f"the file is of {self._year.year} by its name; download it again",
            "i": "its list of countries has no such code; take both from one archive",
            "j": "its list of countries has no such code; take both from one archive",
            "k": "its list of products has no such code; take both from one archive",
        }
        remedy = remedies.get(column, "download it again")
        return StatisticsError(f"{self._year.path.name}, row {row}, column {column}: {what}; {remedy}")

    def _constant(self, field: pa.Field, size: int) -> pa.Array:
        """What is the same in every row: made once, as long as the longest batch."""
        held = self._constants.get(field.name)
        if held is None or len(held) < size:
            value = self._fixed().get(field.name)
            if value is None:
                held = pa.nulls(size, field.type)
            elif field.type == _WORD:
                held = pa.DictionaryArray.from_arrays(pa.array(np.zeros(size, np.int32)), pa.array([value]))
            else:
                held = pa.repeat(pa.scalar(value, field.type), size)
            self._constants[field.name] = held
        return held.slice(0, size)

    def _fixed(self) -> dict[str, object]:
        return {
            "year": self._year.year,
            "period": str(self._year.year),
            "partner_is_group": False,
            "flow": "X",
            "classification": self._year.classification,
            "currency": "USD",
            "step": _STEP,
            "partner2": WORLD,
            "customs": "C00",
            "transport": "0",
        }


class _Codes:
    """What a list of codes means: places among Comity's words, by the code as it is spelt and by its number."""

    def __init__(self, meanings: dict[str, str]) -> None:
        listed = sorted(set(meanings.values()))
        place_of = {word: place for place, word in enumerate(listed)}
        self._words = pa.array(listed, pa.string())
        self.places = {code: place_of[word] for code, word in meanings.items()}
        numbers = {int(code): place for code, place in self.places.items() if code.isascii() and code.isdecimal()}
        self._by_number = np.full(max(numbers, default=0) + 1, _UNKNOWN, np.int32)
        for number, place in numbers.items():
            self._by_number[number] = place

    def by_number(self, numbers: Numbers) -> pa.Array | None:
        """The words of numbers that are codes; None where one is none."""
        if int(numbers.min()) < 0 or int(numbers.max()) >= len(self._by_number):
            return None
        places = self._by_number[numbers]
        return None if int(places.min()) == _UNKNOWN else self.words_at(places)

    def words_at(self, places: Numbers) -> pa.Array:
        """Some of the words."""
        return pa.DictionaryArray.from_arrays(pa.array(places), self._words)


def _table(block: bytes, types: dict[str, pa.DataType], parse: csv.ParseOptions) -> pa.Table:
    return csv.read_csv(
        pa.BufferReader(block),
        # One piece, and one thread: what others do meanwhile is not slowed down.
        read_options=csv.ReadOptions(column_names=COLUMNS, use_threads=False, block_size=len(block) + 1),
        parse_options=parse,
        convert_options=csv.ConvertOptions(column_types=types, null_values=_NULLS, strings_can_be_null=True),
    )


def _are_amounts(array: pa.Array) -> bool:
    """Whether all are finite and at least 0; where nothing stands Arrow keeps a 0."""
    values = np.frombuffer(array.buffers()[1], np.float64)[array.offset : array.offset + len(array)]
    return bool(values.min() >= 0.0) and bool(values.max() < np.inf)


def _amounts(value: pa.Array, weight: pa.Array) -> dict[str, pa.Array]:
    """Thousand dollars as dollars, tonnes as kilograms."""
    return {"value": pc.multiply(value, _THOUSAND), "net_weight": pc.multiply(weight, _THOUSAND)}
