"""`comity structure`: what a flow consists of, how it changed, and the indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from comity.errors import WarehouseError
from comity.trade.charts.style import Spec
from comity.trade.charts.treemap import Tile, treemap
from comity.trade.indicators.gateway import NO_REEXPORTS
from comity.trade.indicators.profile import Structure, structure
from comity.trade.indicators.side import CURRENCY
from comity.workspace.trade_views.indicators import indicators
from comity.workspace.trade_views.sheet import Column, Report, Sheet, hidden
from comity.workspace.trade_views.words import Words, digits_for

if TYPE_CHECKING:
    from comity.trade.warehouse.view import View

_MILLION = 1e6
_KINDS = {
    "value": "money", "share": "share", "before": "money", "change": "gap", "growth": "growth", "rank": "count",
    "rank_before": "count", "weight": "count", "unit_value": "ratio", "rca": "ratio", "rsca": "ratio",
    "grubel_lloyd": "ratio",
}  # fmt: skip
_FILES_ONLY = ("rank_before", "weight", "rsca")
_OF_THE_WORLD = ("rca", "rsca")  # left to files where the source's world is a few countries
_KEY = ("origin", "destination", "reporter", "year")
_FROM = ("source", "vintage")
_LEGEND = ("fell_half", "fell", "same", "grew", "grew_half", "unknown")


@dataclass(frozen=True, slots=True)
class Asked:
    """pair: our side first. flow: X, our exports; M, our imports. year: None for the newest. level: digits."""

    pair: tuple[str, str]
    flow: str
    year: int | None
    level: int


def newest(view: View, pair: tuple[str, str]) -> int:
    """The newest year any book tells of a pair; where none does, any estimate. Raises WarehouseError."""
    return _newest(view.flows(pair).to_pylist(), pair)


def _newest(rows: Sequence[Mapping[str, Any]], pair: tuple[str, str]) -> int:
    for standing in ("book", "estimate"):
        years = [row["year"] for row in rows if row["standing"] == standing]
        if years:
            return int(max(years))
    raise WarehouseError(
        f"no book tells trade between {pair[0]} and {pair[1]}; `comity stats list` shows what there is"
    )


def report(view: View, asked: Asked, words: Words) -> Report:
    """One flow, in our books; in theirs where ours are silent, in an estimate where both are, which is said."""
    ours, theirs = asked.pair
    origin, destination = (ours, theirs) if asked.flow == "X" else (theirs, ours)
    rows = view.flows(asked.pair).to_pylist()
    year = asked.year if asked.year is not None else _newest(rows, asked.pair)
    found = structure(view, origin, destination, ours, year, asked.level)
    title = words(f"structure.title.{asked.flow}", **_names(found, words), value=words.money(found.total))
    source = words("source", source=found.source, vintage=found.vintage)
    books = words("books", country=words.owner(found.books)) if found.books else words("estimate")
    books = f"{books[:1].upper()}{books[1:]}"
    return Report(
        title,
        (f"{books} ({source})",),
        (_goods(found, words), indicators(found, words)),
        (_chart(found, title, f"{books}, {source}", words),) if asked.level else (),
        tuple(_notes(found, ours, words)),
        _facts(found, asked) | {"years": _by_year(rows, found)},
        "STRUCTURE",
    )


def _by_year(rows: Sequence[Mapping[str, Any]], found: Structure) -> dict[str, float]:
    """All years in which the same word tells the flow."""
    reporter, flow = (found.origin, "X") if found.books != found.destination else (found.destination, "M")
    return {
        str(row["year"]): row["value"]
        for row in rows
        if (row["source"], row["reporter"], row["flow"], row["currency"]) == (found.source, reporter, flow, CURRENCY)
    }


def _names(found: Structure, words: Words) -> dict[str, Any]:
    return {
        "origin": words.country(found.origin, "article"),
        "destination": words.country(found.destination, "article"),
        "origin_gen": words.country(found.origin, "genitive"),
        "destination_gen": words.country(found.destination, "genitive"),
        "year": found.year,
    }


def _goods(found: Structure, words: Words) -> Sheet:
    heads = [*hidden(_KEY), Column("commodity", words("hs")), Column("goods", words("goods"))]
    heads += [Column(key, words(key), kind, key not in _FILES_ONLY) for key, kind in _KINDS.items()]
    heads += hidden(_FROM)
    key, told_by = _place_of(found)
    rows = tuple(
        (*key, row["commodity"], words.goods(row["commodity"]), *(row[name] for name in _KINDS), *told_by)
        for row in found.goods.to_pylist()
    )
    if not found.knows_the_world:
        heads = [replace(c, shown=c.shown and c.key not in _OF_THE_WORLD) for c in heads]
    shown = [_worth_showing(column, at, rows) for at, column in enumerate(heads)]
    whole = {"value": found.total, "share": 1.0, "before": found.before, "growth": found.growth,
             "change": None if found.before is None else found.total - found.before,
             "grubel_lloyd": found.grubel_lloyd}  # fmt: skip
    last = (*key, "", words("total"), *(whole.get(name) for name in _KINDS), *told_by)
    return Sheet("goods", words("structure.goods"), tuple(shown), rows, last=last if len(rows) > 1 else None)


def _place_of(found: Structure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In the order of _KEY and _FROM."""
    return (found.origin, found.destination, found.books, str(found.year)), (found.source, found.vintage)


