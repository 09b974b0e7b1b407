"""Rows of both books to flows: the exporter's word and the importer's beside each other, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from comity.errors import WarehouseError
from comity.trade.queries import text

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
COUNTRIES, PRODUCTS = 1024, 65536  # room in a flow's number
_NEEDED = ("year", "reporter", "partner", "flow", "commodity", "value")
_OPTIONAL = ("fob", "net_weight")


@dataclass(frozen=True, slots=True)
class Paired:
    """F flows, in order of year, origin, destination, product. NaN where a side does not tell.

    countries, products, years: what the numbers in `origin`, `destination` (F,), `product` (F,) and `year` (F,) stand
    for. exported: the exporter's word, USD FOB. imported: the importer's, USD CIF as reported; imported_fob: FOB where
    the importer tells it. Weights in kg. unit_value: (P,) world median USD a kg by product, NaN where unknown.
    """

    countries: tuple[str, ...]
    products: tuple[str, ...]
    years: tuple[int, ...]
    origin: Codes
    destination: Codes
    product: Codes
    year: Codes
    exported: Floats
    imported: Floats
    imported_fob: Floats
    exported_weight: Floats
    imported_weight: Floats
    unit_value: Floats

    def __len__(self) -> int:
        return len(self.origin)


def pair_up(rows: pa.Table | Sequence[Path], memory: str = "3GB", threads: int | None = None) -> Paired:
    """The flows of rows in the schema of `model.flows`: all of one level of goods, partners that are countries, one
    row a book, or several to be added.

    rows: an Arrow table, or Parquet files. Raises WarehouseError where a column is missing or there are too many codes.
    """
    with duckdb.connect() as connection:
        connection.execute("set memory_limit = $memory", {"memory": memory})
        connection.execute("set preserve_insertion_order = false")
        if threads is not None:
            connection.execute("set threads = $threads", {"threads": threads})
        _offer(connection, rows)
        countries, products, years = _numbers(connection)
        connection.execute(f"create temp table paired as {text('mirror_rows')}")
        columns = connection.execute("select * from paired").fetchnumpy()
        medians = connection.execute(text("mirror_unit_values")).fetchnumpy()
    order = np.argsort(columns["flow_key"], kind="stable")
    found = {name: _filled(columns[name])[order] for name in columns if name != "flow_key"}
    key = np.asarray(columns["flow_key"], dtype=np.int64)[order]
    unit_value = np.full(len(products), np.nan)
    unit_value[np.asarray(medians["k"], dtype=np.int64)] = _filled(medians["unit_value"])
    return Paired(
        countries,
        products,
        years,
        (key // PRODUCTS // COUNTRIES % COUNTRIES).astype(np.int32),
        (key // PRODUCTS % COUNTRIES).astype(np.int32),
        (key % PRODUCTS).astype(np.int32),
        (key // PRODUCTS // COUNTRIES // COUNTRIES).astype(np.int32),
        **found,
        unit_value=unit_value,
    )


def _filled(column: object) -> Floats:
    """Plain floats, NaN for what is not there."""
    plain: Floats = np.ma.filled(np.ma.asarray(column, dtype=np.float64), np.nan)
    return plain


def _offer(connection: duckdb.DuckDBPyConnection, rows: pa.Table | Sequence[Path]) -> None:
    """The view `rows` with every column the queries ask for."""
    if isinstance(rows, pa.Table):
        connection.register("given", rows)
    else:
        connection.register("given", connection.read_parquet([str(path) for path in rows]))
    there = [str(row[0]) for row in connection.execute("describe select * from given").fetchall()]
    missing = [name for name in _NEEDED if name not in there]
    if missing:
        raise WarehouseError(f"rows to reconcile lack {', '.join(missing)}; give them in the schema of model.flows")
    columns = [name if name in there else f"null::double as {name}" for name in (*_NEEDED, *_OPTIONAL)]
    connection.execute(f"create temp view rows as select {', '.join(columns)} from given")  # noqa: S608 (own names)


def _numbers(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """Tables of numbers for the codes, in the order of the codes."""
    read = connection.execute
    countries = [str(r[0]) for r in read("select reporter from rows union select partner from rows").fetchall()]
    products = [str(r[0]) for r in read("select distinct commodity from rows").fetchall()]
    years = [int(r[0]) for r in read("select distinct year from rows").fetchall()]
    if len(countries) > COUNTRIES or len(products) > PRODUCTS:
        raise WarehouseError(
            f"{len(countries)} countries and {len(products)} products are more than can be paired at once "
            f"({COUNTRIES}, {PRODUCTS}); choose one level of goods"
        )
    for table, column, number, codes in (
        ("places", "code", "i", sorted(countries)),
        ("products", "code", "k", sorted(products)),
        ("years", "year", "t", sorted(years)),
    ):
        numbered = pa.table({column: pa.array(codes), number: pa.array(np.arange(len(codes), dtype=np.int64))})
        connection.register(table, numbered)
    return tuple(sorted(countries)), tuple(sorted(products)), tuple(sorted(years))
