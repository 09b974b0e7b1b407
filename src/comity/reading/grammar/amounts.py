"""Amounts: a numeral with what it counts: money, percent, points, times, tonnes; and ranges of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.reading.grammar.money import BEFORE_DOLLAR, SYMBOLS, Currencies, Money
from comity.reading.grammar.numerals import Numeral, Numerals, digits
from comity.reading.lexicon.lookup import Cue, word_index
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, Token, lows

MONEY, PERCENT, POINTS, TIMES, QUANTITY, PLAIN = "money", "percent", "points", "times", "quantity", "plain"


# Nobody writes to one. Frozen it would take four times as long to make, and every number of a text makes one.
@dataclass(slots=True, unsafe_hash=True)
class Amount:
    """kind: money, percent, points, times, quantity (tonnes, persons ... in `unit`) or plain.

    value, high: in full units, `high` the upper end of a range. step: what the last printed place is worth.
    verbal: said as a word ("a third", "doubled"), which `form` keeps. word: the number is spelt out. scaled: a
    magnitude was printed.
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


_PRINTED = frozenset((NUMBER, IDENTIFIER))
_PERCENT = words("amounts.percent")
_CALENDAR_TOO = words("amounts.calendar_too")
_NOT_DOUBLED = words("amounts.not_doubled")
_PER = words("amounts.per")
_POINT_LEADS = words("amounts.point_leads")
_RANGE_LEADS = words("amounts.range_leads")
_SPANS = words("amounts.spans")
_COUNTED_OFF = words("amounts.counted_off")
_TIMES = words("amounts.times")
_JOINERS = words("amounts.joiners")
# How far a multiple or a part said in a word may be off: "doubled" is 1.9 to 2.1, "a third" 31 to 35 percent.
_ROUGH_TIMES, _ROUGH_PERCENT, _EXACT = Fraction(1, 5), Fraction(4), Fraction(0)
_FIRST_OF = words("amounts.first_of")
_HALF_LEADS = words("amounts.half_leads")
_ORDERED = frozenset(("first", "second", "last", "1st", "2nd", "other", "latter", "former"))
_TIMES_OF_HALF = words("amounts.times_of_half")
_YEAR_DIGITS = 4
_PARTS, _WHOLES, _TEN = 9, 100, 10
_UNTIMED = words("amounts.untimed")
_AFTER_PARTS = words("amounts.after_parts")
_SPELT_APART = frozenset(("and", "to", "и", "-"))
_TO = frozenset(("to", "до"))
_AND = frozenset(("and", "и"))
_FROM = words("amounts.from")
_LETTERS = {"m": 10**6, "b": 10**9, "k": 10**3}
_RESPECTIVELY = frozenset(("respectively", "соответственно"))


