"""The generated set as the flow schema's batches, by the quickest plain way: for measuring the warehouse by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from comity.reference.countries import countries
from comity.trade.warehouse.schema import arrow_schema, columns_of


def flows(path: Path, block: int = 4 << 20) -> Iterator[pa.RecordBatch]:
    """Batches of one file."""
    names = np.full(1000, "", object)
    for country in countries():
        if country.comtrade:
            names[int(country.comtrade)] = country.iso3
    words = pa.array(names, pa.string())
    schema = arrow_schema(columns_of("flows"))
    row = 0
    options = pa.csv.ConvertOptions(column_types={"t": pa.int16(), "i": pa.int32(), "j": pa.int32(), "k": pa.string()})
    with pa.csv.open_csv(path, pa.csv.ReadOptions(block_size=block), convert_options=options) as reader:
        for batch in reader:
            length = batch.num_rows
            same = {
                "partner_is_group": pa.scalar(False), "flow": "X", "classification": "H0", "currency": "USD",
                "partner2": "WLD", "customs": "C00", "transport": "0",
            }  # fmt: skip
            columns = {name: pa.repeat(pa.scalar(value), length) for name, value in same.items()} | {
                "year": batch["t"],
                "period": pa.repeat(pa.scalar(str(batch["t"][0].as_py())), length),
                "reporter": words.take(batch["i"]),
                "partner": words.take(batch["j"]),
                "commodity": batch["k"],
                "value": pc.multiply(batch["v"], 1000.0),
                "step": pa.repeat(pa.scalar(1.0), length),
                "net_weight": pc.multiply(batch["q"], 1000.0),
                "row": pa.array(np.arange(row + 1, row + length + 1)),
            }
            row += length
            yield pa.RecordBatch.from_arrays(
                [columns[f.name] if f.name in columns else pa.nulls(length, f.type) for f in schema], schema=schema
            )
