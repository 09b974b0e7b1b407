"""Conflicts of a component one after another: what cannot all be true, and the cheapest way to read it so that it
can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.checking.carried import another_period
from comity.checking.conflict import conflict
from comity.checking.keys import Frame, kind_of
from comity.checking.options import COSTS, LANGUAGE, Option, language, options, rounded_zeros, truncation
from comity.checking.plain import plain
from comity.checking.relations import Relation
from comity.checking.scene import Scene, around, core_of, scene_of
from comity.checking.system import Backdrop, Ground, refute, spoken
from comity.model.figure import Figure
from comity.model.period import Period

# A component with more conflicts than this was not understood. Counted, so that the same text always ends at the same
# place: each conflict costs a look at all statements that are left.
_ENOUGH = 12
_EFFORT = 8000
_TWO_STATISTICS = Fraction(3, 2)
# How far a reading may move before the other figures must object: what nothing objects to explains nothing.
_NUDGES = (Fraction(3, 2), Fraction(2, 3))
# A thousand too many is plain even where only an upper bound tells it: a tenfold leap must be too far one way.
_LEAPS = (Fraction(10), Fraction(1, 10))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set that cannot hold as printed, and the readings that would make it hold, the cheapest first.

    cls: contradiction, wording, sources differ or rounding. twice: two values of one thing in one document; apart: so
    far from each other that they are taken for two things, which the verdicts say and no finding does. period: under
    which the statements fit whose period the reader took over from elsewhere; no finding says that either.
    """

    cls: str
    statements: frozenset[str]
    relations: tuple[Relation, ...]
    options: tuple[Option, ...]
    twice: bool = False
    apart: bool = False
    period: Period | None = None

    @property
    def blamed(self) -> tuple[str, ...]:
        """The statements that the cheapest readings change."""
        if not self.options:
            return tuple(sorted(self.statements))
        least = self.options[0].cost
        return tuple(sorted({s for o in self.options if o.cost == least for s, _ in o.changes}))


def settle(relations: Sequence[Relation], frame: Frame, ground: Ground) -> tuple[list[Conflict], list[Relation]]:
    """All conflicts of a component, and the relations left standing, which can hold together.

    After each conflict the statements it blames step aside, so that a second error is not hidden behind the first.
    Where there is no end of conflicts, the text was not understood: the first are kept, nothing is left standing.
    """
    found: list[Conflict] = []
    active = list(relations)
    spent = 0
    while (ids := conflict(active, ground, mended=bool(found))) is not None:
        if len(found) >= _ENOUGH or spent > _EFFORT:
            return found, []
        spent += len(active)
        inside = [r for r in active if r.statement in ids]
        if (wider := _wider(inside, frame, ground)) is not None:
            found.append(Conflict("rounding", ids, tuple(inside), _cut_off(inside, frame, ground)))
            active = [wider.get(r.statement, r) for r in active]
            continue
        core = core_of(active, ids, ground)
        if (other := another_period(inside, core, active, ground)) is not None:
            found.append(Conflict("contradiction", other[1], tuple(inside), (), period=other[0]))
            active = [r for r in active if r.statement not in other[1]]
            continue
        choices = _repairs(scene_of(inside, core, active, frame, ground))
        if not choices and len(core) > len(inside):
            # What is around it quarrels with any of its statements: it is judged by itself.
            choices = _repairs(scene_of(inside, inside, active, frame, ground))
        case = _stated_twice(inside, choices) or Conflict(_class(choices), ids, tuple(inside), tuple(choices))
        found.append(case)
        active = [r for r in active if r.statement not in case.blamed]
    return found, active


def _wider(inside: Sequence[Relation], frame: Frame, ground: Ground) -> dict[str, Relation] | None:
    """How the statements hold after all: a whole unit of the last place either side, or one of them rounded to the
    zeros it ends in. None where neither helps."""
    wide = {r.statement: replace(r, interval=r.wide) for r in inside}
    if refute(inside, ground, widen=True) is None:
        return wide
    for r in sorted(inside, key=lambda r: r.statement):
        zeros = rounded_zeros(r, frame)
        if zeros is not None and refute(zeros.apply(inside), ground) is None:
            return {s: new for s, new in zeros.changes if new is not None}
    return None


def _cut_off(inside: Sequence[Relation], frame: Frame, ground: Ground) -> tuple[Option, ...]:
    """The figures that fit if their last digits were cut off instead of rounded."""
    ordered = sorted(inside, key=lambda r: r.statement)
    cuts = [o for r in ordered for way in (truncation, rounded_zeros) if (o := way(r, frame)) is not None]
    return tuple(o for o in cuts if refute(o.apply(inside), ground) is None)


def _stated_twice(inside: Sequence[Relation], choices: Sequence[Option]) -> Conflict | None:
    """Two values of one thing side by side, which no slip explains: rather two statistics or two things than an error.

    A restatement (in a title, in round numbers) is meant to repeat the other, so there it stays an error.
    """
    if any(o.reading not in ("drop", "books") and o.note != "relabel" and o.cost < COSTS["period"] for o in choices):
        return None
    ordered = sorted(inside, key=lambda r: (r.figure.start, r.statement))
    places = [(r.kind, r.left, r.right) for r in ordered]
    alike = Counter(places)
    for i, a in enumerate(ordered):
        if alike[places[i]] < 2:
            continue
        for b in (r for r, place in zip(ordered[i + 1 :], places[i + 1 :], strict=True) if place == places[i]):
            if a.interval.meet(b.interval) is not None:
                continue
            if a.figure.optional or b.figure.optional:
                return None
            pair = frozenset((a.statement, b.statement))
            option = Option("books", COSTS["books"], b.statement, ((a.statement, None), (b.statement, None)))
            return Conflict("sources differ", pair, (a, b), (option,), twice=True, apart=_apart(a.figure, b.figure))
    return None


