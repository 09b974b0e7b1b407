"""What holds by definition among the quantities that are spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from comity.checking.keys import kind_of, prefix_of
from comity.model.period import Period
from comity.model.quantity import Quantity

_SUMMED = ("exports", "turnover")
_TILES = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """whole = sum of sign * part, or whole >= sum of parts where `partial`.

    name: turnover, balance, periods, part, goods, direct.
    """

    name: str
    whole: Quantity
    parts: tuple[tuple[Quantity, int], ...]
    partial: bool = False


def identities(present: Iterable[Quantity], codes: Mapping[str, str] | None = None) -> list[Identity]:
    """Every definition that binds the quantities given; terms nobody spoke of are brought in where the definition
    needs them."""
    known = sorted(set(present), key=lambda q: q.sort_key)
    out: list[Identity] = []
    for quantity in known:
        out += _pair(quantity)
    everything = sorted(
        {q for i in out for q in (i.whole, *(p for p, _ in i.parts))} | set(known), key=lambda q: q.sort_key
    )
    out += _wholes(everything)
    out += _goods(everything, codes or {})
    out += _periods(known)
    return out


def _pair(q: Quantity) -> list[Identity]:
    """turnover = exports + imports; balance = exports - imports."""
    kind = kind_of(q.measure)
    if kind not in ("turnover", "balance") or q.unit == "percent" or q.origin == q.destination:
        return []
    flow = prefix_of(q.measure) + "exports"
    out = replace(q, measure=flow)
    back = replace(q, measure=flow, origin=q.destination, destination=q.origin)
    return [Identity(kind, q, ((out, 1), (back, 1 if kind == "turnover" else -1)))]


def _wholes(known: list[Quantity]) -> list[Identity]:
    """Goods within their flow, a partner within the world, the direct within all investment."""
    there = set(known)
    out = []
    for q in known:
        if q.unit == "percent" or q.is_signed:
            continue
        kind = kind_of(q.measure)
        if kind in _SUMMED:
            if q.commodity is not None and (whole := replace(q, commodity=None)) in there:
                out.append(Identity("part", whole, ((q, 1),), partial=True))
            if q.partner_region is not None and (whole := replace(q, partner_region=None)) in there:
                out.append(Identity("part", whole, ((q, 1),), partial=True))
        if q.measure == "direct_investment" and (whole := replace(q, measure="investment")) in there:
            out.append(Identity("direct", whole, ((q, 1),), partial=True))
    return out


def _goods(known: list[Quantity], codes: Mapping[str, str]) -> list[Identity]:
    """Goods of different headings are together no more than their flow. Words without a sure heading are left out."""
    families: Mapping[Quantity, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for q in known:
        code = codes.get(q.commodity) if q.commodity is not None else None
        if code is not None and kind_of(q.measure) in _SUMMED and q.unit != "percent":
            families[replace(q, commodity=None)][code].append(q)
    out = []
    for whole, headings in families.items():
        parts = [rows[0] for _, rows in sorted(headings.items()) if len(rows) == 1]
        if len(parts) > 1 and whole in known:
            out.append(Identity("goods", whole, tuple((q, 1) for q in parts), partial=True))
    return out


def _periods(known: list[Quantity]) -> list[Identity]:
    """A part of a year is no more than the year; parts that fill it make it up."""
    families: Mapping[Quantity, list[Quantity]] = defaultdict(list)
    for q in known:
        if kind_of(q.measure) in _SUMMED and q.unit != "percent" and not q.period.day and not q.period.span:
            families[replace(q, period=_ANY)].append(q)
    out = []
    for family in families.values():
        for whole in family:
            months = whole.period.length
            inside = [q for q in family if q.period.length < months and whole.period.covers(q.period)]
            if not inside:
                continue
            tiles = _tilings(whole.period, inside)
            out += [Identity("periods", whole, tuple((q, 1) for q in tile)) for tile in tiles]
            filled = {q for tile in tiles for q in tile}
            out += [Identity("part", whole, ((q, 1),), partial=True) for q in inside if q not in filled]
    return out


_ANY = Period.of_year(1)


def _tilings(whole: Period, parts: list[Quantity]) -> list[tuple[Quantity, ...]]:
    """Up to a few ways to fill a period by parts in a row."""
    by_start: dict[int, list[Quantity]] = defaultdict(list)
    for q in sorted(parts, key=lambda q: (-q.period.length, q.sort_key)):
        by_start[q.period.year * 12 + q.period.month].append(q)
    end = whole.last_year * 12 + whole.last_month + 1
    out: list[tuple[Quantity, ...]] = []
    stack: list[tuple[int, tuple[Quantity, ...]]] = [(whole.year * 12 + whole.month, ())]
    while stack and len(out) < _TILES:
        at, chosen = stack.pop()
        if at == end:
            out.append(chosen)
            continue
        for q in reversed(by_start.get(at, [])):
            after = at + q.period.length
            if after <= end:
                stack.append((after, (*chosen, q)))
    return out
