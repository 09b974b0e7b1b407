"""The fields of a project: what it is called, where it stands, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.facts import spans
from comity.reading.facts.common import lower_first, sentence_of, text_of
from comity.reading.facts.marked import Mark, marks_in
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Sentence
from comity.reading.scene import Place, Scene
from comity.reference.countries import country

_KINDS_OF_PLACE = words("project_parts.kinds_of_place")
COUNTS = words("project_parts.counts")
_CITY = ("city", "capital")
_NEARER = 14
_STEM = 4
_TOWNS = frozenset((*_CITY, "pair"))


TAKEN_UP = words("project_parts.taken_up")
_LINKS = words("project_parts.links")
_IT = words("project_parts.it")


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


def taken_up(scene: Scene, sentence: Sentence, item: Found, triggers: list[Mark]) -> list[Mark]:
    """«Одна из новостей — завод плитки в Оше. Его [возводит] «Нур»», "It [is being built] by Nur": the verb that opens
    the next sentence is told of it, and what is told there is part of it."""
    after = sentence.index + 1
    if after >= len(scene.sentences) or scene.sentences[after].paragraph != sentence.paragraph:
        return []
    following = scene.sentences[after]
    if scene.lows[following.first] not in _IT:
        return []
    verbs = marks_in(triggers, following.first, min(following.first + 4, following.last))
    verbs = [mark for mark in verbs if mark.value in ("under_way", "operating") or mark.first == following.first + 1]
    if verbs:
        item.high = max(item.high, spans.segment(scene, following.first, following.first, following.last)[1])
    return verbs


def status_of(scene: Scene, item: Found, triggers: list[Mark]) -> str:
    """under_way before planned before operating, of the words told of it; of under_way and planned the nearer."""
    if any(
        scene.lows[i].startswith(("existing", "действующ")) for i in range(max(item.low, item.first - 1), item.last)
    ):
        return "operating"
    apposed = item.rule.startswith("a name")
    low = item.first if apposed else max(item.low, item.first - _NEARER)
    near = spans.around(triggers, item.first, item.last, low, min(item.high, item.last + _NEARER))
    if apposed:
        near = [mark for mark in near if mark.value != "act"]
    elif not near or all(mark.value == "act" for mark in near):
        near = spans.around(triggers, item.first, item.last, item.low, item.high)
    near = [_going_on(scene, mark) if item.value == "making" else _kept(scene, item, mark) for mark in near]
    if any(mark.value == "under_way" and mark.last <= item.first for mark in near):
        # "broke ground for a mill which will open in May": building has begun
        near = [mark for mark in near if mark.value != "planned" or mark.first < item.last]
    ranked: dict[str, int] = {}
    for mark in near:
        distance = item.first - mark.last if mark.first < item.first else mark.first - item.last
        ranked[mark.value] = min(distance, ranked.get(mark.value, 99))
    if (
        not apposed
        and _just_before(item, near)
        and not any(mark.value == "planned" and mark.first < item.first for mark in near)
    ):
        return "operating"
    if "under_way" in ranked and ranked["under_way"] <= ranked.get("planned", 99):
        return "under_way"
    if "planned" in ranked:
        return "planned"
    return "planned" if ranked and set(ranked) == {"act"} and not _named_already(scene, item) else "operating"


def _just_before(item: Found, near: list[Mark]) -> bool:
    """ "operates a mill and is considering another": the verb that governs the phrase is the one right before it."""
    before = [mark for mark in near if mark.last <= item.first and mark.value != "act"]
    return bool(before) and before[-1].value == "operating" and item.first - before[-1].last <= 3


def _going_on(scene: Scene, mark: Mark) -> Mark:
    """Assembly that is "under way" works already: it is no building site."""
    running = scene.lows[mark.first] in (
        "under",
        "underway",
        "ведет",
        "ведут",
        "ведется",
        "ведутся",
        "идет",
        "продолжается",
    )
    return Mark(mark.kind, "operating", mark.first, mark.last) if running and mark.value == "under_way" else mark


def _kept(scene: Scene, item: Found, mark: Mark) -> Mark:
    """«Ведёт в Оше учебный центр»: it is run; «ведёт строительство» builds it."""
    runs = scene.lows[mark.first] in ("ведет", "ведут") and item.value not in ("repair", "way", "pipe")
    works = [token.low for token in scene.tokens[mark.last : mark.last + 6]]
    builds = any(word.startswith(("строит", "ремонт", "реконстр", "проклад", "возвед", "работ")) for word in works)
    return Mark(mark.kind, "operating", mark.first, mark.last) if runs and not builds else mark


def _named_already(scene: Scene, item: Found) -> bool:
    """A joint plant or a named line stands; what is only "the construction of" is to come."""
    return any(token.low == "joint" for token in scene.tokens[item.first : item.last])


def title_of(scene: Scene, item: Found) -> str:
    """The printed words; in Russian the head and its adjectives in the nominative: «сборку автобусов» -> «сборка
    автобусов».
    """
    printed = text_of(scene, item.first, item.last)
    known = spans.words_of(scene.language, "head").get(
        " ".join(token.low for token in scene.tokens[item.head.first : item.head.last])
    )
    counted = item.value == "power" and item.first < item.head.first and scene.lows[item.first] in COUNTS
    if scene.language != "ru" or known is None or counted:
        return _uncapped(scene, item, printed)
    noun = known[1].partition(":")[2] or text_of(scene, item.head.first, item.head.last)
    before = [spans.plain_adjective(scene.tokens[i].text, noun) for i in range(item.first, item.head.first)]
    after = [text_of(scene, item.head.last, item.last)] if item.last > item.head.last else []
    return _uncapped(scene, item, " ".join([*before, noun, *after]))


def _uncapped(scene: Scene, item: Found, title: str) -> str:
    """Without the capital of the sentence's first word, unless a place has it."""
    opens = sentence_of(scene, item.first).first == item.first
    return lower_first(title) if opens and not scene.places_in(item.first, item.first + 1) else title


