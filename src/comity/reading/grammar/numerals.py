"""Numerals: digits of either convention, number words, magnitudes, compounds («38 млрд 607,6 млн»). All exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD, Token, lows

_ABBREVIATED = words("numerals.abbreviated")
_ALONE = words("numerals.alone")
_ARTICLES = words("numerals.articles")
_MAGNITUDES = words("numerals.magnitudes")
_SUFFIXES = words("common.suffixes")

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "zero": 0, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_RANKS = {"unit": 1, "ten": 2, "hundred": 3, "hundreds": 3}
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_LONGEST, _KEPT = 40, 2**12
_NONE, _UNIT = Fraction(0), Fraction(1)
_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}")
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")


class Numeral(NamedTuple):
    """value in full units; step: what the last printed place is worth (0 of words); scaled: a magnitude was printed."""

    first: int
    last: int
    value: Fraction
    step: Fraction
    scaled: bool = False
    word: bool = False
    bare: Fraction = _NONE


def digits(text: str, lang: str) -> tuple[Fraction, Fraction] | None:
    """(value, step) of printed digits; None where they are no number ("1.2.3") or longer than any sum of money.

    Both separators: the last is the decimal one. One kind repeated: grouping. A comma with groups of three is grouping
    in English and a decimal comma in Russian; a point is decimal in both.
    """
    return _kept(text, lang) if len(text) <= _LONGEST else _parsed(text, lang)


def _parsed(text: str, lang: str) -> tuple[Fraction, Fraction] | None:
    text = _SPACES.sub("", text)
    if len(text) > _LONGEST:
        return None
    commas, points = text.count(","), text.count(".")
    whole, part = text, ""
    if commas and points:
        decimal = max(text.rfind(","), text.rfind("."))
        whole, part = re.sub(r"[.,]", "", text[:decimal]), text[decimal + 1 :]
        if text.count(text[decimal]) > 1:
            return None
    elif commas > 1 or points > 1:
        groups = re.split(r"[.,]", text)
        # Indian grouping: the last group has three digits, those before it two.
        if len(groups[-1]) != 3 or any(len(group) not in (2, 3) for group in groups[1:]) or len(groups[0]) > 3:
            return None
        whole = "".join(groups)
    elif commas and lang == "en" and _GROUPED.fullmatch(text):
        whole = text.replace(",", "")
    elif commas or points:
        whole, part = re.split(r"[.,]", text)
    if not part:
        return Fraction(int(whole)), _UNIT
    return Fraction(int(whole + part), 10 ** len(part)), Fraction(1, 10 ** len(part))


_kept = lru_cache(maxsize=_KEPT)(_parsed)

_ODD = frozenset(("лишним", "небольшим"))


def _times(value: Fraction, scale: int) -> Fraction:
    """value * scale, in a third of the time of the operator, which makes a fraction of the scale first."""
    return Fraction(value.numerator * scale, value.denominator)


class Numerals:
    """Reads numerals of one text."""

    def __init__(
        self, tokens: Sequence[Token], cues: Sequence[Cue], lang: str, low: Sequence[str] | None = None
    ) -> None:
        self.tokens, self.low, self.lang = tokens, lows(tokens) if low is None else low, lang
        self.words: dict[int, Cue] = {}
        self.magnitudes: dict[int, Cue] = {}
        for cue in cues:
            if cue.kind in ("unit", "ten", "hundred", "hundreds", "halfmagnitude"):
                self.words.setdefault(cue.first, cue)
            elif cue.kind == "magnitude":
                self.magnitudes.setdefault(cue.first, cue)

    @property
    def starts(self) -> set[int]:
        """The words that may begin a numeral; besides them only digits and words with a hyphen do."""
        return {*self.words, *self.magnitudes}

    def at(self, i: int) -> Numeral | None:
        """The numeral that begins at token i; an ordinal in digits ("3rd") is none."""
        token = self.tokens[i]
        if token.kind == WORD:
            if i in self.words:
                return self._spelled(i)
            return self._hyphened(i) or self._article_magnitude(i)
        if token.kind != NUMBER:
            return None
        if self.low[i + 1] in _SUFFIXES and self.tokens[i + 1].start == token.end:
            return None
        parsed = digits(token.text, self.lang)
        return self._scaled(i, i + 1, *parsed, word=False) if parsed is not None else None

    def _spelled(self, i: int) -> Numeral | None:
        """twelve; two hundred and five; a hundred; сорок два; полмиллиарда."""
        if self.words[i].kind == "halfmagnitude":
            value = Fraction(self.words[i].value)
            return Numeral(i, self.words[i].last, value, value / 10, True, True, value)
        total, j, last_rank = Fraction(0), i, 4
        while True:
            if j > i and self._is_and(j):
                j += 1
            joined = self._joined(j) if 3 <= last_rank < 4 else 0
            if joined:
                total, last_rank, j = total + joined, 1, j + 1
                continue
            cue = self.words.get(j)
            if cue is None or cue.kind == "halfmagnitude":
                break
            value, rank = Fraction(cue.value), _RANKS[cue.kind]
            if cue.kind == "hundred":
                total = (total or 1) * value
            elif rank < last_rank and (rank != 1 or value < 10 or last_rank == 3 or j == i):
                total += value
            else:
                break
            last_rank, j = rank, cue.last
        if self._and_a_half(j) and self._magnitude(j + 3) is not None:  # "two and a half million"
            return self._scaled(i, j + 3, total + Fraction(1, 2), Fraction(1, 2), word=True)
        digits_after = self._pointed(j)
        if digits_after:
            part = Fraction(int(digits_after), 10 ** len(digits_after))
            step = Fraction(1, 10 ** len(digits_after))
            return self._scaled(i, j + 1 + len(digits_after), total + part, step, word=True)
        return self._scaled(i, j, total, Fraction(0), word=True)

    def _and_a_half(self, j: int) -> bool:
        return self.low[j] == "and" and self.low[j + 1] == "a" and self.low[j + 2] == "half"

    def _pointed(self, j: int) -> str:
        """The digits of "point five five" at j; empty where none follow."""
        found = ""
        if self.low[j] == "point":
            while _WORDS.get(self.low[j + 1], _TEN) < _TEN:
                j += 1
                found += str(_WORDS[self.low[j]])
        return found

    def _joined(self, j: int) -> int:
        """The value of "thirty-four" at j; 0 for another word."""
        first, _, last = self.low[j].partition("-")
        tens, units = _WORDS.get(first, 0), _WORDS.get(last, 0)
        return tens + units if tens > _TEN and 0 < units < _TEN else 0

    def _is_and(self, j: int) -> bool:
        """The "and" of "two hundred and five"."""
        led = self.low[j] == "and" and self.low[j - 1] == "hundred"
        return led and (j + 1 in self.words or bool(self._joined(j + 1)))

    def _article_magnitude(self, i: int) -> Numeral | None:
        """a hundred; a million; миллиард (alone is one)."""
        magnitude = self.magnitudes.get(i)
        if magnitude is None or len(magnitude.form) < 4 or not self._may_stand_alone(i):
            return None
        value = Fraction(int(magnitude.value))
        if self._and_a_half(magnitude.last):  # "a billion and a half"
            return Numeral(i, magnitude.last + 3, value * 3 / 2, value / 2, True, True, Fraction(3, 2))
        return Numeral(i, magnitude.last, value, value / 10, True, True, Fraction(1))

    def _may_stand_alone(self, i: int) -> bool:
        """A magnitude word is a number by itself in the singular only: "a billion", «миллиард», not "millions of"."""
        low = self.tokens[i].low
        if self.lang == "en":
            return low in _MAGNITUDES and i > 0 and self.tokens[i - 1].low in _ARTICLES
        return low in _ALONE

    def _hyphened(self, i: int) -> Numeral | None:
        """twenty-one; forty-five; four-point-one."""
        if "-" not in self.tokens[i].low:
            return None
        parts = self.tokens[i].low.split("-")
        first, last = _WORDS.get(parts[0]), _WORDS.get(parts[-1])
        if first is None or last is None:
            return None
        if len(parts) == 2 and first >= 20 and 0 < last < 10:
            return self._scaled(i, i + 1, Fraction(first + last), Fraction(0), word=True)
        if len(parts) == 3 and parts[1] == "point":
            return self._scaled(i, i + 1, Fraction(first * 10 + last, 10), Fraction(1, 10), word=True)
        return None

    def _scaled(self, first: int, j: int, value: Fraction, step: Fraction, *, word: bool) -> Numeral:
        """With the magnitudes that follow: "35 million", "1.2 lakh", "38 млрд 607,6 млн", "2 lakh crore"."""
        over = self.low[j] == "с" and self.low[j + 1] in _ODD and self._magnitude(j + 2) is not None
        magnitude = self._magnitude(j + 2 if over else j)  # «400 с лишним миллионов»
        if magnitude is None:
            return Numeral(first, j, value, step, False, word, value)
        bare, scale = value, int(magnitude.value)
        value, step = _times(value, scale), _times(step or _UNIT, scale)
        j = self._past_stop(magnitude)
        further = self._magnitude(j)
        if further is not None and int(further.value) > scale:
            times = int(further.value)
            return Numeral(first, further.last, value * times, step * times, True, word, bare)
        compound = j < len(self.tokens) and self.tokens[j].kind == NUMBER
        tail = digits(self.tokens[j].text, self.lang) if compound else None
        smaller = self._magnitude(j + 1)
        if tail is not None and smaller is not None and int(smaller.value) < scale and tail[0] < 1000:
            value += tail[0] * int(smaller.value)
            step, j = tail[1] * int(smaller.value), smaller.last
        rest = self._rest(j, scale) if word else None
        if rest is not None and rest.value > value:  # "three thousand five hundred million"
            bare = value + rest.bare
            return Numeral(first, rest.last, bare * rest.value / rest.bare, Fraction(0), True, word, bare)
        if rest is not None:
            return Numeral(first, rest.last, value + rest.value, Fraction(0), True, word, bare)
        return Numeral(first, j, value, step, True, word, bare)

    def _rest(self, j: int, scale: int) -> Numeral | None:
        """ "three thousand five hundred", «два миллиона триста тысяч»: what follows a magnitude in words, of a smaller
        one, or hundreds after a thousand."""
        rest = self._spelled(j) if j in self.words and j < len(self.tokens) else None
        if rest is None or rest.bare >= scale:
            return None
        hundreds = scale == _THOUSAND and rest.bare >= _HUNDRED
        return rest if hundreds or (rest.scaled and rest.value < scale) else None

    def _past_stop(self, magnitude: Cue) -> int:
        """Past the full stop of «млн.» where the sentence goes on."""
        j = magnitude.last
        if self.lang != "ru" or magnitude.form not in _ABBREVIATED or j + 1 >= len(self.tokens):
            return j
        stop = self.tokens[j]
        touching = stop.text == "." and stop.start == self.tokens[j - 1].end
        return j + 1 if touching and not self.tokens[j + 1].capital else j

    def _magnitude(self, j: int) -> Cue | None:
        """The magnitude at j; a lone letter must touch the digits ("USD 73m")."""
        cue = self.magnitudes.get(j)
        if cue is None or (len(cue.form) == 1 and (j == 0 or self.tokens[j].start != self.tokens[j - 1].end)):
            return None
        return cue
