"""The countries around a measure word by the part they play: whose, to, from and with whom."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD
from comity.reading.scene import Place, Scene
from comity.reference.countries import country


@dataclass(slots=True)
class Roles:
    """Countries by the part they play in one phrase."""

    agent: str | None = None
    to: str | None = None
    source: str | None = None
    company: str | None = None
    both: tuple[str, str] | None = None


_REPUBLIC = words("flow.republic")
_TO = words("flow.to")
_FROM = words("flow.from")
_WITH = words("flow.with")
_IN = words("flow.in")
_OF = words("flow.of")
_SUM_ENDS = words("flow.sum_ends")
_SUBJECTS = frozenset(("name", "metonym", "demonym", "adjective", "capital"))
_BETWEEN = frozenset(("between", "между"))
_GIVING = (
    "grant", "gave", "give", "lent", "lend", "provid", "extend", "offer", "предостав", "выдел", "дал", "выда", "открыл",
)  # fmt: skip
_SKIP = words("flow.skip")
_LED_TO = _TO | _FROM
_NO_SUBJECT = _FROM | _TO | _IN | _WITH
_STOPS = frozenset((";", ":", "(", ")", "—", "–", "|", "•"))
_RUNNING = words("roles.running")  # fmt: skip
_WHOSE = words("roles.whose")
_FIRST_PERSON = words("flow.first_person")
_YOU = frozenset(("you", "вы"))
_SECOND_PERSON = words("flow.second_person")
_BREAKERS = words("flow.breakers")


def roles(scene: Scene, cue: Cue, first: int, last: int, verb: bool) -> Roles:
    """The countries around a cue between the tokens first..last."""
    found = Roles()
    _before(scene, cue, first, found, verb)
    _after(scene, cue, last, found, verb)
    return found


def _before(scene: Scene, cue: Cue, first: int, found: Roles, verb: bool) -> None:
    """An adjective, possessive or subject before the word."""
    tokens = scene.tokens
    near = [
        place for place in scene.places_in(first, cue.first) if len(place.code) == 3 or place.role == "organisation"
    ]
    pairs = [place for place in near if place.role == "pair"]
    if len(pairs) >= 2:
        found.both = (pairs[-2].code, pairs[-1].code)
        return
    if verb and cue.value == "turnover" and len(near) >= 2 and near[-2].code != near[-1].code:
        found.both = (near[-2].code, near[-1].code)  # "Chile and Peru exchanged goods worth 3 million"
        return
    given = _given(scene, cue, near) if cue.value == "loans" else None
    if given is not None:
        found.agent, found.to = given
        return
    # A verb that follows a sum ("... and bought") has a subject of its own only right before it.
    inside = first > scene.sentence_of(cue.first).first
    closes_sum = inside and (tokens[first - 1].kind == NUMBER or scene.lows[first - 1] in _SUM_ENDS)
    reach = 1 if closes_sum else len(tokens)
    if verb and scene.pair is not None and any(place.code in scene.pair for place in near):
        # "supplier after China and India, and buys ...": one of the two is meant, not those named in passing.
        near = [place for place in near if place.code in scene.pair]
    for place in reversed(near):
        lead = scene.lead(place, first)
        if verb and scene.language == "ru" and not lead.endswith(("в", "на")) and _dative(scene, place):
            found.to = found.to or place.code
            continue
        if verb and place.role in _SUBJECTS:
            if lead not in _NO_SUBJECT and cue.first - place.last <= reach:
                found.agent = place.code
                return
        elif (
            _owns(scene, place, cue, lead)
            or _ran(scene, place, cue, lead)
            or (not verb and lead not in _NO_SUBJECT and _changes(scene, place, cue))
        ):
            found.agent = place.code
            return
    found.agent = _person(scene, cue, first, verb)


def _person(scene: Scene, cue: Cue, first: int, verb: bool) -> str | None:
    """The side that "we" or "you" mean: «наших товаров вы купили на 3 млн» is told of the verb's own subject."""
    if verb and scene.lows[cue.first - 1] in _YOU:
        return _addressed(scene, cue)
    if _we(scene, cue, max(first, cue.first - (8 if verb else 3))):
        return scene.home
    return _addressed(scene, cue) if _you(scene, cue, max(first, cue.first - 3)) else None


