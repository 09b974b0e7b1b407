"""Fiscal years that are told by their last month, or from the one that runs: "the fiscal year that ended in March"."""

from __future__ import annotations

from comity.model.period import Period
from comity.reading.grammar.periods.raw import Raw
from comity.reading.grammar.periods.reader import Reader
from comity.reading.lexicon.words import words

FISCAL = words("fiscal.fiscal")
_ENDS = words("fiscal.ends")
_BEFORE_END = words("fiscal.before_end")
_AT = words("fiscal.at")
_YEAR, _MONTHS = 12, 12


def fiscal_year_ended(r: Reader, i: int) -> Raw | None:
    """the fiscal year that ended in March; the financial year ending 30 June 2019."""
    if r.low[i] not in FISCAL or r.named[i + 1] != "year":
        return None
    j = i + 2
    while r.low[j] in _BEFORE_END:
        j += 1
    if r.low[j] not in _ENDS:
        return None
    j += 1
    while r.low[j] in _AT:
        j += 1
    if r.small[j] and r.named[j + 1] == "month":
        j += 1  # "30 June"
    if r.named[j] != "month":
        return None
    month, last = r.value(j), j + 1
    if r.small[last] and not r.year[last]:
        last += 1  # "June 30"
    if r.low[last] == "," and r.year[last + 1]:
        last += 1
    year = r.year[last]
    if year and month < _MONTHS:
        months = Period.months(year - 1, month + 1, year, month)
        return Raw(i, last + 1, "fiscal year, months printed", months)
    if month == _MONTHS:
        return Raw(i, last + 1, "year", Period.of_year(year)) if year else None
    return Raw(i, last, "fiscal year ended", part=(month + 1, month))


def relative_fiscal_year(r: Reader, i: int) -> Raw | None:
    """last fiscal year; the previous financial year; в прошлом финансовом году."""
    if r.named[i] != "relative" or r.low[i + 1] not in FISCAL or r.named[i + 2] != "year":
        return None
    back = r.low[i] in ("previous", "preceding") or r.low[i].startswith("предыдущ")
    return Raw(i, i + 3, "relative fiscal year", offset=r.value(i), earlier=back)
