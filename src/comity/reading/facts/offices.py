"""Offices: who holds which role in a state, an embassy, or at the head of a chamber or council."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.model.facts import Office
from comity.model.statement import Statement
from comity.reading.facts.common import (
    ARTICLES,
    Mark,
    body_sentences,
    clause,
    countries_in,
    fact_words,
    in_title,
    make,
    marks,
    marks_in,
    sentence_of,
    text_of,
)
from comity.reading.facts.names import Person, person_at, person_before, surname
from comity.reading.scan import MARK, NUMBER, Sentence
from comity.reading.scene import Place, Scene
from comity.reference.countries import country

_COUNTRY = frozenset(("name", "metonym"))
_TAIL_LINKS = frozenset(["of", "for", "to", "in", "at", "and", "&", "the", "on", "with", "в", "во", "на", "при", "по", "и"])
_TRAVEL = frozenset(
    ["visit", "visited", "visits", "trip", "expected", "arrive", "arrives", "arrived", "leaves", "left", "визит", "визита", "визите", "визитом", "поездка"]
)
_AMBASSADORS = frozenset(["ambassador", "посол", "посла", "послу", "послом"])
_TO = frozenset(["to", "in", "for", "at", "в"])
_SIDES = frozenset(["side", "delegation", "team", "стороны", "сторону", "сторона", "часть", "делегацию", "делегация"])
_SOLE = frozenset(("president", "prime minister", "foreign minister", "президент", "премьер-министр"))


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed: tokens first..last-1 with what hangs on it; `country` where its own words tell it."""

    mark: Mark
    first: int
    last: int
    text: str
    country: str | None
    case: str
    sort: str


def find(scene: Scene) -> list[Statement]:
    """Everyone named with a role, each person once, where the name is printed in full first."""
    return list(offices(scene))


def offices(scene: Scene) -> list[Office]:
    """The same, typed."""
    found: dict[str, Office] = {}
    roles = [mark for mark in marks(scene, "facts_a", "role", "roles") if _is_role(scene, mark)]
    by_role = _countries_of_roles(scene, roles)
    for sentence in body_sentences(scene):
        taken: set[int] = set()
        for mark in marks_in(roles, sentence.first, sentence.last):
            if mark.first in taken:
                continue
            role = _role(scene, mark, sentence)
            people = _people(scene, role, sentence)
            for order, (person, owner) in enumerate(people):
                taken.update(range(min(mark.first, person.first), max(role.last, person.last)))
                guessed = _country(scene, role, person, sentence, by_role, order, len(people))
                _keep(found, _office(scene, role, person, owner or role.country, guessed), in_title(sentence))
    return _settled(scene, list(found.values()))


def _settled(scene: Scene, offices: list[Office]) -> list[Office]:
    """A country has one president and one prime minister: a second one, whose country is only guessed, is the other's."""
    sure = {(one.role.lower(), one.country) for one in offices if one.quality == 1.0}
    settled: list[Office] = []
    for one in sorted(offices, key=lambda one: one.start):
        if one.quality < 1.0 and one.role.lower() in _SOLE and (one.role.lower(), one.country) in sure:
            one = replace(one, country=_other(scene.pair, one.country or ""))
        sure.add((one.role.lower(), one.country))
        settled.append(one)
    return settled


def _keep(found: dict[str, Office], office: Office, title: bool) -> None:
    """Once a person, the full name before the surname alone and the text before its title."""
    key = surname(office.person)
    known = found.get(key)
    if known is None or (" " not in known.person and " " in office.person) or (known.optional and not title):
        found[key] = replace(office, optional=office.optional or title)


def _is_role(scene: Scene, mark: Mark) -> bool:
    """A word of a role that stands for somebody here: not «после» of time, "the secretary" of a club, "in the chair"."""
    token = scene.tokens[mark.first]
    if token.low == "после":
        return False
    if scene.language == "en" and mark.first:
        before = scene.tokens[mark.first - 1]
        return not (before.low == "to" and token.low in ("head", "chair"))
    return True


# --- the role's own words --------------------------------------------------------------------------------------------


