"""Exhibitions, festivals such as days of culture, seminars and openings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from comity.reading.facts.common import ARTICLES, is_planned, lower_first, quoted, text_of, times_between
from comity.reading.facts.events import Event, ordinal_before
from comity.reading.facts.marked import Mark, Words, identifiers, marks_in, plain_words, standing
from comity.reading.facts.phrases import phrase_first, phrase_last
from comity.reading.scan import MARK, WORD, Sentence
from comity.reading.scene import Scene, Time

_YEARLY = re.compile(r"[^\W\d_]+[-‑](?:19|20)\d\d")
_EXPO = re.compile(r"(?:\w*[- ])?expo(?:[- ]\w*)?", re.IGNORECASE)
_LED = frozenset((*ARTICLES, "to", "from"))
_ARTICLES_AND = frozenset((*ARTICLES, "and", "и"))
_OWNERS = frozenset((*ARTICLES, "our", "its", "their"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWNED = frozenset((*ARTICLES, "its", "their"))


def leads(scene: Scene) -> Iterable[int]:
    """The tokens without which no show is told, beside the words of the tables."""
    return (*_expos(scene), *standing(scene, plain_words("days_word")))


def find_in(scene: Scene, sentence: Sentence, words: Words) -> list[Event]:
    """Shows, festivals and the like of one sentence."""
    found = [*_yearly(scene, sentence, words), *_named_expo(scene, sentence, words)]
    for mark in marks_in(words["show"], sentence.first, sentence.last):
        if not found:
            found.extend(_show(scene, sentence, mark, words))
    found.extend(_days(scene, sentence))
    for mark in marks_in(words["days"], sentence.first, sentence.last):
        if not any(event.first <= mark.first < event.last for event in found):
            found.extend(_festival(scene, sentence, mark))
    for mark in marks_in(words["small"], sentence.first, sentence.last):
        found.extend(_small(scene, sentence, mark))
    found.extend(_opening(scene, sentence, words))
    return found


def _dated(scene: Scene, sentence: Sentence) -> bool:
    return bool(times_between(scene, sentence.first, sentence.last))


def _yearly(scene: Scene, sentence: Sentence, words: Words) -> list[Event]:
    """ "AgroFair-2019 opens in Quito on 3 May": a name with its year, told to happen on a day."""
    if not marks_in(words["happens"], sentence.first, sentence.last) or not _dated(scene, sentence):
        return []
    found = []
    for i in identifiers(scene, sentence.first, sentence.last):
        token = scene.tokens[i]
        if _YEARLY.fullmatch(token.text):
            outside = [t for t in times_between(scene, sentence.first, sentence.last) if not t.first <= i < t.last]
            if outside:
                found.append(Event(i, i + 1, "exhibition", token.text, "a name with its year", time=outside[0]))
    return found[:1]


def _named_expo(scene: Scene, sentence: Sentence, words: Words) -> list[Event]:
    """ "Chad EXPO 2012, an exhibition of ..., was held": capitalised words around Expo, with the year."""
    for i in (i for i in _expos(scene) if sentence.first <= i < sentence.last):
        first, last = i, i + 1
        while first > sentence.first and scene.tokens[first - 1].capital and scene.tokens[first - 1].kind != MARK:
            first -= 1
        while last < sentence.last and (
            scene.tokens[last].text in "-‑"
            or _capital_word(scene, last)
            or re.fullmatch(r"(?:19|20)\d\d", scene.tokens[last].text)
        ):
            last += 1
        outside = [t for t in times_between(scene, sentence.first, sentence.last) if t.first >= last or t.last <= first]
        told = marks_in(words["happens"], sentence.first, sentence.last) or _led_to(scene, sentence, first, last)
        if outside and told:
            return [Event(first, last, "exhibition", text_of(scene, first, last), "named expo", time=outside[0])]
    return []


def _expos(scene: Scene) -> Sequence[int]:
    """The tokens that hold the word Expo, with a capital."""
    found: list[int] | None = scene.memo.get(("expos",))
    if found is None:
        words = frozenset(word for word in scene.index if "expo" in word and _EXPO.fullmatch(word))
        held = (scene.tokens[i] for i in sorted([*standing(scene, words), *identifiers(scene)]))
        found = scene.memo["expos",] = [token.index for token in held if token.capital and _EXPO.fullmatch(token.text)]
    return found


def _capital_word(scene: Scene, i: int) -> bool:
    return scene.tokens[i].capital and scene.tokens[i].kind == WORD


def _led_to(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """ "Will take 30 firms [to the Lima Food Fair] in May", «на Ошской ярмарке в мае»: a show by its own name, where
    one is or goes, on a day or in a month that is told."""
    lead = first - 1
    while lead > sentence.first and scene.lows[lead] in ARTICLES:
        lead -= 1
    named = last - first > 1 and scene.tokens[first].capital and first > sentence.first
    times = [time for time in times_between(scene, sentence.first, sentence.last) if time.period.length <= 1]
    return named and bool(times) and scene.lows[lead] in ("at", "to", "на")


def _show(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The exhibition “Steppe” will be held in May": by its title, else by what it shows; several unnamed ones are
    at the margin."""
    happens = marks_in(words["happens"], sentence.first, sentence.last)
    if not happens and not _led_to(scene, sentence, phrase_first(scene, mark.first), phrase_last(scene, mark.last)):
        return []
    inner = quoted(scene, mark.last) if mark.last < sentence.last else None
    if inner and _dated(scene, sentence):
        return [Event(*inner, "exhibition", text_of(scene, *inner), "titled exhibition")]
    plural = scene.lows[mark.last - 1].endswith("s")
    if plural and is_planned(scene, sentence):
        first = mark.first
        while first > sentence.first and scene.lows[first - 1] in (
            "several",
            "many",
            "two",
            "three",
            "joint",
            "other",
        ):
            first -= 1
        return [Event(first, mark.last, "exhibition", text_of(scene, first, mark.last), "exhibitions", optional=True)]
    if not _dated(scene, sentence) or plural:
        return []
    first, last = phrase_first(scene, mark.first), phrase_last(scene, mark.last)
    apposed = _apposed(scene, sentence, first)
    if apposed is not None:
        start, end = apposed
        name = f"{text_of(scene, start, end)} {text_of(scene, _past_owner(scene, first, mark), mark.last)}"
        later = [time for time in times_between(scene, mark.last, sentence.last) if time.period.length <= 1]
        return [Event(start, end, "exhibition", name, "a show and what it is", time=later[0] if later else None)]
    led = first > sentence.first and scene.lows[first - 1] in _LED
    passing = led and any(scene.lows[i] in ("to", "from") for i in range(max(0, first - 2), first))
    town = next((p for p in scene.places_in(last + 1, last + 2) if p.role in ("capital", "city")), None)
    if last - first < 2 and town is not None and scene.lows[last] in ("in", "at", "в"):
        last = town.last  # «на ярмарке в Нови-Саде»
    if last - first < 2 or (passing and not times_between(scene, last, min(last + 3, sentence.last))):
        return []
    number = next((one for i in range(first, mark.first + 1) if (one := ordinal_before(scene, i))), None)
    name = lower_first(text_of(scene, first, last))
    return [Event(first, last, "exhibition", name, "exhibition", number[0] if number else None)]


