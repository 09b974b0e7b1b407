"""The words of the fact tables in a text: each kind looked for once, then asked, by place and by sentence.

A rule asks for the words of its kinds (`marks`), for those of a sentence (`marks_in`), or for the tokens that are one
of a few words (`standing`). What was asked once is kept in the memo of the scene.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import TypeAlias

from comity.reading.scan import IDENTIFIER, MARK, Token
from comity.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a fact table in the text: tokens `first` to `last` (exclusive)."""

    kind: str
    value: str
    first: int
    last: int


# The words of a text by their kind.
Words: TypeAlias = Mapping[str, Sequence[Mark]]


# --- the tables ------------------------------------------------------------------------------------------------------


@cache
def _table(name: str) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """(language, kind) -> form -> value, of `lexicon/<name>_forms.csv` (lang,kind,value,form)."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    file = resources.files("comity.reading.lexicon").joinpath(f"{name}_forms.csv")
    for language, kind, value, form in csv.reader(file.read_text(encoding="utf-8").splitlines()[1:]):
        found.setdefault((language, kind), {}).setdefault(form, value)
    return found


@cache
def fact_words(table: str, lang: str, *kinds: str) -> Mapping[str, tuple[str, str]]:
    """Form -> (kind, value) of the kinds of a table (all without one)."""
    forms: dict[str, tuple[str, str]] = {}
    for (language, kind), entries in _table(table).items():
        if language == lang and (not kinds or kind in kinds):
            for form, value in entries.items():
                forms.setdefault(form, (kind, value))
    return forms


@cache
def plain_words(kind: str) -> frozenset[str]:
    """The words of a kind of facts_a that are looked up one by one, of both languages."""
    return frozenset(form for lang in ("", "en", "ru") for form in fact_words("facts_a", lang, kind))


@dataclass(frozen=True, slots=True)
class Forms:
    """What is looked for: form -> (kind, value), its words joined by a space. Of the first word of forms of several:
    which words go on after it, and how many words the longest has."""

    known: Mapping[str, tuple[str, str]]
    after: Mapping[str, Set[str]]
    longest: Mapping[str, int]


def forms_of(known: Mapping[str, tuple[str, str]]) -> Forms:
    """The forms, with what their first words tell."""
    after: dict[str, set[str]] = {}
    longest: dict[str, int] = {}
    for form in known:
        if " " in form:
            head, second, *rest = form.split(" ")
            after.setdefault(head, set()).add(second)
            longest[head] = max(longest.get(head, 0), 2 + len(rest))
    return Forms(known, after, longest)


@cache
def _forms(table: str, lang: str, *kinds: str) -> Forms:
    return forms_of(fact_words(table, lang, *kinds))


# --- their words in the text -----------------------------------------------------------------------------------------


def marks(scene: Scene, table: str, *kinds: str) -> Sequence[Mark]:
    """Every word of the kinds (all without one), the longest match winning, in the order of the text."""
    found: tuple[Mark, ...] | None = scene.memo.get((table, *kinds))
    if found is None:
        found = scene.memo[table, *kinds] = scan(scene, _forms(table, scene.language, *kinds))
    return found


def marks_by_sentence(scene: Scene, table: str, *kinds: str) -> tuple[Sequence[Mark], Sequence[int]]:
    """The same, each sentence by itself, so that no word reaches beyond its sentence; and where each begins."""
    found: tuple[Sequence[Mark], Sequence[int]] | None = scene.memo.get(("by sentence", table, *kinds))
    if found is None:
        inside = scan(scene, _forms(table, scene.language, *kinds), in_sentences=True)
        found = scene.memo["by sentence", table, *kinds] = inside, [mark.first for mark in inside]
    return found


def marks_in(found: Sequence[Mark], first: int, last: int, *kinds: str) -> list[Mark]:
    """Those that begin at tokens first..last-1, of the kinds."""
    return [mark for mark in found if first <= mark.first < last and (not kinds or mark.kind in kinds)]


def standing(scene: Scene, words: frozenset[str], first: int = 0, last: int | None = None) -> Sequence[int]:
    """Those of tokens first..last-1 (of all without them) that are one of the words, in their order; no marks."""
    found: list[int] | None = scene.memo.get(("standing", words))
    if found is None:
        found = scene.memo["standing", words] = _heads(scene, words)
    return _between(found, first, last)


def identifiers(scene: Scene, first: int = 0, last: int | None = None) -> Sequence[int]:
    """Those of tokens first..last-1 (of all without them) that are letters with a number: "AgroFair-2019"."""
    found: list[int] | None = scene.memo.get(("identifiers",))
    if found is None:
        found = scene.memo["identifiers",] = [token.index for token in scene.tokens if token.kind == IDENTIFIER]
    return _between(found, first, last)


def _between(places: list[int], first: int, last: int | None) -> Sequence[int]:
    if not places or (last is None and not first):
        return places
    return places[bisect_left(places, first) : None if last is None else bisect_left(places, last)]


def scan(scene: Scene, forms: Forms, *, in_sentences: bool = False) -> tuple[Mark, ...]:
    """The longest forms, from left to right, not overlapping; each inside one sentence where that is asked."""
    found: list[Mark] = []
    reached, count = 0, len(scene.tokens)
    for i in _starts(scene, forms):
        if i >= reached:
            longest = _longest(scene.tokens, i, _sentence_end(scene, i) if in_sentences else count, forms)
            if longest is not None:
                found.append(longest)
                reached = longest.last
    return tuple(found)


def _starts(scene: Scene, forms: Forms) -> list[int]:
    """Where a form may begin: at a word that is one, and at a word that the next one goes on (most do not)."""
    following: list[str] | None = scene.memo.get(("following",))
    if following is None:
        following = scene.memo["following",] = [*(token.low for token in scene.tokens[1:]), ""]
    index, known = scene.index, forms.known
    found = [i for word in index.keys() & known.keys() for i in index[word]]
    for word in index.keys() & forms.after.keys():
        if word not in known:
            after = forms.after[word]
            found += [i for i in index[word] if following[i] in after or following[i] == "."]
    found.sort()
    return found


def _longest(tokens: Sequence[Token], i: int, stop: int, forms: Forms) -> Mark | None:
    """The longest form at token i that ends by `stop`. It crosses no mark but the full stop of an abbreviation."""
    form = tokens[i].low
    last, entry, most = i + 1, forms.known.get(form) if i < stop else None, forms.longest.get(form, 1)
    for j in range(i + 1, stop if most > 1 else 0):
        token = tokens[j]
        if token.kind == MARK:
            if token.text != "." or token.start != tokens[j - 1].end:
                break
            continue
        form, most = f"{form} {token.low}", most - 1
        if form in forms.known:
            last, entry = j + 1, forms.known[form]
        if most == 1:
            break
    return Mark(*entry, i, last) if entry is not None else None


def _sentence_end(scene: Scene, i: int) -> int:
    """Where the sentence of token i ends; at i itself where the token stands in none."""
    sentence = scene.sentence_of(i)
    return sentence.last if sentence.first <= i < sentence.last else i


def _heads(scene: Scene, words: Set[str]) -> list[int]:
    """The tokens that are one of the words, in their order."""
    index = scene.index
    here = [index[word] for word in index.keys() & words]
    return sorted(chain.from_iterable(here)) if len(here) != 1 else here[0]
