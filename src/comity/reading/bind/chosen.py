"""Which goods an amount is of."""

from __future__ import annotations

from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import QUANTITY, Amount
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence


def choose_goods(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """The goods of this amount, if it has its own; a number in parentheses keeps those of the amount before."""
    told = desk.told
    if told.flow is None or told.flow.measure.split(".")[-1] not in (*TRADE, "tariff"):
        told.goods = None
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
    clause = clause_first(desk.scene, sentence, amount.first)
    subject = desk.goods.subject(sentence, clause, amount)
    if subject is not None:
        told.goods = subject
