"""How far the subject of a position reaches, and where a list of subjects divides."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.facts import spans
from comity.reading.facts.common import sentence_of
from comity.reading.facts.marked import Mark
from comity.reading.scan import MARK, WORD, Sentence
from comity.reading.scene import Scene

_ENDS = frozenset(".;:!?()—–[]|•*…")
_AND = frozenset(("and", "и"))
_HYPHENS = frozenset("-‑")
_PARTS = frozenset((*_AND, "а", ","))
_TRAILING = frozenset((*_AND, ",", "as", "well"))
_VERB_LEADS = frozenset((*_AND, ",", "to"))
_COMMA_AND = frozenset((*_AND, ","))


def _divides(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.text in _ENDS if token.kind == MARK else token.low in spans.words_of(scene.language, "pos_stop")


def forward(scene: Scene, start: int, last: int, cues: Sequence[Mark], through_lists: bool = False) -> int:
    """Where the phrase that begins at token `start` ends: at a relative or finite verb, another cue, a comma that
    opens no list item.
    """
    i = start
    stops = {cue.first for cue in cues if cue.first > start}
    while i < last:
        token = scene.tokens[i]
        after = spans.quotation(scene, i, last)
        if after > i:
            i = after
            continue
        if token.low in ("стоимостью", "at") and _at_a_cost(scene, i, last):
            break
        if i in stops or (_divides(scene, i) and i > start):
            break
        if token.kind == MARK and token.text not in _HYPHENS | {",", "'", "’", "/"}:
            break
        if i > start and token.low in _PARTS and _clause_follows(scene, i, last):
            break
        if token.text == "," and not _comma_goes_on(scene, i, last, through_lists):
            break
        i += 1
    return _trimmed(scene, start, i)


def _at_a_cost(scene: Scene, i: int, last: int) -> bool:
    """ "at a cost of $5 million", «стоимостью 5 млн»: what it costs is a figure."""
    return scene.lows[i] != "at" or any(token.low in ("cost", "price") for token in scene.tokens[i : min(i + 3, last)])


def _clause_follows(scene: Scene, i: int, last: int) -> bool:
    """After the comma or "and" another clause begins: "and Mali is prepared"."""
    stops = spans.words_of(scene.language, "pos_stop")
    for j in range(i + 1, min(i + 5, last)):
        token = scene.tokens[j]
        found = stops.get(token.low)
        if found is not None:
            return found[1] == "verb"
        if token.kind == MARK and token.text not in _HYPHENS:
            return False
    return False


def _trimmed(scene: Scene, start: int, i: int) -> int:
    while i > start and (
        scene.lows[i - 1] in spans.listed("trailing") or scene.lows[i - 1] in ("we", "i", "they", "it", "one", "those")
    ):
        i -= 1
    return i


def _comma_goes_on(scene: Scene, i: int, last: int, through_lists: bool) -> bool:
    """Between adjectives, or between items of a list that "and" closes."""
    tokens = scene.tokens
    if i + 1 >= last:
        return False
    if spans.adjectival(tokens[i - 1], scene.language) and spans.adjectival(tokens[i + 1], scene.language):
        return True
    if scene.lows[i + 1] in ("а", "as") and i + 2 < last and scene.lows[i + 2] in ("также", "well"):
        return through_lists
    if scene.lows[i + 1] in (
        "which",
        "who",
        "where",
        "while",
        "with",
        "but",
        "so",
        "including",
        "as",
        "in",
        "a",
        "however",
        "that",
        "although",
        "and",
        "then",
    ):
        return scene.lows[i + 1] in ("a", "and") and through_lists and _closes(scene, i, last)
    return through_lists and _closes(scene, i, last)


def _closes(scene: Scene, comma: int, last: int) -> bool:
    """After the comma comes an "and" before the clause ends."""
    for j in range(comma + 1, min(comma + 45, last)):
        if scene.lows[j] in _AND:
            return True
        if _divides(scene, j):
            return False
    return False


def rest_of_clause(scene: Scene, start: int, last: int) -> int:
    """To the end of the clause after "hope that": a stop, a semicolon, or ", said ..."."""
    for i in range(start, last):
        if scene.tokens[i].text in ".;!?()—" or (
            scene.tokens[i].text == ","
            and i + 1 < last
            and spans.words_of(scene.language, "pos_stop").get(scene.lows[i + 1])
        ):
            return i
        if scene.tokens[i].text in '”»"':
            return i
    return last


def back(scene: Scene, end: int, floor: int) -> tuple[int, int] | None:
    """The subject that ends before token `end`: of "the limits that seriously impede" the limits; to the start of
    its clause.
    """
    tokens, i = scene.tokens, end
    while i > floor and (
        scene.lows[i - 1] in spans.listed("adverbs_out")
        or scene.lows[i - 1].endswith("ly")
        or spans.is_stop(scene, i - 1, "verb")
    ):
        i -= 1
    if i > floor and scene.lows[i - 1] in spans.listed("relatives"):
        i -= 1
        if i > floor and scene.lows[i - 1] == ",":
            i -= 1
    stop, first = i, i
    while first > floor and not _starts(scene, first, stop):
        first -= 1
    while first < stop and (
        scene.lows[first] in spans.listed("openers")
        or tokens[first].kind == MARK
        or scene.lows[first] in ("of", "out", "and", "и")
    ):
        first += 1
    return (first, stop) if stop > first else None


def _starts(scene: Scene, first: int, stop: int) -> bool:
    """Whether the phrase begins at token `first`: after a mark, a link, "the presence of", an opening "In this
    field,".
    """
    before = scene.tokens[first - 1]
    if before.kind == MARK and before.text not in _HYPHENS and before.text not in "«»“”\"'":
        return not (before.text == "," and _inner_comma(scene, first - 1, stop))
    if before.low in spans.words_of(scene.language, "pos_stop"):
        return True
    return before.low in ("presence", "existence", "наличие")


def _inner_comma(scene: Scene, i: int, stop: int) -> bool:
    """A comma of a list inside the subject: an "and" follows before it ends, and no verb or adverbial phrase stands
    before.
    """
    if i == 0 or not any(scene.lows[j] in _AND for j in range(i, stop)):
        return False
    opening = sentence_of(scene, i).first
    return scene.lows[opening] not in (
        "in",
        "with",
        "at",
        "for",
        "as",
        "on",
        "currently",
        "today",
        "в",
        "на",
        "по",
        "при",
    )


def divided(scene: Scene, first: int, last: int, verbs: bool, always: bool) -> list[tuple[int, int]]:
    """The subjects of a list "A, B and C"; one where the list is of the fields of one subject.

    verbs: items begin with a verb ("raise turnover, improve ... and deepen ..."). always: the cue itself announces a
    list.
    """
    cuts = [i for i in range(first + 1, last - 1) if scene.tokens[i].text == "," and not _adjectives(scene, i)]
    if verbs:
        heads = [i for i in range(first + 1, last) if _is_verb(scene, i) and scene.lows[i - 1] in _VERB_LEADS]
        edges = [i - 1 if scene.lows[i - 1] != "to" else i - 2 for i in heads if not _is_verb(scene, i - 2)]
        return _pieces(scene, first, last, [i for i in edges if scene.lows[i] in _COMMA_AND])
    if not cuts and not always:
        return [(first, last)]
    closing = _closing_and(scene, cuts[-1] + 1 if cuts else first, last)
    if closing is None:
        return [(first, last)] if not always else _pieces(scene, first, last, cuts)
    if not cuts and not (always and _verb_like(scene, closing + 1)):
        return [(first, last)] if not always or closing is None else _pieces(scene, first, last, [closing])
    pieces = _pieces(scene, first, last, [*cuts, closing])
    if not always and _fields(scene, pieces):
        return [(first, last)]
    return _together(scene, pieces)


def _adjectives(scene: Scene, i: int) -> bool:
    return spans.adjectival(scene.tokens[i - 1], scene.language) and spans.adjectival(
        scene.tokens[i + 1], scene.language
    )


def _is_verb(scene: Scene, i: int) -> bool:
    low = scene.lows[i]
    if scene.language == "ru":
        return low.endswith(("ть", "ться", "ти")) and len(low) > 4 and not low.endswith(("ость", "сть", "сети", "сти"))
    return low in spans.words_of("en", "verb_inf")


def _verb_like(scene: Scene, i: int) -> bool:
    return i < len(scene.tokens) and scene.lows[i] in spans.words_of(scene.language, "verb_ing")


def _closing_and(scene: Scene, first: int, last: int) -> int | None:
    """The "and" that closes the list: before a verb in -ing where there is one, else the last that joins no two
    adjectives.
    """
    found = [i for i in range(first, last - 1) if scene.lows[i] in _AND and i > first]
    for i in found:
        if _verb_like(scene, i + 1):
            return i
    plain = [i for i in found if not spans.adjectival(scene.tokens[i - 1], scene.language)]
    return plain[0] if plain else None


def _pieces(scene: Scene, first: int, last: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """The items between the cuts, without the words that join them."""
    found, start = [], first
    for cut in (*sorted(set(cuts)), last):
        low, high = start, cut
        while low < high and (
            scene.lows[low] in _TRAILING or (scene.tokens[low].kind == MARK and scene.tokens[low].text == ",")
        ):
            low += 1
        while low < high - 1 and start > first and scene.lows[low] in spans.listed("same_lead"):
            low += 1
        while high > low and scene.lows[high - 1] in _COMMA_AND:
            high -= 1
        if low < high:
            found.append((low, high))
        start = cut
    return found


def _fields(scene: Scene, pieces: Sequence[tuple[int, int]]) -> bool:
    """ "partnership in energy, transport and trade": the first item has a preposition, the rest are a word or two."""
    first = pieces[0]
    inner = any(scene.lows[i] in spans.listed("prepositions") for i in range(*first))
    return inner and all(high - low <= 3 for low, high in pieces[1:])


def _together(scene: Scene, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Short items after one with a preposition belong to it: "mutual recognition of diplomas, stamps and seals"."""
    return [(pieces[0][0], pieces[-1][1])] if _fields(scene, pieces) and len(pieces) > 2 else pieces


def speaks_of_trade(scene: Scene, first: int, last: int, sentence: Sentence, enough: int = 2) -> bool:
    """A word of the economy or the relations in the subject, or `enough` in its sentence; goods count."""
    return _topics(scene, first, last) > 0 or _topics(scene, sentence.first, sentence.last) >= enough


def _topics(scene: Scene, first: int, last: int) -> int:
    table = spans.words_of(scene.language, "topic")
    words = [token.low for token in scene.tokens[first:last] if token.kind == WORD]
    if scene.language == "ru":
        known = sum(word.startswith(tuple(table)) for word in words)
    else:
        known = sum(word in table or any(part in table for part in word.split("-")) for word in words)
    return (
        known
        + sum(1 for low, high in spans.goods(scene, first) if first <= low and high <= last)
        + _blocs(scene, first, last)
    )


def _blocs(scene: Scene, first: int, last: int) -> int:
    return sum(place.role in ("organisation", "body") for place in scene.places_in(first, last))
