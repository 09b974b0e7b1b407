"""The walk over a sentence from left to right: what it forgets, hears and binds."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from comity.model.statement import Voice
from comity.reading.bind.around import hear_after, hear_ahead, hear_favour, hear_share, respective, told_of_sources
from comity.reading.bind.counted import bind_count, bind_count_change
from comity.reading.bind.emit import leave
from comity.reading.bind.hear import flow_cues, hear
from comity.reading.bind.levels import bind_level
from comity.reading.bind.pieces import goods_in_units
from comity.reading.bind.ranked import bind_rank
from comity.reading.bind.rates import bind_percent, bind_times
from comity.reading.bind.regional import region_of_amount
from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.bind.story import open_paragraph, remember_period
from comity.reading.bind.subjects import flow_of_pronoun, remember_subject
from comity.reading.bind.topics import remember_topic
from comity.reading.bind.turned import turn_round
from comity.reading.bind.works import is_output
from comity.reading.grammar.amounts import MONEY, PERCENT, PLAIN, POINTS, QUANTITY, TIMES, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.changes import is_index_of
from comity.reading.resolve.counts import Count, count_after, doing, frequency, people
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.ranks import Rank, ranks
from comity.reading.resolve.untold import count_before, count_listed, elliptic
from comity.reading.resolve.when import adjacent_after, leads_to_base, times_of
from comity.reading.scan import WORD, Sentence

_AFTER_SUMS = words("walk.after_sums")
_EMPLOYS = words("walk.employs")
_FEES = words("walk.fees")
_SECTIONS = ("investment", "loans", "other:assistance", "other:aid", "other:grants")
_BESIDE = frozenset(("against", "with", "to", "from", "против"))
_KEYCAPS = ("\ufe0f", "\u20e3")  # "4" as an emoji
_STATES = words("walk.states")
_MILLION = 1_000_000
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
    told.opened = None
    hear_ahead(desk, sentence, items)
    hear_share(desk, sentence, items)
    for position, item in enumerate(items):
        following = next((other for other in items[position + 1 :] if not isinstance(other, Cue)), None)
        stop = following.first if following is not None else sentence.last
        if isinstance(item, Cue):
            if not in_turn and item.first not in desk.heard:
                hear(desk, sentence, item, items, position)
            told.opened = told.opened or told.flow
        elif isinstance(item, Rank):
            bind_rank(desk, sentence, item)
        else:
            if in_turn:
                told.flow = in_turn[inside.index(item) % len(in_turn)]
            _bind_amount(desk, sentence, item, stop, items, position)
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
            if leads_to_base(desk.scene, amount, sentence.first) or is_index_of(desk.scene, amount):
                compared.append(time.first)
    desk.against = frozenset(compared)


def begin(desk: Desk, sentence: Sentence) -> None:
    """What a new sentence forgets: goods, the form of percentages, asides, and measures that are not the story's
    own."""
    told = desk.told
    told.goods, told.form, told.local, told.counted, told.changed = None, None, None, None, 0
    new_paragraph = sentence.paragraph != told.paragraph
    told.paragraph = sentence.paragraph
    if new_paragraph:
        open_paragraph(desk)
        _open_item(desk, sentence)
        told.topic = told.topic if _asked(desk, sentence) else None
    said = {token.low for token in desk.scene.tokens[sentence.first : sentence.last]}
    if not said.isdisjoint(_STATES) and desk.scene.cues_in(sentence.first, sentence.last, "measure"):
        told.scope, told.region = None, None
    told.opening = told.opening or new_paragraph
    _open_section(desk, sentence)
    if told.flow is None or told.trade is None or told.section:
        return
    if told.flow.measure == "balance" and not flow_cues(desk, sentence) and _traders(desk, sentence):
        told.flow = replace(told.trade, measure=_traders(desk, sentence))
    name = told.flow.measure.split(".")[-1]
    pair = desk.scene.pair
    strange = pair is not None and not {told.flow.reporter, told.flow.partner} <= set(pair)
    if told.flow.measure in TRADE and (told.flow.partner == "WLD" or strange):
        told.flow = told.trade
        return
    if new_paragraph:
        told.flow = _from_home(desk, told.flow)
    if name == "balance" and new_paragraph:
        told.flow = replace(told.flow, measure="turnover", sign=0)
        return
    if name in TRADE and not told.flow.measure.startswith("services."):
        return
    if (new_paragraph and not _asked(desk, sentence)) or name not in (*TRADE, "investment", "direct_investment"):
        told.flow = told.trade


def _traders(desk: Desk, sentence: Sentence) -> str:
    """ "For the current year exporters expect 1.4 billion": what they do, after a balance was told."""
    said = {token.low for token in desk.scene.tokens[sentence.first : sentence.last]}
    if not said.isdisjoint(("exporters", "экспортеры")):
        return "exports"
    return "imports" if not said.isdisjoint(("importers", "импортеры")) else ""


def _asked(desk: Desk, sentence: Sentence) -> bool:
    """The sentence before is the interviewer's: what it asks about is what the answer is of."""
    if not sentence.index:
        return False
    before = desk.scene.sentences[sentence.index - 1].paragraph
    return desk.scene.voices.get(before, Voice()).role == "interviewer"


