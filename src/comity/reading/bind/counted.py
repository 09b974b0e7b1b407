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
_NO_DATE = frozenset(("weekday", "day word", "season", "relative month name"))


def bind_count(desk: Desk, sentence: Sentence, amount: Amount, count: Count, stop: int) -> None:
    """A count as a level, or as a growth where it says by how many ("grew by 12 companies")."""
    told, scene = desk.told, desk.scene
    elliptic = count.first == amount.first
    whose, where = sides(scene, sentence, amount, count, told.count_sides if elliptic else (None, None))
    told.count, told.count_sides = count, (whose, where)
    when = _count_when(desk, sentence, amount)
    flow = Flow(f"count:{count.noun}", whose, where)
    kept = told.goods, told.scope
    told.goods, told.scope = None, _part_of_count(desk, sentence, amount, count)
    change = growth_cue(scene, sentence, amount, amount.last)
    if change is not None and scene.tokens[amount.first - 1].low in ("на", "by"):
        base = when.period.shift(-1) if when.period else None
        value = amount.value if change.value == "+" else -amount.value
        when = When(when.period, base, when.rule, when.time)
        emit(desk, Draft(sentence, amount, flow, "growth", value, count.unit, when))
    else:
        emit(desk, Draft(sentence, amount, flow, "level", amount.value, count.unit, when, high=amount.high))
    told.goods, told.scope = kept
    told.counted = flow


def _count_when(desk: Desk, sentence: Sentence, amount: Amount) -> When:
    """The period of a count: one of its sentence, else the document's year; of what is only planned, none."""
    scene, written = desk.scene, desk.scene.date
    before = scene.tokens[max(sentence.first, amount.first - 4) : amount.first]
    if not any(token.low in _NOW for token in before):
        times = [time for time in scene.times_in(sentence.first, sentence.last) if _may_date(desk, amount, time)]
        chosen = _count_time(desk, sentence, amount, times)
        if chosen is not None:
            return When(chosen.period, rule="a period of the sentence", time=chosen)
    planned = underway_or_ahead(scene, sentence, amount) == "planned"
    return When(None if planned or written is None else Period.of_year(written.year), rule="the document's year")


def _may_date(desk: Desk, amount: Amount, time: Time) -> bool:
    """A period a count can be of: no compared one, no weekday, season or month told by its name, no other amount's."""
    if time.earlier or time.rule in _NO_DATE or (time.relative and time.period.length == 1):
        return False
    return desk.owned.get(time.first, amount.first) == amount.first and (
        not time.period.day or usable(desk.scene, time)
    )


def _count_time(desk: Desk, sentence: Sentence, amount: Amount, times: list[Time]) -> Time | None:
    """A period right after the count, or before it with no number between, or anywhere if it is the only number."""
    own = [time for time in times if desk.owned.get(time.first) == amount.first]
    inside = [other for other in desk.amounts_in(sentence.first, sentence.last) if other is not amount]
    before = [
        time
        for time in times
        if time.first < amount.first and not any(time.last <= other.first < amount.first for other in inside)
    ]
    if own or before:
        return (own or before)[-1]
    return times[-1] if times and not inside else None


def _part_of_count(desk: Desk, sentence: Sentence, amount: Amount, count: Count) -> str | None:
    """ "seven of them with state support": a part of the set just counted, in the words that follow."""
    if count.first != amount.first:
        return None
    last = amount.last
    while last < sentence.last and desk.scene.tokens[last].text not in ",.;:()":
        last += 1
    printed = " ".join(desk.scene.words(amount.last, last).split())
    for lead in ("of them ", "of these ", "of which ", "из них "):
        if printed.startswith(lead):
            return printed.removeprefix(lead)
    return printed if desk.scene.tokens[amount.first - 1].low in _OF_THEM else None


def _goods_of_rank(desk: Desk, sentence: Sentence, rank: Rank) -> tuple[int, int] | None:
    """ "the third largest buyer of Norwegian fish": goods in the rank's own phrase."""
    found = desk.goods.within(rank.last, min(rank.last + 7, sentence.last))
    if found is None or any(token.text in ",;:.(—–" for token in desk.scene.tokens[rank.last : found[0]]):
        return None
    return found


def bind_rank(desk: Desk, sentence: Sentence, rank: Rank) -> None:
    """A rank among the partners of the flow its noun names, else of the flow told."""
    scene, told = desk.scene, desk.told
    flow = told.flow
    if flow is None and scene.pair and rank.measure:
        flow = Flow(rank.measure, *scene.pair)
    if flow is None:
        return
    # "Its fifth partner" after exports named by country is a rank in those exports.
    partner = rank.measure == "turnover" and flow.measure in TRADE and flow.measure != "turnover" and flow.explicit
    if rank.measure and not partner:
        flow = replace(flow, measure=rank.measure)
    start, end = scene.tokens[rank.first].start, scene.tokens[rank.last - 1].end
    value = Fraction(rank.value)
    amount = Amount(PLAIN, rank.first, rank.last, start, end, value, Fraction(0))
    when = level_period(scene, sentence, amount, sentence.last, desk.period)
    goods, told.goods = told.goods, _goods_of_rank(desk, sentence, rank)
    when = When(when.period, None, when.rule, when.time)
    emit(desk, Draft(sentence, amount, flow, "rank", value, "", when, bound=rank.bound))
    told.goods = goods
