"""Where a conflict is repaired: its statements, and what around them is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.checking.conflict import conflict
from comity.checking.keys import Frame
from comity.checking.options import Option
from comity.checking.relations import Relation
from comity.checking.system import Backdrop, Ground, backdrop, spoken
from comity.checking.witness import Bounds, Witnesses
from comity.model.quantity import Quantity

# With more quarrels around than this, a conflict is repaired by itself.
_OTHERS = 5
# In a component larger than this a repair is judged on what is near it.
_LARGE = 150
_STEPS = 2


def core_of(active: Sequence[Relation], ids: frozenset[str], ground: Ground) -> list[Relation]:
    """This conflict with all that does not quarrel elsewhere: the ground its repair is judged on."""
    inside = [r for r in active if r.statement in ids]
    rest = [r for r in around(active, inside, ground) if r.statement not in ids]
    for _ in range(_OTHERS):
        other = conflict(rest, ground)
        if other is None:
            return [*rest, *inside]
        rest = [r for r in rest if r.statement not in other]
    return inside


def around(active: Sequence[Relation], inside: Sequence[Relation], ground: Ground) -> Sequence[Relation]:
    """In a large component, what is a few steps from the conflict; the rest has no say in its repair."""
    if len(active) <= _LARGE:
        return active
    near = set(spoken(inside))
    for _ in range(_STEPS):
        reached = set(near)
        for law in ground.laws:
            quantities = (law.whole, *(q for q, _ in law.parts))
            if any(q in near for q in quantities):
                reached.update(quantities)
        for r in active:
            if r.left in near or r.right in near:
                reached.update(spoken([r]))
        near = reached
    return [r for r in active if r.left in near or r.right in near]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a conflict is repaired: its statements, the ground its repair is judged on, all that is believed so far."""

    inside: Sequence[Relation]
    core: Sequence[Relation]
    active: Sequence[Relation]
    frame: Frame
    ground: Ground
    witnesses: Witnesses
    _seen: dict[tuple[frozenset[str], frozenset[Quantity], int], Backdrop] = field(default_factory=dict)
    _at: dict[Quantity, list[Relation]] = field(default_factory=dict)
    _bounds: dict[frozenset[str], Bounds | None] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """The statements of the conflict."""
        return frozenset(r.statement for r in self.inside)

    def beside(self, option: Option) -> list[Relation]:
        """The statements of the conflict, under a reading, that speak of what it speaks of."""
        if not self._at:
            for r in self.inside:
                for q in (r.left, r.right):
                    if q is not None:
                        self._at.setdefault(q, []).append(r)
        new = [r for _, r in option.changes if r is not None]
        new += [option.of] if option.of is not None and option.of.statement not in self.ids else []
        near = {r.statement: r for q in spoken(new) for r in self._at.get(q, ())}
        near |= {r.statement: r for q in spoken(near.values()) for r in self._at.get(q, ())}
        changed = {s for s, _ in option.changes}
        return [*new, *(r for s, r in near.items() if s not in changed)]

    def excludes(self, option: Option) -> bool:
        """Bounds alone show that the others do not accept the reading; cheaper than to work out what they leave."""
        changed = frozenset(s for s, _ in option.changes)
        return any(self._out_of_reach(r, changed) for _, r in option.changes if r is not None)

    def may_be(self, claim: Relation) -> bool:
        """Bounds alone do not forbid a statement this claim in place of its own."""
        return not self._out_of_reach(claim, frozenset((claim.statement,)))

    def _out_of_reach(self, r: Relation, changed: frozenset[str]) -> bool:
        """A claim lies clearly outside the bounds that the others leave, once some statements are changed."""
        number = self.ground.number
        if r.left not in number or (r.right is not None and r.right not in number):
            return False
        if changed not in self._bounds:
            self._work_out(changed)
        bounds = self._bounds[changed]
        return bounds is not None and self.witnesses.excludes(r, bounds)

    def _work_out(self, changed: frozenset[str]) -> None:
        """The bounds that the rest leaves; of one statement of the conflict, those of every other one as well."""
        core = {r.statement for r in self.core}
        if len(changed) == 1 and changed <= self.ids:
            for s, bounds in self.witnesses.spared(self.ids, core).items():
                self._bounds[frozenset((s,))] = bounds
        else:
            self._bounds[changed] = self.witnesses.bounds(core - changed)

    def backdrop(self, option: Option, ground: Ground, among: Sequence[Relation]) -> Backdrop:
        """All that an option leaves as it is, worked out once for all options that change the same statements."""
        changed = frozenset(s for s, _ in option.changes)
        about = frozenset(spoken([r for _, r in option.changes if r is not None]))
        key = (changed, about, len(among))
        if key not in self._seen:
            rest = [r for r in among if r.statement not in changed]
            self._seen[key] = backdrop(rest, ground, about)
        return self._seen[key]


def scene_of(
    inside: Sequence[Relation], core: Sequence[Relation], active: Sequence[Relation], frame: Frame, ground: Ground
) -> Scene:
    """The scene of a conflict, judged on `core`."""
    return Scene(inside, core, active, frame, ground, Witnesses(core, ground, positive=True))
