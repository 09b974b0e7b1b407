"""Whose project it is, and where it stands."""

from __future__ import annotations

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import WORD, Sentence
from comity.reading.scene import Place

_BUILDING = words("works.building")
_PROJECTS = words("works.projects")
_PLANS = words("hosts.plans")
_IT = words("hosts.it")
_THE_WORK = words("hosts.the_work")
_COUNTED = words("hosts.counted")
_ABOUT_TO = words("hosts.about_to")
_THEIRS = words("common.its")
_NAMES, _QUOTES = 2, '«„“"'
_FIRMS = words("hosts.firms")
_SIDES = words("hosts.sides")
_WHICH = words("hosts.which")
_WITHIN = words("hosts.within")


def owner_and_host(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[str, str | None]:
    """Whose project and where: "the Peruvian firm builds a plant in Chile"; the other side of the pair where only one
    is named; "their plant" after the investors were told is still theirs; else unnamed investors, at home."""
    pair = desk.scene.pair
    places = [place for place in desk.scene.places_in(sentence.first, sentence.last) if len(place.code) == 3]
    places = [place for place in places if not amount.first <= place.first < amount.last]  # "Egyptian pounds"
    hosts = _hosts(desk, sentence, amount, places)
    named = _named_owner(desk, sentence, amount, places, hosts)
    if named is not None:
        return named
    one = _one_builder(desk, sentence, amount.first)
    if not one and sentence.index and _about_it(desk, sentence):
        before = desk.scene.sentences[sentence.index - 1]
        one = before.paragraph == sentence.paragraph and _one_builder(desk, before, before.last)
    if pair is not None and hosts and hosts[0] in pair and one:
        return pair[1] if hosts[0] == pair[0] else pair[0], hosts[0]
    said = set(desk.scene.lows[sentence.first : sentence.last])
    flow = desk.told.flow
    told = flow is not None and flow.measure.endswith("investment") and (not hosts or hosts[0] == flow.partner)
    told = told and flow is not None and (pair is None or {flow.reporter, flow.partner} <= {*pair, "WLD"})
    if told and flow is not None and (flow.explicit or not _THEIRS.isdisjoint(said)):
        return flow.reporter or "WLD", flow.partner
    known = _known_investors(desk, sentence, hosts)
    if known is not None and (one or _one_of_them(desk, sentence)):
        return known
    theirs = _counted_investors(desk, hosts) if one else None
    if theirs is not None:
        return theirs
    counted = desk.told.count is not None and desk.told.count.noun.endswith("projects") and desk.told.count_sides[1]
    return "WLD", hosts[0] if hosts else counted or (pair[0] if pair else None)


def _hosts(desk: Desk, sentence: Sentence, amount: Amount, places: list[Place]) -> list[str]:
    """Where it stands: "in Lima", "on the Chilean side of the river", or where the work told before stands."""
    scene = desk.scene
    hosts = [place.code for place in places if scene.lead(place) in _WITHIN and place.role != "adjective"]
    hosts += [p.code for p in places if p.role == "adjective" and _after(desk, p) in _SIDES]
    if not hosts and (_about_it(desk, sentence) or _no_work_named(desk, sentence, amount)):
        return _told_hosts(desk, sentence)  # "Nova builds it, at a cost of ..."
    return hosts


def _named_owner(
    desk: Desk, sentence: Sentence, amount: Amount, places: list[Place], hosts: list[str]
) -> tuple[str, str | None] | None:
    """The builder's country, where the sentence names it: "a consortium from Lima", "the Peruvian firm", "Chile will
    build"."""
    scene, pair = desk.scene, desk.scene.pair
    seats = [p.code for p in places if p.role in ("city", "capital") and scene.lead(p) in ("from", "из")]
    seats += [p.code for p in places if p.role in ("city", "capital") and _after(desk, p) in _FIRMS]
    seats += [p.code for p in places if p.role in ("city", "capital") and _of_named_firm(desk, p)]
    seats += [r.country for r in desk.regions if sentence.first < r.first < amount.first and _of_firm(desk, r.first)]
    if seats and hosts and seats[0] != hosts[0]:
        return seats[0], hosts[0]
    owners = [place.code for place in places if place.role in ("adjective", "demonym") and place.code not in hosts]
    if owners and (hosts or pair is None or owners[0] not in pair):
        return owners[0], hosts[0] if hosts else (pair[0] if pair else None)
    if owners and pair is not None:
        return owners[0], pair[1] if owners[0] == pair[0] else pair[0]
    states = [p.code for p in places if p.role in ("name", "metonym") and _builds(desk, p.last, amount.first)]
    return (states[0], hosts[0]) if states and hosts and states[0] != hosts[0] else None


def _after(desk: Desk, place: Place) -> str:
    """The word after a place, empty at the end of the text."""
    tokens = desk.scene.tokens
    return desk.scene.lows[place.last] if place.last < len(tokens) else ""


def _builds(desk: Desk, at: int, last: int) -> bool:
    """A verb of building right after a country's name."""
    return not _BUILDING.isdisjoint(desk.scene.lows[at : min(at + 3, last)])


def _no_work_named(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«Компания строит его»: which work it is the sentence before says."""
    return _PROJECTS.isdisjoint(desk.scene.lows[sentence.first : amount.first])


def _about_it(desk: Desk, sentence: Sentence) -> bool:
    """ "It cost", «Он обойдётся», "The investment is", «Стоимость объекта»: of the work that the sentence before spoke
    of."""
    lows = desk.scene.lows[sentence.first : sentence.first + 2]
    return lows[0] in _IT or lows[0] in _THE_WORK or (lows[0] == "the" and lows[-1] in _THE_WORK)


def _of_named_firm(desk: Desk, place: Place) -> bool:
    """ "Lebombo Foods of Nelspruit is building": the seat right after a company's name."""
    scene = desk.scene
    led = place.first >= 2 and scene.lows[place.first - 1] == "of" and scene.tokens[place.first - 2].capital
    return (
        led
        and not scene.places_in(place.first - 2, place.first)
        and not _BUILDING.isdisjoint(scene.lows[place.last : place.last + 4])
    )


def _of_firm(desk: Desk, at: int) -> bool:
    """ "a firm from Bavaria", «фирма из Баварии»: its seat."""
    return desk.scene.lows[at - 1] in ("from", "из") and at >= 2 and desk.scene.lows[at - 2] in _FIRMS


def _told_hosts(desk: Desk, sentence: Sentence) -> list[str]:
    """ "The nearest is a bus plant in Lima. Nova builds it": where the works told just before stand."""
    for before in reversed(desk.scene.sentences[max(0, sentence.index - 2) : sentence.index]):
        if before.paragraph != sentence.paragraph or _PROJECTS.isdisjoint(desk.scene.lows[before.first : before.last]):
            return []
        places = [p for p in desk.scene.places_in(before.first, before.last) if len(p.code) == 3]
        hosts = [p.code for p in places if desk.scene.lead(p) in _WITHIN and p.role != "adjective"]
        if hosts:
            return hosts[-1:]
    return []


def _known_investors(desk: Desk, sentence: Sentence, hosts: list[str]) -> tuple[str, str] | None:
    """Whose capital, and where, the figure before was of: an investment, or firms that were counted."""
    last, pair = desk.told.last, desk.scene.pair
    if last is None or pair is None or last.start < sentence.block.start:
        return None
    whose, where = last.reporter, last.partner
    if last.measure.startswith("count:"):
        whose, where = desk.told.count_sides
    elif not last.measure.endswith("investment"):
        return None
    if whose not in pair or where not in pair or whose == where or (hosts and hosts[0] != where):
        return None
    return whose, where


def _counted_investors(desk: Desk, hosts: list[str]) -> tuple[str, str] | None:
    """One company builds, in a text that has counted the firms of one side in the other: it is one of theirs."""
    count, pair, (whose, where) = desk.told.count, desk.scene.pair, desk.told.count_sides
    if count is None or pair is None or whose is None or where is None or {whose, where} != set(pair):
        return None
    noun = count.noun.split(" with ")[0].split()[-1:]
    return (whose, where) if noun and noun[0] in _COUNTED and (not hosts or hosts[0] == where) else None


def _one_of_them(desk: Desk, sentence: Sentence) -> bool:
    """ "One of them, Negev Group, is building ...", «Одна из них»."""
    low = desk.scene.lows[sentence.first : sentence.first + 3]
    return low in (["one", "of", "them"], ["one", "of", "these"]) or low[1:] in (["из", "них"], ["из", "этих"])


def _builder_from(desk: Desk, sentence: Sentence, verb: int) -> int:
    """Where the builder's name may begin: past "In February," and past «комплекс, который»."""
    first, lows = clause_first(desk.scene, sentence, verb), desk.scene.lows
    for i in range(verb - 1, first, -1):
        if lows[i] in _WHICH and lows[i - 1] == ",":
            return i + 1
    opening = lows[first : first + 5]
    return first + opening.index(",") + 1 if "," in opening and opening[0] in _WITHIN else first


def _one_builder(desk: Desk, sentence: Sentence, last: int) -> bool:
    """ "Oromia Dairy is building a plant in Djibouti", «„Лек“ строит в Нише фабрику»: one company by its name before
    the verb; abroad, it is the other side's. Two names make a venture of both."""
    tokens = desk.scene.tokens
    verb = next((i for i in range(sentence.first, last) if desk.scene.lows[i] in _BUILDING | _PLANS), 0)
    while verb > sentence.first and desk.scene.lows[verb - 1] in _ABOUT_TO:
        verb -= 1
    lead = tokens[_builder_from(desk, sentence, verb) : verb] if verb else []
    if not lead or any(token.low in ("and", "и", ",", "with", "с") for token in lead):
        return False
    if any(t.low in _PROJECTS and not t.capital and tokens[t.index + 1].text not in "«„" for t in lead):
        return False  # "the terminal in Mombasa was opened", not «винный дом „Лоза“ строит»
    owned = {
        i
        for place in desk.scene.places_in(sentence.first, verb)
        if place.role not in ("city", "capital")  # "Mombasa Tea" is a company
        for i in range(place.first, place.last)
    }
    named = [token for token in lead if token.kind == WORD and token.capital and token.index not in owned]
    quoted = any(token.text in _QUOTES for token in lead)
    seat = 2 if named and desk.scene.lows[named[-1].index + 1] == "of" else 0  # "Lebombo Foods of Nelspruit"
    return quoted or (len(named) >= _NAMES and named[-1].index + 2 + seat >= verb)
