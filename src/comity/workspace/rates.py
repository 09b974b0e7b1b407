"""Official statistics and exchange rates for checking, from the warehouse where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comity.checking.exchange import product_of
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
from comity.workspace.pair import guess, parse
from comity.workspace.session import Corpus, Session

if TYPE_CHECKING:
    from comity.trade.warehouse.view import View


DOLLAR = "USD"
# A year may be unlike all before it: nothing within this of what was seen is called implausible.
ROOM = Fraction(5, 100)
BASES = (DOLLAR, "EUR")


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
        seasonal = _seasonal(session, corpus, view)
    return Evidence(observations, rates, asked=True, seasonal=seasonal)


def _seasonal(session: Session, corpus: Corpus, view: View) -> Mapping[int, Interval]:
    """What part of a year the first months of the pair's trade make up: as was seen by month, and some room beside."""
    from comity.trade.indicators.seasonal import seasonal_intervals

    guessed = guess(corpus.statements)
    pair = parse(session.settings.pair) if session.settings.pair else guessed.pair if guessed else None
    if pair is None:
        return {}
    room = Interval(-ROOM, ROOM)
    whole = Interval(Fraction(0), Fraction(1))
    found = {months: seen.plus(room).meet(whole) for months, seen in seasonal_intervals(view, pair).items()}
    return {months: band for months, band in found.items() if band is not None}


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

    Rates may be told either way round; those of the euro go through the dollar's of the same period and source.
    """
    wanted = {*currencies, "EUR"} - {DOLLAR}
    told = _pairs(view, wanted)
    euro = {key: worth for code, base, key, worth in told if (code, base) == ("EUR", DOLLAR)}
    found: dict[tuple[str, Period, str], Interval] = {}
    for code, base, (source, spelt), value in told:
        through = euro.get((source, spelt))
        worth = value if base == DOLLAR else None if through is None else product_of(value, through)
        if worth is None or code == base:
            continue
        period = Period.parse(spelt)
        month = Period.of_month(period.year, period.month) if period.day else period
        key = (code, month, source)
        found[key] = _hull(found[key], worth) if key in found else worth
    ordered = sorted(found.items(), key=lambda item: (item[0][0], str(item[0][1]), item[0][2]))
    return tuple(Rate(code, period, worth, source) for (code, period, source), worth in ordered)


def _pairs(view: View, wanted: set[str]) -> list[tuple[str, str, tuple[str, str], Interval]]:
    """(currency, base, (source, period), units of the base for one of the currency), the base a dollar or a euro."""
    import pyarrow as pa
    import pyarrow.compute as pc

    out = []
    for base in BASES:
        table = view.rates(base)
        kept = table.filter(pc.is_in(table["against"], pa.array(sorted({*wanted, DOLLAR}))))
        for row in kept.to_pylist():
            out.append((row["against"], base, _key(row), _turned(_interval(row))))
            if (base, row["against"]) == ("EUR", DOLLAR):
                out.append(("EUR", DOLLAR, _key(row), _interval(row)))
    for code in sorted(wanted):
        rows = view.rates(code).to_pylist() if code not in BASES else []
        out += [(code, row["against"], _key(row), _interval(row)) for row in rows if row["against"] in BASES]
    return out


def _key(row: dict[str, Any]) -> tuple[str, str]:
    return f"{row['source']} {row['vintage']}", row["period"]


def _turned(rate: Interval) -> Interval:
    """A rate told the other way round."""
    return Interval(1 / (rate.high or Fraction(1)), 1 / (rate.low or Fraction(1)))


def _interval(row: dict[str, Any]) -> Interval:
    value = Fraction(str(row["value"]))
    near = Interval.rounded(value, Fraction(str(row["step"] or 0)))
    return near if near.low is not None and near.low > 0 else Interval.point(value)


def _hull(a: Interval, b: Interval) -> Interval:
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Interval(min(lows), max(highs))
