"""Small loads for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from comity.model.flows import Provenance
from comity.trade.warehouse.schema import arrow_schema, columns_of


def given(
    name: str, *, source: str = "office", vintage: str = "2020-01-31", standing: str = "book", loader: str = "test 1"
) -> Provenance:
    """A provenance whose bytes are its name."""
    return Provenance(source, vintage, standing, f"{name}.csv", hashlib.sha256(name.encode()).hexdigest(), loader)


def flow(reporter: str, partner: str, value: float, **others: Any) -> dict[str, Any]:
    """A row of yearly totals, but for what is said otherwise."""
    year = int(str(others.get("period", "2015"))[:4])
    row = {
        "year": year, "period": str(year), "reporter": reporter, "partner": partner, "partner_is_group": False,
        "flow": "X", "classification": "H4", "commodity": "TOTAL", "value": value, "currency": "USD",
        "partner2": "WLD", "customs": "C00", "transport": "0", "row": 1,
    }  # fmt: skip
    return row | others


def batches(rows: Sequence[Mapping[str, Any]], kind: str = "flows", size: int = 1000) -> Iterator[pa.RecordBatch]:
    """Rows as a loader gives them, numbered."""
    schema = arrow_schema(columns_of(kind))
    numbered = [dict(row) | {"row": at} for at, row in enumerate(rows, 1)]
    for start in range(0, len(numbered), size):
        yield from pa.Table.from_pylist(numbered[start : start + size], schema).to_batches()
