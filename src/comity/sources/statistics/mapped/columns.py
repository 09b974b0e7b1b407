"""Which columns of a sheet hold what: by their letters, or by their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.errors import StatisticsError
from comity.model.period import Period
from comity.sources.statistics.mapped.cells import Cell, plain, without_marks
from comity.sources.statistics.mapped.grid import index_of, letters_of
from comity.sources.statistics.mapped.spec import Table

_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns by index. figures: each column of figures and what its heading or the mapping says of all of them."""

    fields: Mapping[str, tuple[int, ...]]
    figures: tuple[tuple[int, Mapping[str, str]], ...]


def layout(table: Table, headings: Sequence[Cell], periods: Mapping[str, str], place: str) -> Layout:
    """The layout of one sheet. headings: the cells of the heading row; none where a table has none.

    Raises StatisticsError for a column that is not there, a heading that is no period, and a headed column of which the
    mapping says nothing.
    """
    row = f"{place}, row {table.heading_row}" if table.heading_row else place
    finder = _Finder([without_marks(plain(cell), table.marks) for cell in headings], row)
    fields = {name: tuple(map(finder.index, refs)) for name, refs in table.columns.items() if name not in ("value",)}
    figures: tuple[tuple[int, Mapping[str, str]], ...]
    if table.across:
        figures = tuple((index, {"period": finder.period(index, periods)}) for index in finder.range(table.across))
    elif table.values:
        figures = tuple((finder.index(value.column), value.fields) for value in table.values)
    else:
        figures = tuple((finder.index(ref), {}) for ref in table.columns["value"])
    used = {index for indexes in fields.values() for index in indexes} | {index for index, _ in figures}
    for ref in table.other_columns:
        used |= set(finder.range(ref) if ":" in ref else [finder.index(ref)])
    finder.all_known(used)
    return Layout(fields, figures)


class _Finder:
    def __init__(self, headings: Sequence[str], row: str) -> None:
        self.headings = headings
        self.row = row

    def index(self, ref: str) -> int:
        wanted = plain(ref)
        found = [index for index, heading in enumerate(self.headings) if heading == wanted]
        if len(found) > 1:
            listed = ", ".join(letters_of(index) for index in found)
            raise StatisticsError(f"{self.row}: {listed} are all headed {wanted!r}; name the column by its letters")
        if found:
            return found[0]
        if _LETTERS.fullmatch(wanted):
            return index_of(wanted)
        headed = ", ".join(repr(heading) for heading in self.headings if heading)
        raise StatisticsError(f"{self.row}: no column is headed {wanted!r}; the headings are {headed or 'empty'}")

    def range(self, ref: str) -> range:
        first, _, last = ref.partition(":")
        start, end = self.index(first), self.index(last or first)
        if start > end:
            raise StatisticsError(f"{self.row}: {ref!r} runs backwards; write the first column first")
        return range(start, end + 1)

    def period(self, index: int, periods: Mapping[str, str]) -> str:
        heading = self.headings[index] if index < len(self.headings) else ""
        if heading in periods:
            return periods[heading]
        try:
            return str(Period.parse(heading))
        except ValueError as error:
            at = f"{self.row}, column {letters_of(index)}"
            remedy = "say what it means in [periods], or narrow `years`"
            raise StatisticsError(f"{at}: the heading {heading!r} is no year; {remedy}") from error

    def all_known(self, used: set[int]) -> None:
        for index, heading in enumerate(self.headings):
            if heading and index not in used:
                at = f"{self.row}, column {letters_of(index)}"
                raise StatisticsError(f"{at}: nothing is said of {heading!r}; name it in [columns] or `other_columns`")
