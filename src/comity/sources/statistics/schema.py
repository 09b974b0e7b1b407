"""What every loader gives: a provenance, the kind of its rows, and Arrow batches in that kind's columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from comity.model.flows import COLUMNS_OF, FlowColumn, Provenance

_TYPES = {"string": pa.string(), "int16": pa.int16(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}


@dataclass(frozen=True, slots=True)
class Loading:
    """One source ready to be stored. kind: of KINDS. batches: read once, raise StatisticsError at the first bad row.

    expected: rows, where they are known before they are read (for a progress bar), else 0.
    """

    provenance: Provenance
    kind: str
    batches: Iterator[pa.RecordBatch]
    expected: int = 0


def schema_of(kind: str) -> pa.Schema:
    """The Arrow schema of a kind of rows."""
    return _schema(COLUMNS_OF[kind])


def batch_of(kind: str, columns: Mapping[str, Sequence[Any] | pa.Array]) -> pa.RecordBatch:
    """A batch from columns by name; optional ones may be left out."""
    schema = schema_of(kind)
    length = len(next(iter(columns.values())))
    arrays = [_array(columns.get(field.name), field, length) for field in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def batches_of(kind: str, rows: Iterable[Mapping[str, Any]], size: int = 65_536) -> Iterator[pa.RecordBatch]:
    """Batches from rows by name, for sources too small to mind."""
    names = schema_of(kind).names
    held: dict[str, list[Any]] = {name: [] for name in names}
    for row in rows:
        for name in names:
            held[name].append(row.get(name))
        if len(held[names[0]]) >= size:
            yield batch_of(kind, held)
            held = {name: [] for name in names}
    if held[names[0]]:
        yield batch_of(kind, held)


def _array(values: Sequence[Any] | pa.Array | None, field: pa.Field, length: int) -> pa.Array:
    if values is None:
        return pa.nulls(length, field.type)
    return values if isinstance(values, pa.Array) else pa.array(values, field.type)


def _schema(columns: Sequence[FlowColumn]) -> pa.Schema:
    return pa.schema([pa.field(c.name, _TYPES[c.kind], nullable=c.optional) for c in columns])
