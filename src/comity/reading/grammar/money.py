"""The money an amount is in: a sign, a code or a word before it or after it."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from comity.reading.lexicon.lookup import spans_of_forms
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, Token

_ABBREVIATED = words("amounts.abbreviated")
# Shared by several currencies; the sign alone stands for the one that writes it so most.
SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₸": "KZT", "₹": "INR", "₴": "UAH", "₩": "KRW",
    "₺": "TRY", "₾": "GEL", "₼": "AZN",
}  # fmt: skip
BEFORE_DOLLAR = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "cad": "CAD",
    "hk": "HKD", "s": "SGD", "nz": "NZD", "r": "BRL",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Currencies:
    """The words and codes of money. codes: form (tokens joined by a space, lower case) -> ISO 4217 code.

    A word that several countries share ("Rs", «рублей») has the code of the text's own countries. longest: first word
    of a form -> how many words its longest form has; seconds: -> the second words of its longer forms.
    """

    codes: Mapping[str, str]
    longest: Mapping[str, int]
    seconds: Mapping[str, Container[str]]


class Money:
    """Finds the money of one text's numerals."""

    def __init__(
        self, tokens: Sequence[Token], low: Sequence[str], currencies: Currencies, index: Mapping[str, Sequence[int]]
    ) -> None:
        self.tokens, self.low, self.currencies = tokens, low, currencies.codes
        named = spans_of_forms(tokens, currencies.longest, self.currencies, index, currencies.seconds)
        self.currency_at = {first: (last, self.currencies[form]) for first, last, form in named}
        self.currency_ending = {last: (first, code) for first, (last, code) in self.currency_at.items()}

    def of(self, i: int, j: int) -> tuple[int, int, str] | None:
        """(first, last, code): a symbol or code before the numeral i..j, or a word, code or symbol after it."""
        return self._before(i, j) or self._after(i, j)

    def _before(self, i: int, j: int) -> tuple[int, int, str] | None:
        """$5; US$5; USD 5; Rs. 5."""
        symbol = self.tokens[i - 1] if i else None
        if symbol is None:
            return None
        if symbol.kind == MARK and symbol.text not in SYMBOLS and unicodedata.category(symbol.text[0]) == "Sc":
            return self._rare_sign(i, j)
        sign = self._sign_before(i)
        if sign is not None:
            return sign[0], j, sign[1]
        if symbol.text in SYMBOLS:
            lead = self.tokens[i - 2] if i > 1 else None
            if symbol.text == "$" and lead is not None and lead.end == symbol.start and lead.low in BEFORE_DOLLAR:
                return i - 2, j, BEFORE_DOLLAR[lead.low]
            return i - 1, j, self._of_sign(symbol.text)
        named = self.currency_ending.get(i) or (self.currency_ending.get(i - 1) if symbol.text == "." else None)
        return (named[0], j, named[1]) if named is not None and self._is_code(named[0]) else None

    def _of_sign(self, sign: str) -> str:
        """The currency of a sign alone; the yen and the yuan share theirs."""
        return self.currencies.get(sign, SYMBOLS[sign]) if sign == "¥" else SYMBOLS[sign]

    def _sign_before(self, i: int) -> tuple[int, str] | None:
        """(first token, code) of a sign of two tokens and more that touches the number: J$5, N$55, E£3, S/.4."""
        printed, found = "", None
        for k in range(i - 1, max(-1, i - 4), -1):
            if self.tokens[k].end != self.tokens[k + 1].start:
                break
            printed = self.tokens[k].low.replace(".", "") + printed
            if k < i - 1 and printed in self.currencies:
                found = (k, self.currencies[printed])
        return found

    def _rare_sign(self, i: int, j: int) -> tuple[int, int, str] | None:
        """₦4.6 billion; GH¢1,340: a sign of the currencies' table, letters before it belong to it."""
        symbol, lead = self.tokens[i - 1], self.tokens[i - 2] if i > 1 else None
        if lead is not None and lead.end == symbol.start and lead.low + symbol.text in self.currencies:
            return i - 2, j, self.currencies[lead.low + symbol.text]
        return (i - 1, j, self.currencies[symbol.text]) if symbol.text in self.currencies else None

    def _after(self, i: int, j: int) -> tuple[int, int, str] | None:
        """5 euros; 5 EUR; 5 долл. США; 5 €; 5 US$."""
        if j in self.currency_at and self._is_word(j):
            last, code = self.currency_at[j]
            return i, self._past_stop(last), code
        if self.low[j] in SYMBOLS:
            return i, j + 1, self._of_sign(self.low[j])
        dollar = self.low[j + 1] == "$" and self.tokens[j].end == self.tokens[j + 1].start
        return (i, j + 2, BEFORE_DOLLAR[self.low[j]]) if dollar and self.low[j] in BEFORE_DOLLAR else None

    def _is_code(self, i: int) -> bool:
        """A currency before its number is a code or short symbol in capitals ("USD 73m", "Rs 2,438", "Sh4.1")."""
        return self.tokens[i].capital and len(self.tokens[i].text) <= 4

    def _is_word(self, j: int) -> bool:
        """A currency after its number is a word or a code in capitals, not a letter: "5 kr", "5 RM", no "5 r"."""
        token = self.tokens[j]
        return len(token.text) > 2 or token.text.isupper() or token.low == "kr"

    def _past_stop(self, last: int) -> int:
        """Past the full stop of «долл.» or «руб.», and the «США» after it."""
        if self.low[last] != "." or self.tokens[last - 1].low not in _ABBREVIATED:
            return last
        return last + 2 if self.low[last + 1] == "сша" else last + 1
