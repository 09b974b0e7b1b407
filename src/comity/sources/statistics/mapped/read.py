"""One table of one file -> its records, in the order of the file: a row at a time, each figure with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from comity.errors import StatisticsError
from comity.sources.statistics.areas import Area, area_of_code
from comity.sources.statistics.mapped.cells import Cell, number, plain, step_of
from comity.sources.statistics.mapped.columns import Layout, layout
from comity.sources.statistics.mapped.grid import grids, letters_of
from comity.sources.statistics.mapped.resolve import Resolver
from comity.sources.statistics.mapped.spec import FIELDS, SPELLINGS, FixedRow, MappingFile, Table

# A code, or of a country its area and the year since which a group exists.
_Meaning = str | tuple[Area, int]


@dataclass(frozen=True, slots=True)
class Record:
    """One figure.

    key: the fields of its kind, in the order of FIELDS, then the classification of a flow. value and step: in its
    currency. weight: kg. row: of the raw file, 1 for the first after the heading. place: file and sheet, the
    spreadsheet's own row, the column's index.
    """

    key: tuple[str, ...]
    is_group: bool
    value: Decimal
    step: Decimal | None
    weight: Decimal | None
    row: int
    place: tuple[str, int, int]


def where(place: tuple[str, int, int]) -> str:
    """A place as errors name it: the spreadsheet's own row and column."""
    return f"{place[0]}, row {place[1]}, column {letters_of(place[2])}"


def records(path: Path, table: Table, mapping: MappingFile) -> Iterator[Record]:
    """Every figure of a table. Raises StatisticsError that names file, sheet, row and remedy at the first bad cell."""
    for grid in grids(path, table.sheets, table.encoding, table.delimiter):
        reader = _Reader(grid.place, table, mapping)
        read = False
        for row, cells in grid.rows:
            if row == table.heading_row:
                reader.heading(cells)
            elif row >= table.first_row and (not table.last_row or row <= table.last_row):
                read = True
                yield from reader.row(row, cells)
        reader.done(read)


