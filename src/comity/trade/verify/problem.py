"""Something wrong in a source, and what it means for who uses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# error: sums or comparisons made of this are wrong. warning: they may be. note: good to know.
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Problem:
    """severity: of SEVERITIES. kind: which check found it. where: reporter, flow, years. figures: what was found there.
    meaning: what follows for the user."""

    severity: str
    kind: str
    source: str
    where: str
    figures: str
    meaning: str

    @property
    def text(self) -> str:
        """One line."""
        return f"{self.severity}: {self.source}, {self.where}: {self.figures}. {self.meaning}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, then by source, kind and place."""
    return tuple(sorted(problems, key=lambda p: (SEVERITIES.index(p.severity), p.source, p.kind, p.where, p.figures)))


def amount(value: float, currency: str = "USD") -> str:
    """`1,234.5 million USD`, or to the unit below a million."""
    return f"{value / 1e6:,.1f} million {currency}" if abs(value) >= 1e6 else f"{value:,.0f} {currency}"


def flow_name(flow: str) -> str:
    """In words."""
    return {"X": "exports", "M": "imports", "RX": "re-exports", "RM": "re-imports"}.get(flow, flow)


def span(years: Iterable[int]) -> str:
    """`2003-2005, 2007`."""
    parts: list[list[int]] = []
    for year in sorted(set(years)):
        if parts and year == parts[-1][-1] + 1:
            parts[-1].append(year)
        else:
            parts.append([year])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)


def counted(number: int, thing: str) -> str:
    """`1 year`, `3 years`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
