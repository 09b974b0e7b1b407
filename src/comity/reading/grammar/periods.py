"""Periods: years, halves, quarters, months, ranges, "last year", "the first nine months", fiscal years, days.

Each rule looks at the tokens from one place and says how far it reads; the longest wins. Rules with a year printed give a full period;
those without are resolved later against the document's date (`Relative`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.model.period import Period
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD, Token


@dataclass(frozen=True, slots=True)
class Raw:
    """A period as printed, before the document's date is known.

    period: fully printed. Else `part` (a month range 1..12 within a year not printed, whole year 1..12) with `offset`:
    years from the document's year, or None where the discourse decides ("the first quarter", "in May").
    earlier: names the compared period. day: of a date without a year. span: "over the past five years": (years back).
    """

    first: int
    last: int
    rule: str
    period: Period | None = None
    part: tuple[int, int] = (1, 12)
    offset: int | None = None
    earlier: bool = False
    day: int = 0
    span: int = 0
    to_date: bool = False
    weekday: int | None = None
    month_offset: int | None = None
    since: int = 0


class Reader:
    """Tokens with the period words marked, for the rules to look at."""

    def __init__(self, tokens: Sequence[Token], cues: Sequence[Cue], lang: str) -> None:
        self.tokens, self.lang = tokens, lang
        self.kind: dict[int, Cue] = {}
        self.number_word: dict[int, tuple[int, int]] = {}
        for cue in cues:
            if cue.kind in _PERIOD_KINDS:
                # "May" and "March" are months only with a capital or beside a number; "mar" and "sep" likewise.
                if cue.kind == "month" and lang == "en" and not tokens[cue.first].capital:
                    continue
                self.kind.setdefault(cue.first, cue)
            elif cue.kind in ("unit", "ordinal") and cue.last == cue.first + 1:
                self.number_word.setdefault(cue.first, (int(cue.value), 1 if cue.kind == "ordinal" else 0))

    def low(self, i: int) -> str:
        """Lower-case token, empty past the end."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def is_kind(self, i: int, kind: str) -> bool:
        """Whether a period word of the kind begins at i."""
        cue = self.kind.get(i)
        return cue is not None and cue.kind == kind

    def value(self, i: int) -> int:
        """The value of the period word at i."""
        return int(self.kind[i].value)

    def year(self, i: int) -> int:
        """A year printed at i, 0 for none: four digits 1900-2100."""
        if 0 <= i < len(self.tokens) and self.tokens[i].kind == NUMBER and _YEAR.fullmatch(self.tokens[i].text):
            return int(self.tokens[i].text)
        return 0

    def small(self, i: int) -> int:
        """A whole number at i in digits or as a word, 0 for none."""
        if not 0 <= i < len(self.tokens):
            return 0
        token = self.tokens[i]
        if token.kind == NUMBER and token.text.isdigit() and len(token.text) <= 2:
            return int(token.text)
        return self.number_word.get(i, (0, 0))[0]

    def ordinal(self, i: int) -> int:
        """An ordinal at i: a word, or digits with a suffix (1st, 2-й, I, II)."""
        if i in self.number_word and self.number_word[i][1]:
            return self.number_word[i][0]
        low = self.low(i)
        roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
        if low in roman and self.tokens[i].text.isupper():
            return roman[low]
        match = re.fullmatch(r"([1-4])(?:st|nd|rd|th|-?[а-я]{1,2})", low)
        if match:
            return int(match[1])
        if self.tokens[i].kind == NUMBER if 0 <= i < len(self.tokens) else False:
            after = self.low(i + 1)
            if (
                after in ("st", "nd", "rd", "th")
                and self.tokens[i].text.isdigit()
                and self.tokens[i].end == self.tokens[i + 1].start
            ):
                return int(self.tokens[i].text)
        return 0

    def dash(self, i: int) -> bool:
        """A dash or a word that means "to" at i."""
        return self.low(i) in _DASHES

    def skip_year_word(self, i: int) -> int:
        """Past "year", «года», «г.», «году» and the ending of «2014-м», if they stand at i."""
        if self.low(i) == "-" and self.low(i + 1) in ("м", "го", "й", "е", "му", "х"):
            i += 2
        if self.lang == "ru" and self.is_kind(i, "year"):
            i += 1
            if self.low(i) == "." and self.low(i - 1) in ("г", "гг"):
                i += 1
        return i


_PERIOD_KINDS = words("periods.period_kinds")
_YEAR = re.compile(r"(?:19|20)\d\d|2100")
_DASHES = words("periods.dashes")
_THE = words("periods.the")

Rule = Callable[[Reader, int], Raw | None]


