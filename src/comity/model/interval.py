"""Closed intervals of exact rationals, open-ended where an end is None."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """low <= x <= high. None is no bound. Ends are exact."""

    low: Fraction | None
    high: Fraction | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"empty interval {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval of one number."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def rounded(cls, value: Fraction, step: Fraction) -> Interval:
        """What may have been rounded to `value` when the last printed place is worth `step`."""
        return cls(value - step / 2, value + step / 2)

    @property
    def is_point(self) -> bool:
        """Both ends are one number."""
        return self.low is not None and self.low == self.high

    def __contains__(self, value: Fraction | int) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meet(self, other: Interval) -> Interval | None:
        """The common part, None where there is none."""
        low = other.low if self.low is None else self.low if other.low is None else max(self.low, other.low)
        high = other.high if self.high is None else self.high if other.high is None else min(self.high, other.high)
        if low is not None and high is not None and low > high:
            return None
        return Interval(low, high)

    def scale(self, factor: Fraction | int) -> Interval:
        """Times a number; a negative one turns the ends round."""
        ends = [None if end is None else end * factor for end in (self.low, self.high)]
        return Interval(ends[1], ends[0]) if factor < 0 else Interval(ends[0], ends[1])

    def plus(self, other: Interval) -> Interval:
        """The interval of sums."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
        )

    def minus(self, other: Interval) -> Interval:
        """The interval of differences."""
        return self.plus(other.scale(-1))
