"""Ranks: "ranked ninth among the buyers", «заняла 11-е место», "its second largest market", "the top five"."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.lexicon.lookup import lexicon
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
_VERBS = words("ranks.verbs")
_MEASURES = (
    (words("ranks.suppliers"), "imports"),
    (words("ranks.buyers"), "exports"),
    (words("ranks.investors"), "investment"),
    (_PARTNERS, "turnover"),
)
_GROUPS = {"тройку": 3, "тройке": 3, "пятерку": 5, "пятерке": 5, "десятку": 10, "десятке": 10}
# The words a rank begins with besides ordinals and digits.
_OPENERS = frozenset(("top", "largest", "biggest", "no", "№", *_GROUPS))


@dataclass(frozen=True, slots=True)
class Rank:
    """tokens first..last are the printed rank; measure is what its noun says, empty where the discourse decides."""

    first: int
    last: int
    value: int
    measure: str
    bound: str = "exact"


def ranks(scene: Scene, sentence: Sentence) -> list[Rank]:
    """The ranks of a sentence, not overlapping."""
    found: list[Rank] = []
    ordinals = {cue.first for cue in scene.cues_in(sentence.first, sentence.last, "ordinal")}
    for i in range(sentence.first, sentence.last):
        token = scene.tokens[i]
        if i not in ordinals and "-" not in token.low and token.kind != NUMBER and token.low not in _OPENERS:
            continue
        rank = _ordinal(scene, sentence, i) or _top(scene, sentence, i) or _numbered(scene, sentence, i)
        if rank is not None and not (found and rank.first < found[-1].last):
            found.append(rank)
    return found


def _noun_measure(scene: Scene, sentence: Sentence, last: int) -> str:
    """The measure of the nearest noun of ranks after: a supplier is first in imports, a buyer in exports."""
    window = scene.tokens[last : min(last + 6, sentence.last)]
    if any(token.low in _DESTINATIONS for token in window) and any(
        token.low in _CAPITAL for token in scene.tokens[sentence.first : sentence.last]
    ):
        return "investment"
    for token in window:
        for nouns, measure in _MEASURES:
            if token.low in nouns:
                return measure
    return ""


def _ordinal(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """fifth among; second export market; четвёртым среди партнёров; 11-е место; 13th largest."""
    value, last = _ordinal_at(scene, sentence, i)
    if not value or not _ranked(scene, sentence, i, last):
        return None
    return Rank(i, last, value, _noun_measure(scene, sentence, last))


def _ordinal_at(scene: Scene, sentence: Sentence, i: int) -> tuple[int, int]:
    """(value, token after) of an ordinal in words or digits at i; 0 for none."""
    tokens, token = scene.tokens, scene.tokens[i]
    joined, _, superlative = token.low.partition("-")
    if superlative in _SUPERLATIVE:
        return next(
            (int(entry.value) for entry in lexicon("en").forms.get(joined, ()) if entry.kind == "ordinal"), 0
        ), i + 1
    cues = scene.cues_in(i, i + 1, "ordinal")
    if cues:
        return int(cues[-1].value), i + 1
    if token.kind != NUMBER or not token.text.isdecimal() or len(token.text) > 3 or i + 1 >= sentence.last:
        return 0, i + 1
    suffix = tokens[i + 1]
    if suffix.start == token.end and suffix.low in _SUFFIXES:
        return int(token.text), i + 2
    ending = tokens[i + 2] if i + 2 < sentence.last else None
    if suffix.text == "-" and ending is not None and ending.low in _ENDINGS and ending.start == suffix.end:
        return int(token.text), i + 3
    return 0, i + 1


def _ranked(scene: Scene, sentence: Sentence, i: int, last: int) -> bool:
    """A place in an order, not the first session, the fifth of May or the fourth time."""
    tokens = scene.tokens
    after = [token.low for token in tokens[last : min(last + 6, sentence.last)]]
    following = after[0] if after else ""
    if following in _NO_RANK:
        return False
    times = scene.times_in(max(sentence.first, i - 2), last)
    if any(time.first <= i < time.last and time.first >= i - 1 for time in times):
        return False
    if (
        "-" in tokens[i].low
        or any(word in _NOUNS for word in after[:2])
        or following in _SUPERLATIVE
        or after[:2] == ["most", "important"]
    ):
        return True
    before = [token.low for token in tokens[max(sentence.first, i - 5) : i]]
    if not _RANKED.isdisjoint(before):
        return True
    if _VERBS.isdisjoint(before[-2:]):
        return False
    return following in _BEHIND or not _NOUNS.isdisjoint(after)


def _top(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """the largest trading partner; top five; входит в тройку (under: among the first three)."""
    tokens = scene.tokens
    low = tokens[i].low
    if low in _GROUPS:
        return Rank(i, i + 1, _GROUPS[low], "", "under")
    if low == "top" and i + 1 < sentence.last:
        number = tokens[i + 1].text
        spelled = [int(cue.value) for cue in scene.cues_in(i + 1, i + 2, "unit")]
        if number.isdecimal() and len(number) <= 3:
            spelled.append(int(number))
        if spelled:
            return Rank(i, i + 2, spelled[0], _noun_measure(scene, sentence, i + 2), "under")
    if low in ("largest", "biggest") and any(
        token.low in _NOUNS for token in tokens[i + 1 : min(i + 5, sentence.last)]
    ):
        # "the second largest", "the three largest": told by the number before.
        numbered = any(cue.last == i for cue in scene.cues_in(max(sentence.first, i - 2), i, "ordinal", "unit"))
        if not numbered and tokens[i - 1].low not in _SUFFIXES:
            return Rank(i, i + 1, 1, _noun_measure(scene, sentence, i + 1))
    return None


def _numbered(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """customer No. 15; покупатель № 3."""
    tokens = scene.tokens
    around = tokens[max(sentence.first, i - 1) : i] + tokens[i + 1 : min(i + 9, sentence.last)]
    if tokens[i].low not in ("no", "№") or not any(token.low in _NOUNS or token.low in _RANKED for token in around):
        return None
    j = i + 2 if i + 1 < sentence.last and tokens[i + 1].text == "." else i + 1
    if j >= sentence.last or not tokens[j].text.isdecimal() or len(tokens[j].text) > 3:
        return None
    return Rank(j, j + 1, int(tokens[j].text), _noun_measure(scene, sentence, i - 1))
