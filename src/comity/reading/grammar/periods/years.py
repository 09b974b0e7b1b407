"""Years: one, a span of them, fiscal ones, since one, so many back or ahead, the end of one."""

from __future__ import annotations

import calendar
import re

from comity.model.period import Period
from comity.reading.grammar.periods.raw import Raw, on_day
from comity.reading.grammar.periods.reader import AND, Reader
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD

_END_CODE = re.compile(r"end[-‑]((?:19|20)\d\d)", re.ASCII)
_TWO_DIGITS = re.compile(r"\d\d", re.ASCII)
_YEAR_DASHES = frozenset(("-", "–", "—", "/"))
_FISCAL_WORDS = words("years.fiscal_words")
_FROM = words("periods.from")
_TO = words("periods.to")
_SINCE = words("periods.since")
_SINCE_ENDS = words("periods.since_ends")
# «в сравнении с 2019 годом», not «с 2019 года».
_WITH_YEAR = frozenset(("годом", "годами"))
_DECADE = frozenset(("decade", "десятилетие"))
_MOMENT = words("years.moment")
_OVER = words("periods.over")
_OVER_ALONE = words("periods.over_alone")
_AHEAD = words("periods.ahead")
_BACK = words("periods.back")
_END = words("periods.end")
_AIMS = words("years.aims")
_FUTURE = words("periods.future")
_BETWEEN = frozenset(("between", "между"))
BEGINNING = frozenset(("beginning", "начало"))


def years(r: Reader, i: int) -> Raw | None:
    """2014; 2014 года; 2014-м; 2009-2019; from 2005 to 2010; с 2007 по 2021 год; 2012-13 and 2017/18 (fiscal)."""
    year = r.year[i]
    if not year:
        return None
    j = i + 1
    if r.low[j] in _YEAR_DASHES and r.digits[j + 1]:
        if r.year[j + 1] > year:
            return Raw(i, r.past_year_word(j + 2), "span of years", Period.years(year, r.year[j + 1]))
        other = r.low[j + 1]
        if _TWO_DIGITS.fullmatch(other) and int(other) == (year + 1) % 100:
            return _fiscal(r, i, j + 2, year)
    between = r.low[i - 1] in _BETWEEN and r.low[j] in AND
    if (between or (r.low[i - 1] in _FROM and r.low[j] in _TO)) and r.year[j + 1] > year:
        return Raw(i, r.past_year_word(j + 2), "from year to year", Period.years(year, r.year[j + 1]))
    return Raw(i, r.past_year_word(j), "year", Period.of_year(year))


def _fiscal(r: Reader, first: int, j: int, year: int) -> Raw:
    """2012-13: with its months printed beside it, "(July-June)", or by the country's habit, told later."""
    while r.low[j] in _FISCAL_WORDS:
        j += 1
    k = j + 1
    if r.low[j] == "(" and r.named[k] == "month" and r.dash(k + 1) and r.named[k + 2] == "month":
        start, end = r.value(k), r.value(k + 2)
        last_year = year if end > start else year + 1
        closing = k + 4 if r.low[k + 3] == ")" else k + 3
        return Raw(first, closing, "fiscal year, months printed", Period.months(year, start, last_year, end))
    return Raw(first, j, "fiscal year", Period.months(year, 4, year + 1, 3))


def since(r: Reader, i: int) -> Raw | None:
    """since 2008; с 2008 года. With an end («с 2007 по 2021») it is the span's; «с 2008 годом» compares."""
    if r.low[i] in _SINCE and not r.year[i + 1]:
        return _since_event(r, i)
    if r.low[i] not in _SINCE:
        return None
    j = r.past_year_word(i + 2)
    if r.low[i + 2] in _WITH_YEAR or r.low[i - 1].startswith("сравнени"):
        return None
    if (r.low[j] in _SINCE_ENDS and (r.year[j + 1] or r.lang == "en")) or (r.lang == "ru" and r.low[i + 2] == "по"):
        return None
    return Raw(i, j, "since", since=r.year[i + 1], span=-1)


def _since_event(r: Reader, i: int) -> Raw | None:
    """ "since it opened in 2014", "since its launch in 1992", «с момента создания в 2014 году»: since the year
    of what happened; only words and no comma between."""
    if r.lang == "ru" and r.low[i + 1] not in _MOMENT:
        return None
    for j in range(i + 2, min(i + 10, len(r.tokens))):
        if r.tokens[j].kind == NUMBER:
            led = r.low[j - 1] in ("in", "в")
            return Raw(i, r.past_year_word(j + 1), "since", since=r.year[j], span=-1) if led and r.year[j] else None
        if r.tokens[j].kind != WORD:
            return None
    return None


