"""Files of Comtrade on disk, each as a `Loading`: bulk files, CSV and answers saved from the service, now and
before.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import StatisticsError
from comity.model.flows import Provenance
from comity.sources.statistics.comtrade import answers, delimited
from comity.sources.statistics.comtrade.layouts import LEGACY_CSV, LEGACY_JSON, V1, Layout
from comity.sources.statistics.comtrade.rows import Rows
from comity.sources.statistics.files import digest_of
from comity.sources.statistics.schema import Loading

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = "comtrade"
LOADER = "comtrade 1"


def sniff(path: Path) -> str:
    """Which of these a file is, by its first bytes: `bulk`, `legacy`, `json`, `legacy-json`; empty where none of
    them.
    """
    try:
        if answers.looks_like_json(path):
            return {V1.name: "json", LEGACY_JSON.name: "legacy-json"}.get(answers.kind(path), "")
        names, _ = delimited.heading(path)
    except StatisticsError:
        return ""
    found = {name.strip().lower() for name in names}
    if {"typecode", "reportercode", "primaryvalue"} <= found:
        return "bulk"
    return "legacy" if {"trade flow code", "reporter code", "trade value (us$)"} <= found else ""


def load(path: Path, vintage: str, *, details: bool = True, notes: list[str] | None = None) -> Loading:
    """Any file that `sniff` knows. Arguments and errors as of `load_bulk`."""
    match sniff(path):
        case "bulk":
            return load_bulk(path, vintage, details=details, notes=notes)
        case "legacy":
            return load_legacy(path, vintage, details=details, notes=notes)
        case "json" | "legacy-json":
            return load_json(path, vintage, details=details, notes=notes)
    raise StatisticsError(f"{path}: neither a file nor an answer of Comtrade; for another table write a mapping file")


def load_bulk(path: Path, vintage: str, *, details: bool = True, notes: list[str] | None = None) -> Loading:
    """A bulk file of final data (or a CSV of the service): text with the columns of API v1, tab or comma, gzipped or
    not.

    vintage: the ISO date of the state of the data. details: whether breakdowns by second partner, customs procedure and
    mode of transport are kept beside the rows they are parts of (whoever adds rows up leaves them out). notes: gets one
    line for each reason for which rows were left out, once the batches are read to their end. Raises StatisticsError,
    at once for what the heading shows, else while reading.
    """
    return _delimited(path, V1, vintage, details, notes)


def load_legacy(path: Path, vintage: str, *, details: bool = True, notes: list[str] | None = None) -> Loading:
    """A CSV of the former Comtrade (35 columns, or the 22 of its bulk files). Arguments and errors as of
    `load_bulk`.
    """
    return _delimited(path, LEGACY_CSV, vintage, details, notes)


def load_json(path: Path, vintage: str, *, details: bool = True, notes: list[str] | None = None) -> Loading:
    """An answer saved as it came, of API v1 or of the former service. Arguments and errors as of `load_bulk`."""
    answer = answers.parse(answers.read(path), str(path))

    def batches() -> Iterator[pa.RecordBatch]:
        rows = Rows(str(path), answer.layout, details)
        if answer.rows:
            yield rows.batch(answer.columns(), 1)
        tell(notes, str(path), rows)

    if not answer.rows:
        raise StatisticsError(
            f"{path}: no rows; there is no data, or the request had a parameter Comtrade does not know"
        )
    return Loading(provenance(path.name, digest_of(path), vintage), "flows", batches(), answer.rows)


def provenance(origin: str, digest: str, vintage: str) -> Provenance:
    """Where rows of Comtrade come from: what its reporters say."""
    return Provenance(SOURCE, vintage, "book", origin, digest, LOADER)


def tell(notes: list[str] | None, place: str, rows: Rows) -> None:
    """Adds what was left out to the notes."""
    if notes is not None:
        notes.extend(
            f"{place}: {count:,} rows left out: {reason}" for reason, count in sorted(rows.left_out.items()) if count
        )


def _delimited(path: Path, layout: Layout, vintage: str, details: bool, notes: list[str] | None) -> Loading:
    digest = digest_of(path)
    layout.meanings(delimited.heading(path)[0], str(path))
    before = _state(path)

    def batches() -> Iterator[pa.RecordBatch]:
        rows = Rows(str(path), layout, details)
        yield from delimited.batches(path, layout, rows)
        if _state(path) != before:
            raise StatisticsError(f"{path}: was changed while it was read; load it again")
        tell(notes, str(path), rows)

    return Loading(provenance(path.name, digest, vintage), "flows", batches())


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
