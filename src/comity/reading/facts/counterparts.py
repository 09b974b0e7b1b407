"""Counterparts: officers who are told by the office of another ("her Chadian counterpart, Idriss Moussa")."""

from __future__ import annotations

from comity.reading.facts.common import ARTICLES, sentences_with
from comity.reading.facts.marked import marks, marks_in
from comity.reading.facts.names import Person, person_at
from comity.reading.facts.office_owners import other_of
from comity.reading.scene import Scene

_PLACES = ("adjective", "name")


def counterparts(scene: Scene) -> list[tuple[Person, str | None]]:
    """(person, country) of everyone whom the text calls the counterpart of somebody, in the order of the text."""
    words = marks(scene, "facts_a", "counterpart")
    found: list[tuple[Person, str | None]] = []
    for sentence in sentences_with(scene, words):
        for mark in marks_in(words, sentence.first, sentence.last):
            start = mark.last
            while start < sentence.last and (scene.tokens[start].text == "," or scene.lows[start] in ARTICLES):
                start += 1
            person = person_at(scene, start, sentence.last, case=mark.value)
            if person is not None:
                found.append((person, _country(scene, mark.first)))
    return found


def _country(scene: Scene, i: int) -> str | None:
    """ "Her Chadian counterpart", «марокканский коллега»; None where no country stands before the word."""
    beside = [p.code for p in scene.places_in(max(0, i - 3), i) if p.role in _PLACES and len(p.code) == 3]
    return beside[-1] if beside else None


def country_of(scene: Scene, told: str | None, colleague: str | None) -> str | None:
    """The country told beside the word, else the other one of the pair than the colleague's."""
    return told or other_of(scene.pair, colleague or "")
