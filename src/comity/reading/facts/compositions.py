"""Compositions: the goods of a flow named in order without numbers.

"Exports of A to B are mainly X, Y and Z", «основу импорта составляют X, Y и Z», "B buys X, Y and Z from A". A list
that holds amounts is
none: those goods have figures of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.model.facts import Composition
from comity.model.statement import Statement
from comity.reading.facts import spans
from comity.reading.facts.common import make, sentences_with, text_of, times_between
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow, resolve
from comity.reading.resolve.roles import roles
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, Sentence
from comity.reading.scene import Scene
from comity.reference.commodities import nominative

_FLOWS = ("exports", "imports")
_AND = words("compositions.and")
_BREAKS = frozenset(".;:!?()|•*—–")
_FAR = 14


@dataclass(frozen=True, slots=True)
class Listed:
    """Goods as token spans, in the order of the text."""

    items: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The first token of the first."""
        return self.items[0][0]

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.items[-1][1]


def find(scene: Scene) -> list[Statement]:
    """Every composition, in the order of the text."""
    if scene.pair is None:
        return []
    found: list[Statement] = []
    flows = [cue for cue in scene.cues if cue.kind in ("measure", "verb") and cue.value in _FLOWS]
    for sentence in sentences_with(scene, flows):
        if scene.tokens[sentence.last - 1].text == "?":
            continue
        taken: list[tuple[int, int]] = []
        for cue, goods in _told(scene, sentence):
            if spans.overlaps(taken, goods.first, goods.last):
                continue
            taken.append((goods.first, goods.last))
            found.append(_statement(scene, sentence, cue, goods))
    return sorted(found, key=lambda statement: (statement.start, statement.end))


def _statement(scene: Scene, sentence: Sentence, cue: Cue, goods: Listed) -> Composition:
    flow = _flow(scene, sentence, cue, goods)
    times = times_between(scene, sentence.first, sentence.last)
    return make(
        Composition,
        scene,
        goods.first,
        goods.last,
        rule="goods of a flow in a list",
        measure=flow.measure,
        reporter=flow.reporter,
        partner=flow.partner,
        goods=tuple(_good(scene, *item) for item in goods.items),
        period=times[0].period if times else None,
    )


def _good(scene: Scene, first: int, last: int) -> str:
    text = text_of(scene, first, last)
    return nominative(text) if scene.language == "ru" else text


def _flow(scene: Scene, sentence: Sentence, cue: Cue, goods: Listed) -> Flow:
    """The countries that the cue's own part of the sentence names."""
    verb = cue.kind == "verb" or _is_verb(scene, cue)
    low, high = _part(scene, sentence, cue)
    if not verb and goods.first > cue.first:
        high = min(high, goods.first)
    return resolve(scene, cue, roles(scene, cue, low, high, verb), None)


