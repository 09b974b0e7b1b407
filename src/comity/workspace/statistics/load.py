"""`comity stats load`: files of statistics into the warehouse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import ComityError, StatisticsError, UsageError
from comity.workspace.statistics.place import place_of, warehouse_of
from comity.workspace.statistics.years import DAY

if TYPE_CHECKING:
    from comity.sources.statistics.schema import Loading
    from comity.trade.warehouse.store import Loaded, Warehouse
    from comity.workspace.session import Session

# A bar for something of a known size (0: unknown): gives what is to be told of each step.
Meter = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]

_BACI = re.compile(r"_V((?:19|20)\d\d)(0[1-9]|1[0-2])[a-z]?(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one source's rows."""

    source: str
    vintage: str
    kind: str
    rows: int
    origin: str
    new: bool


@dataclass(frozen=True, slots=True)
class Loads:
    """What was stored, one line for each file that could not be, and what the user should know."""

    stored: tuple[Stored, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]


def no_meter(label: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Nobody looks."""
    return nullcontext(lambda step: None)


def load(
    session: Session,
    files: Sequence[str],
    *,
    mapping: str | None = None,
    source: str | None = None,
    vintage: str | None = None,
    today: str,
    meter: Meter = no_meter,
) -> Loads:
    """Store files, each whole or not at all; one that fails does not stop the rest.

    mapping: the file that says how a table in a layout of its own is read. vintage: the ISO date of the state of the
    source; None: the date in the file's name, else `today`. Raises the error of the only file there is.
    """
    if vintage is not None and not DAY.fullmatch(vintage):
        raise UsageError(f"--vintage {vintage}: write a date such as 2024-01-31")
    warehouse = warehouse_of(session)
    stored: list[Stored] = []
    failures: list[str] = []
    undated: list[str] = []
    for name in files:
        path = Path(name)
        dated = vintage or own_date(path)
        if dated is None:
            dated = today
            undated.append(name)
        try:
            stored.extend(_store_file(warehouse, path, mapping, source, dated, meter))
        except ComityError as error:
            if len(files) == 1:
                raise
            failures.append(str(error))
    if failures and not stored:
        raise StatisticsError("; ".join(failures))
    notes = [place_of(session).note]
    if undated:
        which = f"{undated[0]} says" if len(undated) == 1 else f"{len(undated)} files say"
        notes.append(f"{which} no date in the name, so the vintage is today's, {today}; choose with --vintage")
    return Loads(tuple(stored), tuple(failures), tuple(notes))


def own_date(path: Path) -> str | None:
    """The date in a file's name: `trade-2024-01-31.csv`, or a month as BACI writes it, `..._V202401b.csv`.

    Of a folder the one that its files agree on.
    """
    if path.is_dir():
        dates = {own_date(file) for file in path.iterdir() if file.is_file()} - {None}
        return dates.pop() if len(dates) == 1 else None
    if found := DAY.search(path.name):
        return found[0]
    if found := _BACI.search(path.name):
        return f"{found[1]}-{found[2]}-01"
    return None


def _store_file(
    warehouse: Warehouse, path: Path, mapping: str | None, source: str | None, vintage: str, meter: Meter
) -> Iterator[Stored]:
    from comity.sources.statistics.detect import each_statistics

    if not path.exists():
        raise StatisticsError(f"{path}: no such file")
    opened = each_statistics(path, mapping=Path(mapping) if mapping else None, vintage=vintage, source=source)
    for loading in _whole(opened):
        found = path / loading.provenance.origin if path.is_dir() else path
        with meter(loading.provenance.origin, loading.expected) as step:
            loaded = store(warehouse, loading, found if found.is_file() else None, step)
        if not loaded.manifest.rows:
            raise StatisticsError(f"{path}: no rows; is it the right file, or was it cut off?")
        yield told(loaded)


def _whole(loadings: Iterable[Loading]) -> Iterator[Loading]:
    """Loadings of the same bytes (the sheets of a workbook) as one, so that they are stored together or not at all."""
    for _, group in groupby(loadings, lambda loading: (loading.provenance, loading.kind)):
        parts = list(group)
        batches = chain.from_iterable(part.batches for part in parts)
        yield replace(parts[0], batches=batches, expected=sum(part.expected for part in parts))


def store(warehouse: Warehouse, loading: Loading, raw: Path | None, step: Callable[[int], None]) -> Loaded:
    """One source's rows into the warehouse."""
    return warehouse.load(loading.provenance, loading.kind, loading.batches, raw, step)


def told(loaded: Loaded) -> Stored:
    """What became of a load."""
    given = loaded.manifest.provenance
    return Stored(given.source, given.vintage, loaded.manifest.kind, loaded.manifest.rows, given.origin, loaded.new)