def _from_home(desk: Desk, flow: Flow) -> Flow:
    """A flow told with the other side's eyes ("our share of Kenyan imports") is told with our own in the next
    paragraph: the same flow, so that bare "exports" are ours."""
    swap = {"exports": "imports", "imports": "exports"}
    pair = desk.scene.pair
    if pair is None or flow.books not in (None, pair[0]) or flow.measure not in swap:
        return flow
    if (flow.reporter, flow.partner) != (pair[1], pair[0]):
        return flow
    return replace(flow, measure=swap[flow.measure], reporter=pair[0], partner=pair[1])


def _open_item(desk: Desk, sentence: Sentence) -> None:
    """Each item of a list begins from the period told over the list, whatever the item before it spoke of."""
    told = desk.told
    item = sentence.block.kind == "item" or desk.scene.text[sentence.block.start] in _BULLETS
    if item and told.item:
        told.period = told.listed or told.period
    elif item:
        told.listed = told.period
    elif told.item:
        told.scope, told.region = None, None
    told.item = item


def _open_section(desk: Desk, sentence: Sentence) -> None:
    """A heading says what its section is of: "SERVICES, 2015", "Investment"; any other heading ends it."""
    told, scene = desk.told, desk.scene
    words = [token for token in scene.tokens[sentence.first : sentence.last] if token.kind == WORD]
    capitals = bool(words) and all(token.text.isupper() for token in words)
    if (sentence.block.kind != "heading" and not (capitals and len(words) <= 6)) or scene.pair is None:
        return
    told.section = ""
    if scene.cues_in(sentence.first, sentence.last, "services"):
        told.section, told.flow = "services", Flow("services.turnover", *scene.pair)
        return
    for cue in scene.cues_in(sentence.first, sentence.last, "measure"):
        if cue.value in _SECTIONS:
            told.section, told.flow = cue.value, Flow(cue.value, *scene.pair)
            return


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
    region_of_amount(desk, sentence, amount)
    flow_of_pronoun(desk, sentence, amount.first)
    hear_after(desk, sentence, amount, items, position)
    hear_favour(desk, sentence, amount)
    turn_round(desk, amount, items[position - 1] if position else None, sentence)
    if _is_aside(desk, sentence, amount):
        return
    if amount.unit == "persons":
        _bind_people(desk, sentence, amount, stop)
    elif amount.kind == PLAIN:
        _bind_plain(desk, sentence, amount, stop)
    elif amount.kind in (PERCENT, POINTS):
        bind_percent(desk, sentence, amount, stop)
    elif amount.kind == TIMES:
        bind_times(desk, sentence, amount, stop)
    else:
        bind_level(desk, sentence, amount, stop)


