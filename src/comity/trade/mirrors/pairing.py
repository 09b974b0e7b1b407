"""Rows of both books to flows: the exporter's word and the importer's beside each other, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from comity.trade.mirrors.rows import COUNTRY_BITS, PRODUCT_BITS, Floats, Rows, rows_of

Codes = NDArray[np.int32]
Keys = NDArray[np.int64]
_CHUNK = 1 << 15
_PART = 1 << 18
_Book = tuple[Keys, Mapping[str, Floats]]  # figures that are told at all, by name


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

    def parts(self) -> Iterator[tuple[slice, Paired]]:
        """The flows some at a time, without copying: what is made of a part takes memory that the next uses again."""
        for start in range(0, len(self), _PART):
            at = slice(start, min(start + _PART, len(self)))
            yield (
                at,
                replace(
                    self,
                    origin=self.origin[at],
                    destination=self.destination[at],
                    product=self.product[at],
                    year=self.year[at],
                    exported=self.exported[at],
                    imported=self.imported[at],
                    imported_fob=self.imported_fob[at],
                    exported_weight=self.exported_weight[at],
                    imported_weight=self.imported_weight[at],
                ),
            )


def pair_up(rows: pa.Table | Sequence[Path], threads: int | None = None) -> Paired:
    """The flows of rows in the schema of `model.flows`: all of one level of goods, partners that are countries, one
    row a book, or several to be added.

    rows: an Arrow table, or Parquet files. Raises WarehouseError where a column is missing or there are too many codes.
    """
    found = rows_of(rows, threads)
    key, columns = _beside(*_both(lambda exports: _book(found, exports=exports), threads))
    year, origin, destination, product = _parts(key)
    return Paired(
        found.countries,
        found.products,
        found.years,
        origin,
        destination,
        product,
        year,
        **columns,
        unit_value=_unit_values(product, columns, len(found.products)),
    )


def _parts(key: Keys) -> tuple[Codes, Codes, Codes, Codes]:
    """Year, origin, destination and product of each number, some at a time: what is between stays in the cache."""
    place, goods = (1 << COUNTRY_BITS) - 1, (1 << PRODUCT_BITS) - 1
    year, origin, destination, product = (np.empty(len(key), dtype=np.int32) for _ in range(4))
    for start in range(0, len(key), _CHUNK):
        part = slice(start, start + _CHUNK)
        some = key[part]
        product[part] = some & goods
        some = some >> PRODUCT_BITS
        destination[part] = some & place
        some >>= COUNTRY_BITS
        origin[part] = some & place
        year[part] = some >> COUNTRY_BITS
    return year, origin, destination, product


def _both(made: Callable[[bool], _Book], threads: int | None) -> tuple[_Book, _Book]:
    """The exporters' book and the importers', at once where there are two threads: arrays let go of the interpreter."""
    if threads == 1:
        return made(True), made(False)
    with ThreadPoolExecutor(2) as pool:
        mine, theirs = pool.map(made, (True, False))
    return mine, theirs


def _book(rows: Rows, *, exports: bool) -> _Book:
    """The rows of one side by the number of their flow, in its order; rows of one flow added up."""
    chosen = rows.is_export if exports else ~rows.is_export
    here, there = rows.reporter[chosen], rows.partner[chosen]
    key = rows.year[chosen].astype(np.int64)
    key <<= COUNTRY_BITS
    key |= here if exports else there
    key <<= COUNTRY_BITS
    key |= there if exports else here
    key <<= PRODUCT_BITS
    key |= rows.product[chosen]
    told = {"value": rows.value, "fob": rows.fob, "net_weight": rows.net_weight}
    columns = {name: figures[chosen] for name, figures in told.items() if figures is not None}
    if len(key) and not (key[1:] > key[:-1]).all():
        key, columns = _in_order(key, columns)
    return key, columns


def _in_order(key: Keys, columns: Mapping[str, Floats]) -> tuple[Keys, dict[str, Floats]]:
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    if len(starts) == len(key):
        return ordered, {name: of[order] for name, of in columns.items()}
    # Added in an order that does not depend on how the rows came.
    order = np.lexsort((columns["value"], key))
    added = {name: np.add.reduceat(of[order], starts) for name, of in columns.items()}
    return ordered[starts], added


def _beside(mine: _Book, theirs: _Book) -> tuple[Keys, dict[str, Floats]]:
    """The two books beside each other: the numbers of F flows, and what each side tells of them. NaN where it does not.

    Sorted arrays are matched by bisection: several times as fast as grouping in a hash table.
    """
    at = np.searchsorted(mine[0], theirs[0])
    met = np.zeros(len(theirs[0]), dtype=np.bool_)
    inside = at < len(mine[0])
    met[inside] = mine[0][at[inside]] == theirs[0][inside]
    alone = ~met
    told = len(mine[0])
    flows, place = told + int(alone.sum()), at[met]

    def exported(name: str) -> Floats:
        values = mine[1].get(name)
        found = np.empty(flows)
        found[:told] = np.nan if values is None else values
        found[told:] = np.nan
        return found

    def imported(name: str) -> Floats:
        found = np.full(flows, np.nan)
        values = theirs[1].get(name)
        if values is not None:
            found[place] = values[met]
            found[told:] = values[alone]
        return found

    return np.concatenate([mine[0], theirs[0][alone]]), {
        "exported": exported("value"),
        "imported": imported("value"),
        "imported_fob": imported("fob"),
        "exported_weight": exported("net_weight"),
        "imported_weight": imported("net_weight"),
    }


def _unit_values(product: Codes, columns: Mapping[str, Floats], products: int) -> Floats:
    """(P,) the world median of the exporters' unit values, of flows whose weight both sides tell."""
    with np.errstate(invalid="ignore"):
        chosen = (columns["exported"] > 0) & (columns["exported_weight"] > 0) & (columns["imported_weight"] > 0)
    prices = columns["exported"][chosen] / columns["exported_weight"][chosen]
    of = product[chosen].astype(np.uint16)
    prices = prices[np.argsort(of, kind="stable")]  # numbers this short are sorted by counting
    found = np.full(products, np.nan)
    end = 0
    for at, count in enumerate(np.bincount(of, minlength=products).tolist()):
        start, end = end, end + count
        if count:
            found[at] = np.median(prices[start:end], overwrite_input=True)
    return found
