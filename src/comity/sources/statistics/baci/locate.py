"""Where a file that Arrow refused is wrong: a slow second look, taken only when something is."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from comity.errors import StatisticsError
from comity.sources.statistics.files import text_of

_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)
_MISSING = ("", "NA")


def fault_in(path: Path, error: Exception) -> StatisticsError:
    """The first bad row of a file of BACI, and what is wrong with it."""
    with text_of(path) as stream:
        for row, cells in enumerate(csv.reader(stream), 1):
            if len(cells) != 6:
                return StatisticsError(f"{path.name}, row {row}: it has {len(cells)} fields, not 6; download it again")
            if row > 1:
                for column, cell in (("v", cells[4]), ("q", cells[5])):
                    if not _NUMBER.fullmatch(cell) and cell.strip() not in _MISSING:
                        at = f"{path.name}, row {row}, column {column}"
                        return StatisticsError(f"{at}: {cell!r} is no number; download it again")
    said = str(error).partition("\n")[0]
    return StatisticsError(f"{path.name}: it cannot be read ({said}); download it again")
