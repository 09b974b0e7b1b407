"""Goods told by a verb of earning after their sum, by a pronoun before it, or after a bracket."""

from __future__ import annotations

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, PERCENT, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence

_BRINGING = words("chosen.bringing")
_ENDS = frozenset((".", ";", ":", "(", ")", "и", "а"))
_THEIRS = words("brought.theirs")
_NEAR, _FAR = 7, 9


def of_theirs(desk: Desk, sentence: Sentence, amount: Amount, at: int) -> tuple[int, int] | None:
    """«Самая крупная статья — лекарства, их набралось на 7 млн»: the goods right before the pronoun's comma.
    at: where the last clause before the amount begins."""
    if desk.scene.language != "ru" or amount.kind not in (MONEY, QUANTITY):
        return None
    if at <= sentence.first or desk.scene.lows[at] not in _THEIRS or amount.first - at > _NEAR:
        return None
    named = desk.goods.all_in(sentence.first, at)
    return desk.goods.within(*named[-1]) if named and named[-1][1] == at - 1 else None


def brought_by(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """«Больше половины выручки, 4 млн долларов, принесла шерсть»: the goods after a verb of earning after the sum."""
    if desk.scene.language != "ru" or amount.kind not in (MONEY, PERCENT):
        return None
    lows = desk.scene.lows[amount.last : min(amount.last + _FAR, sentence.last)]
    at = next((i for i, low in enumerate(lows) if low in _BRINGING), -1)
    if at < 0 or not _ENDS.isdisjoint(lows[:at]):
        return None
    first = amount.last + at + 1
    found = desk.goods.within(first, min(first + 5, sentence.last))
    return found if found is not None and found[0] <= first + 1 else None


def past_bracket(desk: Desk, sentence: Sentence, amount: Amount) -> int:
    """Past «(58%)» in «свыше половины закупок (58%) — автомобили», or past the end of it."""
    lows = desk.scene.lows
    if lows[amount.first - 1] == "(" and lows[amount.last] == ")":
        return amount.last + 1
    beside = desk.amounts_in(amount.last, min(amount.last + 4, sentence.last))
    if beside and lows[beside[0].first - 1] == "(" and lows[beside[0].last] == ")":
        return beside[0].last + 1
    return amount.last
