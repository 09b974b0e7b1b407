"""Tokens with the period words marked, for the rules to look at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading.grammar.periods.raw import Raw, between_months
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, NUMBER, Token, lows

YEAR = re.compile(r"(?:19|20)\d\d|2100", re.ASCII)
SUFFIXES = words("common.suffixes")
ORDINAL_ENDINGS = words("periods.ordinal_endings")
AND = frozenset(("and", "и"))
_KINDS = words("periods.period_kinds")
DASHES = words("periods.dashes")
_BARE_RELATIVES = words("periods.bare_relatives")
_YEAR_LINKS = words("periods.year_links")
_ENDINGS = words("periods.endings")
# «т.г.», «с.г.»: this year; «п.г.»: last year
_SHORTENED = {"т.г.": 0, "с.г.": 0, "п.г.": -1}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


_PRINTED = frozenset((NUMBER, IDENTIFIER))


class Reader:
    """The tokens of a text as the rules of periods look at them, one entry a token; past either end all is empty or 0.

    low: lower case. digits: whether it is a number. year: the year printed (four digits, 1900-2100). small: a whole
    number of one or two digits or a word. named: the kind of the period word that begins there, which `kind` has in
    full. printed: the tokens that are numbers or codes (Q1).
    """

    def __init__(self, tokens: Sequence[Token], cues: Sequence[Cue], lang: str) -> None:
        self.tokens, self.lang = tokens, lang
        self.kind: dict[int, Cue] = {}
        self.number_word: dict[int, int] = {}
        self._ordinals: set[int] = set()
        self.low = lows(tokens)
        size = len(self.low)
        self.digits, self.year, self.small, self.named = [False] * size, [0] * size, [0] * size, [""] * size
        self.printed: list[int] = []
        self._mark_words(cues)
        self._mark_digits()

    def _mark_words(self, cues: Sequence[Cue]) -> None:
        for cue in cues:
            first = cue.first
            if cue.kind in _KINDS:
                # "May", "March" and "mar" are months only with a capital.
                if cue.kind != "month" or self.lang != "en" or self.tokens[first].capital:
                    self.named[first] = self.kind.setdefault(first, cue).kind
            elif cue.kind in ("unit", "ordinal") and cue.last == first + 1 and first not in self.number_word:
                self.number_word[first] = self.small[first] = int(cue.value)
                if cue.kind == "ordinal":
                    self._ordinals.add(first)

    def _mark_digits(self) -> None:
        for i, token in enumerate(self.tokens):
            if token.kind in _PRINTED:
                self.printed.append(i)
            if token.kind == NUMBER:
                text = token.text
                self.digits[i] = True
                self.year[i] = int(text) if YEAR.fullmatch(text) else 0
                self.small[i] = int(text) if len(text) <= 2 and text.isdecimal() else 0

    def value(self, i: int) -> int:
        """The value of the period word at i."""
        return int(self.kind[i].value)

    def touches(self, i: int) -> bool:
        """No white space before token i."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def ordinal(self, i: int) -> int:
        """An ordinal at i: a word, a Roman number, or digits before their suffix (1st, 2-й); 0 for none."""
        if i in self._ordinals:
            return self.number_word[i]
        low = self.low[i]
        if low in ROMAN and self.tokens[i].text.isupper():
            return ROMAN[low]
        if not self.digits[i] or len(low) > 2 or not low.isdecimal() or not self.touches(i + 1):
            return 0
        ending = self.low[i + 1] == "-" and self.low[i + 2] in ORDINAL_ENDINGS
        return int(low) if ending or self.low[i + 1] in SUFFIXES else 0

    def dash(self, i: int) -> bool:
        """A dash or a word that means "to" at i."""
        return self.low[i] in DASHES

    def past_stop(self, i: int) -> int:
        """Past the full stop of an abbreviation ("Jan.", «мес.»), if it stands at i."""
        return i + 1 if self.low[i] == "." and self.touches(i) else i

    def past_year_word(self, i: int) -> int:
        """Past «года», «г.», «году» and the ending of «2014-м», if they stand at i."""
        if self.low[i] == "-" and self.low[i + 1] in _ENDINGS:
            i += 2
        if self.lang == "ru" and self.named[i] == "year":
            i += 1
            if self.low[i] == "." and self.low[i - 1] in ("г", "гг"):
                i += 1
        return i


def with_year(r: Reader, first: int, j: int, part: tuple[int, int], rule: str) -> Raw | None:
    """A part of a year, with the year that follows: "of 2018", "last year", «прошлого года», or none."""
    k = j + 1 if r.low[j] in _YEAR_LINKS else j
    if r.low[k] == "the" and r.lang == "en":
        k += 1
    year = r.year[k]
    if year and not (r.low[j] == "," and r.lang == "ru"):
        return between_months(first, r.past_year_word(k + 1), (year, part[0]), (year, part[1]), rule)
    if r.named[k] == "relative" and (r.named[k + 1] == "year" or (r.lang == "ru" and r.low[k] in _BARE_RELATIVES)):
        last = k + (2 if r.named[k + 1] == "year" else 1)
        return Raw(first, last, rule, part=part, offset=r.value(k), earlier=r.value(k) < 0)
    if r.lang == "ru" and r.low[k] in _SHORTENED:
        offset = _SHORTENED[r.low[k]]
        return Raw(first, k + 1, rule, part=part, offset=offset, earlier=offset < 0)
    if r.lang == "ru" and r.low[k] == "того" and r.low[k + 1] == "же":
        # «того же года»; the last words of a text may be cut off.
        return Raw(first, min(k + 3, len(r.tokens)), rule, part=part)
    if r.lang == "ru" and r.low[j] == "года":
        j += 1
    return Raw(first, j, rule, part=part) if part[0] <= part[1] else None
