"""A measure word is heard: the flow now spoken of, with its services, sign and goods."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.regional import scope
from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.bind.subjects import agent_of_pronoun
from comity.reading.bind.topics import goods_apart, is_goods_alone, kept_goods
from comity.reading.bind.wholes import with_all
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve import flow as flows
from comity.reading.resolve.duties import levied, taxed_goods
from comity.reading.resolve.flow import Flow, Roles
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence
from comity.reading.scene import Place
from comity.reference.countries import country

_NOT_MEASURED_AFTER = words("hear.not_measured_after")
_ADJECTIVAL = words("hear.adjectival")
_FAVOUR = words("common.favour")
_BODIES = words("hear.bodies")
_ITS = words("common.its")
_NEGATIVE = words("hear.negative")
_NO_SERVICES = words("hear.no_services")
_NOT_SUPPLIED = words("hear.not_supplied")
_POSITIVE = words("hear.positive")
_INVESTED = ("invested", "invests", "вложи", "инвестир")
_FROM = frozenset(("из", "от", "from"))
_CAPITAL = ("investment", "direct_investment", "loans", "other:remittances")
_IN_TRADE = frozenset(("in", "of", "в", "во"))
_DELIVERIES = ("поставк", "отгрузк", "deliver", "shipment")
_PHRASE_ENDS = frozenset(",.;:()—–")
_COUNTER = frozenset(("встречные", "встречный", "встречных", "обратные", "обратный", "обратных", "return", "reverse"))
_DIRECT = frozenset(("прямые", "прямых", "direct"))
_GOODS_AND = (["goods", "and"], ["товаров", "и"], ["товарами", "и"])


def flow_cues(desk: Desk, sentence: Sentence) -> list[Cue]:
    """Measure words and verbs of trade, the longest at each place; "trade" in "trade relations" is none."""
    chosen: list[Cue] = []
    for cue in desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "services"):
        overlaps = bool(chosen) and cue.first < chosen[-1].last
        if overlaps and (chosen[-1].kind == "verb" or cue.kind != "services"):
            continue
        if _is_of_balance(desk, cue, chosen):
            continue
        if not (_is_adjectival(desk, cue, sentence) or _is_good(desk, cue) or _puts_nothing(desk, cue)):
            chosen.append(cue)
    return chosen


def _puts_nothing(desk: Desk, cue: Cue) -> bool:
    """ "put the drop down to cheaper cement", "put the share at 5%": money is put where it follows the verb."""
    if cue.kind != "verb" or cue.form not in ("put", "placed", "committed"):
        return False
    near = desk.amounts_in(cue.last, cue.last + 6)
    between = desk.scene.tokens[cue.last : near[0].first] if near else []
    return not near or any(token.low in ("at", "the", "down") for token in between)


def _is_of_balance(desk: Desk, cue: Cue, chosen: list[Cue]) -> bool:
    """ "a surplus in trade with Chile", «сальдо Перу в торговле с Чили»: the trade that a balance is of."""
    if cue.value != "turnover" or not chosen or not chosen[-1].value.startswith("balance"):
        return False
    between = desk.scene.tokens[chosen[-1].last : cue.first]
    led = any(token.low in _IN_TRADE for token in between[-3:])
    return led and len(between) <= 6 and not desk.amounts_in(chosen[-1].last, cue.first)


def _is_good(desk: Desk, cue: Cue) -> bool:
    """ "freight cars", "cargo planes": the cargo is part of what goods are called."""
    carried = cue.value in ("other:cargo handled", "other:transit cargo")
    after = desk.scene.cues_in(cue.last, cue.last + 1, "count", "measureunit")
    return carried and (cue.first in desk.goods.at or cue.last in desk.goods.at or bool(after))


def _is_adjectival(desk: Desk, cue: Cue, sentence: Sentence) -> bool:
    """ "trade mission", "customs services", "cultural exchange", "debt service": no measure of trade."""
    after = desk.scene.tokens[cue.last].low if cue.last < sentence.last else ""
    before = desk.scene.tokens[cue.first - 1].low if cue.first > sentence.first else ""
    if cue.form in _ADJECTIVAL and after in _NOT_MEASURED_AFTER:
        return True
    if _of_body(desk, cue, sentence):
        return True
    if cue.kind == "verb" and after in _NOT_SUPPLIED:
        return True  # «поставили задачу»
    if cue.form in ("service", "services") and before in _NO_SERVICES:
        return True
    return (cue.form == "exchange" and before == "cultural") or (cue.form == "debt" and after == "service")


def _of_body(desk: Desk, cue: Cue, sentence: Sentence) -> bool:
    """ "the Board of Investment", «тайского Совета по инвестициям»: what an office is for tells no flow."""
    tokens = desk.scene.tokens
    lead = tokens[max(sentence.first, cue.first - 4) : cue.first]
    if not lead or not any(token.low in _BODIES for token in lead):
        return False
    if desk.scene.language == "ru":
        return lead[-1].low in ("по", "и") and lead[-2:][0].low in (*_BODIES, "по")
    return tokens[cue.first].capital and lead[-1].low in ("of", "for", "and", "on")


def hear(desk: Desk, sentence: Sentence, cue: Cue, items: list[Item], position: int) -> None:
    """A measure word: the flow now spoken of. items: what the sentence has, the cue's place among them."""
    scene, told = desk.scene, desk.told
    if cue.kind == "services":
        _hear_services(desk, sentence, cue)
        return
    verb = cue.kind == "verb" or cue.value in ("investment", "loans")
    first, last = _reach(desk, sentence, cue, items, position, verb)
    found = flows.roles(scene, cue, first, last, verb)
    if cue.kind == "verb":
        agent_of_pronoun(desk, sentence, cue, found)
    if cue.value == "arrivals":
        _hear_arrivals(desk, sentence, cue, found, last)
        return
    if cue.form.startswith("absorb") and told.counted is not None and all(told.count_sides):
        told.flow = Flow("investment", *told.count_sides, explicit=2, heard=(cue.start, cue.end))
        return  # "1,300 Egyptian projects there have absorbed $2.5 billion"
    flow = flows.resolve(scene, cue, found, told.flow)
    books = told.flow.books if told.flow else None
    if flows.is_mutual(scene, cue, sentence.first) and flow.explicit < 2 and scene.pair:
        own = books if books in scene.pair else scene.pair[0]
        flow = replace(flow, reporter=own, partner=scene.pair[1] if own == scene.pair[0] else scene.pair[0])
    duty = cue.value in ("tariff", "other:tariff quota")
    flow = replace(levied(scene, sentence, cue, flow) if duty else flow, books=books)
    if flow.measure.endswith("investment") and flow.explicit == 0:
        flow = _by_people(desk, sentence, flow)
    if flow.measure == "investment" and _is_direct(desk, sentence, cue):
        flow = replace(flow, measure="direct_investment")
    if flow.measure.endswith("investment") and flow.explicit == 0:
        flow = _of_firms(desk, sentence, flow)
    if cue.kind == "measure" and flow.explicit == 0 and _is_delivery(cue) and _imports_told(desk, sentence):
        flow = replace(flow, measure="imports")
    if flow.explicit == 0 and cue.first > sentence.first and scene.tokens[cue.first - 1].low in _COUNTER:
        flow = replace(told.flow or flow, reporter=flow.partner, partner=flow.reporter, heard=flow.heard)
    if _of_services(desk, sentence, cue):
        flow = flows.with_services(flow)
    told.flow = _signed(desk, sentence, cue, flow)
    named = _goods_of_measure(desk, sentence, cue, last) if flow.measure.split(".")[-1] in TRADE else None
    told.goods = named or kept_goods(desk, sentence, cue)
    if duty:
        told.goods = desk.goods.within(*taxed_goods(scene, sentence, cue))
    if told.flow.measure in TRADE and _between_the_two(desk, told.flow):
        balance = told.flow.measure == "balance"
        told.trade = replace(told.flow, measure="turnover", sign=0) if balance else told.flow
        told.flow = with_all(desk, sentence, told.flow)
    told.counted = None
    scope(desk, sentence, cue, flow)


