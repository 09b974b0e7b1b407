"""The figures held against official values, each book by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from comity.checking.derive import over
from comity.checking.exchange import Converted, Exchange
from comity.checking.keys import is_currency
from comity.checking.official.wanted import Claim
from comity.model.interval import Interval
from comity.model.observation import Observation
from comity.model.official import Row
from comity.model.quantity import Quantity

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure with its verdict before it is worded. state: as of model.Official.

    no_rate: currencies for which there was an official value and no exchange rate.
    """

    claim: Claim
    state: str
    confirmed_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    no_rate: tuple[str, ...] = ()


def judge(claims: Sequence[Claim], observations: Sequence[Observation], exchange: Exchange) -> list[Judged]:
    """The verdict on each claim, in the order given. Pure: the same for any order of the observations."""
    known: dict[Quantity, list[Observation]] = defaultdict(list)
    # A quantity that was asked for in two currencies was answered twice.
    for o in {_order(replace(o, quantity=_key(o.quantity))): o for o in sorted(observations, key=_order)}.values():
        known[_key(o.quantity)].append(o)
    return [_judge(claim, known, exchange) for claim in claims]


def _order(o: Observation) -> tuple[str, ...]:
    return (*o.quantity.sort_key, o.standing, o.books or "", o.source, o.vintage, o.currency, o.formula, *o.rows)


def _key(q: Quantity) -> Quantity:
    return replace(q, unit="", books=None, source="", parent=None)


def _judge(claim: Claim, known: dict[Quantity, list[Observation]], exchange: Exchange) -> Judged:
    no_rate: set[str] = set()
    rows = list(_rows(claim, known, exchange, no_rate))
    lost = tuple(sorted(no_rate))
    rows = _by_age(rows)
    books = [row for row in rows if row.standing == "book"]
    if not books:
        estimates = [row for row in rows if row.newest]
        differs = bool(estimates) and not any(row.agrees for row in estimates)
        return Judged(claim, "differs from estimate" if differs else "not covered", rows=tuple(rows), no_rate=lost)
    newest: dict[str, list[bool]] = defaultdict(list)
    for row in books:
        if row.newest:
            newest[row.books or ""].append(row.agrees)
    yes = tuple(sorted(name for name, agree in newest.items() if any(agree)))
    no = tuple(sorted(name for name, agree in newest.items() if not any(agree)))
    if len(yes) > 1:
        state = "confirmed"
    elif yes:
        state = "confirmed by one"
    elif any(row.agrees for row in books):
        state = "revised"
    else:
        state = "contradicted" if len(no) > 1 else "differs from one"
    return Judged(claim, state, yes, no, tuple(rows), lost)


def _by_age(rows: Iterable[Row]) -> list[Row]:
    """Books before estimates, the newest vintage of each source first; older ones are marked."""
    ordered = sorted(rows, key=lambda r: (r.formula, r.rows))
    ordered.sort(key=lambda r: r.vintage, reverse=True)
    ordered.sort(key=lambda r: (r.standing != "book", r.books or "", r.source))
    seen: dict[tuple[str, str], str] = {}
    out = []
    for row in ordered:
        newest = seen.setdefault((row.books or "", row.source), row.vintage)
        out.append(replace(row, newest=row.vintage == newest))
    return out


def _rows(
    claim: Claim, known: dict[Quantity, list[Observation]], exchange: Exchange, no_rate: set[str]
) -> Iterator[Row]:
    lefts = known.get(_key(claim.left), [])
    if claim.right is None:
        for o in lefts:
            found = _in_unit(o, claim.unit, exchange, no_rate)
            if found is not None:
                interval = found[0].scale(claim.relation.sign)
                agrees = found[0].meet(claim.relation.interval) is not None
                yield _row(o, interval, claim.unit, o.rows, o.formula, agrees, found[1])
        return
    rights = known.get(_key(claim.right), [])
    last, last_right = _newest(lefts), _newest(rights)
    for a, b in product(lefts, rights):
        teller = _teller(a)
        if teller != _teller(b):
            continue
        if a.vintage == b.vintage or (a.vintage, b.vintage) == (last[teller], last_right[teller]):
            yield from _between(claim, a, b, exchange, no_rate)


