"""Headings and sentences in the language of what is written; names of countries and goods."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isnan
from typing import Literal, cast

from comity.errors import UnknownCode, UsageError
from comity.model.flows import TOTAL
from comity.reference.commodities import chapter, heading, section_of
from comity.reference.countries import country

_MILLION = 1e6
_NARROW = "\u00a0"


@cache
def _catalogue(language: str) -> dict[str, str]:
    text = files("comity.workspace.trade_views").joinpath("words.csv").read_text(encoding="utf-8")
    return {row["key"]: row[language] for row in csv.DictReader(io.StringIO(text))}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language: en or ru."""

    language: str

    @classmethod
    def of(cls, language: str) -> Words:
        """Raises UsageError for a language that is not kept."""
        if language not in ("en", "ru"):
            raise UsageError(f"--lang {language}: choose en or ru")
        return cls(language)

    def __call__(self, key: str, **given: object) -> str:
        """The words of a key, with what is given filled in."""
        return _catalogue(self.language)[key].format(**given)

    def country(self, code: str, case: str = "nominative") -> str:
        """Its name; in English with its article in every case but the nominative."""
        wanted = "genitive" if case == "genitive" else "nominative"
        return country(code).name_in(cast(Literal["en", "ru"], self.language), cast(Literal["genitive"], wanted))

    def owner(self, code: str) -> str:
        """Whose: `Georgia's`, `the Netherlands'`, «Грузии»."""
        name = self.country(code, "genitive")
        if self.language == "ru":
            return name
        return f"{name}'" if name.endswith("s") else f"{name}'s"

    def goods(self, code: str) -> str:
        """The name of a code, or of the nearest one above it that has one."""
        if code == TOTAL:
            return self("all goods")
        for find in (heading, chapter):
            try:
                found = find(code)
            except UnknownCode:
                continue
            return found.name_ru if self.language == "ru" else found.name_en
        return self("other")

    def section(self, code: str) -> str:
        """The name of the section a code is in."""
        try:
            found = section_of(code)
        except UnknownCode:
            return self("other")
        return found.name_ru if self.language == "ru" else found.name_en

    def number(self, value: float | None, digits: int = 1) -> str:
        """`1,234.5`, `1 234,5`; a dash for what is not there."""
        if value is None or isnan(value):
            return "–"
        text = f"{value:,.{digits}f}".replace("-", "−")
        if text.strip("−0.,") == "":
            text = text.lstrip("−")
        if self.language == "ru":
            text = text.replace(",", _NARROW).replace(".", ",")
        return text

    def signed(self, value: float, digits: int = 1) -> str:
        """With a plus where it is above 0."""
        text = self.number(value, digits)
        return f"+{text}" if value > 0 and text.strip("0.,") else text

    def percent(self, value: float | None, signed: bool = False) -> str:
        """Of a share 0 to 1."""
        if value is None or isnan(value):
            return "–"
        text = self.signed(value * 100) if signed else self.number(value * 100)
        return f"{text}{_NARROW}%" if self.language == "ru" else f"{text}%"

    def money(self, value: float) -> str:
        """`$62.3 million`, `62,3 млн долл.`"""
        text = self.number(abs(value) / _MILLION, digits_for(abs(value)))
        return f"{text} млн долл." if self.language == "ru" else f"${text} million"


def digits_for(value: float) -> int:
    """Places after the point of millions, so that a small flow is not nothing."""
    return 1 if value >= 100 * _MILLION else 2 if value >= _MILLION else 4
