"""Gatherings told of again without their name: "the next one is to take place in Oslo", «комиссия вновь соберётся»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.reading.facts.common import sentence_of
from comity.reading.facts.events import Event, when, where
from comity.reading.facts.marked import Words, fact_words, marks_in, standing
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Scene

_NEAR = 2  # sentences in which the one before was told
_ONE = words("next_ones.one")
_LEADS = frozenset(("next", "following"))
_AGAIN = words("next_ones.again")
_TYPES = words("next_ones.types")


def next_ones(scene: Scene, sentence: Sentence, words: Words, before: Sequence[Event]) -> list[Event]:
    """The next of what was told just before, and the body of its own that meets again; each with a day or a place."""
    told = [one for one in before if one.type in _TYPES]
    found = [*_next(scene, sentence, words, told), *_again(scene, sentence, words, told)]
    return [one for one in found if when(scene, one) is not None or where(scene, one.first, one.last) is not None]


def _next(scene: Scene, sentence: Sentence, words: Words, told: Sequence[Event]) -> list[Event]:
    """ "The forum was held in May; [the next one] will take place in Oslo", «[следующее] пройдёт в Осло»."""
    for i in standing(scene, _ONE, sentence.first, sentence.last - 1):
        first = i - 1 if scene.language == "en" else i
        if scene.language == "en" and (i == sentence.first or scene.lows[first] not in _LEADS):
            continue
        known = [one for one in told if one.last <= first and _close(scene, one, sentence)]
        verbs = marks_in(words["happens"], i + 1, min(i + 5, sentence.last))
        beside = verbs and (scene.language == "en" or verbs[0].first == i + 1)
        if known and beside:
            last = known[-1]
            return [replace(last, first=first, last=i + 1, rule="the next one", ordinal=None, place=None, time=None)]
    return []


def _again(scene: Scene, sentence: Sentence, words: Words, told: Sequence[Event]) -> list[Event]:
    """ "[The commission will next meet] in Oslo", «[комиссия вновь соберётся] в мае»: called in full before."""
    for mark in marks_in(words["body"], sentence.first, sentence.last):
        kind = mark.value.split("/")[0]
        known = [one for one in told if one.type == kind and one.last <= mark.first]
        verbs = marks_in(words["gathers"], mark.last, mark.last + 2)
        if not known or not verbs or not any(t.low in _AGAIN for t in scene.tokens[mark.last : verbs[0].last]):
            continue
        stops = fact_words("facts_a", scene.language, "np_stop", "np_link")
        bare = mark.first == sentence.first or scene.lows[mark.first - 1] in stops
        if bare or scene.lows[mark.first - 1] in ("the", "its", "joint"):
            event = known[-1]
            again = replace(event, first=mark.first, last=verbs[0].last, ordinal=None, place=None, time=None)
            return [replace(again, rule="a body that meets again")]
    return []


def _close(scene: Scene, event: Event, sentence: Sentence) -> bool:
    return sentence.index - sentence_of(scene, event.first).index <= _NEAR