def _role(scene: Scene, mark: Mark, sentence: Sentence) -> Role:
    """The role with the modifiers before it and the tail after it."""
    if scene.language == "ru":
        return _role_ru(scene, mark, sentence)
    first = _modifiers(scene, mark, sentence)
    last = _tail(scene, mark.last, sentence.last)
    owner = _owner(scene, first, mark, last)
    text = _role_text(scene, first, mark.last, last, owner)
    return Role(mark, first, last, text, owner.code if owner else None, "", mark.value)


def _modifiers(scene: Scene, mark: Mark, sentence: Sentence) -> int:
    """Where the words before the role begin: "Economic Affairs Secretary", "Egyptian chambers' head", "Kazakhstan's Ambassador"."""
    first = mark.first
    while first > sentence.first and mark.first - first < 4:
        token = scene.tokens[first - 1]
        place = _place_at(scene, first - 1)
        if place is not None and (place.role in ("adjective", "pair") or place.possessive):
            first = place.first
            break
        if token.kind == MARK or token.kind == NUMBER or not (token.capital or token.possessive):
            break
        if token.low in ARTICLES or token.low in fact_words("facts_a", "en", ("np_stop", "np_link", "no_name"))[0]:
            if token.low not in (
                "trade",
                "commerce",
                "economic",
                "economy",
                "affairs",
                "agriculture",
                "industry",
                "energy",
                "transport",
                "health",
            ):
                break
        first -= 1
    return first


def _tail(scene: Scene, i: int, stop: int) -> int:
    """Where "of the Republic of X", "of Trade and Industry", "to Y", "of the Chamber of Commerce" end."""
    last = i
    while last < stop:
        token = scene.tokens[last]
        if token.low not in ("of", "for", "to", "in", "at"):
            break
        after = last + 1
        while after < stop and scene.tokens[after].low in ARTICLES:
            after += 1
        end = _tail_item(scene, after, stop, token.low)
        if end is None:
            break
        last = end
    return last


def _tail_item(scene: Scene, i: int, stop: int, preposition: str) -> int | None:
    """The end of one object of the tail: a place, or capitalised words joined by "of" and "and" up to a person's name."""
    place = _place_at(scene, i)
    if place is not None and place.first == i and (i + 1 >= stop or not _org_follows(scene, place.last, stop)):
        return place.last
    if preposition in ("to", "in", "at") and place is None:
        return None
    known = fact_words("facts_a", "en", ("org", "no_name"))[0]
    last, linked = i, True
    while last < stop:
        token = scene.tokens[last]
        if token.kind == MARK and token.text not in "-‑":
            break
        link = token.low in ("of", "and", "the", "for", "on")
        if link and _ends_tail(scene, last + 1, stop):
            break
        if not link and not token.capital:
            break
        # "Minister of Foreign Trade Jan Novak": a word after a link or a known word is the portfolio's, then comes the person.
        if not link and not linked and token.low not in known and person_at(scene, last, stop):
            break
        linked = link
        last += 1
    while last > i and scene.tokens[last - 1].low in _TAIL_LINKS:
        last -= 1
    return last if last > i else None


def _ends_tail(scene: Scene, i: int, stop: int) -> bool:
    """After a link comes a country by name, or somebody else: "of [Chad]", "and [Chadian Ambassador X]"."""
    if i >= stop:
        return True
    place = _place_at(scene, i)
    before = scene.tokens[i - 1].low
    if place is not None and (
        (before == "of" and place.role == "name") or (before == "and" and place.role == "adjective")
    ):
        return True
    return scene.tokens[i].low in fact_words("facts_a", "en", ("role",))[0] and before == "and"


def _org_follows(scene: Scene, i: int, stop: int) -> bool:
    """ "of the Egyptian-Saudi [Business Council]": the place is only the beginning of a name."""
    return (
        (i < stop
        and scene.tokens[i].capital
        and scene.tokens[i].kind != MARK
        and person_at(scene, i, stop) is None)
        or (
            i < stop
            and scene.tokens[i].low in fact_words("facts_a", "en", ("org", "no_name"))[0]
            and scene.tokens[i].capital
        )
    )


