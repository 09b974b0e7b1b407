"""What official statistics say of one figure."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.interval import Interval

# `confirmed` by the books of both sides; `confirmed by one`: only by the books named (the others contradict it or are
# not here); `contradicted` by the books of both; `differs from one`: the only book that is here gives something else,
# which a gap between mirrors may explain; `revised`: an older vintage agrees, the newest does not; `differs from
# estimate`: no book covers it, and a reconciled series gives something else; `not covered`.
OFFICIAL = (
    "confirmed", "confirmed by one", "revised", "contradicted", "differs from one", "differs from estimate",
    "not covered",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One source's value, in the figure's own unit and form (a level, percent, times).

    books: the reporter whose statistics these are, None of an estimate. interval: what the source's print allows.
    vintage: ISO date. rows: the evidence, one line each. formula: how it was made where it is no single row.
    agrees: the figure as printed allows it. newest: of its source; an older one tells of a revision.
    rate: the exchange rate that was used and who says so, empty where none was.
    """

    books: str | None
    standing: str
    source: str
    vintage: str
    interval: Interval
    unit: str
    rows: tuple[str, ...]
    agrees: bool
    formula: str = ""
    newest: bool = True
    rate: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """The verdict of official statistics on the figure `anchor_id`. state: one of OFFICIAL.

    confirmed_by, contradicted_by: ISO 3166 alpha-3 of the books that do. rows: the newest first, books before
    estimates. text: the verdict in one line.
    """

    anchor_id: str
    state: str
    text: str
    confirmed_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
