"""Parts of a country: oblasts, provinces, states. A figure of a part is never merged with the country's."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from comity.reading.lexicon.lookup import Cue, spans_of_forms
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Scene


@cache
def _named(lang: str) -> tuple[dict[str, str], dict[str, int]]:
    """Well-known parts of countries: form -> country, and how long forms that begin with a word are."""
    table = resources.files("comity.reading.lexicon").joinpath("regions.csv").read_text(encoding="utf-8")
    forms = {
        form: row["country"]
        for row in csv.DictReader(table.splitlines())
        if row["lang"] == lang
        for form in row["forms"].split("|")
    }
    longest: dict[str, int] = {}
    for form in forms:
        head = form.split(" ", 1)[0]
        longest[head] = max(longest.get(head, 0), form.count(" ") + 1)
    return forms, longest


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country named in the text."""

    name: str
    country: str
    first: int
    last: int


def regions(scene: Scene) -> list[Region]:
    """Every well-known region named."""
    forms, longest = _named(scene.language)
    return [
        Region(scene.words(first, last), forms[form], first, last)
        for first, last, form in spans_of_forms(scene.tokens, longest, forms, scene.index)
        if scene.tokens[first].capital
    ]


_UNITS_EN = words("regions.units_en")
_UNITS_RU = words("regions.units_ru")


def region_before(scene: Scene, sentence: Sentence, cue: Cue) -> str | None:
    """The oblast or province named before the measure in its sentence, as printed: "Grodno Oblast", «Гомельской
    области»."""
    tokens = scene.tokens
    for i in range(cue.first - 1, sentence.first - 1, -1):
        if scene.lows[i] == ";":
            return None
        low = scene.lows[i]
        if (
            low in _UNITS_EN
            and i > sentence.first
            and tokens[i - 1].capital
            and scene.lows[i - 1] not in ("the", "our")
        ):
            return scene.words(i - 1, i + 1)
        if low in _UNITS_RU:
            if i > sentence.first and tokens[i - 1].capital:
                return scene.words(i - 1, i + 1)
            return tokens[i].text
    return None


def named_unit(scene: Scene, sentence: Sentence) -> str | None:
    """The oblast or province a sentence names with a capital or in the genitive: what "its" means in the next one."""
    tokens = scene.tokens
    for i in _unit_words(scene):
        named = sentence.first < i < sentence.last and tokens[i - 1].capital
        if named and (scene.lows[i] in _UNITS_EN or len(tokens[i - 1].text) > 4):
            return scene.words(i - 1, i + 1)
    return None


def _unit_words(scene: Scene) -> list[int]:
    """The tokens that name a kind of region ("oblast", «области»), in the order of the text."""
    found: list[int] | None = scene.memo.get(("unit words",))
    if found is None:
        found = scene.memo["unit words",] = sorted(
            i for unit in _UNITS_EN | _UNITS_RU for i in scene.index.get(unit, ())
        )
    return found
