"""Visits and talks: who goes where, who meets whom."""

from __future__ import annotations

from comity.reading.facts.common import (
    ARTICLES,
    Mark,
    clause,
    fact_words,
    marks_in,
    phrase_last,
    text_of,
    time_near,
    times_between,
)
from comity.reading.facts.events import Event, ordinal_before, place_name, where
from comity.reading.facts.offices import offices
from comity.reading.facts.names import Person, person_at, surname
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Place, Scene, Time

_TO = frozenset("to в во на".split())
_SPOT = frozenset(("name", "capital", "city", "metonym"))
_GUESTS = frozenset("expect expects expecting await awaits awaiting welcome welcomes ждем ожидаем ждут ожидают".split())
_COMING = frozenset("come arrive visit приехать прибыть приедет приедут прибудет прибудут".split())
_PLACES_FOR_TALKS = frozenset("in on between with of в во на между с".split())


def find_in(scene: Scene, sentence: Sentence, words: dict[str, list[Mark]]) -> list[Event]:
    """Visits and talks of one sentence."""
    found: list[Event] = []
    for mark in marks_in(words["visit"], sentence.first, sentence.last):
        found.extend(_visit(scene, sentence, mark, words))
    found.extend(_guests(scene, sentence, words))
    talks = [
        event
        for mark in marks_in(words["talks"], sentence.first, sentence.last)
        for event in _talks(scene, sentence, mark, words)
    ]
    talks = talks or [
        event
        for mark in marks_in(words["session"], sentence.first, sentence.last)
        for event in _meeting_of_people(scene, sentence, mark)
    ]
    talks = talks or [
        event
        for mark in marks_in(words["met"], sentence.first, sentence.last)
        for event in _met(scene, sentence, mark, words)
    ]
    return [*found, *talks]


# --- visits ----------------------------------------------------------------------------------------------------------


def _visit(scene: Scene, sentence: Sentence, mark: Mark, words: dict[str, list[Mark]]) -> list[Event]:
    """ "A working visit of Novak to Oslo", «ответный визит», "the chamber's trade mission to Chad"; a bare "the visit" is told already."""
    first, kinds = _visit_kinds(scene, sentence, mark, words)
    mission = scene.tokens[mark.last - 1].low.startswith(("mission", "missi")) or "миссия" in mark.value
    target, end = _target(scene, mark.last, sentence.last)
    if not kinds and target is None and not mission:
        return []
    if scene.tokens[mark.first].low in ("visits", "trips") and not kinds:
        return []
    low, high = clause(scene, mark.first)
    dated = time_near(scene, first, mark.last)
    if not kinds and dated is None and not mission:
        return []
    previous = any(scene.tokens[i].low in ("previous", "предыдущий") for i in range(first, mark.first))
    adrift = mission and not times_between(scene, low, high)
    invitation = mission and any(
        scene.tokens[i].low in ("join", "joining", "register", "write") for i in range(low, high)
    )
    return [
        Event(
            first,
            end,
            "visit",
            _visit_name(scene, sentence, mark, first, end, target),
            "visit",
            (ordinal_before(scene, mark.first - len(kinds)) or (None,))[0],
            optional=previous or adrift or invitation,
            place=target or where(scene, first, end),
        )
    ]


def _visit_kinds(scene: Scene, sentence: Sentence, mark: Mark, words: dict[str, list[Mark]]) -> tuple[int, list[str]]:
    """Where the adjectives before "visit" begin, an ordinal included, and which they are."""
    first, kinds = mark.first, []
    known = {kind.first: kind for kind in words["visit_kind"]}
    while first > sentence.first and first - 1 in known:
        first -= 1
        kinds.append(known[first].value.rpartition("/")[2])
    number = ordinal_before(scene, first)
    return (number[1] if number and number[1] >= sentence.first else first), kinds[::-1]


def _target(scene: Scene, i: int, stop: int) -> tuple[Place | None, int]:
    """(the place a visit leads to, where the phrase ends): "visit [of the minister] to Oslo", «визит [Новака] в Осло»."""
    last = i
    while last < stop and last - i < 14:
        token = scene.tokens[last]
        if token.kind == MARK and token.text not in "-‑.":
            break
        if token.low in _TO:
            after = last + 1
            while after < stop and scene.tokens[after].low in ARTICLES:
                after += 1
            place = next((p for p in scene.places_in(after, after + 1) if p.role in _SPOT), None)
            if place is not None:
                return place, place.last
            if token.low != "to":
                break
        if token.low in fact_words("facts_a", scene.language, ("np_stop",))[0] and token.low not in (
            "to",
            "his",
            "her",
        ):
            break
        last += 1
    end = i
    if i < stop and scene.tokens[i].low == "of":
        end = phrase_last(scene, i)
    return None, max(i, end)


