"""The warehouse: loads of official statistics, each visible whole or not at all, never changed afterwards.

    raw/AB/<digest>                                 the raw bytes, once
    loads/source=S/vintage=V/load=NNNNNN/           one load
        manifest.json                               what it is; written last
        year=YYYY/{flows,partners,commodities,world}.parquet
        {rates,indicators,nomenclature,correlations}.parquet
    staging/                                        a load that is not finished

A load is written in `staging` and moved to its place at once. What a dead load left is swept by the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from comity.errors import StatisticsError, WarehouseError
from comity.model.flows import STANDINGS, Provenance
from comity.trade.warehouse.disk import Disk, copy_raw, reported, write_file
from comity.trade.warehouse.lock import locked
from comity.trade.warehouse.manifest import NAME, Manifest, Part, identity, load_folder, read_manifest
from comity.trade.warehouse.parts import part_writer, write_tables, written_schema
from comity.trade.warehouse.rollup import Rollup
from comity.trade.warehouse.schema import ROLLUPS, columns_of
from comity.trade.warehouse.spool import Spool
from comity.trade.warehouse.view import View

MEMORY = 3 << 30
_SOURCE = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_VINTAGE = re.compile(r"\d{4}-\d\d-\d\d")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did. new: False where the same was there already, and nothing was added."""

    manifest: Manifest
    new: bool