def _of_firms(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """«77 предприятий с литовским капиталом; их вложения — 24 млн»: the capital of the firms just counted."""
    last, (whose, where) = desk.told.last, desk.told.count_sides
    they = desk.scene.tokens[sentence.first].low in ("they", "они") and flow.measure == "investment"
    since = sentence.block.start if they else sentence.start
    counted = last is not None and last.measure.startswith("count:") and last.start >= since
    return replace(flow, reporter=whose, partner=where) if counted and whose and where else flow


def _by_people(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """ "Singaporeans had projects worth 4 billion approved, 15% of all foreign investment": whose people the sentence
    begins with."""
    pair = desk.scene.pair
    people = [p for p in desk.scene.places_in(sentence.first, sentence.first + 4) if p.role == "demonym"]
    if pair is None or not people or people[0].code not in pair:
        return flow
    owner = people[0].code
    return replace(flow, reporter=owner, partner=pair[1] if owner == pair[0] else pair[0])


def _is_direct(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """«прямые украинские инвестиции»: an adjective between."""
    return any(token.low in _DIRECT for token in desk.scene.tokens[max(sentence.first, cue.first - 3) : cue.first])


def _is_delivery(cue: Cue) -> bool:
    """A word of goods under way, that says not which side of it is meant."""
    return cue.form.startswith(_DELIVERIES)


def _imports_told(desk: Desk, sentence: Sentence) -> bool:
    """The paragraph tells of imports: its deliveries are the goods that come in."""
    told, last = desk.told.flow, desk.told.last
    same = last is not None and last.start >= sentence.block.start
    return told is not None and told.measure == "imports" and same


def _hear_arrivals(desk: Desk, sentence: Sentence, cue: Cue, found: Roles, last: int) -> None:
    """«Из Чили поступило товаров на 3 млн», «из Чили пришло 3 млн долларов инвестиций»: from where, to the other side;
    goods, or the capital spoken of."""
    told, pair = desk.told, desk.scene.pair
    sources = [
        place.code
        for place in desk.scene.places_in(sentence.first, last)
        if place.first > sentence.first and _comes_from(desk, place)
    ]
    source = found.source or (sources[-1] if sources else None)
    if pair is None or source not in pair:
        return
    other = pair[1] if source == pair[0] else pair[0]
    capital = told.flow is not None and told.flow.measure in _CAPITAL
    if told.flow is not None and (capital or told.section == "investment"):
        told.flow = Flow(told.flow.measure if capital else "investment", source, other)
        return
    told.flow = told.trade = Flow("imports", other, source, explicit=2, books=told.flow.books if told.flow else None)
    told.goods = _goods_of_measure(desk, sentence, cue, last)
    scope(desk, sentence, cue, told.flow)


def _comes_from(desk: Desk, place: Place) -> bool:
    """ "from Chile", «из Чили», «с Украины» (a genitive: «с Украиной» is with it)."""
    lead = desk.scene.tokens[place.first - 1].low
    if lead in _FROM:
        return True
    printed = desk.scene.text[place.start : place.end]
    return lead in ("с", "со") and len(place.code) == 3 and printed == country(place.code).name_in("ru", "genitive")


def _between_the_two(desk: Desk, flow: Flow) -> bool:
    """The flow is the pair's own, not with all the world nor with a third country named in passing."""
    pair = desk.scene.pair
    return flow.partner != "WLD" and (pair is None or {flow.reporter, flow.partner} <= set(pair))


def _reach(desk: Desk, sentence: Sentence, cue: Cue, items: list[Item], position: int, verb: bool) -> tuple[int, int]:
    """The stretch of the sentence whose countries are the measure's: back to the item before, on to the next one."""
    before = [item for item in items[:position] if isinstance(item, Cue) or item.last <= cue.first]
    first = max([sentence.first, *(item.last for item in before[-1:])])
    if cue.kind == "verb" or cue.form.startswith(_INVESTED):
        # A second verb has the first one's subject unless a new one stands after the sum told before it.
        second = any(isinstance(item, Cue) and item.kind == "verb" for item in before)
        own = [item.last for item in before[-1:]] if second else []
        first = max([clause_first(desk.scene, sentence, cue.first), *own])
    later = next((item for item in items[position + 1 :] if isinstance(item, Cue)), None)
    amount = next((item for item in items[position + 1 :] if not isinstance(item, Cue)), None)
    last = later.first if later is not None else sentence.last
    return first, last if verb or amount is None else min(last, amount.first)


def _goods_of_measure(desk: Desk, sentence: Sentence, cue: Cue, last: int) -> tuple[int, int] | None:
    """ "exports of wheat", "wheat exports", «поставки грузовиков»: goods named in the measure's own phrase."""
    tokens = desk.scene.tokens
    if cue.first > sentence.first and tokens[cue.first - 1].low in _ITS:
        told = [item for item in desk.goods.named if sentence.first <= item[0] and item[1] < cue.first]
        if told:
            return told[-1]
    stop = cue.last
    while stop < last and tokens[stop].text not in _PHRASE_ENDS:
        stop += 1
    first = cue.first
    while first > max(sentence.first, cue.first - 3) and tokens[first - 1].text not in _PHRASE_ENDS:
        first -= 1
    return desk.goods.within(first, stop) or _goods_alone(desk, cue, stop)


def _goods_alone(desk: Desk, cue: Cue, stop: int) -> tuple[int, int] | None:
    """ "goods exports", "exports of goods" where the text tells of goods and services together: goods are a part."""
    if not goods_apart(desk):
        return None
    for i in (cue.first - 1, cue.first, cue.last + 1):
        if 0 < i < stop + 1 and is_goods_alone(desk, i):
            return i, i + 1
    return None


def _of_services(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """ "trade in services", «экспорт услуг», or the sentence has already spoken of services."""
    scene, told = desk.scene, desk.told.flow
    following = [
        mark
        for mark in scene.cues_in(cue.last, min(cue.last + 3, sentence.last), "services")
        if scene.tokens[mark.first - 1].low not in ("and", "и", ",")
    ]
    if desk.told.section == "services" or _headed_services(desk, sentence):
        return True
    leading = scene.cues_in(max(sentence.first, cue.first - 2), cue.first, "services")
    together = (
        bool(leading)
        and [token.low for token in scene.tokens[max(sentence.first, leading[0].first - 2) : leading[0].first]]
        in _GOODS_AND
    )
    if together:
        return False  # "goods and services trade"
    if following or any(not _is_adjectival(desk, mark, sentence) for mark in leading):
        return True
    continued = told is not None and told.measure.startswith("services.")
    return continued and bool(scene.cues_in(sentence.first, cue.first, "services"))


def _headed_services(desk: Desk, sentence: Sentence) -> bool:
    """ "Services (2020): exports ...", «Услуги: экспорт ...»: the first word of a sentence with a colon after it."""
    tokens = desk.scene.tokens
    marks = desk.scene.cues_in(sentence.first, sentence.first + 3, "services")
    if not marks:
        return False
    i = marks[0].last
    if i < sentence.last and tokens[i].text == "(":
        while i < sentence.last and tokens[i].text != ")":
            i += 1
        i += 1
    return i < sentence.last and tokens[i].text == ":"


def _hear_services(desk: Desk, sentence: Sentence, cue: Cue) -> None:
    """ "services brought $3 million": the flow told, of services; "goods and services" together is no such thing."""
    told, scene = desk.told, desk.scene
    if [token.low for token in scene.tokens[max(sentence.first, cue.first - 2) : cue.first]] in _GOODS_AND:
        return
    after = scene.cues_in(cue.last, sentence.last, "measure")
    before = scene.cues_in(max(sentence.first, cue.first - 3), cue.first, "measure")
    numbers = desk.amounts_in(sentence.first, sentence.last)
    if before and told.flow is not None:
        told.flow = flows.with_services(told.flow)
    elif not after and not before and scene.pair and not numbers:
        told.flow = Flow("services.turnover", *scene.pair)
    elif not after and told.flow is not None and told.flow.measure in TRADE:
        told.flow = flows.with_services(told.flow)


def _signed(desk: Desk, sentence: Sentence, cue: Cue, flow: Flow) -> Flow:
    """Whose surplus it is: "in our favour", «в пользу Ташкента», «отрицательное для Казахстана сальдо»."""
    if flow.measure.split(".")[-1] != "balance":
        return flow
    scene = desk.scene
    window = scene.tokens[max(sentence.first, cue.first - 4) : min(cue.last + 14, sentence.last)]
    for token in window:
        if token.low in _FAVOUR:
            beside = scene.places_in(max(sentence.first, token.index - 3), min(token.index + 5, sentence.last))
            near = [place.code for place in beside if len(place.code) == 3]
            owner = near[-1] if near else scene.home
            if owner in (flow.reporter, flow.partner):
                return replace(flow, sign=1 if owner == flow.reporter else -1)
    if flow.sign == 0:
        said = {token.low for token in window}
        if said & _POSITIVE:
            return replace(flow, sign=1)
        if said & _NEGATIVE:
            return replace(flow, sign=-1)
    return flow
