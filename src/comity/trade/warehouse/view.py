"""Reading the warehouse: what is known as of a date, by plain SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import WarehouseError
from comity.model.flows import FLOWS
from comity.trade.queries import text
from comity.trade.warehouse.contested import shares_of
from comity.trade.warehouse.engine import connect
from comity.trade.warehouse.manifest import Manifest, load_folder
from comity.trade.warehouse.schema import ROLLUPS, arrow_schema, columns_of, groups

if TYPE_CHECKING:
    import duckdb

Years = tuple[int, int]
_EVER = (0, 9999)
# Loads whose files a pair's query opens without looking who reports in them.
_FEW = 64
# Views of some reporters that are kept open.
_KEPT = 8
_ONE_FILE = {
    "every_rate": "rates",
    "every_indicator": "indicators",
    "every_nomenclature": "nomenclature",
    "every_correlation": "correlations",
}
_PLACE = (("source", pa.string()), ("vintage", pa.date32()), ("load", pa.int64()))


class View:
    """Official statistics as they were known at a date. Readers of data get this and nothing that writes.

    Tables for `query`: flows, flow_history (all vintages), partners, commodities, world, rates, indicators,
    nomenclature, correlations, loads; their columns stand in `queries/tables.sql`. A View is of one moment: loads that
    come later are not in it. Close it, or use it in a `with`.
    """

    def __init__(self, root: Path, manifests: tuple[Manifest, ...], *, memory: int, threads: int) -> None:
        self._root = root
        self.manifests = manifests
        self._memory = memory
        self._threads = threads
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._narrowed: dict[frozenset[str], View] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        for view in self._narrowed.values():
            view.close()
        self._narrowed.clear()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def query(self, name: str, **parameters: object) -> pa.Table:
        """The answer of `queries/NAME.sql` with its `$parameters`.

        Raises WarehouseError where there is no such query or a file of the warehouse is damaged.
        """
        return self.query_text(text(name), parameters)

    def query_text(self, statement: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """The answer of a query that was made from the files of `queries` (with sqlglot, say)."""
        import duckdb

        try:
            answer = self.connection.sql(statement, params=dict(parameters or {}))
            table: pa.Table = answer.to_arrow_table()
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.OutOfMemoryException) as error:
            raise WarehouseError(
                f"{self._root}: {_one_line(error)}; `comity stats verify` tells what is damaged"
            ) from error
        return table

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB with the tables of this View: for work that registers frames of its own beside them."""
        if self._connection is None:
            self._connection = self._open(self.manifests)
        return self._connection

    def narrow(self, sources: Iterable[str]) -> View:
        """Only what these sources say."""
        chosen = frozenset(sources)
        kept = tuple(manifest for manifest in self.manifests if manifest.provenance.source in chosen)
        return View(self._root, kept, memory=self._memory, threads=self._threads)

    # What the trade room asks for. `years`: first and last, both included. All come sorted.

    def flows(
        self,
        pair: tuple[str, str],
        *,
        years: Years = _EVER,
        level: int = 0,
        commodity: str | None = None,
        flows: Sequence[str] = FLOWS,
        frequency: str = "A",
    ) -> pa.Table:
        """Both books of two countries, both ways: a row a source, reporter, partner, flow, period and commodity.

        level: digits of the codes, 0 for the total; finer rows are added up where a source has no such rows.
        commodity: one code, whose length is then the level. frequency: A, Q or M.
        Columns: source, standing, vintage, load, year, period, reporter, partner, flow, classification, commodity,
        currency, value, step, cif, fob, net_weight, quantity, unit, row (the first added), lines (how many were).
        """
        wanted = level if commodity is None else _level(commodity)
        parameters = {
            "first": pair[0], "second": pair[1], "since": years[0], "until": years[1], "level": wanted,
            "frequency": frequency,
        }  # fmt: skip
        table = self._of_reporters(pair).query("pair", **parameters)
        if commodity is not None:
            table = table.filter(pc.equal(table["commodity"], commodity))
        return table.filter(pc.is_in(table["flow"], pa.array(list(flows), pa.string())))

    def partners(self, country: str, *, flow: str = "X", years: Years = _EVER, frequency: str = "A") -> pa.Table:
        """With whom a country trades: source, standing, vintage, side, year, period, flow, partner, partner_is_group,
        currency, value, share (0 to 1, of the sum over countries), rank (1 is the largest).

        side `reporter`: its own books. side `partner`: what others say of trade with it; BACI's imports of a country
        are side `partner`, flow `X`.
        """
        return self.query("partners", country=country, flow=flow, since=years[0], until=years[1], frequency=frequency)

    def totals(self, country: str, *, years: Years = _EVER) -> pa.Table:
        """A country's whole trade: source, standing, vintage, side, year, period, flow, currency, value (the sum over
        partners), stated (the line of the world, where there is one), partners (how many)."""
        return self.query("totals", country=country, since=years[0], until=years[1])

    def commodities(self, country: str, *, level: int = 2, years: Years = _EVER) -> pa.Table:
        """What a country trades with all: source, standing, vintage, side, year, period, flow, classification,
        commodity, currency, value, net_weight (kg, of rows that have one), unweighed (value of those that have none),
        lines."""
        return self.query("commodities", country=country, level=level, since=years[0], until=years[1])

    def world(self, *, level: int = 2, years: Years = _EVER) -> pa.Table:
        """What all reporters of a source trade: columns as of `commodities`, without side."""
        return self.query("world", level=level, since=years[0], until=years[1])

    def revisions(self, *, reporter: str, partner: str, flow: str, period: str, commodity: str = "TOTAL") -> pa.Table:
        """Every value any vintage gave for one flow, oldest first: source, standing, vintage, load, ..., value, step,
        row."""
        return self.query(
            "revisions", reporter=reporter, partner=partner, flow=flow, period=period, commodity=commodity
        )

    def rates(self, currency: str | None = None) -> pa.Table:
        """Exchange rates: currency, against, period, value, step, row, source, vintage, load."""
        return self.query("rates", currency=currency)

    def indicators(self, country: str | None = None, indicator: str | None = None) -> pa.Table:
        """Country indicators: country, indicator, period, value, unit, row, source, vintage, load."""
        return self.query("indicators", country=country, indicator=indicator)

    def nomenclature(self, classification: str | None = None) -> pa.Table:
        """Lists of goods: classification, code, parent, level, name, unit, row, source, vintage, load."""
        return self.query("nomenclature", classification=classification)

    def correlations(self, origin: str, target: str) -> pa.Table:
        """Which codes of one list become which of another: from_classification, from_code, to_classification, to_code,
        row, source, vintage, load."""
        return self.query("correlations", origin=origin, target=target)

    def coverage(self) -> pa.Table:
        """What there is: source, standing, kind, vintage (newest), vintages, loads, rows, first_year, last_year."""
        return self.query("coverage")

    def loads(self) -> pa.Table:
        """Every load, in the order in which they came: load, source, vintage, standing, kind, rows, first_year,
        last_year, reporters, origin, digest, loader."""
        return self.query("loads")

    def vintages(self, source: str | None = None) -> tuple[tuple[str, str], ...]:
        """(source, vintage) of every state that is kept, in order."""
        found = {(m.provenance.source, m.provenance.vintage) for m in self.manifests}
        return tuple(sorted(pair for pair in found if source in (None, pair[0])))

    def standings(self) -> Mapping[str, str]:
        """Of each source: book or estimate."""
        return {m.provenance.source: m.provenance.standing for m in self.manifests}

    def _of_reporters(self, reporters: Sequence[str]) -> View:
        """Itself, or where there are many loads, a View of those in which one of these reports, for flows alone."""
        if len(self.manifests) <= _FEW:
            return self
        wanted = frozenset(reporters)
        if wanted not in self._narrowed:
            if len(self._narrowed) >= _KEPT:
                self._narrowed.pop(next(iter(self._narrowed))).close()
            kept = tuple(m for m in self.manifests if any(wanted.intersection(codes) for codes in m.reporters.values()))
            # All of them fit the question, however many: this View looks no further.
            self._narrowed[wanted] = _Chosen(self._root, kept, memory=self._memory, threads=self._threads)
        return self._narrowed[wanted]

    def _open(self, manifests: tuple[Manifest, ...]) -> duckdb.DuckDBPyConnection:
        connection = connect(self._memory, self._threads)
        files = self._files(manifests)
        for table in files:
            _declare(connection, table, files[table])
        connection.register("loads", _loads_table(manifests))
        connection.register("reporter_groups", pa.table({"code": pa.array(sorted(groups()), pa.string())}))
        connection.execute(text("tables"))
        return connection

    def _files(self, manifests: tuple[Manifest, ...]) -> dict[str, list[str]]:
        """The Parquet files behind each table. Raises WarehouseError where one is missing or cut off."""
        shares = shares_of(manifests)
        files: dict[str, list[str]] = {"plain_flows": [], "contested_flows": [], "superseded_flows": []}
        files |= {f"plain_{name}": [] for name in ROLLUPS} | {name: [] for name in _ONE_FILE}
        tables = {kind: name for name, kind in _ONE_FILE.items()}
        for manifest in manifests:
            folder = load_folder(self._root, manifest)
            for part in manifest.parts:
                path = folder / part.path
                _require_whole(path, part.size)
                key = manifest.number, part.year
                if part.table in tables:
                    files[tables[part.table]].append(str(path))
                elif key in shares.plain:
                    files[f"plain_{part.table}"].append(str(path))
                elif part.table == "flows":
                    files["contested_flows" if key in shares.contested else "superseded_flows"].append(str(path))
        return files


