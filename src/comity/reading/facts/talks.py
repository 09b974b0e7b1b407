"""Talks: who meets whom."""

from __future__ import annotations

from datetime import timedelta

from comity.model.period import Period
from comity.reading.facts.common import ARTICLES, clause, lower_first, text_of, times_between
from comity.reading.facts.events import Event, ordinal_before
from comity.reading.facts.marked import Mark, Words, fact_words, marks_in, plain_words
from comity.reading.facts.names import Person, person_at, person_name, surname
from comity.reading.facts.offices import offices
from comity.reading.facts.phrases import phrase_last
from comity.reading.scan import MARK, WORD, Sentence
from comity.reading.scene import Scene, Time

_WHOM = frozenset((*ARTICLES, "us", "reporters"))
_HIS = frozenset(("his", "her"))
_SPOT = frozenset(("name", "capital", "city", "metonym"))
_ARTICLES_AND_TWO = frozenset((*ARTICLES, "two"))


def find_in(scene: Scene, sentence: Sentence, words: Words, known: frozenset[str]) -> list[Event]:
    """Talks of one sentence, told in one way. known: surnames of the persons the text has named."""
    rules = (
        ("talks", _talks), ("session", _meeting_of_people), ("met", _met), ("meets", _met_apart),
        ("happens", _met_each_other), ("happens", _roles_met),
    )  # fmt: skip
    for kind, rule in rules:
        found = [
            event
            for mark in marks_in(words[kind], sentence.first, sentence.last)
            for event in rule(scene, sentence, mark, words, known)
        ]
        if found:
            return found
    return []


def persons_in(scene: Scene, first: int, last: int, known: frozenset[str] = frozenset()) -> list[Person]:
    """Persons of two names and more, in order, and a surname alone after a role with a capital ("President Kovač")."""
    people: list[Person] = []
    roles = fact_words("facts_a", scene.language, "role")
    i = first
    while i < last:
        titled = i > first and scene.lows[i - 1] in roles and scene.tokens[i - 1].capital
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


def traveller(scene: Scene, sentence: Sentence, i: int, known: frozenset[str]) -> Person | None:
    """The last person named before token i in its sentence, else the first after it."""
    people = persons_in(scene, sentence.first, sentence.last, known)
    before = [person for person in people if person.last <= i]
    after = [person for person in people if person.first > i and surname(person.name).split(" ")[-1] in known]
    if not before and any(scene.lows[j] in _HIS for j in range(max(sentence.first, i - 4), i)) and sentence.index:
        earlier = scene.sentences[max(0, sentence.index - 2)]
        before = persons_in(scene, earlier.first, sentence.first, known)
    return before[-1] if before else after[0] if after else None


