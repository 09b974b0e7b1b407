"""Both books of a flow out of the warehouse: which sources tell them, and what is known beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from comity.errors import WarehouseError
from comity.trade.mirrors.gap import IMF_RATE, Gap, Sides, carried_over, take_apart
from comity.trade.mirrors.reconcile import Reconciled, reconcile
from comity.trade.mirrors.valuation import counts_fob
from comity.trade.warehouse.view import View

CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class Book:
    """One reporter's word: where from, and values by commodity."""

    reporter: str
    flow: str
    source: str
    vintage: str
    values: Mapping[str, float]
    fob: Mapping[str, float]
    reexports: Mapping[str, float] | None


@dataclass(frozen=True, slots=True)
class Mirror:
    """One flow in both books. A side that is not told is None, and then there is no gap.

    reconciled: value and the weight of the exporter's word in it, by commodity, where it was asked for. notes: what
    could not be done, one line each. both: the years in which both books tell the flow.
    """

    origin: str
    destination: str
    year: int
    level: int
    exporter: Book | None
    importer: Book | None
    gap: Gap | None
    reconciled: Mapping[str, tuple[float, float]]
    notes: tuple[str, ...]
    both: tuple[int, ...] = ()


def mirror(view: View, origin: str, destination: str, year: int, level: int, *, with_estimate: bool = False) -> Mirror:
    """The flow from origin to destination in a year, goods at `level` digits (0: all together).

    with_estimate: also reconcile the whole year of the source that tells both books (as BACI does). Raises
    WarehouseError where nobody tells this flow.
    """
    told = view.flows((origin, destination), years=(year, year), level=level).to_pylist()
    rows = [row for row in told if row["standing"] == "book" and row["currency"] == CURRENCY]
    if level:  # two digits of another list are other goods
        rows = [row for row in rows if row["classification"].startswith("H")]
    exporters = _books(rows, origin, destination, "X")
    importers = _books(rows, destination, origin, "M")
    exporter, importer = _matched(exporters, importers)
    if exporter is None and importer is None:
        goods = f" by goods of {level} digits; try --hs total" if level else ""
        flow = f"trade from {origin} to {destination} in {year}{goods}"
        raise WarehouseError(f"no book tells {flow}; {instead(told)}")
    both = years_of_both(view, origin, destination)
    found = Mirror(origin, destination, year, level, exporter, importer, None, {}, (), both)
    if exporter is None or importer is None:
        return found
    sides = _sides(view, exporter, importer, year, level)
    if not with_estimate:
        return replace(found, gap=take_apart(sides))
    estimate = reconcile(view.query("mirror_source", source=importer.source, year=year, level=max(level, 2)))
    return _with_estimate(found, sides, estimate)


def instead(rows: list[dict[str, Any]]) -> str:
    """What there is where no book tells a flow. rows: of the pair, estimates included."""
    estimates = sorted({row["source"] for row in rows if row["standing"] != "book"})
    if estimates:
        return f"{', '.join(estimates)} tells it, an estimate that is nobody's book: `comity stats show` has it"
    return "`comity stats list` shows what there is"


def years_of_both(view: View, origin: str, destination: str) -> tuple[int, ...]:
    """The years in which both books tell the flow from origin to destination."""
    rows = [row for row in view.flows((origin, destination), level=0).to_pylist() if row["standing"] == "book"]
    out = {row["year"] for row in rows if (row["reporter"], row["flow"]) == (origin, "X")}
    return tuple(sorted(out & {row["year"] for row in rows if (row["reporter"], row["flow"]) == (destination, "M")}))


def _books(rows: list[dict[str, Any]], reporter: str, partner: str, flow: str) -> list[Book]:
    """This reporter's word by every source that has it."""
    mine = [row for row in rows if row["reporter"] == reporter and row["partner"] == partner]
    books = []
    for source in sorted({row["source"] for row in mine if row["flow"] == flow}):
        here = [row for row in mine if row["source"] == source]
        list_of_goods = max(row["classification"] for row in here if row["flow"] == flow)
        chosen = [row for row in here if row["flow"] == flow and row["classification"] == list_of_goods]
        again = [row for row in here if row["flow"] == "RX"]
        books.append(
            Book(
                reporter,
                flow,
                source,
                max(row["vintage"] for row in chosen),
                {row["commodity"]: row["value"] for row in chosen},
                {row["commodity"]: row["fob"] for row in chosen if row["fob"] is not None},
                {row["commodity"]: row["value"] for row in again} if again else None,
            )
        )
    return books