def _visit_name(scene: Scene, sentence: Sentence, mark: Mark, first: int, end: int, target: Place | None) -> str:
    """English: "official visit of Novak to Chad"; Russian: as printed from the noun on, noun and adjectives in the nominative."""
    if scene.language == "ru":
        base = mark.value.rpartition("/")[2]
        kinds = [kind for kind in _bases(scene, first, mark.first) if kind]
        return " ".join([*kinds, base, text_of(scene, mark.last, end)]).strip()
    if end > mark.last and scene.tokens[mark.last].low == "of":
        return text_of(scene, first, end)
    person = _traveller(scene, sentence, mark.first)
    parts = [text_of(scene, first, mark.last)]
    if person:
        parts.append(f"of {surname(person.name)}")
    if target is not None:
        parts.append(f"to {place_name(scene, target)}")
    return " ".join(parts)


def _bases(scene: Scene, first: int, last: int) -> list[str]:
    forms = fact_words("facts_a", scene.language, ("visit_kind",))[0]
    return [
        forms[scene.tokens[i].low][1].rpartition("/")[2] for i in range(first, last) if scene.tokens[i].low in forms
    ]


def _traveller(scene: Scene, sentence: Sentence, i: int) -> Person | None:
    """The last person named before the noun in its sentence, else the first after it."""
    people = persons_in(scene, sentence.first, sentence.last)
    before = [person for person in people if person.last <= i]
    return before[-1] if before else people[0] if people else None


def persons_in(scene: Scene, first: int, last: int) -> list[Person]:
    """Persons of two names and more, in order, and a surname alone after a role with a capital ("President Kovač")."""
    people: list[Person] = []
    known = known_surnames(scene)
    roles = fact_words("facts_a", scene.language, ("role",))[0]
    i = first
    while i < last:
        titled = i > first and scene.tokens[i - 1].low in roles and scene.tokens[i - 1].capital
        person = person_at(scene, i, last, single=titled and scene.language == "en")
        if person is None and scene.tokens[i].text in known:
            person = Person(i, i + 1, scene.tokens[i].text)
        if person is None:
            i += 1
            continue
        people.append(person)
        i = max(person.last, i + 1)
    return people


def known_surnames(scene: Scene) -> frozenset[str]:
    """Surnames of the persons named in full beside a role anywhere in the text."""
    return frozenset(surname(office.person).split(" ")[-1] for office in offices(scene))


def _guests(scene: Scene, sentence: Sentence, words: dict[str, list[Mark]]) -> list[Event]:
    """ "We expect the President of Chad ... to come in May": a visit told by its guest."""
    starts = [i for i in range(sentence.first, sentence.last) if scene.tokens[i].low in _GUESTS]
    if not starts:
        return []
    roles = marks_in([*words["role"], *words["roles"]], starts[0] + 1, min(starts[0] + 4, sentence.last))
    comes = [i for i in range(starts[0], sentence.last) if scene.tokens[i].low in _COMING]
    if not roles or not comes:
        return []
    first = roles[0].first
    last = first
    while last < comes[0] and scene.tokens[last].kind != MARK and scene.tokens[last].low not in ("to", "who"):
        last += 1
    guests = text_of(scene, first, last)
    name = f"visit of the {guests}" if scene.language == "en" else f"визит: {guests}"
    times = times_between(scene, comes[0], sentence.last)
    return [Event(first, last, "visit", name, "guests expected", time=times[0] if times else None)]


# --- talks -----------------------------------------------------------------------------------------------------------


