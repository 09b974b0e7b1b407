"""Goods that no table has, by their place in the sentence: "asphalt brought in $4 million", "exports of halloumi"."""

from __future__ import annotations

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, QUANTITY, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Sentence

_BRINGING = words("unlisted.bringing")
_NO_SUBJECT = words("unlisted.no_subject")
_NO_GOODS = words("goods.no_goods")
_BY_ITSELF = words("unlisted.by_itself")
_LATTER = (["of", "the", "latter"], ["of", "the", "former"])
_VOLUMES = words("unlisted.volumes")
_MOST = 3
_SMALL = words("unlisted.small")


def bringing_subject(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "Asphalt brought in $41.5 million", «Асфальт принёс 4 млн»: the one or two words that open the clause, right
    before a verb of earning and its sum."""
    if amount.kind not in (MONEY, QUANTITY):
        return None
    tokens, verb = desk.scene.tokens, amount.first - 1
    while verb > sentence.first and (
        desk.scene.lows[verb] in ("in", "up") or desk.scene.cues_in(verb, verb + 1, "bound")
    ):
        verb -= 1
    if desk.scene.lows[verb] not in _BRINGING:
        return None
    last = verb - 1 if desk.scene.lows[verb - 1] in _BY_ITSELF else verb
    first = last
    while first > sentence.first and tokens[first - 1].kind == WORD and last - first <= _MOST:
        first -= 1
    opens = first == sentence.first or tokens[first - 1].text in ",;:"
    return _as_goods(desk, first, last) if opens else None


def weighed_goods(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """ "3,400 tonnes of pepper to Peru": the words after the weight, up to a small word."""
    last = amount.last + 1
    while last < min(amount.last + 4, sentence.last) and desk.scene.tokens[last].kind == WORD:
        if desk.scene.lows[last] in _SMALL or desk.scene.tokens[last].capital:
            break
        last += 1
    first = amount.last + 1
    if any(first <= low < last for low, _ in desk.goods.named):
        return None
    ended = last >= sentence.last or desk.scene.tokens[last].kind != WORD or desk.scene.lows[last] in _SMALL
    return _as_goods(desk, first, last) if ended and last > first else None


def measured_goods(desk: Desk, cue: Cue, last: int) -> tuple[int, int] | None:
    """ "exports of halloumi rose": the words between "of" and the verb of change; "of the latter" the goods named last
    before."""
    tokens = desk.scene.tokens
    if desk.scene.language != "en" or cue.last >= len(tokens) or desk.scene.lows[cue.last] != "of":
        return None
    if [token.low for token in tokens[cue.last : cue.last + 3]] in _LATTER:
        named = [item for item in desk.goods.named if item[1] <= cue.first]
        return desk.goods.within(*named[-1]) if named else None
    first = cue.last + 1
    grown = next((change.first for change in desk.scene.cues_in(first, min(first + 4, last), "growth")), 0)
    if grown and desk.scene.lows[grown - 1] in ("have", "has", "had", "more", "also"):
        grown -= 1
    if grown and desk.scene.lows[grown - 1] in ("have", "has", "had", "more", "also"):
        grown -= 1
    return _as_goods(desk, first, grown) if first < grown else None


def bought_goods(desk: Desk, cue: Cue) -> tuple[int, int] | None:
    """ "the volume of fluorspar bought from Mongolia", "the amount of jute sold": the word or two between "of" and the
    verb."""
    lows = desk.scene.lows
    for first in (cue.first - 1, cue.first - 2):
        if first > 1 and lows[first - 1] == "of" and lows[first - 2] in _VOLUMES:
            return _as_goods(desk, first, cue.first)
    return None


def of_which(desk: Desk, cue: Cue) -> tuple[int, int] | None:
    """ "onions, imports of which rose", «лук, завоз которого вырос»: the goods before the comma."""
    tokens = desk.scene.tokens
    after = [token.low for token in tokens[cue.last : cue.last + 2]]
    if (
        not after
        or desk.scene.lows[cue.first - 1] != ","
        or not (after == ["of", "which"] or after[0].startswith("котор"))
    ):
        return None
    named = next((item for item in desk.goods.named if item[1] == cue.first - 1), None)
    if named is not None:
        return desk.goods.within(*named) or named
    return _as_goods(desk, cue.first - 2, cue.first - 1)


def _as_goods(desk: Desk, first: int, last: int) -> tuple[int, int] | None:
    """The words, where nothing says that they are something else."""
    tokens, scene = desk.scene.tokens, desk.scene
    if not 0 < last - first <= _MOST or scene.places_in(first, last) or scene.times_in(first, last):
        return None
    named = [item for item in desk.goods.named if first <= item[0] and item[1] <= last]
    if not named and scene.cues_in(first, last):
        return None
    said = tokens[first:last]
    if any(token.kind != WORD or token.low in _NO_SUBJECT or token.low in _NO_GOODS for token in said):
        return None
    inner = said[1:] if first == scene.sentence_of(first).first else said
    return None if any(token.capital for token in inner) else (first, last)