def place_of(scene: Scene, sentence: Sentence, item: Found) -> Spot | None:
    """The town: named in or after the phrase first, then before it; else the capitals right after "in" or "near"."""
    towns = [
        place for place in scene.places_in(item.low, item.high) if place.role in _CITY and _stands_in(scene, place)
    ]
    if item.last + 1 < sentence.last and scene.lows[item.last] in spans.listed("in"):
        # "a plant in the Navoi zone": what follows says where, though no town of the table is in it.
        towns = [place for place in towns if place.first >= item.first]
    near_low, near_high = spans.segment(scene, item.first, item.low, item.high)
    near = [place for place in towns if near_low <= place.first < near_high]
    after = [place for place in towns if place.first >= item.first]
    chosen = next((place for place in near if place.first >= item.first), None) or (near[-1] if near else None)
    chosen = chosen or (after[0] if after else towns[-1] if towns else None)
    if chosen is None:
        return _unlisted(scene, sentence, item)
    return Spot(_town(scene, chosen), chosen.code if len(chosen.code) == 3 else None, chosen.first)


def _stands_in(scene: Scene, place: Place) -> bool:
    """A preposition of place leads to it, or it is part of a list that one leads: "in A, B and C"."""
    following = scene.tokens[place.last] if place.last < len(scene.tokens) else None
    if (
        following is not None
        and following.kind == WORD
        and following.capital
        and not place.possessive
        and not scene.places_in(place.last, place.last + 1)
    ):
        return False
    others = {
        i for other in scene.places_in(max(0, place.first - 8), place.first) for i in range(other.first, other.last)
    }
    i = place.first - 1
    while i > 0 and (scene.tokens[i].text == "," or scene.lows[i] in ("and", "и") or i in others):
        i -= 1
    if i > 0 and scene.lows[i] in _KINDS_OF_PLACE:
        i -= 1  # «в порту Гданьска», «в городе Радом»
    return i >= 0 and scene.lows[i] in spans.listed("in")


def _town(scene: Scene, place: Place) -> str:
    """The town's name in the nominative."""
    printed = text_of(scene, place.first, place.last)
    if scene.language != "ru" or len(place.code) != 3:
        return printed.removesuffix("'s").removesuffix("’s")
    known = country(place.code)
    for name in (known.capital_ru, *known.cities_ru):
        if name and name[:4].lower() == printed[:4].lower() and abs(len(name) - len(printed)) <= 2:
            return name
        if name and len(name) < _STEM and printed.lower().startswith(name.lower()) and len(printed) - len(name) <= 2:
            return name  # «в Оше»
    return _plain_town(scene, printed)


def _unlisted(scene: Scene, sentence: Sentence, item: Found) -> Spot | None:
    """ "in Katameya and Tanta" right after the phrase; «в Дангаре» at the beginning of its clause."""
    low, high = spans.segment(scene, item.first, item.low, min(item.high, sentence.last))
    beyond = range(high, min(item.high, sentence.last) - 1)
    within = range(item.head.last, item.last - 1)  # "[factory in Kolda]"
    near = (
        *within,
        *range(item.last, high - 1),
        *range(item.low, min(item.low + 3, high - 1)),
        *range(low, item.first - 1),
    )
    for i in (*near, *beyond):
        if scene.lows[i] in spans.listed("in") and unlisted_town(scene, i + 1):
            end = _capitals(scene, i + 1, sentence.last)
            return Spot(_plain_town(scene, text_of(scene, i + 1, end)), None, i + 1)
    return None


