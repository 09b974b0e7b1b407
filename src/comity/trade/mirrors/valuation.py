"""Whose imports are valued free on board, so that no transport and insurance are to be taken off.

The table `fob_importers.csv` says where each span is from:

- `comtrade`: the notes that UN Comtrade gives with each reporter's data (imports valued CIF, FOB or both) for 1988 to
  2021, as gathered year by year in `pachadotdev/valuation-systems` (read in November 2026). A span without an end was
  FOB in the last of them and is taken to go on. Years within a span may lack notes.
- `baci`: Gaulier and Zignago (2010, note 17, for 1989 to 2007) name South Africa and the other members of its customs
  union. They name Algeria and Georgia too, which Comtrade's notes contradict: these two are left out.

Reporters that give both values (Brazil, Chile, Turkey since 2013, New Zealand since 2019) are not in it: their rows
tell their own FOB value.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Span:
    """The years from first to last, both included; last None: it goes on."""

    first: int
    last: int | None

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year and (self.last is None or year <= self.last)


@cache
def spans() -> dict[str, tuple[Span, ...]]:
    """By country (ISO 3166 alpha-3), the years in which its imports are valued FOB."""
    text = files("comity.trade.mirrors").joinpath("fob_importers.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[Span, ...]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        span = Span(int(row["first"]), int(row["last"]) if row["last"] else None)
        found[row["country"]] = (*found.get(row["country"], ()), span)
    return found


def counts_fob(country: str, year: int) -> bool:
    """Whether this country values its imports of this year FOB."""
    return any(year in span for span in spans().get(country, ()))


def never(country: str, year: int) -> bool:
    """Of nobody: for data in which all imports are CIF."""
    return False