def _iso_date(r: Reader, i: int) -> Raw | None:
    """2019-04-10; 10.04.2019."""
    year = r.year(i)
    if (
        year
        and r.low(i + 1) == "-"
        and r.low(i + 3) == "-"
        and r.tokens[i + 2].kind == NUMBER
        and r.tokens[i + 4].kind == NUMBER
    ):
        month, day = r.tokens[i + 2].text, r.tokens[i + 4].text
        if month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return _day(i, i + 5, year, int(month), int(day))
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", r.tokens[i].text)
    if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[1]) <= 31 and _YEAR.fullmatch(match[3]):
        return _day(i, i + 1, int(match[3]), int(match[2]), int(match[1]))
    return None


def _day(first: int, last: int, year: int, month: int, day: int) -> Raw | None:
    try:
        return Raw(first, last, "date", Period.of_day(year, month, day))
    except ValueError:
        return None


def _day_month(r: Reader, i: int) -> Raw | None:
    """9 November 2012; November 9-10; 5–6 сентября; Jan.1; July 27th; 1 января 2015 года."""
    day = r.small(i) if r.tokens[i].kind == NUMBER else 0
    if 1 <= day <= 31:
        j = i + 1
        if r.low(j) in ("st", "nd", "rd", "th"):
            j += 1
        if (r.dash(j) and r.small(j + 1) and r.tokens[j + 1].kind == NUMBER) or (
            r.low(j) in ("and", "и") and r.small(j + 1) and r.is_kind(j + 2, "month")
        ):
            j += 2
        if r.low(j) == "of":
            j += 1
        if r.is_kind(j, "month"):
            return _dated(r, i, r.kind[j].last, r.value(j), day)
    if r.is_kind(i, "month"):
        j = r.kind[i].last
        if r.low(j) == "." and r.tokens[j].start == r.tokens[j - 1].end:
            j += 1
        day = r.small(j) if j < len(r.tokens) and r.tokens[j].kind == NUMBER else 0
        if 1 <= day <= 31 and r.lang == "en":
            j += 1
            if r.low(j) in ("st", "nd", "rd", "th"):
                j += 1
            if r.dash(j) and j + 1 < len(r.tokens) and r.tokens[j + 1].kind == NUMBER and 1 <= r.small(j + 1) <= 31:
                j += 2
            return _dated(r, i, j, r.value(i), day)
    return None


def _dated(r: Reader, first: int, j: int, month: int, day: int) -> Raw | None:
    k = j + 1 if r.low(j) == "," else j
    if r.low(j) == "." and r.year(j + 1):
        k = j + 1
    year = r.year(k)
    if year:
        return _day(first, r.skip_year_word(k + 1), year, month, day)
    if r.is_kind(k, "relative") and r.is_kind(k + 1, "year"):
        return Raw(first, k + 2, "day and month of a relative year", part=(month, month), day=day, offset=r.value(k))
    return Raw(first, j, "day and month", part=(month, month), day=day)


def _months(r: Reader, i: int) -> Raw | None:
    """January-October 2018; в январе — апреле 2015 года; July 2012; за январь; с января по октябрь; May of last year."""
    j = i
    if not r.is_kind(j, "month"):
        return None
    first_month = r.value(j)
    j = r.kind[j].last
    if r.low(j) == "." and r.tokens[j].start == r.tokens[j - 1].end:
        j += 1
    own_year = r.year(j)
    last_month = first_month
    k = j + 1 if own_year else j
    if (
        (r.dash(k) or r.low(k) in ("and", "и"))
        and r.is_kind(k + 1, "month")
        and not (r.low(k) in ("and", "и") and own_year)
    ):
        if r.low(k) not in ("and", "и") or r.value(k + 1) == first_month + 1:
            last_month = r.value(k + 1)
            end = r.kind[k + 1].last
            if own_year and r.year(end):
                return _month_range(i, end + 1, own_year, first_month, r.year(end), last_month)
            j = end
            own_year = 0
    return _with_year(r, i, j, (first_month, last_month), "months")


def _month_range(first: int, last: int, year: int, month: int, last_year: int, last_month: int) -> Raw | None:
    try:
        return Raw(first, last, "months of two years", Period.months(year, month, last_year, last_month))
    except ValueError:
        return None


