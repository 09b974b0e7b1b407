"""Milestones: steps of unions and of the relations themselves, each with its own date."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.facts import Milestone
from comity.model.statement import Statement
from comity.reading.facts.accessions import accessions, pronoun_target, relative_joinings, trade_starts, year_of_when
from comity.reading.facts.chronicles import dated_steps
from comity.reading.facts.common import (
    ARTICLES,
    clause,
    in_title,
    lower_first,
    sentences_with,
    text_of,
    times_between,
)
from comity.reading.facts.marked import Mark, Words, fact_words, marks, marks_in, standing
from comity.reading.facts.offices import offices
from comity.reading.facts.phrases import phrase_first, phrase_last
from comity.reading.facts.relations import anniversaries, established, line
from comity.reading.facts.titles import organisation_name
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Place, Scene, Time
from comity.reference.countries import country

_UNION_ROLES = ("organisation", "body")
_OBJECTIVES = words("milestones.objectives")
_TELLING = ("diplomatic", "anniversary", "step", "stepnoun")
_KINDS = (
    "pact", "step", "stepnoun", "unit", "anniversary", "diplomatic", "established", "body", "stage", "undone",
    "session", "visit", "talks", "show", "days",
)  # fmt: skip
_TAIL = frozenset((*ARTICLES, "and", "by"))


def find(scene: Scene) -> list[Statement]:
    """Each step once; anniversaries and steps without a date are optional."""
    words = {kind: marks(scene, "facts_a", kind) for kind in _KINDS}
    found: list[Milestone] = []
    told = [words[kind] for kind in _TELLING]
    unions = [place for place in scene.places if place.role in _UNION_ROLES]
    stated = (marks(scene, "facts_a", "accession"), unions, scene.times)
    for sentence in sentences_with(scene, *told, *stated):
        if in_title(sentence):
            continue
        listed = established(scene, sentence, words) or dated_steps(scene, sentence, words)
        found.extend(accessions(scene, sentence))
        found.extend(trade_starts(scene, sentence))
        found.extend(relative_joinings(scene, sentence))
        found.extend(listed)
        if listed:
            continue
        found.extend(_noun_steps(scene, sentence, words))
        found.extend(_verb_steps(scene, sentence, words))
        found.extend(_newly_created(scene, sentence))
        found.extend(_objective(scene, sentence))
        found.extend(anniversaries(scene, sentence, words))
    return list(_distinct(found))


# --- steps of unions -------------------------------------------------------------------------------------------------


def _noun_steps(scene: Scene, sentence: Sentence, words: Words) -> list[Milestone]:
    """ "The introduction of a common tariff in 2004 and the launch of the Common Market in 2008": each the date
    beside it."""
    found = []
    nouns = marks_in(words["stepnoun"], sentence.first, sentence.last)
    for index, mark in enumerate(nouns):
        stop = nouns[index + 1].first if index + 1 < len(nouns) else sentence.last
        start = nouns[index - 1].last if index else sentence.first
        last = min(phrase_last(scene, mark.last), stop)
        while last > mark.last and scene.lows[last - 1] in _TAIL:
            last -= 1
        union = _union_in(scene, mark.last, last)
        units = marks_in(words["unit"], mark.last, last)
        borders = any(
            token.low in ("border", "borders", "tariffs", "duties", "customs")
            for token in scene.tokens[mark.last : last]
        )
        if union is None and not units and not borders:
            continue
        time = _beside(scene, start, mark.first, last, stop)
        whole = union or _union_before(scene, sentence)
        name = _name(scene, whole) if whole else text_of(scene, mark.last, last)
        step = lower_first(text_of(scene, mark.first, last))
        found.append(line(scene, mark.first, last, name, step, time, "step named by a noun", optional=time is None))
    return found


def _beside(scene: Scene, start: int, first: int, last: int, stop: int) -> Time | None:
    """The date right after the step, else the one right before it ("were followed in May 2012 by the launch of
    ...")."""
    after = [t for t in times_between(scene, last, stop) if t.first - last <= 3]
    if after and not _leads_next(scene, after[0], stop):
        return after[0]
    before = times_between(scene, start, first)
    return before[-1] if before else after[0] if after else None


def _leads_next(scene: Scene, time: Time, stop: int) -> bool:
    """The date stands before "by the ..." of the next step rather than after this one."""
    return stop - time.last <= 2 and stop < len(scene.tokens) and scene.lows[time.last] == "by"


def _verb_steps(scene: Scene, sentence: Sentence, words: Words) -> list[Milestone]:
    """ "The Customs Union started work in 2011", "the Code took effect", «Союз заработал», "Chad joined the Bank in
    1999"."""
    found: list[Milestone] = []
    for mark in marks_in(words["step"], sentence.first, sentence.last):
        if mark.value == "joined":
            found.extend(_joining(scene, sentence, mark, words))
            continue
        subject = _subject(scene, sentence, mark, words)
        if subject is None:
            continue
        first, last, union, weak = subject
        high = clause(scene, mark.last - 1)[1]
        after = times_between(scene, mark.first, max(high, mark.last))
        before = times_between(scene, clause(scene, mark.first)[0], mark.first)
        time = after[0] if after and (after[0].first - mark.last <= 8 or not before) else before[-1] if before else None
        if time is None:
            continue
        step = f"{text_of(scene, first, last)} {_step_text(scene, mark, high, time)}".strip()
        found.append(line(scene, first, last, union, step, time, "step told by a verb", optional=weak))
    return found


def _subject(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> tuple[int, int, str, bool] | None:
    """(first, last, union, at the margin) of what starts: a union, a thing of a union, or a body of the pair."""
    low = max(sentence.first, mark.first - 22)
    unions = [p for p in scene.places_in(low, mark.first) if p.role in _UNION_ROLES]
    units = marks_in(words["unit"], low, mark.first)
    if mark.value == "applied" and units and not marks_in(words["pact"], low, mark.first):
        unit = units[0]
        whole = next((p for p in unions), None) or _union_before(scene, sentence)
        first = phrase_first(scene, unit.first)
        return first, unit.last, _name(scene, whole) if whole else text_of(scene, first, unit.last), False
    if (
        mark.value == "started"
        and units
        and mark.first - max(units[-1].last, min(phrase_last(scene, units[-1].last), mark.first)) <= 2
        and units[-1].last > max([p.last for p in unions], default=0)
    ):
        first = phrase_first(scene, units[-1].first)
        return first, units[-1].last, text_of(scene, first, units[-1].last), False
    if mark.value == "started" and unions and _is_subject(scene, unions[-1], mark):
        place = unions[-1]
        return place.first, place.last, _name(scene, place), False
    bodies = marks_in(words["body"], max(low, mark.first - 4), mark.first)
    if (
        mark.value == "started"
        and bodies
        and bodies[-1].last == mark.first
        and bodies[-1].value.split("/")[0] in ("commission", "council")
    ):
        body = bodies[-1]
        first = phrase_first(scene, body.first)
        return first, body.last, text_of(scene, first, body.last), True
    pronoun = scene.lows[mark.first - 1] if mark.first else ""
    if mark.value == "started" and pronoun in ("it",):
        later = marks_in(words["body"], mark.last, sentence.last)
        if later:
            return later[0].first, later[0].last, text_of(scene, later[0].first, later[0].last), True
    return None


def _is_subject(scene: Scene, place: Place, mark: Mark) -> bool:
    """Nothing but a short relative clause or its abbreviation stands between the union and its verb."""
    between = scene.tokens[place.last : mark.first]
    marks_between = sum(token.kind == MARK for token in between)
    return (len(between) <= 3 and marks_between <= 2) or (
        marks_between == 2 and between[0].text == "," and len(between) <= 10
    )


def _joining(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Milestone]:
    """ "In 2008 Malta adopted the euro", «Молдова присоединилась к Конвенции в 2006 году»."""
    i = mark.last
    while i < sentence.last and scene.lows[i] in ARTICLES:
        i += 1
    place = next((p for p in scene.places_in(i, i + 1) if p.role in _UNION_ROLES), None)
    unit = next(iter(marks_in(words["unit"], i, i + 1)), None)
    whole = None
    if place is None and unit is None:
        again = scene.lows[min(i, sentence.last - 1)] in ("union", "bloc", "союз", "блок")
        whole = _union_before(scene, sentence) if again or pronoun_target(scene, i) else None
        if whole is None:
            return []
    first, last = (place.first, place.last) if place else (unit.first, unit.last) if unit else (mark.first, i + 1)
    high = clause(scene, last - 1)[1]
    times = times_between(scene, last, high) or times_between(scene, clause(scene, mark.first)[0], mark.first)
    if not times:
        return []
    union = whole or place
    name = _name(scene, union) if union else text_of(scene, first, last)
    time = year_of_when(scene, sentence, mark.first, times[0])
    found = [line(scene, first, last, name, _entry(scene, sentence, mark, name), time, "joins")]
    return [*found, *_followers(scene, sentence, name)]


def _entry(scene: Scene, sentence: Sentence, mark: Mark, name: str) -> str:
    """ "Chad joins the Bank"; "his country" is the country of the officer named last."""
    names = [p for p in scene.places_in(sentence.first, mark.first) if p.role == "name"]
    before = scene.lows[mark.first - 1] if mark.first else ""
    both = {token.low for token in scene.tokens[max(sentence.first, mark.first - 3) : mark.first]}
    both &= {"both", "обе", "оба"}
    if both:
        return f"{both.pop()} {scene.words(mark.first, mark.last).lower()}"
    if before in ("it", "he", "она", "он", "they") and not names:
        earlier = scene.places_in(scene.sentences[max(0, sentence.index - 1)].first, mark.first)
        names = [p for p in earlier if p.role == "name"]
    printed = scene.words(mark.first, mark.last).lower()
    verb = _canonical(scene, printed)
    who = text_of(scene, names[-1].first, names[-1].last) if names else _his_country(scene, mark)
    return f"{who} {verb} {name}".strip() if scene.language == "ru" else f"{who} {verb} the {name}".strip()


def _his_country(scene: Scene, mark: Mark) -> str:
    start = scene.tokens[mark.first].start
    known = [office.country for office in offices(scene) if office.country and office.start < start]
    return country(known[-1]).name_in("ru" if scene.language == "ru" else "en") if known else ""


def _followers(scene: Scene, sentence: Sentence, name: str) -> list[Milestone]:
    """ "... ; Chad means to follow in 2014": the same step of another country."""
    for i in range(sentence.first, sentence.last):
        if scene.lows[i] in ("follow", "followed", "follows"):
            low, high = clause(scene, i)
            times = times_between(scene, i, high)
            names = [p for p in scene.places_in(low, i) if p.role == "name"]
            if times and names:
                step = f"{text_of(scene, names[-1].first, i)} {scene.tokens[i].text}"
                return [line(scene, i, i + 1, name, step, times[0], "follows")]
    return []


def _newly_created(scene: Scene, sentence: Sentence) -> list[Milestone]:
    """ "Under the conditions of the newly-created Union": its founding in passing, without a date."""
    found = []
    for place in scene.places_in(sentence.first, sentence.last):
        before = scene.lows[place.first - 1] if place.first else ""
        if place.role in _UNION_ROLES and before in (
            "newly-created",
            "newly-established",
            "newly-formed",
            "новообразованный",
            "созданный",
        ):
            found.append(
                line(
                    scene,
                    place.first,
                    place.last,
                    _name(scene, place),
                    f"creation of the {_name(scene, place)}",
                    None,
                    "newly created",
                    optional=True,
                )
            )
    return found


def _objective(scene: Scene, sentence: Sentence) -> list[Milestone]:
    """ "The objective of a Common Market by 1 January 2020": a step that is agreed and ahead."""
    found = []
    for i in standing(scene, _OBJECTIVES, sentence.first, sentence.last):
        union = _union_in(scene, i + 1, min(i + 6, sentence.last))
        if union is None:
            continue
        times = [
            t
            for t in times_between(scene, union.last, min(union.last + 8, sentence.last))
            if scene.lows[t.first - 1] in ("by", "in", "до", "к", "в")
        ]
        if times:
            first = phrase_first(scene, i)
            found.append(
                line(
                    scene,
                    union.first,
                    _bracket(scene, union),
                    _name(scene, union),
                    text_of(scene, first, union.last),
                    times[0],
                    "objective",
                )
            )
    return found


def _bracket(scene: Scene, place: Place) -> int:
    i = place.last
    return i + 3 if i + 2 < len(scene.tokens) and scene.tokens[i].text == "(" and scene.tokens[i + 2].text == ")" else i


# --- the statement ---------------------------------------------------------------------------------------------------


def _union_in(scene: Scene, first: int, last: int) -> Place | None:
    return next((p for p in scene.places_in(first, last) if p.role in _UNION_ROLES), None)


def _union_before(scene: Scene, sentence: Sentence) -> Place | None:
    """The union told of last, in this sentence or the three before: its steps go on."""
    start = scene.sentences[max(0, sentence.index - 3)].first
    places = [p for p in scene.places_in(start, sentence.last) if p.role == "organisation"]
    before = [p for p in places if p.first < sentence.first]
    return before[-1] if before else places[0] if places else None


def _name(scene: Scene, place: Place) -> str:
    """As printed; a Russian one in the nominative."""
    return organisation_name(scene, place.first, place.last) or text_of(scene, place.first, place.last)


def _step_text(scene: Scene, mark: Mark, high: int, time: Time) -> str:
    """The verb, as the step of a list is told ("applied", "enters", «начал работу»), and a few words up to the date."""
    printed = scene.words(mark.first, mark.last).lower()
    verb = _canonical(scene, printed)
    end = mark.last
    while end < min(time.first, high, mark.last + 8) and scene.tokens[end].kind != MARK:
        end += 1
    while end > mark.last and scene.lows[end - 1] in ("on", "in", "since", "from", "в", "с", "too"):
        end -= 1
    return f"{verb} {text_of(scene, mark.last, end)}".strip()


def _canonical(scene: Scene, printed: str) -> str:
    """The verb as a list of steps has it: "entered" is "enters", «заработал» is «начал работу»."""
    return fact_words("facts_a", scene.language, "canon").get(printed, ("", printed))[1]


def _again(one: Milestone, known: Milestone) -> bool:
    """ "Joined in 2004. Since it joined on 1 May 2004": the same step, told twice."""
    same = one.step == known.step and one.date is not None and known.date is not None
    return bool(same and one.date and known.date and one.date.year == known.date.year)


def _distinct(found: Sequence[Milestone]) -> list[Milestone]:
    """One line a place, those that must be found first; an anniversary of the same number once."""
    kept: list[Milestone] = []
    numbers: set[str] = set()
    for one in sorted(found, key=lambda one: (one.optional, not (one.date and one.date.day), one.start)):
        number = one.anchor.split(" ")[0] if one.evidence[0].rule == "anniversary" else ""
        if number and number in numbers:
            continue
        numbers.add(number)
        if any(_again(one, known) for known in kept):
            continue
        if not any(one.start < known.end and known.start < one.end for known in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
