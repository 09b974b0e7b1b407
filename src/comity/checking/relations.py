"""What one figure claims, as an exact interval on one quantity or between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from comity.checking.balances import side_of
from comity.checking.keys import MANY, PERCENT, Frame, binds, kind_of, parent_of, sign, words
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.quantity import Quantity

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Relation:
    """kind level: left in `interval`; ratio: left = f * right with f in `interval`; difference: left - right in
    `interval`.

    nominal: the printed number in the same sense (a level, a factor, a difference). statement: the anchor id. sign:
    -1 where the figure tells the quantity from its other side, or where a ratio or a difference is that of two
    deficits as the quantity has them. wide: `interval` with a whole printed unit either side instead of half.
    """

    kind: str
    left: Quantity
    right: Quantity | None
    interval: Interval
    wide: Interval
    nominal: Fraction
    statement: str
    figure: Figure
    sign: int = 1


def relation(figure: Figure, frame: Frame) -> Relation | None:
    """What the figure claims; None where it binds nothing."""
    if not binds(figure) or figure.period is None:
        return None
    if figure.form == "level":
        return _level(figure, frame)
    if figure.form == "share":
        return _share(figure, frame)
    if kind_of(figure.measure) == "balance":
        return _of_balance(figure, frame)
    return _average(figure, frame) if is_average(figure) else _change(figure, frame)


def _widths(figure: Figure) -> tuple[Interval, Interval]:
    value, step = figure.value, figure.step
    if figure.bound == "exact" and figure.high is None:
        return Interval.rounded(value, step), Interval(value - step, value + step)
    return figure.interval, replace(figure, step=step * 2).interval


def renumbered(r: Relation, value: Fraction) -> Relation:
    """The same claim with another number: what decides whether the other figures could accept it.

    The relation's figure keeps its own number. For figures with one exact number only, averages over years apart.
    """
    step = value - r.figure.value
    if r.kind != "ratio":
        step *= r.sign
    elif r.figure.form != "ratio":
        step /= HUNDRED
    low, high = r.interval.low, r.interval.high
    near = Interval(None if low is None else low + step, None if high is None else high + step)
    return Relation(r.kind, r.left, r.right, near, r.wide, r.nominal + step, r.statement, r.figure, r.sign)


def _level(figure: Figure, frame: Frame) -> Relation | None:
    if not figure.unit or figure.period is None:
        return None
    left = frame.quantity(figure, figure.period, figure.unit)
    turn = sign(figure)
    near, wide = (interval.scale(turn) for interval in _widths(figure))
    if not left.is_signed and (near.high is not None and near.high < 0):
        return None
    return Relation("level", left, None, near, wide, middle(figure) * turn, figure.anchor_id, figure, turn)


def _share(figure: Figure, frame: Frame) -> Relation | None:
    period = figure.period
    if period is None or figure.unit != "percent" or kind_of(figure.measure) == "balance" or figure.measure in MANY:
        return None
    whole = parent_of(figure)
    if whole is None:
        if figure.parent is None:
            return None
        left = replace(frame.quantity(figure, period, "percent"), parent=words(figure.parent))
        near, wide = _widths(figure)
        return Relation("level", left, None, near, wide, middle(figure), figure.anchor_id, figure)
    unit = frame.unit((figure, period), (whole, period))
    if unit is None:
        return None
    return between(figure, frame.quantity(figure, period, unit), frame.quantity(whole, period, unit))


def between(figure: Figure, part: Quantity, whole: Quantity) -> Relation | None:
    """The share as a ratio of two given quantities."""
    if part == whole:
        return None
    near, wide = (interval.scale(1 / HUNDRED) for interval in _widths(figure))
    return Relation("ratio", part, whole, near, wide, middle(figure) / HUNDRED, figure.anchor_id, figure)


def _change(figure: Figure, frame: Frame) -> Relation | None:
    period, base = figure.period, figure.base
    if period is None or base is None or base == period or base.length != period.length or period.span:
        return None
    if figure.unit not in PERCENT:
        left, right = frame.quantity(figure, period, figure.unit), frame.quantity(figure, base, figure.unit)
        near, wide = _widths(figure)
        return Relation("difference", left, right, near, wide, middle(figure), figure.anchor_id, figure)
    unit = frame.unit((figure, period), (figure, base))
    if unit is None or figure.unit not in ("percent", "times"):
        return None
    left, right = frame.quantity(figure, period, unit), frame.quantity(figure, base, unit)
    near, wide = _widths(figure)
    nominal = middle(figure)
    if figure.form == "growth":
        near, wide = (Interval.point(1).plus(interval.scale(1 / HUNDRED)) for interval in (near, wide))
        nominal = 1 + nominal / HUNDRED
    if near.high is not None and near.high < 0:
        return None
    return Relation("ratio", left, right, near, wide, nominal, figure.anchor_id, figure)


def _of_balance(figure: Figure, frame: Frame) -> Relation | None:
    """The growth of a surplus, or of a deficit, in its size."""
    found = None if is_average(figure) else _change(figure, frame)
    if found is None or found.interval.low is None or (found.kind == "ratio" and found.interval.low < 0):
        return None
    side = side_of(figure, found.interval, found.left.unit, frame) * sign(figure)
    if not side:
        return None
    if found.kind == "ratio":
        return replace(found, sign=side)
    near, wide = found.interval.scale(side), found.wide.scale(side)
    return replace(found, interval=near, wide=wide, nominal=found.nominal * side, sign=side)


def is_average(figure: Figure) -> bool:
    """An average annual growth: a percentage over a span of years, without a base."""
    return (
        figure.form == "growth"
        and figure.unit == "percent"
        and figure.base is None
        and figure.period is not None
        and figure.period.span
    )


def _average(figure: Figure, frame: Frame) -> Relation | None:
    """A growth every year from the first to the last.

    "On average 5% a year in 2010-2015" counts five changes, or six where 2010 is the first year of growth; both are
    allowed for.
    """
    period = figure.period
    if period is None or figure.bound != "exact" or figure.high is not None or figure.value <= -100:
        return None
    first, last = Period.of_year(period.year), Period.of_year(period.last_year)
    unit = frame.unit((figure, last), (figure, first))
    if unit is None:
        return None
    left, right = frame.quantity(figure, last, unit), frame.quantity(figure, first, unit)
    near, wide = (_compound(widths, period.last_year - period.year) for widths in _widths(figure))
    nominal = (1 + figure.value / HUNDRED) ** (period.last_year - period.year)
    return Relation("ratio", left, right, near, wide, nominal, figure.anchor_id, figure)


def _compound(percent: Interval, changes: int) -> Interval:
    ends = [max(1 + (end or Fraction(0)) / HUNDRED, Fraction(0)) for end in (percent.low, percent.high)]
    return Interval(
        min(ends[0] ** changes, ends[0] ** (changes + 1)), max(ends[1] ** changes, ends[1] ** (changes + 1))
    )


def middle(figure: Figure) -> Fraction:
    """The printed number; of a range its middle."""
    return figure.value if figure.high is None else (figure.value + figure.high) / 2
