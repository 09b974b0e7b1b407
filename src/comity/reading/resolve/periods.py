"""Periods as printed -> periods as meant, in the order of the text: what "last year", "the same period" and "in May"
are, from the document's date and the period last told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from comity.model.period import Period
from comity.reading.grammar.periods.raw import Raw
from comity.reading.lexicon.words import words
from comity.reading.resolve.dating import looks_ahead, sentence_at
from comity.reading.scan import NUMBER, Sentence, Token
from comity.reading.scene import Time

_BASES = frozenset(("base", "point", "benchmark", "100"))
_LEADS_BASE = words("dating.leads_base")
_BASE_REACH = 8  # tokens
_AT = frozenset(("at", "на"))
_COMPARES = words("dating.compares")
_LINKS = words("dating.links")
_WAS = words("dating.was")
_ENDS = ((12, 31), (1, 1), (6, 30), (7, 1), (3, 31), (9, 30), (4, 1), (10, 1))
_FISCAL = 12  # months
_YEAR_APART = words("dating.year_apart")


class Resolver:
    """Resolves raw periods in the order of the text, remembering the period last told."""

    def __init__(
        self, written: Period | None, tokens: Sequence[Token], sentences: Sequence[Sentence], fiscal_start: int
    ) -> None:
        self.written, self.tokens, self.sentences = written, tokens, sentences
        self.fiscal_start = fiscal_start
        self.current: Period | None = None
        self.day: tuple[int, Period] | None = None  # the date last told, and where
        self.newest = 0  # the newest year told so far

    def resolve(self, raws: Sequence[Raw]) -> list[Time]:
        """The periods whose year is known or can be told."""
        for raw in raws:
            if raw.rule == "fiscal year, months printed" and raw.period and raw.period.length == 12:
                self.fiscal_start = raw.period.month
                break
            if raw.rule == "fiscal year ended":
                self.fiscal_start = raw.part[0]
                break
        times: list[Time] = []
        for raw in raws:
            period = self._period(raw)
            if period is None:
                continue
            earlier = raw.earlier or self._compared(raw.first)
            start, end = self.tokens[raw.first].start, self.tokens[raw.last - 1].end
            times.append(Time(period, raw.first, raw.last, start, end, raw.rule, raw.period is None, earlier))
            if period.day and not earlier:
                self.day = (raw.first, period)
            aside = self.current is not None and period.last_day < self.current.last_day and self._of_base(raw.first)
            if not earlier and not period.day and raw.rule not in ("weekday", "day word") and not aside:
                self.current = period
                self.newest = max(self.newest, period.last_year)
        return times

    def _compared(self, i: int) -> bool:
        """A word of comparison leads to the period: "than in", "compared to", «к уровню», «против»."""
        after = [token.low for token in self.tokens[i + 1 : i + 5]]
        if after[:1] == ["level"] or ("as" in after and not _BASES.isdisjoint(after)):
            return True  # "if you take 2007 as the starting point"
        for j in range(i - 1, max(i - 6, -1), -1):
            low = self.tokens[j].low
            if low in _COMPARES:
                return True
            if low not in _LINKS:
                return False
        return False

    def _of_base(self, i: int) -> bool:
        """ "Imports came to $49 million, up from $42 million in 2018": the year of the sum compared with; what is told
        next is told of the period before it."""
        lows = [token.low for token in self.tokens[max(0, i - _BASE_REACH) : i]]
        for at in range(len(lows) - 1, -1, -1):
            if lows[at] in ".,;:":
                return False
            if lows[at] in _LEADS_BASE:
                near = self.tokens[i - len(lows) + at + 1 : i]
                return any(token.kind == NUMBER for token in near)
        return False

    def _period(self, raw: Raw) -> Period | None:
        """The period of a raw one, None where it cannot be told."""
        if raw.period is not None:
            return self._fiscal(raw.period) if raw.rule == "fiscal year" else raw.period
        if raw.rule == "since month":
            return self._since_month(raw)
        if raw.rule == "since":
            return Period.years(raw.since, max(self._year, raw.since)) if self._year else None
        if raw.part == (0, 0):
            return self._same(raw)
        if raw.rule in _YEAR_APART:
            day = self._day_beside(raw)
            base = day or self.current or (Period.of_year(self._year) if self._year else None)
            return base.shift(raw.offset or 0) if base else None
        return self._from_year(raw) if self._year else None

    def _day_beside(self, raw: Raw) -> Period | None:
        """ "$9 million at the end of 2019, up from $6 million a year earlier": the date of a stock in the sentence."""
        if self.day is None or raw.rule != "a year earlier":
            return None
        sentence = sentence_at(self.sentences, raw.first)
        first, period = self.day
        beside = sentence is not None and sentence.first <= first < raw.first
        return period if beside and (period.month, period.day) in _ENDS else None

    def _since_month(self, raw: Raw) -> Period | None:
        """From a month up to the document's: "since January", «с начала года», "so far this year"."""
        written = self.written
        if written is None or written.is_year:
            return None
        year = written.year if raw.part[0] <= written.last_month else written.year - 1
        return Period.months(year, raw.part[0], written.year, written.last_month)

    def _fiscal(self, period: Period) -> Period:
        """The twelve months from the month in which the country's fiscal year starts."""
        year, month = period.year, self.fiscal_start
        return Period.of_year(year) if month == 1 else Period.months(year, month, year + 1, month - 1)

    def _from_year(self, raw: Raw) -> Period | None:
        """A period counted from the document's year or day."""
        if raw.span > 0:
            return Period.years(self._year - raw.span, self._year)
        if raw.weekday is not None:
            return self._weekday(raw)
        if raw.month_offset is not None:
            return self._month(raw.month_offset)
        return self._in_year(raw)

    @property
    def _year(self) -> int:
        return self.written.year if self.written else 0

    def _same(self, raw: Raw) -> Period | None:
        """The same part of the year as the period last told."""
        if self.current is None:
            return None
        if raw.span and self.current.length != raw.span:
            # «За второй квартал ... За те же шесть месяцев»: not the part told last
            return Period.months(self.current.year, 1, self.current.year, raw.span)
        if raw.rule == "same period of fiscal year":
            begun = self.current.year - (self.current.month < self.fiscal_start)
            return self.current.shift(raw.since - begun)
        if raw.since:
            return self.current.shift(raw.since - self.current.last_year)
        if raw.offset is not None and raw.rule == "same period of last year" and self.written is not None:
            return self.current.shift(self._year + raw.offset - self.current.last_year)
        return self.current.shift(raw.offset or 0)

    def _in_year(self, raw: Raw) -> Period | None:
        """A part of a year whose year is given by an offset, or is the nearest one that fits past or future."""
        apart = {"months over new year": self._over_new_year, "fiscal year ended": self._over_new_year}
        apart["relative fiscal year"] = self._relative_fiscal
        if raw.rule in apart:
            return apart[raw.rule](raw)
        year = self._year + raw.offset if raw.offset is not None else self._nearest(raw)
        if raw.rule == "end of the year" and self._closes(raw):
            year = self.newest
        if raw.rule.startswith(("season", "relative season")):
            return Period.of_year(year)
        if raw.rule == "relative year" and raw.earlier and self.current is not None:
            if self.current.length == _FISCAL and not self.current.is_year and not self.current.day:
                return self.current.shift(-1)  # "in fiscal 2014-15 ..., against $335 million in the previous year"
            return Period.of_year(self.current.year - 1)
        try:
            if raw.day:
                return Period.of_day(year, raw.part[0], raw.day)
            if raw.part[0] > raw.part[1]:
                return None
            return Period.months(year, raw.part[0], year, raw.part[1])
        except ValueError:
            return None

    def _relative_fiscal(self, raw: Raw) -> Period | None:
        """ "Last fiscal year" is the one before that in which the text was written; "the previous one" that before the
        one just told."""
        told = self.current
        if raw.earlier and told is not None and told.length == _FISCAL and not told.day:
            return told.shift(-1)
        if self.written is None:
            return None
        begun = self._year - (self.written.last_month < self.fiscal_start) + (raw.offset or 0)
        return self._fiscal(Period.of_year(begun))

    def _over_new_year(self, raw: Raw) -> Period | None:
        """July to March: the last ones that were over when the text was written, or as many years before."""
        if self.written is None:
            return None
        over = self.written.is_year or raw.part[1] < self.written.last_month
        year = self._year + (raw.offset or 0) - (not over)
        return Period.months(year - 1, raw.part[0], year, raw.part[1])

    def _closes(self, raw: Raw) -> bool:
        """ "At the end of the year" in a review of a year that is over is of that year, not of the document's."""
        lead = {token.low for token in self.tokens[max(0, raw.first - 2) : raw.first + 1]}
        sentence = sentence_at(self.sentences, raw.first)
        ahead = sentence is not None and looks_ahead(self.tokens, sentence)
        said = self.tokens[sentence.first : sentence.last] if sentence is not None else ()
        told = not lead.isdisjoint(_AT) or any(token.low in _WAS for token in said)
        return 0 < self.newest < self._year and not ahead and told

    def _nearest(self, raw: Raw) -> int:
        """The year of a part told without one: the document's, unless the part would then lie ahead of its date."""
        own, current = self._year, self.current
        told = current.year if current is not None and not raw.day and self._told_near(raw) else own
        if self.written is None or self.written.is_year:
            return told
        sentence = sentence_at(self.sentences, raw.first)
        month, day = self.written.last_month, self.written.day or 28
        first, last = raw.part
        over = (last, raw.day) < (month, day) if raw.day else last < month
        if sentence is not None and looks_ahead(self.tokens, sentence):
            return own + 1 if over and month - last > 3 else own
        later = (first, raw.day) > (month, day) if raw.day else first > month
        if raw.day and later and first - month <= 2:
            return own
        if later or (not raw.day and last - first >= 2 and last > month):
            return own - 1
        return min(told, own)

    def _told_near(self, raw: Raw) -> bool:
        """The period last told stands in the same sentence, so that "in May" means May of that year."""
        sentence = sentence_at(self.sentences, raw.first)
        return sentence is not None and any(
            token.kind == NUMBER and self.current is not None and token.text == str(self.current.year)
            for token in self.tokens[sentence.first : raw.first]
        )

    def _weekday(self, raw: Raw) -> Period | None:
        if self.written is None or not self.written.day or raw.weekday is None:
            return None
        written = self.written.first_day
        if raw.weekday >= 90:
            return _of_date(written + timedelta(days=raw.weekday - 100))
        sentence = sentence_at(self.sentences, raw.first)
        back = (written.weekday() - raw.weekday) % 7
        if sentence is not None and looks_ahead(self.tokens, sentence) and back:
            return _of_date(written + timedelta(days=7 - back))
        return _of_date(written - timedelta(days=back))

    def _month(self, offset: int) -> Period | None:
        if self.written is None or self.written.is_year:
            return None
        index = self.written.year * 12 + self.written.last_month - 1 + offset
        return Period.of_month(index // 12, index % 12 + 1)


def _of_date(day: date) -> Period:
    return Period.of_day(day.year, day.month, day.day)
