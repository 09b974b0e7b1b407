"""The fields of a project: who, what, where, since or until when, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.period import Period
from comity.reading.facts import spans
from comity.reading.facts.common import Mark, quoted, text_of, times_between
from comity.reading.scan import IDENTIFIER, MARK, WORD, Sentence
from comity.reading.scene import Place, Scene
from comity.reference.commodities import nominative
from comity.reference.countries import country

_IN = frozenset("in near at outside в во под около близ".split())
_CITY = ("city", "capital")
_NEARER = 14


@dataclass(slots=True)
class Found:
    """A project's words: anchor tokens first..last-1, its head, the bounds low..high of what is told of it."""

    first: int
    last: int
    head: Mark
    rule: str
    title: str = ""
    complement: bool = False
    optional: bool = False
    low: int = 0
    high: int = 0

    @property
    def value(self) -> str:
        """The head's class: plant, making, venture, way, pipe, power, refinery, park, site, repair, office, vague."""
        return self.head.value


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it stands: the name in the nominative, and the country where known."""

    name: str
    code: str | None
    first: int


def status_of(scene: Scene, item: Found, triggers: list[Mark]) -> str:
    """under_way before planned before operating, of the words told of it; of under_way and planned the nearer."""
    near = spans.around(triggers, item.first, item.last, max(item.low, item.first - _NEARER), min(item.high, item.last + _NEARER))
    ranked: dict[str, int] = {}
    for mark in near:
        distance = item.first - mark.last if mark.first < item.first else mark.first - item.last
        ranked[mark.value] = min(distance, ranked.get(mark.value, 99))
    if "under_way" in ranked and ranked["under_way"] <= ranked.get("planned", 99):
        return "under_way"
    if "planned" in ranked:
        return "planned"
    return "operating"


def when(scene: Scene, item: Found) -> Period | None:
    """The year or date told of it in its clause: "since 2010" is 2010."""
    times = [time for time in times_between(scene, item.low, item.high) if not item.first <= time.first < item.last]
    if not times:
        return None
    time = min(times, key=lambda time: item.first - time.last if time.last <= item.first else time.first - item.last)
    return Period.of_year(time.period.year) if time.rule == "since" else time.period


def place_of(scene: Scene, sentence: Sentence, item: Found) -> Spot | None:
    """The town: named in or after the phrase first, then before it; else the capitals right after "in" or "near"."""
    towns = [place for place in scene.places_in(item.low, item.high) if place.role in _CITY and _stands_in(scene, place)]
    after = [place for place in towns if place.first >= item.first]
    chosen = after[0] if after else towns[-1] if towns else None
    if chosen is None:
        return _unlisted(scene, sentence, item)
    return Spot(_town(scene, chosen), chosen.code if len(chosen.code) == 3 else None, chosen.first)


def _stands_in(scene: Scene, place: Place) -> bool:
    """A preposition of place leads to it, or it is part of a list that one leads: "in A, B and C"."""
    i = place.first - 1
    while i > 0 and (scene.tokens[i].text in (",",) or scene.tokens[i].low in ("and", "и", "the") or scene.tokens[i].capital):
        if scene.tokens[i].low in _IN:
            return True
        i -= 1
    return scene.tokens[i].low in _IN


def _town(scene: Scene, place: Place) -> str:
    """The town's name in the nominative."""
    printed = text_of(scene, place.first, place.last)
    if scene.language != "ru" or len(place.code) != 3:
        return printed.removesuffix("'s").removesuffix("’s")
    known = country(place.code)
    for name in (known.capital_ru, *known.cities_ru):
        if name and name[:4].lower() == printed[:4].lower() and abs(len(name) - len(printed)) <= 2:
            return name
    return printed


def _unlisted(scene: Scene, sentence: Sentence, item: Found) -> Spot | None:
    """ "in Katameya and Tanta" right after the phrase; «в Дангаре» at the beginning of its clause."""
    tokens = scene.tokens
    for start in (item.last, item.low):
        for i in range(start, min(start + 3, sentence.last - 1)):
            if tokens[i].low in _IN and tokens[i + 1].capital and not scene.places_in(i + 1, i + 2) and not scene.times_in(i + 1, i + 2):
                end = _capitals(scene, i + 1, sentence.last)
                return Spot(text_of(scene, i + 1, end), None, i + 1)
    return None


def _capitals(scene: Scene, i: int, last: int) -> int:
    """The end of a run of capitals joined by commas, hyphens and "and"."""
    j = i
    while j < last:
        token = scene.tokens[j]
        if token.kind == WORD and token.capital:
            j += 1
        elif j + 1 < last and (token.text in (",", "-") or token.low in ("and", "и")) and scene.tokens[j + 1].capital:
            j += 1
        else:
            break
    return j


