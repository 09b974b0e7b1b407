"""Speakers in capitals, as reports of parliament print them: "MINISTER OF TRADE (MS T. OKORO): Sir, ..."."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.facts.common import in_title, sentences_with
from comity.reading.facts.marked import fact_words, plain_words, standing
from comity.reading.facts.names import Person, person_at, person_before
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, WORD, Sentence
from comity.reading.scene import Scene

_SMALL = words("speakers.small")
_OFFICE = ("minister", "secretary", "president", "chancellor", "speaker", "governor", "ambassador", "commissioner")
_OFFICES = frozenset(word + end for word in _OFFICE for end in ("", "s"))
_HEADS = words("speakers.heads")
_LONG = 18  # tokens of an office


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the person as printed, and the office with capitals as in a sentence."""

    person: Person
    role: str


def speakers(scene: Scene) -> list[Speaker]:
    """Every label of a paragraph that names an office in capitals and, in brackets, who holds it."""
    if scene.language != "en":
        return []
    found = [_label(scene, sentence) for sentence in sentences_with(scene, tokens=standing(scene, _OFFICES))]
    return [one for one in found if one is not None]


def _label(scene: Scene, sentence: Sentence) -> Speaker | None:
    """ "THE MINISTER OF FISHERIES (MR P. ADJEI):": capitals up to the bracket, a name inside it, a colon."""
    tokens, i = scene.tokens, sentence.first
    while i < sentence.last and i - sentence.first < _LONG and (tokens[i].text.isupper() or tokens[i].text in ",-'’"):
        i += 1
    words = [token.text for token in tokens[sentence.first : i]]
    if i >= sentence.last or scene.lows[i] != "(" or not any(word.lower() in _OFFICES for word in words):
        return None
    first = i + 1
    while first < sentence.last and (scene.lows[first] in plain_words("title") or scene.lows[first] == "."):
        first += 1
    last = first
    while last < sentence.last and (scene.lows[last] == "." or (tokens[last].kind == WORD and tokens[last].capital)):
        last += 1
    closes = last + 1 < len(tokens) and scene.lows[last] == ")" and scene.lows[last + 1] in (":", ",", "—", "–")
    if not closes or not any(len(token.text) > 1 for token in tokens[first:last] if token.kind != MARK):
        return None
    person = " ".join(scene.words(first, last).split())
    return Speaker(Person(first, last, person), _cased(scene, sentence.first, i))


def _cased(scene: Scene, first: int, last: int) -> str:
    """ "MINISTER OF TRADE AND INDUSTRY" -> "Minister of Trade and Industry"."""
    if scene.lows[first] == "the":
        first += 1
    words = " ".join(scene.words(first, last).split()).split(" ")
    return " ".join(word.lower() if word.lower() in _SMALL else word.capitalize() for word in words)


def titled(scene: Scene) -> Person | None:
    """ "Ama Kofi: “We sell more than tea”": who speaks in an interview, where only its title says the name."""
    title = next((sentence for sentence in scene.sentences if in_title(sentence)), None)
    if title is None:
        return None
    person = person_at(scene, title.first, title.last)
    if person is None or person.last >= title.last or scene.tokens[person.last].text != ":":
        return None
    family = scene.tokens[person.last - 1].text
    return None if any(token.text == family for token in scene.tokens[title.last :]) else person


@dataclass(frozen=True, slots=True)
class Leader:
    """Who heads a public body by a verb: the person, and the tokens of the body."""

    person: Person
    first: int
    last: int


def leaders(scene: Scene) -> list[Leader]:
    """ "Ama Kofi, who heads the Trade Chamber,", «Ян Новак, возглавляющий палату,»: of public bodies only."""
    found = []
    orgs = fact_words("facts_a", scene.language, "org")
    for sentence in sentences_with(scene, tokens=standing(scene, _HEADS)):
        for i in standing(scene, _HEADS, sentence.first + 3, sentence.last - 1):
            comma = i - 1 if scene.language == "ru" else i - 2
            who = scene.language == "ru" or scene.lows[i - 1] == "who"
            if scene.tokens[comma].text != "," or not who:
                continue
            person = person_before(scene, comma, sentence.first)
            stop = next((j for j in range(i, sentence.last) if scene.tokens[j].kind == MARK), sentence.last)
            public = any(scene.lows[j] in orgs or scene.lows[j] == "палату" for j in range(i + 1, stop))
            if person is not None and public and stop - i <= _LONG:
                found.append(Leader(person, i + 1, stop))
    return found
