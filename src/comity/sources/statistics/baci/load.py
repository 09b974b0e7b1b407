"""BACI's folder of CSV files -> Loadings, one a year.

Source: Gaulier and Zignago (2010), BACI: International Trade Database at the Product-Level, CEPII working paper
2010-23; files as CEPII publishes them: `BACI_HS92_Y1995_V202401b.csv` with t (year), i (exporter), j (importer),
k (product, six digits), v (thousand US dollars, free on board), q (tonnes), beside the lists of countries and products.
A row becomes one flow of exports from i to j; the reconciled value is nobody's book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import StatisticsError
from comity.model.flows import WORLD, Provenance
from comity.sources.statistics.baci.lists import country_codes, product_codes
from comity.sources.statistics.baci.locate import fault_in
from comity.sources.statistics.files import digest_of, unreadable
from comity.sources.statistics.schema import Loading, schema_of

LOADER = "baci 1"
_COLUMNS = ("t", "i", "j", "k", "v", "q")
_NAME = re.compile(r"BACI_(?P<edition>HS\d\d)_Y(?P<year>\d{4})_V(?P<version>\d{6}[a-z]?)\.csv", re.ASCII)
_CLASSIFICATIONS = {"HS92": "H0", "HS96": "H1", "HS02": "H2", "HS07": "H3", "HS12": "H4", "HS17": "H5", "HS22": "H6"}
# Bytes read at a time: some 300,000 rows, so that memory stays small however long the file.
_BLOCK = 8 << 20
# What is missing is NA, set flush right in a column of its own width; Arrow compares before it trims.
_NULLS = ["", *(" " * width + "NA" for width in range(31))]
_THOUSAND = 1000.0
_STEP = 1.0  # v has three decimals of a thousand dollars


@dataclass(frozen=True, slots=True)
class _Year:
    """One file, and what its codes mean: countries to Comity's codes, products with their leading zeros."""

    path: Path
    year: int
    classification: str
    countries: dict[str, str]
    products: frozenset[str]


def is_baci(path: Path) -> bool:
    """Whether a file is one year of BACI by its name, or a folder holds one."""
    if path.is_dir():
        return any(_NAME.fullmatch(file.name) for file in path.iterdir())
    return _NAME.fullmatch(path.name) is not None


def open_baci(path: Path, *, vintage: str, source: str | None = None) -> Iterator[Loading]:
    """One year's file, or every year of a folder, by year; the lists of countries and products lie beside them.

    A Loading's batches are read as they are asked for. Raises StatisticsError that names file and row for an unknown
    column, country, product or year, a number that is none, and a file cut short.
    """
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    named = [(file, match) for file in files if (match := _NAME.fullmatch(file.name))]
    if not named:
        raise StatisticsError(f"{path.name}: no file of BACI, such as BACI_HS92_Y2022_V202401b.csv; unpack its archive")
    sets = {(match["edition"], match["version"]) for _, match in named}
    if len(sets) > 1:
        listed = ", ".join(f"{edition} V{version}" for edition, version in sorted(sets))
        raise StatisticsError(f"{path.name}: it holds several sets ({listed}); keep each in a folder of its own")
    for file, match in named:
        yield _loading(file, match, vintage, source)


def _loading(path: Path, match: re.Match[str], vintage: str, source: str | None) -> Loading:
    classification = _CLASSIFICATIONS.get(match["edition"])
    if classification is None:
        known = ", ".join(_CLASSIFICATIONS)
        raise StatisticsError(f"{path.name}: the edition {match['edition']} is unknown; known are {known}")
    version, edition = match["version"], match["edition"]
    year = _Year(
        path,
        int(match["year"]),
        classification,
        country_codes(path.parent / f"country_codes_V{version}.csv"),
        product_codes(path.parent / f"product_codes_{edition}_V{version}.csv"),
    )
    provenance = Provenance(
        source=source or f"baci-{edition.lower()}",
        vintage=vintage,
        standing="estimate",
        origin=path.name,
        digest=digest_of(path),
        loader=LOADER,
    )
    return Loading(provenance, "flows", _batches(year))


