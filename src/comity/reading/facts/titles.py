"""Russian names and subjects in the nominative: by the tables of organisations, by the head noun, by the endings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.errors import UnknownCode
from comity.reading.facts.common import text_of
from comity.reading.facts.marked import Mark
from comity.reading.facts.spans import plain_adjective, words_of
from comity.reading.scan import WORD, Token
from comity.reading.scene import Scene
from comity.reference.commodities import nominative
from comity.reference.organisations import body, organisation

_STEM = 4
# Oblique endings of nouns whose nominative the ending itself tells.
_NOUNS = (
    (re.compile(r"(?<=[цс]и)(?:и|ю|ей)$"), "я"),
    (re.compile(r"(?<=ни)(?:я|ю|ем|и)$"), "е"),
    (re.compile(r"(?<=[ив]ти)(?:я|ю|ем|и)$|(?<=участи)[яю]$"), "е"),
    (re.compile(r"(?<=стви)(?:я|ю|ем|и)$"), "е"),
    (re.compile(r"(?<=ств)(?:а|у|ом|е)$"), "о"),
    (re.compile(r"(?<=ост)(?:и|ью)$"), "ь"),
    (re.compile(r"(?<=[тк]овк)(?:и|е|у|ой)$"), "а"),
)
# Feminine nouns with a neuter's endings, and nouns whose plural ends like another's singular.
_UNCLEAR = (
    "лини", "компани", "кампани", "авиакомпани", "парти", "инвестиц", "санкц", "станц", "инновац", "акци",
    "организац", "корпорац", "ассоциац", "территори", "предприяти", "меропри",
)  # fmt: skip
_PLURAL = ("ые", "ие", "ых", "их", "ыми", "ими")
_ADJECTIVE = re.compile(
    r"(?:ого|его|ому|ему|ым|им|ом|ем|ой|ей|ую|юю|ых|их|ыми|ими|ый|ий|ая|яя|ое|ее|ые|ие)$", re.IGNORECASE
)


def organisation_name(scene: Scene, first: int, last: int) -> str | None:
    """The known body or union that tokens first..last-1 name, in the nominative of the name printed; None elsewhere."""
    place = next((p for p in scene.places_in(first, first + 1) if p.last == last and p.entry), None)
    if place is None:
        return None
    printed = text_of(scene, first, last).split(" ")
    for known in _names(place.entry):
        words = known.split(" ")
        if len(words) == len(printed) and all(_same_stem(a, b) for a, b in zip(words, printed, strict=True)):
            return known
    return None


def _names(code: str) -> tuple[str, ...]:
    try:
        found = body(code)
    except UnknownCode:
        try:
            union = organisation(code)
        except UnknownCode:
            return ()
        return (union.name_ru, *union.aliases_ru)
    return (found.name_ru, *found.aliases_ru)


def _same_stem(one: str, other: str) -> bool:
    one, other = one.lower().replace("ё", "е"), other.lower().replace("ё", "е")
    return one == other or (one[:_STEM] == other[:_STEM] and abs(len(one) - len(other)) <= _STEM)


def headed(scene: Scene, first: int, last: int, heads: Sequence[Mark]) -> str:
    """The phrase with its head noun and the adjectives before it in the nominative: «седьмом саммите Совета» without
    its number is «саммит Совета». heads: words whose value ends in the nominative ("council/совет")."""
    head = next((mark for mark in heads if first <= mark.first < last), None)
    base = head.value.rpartition("/")[2] if head is not None else ""
    if head is None or not base or scene.language != "ru":
        return text_of(scene, first, last)
    if scene.tokens[head.first].capital:
        base = base[:1].upper() + base[1:]
    before = [
        plain_adjective(token.text, base) if _is_adjective(token) else token.text
        for token in scene.tokens[first : head.first]
    ]
    after = [text_of(scene, head.last, last)] if head.last < last else []
    return re.sub(r" ?([-‑]) ?", r"\1", " ".join([*before, base, *after]))


def _is_adjective(token: Token) -> bool:
    return token.kind == WORD and len(token.text) > _STEM and bool(_ADJECTIVE.search(token.text))


def subject_text(scene: Scene, first: int, last: int) -> str:
    """The subject as printed; a Russian one with its first noun in the nominative, where the endings tell it: «развитию
    торговли» is «развитие торговли», «промышленной кооперации» is «промышленная кооперация»."""
    printed = text_of(scene, first, last)
    if scene.language != "ru":
        return printed
    head = first
    nouns = words_of("ru", "subject")
    while head < last and _is_adjective(scene.tokens[head]):
        if scene.lows[head] in nouns or _noun(scene.tokens[head].text):
            break
        head += 1
    if head >= last or scene.tokens[head].kind != WORD or scene.places_in(head, head + 1):
        return printed
    before = [scene.tokens[i].text for i in range(first, head)]
    known = nouns.get(scene.lows[head])
    noun = _cased(scene.tokens[head], known[1].partition(":")[2]) if known else None
    if noun is None and any(word.lower().endswith(_PLURAL) for word in before):
        return printed  # the endings of a plural's noun tell too little
    noun = noun or _noun(scene.tokens[head].text) or _good(scene.tokens[head].text)
    if noun is None:
        return printed
    noun, head = _joined_nouns(scene, noun, head, last)
    rest = [text_of(scene, head + 1, last)] if head + 1 < last else []
    return re.sub(r" ([,.;:])", r"\1", " ".join([*(plain_adjective(word, noun) for word in before), noun, *rest]))


def _joined_nouns(scene: Scene, noun: str, head: int, last: int) -> tuple[str, int]:
    """(the nouns in the nominative, the last one's token): «изъятий и ограничений» are «изъятия и ограничения»."""
    nouns = words_of("ru", "subject")
    if head + 2 < last and scene.lows[head] in nouns and scene.lows[head + 1] == "и":
        other = nouns.get(scene.lows[head + 2])
        if other is not None:
            return f"{noun} и {other[1].partition(':')[2]}", head + 2
    return noun, head


def _cased(token: Token, noun: str) -> str:
    return noun[:1].upper() + noun[1:] if token.capital else noun


def _noun(word: str) -> str | None:
    """«кооперации» -> «кооперация», «производством» -> «производство»; None where the ending tells nothing."""
    low = word.lower()
    if low.startswith(_UNCLEAR):
        return None
    for oblique, ending in _NOUNS:
        if oblique.search(low):
            return oblique.sub(ending, word)
    return word if low.endswith(("ция", "сия", "ние", "тие", "ствие", "ство", "ость")) else None


def _good(word: str) -> str | None:
    plain = nominative(word)
    return plain if plain != word else None
