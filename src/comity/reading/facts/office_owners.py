"""Which country a role is of, where its own words do not tell it."""

from __future__ import annotations

from comity.reading.facts.common import clause, countries_in, in_title, sentence_of
from comity.reading.facts.marked import Mark, fact_words, marks, marks_in, plain_words
from comity.reading.facts.names import Person
from comity.reading.facts.office_roles import Role, role_of
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene

_TO = words("office_owners.to")
HEADS_OF_STATE = words("office_owners.heads_of_state")
SOLE = frozenset(("prime minister", "foreign minister", "премьер-министр")) | HEADS_OF_STATE


def countries_of_roles(scene: Scene, roles: list[Mark]) -> dict[str, str]:
    """Role word -> the country that the text says it is of somewhere ("the President of Chad"), where that is one
    only."""
    found: dict[str, set[str]] = {}
    for mark in roles:
        sentence = sentence_of(scene, mark.first)
        role = role_of(scene, mark, sentence)
        if role.country:
            found.setdefault(_plain(scene, mark), set()).add(role.country)
    return {word: next(iter(codes)) for word, codes in found.items() if len(codes) == 1}


def _plain(scene: Scene, mark: Mark) -> str:
    return mark.value.rsplit("/", 1)[-1] if scene.language == "ru" else scene.words(mark.first, mark.last).lower()


def owner_of(
    scene: Scene, role: Role, person: Person, sentence: Sentence, by_role: dict[str, str], order: int, count: int
) -> str | None:
    """The role's own country, else what the sentence and the text suggest."""
    if role.country:
        return role.country
    pair = scene.pair
    if count == 2 and pair:
        named = [p.code for p in scene.places_in(sentence.first, sentence.last) if p.role == "pair"]
        return (list(dict.fromkeys(named)) if len(set(named)) == 2 else _as_named(scene, pair))[order]
    if role.sort == "embassy":
        ambassador = scene.lows[role.mark.first] in plain_words("ambassador")
        if ambassador and not scene.places_in(role.mark.last, role.last):
            seat = _acts_in(scene, sentence)
            if seat is not None:
                return other_of(pair, seat)
            if _plain(scene, role.mark) in by_role:
                return by_role[_plain(scene, role.mark)]
            return other_of(pair, scene.home or "")  # an unnamed country's ambassador is the neighbour's
        host = [p.code for p in scene.places_in(role.mark.last, role.last) if len(p.code) == 3]
        return other_of(pair, host[0]) if host and host[0] in (pair or ()) else scene.home
    near = _nearby(scene, role, person, sentence)
    word = _plain(scene, role.mark)
    near = near or (by_role.get(word) if word in SOLE else None)
    return near or _beside(scene, role, sentence) or scene.home or _titled(scene)


def _acts_in(scene: Scene, sentence: Sentence) -> str | None:
    """ "The ambassador, Ama Kofi, opened a show in Oslo": she is posted to the country of the only town told."""
    towns = [p for p in scene.places_in(sentence.first, sentence.last) if p.role in ("capital", "city")]
    codes = {p.code for p in towns if p.code in (scene.pair or ()) and scene.lows[p.first - 1] in ("in", "в")}
    return codes.pop() if len(codes) == 1 else None


def _beside(scene: Scene, role: Role, sentence: Sentence) -> str | None:
    """Where nothing else tells it: the country of the sentence's other roles; "with" and "counterpart" turn it to the
    other one's, and so does what is told of one country to "us"."""
    pair = scene.pair or ("", "")
    others = [
        other.country
        for other in (
            role_of(scene, mark, sentence)
            for mark in marks_in(marks(scene, "facts_a", "role"), sentence.first, sentence.last)
            if mark.first != role.mark.first
        )
        if other.country in pair and other.sort != "embassy"
    ]
    lead = scene.lows[role.first - 1] if role.first > sentence.first else ""
    if len(set(others)) == 1:
        return other_of(scene.pair, others[0] or "") if lead in ("with", "с", "со", "counterpart") else others[0]
    before = marks_in(marks(scene, "facts_a", "role"), sentence.first, role.first)
    if not others and before and lead in ("with", "с", "со") and scene.home:
        return other_of(scene.pair, scene.home)  # "talks of Minister A with Minister B"
    ours = any(scene.lows[i] in plain_words("us_all") for i in range(sentence.first, sentence.last))
    named = {p.code for p in scene.places_in(sentence.first, role.first) if p.role == "name" and p.code in pair}
    return other_of(scene.pair, named.pop()) if ours and len(named) == 1 else None


