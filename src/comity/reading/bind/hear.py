"""A measure word is heard: the flow now spoken of, with its services, sign and goods."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.regional import scope
from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve import flow as flows
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence

_NOT_MEASURED_AFTER = words("hear.not_measured_after")
_ADJECTIVAL = words("hear.adjectival")
_FAVOUR = words("common.favour")
_ITS = words("common.its")
_NEGATIVE = words("hear.negative")
_NO_SERVICES = words("hear.no_services")
_POSITIVE = words("hear.positive")


def flow_cues(desk: Desk, sentence: Sentence) -> list[Cue]:
    """Measure words and verbs of trade, the longest at each place; "trade" as an adjective ("trade relations") is
    none."""
    chosen: list[Cue] = []
    for cue in desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "services"):
        if chosen and cue.first < chosen[-1].last:
            if chosen[-1].kind == "verb" or cue.kind != "services":
                continue
        if not is_adjectival(desk, cue, sentence):
            chosen.append(cue)
    return chosen


def is_adjectival(desk: Desk, cue: Cue, sentence: Sentence) -> bool:
    after = desk.scene.tokens[cue.last].low if cue.last < sentence.last else ""
    before = desk.scene.tokens[cue.first - 1].low if cue.first > sentence.first else ""
    if cue.form in _ADJECTIVAL and after in _NOT_MEASURED_AFTER:
        return True
    if cue.form in ("service", "services") and before in _NO_SERVICES:
        return True
    if cue.form == "exchange" and before in ("cultural",):
        return True
    return cue.form in ("debt",) and after == "service"


def hear(desk: Desk, sentence: Sentence, cue: Cue, items: list[Item], position: int) -> None:
    """A measure word: the flow now spoken of."""
    scene, told = desk.scene, desk.told
    if cue.kind == "services":
        hear_services(desk, sentence, cue)
        return
    earlier = [item for item in items[:position] if isinstance(item, Cue) or item.last <= cue.first]
    first = max([sentence.first, *(item.last for item in earlier[-1:])])
    if cue.kind == "verb":
        verbs = [item for item in earlier if isinstance(item, Cue) and item.kind == "verb"]
        # A second verb has the first one's subject unless a new one stands after the sum told before it.
        first = max(
            [clause_first(scene, sentence, cue.first), *(item.last for item in (earlier if verbs else [])[-1:])]
        )
    later = next((item for item in items[position + 1 :] if isinstance(item, Cue)), None)
    amount = next((item for item in items[position + 1 :] if not isinstance(item, Cue)), None)
    verb = cue.kind == "verb" or cue.value == "investment"
    last = later.first if later is not None else sentence.last
    if not verb and amount is not None:
        last = min(last, amount.first)
    heard = flows.roles(scene, cue, first, last, verb)
    flow = flows.resolve(scene, cue, heard, told.flow)
    if flows.is_mutual(scene, cue, sentence.first) and flow.explicit < 2 and scene.pair:
        other = told.flow.books if told.flow and told.flow.books in scene.pair else scene.pair[0]
        flow = replace(flow, reporter=other, partner=scene.pair[1] if other == scene.pair[0] else scene.pair[0])
    flow = replace(flow, books=told.flow.books if told.flow else None)
    if after_services(desk, sentence, cue):
        flow = flows.with_services(flow)
    told.flow = signed(desk, sentence, cue, flow)
    told.goods = goods_of_measure(desk, sentence, cue, last) if flow.measure.split(".")[-1] in TRADE else None
    if told.flow.measure in TRADE:
        told.trade = told.flow
    told.counted = None
    scope(desk, sentence, cue, flow)


def goods_of_measure(desk: Desk, sentence: Sentence, cue: Cue, last: int) -> tuple[int, int] | None:
    """ "exports of wheat", "wheat exports", «поставки грузовиков»: goods named in the measure's own phrase."""
    if desk.scene.tokens[cue.first - 1].low in _ITS and cue.first > sentence.first:
        told = [item for item in desk.goods.named if sentence.first <= item[0] and item[1] < cue.first]
        if told:
            return told[-1]
    stop = cue.last
    while stop < last and desk.scene.tokens[stop].text not in ",.;:()—–":
        stop += 1
    first = cue.first
    while first > max(sentence.first, cue.first - 3) and desk.scene.tokens[first - 1].text not in ",.;:()—–":
        first -= 1
    return desk.goods.within(first, stop)


def after_services(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """ "trade in services", "exports of services", «экспорт услуг»."""
    following = [
        mark
        for mark in desk.scene.cues_in(cue.last, min(cue.last + 3, sentence.last), "services")
        if desk.scene.tokens[mark.first - 1].low not in ("and", "и", ",")
    ]
    before = desk.scene.cues_in(max(sentence.first, cue.first - 2), cue.first, "services")
    told = desk.told.flow
    return bool(following or before) or bool(
        told and told.measure.startswith("services.") and same_story(desk, sentence, cue)
    )


def same_story(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """The sentence has already spoken of services."""
    return bool(desk.scene.cues_in(sentence.first, cue.first, "services"))


def hear_services(desk: Desk, sentence: Sentence, cue: Cue) -> None:
    told = desk.told
    if [token.low for token in desk.scene.tokens[max(sentence.first, cue.first - 2) : cue.first]] in (
        ["goods", "and"],
        ["товаров", "и"],
        ["товарами", "и"],
    ):
        return
    after = desk.scene.cues_in(cue.last, sentence.last, "measure")
    before = desk.scene.cues_in(max(sentence.first, cue.first - 3), cue.first, "measure")
    if before and told.flow is not None:
        told.flow = flows.with_services(told.flow)
    elif (
        not after
        and not before
        and desk.scene.pair
        and not [a for a in desk.amounts if sentence.first <= a.first < sentence.last]
    ):
        told.flow = Flow("services.turnover", *desk.scene.pair)
    elif not after and told.flow is not None and told.flow.measure in TRADE:
        told.flow = flows.with_services(told.flow)


def signed(desk: Desk, sentence: Sentence, cue: Cue, flow: Flow) -> Flow:
    """Whose surplus it is: "in our favour", "in favour of Mexico", «в пользу Ташкента», «отрицательное для Казахстана
    сальдо»."""
    if flow.measure.split(".")[-1] != "balance":
        return flow
    scene = desk.scene
    window = scene.tokens[max(sentence.first, cue.first - 4) : min(cue.last + 14, sentence.last)]
    for token in window:
        if token.low in _FAVOUR:
            near = [
                place
                for place in scene.places_in(max(sentence.first, token.index - 3), min(token.index + 5, sentence.last))
                if len(place.code) == 3
            ]
            owner = near[-1].code if near else scene.home
            if owner == flow.reporter:
                return replace(flow, sign=1)
            if owner == flow.partner:
                return replace(flow, sign=-1)
    if flow.sign == 0:
        words = {token.low for token in window}
        if words & _POSITIVE:
            return replace(flow, sign=1)
        if words & _NEGATIVE:
            return replace(flow, sign=-1)
    return flow
