"""Ranks as figures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.bind.topics import goods_apart, is_goods_alone
from comity.reading.grammar.amounts import PLAIN, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.ranks import Rank
from comity.reading.resolve.when import When, level_period
from comity.reading.scan import Sentence

_AS_OF = "as of the document"
_MADE = words("ranked.made")
_DESTINATIONS = words("ranked.destinations")
_PLACED = words("ranked.placed")
_OURS = words("ranked.ours")
_INVESTORS = words("ranks.investors")
_HOLDS = words("ranked.holds")
_PRESENT = words("ranked.present")
_STILL = words("ranked.still")
_LED = words("ranked.led")


def _goods_of_rank(desk: Desk, sentence: Sentence, rank: Rank) -> tuple[int, int] | None:
    """ "the third largest buyer of Norwegian fish": goods in the rank's own phrase."""
    placed = desk.scene.lows[rank.first - 1] in _PLACED
    named = next((item for item in desk.goods.named if item[1] == rank.first - 1), None) if placed else None
    if named is not None and named[0] > sentence.first and not desk.scene.places_in(rank.first - 3, rank.first):
        return desk.goods.within(*named)  # "among our purchases scrap metal comes first"
    window = range(rank.last, min(rank.last + 5, sentence.last))
    alone = next((i for i in window if is_goods_alone(desk, i)), None)
    if alone is not None and goods_apart(desk) and desk.scene.lows[alone - 1] in ("for", "of"):
        return alone, alone + 1
    found = desk.goods.within(rank.last, min(rank.last + 7, sentence.last))
    if found is None or any(token.text in ",;:.(—–" for token in desk.scene.tokens[rank.last : found[0]]):
        return None
    return found


def _sided(desk: Desk, sentence: Sentence, rank: Rank, flow: Flow) -> Flow:
    """ "Chile is Peru's second partner", «среди инвесторов Перу третье»: in the list of the one stands the other. The
    one that is ranked is the partner; of investors, the one whose capital it is."""
    pair, subject = desk.scene.pair, _ranked(desk, sentence, rank)
    ours = desk.scene.lows[rank.first - 1] in _OURS
    if ours and pair is not None and desk.scene.home in pair and not flow.measure.endswith("investment"):
        return replace(flow, reporter=desk.scene.home, partner=pair[1] if desk.scene.home == pair[0] else pair[0])
    if pair is None or subject not in pair or flow.partner == "WLD":
        return flow
    other = pair[1] if subject == pair[0] else pair[0]
    if flow.measure.endswith("investment"):
        said = set(desk.scene.lows[rank.last : min(rank.last + 6, sentence.last)])
        invests = _DESTINATIONS.isdisjoint(said) or not _INVESTORS.isdisjoint(said)  # "19th place among the investors"
        return replace(flow, reporter=subject if invests else other, partner=other if invests else subject)
    return replace(flow, reporter=other, partner=subject)


def _ranked(desk: Desk, sentence: Sentence, rank: Rank) -> str | None:
    """The country that holds the rank: the name before "is", "was", «занимает», or right before a Russian ordinal."""
    scene = desk.scene
    first = clause_first(scene, sentence, rank.first)
    for place in reversed(scene.places_in(first, rank.first)):
        lead = scene.lead(place, sentence.first)
        if place.role not in ("name", "metonym") or place.possessive or lead in _LED:
            continue
        between = set(scene.lows[place.last : rank.first])
        made = place.first > first and scene.lows[place.first - 1] in _MADE
        if place.last == rank.first or made or not _HOLDS.isdisjoint(between):
            return place.code
    return None


def _stands_alone(desk: Desk, sentence: Sentence, rank: Rank) -> bool:
    """A rank in the present tense that no figure of its paragraph precedes: as of the document."""
    last = desk.told.last
    first = clause_first(desk.scene, sentence, rank.first)
    said = set(desk.scene.lows[first : rank.last])
    before = last is not None and last.start >= sentence.block.start
    if not _STILL.isdisjoint(said) and not _PRESENT.isdisjoint(said):
        return True
    return not before and sentence.block.kind not in ("title", "item") and not _PRESENT.isdisjoint(said)