def unlisted_town(scene: Scene, i: int) -> bool:
    """A capital that no table knows, and that is no adjective, abbreviation or date."""
    token = scene.tokens[i]
    return (
        token.kind == WORD
        and token.capital
        and not (scene.language == "ru" and spans.adjectival(token, "ru"))
        and not (token.text.isupper() and len(token.text) > 1)
        and not scene.places_in(i, i + 1)
        and not scene.times_in(i, i + 1)
        and token.low not in spans.listed("continents")
    )


def _plain_town(scene: Scene, printed: str) -> str:
    """«Лодзью» is «Лодзь», «Мазовии» is «Мазовия»: where the ending tells it."""
    if scene.language != "ru":
        return printed
    for oblique, plain in (("ью", "ь"), ("ии", "ия"), ("ией", "ия"), ("ском", "ск"), ("граде", "град")):
        if printed.endswith(oblique):
            return printed.removesuffix(oblique) + plain
    return printed


def _capitals(scene: Scene, i: int, last: int) -> int:
    """The end of a run of capitals joined by commas, hyphens and "and"."""
    j = i
    while j < last:
        token = scene.tokens[j]
        if (token.kind == WORD and token.capital) or (
            j + 1 < last and (token.text in (",", "-") or token.low in ("and", "и")) and scene.tokens[j + 1].capital
        ):
            j += 1
        else:
            break
    return j


def host_of(scene: Scene, sentence: Sentence, item: Found, place: Spot | None) -> str | None:
    """The country where it stands: the town's, else the one that "in" leads to, in its clause and then in its
    sentence.
    """
    if place is not None and place.code and _spoken_of(scene, place.code):
        return place.code
    towns = {found.code for found in scene.places_in(item.first, item.high) if found.role in _CITY}
    if len(towns) == 1 and item.value in ("way", "pipe") and _spoken_of(scene, next(iter(towns))):
        return towns.pop()
    described = _city_adjective(scene, item)
    if described is not None:
        return described
    for low, high in ((item.low, item.high), (sentence.first, sentence.last)):
        for found in scene.places_in(low, high):
            if found.role in ("name", "metonym") and len(found.code) == 3 and _led_in(scene, found):
                return found.code
    return None


def _city_adjective(scene: Scene, item: Found) -> str | None:
    """«Бухарский завод», «в Ташкентском парке»: an adjective made of a town of one of the two countries."""
    if scene.language != "ru" or scene.pair is None:
        return None
    for i in range(item.first, item.head.last):
        stem = scene.lows[i].partition("ск")
        if not scene.tokens[i].capital or not stem[1]:
            continue
        for code in scene.pair:
            known = country(code)
            for name in (known.capital_ru, *known.cities_ru):
                base = name.lower().replace("ё", "е").rstrip("аеиоуыэюяйь")
                if len(base) >= _STEM and stem[0] == base:
                    return code
    return None


def _spoken_of(scene: Scene, code: str) -> bool:
    """The text names the country itself: towns of the same name stand in many."""
    return any(found.code == code and found.role in ("name", "adjective", "pair", "demonym") for found in scene.places)


def presumed_host(scene: Scene, sentence: Sentence, item: Found) -> str | None:
    """Where nothing names the country: the other one than the builders', else the one last told of in the paragraph
    ("into Peru").
    """
    if scene.pair is None or _crosses(scene, item) or item.rule.startswith("a name"):
        return None
    for found in scene.places_in(sentence.first, sentence.last):
        if found.role == "adjective" and found.code in scene.pair and _builders(scene, found):
            return scene.pair[1] if found.code == scene.pair[0] else scene.pair[0]
    opening = next((other.first for other in scene.sentences if other.paragraph == sentence.paragraph), sentence.first)
    told = [
        place
        for place in scene.places_in(opening, item.first)
        if place.code in scene.pair and place.role == "name" and _led_in(scene, place)
    ]
    return told[-1].code if told else None


def _builders(scene: Scene, place: Place) -> bool:
    """ "Turkish contractors", «китайские фирмы»: an adjective with a word for those who build or pay."""
    who = tuple(spans.words_of(scene.language, "builder"))
    return any(token.low.startswith(who) for token in scene.tokens[place.last : place.last + 3])


def _crosses(scene: Scene, item: Found) -> bool:
    """A line between two countries: its name holds towns of both."""
    return len({place.code for place in scene.places_in(item.first, item.last) if place.role in _TOWNS}) > 1


def _led_in(scene: Scene, place: Place) -> bool:
    i = place.first - 1
    while i > 0 and scene.lows[i] in _LINKS:
        i -= 1  # "in the economy of Chad"
    return i >= 0 and scene.lows[i] in ("in", "into", "в", "во", "на", "across")
