"""Whose capital it is where the word of investment names no country."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.state import Desk
from comity.reading.lexicon.lookup import Cue
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence

_DIRECT = frozenset(("прямые", "прямых", "direct"))


def of_firms(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """«77 предприятий с литовским капиталом; их вложения — 24 млн»: the capital of the firms just counted."""
    last, (whose, where) = desk.told.last, desk.told.count_sides
    they = desk.scene.tokens[sentence.first].low in ("they", "они") and flow.measure == "investment"
    since = sentence.block.start if they else sentence.start
    counted = last is not None and last.measure.startswith("count:") and last.start >= since
    return replace(flow, reporter=whose, partner=where) if counted and whose and where else flow


def by_people(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """ "Singaporeans had projects worth 4 billion approved, 15% of all foreign investment": whose people the sentence
    begins with."""
    pair = desk.scene.pair
    people = [p for p in desk.scene.places_in(sentence.first, sentence.first + 4) if p.role == "demonym"]
    if pair is None or not people or people[0].code not in pair:
        return flow
    owner = people[0].code
    return replace(flow, reporter=owner, partner=pair[1] if owner == pair[0] else pair[0])


def is_direct(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """«прямые украинские инвестиции»: an adjective between."""
    return any(token.low in _DIRECT for token in desk.scene.tokens[max(sentence.first, cue.first - 3) : cue.first])
