"""Noun phrases: where the modifiers before a head begin, and where what hangs on it ends."""

from __future__ import annotations

import re

from comity.reading.facts.common import ARTICLES, CLOSING, HYPHENS, quoted, sentence_of
from comity.reading.facts.marked import fact_words
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, WORD, Token
from comity.reading.scene import Scene

_REFLEXIVE = ("ются", "утся", "ится", "ятся", "атся", "ется", "лся", "лась", "лось", "лись")
# The years a plan is for belong to its name: "roadmap for 2020-2022", «план на 2024–2026 годы», «до 2040 года».
_NOUNS = words("phrases.nouns")  # as a verb's forms they would end a phrase
_BREAKS = words("phrases.breaks")  # fmt: skip
_SPOTS = frozenset(("name", "capital", "city"))
_FINITE = re.compile(r"^[а-яё]{2,}(?:ит|ет|ёт|ут|ют|ят|ал|ил|ел|али|или|ели|ала|ила)$")
_TERM_LEADS = words("phrases.term_leads")


def phrase(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The noun phrase whose head is tokens first..last-1: its modifiers before and what hangs on it after."""
    return phrase_first(scene, first), phrase_last(scene, last)


def phrase_first(scene: Scene, i: int) -> int:
    """Where the modifiers before the head at token i begin: "a new [free trade] agreement" gives the token of
    "free"."""
    sentence = sentence_of(scene, i)
    stops = fact_words("facts_a", scene.language, "np_stop", "np_link")
    dull = fact_words("facts_a", scene.language, "np_dull")
    first = i
    while first > sentence.first:
        token = scene.tokens[first - 1]
        if token.text in HYPHENS and first - 2 >= sentence.first and scene.tokens[first - 2].kind == WORD:
            first -= 1
            continue
        if token.low in dull and not (token.capital and first - 1 > sentence.first):
            break
        if token.kind in (MARK, "number") or token.low in stops or token.low in ARTICLES or _in_time(scene, first - 1):
            break
        if scene.language == "en" and token.low.endswith("ly"):
            break
        if scene.language == "ru" and any(p.role in _SPOTS for p in scene.places_in(first - 1, first)):
            break  # «подписали в Праге [учредительный договор]»
        if scene.language == "ru" and token.kind == WORD and _FINITE.search(token.text):
            break  # «многое решит [бизнес-форум]»
        first -= 1
    return first


def phrase_last(scene: Scene, i: int) -> int:
    """Where the phrase ends that goes on at token i: "agreement [on trade and transit] was signed" gives the token of
    "was"."""
    sentence = sentence_of(scene, i - 1)
    stops = fact_words("facts_a", scene.language, "np_stop")
    links = fact_words("facts_a", scene.language, "np_link")
    last = i
    while last < sentence.last:
        token = scene.tokens[last]
        if last == i and scene.language == "en" and any(p.role == "name" for p in scene.places_in(i, i + 1)):
            break  # "under the programme Chad sells ...": a new subject
        term = next((time for time in scene.times_in(last, last + 2) if time.first in (last, last + 1)), None)
        if token.low in _TERM_LEADS and term is not None and not term.relative:
            last = term.last
            continue
        if token.low in ("on", "with", "на", "for") and _day_or_person(scene, last + 1, sentence.last):
            break
        if token.low in links and last + 1 < sentence.last and scene.lows[last + 1] in _BREAKS:
            break  # «десять документов [по итогам визита]», «заседания комиссии [на вопросы газеты] ответил»
        if token.low in ("in", "в", "на") and not _in_area(scene, last, sentence.last):
            break
        if (
            (token.low in stops and token.low not in _NOUNS)
            or russian_verb(scene, last)
            or (token.kind == MARK and not _runs_on(scene, last, sentence.last))
        ):
            break
        if _in_time(scene, last):
            break
        inner = quoted(scene, last)
        if inner:
            last = inner[1] + 1
            continue
        if token.text == "(":
            last += 3
            continue
        last += 1
    while last > i and (
        scene.lows[last - 1] in links or scene.lows[last - 1] in ARTICLES or _loose(scene.tokens[last - 1])
    ):
        last -= 1
    return last


def _day_or_person(scene: Scene, i: int, stop: int) -> bool:
    """ "on the 25th", "with Dr Novak": what follows belongs to the verb."""
    while i < stop and scene.lows[i] in ARTICLES:
        i += 1
    numbered = i < stop and scene.tokens[i].kind == "number" and not _in_time(scene, i)
    day = i > 0 and scene.lows[i - 1] in ARTICLES and i < stop and scene.tokens[i].kind == "number"
    return i < stop and (numbered or day or scene.lows[i] in ("dr", "mr", "ms", "mrs"))


def russian_verb(scene: Scene, i: int) -> bool:
    """A reflexive verb by its ending: «ведутся», «готовится», «состоялось»."""
    return scene.language == "ru" and scene.lows[i].endswith(_REFLEXIVE)


def _in_area(scene: Scene, i: int, stop: int) -> bool:
    """ "in the field of energy", «в области энергетики», «на поставку» where no time or place follows the
    preposition."""
    token = scene.tokens[i]
    after = i + 2 if i + 1 < stop and scene.lows[i + 1] in ARTICLES else i + 1
    if after >= stop:
        return False
    if token.low == "на":
        return not scene.places_in(after, after + 1)
    areas = fact_words("facts_a", scene.language, "np_area")
    return scene.lows[after] in areas


def _loose(token: Token) -> bool:
    return token.kind == MARK and token.text not in CLOSING


def _runs_on(scene: Scene, i: int, stop: int) -> bool:
    """A mark inside a phrase: a hyphen, a quotation, "(CIS)", the comma of a list that an "and" closes."""
    text = scene.tokens[i].text
    if text in HYPHENS:
        return True
    if quoted(scene, i):
        return True
    if text == "(":
        return i + 2 < stop and scene.tokens[i + 2].text == ")" and scene.tokens[i + 1].text.isupper()
    return text == "," and _list_goes_on(scene, i, stop)


def _list_goes_on(scene: Scene, comma: int, stop: int) -> bool:
    """After the comma come short items in small letters and an "and": "on health, education and trade"."""
    stops = fact_words("facts_a", scene.language, "np_stop")
    size = 0
    for j in range(comma + 1, min(comma + 16, stop)):
        token = scene.tokens[j]
        if token.low in ("and", "и"):
            return size > 0
        if token.text == ",":
            if size == 0:
                return False
            size = 0
            continue
        size += 1
        title = scene.tokens[comma - 1].capital and not scene.places_in(j, j + 1)
        if token.kind != WORD or token.low in stops or (token.capital and not title) or size > 3:
            return False
    return False


def _in_time(scene: Scene, i: int) -> bool:
    return any(time.first <= i < time.last for time in scene.times_in(max(0, i - 8), i + 1))