def _worth_showing(column: Column, at: int, rows: tuple[tuple[Any, ...], ...]) -> Column:
    """A column in which nothing is told is left to files."""
    told = any(row[at] is not None for row in rows)
    return replace(column, shown=column.shown and told)


def _chart(found: Structure, title: str, source: str, words: Words) -> Spec:
    digits = digits_for(found.total)
    tiles = [
        Tile(
            words.section(row["commodity"]),
            f"{row['commodity']} {words.goods(row['commodity'])}",
            row["value"],
            f"{words.number(row['value'] / _MILLION, digits)} ({words.percent(row['share'])})",
            row["growth"],
        )
        for row in found.goods.to_pylist()
        if row["value"]
    ]
    told = found.before is not None
    legend = [words(f"legend.{key}" if told or key != "unknown" else "legend.untold") for key in _LEGEND]
    subtitle = f"{words('million')}. {source}"
    colour = words("structure.colour" if told else "structure.no_colour")
    return treemap(tiles, title, [subtitle[:1].upper() + subtitle[1:], colour], legend)


def _notes(found: Structure, ours: str, words: Words) -> list[str]:
    notes = []
    if not found.books:
        notes.append(words("note.estimate", source=found.source, year=found.year))
    elif found.books != ours:
        country = words.country(ours, "genitive")
        notes.append(words("note.other_book", country=country, year=found.year))
    if not found.knows_the_world:
        notes.append(words("note.world", count=found.reporters))
    elif found.world_source != found.source:
        notes.append(words("note.world_source", source=found.world_source, vintage=found.world_vintage))
    if found.books and NO_REEXPORTS in found.gateway.notes:
        notes.append(words("note.reexports"))
    notes.append(words("note.transit"))
    return notes


def _facts(found: Structure, asked: Asked) -> dict[str, Any]:
    def told(part: object) -> dict[str, float] | None:
        names = getattr(part, "__slots__", ())
        return {name: getattr(part, name) for name in names} if part is not None else None

    return {
        "pair": list(asked.pair), "flow": asked.flow, "year": found.year, "level": found.level,
        "books": found.books or None, "source": found.source, "vintage": found.vintage,
        "total": found.total, "before": found.before,
        "growth": found.growth, "herfindahl": found.herfindahl, "normalised_herfindahl": found.normalised,
        "grubel_lloyd": found.grubel_lloyd, "intensity": found.intensity, "complementarity": found.complementarity,
        "margins": told(found.margins), "prices": told(found.prices), "market_share": told(found.market),
        "reexports": found.gateway.reexports, "reexports_of_all": found.gateway.of_all,
        "partner_share": found.partner_share, "partner_rank": found.partner_rank, "partners": found.partners,
        "reporters": found.reporters, "world_source": found.world_source, "world_vintage": found.world_vintage,
    }  # fmt: skip
