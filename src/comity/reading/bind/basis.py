"""On what basis a figure is counted: "5% in real terms", «накопленные инвестиции», "non-oil exports". Figures of
unequal basis never meet in the checks."""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import spans_of_forms
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence
from comity.reading.scene import Scene

_OF_ANY = ("seasonally adjusted", "constant prices")
_OF_CHANGES = ("volume", "weight")  # a level in tonnes says so by its unit
_OF_GOODS = ("non-oil", "non-primary")
_OF_CAPITAL = ("stock", "net", "gross", "commitment")
_PLAIN = "value"  # current prices, as everywhere that no basis is told
_NAMES = (_PLAIN, *_OF_ANY, *_OF_CHANGES, *_OF_GOODS, *_OF_CAPITAL)
_FORMS: Mapping[str, str] = {phrase: name for name in _NAMES for phrase in words(f"basis.{name}")}
_LONGEST = {
    head: max(phrase.count(" ") + 1 for phrase in _FORMS if phrase.split(" ")[0] == head)
    for head in {phrase.split(" ")[0] for phrase in _FORMS}
}
_CAPITAL = ("investment", "direct_investment", "loans")
_NEAR = 6


def basis_of(desk: Desk, sentence: Sentence, amount: Amount, flow: Flow, form: str) -> str | None:
    """The basis printed right after the amount, else the last one told before it in its clause, unless that stands
    right after another number: "grew 5% in real terms and 9% in value" is of one basis and of none."""
    spans = [span for span in _spans(desk.scene) if sentence.first <= span[0] < sentence.last]
    if not spans:
        return None
    spans = [span for span in spans if span[2] in _fitting(flow.measure.split(".")[-1], form)]
    for first, _, name in spans:
        if amount.last <= first <= amount.last + _NEAR and _joined(desk, amount, first):
            return None if name == _PLAIN else name
    clause = clause_first(desk.scene, sentence, amount.first)
    before = [span for span in spans if clause <= span[0] and span[1] <= amount.first]
    if not before or any(_joined(desk, other, before[-1][0]) for other in desk.amounts_in(clause, before[-1][0])):
        return None
    return None if before[-1][2] == _PLAIN else before[-1][2]


def _spans(scene: Scene) -> list[tuple[int, int, str]]:
    """(first, last, basis) of every phrase of a basis in the text."""
    found: list[tuple[int, int, str]] | None = scene.memo.get(("basis",))
    if found is None:
        spans = spans_of_forms(scene.tokens, _LONGEST, _FORMS, scene.index)
        found = scene.memo[("basis",)] = [(first, last, _FORMS[form]) for first, last, form in spans]
    return found


def _fitting(measure: str, form: str) -> tuple[str, ...]:
    """The bases that a figure of this measure can have."""
    if measure in TRADE:
        return (_PLAIN, *_OF_ANY, *_OF_GOODS, *(_OF_CHANGES if form in ("growth", "ratio", "share") else ()))
    return (_PLAIN, *_OF_ANY, *_OF_CAPITAL) if measure in _CAPITAL else ()


def _joined(desk: Desk, amount: Amount, first: int) -> bool:
    """Only words stand between the amount and the phrase, no other number."""
    if not amount.last <= first <= amount.last + _NEAR:
        return False
    between = desk.scene.tokens[amount.last : first]
    return not any(token.text in ",;:.()—–" for token in between) and not desk.amounts_in(amount.last, first)
