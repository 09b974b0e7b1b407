"""One value for a flow that two sides tell: the CIF rate taken off the import, then the mean of both, weighted by how
reliable each is (Gaulier and Zignago 2010). The result is an estimate, never a book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from comity.trade.mirrors.cif import CifFit, Geography, fit_cif, geography, log_rates
from comity.trade.mirrors.pairing import Paired, pair_up
from comity.trade.mirrors.reliability import Reliability, exporter_weights, reliability
from comity.trade.mirrors.rows import Floats
from comity.trade.mirrors.valuation import counts_fob

# Of a country and a year: whether it values its imports FOB. A row that tells its own FOB value needs no such word.
CountsFob = Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What reconciling gives. flows: one row a flow (year, origin, destination, commodity; exported, imported, rate,
    imported_fob, exporter_weight, value; all USD but rate and weight). fit, reliability: None where too few flows are
    told by both sides; countries: the order of the arrays in `reliability`. notes: what could not be done, a line
    each."""

    flows: pa.Table
    fit: CifFit | None
    reliability: Reliability | None
    countries: tuple[str, ...]
    notes: tuple[str, ...]


def reconcile(
    rows: pa.Table | Sequence[Path],
    is_fob: CountsFob = counts_fob,
    threads: int | None = None,
) -> Reconciled:
    """The reconciled flows of rows of both books (schema of `model.flows`, one level of goods, countries only)."""
    return reconcile_pairs(pair_up(rows, threads), is_fob)


def reconcile_pairs(paired: Paired, is_fob: CountsFob = counts_fob) -> Reconciled:
    """As `reconcile`, of flows that are paired already."""
    place = geography(paired.countries)
    fit = fit_cif(paired, place)
    rate, imported_fob, unknown = _free_on_board(paired, place, fit, is_fob)
    found = reliability(paired, paired.exported, imported_fob)
    value, weight = np.empty(len(paired)), np.empty(len(paired))
    for at, part in paired.parts():
        half = np.full(len(part), 0.5)
        trust = half if found is None else exporter_weights(found, part.origin, part.destination)
        value[at], weight[at] = _mean(part.exported, imported_fob[at], trust)
    flows = _table(paired, {"rate": rate, "imported_fob": imported_fob, "exporter_weight": weight, "value": value})
    return Reconciled(flows, fit, found, paired.countries, _notes(fit, found, unknown))


def _free_on_board(
    paired: Paired, place: Geography, fit: CifFit | None, is_fob: CountsFob
) -> tuple[Floats, Floats, int]:
    """The rate that is taken off each import, the import without it, and of how many flows the rate is unknown."""
    rate, imported_fob, unknown = np.empty(len(paired)), np.empty(len(paired)), 0
    for at, part in paired.parts():
        log_rate = np.zeros(len(part)) if fit is None else log_rates(part, place, fit)
        rate[at] = applied_rates(part, log_rate, is_fob)
        imported_fob[at] = np.where(np.isnan(part.imported_fob), part.imported / rate[at], part.imported_fob)
        unknown += int(np.isnan(log_rate).sum())
    return rate, imported_fob, unknown


def applied_rates(paired: Paired, log_rate: Floats, is_fob: CountsFob) -> Floats:
    """The rate that is taken off each import: (F,), 1 where none is.

    None is taken off where the rate is unknown or below 1, where the importer records FOB, and where taking it off
    would drive the two words further apart.
    """
    told = [[is_fob(code, year) for year in paired.years] for code in paired.countries]
    exempt = np.array(told, dtype=np.bool_).reshape(len(paired.countries), len(paired.years))[
        paired.destination, paired.year
    ]
    with np.errstate(invalid="ignore", divide="ignore"):
        gap = np.log(paired.imported / paired.exported)
        apart = np.abs(gap - log_rate) > np.abs(gap)
    off = np.isnan(log_rate) | (log_rate <= 0) | exempt | apart
    return np.exp(np.where(off, 0.0, log_rate))


def _mean(exported: Floats, imported_fob: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """The weighted mean where both tell, else the one word there is; and the weight of the exporter's word in it."""
    only_exporter, only_importer = np.isnan(imported_fob), np.isnan(exported)
    share: NDArray[np.float64] = np.where(only_exporter, 1.0, np.where(only_importer, 0.0, weight))
    value = share * np.nan_to_num(exported) + (1 - share) * np.nan_to_num(imported_fob)
    return value, share


def _table(paired: Paired, columns: dict[str, Floats]) -> pa.Table:
    """Rows for people: codes instead of numbers."""

    def spelt(numbers: NDArray[np.int32], codes: Sequence[object]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(numbers), pa.array(codes))

    def plain(values: Floats) -> pa.Array:
        return pa.array(values, from_pandas=True)

    return pa.table(
        {
            "year": spelt(paired.year, paired.years),
            "origin": spelt(paired.origin, paired.countries),
            "destination": spelt(paired.destination, paired.countries),
            "commodity": spelt(paired.product, paired.products),
            "exported": plain(paired.exported),
            "imported": plain(paired.imported),
            **{name: plain(values) for name, values in columns.items()},
        }
    )


def _notes(fit: CifFit | None, found: Reliability | None, unknown: int) -> tuple[str, ...]:
    notes = []
    if fit is None:
        notes.append("no CIF/FOB rate: too few flows are told by both sides with weights; imports stand as reported")
    elif unknown:
        notes.append(f"{unknown} flows without distance or unit value: their imports stand as reported")
    if found is None:
        notes.append("no flow is told by both sides: reliability is not known, and each word stands alone")
    return tuple(notes)
