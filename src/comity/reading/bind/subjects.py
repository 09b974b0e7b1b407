"""What "it" means in the next sentence: the country or the flow that the sentence before was about."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.state import Desk, Item
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.roles import Roles
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene

_IT = words("subjects.it")
_LED = words("ranked.led")
_REACH = 8


def remember_subject(desk: Desk, sentence: Sentence, items: list[Item]) -> None:
    """The country a sentence begins with, and the first flow it told, if any; a sentence of neither keeps them."""
    told, scene = desk.told, desk.scene
    for place in scene.places_in(sentence.first, min(sentence.first + _REACH, sentence.last)):
        lead = scene.lead(place, sentence.first)
        if place.role in ("name", "metonym") and not place.possessive and lead not in _LED and len(place.code) == 3:
            told.subject = place.code
            break
    pair = (*(scene.pair or ()), "WLD")
    strange = told.opened is not None and scene.pair is not None and told.opened.reporter not in pair
    if told.opened is not None and not strange and any(isinstance(item, Cue) for item in items):
        told.subject_flow = told.opened


def agent_of_pronoun(desk: Desk, sentence: Sentence, cue: Cue, found: Roles) -> None:
    """ "Germany is our third customer. It bought ...": the pronoun before the verb stands for the last subject."""
    if found.agent is None and found.both is None and _pronoun(desk.scene, sentence, cue.first):
        found.agent = desk.told.subject


def flow_of_pronoun(desk: Desk, sentence: Sentence, at: int) -> None:
    """ "Trade reached 18 billion, of it exports 5. In nine months it grew by 7%": before any measure of its own a
    sentence's "it" is what the one before was about."""
    told, scene = desk.told, desk.scene
    if told.opened is not None and _turns_back(scene, sentence, at):
        told.flow, told.goods = told.opened, None
        return
    if told.subject_flow is None or told.flow is None or scene.cues_in(sentence.first, at, "measure", "verb", "count"):
        return
    if _pronoun(scene, sentence, at):
        # Whose statistics the sentence quotes stands over whose were told before.
        quoted = told.flow.books is not None and told.flow.books != told.subject_flow.books
        told.flow = replace(told.flow, measure=told.subject_flow.measure) if quoted else told.subject_flow
        before = scene.sentences[sentence.index - 1].start if sentence.index else sentence.start
        if told.topic_told and told.goods is None and told.subject_flow.heard[0] >= before:
            told.goods = told.topic  # "Tea exports fell to 2 million. The following year they grew"


def _turns_back(scene: Scene, sentence: Sentence, at: int) -> bool:
    """ "Trade was 3 billion, with exports of 2; last year it had shrunk to 1": after a semicolon "it" is what the
    sentence began with."""
    first = next((i for i in range(at - 1, sentence.first, -1) if scene.tokens[i].text == ";"), 0)
    if not first or scene.cues_in(first, at, "measure", "verb", "count", "services"):
        return False
    it = "it" in scene.lows[first:at]
    dated = {i for time in scene.times_in(first, at) for i in range(time.first, time.last)}
    return it and not any(token.kind == NUMBER and token.index not in dated for token in scene.tokens[first:at])


def _pronoun(scene: Scene, sentence: Sentence, at: int) -> bool:
    """A pronoun is the subject of the clause of token `at`, and no country is."""
    first = clause_first(scene, sentence, at)
    if any(place.role in ("name", "metonym") and scene.lead(place) not in _LED for place in scene.places_in(first, at)):
        return False
    opening = scene.lows[first : first + 2]
    if opening[:1] in (["that"], ["this"], ["это"]) and opening[1:] in (["is"], ["was"], ["на"], ["—"]):
        return True
    return not _IT.isdisjoint(scene.lows[max(first, at - _REACH) : at])
