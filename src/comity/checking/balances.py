"""Growth of a balance: of the size of a surplus or of a deficit, and of nothing where there is no telling which.

A surplus of 268 that grew by 12% is one of 300, a deficit that grew by 12% is a larger deficit. Growth over a balance
that was nothing, that changed its side or whose side nobody prints is not defined, and claims nothing. Nor does one
that would fit if a smaller deficit were called growth ("the balance rose from -300 to -270"): the word is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from comity.checking.keys import Frame, prefix_of, sign
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.period import Period

_ONE = Fraction(1)


def side_of(figure: Figure, claim: Interval, unit: str, frame: Frame) -> int:
    """+1 where the balance is a surplus in the figure's period and its base, as its teller sees it, -1 where it is a
    deficit in both, 0 where the figure claims nothing. claim: the factor, or the difference in `unit`."""
    if figure.period is None or figure.base is None:
        return 0
    now, before = (list(_told(figure, period, unit, frame)) for period in (figure.period, figure.base))
    sides = {_side(interval) for interval in (*now, *before)}
    if sides == {1}:
        return 1
    if sides != {-1}:
        return 0
    return 0 if figure.unit in ("percent", "times") and _rises(now, before, claim) else -1


def _told(figure: Figure, period: Period, unit: str, frame: Frame) -> Iterator[Interval]:
    """What is printed of the balance in a period, as the figure's teller sees it; exports less imports as well."""
    turn = sign(figure)
    for level in frame.levels(figure, period, unit):
        yield level.interval.scale(turn * sign(level))
    prefix = prefix_of(figure.measure)
    flows = [replace(figure, measure=f"{prefix}{kind}") for kind in ("exports", "imports")]
    exports, imports = (frame.levels(flow, period, unit) for flow in flows)
    for one in exports:
        for other in imports:
            yield one.interval.minus(other.interval)


def _side(interval: Interval) -> int:
    """+1 surely above zero, -1 surely below, 0 neither."""
    if interval.low is not None and interval.low > 0:
        return 1
    return -1 if interval.high is not None and interval.high < 0 else 0


def _rises(now: list[Interval], before: list[Interval], factor: Interval) -> bool:
    """A deficit that became smaller by what it is said to have grown by, or the reverse."""
    other = Interval(
        None if factor.high is None else 2 * _ONE - factor.high, None if factor.low is None else 2 * _ONE - factor.low
    )
    return any(_fits(a, b, other) for a in now for b in before) and not any(
        _fits(a, b, factor) for a in now for b in before
    )


def _fits(now: Interval, before: Interval, factor: Interval) -> bool:
    """Two deficits, the one a factor of the other."""
    if now.low is None or now.high is None or before.low is None or before.high is None:
        return False
    return Interval(now.high / before.low, now.low / before.high).meet(factor) is not None
