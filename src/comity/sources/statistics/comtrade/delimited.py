"""Files of Comtrade as text, comma or tab between, plain or gzipped: read block by block, within bounded memory."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade.block import type_of
from comity.sources.statistics.comtrade.layouts import Layout
from comity.sources.statistics.comtrade.rows import Rows

BLOCK = 1 << 22  # bytes of text held at once; more is slower
LONGEST_HEADING = 1 << 16
GZIP = b"\x1f\x8b"
# The last columns of the files as they are given: read too, so that a file cut within its last row is noticed.
LAST = {"isaggregate": pa.bool_(), "flag": pa.int32()}


def heading(path: Path) -> tuple[list[str], str]:
    """The names of a file's columns, and what stands between them. Raises StatisticsError where it has no heading."""
    try:
        with path.open("rb") as raw:
            zipped = raw.read(2) == GZIP
        with gzip.open(path) if zipped else path.open("rb") as stream:
            line = stream.readline(LONGEST_HEADING).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    if not line.strip():
        raise StatisticsError(f"{path}: empty; get the file again")
    between = max("\t,;", key=line.count)
    try:
        return next(csv.reader(io.StringIO(line.strip("\r\n")), delimiter=between)), between
    except csv.Error as error:  # a carriage return within the line
        raise _unreadable(path, error) from error


def batches(path: Path, layout: Layout, rows: Rows) -> Iterator[pa.RecordBatch]:
    """The rows of a file, in its order. Raises StatisticsError at the first row that is off, or where the file is
    cut.
    """
    names, between = heading(path)
    meanings = layout.meanings(names, str(path))
    types = {names[-1]: LAST.get(names[-1].strip().lower(), pa.string())}
    types |= {name: type_of(meaning) for name, meaning in meanings.items()}
    first = 1
    try:
        with (
            _stream(path) as stream,
            pyarrow.csv.open_csv(
                stream,
                read_options=pyarrow.csv.ReadOptions(use_threads=False, block_size=BLOCK),
                parse_options=pyarrow.csv.ParseOptions(delimiter=between, ignore_empty_lines=False),
                convert_options=pyarrow.csv.ConvertOptions(
                    column_types=types,
                    include_columns=list(types),
                    null_values=[""],
                    strings_can_be_null=False,
                ),
            ) as reader,
        ):
            for block in reader:
                if not block.num_rows:
                    continue
                _check_last(path, block, names[-1], first)
                columns = {meaning: block.column(name) for name, meaning in meanings.items()}
                yield rows.batch(columns, first)
                first += block.num_rows
    except pa.ArrowInvalid as error:
        raise StatisticsError(_invalid(path, names, str(error))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    if first == 1:
        raise StatisticsError(f"{path}: holds no rows, only a heading; get the file again")


def _check_last(path: Path, block: pa.RecordBatch, name: str, first: int) -> None:
    """Raises where a flag that every row has is missing: the file ends there."""
    last = block.column(name)
    if last.type == pa.bool_() and last.null_count:
        row = first + last.is_null().index(True).as_py()
        raise StatisticsError(f"{path}: row {row}: no {name}; the file may be cut, get it again")


def _stream(path: Path) -> pa.NativeFile:
    with path.open("rb") as raw:
        zipped = raw.read(2) == GZIP
    return pa.input_stream(str(path), compression="gzip" if zipped else None)


def _invalid(path: Path, names: list[str], words: str) -> str:
    """What the parser says, as a line that names the row and the column."""
    row = re.search(r"Row #(\d+)", words)
    where = f"{path}: row {int(row[1]) - 1}: " if row else f"{path}: "
    if count := re.search(r"Expected (\d+) columns, got (\d+)", words):
        return f"{where}{count[2]} columns where the heading has {count[1]}; the file may be cut, get it again"
    if found := re.search(r"column #(\d+): .*invalid value '(.*)'", words, re.S):
        return f"{where}{names[int(found[1])]} cannot be {found[2][:80]!r}; mend the row, or get the file again"
    return f"{where}not a table Comity can read ({' '.join(words.split())[:200]}); get the file again"


def _unreadable(path: Path, error: Exception) -> StatisticsError:
    words = " ".join(str(error).split())[:200] or type(error).__name__
    return StatisticsError(f"{path}: cannot be read to its end ({words}); get the file again")
