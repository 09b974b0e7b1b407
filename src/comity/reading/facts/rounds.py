"""Rounds of talks by their number, and meetings of officers by their office: "the fourth round opens on 15 March"."""

from __future__ import annotations

from comity.reading.facts.common import ARTICLES, clause, sentence_of, text_of, times_between
from comity.reading.facts.events import Event, ordinal_before, where
from comity.reading.facts.marked import Mark, Words, marks_in
from comity.reading.facts.phrases import phrase_first, phrase_last
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Sentence
from comity.reading.scene import Scene

_ROUNDS = ("round", "раунд", "раунда", "раунде", "раундом")
_NEXT = words("rounds.next")
_TALKS = ("talks", "negotiat", "consultations", "переговор", "консультаци")
_LEADS = frozenset((*ARTICLES, "at", "of", "and", "their", "next", "last"))


def round_of_talks(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The fourth round opens in Oslo on 15 March", «пятый раунд пройдёт в мае»: of the talks told of beside it."""
    number = ordinal_before(scene, mark.first)
    following = mark.first > sentence.first and scene.lows[mark.first - 1] in _NEXT
    if not (number or following) or scene.lows[mark.first] not in _ROUNDS:
        return []
    beside = scene.sentences[sentence.index - 1] if sentence.index else sentence
    noun = _talks_noun(scene, sentence) or (_talks_noun(scene, beside) if _same_part(beside, sentence) else "")
    low, high = clause(scene, mark.first)
    if not noun or not marks_in(words["happens"], low, high):
        return []
    if not times_between(scene, low, high) and where(scene, mark.first, mark.last) is None:
        return []
    last = phrase_last(scene, mark.last)
    if last == mark.last:
        name = f"round of {noun}" if scene.language == "en" else f"раунд {noun}"
        subject = _subject(scene, sentence, words) or _subject(scene, beside, words)
        name += (f" on {subject}" if scene.language == "en" else f": {subject}") if subject else ""
    else:
        name = f"{mark.value.rpartition('/')[2]} {text_of(scene, mark.last, last)}"
        name = name if scene.language == "ru" else text_of(scene, mark.first, last)
    first, value = (number[1], number[0]) if number else (mark.first, None)
    return [Event(first, last, "talks", name, "round of talks", value)]


def _same_part(before: Sentence, sentence: Sentence) -> bool:
    return before.paragraph == sentence.paragraph


def _talks_noun(scene: Scene, sentence: Sentence) -> str:
    """ "talks" or "negotiations", where the sentence speaks of them; "" where it does not."""
    for i in range(sentence.first, sentence.last):
        stem = next((stem for stem in _TALKS if scene.lows[i].startswith(stem)), None)
        if stem is not None:
            return {"negotiat": "negotiations", "переговор": "переговоров", "консультаци": "консультаций"}.get(
                stem, stem
            )
    return ""


def _subject(scene: Scene, sentence: Sentence, words: Words) -> str:
    """What the talks are on: the instrument that the sentence names."""
    for pact in marks_in(words["pact"], sentence.first, sentence.last):
        first = phrase_first(scene, pact.first)
        if pact.last - first > 1:
            return text_of(scene, first, pact.last)
    return ""


def officers_meeting(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The farm ministers' meeting, the third, in Oslo in June": of officers, and with a place or a time."""
    owner = next((role for role in words["roles"] if role.last == mark.first), None)
    owned = owner is not None and scene.tokens[mark.first - 1].possessive
    if owner is None or not owned or scene.language != "en":
        return []
    first = owner.first
    while first > sentence.first and scene.tokens[first - 1].kind == WORD and not scene.tokens[first - 1].capital:
        if scene.lows[first - 1] in _LEADS or ordinal_before(scene, first):
            break
        first -= 1
    number = ordinal_before(scene, first) or _after(scene, mark.last, sentence.last)
    time = times_between(scene, mark.last, sentence_of(scene, mark.first).last)
    if not time and where(scene, mark.first, mark.last) is None:
        return []
    name = text_of(scene, first, mark.last)
    return [Event(first, mark.last, "talks", name, "meeting of officers", number[0] if number else None)]


def _after(scene: Scene, i: int, stop: int) -> tuple[int, int] | None:
    """ ", the sixth,": the number behind the name."""
    if i + 3 < stop and scene.tokens[i].text == "," and scene.lows[i + 1] == "the":
        return ordinal_before(scene, i + 3)
    return None
