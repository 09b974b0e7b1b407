"""What the warehouse holds of two countries' trade in some goods, vintage by vintage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from comity.model.flows import TOTAL, WORLD
from comity.trade.observe.asked import Leg
from comity.trade.warehouse.view import View

Pair = tuple[str, str]
Years = tuple[int, int]
_CENT = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Cell:
    """One reporter's flow in one piece of time, goods added up. step: what the prints of all rows are worth together.

    weight: kg, None where a row has none.
    """

    value: Fraction
    step: Fraction
    weight: Fraction | None
    vintage: str
    line: str


@dataclass(frozen=True, slots=True)
class Series:
    """What one source says in one currency: cells by (reporter, flow, piece), each in every vintage, oldest first."""

    source: str
    standing: str
    currency: str
    cells: dict[tuple[str, str, str], list[Cell]]

    @property
    def vintages(self) -> list[str]:
        """All, oldest first."""
        return sorted({cell.vintage for cells in self.cells.values() for cell in cells})

    def as_of(self, vintage: str, leg: Leg, piece: str) -> Cell | None:
        """The newest word not after a vintage."""
        known = [c for c in self.cells.get((leg.reporter, leg.flow, piece), ()) if c.vintage <= vintage]
        return known[-1] if known else None


class Holdings:
    """What the warehouse holds of the trade of pairs, asked once a pair and level of goods.

    years: of each pair, the first and the last that are wanted.
    """

    def __init__(self, view: View, years: Mapping[Pair, Years]) -> None:
        self._view = view
        self._years = years
        self._rows: dict[tuple[Pair, int], dict[str, list[dict[str, Any]]]] = {}
        self._series: dict[tuple[Pair, tuple[str, ...]], list[Series]] = {}

    def of(self, pair: Pair, codes: tuple[str, ...]) -> list[Series]:
        """Every source's word on the trade of two countries (one may be the world) in goods added up over codes."""
        if (pair, codes) not in self._series:
            self._series[pair, codes] = self._added_up(pair, codes)
        return self._series[pair, codes]

    def _added_up(self, pair: Pair, codes: tuple[str, ...]) -> list[Series]:
        found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for code in codes:
            for row in _one_list(self._of_code(pair, code)):
                found.setdefault((row["source"], row["standing"], row["currency"]), []).append(row)
        return [Series(*key, _cells(rows)) for key, rows in sorted(found.items())]

    def _of_code(self, pair: Pair, code: str) -> list[dict[str, Any]]:
        level = 0 if code == TOTAL else len(code)
        if (pair, level) not in self._rows:
            by_code: dict[str, list[dict[str, Any]]] = {}
            for row in self._asked(pair, level):
                by_code.setdefault(row["code"], []).append(row)
            self._rows[pair, level] = by_code
        return self._rows[pair, level].get(code, [])

    def _asked(self, pair: Pair, level: int) -> list[dict[str, Any]]:
        since, until = self._years[pair]
        question = {"first": pair[0], "second": pair[1], "since": since, "until": until, "level": level}
        rows: list[dict[str, Any]] = self._view.query("observe_flow", **question).to_pylist()
        if WORLD in pair:
            told = {(row["source"], row["flow"], row["period"], row["code"]) for row in rows}
            country = pair[0] if pair[1] == WORLD else pair[1]
            added = self._view.query("observe_world", **(question | {"first": country, "second": WORLD})).to_pylist()
            rows += [row for row in added if (row["source"], row["flow"], row["period"], row["code"]) not in told]
        return rows


def _one_list(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Where a source tells a flow in several lists of goods, the newest list of them (HS as reported, else the highest
    number)."""
    best: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows:
        key = tuple(row[name] for name in ("source", "vintage", "reporter", "flow", "period", "currency"))
        if key not in best or best[key]["classification"] < row["classification"]:
            best[key] = row
    yield from best.values()


def _cells(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str, str], list[Cell]]:
    """Cells of rows, codes added up; what lacks one of several codes counts as nothing traded in it."""
    grouped: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault((row["reporter"], row["flow"], row["period"], row["vintage"]), []).append(row)
    cells: dict[tuple[str, str, str], list[Cell]] = {}
    for (reporter, flow, piece, _), parts in sorted(grouped.items()):
        cells.setdefault((reporter, flow, piece), []).append(_added([_cell(row) for row in parts]))
    return cells


def _cell(row: dict[str, Any]) -> Cell:
    value = _exact(row["value"])
    step = _exact(row["step"]) if row["step"] is not None else _printed(value) * row["lines"]
    told = "row" if row["lines"] == 1 else f"{row['lines']} rows from"
    what = (row["reporter"], row["flow"], row["partner"], row["code"], row["period"])
    line = f"{row['source']} {row['vintage']}: {' '.join(what)} {_spelt(value)} {row['currency']}, {told} {row['row']}"
    weight = None if row["net_weight"] is None else _exact(row["net_weight"])
    return Cell(value, step, weight, row["vintage"], line)


def _added(parts: Sequence[Cell]) -> Cell:
    if len(parts) == 1:
        return parts[0]
    weights = [part.weight for part in parts]
    return Cell(
        sum((part.value for part in parts), Fraction(0)),
        sum((part.step for part in parts), Fraction(0)),
        None if None in weights else sum((weight for weight in weights if weight is not None), Fraction(0)),
        parts[0].vintage,
        "; ".join(part.line for part in parts),
    )


def _exact(value: float) -> Fraction:
    """As it was printed: sums in floating point carry dust beyond the cents."""
    return Fraction(str(round(value, 4)))


def _printed(value: Fraction) -> Fraction:
    """What the last printed place is worth where the source does not say: a whole unit, or a cent."""
    return Fraction(1) if value.denominator == 1 else _CENT


def _spelt(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.2f}"
