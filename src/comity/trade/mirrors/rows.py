"""Rows of the flow schema as arrays: numbers for codes, figures as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from comity.errors import WarehouseError

Floats = NDArray[np.float64]
Codes = NDArray[np.uint16]  # short, as memory is what time goes to
# Room in a flow's number: year, origin, destination, product.
COUNTRY_BITS, PRODUCT_BITS = 10, 16
_WORDS = ("reporter", "partner", "flow", "commodity")
_NEEDED = ("year", *_WORDS, "value")
_OPTIONAL = ("fob", "net_weight")


@dataclass(frozen=True, slots=True)
class Rows:
    """R rows of both books (flows X and M above nothing, of two different countries), in the order in which they came.

    countries, products, years: sorted; `reporter`, `partner`, `product`, `year` (R,) are places in them. is_export,
    value, fob, net_weight (R,): USD and kg, NaN where not told; fob and net_weight None where no row tells them.
    """

    countries: tuple[str, ...]
    products: tuple[str, ...]
    years: tuple[int, ...]
    reporter: Codes
    partner: Codes
    product: Codes
    year: Codes
    is_export: NDArray[np.bool_]
    value: Floats
    fob: Floats | None
    net_weight: Floats | None


def rows_of(given: pa.Table | Sequence[Path], threads: int | None = None) -> Rows:
    """An Arrow table, or Parquet files. Raises WarehouseError where a column is missing or a file damaged."""
    table = given if isinstance(given, pa.Table) else _read(given, parallel=threads != 1)
    missing = [name for name in _NEEDED if name not in table.column_names]
    if missing:
        raise WarehouseError(f"rows to reconcile lack {', '.join(missing)}; give them in the schema of model.flows")
    reporter, partner = _numbered(table["reporter"]), _numbered(table["partner"])
    product, flow = _numbered(table["commodity"]), _numbered(table["flow"])
    countries, products = sorted({*reporter[1], *partner[1]}), sorted(product[1])
    _require_room(countries, products)
    years, year = _years(table["year"].to_numpy())
    value = _figures(table, "value")
    rows = Rows(
        tuple(countries),
        tuple(products),
        years,
        _placed(reporter, countries),
        _placed(partner, countries),
        _placed(product, products),
        year,
        np.array([code == "X" for code in flow[1]], dtype=np.bool_)[flow[0]],
        value,
        _optional(table, "fob"),
        _optional(table, "net_weight"),
    )
    compared = np.array([code in ("X", "M") for code in flow[1]], dtype=np.bool_)[flow[0]]
    compared &= (value > 0) & (rows.reporter != rows.partner)
    return rows if compared.all() else _kept(rows, compared)


def _require_room(countries: Sequence[str], products: Sequence[str]) -> None:
    if len(countries) > 1 << COUNTRY_BITS or len(products) > 1 << PRODUCT_BITS:
        raise WarehouseError(
            f"{len(countries)} countries and {len(products)} products are more than can be paired at once "
            f"({1 << COUNTRY_BITS}, {1 << PRODUCT_BITS}); choose one level of goods"
        )


def _kept(rows: Rows, compared: NDArray[np.bool_]) -> Rows:
    return replace(
        rows,
        reporter=rows.reporter[compared],
        partner=rows.partner[compared],
        product=rows.product[compared],
        year=rows.year[compared],
        is_export=rows.is_export[compared],
        value=rows.value[compared],
        fob=None if rows.fob is None else rows.fob[compared],
        net_weight=None if rows.net_weight is None else rows.net_weight[compared],
    )


def _years(told: NDArray[np.int64]) -> tuple[tuple[int, ...], Codes]:
    """Those that are there, and each row's place among them."""
    if not len(told):
        return (), np.zeros(0, dtype=np.uint16)
    first = int(told.min())
    there = np.flatnonzero(np.bincount(told - first))
    place = np.zeros(int(there[-1]) + 1, dtype=np.uint16)
    place[there] = np.arange(len(there))
    return tuple(int(first + each) for each in there), place[told - first]


def _read(paths: Sequence[Path], *, parallel: bool) -> pa.Table:
    tables = []
    for path in paths:
        try:
            file = pq.ParquetFile(path, read_dictionary=_WORDS)
            names = [name for name in (*_NEEDED, *_OPTIONAL) if name in file.schema_arrow.names]
            tables.append(file.read(names, use_threads=parallel))
        except (OSError, pa.ArrowInvalid) as error:
            told = " ".join(str(error).split())
            raise WarehouseError(f"{path}: {told}; it is no whole Parquet file, make it again") from error
    return pa.concat_tables(tables, promote_options="default")


def _numbered(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], list[str]]:
    """Numbers of the words, and the words, not in order."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # nothing at all
        return np.zeros(0, dtype=np.int32), []
    return whole.indices.to_numpy(zero_copy_only=False), whole.dictionary.to_pylist()


def _placed(numbered: tuple[NDArray[np.int32], list[str]], order: Sequence[str]) -> Codes:
    places = {word: at for at, word in enumerate(order)}
    return np.array([places[word] for word in numbered[1]], dtype=np.uint16)[numbered[0]]


def _figures(table: pa.Table, name: str) -> Floats:
    column = table[name].cast(pa.float64())
    return np.asarray(column.to_numpy(), dtype=np.float64)


def _optional(table: pa.Table, name: str) -> Floats | None:
    if name not in table.column_names or table[name].null_count == table.num_rows:
        return None
    return _figures(table, name)
