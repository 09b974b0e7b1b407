"""The kinds of rows the warehouse keeps, and by what each is sorted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import pyarrow as pa

from comity.errors import WarehouseError
from comity.model.flows import COLUMNS_OF, WORLD, FlowColumn
from comity.reference.countries import countries
from comity.reference.organisations import organisations

# Lists of goods, and which code of one list becomes which of another.
NOMENCLATURE_COLUMNS = (
    FlowColumn("classification", "string"),  # H0 ... H6, S1 ... S4, B4, B5
    FlowColumn("code", "string"),
    FlowColumn("parent", "string", optional=True),
    FlowColumn("level", "int16"),  # digits of the code; 0 of TOTAL
    FlowColumn("name", "string"),
    FlowColumn("unit", "string", optional=True),
    FlowColumn("row", "int64"),
)
CORRELATION_COLUMNS = (
    FlowColumn("from_classification", "string"),
    FlowColumn("from_code", "string"),
    FlowColumn("to_classification", "string"),
    FlowColumn("to_code", "string"),
    FlowColumn("row", "int64"),
)
COLUMNS: Mapping[str, tuple[FlowColumn, ...]] = MappingProxyType(
    {**COLUMNS_OF, "nomenclature": NOMENCLATURE_COLUMNS, "correlations": CORRELATION_COLUMNS}
)

# A pair stands together, then what it trades, then when: a pair's profile is one seek in each year.
ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "flows": (
            "reporter", "partner", "flow", "classification", "commodity", "period", "partner2", "customs", "transport",
        ),
        "rates": ("currency", "against", "period"),
        "indicators": ("indicator", "country", "period"),
        "nomenclature": ("classification", "code"),
        "correlations": ("from_classification", "to_classification", "from_code", "to_code"),
    }
)  # fmt: skip

# What is kept beside the flows of a year, made of them when they are loaded.
ROLLUPS: Mapping[str, tuple[FlowColumn, ...]] = MappingProxyType(
    {
        "partners": (
            FlowColumn("reporter", "string"),
            FlowColumn("partner", "string"),
            FlowColumn("partner_is_group", "bool"),
            FlowColumn("flow", "string"),
            FlowColumn("classification", "string"),
            FlowColumn("level", "int16"),
            FlowColumn("period", "string"),
            FlowColumn("currency", "string"),
            FlowColumn("value", "double"),
            FlowColumn("net_weight", "double", optional=True),  # of the rows that have one
            FlowColumn("unweighed", "double"),  # the value of the rows that have no weight
            FlowColumn("lines", "int64"),  # rows added up
        ),
        "commodities": (
            FlowColumn("side", "string"),  # reporter or partner: whose trade is added up
            FlowColumn("country", "string"),
            FlowColumn("flow", "string"),  # as the reporter names it: exports to a country are side partner, flow X
            FlowColumn("classification", "string"),
            FlowColumn("commodity", "string"),
            FlowColumn("level", "int16"),
            FlowColumn("period", "string"),
            FlowColumn("currency", "string"),
            FlowColumn("value", "double"),
            FlowColumn("net_weight", "double", optional=True),  # of the rows that have one
            FlowColumn("unweighed", "double"),  # the value of the rows that have no weight
            FlowColumn("lines", "int64"),  # rows added up
        ),
        "world": (
            FlowColumn("flow", "string"),
            FlowColumn("classification", "string"),
            FlowColumn("commodity", "string"),
            FlowColumn("level", "int16"),
            FlowColumn("period", "string"),
            FlowColumn("currency", "string"),
            FlowColumn("value", "double"),
            FlowColumn("net_weight", "double", optional=True),  # of the rows that have one
            FlowColumn("unweighed", "double"),  # the value of the rows that have no weight
            FlowColumn("lines", "int64"),  # rows added up
        ),
    }
)
_TYPES = {"string": pa.string(), "int16": pa.int16(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}


def columns_of(kind: str) -> tuple[FlowColumn, ...]:
    """The columns of a kind of rows. Raises WarehouseError naming the kinds there are."""
    try:
        return COLUMNS[kind]
    except KeyError:
        raise WarehouseError(f"rows of kind {kind!r}: the warehouse keeps {', '.join(COLUMNS)}") from None


def arrow_schema(columns: tuple[FlowColumn, ...]) -> pa.Schema:
    """The Arrow schema of some columns."""
    return pa.schema([pa.field(c.name, _TYPES[c.kind], nullable=c.optional) for c in columns])


@cache
def groups() -> frozenset[str]:
    """Reporters that are no countries: the world and organisations (the EU, the CIS), but for codes that countries have
    (NAM is Namibia)."""
    return frozenset({o.code for o in organisations()} - {c.iso3 for c in countries()} | {WORLD})


def level_of(commodity: str) -> int:
    """How fine a code is: 0 of TOTAL, else its digits."""
    return 0 if commodity == "TOTAL" else len(commodity)
