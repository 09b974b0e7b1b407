"""The rows of a table, whatever holds it: XLS, XLSX, CSV, Parquet. Rows are numbered as a spreadsheet numbers them."""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import StatisticsError
from comity.sources.statistics.files import text_of, unreadable
from comity.sources.statistics.mapped.cells import Cell

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

SPREADSHEETS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz")
# No table of an office comes near these; a file made to exhaust the memory does.
_MOST_CELLS = 30_000_000
_MOST_UNPACKED = 600_000_000
_LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `place` names it in errors. `rows` are read once: the row's number, from 1, and its cells."""

    place: str
    rows: Iterator[tuple[int, Sequence[Cell]]]


def grids(path: Path, sheets: tuple[str, ...], encoding: str, delimiter: str) -> Iterator[Grid]:
    """The sheets of a file, or those named. A CSV or Parquet file is one sheet; Parquet's column names are row 1.

    Raises StatisticsError for what cannot be read, a sheet that is not there, or several and none named.
    """
    name = path.name.lower()
    if name.endswith(SPREADSHEETS):
        yield from _spreadsheet(path, sheets)
    elif name.endswith(".parquet"):
        yield Grid(path.name, _parquet(path))
    elif name.endswith(TEXTS):
        yield Grid(path.name, _text(path, encoding, delimiter))
    else:
        known = ", ".join((*SPREADSHEETS, *TEXTS, ".parquet"))
        raise StatisticsError(f"{path.name}: a mapping file reads {known}; save it as one of these")


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook, in order. Raises StatisticsError for what is none."""
    return _book(path).sheet_names


def _book(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    _bounded(path)
    try:
        return CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError, zipfile.BadZipFile) as error:
        raise StatisticsError(f"{path.name}: it is no spreadsheet ({error}); save it again from its program") from error


def _spreadsheet(path: Path, sheets: tuple[str, ...]) -> Iterator[Grid]:
    from python_calamine import CalamineError

    book = _book(path)
    names = book.sheet_names
    if not sheets and len(names) > 1:
        listed = ", ".join(map(repr, names))
        raise StatisticsError(f"{path.name}: it has several sheets ({listed}); name the one to read as `sheet`")
    for name in sheets or tuple(names):
        if name not in names:
            listed = ", ".join(map(repr, names))
            raise StatisticsError(f"{path.name}: there is no sheet {name!r}; there are {listed}")
        try:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except CalamineError as error:
            raise StatisticsError(f"{path.name}, sheet {name!r}: it cannot be read ({error}); save it again") from error
        yield Grid(f"{path.name}, sheet {name!r}", iter(enumerate(cells, 1)))


def _bounded(path: Path) -> None:
    """Refuses a workbook that unpacks to more than any table holds: one cell in the last corner claims 17 billion."""
    try:
        if not zipfile.is_zipfile(path):
            return  # the old binary format: 65,536 rows of 256 columns at most
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
            sheets = [member for member in packed.infolist() if "worksheets/" in member.filename]
            if unpacked > _MOST_UNPACKED:
                raise StatisticsError(f"{path.name}: it unpacks to {unpacked:,} bytes; split it, or save it as CSV")
            for member in sheets:
                with packed.open(member) as stream:
                    _measured(path, iter(lambda: stream.read(1 << 20), b""))
    except OSError as error:
        raise unreadable(path, error) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise StatisticsError(f"{path.name}: it is damaged or protected ({error}); save it again") from error


_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


def _measured(path: Path, chunks: Iterator[bytes]) -> None:
    widest = longest = 0
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        for letters, digits in set(_REFERENCE.findall(text)):
            widest, longest = max(widest, index_of(letters.decode()) + 1), max(longest, int(digits))
        rest = text[-16:]
        if widest * longest > _MOST_CELLS:
            area = f"{longest:,} rows of {widest:,} columns"
            raise StatisticsError(f"{path.name}: a sheet claims {area}; delete the stray cells beyond the table")


def index_of(letters: str) -> int:
    """The index, from 0, of a spreadsheet's column: A is 0, Z 25, AA 26."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def letters_of(index: int) -> str:
    """The letters of a column by its index from 0."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _text(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    try:
        with text_of(path, encoding) as stream:
            reader = csv.reader(stream, delimiter=delimiter, strict=True)
            number = 0
            try:
                for number, row in enumerate(reader, 1):
                    yield number, row
            except csv.Error as error:
                raise StatisticsError(f"{path.name}, row {number + 1}: {error}; mend the quotes there") from error
    except (LookupError, TypeError) as error:
        raise StatisticsError(f"{path.name}: {error}; mend `encoding` or `delimiter` in the mapping file") from error


def _parquet(path: Path) -> Iterator[tuple[int, Sequence[Cell]]]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as table:
            yield 1, table.schema_arrow.names
            number = 2
            for batch in table.iter_batches():
                columns = [column.to_pylist() for column in batch.columns]
                yield from enumerate(zip(*columns, strict=True), number)
                number += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        raise StatisticsError(f"{path.name}: it is no Parquet file ({error}); make it again") from error
