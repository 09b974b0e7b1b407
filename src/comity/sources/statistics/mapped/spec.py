"""What a mapping file says, as data: where a table's figures stand and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

# What a printed number counts.
UNITS = {"one": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
WEIGHTS = {"kg": 1, "tonne": 10**3, "thousand tonnes": 10**6}
KINDS = ("flows", "rates")
REPEATS = ("equal", "first", "last")

# The fields a row of each kind is made of. Each comes from a column, a row, a heading, or is said once for the table.
FIELDS = {
    "flows": ("reporter", "partner", "flow", "commodity", "period", "currency"),
    "rates": ("currency", "against", "period"),
}
# How a column may name a country.
SPELLINGS = ("", "_iso3", "_iso2", "_m49")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How figures are written. `places`: decimals printed; None as each is written; -1 not known (no `step`)."""

    decimal: str = "."
    thousands: str = ""
    missing: frozenset[str] = frozenset()
    zero: frozenset[str] = frozenset()
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A row that adds countries up. Cells before the year `since` are not read as figures: it did not exist."""

    code: str
    since: int = 0


@dataclass(frozen=True, slots=True)
class FixedRow:
    """What one row, found by its number, speaks of. `text` must stand in it, so that a shifted sheet is noticed."""

    row: int
    text: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of figures and what they have in common."""

    column: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ignored:
    """Rows that are left out: those with a text, or from a row to a row; in which years (both ends count); and why."""

    text: str
    rows: tuple[int, int] | None
    years: tuple[int, int] | None
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one or more files.

    files: patterns of file names. sheets: names, or none for a file's only sheet. columns: field -> column references
    (several for a name printed in two languages). across: a range of columns whose headings are periods.
    """

    files: tuple[str, ...]
    sheets: tuple[str, ...]
    heading_row: int
    first_row: int
    last_row: int
    fields: Mapping[str, str]
    columns: Mapping[str, tuple[str, ...]]
    other_columns: tuple[str, ...]
    across: str
    values: tuple[ValueColumn, ...]
    rows: tuple[FixedRow, ...]
    ignored: tuple[Ignored, ...]
    numbers: Numbers
    factor: Decimal
    weight_factor: int
    classification: str
    code_digits: int
    encoding: str
    delimiter: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A whole mapping file. `digest`: SHA-256 of its bytes, part of the evidence of what it loaded."""

    name: str
    digest: str
    source: str
    standing: str
    kind: str
    repeats: str
    add: frozenset[str]
    names: Mapping[str, str]
    groups: Mapping[str, Group]
    flows: Mapping[str, str]
    periods: Mapping[str, str]
    commodities: Mapping[str, str]
    tables: tuple[Table, ...] = field(default=())
