"""Rows of trade statistics as every loader gives them and the warehouse keeps them: one schema, Comtrade's names.

A row is one flow of one reporter with one partner in one commodity and one period, as one source states it. The columns
are data here, so that the rooms that load and the room that stores agree without knowing each other.
"""

from __future__ import annotations

from dataclasses import dataclass

# Who is meant by a partner that is no country: the world, and what is not specified. Groups (CIS, EU) have own codes.
WORLD = "WLD"
UNSPECIFIED = "XXX"

# Exports, imports, and the part of each that was imported or exported before (re-exports, re-imports).
FLOWS = ("X", "M", "RX", "RM")
FREQUENCIES = ("A", "Q", "M")
TOTAL = "TOTAL"

# Whose word a source is. `book`: a reporter's own statistics. `estimate`: reconciled or compiled (BACI, OEC), never a
# book.
STANDINGS = ("book", "estimate")


@dataclass(frozen=True, slots=True)
class FlowColumn:
    """A column: its name, its type in Arrow's words (`string`, `int16`, `double`, `bool`), whether it may be empty."""

    name: str
    kind: str
    optional: bool = False


FLOW_COLUMNS = (
    FlowColumn("year", "int16"),
    FlowColumn("period", "string"),  # as model.Period spells it: 2015, 2015-Q1, 2015-03
    FlowColumn("reporter", "string"),  # ISO 3166 alpha-3, or a group's code
    FlowColumn("partner", "string"),  # ISO 3166 alpha-3, WLD, XXX, or a group's code
    FlowColumn("partner_is_group", "bool"),  # groups and the world stay out of sums over partners
    FlowColumn("flow", "string"),  # one of FLOWS
    FlowColumn("classification", "string"),  # H0 ... H6, HS (as reported), S1 ... S4, B4, B5
    FlowColumn("commodity", "string"),  # TOTAL, or a code with its leading zeros
    FlowColumn("value", "double"),  # in `currency`
    FlowColumn("currency", "string"),  # ISO 4217
    FlowColumn("step", "double", optional=True),  # what the last place of the source's print is worth, same currency
    FlowColumn("cif", "double", optional=True),
    FlowColumn("fob", "double", optional=True),
    FlowColumn("net_weight", "double", optional=True),  # kg
    FlowColumn("quantity", "double", optional=True),
    FlowColumn("unit", "string", optional=True),  # of `quantity`
    FlowColumn("partner2", "string"),  # the second partner (consignment); WLD where all are added
    FlowColumn("customs", "string"),  # customs procedure; C00 where all are added
    FlowColumn("transport", "string"),  # mode of transport; 0 where all are added
    FlowColumn("row", "int64"),  # of the raw file, 1 for the first after the heading: the evidence
)
FLOW_NAMES = tuple(column.name for column in FLOW_COLUMNS)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where rows come from.

    source: its short name (`comtrade`, `baci`, `kgz-nsc`). vintage: the ISO date of the state of the source, given by
    the edge. standing: one of STANDINGS. origin: the file name or address without secrets. digest: SHA-256 of the raw
    bytes. loader: name and version of what read them.
    """

    source: str
    vintage: str
    standing: str
    origin: str
    digest: str
    loader: str


# Exchange rates as loaders give them: what one unit of `currency` was worth in `against` over `period`.
RATE_COLUMNS = (
    FlowColumn("currency", "string"),  # ISO 4217
    FlowColumn("against", "string"),  # ISO 4217: EUR of the ECB, USD of the World Bank
    FlowColumn("period", "string"),  # a day, a month or a year, as model.Period spells it
    FlowColumn("value", "double"),  # `against` for one unit of `currency`
    FlowColumn("step", "double", optional=True),  # what the last place of the print is worth
    FlowColumn("row", "int64"),
)
# Country indicators (GDP, population, FDI inflows ...), by the code of the source that names them.
INDICATOR_COLUMNS = (
    FlowColumn("country", "string"),  # ISO 3166 alpha-3
    FlowColumn("indicator", "string"),  # NY.GDP.MKTP.CD ...
    FlowColumn("period", "string"),
    FlowColumn("value", "double"),
    FlowColumn("unit", "string"),
    FlowColumn("row", "int64"),
)
KINDS = ("flows", "rates", "indicators")
COLUMNS_OF = {"flows": FLOW_COLUMNS, "rates": RATE_COLUMNS, "indicators": INDICATOR_COLUMNS}
