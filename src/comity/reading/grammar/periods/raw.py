"""A period as printed, before the document's date is known."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.period import Period


@dataclass(frozen=True, slots=True)
class Raw:
    """Tokens `first` to `last` (exclusive) name a period; `rule` says how.

    period: fully printed. Without it `part` gives the months (1, 12 for a whole year; 0, 0 for "the same period") and
    `offset` the years from the document's year, None where the discourse decides ("the first quarter", "in May").
    earlier: names the compared period. day: of a date without a year. span: years back ("over the past five years").
    weekday: 0 Monday to 6, or 100 plus days from today. month_offset: "last month" is -1. since: the year named after
    "since" or with "the same period".
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
    weekday: int | None = None
    month_offset: int | None = None
    since: int = 0


def on_day(first: int, last: int, year: int, month: int, day: int) -> Raw | None:
    """A day; None where the calendar has no such day (31 June)."""
    try:
        return Raw(first, last, "date", Period.of_day(year, month, day))
    except ValueError:
        return None


def between_months(first: int, last: int, start: tuple[int, int], end: tuple[int, int], rule: str) -> Raw | None:
    """From one (year, month) to another; None where it ends before it begins."""
    return Raw(first, last, rule, Period.months(*start, *end)) if start <= end else None
