"""The part of a cost that a loan covers: "a loan covers 80% of it", «из которых 10 млрд покрывает кредит»."""

from __future__ import annotations

from itertools import takewhile

from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, PERCENT, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence

_COSTS = frozenset(("investment", "other:contracts", "other:value of contracts", "loans"))
_OF_WHICH = (["of", "which"], ["из", "которых"], ["из", "них"])
_OF_IT = words("lent.of_it")
_OR = frozenset(("or", "или", ","))
_REACH = 12


def bind_lent(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A share or sum of the cost told just before that a loan is to cover: of the lender's country to the other, of the
    status and period of the cost. False where no loan or no cost is told."""
    scene, last, pair = desk.scene, desk.told.last, desk.scene.pair
    if last is None or pair is None or last.measure not in _COSTS or amount.kind not in (PERCENT, MONEY):
        return False
    ahead = list(takewhile(lambda token: token.text not in ".;", scene.tokens[amount.last : sentence.last]))[:_REACH]
    stop = ahead[-1].index + 1 if ahead else amount.last
    loans = [cue for cue in scene.cues_in(amount.first - 3, stop, "measure") if cue.value == "loans"]
    if not loans or last.start < _since(desk, sentence) or not _of_the_cost(desk, sentence, amount):
        return False
    near = scene.places_in(max(sentence.first, amount.first - 6), stop)
    lender = next((place.code for place in reversed(near) if place.code in pair), last.reporter)
    lender = lender if lender in pair else pair[0]
    flow = Flow("loans", lender, pair[1] if lender == pair[0] else pair[0])
    share = amount.kind == PERCENT
    when = When(last.period, None, "of the cost it covers")
    form, unit = ("share", "percent") if share else ("level", amount.unit)
    kept, desk.told.goods = desk.told.goods, None
    emit(desk, Draft(sentence, amount, flow, form, amount.value, unit, when, status=last.status))
    desk.told.goods = kept
    return True


def _since(desk: Desk, sentence: Sentence) -> int:
    """Where the sentence before begins, in the same paragraph."""
    before = desk.scene.sentences[sentence.index - 1] if sentence.index else sentence
    return before.start if before.paragraph == sentence.paragraph else sentence.start


def _of_the_cost(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "of which 80%", "70% of it", "three fifths of the money", «80%, или 10 млрд»: a part of what was told."""
    lows, last = desk.scene.lows, desk.told.last
    first = max(clause_first(desk.scene, sentence, amount.first), amount.first - 3)
    lead = lows[first : amount.first]
    if any(lead[i : i + 2] in _OF_WHICH for i in range(len(lead) - 1)):
        return True
    if not _OF_IT.isdisjoint(lows[amount.last : min(amount.last + 3, sentence.last)]):
        return True
    beside = last is not None and last.measure == "loans" and last.form == "share" and last.start >= sentence.start
    return beside and lows[amount.first - 1] in _OR