def _batches(year: _Year) -> Iterator[pa.RecordBatch]:
    from pyarrow import csv

    code = pa.dictionary(pa.int32(), pa.string())
    types = {"t": code, "i": code, "j": code, "k": code, "v": pa.float64(), "q": pa.float64()}
    maker = _Maker(year)
    try:
        _ended(year.path)
        with csv.open_csv(
            year.path,
            read_options=csv.ReadOptions(block_size=_BLOCK),
            convert_options=csv.ConvertOptions(column_types=types, null_values=_NULLS, strings_can_be_null=True),
        ) as reader:
            if tuple(reader.schema.names) != _COLUMNS:
                found = ", ".join(reader.schema.names)
                raise StatisticsError(f"{year.path.name}, row 1: the columns are {found}; BACI's are t, i, j, k, v, q")
            for batch in reader:
                if batch.num_rows:
                    yield maker.batch(batch)
    except pa.ArrowInvalid as error:
        raise fault_in(year.path, error) from error
    except OSError as error:
        raise unreadable(year.path, error) from error


def _ended(path: Path) -> None:
    """That the last line is whole: a download that broke off may end within a number, and still read as one."""
    with path.open("rb") as stream:
        stream.seek(0, 2)
        if stream.tell():
            stream.seek(-1, 2)
            if stream.read(1) != b"\n":
                raise StatisticsError(
                    f"{path.name}: its last line is not ended, so it was cut short; download it again"
                )


class _Maker:
    """BACI's batches -> flows, a column at a time."""

    def __init__(self, year: _Year) -> None:
        self._year = year
        self._schema = schema_of("flows")
        self._read = 0
        self._constants: dict[str, pa.Array] = {}
        self._known: dict[str, dict[str, str]] = {"i": year.countries, "j": year.countries, "k": {}, "t": {}}

    def batch(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The flows of a batch. Raises StatisticsError at its first bad row."""
        import numpy as np

        size = batch.num_rows
        self._codes(batch, "t")
        columns: dict[str, pa.Array] = {
            "reporter": self._codes(batch, "i"),
            "partner": self._codes(batch, "j"),
            "commodity": self._codes(batch, "k"),
            "value": pc.multiply(self._numbers(batch, "v"), _THOUSAND),
            "net_weight": pc.multiply(self._numbers(batch, "q"), _THOUSAND),
            "row": pa.array(np.arange(self._read + 1, self._read + size + 1, dtype=np.int64)),
        }
        self._read += size
        arrays = [columns.get(field.name, self._constant(field, size)) for field in self._schema]
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)

    def _codes(self, batch: pa.RecordBatch, column: str) -> pa.Array:
        """The column in Comity's codes, each distinct one looked up once."""
        found = batch.column(column)
        if found.null_count:
            raise self._fault(pc.is_null(found), column, "nothing stands")
        codes = []
        for code in found.dictionary.to_pylist():
            known = self._known[column].get(code) or self._code(column, code)
            if known is None:
                raise self._fault(pc.equal(found.cast(pa.string()), code), column, f"{code!r} stands")
            codes.append(known)
        return pa.array(codes, pa.string()).take(found.indices)

    def _code(self, column: str, code: str) -> str | None:
        if column == "t":
            return code if code == str(self._year.year) else None
        if column == "k":
            whole = code.strip().zfill(6)
            if whole in self._year.products:
                return self._known["k"].setdefault(code, whole)
            return None
        return self._year.countries.get(code.strip().lstrip("0"))

    def _numbers(self, batch: pa.RecordBatch, column: str) -> pa.Array:
        found = batch.column(column)
        bad = pc.fill_null(pc.or_(pc.less(found, 0.0), pc.invert(pc.is_finite(found))), column == "v")
        if pc.any(bad).as_py():
            raise self._fault(bad, column, "no number of at least 0 stands")
        return found

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
            held = pa.nulls(size, field.type) if value is None else pa.repeat(pa.scalar(value, field.type), size)
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
