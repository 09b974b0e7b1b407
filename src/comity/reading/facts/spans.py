"""How far the noun phrases of projects, positions and barriers reach, and where their lists divide."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from comity.reading.facts.common import sentence_of
from comity.reading.facts.marked import Forms, Mark, fact_words, forms_of, marks_by_sentence, scan
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, Token
from comity.reading.scene import Scene
from comity.reference.commodities import commodity_words

TABLE = "facts_b"
_HYPHENS = frozenset("-‑–")
SCALES = words("spans.scales")
_RU_NOMINATIVE = ("ые", "ие", "ая", "яя", "ое", "ее", "ый", "ий", "ой")
_NEUTER_PLURALS = ("ства", "ятия", "ения")
_OPENS = {"«": "»", "“": "”", "„": "“", '"': '"'}
# Endings that make an English word an adjective where the next word is another of its kind: "industrial, scientific
# and".
_ADJECTIVAL = ("al", "ic", "ive", "ous", "ary", "ory", "ian", "ish", "ese", "ful", "less", "able", "ible")
_RU_ADJECTIVAL = (
    "ый",
    "ий",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ую",
    "юю",
    "ой",
    "ей",
    "ых",
    "ых",
    "их",
    "ыми",
    "ими",
    "ом",
    "ем",
)


@cache
def words_of(lang: str, *kinds: str) -> Mapping[str, tuple[str, str]]:
    """Form -> (kind, value) of this room's table."""
    return fact_words(TABLE, lang, *kinds)


@cache
def lone_words(lang: str, *kinds: str) -> frozenset[str]:
    """The words of the kinds, for rules that look at one token."""
    return frozenset(words_of(lang, *kinds))


def all_marks(scene: Scene, *kinds: str) -> Sequence[Mark]:
    """Every word of the kinds in the text; none reaches beyond its sentence."""
    return marks_by_sentence(scene, TABLE, *kinds)[0]


def marks_of(scene: Scene, low: int, high: int, *kinds: str) -> Sequence[Mark]:
    """Words of the kinds that begin at tokens low..high-1, one sentence's: none reaches beyond it."""
    found, firsts = marks_by_sentence(scene, TABLE, *kinds)
    here = found[bisect_left(firsts, low) : bisect_left(firsts, high)]
    if here and here[-1].first >= sentence_of(scene, low).last:
        stop = sentence_of(scene, low).last
        return [mark for mark in here if mark.first < stop]
    return here


@cache
def _goods_forms(lang: str) -> Forms:
    # Below this a word means something else as often (lead, china, arms).
    return forms_of(dict.fromkeys(commodity_words(lang, 0.45), ("goods", "")))


def goods(scene: Scene, at: int) -> list[tuple[int, int]]:
    """(first, last) of every commodity named in the sentence of token `at`."""
    found: list[tuple[int, int]] | None = scene.memo.get(("goods of facts",))
    if found is None:
        marked = scan(scene, _goods_forms(scene.language), in_sentences=True)
        found = scene.memo["goods of facts",] = [(mark.first, mark.last) for mark in marked]
    sentence = sentence_of(scene, at)
    return found[bisect_left(found, (sentence.first, 0)) : bisect_left(found, (sentence.last, 0))]


@cache
def listed(name: str) -> frozenset[str]:
    """A list of small words of both languages, by name: "dull" modifiers, "oblique" prepositions ..."""
    return frozenset(form for lang in ("en", "ru") for form in words_of(lang, f"set_{name}"))


def is_stop(scene: Scene, i: int, *values: str) -> bool:
    """Whether token i is a preposition, link, verb or determiner (`values` names which, all without one)."""
    found = words_of(scene.language, "stop").get(scene.lows[i])
    return found is not None and (not values or found[1] in values)


def adjectival(token: Token, lang: str) -> bool:
    """An adjective by its ending: "municipal", "road-building", «молочной». Names are none."""
    if token.kind != WORD or len(token.low) < 4:
        return False
    if lang == "ru":
        return token.low.endswith(_RU_ADJECTIVAL) and len(token.low) > 4
    return token.low.endswith(_ADJECTIVAL) or ("-" in token.low and token.low.endswith("ing"))


def quotation(scene: Scene, i: int, last: int) -> int:
    """The token after a quotation that token i opens, or i where it opens none."""
    closing = _OPENS.get(scene.tokens[i].text) if i < last else None
    if closing is None:
        return i
    for j in range(i + 1, min(i + 14, last)):
        if scene.tokens[j].text == closing:
            return j + 1
    return i


