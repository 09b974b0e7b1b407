"""Of an agreement: a stage of it, the areas that make several of one title, the parties."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.facts.common import clause, countries_in, lower_first, text_of
from comity.reading.facts.marked import plain_words
from comity.reading.facts.pacts import Pact
from comity.reading.scan import Sentence
from comity.reading.scene import Scene, Time


@dataclass(frozen=True, slots=True)
class Stage:
    """What happened to it, and when."""

    action: str
    first: int
    time: Time | None


def areas(scene: Scene, pact: Pact) -> list[str]:
    """ "Agreements ... in the areas of tax and the forestry sector" are one an area; else the one title."""
    marks_of = [
        i
        for i in range(pact.mark.last, pact.last)
        if scene.lows[i] in plain_words("np_area_en") and scene.lows[i].endswith("s")
    ]
    plural = scene.lows[pact.mark.first].endswith("s")
    if not marks_of or not plural or marks_of[0] + 1 >= pact.last or scene.tokens[marks_of[0] + 1].low != "of":
        return [pact.title]
    head = lower_first(text_of(scene, pact.first, pact.mark.last))
    parts: list[str] = []
    start = marks_of[0] + 2
    for i in range(start, pact.last + 1):
        if i == pact.last or scene.lows[i] in (",", "and"):
            if i > start:
                parts.append(text_of(scene, start, i))
            start = i + 1
    return [f"{head} in {_area(part)}" for part in parts] if len(parts) > 1 else [pact.title]


def _area(part: str) -> str:
    """ "the forestry sector" keeps its noun, "tax" becomes "the area of tax"."""
    return f"the {part}" if part.rsplit(maxsplit=1)[-1] in plain_words("np_area_en") else f"the area of {part}"


def parties(scene: Scene, pact: Pact, sentence: Sentence) -> tuple[str, ...]:
    """Two parties named in its name or the clause, else the pair of the text; a bloc where the name has it."""
    named = countries_in(scene, pact.first, pact.last)
    blocs = [p.code for p in scene.places_in(pact.first, pact.last) if p.role == "organisation"]
    if named and blocs:
        return tuple(dict.fromkeys([*named, *blocs]))
    if len(named) >= 2:
        return tuple(named)
    low, high = clause(scene, pact.first)
    around = countries_in(scene, low, high)
    if (
        scene.pair
        and len(around) >= 2
        and set(around[:2]) != set(scene.pair)
        and len(set(around) & set(scene.pair)) < 2
    ):
        return tuple(around[:2])
    return scene.pair or ()
