"""A flow with all the world that a bilateral text begins with: "Peru exported 2 million tonnes of zinc. Japan took
40% of it."."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import PERCENT, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence
from comity.reading.scene import Scene

_TAKES = words("wholes.takes")
_FELL_TO = words("wholes.fell_to")
_THEM = words("wholes.them")
_DIRECTED = frozenset(("exports", "imports"))


def with_all(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """The flow with all partners where the paragraph goes on to say which part of it is the pair's."""
    pair = desk.scene.pair
    if pair is None or flow.measure not in _DIRECTED or flow.explicit != 1 or flow.reporter not in pair:
        return flow
    other = pair[1] if flow.reporter == pair[0] else pair[0]
    if flow.partner != other or _names(desk, sentence, other):
        return flow
    for following in desk.scene.sentences[sentence.index + 1 :]:
        if following.paragraph != sentence.paragraph:
            break
        if _takes_part(desk, following, other):
            return replace(flow, partner="WLD")
    return flow


def _names(desk: Desk, sentence: Sentence, code: str) -> bool:
    return any(place.code == code for place in desk.scene.places_in(sentence.first, sentence.last))


def _takes_part(desk: Desk, sentence: Sentence, taker: str) -> bool:
    """ "Japan took 40 percent of the zinc", «на Чили пришлось 30% этой меди»: of goods or of "it", not of a flow
    that is named with its own countries."""
    scene, tokens = desk.scene, desk.scene.tokens
    for amount in desk.amounts_in(sentence.first, sentence.last):
        if amount.kind != PERCENT:
            continue
        verbs = [i for i in range(sentence.first, amount.first) if desk.scene.lows[i] in (_TAKES | _FELL_TO)]
        if not verbs or not any(place.code == taker for place in scene.places_in(sentence.first, verbs[0])):
            continue
        after = tokens[amount.last : min(amount.last + 5, sentence.last)]
        of_it = any(token.low in _THEM for token in after[:3])
        of_goods = desk.goods.within(amount.last, min(amount.last + 5, sentence.last)) is not None
        if (of_it or of_goods) and not scene.cues_in(amount.last, min(amount.last + 5, sentence.last), "measure"):
            return True
    return False


def takes(scene: Scene, sentence: Sentence, amount: Amount, taker: str | None) -> bool:
    """ "Japan took 40 percent of the zinc", «на Чили пришлось 30% меди»: the partner takes a part of all."""
    verbs = [i for i in range(sentence.first, amount.first) if scene.lows[i] in (_TAKES | _FELL_TO)]
    return bool(verbs) and any(place.code == taker for place in scene.places_in(sentence.first, verbs[-1]))
