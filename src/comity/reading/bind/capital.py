"""Whose capital it is where the word of investment names no country."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import PERCENT, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence

_DIRECT = words("capital.direct")
_FOR = frozenset(("for", "за"))
_BUYING = ("bought", "acquir", "purchas", "купи", "приобр", "выкупи")
_OWNERS = words("capital.owners")
_INVESTORS = words("capital.investors")
_SHARES = words("capital.shares")


def of_firms(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """«77 предприятий с литовским капиталом; их вложения — 24 млн»: the capital of the firms just counted."""
    last, (whose, where) = desk.told.last, desk.told.count_sides
    they = desk.scene.lows[sentence.first] in ("they", "они") and flow.measure == "investment"
    owned = last is not None and " with " in last.measure and flow.measure.endswith("investment")
    since = sentence.block.start if they or owned else sentence.start
    counted = last is not None and last.measure.startswith("count:") and last.start >= since
    return replace(flow, reporter=whose, partner=where) if counted and whose and where else flow


def by_people(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """ "Singaporeans had projects worth 4 billion approved, 15% of all foreign investment": whose people the sentence
    begins with."""
    pair = desk.scene.pair
    investor = _investor(desk, sentence)
    if pair is not None and investor in pair:
        return replace(flow, reporter=investor, partner=pair[1] if investor == pair[0] else pair[0])
    opening = desk.scene.places_in(sentence.first, sentence.first + 4)
    people = [p for p in opening if p.role == "demonym" or (p.role == "adjective" and _invest(desk, p.last))]
    if pair is None or not people or people[0].code not in pair:
        return flow
    owner = people[0].code
    return replace(flow, reporter=owner, partner=pair[1] if owner == pair[0] else pair[0])


def _invest(desk: Desk, at: int) -> bool:
    """ "Chilean investors", «чилийские компании»: those whose capital a sentence is about."""
    tokens = desk.scene.tokens
    return at < len(tokens) and desk.scene.lows[at] in _OWNERS


def _investor(desk: Desk, sentence: Sentence) -> str | None:
    """ "Chile remains a large investor: 68 million of direct investment", «Чили остаётся и крупным вкладчиком»: the
    country that the sentence begins with."""
    scene = desk.scene
    subject = next(iter(scene.places_in(sentence.first, min(sentence.first + 2, sentence.last))), None)
    if subject is None or subject.role not in ("name", "metonym") or subject.possessive:
        return None
    clause = takewhile(lambda token: token.text not in ",;:.", scene.tokens[subject.last : sentence.last])
    return subject.code if any(token.low in _INVESTORS for token in clause) else None


def is_direct(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """«прямые украинские инвестиции»: an adjective between."""
    return not _DIRECT.isdisjoint(desk.scene.lows[max(sentence.first, cue.first - 3) : cue.first])


def bought_a_company(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "bought 98% of Essar Oil for $12.9 billion", «приобрёл пакет акций за 3 млн»: a purchase of capital is an
    investment of the buyer's; told from then on."""
    scene, flow, pair = desk.scene, desk.told.flow, desk.scene.pair
    if flow is None or pair is None or scene.lows[amount.first - 1] not in _FOR:
        return False
    verbs = [cue for cue in scene.cues_in(sentence.first, amount.first, "verb") if cue.form.startswith(_BUYING)]
    if not verbs:
        return False
    bought = set(scene.lows[verbs[-1].last : amount.first])
    part = any(other.kind == PERCENT for other in desk.amounts_in(verbs[-1].last, amount.first))
    if not part and bought.isdisjoint(_SHARES):
        return False
    buyer = next((p.code for p in scene.places_in(sentence.first, verbs[-1].first) if p.code in pair), scene.home)
    owner = buyer or pair[0]
    desk.told.flow = Flow("investment", owner, pair[1] if owner == pair[0] else pair[0])
    return True
