"""What a command gives: a report of tables and charts, before it is a page, a picture or a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

# text; money in USD (shown in millions); signed money; whole and signed share 0..1; ratio; count
KINDS = ("text", "money", "gap", "share", "growth", "ratio", "count")


@dataclass(frozen=True, slots=True)
class Column:
    """key: in files for programs. label: for people. shown: in tables for people."""

    key: str
    label: str
    kind: str = "text"
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """rows: a tuple a row, a value a column, None where it is not told. most: how many people are shown; the rest is
    in files. last: shown below in any case (a total)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    most: int = 25
    last: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """charts: Vega-Lite specifications, to be stacked. facts: for JSON. lead, notes: sentences. flow: the dataflow of
    its figures in SDMX."""

    title: str
    lead: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    charts: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    flow: str = ""


def is_told(value: object) -> bool:
    """Whether there is a value: None and NaN both say that there is none."""
    return value is not None and not (isinstance(value, float) and isnan(value))


def columns(entries: Sequence[tuple[str, str, str]]) -> tuple[Column, ...]:
    """Columns from (key, label, kind)."""
    return tuple(Column(*entry) for entry in entries)


def hidden(keys: Sequence[str]) -> tuple[Column, ...]:
    """Columns of words that only files have."""
    return tuple(Column(key, "", shown=False) for key in keys)