def _we(scene: Scene, cue: Cue, first: int) -> bool:
    """ "Our exports", «мы продали»; «Что покупаем», «поставляем»: the ending of the verb says "we" too."""
    if not _FIRST_PERSON.isdisjoint(scene.lows[first : cue.last]):
        return True
    after = scene.lows[cue.last : cue.last + 2]
    if cue.value.startswith("balance") and (after in (["у", "нас"], ["for", "us"]) or after[:1] == ["нас"]):
        return True  # «профицит у нас»
    return cue.kind == "verb" and scene.language == "ru" and scene.lows[cue.first].endswith(("ем", "им"))


def _you(scene: Scene, cue: Cue, first: int) -> bool:
    """ "Your exports", «вы покупаете»."""
    return not _SECOND_PERSON.isdisjoint(scene.lows[first : cue.first])


def _addressed(scene: Scene, cue: Cue) -> str | None:
    """Whom "you" means: the speaker's side where the interviewer asks, else the other of the two."""
    if scene.pair is None or scene.home not in scene.pair:
        return None
    voice = scene.voices.get(scene.sentence_of(cue.first).paragraph)
    if voice is not None and voice.role == "interviewer":
        return scene.home
    return scene.pair[1] if scene.home == scene.pair[0] else scene.pair[0]


def _given(scene: Scene, cue: Cue, near: list[Place]) -> tuple[str, str] | None:
    """ "Chile granted Peru a loan", «Чили предоставила Перу кредит»: who gives and to whom, before the word."""
    if len(near) < 2:
        return None
    giver, receiver = near[-2], near[-1]
    verbs = set(scene.lows[giver.last : receiver.first])
    after = scene.tokens[receiver.last : cue.first]
    given = any(verb.startswith(_GIVING) for verb in verbs) and len(after) <= 4
    return (giver.code, receiver.code) if given and giver.code != receiver.code else None


def _ran(scene: Scene, place: Place, cue: Cue, lead: str) -> bool:
    """ "So that Chile ran a surplus", «Чили имела дефицит»: whose balance it is."""
    if not cue.value.startswith("balance") or place.role not in ("name", "metonym") or lead in _NO_SUBJECT:
        return False
    between = scene.lows[place.last : cue.first]
    return 0 < len(between) <= 4 and between[0] in _RUNNING


def _changes(scene: Scene, place: Place, cue: Cue) -> bool:
    """ "Peru raised its exports", «Россия сократила поставки»: the subject of a verb of change before the word."""
    if place.role not in ("name", "metonym") or place.possessive or cue.first - place.last > 4:
        return False
    change = next(iter(scene.cues_in(place.last, cue.first, "growth")), None)
    if change is None or change.first > place.last + 1:
        return False
    between = scene.tokens[change.last : cue.first]
    return all(token.kind == WORD and token.low not in _NO_SUBJECT for token in between)


def _owns(scene: Scene, place: Place, cue: Cue, lead: str) -> bool:
    """ "Peru's main exports", "Peruvian copper exports", "Peru exports": the word is the country's."""
    distance = cue.first - place.last
    touching = place.role in ("name", "city") and distance == 0 and lead not in _TO and lead not in _IN
    if distance > 4 or not (place.role in ("adjective", "demonym") or place.possessive or touching):
        return False
    return not any(token.text in ",.;:()" for token in scene.tokens[place.last : cue.first])


def _after(scene: Scene, cue: Cue, last: int, found: Roles, verb: bool) -> None:
    """to X, from X, with X, between X and Y, of X, in X; in Russian a bare genitive is the owner."""
    tokens = scene.tokens
    stop, summed = cue.last, False
    while stop < last:
        token = tokens[stop]
        if (token.text in _STOPS and not verb) or (token.low in _BREAKERS and stop > cue.last):
            break
        if token.text == "," and (not verb or summed) and stop > cue.last:
            break
        if token.text == ";":
            break
        # A verb's countries may stand after its sum: "bought goods for $2 million from Chile, ...".
        summed = summed or token.kind == NUMBER
        stop += 1
    for place in scene.places_in(cue.last, stop):
        if place.role != "body" and (len(place.code) == 3 or place.role == "organisation"):
            _place_after(scene, cue, place, found)


