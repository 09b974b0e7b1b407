"""`comity potential`: what could be traded beyond what is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.errors import WarehouseError
from comity.trade.charts.bullets import Bullet, bullets
from comity.trade.charts.style import Spec, wrapped
from comity.trade.potential.assess import Assessment, assess
from comity.trade.potential.indicator import MISSING
from comity.workspace.trade_views.sheet import Column, Report, Sheet, columns
from comity.workspace.trade_views.structure import newest
from comity.workspace.trade_views.words import Words, digits_for

if TYPE_CHECKING:
    from comity.trade.warehouse.view import View

_MILLION = 1e6
_CHARTED = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """pair: our side first. year: the last one averaged, None for the newest. level: digits of the codes."""

    pair: tuple[str, str]
    year: int | None
    level: int


def report(view: View, asked: Asked, words: Words) -> Report:
    """Both ways, our exports first. Raises WarehouseError where neither can be told."""
    year = asked.year if asked.year is not None else newest(view, asked.pair)
    found: list[Assessment] = []
    silent: list[WarehouseError] = []
    for origin, destination in (asked.pair, (asked.pair[1], asked.pair[0])):
        try:
            found.append(assess(view, origin, destination, year, asked.level))
        except WarehouseError as error:
            silent.append(error)
    if not found:
        raise silent[0]
    inputs = ", ".join(words(f"missing.{name}") for name in MISSING)
    notes = [words("potential.missing", inputs=inputs), *map(str, silent)]
    few = [words("potential.world", count=a.reporters) for a in found if not a.knows_the_world]
    return Report(
        _title(found[0], words),
        (*dict.fromkeys(few), *(f"{_title(a, words)}; {_ease(a, words)}" for a in found)),
        tuple(_sheet(a, words) for a in found),
        tuple(_chart(a, words) for a in found if a.result.potential.sum() > 0),
        tuple(dict.fromkeys(notes)),
        {"pair": list(asked.pair), "level": asked.level, "missing": list(MISSING), "flows": [_facts(a) for a in found]},
        "POTENTIAL",
    )


def _title(a: Assessment, words: Words) -> str:
    return words(
        "potential.title",
        origin=words.country(a.origin, "article"),
        origin_gen=words.country(a.origin, "genitive"),
        destination=words.country(a.destination, "article"),
        value=words.money(float(a.result.unrealised.sum())),
    )


def _years(a: Assessment) -> str:
    return str(a.years[0]) if len(a.years) == 1 else f"{a.years[0]}–{a.years[-1]}"


def _ease(a: Assessment, words: Words) -> str:
    used = words.percent(a.result.realised)
    return words("potential.ease", ease=words.number(a.result.ease, 2), realised=used)


def _order(a: Assessment) -> list[int]:
    return [int(at) for at in np.lexsort((np.arange(len(a.codes)), -a.result.potential, -a.result.unrealised))]


def _supply(a: Assessment, words: Words) -> str:
    return words("supply") if a.knows_the_world else words("supply.few", count=a.reporters)


def _sheet(a: Assessment, words: Words) -> Sheet:
    r = a.result
    heads = columns([
        ("origin", "", "text"), ("destination", "", "text"), ("year", "", "text"), ("commodity", words("hs"), "text"),
        ("goods", words("goods"), "text"), ("unrealised", words("unrealised"), "money"),
        ("potential", words("potential"), "money"), ("actual", words("actual"), "money"),
        ("supply", _supply(a, words), "share"), ("demand", words("demand"), "money"),
        ("source", "", "text"), ("vintage", "", "text"),
    ])  # fmt: skip
    years = f"{a.years[0]}-{a.years[-1]}" if len(a.years) > 1 else str(a.years[0])
    rows = tuple(
        (
            a.origin, a.destination, years, a.codes[at], words.goods(a.codes[at]), float(r.unrealised[at]),
            float(r.potential[at]), float(r.actual[at]), float(r.supply[at]), float(r.demand[at]),
            a.source, a.vintage,
        )
        for at in _order(a)
        if r.potential[at] > 0 or r.actual[at] > 0
    )  # fmt: skip
    sums = [float(values.sum()) for values in (r.unrealised, r.potential, r.actual)]
    demand = float(r.demand.sum())
    last = (a.origin, a.destination, years, "", words("total"), *sums, None, demand, a.source, a.vintage)
    shown = tuple(c if c.label else Column(c.key, "", shown=False) for c in heads)
    named = {"origin": words.country(a.origin, "article"), "destination": words.country(a.destination, "article")}
    title = words("potential.goods", **named)
    return Sheet(f"{a.origin}-{a.destination}", title, shown, rows, last=last)


def _chart(a: Assessment, words: Words) -> Spec:
    r = a.result
    digits = digits_for(float(r.potential.max()))
    rows = [
        Bullet(
            f"{a.codes[at]} {words.goods(a.codes[at])}",
            float(r.potential[at]) / _MILLION,
            float(r.actual[at]) / _MILLION,
            f"{words.number(float(r.unrealised[at]) / _MILLION, digits)} {words('unrealised')}",
        )
        for at in _order(a)[:_CHARTED]
        if r.potential[at] > 0
    ]
    sub = words("potential.sub", years=_years(a), source=a.source)
    million = words("million")
    subtitle = [f"{million[:1].upper()}{million[1:]}. {sub}"]
    if not a.knows_the_world:
        subtitle += wrapped(words("potential.world", count=a.reporters), 760)
    return bullets(rows, _title(a, words), subtitle, (words("potential"), words("actual")))


def _facts(a: Assessment) -> dict[str, Any]:
    r = a.result
    return {
        "origin": a.origin, "destination": a.destination, "years": list(a.years), "source": a.source,
        "reporters": a.reporters, "ease": r.ease, "realised": r.realised, "potential": float(r.potential.sum()),
        "actual": float(r.actual.sum()), "unrealised": float(r.unrealised.sum()),
    }  # fmt: skip
