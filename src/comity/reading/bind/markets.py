"""What part of a market goods hold: "7 percent of the Chilean market", «каждый пятый трактор в Чили — наш»."""

from __future__ import annotations

from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import PERCENT, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import EACH
from comity.reading.resolve.when import When, level_period
from comity.reading.scan import Sentence

_MARKET = words("markets.market")
_REACH = 5


def bind_market_share(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """A share of a market, or one in so many of goods; False where the percentage is of something else."""
    pair = desk.scene.pair
    if pair is None or amount.kind != PERCENT:
        return False
    goods = _of_market(desk, sentence, amount) or _of_goods(desk, sentence, amount)
    if goods is None:
        return False
    told = desk.told
    kept, told.goods = told.goods, None if goods == (0, 0) else goods
    when = level_period(desk.scene, sentence, amount, stop, None, desk.owned_by_others(amount), desk.against)
    if when.time is None and desk.scene.date is not None:
        when = When(Period.of_year(desk.scene.date.year), None, "as of the document")
    emit(desk, Draft(sentence, amount, Flow("other:market share", *pair), "share", amount.value, "percent", when))
    told.goods = kept
    return True


def _of_market(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "a quarter of the market", «7% российского рынка»: the goods at the head of the sentence, (0, 0) without any."""
    tokens = desk.scene.tokens
    for i in range(amount.last, min(amount.last + _REACH, sentence.last)):
        if tokens[i].low in _MARKET:
            return desk.goods.within(sentence.first, amount.first) or (0, 0)
        if tokens[i].text in ",.;:()" or desk.scene.cues_in(i, i + 1, "measure", "verb"):
            return None
    return None


def _of_goods(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "every third new tractor bought in Kenya": goods right after the word."""
    if not amount.form.startswith(EACH):
        return None
    return desk.goods.within(amount.last, min(amount.last + _REACH - 1, sentence.last))