def _talks(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "The talks in Oslo on 5 May", «переговоры министров пройдут в марте», "Novak said at the talks"."""
    people = persons_in(scene, sentence.first, sentence.last, known)
    low, high = clause(scene, mark.first)
    following = scene.lows[mark.last] if mark.last < sentence.last else ""
    dated = times_between(scene, low, high)
    spoken = (
        scene.lows[mark.first - 1] == "the" and scene.lows[mark.first - 2] in ("at", "during")
        if mark.first > 1
        else False
    )
    lead = scene.lows[mark.first - 1] if mark.first else ""
    if len(people) > 1 and not dated and lead in ("after", "following", "после"):
        return [
            Event(mark.first, mark.last, "talks", _pair_name(scene, people), "talks", time=_day_before(scene, sentence))
        ]
    if scene.language == "ru":
        stops = fact_words("facts_a", "ru", "np_stop")
        after = scene.tokens[mark.last] if mark.last < sentence.last else None
        named = after is not None and after.kind != MARK and after.low not in stops
        if _on_a_pact(scene, mark, words) or scene.lows[mark.first - 1].startswith(("план", "програм", "график")):
            return []
        happens = marks_in(words["happens"], low, high)
        today = _of_today(scene, mark)
        towns = any(p.role in ("capital", "city") for p in scene.places_in(low, high))
        here = today is not None or bool(happens and (named or people) and towns)
        if not (dated or here) or not (named or people or happens):
            return []
        last = phrase_last(scene, mark.last)
        return [
            Event(
                mark.first,
                last,
                "talks",
                _talks_name(scene, mark, last, people),
                "talks",
                time=today,
            )
        ]
    if following in ("lasted", "failed", "ended") or _speaks(scene, mark):
        return []
    held = following == ":" or following in plain_words("talks_lead") or bool(marks_in(words["happens"], low, high))
    if not (people and (dated or spoken)) and not (dated and held):
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
            _with_others(scene, mark, people, last) or text_of(scene, mark.first, last),
            "talks",
            place=place,
            time=time,
        )
    ]


def _speaks(scene: Scene, mark: Mark) -> bool:
    """ "Novak [talks to] the Gazette": the verb."""
    lead = scene.tokens[mark.first - 1] if mark.first else None
    if mark.last + 1 >= len(scene.tokens) or scene.lows[mark.last] != "to" or scene.tokens[mark.first].capital:
        return False
    after = scene.tokens[mark.last + 1]
    return lead is not None and (lead.text == "," or lead.capital) and (after.low in _WHOM or after.capital)


def _of_today(scene: Scene, mark: Mark) -> Time | None:
    """ "Today's talks", «по итогам вчерашних переговоров»: on the day of the text, or the day before."""
    if scene.date is None or not scene.date.day or not mark.first:
        return None
    low = scene.lows[mark.first - 1]
    days = 0 if low.startswith(("сегодняшн", "today")) else 1 if low.startswith(("вчерашн", "yesterday")) else None
    if days is None:
        return None
    day = scene.date.first_day - timedelta(days=days)
    token = scene.tokens[mark.first - 1]
    period = Period.of_day(day.year, day.month, day.day)
    return Time(period, token.index, mark.first, token.start, token.end, "the day of the text", relative=True)


def _on_a_pact(scene: Scene, mark: Mark, words: Words) -> bool:
    """«Переговоры о соглашении начались в июне»: an agreement is to come; no meeting has a day there."""
    if scene.lows[mark.last] not in ("о", "об", "по"):
        return False
    return bool(marks_in(words["pact"], mark.last + 1, mark.last + 4))


def _talks_name(scene: Scene, mark: Mark, last: int, people: list[Person]) -> str:
    """«переговоры министров»; where only the noun is printed, the persons of the sentence."""
    base = mark.value.rpartition("/")[2]
    before = [person for person in people if person.last <= mark.first]
    other = [person for person in people if mark.last < person.first < last]
    if before and other and scene.lows[mark.last] in ("с", "со"):  # «Новак провёл переговоры с Ковачем»
        named = person_name(scene, other[0].first, other[0].last, "ablt")
        return f"{base}: {surname(before[-1].name)} и {surname(named)}"
    if last == mark.last and len(people) > 1:
        return f"{base}: " + " и ".join(dict.fromkeys(surname(person.name) for person in people[:2]))
    return f"{base} {text_of(scene, mark.last, last)}".strip()


def _pair_name(scene: Scene, people: list[Person]) -> str:
    return _with(people) if scene.language == "en" else _with(people).replace(" with ", " и ")


def _met_each_other(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "Minister Novak and Secretary Moi met in Oslo on 5 May": two persons before, a place or a day after."""
    after = scene.lows[mark.last] if mark.last < sentence.last else ""
    people = persons_in(scene, clause(scene, mark.first)[0], mark.first, known)
    if scene.lows[mark.last - 1] not in ("met", "meet", "встретились", "встретятся") or len(people) < 2:
        return []
    if after not in ("in", "on", "в", "во", "on") or not times_between(scene, mark.last, sentence.last):
        return []
    return [Event(mark.first, mark.last, "talks", _pair_name(scene, people[-2:]), "met each other")]


def _day_before(scene: Scene, sentence: Sentence) -> Time | None:
    """The day told last before the sentence: "Novak said at the talks" is about the day of the news."""
    days = [time for time in scene.times_in(0, sentence.first) if time.period.day and not time.earlier]
    return days[-1] if days else None


def _with(people: list[Person]) -> str:
    """ "Novak with Kovač"."""
    names = list(dict.fromkeys(surname(person.name) for person in people))
    return " with ".join(names[:2]) if len(names) > 1 else f"talks of {names[0]}" if names else ""


def _with_others(scene: Scene, mark: Mark, people: list[Person], last: int) -> str:
    """ "Talks of Novak with the leaders of Chad" are "Novak with the leaders of Chad"; else "talks of Novak in
    Oslo"."""
    name = _with(people)
    if len(people) != 1:
        return name
    for i in range(mark.last, min(mark.last + 10, len(scene.tokens) - 1)):
        if scene.tokens[i].text in ",;.":
            break
        if scene.lows[i] == "with":
            end = phrase_last(scene, i + 1)
            return f"{surname(people[0].name)} with {text_of(scene, i + 1, end)}" if end > i + 1 else name
    return f"{name} {text_of(scene, mark.last, last)}" if last > mark.last else name


def _meeting_of_people(
    scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]
) -> list[Event]:
    """ "A farewell meeting between Novak and Kovač", «встреча Новака с Ковачем»: of persons, not of bodies."""
    after = scene.lows[mark.last] if mark.last < sentence.last else ""
    if (
        mark.value.split("/")[0] != "talks"
        or after not in ("between", "with", "с", "со", "между")
        or ordinal_before(scene, mark.first)
        or scene.lows[mark.last + 1].startswith(("журналист", "пресс", "report", "journalist"))
    ):
        return []
    people = persons_in(scene, mark.last, sentence.last, known)
    if not people:
        return []
    kinds = fact_words("facts_a", scene.language, "visit_kind")
    first = mark.first
    while first > sentence.first and scene.lows[first - 1] in kinds:
        first -= 1
    if len(people) == 1:
        people = [*persons_in(scene, sentence.first, mark.first, known)[-1:], *people]
    printed = text_of(scene, first, mark.last)
    return [
        Event(
            first,
            mark.last,
            "talks",
            f"{printed} of {_with(people)}"
            if scene.language == "en"
            else f"встреча: {_with(people).removeprefix('talks of ').replace(' with ', ' и ')}",
            "meeting of persons",
        )
    ]


