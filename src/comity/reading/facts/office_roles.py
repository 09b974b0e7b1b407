"""The words of a role: "Economic Affairs Secretary", "Ambassador of X to Y", «глава палаты», and the country they
tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.reading.facts.common import ARTICLES, text_of
from comity.reading.facts.marked import Mark, fact_words, plain_words
from comity.reading.facts.names import person_at, person_before
from comity.reading.scan import MARK, NUMBER, Sentence
from comity.reading.scene import Place, Scene

_LONG_TAIL = 12
NEW = (
    "senior",
    "principal",
    "chief",
    "assistant",
    "resident",
    "permanent",
    "new",
    "former",
    "acting",
    "outgoing",
    "current",
    "then",
    "newly",
    "appointed",
)
_OF_A_BODY = ("adjective", "pair", "capital", "city")  # "the Chadian council", "the Oslo chamber"
COUNTRY_NAMES = frozenset(("name", "metonym"))
_ARTICLES_AND_NEW = frozenset((*ARTICLES, *NEW))


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


def role_of(scene: Scene, mark: Mark, sentence: Sentence) -> Role:
    """The role with the modifiers before it and the tail after it."""
    role: Role | None = scene.memo.get(("role of", mark))
    if role is None:
        read = _role_ru if scene.language == "ru" else _role_en
        role = scene.memo["role of", mark] = read(scene, mark, sentence)
    return role


def _role_en(scene: Scene, mark: Mark, sentence: Sentence) -> Role:
    first = _modifiers(scene, mark, sentence)
    last = _tail(scene, mark.last, sentence.last)
    owner = _owner(scene, first, mark, last)
    text = _role_text(scene, first, mark.last, last, owner)
    return Role(mark, first, last, text, owner.code if owner else None, "", mark.value)


def _modifiers(scene: Scene, mark: Mark, sentence: Sentence) -> int:
    """Where the words before the role begin: "Economic Affairs Secretary", "Egyptian chambers' head", "Kazakhstan's
    Ambassador"."""
    first = mark.first
    while first > sentence.first and mark.first - first < 4:
        token = scene.tokens[first - 1]
        place = place_at(scene, first - 1)
        if place is not None and (place.role in ("adjective", "pair") or place.possessive):
            first = place.first
            break
        if token.kind in (MARK, NUMBER) or not (token.capital or token.possessive):
            break
        common = token.low in fact_words("facts_a", "en", "np_stop", "np_link", "no_name")
        if token.low in ARTICLES or (common and token.low not in plain_words("portfolio")):
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
        while after < stop and scene.lows[after] in ARTICLES:
            after += 1
        end = _tail_item(scene, after, stop, token.low)
        if end is None:
            break
        last = end
    return last


def _tail_item(scene: Scene, i: int, stop: int, preposition: str) -> int | None:
    """The end of one object of the tail: a place, or capitalised words joined by "of" and "and" up to a person's
    name."""
    place = place_at(scene, i)
    orgs = fact_words("facts_a", "en", "org")
    small = place.last if place is not None and place.first == i and place.role in _OF_A_BODY else stop
    if small < stop and not scene.tokens[small].capital and scene.lows[small] in orgs:
        return small + 1  # "chairman of the Chadian council"
    if place is not None and place.first == i and (i + 1 >= stop or not _org_follows(scene, place.last, stop)):
        return place.last
    if preposition in ("to", "in", "at") and place is None:
        return None
    if i < stop and preposition == "of" and not scene.tokens[i].capital and scene.lows[i] in orgs:
        return i + 1  # "president of the chamber"
    known = fact_words("facts_a", "en", "org", "no_name")
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
        # "Minister of Foreign Trade Jan Novak": a word after a link or a known word is the portfolio's.
        named = not link and not linked and token.low not in known and person_at(scene, last, stop) is not None
        if named and not _office_ahead(scene, last, stop):
            break
        linked = link
        last += 1
    while last > i and scene.lows[last - 1] in plain_words("tail_link"):
        last -= 1
    return last if last > i else None


