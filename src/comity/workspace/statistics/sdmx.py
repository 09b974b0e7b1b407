"""SDMX-CSV 2.0: what it is of, the dimensions, the value, the attributes; an observation a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")


def sdmx_csv(structure: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Observations of one dataflow (`COMITY:FLOWS(1.0)`). names: of dimensions, measure and attributes, a column
    each; a value that is not told is left empty."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*_HEAD, *names])
    writer.writerows(["dataflow", structure, "I", *(plain(value) for value in row)] for row in rows)
    return buffer.getvalue().encode()


def plain(value: object) -> object:
    """A figure in full, without an exponent or a needless `.0`."""
    if not isinstance(value, float):
        return "" if value is None else value
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