def left(scene: Scene, head: int, floor: int) -> int:
    """Where the modifiers of an English head begin: "the new [sugar] plant", "Industrial and Technological Park"."""
    first = head
    while first > floor:
        token = scene.tokens[first - 1]
        if token.low == "and" and first - 2 >= floor and _joins_names(scene, first):
            first -= 2
            continue
        if token.kind == MARK and token.text in _HYPHENS and first - 2 >= floor and _touches(scene, first - 1):
            first -= 2
            continue
        if token.low in SCALES and first - 2 >= floor and scene.tokens[first - 2].kind == NUMBER:
            break  # "a $20 million [soap plant]"
        if token.kind in (MARK, NUMBER) or token.possessive or token.low in ("and", "of") or is_stop(scene, first - 1):
            break
        if (
            token.low.endswith("ly")
            or head - first >= 7
            or (token.low in words_of("en", "verb_inf", "verb_ing") and not token.capital)
        ):
            break
        first -= 1
    return first


def _joins_names(scene: Scene, first: int) -> bool:
    """Two capitals around "and": a name that holds it."""
    before, after = scene.tokens[first - 2], scene.tokens[first]
    return before.kind == WORD and before.capital and after.capital and adjectival(before, "en")


def _touches(scene: Scene, i: int) -> bool:
    return scene.tokens[i - 1].end == scene.tokens[i].start and scene.tokens[i].end == scene.tokens[i + 1].start


def left_ru(scene: Scene, head: int, floor: int) -> int:
    """The adjectives before a Russian head: «новое [совместное] производство»."""
    first = head
    while first > floor and adjectival(scene.tokens[first - 1], "ru") and not is_stop(scene, first - 1):
        if any(place.role in ("city", "capital") for place in scene.places_in(first - 1, first)):
            break  # «под Оршей [молочный завод]», «под Самаркандом»: a town, not an adjective
        if words_of("ru", "trigger").get(scene.lows[first - 1]) and not scene.lows[first - 1].startswith("совместн"):
            break
        first -= 1
    return first


def right_ru(scene: Scene, i: int, last: int) -> int:
    """What hangs on a Russian head: its name in quotation marks and the genitives after it, up to a preposition or
    verb.
    """
    j = i
    while j < last:
        after = quotation(scene, j, last)
        if after > j:
            return after
        token = scene.tokens[j]
        if token.low == "и" or token.text == ",":
            if j == i:
                break
            if _goes_on(scene, j, last):
                j += 1
                continue
            break
        if token.kind in (MARK, NUMBER) or is_stop(scene, j) or words_of("ru", "trigger").get(token.low) or j - i > 8:
            break
        before = scene.tokens[j - 1]
        if verbal(token) or (j > i and before.capital and not adjectival(before, "ru") and not token.capital):
            break
        j += 1
    return j


def verbal(token: Token) -> bool:
    """A Russian finite verb by its ending; the table knows the rest."""
    endings = (
        "ются",
        "ется",
        "ится",
        "лась",
        "лось",
        "лись",
        "ться",
        "ует",
        "ают",
        "яют",
        "ает",
        "яет",
        "уют",
        "ируют",
    )
    return len(token.low) > 4 and token.low.endswith(endings)


def _goes_on(scene: Scene, i: int, last: int) -> bool:
    """After a comma or "and" a short item of small letters follows, and after a comma's item another or the "and"."""
    size = 0
    for j in range(i + 1, min(i + 14, last)):
        token = scene.tokens[j]
        closing = token.low in ("and", "и")
        if token.text == "," or closing or (token.kind == MARK and token.text not in _HYPHENS):
            if scene.lows[i] in ("and", "и"):
                return size > 0
            return size > 0 and (token.text == "," or closing)
        if is_stop(scene, j) or token.kind == NUMBER or size > 4:
            return scene.lows[i] in ("and", "и") and 0 < size <= 4 and is_stop(scene, j, "prep")
        size += 1
    return scene.lows[i] in ("and", "и") and size > 0


def right(scene: Scene, i: int, last: int) -> int:
    """Where the English goods after "of" end: "combine [harvesters] in", "lifts, [cranes and pumps] with"."""
    j = i
    while j < last:
        token = scene.tokens[j]
        if token.low == "such" and j + 1 < last and scene.lows[j + 1] == "as":
            j += 2
            continue
        if token.low == "of" or (j == i and is_stop(scene, j, "det")) or token.low in ("the", "five", "another"):
            j += 1
            continue
        after = quotation(scene, j, last)
        if after > j:
            j = after
            continue
        if token.text == "," or token.low == "and":
            if _goes_on(scene, j, last) or _between_adjectives(scene, j, last):
                j += 1
                continue
            break
        if token.kind == MARK and not (token.text in _HYPHENS and _touches(scene, j)):
            break
        if is_stop(scene, j) or (token.kind == NUMBER and j > i):
            break
        j += 1
    while j > i and scene.lows[j - 1] in ("and", "of", "the", "a", ","):
        j -= 1
    return j


