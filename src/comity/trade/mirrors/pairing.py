"""Rows of both books to flows: the exporter's word and the importer's beside each other, as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from comity.errors import WarehouseError
from comity.trade.queries import text

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
Keys = NDArray[np.int64]
COUNTRIES, PRODUCTS = 1024, 65536  # room in a flow's number
_NEEDED = ("year", "reporter", "partner", "flow", "commodity", "value")
_OPTIONAL = ("fob", "net_weight")


@dataclass(frozen=True, slots=True)
class Paired:
    """F flows: those the exporter tells in order of year, origin, destination, product, then those that only the
    importer tells. NaN where a side does not tell.

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
        rows_of = connection.execute(text("mirror_rows")).fetchnumpy()
        key, columns = _beside(rows_of)
        unit_value = _unit_values(connection, key, columns, len(products))
    return Paired(
        countries,
        products,
        years,
        (key // PRODUCTS // COUNTRIES % COUNTRIES).astype(np.int32),
        (key // PRODUCTS % COUNTRIES).astype(np.int32),
        (key % PRODUCTS).astype(np.int32),
        (key // PRODUCTS // COUNTRIES // COUNTRIES).astype(np.int32),
        **columns,
        unit_value=unit_value,
    )


def _beside(rows: Mapping[str, Any]) -> tuple[Keys, dict[str, Floats]]:
    """The two books beside each other: the numbers of F flows, and what each side tells of them. NaN where it does not.

    Sorted arrays are matched by bisection: several times as fast as grouping in a hash table.
    """
    is_export = np.asarray(rows["is_export"], dtype=np.bool_)
    mine, exports = _book(rows, np.flatnonzero(is_export))
    theirs, imports = _book(rows, np.flatnonzero(~is_export))
    at = np.searchsorted(mine, theirs)
    met = np.zeros(len(theirs), dtype=np.bool_)
    inside = at < len(mine)
    met[inside] = mine[at[inside]] == theirs[inside]
    alone = ~met
    flows, place = len(mine) + int(alone.sum()), at[met]

    def exported(values: Floats) -> Floats:
        return np.concatenate([values, np.full(flows - len(mine), np.nan)])

    def imported(values: Floats) -> Floats:
        told = np.full(flows, np.nan)
        told[place] = values[met]
        told[len(mine) :] = values[alone]
        return told

    return np.concatenate([mine, theirs[alone]]), {
        "exported": exported(exports["value"]),
        "imported": imported(imports["value"]),
        "imported_fob": imported(imports["fob"]),
        "exported_weight": exported(exports["net_weight"]),
        "imported_weight": imported(imports["net_weight"]),
    }


def _book(rows: Mapping[str, Any], chosen: NDArray[np.int64]) -> tuple[Keys, dict[str, Floats]]:
    """The rows of one side by the number of their flow, in its order; rows of one flow added up."""
    key = np.asarray(rows["flow_key"], dtype=np.int64)[chosen]
    columns = {name: np.asarray(rows[name], dtype=np.float64)[chosen] for name in ("value", "fob", "net_weight")}
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.zeros(0, np.int64)
    if len(starts) == len(key):
        return key, {name: values[order] for name, values in columns.items()}
    # Added in an order that does not depend on how the rows came.
    order = np.lexsort((columns["value"], np.asarray(rows["flow_key"], dtype=np.int64)[chosen]))
    return key[starts], {name: np.add.reduceat(values[order], starts) for name, values in columns.items()}


def _unit_values(
    connection: duckdb.DuckDBPyConnection, key: Keys, columns: Mapping[str, Floats], products: int
) -> Floats:
    """(P,) the world median of the exporters' unit values, of flows whose weight both sides tell."""
    with np.errstate(invalid="ignore"):
        chosen = (columns["exported"] > 0) & (columns["exported_weight"] > 0) & (columns["imported_weight"] > 0)
    prices = columns["exported"][chosen] / columns["exported_weight"][chosen]
    connection.register("priced", pa.table({"k": key[chosen] % PRODUCTS, "unit_value": prices}))
    medians = connection.execute(text("mirror_unit_values")).fetchnumpy()
    found = np.full(products, np.nan)
    found[np.asarray(medians["k"], dtype=np.int64)] = np.asarray(medians["unit_value"], dtype=np.float64)
    return found


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
