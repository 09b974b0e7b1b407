"""Percentages that are no part of a flow: of a market, of a company's capital, of interest."""

from __future__ import annotations

from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import PERCENT, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import EACH, clause_first
from comity.reading.resolve.when import When, level_period
from comity.reading.scan import Sentence
from comity.reading.scene import Place

_MARKET = words("markets.market")
_INTEREST, _STAKE = words("markets.interest"), words("markets.stake")
_LEVIED, _RATE = words("markets.levied"), words("markets.rate")
_LEVIES = words("markets.levies")
_GROWS = words("markets.grows")
_LINES = words("markets.lines")
_MORE = words("markets.more")
_STAKE_MEASURE = "other:stake"
_OWNS, _OWNERS = words("markets.owns"), words("markets.owners")
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


def bind_interest(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "The interest is 1 percent a year", «под 2% годовых»: the rate of a loan, as of the document."""
    pair, written = desk.scene.pair, desk.scene.date
    after = desk.scene.lows[amount.last] if amount.last < sentence.last else ""
    lead = set(desk.scene.lows[max(sentence.first, amount.first - 6) : amount.first])
    flow, kept = desk.told.flow, desk.told.goods
    lent = flow is not None and flow.measure == "loans" and desk.scene.lows[amount.first - 1] in ("под", "at")
    if pair is None or amount.kind != PERCENT or not (lent or after in _INTEREST or not lead.isdisjoint(_INTEREST)):
        return False
    lender = (flow.reporter, flow.partner) if flow is not None and flow.measure == "loans" else pair
    desk.told.goods = None
    when = When(Period.of_year(written.year) if written else None, None, "a rate as of the document")
    draft = Draft(sentence, amount, Flow("other:interest rate", *lender), "level", amount.value, "percent", when)
    emit(desk, draft)
    desk.told.goods = kept
    return True


def bind_tariff_lines(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "duties were abolished on 94% of tariff lines", «обнулены для 94% тарифных позиций»: a share of the lines, no
    rate."""
    scene, pair = desk.scene, desk.scene.pair
    after = scene.lows[amount.last : min(amount.last + 5, sentence.last)]
    at = next((i for i, low in enumerate(after) if low in _LINES), -1)
    lines = at > 0 and after[at - 1].startswith(("tariff", "tax", "product", "тарифн", "товарн"))
    if pair is None or amount.kind != PERCENT or not lines or scene.language != "ru":
        return False
    if after[0] == "от" or scene.cues_in(amount.last, amount.last + 1, "count"):
        return False  # those that are counted
    written = scene.date
    owned = [p.code for p in scene.places_in(amount.last, amount.last + at + 4) if p.role in ("adjective", "name")]
    owner = next((code for code in owned if code in pair), None) or pair[0]
    flow = Flow("count:tariff lines", owner, pair[1] if owner == pair[0] else pair[0])
    kept, desk.told.goods = desk.told.goods, None
    when = When(Period.of_year(written.year), None, "as of the document") if written else When(None)
    emit(desk, Draft(sentence, amount, flow, "share", amount.value, "percent", when))
    desk.told.goods = kept
    return True


def bind_duty(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Panama levies 30 percent", "beer still pays 20 percent", "the full rate of 10 percent": a duty without its
    word, of the country that levies it, else of the other side's on the goods told from home."""
    scene, pair, written = desk.scene, desk.scene.pair, desk.scene.date
    lead = scene.tokens[max(sentence.first, amount.first - 5) : amount.first]
    low = [token.low for token in lead]
    grows = not _GROWS.isdisjoint(low) or bool(scene.cues_in(sentence.first, amount.first, "growth"))
    rated = low[-1:] == ["of"] and not _RATE.isdisjoint(low[-3:]) and not grows
    if pair is None or amount.kind != PERCENT or not (rated or not _LEVIED.isdisjoint(low[-4:])):
        return False
    if amount.last < sentence.last and scene.lows[amount.last] in _MORE:
        return False  # "pays 20 percent more"
    first = clause_first(scene, sentence, amount.first)
    said = scene.cues_in(first, amount.last + 3, "measure", "verb", "growth", "share")
    if any(not cue.value.endswith(("tariff", "quota")) for cue in said) and not rated:
        return False
    named = [place.code for place in scene.places_in(sentence.first, amount.first) if place.code in pair]
    levies = any(word in _LEVIES for word in low)
    told = desk.told.flow
    if named and not rated:
        taxed = pair[1] if named[-1] == pair[0] else pair[0]
        levier = named[-1] if levies else taxed
    else:
        levier = (told.reporter if told is not None and told.measure == "tariff" else None) or pair[1]
    flow = Flow("tariff", levier, pair[1] if levier == pair[0] else pair[0])
    kept = desk.told.goods
    after = desk.goods.within(amount.last, min(amount.last + _REACH, sentence.last)) if levies else None
    desk.told.goods = after or desk.goods.within(sentence.first, amount.first) or kept
    when = When(Period.of_year(written.year) if written else None, None, "a rate in force as of the document")
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, "percent", when))
    desk.told.goods = kept
    return True


