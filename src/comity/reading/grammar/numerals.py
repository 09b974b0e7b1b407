"""Numerals: digits with either convention, number words, magnitudes, compounds ("38 млрд 607,6 млн"). Values are
exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD, Token

_ABBREVIATED = words("numerals.abbreviated")
_ALONE = words("numerals.alone")
_ARTICLES = words("numerals.articles")
_MAGNITUDES = words("numerals.magnitudes")
_SUFFIXES = words("common.suffixes")

_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """value in full units; step: what the last printed place is worth (0 of words); scaled: a magnitude was printed."""

    first: int
    last: int
    value: Fraction
    step: Fraction
    scaled: bool = False
    word: bool = False
    bare: Fraction = Fraction(0)


def digits(text: str, lang: str) -> tuple[Fraction, Fraction] | None:
    """(value, step) of printed digits; None where they are no number ("1.2.3").

    Both separators: the last is the decimal one. One kind repeated: grouping. A comma with groups of three is
    grouping in English and
    a decimal comma in Russian; a point is decimal in both.
    """
    text = _SPACES.sub("", text)
    commas, points = text.count(","), text.count(".")
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
        whole, part = "".join(groups), ""
    elif commas and lang == "en" and re.fullmatch(r"[1-9]\d{0,2},\d{3}", text):
        whole, part = text.replace(",", ""), ""
    elif commas or points:
        whole, part = re.split(r"[.,]", text)
    else:
        whole, part = text, ""
    return Fraction(int(whole + part), 10 ** len(part)), Fraction(1, 10 ** len(part))


class Numerals:
    """Reads numerals of one text."""

    def __init__(self, tokens: Sequence[Token], cues: Sequence[Cue], lang: str) -> None:
        self.tokens, self.lang = tokens, lang
        self.words: dict[int, Cue] = {}
        self.magnitudes: dict[int, Cue] = {}
        for cue in cues:
            if cue.kind in ("unit", "ten", "hundred", "hundreds", "halfmagnitude"):
                self.words.setdefault(cue.first, cue)
            elif cue.kind == "magnitude":
                self.magnitudes.setdefault(cue.first, cue)

    def at(self, i: int) -> Numeral | None:
        """The numeral that begins at token i."""
        token = self.tokens[i]
        if token.kind == NUMBER:
            following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            if following is not None and following.start == token.end and following.low in _SUFFIXES:
                return None
            parsed = digits(token.text, self.lang)
            if parsed is None:
                return None
            return self._scaled(i, i + 1, *parsed, word=False)
        if token.kind == WORD:
            return self._hyphened(i) or self._spelled(i)
        return None

    def _spelled(self, i: int) -> Numeral | None:
        """twelve; twenty-one; two hundred and five; a hundred; сорок два; полмиллиарда."""
        total, current, j = Fraction(0), Fraction(0), i
        last_rank = 1000
        while j in self.words or (
            j > i and self.tokens[j].low == "and" and self.tokens[j - 1].low == "hundred" and j + 1 in self.words
        ):
            if j not in self.words:
                j += 1
                continue
            cue = self.words[j]
            value = int(cue.value)
            if cue.kind == "halfmagnitude":
                return (
                    Numeral(i, cue.last, Fraction(value), Fraction(value, 10), True, True, Fraction(value))
                    if j == i
                    else None
                )
            rank = {"unit": 1, "ten": 2, "hundred": 3, "hundreds": 3}[cue.kind]
            if cue.kind == "hundred":
                current = (current or 1) * value
            elif rank < last_rank and (rank != 1 or value < 10 or last_rank == 3 or j == i):
                current += value
            else:
                break
            last_rank = rank
            j = cue.last
        if j == i:
            return self._article_magnitude(i)
        return self._scaled(i, j, total + current, Fraction(0), word=True)

    def _article_magnitude(self, i: int) -> Numeral | None:
        """a hundred; a million; миллиард (alone is one)."""
        magnitude = self.magnitudes.get(i)
        if magnitude is None or len(magnitude.form) < 4 or not self._may_stand_alone(i):
            return None
        value = Fraction(int(magnitude.value))
        return Numeral(i, magnitude.last, value, value / 10, True, True, Fraction(1))

    def _may_stand_alone(self, i: int) -> bool:
        """A magnitude word is a number by itself in the singular only: "a billion", «миллиард», not "millions of"."""
        low = self.tokens[i].low
        if self.lang == "en":
            return low in _MAGNITUDES and i > 0 and self.tokens[i - 1].low in _ARTICLES
        return low in _ALONE

    def _hyphened(self, i: int) -> Numeral | None:
        """twenty-one; forty-five; four-point-one; one-and-a-half."""
        token = self.tokens[i]
        if "-" not in token.low:
            return None
        parts = token.low.split("-")
        values = [_WORDS.get(part) for part in parts]
        if len(parts) == 2 and values[0] is not None and values[1] is not None and values[0] >= 20 > 10 > values[1] > 0:
            return self._scaled(i, i + 1, Fraction(values[0] + values[1]), Fraction(0), word=True)
        if len(parts) == 3 and parts[1] == "point" and values[0] is not None and values[2] is not None:
            return self._scaled(i, i + 1, Fraction(values[0] * 10 + values[2], 10), Fraction(1, 10), word=True)
        return None

    def _scaled(self, first: int, j: int, value: Fraction, step: Fraction, *, word: bool) -> Numeral:
        """With the magnitudes that follow: "35 million", "1.2 lakh", "38 млрд 607,6 млн", "2 thousand million"."""
        bare, scaled = value, False
        magnitude = self._magnitude(j)
        # "1.2 million" of digits; a lone letter m or b or k must touch the digits ("USD 73m").
        if magnitude is not None:
            scale = Fraction(int(magnitude.value))
            value, step, scaled = value * scale, (step or 1) * scale, True
            j = magnitude.last
            if (
                j < len(self.tokens)
                and self.tokens[j].text == "."
                and self.tokens[j].start == self.tokens[j - 1].end
                and self.lang == "ru"
            ):
                follows = self.tokens[j + 1] if j + 1 < len(self.tokens) else None
                if magnitude.form in _ABBREVIATED and follows is not None and not follows.capital:
                    j += 1
            further = self._magnitude(j)
            if further is not None and int(further.value) > 1000 >= scale:
                value, step, j = value * int(further.value), step * int(further.value), further.last
            elif j < len(self.tokens) and self.tokens[j].kind == NUMBER:
                tail = digits(self.tokens[j].text, self.lang)
                smaller = self._magnitude(j + 1)
                if tail is not None and smaller is not None and int(smaller.value) < scale and tail[0] < 1000:
                    value += tail[0] * int(smaller.value)
                    step, j = tail[1] * int(smaller.value), smaller.last
        return Numeral(first, j, value, step, scaled, word, bare)

    def _magnitude(self, j: int) -> Cue | None:
        cue = self.magnitudes.get(j)
        if cue is None:
            return None
        touching = j > 0 and self.tokens[j].start == self.tokens[j - 1].end
        if len(cue.form) == 1 and not touching:
            return None
        # "-million" after a hyphen is read too: "a 5-million loan".
        return cue


_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "twenty": 20,
    "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "ten": 10, "zero": 0,
}  # fmt: skip