def _with_year(r: Reader, first: int, j: int, part: tuple[int, int], rule: str) -> Raw | None:
    """A part of a year, with the year that follows: "of 2018", "last year", «прошлого года», or none."""
    k = j
    if r.low(k) in ("of", "in", ","):
        k += 1
    if r.low(k) == "the" and r.lang == "en":
        k += 1
    year = r.year(k)
    if year and not (r.low(j) == "," and r.lang == "ru"):
        try:
            return Raw(first, r.skip_year_word(k + 1), rule, Period.months(year, part[0], year, part[1]))
        except ValueError:
            return None
    if r.is_kind(k, "relative") and (r.is_kind(k + 1, "year") or (r.lang == "ru" and r.low(k) in _BARE_RELATIVES)):
        return Raw(
            first,
            k + (2 if r.is_kind(k + 1, "year") else 1),
            rule,
            part=part,
            offset=r.value(k),
            earlier=r.value(k) < 0,
        )
    if r.lang == "ru" and r.low(k) == "того" and r.low(k + 1) == "же":
        return Raw(first, k + 3, rule, part=part)
    if r.lang == "ru" and r.low(j) == "года":
        j += 1
    return Raw(first, j, rule, part=part) if part[0] <= part[1] else None


_BARE_RELATIVES = words("periods.bare_relatives")


def _half_quarter(r: Reader, i: int) -> Raw | None:
    """the first half of 2010; first quarter; the second half of the year; за первое полугодие; в I квартале; Q1 2019; H1."""
    match = re.fullmatch(r"([hq])([1-4])|([1-4])([hq])", r.low(i))
    if match:
        letter, number = (match[1], int(match[2])) if match[1] else (match[4], int(match[3]))
        if letter == "q" or number <= 2:
            j = i + 2 if r.low(i + 1) in ("of", "’", "'") else i + 1
            return _with_year(r, i, j, _part(letter, number), "half or quarter")
    number = r.ordinal(i)
    if number and 1 <= number <= 4:
        j = i + 1
        if r.low(j) in ("st", "nd", "rd", "th") or (r.low(j) == "-" and r.low(j + 1) in ("й", "м", "го", "е")):
            j += 1 if r.low(j) != "-" else 2
        if r.is_kind(j, "quarter"):
            return _with_year(r, i, j + 1, _part("q", number), "quarter")
        if r.is_kind(j, "half") and number <= 2:
            k = j + 1
            if r.low(k) == "of" and r.low(k + 1) in ("the", "this") and r.is_kind(k + 2, "year"):
                return Raw(
                    i, k + 3, "half of the year", part=_part("h", number), offset=0 if r.low(k + 1) == "this" else None
                )
            return _with_year(r, i, k, _part("h", number), "half")
    return None


def _part(letter: str, number: int) -> tuple[int, int]:
    size = 6 if letter == "h" else 3
    return (number - 1) * size + 1, number * size


def _first_months(r: Reader, i: int) -> Raw | None:
    """the first nine months of 2019; за девять месяцев; 5 месяцев 2017 года; in six months; за два месяца; 11M 2020."""
    j = i
    lead = r.low(j) in ("first", "первые", "первых")
    if lead:
        j += 1
    number = r.small(j)
    if 2 <= number <= 12 and r.is_kind(j + 1, "monthword"):
        k = j + 2
        if r.low(k) == "." and r.low(k - 1) == "мес":
            k += 1
        raw = _with_year(r, i, k, (1, number), "first months")
        followed = raw is not None and (raw.period is not None or raw.offset is not None)
        if lead or followed or r.low(i - 1) in ("за", "in", "over", "for", "итогам", "по", "итоги"):
            return raw
    return None


def _years(r: Reader, i: int) -> Raw | None:
    """2014; 2014 года; 2009-2019; from 2005 to 2010; с 2007 по 2021 год; 2012-13 and 2017-18 (fiscal); fiscal 2018; 2014-м."""
    year = r.year(i)
    if not year:
        return None
    j = i + 1
    if r.low(j) in ("-", "–", "—", "/") and j + 1 < len(r.tokens) and r.tokens[j + 1].kind == NUMBER:
        other = r.tokens[j + 1].text
        if r.year(j + 1) > year:
            return Raw(i, r.skip_year_word(j + 2), "span of years", Period.years(year, r.year(j + 1)))
        if re.fullmatch(r"\d\d", other) and int(other) == (year + 1) % 100:
            return _fiscal(r, i, j + 2, year)
    if r.low(i - 1) in ("с", "from", "between") and (r.low(j) in ("по", "to", "and", "до")) and r.year(j + 1) > year:
        return Raw(i, r.skip_year_word(j + 2), "from year to year", Period.years(year, r.year(j + 1)))
    return Raw(i, r.skip_year_word(j), "year", Period.of_year(year))


_FISCAL_STARTS = {
    ("april", "march"): 4,
    ("apr", "mar"): 4,
    ("july", "june"): 7,
    ("october", "september"): 10,
    ("jul", "jun"): 7,
}


