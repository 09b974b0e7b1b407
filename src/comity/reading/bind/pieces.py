"""Goods counted in pieces: "1,240 harvesters were delivered to Ghana", «тракторов отгружено 412»."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.when import level_period
from comity.reading.scan import NUMBER, Sentence

_CLOSING = frozenset((",", ";", ".", ")", ":", "—", "–", "!", "?", "и", "а", "and"))


def goods_in_units(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """ "1,240 harvesters were delivered to Ghana": goods counted in pieces, with a verb or noun of delivery."""
    told = desk.told.flow
    if told is None or amount.value < 2 or told.measure.split(".")[-1] not in TRADE:
        return False
    delivered = [
        cue
        for cue in desk.scene.cues_in(sentence.first, sentence.last, "verb", "measure")
        if cue.value in ("exports", "imports")
    ]
    if not delivered:
        return False
    found = _named_after(desk, amount, stop)
    goods = (amount.last, found[1]) if found is not None else _delivered_before(desk, sentence, amount)
    if goods is None:
        return False
    flow = desk.told.flow = replace(told, measure=delivered[0].value)
    desk.told.goods = goods
    when = level_period(desk.scene, sentence, amount, stop, desk.period)
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, "units", when))
    return True


def _named_after(desk: Desk, amount: Amount, stop: int) -> tuple[int, int] | None:
    """The goods in the words right after the number."""
    found = desk.goods.within(amount.last, min(amount.last + 4, stop))
    between = desk.scene.tokens[amount.last : found[0]] if found is not None else []
    if found is None or any(token.text in ",;:()—–" for token in between):
        return None
    if any(token.low in ("на", "to", "for") for token in between):
        return None  # «0,7 млрд приходится на провода»
    return found


def _delivered_before(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """«Тракторов отгружено 412», «комбайнов поставили около 30»: the goods open the clause, the verb leads to the
    number, and the number ends it."""
    tokens = desk.scene.tokens
    if desk.scene.language != "ru" or amount.value.denominator != 1 or amount.scaled:
        return None
    summed = any(other.first == amount.last + 1 for other in desk.amounts_in(amount.last + 1, amount.last + 2))
    on_sum = summed and desk.scene.lows[amount.last] == "на"  # «машин продано 900 на 44 млн»
    if amount.last < sentence.last and tokens[amount.last].text not in _CLOSING and not on_sum:
        return None
    clause = clause_first(desk.scene, sentence, amount.first)
    verb = desk.scene.cues_in(amount.first - 1, amount.first, "verb")
    if verb and desk.scene.lows[amount.first - 2] == "их":  # «за полгода их поставлено 64»
        told = [item for item in desk.goods.named if item[1] <= amount.first - 2 and item[0] >= sentence.first]
        return told[0] if told else desk.told.topic
    goods = desk.goods.within(clause, amount.first)
    if goods is None or goods[0] > clause + 1:
        return None
    verbs = desk.scene.cues_in(goods[1], amount.first, "verb")
    dated = {i for time in desk.scene.times_in(clause, amount.first) for i in range(time.first, time.last)}
    if not verbs or any(token.kind == NUMBER and token.index not in dated for token in tokens[clause : amount.first]):
        return None
    led = verbs[-1].last == amount.first or bool(desk.scene.cues_in(verbs[-1].last, amount.first, "bound"))
    return goods if led else None
