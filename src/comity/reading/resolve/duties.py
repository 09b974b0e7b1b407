"""Duties: who levies them, on whose goods, and on which."""

from __future__ import annotations

from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene

_ON = words("duties.on")
_LEVY = words("duties.levy")
_FIRST_PERSON = words("flow.first_person")
_MARKS = ",.;:()—–"
_THERE = words("turned.within")
_REACH = 12


def levied(scene: Scene, sentence: Sentence, cue: Cue, flow: Flow) -> Flow:
    """ "the duty on Kenyan tea", «на наши сыры пошлина»: levied by the other side on the goods of the one named;
    "Peru's duty on tea", "the duty of Peru": by the one named. Flow with both countries, the levying one first."""
    pair = scene.pair
    if pair is None:
        return flow
    taxed = _taxed(scene, sentence, cue)
    levier = _levier(scene, sentence, cue, taxed)
    if levier is not None:
        return Flow(flow.measure, levier, taxed if taxed not in (None, levier) else _other(pair, levier))
    if taxed is not None:
        return Flow(flow.measure, _other(pair, taxed), taxed)
    return flow


def taxed_goods(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[int, int]:
    """The stretch of the sentence where the goods of a duty are named: after "on", or before in «на сыры пошлина»."""
    start = _phrase_after(scene, sentence, cue)
    if start:
        return start, _phrase_end(scene, sentence, start)
    lead = _phrase_before(scene, sentence, cue)
    return (lead, cue.first) if lead else (cue.last, cue.last)


def _phrase_after(scene: Scene, sentence: Sentence, cue: Cue) -> int:
    """The token after "on" in "the tariff of 5 percent on ...", 0 where there is none."""
    for i in range(cue.last, min(cue.last + 8, sentence.last)):
        if scene.lows[i] in _ON:
            return i + 1
        if scene.tokens[i].text in _MARKS:
            return 0
    return 0


def _phrase_before(scene: Scene, sentence: Sentence, cue: Cue) -> int:
    """The token after «на» in «на перуанский кофе пошлина»."""
    for i in range(cue.first - 1, max(sentence.first - 1, cue.first - 6), -1):
        if scene.lows[i] in _ON:
            return i + 1
        if scene.tokens[i].text in _MARKS:
            return 0
    return 0


def _phrase_end(scene: Scene, sentence: Sentence, first: int) -> int:
    last = first
    while last < sentence.last and scene.tokens[last].text not in _MARKS and last - first < 7:
        last += 1
    return last


def _taxed(scene: Scene, sentence: Sentence, cue: Cue) -> str | None:
    """Whose goods: the adjective, name or "our" in the phrase of the goods."""
    first, last = taxed_goods(scene, sentence, cue)
    for place in scene.places_in(first, last):
        if len(place.code) == 3 and scene.lead(place, first) not in _THERE:
            return place.code
    said = set(scene.lows[first:last])
    return scene.home if not _FIRST_PERSON.isdisjoint(said) else None


def _levier(scene: Scene, sentence: Sentence, cue: Cue, taxed: str | None) -> str | None:
    """Whose duty: an adjective, possessive or subject before it, or "of Peru" after it."""
    near: list[Place] = [
        place
        for place in scene.places_in(max(sentence.first, cue.first - 8), _clause_last(scene, sentence, cue))
        if len(place.code) == 3 and place.code != taxed
    ]
    for place in reversed(near):
        lead = scene.lead(place, sentence.first)
        if place.first >= cue.last:
            if lead in _THERE or (lead == "of" and place.first < cue.last + 3):
                return place.code
            if scene.language == "ru" and place.first == cue.last:
                return place.code
        elif (
            place.role == "adjective"
            or place.possessive
            or place.last == cue.first
            or not _LEVY.isdisjoint(scene.lows[place.last : cue.first])
        ):
            return place.code
    return None


def _clause_last(scene: Scene, sentence: Sentence, cue: Cue) -> int:
    """Where the clause of a duty ends: "pays a duty of 7 percent in Kenyan ports"."""
    last = cue.last
    while last < min(cue.last + _REACH, sentence.last) and scene.tokens[last].text not in _MARKS:
        last += 1
    return last


def _other(pair: tuple[str, str], code: str) -> str:
    return pair[1] if code == pair[0] else pair[0]
