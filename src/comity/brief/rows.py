"""What the sections share in writing their rows: names in cells, statements that say the same, the order of dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from comity.brief.content import Cell, Words
from comity.model.period import Period
from comity.model.statement import Statement

S = TypeVar("S", bound=Statement)


def label(text: str) -> Cell:
    """A cell that names something."""
    return Cell(((Words(text, "label"),),)) if text else Cell()


def grouped(statements: Sequence[S], key: Callable[[S], tuple[object, ...]]) -> list[list[S]]:
    """Statements that say the same, told once with all their places."""
    groups: dict[tuple[object, ...], list[S]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return list(groups.values())


def soonest(period: Period | None) -> tuple[object, ...]:
    """By the last day: what is dated best comes before the rest of its year; undated last."""
    return (1,) if period is None else (0, period.last_day, period.length)
