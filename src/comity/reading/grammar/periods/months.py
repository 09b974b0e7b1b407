"""Months, quarters and halves, and so many months of a year."""

from __future__ import annotations

import re

from comity.model.period import Period
from comity.reading.grammar.periods.raw import Raw, between_months
from comity.reading.grammar.periods.reader import AND, ORDINAL_ENDINGS, SUFFIXES, Reader, with_year
from comity.reading.lexicon.words import words

_SHORT = re.compile(r"([1-4])([qh])(\d\d)", re.ASCII)  # 1Q14
_LETTERED = re.compile(r"([hq])([1-4])|([1-4])([hq])")
_AFTER_LETTERED = frozenset(("of", "’", "'"))
_FIRST = words("periods.first")
_FOR = words("periods.for")
_UNTIL = words("periods.until")
_ONE_MONTH = words("months.one_month")
_OF = frozenset(("of", "in"))
_OF_FISCAL = words("months.of_fiscal")
_YEAR_DASHES = frozenset(("-", "–", "—", "/"))
_FEW = {"two": 2, "three": 3}
# "the last quarter of 2016"; without a year the last one is the one before this.
CLOSING = words("months.closing")
_BEFORE_SUM = frozenset(("—", "–", "$", "€", "£", "us", "eur", "usd"))
_SENTENCE_ENDS = frozenset(".;?!")
_BETWEEN = frozenset(("between", "между"))


def months(r: Reader, i: int) -> Raw | None:
    """January-October 2018; в январе — апреле 2015 года; July 2012; с января по октябрь; May of last year."""
    if r.named[i] != "month":
        return None
    first_month = last_month = r.value(i)
    j = r.past_stop(r.kind[i].last)
    own_year = r.year[j]
    k = j + 1 if own_year else j
    if r.named[k + 1] == "month" and _joined(r, i, k, first_month, own_year):
        last_month, end = r.value(k + 1), r.kind[k + 1].last
        other_year = r.year[end]
        if own_year and other_year:
            rule = "months of two years"
            return between_months(i, end + 1, (own_year, first_month), (other_year, last_month), rule)
        j = end
    if first_month > last_month and j > k:
        return _over_new_year(r, i, j, (first_month, last_month))
    return with_year(r, i, j, (first_month, last_month), "months")


def _over_new_year(r: Reader, first: int, j: int, part: tuple[int, int]) -> Raw:
    """July-March of 2017-18; July-March of the current fiscal year; апрель — март: months that go on into the next
    year. Without a year they are the last ones that are over."""
    k = j + 1 if r.low[j] in _OF else j
    while r.low[k] in _OF_FISCAL:
        k += 1
    year = r.year[k]
    if year and r.low[k + 1] in _YEAR_DASHES and r.digits[k + 2]:
        return Raw(first, k + 3, "months", Period.months(year, part[0], year + 1, part[1]))
    if year:
        start = year - 1
        return Raw(first, r.past_year_word(k + 1), "months", Period.months(start, part[0], year, part[1]))
    offset = r.value(k) if r.named[k] == "relative" else 0
    if r.named[k] == "relative":
        k += 1
        while r.low[k] in _OF_FISCAL or r.named[k] == "year":
            k += 1
        j = k
    return Raw(first, j, "months over new year", part=part, offset=min(offset, 0))


def _joined(r: Reader, first: int, k: int, month: int, own_year: int) -> bool:
    """A dash, or an "and" between neighbours ("May and June" is one period, "May and December" are two) or after
    "between"."""
    between = r.low[first - 1] in _BETWEEN
    if between and own_year and r.low[k] in AND:
        return bool(r.year[r.kind[k + 1].last])  # "between April 2000 and March 2016"
    return r.dash(k) or (r.low[k] in AND and not own_year and (between or r.value(k + 1) == month + 1))


def half_quarter(r: Reader, i: int) -> Raw | None:
    """the first half of 2010; the second half of the year; за первое полугодие; в I квартале; 1st quarter."""
    closing = r.low[i] in CLOSING and r.named[i + 1] == "quarter"
    if closing:
        raw = with_year(r, i, i + 2, _part("q", 4), "quarter")
        return raw if raw is not None and (raw.period is not None or r.low[i] == "final") else None
    number = r.ordinal(i)
    if not 1 <= number <= 4:
        return None
    j = i + 1
    if r.low[j] in SUFFIXES:
        j += 1
    elif r.low[j] == "-" and r.low[j + 1] in ORDINAL_ENDINGS:
        j += 2
    if r.named[j] == "quarter":
        return with_year(r, i, j + 1, _part("q", number), "quarter")
    if r.named[j] == "half" and number <= 2:
        k = j + 1
        if r.low[k] == "of" and r.low[k + 1] in ("the", "this") and r.named[k + 2] == "year":
            offset = 0 if r.low[k + 1] == "this" else None
            return Raw(i, k + 3, "half of the year", part=_part("h", number), offset=offset)
        return with_year(r, i, k, _part("h", number), "half")
    return None


