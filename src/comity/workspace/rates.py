"""Official statistics and exchange rates for checking, from the warehouse where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comity.checking.keys import is_currency
from comity.errors import UnknownCode, WarehouseError
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.observation import Observation, Rate
from comity.model.period import Period
from comity.model.statement import Statement
from comity.reference.countries import country
from comity.reference.currencies import redenominations
from comity.workspace.examine import NOTHING, Evidence
from comity.workspace.session import Corpus, Session

if TYPE_CHECKING:
    from comity.trade.warehouse.view import View


def evidence_for(session: Session, corpus: Corpus) -> Evidence:
    """What the warehouse says of the statements of a corpus; nothing where there is no warehouse.

    The warehouse is that of the settings, else the workspace's, else the user's. Raises WarehouseError where it cannot
    be read, or none is where the settings name one.
    """
    from comity.workspace.statistics.place import place_of

    folder = place_of(session).folder
    if not folder.is_dir():
        if session.settings.warehouse:
            raise WarehouseError(f"{folder}: no warehouse here; load official statistics with `comity stats load`")
        return NOTHING
    from comity.checking.official.wanted import claims, wanted
    from comity.checking.promises import follow
    from comity.trade.observe.observe import observe
    from comity.trade.warehouse.store import Warehouse

    figures = [s for s in corpus.statements if isinstance(s, Figure)]
    asked = dict.fromkeys((*wanted(claims(figures)), *follow.wanted(corpus.statements, corpus.dates)))
    with Warehouse(folder).view() as view:
        observations = tuple(observe(view, asked))
        rates = rates_of(view, _currencies(corpus.statements, observations))
    return Evidence(observations, rates, asked=True)


def _currencies(statements: Iterable[Statement], observations: Iterable[Observation]) -> list[str]:
    """The money of the statements, of the observations and of the countries, before and after a redenomination."""
    found = {o.currency for o in observations}
    for s in statements:
        if isinstance(s, Figure):
            found.add(s.unit)
            found |= {money for code in (s.reporter, s.partner) if (money := _money(code))}
    found |= {r.new for r in redenominations() if r.old in found} | {r.old for r in redenominations() if r.new in found}
    return sorted(code for code in found if is_currency(code))


def _money(code: str | None) -> str | None:
    try:
        return country(code).currency if code else None
    except UnknownCode:
        return None


def rates_of(view: View, currencies: Sequence[str]) -> tuple[Rate, ...]:
    """Dollars for one unit, by currency and period: days are gathered into months, the least and the greatest.

    Rates against the euro go through the euro's own rate of the same period and source.
    """
    euro = {
        (row["source"], row["period"]): _interval(row)
        for row in view.rates("USD").to_pylist()
        if row["against"] == "EUR"
    }
    found: dict[tuple[str, Period, str], Interval] = {}
    for code in sorted({*currencies, "EUR"} - {"USD"}):
        for row in _told(view, code):
            period = Period.parse(row["period"])
            worth = _dollars(row, euro)
            if worth is None:
                continue
            month = Period.of_month(period.year, period.month) if period.day else period
            key = (code, month, f"{row['source']} {row['vintage']}")
            found[key] = _hull(found[key], worth) if key in found else worth
    ordered = sorted(found.items(), key=lambda item: (item[0][0], str(item[0][1]), item[0][2]))
    return tuple(Rate(code, period, worth, source) for (code, period, source), worth in ordered)


def _told(view: View, code: str) -> list[dict[str, Any]]:
    """The rates of a currency; the euro is worth one euro wherever the dollar's rate is told in euros."""
    rows: list[dict[str, Any]] = view.rates(code).to_pylist()
    if code == "EUR":
        dollars = [row for row in view.rates("USD").to_pylist() if row["against"] == "EUR"]
        rows += [row | {"currency": "EUR", "value": 1, "step": 0} for row in dollars]
    return rows


def _dollars(row: dict[str, Any], euro: dict[tuple[str, str], Interval]) -> Interval | None:
    """Dollars for one unit; None of a rate that is neither against the dollar nor against a euro whose rate is here."""
    worth = _interval(row)
    if row["against"] == "USD":
        return worth
    through = euro.get((row["source"], row["period"]))
    if row["against"] != "EUR" or through is None or not through.low or worth.low is None or worth.high is None:
        return None
    return Interval(worth.low / (through.high or through.low), worth.high / through.low)


def _interval(row: dict[str, Any]) -> Interval:
    value = Fraction(str(row["value"]))
    near = Interval.rounded(value, Fraction(str(row["step"] or 0)))
    return near if near.low is not None and near.low > 0 else Interval.point(value)


def _hull(a: Interval, b: Interval) -> Interval:
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Interval(min(lows), max(highs))