def _owner(scene: Scene, first: int, mark: Mark, last: int) -> Place | None:
    """The country that the role is of: an adjective or possessive before it, else "of X" after it."""
    before = [p for p in scene.places_in(first, mark.first) if len(p.code) == 3]
    if len(before) == 1 or (before and before[0].role != "pair"):
        return before[-1]
    for place in scene.places_in(mark.last, last):
        lead = place.first - 1
        while lead > mark.last and scene.tokens[lead].low in ARTICLES:
            lead -= 1
        if scene.tokens[lead].low == "of" and place.role in _COUNTRY and len(place.code) == 3:
            return place
    inner = [p for p in scene.places_in(mark.last, last) if p.role in ("adjective", "name") and len(p.code) == 3]
    destination = [p for p in inner if scene.tokens[p.first - 1].low in ("to", "in")]
    rest = [p for p in inner if p not in destination] or _seats(scene, mark.last, last)
    return rest[0] if rest and not any(p.role == "pair" for p in scene.places_in(mark.last, last)) else None


def _seats(scene: Scene, first: int, last: int) -> list[Place]:
    """ "Head of the Quito Chamber": the city tells the country."""
    return [
        p
        for p in scene.places_in(first, last)
        if p.role in ("capital", "city") and scene.tokens[p.first - 1].low != "in"
    ]


def _role_text(scene: Scene, first: int, head: int, last: int, owner: Place | None) -> str:
    """The role without the country whose it is: "Kazakhstan's Ambassador to Belarus" -> "Ambassador to Belarus"."""
    if owner is None or owner.role in ("capital", "city"):
        return text_of(scene, first, last)
    if owner.last <= head:
        return text_of(scene, owner.last, last) if owner.first == first else text_of(scene, first, last)
    lead = owner.first - 1
    while scene.tokens[lead].low in ARTICLES:
        lead -= 1
    if scene.tokens[lead].low != "of" or owner.role == "adjective":
        return text_of(scene, first, last)
    rest = f" {text_of(scene, owner.last, last)}" if owner.last < last else ""
    return text_of(scene, first, lead) + rest


def _role_ru(scene: Scene, mark: Mark, sentence: Sentence) -> Role:
    """Russian: the tail is whatever stands between the role and the name: «посол Чехии в Литве», «глава комитета»."""
    sort, case, base = (mark.value.split("/") + ["", ""])[:3]
    stops = fact_words("facts_a", "ru", ("np_stop",))[0]
    last = mark.last
    while last < sentence.last and last - mark.last < 10:
        token = scene.tokens[last]
        if (token.kind == MARK and token.text not in "-‑«»") or token.low in stops:
            break
        if token.capital and person_at(scene, last, sentence.last):
            break
        last += 1
    places = [p for p in scene.places_in(mark.last, last) if p.role in _COUNTRY and len(p.code) == 3]
    inner = [p for p in scene.places_in(mark.last, last) if p.role == "adjective" and len(p.code) == 3]
    owner = next((p for p in places if scene.tokens[p.first - 1].low not in ("в", "во", "на", "при")), None)
    before = [p for p in scene.places_in(max(sentence.first, mark.first - 2), mark.first) if p.role == "adjective"]
    code = owner.code if owner else before[-1].code if before else inner[0].code if inner else None
    pieces = [base]
    keep_first = owner.last if owner and owner.first == mark.last else mark.last
    if keep_first < last:
        pieces.append(text_of(scene, keep_first, last))
    return Role(mark, mark.first, last, " ".join(pieces), code, case, sort)


def _place_at(scene: Scene, i: int) -> Place | None:
    for place in scene.places_in(max(0, i - 6), i + 1):
        if place.first <= i < place.last:
            return place
    return None


# --- who -------------------------------------------------------------------------------------------------------------


