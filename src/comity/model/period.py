"""Periods of time as trade speaks of them, in the exchange spelling.

`2014`, `2014-H1`, `2018-Q2`, `2019-07`, `2018-01/2018-10` (months), `2009/2019` (a span of years),
`2014-12-31` (a day, for a stock).
One spelling a period: `2018-01/2018-12` is `2018`, `2018-01/2018-06` is `2018-H1`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FEBRUARY = 2
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPANS = {(1, 12): "", (1, 6): "-H1", (7, 12): "-H2", (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4"}
_NAMED = {name: span for span, name in _SPANS.items() if name}
_PATTERN = re.compile(
    r"(?P<year>\d{4})(?:(?P<part>-(?:H[12]|Q[1-4]))|-(?P<month>\d\d)(?:-(?P<day>\d\d)|/(?P<year2>\d{4})-(?P<month2>\d\d))?|/(?P<last>\d{4}))?",
    re.ASCII,
)


def _days(year: int, month: int) -> int:
    """The days of a month. (`calendar.monthrange` would find its first weekday as well.)"""
    return 29 if month == _FEBRUARY and calendar.isleap(year) else _DAYS[month - 1]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first month to the last, inclusive; `day` makes it an instant, `span` several years (2009/2019)."""

    year: int
    month: int
    last_year: int
    last_month: int
    day: int = 0
    span: bool = False

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.last_month <= 12) or self.year < 1 or self.last_year > 9999:
            raise ValueError(f"no such period: {self.year}-{self.month}/{self.last_year}-{self.last_month}")
        if (self.year, self.month) > (self.last_year, self.last_month):
            raise ValueError("a period ends before it begins")
        if self.day and not 0 < self.day <= _days(self.year, self.month):
            raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")
        if self.day and (self.year, self.month) != (self.last_year, self.last_month):
            raise ValueError("a day lies in one month")
        if self.span and (self.day or (self.month, self.last_month) != (1, 12) or self.year == self.last_year):
            raise ValueError("a span is of several whole years")

    @classmethod
    def of_year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(year, 1, year, 12)

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """A month."""
        return cls(year, month, year, month)

    @classmethod
    def of_day(cls, year: int, month: int, day: int) -> Period:
        """A day."""
        if day < 1:  # 0 is how a period says that it is no day
            raise ValueError(f"no such day: {year}-{month}-{day}")
        return cls(year, month, year, month, day)

    @classmethod
    def months(cls, year: int, month: int, last_year: int, last_month: int) -> Period:
        """From one month to another."""
        return cls(year, month, last_year, last_month)

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """A span of whole years."""
        return cls(first, 1, last, 12, span=first != last)

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period an exchange spelling names. ValueError where it names none."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"no period: {text!r}")
        year = int(match["year"])
        if match["part"]:
            first, last = _NAMED[match["part"]]
            return cls(year, first, year, last)
        if match["day"]:
            return cls.of_day(year, int(match["month"]), int(match["day"]))
        if match["month2"]:
            return cls(year, int(match["month"]), int(match["year2"]), int(match["month2"]))
        if match["month"]:
            return cls.of_month(year, int(match["month"]))
        return cls.years(year, int(match["last"])) if match["last"] else cls.of_year(year)

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.span:
            return f"{self.year:04}/{self.last_year:04}"
        if self.year == self.last_year:
            name = _SPANS.get((self.month, self.last_month))
            if name is not None:
                return f"{self.year:04}{name}"
            if self.month == self.last_month:
                return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}/{self.last_year:04}-{self.last_month:02}"

    @property
    def is_year(self) -> bool:
        """A whole calendar year."""
        return (
            not self.day and not self.span and (self.month, self.last_month) == (1, 12) and self.year == self.last_year
        )

    @property
    def length(self) -> int:
        """Months covered; 0 of a day."""
        return 0 if self.day else (self.last_year - self.year) * 12 + self.last_month - self.month + 1

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        return date(self.last_year, self.last_month, self.day or _days(self.last_year, self.last_month))

    def shift(self, years: int) -> Period:
        """The same part of another year. 29 February becomes the 28th where the other year has none."""
        day = min(self.day, _days(self.year + years, self.month)) if self.day else 0
        return Period(self.year + years, self.month, self.last_year + years, self.last_month, day, self.span)

    def covers(self, other: Period) -> bool:
        """The other lies within this one."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day
