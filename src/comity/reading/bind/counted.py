"""Counts and ranks as figures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import PLAIN, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import underway_or_ahead
from comity.reading.resolve.counts import Count, sides
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import growth_cue
from comity.reading.resolve.ranks import Rank
from comity.reading.resolve.when import When, level_period, usable
from comity.reading.scan import Sentence
from comity.reading.scene import Time

_NOW = words("counted.now")
_OF_THEM = words("counted.of_them")


def bind_count(desk: Desk, sentence: Sentence, amount: Amount, count: Count, stop: int) -> None:
    told = desk.told
    whose, where = sides(
        desk.scene, sentence, amount, count, told.count_sides if count.first == amount.first else (None, None)
    )
    told.count, told.count_sides = count, (whose, where)
    written = desk.scene.date
    period = Period.of_year(written.year) if written else None
    if underway_or_ahead(desk.scene, sentence, amount) == "planned":
        period = None
    times = [
        time for time in desk.scene.times_in(sentence.first, sentence.last)
        if not time.earlier and (not time.period.day or usable(desk.scene, time)) and time.rule not in ("weekday",
        "day word", "season", "relative month name")
        and not (time.relative and time.period.length == 1) and desk.owned.get(time.first, amount.first) == amount.first
    ]  # fmt: skip
    if any(token.low in _NOW for token in desk.scene.tokens[max(sentence.first, amount.first - 4) : amount.first]):
        times = []
    chosen = count_time(desk, sentence, amount, times)
    if chosen is not None:
        period = chosen.period
    when = When(period, rule="the document's year" if chosen is None else "a period of the sentence", time=chosen)
    flow = Flow(f"count:{count.noun}", whose, where)
    told_goods, told.goods = told.goods, None
    told_scope, told.scope = told.scope, part_of_count(desk, sentence, amount, count)
    change = growth_cue(desk.scene, sentence, amount, amount.last)
    if desk.scene.tokens[amount.first - 1].low in ("на", "by") and change is not None:
        sign = 1 if change.value == "+" else -1
        base = when.period.shift(-1) if when.period else None
        emit(
            desk,
            Draft(
                sentence,
                amount,
                flow,
                "growth",
                amount.value * sign,
                count.unit,
                When(when.period, base, when.rule, when.time),
            ),
        )
    else:
        emit(desk, Draft(sentence, amount, flow, "level", amount.value, count.unit, when, high=amount.high))
    told.goods, told.scope = told_goods, told_scope
    told.counted = flow


def count_time(desk: Desk, sentence: Sentence, amount: Amount, times: list[Time]) -> Time | None:
    """A period right after the count, or before it with no other number between, or anywhere if it is the only
    number."""
    own = [time for time in times if desk.owned.get(time.first) == amount.first]
    inside = [other for other in desk.amounts if sentence.first <= other.first < sentence.last and other is not amount]
    before = [
        time
        for time in times
        if time.first < amount.first and not any(time.last <= other.first < amount.first for other in inside)
    ]
    if own or before:
        return (own or before)[-1]
    return times[-1] if times and not inside else None


def part_of_count(desk: Desk, sentence: Sentence, amount: Amount, count: Count) -> str | None:
    """ "seven of them with state support": a part of the set just counted, in the words that follow."""
    if count.first != amount.first:
        return None
    last = amount.last
    while last < sentence.last and desk.scene.tokens[last].text not in ",.;:()":
        last += 1
    words = " ".join(desk.scene.words(amount.last, last).split())
    for lead in ("of them ", "of these ", "of which ", "из них "):
        if words.startswith(lead):
            return words.removeprefix(lead)
    return words if desk.scene.tokens[amount.first - 1].low in _OF_THEM else None


def bind_rank(desk: Desk, sentence: Sentence, rank: Rank) -> None:
    told = desk.told
    flow = told.flow
    if flow is None and desk.scene.pair and rank.measure:
        flow = Flow(rank.measure or "turnover", *desk.scene.pair)
    if flow is None:
        return
    if (
        rank.measure
        and rank.measure != flow.measure
        and not (rank.measure == "turnover" and flow.measure in TRADE and flow.measure != "turnover" and flow.explicit)
    ):
        flow = replace(flow, measure=rank.measure)
    tokens = desk.scene.tokens
    amount = Amount(
        PLAIN,
        rank.first,
        rank.last,
        tokens[rank.first].start,
        tokens[rank.last - 1].end,
        Fraction(rank.value),
        Fraction(0),
    )
    when = level_period(desk.scene, sentence, amount, sentence.last, desk.period)
    goods, told.goods = told.goods, None
    emit(
        desk,
        Draft(
            sentence,
            amount,
            flow,
            "rank",
            Fraction(rank.value),
            "",
            When(when.period, None, when.rule, when.time),
            bound=rank.bound,
        ),
    )
    told.goods = goods
