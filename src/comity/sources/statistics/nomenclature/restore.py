"""Leading zeros put back where a file has lost them, each code held against the list it is of.

A code of the Harmonized System has six digits. One of the SITC has four or five: "1211" may be 1211 (tobacco) or 01211
(mutton). Such a code is read as what fits where it stands: between its neighbours, where the column is in order; not as
a code that the table says to stand in another row alone; and in the group, division or section in which goods like the
one beside it are. What fits in no way is an error, not a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.errors import StatisticsError

# Gold that is money, which the SITC numbers outside its ten sections, and what has no counterpart: no goods of a list.
NO_GOODS = ("I", "II", "n/a")
_CLEARLY = 2  # times as many
# How many digits of the code beside are alike, and of how many digits of a choice is counted.
_NEARNESS = ((4, 3), (3, 3), (3, 2), (2, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of codes.

    place: names it in errors. codes: the list they are of; True of a leaf. alone: whether the table says that a
    row's code stands in no other row.
    """

    place: str
    classification: str
    printed: Sequence[str]
    rows: Sequence[int]
    codes: Mapping[str, bool]
    alone: Sequence[bool]


def restored(column: Column, beside: Sequence[str] | None = None) -> list[str]:
    """The whole code of every row. beside: the other column, whole; None while it is not.

    Raises StatisticsError that names the row of a code which no list has, or which cannot be told.
    """
    if any(code.startswith("0") for code in column.printed):
        intact = list(column.printed)
        for row, code in zip(column.rows, intact, strict=True):
            if code not in column.codes and code not in NO_GOODS:
                raise _unknown(column, row, code)
        return intact
    choices = [_choices(column, row, code) for row, code in zip(column.rows, column.printed, strict=True)]
    found = [options[0] if len(options) == 1 else None for options in choices]
    _by_order(choices, found)
    for near, part in _NEARNESS if beside is not None else ():
        _by_likeness(choices, found, beside or (), near, part)
        _by_exclusion(choices, found, column.alone)
    for row, code, whole in zip(column.rows, column.printed, found, strict=True):
        if whole is None:
            both = " or ".join(_choices(column, row, code))
            raise StatisticsError(f"{column.place}, row {row}: {code} may be {both}; write it with its leading zeros")
    return [whole for whole in found if whole is not None]


def _choices(column: Column, row: int, code: str) -> list[str]:
    """The codes of the list that a print may stand for; leaves before what stands above them."""
    if code in NO_GOODS:
        return [code]
    if column.classification.startswith("H"):
        options = [code.zfill(len(code) + len(code) % 2)]
    else:
        options = sorted({code.zfill(width) for width in range(len(code), 6)} | {code})
    there = [option for option in options if option in column.codes]
    leaves = [option for option in there if column.codes[option]]
    if not there:
        raise _unknown(column, row, code)
    return leaves or there


def _unknown(column: Column, row: int, code: str) -> StatisticsError:
    return StatisticsError(
        f"{column.place}, row {row}: {code!r} is in no list of {column.classification}; take table and list of one year"
    )


def _by_order(choices: Sequence[Sequence[str]], found: list[str | None]) -> None:
    """Where the codes that are certain are in order, the one choice that keeps it."""
    certain = [code for code in found if code is not None]
    if certain != sorted(certain):
        return
    following: list[str] = []
    ahead = "~"
    for code in reversed(found):
        ahead = code if code is not None else ahead
        following.append(ahead)
    following.reverse()
    behind = ""
    for index, options in enumerate(choices):
        if found[index] is None:
            fitting = [option for option in options if behind <= option <= following[index]]
            if len(fitting) == 1:
                found[index] = fitting[0]
        behind = found[index] or behind


def _by_likeness(
    choices: Sequence[Sequence[str]], found: list[str | None], beside: Sequence[str], near: int, part: int
) -> None:
    """The one choice whose first digits are clearly usual beside codes that begin alike."""
    usual: dict[str, Counter[str]] = {}
    for code, other in zip(found, beside, strict=True):
        if code is not None:
            usual.setdefault(other[:near], Counter())[code[:part]] += 1
    for index, (options, other) in enumerate(zip(choices, beside, strict=True)):
        if found[index] is None:
            counts = usual.get(other[:near], Counter())
            first, second = sorted((-counts[option[:part]], option) for option in options)[:2]
            if first[0] < _CLEARLY * second[0]:
                found[index] = first[1]


def _by_exclusion(choices: Sequence[Sequence[str]], found: list[str | None], alone: Sequence[bool]) -> None:
    """The one choice that no other row has for itself alone."""
    taken = {code for code, single in zip(found, alone, strict=True) if single and code is not None}
    for index, options in enumerate(choices):
        if found[index] is None:
            left = [option for option in options if option not in taken]
            if len(left) == 1:
                found[index] = left[0]
