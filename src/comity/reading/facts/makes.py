"""Production told by a verb: "Nordal has been making skis in Osh since 2009", «Нордаль начала выпускать лыжи в Оше».

A verb of making counts where its maker is a firm by the shape of its name, its goods follow it, and a town is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.reading.facts import names, spans
from comity.reading.facts.common import ARTICLES, text_of
from comity.reading.facts.marked import Mark
from comity.reading.facts.project_names import subjects
from comity.reading.facts.project_parts import Found, place_of
from comity.reading.scan import MARK, NUMBER, WORD, Sentence, Token
from comity.reading.scene import Scene
from comity.reference.commodities import nominative

_BEGINS = 5  # tokens back from "making" to "began", "has been"
_GOODS = 7  # tokens of the goods' name at most


def made(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """What a firm makes in a town, each verb a project; none where the goods or the town are not told."""
    verbs = spans.marks_of(scene, sentence.first, sentence.last, "make")
    for mark in verbs:
        if mark.value != "finite" and not _begun(scene, sentence, mark):
            continue
        first, last = _goods_after(scene, mark.last, sentence.last)
        if first == last:
            continue
        item = Found(mark.first, last, Mark("head", "making", mark.first, mark.last), "what is made", complement=True)
        item.low, item.high = spans.bounds(scene, mark.first)
        item.title = _title(scene, first, last)
        if _maker(scene, sentence, item) and _town_beside(scene, sentence, item):
            yield item


def _town_beside(scene: Scene, sentence: Sentence, item: Found) -> bool:
    """The town stands between the verb's own commas, or opens its part of the sentence; what "which makes" tells is by
    the way."""
    spot = place_of(scene, sentence, item)
    if spot is None or scene.lows[max(item.first - 1, 0)] in ("which", "that", "who"):
        return False
    own = spans.segment(scene, item.first, item.low, item.high)
    opening = spans.segment(scene, item.low, item.low, item.high)
    return own[0] <= spot.first < own[1] or (spot.first < opening[1] and scene.language == "ru")


def _begun(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """ "Began [making]", "has been [making]", «начала [выпускать]»: a verb that the other hangs on."""
    leads = spans.words_of(scene.language, "make_lead")
    for i in range(mark.first - 1, max(sentence.first, mark.first - _BEGINS) - 1, -1):
        if scene.lows[i] in leads:
            return True
        if scene.tokens[i].kind == MARK:
            break
    return False


def _goods_after(scene: Scene, i: int, stop: int) -> tuple[int, int]:
    """The goods right after the verb: known ones, or a bare noun phrase that is no idiom's ("making progress")."""
    i = _past_town(scene, i, stop)
    while i < stop and scene.lows[i] in ARTICLES:
        i += 1
    last = spans.right_ru(scene, i, stop) if scene.language == "ru" else spans.right(scene, i, stop)
    if scene.language == "ru":  # «добывает [гравий] эстонская «Скала»»: the maker may stand behind the goods
        maker = next((j for j in range(i, last) if scene.tokens[j].text in "«“„"), last)
        while maker < last and maker > i + 1 and spans.adjectival(scene.tokens[maker - 1], "ru"):
            maker -= 1
        last = maker
    if i < stop and scene.tokens[i].text.isupper() and last < stop and scene.tokens[last].kind == NUMBER:
        return i, i  # "building a EUR 20 million resort"
    if last == i or last - i > _GOODS or scene.lows[i] in spans.listed("made_not"):
        return i, i
    if any(scene.lows[j] in spans.listed("made_not") for j in range(i, last)) or scene.places_in(i, i + 1):
        return i, i
    return i, last


def _past_town(scene: Scene, i: int, stop: int) -> int:
    """«Выпускать [в Оше] лыжи»: the town may stand between."""
    if scene.language != "ru" or i + 1 >= stop or scene.lows[i] not in spans.listed("in"):
        return i
    place = next(iter(scene.places_in(i + 1, i + 2)), None)
    return place.last if place is not None else i + 2 if scene.tokens[i + 1].capital else i


def _title(scene: Scene, first: int, last: int) -> str:
    """ "production of skis", «лыжи (производство)»."""
    printed = text_of(scene, first, last)
    return f"{nominative(printed)} (производство)" if scene.language == "ru" else f"production of {printed}"


def _maker(scene: Scene, sentence: Sentence, item: Found) -> bool:
    """A firm named before the verb, or in Russian anywhere in its part of the sentence: not a country, nor "it"."""
    high = item.high if scene.language == "ru" else item.first
    named: Sequence[object] = names.companies(scene, item.low, item.first)
    if scene.language == "ru":
        named = named or [token for token in scene.tokens[item.low : item.first] if _latin(token)]
        named = named or [one for one in names.companies(scene, item.last, high) if one.first - item.last <= 3]
    return bool(named) or bool(subjects(scene, sentence, item))


def _latin(token: Token) -> bool:
    """A name in Latin letters inside a Russian text is a firm's where something is made."""
    return token.kind == WORD and token.capital and token.text.isascii() and token.text[1:].islower()
