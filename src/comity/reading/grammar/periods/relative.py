"""Periods named from another one: last year, a year earlier, the same period, the autumn."""

from __future__ import annotations

from comity.model.period import Period
from comity.reading.grammar.periods.raw import Raw
from comity.reading.grammar.periods.reader import Reader, with_year
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD

_PREVIOUS = words("periods.previous")
_ONE = words("periods.one")
_EARLIER = words("periods.earlier")
_LAST_YEARS = words("periods.last_years")
_SAME = words("periods.same")
_SAME_OF_PERIODS = words("periods.same_of_periods")
_SAME_ENDS = words("periods.same_ends")
_BY_YEARS = {"двумя": 2, "тремя": 3, "четырьмя": 4, "пятью": 5, "шестью": 6, "семью": 7, "восемью": 8, "десятью": 10}
_AHEAD = words("relative.ahead")
_AGO = frozenset(("ago", "назад"))
VERY = words("relative.very")
_YEAR_LATER = frozenset((("год", "спустя"), ("спустя", "год"), ("годом", "позже"), ("годом", "позднее")))
_DASHES = frozenset(("—", "–"))
_NEAR = 14
THESE = words("relative.these")
_NAMED = {"season": "relative season", "month": "relative month name"}


def relative(r: Reader, i: int) -> Raw | None:
    """last year; this year; в минувшем году; last month; last autumn; last May; the past five years."""
    if r.named[i] != "relative":
        return None
    offset, j = r.value(i), i + 1
    following = r.kind[j].kind if j in r.kind else ""
    if following == "year" and r.lang == "en" and _comes_next(r, i):
        return None  # "the next year" of a story
    if following == "year":
        return Raw(i, j + 1, "relative year", offset=offset, earlier=r.low[i] in _PREVIOUS)
    if following == "monthword":
        return Raw(i, j + 1, "relative month", month_offset=offset)
    if following in _NAMED:
        return Raw(i, j + 1, _NAMED[following], part=(r.value(j), r.value(j)), offset=offset)
    number = r.small[j]
    if number and r.named[j + 1] == "year" and offset < 0:
        return Raw(i, j + 2, "past years", span=number)
    if r.lang == "ru" and r.low[j] in _DASHES and any(r.named[k] == "year" for k in range(max(0, i - _NEAR), i)):
        return Raw(i, j, "relative year", offset=offset)  # «позапрошлый год закрыли с 3 млн, прошлый — с 5»
    return None


def year_apart(r: Reader, i: int) -> Raw | None:
    """a year earlier; the year before; годом ранее; год назад; a year later; прошлогоднего; four years earlier;
    через два года."""
    low, following = r.low[i], r.low[i + 1]
    if low in _ONE and following == "year" and r.low[i + 2] in _EARLIER:
        before_last = r.low[i + 3] == "last"  # "the year before last"
        earlier = Raw(i, i + 3, "a year earlier", earlier=True, offset=-1)
        return Raw(i, i + 4, "relative year", offset=-2) if before_last else earlier
    if (low, following) in _YEAR_LATER or (following == "year" and _comes_next(r, i)):
        return Raw(i, i + (3 if low == "a" else 2), "a year later", offset=1)
    if low in ("годом", "год") and following in _EARLIER:
        return Raw(i, i + 2, "a year earlier", earlier=True, offset=-1)
    number = r.small[i]
    if number > 1 and r.named[i + 1] == "year" and r.low[i + 2] in _EARLIER:
        ago = r.low[i + 2] in _AGO
        rule = "relative year" if ago else "a year earlier"
        return Raw(i, i + 3, rule, earlier=not ago, offset=-number)
    if low in _BY_YEARS and following == "годами" and r.low[i + 2] in _EARLIER:
        return Raw(i, i + 3, "a year earlier", earlier=True, offset=-_BY_YEARS[low])
    if low == "через" and r.small[i + 1] and r.named[i + 2] == "year":
        return Raw(i, i + 3, "years ahead", offset=r.small[i + 1])
    if low in _LAST_YEARS:
        return Raw(i, i + 1, "last year's", earlier=True, offset=-1)
    return None


def _comes_next(r: Reader, i: int) -> bool:
    """ "a year later", "the next year": after the one told, not "over the next year"."""
    if r.low[i] == "a":
        return r.low[i + 2] == "later"
    return r.low[i] in ("next", "following") and r.low[i - 1] == "the" and r.low[i - 2] not in _AHEAD


def same_period(r: Reader, i: int) -> Raw | None:
    """the same period of last year; the comparable 2011 period; к аналогичному периоду прошлого года."""
    if r.low[i] in VERY and r.low[i + 1] == "же" and _is_of_period(r, i + 2):
        i += 1  # «к тому же периоду», «того же периода»
    elif r.low[i] not in _SAME or (r.low[i] in _SAME_OF_PERIODS and not _is_of_period(r, i + 1)):
        return None
    for j in range(i + 1, min(i + 8, len(r.tokens))):
        year = r.year[j]
        if year and r.low[j + 1] in ("-", "–", "/") and r.small[j + 2] == (year + 1) % 100:
            return Raw(i, j + 3, "same period of fiscal year", part=(0, 0), earlier=True, since=year)
        if year:
            last = j + 2 if r.low[j + 1] in ("period", "months") else r.past_year_word(j + 1)
            return Raw(i, last, "same period of year", part=(0, 0), earlier=True, since=year)
        if r.named[j] == "relative":
            last, rule = j + (2 if r.named[j + 1] == "year" else 1), "same period of last year"
            return Raw(i, last, rule, part=(0, 0), earlier=True, offset=r.value(j))
        if r.tokens[j].kind != WORD:
            break
    # "over the same six months", "in the same period": the period just told.
    for j in range(i + 1, min(i + 5, len(r.tokens))):
        if r.low[j] in _SAME_ENDS:
            apart = year_apart(r, j + 1)
            if apart is not None and apart.earlier:
                return Raw(i, apart.last, "a year earlier", part=(0, 0), earlier=True, offset=apart.offset)
            months = r.small[j - 1] if r.named[j] == "monthword" else 0
            return Raw(i, j + 1, "the same period", part=(0, 0), span=months)
    return None


def those_years(r: Reader, i: int) -> Raw | None:
    """during these years; за эти годы: the span just told."""
    told = r.low[i] in THESE and r.low[i + 1] in ("years", "годы")
    return Raw(i, i + 2, "the same period", part=(0, 0)) if told else None


def _is_of_period(r: Reader, i: int) -> bool:
    """«соответствующего периода», not «соответствующего соглашения»."""
    return i in r.kind or r.low[i].startswith(("период", "показател", "уров"))


def season(r: Reader, i: int) -> Raw | None:
    """in the autumn; осенью; in spring 2019 (a season is told as its year)."""
    if r.named[i] != "season":
        return None
    raw = with_year(r, i, i + 1, (r.value(i), r.value(i)), "season")
    if raw is None or raw.period is None:
        return raw
    return Raw(raw.first, raw.last, "season", Period.of_year(raw.period.year))
