"""The words of the fact tables in a text: each kind looked for once, then asked, by place and by sentence.

A rule asks for the words of its kinds (`marks`), for those of a sentence (`marks_in`), or for the tokens that are one
of a few words (`standing`). What was asked once is kept in the memo of the scene.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Branch:
    """What the words so far stand for, where they are a form, and what they may go on with."""

    entry: tuple[str, str] | None = None
    after: dict[str, Branch] = field(default_factory=dict)


@cache
def _tree(table: str, lang: str, *kinds: str) -> Mapping[str, Branch]:
    """The forms of the kinds, word by word."""
    root = Branch()
    for form, entry in fact_words(table, lang, *kinds).items():
        branch = root
        for word in form.split(" "):
            branch = branch.after.setdefault(word, Branch())
        branch.entry = entry
    return root.after


# --- their words in the text -----------------------------------------------------------------------------------------


def marks(scene: Scene, table: str, *kinds: str) -> Sequence[Mark]:
    """Every word of the kinds (all without one), the longest match winning, in the order of the text."""
    found: tuple[Mark, ...] | None = scene.memo.get((table, *kinds))
    if found is None:
        found = scene.memo[table, *kinds] = _scan(scene, table, kinds)
    return found


def marks_by_sentence(scene: Scene, table: str, *kinds: str) -> tuple[Sequence[Mark], Sequence[int]]:
    """The same, each sentence by itself, so that no word reaches beyond its sentence; and where each begins."""
    found: tuple[Sequence[Mark], Sequence[int]] | None = scene.memo.get(("by sentence", table, *kinds))
    if found is None:
        inside = _scan(scene, table, kinds, in_sentences=True)
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


def _scan(scene: Scene, table: str, kinds: tuple[str, ...], *, in_sentences: bool = False) -> tuple[Mark, ...]:
    """The longest forms of the kinds, from left to right, not overlapping; each in one sentence where that is asked."""
    tree, tokens, found = _tree(table, scene.language, *kinds), scene.tokens, list[Mark]()
    reached, count = 0, len(tokens)
    for i in _starts(scene, tree):
        if i >= reached:
            stop = _sentence_end(scene, i) if in_sentences else count
            last, entry = _longest(tokens, i, stop, tree[tokens[i].low])
            if entry is not None:
                found.append(Mark(*entry, i, last))
                reached = last
    return tuple(found)


def _starts(scene: Scene, tree: Mapping[str, Branch]) -> list[int]:
    """Where a form may begin: at a word that is one, and at a word that the next one goes on (most do not)."""
    following: list[str] | None = scene.memo.get(("following",))
    if following is None:
        following = scene.memo["following",] = [*(token.low for token in scene.tokens[1:]), ""]
    index, found = scene.index, list[int]()
    for word in index.keys() & tree.keys():
        branch, places = tree[word], index[word]
        if branch.entry is not None:
            found += places
        else:
            after = branch.after
            found += [i for i in places if following[i] in after or following[i] == "."]
    found.sort()
    return found


def _longest(tokens: Sequence[Token], i: int, stop: int, branch: Branch) -> tuple[int, tuple[str, str] | None]:
    """(the token after it, what it stands for) of the longest form at token i that ends by `stop`. It crosses no mark
    but the full stop of an abbreviation."""
    last, entry = i + 1, branch.entry if i < stop else None
    for j in range(i + 1, stop):
        token = tokens[j]
        if token.kind == MARK:
            if token.text != "." or token.start != tokens[j - 1].end:
                break
            continue
        after = branch.after.get(token.low)
        if after is None:
            break
        branch = after
        if branch.entry is not None:
            last, entry = j + 1, branch.entry
    return last, entry


def _sentence_end(scene: Scene, i: int) -> int:
    """Where the sentence of token i ends; at i itself where the token stands in none."""
    sentence = scene.sentence_of(i)
    return sentence.last if sentence.first <= i < sentence.last else i


def _heads(scene: Scene, words: Set[str]) -> list[int]:
    """The tokens that are one of the words, in their order."""
    index = scene.index
    here = [index[word] for word in index.keys() & words]
    return sorted(chain.from_iterable(here)) if len(here) != 1 else here[0]