def host_of(scene: Scene, sentence: Sentence, item: Found, place: Spot | None) -> str | None:
    """The country where it stands: the town's, else the one that "in" leads to, in its clause and then in its sentence."""
    if place is not None and place.code:
        return place.code
    for low, high in ((item.low, item.high), (sentence.first, sentence.last)):
        for found in scene.places_in(low, high):
            if found.role in ("name", "metonym") and len(found.code) == 3 and _led_in(scene, found):
                return found.code
    return None


def _led_in(scene: Scene, place: Place) -> bool:
    i = place.first - 1
    while i > 0 and scene.tokens[i].low in ("the", "republic", "of", "республике"):
        i -= 1
    return i >= 0 and scene.tokens[i].low in ("in", "в", "во", "across")


def products(scene: Scene, sentence: Sentence, item: Found) -> tuple[str, ...]:
    """What is made there: the goods after "of", or the list after a colon; names of makers left out."""
    spans_of_goods: list[tuple[int, int]] = []
    if item.rule == "what is assembled":
        spans_of_goods = [(item.first, item.last)]
    elif item.complement and item.value in ("making", "venture", "plant", "park"):
        spans_of_goods = list(_items(scene, _after_of(scene, item), item.last))
    colon = next((i for i in range(item.last, sentence.last) if scene.tokens[i].text == ":"), None)
    if not spans_of_goods and colon is not None and item.value in ("plant", "venture"):
        spans_of_goods = list(_items(scene, colon + 1, sentence.last - 1))
    found = [_plain(scene, low, high) for low, high in spans_of_goods]
    return tuple(dict.fromkeys(text for text in found if text))


def _after_of(scene: Scene, item: Found) -> int:
    for i in range(item.last - 1, item.head.last - 1, -1):
        if scene.tokens[i].low == "of" and all(scene.tokens[j].low != "of" for j in range(item.head.last, i)):
            return i + 1
    return item.head.last


def _items(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """List items between commas and the closing "and"; adjectives joined before one noun stay together."""
    found, start = [], first
    for i in range(first, last):
        token = scene.tokens[i]
        if (token.text == "," or token.low in ("and", "и")) and not spans.adjectival(scene.tokens[i - 1], scene.language):
            found.append((start, i))
            start = i + 1
    found.append((start, last))
    return [(low, high) for low, high in found if low < high]


def _plain(scene: Scene, low: int, high: int) -> str:
    """The goods of one item without its makers, countries and small words; model names stay."""
    tokens = scene.tokens
    drop = {i for place in scene.places_in(low, high) for i in range(place.first, place.last)}
    kept = [
        i
        for i in range(low, high)
        if i not in drop
        and not (tokens[i].kind == WORD and tokens[i].capital)
        and not spans.is_stop(scene, i, "det")
        and (tokens[i].kind == WORD or (tokens[i].kind == IDENTIFIER and "-" in tokens[i].text))
    ]
    while kept and tokens[kept[0]].low in ("and", "such", "as", "of", "и"):
        kept.pop(0)
    text = " ".join(tokens[i].text for i in kept)
    return nominative(text) if scene.language == "ru" else text


def companies(scene: Scene, sentence: Sentence, item: Found) -> tuple[str, ...]:
    """Names in the clause that are no place: quotations, names with an inner capital or all capitals, and runs of two capitals."""
    tokens = scene.tokens
    found: list[str] = []
    taken = {i for place in scene.places_in(item.low, item.high) if place.role != "pair" for i in range(place.first, place.last)}
    i = max(item.low, sentence.first)
    while i < min(item.high, sentence.last):
        inner = quoted(scene, i)
        if inner:
            found.append(text_of(scene, *inner))
            i = inner[1] + 1
            continue
        end = _name_end(scene, i, item, taken)
        if end > i:
            found.append(text_of(scene, i, end).removesuffix("'s").removesuffix("’s"))
        i = max(end, i + 1)
    return tuple(dict.fromkeys(found))


def _name_end(scene: Scene, i: int, item: Found, taken: set[int]) -> int:
    """The end of a company's name that begins at token i, or i."""
    tokens = scene.tokens
    end = i
    while end < item.high and tokens[end].kind == WORD and tokens[end].capital and tokens[end].low not in ("the", "in"):
        end += 1
        if tokens[end - 1].possessive:
            break
    if end == i or all(j in taken for j in range(i, end)) or any(time.first <= i < time.last for time in scene.times_in(i, end)):
        return max(i, end) if end > i and all(j in taken for j in range(i, end)) and False else i
    letters = tokens[i].text
    shaped = any(letter.isupper() for letter in letters[1:])
    opens = scene.sentence_of(i).first == i or tokens[i - 1].kind == MARK and tokens[i - 1].text in ".:•*"
    inside = item.first <= i < item.last
    if i in taken and not shaped and not (end - i >= 2 and not all(j in taken for j in range(i, end))):
        return i
    if shaped or end - i >= 2 or (inside and not opens and item.value in ("making", "venture", "plant")):
        return end
    return i
