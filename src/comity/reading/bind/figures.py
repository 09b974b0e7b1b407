"""The figures of a scene."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.model.figure import Figure
from comity.model.unread import Unread
from comity.reading.bind.state import Desk
from comity.reading.bind.tabled import bind_table
from comity.reading.bind.walk import again, walk
from comity.reading.grammar.amounts import Amount
from comity.reading.resolve.regions import named_unit
from comity.reading.resolve.tables import Table
from comity.reading.scene import Scene


def bind(scene: Scene, amounts: Iterable[Amount], printed: Sequence[Table]) -> tuple[list[Figure], list[Unread]]:
    """The figures of a scene, and the numbers left unread."""
    desk = Desk.of(scene, list(amounts))
    waiting, held = list(printed), []
    for part in scene.sentences:
        desk.told.unit_named = named_unit(scene, part) or desk.told.unit_named
        if waiting and part.start >= waiting[0].start:
            bind_table(desk, waiting.pop(0))
        if part.block.kind in ("header", "boilerplate", "caption") or any(
            t.start <= part.start < t.end for t in printed
        ):
            continue
        walk(desk, part)
        if part.block.kind == "title" and any(figure.period is None for figure in desk.figures):
            held.append(part)
        elif held and desk.told.local is not None:
            again(desk, held)
            held = []
    for late in waiting:
        bind_table(desk, late)
    return desk.figures, desk.unread
