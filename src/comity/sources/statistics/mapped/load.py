"""Files read by a mapping -> Loadings. Repeated figures are settled as the mapping says; nothing is loaded in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError
from comity.model.flows import WORLD, Provenance
from comity.sources.statistics.files import digest_of
from comity.sources.statistics.mapped.parse import read_mapping
from comity.sources.statistics.mapped.read import Record, records, where
from comity.sources.statistics.mapped.spec import MappingFile
from comity.sources.statistics.schema import Loading, batches_of

LOADER = "mapped 1"


def open_mapped(path: Path, mapping: Path, *, vintage: str, source: str | None = None) -> list[Loading]:
    """A file, or every file of a folder that the mapping describes: one Loading a file, by name.

    All of it is read before the first Loading is given, since one file may repeat another's years. Raises
    StatisticsError that names file, sheet, row and remedy.
    """
    plan = read_mapping(mapping)
    paths = _files(path, plan)
    found = _settled(plan, (record for file in paths for record in _records(file, plan)))
    by_file: dict[str, list[Record]] = {str(file): [] for file in paths}
    for file, record in found:
        by_file[file].append(record)
    return [_loading(plan, file, by_file[str(file)], vintage, source) for file in paths if by_file[str(file)]]


def _files(path: Path, plan: MappingFile) -> list[Path]:
    candidates = sorted(path.iterdir(), key=lambda file: file.name) if path.is_dir() else [path]
    patterns = [pattern for table in plan.tables for pattern in table.files]
    if any(not table.files for table in plan.tables):
        patterns.append("*")
    found = [file for file in candidates if file.is_file() and any(fnmatchcase(file.name, one) for one in patterns)]
    if not found:
        listed = ", ".join(patterns)
        raise StatisticsError(f"{path.name}: {plan.name} describes {listed}; give such a file, or mend its `files`")
    return found


def _records(path: Path, plan: MappingFile) -> Iterator[tuple[str, Record]]:
    empty = True
    for table in plan.tables:
        if not table.files or any(fnmatchcase(path.name, pattern) for pattern in table.files):
            read = records(path, table, plan)
            for record in _summed(plan, read) if plan.add else read:
                empty = False
                yield str(path), record
    if empty:
        raise StatisticsError(f"{path.name}: {plan.name} finds no figure in it; compare rows and columns with the file")


def _summed(plan: MappingFile, read: Iterator[Record]) -> list[Record]:
    """One record for each partner of `add`, the sum of its rows within one column of one sheet."""
    found: dict[tuple[object, ...], Record] = {}
    for record in read:
        added = record.key[1] in plan.add
        unique = (record.key, record.place[0], record.place[2], 0 if added else record.place[1])
        found[unique] = _plus(found[unique], record) if unique in found else record
    return list(found.values())


def _plus(kept: Record, record: Record) -> Record:
    step = None if kept.step is None or record.step is None else kept.step + record.step
    weights = [weight for weight in (kept.weight, record.weight) if weight is not None]
    return replace(
        kept, value=kept.value + record.value, step=step, weight=sum(weights, Decimal(0)) if weights else None
    )


def _settled(plan: MappingFile, read: Iterator[tuple[str, Record]]) -> list[tuple[str, Record]]:
    """Each key once: of figures that are there twice, equal ones are one, others as `repeats` says."""
    found: list[tuple[str, Record]] = []
    seen: dict[tuple[str, ...], int] = {}
    for file, record in read:
        at = seen.setdefault(record.key, len(found))
        if at == len(found):
            found.append((file, record))
        elif plan.repeats == "last":
            found[at] = (file, record)
        elif plan.repeats == "equal":
            found[at] = (found[at][0], _same(plan, found[at][1], record))
    return found


def _same(plan: MappingFile, kept: Record, record: Record) -> Record:
    """The finer print of one figure printed twice. Raises where no rounding makes them one."""
    steps = [one.step or Decimal(0) for one in (kept, record)]
    if abs(kept.value - record.value) * 2 > sum(steps):
        both = f"{record.value:f} here, {kept.value:f} at {where(kept.place)}"
        remedy = f'set `repeats` to "first" or "last" in {plan.name}, or leave one of them out'
        what = " ".join(record.key)
        raise StatisticsError(f"{where(record.place)}: {what} is there twice and differs: {both}; {remedy}")
    return record if steps[1] < steps[0] and record.place[0] == kept.place[0] else kept


def _loading(plan: MappingFile, path: Path, found: Sequence[Record], vintage: str, source: str | None) -> Loading:
    provenance = Provenance(
        source=source or plan.source,
        vintage=vintage,
        standing=plan.standing,
        origin=path.name,
        digest=digest_of(path),
        loader=f"{LOADER}, {plan.name} {plan.digest[:12]}",
    )
    rows = map(_flow if plan.kind == "flows" else _rate, found)
    return Loading(provenance, plan.kind, batches_of(plan.kind, rows), len(found))


def _flow(record: Record) -> dict[str, Any]:
    reporter, partner, flow, commodity, period, currency, classification = record.key
    return {
        "year": int(period[:4]),
        "period": period,
        "reporter": reporter,
        "partner": partner,
        "partner_is_group": record.is_group,
        "flow": flow,
        "classification": classification,
        "commodity": commodity,
        "value": float(record.value),
        "currency": currency,
        "step": None if record.step is None else float(record.step),
        "net_weight": None if record.weight is None else float(record.weight),
        "partner2": WORLD,
        "customs": "C00",
        "transport": "0",
        "row": record.row,
    }


def _rate(record: Record) -> dict[str, Any]:
    currency, against, period = record.key
    return {
        "currency": currency,
        "against": against,
        "period": period,
        "value": float(record.value),
        "step": None if record.step is None else float(record.step),
        "row": record.row,
    }
