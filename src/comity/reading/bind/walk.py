"""The walk over a sentence from left to right: what it forgets, hears and binds."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from comity.reading.bind.around import hear_after, hear_ahead, hear_favour, hear_share, respective, told_of_sources
from comity.reading.bind.cues import flow_cues
from comity.reading.bind.emit import leave
from comity.reading.bind.hear import hear
from comity.reading.bind.levels import bind_level
from comity.reading.bind.opening import asked_which_way, begin
from comity.reading.bind.plain import bind_people, bind_plain
from comity.reading.bind.ranked import bind_rank
from comity.reading.bind.rates import bind_percent, bind_times
from comity.reading.bind.regional import region_of_amount
from comity.reading.bind.state import Desk, Item
from comity.reading.bind.story import remember_period
from comity.reading.bind.subjects import flow_of_pronoun, remember_subject
from comity.reading.bind.topics import remember_topic
from comity.reading.bind.turned import turn_round
from comity.reading.grammar.amounts import MONEY, PERCENT, PLAIN, POINTS, TIMES, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.changes import is_index_of
from comity.reading.resolve.ranks import Rank, ranks
from comity.reading.resolve.when import adjacent_after, leads_to_base, times_of
from comity.reading.scan import Sentence

_FEES = words("walk.fees")
_LEADS_TO_BASE = words("walk.leads_to_base")
_KEYCAPS = ("\ufe0f", "\u20e3")  # "4" as an emoji
_SMALL_SUM = 100_000
_BULLETS = "•▪◦●‣"


def walk(desk: Desk, sentence: Sentence) -> None:
    """Bind the amounts and ranks of one sentence."""
    inside = desk.amounts_in(sentence.first, sentence.last)
    ranked = ranks(desk.scene, sentence)
    taken = {i for rank in ranked for i in range(rank.first, rank.last)}
    inside = [
        amount
        for amount in inside
        if amount.first not in taken and not _is_time(desk, amount) and not _is_marker(desk, sentence, amount)
    ]
    cues = flow_cues(desk, sentence)
    begin(desk, sentence)
    told_of_sources(desk, sentence)
    _own_times(desk, sentence, inside)
    items: list[Item] = sorted([*inside, *ranked, *cues], key=lambda item: (item.first, isinstance(item, Cue)))
    in_turn = respective(desk, sentence, inside, cues)
    told = desk.told
    told.opened, told.turns = None, []
    hear_ahead(desk, sentence, items)
    hear_share(desk, sentence, items)
    for position, item in enumerate(items):
        following = next((other for other in items[position + 1 :] if not isinstance(other, Cue)), None)
        stop = following.first if following is not None else sentence.last
        if isinstance(item, Cue):
            if not in_turn and item.first not in desk.heard:
                hear(desk, sentence, item, items, position)
            if told.opened is None or told.opened.measure == "other:price":
                told.opened = told.flow  # "in 2016, when prices rose, exports fell": of the exports
        elif isinstance(item, Rank):
            bind_rank(desk, sentence, item)
        else:
            if in_turn:
                told.flow = in_turn[inside.index(item) % len(in_turn)]
            _bind_amount(desk, sentence, item, stop, items, position)
    asked_which_way(desk, sentence)
    remember_subject(desk, sentence, items)
    remember_period(desk, sentence)
    remember_topic(desk, sentence, inside)


def again(desk: Desk, titles: list[Sentence]) -> None:
    """Titles restate what the text tells first: they are read again once it has."""
    kept = desk.told
    desk.told = replace(kept, opening=True)
    starts = {sentence.start for sentence in titles}
    ends = max(sentence.end for sentence in titles)
    desk.figures = [figure for figure in desk.figures if figure.start >= ends or figure.start < min(starts)]
    desk.unread = [item for item in desk.unread if item.start >= ends]
    for sentence in titles:
        walk(desk, sentence)
    desk.told = kept


def _own_times(desk: Desk, sentence: Sentence, amounts: list[Amount]) -> None:
    """Which periods stand right after an amount, and so are its own."""
    times = times_of(desk.scene, sentence)
    desk.owned, compared = {}, []
    for amount, following in zip_longest(amounts, amounts[1:]):
        time = adjacent_after(desk.scene, amount, following.first if following else sentence.last, times)
        if time is not None:
            desk.owned[time.first] = amount.first
            led = time.first and desk.scene.lows[time.first - 1] in _LEADS_TO_BASE
            changed = amount.kind in (PERCENT, TIMES) and led and not time.period.span
            if changed or leads_to_base(desk.scene, amount, sentence.first) or is_index_of(desk.scene, amount):
                compared.append(time.first)
    desk.against = frozenset(compared)


def _is_time(desk: Desk, amount: Amount) -> bool:
    """The number is part of a date or period."""
    return any(
        time.first <= amount.first < time.last or time.first < amount.last <= time.last
        for time in desk.scene.times_in(amount.first - 8, amount.last)
    )


def _is_marker(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """The number of a list item or heading: "2. Investment"."""
    following = desk.scene.tokens[amount.last] if amount.last < len(desk.scene.tokens) else None
    if desk.scene.text[amount.end : amount.end + 1] in _KEYCAPS:
        return True
    at_start = amount.kind == PLAIN and amount.first == sentence.first and amount.start == sentence.block.start
    return at_start and following is not None and following.text in ".)" and following.start == amount.end


def _bind_amount(desk: Desk, sentence: Sentence, amount: Amount, stop: int, items: list[Item], position: int) -> None:
    """What stands around the amount is heard first; then it is bound by its kind."""
    if desk.told.turns:
        desk.told.flow = desk.told.turns.pop(0)
    region_of_amount(desk, sentence, amount)
    flow_of_pronoun(desk, sentence, amount.first)
    hear_after(desk, sentence, amount, items, position)
    hear_favour(desk, sentence, amount)
    turn_round(desk, amount, items[position - 1] if position else None, sentence)
    if _is_aside(desk, sentence, amount):
        return
    if amount.unit == "persons":
        bind_people(desk, sentence, amount, stop)
    elif amount.kind == PLAIN:
        bind_plain(desk, sentence, amount, stop)
    elif amount.kind in (PERCENT, POINTS):
        bind_percent(desk, sentence, amount, stop)
    elif amount.kind == TIMES:
        bind_times(desk, sentence, amount, stop)
    else:
        bind_level(desk, sentence, amount, stop)


def _is_small(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a visa is 25 dollars", "$66 a barrel": a few thousand at most, where the sentence names no measure."""
    if amount.kind != MONEY or amount.scaled or amount.value >= _SMALL_SUM:
        return False
    return not desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb")


def _is_aside(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A fee, ticket or length: money or a measure, but no figure of the relationship."""
    lead = set(desk.scene.lows[max(sentence.first, amount.first - 7) : amount.first])
    if amount.kind == MONEY and lead & _FEES:
        leave(desk, amount, "a fee or price of a ticket")
        return True
    if _is_small(desk, sentence, amount):
        leave(desk, amount, "a small sum of no measure in its clause: a price or a fee")
        return True
    if amount.unit == "km":
        leave(desk, amount, "a length")
        return True
    return False