def _place_after(scene: Scene, cue: Cue, place: Place, found: Roles) -> None:
    """The part one country plays after the word, by the preposition that leads to it."""
    at = _lead_before(scene, cue, place)
    lead = scene.lows[at] if at >= cue.last - 1 else ""
    if place.role == "pair":
        halves = [half.code for half in scene.places_in(place.first, place.last) if half.code != place.code]
        if halves and found.both is None:
            found.both = (place.code, halves[0])
        return
    if place.role == "adjective":
        goods = scene.language == "ru" and at == cue.last - 1 and not scene.cues_in(place.last, place.last + 1, "count")
        if goods and cue.form.startswith("закуп"):
            found.source = found.source or place.code  # «закупки чилийского вина»
            return
        if lead == "of" and cue.value == "imports":
            # "purchases of Chilean wine"
            found.source = found.source or place.code
            return
        led = lead in _OF or lead in _FROM or lead in _TO or lead in _IN
        if not led and found.agent is None and scene.language == "en":
            return
    bare = scene.language == "ru" and at == cue.last - 1
    if bare and cue.kind == "verb" and _dative(scene, place):
        found.to = found.to or place.code
        return
    if bare and cue.kind == "verb" and place.role in _SUBJECTS and found.agent is None:
        # «Что покупает Минск»: the subject after its verb.
        found.agent = place.code
        return
    bare = bare and place.role in ("name", "metonym") and not _nominative(scene, place)
    traded = scene.lows[min(place.last, len(scene.tokens) - 1)] == "trade"
    of_balance = cue.value.startswith("balance")
    if of_balance and ((place.possessive and traded and lead in _IN) or lead in _WHOSE):
        lead = "of"  # "the surplus in Chile's trade", «отрицательное сальдо для Чили»
    if place.role == "adjective" and lead in ("and", "и"):
        return  # «после японских и сингапурских»
    _assign(place.code, lead, bare, found)


def _nominative(scene: Scene, place: Place) -> bool:
    """The name as a subject has it: «по импорту Китай был вторым» names no owner, «импорт Китая» does."""
    known = country(place.code) if len(place.code) == 3 else None
    printed = scene.text[place.start : place.end]
    return known is not None and printed == known.name_ru and printed != known.name_in("ru", "genitive")


def _dative(scene: Scene, place: Place) -> bool:
    """«продаст Кишинёву», «поставил Казахстану», «открыл Молдове»: to whom, by the case or the ending."""
    printed = scene.text[place.start : place.end]
    if place.role not in ("name", "capital") or _nominative(scene, place):
        return False
    known = country(place.code) if place.role == "name" and len(place.code) == 3 else None
    by_case = known is not None and printed == known.name_in("ru", "dative") != known.name_in("ru", "genitive")
    return by_case or (place.role == "capital" and printed.endswith(("у", "ю")))


def _assign(code: str, lead: str, bare: bool, found: Roles) -> None:
    """bare: a genitive right after the word («экспорт Чили»)."""
    if lead in _BETWEEN:
        found.agent = found.agent or code
    elif lead in _FROM:
        found.source = found.source or code
    elif lead in _TO or lead in _IN:
        found.to = found.to or code
    elif lead in _WITH:
        found.company = found.company or code
    elif lead in ("and", "и") and found.agent not in (None, code) and not (found.to or found.source or found.company):
        found.company = code
    elif lead in _OF or bare:
        found.agent = found.agent or code


def _lead_before(scene: Scene, cue: Cue, place: Place) -> int:
    """The token that leads to the place, small words skipped: "to the Republic of Chile" is led by "to"."""
    i = place.first - 1
    while i >= cue.last and (scene.lows[i] in _SKIP or (place.role != "adjective" and scene.lows[i] in _REPUBLIC)):
        if scene.lows[i] == "of" and scene.lows[i - 1] not in ("republic", "kingdom"):
            break
        i -= 1
    return _before_institution(scene, cue, i)


def _before_institution(scene: Scene, cue: Cue, at: int) -> int:
    """ "a loan from the Export-Import Bank of China", «долг перед Эксимбанком КНР»: a bank or fund stands for its
    country, and what leads to the bank leads to it."""
    tokens = scene.tokens
    i = at
    while i > cue.last and (tokens[i].capital or scene.lows[i] in ("of", "the", "-")):
        i -= 1
    named = i < at or tokens[at].capital
    if named and scene.language == "ru" and cue.value == "loans" and i <= cue.last and tokens[cue.last].capital:
        return cue.last - 1  # «кредит Эксимбанка Индии»
    return i if named and i >= cue.last and scene.lows[i] in _LED_TO else at
