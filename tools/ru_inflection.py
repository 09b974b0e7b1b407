"""Inflect a Russian noun phrase with pymorphy3 (build time only).

A phrase is one or more heads in the nominative, each with the adjectives that agree with it, then a tail that never
changes: «минеральные удобрения из отходов» moves in its first two words only. Heads may be joined by «и» or a comma.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import pymorphy3

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_AGREEING = {"ADJF", "PRTF"}
_JOINING = {"и", "или"}
# Words the dictionary has only without their first part.
_PREFIXES = ("авто", "авиа", "мото")
# Two adjectives share this form; the phrases mean the plain one.
_LEMMA = {"большая": "большой"}
# The dictionary takes «высший» for a degree of «высокий» and inflects that; «бывший» has the same endings.
_STEM, _MODEL = "высш", "бывш"


def tokens(phrase: str) -> list[str]:
    """The words of a phrase as the tables hold them: lower case, ё as е, punctuation dropped, hyphens inside kept."""
    return _WORD.findall(phrase.lower().replace("ё", "е"))


@lru_cache(maxsize=1)
def _analyser() -> Any:
    return pymorphy3.MorphAnalyzer()


@cache
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_analyser().parse(word))


def _nominative(word: str, kinds: set[str], number: str | None) -> Any | None:
    for parse in _parses(word):
        tag = parse.tag
        fits = tag.POS in kinds and tag.case == "nomn" and (number is None or tag.number == number)
        if fits and tag.POS in _AGREEING and (word not in _LEMMA or parse.normal_form == _LEMMA[word]):
            # A degree («низший» of «низкий») has forms that are other words.
            again = parse.inflect({"nomn", tag.number, *({tag.gender} if tag.gender else ())})
            fits = again is not None and again.word.replace("ё", "е") == word
        elif tag.POS in _AGREEING:
            continue
        if fits and not {"Surn", "Name", "Patr", "Abbr"} & set(tag.grammemes):
            return parse
    return None


def _head_position(words: list[str], start: int) -> int | None:
    for at in range(start, len(words)):
        adjective = _nominative(words[at], _AGREEING, None)
        before_noun = at + 1 < len(words) and _nominative(words[at + 1], {"NOUN", *_AGREEING}, None)
        if _nominative(words[at], {"NOUN"}, None) and not (adjective and before_noun):
            return at
        adverb = any(parse.tag.POS == "ADVB" for parse in _parses(words[at]))
        if not adjective and not adverb and words[at] not in _JOINING:
            return None
    return None


def _plan(words: list[str]) -> list[Any | None]:
    """For each word the parse that inflects with the phrase, or None where it stays."""
    plan: list[Any | None] = [None] * len(words)
    start = 0
    while start < len(words):
        head = _head_position(words, start)
        if head is None:
            break
        noun = _nominative(words[head], {"NOUN"}, None)
        if noun is None:
            break
        plan[head] = noun
        for at in range(start, head):
            plan[at] = _nominative(words[at], _AGREEING, noun.tag.number) or _nominative(words[at], _AGREEING, None)
        start = head + 1
        while start < len(words) and (after := _nominative(words[start], _AGREEING, noun.tag.number)):
            if start + 1 < len(words) and _nominative(words[start + 1], {"NOUN"}, None):
                break  # an apposition with a head of its own does not move
            plan[start] = after
            start += 1
        if start < len(words) and words[start] in _JOINING:
            start += 1
        elif start >= len(words) or not _starts_item(words[start]):
            break
    return plan


def _starts_item(word: str) -> bool:
    """Whether a word right after a head begins the next item of a list (its comma is dropped) and no complement."""
    nominative = _nominative(word, {"NOUN", *_AGREEING}, None)
    return nominative is not None and not any(parse.tag.case == "gent" for parse in _parses(word))


def _inflected(parse: Any, case: str, number: str | None, noun: Any) -> str | None:
    number = number or parse.tag.number
    wanted = {case} | ({number} if number else set())
    if parse.tag.POS in _AGREEING:
        # The accusative of an adjective follows the noun (живой скот, живого быка), but for the feminine singular.
        if case == "accs" and noun.tag.animacy and (number == "plur" or noun.tag.gender == "masc"):
            wanted.add(noun.tag.animacy)
        if number == "sing" and noun.tag.gender:
            wanted.add(noun.tag.gender)
    form = parse.inflect(wanted)
    return form.word.replace("ё", "е") if form else None


def _governing(plan: list[Any | None], at: int) -> Any:
    """The head that the word at a position agrees with: the next noun, else the one before."""
    following = [p for p in plan[at:] if p is not None and p.tag.POS == "NOUN"]
    before = [p for p in plan[:at] if p is not None and p.tag.POS == "NOUN"]
    return following[0] if following else before[-1]


def inflections(phrase: str, number: str | None = None) -> dict[str, str]:
    """Case to the phrase in that case, in the number as printed or in `number` ("sing", "plur") where it exists.

    An indeclinable or unknown phrase gives its nominative alone.
    """
    words = tokens(phrase)
    if any(word.startswith(_STEM) for word in words):
        modelled = inflections(re.sub(_STEM, _MODEL, phrase, flags=re.IGNORECASE), number)
        return {case: form.replace(_MODEL, _STEM) for case, form in modelled.items()}
    fixed = {word.lower() for word in _WORD.findall(phrase) if len(word) > 1 and word.isupper()}
    first_fixed = next((at for at, word in enumerate(words) if word in fixed), len(words))
    plan = [*_plan(words[:first_fixed]), *[None] * (len(words) - first_fixed)]
    if len(words) == 1 and plan[0] is None and not fixed:
        return _single(words[0], number)
    if not any(p is not None and p.tag.POS == "NOUN" for p in plan):
        return {"nomn": " ".join(words)} if number is None else {}
    result: dict[str, str] = {}
    for case in CASES:
        printed = [
            word if (parse := plan[at]) is None else _inflected(parse, case, number, _governing(plan, at))
            for at, word in enumerate(words)
        ]
        if all(printed):
            result[case] = " ".join(str(word) for word in printed)
    if number is None:
        result["nomn"] = " ".join(words)
    return result


def _single(word: str, number: str | None) -> dict[str, str]:
    """The cases of one word that is no noun of the dictionary: an adjective used as a noun, or a compound."""
    stem = next((word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)), "")
    if stem and _nominative(stem, {"NOUN"}, None):
        return {case: word.removesuffix(stem) + form for case, form in inflections(stem, number).items()}
    plural = _nominative(word, _AGREEING, "plur")
    if plural is None or number is not None:
        return {"nomn": word} if number is None else {}
    inflected = {case: plural.inflect({case, "plur", *({"inan"} if case == "accs" else ())}) for case in CASES}
    return {case: form.word.replace("ё", "е") for case, form in inflected.items() if form} | {"nomn": word}
