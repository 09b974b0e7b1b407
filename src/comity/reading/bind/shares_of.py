"""The whole that a share is of, when its sum is printed beside it: it is with all partners."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import MONEY, PERCENT, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.scan import NUMBER, Sentence

_WHOLE = words("levels.whole")
_WHICH = words("shares_of.which")
_COUNTRY = words("shares_of.country")
_VOLUME = words("shares_of.volume")


def of_whole(desk: Desk, sentence: Sentence, amount: Amount) -> Flow | None:
    """ "8.5% of all Czech exports (CZK 1,778.6 bn)": the sum beside the whole is the reporter's with the world."""
    flow, tokens = desk.told.flow, desk.scene.tokens
    if flow is not None and amount.kind == MONEY and _which_came_to(desk, sentence, amount):
        return replace(flow, partner="WLD") if flow.measure.split(".")[-1] in TRADE else None
    if flow is not None and amount.kind == MONEY and _of_so_much(desk, sentence, amount):
        return replace(flow, partner="WLD") if flow.measure.split(".")[-1] in TRADE else None
    if flow is None or amount.kind != MONEY or amount.first == 0 or desk.scene.lows[amount.first - 1] != "(":
        return None
    if _in_total(desk, sentence, amount):
        return replace(flow, partner="WLD") if flow.measure.split(".")[-1] in TRADE else _all_capital(flow)
    if _in_shared(desk, sentence, amount):
        return replace(flow, partner="WLD") if flow.measure.split(".")[-1] in TRADE else None
    shares = [other for other in desk.amounts_in(sentence.first, amount.first) if other.kind == PERCENT]
    if not shares or flow.measure.split(".")[-1] not in TRADE:
        return None
    between = tokens[shares[-1].last : amount.first - 1]
    apart = any(token.text in "),;" for token in between)  # "(82% of all supplies), fibre ($3 million)"
    whole = not apart and any(token.low in _WHOLE for token in between) and len(between) <= 7
    return replace(flow, partner="WLD") if whole else None


def _which_came_to(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "14.4% of total exports, which were EUR 12.9 billion": the whole that a share is of, right after it."""
    at = next((i for i in range(amount.first - 1, amount.first - 6, -1) if desk.scene.lows[i] in _WHICH), 0)
    while at > sentence.first and desk.scene.lows[at - 1] in _VOLUME:
        at -= 1  # «, общий объём которой сложился в 34 млрд», ", the total of which was $34 billion"
    if at <= sentence.first or desk.scene.lows[at - 1] != ",":
        return False
    shares = [other for other in desk.amounts_in(max(sentence.first, at - 10), at) if other.kind == PERCENT]
    measures = desk.scene.cues_in(shares[-1].last, at, "measure") if shares else []
    if not measures:
        return False
    owned = {i for p in desk.scene.places_in(measures[-1].last, at) for i in range(p.first, p.last)}
    beside = all(i in owned or desk.scene.lows[i] in _COUNTRY for i in range(measures[-1].last, at - 1))
    led = desk.scene.lows[shares[-1].last] in ("of", "всего", "от") or desk.scene.language == "ru"
    return beside and led


def _of_so_much(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Took 2.6 percent of Peru's total exports of $23.5 billion": what the share is of."""
    tokens = desk.scene.tokens
    phrase = tokens[max(sentence.first, amount.first - 8) : amount.first - 1]
    if desk.scene.lows[amount.first - 1] != "of" or not any(token.low in _WHOLE for token in phrase):
        return False
    measures = desk.scene.cues_in(max(sentence.first, amount.first - 4), amount.first, "measure")
    shares = [o for o in desk.amounts_in(max(sentence.first, amount.first - 9), amount.first) if o.kind == PERCENT]
    return bool(shares) and bool(measures) and measures[-1].last == amount.first - 1


def _in_shared(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«Удельный вес Чили в экспорте Перу (2 411 млн) равен 4,4%, в импорте (4 963 млн) — 13,4%»: what a share is in,
    the measure and its owner right before the parenthesis, the share after it."""
    scene, _tokens = desk.scene, desk.scene.tokens
    shares = scene.cues_in(sentence.first, amount.first, "share")
    if not shares or amount.last >= sentence.last or desk.scene.lows[amount.last] != ")":
        return False
    measured = scene.cues_in(max(sentence.first, amount.first - 5), amount.first, "measure")
    led = measured and desk.scene.lows[measured[-1].first - 1] in ("in", "в", "во", "of")
    following = desk.amounts_in(amount.last, min(amount.last + 6, sentence.last))
    return bool(led) and bool(following) and following[0].kind == PERCENT


def _in_total(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "of all approved foreign investment in the sector ($30 billion)", «в общем импорте республики (2 616,6 млн)»:
    the whole is named right before the parenthesis."""
    tokens = desk.scene.tokens
    phrase = tokens[max(sentence.first, amount.first - 9) : amount.first - 1]
    at = next((i for i in range(len(phrase) - 1, -1, -1) if phrase[i].low in _WHOLE), -1)
    if at < 1 or any(token.text in ",;()" or token.kind == NUMBER for token in phrase[at:]):
        return False
    return phrase[at - 1].low in ("of", "in", "в", "от") or desk.scene.language == "ru"


def _all_capital(flow: Flow) -> Flow:
    """Investment from everywhere."""
    return replace(flow, reporter="WLD") if flow.measure.endswith("investment") else flow
