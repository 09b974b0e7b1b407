"""The ways a figure can be read other than literally, each with its cost; which of them fits is for the arithmetic
to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.checking.keys import Frame, kind_of, prefix_of
from comity.checking.relations import Relation, between, is_average, relation, renumbered
from comity.model.figure import Alternative, Figure
from comity.model.period import Period
from comity.model.quantity import Quantity

COSTS = {
    "stated": 1,
    "to_by": 2,
    "times": 2,
    "truncation": 1,
    "scale": 3,
    "direction": 3,
    "commodity_parent": 3,
    "period": 5,
    "repeated": 2,
    "base_period": 5,
    "digit": 4,
    "fall_to": 4,
    "slip": 6,
    "books": 5,
    "relabel": 6,
    "drop": 9,
}
# A crore is a hundred lakh: where one of them is printed, the other may be meant.
_INDIAN = re.compile(r"lakh|crore|лакх|крор", re.IGNORECASE)
_DECIMALS = re.compile(r"\d[.,]\d{1,2}(?!\d)")
LANGUAGE = ("to_by", "times")


@dataclass(frozen=True, slots=True)
class Option:
    """One reading: `changes` gives the statements read otherwise their relation (None: left out). `shown` is what
    would be said."""

    reading: str
    cost: int
    statement: str
    changes: tuple[tuple[str, Relation | None], ...]
    shown: Figure | None = None
    note: str = ""
    of: Relation | None = None

    def apply(self, relations: Iterable[Relation]) -> list[Relation]:
        """The relations under this reading."""
        changed = dict(self.changes)
        out = []
        for r in relations:
            if r.statement not in changed:
                out.append(r)
            elif (new := changed[r.statement]) is not None:
                out.append(new)
        return out


# Whether the other figures could accept a claim, as far as a quick look tells.
Quick = Callable[[Relation], bool]


def _any(_: Relation) -> bool:
    return True


def options(r: Relation, relations: Sequence[Relation], frame: Frame, quick: Quick = _any) -> list[Option]:
    """Every other reading of one statement, dropping it last.

    quick: readings of which there are many (other digits, other base periods) are made only where their claim passes.
    """
    figure = r.figure
    out = [*language(figure, frame)]
    if figure.form == "level":
        out += [*_scale(figure, frame), *_direction(r, relations, frame), *_periods(r, relations, frame)]
    if figure.form == "share":
        out += _parents(r, relations)
    if figure.form in ("growth", "ratio"):
        out += _bases(r, relations, frame, quick)
    out += _digits(figure, frame, quick)
    out.append(Option("drop", COSTS["drop"], r.statement, ((r.statement, None),)))
    return out


def language(figure: Figure, frame: Frame) -> list[Option]:
    """Readings the phrase itself allows: those the reader gives, else those known of such numbers."""
    stated = [(a, COSTS["stated"]) for a in figure.alternatives]
    known: list[tuple[Alternative, int]] = []
    if figure.form == "ratio" and figure.value > 1:
        known.append((Alternative("times", "ratio", figure.value + 1, "times"), COSTS["times"]))
    if figure.form == "growth" and figure.unit == "percent" and figure.value >= 100:
        known.append((Alternative("to_by", "growth", figure.value - 100, "percent"), COSTS["to_by"]))
    if figure.form == "growth" and figure.unit == "percent" and -100 <= figure.value < 0:
        known.append((Alternative("to_by", "growth", -100 - figure.value, "percent"), COSTS["fall_to"]))
    readings = {a.reading for a, _ in stated}
    out = []
    for alternative, cost in [*stated, *((a, c) for a, c in known if a.reading not in readings)]:
        other = replace(figure, form=alternative.form, value=alternative.value, high=None, unit=alternative.unit)
        out += _changed(alternative.reading, cost, figure, other, frame)
    return out


def _changed(reading: str, cost: int, figure: Figure, other: Figure, frame: Frame, note: str = "") -> list[Option]:
    new = relation(other, frame)
    if new is None:
        return []
    return [Option(reading, cost, figure.anchor_id, ((figure.anchor_id, new),), other, note)]


def _scale(figure: Figure, frame: Frame) -> Iterable[Option]:
    for power in (3, -3, 6, -6, *((2, -2) if _INDIAN.search(figure.anchor) else ())):
        factor = Fraction(10) ** power
        high = None if figure.high is None else figure.high * factor
        other = replace(figure, value=figure.value * factor, high=high, step=figure.step * factor)
        yield from _changed("scale", COSTS["scale"] + (abs(power) > 3) * 2, figure, other, frame)


def _direction(r: Relation, relations: Sequence[Relation], frame: Frame) -> Iterable[Option]:
    """Surplus for deficit; the exports called imports, alone or exchanged with them."""
    figure, cost = r.figure, COSTS["direction"]
    kind, prefix = kind_of(figure.measure), prefix_of(figure.measure)
    if kind == "balance":
        yield from _changed("direction", cost, figure, replace(figure, value=-figure.value), frame, "balance")
    if kind not in ("exports", "imports"):
        return
    swapped = {"exports": f"{prefix}imports", "imports": f"{prefix}exports"}
    alone = relation(replace(figure, measure=swapped[kind]), frame)
    if alone is None:
        return
    yield Option("direction", COSTS["relabel"], r.statement, ((r.statement, alone),), alone.figure, "relabel")
    for other in relations:
        if other.kind == "level" and other.left == alone.left and other.statement != r.statement:
            back = replace(
                other, left=r.left, figure=replace(other.figure, measure=swapped[kind_of(other.figure.measure)])
            )
            yield Option(
                "direction",
                cost,
                r.statement,
                ((r.statement, alone), (other.statement, back)),
                alone.figure,
                "exchange",
                other,
            )


def _parents(r: Relation, relations: Sequence[Relation]) -> Iterable[Option]:
    """The share is of another flow or group of goods that the text gives a number for."""
    part = r.left
    if r.right is None:
        return
    seen = {r.right, part}
    for other in relations:
        q = other.left
        if other.kind != "level" or q in seen or (q.period, q.unit, q.source) != (part.period, part.unit, part.source):
            continue
        if q.is_signed or q.scope != part.scope or {q.origin, q.destination} != {part.origin, part.destination}:
            continue
        seen.add(q)
        same_flow = (q.measure, q.origin, q.destination) == (part.measure, part.origin, part.destination)
        new = between(r.figure, part, q)
        if new is not None:
            cost = COSTS["commodity_parent"] + (0 if same_flow else 2)
            yield Option("commodity_parent", cost, r.statement, ((r.statement, new),), None, "parent", other)


def _periods(r: Relation, relations: Sequence[Relation], frame: Frame) -> Iterable[Option]:
    """The level is of the whole year, or of a part of it, that the text speaks of; likelier where that has this very
    number."""
    period = r.left.period
    seen: dict[Period, bool] = {}
    for other in relations:
        for q in (other.left, other.right):
            if q is None or q.period == period or q.measure != r.left.measure:
                continue
            nested = q.period.covers(period) or period.covers(q.period)
            if nested and q == replace(r.left, period=q.period):
                repeats = other.kind == "level" and other.nominal == r.nominal
                seen[q.period] = seen.get(q.period, False) or repeats
    for other_period, repeats in sorted(seen.items()):
        cost = COSTS["repeated" if repeats else "period"]
        yield from _changed("period", cost, r.figure, replace(r.figure, period=other_period), frame, "of")


def _bases(r: Relation, relations: Sequence[Relation], frame: Frame, quick: Quick) -> Iterable[Option]:
    """The growth is against another period that a level is printed of."""
    left, figure = r.left, r.figure
    if r.right is None:
        return
    bases: dict[Period, Quantity] = {}
    for other in relations:
        q = other.left
        if (
            other.kind == "level"
            and q.period < left.period
            and q.period != r.right.period
            and replace(q, period=left.period) == left
        ):
            bases[q.period] = q
    for period, base in sorted(bases.items(), key=lambda item: item[0]):
        same = frame.unit((figure, left.period), (figure, period)) == left.unit
        if not same or quick(replace(r, right=base)):
            yield from _changed("base_period", COSTS["base_period"], figure, replace(figure, base=period), frame)


def _digits(figure: Figure, frame: Frame, quick: Quick) -> Iterable[Option]:
    """Two neighbouring digits exchanged; of longer numbers one digit mistyped."""
    slips = [*_slips(figure)]
    claim = relation(figure, frame) if slips and not is_average(figure) else None
    for kind, value in slips:
        if claim is None or quick(renumbered(claim, value)):
            yield from _changed("digit", COSTS[kind], figure, replace(figure, value=value), frame, kind)


def _slips(figure: Figure) -> Iterable[tuple[str, Fraction]]:
    """Numbers that a slip could have made of the figure's, each with the kind of slip."""
    if figure.high is not None or figure.step <= 0 or figure.bound != "exact" or figure.form == "ratio":
        return
    count = figure.value / figure.step
    if count.denominator != 1:
        return
    digits = str(abs(count.numerator))
    turn = -1 if count < 0 else 1
    if len(digits) < 3:
        return
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            other = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
            yield "digit", turn * int(other) * figure.step
    if len(digits) >= 4:
        for i, digit in enumerate(digits):
            for new in "0123456789":
                if new != digit and not (i == 0 and new == "0"):
                    yield "slip", turn * int(digits[:i] + new + digits[i + 1 :]) * figure.step


