"""The one company whose own a count is: its flights, its shops, the jobs it creates."""

from __future__ import annotations

from comity.reading.bind.state import Desk
from comity.reading.lexicon.words import words
from comity.reading.resolve.counts import Count
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import WORD, Sentence

_OWN = words("firms.own")
_JOBS = words("firms.jobs")
_STAFF = frozenset(("employees", "workers"))
_PLANTS = words("firms.plants")
_HERE = words("firms.here")
_DOING = words("firms.doing")
_KINDS = words("firms.kinds")
_NO_FIRM = words("firms.none")
_BETWEEN = words("firms.between")
_OF_PLACE = words("firms.of_place")
_LED_IN = words("firms.led_in")
_WORDS, _REACH = 2, 10


def firm_of(desk: Desk, sentence: Sentence, first: int, count: Count) -> str | None:
    """ "Ryanair alone has 22 flights a week", «„Белавиа“ выполняет три рейса в неделю», "Nova Mills opened a plant. It
    will create 120 jobs": the one company, as printed, that the things counted belong to."""
    noun = count.noun.split(" with ")[0].split()[-1:]
    if not noun or noun[0] not in _OWN:
        return None
    found = named_firm(desk, sentence.first, first)
    if found is None and noun[0] in _STAFF:
        found = _at_plant(desk, sentence.first, first)
    here = noun[0] in _STAFF and not _HERE.isdisjoint(desk.scene.lows[sentence.first : sentence.last])
    if found is not None or (noun[0] != "jobs" and not here) or not sentence.index:
        return found
    before = desk.scene.sentences[sentence.index - 1]
    return named_firm(desk, before.first, before.last) if before.paragraph == sentence.paragraph else None


def _at_plant(desk: Desk, first: int, last: int) -> str | None:
    """ "The Nova paint factory near Lima employs 450 people": whose plant it is, a word of its trade between."""
    tokens = desk.scene.tokens
    if desk.scene.language == "ru" or _PLANTS.isdisjoint(desk.scene.lows[first:last]):
        return None
    at = next(i for i in range(first, last) if desk.scene.lows[i] in _PLANTS)
    end = at
    while end > first and at - end < _WORDS and tokens[end - 1].kind == WORD and not tokens[end - 1].capital:
        end -= 1
    start, end = _capitals(desk, first, end)
    owned = {i for place in desk.scene.places_in(start, end) for i in range(place.first, place.last)}
    named = any(i not in owned for i in range(start, end))
    return desk.scene.words(start, end) if named and desk.scene.lows[end - 1] not in _NO_FIRM else None


def named_firm(desk: Desk, first: int, last: int) -> str | None:
    """The last company named at tokens first..last-1."""
    if desk.scene.language == "ru":
        return _quoted(desk, first, last)
    for i in range(last - 1, first, -1):
        if desk.scene.lows[i] in _DOING:
            run = _run_before(desk, first, i)
            if run is not None:
                return desk.scene.words(*run)
    return None


def _quoted(desk: Desk, first: int, last: int) -> str | None:
    """«Белавиа», in quotation marks, where no fair, road or programme has that name and nothing stands "in" it."""
    tokens = desk.scene.tokens
    for end in range(last - 1, first, -1):
        if tokens[end].text not in "»“":
            continue
        start = next((i for i in range(end - 1, max(first - 1, end - 7), -1) if tokens[i].text in "«„"), -1)
        if start < 0 or not tokens[start + 1].capital:
            continue
        lead = desk.scene.lows[start - 1] if start > first else ""
        if lead in _LED_IN or lead in _NO_FIRM:
            continue
        return desk.scene.words(start + 1, end)
    return None


def _run_before(desk: Desk, first: int, verb: int) -> tuple[int, int] | None:
    """The company's name right before its verb: "Air Canada flies", "Nova of Turin has", "the chain Alta, which is"."""
    tokens, end = desk.scene.tokens, verb
    while end > first and (desk.scene.lows[end - 1] in _BETWEEN or desk.scene.lows[end - 1] in _DOING):
        end -= 1
    if desk.scene.lows[end - 1] in ("which", "that") and desk.scene.lows[end - 2] == ",":
        end -= 2
    run = _capitals(desk, first, end)
    if run[0] > first + 1 and desk.scene.lows[run[0] - 1] in _OF_PLACE and tokens[run[0] - 2].capital:
        run = _capitals(desk, first, run[0] - 1)
    start, end = run
    if start == end or (start > first and desk.scene.lows[start - 1] in ("and", "&")):
        return None
    said = tokens[start:end]
    owned = {i for place in desk.scene.places_in(start, end) for i in range(place.first, place.last)}
    if all(token.index in owned for token in said) or any(token.low in _NO_FIRM for token in said):
        return None
    alone = desk.scene.lows[end] == "alone" or (start > first and desk.scene.lows[start - 1] in _KINDS)
    shaped = said[0].text[1:] != said[0].text[1:].lower()
    return run if len(said) >= _WORDS or alone or shaped else None


def _capitals(desk: Desk, first: int, end: int) -> tuple[int, int]:
    """The run of capitalised words that ends at `end`."""
    tokens, start = desk.scene.tokens, end
    while start > first and tokens[start - 1].kind == WORD and tokens[start - 1].capital:
        start -= 1
    if start < end and start == first and desk.scene.lows[start] in _NO_FIRM:
        start += 1
    return start, end


def firm_of_sum(desk: Desk, sentence: Sentence, first: int) -> str | None:
    """«Группа „Андес“ с 2012 года вложила 600 млн», «„Какао-Трейд“ продала»: the one company before the verb of its
    clause, whose own the sum is."""
    flow = desk.told.flow
    if desk.scene.language != "ru" or flow is None or flow.heard[0] < sentence.start:
        return None
    verbs = [cue for cue in desk.scene.cues_in(sentence.first, first, "verb") if cue.start == flow.heard[0]]
    if not verbs:
        return None
    clause = max(clause_first(desk.scene, sentence, verbs[0].first), verbs[0].first - _REACH)
    lows = desk.scene.lows[clause : verbs[0].first]
    return None if "," in lows or "и" in lows else _quoted(desk, clause, verbs[0].first)
