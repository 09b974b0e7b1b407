"""Where a place is: capitals and the towns and regions that texts on trade name.

`data/places.csv`: capitals mostly from the IANA time zone database (public domain), the rest our own; degrees.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from comity.brief.maps.shapes import DATA

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_ENDING = re.compile(r"[аеёиоуыэюяйь]+$")
LONGEST = 7  # letters a Russian ending or adjective may add to a stem: Карагандинской


@dataclass(frozen=True, slots=True)
class Place:
    """A town or region. stems: per name, the beginnings of its words."""

    iso3: str
    stems: tuple[tuple[str, ...], ...]
    latitude: float
    longitude: float


def locate(text: str, countries: Sequence[str]) -> Place | None:
    """The place that a text names, looked for in these countries in turn; the longest name wins.

    Inflected Russian names and adjectives are known by their beginnings: `в Карагандинской области`.
    """
    words = [word.casefold().replace("ё", "е").replace("’", "'") for word in _WORD.findall(text)]
    for iso3 in dict.fromkeys(countries):
        found = [(len(stem), place) for place in _of(iso3) for stem in place.stems if _in(stem, words)]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return None


def _in(stem: tuple[str, ...], words: Sequence[str]) -> bool:
    spans = zip(*(words[index:] for index in range(len(stem))), strict=False)
    return any(all(_begins(word, part) for word, part in zip(span, stem, strict=True)) for span in spans)


def _begins(word: str, part: str) -> bool:
    if part.isascii():
        return word == part
    return word.startswith(part) and len(word) - len(part) <= LONGEST


@cache
def _of(iso3: str) -> tuple[Place, ...]:
    return tuple(place for place in _all() if place.iso3 == iso3)


@cache
def _all() -> tuple[Place, ...]:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place(
                row["country"],
                tuple(_stems([*row["names_en"].split("|"), *row["names_ru"].split("|")])),
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        )


def _stems(names: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for name in names:
        words = [word.casefold().replace("ё", "е") for word in _WORD.findall(name)]
        if words:
            yield tuple(word if word.isascii() or len(word) < 4 else _ENDING.sub("", word) or word for word in words)
