"""What holds by definition among the quantities that are spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from comity.checking.atlas import Atlas, Flow, entered, months
from comity.checking.blocs import is_bloc, members_of
from comity.checking.keys import kind_of, prefix_of, words
from comity.model.quantity import Quantity

_SUMMED = ("exports", "turnover")
_BOTH = words("goods and services")
_TILES = 4


class Law(NamedTuple):
    """whole = sum of sign * part, or whole >= sum of parts where `partial`; quantities by their numbers in an atlas.

    name: turnover, balance, periods, part, goods, chapter, direct, members, services.
    """

    name: str
    whole: int
    parts: tuple[tuple[int, int], ...]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """A law with its quantities in full."""

    name: str
    whole: Quantity
    parts: tuple[tuple[Quantity, int], ...]
    partial: bool = False


def identities(present: Iterable[Quantity], codes: Mapping[str, str] | None = None) -> list[Identity]:
    """Every definition that binds the quantities given; terms nobody spoke of are brought in where the definition
    needs them. codes: goods in words -> their HS chapter or heading, where it is sure."""
    atlas, known = entered(sorted(set(present), key=lambda q: q.sort_key))
    laws = definitions(atlas, known, codes or {})
    full = [atlas.quantity(n) for n in range(len(atlas.keys))]
    return [Identity(w.name, full[w.whole], tuple((full[n], s) for n, s in w.parts), w.partial) for w in laws]


class _Kin:
    """What a flow is by definition: the kind of its measure, its two directions, the flows it lies within."""

    __slots__ = ("back", "blocs", "directed", "kind", "out", "signed", "summed", "within")

    def __init__(self, atlas: Atlas, number: int) -> None:
        flow = atlas.flows[number]
        measure, one, other, goods = flow[:4]
        self.kind = kind = kind_of(measure)
        self.summed = kind in _SUMMED
        self.signed = kind == "balance"
        self.directed = kind in ("turnover", "balance") and one != other
        if self.directed:
            exports = prefix_of(measure) + "exports"
            self.out = atlas.flow(Flow(exports, *flow[1:]))
            self.back = atlas.flow(Flow(exports, other, one, *flow[3:]))
        self.within: list[tuple[str, Flow]] = []
        self.blocs: tuple[str, ...] = ()
        if self.summed:
            if goods is not None:
                self.within.append(("part", Flow(measure, one, other, None, *flow[4:])))
            if flow.partner_region is not None:
                self.within.append(("part", flow._replace(partner_region=None)))
            if is_bloc(one) or is_bloc(other):
                self.blocs = tuple(end for end in (one, other) if is_bloc(end))
        elif measure == "direct_investment":
            self.within.append(("direct", flow._replace(measure="investment")))


def definitions(atlas: Atlas, spoken: Sequence[int], codes: Mapping[str, str]) -> list[Law]:
    """The laws among quantities by number; the atlas gets the numbers of terms that are brought in."""
    kin: dict[int, _Kin] = {}
    laws: list[Law] = []
    everything = list(spoken)
    seen = set(spoken)
    keys = atlas.keys
    for n in spoken:
        flow, code, unit = keys[n]
        k = kin.get(flow)
        if k is None:
            k = kin[flow] = _Kin(atlas, flow)
        if not k.directed or unit == "percent":
            continue
        out, back = atlas.at(k.out, code, unit), atlas.at(k.back, code, unit)
        laws.append(Law(k.kind, n, ((out, 1), (back, 1 if k.kind == "turnover" else -1))))
        for m in (out, back):
            if m not in seen:
                seen.add(m)
                everything.append(m)
    for flow in {keys[n][0] for n in everything} - kin.keys():
        kin[flow] = _Kin(atlas, flow)
    laws += _wholes(atlas, everything, seen, kin)
    if codes:
        laws += _goods(atlas, everything, seen, kin, codes)
    laws += _members(atlas, everything, seen, kin)
    laws += _services(atlas, everything, seen)
    laws += _periods(atlas, spoken, kin)
    return laws


def _wholes(atlas: Atlas, everything: Sequence[int], seen: set[int], kin: Mapping[int, _Kin]) -> list[Law]:
    """Goods within their flow, a region within its country, the direct within all investment."""
    wider = {f: [(name, w) for name, flow in k.within if (w := atlas.known_flow(flow)) >= 0] for f, k in kin.items()}
    out: list[Law] = []
    if not any(wider.values()):
        return out
    for n in everything:
        flow, code, unit = atlas.keys[n]
        for name, whole_flow in wider[flow]:
            whole = atlas.number.get((whole_flow, code, unit))
            if whole in seen and unit != "percent" and whole is not None:
                out.append(Law(name, whole, ((n, 1),), True))
    return out


def _goods(
    atlas: Atlas, everything: Sequence[int], seen: set[int], kin: Mapping[int, _Kin], codes: Mapping[str, str]
) -> list[Law]:
    """Goods of different headings are together no more than their flow, headings no more than their chapter.

    Words without a sure code are left out, and so are two words for one code, which may overlap.
    """
    families: dict[tuple[Flow, int, str], dict[str, list[int]]] = {}
    for n in everything:
        flow, code, unit = atlas.keys[n]
        goods = atlas.flows[flow].commodity
        heading = codes.get(goods) if goods is not None else None
        if heading is not None and kin[flow].summed and unit != "percent":
            place = (atlas.flows[flow]._replace(commodity=None), code, unit)
            families.setdefault(place, {}).setdefault(heading, []).append(n)
    out = []
    for (flow_key, code, unit), headings in families.items():
        single = {h: rows[0] for h, rows in sorted(headings.items()) if len(rows) == 1}
        for chapter, n in single.items():
            parts = tuple((m, 1) for h, m in single.items() if len(h) > 2 and h.startswith(chapter))
            if len(chapter) == 2 and parts:
                out.append(Law("chapter", n, parts, True))
        apart = [n for h, n in single.items() if len(h) == 2 or h[:2] not in headings]
        whole = atlas.number.get((atlas.known_flow(flow_key), code, unit))
        if len(apart) > 1 and whole is not None and whole in seen:
            out.append(Law("goods", whole, tuple((n, 1) for n in apart), True))
    return out


def _members(atlas: Atlas, everything: Sequence[int], seen: set[int], kin: Mapping[int, _Kin]) -> list[Law]:
    """A bloc (or the world) and its members: no less than those spoken of, and their sum where all are."""
    if not any(k.blocs for k in kin.values()):
        return []
    totals = [n for n in everything if kin[atlas.keys[n][0]].blocs and atlas.keys[n][2] != "percent"]
    ends = sorted({end for flow in atlas.flows for end in flow[1:3]})
    out = []
    for n in totals:
        number, code, unit = atlas.keys[n]
        flow = atlas.flows[number]
        for bloc in kin[number].blocs:
            group = members_of(bloc, atlas.periods[code])
            found = {}
            for end in ends:
                if end == bloc or not group.has(end):
                    continue
                part = atlas.number.get((atlas.known_flow(_between(flow, bloc, end)), code, unit))
                if part is not None and part in seen:
                    found[end] = part
            if found:
                other = flow.destination if flow.origin == bloc else flow.origin
                whole = group.countries is not None and group.countries - {other} <= found.keys()
                out.append(Law("members", n, tuple((part, 1) for part in found.values()), not whole))
    return out


def _between(flow: Flow, bloc: str, end: str) -> Flow:
    """The flow with a member in the place of its bloc; a pair keeps its alphabetical order."""
    ends = (end, flow.destination) if flow.origin == bloc else (flow.origin, end)
    if kind_of(flow.measure) == "turnover":
        ends = (min(ends), max(ends))
    return flow._replace(origin=ends[0], destination=ends[1])


def _services(atlas: Atlas, everything: Sequence[int], seen: set[int]) -> list[Law]:
    """Trade in goods and services, where it is told as such, is the sum of both."""
    out: list[Law] = []
    if not any(flow.basis == _BOTH for flow in atlas.flows):
        return out
    for n in everything:
        number, code, unit = atlas.keys[n]
        flow = atlas.flows[number]
        if flow.basis != _BOTH or unit == "percent" or flow.measure.startswith("services."):
            continue
        parts = []
        for measure in (flow.measure, f"services.{flow.measure}"):
            part = atlas.number.get((atlas.known_flow(flow._replace(measure=measure, basis=None)), code, unit))
            if part is not None and part in seen:
                parts.append((part, 1))
        if len(parts) == 2 or (parts and kind_of(flow.measure) != "balance"):
            out.append(Law("services", n, tuple(parts), len(parts) == 1))
    return out


def _periods(atlas: Atlas, spoken: Sequence[int], kin: Mapping[int, _Kin]) -> list[Law]:
    """A part of a year is no more than the year; parts that fill it make it up (balances as well)."""
    families: dict[tuple[int, str], list[tuple[int, int, int]]] = defaultdict(list)
    spans = {code: months(code) for code in {atlas.keys[n][1] for n in spoken}}
    if len({length for _, length in spans.values()}) < 2:
        return []
    for n in spoken:
        flow, code, unit = atlas.keys[n]
        if (kin[flow].summed or kin[flow].signed) and unit != "percent":
            first, length = spans[code]
            if length:
                families[flow, unit].append((first, length, n))
    out = []
    for (flow, _), family in families.items():
        if len({length for _, length, _ in family}) < 2:
            continue
        for first, length, whole in family:
            end = first + length
            inside = [p for p in family if p[1] < length and first <= p[0] and p[0] + p[1] <= end]
            if not inside:
                continue
            tiles = _tilings(first, end, inside)
            out += [Law("periods", whole, tuple((n, 1) for n in tile)) for tile in tiles]
            filled = {n for tile in tiles for n in tile}
            if kin[flow].summed:
                out += [Law("part", whole, ((n, 1),), True) for _, _, n in inside if n not in filled]
    return out


def _tilings(first: int, end: int, parts: Sequence[tuple[int, int, int]]) -> list[tuple[int, ...]]:
    """Up to a few ways to fill the months from first to end by parts (first, months, number) in a row."""
    by_start: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for part in sorted(parts, key=lambda p: (-p[1], p[2])):
        by_start[part[0]].append(part)
    out: list[tuple[int, ...]] = []
    stack: list[tuple[int, tuple[int, ...]]] = [(first, ())]
    while stack and len(out) < _TILES:
        at, chosen = stack.pop()
        if at == end:
            out.append(chosen)
            continue
        for start, length, n in reversed(by_start.get(at, [])):
            if start + length <= end:
                stack.append((start + length, (*chosen, n)))
    return out
