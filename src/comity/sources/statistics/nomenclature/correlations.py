"""Tables that lead from one list of goods to another, as the United Nations publish them.

- The consolidated table: code.after, code.before, Relationship, adjustment ("2022 to 2017"), without leading zeros. It
  runs in steps: H6 to H5 ... H1 to H0, then H0 to S3, S3 to S2, S2 to S1.
- A table of two lists: CSV or a workbook with a sheet of correlations, headed by their names ("HS 2022", "BEC 4").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.errors import StatisticsError
from comity.sources.statistics.files import cells_of, text_of
from comity.sources.statistics.mapped.cells import plain
from comity.sources.statistics.mapped.grid import SPREADSHEETS, grids, sheet_names
from comity.sources.statistics.nomenclature.names import list_of_heading, list_of_year
from comity.sources.statistics.nomenclature.restore import NO_GOODS, Column, restored

_CONSOLIDATED = ["code.after", "code.before", "Relationship", "adjustment"]
_HEADING_WITHIN = 25  # rows in which a table's heading stands

# A list's code -> its codes, and whether each is a leaf.
Lists = Mapping[str, Mapping[str, bool]]


@dataclass(frozen=True, slots=True)
class Pair:
    """One line: a code of one list and a code of another that it becomes, in whole or in part."""

    from_list: str
    from_code: str
    to_list: str
    to_code: str
    row: int


@dataclass(frozen=True, slots=True)
class _Line:
    place: str
    row: int
    spreadsheet_row: int
    lists: tuple[str, str]
    printed: tuple[str, str]
    alone: tuple[bool, bool]


def is_correlation(path: Path, head: str) -> bool:
    """Whether a file is a table of correlations, by its heading, or a workbook by the names of its sheets."""
    if path.name.lower().endswith(SPREADSHEETS):
        return any("correlation" in name.lower() for name in sheet_names(path))
    cells = cells_of(head.partition("\n")[0])
    return cells == _CONSOLIDATED or len(_headed(cells)) == 2


def correlations(path: Path, lists: Lists) -> list[Pair]:
    """Every pair of a table, in the file's order, codes whole and found in their lists.

    lists: what `goods` gave for each list the table speaks of. Gold that is money (I, II of the SITC) and goods
    without a counterpart (n/a) are left out.
    Raises StatisticsError that names file and row.
    """
    found: list[Pair] = []
    seen: dict[tuple[str, str, str, str], int] = {}
    for lines in _by_lists(_lines(path)):
        befores, afters = _whole(lines, lists)
        for line, code, other in zip(lines, befores, afters, strict=True):
            key = (line.lists[0], code, line.lists[1], other)
            if key in seen:
                place = f"{line.place}, row {line.spreadsheet_row}"
                raise StatisticsError(
                    f"{place}: {code} to {other} is there twice, first in row {seen[key]}; remove one"
                )
            seen[key] = line.spreadsheet_row
            if code not in NO_GOODS and other not in NO_GOODS:
                found.append(Pair(line.lists[0], code, line.lists[1], other, line.row))
    return sorted(found, key=lambda pair: pair.row)


def lists_needed(path: Path) -> frozenset[str]:
    """The lists a table speaks of. Raises StatisticsError where it is no such table."""
    return frozenset(name for line in _lines(path) for name in line.lists)


def _by_lists(lines: Iterator[_Line]) -> list[list[_Line]]:
    found: dict[tuple[str, str], list[_Line]] = {}
    for line in lines:
        found.setdefault(line.lists, []).append(line)
    return list(found.values())


def _whole(lines: Sequence[_Line], lists: Lists) -> tuple[list[str], list[str]]:
    place, names = lines[0].place, lines[0].lists
    for name in names:
        if name not in lists:
            remedy = f"put its list (cmd_{name.lower()}.csv of Comtrade's reference tables) beside it"
            raise StatisticsError(f"{place}: it speaks of {name}, whose codes are not known; {remedy}")
    rows = [line.spreadsheet_row for line in lines]
    first, second = (
        Column(
            place,
            names[side],
            [line.printed[side] for line in lines],
            rows,
            lists[names[side]],
            [line.alone[side] for line in lines],
        )
        for side in (0, 1)
    )
    whole = restored(first)
    return whole, restored(second, whole)


def _lines(path: Path) -> Iterator[_Line]:
    if path.name.lower().endswith(SPREADSHEETS):
        yield from _workbook(path)
        return
    with text_of(path) as stream:
        rows = ((number, cells) for number, cells in enumerate(csv.reader(stream), 1) if any(cells))
        number, heading = next(rows, (1, []))
        if heading == _CONSOLIDATED:
            yield from _consolidated(path, rows)
        else:
            yield from _two(path.name, number, heading, rows)


def _consolidated(path: Path, rows: Iterator[tuple[int, list[str]]]) -> Iterator[_Line]:
    for number, cells in rows:
        place = f"{path.name}, row {number}"
        if len(cells) != len(_CONSOLIDATED):
            raise StatisticsError(f"{place}: it has {len(cells)} fields, not {len(_CONSOLIDATED)}; download it again")
        after, _, before = cells[3].partition(" to ")
        lists = list_of_year(after), list_of_year(before)
        if lists[0] is None or lists[1] is None:
            raise StatisticsError(f"{place}: the step {cells[3]!r} is unknown; known are such as 2022 to 2017")
        codes = cells[0].strip(), cells[1].strip()
        yield _Line(path.name, number - 1, number, (lists[0], lists[1]), codes, _alone(cells[2]))


def _alone(relationship: str) -> tuple[bool, bool]:
    """Of "n:1" or "n to 1": whether each code of the row stands in this row alone (n to 1: the first does)."""
    first, _, second = relationship.strip().replace(" to ", ":").partition(":")
    return second == "1", first == "1"


def _headed(cells: Sequence[str]) -> list[tuple[int, str]]:
    return [(index, name) for index, cell in enumerate(cells) if (name := list_of_heading(cell))]


def _two(
    place: str, heading_row: int, heading: Sequence[str], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[_Line]:
    headed = _headed(heading)
    if len(headed) != 2:
        said = ", ".join(heading)
        raise StatisticsError(f"{place}, row {heading_row}: {said} names no two lists, such as HS 2022 and BEC 4")
    (first, origin), (second, target) = headed
    for number, cells in rows:
        if len(cells) <= max(first, second) or not cells[first].strip() or not cells[second].strip():
            raise StatisticsError(f"{place}, row {number}: a code is missing; take the table again")
        codes = cells[first].strip().replace(".", ""), cells[second].strip().replace(".", "")
        yield _Line(place, number - heading_row, number, (origin, target), codes, _alone(cells[-1]))


def _workbook(path: Path) -> Iterator[_Line]:
    named = [name for name in sheet_names(path) if "correlation" in name.lower()]
    if len(named) != 1:
        raise StatisticsError(f"{path.name}: it has {len(named)} sheets of correlations by name; one is needed")
    for grid in grids(path, (named[0],), "utf-8", ","):
        texts = ((number, [plain(cell) for cell in cells]) for number, cells in grid.rows)
        for number, cells in texts:
            if len(_headed(cells)) == 2:
                yield from _two(grid.place, number, cells, ((row, line) for row, line in texts if any(line)))
            elif number > _HEADING_WITHIN:
                raise StatisticsError(f"{grid.place}: no row is headed by two lists, such as HS 2022 and BEC 4")