def bind_stake(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a 60 percent stake", «казахстанской стороне принадлежит 60% капитала»: of a company, whoever else holds it."""
    pair, written = desk.scene.pair, desk.scene.date
    after = desk.scene.lows[amount.last : min(amount.last + 4, sentence.last)]
    held = after[:1] and (after[0] in _STAKE or (after[0] in ("of", "в") and not _STAKE.isdisjoint(after)))
    told = desk.told.last
    again = told is not None and told.measure == _STAKE_MEASURE and told.start >= sentence.start
    if pair is None or amount.kind != PERCENT or not (held or again or _owned(desk, sentence, amount, after)):
        return False
    owners = [place.code for place in desk.scene.places_in(sentence.first, amount.first) if place.code in pair]
    hands = [
        p.code for p in desk.scene.places_in(amount.last, amount.last + 6) if _in_hands(desk, p) and p.code in pair
    ]
    owner = hands[0] if hands else owners[-1] if owners else pair[0]
    flow = Flow(_STAKE_MEASURE, owner, pair[1] if owner == pair[0] else pair[0])
    kept, desk.told.goods = desk.told.goods, None
    when = When(Period.of_year(written.year) if written else None, None, "as of the document")
    emit(desk, Draft(sentence, amount, flow, "share", amount.value, "percent", when))
    desk.told.goods = kept
    return True


def _owned(desk: Desk, sentence: Sentence, amount: Amount, after: list[str]) -> bool:
    """ "Lima Copper owns 36% of it", "70 percent of which is in Chilean hands", «акционеры — „Анды“ (45%) и ...»."""
    lows = desk.scene.lows
    if not _OWNS.isdisjoint(lows[max(sentence.first, amount.first - 3) : amount.first]):
        return after[:2] in (["of", "it"], ["of", "them"]) or after[:1] in ([","], ["."], [";"])
    if "hands" in lows[amount.last : min(amount.last + 7, sentence.last)]:
        return after[:1] == ["of"]
    named = lows[amount.first - 1] == "(" and desk.scene.tokens[amount.first - 2].text in '»”"'
    return named and not _OWNERS.isdisjoint(lows[sentence.first : amount.first])


def _in_hands(desk: Desk, place: Place) -> bool:
    return place.role == "adjective" and desk.scene.lows[place.last : place.last + 1] == ["hands"]


def _of_market(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "a quarter of the market", «7% российского рынка»: the goods at the head of the sentence, (0, 0) without any."""
    tokens = desk.scene.tokens
    for i in range(amount.last, min(amount.last + _REACH, sentence.last)):
        if desk.scene.lows[i] in _MARKET:
            return desk.goods.within(sentence.first, amount.first) or (0, 0)
        if tokens[i].text in ",.;:()" or desk.scene.cues_in(i, i + 1, "measure", "verb"):
            return None
    return None


def _of_goods(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "every third new tractor bought in Kenya": goods right after the word."""
    if not amount.form.startswith(EACH):
        return None
    return desk.goods.within(amount.last, min(amount.last + _REACH - 1, sentence.last))