class Warehouse:
    """A folder of official statistics.

    memory: bytes that loading and queries may take, each. threads: of queries; 0 is one a core.
    disk: what changes the file system; another one in tests.
    """

    def __init__(self, root: Path, *, memory: int = MEMORY, threads: int = 0, disk: Disk | None = None) -> None:
        self.root = root
        self._memory = memory
        self._threads = threads
        self._disk = disk or Disk()

    def manifests(self) -> tuple[Manifest, ...]:
        """All loads in the order in which they came. Raises WarehouseError where one is damaged."""
        found = [read_manifest(path) for path in self._loads.glob(f"source=*/vintage=*/load=*/{NAME}")]
        return tuple(sorted(found, key=lambda manifest: manifest.number))

    def view(self, as_of: str | None = None, sources: Iterable[str] | None = None) -> View:
        """What is known: of each source the newest vintage not after `as_of` (an ISO date; None: the newest of all)."""
        chosen = None if sources is None else frozenset(sources)
        manifests = [
            manifest
            for manifest in self.manifests()
            if (as_of is None or manifest.provenance.vintage <= as_of)
            and (chosen is None or manifest.provenance.source in chosen)
        ]
        return View(self.root, tuple(manifests), memory=self._memory, threads=self._threads)

    def find(self, provenance: Provenance, kind: str) -> Manifest | None:
        """The load of the same bytes by the same loader for the same source and vintage, if it is there."""
        wanted = identity(provenance, kind)
        return next((manifest for manifest in self.manifests() if manifest.key == wanted), None)

    def load(
        self,
        provenance: Provenance,
        kind: str,
        batches: Iterable[pa.RecordBatch],
        raw: Path | bytes | None = None,
        progress: Callable[[int], None] = lambda rows: None,
    ) -> Loaded:
        """Store the rows of a source: all of them, or after any failure none. The same load again adds nothing.

        raw: the bytes the rows were read from, kept under their digest. progress: is told of rows as they come.
        Raises StatisticsError where rows or raw bytes are not what they are said to be, WarehouseError where the disk
        is full or another load is writing.
        """
        _check(provenance)
        columns_of(kind)
        with reported(self.root):
            self._disk.make_folder(self.root)
            with locked(self.root / "lock"):
                self._sweep()
                known = self.find(provenance, kind)
                if known is not None:
                    return Loaded(known, new=False)
                with self._staged() as folder:
                    manifest = self._write(folder, provenance, kind, _told(batches, progress), raw)
                return Loaded(manifest, new=True)

    @property
    def _loads(self) -> Path:
        return self.root / "loads"

    @property
    def _staging(self) -> Path:
        return self.root / "staging"

    @contextmanager
    def _staged(self) -> Iterator[Path]:
        """The folder of unfinished work, gone afterwards however it ends."""
        folder = self._staging / "load"
        self._disk.make_folder(folder)
        try:
            yield folder
        finally:
            self._sweep()

    def _sweep(self) -> None:
        """Remove what a dead load left: unfinished work, and raw bytes that no load names."""
        if self._staging.exists():
            self._disk.remove_folder(self._staging)
        kept = {manifest.raw for manifest in self.manifests()}
        for path in sorted((self.root / "raw").glob("*/*")):
            if path.name not in kept:
                self._disk.remove(path)

    def _write(
        self,
        folder: Path,
        provenance: Provenance,
        kind: str,
        batches: Iterable[pa.RecordBatch],
        raw: Path | bytes | None,
    ) -> Manifest:
        runs = self._staging / "runs"
        self._disk.make_folder(runs)
        spool = Spool(kind, self._disk, runs, self._memory // 3, provenance.origin)
        for batch in batches:
            spool.add(batch)
        spool.check()
        parts: list[Part] = []
        reporters: dict[int, tuple[str, ...]] = {}
        repeated: dict[int, int] = {}
        for year in spool.years:
            made, rollup = self._write_year(folder, spool, kind, year)
            parts += made
            if rollup is not None:
                reporters[year] = tuple(rollup.reporters)
                if rollup.repeated:
                    repeated[year] = rollup.repeated
        kept = "" if raw is None else self._keep(raw, provenance)
        numbers = [manifest.number for manifest in self.manifests()]
        number = max(numbers, default=0) + 1
        manifest = Manifest(provenance, kind, number, spool.rows, tuple(parts), reporters, kept, repeated)
        self._publish(folder, manifest)
        return manifest

    def _write_year(self, folder: Path, spool: Spool, kind: str, year: int) -> tuple[list[Part], Rollup | None]:
        """The tables of a year (or all rows, where they are not kept by year), and what flows add up to."""
        below = f"year={year}/" if year else ""
        place = folder / below
        self._disk.make_folder(place)
        ranks, chunks = spool.drain(year, self._threads)
        rollup = Rollup(ranks) if kind == "flows" else None
        with part_writer(self._disk, place / f"{kind}.parquet", columns_of(kind)) as writer:
            for chunk in chunks:
                writer.write(chunk)
                if rollup is not None:
                    rollup.add(chunk)
        parts = [writer.part(f"{below}{kind}.parquet", kind, year)]
        if rollup is None:
            return parts, None
        for name, tables in rollup.tables().items():
            path, schema = f"{below}{name}.parquet", written_schema(ROLLUPS[name])
            parts.append(write_tables(self._disk, folder, path, name, year, schema, tables))
        self._disk.settle_folder(place)
        return parts, rollup

    def _keep(self, raw: Path | bytes, provenance: Provenance) -> str:
        """The raw bytes into the warehouse; their name there."""
        digest = provenance.digest
        place = self.root / "raw" / digest[:2] / digest
        if place.exists():
            return digest
        staged = self._staging / "raw"
        found = copy_raw(self._disk, raw, staged)
        if found != digest:
            raise StatisticsError(f"{provenance.origin}: the file changed while it was read; load it again")
        self._disk.make_folder(place.parent)
        self._disk.move(staged, place)
        self._disk.settle_folder(place.parent)
        return digest

    def _publish(self, folder: Path, manifest: Manifest) -> None:
        """The manifest into the folder, and the folder to its place: from then on the load is there."""
        write_file(self._disk, folder / NAME, manifest.to_json())
        self._disk.settle_folder(folder)
        place = load_folder(self.root, manifest)
        self._disk.make_folder(place.parent)
        self._disk.move(folder, place)
        self._disk.settle_folder(place.parent)


def _check(given: Provenance) -> None:
    """What names folders must be fit to. Raises WarehouseError."""
    if not _SOURCE.fullmatch(given.source):
        raise WarehouseError(
            f"source {given.source!r}: name it in small letters, digits, hyphens and dots, such as kgz-nsc"
        )
    if not _VINTAGE.fullmatch(given.vintage):
        raise WarehouseError(f"vintage {given.vintage!r}: write a date such as 2024-01-31")
    if given.standing not in STANDINGS:
        raise WarehouseError(f"standing {given.standing!r}: it is {' or '.join(STANDINGS)}")
    if not _DIGEST.fullmatch(given.digest):
        raise WarehouseError(f"{given.origin}: {given.digest!r} is no SHA-256 in hexadecimal digits")


def _told(batches: Iterable[pa.RecordBatch], progress: Callable[[int], None]) -> Iterator[pa.RecordBatch]:
    """The batches, each told once it was taken."""
    for batch in batches:
        yield batch
        progress(batch.num_rows)