def _apart(a: Figure, b: Figure) -> bool:
    """Two statistics of one thing seldom differ by more than half; within one text what does is rather two things."""
    first, second = _size(a), _size(b)
    low, high = sorted((abs(first), abs(second)))
    return first * second <= 0 or high > low * _TWO_STATISTICS


def _size(figure: Figure) -> Fraction:
    """What a figure amounts to; of a growth, the level reached of a hundred before."""
    return 100 + figure.value if figure.form == "growth" and figure.unit == "percent" else figure.value


def _repairs(scene: Scene) -> list[Option]:
    out: list[Option] = []
    drops: list[Option] = []
    for r in sorted(scene.inside, key=lambda r: r.statement):
        fitting = [o for o in options(r, scene.active, scene.frame, scene.may_be) if _fits(o, scene)]
        drops += [o for o in fitting if o.reading == "drop"]
        slips = [o for o in fitting if o.note == "slip"]
        out += [o for o in fitting if o.reading != "drop" and (o.note != "slip" or len(slips) == 1)]
    out += _books(scene)
    out.sort(key=lambda o: (o.cost, o.reading, o.statement, str(o.shown.value) if o.shown else "", o.note))
    return _once(out) or drops


def _once(found: list[Option]) -> list[Option]:
    """An exchange of two figures is found from either; one is enough."""
    seen: set[tuple[str, ...]] = set()
    out = []
    for o in found:
        key = (o.reading, *sorted(s for s, _ in o.changes))
        if len(o.changes) == 1 or key not in seen:
            out.append(o)
        seen.add(key)
    return out


def _fits(option: Option, scene: Scene) -> bool:
    if option.reading == "drop" and len(scene.core) == len(scene.inside):
        return True  # a smallest set: without any one of them the rest can hold
    new = [r for _, r in option.changes if r is not None]
    if scene.excludes(option) or plain(scene.beside(option), ()) is not None:
        return False
    ground = scene.ground.with_(new)
    if new and _is_alone(option, scene, ground):
        return False
    if len(scene.core) > len(scene.inside) and not scene.backdrop(option, ground, scene.inside).allows(new):
        return False
    behind = scene.backdrop(option, ground, scene.core)
    return behind.allows(new) and (option.reading == "drop" or _is_held(option, behind))


def _is_alone(option: Option, scene: Scene, ground: Ground) -> bool:
    """Nothing that stays as it is speaks of what the reading speaks of, so that nothing holds it in its place."""
    about = set(spoken([r for _, r in option.changes if r is not None]))
    if any(ground.reach.get(ground.number[q]) for q in about):
        return False
    changed = {s for s, _ in option.changes}
    return not any(r.left in about or r.right in about for r in scene.core if r.statement not in changed)


def _is_held(option: Option, behind: Backdrop) -> bool:
    """The other figures hold the new reading in its place: half as much again, or two thirds, would not fit."""
    scale = option.reading == "scale"
    new = [r for _, r in option.changes if r is not None]
    stuck = [not behind.allows([_nudge(r, factor) for r in new]) for factor in (_LEAPS if scale else _NUDGES)]
    return any(stuck) if scale else all(stuck)


def _nudge(r: Relation, factor: Fraction) -> Relation:
    return replace(r, interval=r.interval.scale(factor), nominal=r.nominal * factor)


def _books(scene: Scene) -> list[Option]:
    """Both countries speak of one flow: their statistics may differ."""
    inside = scene.inside
    sides = {r.figure.reporter for r in inside if kind_of(r.figure.measure) in ("exports", "imports", "balance")}
    if len(sides) < 2:
        return []
    split = Frame(inside[0].left.source, split=True)
    changes = []
    for r in inside:
        q = replace(r.left, books=split.books_of(r.figure))
        right = None if r.right is None else replace(r.right, books=split.books_of(r.figure))
        changes.append((r.statement, replace(r, left=q, right=right)))
    option = Option("books", COSTS["books"], inside[0].statement, tuple(changes))
    return [option] if refute(option.apply(inside), scene.ground) is None else []


def _class(choices: Sequence[Option]) -> str:
    if not choices or choices[0].reading == "drop":
        return "contradiction"
    if choices[0].reading in LANGUAGE:
        return "wording"
    return "sources differ" if choices[0].reading == "books" else "contradiction"


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase with two readings of which only the printed number fits: `other` is refuted by `statements`."""

    statement: str
    other: Option
    statements: frozenset[str]
    relations: tuple[Relation, ...]


def wordings(standing: Sequence[Relation], frame: Frame, ground: Ground) -> list[Wording]:
    """Phrases that the reader offers two readings of, where the other figures leave one."""
    out = []
    for r in sorted(standing, key=lambda r: (r.figure.start, r.statement)):
        if not r.figure.alternatives:
            continue
        for other in language(r.figure, frame):
            # "Up by 118%" means what it says; "by 3.6 times" is doubtful even where the figures bear it out.
            if other.cost != COSTS["stated"] or other.reading == "to_by":
                continue
            changed = other.apply(around(standing, [r], ground))
            ids = conflict(changed, ground)
            if ids is None or r.statement not in ids:
                continue
            inside = tuple(c for c in changed if c.statement in ids)
            if refute(inside, ground, widen=True) is not None:
                out.append(Wording(r.statement, other, ids, tuple(s for s in standing if s.statement in ids)))
    return out
