"""Chunks of rows as a Parquet file: the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from comity.model.flows import FlowColumn
from comity.trade.warehouse.disk import Disk, Sink, sink
from comity.trade.warehouse.encode import Column, is_constant
from comity.trade.warehouse.manifest import Part
from comity.trade.warehouse.ordering import Chunk, Ranks
from comity.trade.warehouse.schema import arrow_schema

# Rows that are read at once: a pair's trade of a year lies in one or two such groups.
GROUP = 1 << 16
# What queries look for; the least and greatest of other columns would only make the footer long.
_SOUGHT = (
    "reporter", "partner", "flow", "commodity", "period", "country", "side", "level", "classification", "currency",
    "indicator", "code", "from_code", "from_classification", "to_classification", "year",
)  # fmt: skip
_TYPES = {"int16": np.int16, "int64": np.int64, "double": np.float64, "bool": np.bool_}


class PartWriter:
    """Writes one table of a load. Rows come in order."""

    def __init__(self, disk: Disk, path: Path, columns: tuple[FlowColumn, ...]) -> None:
        self._columns = columns
        self._schema = _as_written(columns)
        words = [column.name for column in columns if column.kind == "string"]
        names = [column.name for column in columns]
        self.sink = Sink(disk, path)
        self.rows = 0
        self._writer = _writer(self.sink, self._schema, words, names)

    def write(self, chunk: Chunk) -> None:
        """A chunk, cut into row groups."""
        for start in range(0, chunk.length, GROUP):
            stop = min(start + GROUP, chunk.length)
            arrays = [self._array(chunk, column, start, stop) for column in self._columns]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=GROUP)
        self.rows += chunk.length

    def _array(self, chunk: Chunk, column: FlowColumn, start: int, stop: int) -> pa.Array:
        values = chunk.columns[column.name][start:stop]
        if column.kind == "string":
            return _words(values, chunk.ranks[column.name])
        if column.optional:
            return pa.array(values, from_pandas=True)
        return pa.array(values.astype(_TYPES[column.kind], copy=False))

    def close(self) -> None:
        """All of it on the disk."""
        self._writer.close()
        self.sink.close()

    def part(self, path: str, table: str, year: int) -> Part:
        """What the manifest says of it."""
        return Part(path, table, year, self.rows, self.sink.size, self.sink.digest)


def _as_written(columns: tuple[FlowColumn, ...]) -> pa.Schema:
    """Words go to the file as dictionaries, without being spelt out on the way."""
    words = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [field.with_type(words) if pa.types.is_string(field.type) else field for field in arrow_schema(columns)]
    )


def _words(values: Column, ranks: Ranks) -> pa.Array:
    """A dictionary of just the words that are used."""
    counts = np.bincount(values[:1] if is_constant(values) else values, minlength=len(ranks.words))
    used = np.flatnonzero(counts)
    new = np.zeros(len(counts), np.int32)
    new[used] = np.arange(len(used), dtype=np.int32)
    words = ranks.words.take(pa.array(used))
    if words.null_count:  # it stands last
        last = len(words) - 1
        codes = new[values]
        return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes == last), words.slice(0, last))
    return pa.DictionaryArray.from_arrays(pa.array(new[values]), words)


@contextmanager
def part_writer(disk: Disk, path: Path, columns: tuple[FlowColumn, ...]) -> Iterator[PartWriter]:
    """A writer that is closed when the block ends well."""
    writer = PartWriter(disk, path, columns)
    try:
        yield writer
        writer.close()
    finally:
        writer.sink.abandon()


def _writer(sink: Sink, schema: pa.Schema, words: list[str], names: list[str]) -> pq.ParquetWriter:
    """Quick to write, and nothing in it that changes from run to run."""
    return pq.ParquetWriter(
        pa.PythonFile(sink, mode="w"),
        schema,
        version="2.6",
        compression="zstd",
        compression_level=1,
        use_dictionary=words,
        column_encoding={"row": "DELTA_BINARY_PACKED"} if "row" in names else None,
        write_statistics=[name for name in names if name in _SOUGHT],
        store_schema=False,
    )


def write_table(disk: Disk, folder: Path, path: str, name: str, year: int, table: pa.Table) -> Part:
    """A small table in a file of its own."""
    with sink(disk, folder / path) as file:
        words = [field.name for field in table.schema if pa.types.is_string(field.type)]
        with _writer(file, table.schema, words, table.schema.names) as writer:
            writer.write_table(table, row_group_size=GROUP)
    return Part(path, name, year, table.num_rows, file.size, file.digest)