class _Chosen(View):
    """A View whose loads were chosen by who reports in them."""

    def _of_reporters(self, reporters: Sequence[str]) -> View:
        return self


def _declare(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[str]) -> None:
    """A table over files; an empty one where there are none."""
    if files:
        connection.read_parquet(list(files), hive_partitioning=True).create_view(name)
        return
    stem = name.removeprefix("plain_").removeprefix("contested_").removeprefix("superseded_")
    columns = ROLLUPS.get(stem) or columns_of(_ONE_FILE.get(stem, stem))
    schema = arrow_schema(columns)
    if stem in ROLLUPS:
        schema = schema.append(pa.field("year", pa.int64()))
    for field in _PLACE:
        schema = schema.append(pa.field(*field))
    connection.register(name, schema.empty_table())


def _loads_table(manifests: tuple[Manifest, ...]) -> pa.Table:
    rows = []
    for manifest in manifests:
        years = [part.year for part in manifest.parts if part.year]
        reporters = {code for codes in manifest.reporters.values() for code in codes}
        given = manifest.provenance
        rows.append(
            {
                "load": manifest.number,
                "source": given.source,
                "vintage": given.vintage,
                "standing": given.standing,
                "kind": manifest.kind,
                "rows": manifest.rows,
                "first_year": min(years, default=None),
                "last_year": max(years, default=None),
                "reporters": len(reporters),
                "origin": given.origin,
                "digest": given.digest,
                "loader": given.loader,
            }
        )
    whole = {"load": pa.int32(), "rows": pa.int64(), "first_year": pa.int64(), "last_year": pa.int64()}
    names = (
        "load", "source", "vintage", "standing", "kind", "rows", "first_year", "last_year", "reporters", "origin",
        "digest", "loader",
    )  # fmt: skip
    kinds = whole | {"reporters": pa.int64()}
    schema = pa.schema([pa.field(name, kinds.get(name, pa.string())) for name in names])
    return pa.Table.from_pylist(rows, schema)


def _require_whole(path: Path, size: int) -> None:
    """The file is there and as long as it was written."""
    try:
        found = path.stat().st_size
    except OSError as error:
        raise WarehouseError(f"{path}: {error.strerror}; remove the load's folder and load its file again") from error
    if found != size:
        raise WarehouseError(
            f"{path}: {found} bytes, written were {size}; remove the load's folder and load its file again"
        )


def _level(commodity: str) -> int:
    return 0 if commodity == "TOTAL" else len(commodity)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
