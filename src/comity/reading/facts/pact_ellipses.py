"""Instruments told without their noun: "five memoranda, among them one on tea", "the treaty ... and its protocol"."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.facts.common import ARTICLES, lower_first, text_of
from comity.reading.facts.marked import Mark, marks_in
from comity.reading.facts.pacts import Pact, with_field
from comity.reading.facts.phrases import phrase_last
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Scene

_ONES = words("pact_ellipses.ones")
_ON = words("pact_ellipses.on")
_AMONG = ("among them", "including", "of them", "в том числе", "среди них", "из них", "включая")
_SINGULAR = {
    "memoranda": "memorandum",
    "memorandums": "memorandum",
    "memoranda of understanding": "memorandum of understanding",
    "memorandums of understanding": "memorandum of understanding",
    "treaties": "treaty",
}
_PARTS = words("pact_ellipses.parts")


def with_ellipses(scene: Scene, sentence: Sentence, pacts: Sequence[Pact], heads: Sequence[Mark]) -> list[Pact]:
    """The instruments of a sentence, and those it tells without their noun, in the order of the text."""
    found = [*pacts]
    for mark in marks_in(heads, sentence.first, sentence.last):
        for pact in (*_ones(scene, sentence, mark), *_its(scene, mark, pacts)):
            if not any(pact.first < one.last and one.first < pact.last for one in found):
                found.append(pact)
    return sorted(found, key=lambda pact: pact.first)


def _ones(scene: Scene, sentence: Sentence, mark: Mark) -> list[Pact]:
    """ "Five memoranda, among them [one on tea] and [one on schools]", «семь соглашений, в том числе [о чае]»."""
    noun = _one_of(scene, mark)
    if not noun:
        return []
    start = _among(scene, mark.last, min(mark.last + 6, sentence.last))
    if start is None:
        return []
    found: list[Pact] = []
    i, fresh = start, True
    while i + 1 < sentence.last:
        first = i
        if scene.lows[i] in _ONES:
            i += 1
        # An item opens after the words "among them", a comma or "and": "on tea and one on schools".
        if fresh and scene.lows[i] in _ON and (i > first or scene.language == "ru"):
            last = _until_next(scene, i + 1, with_field(scene, phrase_last(scene, i), sentence))
            if last > i + 1:
                found.append(Pact(mark, first, last, f"{noun} {text_of(scene, i, last)}", False))
                i = last
                continue
        token = scene.tokens[i]
        if token.kind == MARK and token.text not in ",—–":
            break
        fresh = token.text in ",—–" or token.low in ("and", "и", "a", "а")
        i = max(i, first) + 1
    return found


def _one_of(scene: Scene, mark: Mark) -> str:
    """The noun of one of many: "memoranda" -> "memorandum", «соглашений» -> «соглашение»; "" for a singular."""
    printed = lower_first(text_of(scene, mark.first, mark.last))
    if scene.language == "ru":
        base = mark.value.rpartition("/")[2]
        plural = printed.endswith(("ий", "ов", "ия", "ры", "лы", "ты", "мы")) and printed != base
        return base if plural else ""
    if printed in _SINGULAR:
        return _SINGULAR[printed]
    return printed.removesuffix("s") if printed.endswith("s") else ""


def _among(scene: Scene, first: int, last: int) -> int | None:
    """The token after "among them", within last; None where no such words stand there."""
    for i in range(first, last):
        for size in (1, 2, 3):
            if " ".join(token.low for token in scene.tokens[i : i + size]) in _AMONG:
                return i + size
    return None


def _until_next(scene: Scene, i: int, last: int) -> int:
    """ "On tea [and one on schools]": another item ends the first."""
    for j in range(i, last - 1):
        ahead = scene.lows[j + 1]
        if scene.lows[j] in ("and", "и", ",") and (ahead in _ONES or ahead in _ON):
            return j
    return last


def _its(scene: Scene, mark: Mark, pacts: Sequence[Pact]) -> list[Pact]:
    """ "The tax treaty of 1981, and [its protocol]", «[протокол к нему]»: part of the instrument told before."""
    before = [pact for pact in pacts if pact.last <= mark.first]
    noun = mark.value.rpartition("/")[2] if scene.language == "ru" else scene.lows[mark.last - 1]
    if not before or noun not in _PARTS or scene.lows[mark.first] in ARTICLES:
        return []
    after = " ".join(token.low for token in scene.tokens[mark.last : mark.last + 2])
    own = mark.first > 0 and scene.lows[mark.first - 1] in ("its", "their", "his")
    to_it = after in ("to it", "к нему", "к ней")
    if not own and not to_it:
        return []
    last = mark.last + 2 if to_it else mark.last
    title = f"{noun} to the {before[-1].title}" if scene.language == "en" else f"{noun}: {before[-1].title}"
    return [Pact(mark, mark.first, last, title, False)]
