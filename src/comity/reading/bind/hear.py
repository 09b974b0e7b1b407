"""A measure word is heard: the flow now spoken of, with its services, sign and goods."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.capital import by_people, is_direct, of_firms
from comity.reading.bind.cues import GOING
from comity.reading.bind.regional import scope
from comity.reading.bind.services import hear_services, of_services
from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.bind.subjects import agent_of_pronoun
from comity.reading.bind.topics import goods_apart, is_goods_alone, kept_goods
from comity.reading.bind.unlisted import bought_goods, measured_goods, of_which
from comity.reading.bind.wholes import with_all
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve import flow as flows
from comity.reading.resolve.duties import levied, taxed_goods
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.roles import Roles, roles
from comity.reading.scan import Sentence
from comity.reading.scene import Place
from comity.reference.countries import country

_FAVOUR = words("common.favour")
_ITS = words("common.its")
_RAILS = words("hear.rails")
_NEGATIVE = words("hear.negative")
_POSITIVE = words("hear.positive")
_INVESTED = ("invested", "invests", "вложи", "инвестир")
_FROM = words("flow.from")
_CAPITAL = ("investment", "direct_investment", "loans", "other:remittances")
_ON_IT = (["on", "it"], ["on", "them"], ["на", "нее"], ["на", "него"], ["на", "них"])
_DELIVERIES = ("поставк", "отгрузк", "deliver", "shipment")
_PHRASE_ENDS = frozenset(",.;:()—–")
_COUNTER = words("hear.counter")
_GOODS_AND = (["goods", "and"], ["товаров", "и"], ["товарами", "и"])


def hear(desk: Desk, sentence: Sentence, cue: Cue, items: list[Item], position: int) -> None:
    """A measure word: the flow now spoken of. items: what the sentence has, the cue's place among them."""
    scene, told = desk.scene, desk.told
    if cue.kind == "services":
        hear_services(desk, sentence, cue)
        return
    verb = cue.kind == "verb" or cue.value in ("investment", "loans")
    first, last = _reach(desk, sentence, cue, items, position, verb)
    found = roles(scene, cue, first, last, verb)
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
    flow = _in_context(desk, sentence, cue, flow)
    if flow.measure == "other:cargo handled" and _in_transit(desk, sentence, cue):
        flow = replace(flow, measure="other:transit cargo")
    elif flow.measure == "other:cargo handled" and not _RAILS.isdisjoint(scene.lows[sentence.first : cue.first]):
        flow = replace(flow, measure="other:freight")  # carried by rail; a port handles its cargo
    told.flow = _signed(desk, sentence, cue, flow)
    trades = flow.measure.split(".")[-1] in TRADE
    named = (_goods_of_measure(desk, sentence, cue, last) or _it(desk, sentence, cue)) if trades else None
    told.goods = named or kept_goods(desk, sentence, cue)
    if duty:
        told.goods = desk.goods.within(*taxed_goods(scene, sentence, cue)) or _taxed_before(desk, sentence, cue)
    if told.flow.measure in TRADE and _between_the_two(desk, told.flow):
        balance = told.flow.measure == "balance"
        told.trade = replace(told.flow, measure="turnover", sign=0) if balance else told.flow
        told.flow = with_all(desk, sentence, told.flow)
    told.counted = None
    scope(desk, sentence, cue, flow)