def _people(scene: Scene, role: Role, sentence: Sentence) -> list[tuple[Person, str | None]]:
    """The persons of a role, with a country where the order of a list tells it."""
    if role.mark.kind == "roles":
        return _several(scene, role, sentence)
    single = role.sort == "state" and role.last == role.mark.last and role.mark.last - role.mark.first <= 2
    named = person_at(scene, role.last, sentence.last, case=role.case, single=single and scene.language == "en")
    if named and _likely(scene, named, role):
        return [(named, None)]
    if role.last + 1 < sentence.last and scene.tokens[role.last].text == ",":
        after = person_at(scene, role.last + 1, sentence.last, case=role.case)
        closes = after and (after.last >= sentence.last or scene.tokens[after.last].text in ",.:;—–")
        if after and closes and role.sort != "":
            return [(after, None)]
    if role.first > sentence.first + 1:
        comma = role.first - 1
        while comma > sentence.first and scene.tokens[comma].low in ARTICLES:
            comma -= 1
        before = (
            person_before(scene, comma, sentence.first, case=role.case) if scene.tokens[comma].text in ",(—–" else None
        )
        if before and _own_role(scene, role, sentence):
            return [(before, None)]
    return []


def _own_role(scene: Scene, role: Role, sentence: Sentence) -> bool:
    """After "Name," the role must end at a mark, or the sentence: not "Novak, minister Black said"."""
    return (
        role.last >= sentence.last
        or scene.tokens[role.last].kind == MARK
        or scene.tokens[role.last].low in ("who", "and", "said", "told")
    )


def _likely(scene: Scene, person: Person, role: Role) -> bool:
    """One word after a role is a person only after a bare title with a capital: "President Nováková", not "president Monday"."""
    if person.last - person.first > 1:
        return True
    return scene.tokens[role.mark.last - 1].capital and scene.tokens[person.first].text[1:].islower()


def _several(scene: Scene, role: Role, sentence: Sentence) -> list[tuple[Person, str | None]]:
    """ "Presidents A and B", "the prime ministers of X and Y, A and B": the countries in the same order."""
    i = role.mark.last
    codes: list[str] = []
    if (i < sentence.last and scene.tokens[i].low in ("of", "for")) or scene.language == "ru":
        j = i
        while j < sentence.last and scene.tokens[j].kind != MARK and not person_at(scene, j, sentence.last):
            j += 1
        codes = countries_in(scene, i, j)
        i = j
    if i < sentence.last and scene.tokens[i].text == ",":
        i += 1
    first = person_at(scene, i, sentence.last, case=role.case)
    if first is None:
        return []
    people = [first]
    while people[-1].last + 1 < sentence.last and scene.tokens[people[-1].last].low in ("and", ",", "и"):
        more = person_at(scene, people[-1].last + 1, sentence.last, case=role.case)
        if more is None:
            break
        people.append(more)
    if len(people) < 2:
        return []
    owners = codes if len(codes) == len(people) else [None] * len(people)
    return list(zip(people, owners, strict=True))


# --- whose -----------------------------------------------------------------------------------------------------------


def _countries_of_roles(scene: Scene, roles: list[Mark]) -> dict[str, str]:
    """Role word -> the country that the text says it is of somewhere ("the President of Chad"), where that is one only."""
    found: dict[str, set[str]] = {}
    for mark in roles:
        sentence = sentence_of(scene, mark.first)
        role = _role(scene, mark, sentence)
        if role.country:
            found.setdefault(_plain(scene, mark), set()).add(role.country)
    return {word: next(iter(codes)) for word, codes in found.items() if len(codes) == 1}


def _plain(scene: Scene, mark: Mark) -> str:
    return mark.value.rsplit("/", 1)[-1] if scene.language == "ru" else scene.words(mark.first, mark.last).lower()


def _country(
    scene: Scene, role: Role, person: Person, sentence: Sentence, by_role: dict[str, str], order: int, count: int
) -> str | None:
    """The role's own country, else what the sentence and the text suggest."""
    if role.country:
        return role.country
    pair = scene.pair
    if count == 2 and pair:
        named = [p.code for p in scene.places_in(sentence.first, sentence.last) if p.role == "pair"]
        return (list(dict.fromkeys(named)) if len(set(named)) == 2 else list(pair))[order]
    if role.sort == "embassy":
        if scene.tokens[role.mark.first].low in _AMBASSADORS and not scene.places_in(role.mark.last, role.last):
            return _other(pair, scene.home or "")  # an unnamed country's ambassador is the neighbour's
        host = [p.code for p in scene.places_in(role.mark.last, role.last) if len(p.code) == 3]
        return _other(pair, host[0]) if host and host[0] in (pair or ()) else scene.home
    near = _nearby(scene, role, person, sentence)
    word = _plain(scene, role.mark)
    return near or (by_role.get(word) if word in _SOLE else None) or scene.home