def _office_ahead(scene: Scene, i: int, stop: int) -> bool:
    """ "of the Asia [Market Department] Jan Novak": the name of an office goes on up to its own noun."""
    orgs = fact_words("facts_a", "en", "org")
    while i < stop and scene.tokens[i].capital and scene.tokens[i].kind != MARK:
        if scene.lows[i] in orgs:
            return True
        i += 1
    return False


def _ends_tail(scene: Scene, i: int, stop: int) -> bool:
    """After a link comes a country by name, or somebody else: "of [Chad]", "and [Chadian Ambassador X]"."""
    if i >= stop:
        return True
    place = place_at(scene, i)
    before = scene.lows[i - 1]
    if place is not None and (
        (before == "of" and place.role == "name") or (before == "and" and place.role == "adjective")
    ):
        return True
    return scene.lows[i] in fact_words("facts_a", "en", "role") and before == "and"


def _org_follows(scene: Scene, i: int, stop: int) -> bool:
    """ "of the Egyptian-Saudi [Business Council]": the place is only the beginning of a name."""
    return (
        i < stop and scene.tokens[i].capital and scene.tokens[i].kind != MARK and person_at(scene, i, stop) is None
    ) or (i < stop and scene.lows[i] in fact_words("facts_a", "en", "org", "no_name") and scene.tokens[i].capital)


def _owner(scene: Scene, first: int, mark: Mark, last: int) -> Place | None:
    """The country that the role is of: an adjective or possessive before it, else "of X" after it."""
    before = [p for p in scene.places_in(first, mark.first) if len(p.code) == 3]
    if len(before) == 1 or (before and before[0].role != "pair"):
        return before[-1]
    for place in scene.places_in(mark.last, last):
        lead = place.first - 1
        while lead > mark.last and scene.lows[lead] in ARTICLES:
            lead -= 1
        if scene.lows[lead] == "of" and place.role in COUNTRY_NAMES and len(place.code) == 3:
            return place
    inner = [p for p in scene.places_in(mark.last, last) if p.role in ("adjective", "name") and len(p.code) == 3]
    destination = [p for p in inner if scene.lows[p.first - 1] in ("to", "in")]
    rest = [p for p in inner if p not in destination] or _seats(scene, mark.last, last)
    return rest[0] if rest and not any(p.role == "pair" for p in scene.places_in(mark.last, last)) else None


def _seats(scene: Scene, first: int, last: int) -> list[Place]:
    """ "Head of the Quito Chamber": the city tells the country."""
    return [
        p for p in scene.places_in(first, last) if p.role in ("capital", "city") and scene.lows[p.first - 1] != "in"
    ]


def _role_text(scene: Scene, first: int, head: int, last: int, owner: Place | None) -> str:
    """The role without the country whose it is: "Kazakhstan's Ambassador to Belarus" -> "Ambassador to Belarus"."""
    if owner is None or owner.role in ("capital", "city"):
        return text_of(scene, first, last)
    if owner.last <= head:
        return text_of(scene, owner.last, last) if owner.first == first else text_of(scene, first, last)
    lead = owner.first - 1
    while scene.lows[lead] in ARTICLES:
        lead -= 1
    if scene.lows[lead] != "of" or owner.role == "adjective":
        return text_of(scene, first, last)
    if owner.last < last and scene.lows[owner.last] not in ("of", "to", "in", "for", "at"):
        return text_of(scene, first, last)  # "chairman of the Oman Chamber"
    rest = f" {text_of(scene, owner.last, last)}" if owner.last < last else ""
    return text_of(scene, first, lead) + rest