def _apposed(scene: Scene, sentence: Sentence, first: int) -> tuple[int, int] | None:
    """ "[FoodAsia], the region's largest fair, runs ...": the name that the description explains."""
    i = first
    while i > sentence.first and scene.lows[i - 1] in _OWNERS:
        i -= 1
    if i - 2 < sentence.first or scene.tokens[i - 1].text != ",":
        return None
    start = i - 2
    if _YEAR.fullmatch(scene.tokens[start].text) and start > sentence.first:
        start -= 1  # "[Showcase Chad 2018], our annual exhibition"
    if not scene.tokens[start].capital:
        return None
    while start > sentence.first and scene.tokens[start - 1].capital and scene.tokens[start - 1].kind != MARK:
        start -= 1
    places = {j for place in scene.places_in(start, i - 1) for j in range(place.first, place.last)}
    named = any(j not in places and _capital_word(scene, j) for j in range(start, i - 1))
    return (start, i - 1) if named else None


def _past_owner(scene: Scene, first: int, mark: Mark) -> int:
    """Past "the region's": what kind of show it is."""
    return next((i + 1 for i in range(mark.first - 1, first - 1, -1) if scene.tokens[i].possessive), first)


def _days(scene: Scene, sentence: Sentence) -> list[Event]:
    """ "Days of Peruvian culture", "Days of Culture of Chad in Niger", «Дни узбекской кухни в Риге», "Culture Days"."""
    culture = _cultural(scene)
    found: list[Event] = []
    reached = sentence.first
    for i in standing(scene, plain_words("days_word"), sentence.first, sentence.last):
        if i < reached or not scene.tokens[i].capital:
            continue
        first, last = _days_extent(scene, sentence, i, culture)
        if first < last:
            told = _dated(scene, sentence)
            name = text_of(scene, first, last)
            found.append(
                Event(
                    first,
                    last,
                    "festival",
                    name,
                    "days of culture",
                    optional=not told,
                    time=_own_time(scene, sentence, first, last),
                )
            )
        reached = max(last, i + 1)
    return found


