"""Days: printed in full, without their year, and named by the week."""

from __future__ import annotations

import re

from comity.reading.grammar.periods.raw import Raw, on_day
from comity.reading.grammar.periods.reader import AND, SUFFIXES, YEAR, Reader

_POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
DAY_WORDS: dict[str, int] = {"yesterday": -1, "today": 0, "tomorrow": 1, "вчера": -1, "сегодня": 0, "завтра": 1}


def numeric_date(r: Reader, i: int) -> Raw | None:
    """2019-04-10; 10.04.2019."""
    year = r.year[i]
    if year and r.low[i + 1] == "-" and r.low[i + 3] == "-" and r.digits[i + 2] and r.digits[i + 4]:
        month, day = r.small[i + 2], r.small[i + 4]
        if 1 <= month <= 12 and 1 <= day <= 31:
            return on_day(i, i + 5, year, month, day)
    match = _POINTED.fullmatch(r.low[i])
    if match and 1 <= int(match[2]) <= 12 and YEAR.fullmatch(match[3]):
        return on_day(i, i + 1, int(match[3]), int(match[2]), int(match[1]))
    return None


def day_month(r: Reader, i: int) -> Raw | None:
    """9 November 2012; 5–6 сентября; 1 января 2015 года; 21st of May: the day first."""
    day = r.small[i] if r.digits[i] else 0
    if not 1 <= day <= 31:
        return None
    j = i + 1
    if r.low[j] in SUFFIXES:
        j += 1
    to_other_day = r.dash(j) and r.small[j + 1] and r.digits[j + 1]
    if to_other_day or (r.low[j] in AND and r.small[j + 1] and r.named[j + 2] == "month"):
        j += 2
    if r.low[j] == "of":
        j += 1
    return _with_its_year(r, i, r.kind[j].last, r.value(j), day) if r.named[j] == "month" else None


def month_day(r: Reader, i: int) -> Raw | None:
    """November 9-10; Jan.1; July 27th: the month first, as English has it."""
    if r.named[i] != "month" or r.lang != "en":
        return None
    j = r.past_stop(r.kind[i].last)
    day = r.small[j] if r.digits[j] else 0
    if not 1 <= day <= 31:
        return None
    j += 1
    if r.low[j] in SUFFIXES:
        j += 1
    if r.dash(j) and r.digits[j + 1] and 1 <= r.small[j + 1] <= 31:
        j += 2
    return _with_its_year(r, i, j, r.value(i), day)


def _with_its_year(r: Reader, first: int, j: int, month: int, day: int) -> Raw | None:
    """The year after a day and month: "9 May, 2012", «9 мая 2012 г.», "9 May last year"; none leaves it open."""
    k = j + 1 if r.low[j] == "," else j
    if r.low[j] == "." and r.lang == "en" and len(r.low[j - 1]) <= 4:
        k = j + 1  # "9 Nov. 2012"
    year = r.year[k]
    if year:
        return on_day(first, r.past_year_word(k + 1), year, month, day)
    if r.named[k] == "relative" and r.named[k + 1] == "year":
        return Raw(first, k + 2, "day and month of a relative year", part=(month, month), day=day, offset=r.value(k))
    return Raw(first, j, "day and month", part=(month, month), day=day)


def weekday(r: Reader, i: int) -> Raw | None:
    """on Thursday; yesterday; today; вчера."""
    if r.named[i] == "weekday":
        return Raw(i, i + 1, "weekday", weekday=r.value(i))
    if r.low[i] in DAY_WORDS:
        return Raw(i, i + 1, "day word", weekday=100 + DAY_WORDS[r.low[i]])
    return None