def _titled(scene: Scene) -> str | None:
    """The country that the title names first."""
    title = next((sentence for sentence in scene.sentences if in_title(sentence)), None)
    codes = countries_in(scene, title.first, title.last) if title is not None else []
    return codes[0] if codes else None


def _host_of_visit(scene: Scene, role: Role, sentence: Sentence) -> str | None:
    """ "The visit of President A starts in Rome. He and Minister B will sign ...": B is of the country visited."""
    if role.first < sentence.first + 2 or scene.lows[role.first - 1] not in ("and", "и"):
        return None
    if scene.lows[role.first - 2] not in ("he", "she", "он", "она") or not sentence.index:
        return None
    before = scene.sentences[sentence.index - 1]
    if not any(scene.lows[i] in plain_words("travel") for i in range(before.first, before.last)):
        return None
    towns = [
        place.code
        for place in scene.places_in(before.first, before.last)
        if place.role in ("capital", "city") and place.code in (scene.pair or ()) and _travelled_to(scene, place)
    ]
    return towns[-1] if towns else None


def _as_named(scene: Scene, pair: tuple[str, str]) -> list[str]:
    """The two countries in the order in which the text first names them."""
    return list(dict.fromkeys(place.code for place in scene.places if place.code in pair))


def _nearby(scene: Scene, role: Role, person: Person, sentence: Sentence) -> str | None:
    """Who visits X is not of X; who speaks for "the X side" is of X; "the Xian guests, led by minister N"."""
    pair = scene.pair or ("", "")
    if role.first and scene.lows[role.first - 1] in ("received", "принял", "приняла") and scene.pair:
        hosts = [p.code for p in scene.places_in(sentence.first, role.first) if p.code in pair]
        return other_of(scene.pair, hosts[0] if hosts else scene.home or "")
    visited = _host_of_visit(scene, role, sentence)
    if visited is not None:
        return visited
    places = [p for p in scene.places_in(sentence.first, sentence.last) if p.code in pair]
    for place in places:
        after = scene.lows[place.last] if place.last < len(scene.tokens) else ""
        if (place.role == "adjective" or place.possessive) and after in plain_words("side"):
            return place.code
    seat = next((p for p in places if scene.lows[p.first - 1] == "in" and scene.lows[p.first - 2] == "office"), None)
    if seat is not None and seat.first - person.last <= 6:
        return seat.code  # "took office in Dakar"
    if any(token.low in plain_words("travel") for token in scene.tokens[sentence.first : sentence.last]):
        gone = [p for p in places if p.first > person.last and _travelled_to(scene, p)]
        gone = gone or [p for p in places if p.last <= role.first and _arrives_before(scene, p, role)]
        if gone:
            return other_of(scene.pair, gone[0].code)
    led = [
        p for p in places if p.role in ("adjective", "demonym") and clause(scene, role.first)[0] <= p.first < role.first
    ]
    between = marks_in(marks(scene, "facts_a", "role", "roles"), led[-1].last, role.first) if led else []
    return led[-1].code if led and not between else None


def _arrives_before(scene: Scene, place: Place, role: Role) -> bool:
    """«В Осло прибудет [президент]», «Осло с визитом посетил [министр]»: the town stands before the verb."""
    if scene.language != "ru" or place.role not in ("capital", "city", "name"):
        return False
    verb = scene.lows[role.first - 1]
    return verb.startswith(("прибыва", "прибы", "прибуд", "прилет", "приед", "приех", "посет"))


def _travelled_to(scene: Scene, place: Place) -> bool:
    """ "to Oslo", "expected in Oslo", "visited Oslo", «посетит Осло»; not "ambassador to Norway"."""
    lead = scene.lows[place.first - 1]
    before = scene.lows[place.first - 2] if place.first > 1 else ""
    if before in fact_words("facts_a", scene.language, "role"):
        return False
    return lead in _TO or lead in plain_words("travel") or lead.startswith("посет")


def other_of(pair: tuple[str, str] | None, code: str) -> str | None:
    if not pair or code not in pair:
        return None
    return pair[1] if pair[0] == code else pair[0]