def _in_apposition(desk: Desk, sentence: Sentence, rank: Rank, when: When) -> bool:
    """ "From 1999 to 2013 it added up to 44 billion, 12% of the total and the second place": of the span of the sums,
    no verb of its own."""
    last = desk.told.last
    printed = when.time is not None and when.time.rule in ("from year to year", "span of years")
    if not printed or last is None or last.start < sentence.start or last.period != when.period:
        return False
    said = [token.low for token in desk.scene.tokens[sentence.first : rank.first] if token.start >= last.end]
    return _HOLDS.isdisjoint(said) and _PRESENT.isdisjoint(said)


def _follows(desk: Desk, sentence: Sentence, rank: Rank) -> bool:
    """ "That made Poland the leading supplier": the rank follows from the figure told before."""
    said = desk.scene.lows[sentence.first : rank.first]
    return said[:1] in (["that"], ["this"]) and not _MADE.isdisjoint(said)


def bind_rank(desk: Desk, sentence: Sentence, rank: Rank) -> None:
    """A rank among the partners of the flow its noun names, else of the flow told."""
    scene, told = desk.scene, desk.told
    flow = told.flow
    if flow is None and scene.pair and rank.measure:
        flow = Flow(rank.measure, *scene.pair)
    if flow is None:
        return
    invested = flow.measure.endswith("investment") and rank.measure in ("imports", "investment")
    if rank.measure and not invested:
        # "Spain supplied ..., fifth among suppliers": in the buyer's imports.
        mirrored = {flow.measure, rank.measure} == {"exports", "imports"} and flow.reporter != scene.home
        flow = replace(flow, measure=rank.measure)
        if mirrored:
            flow = replace(flow, reporter=flow.partner, partner=flow.reporter)
    elif flow.measure.split(".")[-1] == "balance":
        flow = replace(flow, measure="turnover", sign=0)
    flow = _sided(desk, sentence, rank, flow)
    start, end = scene.tokens[rank.first].start, scene.tokens[rank.last - 1].end
    value = Fraction(rank.value)
    amount = Amount(PLAIN, rank.first, rank.last, start, end, value, Fraction(0))
    when = level_period(scene, sentence, amount, sentence.last, desk.period, desk.owned_by_others(amount), desk.against)
    alone = flow.measure.endswith("investment") or _stands_alone(desk, sentence, rank)
    over_years = when.period is not None and when.period.span
    if over_years and _in_apposition(desk, sentence, rank, when):
        over_years = False
    if (over_years or (when.time is None and alone)) and scene.date is not None:
        when = When(Period.of_year(scene.date.year), None, _AS_OF)
    last = told.last
    if _follows(desk, sentence, rank) and sentence.index:
        before = scene.sentences[sentence.index - 1].start
        cause = next((figure for figure in desk.figures if figure.start >= before), None)
        over = cause is not None and cause.period is not None and cause.period.span
        period = Period.of_year(scene.date.year) if over and scene.date is not None else cause.period if cause else None
        when = When(period, None, "of the figure that made it so") if cause is not None else when
    beside = last is not None and last.form == "rank" and last.start >= sentence.start
    if beside and last is not None and when.time is None and last.evidence[0].rule == _AS_OF:
        when = When(last.period, None, "as the rank before it")
    goods, told.goods = told.goods, _goods_of_rank(desk, sentence, rank)
    if told.goods is None and told.topic_told and _follows(desk, sentence, rank):
        told.goods = told.topic
    when = When(when.period, None, when.rule, when.time)
    emit(desk, Draft(sentence, amount, flow, "rank", value, "", when, bound=rank.bound))
    told.goods = goods
