"""Visits and talks: who goes where, who meets whom."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.facts.common import ARTICLES, clause, lower_first, text_of, time_near, times_between
from comity.reading.facts.events import Event, being_prepared, ordinal_before, place_name, where
from comity.reading.facts.marked import Mark, Words, fact_words, marks_in, plain_words, standing
from comity.reading.facts.names import surname
from comity.reading.facts.phrases import phrase_first, phrase_last, russian_verb
from comity.reading.facts.spans import plain_adjective
from comity.reading.facts.stays import stays
from comity.reading.facts.talks import persons_in, traveller
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Place, Scene

_TO = words("visits.to")
_LEADS_RU = words("visits.leads_ru")
_SPOT = frozenset(("name", "capital", "city", "metonym"))
_LEADS_IN = frozenset((*ARTICLES, "for", "of", "during", "before", "after", "to"))
_ANY_OR_OWN = frozenset((*ARTICLES, "their", "its"))


def leads(scene: Scene) -> Sequence[int]:
    """The words that may tell of guests to come, beside the words of visits."""
    return standing(scene, plain_words("awaits"))


def find_in(scene: Scene, sentence: Sentence, words: Words, known: frozenset[str]) -> list[Event]:
    """Visits of one sentence. known: surnames of the persons the text has named."""
    found: list[Event] = []
    for mark in marks_in(words["visit"], sentence.first, sentence.last):
        found.extend(_labelled(scene, sentence, mark, known) or _visit(scene, sentence, mark, words, known))
    found.extend(_guests(scene, sentence, words))
    if not found:
        for mark in marks_in(words["go"], sentence.first, sentence.last):
            found.extend(_goes(scene, sentence, mark, words, known))
    return found or stays(scene, sentence, words, known)


# --- visits ----------------------------------------------------------------------------------------------------------


def _visit(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "A working visit of Novak to Oslo", «ответный визит», "the chamber's trade mission to Chad"; a bare "the
    visit" is told already."""
    first, kinds = _visit_kinds(scene, sentence, mark, words)
    mission = scene.lows[mark.last - 1].startswith(("mission", "missi")) or "миссия" in mark.value
    target, end = _target(scene, mark.last, sentence.last)
    guest = _by_guest(scene, sentence, mark, words)
    end = max(end, guest)
    if not kinds and target is None and not mission and not guest:
        return []
    if scene.lows[mark.first] in ("visits", "trips") and not kinds:
        return []
    low, high = clause(scene, mark.first)
    dated = time_near(scene, first, mark.last)
    if not kinds and dated is None and not mission and not being_prepared(scene, sentence):
        return []
    alone = mission and scene.lows[mark.last - 1] == "mission" and mark.last - mark.first == 1
    named = end > mark.last or (mark.last + 1 < sentence.last and scene.tokens[mark.last + 1].capital)
    towards = named and mark.last < sentence.last and scene.lows[mark.last] == "to"
    if alone and (not towards or dated is None or scene.lows[mark.first - 1] in _ANY_OR_OWN):
        return []  # "a mission": which, where and when is not told
    if alone:
        first, end = phrase_first(scene, mark.first), max(end, _capitals_after(scene, mark.last + 1, sentence.last))
    if any(scene.lows[i] in ("no", "never", "никто", "никогда") for i in range(low, mark.first)):
        return []  # "no president has paid Oslo a state visit"
    previous = any(scene.lows[i] in ("previous", "предыдущий") for i in range(first, mark.first))
    adrift = mission and not times_between(scene, low, high)
    invitation = mission and any(scene.lows[i] in ("join", "joining", "register", "write") for i in range(low, high))
    return [
        Event(
            first,
            end,
            "visit",
            _visit_name(scene, sentence, mark, (first, end), target, known),
            "visit",
            (ordinal_before(scene, mark.first - len(kinds)) or (None,))[0],
            optional=previous or adrift or invitation,
            place=target or where(scene, first, end) or _visited(scene, low, high),
        )
    ]


def _capitals_after(scene: Scene, i: int, stop: int) -> int:
    """Where the towns end that a mission leads to: "to [Mopti and Kayes], led by"."""
    last = i
    while i < stop and (scene.tokens[i].capital or scene.tokens[i].text == "," or scene.lows[i] == "and"):
        i += 1
        last = i if scene.tokens[i - 1].capital else last
    return last


def _labelled(scene: Scene, sentence: Sentence, mark: Mark, known: frozenset[str]) -> list[Event]:
    """ "Last visit: Minister Novak, Oslo, June 2017": the guest, the place and the date behind the colon."""
    if mark.last >= sentence.last or scene.tokens[mark.last].text != ":":
        return []
    people = persons_in(scene, mark.last + 1, sentence.last, known)
    places = [p for p in scene.places_in(mark.last + 1, sentence.last) if p.role in ("capital", "city", "name")]
    places = [p for p in places if scene.tokens[p.first - 1].text in (",", ":")]
    times = times_between(scene, mark.last + 1, sentence.last)
    if not times or not places:
        return []
    who = f" of {surname(people[0].name)}" if people else ""
    where_to = place_name(scene, places[-1])
    name = f"visit{who} to {where_to}" if scene.language == "en" else f"визит{who[3:]}: {where_to}"
    first = mark.first - 1 if mark.first > sentence.first and scene.tokens[mark.first - 1].kind != MARK else mark.first
    return [Event(first, mark.last, "visit", name, "visit in a list", place=places[-1], time=times[0])]


