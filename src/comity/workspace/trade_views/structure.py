"""`comity structure`: what a flow consists of, how it changed, and the indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity.errors import WarehouseError
from comity.trade.charts.style import Spec
from comity.trade.charts.treemap import Tile, treemap
from comity.trade.indicators.gateway import NO_REEXPORTS
from comity.trade.indicators.profile import Structure, structure
from comity.workspace.trade_views.sheet import Column, Report, Sheet, columns
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
_LEGEND = ("fell_half", "fell", "same", "grew", "grew_half", "unknown")


@dataclass(frozen=True, slots=True)
class Asked:
    """pair: our side first. flow: X, our exports; M, our imports. year: None for the newest. level: digits."""

    pair: tuple[str, str]
    flow: str
    year: int | None
    level: int


def newest(view: View, pair: tuple[str, str]) -> int:
    """The newest year any book tells of a pair. Raises WarehouseError where none does."""
    rows = [row for row in view.flows(pair).to_pylist() if row["standing"] == "book"]
    years = [row["year"] for row in rows]
    if not years:
        raise WarehouseError(
            f"no book tells trade between {pair[0]} and {pair[1]}; `comity stats list` shows what there is"
        )
    return int(max(years))


def report(view: View, asked: Asked, words: Words) -> Report:
    """One flow, in our books; in theirs where ours are silent, which is said."""
    ours, theirs = asked.pair
    origin, destination = (ours, theirs) if asked.flow == "X" else (theirs, ours)
    year = asked.year if asked.year is not None else newest(view, asked.pair)
    found = structure(view, origin, destination, ours, year, asked.level)
    title = words(f"structure.title.{asked.flow}", **_names(found, words), value=words.money(found.total))
    source = words("source", source=found.source, vintage=found.vintage)
    books = words("books", country=words.owner(found.books))
    return Report(
        title,
        (f"{books[:1].upper()}{books[1:]} ({source})",),
        (_goods(found, words), _indicators(found, words)),
        (_chart(found, title, f"{books[:1].upper()}{books[1:]}, {source}", words),) if asked.level else (),
        tuple(_notes(found, ours, words)),
        _facts(found, asked),
    )


def _names(found: Structure, words: Words) -> dict[str, Any]:
    return {
        "origin": words.country(found.origin, "article"),
        "destination": words.country(found.destination, "article"),
        "origin_gen": words.country(found.origin, "genitive"),
        "destination_gen": words.country(found.destination, "genitive"),
        "year": found.year,
    }


def _goods(found: Structure, words: Words) -> Sheet:
    heads = [Column("commodity", words("hs")), Column("goods", words("goods"))]
    heads += [Column(key, words(key), kind, key not in _FILES_ONLY) for key, kind in _KINDS.items()]
    table = found.goods.to_pylist()
    rows = tuple((row["commodity"], words.goods(row["commodity"]), *(row[key] for key in _KINDS)) for row in table)
    if not found.knows_the_world:
        heads = [Column(c.key, c.label, c.kind, c.shown and c.key not in _OF_THE_WORLD) for c in heads]
    shown = [_worth_showing(column, at, rows) for at, column in enumerate(heads)]
    whole = {"value": found.total, "share": 1.0, "before": found.before, "growth": found.growth,
             "change": None if found.before is None else found.total - found.before,
             "grubel_lloyd": found.grubel_lloyd}  # fmt: skip
    last = ("", words("total"), *(whole.get(key) for key in _KINDS))
    return Sheet("goods", words("structure.goods"), tuple(shown), rows, last=last if len(rows) > 1 else None)


def _worth_showing(column: Column, at: int, rows: tuple[tuple[Any, ...], ...]) -> Column:
    """A column in which nothing is told is left to files."""
    told = any(row[at] is not None for row in rows)
    return Column(column.key, column.label, column.kind, column.shown and told)


def _indicators(found: Structure, words: Words) -> Sheet:
    def million(value: float | None) -> str:
        largest = max(abs(found.total), abs(found.before or 0.0))
        return words.signed(value / _MILLION, digits_for(largest)) if value is not None else "–"

    m, p, c, way = found.margins, found.prices, found.market, found.gateway
    prices = words("i.price", covered=words.percent(p.covered)) if p else words("i.price_alone")
    intensity = found.intensity if found.knows_the_world else None
    lines = [
        ("partner", words("i.partner", count=found.partners), _place(found, words)),
        ("growth", words("i.growth"), words.percent(found.growth, signed=True)),
        ("herfindahl", words("i.herfindahl"), words.number(found.herfindahl, 3)),
        ("normalised", words("i.normalised"), words.number(found.normalised, 3)),
        ("grubel_lloyd", words("i.grubel_lloyd"), words.number(found.grubel_lloyd, 3)),
        ("intensity", words("i.intensity"), words.number(intensity, 2)),
        ("complementarity", words("i.complementarity"), words.number(found.complementarity, 2)),
        ("continuing", words("i.continuing"), million(m.continuing if m else None)),
        ("appeared", words("i.appeared"), million(m.appeared if m else None)),
        ("vanished", words("i.vanished"), million(m.vanished if m else None)),
        ("price", prices, words.number(p.price_fisher if p else None, 3)),
        ("quantity", words("i.quantity"), words.number(p.quantity_fisher if p else None, 3)),
        ("market", words("i.market"), million(c.world if c else None)),
        ("products", words("i.products"), million(c.products + c.markets if c else None)),
        ("competitiveness", words("i.competitiveness"), million(c.competitiveness if c else None)),
        ("reexports", words("i.reexports"), words.percent(way.reexports)),
        ("reexports_all", words("i.reexports_all"), words.percent(way.of_all)),
    ]
    rows = tuple((key, meaning, told if told != "–" else words("not told")) for key, meaning, told in lines)
    heads = columns([("indicator", words("indicator"), "text"), ("meaning", words("meaning"), "text"),
                     ("told", words("figure"), "text")])  # fmt: skip
    shown = (Column("indicator", heads[0].label, shown=False), Column("meaning", words("indicator")), heads[2])
    return Sheet("indicators", words("indicators"), shown, rows, most=40)


def _place(found: Structure, words: Words) -> str:
    if found.partner_rank is None or found.partner_share is None:
        return "–"
    return words("i.place", rank=found.partner_rank, share=words.percent(found.partner_share))


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
    legend = [words(f"legend.{key}") for key in _LEGEND]
    subtitle = f"{words('million')}. {source}"
    return treemap(tiles, title, [subtitle[:1].upper() + subtitle[1:], words("structure.colour")], legend)


def _notes(found: Structure, ours: str, words: Words) -> list[str]:
    notes = []
    if found.books != ours:
        country = words.country(ours, "genitive")
        notes.append(words("note.other_book", country=country, year=found.year))
    if not found.knows_the_world:
        notes.append(words("note.world", count=found.reporters))
    if NO_REEXPORTS in found.gateway.notes:
        notes.append(words("note.reexports"))
    notes.append(words("note.transit"))
    return notes


def _facts(found: Structure, asked: Asked) -> dict[str, Any]:
    def told(part: object) -> dict[str, float] | None:
        names = getattr(part, "__slots__", ())
        return {name: getattr(part, name) for name in names} if part is not None else None

    return {
        "pair": list(asked.pair), "flow": asked.flow, "year": found.year, "level": found.level, "books": found.books,
        "source": found.source, "vintage": found.vintage, "total": found.total, "before": found.before,
        "growth": found.growth, "herfindahl": found.herfindahl, "normalised_herfindahl": found.normalised,
        "grubel_lloyd": found.grubel_lloyd, "intensity": found.intensity, "complementarity": found.complementarity,
        "margins": told(found.margins), "prices": told(found.prices), "market_share": told(found.market),
        "reexports": found.gateway.reexports, "reexports_of_all": found.gateway.of_all,
        "partner_share": found.partner_share, "partner_rank": found.partner_rank, "partners": found.partners,
        "reporters": found.reporters, "years": {str(year): value for year, value in found.years.items()},
    }  # fmt: skip
