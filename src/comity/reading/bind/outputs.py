"""What a plant has turned out: "The plant assembled 2,300 tractors in 2019", «с конвейера сошло 86 машин»."""

from __future__ import annotations

from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.firms import named_firm
from comity.reading.bind.level_when import level_when
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import PLAIN, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import Sentence

_TURNED_OUT = words("outputs.turned_out")
_PLANTS = words("outputs.plants")
_PIECES = words("outputs.pieces")
_REACH = 9


def bind_turned_out(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """So many pieces that a plant of the sentence, or of the one before, has made; False where none are told of."""
    scene, pair = desk.scene, desk.scene.pair
    if pair is None or amount.kind != PLAIN or amount.value < 2 or amount.value.denominator != 1:
        return False
    first = max(clause_first(scene, sentence, amount.first), amount.first - _REACH)
    if _TURNED_OUT.isdisjoint(scene.lows[first : amount.first]) or not _plant_told(desk, sentence):
        return False
    goods = _made(desk, sentence, amount)
    if goods is None or scene.cues_in(first, amount.last + 1, "verb"):
        return False
    told = desk.told
    kept = told.goods, told.scope, told.flow
    told.goods, told.scope = goods, told.scope or named_firm(desk, sentence.first, amount.first)
    told.flow = flow = Flow("other:output", *pair)
    when = level_when(desk, sentence, amount, stop)
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, "units", when, amount.high))
    told.goods, told.scope, told.flow = kept
    return True


def _plant_told(desk: Desk, sentence: Sentence) -> bool:
    """A plant is spoken of in the sentence, or in the one before it in the paragraph."""
    scene = desk.scene
    if not _PLANTS.isdisjoint(scene.lows[sentence.first : sentence.last]):
        return True
    before = scene.sentences[sentence.index - 1] if sentence.index else sentence
    return before.paragraph == sentence.paragraph and not _PLANTS.isdisjoint(scene.lows[before.first : before.last])


def _made(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """The goods right after the number, or those told before «машин» and "units"."""
    lows, last = desk.scene.lows, amount.last
    if lows[last] in _PIECES:
        near = desk.goods.all_in(max(sentence.first, amount.first - 24), amount.first)
        near = [item for item in near if lows[item[0]] not in _PLANTS]
        return near[-1] if near else desk.goods.within(last, last + 1)
    found = desk.goods.within(last, min(last + 4, sentence.last))
    return found if found is not None and found[0] <= last + 1 else None
