"""Amounts: a numeral with what it counts. Money, percent, percentage points, times, tonnes, counts; and their
ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.reading.grammar.numerals import Numeral, Numerals
from comity.reading.lexicon.lookup import Cue, spans_of_forms
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, NUMBER, WORD, Token

MONEY, PERCENT, POINTS, TIMES, QUANTITY, PLAIN = "money", "percent", "points", "times", "quantity", "plain"


@dataclass(frozen=True, slots=True)
class Amount:
    """kind: money, percent, points, times, quantity (tonnes, persons ... in `unit`) or plain.

    verbal: a fraction or multiple said in a word ("a third", "doubled"). fold: the word itself says rise or fall
    (doubled, halved).
    """

    kind: str
    first: int
    last: int
    start: int
    end: int
    value: Fraction
    step: Fraction
    unit: str = ""
    high: Fraction | None = None
    verbal: bool = False
    word: bool = False
    scaled: bool = False
    form: str = ""


_PERCENT = words("amounts.percent")
_ABBREVIATED = words("amounts.abbreviated")
_CALENDAR_TOO = words("amounts.calendar_too")
_NOT_DOUBLED = words("amounts.not_doubled")
_PER = words("amounts.per")
_POINT_LEADS = words("amounts.point_leads")
_RANGE_LEADS = words("amounts.range_leads")
_SPANS = words("amounts.spans")
_TIMES = words("amounts.times")
_SYMBOLS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₸": "KZT",
    "₹": "INR",
    "₴": "UAH",
    "₩": "KRW",
    "₺": "TRY",
    "₾": "GEL",
    "₼": "AZN",
}
_PREFIXED = {
    "us": "USD",
    "a": "AUD",
    "c": "CAD",
    "hk": "HKD",
    "s": "SGD",
    "nz": "NZD",
    "r": "BRL",
    "au": "AUD",
    "ca": "CAD",
    "u.s.": "USD",
    "cad": "CAD",
    "aud": "AUD",
}
_JOINERS = words("amounts.joiners")


class Amounts:
    """Finds the amounts of one text.

    currencies: form (tokens joined by a space, lower case) -> ISO 4217 code, for the words and codes; `local` gives
    the code of
    bare words and letters that several countries share ("Rs", "R", "Sh", "рублей").
    """

    def __init__(self, tokens: Sequence[Token], cues: Sequence[Cue], lang: str, currencies: Mapping[str, str]) -> None:
        self.tokens, self.lang = tokens, lang
        self.numerals = Numerals(tokens, cues, lang)
        longest: dict[str, int] = {}
        for form in currencies:
            head, count = form.split(" ", 1)[0], form.count(" ") + 1
            longest[head] = max(longest.get(head, 0), count)
        self.currency_at = {
            first: (last, currencies[form]) for first, last, form in spans_of_forms(tokens, longest, currencies)
        }
        self.currency_ending = {last: (first, code) for first, (last, code) in self.currency_at.items()}
        self.by_kind: dict[str, dict[int, Cue]] = {}
        for cue in cues:
            self.by_kind.setdefault(cue.kind, {}).setdefault(cue.first, cue)

    def all(self) -> list[Amount]:
        """Every amount, left to right, not overlapping."""
        found: list[Amount] = []
        i = 0
        while i < len(self.tokens):
            amount = self._fold(i) or self._times_word(i) or self._fraction(i) or self._numeric(i)
            if amount is None:
                i += 1
                continue
            found.append(amount)
            i = max(amount.last, i + 1)
        return found

    def _low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def _make(self, kind: str, first: int, last: int, value: Fraction, step: Fraction, **more: object) -> Amount:
        amount = Amount(kind, first, last, self.tokens[first].start, self.tokens[last - 1].end, value, step)
        return replace(amount, **more) if more else amount  # type: ignore[arg-type]

    def _times_word(self, i: int) -> Amount | None:
        """doubled; вдвое; twofold; halved; в полтора раза."""
        cue = self.by_kind.get("times", {}).get(i)
        if cue is None:
            return None
        if cue.form == "double" and self._low(cue.last) in _NOT_DOUBLED:
            return None
        first = cue.first + 1 if self.lang == "ru" and self._low(i) == "в" else cue.first
        return self._make(
            TIMES,
            first,
            cue.last,
            Fraction(cue.value),
            Fraction(1, 5),
            unit="times",
            verbal=True,
            word=True,
            form=cue.form,
        )

    def _fraction(self, i: int) -> Amount | None:
        """a third; three quarters; половину; every third."""
        cue = self.by_kind.get("fraction", {}).get(i)
        if cue is None or (self.lang == "en" and cue.form == "half"):
            return None
        # "a quarter" of the calendar and "the second quarter" are no fractions; nor is "за квартал".
        if cue.form in _CALENDAR_TOO and self.by_kind.get("year", {}).get(cue.last):
            return None
        percent = Fraction(cue.value) * 100
        shown = percent if percent.denominator == 1 else Fraction(round(percent * 10), 10)
        return self._make(
            PERCENT, i, cue.last, shown, Fraction(4), unit="percent", verbal=True, word=True, form=cue.form
        )

    def _fold(self, i: int) -> Amount | None:
        """175-fold; 2.8-fold; 3-fold (one token or three)."""
        token = self.tokens[i]
        if token.kind == IDENTIFIER and token.low.endswith("-fold") and token.low[:-5].isdigit():
            return self._make(TIMES, i, i + 1, Fraction(token.low[:-5]), Fraction(1), unit="times")
        if token.kind == NUMBER and self._low(i + 1) == "-" and self._low(i + 2) == "fold":
            numeral = self.numerals.at(i)
            if numeral is not None:
                return self._make(TIMES, i, i + 3, numeral.value, numeral.step, unit="times")
        return None

    def _numeric(self, i: int) -> Amount | None:
        numeral = self.numerals.at(i)
        if numeral is None:
            return None
        second = self._range(numeral)
        amount = self._with_unit(second or numeral, i, numeral if second else None)
        return amount

    def _range(self, low: Numeral) -> Numeral | None:
        """The upper end: "17 to 20", "10–15", "two or three". The lower end takes its magnitude and unit."""
        j = low.last
        if self._low(j) not in _JOINERS:
            return None
        symbol = j + 2 if self._low(j + 1) in _SYMBOLS else j + 1
        if symbol >= len(self.tokens) or (low.word and self._low(j) in ("and", "to", "и", "-")):
            return None
        if (
            self._low(j) in ("and", "и")
            and self._low(low.first - 1) not in ("between", "$")
            and self._low(low.first - 2) != "between"
        ):
            return None
        if self._low(j) in ("to", "до") and self._low(low.first - 1) not in _RANGE_LEADS:
            return None
        high = self.numerals.at(symbol)
        if (
            high is None
            or high.value <= low.value
            or (low.scaled and not high.scaled)
            or (self._low(j) in ("to", "до") and low.scaled)
        ):
            return None
        if self._low(j) == "-" and self.tokens[j].start != self.tokens[j - 1].end:
            return None
        return high

    def _with_unit(self, numeral: Numeral, first: int, low: Numeral | None) -> Amount | None:
        """The amount of a numeral (the upper end of a range, if `low` is given) with its unit before or after."""
        j = numeral.last
        value, high, step = numeral.value, None, numeral.step
        if low is not None:
            scale = numeral.value / numeral.bare if numeral.scaled and not low.scaled and numeral.bare else Fraction(1)
            value, high = low.value * scale, numeral.value
        begin, unit, kind, last = first, "", PLAIN, j
        money = self._money(first, j)
        if money is not None:
            begin, last, unit, kind = *money, MONEY
        elif self._percent(j):
            last, kind, unit = self._percent(j), PERCENT, "percent"
            points = self._points(last)
            if points:
                last, kind, unit = points, POINTS, "percentage points"
        elif self._points(j):
            last, kind, unit = self._points(j), POINTS, "percentage points"
        elif self._low(j) in _TIMES and not self._weekly(j + 1):
            last, kind, unit = j + 1, TIMES, "times"
            first_token = self.tokens[first]
            begin = first_token.index
        else:
            cue = self.by_kind.get("measureunit", {}).get(j)
            if cue is not None and (len(cue.form) > 1 or self.lang == "en" or self._low(j + 1) != "."):
                kind, unit, last = QUANTITY, cue.value, cue.last
        if kind == PLAIN and not numeral.scaled:
            step = Fraction(0) if step in (0, 1) else step
        if numeral.word and kind == TIMES:
            step = Fraction(1, 5)
        return self._make(
            kind,
            begin,
            last,
            value,
            step,
            unit=unit,
            high=high,
            word=numeral.word,
            scaled=numeral.scaled or (low is not None and low.scaled),
        )

    def _weekly(self, j: int) -> bool:
        """ "44 times a week", «три раза в неделю»: a frequency, no ratio."""
        return self._low(j) in _PER and self._low(j + 1) in _SPANS

    def _percent(self, j: int) -> int:
        """Past the percent sign or words, 0 for none."""
        if self._low(j) in _PERCENT:
            return j + 1
        return j + 2 if self._low(j) == "per" and self._low(j + 1) == "cent" else 0

    def _points(self, j: int) -> int:
        low = self._low(j)
        if low in _POINT_LEADS and self._low(j + 1).startswith(("point", "пункт")):
            return j + 2
        if low == "п.п." or low == "п.п" or low == "pp":
            return j + 1
        return j + 1 if low.startswith("пункт") and self.tokens[j - 1].low in _PERCENT else 0

    def _money(self, i: int, j: int) -> tuple[int, int, str] | None:
        """(first, last, code): a symbol or code before, or a word, code or symbol after."""
        before = self.tokens[i - 1] if i else None
        if before is not None and before.text in _SYMBOLS and before.end <= self.tokens[i].start:
            lead = self.tokens[i - 2] if i > 1 else None
            if before.text == "$" and lead is not None and lead.end == before.start and lead.low in _PREFIXED:
                return i - 2, j, _PREFIXED[lead.low]
            return i - 1, self._after(j), _SYMBOLS[before.text]
        if i in self.currency_ending:
            first, code = self.currency_ending[i]
            if first < i and self._codes(first):
                return first, j, code
        if (
            i > 1
            and self._low(i - 1) == "."
            and i - 1 in self.currency_ending
            and self._codes(self.currency_ending[i - 1][0])
        ):
            return self.currency_ending[i - 1][0], j, self.currency_ending[i - 1][1]
        if j in self.currency_at and self._word_currency(j):
            return i, self._abbreviation(self.currency_at[j][0]), self.currency_at[j][1]
        if self._low(j) in _SYMBOLS:
            return i, j + 1, _SYMBOLS[self._low(j)]
        if (
            self._low(j + 1) == "$"
            and self._low(j) in _PREFIXED
            and j + 1 < len(self.tokens)
            and self.tokens[j].end == self.tokens[j + 1].start
        ):
            return i, j + 2, _PREFIXED[self._low(j)]
        return None

    def _codes(self, i: int) -> bool:
        """A currency before its number is a code or short symbol in capitals ("USD 73m", "Rs 2,438", "Sh4.1")."""
        return self.tokens[i].capital and len(self.tokens[i].text) <= 4

    def _word_currency(self, j: int) -> bool:
        token = self.tokens[j]
        return len(token.text) > 2 or token.text.isupper() or token.low in ("kr",)

    def _abbreviation(self, last: int) -> int:
        """With the full stop of «долл.» or «руб.» where the sentence goes on."""
        if last < len(self.tokens) and self.tokens[last].text == "." and self.tokens[last - 1].low in _ABBREVIATED:
            following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
            if self._low(last + 1) == "сша":
                return last + 2
            if following is None or not following.capital or following.start > self.tokens[last].end + 1:
                return last + 1
            return last + 1
        return last

    def _after(self, j: int) -> int:
        """A currency word repeated after a symbol ("$5 million US") is left alone."""
        return j


def plain_word(token: Token) -> bool:
    """A word, not a mark or number."""
    return token.kind == WORD
