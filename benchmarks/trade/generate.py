"""Makes a BACI-shaped set: `t,i,j,k,v,q`, sorted by exporter, importer and product, of any size.

    python benchmarks/trade/generate.py FOLDER --years 2 --rows 11000000

Sizes follow the real set: some 220 countries, 5,000 products of six digits, few large pairs and many small ones, values
of a few powers of ten with three decimals, one weight in thirty missing. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv

from comity.reference.commodities import chapters
from comity.reference.countries import countries

PRODUCTS = 5_000
_PAIRS_AT_ONCE = 400


def places() -> list[int]:
    """The numbers of the countries that trade, in order."""
    return sorted(int(country.comtrade) for country in countries() if country.currency and country.comtrade)


def products() -> list[str]:
    """Codes of six digits, spread over the chapters."""
    listed = [chapter.code for chapter in chapters()]
    each = -(-PRODUCTS // len(listed))
    return sorted(f"{chapter}{number:04}" for chapter in listed for number in range(1000, 1000 + each))[:PRODUCTS]


def sizes(rows: int, random: np.random.Generator) -> npt.NDArray[np.int64]:
    """How many products each ordered pair trades; the sum is `rows`."""
    number = len(places())
    weight = random.lognormal(0.0, 1.6, number)
    pull = np.outer(weight, weight) * random.lognormal(0.0, 0.8, (number, number))
    np.fill_diagonal(pull, 0.0)
    scale = rows
    for _ in range(60):
        share = PRODUCTS * (1 - np.exp(-pull * scale / pull.sum() / PRODUCTS))
        scale = int(scale * rows / max(share.sum(), 1.0))
    counts = np.floor(share).astype(np.int64)
    flat = counts.ravel()
    missing = rows - int(flat.sum())
    order = np.argsort(-pull.ravel(), kind="stable")
    room = order[(flat[order] < PRODUCTS) & (pull.ravel()[order] > 0)]
    flat[room[: max(missing, 0)]] += 1
    return counts


def batches(year: int, rows: int, seed: int = 7) -> Iterator[pa.RecordBatch]:
    """The rows of a year as they stand in the file."""
    random = np.random.default_rng([seed, year])
    codes, goods = np.array(places(), np.int32), np.array(products())
    counts = sizes(rows, random)
    pairs = np.argwhere(counts)
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        chunk = pairs[start : start + _PAIRS_AT_ONCE]
        lengths = counts[chunk[:, 0], chunk[:, 1]]
        chosen = [np.sort(random.choice(PRODUCTS, size, replace=False)) for size in lengths]
        total = int(lengths.sum())
        value = np.maximum(random.lognormal(4.0, 2.6, total).round(3), 0.001)
        weight = (value * random.lognormal(-1.0, 1.2, total)).round(3)
        yield pa.record_batch(
            {
                "t": pa.array(np.full(total, year, np.int16)),
                "i": pa.array(np.repeat(codes[chunk[:, 0]], lengths)),
                "j": pa.array(np.repeat(codes[chunk[:, 1]], lengths)),
                "k": pa.array(goods[np.concatenate(chosen)]),
                "v": pa.array(value),
                "q": pa.array(weight, mask=random.random(total) < 1 / 30),
            }
        )


def lists(folder: Path) -> None:
    """What the codes mean, beside the years as in the real archive."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = sorted((int(c.comtrade), c.name_en, c.iso2, c.iso3) for c in countries() if c.currency and c.comtrade)
    with (folder / "country_codes_V202401.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("country_code", "country_name", "country_iso2", "country_iso3"), *rows])
    with (folder / "product_codes_HS92_V202401.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("code", "description"), *((code, f"goods {code}") for code in products())])


def write(folder: Path, year: int, rows: int, seed: int = 7) -> Path:
    """The file of a year, under the name of the real set."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"BACI_HS92_Y{year}_V202401.csv"
    schema = pa.schema(
        [("t", pa.int16()), ("i", pa.int32()), ("j", pa.int32()), ("k", pa.string()), ("v", pa.float64()),
         ("q", pa.float64())]
    )  # fmt: skip
    options = pa.csv.WriteOptions(quoting_style="none", quoting_header="none")
    with pa.csv.CSVWriter(path, schema, write_options=options) as writer:
        for batch in batches(year, rows, seed):
            writer.write_batch(batch)
    return path


def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--first", type=int, default=1995)
    parser.add_argument("--rows", type=int, default=1_000_000, help="a year")
    given = parser.parse_args()
    lists(given.folder)
    for year in range(given.first, given.first + given.years):
        print(write(given.folder, year, given.rows))  # noqa: T201


if __name__ == "__main__":
    main()
