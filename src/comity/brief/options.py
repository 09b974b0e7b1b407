"""What of a brief is written: the years, the sections, the day it is as of, with or without annexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.errors import UsageError
from comity.model.period import Period


@dataclass(frozen=True, slots=True)
class Options:
    """The wishes of one brief. Raises UsageError where they contradict each other.

    from_year, to_year: bound the years of tables and charts, both included; None is unbounded.
    sections: ids of the sections to write, in the brief's own order; empty is all of them.
    as_of: the day the brief speaks as of; None is the date of the newest document.
    full: with the annexes; without, the two pages that are read.
    """

    from_year: int | None = None
    to_year: int | None = None
    sections: tuple[str, ...] = ()
    as_of: date | None = None
    full: bool = False

    def __post_init__(self) -> None:
        """The years are in order."""
        if self.from_year is not None and self.to_year is not None and self.from_year > self.to_year:
            raise UsageError(f"--from {self.from_year} is later than --to {self.to_year}; turn them round")

    def covers(self, period: Period | None) -> bool:
        """The period lies within the years, at least in part; what has no period is always covered."""
        if period is None:
            return True
        after = self.from_year is None or period.last_year >= self.from_year
        return after and (self.to_year is None or period.year <= self.to_year)

    def wants(self, section: str) -> bool:
        """The section of this id is to be written."""
        return not self.sections or section in self.sections
