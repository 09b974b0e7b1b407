"""Every period printed in a text. Each rule says how far it reads; the longest wins, the first of equals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from comity.reading.grammar.periods import days, fiscal, months, relative, years
from comity.reading.grammar.periods.raw import Raw
from comity.reading.grammar.periods.reader import AND, DASHES, ROMAN, SUFFIXES, Reader
from comity.reading.lexicon.lookup import Cue, word_index
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Token

Rule = Callable[[Reader, int], Raw | None]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A rule and the words it may begin with: period words of `kinds`, number words, and single `words`."""

    rule: Rule
    kinds: frozenset[str] = frozenset()
    numbers: bool = False
    words: frozenset[str] = frozenset()


def _opened(rule: Rule, *kinds: str, numbers: bool = False, words: Iterable[str] = ()) -> _Opened:
    return _Opened(rule, frozenset(kinds), numbers, frozenset(words))


_CLOSING = months.CLOSING - {"last"}  # a period word itself
_ONE = words("periods.one")
_LATER = {"following", "через", "спустя", *words("periods.last_years")}
_SINCE = words("periods.since")
# In the order in which the first of equals wins.
_OF_WORDS: tuple[_Opened, ...] = (
    _opened(days.month_day, "month"),
    _opened(months.months, "month"),
    _opened(months.half_quarter, "relative", numbers=True, words=_CLOSING.union(ROMAN)),
    _opened(months.half_alone, "half"),
    _opened(months.half_elliptic, numbers=True, words=ROMAN),
    _opened(months.numbered_quarter, "quarter"),
    _opened(months.first_months, numbers=True, words=words("periods.first")),
    _opened(months.months_to, "year", numbers=True),
    _opened(relative.relative, "relative"),
    _opened(relative.those_years, "relative", words=relative.THESE),
    _opened(fiscal.fiscal_year_ended, words=fiscal.FISCAL),
    _opened(fiscal.relative_fiscal_year, "relative"),
    _opened(relative.year_apart, "year", "relative", numbers=True, words=_ONE | _LATER),
    _opened(relative.same_period, words=relative.VERY | words("periods.same")),
    _opened(days.weekday, "weekday", words=days.DAY_WORDS),
    _opened(relative.season, "season"),
    _opened(years.since, words=_SINCE),
    _opened(years.since_month, words=_SINCE | {"so", "this"}),
    _opened(years.years_over, words=words("periods.over")),
    _opened(years.end_of, words=years.BEGINNING | words("periods.end") | {"end"}),
)
# At other words than these, number words and period words no rule is asked.
_OPENERS = frozenset(word for opened in _OF_WORDS for word in opened.words)
_OF_CODES: tuple[Rule, ...] = (months.lettered, years.end_code)
_OF_YEARS: tuple[Rule, ...] = (days.numeric_date, years.years)
_OF_POINTED: tuple[Rule, ...] = (days.numeric_date,)
_OF_SMALL: tuple[Rule, ...] = (days.day_month, months.half_quarter, months.first_months, months.months_to)
# What may stand behind the one or two digits that a period begins with: "5th", "5-6 May", "5 and 6 May", "5 of May".
_BEHIND_SMALL = SUFFIXES | DASHES | AND | {"of", "-"}
_COUNTED = frozenset(("month", "monthword"))


def raw_periods(
    tokens: Sequence[Token], cues: Sequence[Cue], lang: str, index: Mapping[str, Sequence[int]] | None = None
) -> list[Raw]:
    """The periods of a text, left to right, not overlapping. index: word -> where it stands, if it is there already."""
    reader = Reader(tokens, cues, lang)
    found: list[Raw] = []
    reached = 0
    for i in _openers(reader, word_index(tokens) if index is None else index):
        if i < reached:
            continue
        best: Raw | None = None
        for rule in _rules(reader, i):
            raw = rule(reader, i)
            if raw is not None and (best is None or raw.last > best.last):
                best = raw
        if best is not None:
            found.append(best)
            reached = best.last
    return found


def _openers(reader: Reader, index: Mapping[str, Sequence[int]]) -> list[int]:
    """The tokens that a period may begin with."""
    words = (place for word in _OPENERS if word in index for place in index[word])
    return sorted({*words, *reader.kind, *reader.number_word, *reader.printed})


def _rules(reader: Reader, i: int) -> tuple[Rule, ...]:
    """The rules worth asking at a token."""
    if reader.tokens[i].kind == WORD:
        low = reader.low[i]
        return _of_word(reader.named[i], i in reader.number_word, low if low in _OPENERS else "")
    if not reader.digits[i]:
        return _OF_CODES
    if reader.year[i]:
        return _OF_YEARS
    if reader.small[i]:
        return _OF_SMALL if reader.low[i + 1] in _BEHIND_SMALL or reader.named[i + 1] in _COUNTED else ()
    return _OF_POINTED if reader.low[i].count(".") > 1 else ()


@cache
def _of_word(named: str, numbered: bool, opener: str) -> tuple[Rule, ...]:
    """The rules that begin with a word: the kind of period word it is, whether it is a number, itself if it opens."""
    return tuple(
        opened.rule
        for opened in _OF_WORDS
        if named in opened.kinds or (numbered and opened.numbers) or opener in opened.words
    )
