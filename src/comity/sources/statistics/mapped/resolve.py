"""What the cells of a row mean: countries by name or code, flows, goods, periods. Each text is looked up once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from comity.errors import UnknownCode
from comity.model.flows import FLOWS, TOTAL
from comity.model.period import Period
from comity.reference.currencies import currency
from comity.sources.statistics.areas import Area, area_of_code, area_of_iso2, area_of_m49, area_of_name
from comity.sources.statistics.mapped.cells import Cell, plain, without_marks
from comity.sources.statistics.mapped.spec import Group, MappingFile, Table

_BY_SPELLING = {"": area_of_name, "_iso3": area_of_code, "_iso2": area_of_iso2, "_m49": area_of_m49}
_GOODS = re.compile(r"(?:\d\d){1,6}", re.ASCII)
_SITC = re.compile(r"\d{1,5}", re.ASCII)


class Resolver:
    """Of one table of one mapping. Every method raises ValueError, which says what is unknown and the remedy."""

    def __init__(self, mapping: MappingFile, table: Table) -> None:
        self._mapping = mapping
        self._table = table
        self._names = {_key(name): code for name, code in mapping.names.items()}
        self._groups = {_key(name): group for name, group in mapping.groups.items()}

    def party(self, role: str, spellings: Sequence[str], cells: Sequence[Cell]) -> tuple[Area, int]:
        """A reporter or partner from its cells (spelling "" is a name), and the year since which a group exists."""
        return self._party(role, [(spelling, self.text(cell)) for spelling, cell in zip(spellings, cells, strict=True)])

    def _party(self, role: str, texts: Sequence[tuple[str, str]]) -> tuple[Area, int]:
        told = {self._told(text) for _, text in texts} - {None}
        known = {_BY_SPELLING[spelling](text) for spelling, text in texts if text} - {None}
        named = " / ".join(repr(text) for _, text in texts if text) or "an empty cell"
        if len(told) > 1 or (not told and len(known) > 1):
            both = " and ".join(sorted(_code(found) for found in told or known))
            raise ValueError(f"the {role} {named} is {both} at once; say which in [names]")
        if told:
            found = told.pop()
            return (Area(found.code, True), found.since) if isinstance(found, Group) else (found or Area(""), 0)
        if not known:
            names = [text for spelling, text in texts if not spelling and text]
            near = get_close_matches(names[0], [*self._mapping.names, *self._mapping.groups], 1) if names else []
            hint = f" (near it: {near[0]!r})" if near else ""
            raise ValueError(f"the {role} {named} is unknown{hint}; add it to [names], [groups] or [[ignore]]")
        return known.pop() or Area(""), 0

    def _told(self, text: str) -> Area | Group | None:
        """What the mapping itself says of a name."""
        code = self._names.get(_key(text))
        return area_of_code(code) if code is not None else self._groups.get(_key(text))

    def text(self, cell: Cell) -> str:
        """A cell's text without its footnote marks."""
        return without_marks(plain(cell), self._table.marks)

    def flow(self, cell: Cell) -> str:
        """One of FLOWS."""
        text = self.text(cell)
        found = self._mapping.flows.get(text, text)
        if found not in FLOWS:
            raise ValueError(f"the flow {text!r} is unknown; say in [flows] which of {', '.join(FLOWS)} it is")
        return found

    def period(self, cell: Cell) -> str:
        """A year, quarter or month."""
        text = self.text(cell)
        if text in self._mapping.periods:
            return self._mapping.periods[text]
        try:
            return str(Period.parse(text))
        except ValueError as error:
            raise ValueError(f"{text!r} is no year; say in [periods] what it means") from error

    def currency(self, cell: Cell) -> str:
        """An ISO 4217 code."""
        try:
            return currency(self.text(cell)).code
        except UnknownCode as error:
            raise ValueError(str(error)) from error

    def commodity(self, cell: Cell) -> str:
        """A code with its leading zeros, or TOTAL."""
        text = self.text(cell)
        found = self._mapping.commodities.get(text, text)
        if found == TOTAL:
            return found
        if self._table.code_digits and found.isdigit():
            found = found.zfill(self._table.code_digits)
        pattern = _GOODS if self._table.classification.startswith("H") else _SITC
        if not pattern.fullmatch(found) or (self._table.classification.startswith("H") and found[:2] == "00"):
            remedy = "say its code in [commodities]; if its leading zeros are lost, set `code_digits`"
            raise ValueError(f"{text!r} is no code of {self._table.classification}; {remedy}")
        return found


def _key(name: str) -> str:
    return plain(name).casefold()


def _code(found: Area | Group | None) -> str:
    return found.code if found is not None else ""