def _part(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[int, int]:
    """The tokens between semicolons around the cue."""
    low, high = sentence.first, sentence.last
    for i in range(sentence.first, sentence.last):
        if scene.tokens[i].text == ";" or (
            scene.lows[i] in ("while", "whereas", "а") and scene.tokens[i - 1].text == ","
        ):
            if i < cue.first:
                low = i + 1
            else:
                high = i
                break
    return low, high


def _told(scene: Scene, sentence: Sentence) -> Iterator[tuple[Cue, Listed]]:
    """Cues of a flow with the list that belongs to each."""
    cues = [cue for cue in scene.cues_in(sentence.first, sentence.last, "measure", "verb") if cue.value in _FLOWS]
    cues = [
        cue
        for cue in cues
        if cue.kind == "measure" or (not _closes_list(scene, cue, sentence) and _country_trades(scene, cue, sentence))
    ]
    for cue in cues:
        low, high = _part(scene, sentence, cue)
        following = [other.first for other in cues if other.first > cue.first and other.first < high]
        goods = _after(scene, cue, following[0] if following else high) or _before(scene, cue, low, high)
        if goods is not None:
            yield cue, goods


def _country_trades(scene: Scene, cue: Cue, sentence: Sentence) -> bool:
    """A country, "we" or "it" sells or buys, or a country is named after the verb: a shop sells no exports."""
    before = [token.low for token in scene.tokens[sentence.first : cue.first]]
    spoken = spans.words_of(scene.language, "we", "trader")
    places = scene.places_in(sentence.first, sentence.last)
    return (
        any(word in spoken for word in before)
        or any(
            place.role in ("name", "metonym", "demonym") or (place.role == "capital" and place.first < cue.first)
            for place in places
        )
        or any(token.low in spoken for token in scene.tokens[cue.last : cue.last + 2])
    )


def _closes_list(scene: Scene, cue: Cue, sentence: Sentence) -> bool:
    """ "tyres and ships.": the last of a list is no verb of shipping."""
    before = scene.lows[cue.first - 1] if cue.first > sentence.first else ""
    return before in ("and", ",") and (cue.last >= sentence.last or scene.tokens[cue.last].kind == MARK)


def _after(scene: Scene, cue: Cue, high: int) -> Listed | None:
    """The list after "include", "are mainly", «преобладают», a dash; after a verb of selling right away."""
    openers = [mark.last for mark in spans.marks_of(scene, cue.last, min(high, cue.last + _FAR), "comp_open")]
    openers += [i + 1 for i in range(cue.last, min(high, cue.last + 6)) if scene.tokens[i].text in ("—", "–", ":")]
    if cue.kind == "verb" or _is_verb(scene, cue):
        openers.append(cue.last)
    for start in sorted(openers):
        if _amounts(scene, cue.last, start) and cue.kind == "verb":
            continue
        goods = _list(scene, start, high, reach=6 if cue.kind == "verb" else 5)
        if goods is not None:
            return goods
    return None


def _is_verb(scene: Scene, cue: Cue) -> bool:
    """ "Ghana mainly exports cocoa": the noun's form right before a good, and no "of"; Russian verbs are told apart."""
    if scene.language == "ru":
        return False
    return any(
        low == cue.last or (low == cue.last + 1 and scene.lows[cue.last] not in ("of", "from", "to"))
        for low, _ in spans.goods(scene, cue.first)
    )


def _before(scene: Scene, cue: Cue, low: int, high: int) -> Listed | None:
    """ "Tea, coffee and hides make up most of the exports", «Хлопок, рис и фрукты составляют основу экспорта»."""
    links = spans.marks_of(scene, low, cue.first, "comp_link")
    if not links or cue.first - links[-1].last > 6 or cue.kind == "verb":
        return None
    goods = _list(scene, low, links[-1].first, reach=4)
    if goods is None or links[-1].first - goods.last > 2 or _amounts(scene, goods.first, high):
        return None
    return goods


def _list(scene: Scene, start: int, high: int, reach: int) -> Listed | None:
    """Two goods or more joined by commas and "and", the first near `start`; None where amounts follow any of them."""
    known = [(low, last) for low, last in spans.goods(scene, start) if start <= low and last <= high]
    if (
        not known
        or known[0][0] - start > reach
        or any(scene.tokens[i].text in _BREAKS for i in range(start, known[0][0]))
    ):
        return None
    first = _item_start(scene, start, known[0][0])
    items = _items(scene, first, high, known)
    while items and not _names_goods(known, items[-1]) and not _closing(scene, items):
        items.pop()
    sure = sum(_names_goods(known, item) for item in items)
    if len(items) < 2 or sure * 2 < len(items) or _numbers_follow(scene, items, high):
        return None
    return Listed(tuple(items))


def _closing(scene: Scene, items: list[tuple[int, int]]) -> bool:
    """The last of three or more after "and": a good that the table does not know."""
    low, high = items[-1]
    if any(scene.lows[i] in spans.listed("vague") for i in range(low, high)):
        return False
    return len(items) > 2 and high - low <= 3 and scene.lows[low - 1] in _AND


def _names_goods(known: list[tuple[int, int]], item: tuple[int, int]) -> bool:
    return any(item[0] <= low and last <= item[1] for low, last in known)


def _item_start(scene: Scene, start: int, first: int) -> int:
    """The adjectives before the first of the table's goods belong to it: "phosphor salt", "frozen beef products"."""
    i = first
    opened = {mark.last for mark in spans.marks_of(scene, start, first, "comp_open")}
    while i > start and i not in opened:
        token = scene.tokens[i - 1]
        if (
            token.kind != WORD
            or token.low in spans.listed("small")
            or spans.is_stop(scene, i - 1)
            or scene.places_in(i - 1, i)
        ):
            break
        if token.low in spans.words_of(scene.language, "comp_open") or scene.cues_in(i - 1, i, "measure", "verb"):
            break
        if scene.language == "ru" and not spans.adjectival(token, "ru"):
            break
        i -= 1
    return i


def _items(scene: Scene, first: int, high: int, known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The items from token `first`: each of up to six words, "and" inside one of the table's goods not dividing it."""
    inside = {i for low, last in known for i in range(low + 1, last)}
    items: list[tuple[int, int]] = []
    start = i = first
    closing = False
    while i <= high:
        token = scene.tokens[i] if i < high else None
        joint = token is not None and i not in inside and (token.text == "," or token.low in _AND)
        if token is None or joint or _ends_item(scene, i, inside):
            if not _add(scene, items, start, i):
                break
            if not joint or closing:
                break
            closing = token is not None and token.low in _AND and not _goes_on(scene, i, high)
            start = i + 1
        i += 1
    return items


def _goes_on(scene: Scene, i: int, high: int) -> bool:
    """After "A, B and C, D and E" more follows: a comma within the next words."""
    return any(scene.tokens[j].text == "," or scene.lows[j] in _AND for j in range(i + 1, min(i + 5, high)))


def _add(scene: Scene, items: list[tuple[int, int]], start: int, end: int) -> bool:
    """Adds the item without its small words; False where there is none or it is no noun phrase."""
    low = start
    while low < end and (scene.lows[low] in spans.listed("small") or scene.lows[low] in _AND):
        low += 1
    if low >= end or end - low > 6 or scene.times_in(low, end):
        return low >= end and bool(items) and scene.tokens[start - 1].text == ","
    items.append((low, end))
    return True


def _ends_item(scene: Scene, i: int, inside: set[int]) -> bool:
    token = scene.tokens[i]
    if i in inside or token.text in ("-", "‑"):
        return False
    if token.kind in (NUMBER, IDENTIFIER) or token.kind == MARK:
        return True
    if scene.lows[i - 1] == "of" or token.low == "of":
        return False
    if scene.language == "ru" and spans.verbal(token):
        return True
    return spans.is_stop(scene, i) or token.low in spans.words_of(scene.language, "pos_stop")


def _numbers_follow(scene: Scene, items: list[tuple[int, int]], high: int) -> bool:
    """An amount inside the list or right after it: the goods have figures."""
    last = items[-1][1]
    return _amounts(scene, items[0][0], min(high, last + 4))


def _amounts(scene: Scene, first: int, last: int) -> bool:
    """A number that is no year."""
    dated = {i for time in scene.times_in(max(0, first - 6), last) for i in range(time.first, time.last)}
    return any(scene.tokens[i].kind == NUMBER and i not in dated for i in range(first, last))
