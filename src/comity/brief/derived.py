"""The little a brief derives by itself, in exact intervals: a change between two levels that one source states."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.brief.wording import Tongue
from comity.model.figure import Figure
from comity.model.interval import Interval


@dataclass(frozen=True, slots=True)
class Change:
    """Percent by which the later level exceeds the earlier, as far as rounding lets on. formula: its making."""

    percent: Interval
    formula: str


def change(tongue: Tongue, before: Figure, after: Figure, scale: int) -> Change | None:
    """From one level to the next; None where an end is open or the first may be zero or less."""
    old, new = before.interval, after.interval
    if old.low is None or old.high is None or new.low is None or new.high is None or old.low <= 0 or new.low < 0:
        return None
    low, high = (new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100
    told = f"{tongue.value(after, scale)} / {tongue.value(before, scale)} − 1"
    return Change(Interval(low, high), told)


def percent(tongue: Tongue, interval: Interval) -> str:
    """`+4.2%`: one number where rounding leaves one, at one decimal or none; else a range."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return "?"
    for places in (1, 0):
        ends = [tongue.number(end, places) for end in (low, high)]
        if ends[0] == ends[1]:
            return f"{_sign(low)}{ends[0]}%"
    places = 1 if high - low < 1 else 0
    ends = [tongue.number(end, places) for end in (low, high)]
    if low < 0 < high:
        return f"{ends[0]} … +{ends[1]}%"
    return f"{_sign(low)}{ends[0]} … {_sign(high)}{ends[1]}%"


def _sign(value: Fraction) -> str:
    return "+" if value > 0 else ""
