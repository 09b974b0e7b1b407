"""Small warehouses of our own making."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.model.flows import FLOW_COLUMNS, Provenance
from comity.trade.warehouse.schema import arrow_schema
from comity.trade.warehouse.store import Warehouse

_DEFAULTS = {"partner_is_group": False, "classification": "HS", "currency": "USD", "partner2": "WLD", "customs": "C00",
             "transport": "0"}  # fmt: skip


def line(reporter: str, flow: str, partner: str, code: str, period: str, value: float, **more: Any) -> dict[str, Any]:
    """One row of the flow schema."""
    given = {
        "reporter": reporter,
        "flow": flow,
        "partner": partner,
        "commodity": code,
        "period": period,
        "value": value,
    }
    group = {"partner_is_group": True} if partner in ("WLD", "EAEU") else {}
    return {"year": int(period[:4]), **given, **group, **more}


def load(
    warehouse: Warehouse,
    rows: Sequence[Mapping[str, Any]],
    source: str = "comtrade",
    vintage: str = "2020-01-01",
    standing: str = "book",
) -> None:
    """Rows into the warehouse as one load."""
    whole = [{**_DEFAULTS, "row": at, **row} for at, row in enumerate(rows, 1)]
    table = pa.Table.from_pylist(whole, schema=arrow_schema(FLOW_COLUMNS))
    digest = hashlib.sha256(repr((source, vintage, whole)).encode()).hexdigest()
    given = Provenance(source, vintage, standing, f"{source}.csv", digest, "tests 1")
    warehouse.load(given, "flows", table.to_batches())


def warehouse_of(folder: Path, rows: Sequence[Mapping[str, Any]]) -> Warehouse:
    """A warehouse with one load."""
    warehouse = Warehouse(folder, threads=1)
    load(warehouse, rows)
    return warehouse
