"""Countries and territories: all of ISO 3166, and Kosovo (XKX).

Sources: ISO 3166 and M49 codes, UN Comtrade's own codes where they differ, UNTERM's official names, CLDR. Adjectives,
inhabitants and Russian forms are our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from comity.errors import UnknownCode
from comity.reference._tables import read_table
from comity.reference.forms import Language, fold

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional", "locative"]


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory. Texts that do not exist are empty; tuples put the usual word first."""

    iso3: str
    iso2: str
    m49: str
    comtrade: str  #: UN Comtrade's code: M49, but for a handful (India 699, USA 842); empty of Monaco, kept with France
    name_en: str
    name_ru: str
    official_en: str
    official_ru: str
    capital_en: str
    capital_ru: str
    adjectives_en: tuple[str, ...]
    adjectives_ru: tuple[str, ...]  #: masculine nominative
    demonyms_en: tuple[str, ...]  #: singular
    demonyms_ru: tuple[str, ...]
    currency: str  #: ISO 4217, today; empty for Antarctica
    region: str  #: UN M49
    subregion: str
    aliases_en: tuple[str, ...]
    aliases_ru: tuple[str, ...]
    cities_en: tuple[str, ...]
    cities_ru: tuple[str, ...]
    article_en: str  #: "the" before the English name in a sentence, or empty
    cases_ru: tuple[str, str, str, str, str, str]  #: genitive ... prepositional, and the locative with its preposition

    @property
    def adjective_en(self) -> str:
        """The usual English adjective, or the name where there is none."""
        return self.adjectives_en[0] if self.adjectives_en else self.name_en

    @property
    def adjective_ru(self) -> str:
        """The usual Russian adjective (masculine nominative), or empty."""
        return self.adjectives_ru[0] if self.adjectives_ru else ""

    def name_in(self, lang: Language, case: Case = "nominative") -> str:
        """The name as a sentence needs it.

        Russian: the case form; "locative" carries its preposition ("в Казахстане", "на Кубе"). English: the bare name
        for "nominative", with its article ("the Netherlands") for the rest, and "in ..." for "locative".
        """
        if lang == "ru":
            return self.name_ru if case == "nominative" else self.cases_ru[_CASES.index(case)]
        if case == "nominative":
            return self.name_en
        name = f"{self.article_en} {self.name_en}".lstrip()
        return f"in {name}" if case == "locative" else name


_CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "instrumental", "prepositional", "locative")


def country(iso3: str) -> Country:
    """The country of an ISO 3166 alpha-3 code (any case). Raises `UnknownCode`."""
    found = _by_code().get(iso3.upper())
    if found is None:
        raise UnknownCode(f"no country has the code {iso3!r}: give an ISO 3166 alpha-3 code such as KAZ")
    return found


@cache
def countries() -> tuple[Country, ...]:
    """All of them, by code."""
    return tuple(_country(row) for row in read_table("countries.csv"))


def by_name(text: str) -> Country | None:
    """The one country that a name, an alias or an ISO code names, in either language; None if none or several do."""
    return _by_name().get(_name_key(text))


def by_comtrade(code: str) -> Country | None:
    """The country of a UN Comtrade numeric code ("699", "4" or "004"), or None."""
    return _by_comtrade().get(code.zfill(3))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        m49=row["m49"],
        comtrade=(row["comtrade"] or row["m49"]).strip("-"),
        name_en=row["name_en"],
        name_ru=row["name_ru"],
        official_en=row["official_en"],
        official_ru=row["official_ru"],
        capital_en=row["capital_en"],
        capital_ru=row["capital_ru"],
        adjectives_en=_split(row["adjective_en"]),
        adjectives_ru=_split(row["adjective_ru"]),
        demonyms_en=tuple(word.partition("/")[0] for word in _split(row["demonym_en"])),
        demonyms_ru=_split(row["demonym_ru"]),
        currency=row["currency"],
        region=row["region"],
        subregion=row["subregion"],
        aliases_en=_split(row["aliases_en"]),
        aliases_ru=_split(row["aliases_ru"]),
        cities_en=_split(row["cities_en"]),
        cities_ru=_split(row["cities_ru"]),
        article_en=row["article_en"],
        cases_ru=(
            row["genitive_ru"],
            row["dative_ru"],
            row["accusative_ru"],
            row["instrumental_ru"],
            row["prepositional_ru"],
            row["locative_ru"],
        ),
    )


@cache
def _by_code() -> Mapping[str, Country]:
    return MappingProxyType({found.iso3: found for found in countries()})


@cache
def _by_comtrade() -> Mapping[str, Country]:
    return MappingProxyType({found.comtrade: found for found in countries() if found.comtrade})


def _name_key(text: str) -> str:
    cleaned = fold(text).replace(",", " ").replace("(", " ").replace(")", " ").replace("&", "and")
    words = cleaned.split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def _by_name() -> Mapping[str, Country]:
    table: dict[str, Country | None] = {}
    for found in countries():
        names = (
            found.name_en,
            found.name_ru,
            found.official_en,
            found.official_ru,
            *found.aliases_en,
            *found.aliases_ru,
        )
        for key in {_name_key(name) for name in (*names, found.iso2, found.iso3) if name}:
            table[key] = found if key not in table else None
    return MappingProxyType({key: found for key, found in table.items() if found is not None})
