"""Where another clause begins: with a period and a number of its own, as a cause, after a dash."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.grammar.amounts import PLAIN, Amount
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, Sentence, Token
from comity.reading.scene import Scene, Time

_CAUSES = words("when.causes")
_OPENING = words("when.opening")
_SHORTEST_CAUSE = 3  # words: "after it cut permits in"


def opens_clause(scene: Scene, sentence: Sentence, amount: Amount, time: Time) -> bool:
    """ "It came to $20 million, in 2018 it had been 18", «создано 350 мест, а к 2022 году их доведут до 600»: the
    period opens a clause with a number of its own."""
    if amount.kind == PLAIN:
        return False  # «остаётся третьим партнёром, в 2018 году на него пришлось 15%»: a rank may be of what follows
    i = time.first - 1
    while i > amount.last and scene.lows[i] in _OPENING:
        i -= 1
    if i < amount.last or scene.tokens[i].text != ",":
        return False
    ends = (token for token in scene.tokens[time.last : sentence.last] if token.text in ".,;:" or token.kind == NUMBER)
    following = next(ends, None)
    return following is not None and following.kind == NUMBER


def is_of_cause(between: Sequence[Token]) -> bool:
    """ "Deliveries fell to 74,000 tonnes after the ministry cut the permits in August": the period of what came
    before or caused it, told with a verb of its own."""
    at = next((n for n, token in enumerate(between) if token.low in _CAUSES), -1)
    return at >= 0 and len(between) - at > _SHORTEST_CAUSE and not any(token.kind == NUMBER for token in between[at:])


def is_dash(scene: Scene, token: Token) -> bool:
    """A dash that stands apart from both its neighbours parts two statements."""
    if token.text not in "—–-" or not 0 < token.index < len(scene.tokens) - 1:
        return False
    return scene.tokens[token.index - 1].end < token.start and token.end < scene.tokens[token.index + 1].start