def _between_adjectives(scene: Scene, i: int, last: int) -> bool:
    """A comma or "and" inside "agricultural, municipal and road-building equipment"."""
    return 0 < i < last - 1 and adjectival(scene.tokens[i - 1], "en") and adjectival(scene.tokens[i + 1], "en")


def named(scene: Scene, first: int, last: int) -> bool:
    """Whether a name stands among the tokens: a capital in the middle of a sentence, a quotation, a model, no
    country.
    """
    countries = {
        i for place in scene.places_in(first, last) if place.role != "city" for i in range(place.first, place.last)
    }
    for i in range(first, last):
        token = scene.tokens[i]
        if token.text in _OPENS or token.kind == IDENTIFIER:
            return True
        if token.kind == WORD and token.capital and i not in countries and not _opens_sentence(scene, i):
            return True
    return False


def _opens_sentence(scene: Scene, i: int) -> bool:
    return sentence_of(scene, i).first == i


def overlaps(taken: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether tokens first..last-1 share one with a span taken before."""
    return any(low < last and first < high for low, high in taken)


def around(found: Sequence[Mark], first: int, last: int, low: int, high: int) -> list[Mark]:
    """Marks inside low..high that do not lie in first..last."""
    return [mark for mark in found if low <= mark.first < high and not first <= mark.first < last]


def _agreeing(adjective: str, soft: bool) -> str:
    """The ending that goes with another adjective of the same noun: «сборочные» -> «ые», «сборочная» -> «ая»."""
    if adjective.endswith(("ые", "ие")):
        return "ие" if soft else "ые"
    if adjective.endswith(("ая", "яя")):
        return "ая"
    if adjective.endswith(("ое", "ее")):
        return "ое"
    return "ий" if soft else "ый"


def plain_adjective(word: str, noun: str) -> str:
    """A Russian adjective agreeing with a noun in the nominative, by the endings alone: «новую» + «фабрика» ->
    «новая».
    """
    low = word.lower()
    ending = next(
        (end for end in sorted(_RU_ADJECTIVAL, key=len, reverse=True) if low.endswith(end) and len(low) > len(end) + 2),
        "",
    )
    if not ending:
        return word
    stem = word[: len(word) - len(ending)]
    if stem.lower() in listed("stressed") and last_letter(noun) not in "ыиоеаяё":
        return stem + "ой"
    soft = stem[-1].lower() in "гкхжшщч"
    leading = noun.split(" ", 1)[0]
    if " " in noun and leading.lower().endswith(_RU_NOMINATIVE):
        return stem + _agreeing(leading.lower(), soft)
    return stem + _by_noun(noun, soft or (ending[0] in "и" and ending[:2] != "ий"), soft or ending[0] in "ий")


def _by_noun(noun: str, soft: bool, soft_plural: bool) -> str:
    """The adjective's ending that the noun's own ending asks for."""
    last = last_letter(noun)
    if last in "ыи" or noun.lower().endswith(_NEUTER_PLURALS):
        return "ие" if soft_plural else "ые"
    if last in "оёе" or noun in ("СП", "сп"):
        return "ое"
    if last in "ая" or noun.endswith(("ЭС", "ЭЦ", "дорога", "линия")):
        return "ая"
    return "ий" if soft else "ый"


def bounds(scene: Scene, i: int) -> tuple[int, int]:
    """Tokens of the part of the sentence around token i between semicolons, colons, dashes and "while"; brackets do
    not divide.
    """
    sentence = sentence_of(scene, i)
    first, last = i, i + 1
    while first > sentence.first and not _parts(scene, first - 1):
        first -= 1
    while last < sentence.last and not _parts(scene, last):
        last += 1
    return first, last


def _parts(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.text in ";:—•*" if token.kind == MARK else token.low in ("while", "whereas", "но")


def segment(scene: Scene, i: int, low: int, high: int) -> tuple[int, int]:
    """The part between commas around token i, inside low..high."""
    first, last = i, i + 1
    while first > low and scene.tokens[first - 1].text != ",":
        first -= 1
    while last < high and scene.tokens[last].text != ",":
        last += 1
    return first, last


def last_letter(noun: str) -> str:
    """Of the last word: what tells a nominative's gender and number, roughly."""
    return noun[-1:].lower()