def _visited(scene: Scene, low: int, high: int) -> Place | None:
    """«Прагу с визитом посетил ...»: the object of the verb."""
    if not any(scene.lows[i].startswith("посет") for i in range(low, high)):
        return None
    return next((p for p in scene.places_in(low, high) if p.role in ("capital", "city")), None)


def _by_guest(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> int:
    """ "During the visit of your Prime Minister in May", «визит президента в мае»: told by the guest, and dated right
    after: where the guest's role ends; 0 elsewhere."""
    roles = marks_in([*words["role"], *words["roles"]], mark.last, min(mark.last + 4, sentence.last))
    lead = scene.lows[mark.last] if mark.last < sentence.last else ""
    if not roles or (scene.language == "en" and lead not in ("of", "by")):
        return 0
    dated = times_between(scene, roles[0].last, min(roles[0].last + 3, sentence.last))
    low, high = clause(scene, mark.first)
    awaited = marks_in(words["happens"], low, high) and times_between(scene, low, high)
    return roles[0].last if dated or awaited else 0


def _visit_kinds(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> tuple[int, list[str]]:
    """Where the adjectives before "visit" begin, an ordinal included, and which they are."""
    first, kinds = mark.first, []
    known = {kind.first: kind for kind in words["visit_kind"]}
    while first > sentence.first and first - 1 in known:
        first -= 1
        kinds.append(known[first].value.rpartition("/")[2])
    number = ordinal_before(scene, first)
    return (number[1] if number and number[1] >= sentence.first else first), kinds[::-1]


def _target(scene: Scene, i: int, stop: int) -> tuple[Place | None, int]:
    """(the place a visit leads to, where the phrase ends): "visit [of the minister] to Oslo", «визит [Новака] в
    Осло»."""
    last = i
    while last < stop and last - i < 14:
        token = scene.tokens[last]
        if (token.kind == MARK and token.text not in "-‑.") or russian_verb(scene, last):
            break
        if token.low in _TO:
            after = last + 1
            while after < stop and scene.lows[after] in ARTICLES:
                after += 1
            place = next((p for p in scene.places_in(after, after + 1) if p.role in _SPOT), None)
            if place is not None:
                return place, _list_of_places(scene, place, stop)
            if token.low != "to":
                break
        if token.low in fact_words("facts_a", scene.language, "np_stop") and token.low not in (
            "to",
            "his",
            "her",
            "by",
        ):
            break
        last += 1
    end = i
    if i < stop and scene.lows[i] == "of":
        end = phrase_last(scene, i)
    return None, max(i, end)


def _visit_name(
    scene: Scene, sentence: Sentence, mark: Mark, span: tuple[int, int], target: Place | None, known: frozenset[str]
) -> str:
    """English: "official visit of Novak to Chad"; Russian: as printed, the noun and its adjectives in the
    nominative."""
    first, end = span
    if scene.language == "ru":
        base = mark.value.rpartition("/")[2]
        kinds = [plain_adjective(kind, base) for kind in _bases(scene, first, mark.first) if kind]
        return " ".join([*kinds, base, text_of(scene, mark.last, end)]).strip()
    if end > mark.last and scene.lows[mark.last] in ("of", "by"):
        return text_of(scene, first, end)
    to = f" to {text_of(scene, target.first, end)}" if target is not None and end > target.last else ""
    if target is None and end > mark.last:
        return text_of(scene, first, end)  # to towns that no table knows
    owner = _whose(scene, sentence, first)
    if owner:
        goal = to or (f" to {place_name(scene, target)}" if target is not None else "")
        return f"{text_of(scene, first, mark.last)} of {owner}{goal}"
    person = traveller(scene, sentence, mark.first, known)
    parts = [text_of(scene, first, mark.last)]
    if person:
        parts.append(f"of {surname(person.name)}")
    if target is not None:
        parts.append(to.strip() or f"to {place_name(scene, target)}")
    return " ".join(parts)


def _whose(scene: Scene, sentence: Sentence, first: int) -> str:
    """ "The [Prime Minister]'s visit", "the [Chadian president]'s visit": whose, where a role and no name tells it."""
    if first == sentence.first or not scene.tokens[first - 1].possessive:
        return ""
    roles = fact_words("facts_a", "en", "role")
    token = scene.lows[first - 1].removesuffix("'s").removesuffix("’s")
    if token not in roles and scene.lows[first - 1] not in roles:
        return ""
    low = first - 1
    while low > sentence.first and scene.tokens[low - 1].kind != MARK and first - low < 4:
        if scene.lows[low - 1] in _LEADS_IN:
            break
        low -= 1
    return text_of(scene, low, first).removesuffix("'s").removesuffix("’s")


def _list_of_places(scene: Scene, target: Place, stop: int) -> int:
    """ "To Beijing, Shanghai and [Xi'an]": where the list of what is visited ends."""
    last = target.last
    while last + 1 < stop and scene.lows[last] in (",", "and", "и"):
        after = last + 1
        if scene.lows[after] in ("and", "и"):
            after += 1
        place = next((p for p in scene.places_in(after, after + 1) if p.role in _SPOT), None)
        single = after < stop and scene.tokens[after].capital and scene.lows[last] in ("and", "и")
        if place is None and not single:
            break
        last = place.last if place is not None else after + 1
    return last


def _bases(scene: Scene, first: int, last: int) -> list[str]:
    forms = fact_words("facts_a", scene.language, "visit_kind")
    return [forms[scene.lows[i]][1].rpartition("/")[2] for i in range(first, last) if scene.lows[i] in forms]


def _goes(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """ "Minister Novak will visit Oslo in May", «премьер посетил Прагу»: a person or an officer goes to a place."""
    i = mark.last
    while i < sentence.last and scene.lows[i] in ARTICLES:
        i += 1
    target = next((p for p in scene.places_in(i, i + 1) if p.role in _SPOT), None)
    low = clause(scene, mark.first)[0]
    roles = marks_in([*words["role"], *words["roles"]], low, mark.first)
    person = traveller(scene, sentence, mark.first, known)
    before = person is not None and low <= person.first < mark.first
    if target is None and scene.language == "ru":
        return _visited_by(scene, sentence, mark, words, known)
    party = _delegation(scene, low, mark.first)
    if target is None or not (before or roles or party):
        return []
    if party and not before and not roles and not times_between(scene, low, clause(scene, mark.first)[1]):
        return []
    who = text_of(scene, roles[-1].first, mark.first) if roles else party
    who = surname(person.name) if person and before else who
    where_to = place_name(scene, target)
    name = f"visit of {who} to {where_to}" if scene.language == "en" else f"визит {who}: {where_to}"
    return [Event(mark.first, target.last, "visit", name, "goes to", place=target)]


def _delegation(scene: Scene, low: int, high: int) -> str:
    """ "[A Chadian business delegation] visited Oslo", «[делегация предпринимателей] побывала»: who goes without a
    name; empty where nobody does."""
    for i in range(high - 1, low - 1, -1):
        if scene.lows[i] in ("delegation", "delegations", "делегация", "делегации"):
            first = phrase_first(scene, i)
            return lower_first(text_of(scene, max(first, low), high if scene.language == "ru" else i + 1))
    return ""


def _visited_by(scene: Scene, sentence: Sentence, mark: Mark, words: Words, known: frozenset[str]) -> list[Event]:
    """«Прагу в мае посетит министр Новак»: the place stands before the verb, the guest after it."""
    stays = scene.lows[mark.first].startswith(("побыва", "прибы", "прибуд", "прилет", "приед", "приез", "приех"))
    if not stays and not scene.lows[mark.first].startswith("посе"):
        return []
    low, high = clause(scene, mark.first)
    places = [p for p in scene.places_in(low, mark.first) if p.role in ("name", "capital", "city")]
    led = [p for p in places if scene.lows[p.first - 1] in ("в", "во", "на")]
    places = led if stays else [p for p in places if scene.lows[p.first - 1] not in _LEADS_RU or p.first == low]
    places = [p for p in places if p.last >= mark.first - 6]
    roles = marks_in([*words["role"], *words["roles"]], mark.last, min(mark.last + 4, high))
    people = persons_in(scene, mark.last, high, known)
    if not places or not (roles or people):
        return []
    who = surname(people[0].name) if people else text_of(scene, roles[0].first, roles[0].last)
    where_to = place_name(scene, places[-1])
    name = f"визит {who}: {where_to}"
    visit = marks_in(words["visit"], mark.last, min(mark.last + 4, high))
    last = visit[0].last if visit else mark.last  # «в Осло прибывает с [рабочим визитом] министр»
    return [Event(places[-1].first, last, "visit", name, "goes to", place=places[-1])]


def _guests(scene: Scene, sentence: Sentence, words: Words) -> list[Event]:
    """ "We expect the President of Chad ... to come in May": a visit told by its guest."""
    starts = standing(scene, plain_words("awaits"), sentence.first, sentence.last)
    if not starts:
        return []
    roles = marks_in([*words["role"], *words["roles"]], starts[0] + 1, min(starts[0] + 4, sentence.last))
    comes = standing(scene, plain_words("comes"), starts[0], sentence.last)
    if not roles or not comes:
        return []
    first = roles[0].first
    last = first
    while last < comes[0] and scene.tokens[last].kind != MARK and scene.lows[last] not in ("to", "who"):
        last += 1
    guests = text_of(scene, first, last)
    name = f"visit of the {guests}" if scene.language == "en" else f"визит: {guests}"
    times = times_between(scene, comes[0], sentence.last)
    return [Event(first, last, "visit", name, "guests expected", time=times[0] if times else None)]
