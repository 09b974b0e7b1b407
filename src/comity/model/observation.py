"""What official statistics say of a quantity, with the row that says so; and exchange rates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Observation:
    """One source's value of a quantity.

    interval: what the print of the source allows, in `currency`. books: the reporter whose statistics these are; None
    of an estimate, which is never a book. standing: `book` or `estimate`. rows: the evidence, one line each (source,
    vintage, reporter, flow, partner, commodity, period, value). formula: how it was made where it is no single row (a
    sum of months, exports plus imports). vintage: ISO date.
    """

    quantity: Quantity
    interval: Interval
    currency: str
    books: str | None
    standing: str
    source: str
    vintage: str
    rows: tuple[str, ...]
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` was worth in US dollars during a period: the least and the greatest that held.

    source: who says so. A yearly average is an interval of one point widened by its print.
    """

    currency: str
    period: Period
    dollars: Interval
    source: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number of one country's economy. code: of the source (`NY.GDP.MKTP.CD`). unit: ISO 4217, persons, percent."""

    country: str
    code: str
    period: Period
    value: Fraction
    unit: str
    source: str
    vintage: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the statistics at hand say of a pair: its flows in every book, and the two economies.

    observations: totals and chapters, years and parts of years. missing: what was looked for and is not there, in words
    that a person can act on.
    """

    pair: tuple[str, str]
    observations: tuple[Observation, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    rates: tuple[Rate, ...] = ()
    missing: tuple[str, ...] = ()
