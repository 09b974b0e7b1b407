"""Who trades with whom: a measure word and the countries that its phrase names.

"Belarusian exports to Kazakhstan", "imports from China", "trade between A and B", "Kazakhstan has invested ... in
Belarus",
«поставки из России», «ввезли из Узбекистана». What the phrase leaves out comes from the discourse: the flow told
before, else the pair.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER
from comity.reading.scene import Place, Scene


@dataclass(frozen=True, slots=True)
class Flow:
    """measure as in the exchange format; sign: of a balance (+1 surplus, -1 deficit, 0 said elsewhere or not a
    balance).

    region: the partner's part that is meant; explicit: how many of the two countries the phrase itself names.
    """

    measure: str
    reporter: str | None
    partner: str | None
    sign: int = 0
    region: str | None = None
    scope: str | None = None
    explicit: int = 0
    books: str | None = None


@dataclass(slots=True)
class Roles:
    """Countries by the part they play in one phrase."""

    agent: str | None = None
    to: str | None = None
    source: str | None = None
    company: str | None = None
    both: tuple[str, str] | None = None


_DEBTS = words("flow.debts")
_REPUBLIC = words("flow.republic")
_TO = words("flow.to")
_FROM = words("flow.from")
_WITH = words("flow.with")
_IN = words("flow.in")
_OF = words("flow.of")
_SUM_ENDS = frozenset(
    [
        "million",
        "billion",
        "thousand",
        "trillion",
        "crore",
        "lakh",
        "dollars",
        "euros",
        "percent",
        "%",
        "млн",
        "млрд",
        "тыс",
        "долларов",
        "евро",
    ]
)
_SKIP = words("flow.skip")
_MUTUAL = words("flow.mutual")
_STOPS = frozenset((";", ":", "(", ")", "—", "–", "|", "•"))
_FIRST_PERSON = words("flow.first_person")
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
    # A verb that follows a sum ("... and bought") has a subject of its own only right before it.
    second = (verb and first > 0 and tokens[first - 1].kind == NUMBER) or (
        verb and first > 0 and tokens[first - 1].low in _SUM_ENDS
    )
    if len(pairs) >= 2:
        found.both = (pairs[-2].code, pairs[-1].code)
        return
    for place in reversed(near):
        distance = cue.first - place.last
        lead = tokens[place.first - 1].low if place.first > first else ""
        if verb and place.role in ("name", "metonym", "demonym", "adjective", "capital"):
            if lead in _FROM or lead in _TO or lead in _IN or lead in _WITH:
                continue
            if second and distance > 2:
                continue
            found.agent = place.code
            return
        elif distance <= 4 and (
            place.role in ("adjective", "demonym")
            or place.possessive
            or (place.role in ("name", "city") and distance == 0 and lead not in _TO | _IN)
        ):
            if not _broken(scene, place.last, cue.first):
                found.agent = place.code
                return
    for token in reversed(tokens[max(first, cue.first - (8 if verb else 3)) : cue.first]):
        if token.low in _FIRST_PERSON:
            found.agent = scene.home
            return


def _broken(scene: Scene, first: int, last: int) -> bool:
    return any(token.text in ",.;:()" for token in scene.tokens[first:last])


def _after(scene: Scene, cue: Cue, last: int, found: Roles, verb: bool) -> None:
    """to X, from X, with X, between X and Y, of X, in X; in Russian a bare genitive is the owner."""
    tokens = scene.tokens
    stop = last
    for i in range(cue.last, last):
        if (tokens[i].text in _STOPS and not verb) or (tokens[i].low in _BREAKERS and i > cue.last):
            stop = i
            break
        if tokens[i].text == "," and not verb and i > cue.last:
            stop = i
            break
    for place in scene.places_in(cue.last, stop):
        if place.role == "body" or (len(place.code) != 3 and place.role != "organisation"):
            continue
        _place_after(scene, cue, place, found)


def _place_after(scene: Scene, cue: Cue, place: Place, found: Roles) -> None:
    tokens = scene.tokens
    i = place.first - 1
    while i >= cue.last and (tokens[i].low in _SKIP or (place.role != "adjective" and tokens[i].low in _REPUBLIC)):
        if tokens[i].low == "of" and tokens[i - 1].low not in ("republic", "kingdom"):
            break
        i -= 1
    lead = tokens[i].low if i >= cue.last - 1 else ""
    if place.role == "pair":
        other = next(
            (p for p in scene.places_in(place.first, place.last) if p is not place and p.code != place.code), None
        )
        if other is not None and found.both is None:
            found.both = (place.code, other.code)
        return
    if place.role == "adjective" and lead == "of" and cue.value == "imports":
        found.source = found.source or place.code
        return
    if (
        place.role == "adjective"
        and lead not in _OF | _FROM | _TO | _IN
        and found.agent is None
        and scene.language == "en"
    ):
        return
    if lead in ("between", "между"):
        found.agent = found.agent or place.code
    elif lead in _FROM:
        found.source = found.source or place.code
    elif lead in _TO or lead in _IN:
        found.to = found.to or place.code
    elif lead in _WITH:
        found.company = found.company or place.code
    elif (
        lead in ("and", "и")
        and found.agent
        and found.agent != place.code
        and not (found.to or found.source or found.company)
    ):
        found.company = place.code
    elif lead in _OF or (scene.language == "ru" and i == cue.last - 1 and place.role in ("name", "metonym")):
        found.agent = found.agent or place.code


def resolve(scene: Scene, cue: Cue, found: Roles, told: Flow | None) -> Flow:
    """The flow of a cue, what the phrase leaves out filled in."""
    measure, _, sign = cue.value.partition(":") if cue.value.startswith("balance") else (cue.value, "", "")
    polarity = {"+": 1, "-": -1}.get(sign, 0)
    if found.both:
        reporter, partner = found.both
        if scene.home == partner:
            reporter, partner = partner, reporter
        return Flow(measure, reporter, partner, polarity, explicit=2)
    inward = measure in ("imports", "services.imports")
    if inward:
        reporter, partner = found.agent or found.to, found.source or found.company
        if found.agent and found.to and not partner:
            partner = found.agent if found.agent != found.to else None
            reporter = found.to if partner else reporter
    else:
        reporter, partner = found.agent or found.source, found.to or found.company
        if found.agent and found.source and not partner and measure not in ("turnover", "balance"):
            partner = None
    if measure == "loans" and cue.form in _DEBTS:
        reporter, partner = found.to or found.source or found.company, found.agent
    if measure in ("turnover", "balance"):
        partner = partner or found.source
    if reporter == partner:
        partner = None
    explicit = (reporter is not None) + (partner is not None)
    return Flow(measure, *_filled(scene, measure, reporter, partner, told), polarity, explicit=explicit)


def _filled(
    scene: Scene, measure: str, reporter: str | None, partner: str | None, told: Flow | None
) -> tuple[str | None, str | None]:
    """Both countries: the other one of the flow told before where it fits, else of the pair."""
    pair = scene.pair
    if reporter and partner:
        return reporter, partner
    if reporter:
        if told and told.reporter == reporter and told.partner and told.partner != reporter:
            return reporter, told.partner
        if told and told.partner == reporter and told.reporter:
            return reporter, told.reporter
        return reporter, _other(pair, reporter)
    if partner:
        if told and told.partner == partner and told.reporter:
            return told.reporter, partner
        return _other(pair, partner), partner
    if measure == "tariff" and told and told.measure in ("exports", "turnover"):
        return told.partner, told.reporter
    if told and told.reporter and _family(told.measure) == _family(measure):
        return told.reporter, told.partner
    if told and told.books and pair and told.books in pair:
        return told.books, _other(pair, told.books)
    return pair or (None, None)


def _family(measure: str) -> str:
    """Trade measures share their countries; investment, loans and counts do not."""
    name = measure.rsplit(".", 1)[-1]
    return "trade" if name in ("exports", "imports", "turnover", "balance") else name.removeprefix("direct_")


def _other(pair: tuple[str, str] | None, code: str) -> str | None:
    if pair is None:
        return None
    if code == pair[0]:
        return pair[1]
    return pair[0]


def is_mutual(scene: Scene, cue: Cue, first: int) -> bool:
    """bilateral trade, trade between the two countries, взаимная торговля: the pair's, whatever was told before."""
    words = {token.low for token in scene.tokens[max(first, cue.first - 3) : cue.last]}
    after = " ".join(token.low for token in scene.tokens[cue.last : cue.last + 5])
    return bool(words & _MUTUAL) or after.startswith(
        (
            "between the two",
            "between the countries",
            "двух стран",
            "между двумя",
            "between them",
            "of the two countries",
        )
    )


def with_services(flow: Flow) -> Flow:
    """The same flow of services."""
    if flow.measure in ("exports", "imports", "turnover", "balance"):
        return replace(flow, measure=f"services.{flow.measure}")
    return flow
