"""What figures claim, in plain numbers: the quick twin of `relations`, for the screen that only has to be sure.

The commonest shapes (an exact level, share, growth or ratio) are worked out here in whole numbers; all others take
the way of `relation`. Ends are rounded once, correctly, to the nearest double; the screen allows for that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from comity.checking.atlas import moment
from comity.checking.keys import MANY, Frame, Stem, frame_for, heading_of, parent_of
from comity.checking.relations import Relation, relation
from comity.model.figure import Figure

LEVEL, RATIO, DIFFERENCE = 0, 1, 2
KINDS = {"level": LEVEL, "ratio": RATIO, "difference": DIFFERENCE}
_SURE = 1 << 52


class Claim(NamedTuple):
    """The place of its figure, LEVEL, RATIO or DIFFERENCE, two quantities by number (-1 for none), what it allows.

    exact: both ends are the very numbers, not the doubles nearest to them.
    """

    figure: int
    kind: int
    left: int
    right: int
    low: float
    high: float
    exact: bool


@dataclass(slots=True)
class Claims:
    """What the figures of one document claim.

    codes: goods -> HS code where sure; vague: goods of two codes. watched: places of figures that ask for more than
    whether all can hold: a phrase with two readings, the change of a part of a year whose year is printed.
    weighed_whole: tonnes beside money or the growth of a balance, which the whole text is needed to judge.
    """

    frame: Frame
    figures: tuple[Figure, ...]
    rows: list[Claim] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    vague: bool = False
    weighed_whole: bool = False
    watched: set[int] = field(default_factory=set)


def claims_of(document: str, figures: tuple[Figure, ...]) -> Claims:
    """The claims of a document's figures, levels first."""
    out = Claims(frame_for(document, figures), figures)
    frame, rows = out.frame, out.rows
    later: list[tuple[int, Figure, Stem]] = []
    for place, figure in enumerate(figures):
        if figure.period is None or figure.status != "reported" or figure.form == "rank":
            continue
        stem = frame.stem(figure)
        if not stem.binds:
            continue
        if figure.alternatives:
            out.watched.add(place)
        out.weighed_whole |= figure.unit == "tonnes"
        if figure.hs and (heading := heading_of(figure)) is not None and stem.flow.commodity is not None:
            out.vague |= out.codes.setdefault(stem.flow.commodity, heading) != heading
        if figure.form != "level":
            # What the growth of a balance claims depends on what is printed of it anywhere in the text.
            out.weighed_whole |= stem.kind == "balance"
            later.append((place, figure, stem))
            continue
        if figure.unit:
            code = moment(figure.period)
            frame.print_unit(stem, code, figure.unit)
            claim = _level(place, figure, stem, code, frame)
            if claim is not None:
                rows.append(claim)
    wholes: dict[tuple[object, ...], Figure | None] = {}
    for place, figure, stem in later:
        share = figure.form == "share"
        claim = _share(place, figure, stem, frame, wholes) if share else _change(place, figure, stem, frame)
        if claim is not None:
            rows.append(claim)
            if not share and figure.period is not None and not figure.period.is_year:
                out.watched.add(place)
    return out


def _level(place: int, figure: Figure, stem: Stem, code: int, frame: Frame) -> Claim | None:
    period, value, step = figure.period, figure.value, figure.step
    if figure.bound != "exact" or figure.high is not None or stem.turn < 0 or period is None:
        return _slowly(place, figure, frame)
    vn, vd = value.numerator, value.denominator
    sn, sd = step.numerator, step.denominator
    if sn < 0:
        return _slowly(place, figure, frame)
    middle, half = 2 * vn * sd, sn * vd
    low, high, under = middle - half, middle + half, 2 * vd * sd
    if high < 0 and stem.kind != "balance":
        return None
    atlas = frame.atlas
    atlas.periods[code] = period
    left = atlas.at(stem.number, code, figure.unit)
    sure = under == 2 and low > -_SURE and high < _SURE
    return Claim(place, LEVEL, left, -1, low / under, high / under, sure)


def _share(
    place: int, figure: Figure, stem: Stem, frame: Frame, wholes: dict[tuple[object, ...], Figure | None]
) -> Claim | None:
    period, step = figure.period, figure.step
    if period is None or figure.unit != "percent" or stem.kind == "balance" or figure.measure in MANY:
        return None
    if figure.bound != "exact" or figure.high is not None or step < 0:
        return _slowly(place, figure, frame)
    of = _whole(figure, stem, frame, wholes)
    if of is None:
        return _slowly(place, figure, frame) if figure.parent is not None else None
    code = moment(period)
    unit = frame.unit_at(stem.pair, (stem.place, code), (of.place, code))
    if unit is None or of.number == stem.number:
        return None
    frame.atlas.periods[code] = period
    left, right = frame.atlas.at(stem.number, code, unit), frame.atlas.at(of.number, code, unit)
    return Claim(place, RATIO, left, right, *_ends(figure, 100, 0), False)


def _whole(figure: Figure, stem: Stem, frame: Frame, wholes: dict[tuple[object, ...], Figure | None]) -> Stem | None:
    """The flow a share is of, None where it is none we know."""
    if figure.parent is None:
        plain = figure.commodity is None and figure.partner_region is None
        return None if plain else frame.whole_stem(figure)
    key = (figure.parent, figure.partner_region, stem.number, figure.reporter, figure.commodity)
    if key not in wholes:
        wholes[key] = parent_of(figure)
    whole = wholes[key]
    return None if whole is None else frame.stem(whole)


def _change(place: int, figure: Figure, stem: Stem, frame: Frame) -> Claim | None:
    period, base = figure.period, figure.base
    common = figure.bound == "exact" and figure.high is None and figure.step >= 0 and stem.kind != "balance"
    if not common or period is None or base is None or period.span or figure.unit not in ("percent", "times"):
        return _slowly(place, figure, frame)
    code, before = moment(period), moment(base)
    if code == before or base.length != period.length:
        return None
    unit = frame.unit_at(stem.pair, (stem.place, code), (stem.place, before))
    if unit is None:
        return None
    growth = figure.form == "growth"
    low, high = _ends(figure, 100 if growth else 1, 1 if growth else 0)
    if high < 0:
        return None
    frame.atlas.periods[code], frame.atlas.periods[before] = period, base
    left, right = frame.atlas.at(stem.number, code, unit), frame.atlas.at(stem.number, before, unit)
    return Claim(place, RATIO, left, right, low, high, False)


def _ends(figure: Figure, per: int, plus: int) -> tuple[float, float]:
    """plus + (value ± step / 2) / per."""
    value, step = figure.value, figure.step
    vn, vd = value.numerator, value.denominator
    sn, sd = step.numerator, step.denominator
    under = 2 * vd * sd * per
    middle, half = 2 * vn * sd + plus * under, sn * vd
    return (middle - half) / under, (middle + half) / under


def _slowly(place: int, figure: Figure, frame: Frame) -> Claim | None:
    r = relation(figure, frame)
    return None if r is None else _of(place, r, frame)


def _of(place: int, r: Relation, frame: Frame) -> Claim:
    low, high = r.interval.low, r.interval.high
    right = -1 if r.right is None else frame.atlas.enter(r.right)
    sure = all(end is None or (end.denominator == 1 and abs(end.numerator) < _SURE) for end in (low, high))
    ends = (-inf if low is None else float(low), inf if high is None else float(high))
    return Claim(place, KINDS[r.kind], frame.atlas.enter(r.left), right, *ends, sure)
