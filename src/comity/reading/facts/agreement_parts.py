"""Of an agreement: its stages' days by the occasion, the areas that make several of one title, the parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.reading.facts.common import behind_text, clause, countries_in, in_title, lower_first, text_of, times_between
from comity.reading.facts.marked import Mark, marks_in, plain_words
from comity.reading.facts.pacts import Pact
from comity.reading.scan import Sentence
from comity.reading.scene import Scene, Time

_NEWS_DAYS = 5


@dataclass(frozen=True, slots=True)
class Stage:
    """What happened to it, and when."""

    action: str
    first: int
    time: Time | None


def on_occasion(scene: Scene, sentence: Sentence, stage: Stage, occasions: Sequence[Mark]) -> Stage:
    """ "A memorandum was signed during the visit": when the sentence before tells the visit was."""
    if stage.time is not None or stage.action not in ("signed", "planned") or not sentence.index:
        return stage
    if not marks_in(occasions, sentence.first, sentence.last):
        return stage
    start = scene.sentences[max(0, sentence.index - 2)].first
    days = [time for time in times_between(scene, start, sentence.first) if time.period.length <= 1]
    if stage.action == "planned":  # "is to be signed during the visit": no day that is over
        days = [time for time in days if not behind_text(scene, time.period)]
    return Stage(stage.action, stage.first, days[-1]) if days else stage


def of_the_day(scene: Scene, sentence: Sentence, stage: Stage) -> Stage:
    """News of one day: "DAKAR, 5 May. ... They signed a memorandum": the only day told so far, in the days before the
    text."""
    if stage.time is not None or stage.action != "signed" or scene.date is None or in_title(sentence):
        return stage
    body = next((one.first for one in scene.sentences if one.block.kind not in ("title", "header")), 0)
    days = [time for time in scene.times_in(body, sentence.first) if time.period.day and not time.earlier]
    if len({time.period for time in days}) != 1:
        return stage
    age = (scene.date.first_day - days[0].period.first_day).days
    return Stage(stage.action, stage.first, days[0]) if 0 <= age <= _NEWS_DAYS else stage


def areas(scene: Scene, pact: Pact) -> list[str]:
    """ "Agreements ... in the areas of tax and the forestry sector" are one an area; else the one title."""
    marks_of = [
        i
        for i in range(pact.mark.last, pact.last)
        if scene.tokens[i].low in plain_words("np_area_en") and scene.tokens[i].low.endswith("s")
    ]
    plural = scene.tokens[pact.mark.first].low.endswith("s")
    if not marks_of or not plural or marks_of[0] + 1 >= pact.last or scene.tokens[marks_of[0] + 1].low != "of":
        return [pact.title]
    head = lower_first(text_of(scene, pact.first, pact.mark.last))
    parts: list[str] = []
    start = marks_of[0] + 2
    for i in range(start, pact.last + 1):
        if i == pact.last or scene.tokens[i].low in (",", "and"):
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