def _taxed_before(desk: Desk, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """ "Wheat is harder. The duty on it is 30%", «Пошлина на неё — 30%»: the goods the sentence before told of last."""
    after = desk.scene.lows[cue.last : cue.last + 2]
    if after not in _ON_IT or not sentence.index:
        return None
    before = desk.scene.sentences[sentence.index - 1]
    named = desk.goods.all_in(before.first, before.last) if before.paragraph == sentence.paragraph else []
    return desk.goods.within(*named[-1]) if named else None


def _it(desk: Desk, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """ "Furniture does better; in 2015 we imported it for 47 million": the goods the sentence opens with."""
    if cue.kind != "verb" or cue.last >= sentence.last or desk.scene.lows[cue.last] not in ("it", "them"):
        return None
    named = desk.goods.all_in(sentence.first, cue.first)
    return desk.goods.within(*named[0]) if named else None


def _in_transit(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """ "Peruvian cargo went through the ports of Chile", «640 тыс. тонн перуанских грузов»: one side's goods on the
    other's roads."""
    pair, places = desk.scene.pair, desk.scene.places_in(max(sentence.first, cue.first - 2), cue.first)
    return pair is not None and any(place.role == "adjective" and place.code in pair for place in places)


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
    going = cue.form.startswith(GOING)
    sources = [
        place.code
        for place in desk.scene.places_in(sentence.first, last)
        if place.first > sentence.first and _comes_from(desk, place) and (place.role == "name" or not going)
    ]
    source = found.source or (sources[-1] if sources else None)
    if pair is None or (going and not sources):
        return
    sums = desk.amounts_in(cue.last, min(cue.last + 8, sentence.last))
    named = desk.scene.cues_in(sums[0].last, sums[0].last + 2, "measure") if sums else []
    if source is None and named and named[0].value in _CAPITAL and desk.scene.home in pair:
        source = pair[1] if desk.scene.home == pair[0] else pair[0]  # «пришло 15 млн долларов инвестиций»: from abroad
    if source not in pair:
        return
    other = pair[1] if source == pair[0] else pair[0]
    if named and named[0].value in _CAPITAL:  # «из Литвы поступило 97 млн долларов инвестиций»
        told.flow = Flow(named[0].value, source, other, explicit=2)
        desk.heard.add(named[0].first)
        return
    capital = told.flow is not None and told.flow.measure in _CAPITAL
    if told.flow is not None and (capital or told.section == "investment"):
        told.flow = Flow(told.flow.measure if capital else "investment", source, other)
        return
    told.flow = told.trade = Flow("imports", other, source, explicit=2, books=told.flow.books if told.flow else None)
    told.goods = _goods_of_measure(desk, sentence, cue, last)
    scope(desk, sentence, cue, told.flow)


def _comes_from(desk: Desk, place: Place) -> bool:
    """ "from Chile", «из Чили», «с Украины» (a genitive: «с Украиной» is with it)."""
    lead = desk.scene.lows[place.first - 1]
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
    if cue.value == "loans":  # «банк предоставил покупателям кредит»: the verb's subject gives it
        before = [item for item in before if not (isinstance(item, Cue) and item.value == "other:assistance")]
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
    if cue.first > sentence.first and desk.scene.lows[cue.first - 1] in _ITS:
        told = [item for item in desk.goods.named if sentence.first <= item[0] and item[1] < cue.first]
        if told:
            return told[-1]
    stop = cue.last
    while stop < last and tokens[stop].text not in _PHRASE_ENDS:
        stop += 1
    first = cue.first
    while first > max(sentence.first, cue.first - 3) and tokens[first - 1].text not in _PHRASE_ENDS:
        first -= 1
    return (
        of_which(desk, cue)
        or bought_goods(desk, cue)
        or desk.goods.within(first, stop)
        or measured_goods(desk, cue, stop)
        or _goods_alone(desk, cue, stop)
    )


def _goods_alone(desk: Desk, cue: Cue, stop: int) -> tuple[int, int] | None:
    """ "goods exports", "exports of goods" where the text tells of goods and services together: goods are a part."""
    if not goods_apart(desk):
        return None
    for i in (cue.first - 1, cue.first, cue.last + 1):
        if 0 < i < stop + 1 and is_goods_alone(desk, i):
            return i, i + 1
    return None


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


def _in_context(desk: Desk, sentence: Sentence, cue: Cue, flow: Flow) -> Flow:
    """What the words around make of it: whose capital, deliveries in return, services."""
    if flow.measure.endswith("investment") and flow.explicit == 0:
        flow = of_firms(desk, sentence, by_people(desk, sentence, flow))
    if flow.measure == "investment" and is_direct(desk, sentence, cue):
        flow = replace(flow, measure="direct_investment")
    if cue.kind == "measure" and flow.explicit == 0 and _is_delivery(cue) and _imports_told(desk, sentence):
        flow = replace(flow, measure="imports")
    if flow.explicit == 0 and cue.first > sentence.first and desk.scene.lows[cue.first - 1] in _COUNTER:
        flow = replace(desk.told.flow or flow, reporter=flow.partner, partner=flow.reporter, heard=flow.heard)
    return flows.with_services(flow) if of_services(desk, sentence, cue) else flow
