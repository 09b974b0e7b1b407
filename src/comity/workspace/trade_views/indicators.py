"""The indicators of a flow as a table: what each says, as people read it, and the figure itself for files."""

from __future__ import annotations

from comity.trade.indicators.profile import Structure
from comity.workspace.trade_views.sheet import Column, Sheet, hidden, is_told
from comity.workspace.trade_views.words import Words, digits_for

_MILLION = 1e6
# In the order of the table, and how each is written: places after the point, or a share, a change, money.
_SHOWN = (
    ("partner_share", "place"), ("growth", "growth"), ("herfindahl", "3"), ("normalised", "3"), ("grubel_lloyd", "3"),
    ("intensity", "2"), ("complementarity", "2"), ("continuing", "money"), ("appeared", "money"), ("vanished", "money"),
    ("price", "3"), ("quantity", "3"), ("market", "money"), ("products", "money"), ("competitiveness", "money"),
    ("reexports", "share"), ("reexports_all", "share"),
)  # fmt: skip


def indicators(found: Structure, words: Words) -> Sheet:
    """A row an indicator: its key, what it means, how it is told, and for files the figure with its key and source."""
    figures = figures_of(found)
    key = (found.origin, found.destination, found.books, str(found.year))
    rows = tuple(
        (
            *(name, _meaning(name, found, words), _told(figures[name], how, found, words)),
            *(*key, figures[name], "USD" if how == "money" else None, found.source, found.vintage),
        )
        for name, how in _SHOWN
    )
    columns = (
        Column("indicator", words("indicator"), shown=False), Column("meaning", words("indicator")),
        Column("told", words("figure")), *hidden(("origin", "destination", "reporter", "year")),
        Column("value", "", "ratio", shown=False), *hidden(("unit", "source", "vintage")),
    )  # fmt: skip
    return Sheet("indicators", words("indicators"), columns, rows, most=40)


def figures_of(found: Structure) -> dict[str, float | None]:
    """Each indicator by its key; None where the data do not tell it. Money is in dollars, shares are 0 to 1."""
    m, p, c = found.margins, found.prices, found.market
    return {
        "partner_share": found.partner_share,
        "growth": found.growth,
        "herfindahl": found.herfindahl,
        "normalised": found.normalised,
        "grubel_lloyd": found.grubel_lloyd,
        "intensity": found.intensity if found.knows_the_world else None,
        "complementarity": found.complementarity,
        "continuing": m.continuing if m else None,
        "appeared": m.appeared if m else None,
        "vanished": m.vanished if m else None,
        "price": p.price_fisher if p else None,
        "quantity": p.quantity_fisher if p else None,
        "market": c.world if c else None,
        "products": c.products + c.markets if c else None,
        "competitiveness": c.competitiveness if c else None,
        "reexports": found.gateway.reexports,
        "reexports_all": found.gateway.of_all,
    }


def _meaning(name: str, found: Structure, words: Words) -> str:
    if name == "partner_share":
        return words("i.partner", count=found.partners)
    if name == "price":
        p = found.prices
        return words("i.price", covered=words.percent(p.covered)) if p else words("i.price_alone")
    return words(f"i.{name}")


def _told(value: float | None, how: str, found: Structure, words: Words) -> str:
    if value is None or not is_told(value):
        return words("not told")
    if how == "place":
        return words("i.place", rank=found.partner_rank, share=words.percent(value))
    if how in ("share", "growth"):
        return words.percent(value, signed=how == "growth")
    if how == "money":
        return words.signed(value / _MILLION, digits_for(max(abs(found.total), abs(found.before or 0.0))))
    return words.number(value, int(how))
