"""Who holds a position: the country named as its subject, both, or the one that speaks."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.facts import spans
from comity.reading.facts.marked import Mark
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene
from comity.reference.countries import country

_SUBJECT_ROLES = ("name", "metonym", "demonym", "capital", "organisation")


def holder_of(scene: Scene, sentence: Sentence, cue: Mark, stance: str, inside: tuple[int, int]) -> str | None:
    """A country's code, "A and B", a bloc's code; None where nobody can be meant.

    inside: tokens of a subject that stands before the cue; who is named in it does not hold the position.
    """
    low, high = sentence.first, min(cue.last + 9, sentence.last)
    if stance == "role":
        return _nearest(scene, sentence, cue, inside, stance) or _speaker(scene, sentence)
    near = range(max(sentence.first, cue.first - 4), cue.last)
    if stance != "benefit" and any(scene.lows[i] in spans.words_of(scene.language, "we") for i in near):
        return _speaker(scene, sentence)
    if _both(scene, low, high, cue, stance):
        return both(scene)
    direct = [place for place in scene.places_in(max(low, cue.first - 3), cue.first) if place.role == "name"]
    if direct and not inside[0] <= direct[-1].first < inside[1] and not _oblique(scene, direct[-1], sentence):
        return direct[-1].code
    if any(scene.lows[i] in spans.words_of(scene.language, "we") for i in range(low, high)):
        return _speaker(scene, sentence)
    return _nearest(scene, sentence, cue, inside) or _speaker(scene, sentence)


def both(scene: Scene) -> str | None:
    """ "Belarus and Kazakhstan": the pair's names in the text's language."""
    if scene.pair is None:
        return None
    first, second = sorted(scene.pair, key=lambda code: _first_named(scene, code))
    names = [country(code).name_in("ru" if scene.language == "ru" else "en") for code in (first, second)]
    return f"{names[0]} {'и' if scene.language == 'ru' else 'and'} {names[1]}"


def _first_named(scene: Scene, code: str) -> int:
    return next((place.first for place in scene.places if place.code == code), 0)


def _both(scene: Scene, low: int, high: int, cue: Mark, stance: str) -> bool:
    """ "for both A and B", "the two sides", "A and B are interested in"."""
    parties = spans.marks_of(scene, low, high, "parties")
    if any(
        mark.last <= cue.first or stance == "benefit" or scene.lows[mark.first - 1] in ("for", "для")
        for mark in parties
    ):
        return True
    near = [
        place
        for place in scene.places_in(low, high)
        if place.role == "name" and scene.pair and place.code in scene.pair
    ]
    for one, other in pairwise(near):
        joined = [token.low for token in scene.tokens[one.last : other.first]]
        lead = scene.lows[one.first - 1] if one.first else ""
        if (
            joined
            and joined[0] in ("and", "и")
            and one.code != other.code
            and (lead not in spans.listed("oblique") or stance == "benefit" or lead == "both")
        ):
            return True
    return False


def _nearest(scene: Scene, sentence: Sentence, cue: Mark, inside: tuple[int, int], stance: str = "") -> str | None:
    """The country or bloc that is the subject before the cue, else the adjective of one, else one it is "for"."""
    before = [
        place
        for place in scene.places_in(sentence.first, cue.first)
        if place.role != "pair" and not inside[0] <= place.first < inside[1]
    ]
    giving = [place for place in before if place.role in _SUBJECT_ROLES and _gives(scene, place)]
    if giving and stance == "role":
        return giving[-1].code
    plain = [
        place
        for place in before
        if place.role in _SUBJECT_ROLES and not _oblique(scene, place, sentence) and not _receives(scene, place)
    ]
    if plain:
        return plain[-1].code
    described = [place for place in before if place.role == "adjective" and not _oblique(scene, place, sentence)]
    if described:
        return described[-1].code
    for place in scene.places_in(cue.last, min(cue.last + 3, sentence.last)):
        if scene.lows[place.first - 1] in ("for", "для") and len(place.code) == 3:
            return place.code
    return None


def _oblique(scene: Scene, place: Place, sentence: Sentence) -> bool:
    i = place.first - 1
    while i > sentence.first and scene.lows[i] in ("the", "republic", "республики", "республику"):
        i -= 1
    return i >= sentence.first and scene.lows[i] in spans.listed("oblique")


def _speaker(scene: Scene, sentence: Sentence) -> str | None:
    """The country of the paragraph's voice, else the one whose source speaks, else the first of the pair."""
    voice = scene.voices.get(sentence.paragraph)
    if voice is not None and voice.country:
        return voice.country
    return scene.home or (scene.pair[0] if scene.pair else None)


def _gives(scene: Scene, place: Place) -> bool:
    """ "with Norway offering a route", "Norway serving as a hub": its own verb makes it the subject behind any
    preposition."""
    after = scene.lows[place.last] if place.last < len(scene.tokens) else ""
    return after in spans.words_of(scene.language, "giving")


def _receives(scene: Scene, place: Place) -> bool:
    """ "offers Norway access", "provides Mali with": the place is given something, the giver holds."""
    before = scene.lows[place.first - 1] if place.first else ""
    return before in spans.words_of(scene.language, "adv_verb") or before in (
        "considers",
        "calls",
        "называет",
        "считает",
        "giving",
        "offering",
    )