def _fiscal(r: Reader, first: int, j: int, year: int) -> Raw:
    """2012-13: the months printed beside it, "(July-June)" or "(Apr-Dec)"; else decided later by the country (`fiscal`)."""
    k = j + 1 if r.low(j) == "(" else j
    if r.is_kind(k, "month") and r.dash(k + 1) and r.is_kind(k + 2, "month") and k > j:
        start, end = r.value(k), r.value(k + 2)
        last_year = year if end > start else year + 1
        closing = k + 4 if r.low(k + 3) == ")" else k + 3
        return Raw(first, closing, "fiscal year, months printed", Period.months(year, start, last_year, end))
    return Raw(first, j, "fiscal year", Period.months(year, 4, year + 1, 3))


def _relative(r: Reader, i: int) -> Raw | None:
    """last year; this year; в минувшем году; the previous year; a year earlier; годом ранее; год назад; the year before."""
    if r.is_kind(i, "relative"):
        j = i + 1
        if r.is_kind(j, "year"):
            return Raw(
                i,
                j + 1,
                "relative year",
                offset=r.value(i),
                earlier=r.low(i) in ("previous", "preceding", "предыдущий", "предыдущего", "предыдущем"),
            )
        if r.is_kind(j, "monthword"):
            return Raw(i, j + 1, "relative month", month_offset=r.value(i))
        if r.is_kind(j, "season"):
            return Raw(i, j + 1, "relative season", part=(r.value(j), r.value(j)), offset=r.value(i))
        if r.is_kind(j, "month"):
            return Raw(i, j + 1, "relative month name", part=(r.value(j), r.value(j)), offset=r.value(i))
        number = r.small(j)
        if number and (r.is_kind(j + 1, "year")) and r.value(i) < 0:
            return Raw(i, j + 2, "past years", span=number)
    return _earlier(r, i)


def _earlier(r: Reader, i: int) -> Raw | None:
    low = r.low(i)
    if (
        low in ("a", "one", "the")
        and r.low(i + 1) == "year"
        and r.low(i + 2) in ("earlier", "before", "ago", "previously", "prior")
    ):
        return Raw(i, i + 3, "a year earlier", earlier=True, offset=-1)
    if low == "a" and r.low(i + 1) == "year" and r.low(i + 2) == "later":
        return Raw(i, i + 3, "a year later", offset=1)
    if low in ("годом", "год") and r.low(i + 1) in ("ранее", "раньше", "назад"):
        return Raw(i, i + 2, "a year earlier", earlier=True, offset=-1)
    if low in (
        "same",
        "comparable",
        "corresponding",
        "тот",
        "аналогичный",
        "аналогичного",
        "аналогичным",
        "аналогичном",
        "того",
        "тем",
        "тот",
    ):
        return _same_period(r, i)
    if low in ("прошлогоднего", "прошлогодний", "прошлогодним", "прошлогоднему", "позапрошлого"):
        return Raw(i, i + 1, "last year's", earlier=True, offset=-1)
    return None


def _same_period(r: Reader, i: int) -> Raw | None:
    """the same period of last year; the comparable 2011 period; к аналогичному периоду прошлого года; same months of 2021."""
    for j in range(i + 1, min(i + 8, len(r.tokens))):
        if r.year(j):
            k = j + 1
            return Raw(
                i,
                k + 1 if r.low(k) in ("period", "months") else r.skip_year_word(k),
                "same period of year",
                part=(0, 0),
                earlier=True,
                since=r.year(j),
            )
        if r.is_kind(j, "relative"):
            return Raw(
                i,
                j + (2 if r.is_kind(j + 1, "year") else 1),
                "same period of last year",
                part=(0, 0),
                earlier=True,
                offset=r.value(j),
            )
        if r.tokens[j].kind != WORD:
            break
    # "over the same six months", "in the same period": the period just told.
    for j in range(i + 1, min(i + 5, len(r.tokens))):
        if r.low(j) in ("period", "months", "период", "месяцы", "год", "year", "years", "time"):
            return Raw(i, j + 1, "the same period", part=(0, 0))
    return None


