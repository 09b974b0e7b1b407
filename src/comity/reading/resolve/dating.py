"""When the document was written.

The date comes from the best clue of the source; without any, from the content: a text knows no full year that is not
over, plans lie ahead of it, and its latest part-year or day is its own year. The evidence is kept in words.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass

from comity.model.document import DateClue
from comity.model.period import Period
from comity.reading.grammar.periods.raw import Raw
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, Sentence, Token

_CLUE_ORDER = ("header", "metadata", "url", "text", "filename")
_AHEAD = words("dating.ahead")
_STARTING = words("dating.starting")
_DECIDED = words("dating.decided")
_FUTURE = words("dating.future")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Dated:
    """The document's date and why."""

    date: Period | None
    rule: str


def document_date(
    clues: Sequence[DateClue], raws: Sequence[Raw], tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> Dated:
    """The date, as exact as it is known: a day from a clue of the source, else a month or year from the content."""
    for where in _CLUE_ORDER:
        for clue in clues:
            if clue.where == where and clue.value.year in _YEARS:
                day = Period.of_day(clue.value.year, clue.value.month, clue.value.day)
                return Dated(day, f"{where}: {clue.place or clue.value.isoformat()}")
    return _from_content(raws, tokens, sentences)


def _from_content(raws: Sequence[Raw], tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Dated:
    """The year (and month) a text without a date betrays."""
    past: dict[int, Raw] = {}
    ahead: set[int] = set()
    parts: dict[int, int] = {}
    for raw in raws:
        if raw.period is None or raw.rule == "since":
            continue
        year = raw.period.last_year
        sentence = sentence_at(sentences, raw.first)
        if tokens[raw.first - 1].low in _AHEAD or (sentence is not None and looks_ahead(tokens, sentence)):
            ahead.add(year)
            continue
        past.setdefault(year, raw)
        if raw.period.length < 12:
            parts[year] = max(parts.get(year, 0), raw.period.last_month)
    if past:
        return _after_newest(raws, past, ahead, parts, tokens, sentences)
    if ahead:
        return Dated(Period.of_year(min(ahead)), f"the earliest year ahead, {min(ahead)}")
    return Dated(None, "no year is printed")


def _after_newest(
    raws: Sequence[Raw],
    past: dict[int, Raw],
    ahead: set[int],
    parts: dict[int, int],
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
) -> Dated:
    """The date by the newest year told as past: its own year where only a part of it is told, else the next one."""
    latest = max(past)
    if latest + 1 in ahead:
        return Dated(Period.of_year(latest + 1), f"{latest} is told as past and {latest + 1} is planned for")
    if latest in parts:
        reason = f"the newest part of a year told is of {latest}"
        months = [raw.part[0] for raw in raws if raw.period is None and raw.day and raw.offset is None]
        month = max((month for month in months if month >= parts[latest]), default=0)
        if month:
            named = f"a day of {calendar.month_name[month]} is told without a year"
            return Dated(Period.of_month(latest, month), f"{reason}, and {named}")
        return Dated(Period.of_year(latest), reason)
    sentence = sentence_at(sentences, past[latest].first)
    inside = tokens[sentence.first : sentence.last] if sentence is not None else ()
    if any(token.kind == NUMBER and not token.text.isdecimal() for token in inside):
        return Dated(Period.of_year(latest + 1), f"figures of the whole of {latest} are out")
    return Dated(Period.of_year(latest), f"{latest} is the newest year told")


def sentence_at(sentences: Sequence[Sentence], token: int) -> Sentence | None:
    """The sentence a token stands in; None past the last."""
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].last <= token:
            low = middle + 1
        else:
            high = middle
    return sentences[low] if low < len(sentences) else None


def looks_ahead(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether the sentence speaks of what is to come."""
    for i in range(sentence.first, sentence.last):
        low = tokens[i].low
        if low in _FUTURE:
            return True
        if low == "to" and i > sentence.first and tokens[i - 1].low in ("is", "are") and i + 1 < sentence.last:
            return True
        opens = low == "to" and i + 1 < sentence.last and tokens[i + 1].low in _STARTING
        if opens and any(token.low in _DECIDED for token in tokens[max(sentence.first, i - 6) : i]):
            return True  # "the decision of LOT to launch five flights in September"
    return False
