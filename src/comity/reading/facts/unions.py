"""Organisations as a membership names them: of the tables, by their nouns, by their capitals."""

from __future__ import annotations

from comity.reading.facts.common import ARTICLES, text_of
from comity.reading.facts.marked import plain_words
from comity.reading.facts.phrases import phrase_last
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD
from comity.reading.scene import Place, Scene
from comity.reference.organisations import body, organisation

_NAMED = ("organisation",)
_UNIONS_RU = ("союз", "сообществ", "зон", "организаци", "ассоциаци", "объединени", "государств")
# Of these one is a member, but they are no unions where countries only meet in them.
_BODIES = words("unions.bodies")
_LETTERS = 3  # of an abbreviation that no table knows


def organisations_after(scene: Scene, i: int, stop: int, *, unknown: bool) -> list[tuple[int, int, str]]:
    """Every organisation of a list: "members of the Union, the League and the Bank". unknown: abbreviations of no table
    count."""
    found: list[tuple[int, int, str]] = []
    while (target := _small(scene, i, stop) or _organisation_after(scene, i, stop, unknown)) is not None:
        found.append(target)
        i = target[1]
        if i >= stop or scene.lows[i] not in (",", "and", "и"):
            break
        i += 1
        if i < stop and scene.lows[i] in ("of", "in", "to", "в", "к"):
            i += 1
    return found


def _small(scene: Scene, i: int, stop: int) -> tuple[int, int, str] | None:
    """ "Part of [the euro area]", «входит в [еврозону]»: unions in small letters."""
    while i < stop and scene.lows[i] in ARTICLES:
        i += 1
    if i < stop and scene.lows[i].startswith(("eurozone", "еврозон")):
        return i, i + 1, scene.tokens[i].text if scene.language == "en" else "еврозона"
    if i + 1 < stop and scene.lows[i] in ("euro", "schengen") and scene.lows[i + 1] in ("area", "zone"):
        return i, i + 2, text_of(scene, i, i + 2)
    return None


def _organisation_after(scene: Scene, i: int, stop: int, unknown: bool) -> tuple[int, int, str] | None:
    """(first, last, name) of the organisation right after: of the tables, else capitalised words with "Union",
    "Area", «зона»."""
    while i < stop and scene.lows[i] in ARTICLES:
        i += 1
    if i >= stop:
        return None
    last = phrase_last(scene, i + 1)
    low = " ".join(token.low for token in scene.tokens[i:last])
    zone = (
        any(token.low in plain_words("unions") for token in scene.tokens[i:last] if token.capital)
        if scene.language == "en"
        else low.startswith(_UNIONS_RU)
        or any(token.low.startswith(_UNIONS_RU) and scene.tokens[i].capital for token in scene.tokens[i:last])
    )
    place = next((p for p in scene.places_in(i, i + 1) if p.role in _NAMED), None)
    capitals = _capitals(scene, i, stop) if unknown and place is None else i
    if capitals > i + 1 and scene.lows[capitals - 1] in _BODIES:
        return i, capitals, text_of(scene, i, capitals)
    if place is None and unknown and _abbreviation(scene, i):
        return i, i + 1, scene.tokens[i].text
    ends = place is not None and (place.last >= stop or scene.lows[place.last] in (",", "and", "и"))
    if place is None and zone and last - i == 1:
        return None  # "it joined the Union": the one told of before
    if place is not None and (not zone or last <= place.last or ends):
        return place.first, place.last, printed(scene, place)
    if zone and (scene.tokens[i].capital or scene.language == "ru"):
        return i, last, text_of(scene, i, last)
    return None


def _capitals(scene: Scene, i: int, stop: int) -> int:
    """Where a run of capitals ends: "the [Lake Chad Commission]"."""
    while i < stop and scene.tokens[i].kind == WORD and scene.tokens[i].capital:
        i += 1
    return i


def _abbreviation(scene: Scene, i: int) -> bool:
    """ "As members of [ABCDU]", «входят в [АБВГ]»: capitals that belong to nothing else; only a union has members. What
    a country is called by its small letters is none in capitals («Гуам» and «ГУАМ»)."""
    token = scene.tokens[i]
    if token.kind != WORD or len(token.text) < _LETTERS or not token.text.isupper():
        return False
    after = scene.tokens[i + 1] if i + 1 < len(scene.tokens) else None
    if after is not None and after.kind == WORD and after.capital:
        return False  # "member of OAO Sever"
    return not any(place.role == "adjective" or place.last > i + 1 for place in scene.places_in(i, i + 1))


def met_there(scene: Scene, place: Place) -> tuple[int, str] | None:
    """ "The summit of [the Council], to which both belong", «саммита [Совета]»: of a body's name, where that of its
    organisation begins, and the organisation; None where the body has a name of its own."""
    if place.role != "body":
        return None
    parent = organisation(body(place.entry).organisation)
    names = (parent.name_en, *parent.aliases_en, *parent.abbreviations_en)
    if scene.language == "ru":
        names = (parent.name_ru, *parent.aliases_ru, *parent.abbreviations_ru)
    for first in range(place.first + 1, place.last):
        words = text_of(scene, first, place.last)
        same = [name for name in names if _akin(name, words)]
        if same:
            return first, same[0]
    return None


def printed(scene: Scene, place: Place) -> str:
    """As printed; a Russian name in the nominative: «Африканского союза» -> «Африканский союз»."""
    words = text_of(scene, place.first, place.last)
    if scene.language != "ru" or words.isupper() or place.role != "organisation":
        return words
    entry = organisation(place.entry)
    same = [name for name in (entry.name_ru, *entry.aliases_ru) if _akin(name, words)]
    return same[0] if same else words


def _akin(name: str, words: str) -> bool:
    """The same words but for their endings."""
    ours, theirs = name.lower().replace("ё", "е").split(), words.lower().replace("ё", "е").split()
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(a[: max(3, len(a) - 3)] == b[: max(3, len(a) - 3)] for a, b in pairs)
