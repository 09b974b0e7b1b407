"""Conflicts and wordings as cases: the line that refutes, the lines under which the readings fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.checking.cases import Case
from comity.checking.options import Option
from comity.checking.proof import Line, fitting, refuting
from comity.checking.relations import Relation
from comity.checking.repair import Conflict, Wording
from comity.checking.system import Ground
from comity.model.figure import Figure

SEVERITY = {"contradiction": "error", "wording": "warning", "implausible": "warning"}
_RULES = {"wording": "wording_misfit", "sources differ": "books", "rounding": "rounding"}


def conflict_case(c: Conflict, ground: Ground) -> Case:
    """A conflict with the arithmetic that shows it."""
    refuted = refuting(c.relations, ground.laws, c.blamed)
    fits = []
    for option in c.options:
        if option.cost == c.options[0].cost and option.reading not in ("drop", "truncation"):
            line = _under(option, c.relations, refuted, ground)
            fits += [line] if line is not None else []
    return Case(
        c.cls,
        "twice" if c.twice else _RULES.get(c.cls, "conflict"),
        SEVERITY.get(c.cls, "note"),
        _ordered(r.figure for r in c.relations),
        c.options,
        refuted,
        tuple(fits),
        c.relations,
        blamed=c.blamed if c.cls not in ("rounding", "sources differ") else (),
    )


def _under(option: Option, relations: Sequence[Relation], refuted: Line | None, ground: Ground) -> Line | None:
    """The line under which a reading fits: about the figure that was refuted, else the one read otherwise."""
    changed = option.apply(relations)
    about = (refuted.target.statement if refuted is not None else "", option.statement)
    target = next((r for s in about for r in changed if r.statement == s), None)
    extra = [option.of] if option.of is not None and option.of.statement not in {r.statement for r in changed} else []
    return None if target is None else fitting(target, [*changed, *extra], ground.with_(changed).laws)


def wording_case(w: Wording, ground: Ground) -> Case:
    """A phrase that the other figures settle."""
    changed = w.other.apply(w.relations)
    percent = [r.statement for r in w.relations if r.kind == "ratio" and r.statement != w.statement]
    refuted = refuting(changed, ground.laws, percent)
    fits: list[Line] = []
    if refuted is not None:
        target = next(r for r in w.relations if r.statement == refuted.target.statement)
        line = fitting(target, w.relations, ground.laws)
        fits = [line] if line is not None else []
    literal = next(r for r in w.relations if r.statement == w.statement)
    return Case(
        "wording",
        "wording_fits",
        "warning",
        _ordered(r.figure for r in w.relations),
        (Option(w.other.reading, 0, w.statement, (), literal.figure, "literal"),),
        refuted,
        tuple(fits),
        w.relations,
        facts={"other": w.other},
        blamed=(w.statement,),
    )


def _ordered(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda f: (f.document, f.start, f.end, f.ordinal)))
