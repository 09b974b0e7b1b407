"""`comity stats list`, `vintages`, `verify`: what the warehouse holds, and whether it is sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.errors import UsageError
from comity.workspace.statistics.place import place_of, warehouse_of

if TYPE_CHECKING:
    from comity.trade.verify.problem import Problem
    from comity.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for people or programs: a header, rows of plain values, and what the user should know."""

    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...]


def holdings(session: Session) -> Table:
    """Each source: its standing, what it holds, how much, of which years, as of when."""
    header = ("source", "standing", "kind", "rows", "first_year", "last_year", "vintage", "vintages", "loads")
    with warehouse_of(session).view() as view:
        rows = view.coverage().select(list(header)).to_pylist()
    return Table(header, tuple(tuple(row.values()) for row in rows), (place_of(session).note,))


def vintages(session: Session, source: str | None) -> Table:
    """Each load of a source, or of all: what came when, from what."""
    header = ("load", "source", "vintage", "kind", "rows", "first_year", "last_year", "origin", "digest", "loader")
    with warehouse_of(session).view() as view:
        rows = view.loads().select(list(header)).to_pylist()
        known = sorted(view.standings())
    if source is not None and source not in known:
        raise UsageError(
            f"{source}: no such source in {place_of(session).folder}; there are {', '.join(known) or 'none'}"
        )
    chosen = [tuple(row.values()) for row in rows if source in (None, row["source"])]
    return Table(header, tuple(chosen), (place_of(session).note,))


def verify(session: Session, sources: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong in the files of the warehouse, and then in what its sources say; of these sources, or all."""
    from comity.trade.verify.problem import in_order
    from comity.trade.verify.verify import verify_files, verify_view

    warehouse = warehouse_of(session)
    damaged = verify_files(warehouse)
    if damaged:
        return in_order(damaged)
    with warehouse.view(sources=sources or None) as view:
        unknown = sorted(set(sources) - set(view.standings()))
        if unknown:
            raise UsageError(f"{', '.join(unknown)}: no such source in {place_of(session).folder}")
        return in_order(verify_view(view))