def _matched(exporters: list[Book], importers: list[Book]) -> tuple[Book | None, Book | None]:
    """Of one source where one tells both; of several such the one with the finest detail."""

    def detail(book: Book) -> tuple[int, str]:
        return -len(book.values), book.source

    theirs = {book.source: book for book in importers}
    both = sorted((book for book in exporters if book.source in theirs), key=detail)
    if both:
        return both[0], theirs[both[0].source]
    return min(exporters, key=detail, default=None), min(importers, key=detail, default=None)


def _sides(view: View, exporter: Book, importer: Book, year: int, level: int) -> Sides:
    is_fob = counts_fob(importer.reporter, year)
    consigned = _consigned(view, exporter, importer, year, level)
    reexports = exporter.reexports
    if reexports is None and _tells_reexports(view, exporter, year):
        reexports = {}  # it tells them apart, and there were none to this partner
    return Sides(
        exporter.values,
        importer.values,
        importer.fob,
        reexports,
        _has(view, exporter, year, level),
        _has(view, importer, year, level),
        consigned.get("through others") if consigned else None,
        consigned.get("of others", {}) if consigned else None,
        _carried(view, exporter, importer, year),
        {},
        1.0 if is_fob else IMF_RATE,
        "observed" if is_fob else "convention",
    )


def _has(view: View, book: Book, year: int, level: int) -> frozenset[str] | None:
    """The codes in a book with anybody; None where goods are not told."""
    if not level:
        return None
    rows = view.commodities(book.reporter, level=level, years=(year, year)).to_pylist()
    codes = {
        row["commodity"]
        for row in rows
        if (row["source"], row["side"], row["flow"]) == (book.source, "reporter", book.flow)
        and row["value"] > 0
        and row["classification"].startswith("H")
    }
    return frozenset(codes - {"TOTAL"}) or None


def _tells_reexports(view: View, book: Book, year: int) -> bool:
    rows = view.totals(book.reporter, years=(year, year)).to_pylist()
    return any(row["source"] == book.source and row["side"] == "reporter" and row["flow"] == "RX" for row in rows)


def _consigned(view: View, exporter: Book, importer: Book, year: int, level: int) -> dict[str, dict[str, float]] | None:
    rows = view.query(
        "mirror_consignment",
        source=importer.source,
        exporter=exporter.reporter,
        importer=importer.reporter,
        period=str(year),
        level=max(level, 2),
    ).to_pylist()
    if not rows:
        return None
    found: dict[str, dict[str, float]] = {"through others": {}, "of others": {}}
    for row in rows:
        code = row["commodity"] if level else "TOTAL"
        found[row["kind"]][code] = found[row["kind"]].get(code, 0.0) + row["value"]
    return found


def _carried(view: View, exporter: Book, importer: Book, year: int) -> float | None:
    """From monthly data of the year, the one before and the one after."""
    rows = view.flows(
        (exporter.reporter, importer.reporter), years=(year - 1, year + 1), level=0, frequency="M"
    ).to_pylist()
    months = {name: np.full(36, np.nan) for name in ("X", "M")}
    for row in rows:
        book = exporter if row["flow"] == "X" else importer
        if (row["reporter"], row["source"]) == (book.reporter, book.source) and row["flow"] in months:
            months[row["flow"]][(row["year"] - year + 1) * 12 + int(row["period"][5:7]) - 1] = row["value"]
    return carried_over(months["X"], months["M"], slice(12, 24))


def _with_estimate(found: Mirror, sides: Sides, estimate: Reconciled) -> Mirror:
    """With the fitted rates in the gap, and the reconciled values beside the books."""
    rates: dict[str, float] = {}
    values: dict[str, tuple[float, float]] = {}
    for row in _of_flow(estimate, found):
        rates[row["commodity"]] = row["rate"]
        values[row["commodity"]] = (row["value"], row["exporter_weight"])
    if not found.level:
        values = {"TOTAL": (sum(v for v, _ in values.values()), float("nan"))} if values else {}
        rates = {}
    if estimate.fit is not None and rates:
        sides = replace(sides, rates=rates, rate=1.0, rate_is="estimated")
    return replace(found, gap=take_apart(sides), reconciled=values, notes=estimate.notes)


def _of_flow(estimate: Reconciled, found: Mirror) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    table = estimate.flows
    wanted = pc.and_(
        pc.equal(table["origin"].cast("string"), found.origin),
        pc.equal(table["destination"].cast("string"), found.destination),
    )
    rows: list[dict[str, Any]] = table.filter(wanted).to_pylist()
    return rows