def _nearby(scene: Scene, role: Role, person: Person, sentence: Sentence) -> str | None:
    """Who visits X is not of X; who speaks for "the X side" is of X; "the Xian guests, led by minister N"."""
    pair = scene.pair or ("", "")
    places = [p for p in scene.places_in(sentence.first, sentence.last) if p.code in pair]
    for place in places:
        after = scene.tokens[place.last].low if place.last < len(scene.tokens) else ""
        if place.role == "adjective" and after in _SIDES:
            return place.code
    if any(token.low in _TRAVEL for token in scene.tokens[sentence.first : sentence.last]):
        gone = [p for p in places if p.first > person.last and _travelled_to(scene, p)]
        if gone:
            return _other(scene.pair, gone[0].code)
    led = [
        p for p in places if p.role in ("adjective", "demonym") and clause(scene, role.first)[0] <= p.first < role.first
    ]
    between = marks_in(marks(scene, "facts_a", "role", "roles"), led[-1].last, role.first) if led else []
    return led[-1].code if led and not between else None


def _travelled_to(scene: Scene, place: Place) -> bool:
    """ "to Oslo", "expected in Oslo", "visited Oslo", «посетит Осло»."""
    lead = scene.tokens[place.first - 1].low
    return lead in _TO or lead in _TRAVEL or lead.startswith("посет")


def _other(pair: tuple[str, str] | None, code: str) -> str | None:
    if not pair or code not in pair:
        return None
    return pair[1] if pair[0] == code else pair[0]


# --- the statement ---------------------------------------------------------------------------------------------------


def _office(scene: Scene, role: Role, person: Person, told: str | None, guessed: str | None) -> Office:
    """The statement, anchored at the name; the country is told beside it or guessed from the context."""
    owner = told or guessed
    text = role.text
    if role.mark.kind == "roles":
        text = _singular(scene, role)
    text = _with_host(scene, role, text, owner)
    business = role.sort == "head" and not _public(scene, role)
    return make(
        Office,
        scene,
        person.first,
        person.last,
        rule="name beside a role",
        optional=business,
        quality=1.0 if told else 0.7,
        person=person.name,
        role=text,
        country=owner,
    )


def _singular(scene: Scene, role: Role) -> str:
    """ "Ministers of transport" -> "Minister of transport"; the countries of a list stay out."""
    last = role.mark.last
    while last < role.mark.last + 5 and last < len(scene.tokens) and not scene.tokens[last].capital:
        if scene.tokens[last].kind == MARK or _place_at(scene, last):
            break
        last += 1
    while last > role.mark.last and scene.tokens[last - 1].low in (*_TAIL_LINKS, *ARTICLES):
        last -= 1
    tail = f" {text_of(scene, role.mark.last, last)}" if last > role.mark.last else ""
    return text_of(scene, role.mark.first, role.mark.last).replace("heads", "head").removesuffix("s") + tail


def _public(scene: Scene, role: Role) -> bool:
    """The head of something public: a chamber, council, region, country; not of a firm."""
    orgs = fact_words("facts_a", scene.language, ("org",))[0]
    inside = scene.tokens[role.first : role.last]
    return any(token.low in orgs for token in inside) or bool(scene.places_in(role.first, role.last))


def _with_host(scene: Scene, role: Role, text: str, owner: str | None) -> str:
    """An ambassador without a destination of two countries' text is ambassador to the other one."""
    plain = role.last == role.mark.last or (role.country and " " not in text)
    host = _other(scene.pair, owner or "")
    if role.sort != "embassy" or not plain or host is None or not text.lower().endswith(("ambassador", "посол")):
        return text
    where = country(host).name_in("ru", "locative") if scene.language == "ru" else f"to {country(host).name_en}"
    return f"{text} {where}"