def _role_ru(scene: Scene, mark: Mark, sentence: Sentence) -> Role:
    """Russian: the tail is whatever stands between the role and the name: «посол Чехии в Литве», «глава комитета»."""
    sort, case, base = ([*mark.value.split("/"), "", ""])[:3]
    stops = fact_words("facts_a", "ru", "np_stop")
    last = mark.last
    while last < sentence.last and last - mark.last < 10:
        token = scene.tokens[last]
        if (token.kind == MARK and token.text not in "-‑«»") or (token.low in stops and token.low != "во"):
            break
        if token.low in plain_words("title") or (token.capital and person_at(scene, last, sentence.last)):
            break
        last += 1
    places = [p for p in scene.places_in(mark.last, last) if p.role in COUNTRY_NAMES and len(p.code) == 3]
    inner = [p for p in scene.places_in(mark.last, last) if p.role == "adjective" and len(p.code) == 3]
    owner = next((p for p in places if scene.lows[p.first - 1] not in ("в", "во", "на", "при")), None)
    before = [p for p in scene.places_in(max(sentence.first, mark.first - 2), mark.first) if p.role == "adjective"]
    code = owner.code if owner else before[-1].code if before else inner[0].code if inner else None
    pieces = [base]
    keep_first = owner.last if owner and owner.first == mark.last else mark.last
    keep_last = owner.first if owner and owner.last == last and owner.first > keep_first else last
    if keep_first < keep_last:
        pieces.append(text_of(scene, keep_first, keep_last))
    return Role(mark, mark.first, last, " ".join(pieces), code, case, sort)


def place_at(scene: Scene, i: int) -> Place | None:
    for place in scene.places_in(max(0, i - 6), i + 1):
        if place.first <= i < place.last:
            return place
    return None


def widened(scene: Scene, role: Role, sentence: Sentence) -> Role:
    """ "Ama Kofi, head of the statistics department,", "the counsellor at the Chadian embassy, Ama Kofi,": between the
    commas the role goes on in small letters."""
    if scene.language != "en" or role.mark.kind != "role" or role.last >= sentence.last:
        return role
    fields = _fields(scene, role, sentence)
    if fields > role.last:
        return replace(role, last=fields, text=f"{role.text}{scene.words(role.last, fields)}")
    if scene.lows[role.last] not in ("of", "for", "in", "at", "on"):
        return role
    verbs = fact_words("facts_a", "en", "np_stop")
    last = role.last
    while last < sentence.last and last - role.last < _LONG_TAIL:
        token = scene.tokens[last]
        if token.kind == MARK and token.text not in "-‑":
            break
        if verbs.get(token.low, ("", ""))[1] == "verb" or (token.low in verbs and token.low not in ("in", "at", "on")):
            return role
        last += 1
    lead = role.first - 1
    while lead > sentence.first and scene.lows[lead] in _ARTICLES_AND_NEW:
        lead -= 1
    apposed = lead > sentence.first and scene.tokens[lead].text == "," and person_before(scene, lead, sentence.first)
    named = last + 1 < sentence.last and scene.tokens[last].text == "," and person_at(scene, last + 1, sentence.last)
    if last - role.last >= _LONG_TAIL or not (apposed or named):
        return role
    orgs = fact_words("facts_a", "en", "org")
    if role.sort == "head" and not any(scene.lows[i] in orgs for i in range(role.mark.last, last)):
        return role  # "the head of the queue, ..."
    inner = [p.code for p in scene.places_in(role.last, last) if p.role in ("adjective", "name") and len(p.code) == 3]
    tail = text_of(scene, role.last, last)
    owner = role.country or (inner[0] if len(inner) == 1 and role.sort != "embassy" else None)
    if role.sort == "embassy" and role.country is None and len(inner) == 1 and "embassy" in tail:
        owner = inner[0]
    return replace(role, last=last, text=f"{role.text} {tail}", country=owner)


def _fields(scene: Scene, role: Role, sentence: Sentence) -> int:
    """ "Minister of Energy[, Commerce and Tourism], ...": where the fields of one ministry end."""
    led = any(scene.lows[i] in ("of", "for") for i in range(role.mark.last, role.last))
    i = role.last
    while led and i + 1 < sentence.last and (scene.tokens[i].text == "," or scene.lows[i] == "and"):
        last_one = scene.lows[i] == "and"
        if not scene.tokens[i + 1].capital or person_at(scene, i + 1, sentence.last):
            break
        i += 2
        while i < sentence.last and scene.tokens[i].capital:
            i += 1
        if last_one:
            closed = i >= sentence.last or scene.tokens[i].kind == MARK
            return i if closed and scene.tokens[role.last].text == "," else role.last
    return role.last