def since_month(r: Reader, i: int) -> Raw | None:
    """since January; с января; с начала года; since the beginning of the year; so far this year; this year to date."""
    low = r.low[i]
    if low == "so" and [r.low[i + k] for k in (1, 2, 3)] == ["far", "this", "year"]:
        return Raw(i, i + 4, "since month", part=(1, 1))
    if low == "this" and [r.low[i + k] for k in (1, 2, 3)] == ["year", "to", "date"]:
        return Raw(i, i + 4, "since month", part=(1, 1))
    if low not in _SINCE:
        return None
    if [r.low[i + k] for k in (1, 2)] == ["начала", "года"]:
        return Raw(i, i + 3, "since month", part=(1, 1))
    if [r.low[i + k] for k in (2, 3, 4, 5)] == ["beginning", "of", "the", "year"]:
        return Raw(i, i + 6, "since month", part=(1, 1))
    if r.named[i + 1] != "month" or r.lang == "ru":
        return None  # «с января по май», «с января обещают» is no sum up to now
    j = r.past_stop(r.kind[i + 1].last)
    return None if r.year[j] or r.digits[j] or r.dash(j) else Raw(i, j, "since month", part=(r.value(i + 1),) * 2)


def years_over(r: Reader, i: int) -> Raw | None:
    """over five years; за пять лет (back from now); within five years; in the next five years (ahead)."""
    low = r.low[i]
    if low not in _OVER:
        return None
    j = i + 2 if r.low[i + 1] == "the" else i + 1
    ahead, back = low == "within" or r.low[j] in _AHEAD, r.low[j] in _BACK
    if r.low[j] in _AHEAD or back:
        j += 1
    if back and r.low[j] in _DECADE:
        return Raw(i, j + 1, "past years", span=10)
    number = r.small[j]
    if number <= 1 or r.named[j + 1] != "year" or r.low[j + 2] == "of":
        return None
    if ahead or (low == "за" and _to_come(r, i)) or (low == "in" and _aimed_at(r, i)):
        return Raw(i, j + 2, "years ahead", offset=number)
    return Raw(i, j + 2, "past years", span=number) if back or low in _OVER_ALONE else None


def _to_come(r: Reader, i: int) -> bool:
    """«За три года оборот дойдёт до 3 млрд»: a verb of the future in the clause that follows."""
    for j in range(i + 3, min(i + 12, len(r.tokens))):
        if r.low[j] in ".;:!?":
            return False
        if r.low[j] in _FUTURE:
            return True
    return False


def _aimed_at(r: Reader, i: int) -> bool:
    """ "To bring trade to $1 billion in three years": a goal before it in the clause."""
    for j in range(i - 1, max(0, i - 14), -1):
        if r.low[j] in ".;:!?":
            return False
        if r.low[j] == "to" and r.low[j + 1] in _AIMS:
            return True
    return False


def end_code(r: Reader, i: int) -> Raw | None:
    """end-2016: one token."""
    match = _END_CODE.fullmatch(r.low[i])
    return on_day(i, i + 1, int(match[1]), 12, 31) if match else None


def _end_of_month(r: Reader, first: int, j: int) -> Raw | None:
    """The last day of a month: "the end of March 2016", «на конец августа»; the year, if none is printed, is told by
    the date. February is closed on its 28th where its year is not printed."""
    month, k = r.value(j), r.past_stop(r.kind[j].last)
    year = r.year[k]
    day = calendar.monthrange(year or 2023, month)[1]
    if year:
        return on_day(first, r.past_year_word(k + 1), year, month, day)
    if r.named[k] == "relative" and r.named[k + 1] == "year":
        return Raw(first, k + 2, "day and month of a relative year", part=(month, month), day=day, offset=r.value(k))
    return Raw(first, k, "day and month", part=(month, month), day=day)


def _beginning(r: Reader, i: int) -> Raw | None:
    """на начало 2013 года; the beginning of this year: its first day, of a stock."""
    j = i + 1
    while r.low[j] in ("of", "the"):
        j += 1
    if r.year[j]:
        return on_day(i, r.past_year_word(j + 1), r.year[j], 1, 1)
    if r.named[j] == "relative" and r.named[j + 1] == "year":
        return Raw(i, j + 2, "beginning of a relative year", part=(1, 1), day=1, offset=r.value(j))
    if r.named[j] == "year" and j > i:
        return Raw(i, j + 1, "beginning of a relative year", part=(1, 1), day=1, offset=0)
    return None


def end_of(r: Reader, i: int) -> Raw | None:
    """the end of 2019; the end of the year; the end of March; на конец 2019 года; к концу прошлого года: its
    last day."""
    if r.low[i] in BEGINNING:
        return _beginning(r, i)
    if r.low[i] == "end" and r.low[i + 1] == "of":
        j = i + 2
    elif r.low[i] in _END:
        j = i + 1
    else:
        return None
    if r.low[j] == "the":
        j += 1
    year = r.year[j]
    if year:
        return on_day(i, r.past_year_word(j + 1), year, 12, 31)
    if r.named[j] == "month":
        return _end_of_month(r, i, j)
    if r.named[j] == "relative" and r.named[j + 1] == "year":
        return Raw(i, j + 2, "end of a relative year", part=(12, 12), day=31, offset=r.value(j))
    if r.named[j] == "year" and r.low[j] not in ("years", "лет"):
        return Raw(i, j + 1, "end of the year", part=(12, 12), day=31, offset=0)
    return None