def _talks(scene: Scene, sentence: Sentence, mark: Mark, words: dict[str, list[Mark]]) -> list[Event]:
    """ "The talks in Oslo on 5 May", «переговоры министров пройдут в марте», "Novak said at the talks"."""
    people = persons_in(scene, sentence.first, sentence.last)
    low, high = clause(scene, mark.first)
    following = scene.tokens[mark.last].low if mark.last < sentence.last else ""
    dated = times_between(scene, low, high)
    spoken = (
        scene.tokens[mark.first - 1].low == "the" and scene.tokens[mark.first - 2].low in ("at", "during")
        if mark.first > 1
        else False
    )
    if scene.language == "ru":
        stops = fact_words("facts_a", "ru", ("np_stop",))[0]
        after = scene.tokens[mark.last] if mark.last < sentence.last else None
        named = after is not None and after.kind != MARK and after.low not in stops
        if not dated or not (named or people or marks_in(words["happens"], low, high)):
            return []
        last = phrase_last(scene, mark.last)
        return [
            Event(
                mark.first,
                last,
                "talks",
                f"{mark.value.rpartition('/')[2]} {text_of(scene, mark.last, last)}".strip(),
                "talks",
            )
        ]
    if following in ("lasted", "failed", "ended"):
        return []
    held = bool(marks_in(words["happens"], low, high))
    if not (people and (dated or spoken)) and not (dated and (following in _PLACES_FOR_TALKS or held)):
        return []
    if not people and not spoken and not scene.places_in(low, high):
        return []
    time = None if dated else _day_before(scene, sentence)
    place = next(
        (p for p in scene.places_in(mark.last + 1, mark.last + 2) if p.role in _SPOT and following == "in"), None
    )
    last = place.last if place else mark.last
    return [
        Event(
            mark.first,
            last,
            "talks",
            _with(people) or text_of(scene, mark.first, last),
            "talks",
            place=place,
            time=time,
        )
    ]


def _day_before(scene: Scene, sentence: Sentence) -> Time | None:
    """The day told last before the sentence: "Novak said at the talks" is about the day of the news."""
    days = [time for time in scene.times_in(0, sentence.first) if time.period.day and not time.earlier]
    return days[-1] if days else None


def _with(people: list[Person]) -> str:
    """ "Novak with Kovač"."""
    names = list(dict.fromkeys(surname(person.name) for person in people))
    return " with ".join(names[:2]) if len(names) > 1 else f"talks of {names[0]}" if names else ""


def _meeting_of_people(scene: Scene, sentence: Sentence, mark: Mark) -> list[Event]:
    """ "A farewell meeting between Novak and Kovač", «встреча Новака с Ковачем»: of persons, not of bodies."""
    after = scene.tokens[mark.last].low if mark.last < sentence.last else ""
    if (
        mark.value.split("/")[0] != "talks"
        or after not in ("between", "with", "с", "со", "между")
        or ordinal_before(scene, mark.first)
    ):
        return []
    people = persons_in(scene, mark.last, sentence.last)
    if not people:
        return []
    kinds = fact_words("facts_a", scene.language, ("visit_kind",))[0]
    first = mark.first
    while first > sentence.first and scene.tokens[first - 1].low in kinds:
        first -= 1
    if len(people) == 1:
        people = [*persons_in(scene, sentence.first, mark.first)[-1:], *people]
    printed = text_of(scene, first, mark.last)
    return [
        Event(
            first,
            mark.last,
            "talks",
            f"{printed} of {_with(people)}"
            if scene.language == "en"
            else f"встреча {_with(people).replace(' with ', ' и ')}",
            "meeting of persons",
        )
    ]


def _met(scene: Scene, sentence: Sentence, mark: Mark, words: dict[str, list[Mark]]) -> list[Event]:
    """ "He met with Prime Minister Kovač", «встретился с послом Новаком»: the other side is a person or a role."""
    people = persons_in(scene, mark.last, min(sentence.last, mark.last + 12))
    roles = marks_in([*words["role"], *words["roles"]], mark.last, min(sentence.last, mark.last + 4))
    if not people or not (roles or people[0].first - mark.last <= 2):
        return []
    before = persons_in(scene, sentence.first, mark.first)
    if not before:
        earlier = scene.sentences[sentence.index - 1] if sentence.index else None
        pronoun = scene.tokens[sentence.first].low in ("he", "she", "он", "она")
        before = persons_in(scene, earlier.first, earlier.last)[-1:] if earlier is not None and pronoun else []
    name = " with ".join(surname(person.name) for person in [*before[-1:], people[0]])
    if scene.language == "ru":
        name = name.replace(" with ", " и ")
    return [Event(mark.first, people[0].last, "talks", name if before else f"talks with {name}", "met with")]
