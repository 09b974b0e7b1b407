"""Chunks of rows as a Parquet file: the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from comity.model.flows import FlowColumn
from comity.trade.warehouse.disk import Disk, Sink, sink
from comity.trade.warehouse.encode import Column, is_constant
from comity.trade.warehouse.manifest import Part
from comity.trade.warehouse.ordering import Chunk
from comity.trade.warehouse.ranks import Ranks
from comity.trade.warehouse.schema import arrow_schema

# Rows that are read at once: a pair's trade of a year lies in one or two such groups.
GROUP = 1 << 16
# What queries look for, where it leads to few groups: the least and greatest of other columns, which every group has
# nearly all of, cost more than all the rest of writing.
_SOUGHT = (
    "reporter", "partner", "country", "side", "level", "year", "indicator", "code", "from_code", "from_classification",
    "to_classification",
)  # fmt: skip
_PIECE = 1 << 20
_TYPES = {"int16": np.int16, "int64": np.int64, "double": np.float64, "bool": np.bool_}


class PartWriter:
    """Writes one table of a load. Rows come in order."""

    def __init__(self, disk: Disk, path: Path, columns: tuple[FlowColumn, ...]) -> None:
        self._columns = columns
        self._schema = written_schema(columns)
        self.sink = Sink(disk, path)
        self.rows = 0
        self._stream = _stream(self.sink)
        self._writer = _writer(self._stream, self._schema)

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
            return _optional(values)
        return pa.array(values.astype(_TYPES[column.kind], copy=False))

    def close(self) -> None:
        """All of it on the disk."""
        self._writer.close()
        self._stream.flush()
        self.sink.close()

    def part(self, path: str, table: str, year: int) -> Part:
        """What the manifest says of it."""
        return Part(path, table, year, self.rows, self.sink.size, self.sink.digest)


def _optional(values: Column) -> pa.Array:
    """Figures of which those that are NaN are not there."""
    if is_constant(values) and np.isnan(values[0]):
        return pa.nulls(len(values), pa.float64())
    there = ~np.isnan(values)
    values = np.ascontiguousarray(values)
    if there.all():
        return pa.array(values)
    bits = pa.py_buffer(np.packbits(there, bitorder="little"))
    return pa.Array.from_buffers(pa.float64(), len(values), [bits, pa.py_buffer(values)])


def written_schema(columns: tuple[FlowColumn, ...]) -> pa.Schema:
    """Words go to the file as dictionaries, without being spelt out on the way."""
    words = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [field.with_type(words) if pa.types.is_string(field.type) else field for field in arrow_schema(columns)]
    )


def _words(values: Column, ranks: Ranks) -> pa.Array:
    """Words by their places among all words of the load: what is written is the same whatever memory there was."""
    codes = np.ascontiguousarray(values, np.int32)
    if ranks.words.null_count:  # it stands last
        last = len(ranks.words) - 1
        return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes == last), ranks.words.slice(0, last))
    return pa.DictionaryArray.from_arrays(pa.array(codes), ranks.words)


@contextmanager
def part_writer(disk: Disk, path: Path, columns: tuple[FlowColumn, ...]) -> Iterator[PartWriter]:
    """A writer that is closed when the block ends well."""
    writer = PartWriter(disk, path, columns)
    try:
        yield writer
        writer.close()
    finally:
        writer.sink.abandon()


def _stream(sink: Sink) -> pa.BufferedOutputStream:
    """A file has ten thousand small pieces: they come together before each costs a call."""
    return pa.BufferedOutputStream(pa.PythonFile(sink, mode="w"), _PIECE)


def _writer(stream: pa.BufferedOutputStream, schema: pa.Schema) -> pq.ParquetWriter:
    """Quick to write, and nothing in it that changes from run to run."""
    encodings = {field.name: "BYTE_STREAM_SPLIT" for field in schema if pa.types.is_floating(field.type)}
    encodings |= {field.name: "DELTA_BINARY_PACKED" for field in schema if field.name in ("row", "lines")}
    rest = [field.name for field in schema if field.name not in encodings and not pa.types.is_boolean(field.type)]
    return pq.ParquetWriter(
        stream,
        schema,
        version="2.6",
        compression="lz4",
        use_dictionary=rest,
        column_encoding=encodings,
        write_statistics=[name for name in schema.names if name in _SOUGHT],
        store_schema=False,
        write_batch_size=GROUP,
    )


def write_tables(
    disk: Disk, folder: Path, path: str, name: str, year: int, schema: pa.Schema, tables: Iterable[pa.Table]
) -> Part:
    """Tables one after the other in a file, which is there even where there are none."""
    rows = 0
    with sink(disk, folder / path) as file:
        stream = _stream(file)
        with _writer(stream, schema) as writer:
            for table in tables:
                writer.write_table(table, row_group_size=GROUP)
                rows += table.num_rows
            if not rows:
                writer.write_table(schema.empty_table())
        stream.flush()
    return Part(path, name, year, rows, file.size, file.digest)