def _met_apart(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "Met in Oslo with Kovač", «встретился в Осло со своим коллегой Ковачем»: a place or a day between."""
    for i in range(mark.last, min(mark.last + 7, sentence.last - 1)):
        if scene.lows[i] in ("with", "с", "со"):
            return _met(scene, sentence, Mark(mark.kind, mark.value, mark.first, i + 1), words, known)
        if scene.tokens[i].kind == MARK:
            break
    return []


def _roles_met(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "The two countries' farm ministers met in Oslo in January": officers by their role, a place and a time."""
    if scene.lows[mark.last - 1] not in ("met", "meet", "встретились", "встретятся"):
        return []
    low = clause(scene, mark.first)[0]
    roles = [role for role in marks_in(words["roles"], low, mark.first) if mark.first - role.last <= 8]
    spot = any(p.role in ("capital", "city") for p in scene.places_in(mark.last, min(mark.last + 4, sentence.last)))
    if not roles or not spot or not times_between(scene, mark.last, sentence.last):
        return []
    first = roles[-1].first
    while first > low and scene.tokens[first - 1].kind == WORD and not scene.tokens[first - 1].possessive:
        if scene.lows[first - 1] in _ARTICLES_AND_TWO:
            break
        first -= 1
    last = mark.first if scene.language == "ru" else roles[-1].last  # «министры иностранных дел встретились»
    return [Event(first, mark.last, "talks", lower_first(text_of(scene, first, last)), "officers met")]


def _met(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "He met with Prime Minister Kovač", «встретился с послом Новаком»: the other side is a person or a role."""
    people = persons_in(scene, mark.last, min(sentence.last, mark.last + 12), known)
    roles = marks_in([*words["role"], *words["roles"]], mark.last, min(sentence.last, mark.last + 4))
    counterpart = any(
        scene.lows[i] in ("counterpart", "коллегой") for i in range(mark.last, min(mark.last + 4, sentence.last))
    )
    if not people or not (roles or counterpart or people[0].first - mark.last <= 2):
        return []
    other = people[0]
    if scene.language == "ru" and scene.lows[mark.last - 1] in ("с", "со"):
        other = Person(other.first, other.last, person_name(scene, other.first, other.last, "ablt"))
    before = persons_in(scene, sentence.first, mark.first, known)
    if not before:
        earlier = scene.sentences[sentence.index - 1] if sentence.index else None
        pronoun = scene.lows[sentence.first] in ("he", "she", "он", "она")
        before = persons_in(scene, earlier.first, earlier.last, known)[-1:] if earlier is not None and pronoun else []
    name = " with ".join(surname(person.name) for person in [*before[-1:], other])
    if scene.language == "ru":
        name = name.replace(" with ", " и ")
    alone = f"встреча: {name}" if scene.language == "ru" else f"talks with {name}"
    return [Event(mark.first, people[0].last, "talks", name if before else alone, "met with")]