def _teller(o: Observation) -> tuple[str, ...]:
    """Who says it: both ends of a growth or a share come from one book of one source."""
    return (o.books or "", o.standing, o.source, o.currency)


def _newest(observations: Iterable[Observation]) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for o in observations:
        found[_teller(o)] = max(found.get(_teller(o), ""), o.vintage)
    return found


def _between(claim: Claim, a: Observation, b: Observation, exchange: Exchange, no_rate: set[str]) -> Iterator[Row]:
    """A share, a growth or a difference from two official levels."""
    is_share = claim.left.period == b.quantity.period
    left = (a.interval, "") if is_share and a.currency == b.currency else _in_unit(a, claim.unit, exchange, no_rate)
    right = (b.interval, "") if is_share and a.currency == b.currency else _in_unit(b, claim.unit, exchange, no_rate)
    # The growth of a balance is held only against a surplus, as the key has it.
    signed = claim.left.is_signed and claim.relation.sign < 0
    if left is None or right is None or signed:
        return
    if claim.relation.kind == "ratio" and (right[0].high or Fraction(0)) <= 0:
        return
    rate = "; ".join(dict.fromkeys(text for text in (left[1], right[1]) if text))
    if claim.relation.kind == "difference":
        value = left[0].minus(right[0])
        shown, unit, sign = value, claim.unit, "−"
    else:
        value = over(left[0], right[0])
        shown, unit = _as_printed(claim, value)
        sign = "/"
    formula = (
        f"{a.formula or claim.left.period} {sign} {b.formula or claim.right.period if claim.right else ''}".strip()
    )
    agrees = value.meet(claim.relation.interval) is not None
    state = a if a.vintage >= b.vintage else b
    yield _row(state, shown, unit, (*a.rows, *b.rows), formula, agrees, rate)


def _as_printed(claim: Claim, factor: Interval) -> tuple[Interval, str]:
    """A factor as the figure tells it: percent of a whole, percent of change, times."""
    if claim.figure.form == "share":
        return factor.scale(HUNDRED), "percent"
    if claim.figure.form == "growth":
        return factor.minus(Interval.point(1)).scale(HUNDRED), "percent"
    return factor, "times"


def _in_unit(o: Observation, unit: str, exchange: Exchange, no_rate: set[str]) -> tuple[Interval, str] | None:
    """An official value in the unit of the figure, and the rate that was used."""
    if o.currency == unit:
        return o.interval, ""
    if not (is_currency(o.currency) and is_currency(unit)):
        return None
    found = exchange.convert(o.interval, o.currency, unit, [o.quantity.period])
    if found is None:
        worth = {code: exchange.worth(code, o.quantity.period) for code in (o.currency, unit)}
        no_rate |= {f"{code} {o.quantity.period}" for code, value in worth.items() if value is None}
        return None
    return found.interval, _rate(found)


def _rate(found: Converted) -> str:
    """`GEL/USD 1.986–2.317, 2015 (source)`: the way round in which the number is above one."""
    of, to, ends = found.of, found.to, [end for end in (found.rate.low, found.rate.high) if end]
    if all(end < 1 for end in ends):
        of, to, ends = to, of, sorted(1 / end for end in ends)
    told = "–".join(dict.fromkeys(f"{float(end):.4g}" for end in ends))
    return f"{of}/{to} {told}, {found.period} ({', '.join(found.sources)})"


def _row(
    o: Observation, interval: Interval, unit: str, rows: tuple[str, ...], formula: str, agrees: bool, rate: str
) -> Row:
    return Row(o.books, o.standing, o.source, o.vintage, interval, unit, rows, agrees, formula, True, rate)
