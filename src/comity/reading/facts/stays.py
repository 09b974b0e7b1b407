"""Visits told by being there: «3 мая в Осло был министр Новак», "Minister Novak was in Oslo on 3 May"."""

from __future__ import annotations

from collections.abc import Iterable

from comity.reading.facts.common import clause, times_between
from comity.reading.facts.events import Event, place_name
from comity.reading.facts.marked import Words, marks_in, standing
from comity.reading.facts.names import surname
from comity.reading.facts.talks import persons_in
from comity.reading.scan import Sentence
from comity.reading.scene import Scene

_WAS = {
    "en": frozenset(("was", "were")),
    "ru": frozenset(("был", "была", "были", "гостил", "гостила", "гостили")),
}
_DISCUSSED = {"en": frozenset(("discussed",)), "ru": frozenset(("обсудили",))}
_SPOT = frozenset(("capital", "city", "name"))


def leads(scene: Scene) -> Iterable[int]:
    """The verbs that may tell of a stay or of talks."""
    return (*standing(scene, _WAS[scene.language]), *standing(scene, _DISCUSSED[scene.language]))


def stays(scene: Scene, sentence: Sentence, words: Words, known: frozenset[str]) -> list[Event]:
    """Somebody with a name was in a town on a day that the clause tells; other kinds of being there are no visits."""
    for i in standing(scene, _WAS[scene.language], sentence.first + 1, sentence.last - 1):
        low, high = sentence.first, clause(scene, i)[1]  # the dash of "3–4 May" parts nothing
        if any(time.period.day or time.rule == "season" for time in times_between(scene, low, high)):
            event = _russian(scene, i, low, high, known) or _english(scene, i, low, high, known)
            if event is not None:
                return [event]
    return []


def _russian(scene: Scene, i: int, low: int, high: int, known: frozenset[str]) -> Event | None:
    """«В Осло [был Новак]»: the town with its preposition right before the verb, the guest right after."""
    if scene.language != "ru":
        return None
    place = next((p for p in scene.places_in(max(low, i - 5), i) if p.role in _SPOT and p.last == i), None)
    people = persons_in(scene, i + 1, min(i + 8, high), known)
    if place is None or scene.lows[place.first - 1] not in ("в", "во") or not people:
        return None
    name = f"визит {surname(people[0].name)}: {place_name(scene, place)}"
    return Event(place.first, people[0].last, "visit", name, "was there", place=place)


def _english(scene: Scene, i: int, low: int, high: int, known: frozenset[str]) -> Event | None:
    """ "Novak [was in Oslo]": the guest before the verb, the town right after its preposition."""
    if scene.language != "en" or scene.lows[i + 1] != "in":
        return None
    place = next((p for p in scene.places_in(i + 2, i + 3) if p.role in _SPOT), None)
    people = persons_in(scene, low, i, known)
    if place is None or not people or i - people[-1].last > 1:
        return None
    name = f"visit of {surname(people[-1].name)} to {place_name(scene, place)}"
    return Event(i, place.last, "visit", name, "was there", place=place)


def discussed(scene: Scene, sentence: Sentence, words: Words, known: frozenset[str]) -> list[Event]:
    """«9 июня в Осло посол Новак и министр Ковач [обсудили] поставки»: two officers, with a day."""
    for i in standing(scene, _DISCUSSED[scene.language], sentence.first + 4, sentence.last):
        low, high = clause(scene, i)
        people = persons_in(scene, low, i, known)
        roles = marks_in([*words["role"], *words["roles"]], low, i)
        joined = len(people) > 1 and any(
            scene.lows[j] in ("and", "и") for j in range(people[-2].last, people[-1].first)
        )
        if not joined or not roles or i - people[-1].last > 1:
            continue
        spot = any(place.role in ("capital", "city") for place in scene.places_in(low, high))
        if spot and any(time.period.day for time in times_between(scene, low, high)):
            link = " и " if scene.language == "ru" else " with "
            name = link.join(surname(person.name) for person in people[-2:])
            return [Event(i, i + 1, "talks", name, "officers discussed")]
    return []
