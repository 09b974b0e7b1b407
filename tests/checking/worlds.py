"""Consistent worlds of trade, printed as rounded statements, and errors of each kind planted in them. The truth is
known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.model.figure import Figure
from comity.model.period import Period

PAIRS = (("SRB", "HRV"), ("PER", "BRA"), ("KEN", "TZA"), ("VNM", "KOR"), ("ARM", "GEO"), ("CHL", "MEX"))
GOODS = ("grain", "copper", "tyres", "cheese", "machines", "textiles", "paper", "glass")
KINDS = ("scale", "digit", "direction", "to_by", "times", "drop")


def figure(place: int, anchor: str = "", document: str = "note", **fields: object) -> Figure:
    """A figure at a place of a made-up document; fields as in the exchange format, periods as text."""
    periods = {k: Period.parse(str(v)) for k, v in fields.items() if k in ("period", "base") and v is not None}
    numbers = {k: Fraction(str(v)) for k, v in fields.items() if k in ("value", "high", "step") and v is not None}
    words = anchor or str(fields["value"])
    row: dict[str, object] = {
        "document": document,
        "text_digest": f"digest of {document}",
        "start": place * 100,
        "end": place * 100 + len(words),
        "anchor": words,
        "measure": "turnover",
        "reporter": "SRB",
        "partner": "HRV",
        "unit": "USD",
    }
    return Figure(**(row | fields | periods | numbers))  # type: ignore[arg-type]


@dataclass(frozen=True)
class World:
    """Statements of one document, all true."""

    figures: tuple[Figure, ...]


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """To the nearest multiple of `step`, halves up."""
    return ((value / step * 2 + 1) // 2) * step


class Printer:
    def __init__(self, rng: random.Random, document: str, reporter: str, partner: str) -> None:
        self.rng, self.document, self.reporter, self.partner = rng, document, reporter, partner
        self.figures: list[Figure] = []

    def level(self, measure: str, value: Fraction, period: Period, commodity: str | None = None) -> None:
        digits = self.rng.choice((3, 4, 4, 5))
        step = Fraction(10) ** (len(str(abs(int(value)))) - digits)
        self._add(measure, rounded(value, step), step, period, "level", "USD", commodity)

    def growth(self, measure: str, new: Fraction, old: Fraction, period: Period, base: Period) -> None:
        step = Fraction(1, 10)
        if new > 2 * old:
            self._add(measure, rounded(new / old, step), step, period, "ratio", "times", None, base)
        else:
            self._add(measure, rounded((new / old - 1) * 100, step), step, period, "growth", "percent", None, base)

    def share(self, measure: str, part: Fraction, whole: Fraction, period: Period, commodity: str) -> None:
        self._add(
            measure,
            rounded(part / whole * 100, Fraction(1, 10)),
            Fraction(1, 10),
            period,
            "share",
            "percent",
            commodity,
        )

    def _add(
        self,
        measure: str,
        value: Fraction,
        step: Fraction,
        period: Period,
        form: str,
        unit: str,
        commodity: str | None = None,
        base: Period | None = None,
    ) -> None:
        self.figures.append(
            figure(
                len(self.figures),
                f"{float(value):g}",
                self.document,
                measure=measure,
                reporter=self.reporter,
                partner=self.partner,
                value=value,
                step=step,
                period=period,
                base=base,
                form=form,
                unit=unit,
                commodity=commodity,
            )
        )


def world(seed: int, document: str = "note") -> World:
    """Two to four years of one pair: flows, turnover, balance, growths, halves, goods with amounts and shares."""
    rng = random.Random(seed)
    out = Printer(rng, document, *rng.choice(PAIRS))
    first = rng.randint(2005, 2020)
    flows = {"exports": Fraction(rng.randint(10**7, 10**10)), "imports": Fraction(rng.randint(10**7, 10**10))}
    before: dict[str, Fraction] = {}
    for year in range(first, first + rng.randint(2, 4)):
        period = Period.of_year(year)
        values = dict(flows) | {
            "turnover": flows["exports"] + flows["imports"],
            "balance": flows["exports"] - flows["imports"],
        }
        _year(out, rng, values, before, period)
        before = values
        flows = {
            name: value * rng.choice((60, 80, 95, 110, 130, 170, 260, 380)) / Fraction(100)
            for name, value in flows.items()
        }
    return World(tuple(out.figures))


def _year(
    out: Printer, rng: random.Random, values: dict[str, Fraction], before: dict[str, Fraction], period: Period
) -> None:
    for measure, value in values.items():
        if rng.random() < 0.85 and value:
            out.level(measure, value, period)
        if measure != "balance" and before and rng.random() < 0.6:
            out.growth(measure, value, before[measure], period, period.shift(-1))
    for measure in ("exports", "imports"):
        left = values[measure]
        for goods in rng.sample(GOODS, rng.randint(0, 4)):
            part = left * rng.randint(5, 40) / 100
            left -= part
            if rng.random() < 0.8:
                out.level(measure, part, period, goods)
            if rng.random() < 0.8:
                out.share(measure, part, values[measure], period, goods)
    if rng.random() < 0.4:
        half = values["turnover"] * rng.randint(42, 58) / 100
        out.level("turnover", half, Period.months(period.year, 1, period.year, 6))


def plant(made: World, kind: str, seed: int) -> tuple[World, Figure] | None:
    """The world with one figure spoilt, and that figure; None where no figure can take such an error."""
    rng = random.Random(seed)
    able = [f for f in made.figures if _SPOIL[kind](f) is not None]
    if not able:
        return None
    chosen = rng.choice(able)
    spoilt = _SPOIL[kind](chosen)
    if spoilt is None:
        return None
    return World(tuple(spoilt if f is chosen else f for f in made.figures)), spoilt


def _scale(f: Figure) -> Figure | None:
    return replace(f, value=f.value * 1000, step=f.step * 1000) if f.form == "level" else None


def _digit(f: Figure) -> Figure | None:
    """Two neighbouring digits exchanged, where that moves the number by more than rounding."""
    if f.form != "level":
        return None
    digits = str(abs(int(f.value / f.step)))
    for i in range(len(digits) - 1):
        if abs(int(digits[i]) - int(digits[i + 1])) >= 3 and digits[i + 1] != "0":
            other = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
            return replace(f, value=other * f.step * (1 if f.value > 0 else -1))
    return None


def _direction(f: Figure) -> Figure | None:
    return replace(f, value=-f.value) if f.measure == "balance" else None


def _to_by(f: Figure) -> Figure | None:
    """Printed as the increase what is the level reached."""
    return replace(f, value=f.value + 100) if f.form == "growth" and f.value > 0 else None


def _times(f: Figure) -> Figure | None:
    return replace(f, value=f.value - 1) if f.form == "ratio" and f.value > 2 else None


def _drop(f: Figure) -> Figure | None:
    return replace(f, value=rounded(f.value * Fraction(137, 100), f.step)) if f.form == "level" and f.value else None


_SPOIL: dict[str, Callable[[Figure], Figure | None]] = {
    "scale": _scale,
    "digit": _digit,
    "direction": _direction,
    "to_by": _to_by,
    "times": _times,
    "drop": _drop,
}
