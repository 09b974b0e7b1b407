"""Goods that a sentence is about and the next ones do not name again: "Timber, above all. It brought ..."."""

from __future__ import annotations

from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import QUANTITY, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence

_PRONOUNS = words("topics.pronouns")
_VOLUME = words("topics.volume")
_SHORT = 14
_NEAR = 6


def remember_topic(desk: Desk, sentence: Sentence, amounts: list[Amount]) -> None:
    """After a sentence: the goods it was about. Goods without numbers ("Timber, above all.", «Причина — в нефти.») are
    what "it" means next; of goods with figures only if all are of one kind. A sentence without goods keeps them."""
    told = desk.told
    if not amounts:
        whole = desk.goods.within(sentence.first, sentence.last)
        if whole is not None:
            named = desk.goods.all_in(sentence.first, sentence.last)
            one = all(whole[0] <= low < whole[1] for low, _ in named)
            told.topic = whole if one and sentence.last - sentence.first < _SHORT else None
            told.topic_told = False
        return
    figures = [figure for figure in desk.figures_since(sentence.start) if figure.measure in TRADE]
    kinds = {figure.commodity for figure in figures}
    subject = desk.goods.subject(sentence, sentence.first, amounts[0])
    if subject is not None and figures and desk.goods.words(*subject) == figures[0].commodity:
        told.topic, told.topic_told = subject, True
        return
    if len(kinds) == 1 and None not in kinds and told.goods is not None:
        told.topic, told.topic_told = told.goods, True
    elif figures:
        told.topic = None


def topic_of(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """The goods told before, where the clause speaks of them: by a pronoun, or by a weight that names no goods."""
    topic = desk.told.topic
    if topic is None or topic[0] >= sentence.first:
        return None
    clause = clause_first(desk.scene, sentence, amount.first)
    if amount.kind == QUANTITY:
        return topic
    said = desk.scene.lows[clause : amount.first]
    if not _VOLUME.isdisjoint(said):
        return topic
    if desk.told.topic_told:
        return None
    opens = clause == sentence.first and said[:1] and said[0] in _PRONOUNS
    return topic if opens or not _PRONOUNS.isdisjoint(said[-_NEAR:]) else None


def kept_goods(desk: Desk, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """ "sold wheat worth 3 million and bought 2 million worth, a deficit of 1": goods that a second verb and a balance
    beside their sums leave out."""
    told, _tokens = desk.told, desk.scene.tokens
    goods, last = told.goods, told.last
    if goods is None or last is None or last.start < sentence.start or cue.first < sentence.first + 2:
        return None
    if cue.kind == "verb" and desk.scene.lows[cue.first - 1] in ("and", "и"):
        following = desk.amounts_in(cue.last, cue.last + 2)
        worth = bool(following) and following[0].last < sentence.last and desk.scene.lows[following[0].last] == "worth"
        return goods if worth else None
    if cue.value.startswith("balance:") and desk.scene.lows[cue.first - 1] == "a":
        traded = {figure.measure for figure in desk.figures[-4:] if figure.start >= sentence.start}
        return goods if {"exports", "imports"} <= traded else None
    return None


def goods_apart(desk: Desk) -> bool:
    """The text tells of goods and services together somewhere, so that goods alone are a part of it."""
    memo = desk.scene.memo
    joint = memo.get(("goods and services",))
    if joint is None:
        found = desk.scene.index.get("goods", ())
        joint = any(desk.scene.lows[i + 1 : i + 3] == ["and", "services"] for i in found)
        memo[("goods and services",)] = joint
    return bool(joint)


def is_goods_alone(desk: Desk, i: int) -> bool:
    """The word "goods" without "and services" after it."""
    return desk.scene.lows[i] == "goods" and desk.scene.lows[i + 1 : i + 3] != ["and", "services"]
