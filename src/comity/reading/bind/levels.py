"""Money and weights: a level with its period, or an absolute change."""

from __future__ import annotations

from dataclasses import replace

from comity.model.period import Period
from comity.reading.bind.chosen import choose_goods
from comity.reading.bind.emit import Draft, emit, leave
from comity.reading.bind.state import TRADE, Desk
from comity.reading.bind.works import bind_cost, is_capacity, is_cost
from comity.reading.grammar.amounts import MONEY, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import status_of
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import growth_cue, more_cue
from comity.reading.resolve.when import When, growth_period, level_period
from comity.reading.scan import Sentence

_GAINS = words("levels.gains")
_HIGHER = words("levels.higher")
_LOWER = words("levels.lower")
_MORE_OR_LESS = words("levels.more_or_less")


def bind_level(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """Money or a weight: a level, or an absolute change."""
    told = desk.told
    if told.flow is None:
        leave(desk, amount, "no measure")
        return
    if amount.kind == MONEY and amount.unit:
        told.unit = amount.unit
    choose_goods(desk, sentence, amount)
    if amount.kind == QUANTITY and is_capacity(desk, sentence, amount, stop):
        return
    if is_cost(desk, sentence, amount):
        bind_cost(desk, sentence, amount, stop)
        return
    if goal_of_trade(desk, sentence, amount):
        told.flow = Flow("turnover", *desk.scene.pair, books=None) if desk.scene.pair else told.flow
        told.goods, told.scope, told.region = None, None, None
    change = absolute_change(desk, sentence, amount, stop)
    told.changed = change
    value, high = amount.value, amount.high
    flow = told.flow
    if flow.measure.split(".")[-1] == "balance" and not change:
        sign = -1 if flow.sign < 0 else 1
        value, high = value * sign, high * sign if high is not None else None
    if change:
        emit(
            desk,
            Draft(
                sentence,
                amount,
                flow,
                "growth",
                value * change,
                amount.unit,
                growth_period(desk.scene, sentence, amount, stop, desk.period),
            ),
        )
    else:
        emit(
            desk,
            Draft(
                sentence, amount, flow, "level", value, amount.unit, level_when(desk, sentence, amount, stop), high=high
            ),
        )


def level_when(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> When:
    """The period of a level; a goal is of no period that is over."""
    others = frozenset(first for first, owner in desk.owned.items() if owner != amount.first)
    when = level_period(desk.scene, sentence, amount, stop, desk.period, others)
    written = desk.scene.date
    if (
        written is not None
        and status_of(desk.scene, sentence, amount, level=True) in ("target", "planned")
        and amount.kind == MONEY
    ):
        if when.period is None or when.time is None or when.period.last_day < written.first_day:
            adjacent = when.time is not None and desk.owned.get(when.time.first) == amount.first
            return when if adjacent else When(None, None, "a goal without a year")
    if (
        when.time is None
        and desk.told.flow is not None
        and desk.told.flow.measure in ("investment", "direct_investment", "loans")
        and written is not None
        and not told_in(desk, sentence)
    ):
        return When(Period.of_year(written.year), None, "as of the document")
    return when


def told_in(desk: Desk, sentence: Sentence) -> bool:
    """A figure of the same measure has been read in this sentence or just before, with a period of its own."""
    last = desk.told.last
    return (
        last is not None
        and desk.told.flow is not None
        and last.measure.endswith("investment")
        and last.period is not None
    )


def absolute_change(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> int:
    """±1 where the sum is of a change: "grew by EUR 237 million", "EUR 710 million more", «прибавка 80,5 млн»; else
    0."""
    tokens = desk.scene.tokens
    if desk.told.changed and tokens[amount.first - 1].low in ("and", "или", "or", "и"):
        return desk.told.changed
    more = more_cue(desk.scene, amount, stop)
    if more is not None and tokens[amount.last].low in _MORE_OR_LESS:
        if tokens[amount.last].low in ("more", "less") and tokens[min(amount.last + 1, len(tokens) - 1)].low in (
            "for",
            "to",
        ):
            return 0
        return 1 if more.value == "+" else -1
    if tokens[amount.first - 1].low in ("by", "на"):
        for token in reversed(tokens[max(sentence.first, amount.first - 14) : amount.first]):
            if token.low in _HIGHER:
                return 1
            if token.low in _LOWER:
                return -1
            if token.text in ",;":
                break
    before = tokens[amount.first - 1].low if amount.first > sentence.first else ""
    change = growth_cue(desk.scene, sentence, amount, amount.last)
    if before in ("by", "на") and change is not None and not (before == "на" and sold_for(desk, sentence, amount)):
        between = tokens[change.last : amount.first]
        if len(between) <= 9 and not any(token.low in ("to", "до") for token in between):
            return 1 if change.value == "+" else -1
    if change is not None and change.last == amount.first and change.form in _GAINS:
        return 1 if change.value == "+" else -1
    return 0


def sold_for(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«продано на 94 млн» is a level."""
    return bool(desk.scene.cues_in(max(sentence.first, amount.first - 6), amount.first, "verb"))


def money_told(desk: Desk, amount: Amount) -> bool:
    """A bare "млн" after sums of money is money of the same currency."""
    return bool(desk.told.unit)


def goods_in_units(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """ "1,240 MTZ tractors were delivered to Kazakhstan": goods counted in pieces, with a verb or noun of delivery."""
    delivered = [
        cue
        for cue in desk.scene.cues_in(sentence.first, sentence.last, "verb", "measure")
        if cue.value in ("exports", "imports")
    ]
    found = desk.goods.within(amount.last, min(amount.last + 4, stop))
    if not delivered or found is None or desk.told.flow is None or amount.value < 2:
        return False
    measure = delivered[0].value
    flow = replace(desk.told.flow, measure=measure) if desk.told.flow.measure.split(".")[-1] in TRADE else None
    if flow is None:
        return False
    desk.told.flow, desk.told.goods = flow, (amount.last, found[1])
    emit(
        desk,
        Draft(
            sentence,
            amount,
            flow,
            "level",
            amount.value,
            "units",
            level_period(desk.scene, sentence, amount, stop, desk.period),
        ),
    )
    return True


def goal_of_trade(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A goal in money with no measure of its own in the sentence is of the pair's turnover."""
    if amount.kind != MONEY or status_of(desk.scene, sentence, amount, level=True) != "target":
        return False
    return not desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "count")