def half_alone(r: Reader, i: int) -> Raw | None:
    """за полугодие; за полугодие 2020 года: the first, as no year has yet had another."""
    alone = r.low[i] == "полугодие" and r.low[i - 1] == "за"
    if not alone and not (r.low[i] == "полугодия" and r.low[i - 1] in ("итогам", "результатам")):
        return None
    return with_year(r, i, i + 1, _part("h", 1), "half")


def half_elliptic(r: Reader, i: int) -> Raw | None:
    """«В первом полугодии 35 миллионов, во втором 46», "in the first half 35 million, in the second 46": the noun left
    out, its number one more than that of the half or quarter told before in the sentence."""
    number = r.ordinal(i)
    led = r.low[i - 1] in ("во", "в") or (r.low[i - 1] == "the" and r.low[i - 2] == "in")
    if not 2 <= number <= 4 or not led or not (r.digits[i + 1] or r.low[i + 1] in _BEFORE_SUM):
        return None
    for j in range(i - 2, max(0, i - 16), -1):
        if r.low[j] in _SENTENCE_ENDS:
            return None
        kind = "h" if r.named[j] == "half" and number == 2 else "q" if r.named[j] == "quarter" else ""
        if kind and number - 1 in (r.ordinal(j - 1), r.ordinal(j - 2)):
            return Raw(i, i + 1, "half" if kind == "h" else "quarter", part=_part(kind, number))
    return None


def numbered_quarter(r: Reader, i: int) -> Raw | None:
    """quarter one of 2018; Quarter 3."""
    if r.named[i] != "quarter" or not 1 <= r.small[i + 1] <= 4 or r.lang == "ru":
        return None
    return with_year(r, i, i + 2, _part("q", r.small[i + 1]), "half or quarter")


def lettered(r: Reader, i: int) -> Raw | None:
    """Q1 2019; H1 of 2020; 3Q2021."""
    short = _SHORT.fullmatch(r.low[i])
    if short:
        letter, number, year = short[2], int(short[1]), 2000 + int(short[3])
        if letter == "h" and number > 2:
            return None
        first, last = _part(letter, number)
        return Raw(i, i + 1, "half or quarter", Period.months(year, first, year, last))
    match = _LETTERED.fullmatch(r.low[i])
    if not match:
        return None
    letter, number = (match[1], int(match[2])) if match[1] else (match[4], int(match[3]))
    if letter == "h" and number > 2:
        return None
    j = i + 2 if r.low[i + 1] in _AFTER_LETTERED else i + 1
    return with_year(r, i, j, _part(letter, number), "half or quarter")


def _part(letter: str, number: int) -> tuple[int, int]:
    """First and last month of a half (h) or quarter (q)."""
    size = 6 if letter == "h" else 3
    return (number - 1) * size + 1, number * size


def first_months(r: Reader, i: int) -> Raw | None:
    """the first nine months of 2019; the first three quarters; за девять месяцев; 5 месяцев 2017 года; in six months;
    за 11 мес."""
    lead = r.low[i] in _FIRST
    j = i + 1 if lead else i
    if lead and r.named[j] == "monthword" and r.low[j] in _ONE_MONTH:
        return with_year(r, i, j + 1, (1, 1), "first months")  # "the first month of the year"
    number = r.small[j]
    # "three quarters" is a fraction too, so that its words are not marked one by one.
    quarters = number or _FEW.get(r.low[j], 0)
    if lead and quarters in (2, 3) and (r.named[j + 1] == "quarter" or r.low[j + 1] == "quarters"):
        if "fiscal" in (r.low[j + 3], r.low[j + 4], r.low[j + 5]):
            return None  # "the first three quarters of the Indian fiscal year": months that are told beside it
        return with_year(r, i, j + 2, (1, 3 * quarters), "first months")
    if not 2 <= number <= 12 or r.named[j + 1] != "monthword":
        return None
    k = j + 2
    if r.low[k] == "." and r.low[k - 1] == "мес":
        k += 1
    raw = with_year(r, i, k, (1, number), "first months")
    followed = raw is not None and (raw.period is not None or raw.offset is not None)
    return raw if lead or followed or r.low[i - 1] in _FOR else None


def months_to(r: Reader, i: int) -> Raw | None:
    """the twelve months to May 2020; the year to June 2021; the year ended in March 2020."""
    if r.low[i] == "year" and r.lang == "en":
        number, j = 12, i + 1
    else:
        number, j = r.small[i], i + 2
        if not number or r.named[i + 1] != "monthword":
            return None
    if r.low[j] in _UNTIL:
        end = j + 2 if r.low[j + 1] == "in" else j + 1
        if r.named[end] == "month" and r.year[end + 1]:
            year, month = r.year[end + 1], r.value(end)
            first = year * 12 + month - number
            start = (first // 12, first % 12 + 1)
            return between_months(i, end + 2, start, (year, month), "months of two years")
    if number == 12 and r.low[j] == "before":
        return Raw(i, j + 1, "the twelve months before", part=(0, 0), earlier=True, offset=-1)
    return None
