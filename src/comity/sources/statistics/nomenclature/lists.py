"""A list of goods from Comtrade's reference tables (CSV or JSON), or the HS 2022 list of the `harmonized-system` data.

Each good has a code, the code above it, its level (digits; 0 of TOTAL), its wording without the code in front, and the
unit in which it is counted.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from comity.errors import StatisticsError
from comity.model.flows import TOTAL
from comity.sources.statistics.files import cells_of, text_of
from comity.sources.statistics.nomenclature.names import LISTS, list_of_file

_COMTRADE = {"id", "text", "parent"}
_DATASETS = {"section", "hscode", "description", "parent", "level"}
_MORE = {"isleaf", "aggrlevel", "standardunitabbr", "last_modified", "cmdcode", "descriptionoriginal"}
_CODES = {
    "H": re.compile(r"(?:\d\d){1,3}|9999AA", re.ASCII),
    "S": re.compile(r"(?=.{1,5}$)\d+X{0,4}", re.ASCII),
    "B": re.compile(r"\d{1,6}", re.ASCII),
}
_TOP = ("#", "", TOTAL)
_NO_UNIT = ("n/a", "")


@dataclass(frozen=True, slots=True)
class Good:
    """One line of a list. parent: None of TOTAL. leaf: nothing stands below it."""

    code: str
    parent: str | None
    level: int
    name: str
    unit: str | None
    row: int
    leaf: bool


def is_list(head: str) -> bool:
    """Whether the start of a text is a list of goods."""
    if head.lstrip("\ufeff \n").startswith("{"):
        return '"aggrLevel"' in head and '"parent"' in head
    columns = _columns(cells_of(head.partition("\n")[0]))
    return columns >= _DATASETS or (columns >= _COMTRADE and "aggrlevel" in columns)


def goods(path: Path, classification: str | None = None) -> tuple[str, list[Good]]:
    """The list's code and its goods, in the file's order. classification: where the file's name does not say.

    Raises StatisticsError that names file and row for an unknown column, a code that is none, one that is there twice,
    and a parent that is not there.
    """
    known = classification or list_of_file(path.name)
    if known not in LISTS:
        listed = ", ".join(LISTS)
        raise StatisticsError(f"{path.name}: which list is it? name it cmd_h6.csv or say one of {listed}")
    rows = list(_json(path) if path.name.lower().endswith((".json", ".json.gz")) else _csv(path))
    found: dict[str, Good] = {}
    parents = {parent for _, _, parent, _, _ in rows}
    for row, code, parent, name, unit in rows:
        place = f"{path.name}, row {row + 1}"
        if code != TOTAL and not _CODES[known[0]].fullmatch(code):
            raise StatisticsError(
                f"{place}: {code!r} is no code of {known}; leading zeros may be lost, load it as text"
            )
        if code in found:
            raise StatisticsError(f"{place}: {code} is there twice, first in row {found[code].row + 1}; remove one")
        level = 0 if code == TOTAL else len(code)
        words = _words(name, code)
        above = None if code == TOTAL else parent
        found[code] = Good(code, above, level, words, None if unit in _NO_UNIT else unit, row, code not in parents)
    for good in found.values():
        if good.parent is not None and good.parent not in found and good.parent not in _TOP:
            place = f"{path.name}, row {good.row + 1}"
            raise StatisticsError(f"{place}: {good.parent!r}, above {good.code}, is not there; take the whole list")
    return known, list(found.values())


def _words(name: str, code: str) -> str:
    """A wording without the code in front, and without the dashes that stand for its level."""
    bare = re.sub(rf"^{re.escape(code)}\s*-\s*", "", " ".join(name.split()))
    return re.sub(r"\s*:\s*-+\s*", ": ", re.sub(r"^[-\s]+", "", bare))


def _columns(names: list[str]) -> set[str]:
    return {name.strip().removeprefix("\ufeff").lower() for name in names}


def _csv(path: Path) -> Iterator[tuple[int, str, str, str, str]]:
    with text_of(path) as stream:
        reader = csv.DictReader(stream)
        columns = _columns(list(reader.fieldnames or []))
        reader.fieldnames = [name.strip().removeprefix("\ufeff").lower() for name in reader.fieldnames or []]
        code, name = ("hscode", "description") if columns == _DATASETS else ("id", "text")
        if columns != _DATASETS and (not columns >= _COMTRADE or columns - _COMTRADE - _MORE):
            listed = ", ".join(sorted(columns))
            raise StatisticsError(f"{path.name}, row 1: the columns {listed} are no list of goods of Comtrade")
        for row, cells in enumerate(reader, 1):
            if None in cells or any(cells[key] is None for key in (code, "parent", name)):
                raise StatisticsError(f"{path.name}, row {row + 1}: it has too few or too many fields; take it again")
            yield row, *_line(cells, code, name)


def _json(path: Path) -> Iterator[tuple[int, str, str, str, str]]:
    with text_of(path) as stream:
        try:
            results = json.load(stream)["results"]
            for row, item in enumerate(results, 1):
                cells = {str(key).lower(): str(value) for key, value in item.items()}
                yield row, *_line(cells, "id", "text")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise StatisticsError(
                f"{path.name}: it is no list of goods of Comtrade ({error!r}); take it again"
            ) from error


def _line(cells: Mapping[str, str], code: str, name: str) -> tuple[str, str, str, str]:
    return cells[code].strip(), cells["parent"].strip(), cells[name], (cells.get("standardunitabbr") or "").strip()