def _own_time(scene: Scene, sentence: Sentence, first: int, last: int) -> Time | None:
    """Of two festivals in a sentence each has the time on its own side of "and"."""
    lows = [
        j for j in range(sentence.first, sentence.last) if scene.lows[j] in ("and", "while", "а", "и") and j >= last
    ]
    stop = next((j for j in lows if times_between(scene, last, j)), sentence.last)
    start = max(
        [j for j in range(sentence.first, first) if scene.lows[j] in ("and", "while", "а", "и")],
        default=sentence.first,
    )
    after, before = times_between(scene, last, stop), times_between(scene, start, first)
    return before[-1] if before else after[0] if after else None


def _days_extent(scene: Scene, sentence: Sentence, i: int, culture: frozenset[str]) -> tuple[int, int]:
    """The whole name around the word Days at token i; (i, i) where it names no culture."""
    if i > sentence.first and scene.lows[i - 1] in culture:
        first = i - 1
        while first > sentence.first and (scene.tokens[first - 1].capital or scene.lows[first - 1] in ("and", "и")):
            first -= 1
        while scene.lows[first] in _ARTICLES_AND:
            first += 1
        return first, i + 1
    near = range(i + 1, min(i + 5, sentence.last))
    if not any(scene.lows[j] in culture for j in near):
        return i, i
    head = next(j for j in near if scene.lows[j] in culture)
    last = phrase_last(scene, head + 1)
    if last + 1 < sentence.last and scene.lows[last] in ("in", "в"):
        place = next((p for p in scene.places_in(last + 1, last + 2)), None)
        if place is not None and place.role == "name":
            last = place.last
    return i, last


def _cultural(scene: Scene) -> frozenset[str]:
    if scene.language == "en":
        return frozenset(["culture", "cultural", "cinema", "film", "films", "cuisine", "literature", "music"])
    return frozenset(["культуры", "культура", "кино", "литературы", "музыки", "кухни", "искусства", "культур"])


def _festival(scene: Scene, sentence: Sentence, mark: Mark) -> list[Event]:
    """ "The Silk Way festival opens on 3 May": named and dated."""
    first = phrase_first(scene, mark.first)
    if first == mark.first or not scene.tokens[first].capital or not _dated(scene, sentence):
        return []
    return [Event(first, mark.last, "festival", text_of(scene, first, mark.last), "festival")]


def _small(scene: Scene, sentence: Sentence, mark: Mark) -> list[Event]:
    """A seminar or webinar with a date, at the margin of the relationship."""
    if not _dated(scene, sentence):
        return []
    first, last = phrase_first(scene, mark.first), phrase_last(scene, mark.last)
    if scene.language == "ru":
        first = mark.first
    name = lower_first(text_of(scene, first, last))
    after = times_between(scene, last, sentence.last)
    return [Event(first, last, "other", name, "seminar", optional=True, time=after[0] if after else None)]


def _opening(scene: Scene, sentence: Sentence, words: Words) -> list[Event]:
    """ "Its Quito office opens on 18 April", «торговый дом откроется в мае»: an office opens on a day."""
    for mark in marks_in(words["office"], sentence.first, sentence.last):
        follows = list(marks_in(words["open"], mark.last, min(mark.last + 3, sentence.last)))
        if not follows or not times_between(scene, follows[0].last, sentence.last):
            continue
        if scene.tokens[follows[0].last].low in _OWNED:
            continue  # "the embassy opened the third forum"
        first = phrase_first(scene, mark.first)
        printed = text_of(scene, first, mark.last)
        name = f"opening of the {printed}" if scene.language == "en" else f"открытие: {printed}"
        return [Event(first, mark.last, "other", name, "an office opens")]
    return []
