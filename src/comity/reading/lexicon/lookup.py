"""Finding the words of the tables in a list of tokens: hash look-ups of one to a few tokens, the longest match wins."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from comity.reading.scan import MARK, WORD, Token


class Entry(NamedTuple):
    """What a form stands for. table: cues, numbers, periods, counts. kind and value as in the table."""

    table: str
    kind: str
    value: str


class Cue(NamedTuple):
    """A form of a table in the text: tokens `first` to `last` (exclusive), code points `start` to `end`."""

    kind: str
    value: str
    first: int
    last: int
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """forms: form (tokens joined by a space) -> entries. longest: first token -> how many tokens its longest form
    has. seconds: first token -> the second tokens of its longer forms."""

    forms: Mapping[str, tuple[Entry, ...]]
    longest: Mapping[str, int]
    seconds: Mapping[str, Container[str]]


@cache
def lexicon(lang: str) -> Lexicon:
    """The words of a language: `en` or `ru`."""
    forms: dict[str, tuple[Entry, ...]] = {}
    alone: dict[tuple[str, str, str], tuple[Entry, ...]] = {}  # most forms have one entry, which many forms share
    table = resources.files("comity.reading.lexicon").joinpath(f"forms_{lang}.csv").read_text(encoding="utf-8")
    for name, kind, value, form in csv.reader(table.splitlines()[1:]):
        key = (name, kind, value)
        entry = alone.get(key) or alone.setdefault(key, (Entry(*key),))
        forms[form] = forms[form] + entry if form in forms else entry
    return Lexicon(forms, *beginnings(forms))


def beginnings(forms: Iterable[str]) -> tuple[dict[str, int], dict[str, set[str]]]:
    """(first word -> how many words its longest form has, first word -> the second words of its longer forms)."""
    longest: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    for form in forms:
        if " " not in form:
            longest.setdefault(form, 1)
            continue
        head, second, *rest = form.split(" ")
        longest[head] = max(longest.get(head, 0), 2 + len(rest))
        seconds.setdefault(head, set()).add(second)
    return longest, seconds


def spans_of_forms(
    tokens: Sequence[Token],
    longest: Mapping[str, int],
    known: Mapping[str, object],
    index: Mapping[str, Sequence[int]] | None = None,
    seconds: Mapping[str, Container[str]] | None = None,
) -> Iterator[tuple[int, int, str]]:
    """(first, last, form) of each longest form, left to right, not overlapping. Forms cross no mark but a full stop
    of an abbreviation. `index` (word -> where it stands) spares looking at every token where few words begin a form,
    `seconds` (of `beginnings`) looking further than the second word."""
    reached = 0
    for i in _heads(tokens, longest) if index is None else heads_of(index, longest):
        if i < reached or tokens[i].kind != WORD:
            continue
        low = tokens[i].low
        most = longest[low]
        if most > 1 and seconds is not None:
            j = _next_word(tokens, i + 1)
            most = most if j and tokens[j].low in seconds[low] else 1
        if most == 1:
            if low in known:
                reached = i + 1
                yield i, reached, low
            continue
        pieces, ends = _pieces(tokens, i, most)
        for size in range(len(pieces), 0, -1):
            form = " ".join(pieces[:size])
            if form in known:
                reached = ends[size - 1]
                yield i, reached, form
                break


def _pieces(tokens: Sequence[Token], i: int, most: int) -> tuple[list[str], list[int]]:
    """The words from token i on that a form may have, `most` of them, and behind which token each ends."""
    pieces, ends, j = [tokens[i].low], [i + 1], i + 1
    while len(pieces) < most and (j := _next_word(tokens, j)):
        pieces.append(tokens[j].low)
        j += 1
        ends.append(j)
    return pieces, ends


def _next_word(tokens: Sequence[Token], j: int) -> int:
    """The next token of a form, at j or past the full stop of an abbreviation; 0 where another mark or the end of the
    text stops it."""
    while j < len(tokens) and tokens[j].kind == MARK:
        if tokens[j].text != "." or tokens[j].start != tokens[j - 1].end:
            return 0
        j += 1
    return j if j < len(tokens) else 0


def _heads(tokens: Sequence[Token], longest: Mapping[str, int]) -> list[int]:
    """The tokens that may begin a form."""
    return [place for place, token in enumerate(tokens) if token.low in longest]


def heads_of(index: Mapping[str, Sequence[int]], longest: Mapping[str, int]) -> list[int]:
    """The tokens that may begin a form, from the index of a text's words."""
    fewer, more = (longest, index) if len(longest) < len(index) else (index, longest)
    return sorted(place for word in fewer if word in more for place in index[word])


def word_index(tokens: Sequence[Token]) -> dict[str, list[int]]:
    """Word, in lower case -> the tokens it is."""
    index: dict[str, list[int]] = {}
    for token in tokens:
        if token.kind == WORD:
            index.setdefault(token.low, []).append(token.index)
    return index


def cues(tokens: Sequence[Token], lang: str, index: Mapping[str, Sequence[int]] | None = None) -> list[Cue]:
    """Every form of the language's tables in the tokens; a form with several entries gives several cues."""
    words = lexicon(lang)
    return [
        Cue(entry.kind, entry.value, first, last, tokens[first].start, tokens[last - 1].end, form)
        for first, last, form in spans_of_forms(tokens, words.longest, words.forms, index, words.seconds)
        for entry in words.forms[form]
    ]
