"""The catalogues as mappings, and the languages there are."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from comity.errors import UsageError

_FOLDER = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("??.csv")))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The words of a language by key. UsageError where there is no catalogue."""
    path = _FOLDER / f"{language}.csv"
    if language not in languages():
        raise UsageError(f"no findings in language {language!r}; choose one of {', '.join(languages())}")
    with path.open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["key"]: row["text"] for row in csv.DictReader(file)})


class Catalogues(Mapping[str, Mapping[str, str]]):
    """All of them by language, each read when it is first asked for."""

    def __getitem__(self, language: str) -> Mapping[str, str]:
        return catalogue(language)

    def __iter__(self) -> Iterator[str]:
        return iter(languages())

    def __len__(self) -> int:
        return len(languages())


def forms(language: str, key: str, count: int) -> tuple[str, ...]:
    """The forms of a word that a key gives, told apart by bars; one that has a single form repeats it."""
    found = tuple(catalogue(language)[key].split("|"))
    return found * count if len(found) == 1 else found


def counted(language: str, key: str, number: int) -> str:
    """A counted noun with its number: `3 figures`, `3 цифры`; the forms are told apart by bars."""
    found = catalogue(language)[key].split("|")
    if len(found) == 3:  # the East Slavic rule of CLDR
        tens, ones = number % 100, number % 10
        place = 0 if ones == 1 and tens != 11 else 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2
    else:
        place = 0 if number == 1 else 1
    return found[place].format(number)
