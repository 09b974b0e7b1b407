"""Which goods an amount is of."""

from __future__ import annotations

from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import QUANTITY, Amount
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence

_OF_GOODS = (*TRADE, "tariff", "other:tariff quota", "other:transit cargo")
_DUTIES = ("tariff", "other:tariff quota")
_PRONOUNS = frozenset(("it", "they", "this", "это", "она", "он", "они", "оно"))


def choose_goods(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """The goods of this amount, if it has its own; a number in parentheses keeps those of the amount before."""
    told = desk.told
    if told.flow is None or told.flow.measure.split(".")[-1] not in _OF_GOODS:
        told.goods = None
        return
    if _follows_in_parenthesis(desk, sentence, amount):
        return
    if told.goods is not None and told.flow.measure in _DUTIES:
        # "vegetables face 5 percent, clothing 32 percent"
        listed = desk.goods.within(_last_clause(desk, sentence, amount), amount.first)
        told.goods = listed if listed is not None and listed[1] == amount.first else told.goods
        return
    own = desk.goods.before(sentence, amount)
    if own is not None:
        told.goods = own
        return
    after = (
        desk.goods.within(amount.last, min(amount.last + 5, sentence.last))
        if amount.kind == QUANTITY and desk.scene.tokens[amount.last].low == "of"
        else None
    )
    if after is not None:
        told.goods = after
        return
    phrase = _duty_free(desk, sentence, amount)
    if phrase is not None:
        told.goods = phrase
        return
    nearest = _last_clause(desk, sentence, amount)
    if nearest > sentence.first:
        subject = desk.goods.subject(sentence, nearest, amount)
        if subject is not None:
            told.goods = subject
            return
    if told.topic is not None and desk.scene.tokens[sentence.first].low in _PRONOUNS:
        told.goods = told.topic
        return
    if told.goods is None:
        clause = clause_first(desk.scene, sentence, amount.first)
        told.goods = desk.goods.subject(sentence, clause, amount)


def _follows_in_parenthesis(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "trucks ($59.5 million, 6.8 percent)": the second number in one parenthesis is of the first one's goods."""
    opening = amount.first - 1
    while opening > sentence.first and desk.scene.tokens[opening].text not in "()":
        opening -= 1
    if desk.scene.tokens[opening].text != "(":
        return False
    return any(opening < other.first < amount.first for other in desk.amounts)


def _last_clause(desk: Desk, sentence: Sentence, amount: Amount) -> int:
    """After the last comma or "and" before the amount."""
    for i in range(amount.first - 1, sentence.first, -1):
        if desk.scene.tokens[i].text in ",()":
            return i + 1
    return sentence.first


def _duty_free(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "46% of the value entered Korea free of duty": a part of trade that is no commodity."""
    tokens = desk.scene.tokens
    for i in range(amount.last, min(amount.last + 12, sentence.last)):
        low = tokens[i].low
        if tokens[i].text in ".;,":
            return None
        if low == "free" and [token.low for token in tokens[i : i + 3]] == ["free", "of", "duty"]:
            return i, i + 3
        if low in ("duty-free", "беспошлинно") or (
            low == "duty" and tokens[min(i + 1, sentence.last - 1)].low == "free"
        ):
            return i, i + (2 if low == "duty" else 1)
    return None