def _bind_plain(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """A number without a unit: a count, goods in pieces, or money whose currency was told before."""
    if _counted_here(desk, sentence) and bind_count_change(desk, sentence, amount, stop):
        return
    if is_output(desk, sentence, amount):
        return
    count = (
        frequency(desk.scene, sentence, amount)
        or count_after(desk.scene, sentence, amount)
        or people(desk.scene, sentence, amount, desk.told.count)
        or elliptic(desk.scene, sentence, amount, _counted_last(desk, amount), _counted_here(desk, sentence))
        or count_before(desk.scene, sentence, amount)
        or count_listed(desk.scene, sentence, amount)
    )
    if count is not None:
        bind_count(desk, sentence, amount, count, stop)
    elif goods_in_units(desk, sentence, amount, stop):
        return
    elif _lettered(desk, amount):
        leave(desk, amount, "a currency that is not known")
    elif amount.scaled and desk.told.flow is not None and _stands_alone(desk, sentence, amount):
        weighed = _weighed_before(desk, sentence, amount)
        if weighed:
            bind_level(desk, sentence, replace(amount, kind=QUANTITY, unit=weighed), stop)
            return
        unit = _currency_ahead(desk, sentence, amount) or desk.told.unit
        if unit:
            bind_level(desk, sentence, replace(amount, kind=MONEY, unit=unit), stop)
        else:
            leave(desk, amount, "no measure or counted noun")
    else:
        leave(desk, amount, "no measure or counted noun")


def _weighed_before(desk: Desk, sentence: Sentence, amount: Amount) -> str:
    """ "2.9 million tonnes, against 2.5 million the year before": the unit of the weight read last in the sentence."""
    last = desk.told.last
    if desk.scene.tokens[amount.first - 1].low not in _BESIDE:
        return ""
    if last is None or last.start < sentence.start or last.form != "level" or last.measure.startswith("count:"):
        return ""
    return "" if last.unit.isupper() or last.unit in ("percent", "") or "/" in last.unit else last.unit


def _currency_ahead(desk: Desk, sentence: Sentence, amount: Amount) -> str:
    """«Экспорт – 412 млн, импорт – 530 млн долларов»: the money that the next sum of the sentence names."""
    later = (
        other for other in desk.amounts_in(amount.last, sentence.last) if other.kind not in (PERCENT, POINTS, TIMES)
    )
    following = next(later, None)
    return following.unit if following is not None and following.kind == MONEY else ""


def _lettered(desk: Desk, amount: Amount) -> bool:
    """ "K85 million" where no country of the text has such money: a letter touches the number."""
    before = desk.scene.tokens[amount.first - 1]
    return amount.first > 0 and before.kind == WORD and before.end == amount.start


def _counted_last(desk: Desk, amount: Amount) -> Count | None:
    """What was counted, to be meant again: not by millions once money was told since."""
    last = desk.told.last
    counting = last is not None and last.measure.startswith("count:")
    return desk.told.count if counting or amount.value < _MILLION else None


def _counted_here(desk: Desk, sentence: Sentence) -> bool:
    """The figure read last is a count of the same sentence."""
    last = desk.told.last
    return last is not None and last.measure.startswith("count:") and last.start >= sentence.start


def _bind_people(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """ "employ 67,000 people", «работает 2 тыс. человек»: employees. People are no goods, whatever was spoken of."""
    around = desk.scene.tokens[max(sentence.first, amount.first - 5) : min(amount.last + 4, sentence.last)]
    noun = "employees" if any(token.low in _EMPLOYS for token in around) else ""
    if not noun and desk.scene.places_in(sentence.first, sentence.last):
        noun = doing(desk.scene, sentence, amount.first, amount.last)
    if noun:
        bind_count(desk, sentence, amount, Count(noun, "persons", amount.last - 1, amount.last), stop)
    else:
        leave(desk, amount, "people, of what is not said")


def _stands_alone(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A bare "млн" is money only where no noun follows: «экспорт — 80 млн, импорт — 20 млн», not "5 million people"."""
    if amount.last >= sentence.last:
        return True
    following = desk.scene.tokens[amount.last]
    if following.kind != WORD or following.low in _AFTER_SUMS:
        return True
    if desk.scene.cues_in(amount.last, amount.last + 1, "measure", "growth", "more", "verb", "share", "base", "bound"):
        return True
    return any(time.first == amount.last for time in desk.scene.times_in(amount.last, amount.last + 1)) or bool(
        desk.scene.places_in(amount.last, amount.last + 1)
    )


def _is_small(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a visa is 25 dollars", "$66 a barrel": a few thousand at most, where the sentence names no measure."""
    if amount.kind != MONEY or amount.scaled or amount.value >= _SMALL_SUM:
        return False
    return not desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb")


def _is_aside(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A fee, ticket or length: money or a measure, but no figure of the relationship."""
    lead = {token.low for token in desk.scene.tokens[max(sentence.first, amount.first - 7) : amount.first]}
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