def _twelve_months_to(r: Reader, i: int) -> Raw | None:
    """the twelve months to March 2022; the year to June 2021; the year ended March 2020."""
    number = r.small(i)
    j = i + 2 if number and r.is_kind(i + 1, "monthword") else 0
    if r.low(i) == "year" and r.lang == "en":
        number, j = 12, i + 1
    if not j:
        return None
    if r.low(j) in ("ended", "ending", "to"):
        j += 1 if r.low(j + 1) != "in" else 2
        if r.low(j) == "in":
            j += 1
        if r.is_kind(j, "month") and r.year(j + 1):
            year, month = r.year(j + 1), r.value(j)
            first = year * 12 + month - number
            return _month_range(i, j + 2, first // 12, first % 12 + 1, year, month)
    if number == 12 and r.low(j) == "before":
        return Raw(i, j + 1, "the twelve months before", part=(0, 0), earlier=True, offset=-1)
    return None


def _weekday(r: Reader, i: int) -> Raw | None:
    """on Thursday; yesterday; today; вчера."""
    if r.is_kind(i, "weekday"):
        return Raw(i, i + 1, "weekday", weekday=r.value(i))
    days = {"yesterday": -1, "today": 0, "tomorrow": 1, "вчера": -1, "сегодня": 0, "завтра": 1}
    if r.low(i) in days:
        return Raw(i, i + 1, "day word", weekday=100 + days[r.low(i)])
    return None


def _season(r: Reader, i: int) -> Raw | None:
    """in the autumn; осенью; in spring 2019."""
    if not r.is_kind(i, "season"):
        return None
    raw = _with_year(r, i, i + 1, (r.value(i), r.value(i)), "season")
    return (
        raw
        if raw is None or raw.period is None
        else Raw(raw.first, raw.last, "season", Period.of_year(raw.period.year))
    )


def _since(r: Reader, i: int) -> Raw | None:
    """since 2008; с 2008 года (not followed by «по»); with an end the other rules read it."""
    if r.low(i) not in ("since", "с", "со") or not r.year(i + 1):
        return None
    j = r.skip_year_word(i + 2)
    if r.low(j) in ("по", "to", "до") or (r.lang == "ru" and r.low(i + 2) in ("по",)):
        return None
    return Raw(i, j, "since", since=r.year(i + 1), span=-1)


def _span_of_years(r: Reader, i: int) -> Raw | None:
    """over five years; за пять лет (back from now); within five years, in the next five years, в ближайшие два года (ahead)."""
    low = r.low(i)
    if low in ("over", "за", "in", "during", "within", "в"):
        j = i + 1
        if r.low(j) == "the":
            j += 1
        ahead = low == "within" or r.low(j) in ("next", "coming", "ближайшие", "следующие")
        back = r.low(j) in ("past", "last", "последние", "прошедшие", "минувшие", "previous")
        j += (
            1
            if r.low(j)
            in (
                "next",
                "coming",
                "ближайшие",
                "следующие",
                "past",
                "last",
                "последние",
                "прошедшие",
                "минувшие",
                "previous",
            )
            else 0
        )
        number = r.small(j)
        if number > 1 and r.is_kind(j + 1, "year") and r.low(j + 2) not in ("of",):
            if ahead:
                return Raw(i, j + 2, "years ahead", offset=number)
            if back or low in ("over", "за"):
                return Raw(i, j + 2, "past years", span=number)
    return None


def _end_of(r: Reader, i: int) -> Raw | None:
    """the end of 2019; the end of the year; на конец 2019 года; к концу года: its last day."""
    low = r.low(i)
    if low == "end" and r.low(i + 1) == "of":
        j = i + 2
    elif low in ("конец", "концу", "конца", "конце"):
        j = i + 1
    else:
        return None
    if r.low(j) == "the":
        j += 1
    year = r.year(j)
    if year:
        return _day(i, r.skip_year_word(j + 1), year, 12, 31)
    if r.is_kind(j, "relative") and r.is_kind(j + 1, "year"):
        return Raw(i, j + 2, "end of a relative year", part=(12, 12), day=31, offset=r.value(j))
    if r.is_kind(j, "year") and r.low(j) not in ("years", "лет"):
        return Raw(i, j + 1, "end of the year", part=(12, 12), day=31, offset=0)
    return None


RULES: tuple[Rule, ...] = (
    _iso_date, _day_month, _months, _half_quarter, _first_months, _twelve_months_to, _years, _relative, _weekday, _season, _since, _span_of_years, _end_of,
)  # fmt: skip


def raw_periods(tokens: Sequence[Token], cues: Sequence[Cue], lang: str) -> list[Raw]:
    """Every period printed, left to right, the longest at each place."""
    reader = Reader(tokens, cues, lang)
    found: list[Raw] = []
    i = 0
    while i < len(tokens):
        best: Raw | None = None
        for rule in RULES:
            raw = rule(reader, i)
            if raw is not None and (best is None or raw.last > best.last):
                best = raw
        if best is None:
            i += 1
        else:
            found.append(best)
            i = max(best.last, i + 1)
    return found
