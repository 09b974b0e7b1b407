"""Offices: who holds which role in a state, an embassy, or at the head of a chamber or council."""

from __future__ import annotations

from dataclasses import replace

from comity.model.facts import Office
from comity.model.statement import Statement
from comity.reading.facts.common import (
    ARTICLES,
    body_sentences,
    countries_in,
    in_title,
    make,
    sentences_with,
    text_of,
)
from comity.reading.facts.counterparts import counterparts, country_of
from comity.reading.facts.marked import Mark, fact_words, marks, marks_in, plain_words
from comity.reading.facts.names import Person, person_at, person_before, surname
from comity.reading.facts.office_owners import HEADS_OF_STATE, SOLE, countries_of_roles, other_of, owner_of
from comity.reading.facts.office_roles import NEW, Role, place_at, role_of, widened
from comity.reading.facts.speakers import Leader, Speaker, leaders, speakers, titled
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Scene
from comity.reference.countries import country

_FIRM = words("offices.firm")  # fmt: skip
_BEFORE_ROLE = frozenset((*ARTICLES, *NEW, "its", "their", "as", "to", "be"))
_ARTICLES_AND_NEW = frozenset((*ARTICLES, *NEW))


def find(scene: Scene) -> list[Statement]:
    """Everyone named with a role, each person once, where the name is printed in full first."""
    return list(offices(scene))


def offices(scene: Scene) -> list[Office]:
    """The same, typed."""
    known: list[Office] | None = scene.memo.get(("offices",))
    if known is None:
        known = scene.memo["offices",] = _offices(scene)
    return list(known)


def _offices(scene: Scene) -> list[Office]:
    found: dict[str, Office] = {}
    roles = [mark for mark in marks(scene, "facts_a", "role", "roles") if _is_role(scene, mark)]
    by_role = countries_of_roles(scene, roles)
    for sentence in sentences_with(scene, roles):
        taken: set[int] = set()
        for mark in marks_in(roles, sentence.first, sentence.last):
            if mark.first in taken:
                continue
            role = widened(scene, role_of(scene, mark, sentence), sentence)
            people = _people(scene, role, sentence)
            for order, (person, owner) in enumerate(people):
                taken.update(range(min(mark.first, person.first), max(role.last, person.last)))
                if _of_a_firm(scene, role):
                    continue
                guessed = owner_of(scene, role, person, sentence, by_role, order, len(people))
                _keep(found, _office(scene, role, person, owner or role.country, guessed), in_title(sentence))
    found.update(_of_the_title(scene, roles, found))
    for leader in leaders(scene):
        found.setdefault(surname(leader.person.name), _led(scene, leader))
    for speaker in speakers(scene):
        key = surname(speaker.person.name)
        if not any(known.lower() == key.lower() for known in found):
            found[key] = _spoken(scene, speaker)
    for person, told in counterparts(scene):
        before = _told_before(scene, found, person)
        colleague = next((one for one in reversed(before) if one.country != told or one.quality < 1.0), None)
        if colleague is not None and told and colleague.country == told:
            # "Minister Nowak and her Chadian counterpart": she is of the other country, whatever was guessed
            colleague = replace(colleague, country=other_of(scene.pair, told))
            found[surname(colleague.person)] = colleague
        if colleague is not None:
            _keep(found, _counterpart(scene, person, colleague, told), title=False)
    return _settled(scene, list(found.values()))


def _of_the_title(scene: Scene, roles: list[Mark], found: dict[str, Office]) -> dict[str, Office]:
    """The title names who speaks, the first line of the text the office: "The ambassador of Chad to Niger on tea"."""
    person = titled(scene)
    first = next((one for one in body_sentences(scene) if not in_title(one)), None)
    if person is None or first is None or surname(person.name) in found:
        return {}
    mark = next(iter(marks_in(roles, first.first, min(first.first + 8, first.last))), None)
    if mark is None or mark.kind != "role":
        return {}
    role = widened(scene, role_of(scene, mark, first), first)
    if _people(scene, role, first):
        return {}
    return {surname(person.name): _office(scene, role, person, role.country, scene.home)}


def _led(scene: Scene, leader: Leader) -> Office:
    """The head of the body that the verb names: of the country named in it, else the one that speaks."""
    named = countries_in(scene, leader.first, leader.last)
    lead = "head of" if scene.language == "en" else "возглавляет"
    return make(
        Office,
        scene,
        leader.person.first,
        leader.person.last,
        rule="the head of a body by a verb",
        quality=1.0 if named else 0.7,
        person=leader.person.name,
        role=f"{lead} {scene.words(leader.first, leader.last)}",
        country=named[0] if named else scene.home or (scene.pair[0] if scene.pair else None),
    )


def _spoken(scene: Scene, speaker: Speaker) -> Office:
    """The office of a label in capitals: of the country that speaks."""
    return make(
        Office,
        scene,
        speaker.person.first,
        speaker.person.last,
        rule="a speaker in capitals",
        quality=0.7,
        person=speaker.person.name,
        role=speaker.role,
        country=scene.home or (scene.pair[0] if scene.pair else None),
    )


