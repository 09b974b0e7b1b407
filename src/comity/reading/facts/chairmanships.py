"""Chairmanships: which country presides over which body, and from when."""

from __future__ import annotations

from comity.model.facts import Chairmanship
from comity.model.period import Period
from comity.model.statement import Statement
from comity.reading.facts.common import ARTICLES, make, sentences_with, text_of, time_near, told
from comity.reading.facts.marked import Mark, marks, marks_in
from comity.reading.facts.phrases import phrase_last
from comity.reading.facts.titles import headed, organisation_name
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene, Time

_BODIES = ("organisation", "body")
_LEADS = words("chairmanships.leads")
_TO_BODY = frozenset((*_LEADS, *ARTICLES, ",", "and", "и"))
_OF_THE = frozenset(("of", *ARTICLES))


def find(scene: Scene) -> list[Statement]:
    """One line a body."""
    nouns, verbs = marks(scene, "facts_a", "chair"), marks(scene, "facts_a", "preside")
    found: list[Chairmanship] = []
    for sentence in sentences_with(scene, nouns, verbs):
        taken: set[int] = set()
        for mark in marks_in(verbs, sentence.first, sentence.last):
            taken.update(range(mark.first, mark.last))
            found.extend(_bodies_after(scene, sentence, mark, _before(scene, sentence, mark)))
        for mark in marks_in(nouns, sentence.first, sentence.last):
            if mark.first not in taken:
                found.extend(_noun(scene, sentence, mark))
    seen: dict[tuple[str, str], Chairmanship] = {}
    for one in found:
        seen.setdefault((one.country, one.body), one)
    return list(seen.values())


def _noun(scene: Scene, sentence: Sentence, mark: Mark) -> list[Chairmanship]:
    """ "The chairmanship of Chad in the Union", «председательство Чили в Альянсе», "Peru's presidency of the
    Alliance"."""
    after = scene.lows[mark.last] if mark.last < sentence.last else ""
    start = mark.last + 1 if after == "of" else mark.last
    while start < sentence.last and scene.lows[start] in ARTICLES:
        start += 1
    owner = _country_at(scene, start)
    if owner is not None and (after == "of" or scene.language == "ru"):
        body = _body_after(scene, owner.last, sentence.last)
        if body is None:
            return []
        _, last, name = body
        return [_line(scene, mark.first, last, owner, name, sentence)]
    holder = _possessor(scene, mark) or _before(scene, sentence, mark)
    own = next((p for p in scene.places_in(max(0, mark.first - 6), mark.first) if p.last == mark.first), None)
    if own is not None and own.role in _BODIES and holder is not None:  # "held the Union presidency"
        return [_line(scene, own.first, mark.last, holder, text_of(scene, own.first, own.last), sentence)]
    return _bodies_after(scene, sentence, mark, holder)


def _bodies_after(scene: Scene, sentence: Sentence, mark: Mark, holder: Place | None) -> list[Chairmanship]:
    """ "Chad took over the presidency of the Council, the Court and the Commission of the Union": one line each."""
    if holder is None:
        return []
    found: list[Chairmanship] = []
    i = mark.last
    while i < sentence.last:
        body = _body_after(scene, i, sentence.last)
        if body is None:
            break
        first, last, name = body
        found.append(_line(scene, first, last, holder, name, sentence))
        i = last
        if i < sentence.last and scene.lows[i] not in (",", "and", "и"):
            break
    return found


def _body_after(scene: Scene, i: int, stop: int) -> tuple[int, int, str] | None:
    """(first, last, name) of the body right after token i, past "of", "in", a comma and articles."""
    while i < stop and scene.lows[i] in _TO_BODY:
        i += 1
    place = next((p for p in scene.places_in(i, i + 1) if p.role in _BODIES), None)
    last = place.last if place else i
    if place is None or (last < stop and scene.lows[last] == "of"):
        if i >= stop or not scene.tokens[i].capital:
            return None
        end = i + 1
        while end < stop and (scene.tokens[end].capital or scene.lows[end] in _OF_THE):
            end += 1
        while end > i and scene.lows[end - 1] in _OF_THE:
            end -= 1
        last = max(last, end)
        if place is None and (last - i < 2 or _country_at(scene, i) is not None):
            return None
    if scene.language == "ru" and place is None:
        last = phrase_last(scene, i + 1)
    return i, last, _body_name(scene, i, last)


def _body_name(scene: Scene, first: int, last: int) -> str:
    """As printed; «Высшем совете» is «Высший совет»."""
    if scene.language != "ru":
        return text_of(scene, first, last)
    return organisation_name(scene, first, last) or headed(scene, first, last, marks(scene, "facts_a", "body"))


def _country_at(scene: Scene, i: int) -> Place | None:
    return next((p for p in scene.places_in(i, i + 1) if p.role in ("name", "metonym") and len(p.code) == 3), None)


def _possessor(scene: Scene, mark: Mark) -> Place | None:
    """ "Peru's presidency", "the Peruvian chairmanship"."""
    for place in scene.places_in(max(0, mark.first - 4), mark.first):
        if place.last == mark.first and (place.possessive or place.role == "adjective"):
            return place
    return None


def _before(scene: Scene, sentence: Sentence, mark: Mark) -> Place | None:
    """The country named last before, as the subject: not behind a preposition."""
    names = [
        p for p in scene.places_in(sentence.first, mark.first) if p.role in ("name", "metonym") and len(p.code) == 3
    ]
    own = [
        p
        for p in names
        if p.first == sentence.first or scene.lows[p.first - 1] not in ("in", "from", "to", "with", "в", "с", "из", "к")
    ]
    return own[-1] if own else None


def _line(scene: Scene, first: int, last: int, holder: Place, body: str, sentence: Sentence) -> Chairmanship:
    time = time_near(scene, first, last)
    why = [told("country", "who presides", holder)]
    if time is not None:
        why.append(told("period", "when it begins", time))
    return make(
        Chairmanship,
        scene,
        first,
        last,
        rule="presides over",
        evidence=why,
        country=holder.code,
        body=body,
        period=_term(time),
    )


def _term(time: Time | None) -> Period | None:
    """Without a printed end, the year in which it begins."""
    if time is None:
        return None
    period = time.period
    return period if period.span or period.year != period.last_year else Period.of_year(period.year)