def rounded_zeros(r: Relation, frame: Frame) -> Option | None:
    """The zeros a number ends in were rounded: "1,200 tonnes" of 1,187."""
    figure = r.figure
    if figure.form != "level" or figure.step <= 0 or figure.high is not None or figure.bound != "exact":
        return None
    if _DECIMALS.search(figure.anchor):
        return None  # who prints "12.0" has counted the zero
    step = figure.step
    # A heading speaks in round numbers; a text that gives an amount is not off by more than a twentieth.
    room = abs(figure.value) / (1 if figure.optional else 10)
    while figure.value and step * 10 <= room and (figure.value / (step * 10)).denominator == 1:
        step *= 10
    new = relation(replace(figure, step=step), frame) if step > figure.step else None
    if new is None:
        return None
    cost = COSTS["truncation"]
    return Option("truncation", cost, r.statement, ((r.statement, replace(r, interval=new.interval)),), None, "zeros")


def truncation(r: Relation, frame: Frame) -> Option | None:
    """The number was cut off after its last digit, not rounded: "+2%" for 2.9."""
    figure = r.figure
    if figure.high is not None or figure.step <= 0 or figure.bound != "exact" or figure.form == "rank":
        return None
    half = figure.step / 2 if figure.value >= 0 else -figure.step / 2
    new = relation(replace(figure, value=figure.value + half), frame)
    if new is None:
        return None
    changed = replace(r, interval=new.interval)
    return Option("truncation", COSTS["truncation"], r.statement, ((r.statement, changed),))