def _told_before(scene: Scene, found: dict[str, Office], person: Person) -> list[Office]:
    start = scene.tokens[person.first].start
    return sorted((one for one in found.values() if one.start < start), key=lambda one: one.start)


def _counterpart(scene: Scene, person: Person, colleague: Office, told: str | None) -> Office:
    """ "Minister Nowak and her Chadian counterpart, Idriss Moussa": of the same office in the other country."""
    return make(
        Office,
        scene,
        person.first,
        person.last,
        rule="the counterpart of an officer",
        quality=1.0 if told else 0.7,
        person=person.name,
        role=colleague.role,
        country=country_of(scene, told, colleague.country),
    )


def _settled(scene: Scene, offices: list[Office]) -> list[Office]:
    """A country has one president and one prime minister: a second one, whose country is only guessed, is the
    other's."""
    sure = {(_rank(one), one.country) for one in offices if one.quality == 1.0}
    settled: list[Office] = []
    for one in sorted(offices, key=lambda one: one.start):
        if one.quality < 1.0 and _rank(one) and (_rank(one), one.country) in sure:
            one = replace(one, country=other_of(scene.pair, one.country or ""))
        sure.add((_rank(one), one.country))
        settled.append(one)
    return settled


def _rank(office: Office) -> str:
    """What a country has one of: a head of state, a head of government, a foreign minister; else empty."""
    role = office.role.lower()
    return "head of state" if role in HEADS_OF_STATE else role if role in SOLE else ""


def _keep(found: dict[str, Office], office: Office, title: bool) -> None:
    """Once a person, the full name before the surname alone and the text before its title."""
    key = surname(office.person)
    known = found.get(key)
    if known is None or (" " not in known.person and " " in office.person) or (known.optional and not title):
        found[key] = replace(office, optional=office.optional or title)


def _is_role(scene: Scene, mark: Mark) -> bool:
    """A word of a role that stands for somebody here: not «после» of time, "the secretary" of a club, "in the
    chair"."""
    token = scene.tokens[mark.first]
    if token.low == "после" or (token.low == "главе" and scene.lows[mark.first - 1] == "во"):
        return False
    if scene.language == "en" and mark.first:
        before = scene.tokens[mark.first - 1]
        return not (before.low == "to" and token.low in ("head", "chair"))
    return True


# --- who -------------------------------------------------------------------------------------------------------------


def _people(scene: Scene, role: Role, sentence: Sentence) -> list[tuple[Person, str | None]]:
    """The persons of a role, with a country where the order of a list tells it."""
    if role.mark.kind == "roles":
        return _several(scene, role, sentence)
    single = role.sort == "state" and role.last == role.mark.last and role.mark.last - role.mark.first <= 2
    named = person_at(scene, role.last, sentence.last, case=role.case, single=single and scene.language == "en")
    if named and _likely(scene, named, role):
        return [(named, None)]
    if role.last + 2 < sentence.last and scene.tokens[role.last].text == "(":
        inner = person_at(scene, _past_title(scene, role.last + 1), sentence.last, case=role.case)
        if inner and inner.last < sentence.last and scene.tokens[inner.last].text == ")":
            return [(inner, None)]
    dash = _past_side(scene, role.last, sentence.last)
    if dash + 1 < sentence.last and scene.tokens[dash].text in ("—", "–", ":"):  # «посол — Иван Чернов»
        named = person_at(scene, dash + 1, sentence.last)
        if named and (named.last >= sentence.last or scene.tokens[named.last].text in ".,;)"):
            return [(named, None)]
    if role.last + 1 < sentence.last and scene.tokens[role.last].text == ",":
        after = person_at(scene, role.last + 1, sentence.last, case=role.case)
        closes = after and (after.last >= sentence.last or scene.tokens[after.last].text in ",.:;—–")
        if after and closes and role.sort != "":
            return [(after, None)]
    return _chosen(scene, role, sentence) or _named_before(scene, role, sentence)


def _past_side(scene: Scene, i: int, stop: int) -> int:
    """«Сопредседатель [с нашей стороны] — Иван Чернов»: past the side that the office is of."""
    if i < stop and scene.lows[i] == "стороны":
        return i + 1
    sided = i + 3 < stop and scene.lows[i] in ("с", "со", "от") and scene.lows[i + 2] == "стороны"
    return i + 3 if sided else i


def _chosen(scene: Scene, role: Role, sentence: Sentence) -> list[tuple[Person, str | None]]:
    """ "Elected [Ama Kofi] its president", «послом назначен [Иван Чернов]»: by a verb of choosing."""
    verbs = plain_words("chosen")
    if scene.language == "ru":
        if role.last < sentence.last and scene.lows[role.last] in verbs:
            person = person_at(scene, role.last + 1, sentence.last)
            return [(person, None)] if person else []
        return []
    i = role.first - 1
    while i > sentence.first and scene.lows[i] in _BEFORE_ROLE:
        i -= 1
    person = person_before(scene, i + 1, sentence.first) if i + 1 < role.first else None
    if person is None or person.first == sentence.first or scene.lows[person.first - 1] not in verbs:
        return []
    return [(person, None)]


