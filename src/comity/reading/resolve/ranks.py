"""Ranks: "ranked fifth among the buyers", «заняла 11-е место», "its second largest market", "the top five"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene

_NOUNS = words("ranks.nouns")
_BEHIND = words("ranks.behind")
_CAPITAL = words("ranks.capital")
_DESTINATIONS = words("ranks.destinations")
_ENDINGS = words("ranks.endings")
_NO_RANK = words("ranks.no_rank")
_PARTNERS = words("ranks.partners")
_RANKED = words("ranks.ranked")
_SUFFIXES = words("common.suffixes")
_SUPERLATIVE = words("ranks.superlative")
_SUPERLATIVE_RU = words("ranks.superlative_ru")
_VERBS = words("ranks.verbs")
_MEASURE = (
    (frozenset(["supplier", "suppliers", "importer", "поставщик", "поставщиком", "поставщиков"]), "imports"),
    (
        frozenset(
            [
                "buyer",
                "buyers",
                "market",
                "markets",
                "customer",
                "customers",
                "destination",
                "exporter",
                "покупатель",
                "покупателей",
                "покупателем",
                "рынок",
                "рынком",
            ]
        ),
        "exports",
    ),
    (frozenset(["investor", "investors", "инвестором", "инвестор", "инвесторов"]), "investment"),
)


@dataclass(frozen=True, slots=True)
class Rank:
    """tokens first..last are the printed rank; measure is what its noun says, empty where the discourse decides."""

    first: int
    last: int
    value: int
    measure: str
    bound: str = "exact"


def ranks(scene: Scene, sentence: Sentence) -> list[Rank]:
    """The ranks of a sentence."""
    found = []
    for i in range(sentence.first, sentence.last):
        rank = _ordinal(scene, sentence, i) or _top(scene, sentence, i) or _numbered(scene, sentence, i)
        if rank is not None and not (found and rank.first < found[-1].last):
            found.append(rank)
    return found


def _near(scene: Scene, sentence: Sentence, first: int, last: int, words: frozenset[str], reach: int) -> bool:
    tokens = scene.tokens
    after = tokens[last : min(last + reach, sentence.last)]
    return any(token.low in words for token in after)


def _noun_measure(scene: Scene, sentence: Sentence, last: int) -> str:
    """The measure of the nearest noun of ranks after."""
    window = scene.tokens[last : min(last + 6, sentence.last)]
    if any(token.low in _CAPITAL for token in scene.tokens[sentence.first : sentence.last]) and any(
        token.low in _DESTINATIONS for token in window
    ):
        return "investment"
    for token in window:
        for words, measure in _MEASURE:
            if token.low in words:
                return measure
        if token.low in _PARTNERS:
            return "turnover"
    return ""


def _ordinal(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """fifth among; second export market; четвёртым среди партнёров; 11-е место; 13th largest."""
    tokens = scene.tokens
    token = tokens[i]
    value, last = 0, i + 1
    for cue in scene.cues_in(i, i + 1, "ordinal"):
        value = int(cue.value)
    if not value and token.kind == NUMBER and token.text.isdigit() and i + 1 < sentence.last:
        suffix = tokens[i + 1]
        if suffix.start == token.end and suffix.low in _SUFFIXES:
            value, last = int(token.text), i + 2
        elif (
            suffix.text == "-"
            and i + 2 < sentence.last
            and tokens[i + 2].low in _ENDINGS
            and tokens[i + 2].start == suffix.end
        ):
            value, last = int(token.text), i + 3
    if not value:
        match = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", token.low)
        if match:
            value = int(match[1])
    if not value or not _ranked(scene, sentence, i, last):
        return None
    return Rank(i, last, value, _noun_measure(scene, sentence, last))


def _ranked(scene: Scene, sentence: Sentence, i: int, last: int) -> bool:
    """A place in an order, not the first session, the fifth of May or the fourth time."""
    tokens = scene.tokens
    after = [token.low for token in tokens[last : min(last + 6, sentence.last)]]
    if after and after[0] in _NO_RANK:
        return False
    if scene.times_in(max(sentence.first, i - 1), last) and any(
        time.first <= i < time.last for time in scene.times_in(max(sentence.first, i - 2), last)
    ):
        return False
    before = [token.low for token in tokens[max(sentence.first, i - 5) : i]]
    if (
        any(word in _NOUNS for word in after[:2])
        or (after[:1] and after[0] in _SUPERLATIVE)
        or after[:2] == ["most", "important"]
    ):
        return True
    if any(word in _RANKED for word in before):
        return True
    if after[:1] and after[0] in _BEHIND and any(word in _VERBS for word in before[-2:]):
        return True
    return any(word in _VERBS for word in before[-2:]) and any(word in _NOUNS for word in after)


def _top(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """the largest trading partner; top five; one of the three largest; входит в тройку."""
    tokens = scene.tokens
    low = tokens[i].low
    groups = {"тройку": 3, "тройке": 3, "пятерку": 5, "пятерке": 5, "десятку": 10, "десятке": 10}
    if low in groups:
        return Rank(i, i + 1, groups[low], "", "under")
    if low == "top" and i + 1 < sentence.last:
        for cue in scene.cues_in(i + 1, i + 2, "unit"):
            return Rank(i, i + 2, int(cue.value), _noun_measure(scene, sentence, i + 2), "under")
        if tokens[i + 1].text.isdigit():
            return Rank(i, i + 2, int(tokens[i + 1].text), _noun_measure(scene, sentence, i + 2), "under")
    if low in ("largest", "biggest") and _near(scene, sentence, i, i + 1, _NOUNS, 4):
        if (
            any(cue.last in (i, i - 0) for cue in scene.cues_in(max(sentence.first, i - 2), i, "ordinal", "unit"))
            or tokens[i - 1].low in _SUFFIXES
        ):
            return None
        return Rank(i, i + 1, 1, _noun_measure(scene, sentence, i + 1))
    return None


def _numbered(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """customer No. 15; number one."""
    tokens = scene.tokens
    if tokens[i].low in ("no", "№") and i > sentence.first and tokens[i - 1].low in _NOUNS:
        j = i + 2 if tokens[i + 1].text == "." else i + 1
        if j < sentence.last and tokens[j].text.isdigit():
            return Rank(j, j + 1, int(tokens[j].text), _noun_measure(scene, sentence, i - 1))
    return None
