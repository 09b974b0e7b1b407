"""Cells: what a number in print is worth, exactly, and what its last place is worth."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache

from comity.sources.statistics.mapped.spec import Numbers

# What a cell of a spreadsheet, a line of CSV or a column of Parquet may hold; anything else is no figure.
Cell = object

_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-"})
_LONGEST = 40
_SIGNIFICANT = 15  # what a spreadsheet itself shows of a number; beyond it stands the noise of binary sums


def plain(cell: Cell) -> str:
    """The text of a cell, blanks tidied: a whole number without `.0`, an empty cell as an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if math.isfinite(cell) and cell.is_integer() else repr(cell)
    return " ".join(str(cell).translate(_BLANKS).split())


def without_marks(text: str, marks: tuple[str, ...]) -> str:
    """The text without footnote marks at its end: "2023 1" and "Всего2" lose a mark 1 and 2; "2021" loses none."""
    found = text
    while True:
        for mark in marks:
            rest = found.removesuffix(mark)
            if rest != found and rest and not (mark[0].isdigit() and rest[-1].isdigit()):
                found = rest.rstrip()
                break
        else:
            return found


def number(cell: Cell, numbers: Numbers) -> Decimal | None:
    """The number of a cell, exact as printed; None where the mapping says that it is missing.

    Raises ValueError, which says what the cell holds, for anything else.
    """
    if isinstance(cell, bool):
        raise ValueError(f"{cell} is no number")
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        if math.isnan(cell) and "NaN" in numbers.missing:
            return None
        if not math.isfinite(cell):
            raise ValueError(f"{cell} is no number")
        return Decimal(format(cell, f".{_SIGNIFICANT}g"))
    if isinstance(cell, Decimal):
        return cell
    if cell is not None and not isinstance(cell, str):
        raise ValueError(f"{cell} is no number")
    text = plain(cell)
    if text in numbers.zero:
        return Decimal(0)
    if text in numbers.missing or not text:
        return None
    return printed(text, numbers)


def printed(text: str, numbers: Numbers) -> Decimal:
    """The number a text prints. Raises ValueError where it is none, or its thousands are no groups of three."""
    match = _pattern(numbers.decimal, numbers.thousands).fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        raise ValueError(f"{text[:_LONGEST]!r} is no number")
    whole = match["whole"].replace(numbers.thousands, "") if numbers.thousands else match["whole"]
    places = f".{match['places']}" if match["places"] else ""
    return Decimal(f"{match['sign']}{whole}{places}{match['power'] or ''}")


@cache
def _pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    grouped = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|" if thousands else ""
    return re.compile(
        rf"(?P<sign>-?)(?P<whole>{grouped}\d+)(?:{re.escape(decimal)}(?P<places>\d+))?(?P<power>[eE][+-]?\d{{1,2}})?",
        re.ASCII,
    )


def step_of(value: Decimal, numbers: Numbers) -> Decimal | None:
    """What the last printed place is worth: of `places`, or of the number as it is written. None where not known."""
    if numbers.places == -1:
        return None
    if numbers.places is not None:
        return Decimal(1).scaleb(-numbers.places)
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
