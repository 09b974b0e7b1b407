"""Every period printed in a text. Each rule says how far it reads; the longest wins, the first of equals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.reading.grammar.periods import days, months, relative, years
from comity.reading.grammar.periods.raw import Raw
from comity.reading.grammar.periods.reader import ROMAN, Reader
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, Token

Rule = Callable[[Reader, int], Raw | None]

# The rules that may begin with digits, with a code (Q1), with a word.
_OF_NUMBERS: tuple[Rule, ...] = (
    days.numeric_date,
    days.day_month,
    months.half_quarter,
    months.first_months,
    months.months_to,
    years.years,
)
_OF_CODES: tuple[Rule, ...] = (months.lettered, years.end_code)
_OF_WORDS: tuple[Rule, ...] = (
    days.month_day,
    months.months,
    months.half_quarter,
    months.half_alone,
    months.half_elliptic,
    months.numbered_quarter,
    months.first_months,
    months.months_to,
    relative.relative,
    relative.year_apart,
    relative.same_period,
    days.weekday,
    relative.season,
    years.since,
    years.since_month,
    years.years_over,
    years.end_of,
)
# The words besides number words and period words that a rule begins with: elsewhere no rule is asked.
_LISTS = ("first", "one", "same", "last_years", "since", "over", "end")
_OPENERS = frozenset(
    (
        "end",
        "following",
        "final",
        "последний",
        "последнем",
        "последнего",
        "so",
        "this",
        "через",
        "тому",
        "того",
        "тем",
        "тот",
        "том",
        "beginning",
        "начало",
        *days.DAY_WORDS,
        *ROMAN,
    )
).union(*(words(f"periods.{name}") for name in _LISTS))


def raw_periods(tokens: Sequence[Token], cues: Sequence[Cue], lang: str) -> list[Raw]:
    """The periods of a text, left to right, not overlapping."""
    reader = Reader(tokens, cues, lang)
    found: list[Raw] = []
    reached = 0
    for i, token in enumerate(tokens):
        if i < reached or token.kind == MARK:
            continue
        best: Raw | None = None
        for rule in _rules(reader, token):
            raw = rule(reader, i)
            if raw is not None and (best is None or raw.last > best.last):
                best = raw
        if best is not None:
            found.append(best)
            reached = best.last
    return found


def _rules(reader: Reader, token: Token) -> tuple[Rule, ...]:
    """The rules worth asking at a token."""
    if token.kind == NUMBER:
        return _OF_NUMBERS
    if token.kind == IDENTIFIER:
        return _OF_CODES
    i = token.index
    return _OF_WORDS if i in reader.kind or i in reader.number_word or token.low in _OPENERS else ()
