"""Rows on their way into the warehouse: kept by year in memory, and beside it where there are too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from comity.errors import StatisticsError, WarehouseError
from comity.model.flows import FLOWS
from comity.model.period import Period
from comity.trade.queries import text
from comity.trade.warehouse.disk import Disk
from comity.trade.warehouse.encode import Block, Encoder, figures, is_constant
from comity.trade.warehouse.engine import connect
from comity.trade.warehouse.ordering import Chunk, ordered, rechunked
from comity.trade.warehouse.parts import part_writer
from comity.trade.warehouse.ranks import Ranks
from comity.trade.warehouse.schema import ORDER, columns_of


@dataclass(slots=True)
class _Year:
    blocks: list[Block] = field(default_factory=list)
    size: int = 0
    runs: list[Path] = field(default_factory=list)


class Spool:
    """Takes batches in any order, gives chunks in the order of the warehouse.

    folder: for runs that leave the memory. memory: bytes that rows may take before they do; sorting a year needs about
    as much again. origin: the file, for messages.
    """

    def __init__(self, kind: str, disk: Disk, folder: Path, memory: int, origin: str) -> None:
        self._kind = kind
        self._columns = columns_of(kind)
        self._disk = disk
        self._folder = folder
        self._memory = memory
        self._origin = origin
        self._encoders = {column.name: Encoder() for column in self._columns if column.kind == "string"}
        self._years: dict[int, _Year] = {}
        self._period_years = np.zeros(0, np.int64)
        self.rows = 0

    @property
    def years(self) -> tuple[int, ...]:
        """In order; only 0 where rows are not kept by year."""
        return tuple(sorted(self._years))

    def add(self, batch: pa.RecordBatch) -> None:
        """Some rows. Raises StatisticsError where they are not what their kind says."""
        if not batch.num_rows:
            return
        block = self._block(batch)
        self.rows += block.length
        for year, part in self._by_year(block):
            held = self._years.setdefault(year, _Year())
            held.blocks.append(part)
            held.size += part.size
        while sum(held.size for held in self._years.values()) > self._memory:
            self._spill(max(self._years, key=lambda year: self._years[year].size))

    def _block(self, batch: pa.RecordBatch) -> Block:
        names = [column.name for column in self._columns]
        if batch.schema.names != names:
            raise StatisticsError(f"{self._origin}: rows of {self._kind} must have the columns {', '.join(names)}")
        columns = {}
        for column, array in zip(self._columns, batch.columns, strict=True):
            if array.null_count and not column.optional:
                raise StatisticsError(f"{self._origin}: {array.null_count} rows have no {column.name}")
            if column.kind == "string":
                columns[column.name] = self._encoders[column.name].encode(array)
            else:
                columns[column.name] = figures(array, column, self._origin)
        return Block(columns, batch.num_rows)

    def _by_year(self, block: Block) -> Iterator[tuple[int, Block]]:
        if self._kind != "flows":
            yield 0, block
            return
        self._check_periods(block)
        years = block.columns["year"]
        if is_constant(years):
            yield int(years[0]), block
            return
        for year in np.unique(years).tolist():
            yield year, block.where(years == year)

    def _check_periods(self, block: Block) -> None:
        """Every period lies in its row's year."""
        words = list(self._encoders["period"].words)
        if len(words) > len(self._period_years):
            added = [self._year_of(word or "") for word in words[len(self._period_years) :]]
            self._period_years = np.concatenate([self._period_years, np.array(added, np.int64)])
        periods, years = block.columns["period"], block.columns["year"]
        if is_constant(periods) and is_constant(years):
            periods, years = periods[:1], years[:1]
        wrong = self._period_years[periods] != years
        if wrong.any():
            at = int(np.flatnonzero(wrong)[0])
            row, word = int(block.columns["row"][at]), words[int(periods[at])]
            raise StatisticsError(f"{self._origin}: row {row}: the period {word} is not of {int(years[at])}")

    def _year_of(self, word: str) -> int:
        try:
            return Period.parse(word).year
        except ValueError as error:
            raise StatisticsError(f"{self._origin}: {word!r} is no period; write 2015, 2015-Q1 or 2015-03") from error

    def _spill(self, year: int) -> None:
        """The rows of a year into a sorted file beside."""
        held = self._years[year]
        path = self._folder / f"{year}-{len(held.runs)}.run"
        with part_writer(self._disk, path, self._columns) as writer:
            for chunk in ordered(held.blocks, self._ranks(), ORDER[self._kind]):
                writer.write(chunk)
        held.runs.append(path)
        held.blocks.clear()
        held.size = 0

    def _ranks(self) -> Mapping[str, Ranks]:
        return {name: Ranks.of(encoder) for name, encoder in self._encoders.items()}

    def check(self) -> None:
        """The few words that rows are made of. Raises StatisticsError at one that no row may have."""
        if self._kind != "flows":
            return
        for word in self._encoders["flow"].words:
            if word not in FLOWS:
                raise StatisticsError(f"{self._origin}: the flow {word!r} is none of {', '.join(FLOWS)}")
        for name in ("reporter", "partner", "commodity", "classification", "currency", "period"):
            if "" in self._encoders[name].words:
                raise StatisticsError(f"{self._origin}: some rows have no {name}")

    def drain(self, year: int, threads: int) -> tuple[Mapping[str, Ranks], Iterator[Chunk]]:
        """The rows of a year in order, once; what they took is free afterwards."""
        held = self._years[year]
        ranks = self._ranks()
        if not held.runs:
            blocks, held.blocks, held.size = held.blocks, [], 0
            return ranks, ordered(blocks, ranks, ORDER[self._kind])
        if held.blocks:
            self._spill(year)
            ranks = self._ranks()
        return ranks, rechunked(self._merged(held.runs, threads), ranks)

    def _merged(self, runs: list[Path], threads: int) -> Iterator[Block]:
        """Runs as one, sorted beside the memory where they do not fit into it."""
        spill = self._folder / "sort"
        try:
            with connect(self._memory, threads, spill) as connection:
                connection.read_parquet([str(path) for path in runs]).create_view("runs")
                reader = connection.sql(text(f"sorted_{self._kind}")).to_arrow_reader(1 << 17)
                for batch in reader:
                    if batch.num_rows:
                        yield self._block(batch)
        except duckdb.Error as error:
            told = " ".join(str(error).split())
            raise WarehouseError(f"{self._origin}: its rows cannot be sorted beside the memory ({told})") from error