def _named_before(scene: Scene, role: Role, sentence: Sentence) -> list[tuple[Person, str | None]]:
    """ "[Jan Novak], minister of trade", "[Ama Kofi] has been the ambassador of"."""
    if role.first > sentence.first + 1:
        comma = role.first - 1
        while comma > sentence.first and scene.lows[comma] in _ARTICLES_AND_NEW:
            comma -= 1
        if scene.lows[comma] in plain_words("copula"):  # "Novak has been the Ambassador of ..."
            while comma - 1 > sentence.first and scene.lows[comma - 1] in ("has", "had", "have"):
                comma -= 1
            before = person_before(scene, comma, sentence.first) if scene.language == "en" else None
            return [(before, None)] if before else []
        if scene.lows[comma] == "as":
            taken = _who_serves(scene, comma, sentence)
            return [(taken, None)] if taken else []
        dashed = scene.tokens[comma].text in ",(—–"
        before = person_before(scene, comma, sentence.first, case=role.case) if dashed else None
        if before and _own_role(scene, role, sentence):
            return [(before, None)]
    return []


def _who_serves(scene: Scene, i: int, sentence: Sentence) -> Person | None:
    """ "[Ana Lopes], who has taken up her post as Ambassador of ...": of whom the relative clause tells."""
    for j in range(i - 1, max(sentence.first + 1, i - 9), -1):
        if scene.tokens[j].kind == MARK:
            return None
        if scene.lows[j] == "who" and scene.tokens[j - 1].text == ",":
            return person_before(scene, j - 1, sentence.first)
    return None


def _past_title(scene: Scene, i: int) -> int:
    """ "(Ms Ama Kofi)": past the title of address and its stop."""
    while i + 1 < len(scene.tokens) and (scene.lows[i] in plain_words("title") or scene.tokens[i].text == "."):
        i += 1
    return i


def _own_role(scene: Scene, role: Role, sentence: Sentence) -> bool:
    """After "Name," the role must end at a mark, or the sentence: not "Novak, minister Black said"."""
    return (
        role.last >= sentence.last
        or scene.tokens[role.last].kind == MARK
        or scene.lows[role.last] in ("who", "and", "said", "told", "since", "при", "с")
    )


def _likely(scene: Scene, person: Person, role: Role) -> bool:
    """One word after a role is a person only after a bare title with a capital: "President Nováková", not "president
    Monday"."""
    if person.last - person.first > 1:
        return True
    return scene.tokens[role.mark.last - 1].capital and scene.tokens[person.first].text[1:].islower()


def _several(scene: Scene, role: Role, sentence: Sentence) -> list[tuple[Person, str | None]]:
    """ "Presidents A and B", "the prime ministers of X and Y, A and B": the countries in the same order."""
    i = role.mark.last
    codes: list[str] = []
    if (i < sentence.last and scene.lows[i] in ("of", "for")) or scene.language == "ru":
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


# --- the statement ---------------------------------------------------------------------------------------------------


def _office(scene: Scene, role: Role, person: Person, told: str | None, guessed: str | None) -> Office:
    """The statement, anchored at the name; the country is told beside it or guessed from the context."""
    owner = told or guessed
    text = role.text
    if role.mark.kind == "roles" and scene.language == "en":
        text = _singular(scene, role)
    if role.last < len(scene.tokens) and scene.lows[role.last] == "стороны":
        text = text.rsplit(" ", 2)[0]  # «сопредседатель с нашей стороны»
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
        if scene.tokens[last].kind == MARK or place_at(scene, last):
            break
        last += 1
    while last > role.mark.last and scene.lows[last - 1] in plain_words("tail_link") | ARTICLES:
        last -= 1
    tail = f" {text_of(scene, role.mark.last, last)}" if last > role.mark.last else ""
    return text_of(scene, role.mark.first, role.mark.last).replace("heads", "head").removesuffix("s") + tail


def _of_a_firm(scene: Scene, role: Role) -> bool:
    """ "Sales director", «коммерческий директор»: posts that only firms have."""
    before = scene.lows[role.mark.first - 1] if role.mark.first else ""
    return role.sort == "head" and before in _FIRM and not _public(scene, role)


def _public(scene: Scene, role: Role) -> bool:
    """The head of something public: a chamber, council, region, country; not of a firm."""
    orgs = fact_words("facts_a", scene.language, "org")
    inside = scene.tokens[role.first : role.last]
    return any(token.low in orgs for token in inside) or bool(scene.places_in(role.first, role.last))


def _with_host(scene: Scene, role: Role, text: str, owner: str | None) -> str:
    """An ambassador without a destination of two countries' text is ambassador to the other one."""
    plain = role.last == role.mark.last or (role.country and " " not in text)
    host = other_of(scene.pair, owner or "")
    if role.sort != "embassy" or not plain or host is None or not text.lower().endswith(("ambassador", "посол")):
        return text
    where = country(host).name_in("ru", "locative") if scene.language == "ru" else f"to {country(host).name_en}"
    return f"{text} {where}"
