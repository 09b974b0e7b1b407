"""The gap between two books of one flow, taken apart.

The gap is the importer's word less the exporter's. Its parts, in whole units of the currency, always add up to it:

- `cif`: transport and insurance in the importer's values, observed where the importer tells FOB values too, else by a
  rate (fitted, or the 6% that the IMF's Direction of Trade Statistics take for all flows);
- `coverage`: goods the other book does not have at all, with anybody, and chapter 99 (confidential, not specified);
- `reexports`: what the exporter sent on: importers count it as of its country of origin;
- `consignment`: the exporter's goods that reached the importer through others, less goods of others that came from
  it, where the importer tells the country of consignment (partner2);
- `timing`: what left in one year and arrived in the next, where monthly data show the lag;
- `unexplained`: the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

PARTS = ("cif", "coverage", "reexports", "consignment", "timing", "unexplained")
IMF_RATE = 1.06
UNALLOCATED = "99"
LONGEST_LAG = 3  # months
LEAST_MONTHS = 24
_LEAST_GAIN = 0.02

Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sides:
    """What both sides tell of one flow in one period, in one currency, by commodity code.

    exported: the exporter's book, FOB, re-exports included. imported: the importer's, CIF as reported. imported_fob:
    FOB values of the importer, where it tells them. reexported: None where the exporter does not tell re-exports apart.
    exporter_has, importer_has: the codes in each one's book with anybody at all; None unknown. through_others,
    of_others: by consignment (module docstring); None where the importer does not tell it. carried: what timing adds;
    None where it cannot be told. rates: CIF/FOB by code, `rate` of the others and how it is known.
    """

    exported: Values
    imported: Values
    imported_fob: Values = field(default_factory=dict)
    reexported: Values | None = None
    exporter_has: frozenset[str] | None = None
    importer_has: frozenset[str] | None = None
    through_others: Values | None = None
    of_others: Values | None = None
    carried: float | None = None
    rates: Values = field(default_factory=dict)
    rate: float = IMF_RATE
    rate_is: str = "convention"


@dataclass(frozen=True, slots=True)
class Line:
    """One commodity: both words, and what the gap is made of, by PARTS; whole units of the currency."""

    commodity: str
    exported: int
    imported: int
    parts: Mapping[str, int]

    @property
    def gap(self) -> int:
        """Imported less exported."""
        return self.imported - self.exported


@dataclass(frozen=True, slots=True)
class Gap:
    """A flow whose gap is taken apart. lines: by code. how: of each part, observed, estimated, convention, or `not
    separable` where the data do not tell it, so that it is in `unexplained`. notes: which, as keys of messages."""

    lines: tuple[Line, ...]
    exported: int
    imported: int
    parts: Mapping[str, int]
    how: Mapping[str, str]

    @property
    def gap(self) -> int:
        """Imported less exported: the sum of the parts."""
        return self.imported - self.exported

    @property
    def inseparable(self) -> tuple[str, ...]:
        """The parts that the data do not tell."""
        return tuple(name for name in PARTS if self.how[name] == "not separable")


def take_apart(sides: Sides) -> Gap:
    """The gap and its parts, by commodity and together. Timing is told of the whole flow only."""
    codes = sorted(set(sides.exported) | set(sides.imported))
    lines = tuple(_line(code, sides) for code in codes)
    exported, imported = sum(line.exported for line in lines), sum(line.imported for line in lines)
    parts = {name: sum(line.parts[name] for line in lines) for name in PARTS}
    carried = round(sides.carried or 0.0)
    parts["timing"] += carried
    parts["unexplained"] -= carried
    return Gap(lines, exported, imported, parts, _how(sides))


def _how(sides: Sides) -> dict[str, str]:
    told = {True: "observed", False: "not separable"}
    observed = all(code in sides.imported_fob for code in sides.imported) and bool(sides.imported)
    return {
        "cif": "observed" if observed else sides.rate_is,
        "coverage": told[sides.exporter_has is not None and sides.importer_has is not None],
        "reexports": told[sides.reexported is not None],
        "consignment": told[sides.through_others is not None],
        "timing": "estimated" if sides.carried is not None else "not separable",
        "unexplained": "rest",
    }


def _line(code: str, sides: Sides) -> Line:
    x, m = sides.exported.get(code, 0.0), sides.imported.get(code, 0.0)
    exported, imported = round(x), round(m)
    parts = dict.fromkeys(PARTS, 0)
    if code.startswith(UNALLOCATED):
        parts["coverage"] = imported - exported
        return Line(code, exported, imported, parts)
    fob = sides.imported_fob.get(code, m / sides.rates.get(code, sides.rate))
    parts["cif"] = round(m - fob)
    if not x and sides.exporter_has is not None and code not in sides.exporter_has:
        parts["coverage"] = imported - parts["cif"]
    elif not m and sides.importer_has is not None and code not in sides.importer_has:
        parts["coverage"] = -exported
    else:
        sent_on = min((sides.reexported or {}).get(code, 0.0), x)
        through = min((sides.through_others or {}).get(code, 0.0), m)
        foreign = min((sides.of_others or {}).get(code, 0.0), x)
        shrink = fob / m if m else 1.0
        parts["reexports"] = -round(sent_on)
        # Goods of others that came from the exporter are its re-exports: what those already explain is not told twice.
        parts["consignment"] = round(through * shrink - max(0.0, foreign * shrink - sent_on))
    parts["unexplained"] = imported - exported - sum(parts.values())
    return Line(code, exported, imported, parts)


def carried_over(exported: NDArray[np.float64], imported: NDArray[np.float64], year: slice) -> float | None:
    """What timing adds to the importer's year, from monthly words of both: last year's late exports less this year's.

    exported, imported: (T,) consecutive months, NaN where missing; year: the 12 months in question, which others
    precede. The lag is the number of months (0 to LONGEST_LAG) by which the exporter's months, moved on, are most like
    the importer's (correlation); it must gain something over no lag. None of fewer than LEAST_MONTHS months told by
    both, or where the months before the year are missing.
    """
    both = ~(np.isnan(exported) | np.isnan(imported))
    if both.sum() < LEAST_MONTHS:
        return None
    lag = _lag(exported, imported)
    before = slice(year.start - lag, year.start)
    if before.start < 0:
        return None
    late = slice(year.stop - lag, year.stop)
    carried = float(exported[before].sum() - exported[late].sum())
    return None if np.isnan(carried) else carried


def _lag(exported: NDArray[np.float64], imported: NDArray[np.float64]) -> int:
    best, likeness = 0, _likeness(exported, imported) + _LEAST_GAIN
    for lag in range(1, LONGEST_LAG + 1):
        found = _likeness(exported[:-lag], imported[lag:])
        if found > likeness:
            best, likeness = lag, found
    return best


def _likeness(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    known = ~(np.isnan(a) | np.isnan(b))
    a, b = a[known], b[known]
    if len(a) < 3 or a.std() == 0 or b.std() == 0:
        return -1.0
    return float(np.corrcoef(a, b)[0, 1])


def largest(gap: Gap, count: int) -> Sequence[Line]:
    """The lines with the largest gaps either way, the largest first."""
    return sorted(gap.lines, key=lambda line: (-abs(line.gap), line.commodity))[:count]