class Amounts:
    """Finds the amounts of one text."""

    def __init__(
        self,
        tokens: Sequence[Token],
        cues: Sequence[Cue],
        lang: str,
        currencies: Currencies,
        index: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        self.tokens, self.low, self.lang = tokens, lows(tokens), lang
        self.index = word_index(tokens) if index is None else index
        self.numerals = Numerals(tokens, cues, lang, self.low)
        self.money = Money(tokens, self.low, currencies, self.index)
        self.by_kind: dict[str, dict[int, Cue]] = {"times": {}, "fraction": {}, "year": {}, "measureunit": {}}
        self.counted = {cue.first for cue in cues if cue.kind in ("count", "measureunit")}
        self.changes = {
            cue.last for cue in cues if cue.kind == "growth" or (cue.kind == "status" and cue.form.startswith("will "))
        }
        for cue in cues:
            if cue.kind in self.by_kind:
                self.by_kind[cue.kind].setdefault(cue.first, cue)

    def all(self) -> list[Amount]:
        """Every amount, left to right, not overlapping."""
        found: list[Amount] = []
        reached = 0
        for i in self._openers():
            if i < reached:
                continue
            if self.tokens[i].kind == WORD:
                amount = self._times_word(i) or self._fraction(i) or self._numeric(i)
            else:
                amount = self._fold(i) or self._numeric(i)
            if amount is not None:
                found.append(amount)
                reached = amount.last
        return self._shared(found)

    def _openers(self) -> list[int]:
        """The tokens an amount may begin with: digits, codes (3-fold), words of numbers and words with a hyphen."""
        printed = (token.index for token in self.tokens if token.kind in _PRINTED)
        hyphened = (place for word in self.index if "-" in word for place in self.index[word])
        words = self.numerals.starts.union(self.by_kind["times"], self.by_kind["fraction"])
        return sorted(words.union(printed, hyphened))

    def _shared(self, found: list[Amount]) -> list[Amount]:
        """Two sums joined by "and" of which the second alone is told in full: «412 млн и 530 млн долларов»,
        "$412 and $530 million respectively"."""
        for i in range(len(found) - 2, -1, -1):
            one, other = found[i], found[i + 1]
            if other.kind != MONEY or one.word or one.high is not None:
                continue
            between = [token.low for token in self.tokens[one.last : other.first]]
            joined = len(between) == 1 and between[0] in _AND
            in_turn = joined and self.low[other.last] in _RESPECTIVELY
            bare = one.kind == PLAIN and not one.scaled
            if one.kind == PLAIN and one.scaled and (joined or between == [","]):
                found[i] = replace(one, kind=MONEY, unit=other.unit)
            elif in_turn and (bare or one.kind == MONEY) and not one.scaled and other.scaled:
                scale = self._scale_of(other)
                found[i] = replace(
                    one, kind=MONEY, unit=other.unit, value=one.value * scale, step=(one.step or 1) * scale, scaled=True
                )
        return found

    def _scale_of(self, amount: Amount) -> Fraction:
        """What a magnitude multiplies by: a million of "530 million"."""
        numeral = next(filter(None, map(self.numerals.at, range(amount.first, amount.last))), None)
        return numeral.value / numeral.bare if numeral is not None and numeral.bare else Fraction(1)

    def _make(self, kind: str, first: int, last: int, value: Fraction, step: Fraction) -> Amount:
        return Amount(kind, first, last, self.tokens[first].start, self.tokens[last - 1].end, value, step)

    def _times_word(self, i: int) -> Amount | None:
        """doubled; вдвое; twofold; halved; в полтора раза; "twice a week" is a plain number."""
        cue = self.by_kind["times"].get(i)
        if cue is None or (cue.form == "double" and self.low[cue.last] in _NOT_DOUBLED):
            return None
        if self._weekly(cue.last):
            return replace(self._make(PLAIN, i, cue.last, Fraction(cue.value), Fraction(0)), word=True)
        first = cue.first + 1 if self.lang == "ru" and self.low[i] == "в" else cue.first
        amount = self._make(TIMES, first, cue.last, Fraction(cue.value), _ROUGH_TIMES)
        return replace(amount, unit="times", verbal=True, word=True, form=cue.form)

    def _fraction(self, i: int) -> Amount | None:
        """a third; three quarters; половину; every third."""
        cue = self.by_kind.get("fraction", {}).get(i)
        if cue is None:
            return self._one_in(i)
        if self.lang == "en" and cue.form == "half" and not self._is_half_of(i):
            return None
        # "a quarter" of the calendar and "the second quarter" are no fractions; nor is "за квартал".
        if self.low[i - 1] in _FIRST_OF and cue.form.endswith("quarters"):
            return None
        if cue.form.startswith("a ") and cue.form.endswith(("th", "rd")) and self.low[cue.last] in _COUNTED_OFF:
            return None  # "declined for a third year"
        if cue.form in _CALENDAR_TOO and self.by_kind.get("year", {}).get(cue.last):
            return None
        percent = Fraction(cue.value) * 100
        shown = percent if percent.denominator == 1 else Fraction(round(percent * 10), 10)
        amount = self._make(PERCENT, i, cue.last, shown, _ROUGH_PERCENT)
        return replace(amount, unit="percent", verbal=True, word=True, form=cue.form)

    def _is_half_of(self, i: int) -> bool:
        """ "close to half of the exports", "more than half were ...", "fell by half": a part, not "the first half"."""
        before, after = self.low[i - 1], self.low[i + 1]
        if before in _HALF_LEADS and after != "of" and after not in ("a", "year", "years"):
            return True
        of_year = after == "of" and (self.tokens[i + 2].kind == NUMBER if i + 2 < len(self.tokens) else True)
        of_time = {self.low[i + 2], self.low[i + 3]} & _TIMES_OF_HALF
        return after == "of" and not of_year and not of_time and before not in _ORDERED

    def _one_in(self, i: int) -> Amount | None:
        """one in eight; one dollar in four; nine tonnes in ten: the part of a whole."""
        part = self.numerals.at(i) if self.lang == "en" else None
        if part is None or not part.word or part.scaled or part.value > _PARTS:
            return None
        out_of = [self.low[part.last], self.low[part.last + 1]] == ["out", "of"]
        if out_of:
            j, led = part.last + 1, True
        else:
            j = part.last if self.low[part.last] == "in" else part.last + 1
            led = self.low[j] == "in"
        each = self.low[j + 1] in ("every", "each")
        at = j + 2 if each else j + 1
        whole = self.numerals.at(at) if led and at < len(self.tokens) else None
        if whole is None or not whole.word or not part.value < whole.value <= _WHOLES or whole.scaled:
            return None
        after = self.low[whole.last]
        of_all = (each or out_of or whole.value == _TEN) and after not in _TIMES_OF_HALF and after not in _UNTIMED
        if after and after not in _AFTER_PARTS and not of_all and self.tokens[whole.last].kind != MARK:
            return None
        percent = Fraction(part.value * 100) / whole.value
        shown = percent if percent.denominator <= 10 else Fraction(round(percent * 10), 10)
        amount = self._make(PERCENT, i, whole.last, shown, _ROUGH_PERCENT)
        return replace(amount, unit="percent", verbal=True, word=True, form="one in " + self.low[whole.first])

    def _fold(self, i: int) -> Amount | None:
        """175-fold; 2.8-fold; 3-fold (one token or three)."""
        token = self.tokens[i]
        if token.kind == IDENTIFIER and token.low.endswith("-fold"):
            parsed = digits(token.low[:-5], self.lang) if token.low[:-5].isdecimal() else None
            return replace(self._make(TIMES, i, i + 1, *parsed), unit="times") if parsed else None
        if token.kind == NUMBER and self.low[i + 1] == "-" and self.low[i + 2] == "fold":
            numeral = self.numerals.at(i)
            if numeral is not None:
                return replace(self._make(TIMES, i, i + 3, numeral.value, numeral.step), unit="times")
        return None

    def _numeric(self, i: int) -> Amount | None:
        """The amount whose digits or number words begin at i."""
        numeral = self.numerals.at(i)
        if numeral is None:
            return None
        upper = self._upper_end(numeral)
        amount = self._lettered(self._with_unit(upper or numeral, i, numeral if upper else None), i)
        return self._unit_of_end(amount) if amount.kind == PLAIN else amount

    def _lettered(self, amount: Amount, first: int) -> Amount:
        """ "$412 m", "€3 b": a letter apart from the number is a magnitude where a currency stands before it."""
        letter = self.low[amount.last]
        if amount.kind != MONEY or amount.scaled or amount.first == first or letter not in _LETTERS:
            return amount
        scale, high = _LETTERS[letter], amount.high
        end = self.tokens[amount.last].end
        return replace(
            amount,
            value=amount.value * scale,
            step=(amount.step or Fraction(1)) * scale,
            scaled=True,
            last=amount.last + 1,
            end=end,
            high=high * scale if high is not None else None,
        )

    def _unit_of_end(self, amount: Amount) -> Amount:
        """ "from 62.5 to 25 per cent", «с 5 до 3 процентов»: the start of a change has the unit of its end."""
        if self.low[amount.last] not in _TO or self.low[amount.first - 1] not in _FROM:
            return amount
        end = self.numerals.at(amount.last + 1) if amount.last + 1 < len(self.tokens) else None
        if end is None:
            return amount
        _, _, kind, unit = self._unit(end, end.first)
        if kind in (MONEY, PLAIN) and end.scaled and not amount.scaled and end.bare:
            # "went up from 5.60 to 6.69 billion": the scale told once is of both
            scale = end.value / end.bare
            step = (amount.step or 1) * scale
            return replace(amount, kind=kind, unit=unit, value=amount.value * scale, step=step, scaled=True)
        return replace(amount, kind=kind, unit=unit) if kind in (PERCENT, QUANTITY) else amount

    def _upper_end(self, low: Numeral) -> Numeral | None:
        """The upper end: "from 17 to 20", "10–15", "between 2 and 3". The lower end takes its magnitude and unit."""
        j, joiner = low.last, self.low[low.last]
        if joiner not in _JOINERS or not self._joins(low, joiner):
            return None
        at = j + 2 if self.low[j + 1] in SYMBOLS else j + 1
        high = self.numerals.at(at) if at < len(self.tokens) else None
        if high is not None and not low.scaled and self._is_year(low) and (high.scaled or not self._is_span(high)):
            return None  # "from 2 billion in 2011 to 3 billion"
        if high is None or high.value <= low.value or (low.scaled and (not high.scaled or joiner in _TO)):
            return None
        return high

    def _is_span(self, high: Numeral) -> bool:
        """The upper end is a year too: "in 2015 to 2019"."""
        printed = self.tokens[high.first].text
        return len(printed) == _YEAR_DIGITS and printed.isdecimal()

    def _is_year(self, low: Numeral) -> bool:
        """Four digits of a year, led by "in" or "of"."""
        printed = self.tokens[low.first].text
        return len(printed) == _YEAR_DIGITS and printed.isdecimal() and self.low[low.first - 1] in ("in", "of", "в")

    def _joins(self, low: Numeral, joiner: str) -> bool:
        """Whether the word makes a range: "and" only after "between", "to" only after "from" and its like."""
        before = self.low[low.first - 1]
        if low.word and joiner in _SPELT_APART:
            return False
        if joiner in _AND:
            at = low.first - 1
            while at >= 0 and (self.low[at] in SYMBOLS or self.low[at] in BEFORE_DOLLAR):
                at -= 1
            return self.low[at] in ("between", "между")
        if joiner in _TO:
            if before in _FROM and self._changes_from(low):
                return False
            # "NOK 5 to 6 billion": a scale told once is of both ends; after "from" it may be a change.
            if before not in _FROM and self._counted_after(low.last):
                return True  # "25 to 30 flights"
            return before in _RANGE_LEADS or (not low.scaled and before not in _FROM and self._scaled_after(low.last))
        return joiner != "-" or self.tokens[low.last].start == self.tokens[low.last - 1].end

    def _changes_from(self, low: Numeral) -> bool:
        """ "went up from 1,200 to 1,800": two ends of a change, no range; a scale told once makes it one sum."""
        near = any(at in self.changes for at in range(low.first - 8, low.first))
        return near and not low.scaled

    def _counted_after(self, joiner: int) -> bool:
        """The number after the joiner counts something or has a unit right behind it, and no scale of its own."""
        high = self.numerals.at(joiner + 1) if joiner + 1 < len(self.tokens) else None
        return high is not None and not high.scaled and high.last in self.counted

    def _scaled_after(self, joiner: int) -> bool:
        """A number with a magnitude stands after the joiner."""
        high = self.numerals.at(joiner + 1) if joiner + 1 < len(self.tokens) else None
        return high is not None and high.scaled

    def _with_unit(self, numeral: Numeral, first: int, low: Numeral | None) -> Amount:
        """The amount of a numeral (the upper end of a range, if `low` is given) with its unit before or after."""
        value, high = numeral.value, None
        if low is not None:
            inherits = numeral.scaled and not low.scaled and numeral.bare
            value, high = low.value * (numeral.value / numeral.bare if inherits else 1), numeral.value
        begin, last, kind, unit = self._unit(numeral, first)
        step = numeral.step
        if kind == PLAIN and not numeral.scaled and step == 1:
            step = _EXACT
        if kind == TIMES and numeral.word:
            step = _ROUGH_TIMES
        scaled = numeral.scaled or (low is not None and low.scaled)
        start, end = self.tokens[begin].start, self.tokens[last - 1].end
        word = numeral.word
        return Amount(kind, begin, last, start, end, value, step, unit, high, False, word, scaled)

    def _unit(self, numeral: Numeral, first: int) -> tuple[int, int, str, str]:
        """(first, last, kind, unit) of the numeral with what it counts."""
        j = numeral.last
        money = self.money.of(first, j)
        if money is not None:
            return money[0], money[1], MONEY, money[2]
        last = self._percent(j)
        points = self._points(last or j)
        if points:
            return first, points, POINTS, "percentage points"
        if last:
            return first, last, PERCENT, "percent"
        if self.low[j] in _TIMES and not self._weekly(j + 1):
            return first, j + 1, TIMES, "times"
        if self.low[j] == "с" and self.low[j + 1] == "лишним":
            j += 2  # «7 тыс. с лишним человек»
        if numeral.word and self.low[first - 1] == "процентов":
            return first - 1, j, PERCENT, "percent"  # «процентов десять»: about so many
        cue = self.by_kind.get("measureunit", {}).get(j)
        j = numeral.last
        # «т.» may shorten another word, but not after a scale: «добыто 3 млн т. Газа — 2 млрд»
        whole = self.low[j + 1] != "." or (numeral.scaled and self.low[j + 2] not in ("е", "ч"))
        if cue is not None and (len(cue.form) > 1 or self.lang == "en" or whole):
            return first, cue.last, QUANTITY, cue.value
        return first, j, PLAIN, ""

    def _weekly(self, j: int) -> bool:
        """ "31 times a week", «пять раз в неделю»: a frequency, no ratio."""
        return self.low[j] in _PER and self.low[j + 1] in _SPANS

    def _percent(self, j: int) -> int:
        """Past the percent sign or words, 0 for none."""
        if self.low[j] in _PERCENT:
            return j + 1
        return j + 2 if self.low[j] == "per" and self.low[j + 1] == "cent" else 0

    def _points(self, j: int) -> int:
        """Past "percentage points", «п.п.», «пунктов» after a percent sign; 0 for none."""
        low = self.low[j]
        if low in _POINT_LEADS and self.low[j + 1].startswith(("point", "пункт")):
            return j + 2
        if low in ("п.п.", "п.п", "pp"):
            return j + 1
        if low == "п" and self.low[j + 1] == "." and self.low[j + 2] == "п":
            return j + 4 if self.low[j + 3] == "." else j + 3
        return j + 1 if low.startswith("пункт") and self.tokens[j - 1].low in _PERCENT else 0