class _Reader:
    """The rows of one sheet. What a cell means is looked up once, however often it stands there."""

    def __init__(self, place: str, table: Table, mapping: MappingFile) -> None:
        self._place = place
        self._table = table
        self._kind = mapping.kind
        self._periods = mapping.periods
        self._resolver = Resolver(mapping, table)
        self._layout: Layout | None = None
        self._lookups: tuple[_Lookup, ...] = ()
        self._used: tuple[int, ...] = ()
        self._rows: dict[int, FixedRow] = {row.row: row for row in table.rows}
        self._ignored = table.ignored
        self._ignored_texts = {one.text for one in table.ignored if one.text}
        if not table.heading_row:
            self.heading(())

    def heading(self, cells: Sequence[Cell]) -> None:
        """Takes the heading row in."""
        found = layout(self._table, cells, self._periods, self._place)
        self._layout = found
        self._lookups = tuple(_lookups(self._resolver, found))
        fields = {index for indexes in found.fields.values() for index in indexes}
        self._used = tuple(sorted(fields | {index for index, _ in found.figures}))

    def done(self, read: bool) -> None:
        """That something was read, and every row the mapping names was there."""
        if self._layout is None or not read:
            at = self._table.heading_row if self._layout is None else self._table.first_row
            raise StatisticsError(f"{self._place}: it ends before row {at}; mend heading_row or first_row")
        for row in self._rows.values():
            raise StatisticsError(f"{self._place}: there is no row {row.row}, {row.text!r}; mend [[table.row]]")

    def row(self, row: int, cells: Sequence[Cell]) -> Iterator[Record]:
        """The figures of one row; none of a row that is empty or ignored."""
        found = self._layout
        if found is None:
            raise StatisticsError(f"{self._place}, row {row}: figures stand above the heading; mend heading_row")
        left_out = self._left_out(row, cells)
        if left_out is None:
            return
        fixed = self._fixed(row, cells, found) if self._table.rows else None
        if self._table.rows and fixed is None:
            return
        try:
            said, is_group, since = self._said(cells, fixed.fields if fixed else {})
            weight = self._weight(cells, found)
        except ValueError as error:
            raise StatisticsError(f"{self._place}, row {row}: {error}") from error
        for index, heading in found.figures:
            told = {**said, **heading} if heading else said
            if self._exists(told, since, left_out):
                figure = self._figure((self._place, row, index), _cell(cells, index))
                if figure is not None:
                    key = tuple(told[name] for name in FIELDS[self._kind])
                    key = (*key, self._table.classification) if self._kind == "flows" else key
                    number_in_file = row - self._table.heading_row
                    yield Record(key, is_group, *figure, weight, number_in_file, (self._place, row, index))

    def _left_out(self, row: int, cells: Sequence[Cell]) -> Sequence[tuple[int, int]] | None:
        """The years in which a row is left out; None where it is left out whole, or is empty."""
        held = [cells[index] for index in self._used if index < len(cells)]
        if all(cell is None or cell == "" or (isinstance(cell, str) and not plain(cell)) for cell in held):
            return None
        texts = {plain(cell) for cell in held} & self._ignored_texts if self._ignored_texts else set()
        found = []
        for one in self._ignored:
            if one.text in texts or (one.rows is not None and one.rows[0] <= row <= one.rows[1]):
                if one.years is None:
                    return None
                found.append(one.years)
        return found

    def _exists(self, told: Mapping[str, str], since: int, left_out: Sequence[tuple[int, int]]) -> bool:
        """Whether a figure is to be read: not before a group was there, nor in a year in which its row is left out."""
        if not since and not left_out:
            return True
        year = int(told["period"][:4])
        return year >= since and not any(first <= year <= last for first, last in left_out)

    def _fixed(self, row: int, cells: Sequence[Cell], found: Layout) -> FixedRow | None:
        """What the mapping says of a row by its number; None of a heading among them, which has no figures."""
        fixed = self._rows.pop(row, None)
        at = f"{self._place}, row {row}"
        if fixed is None and not any(plain(_cell(cells, index)) for index, _ in found.figures):
            return None
        if fixed is None:
            raise StatisticsError(f"{at}: nothing is said of it; add a [[table.row]] or an [[ignore]]")
        texts = [plain(_cell(cells, index)) for index in found.fields["text"]]
        if fixed.text not in texts:
            raise StatisticsError(f"{at}: {texts[0]!r} stands where {fixed.text!r} should; mend [[table.row]]")
        return fixed

    def _said(self, cells: Sequence[Cell], fixed: Mapping[str, str]) -> tuple[Mapping[str, str], bool, int]:
        """The fields of a row, whether its partner is a group, and the year since which that exists."""
        said = {**self._table.fields, **fixed}
        area, since = None, 0
        for lookup in self._lookups:
            if lookup.field not in fixed:
                found = lookup.of(cells)
                if isinstance(found, str):
                    said[lookup.field] = found
                else:
                    said[lookup.field] = found[0].code
                    if lookup.field == "partner":
                        area, since = found
        if area is None:
            area = area_of_code(said.get("partner", ""))
        return said, area is not None and area.is_group, since

    def _weight(self, cells: Sequence[Cell], found: Layout) -> Decimal | None:
        indexes = found.fields.get("net_weight")
        value = number(_cell(cells, indexes[0]), self._table.numbers) if indexes else None
        return None if value is None else value * self._table.weight_factor

    def _figure(self, place: tuple[str, int, int], cell: Cell) -> tuple[Decimal, Decimal | None] | None:
        """Value and step in the currency; None where there is no figure."""
        try:
            value = number(cell, self._table.numbers)
        except ValueError as error:
            remedy = "mend the cell, or say in the mapping file whether it means `missing` or `zero`"
            raise StatisticsError(f"{where(place)}: {error}; {remedy}") from error
        if value is None:
            return None
        if value < 0:
            raise StatisticsError(f"{where(place)}: {value} is below nothing; mend the cell, or leave its row out")
        step = step_of(value, self._table.numbers)
        factor = self._table.factor
        return value * factor, None if step is None else step * factor


class _Lookup:
    """What the cells of one field mean, remembered."""

    def __init__(
        self, field: str, columns: Sequence[tuple[str, int]], read: Callable[[tuple[Cell, ...]], _Meaning]
    ) -> None:
        self.field = field
        self._indexes = [index for _, index in columns]
        self._read = read
        self._known: dict[tuple[Cell, ...], _Meaning] = {}

    def of(self, cells: Sequence[Cell]) -> _Meaning:
        texts = tuple([cells[index] if index < len(cells) else None for index in self._indexes])
        found = self._known.get(texts)
        if found is None:
            found = self._known[texts] = self._read(texts)
        return found


def _lookups(resolver: Resolver, found: Layout) -> Iterator[_Lookup]:
    for role in ("reporter", "partner"):
        columns = [(spelling, index) for spelling in SPELLINGS for index in found.fields.get(role + spelling, ())]
        if columns:
            yield _Lookup(role, columns, partial(resolver.party, role, [spelling for spelling, _ in columns]))
    reads = {"flow": resolver.flow, "commodity": resolver.commodity, "period": resolver.period}
    reads |= {"currency": resolver.currency, "against": resolver.currency}
    for name, read in reads.items():
        if name in found.fields:
            yield _Lookup(name, [("", found.fields[name][0])], partial(_first, read))


def _first(read: Callable[[Cell], str], cells: tuple[Cell, ...]) -> str:
    return read(cells[0])


def _cell(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None
