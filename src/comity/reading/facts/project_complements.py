"""What follows the head of an English project: its goods, the ends of its line, its number and site."""

from __future__ import annotations

from comity.reading.facts import spans
from comity.reading.facts.marked import Mark
from comity.reading.scan import NUMBER, WORD
from comity.reading.scene import Scene


def complement_of(scene: Scene, head: Mark, stop: int) -> tuple[int, bool]:
    """Where "of X" or "for the production of X" after the head ends, and whether there is one."""
    tokens, i = scene.tokens, head.last
    low = [scene.lows[j] if j < stop else "" for j in range(i, i + 5)]
    if low[0] == "from" and head.value in ("way", "pipe") and i + 1 < stop and tokens[i + 1].capital:
        return _route_end(scene, i + 1, stop) or head.last, True
    if low[0] == "for":
        k = i + 2 if low[1] == "the" else i + 1
        if k + 1 < stop and scene.lows[k] in spans.listed("for_making"):
            start = k + 2 if scene.lows[k + 1] == "of" else k + 1
            end = spans.right(scene, start, stop)
            return (end, True) if end > start else (head.last, False)
    if low[0] == "of" and not (
        i + 1 < stop and scene.lows[i + 1] in ("their", "its", "our", "his", "her", "that", "which")
    ):
        end = spans.right(scene, i + 1, stop)
        number = i + 1 < stop and tokens[i + 1].kind == NUMBER
        return (end, True) if end > i + 1 and not number else (head.last, False)
    if _numbered(scene, head, stop):
        return _at_site(scene, i + 1, stop), False
    if low[0] == "for" and (
        any(first in (i + 1, i + 2) for first, _ in spans.goods(scene, i)) or _for_things(scene, head, stop)
    ):
        end = spans.right(scene, i + 1, stop)
        return (end, True) if end > i + 1 else (head.last, False)
    return head.last, False


def _numbered(scene: Scene, head: Mark, stop: int) -> bool:
    """ "[Terminal 3] at Osh airport", "Unit 2": a capital and its number."""
    return head.last < stop and scene.tokens[head.first].capital and scene.tokens[head.last].text.isdigit()


def _at_site(scene: Scene, i: int, stop: int) -> int:
    """ "Terminal 3 [at Osh airport]": where the site ends that a numbered part belongs to."""
    j = i + 1
    while j < stop and scene.tokens[j].kind == WORD and scene.tokens[j].capital:
        j += 1
    site = i + 1 < j < stop and scene.lows[j] in ("airport", "port", "station")
    return j + 1 if scene.lows[i] == "at" and site else i


def _for_things(scene: Scene, head: Mark, stop: int) -> bool:
    """ "A factory [for window frames] in Osh": goods that no table knows, before the town."""
    if head.value != "plant":
        return False
    end = spans.right(scene, head.last + 1, stop)
    things = 0 < end - head.last - 1 <= 3 and not any(scene.tokens[i].capital for i in range(head.last + 1, end))
    at = end + 1 < stop and scene.lows[end] in ("in", "near", "at") and scene.tokens[end + 1].capital
    return things and at and scene.lows[end - 1].endswith("s")


def _route_end(scene: Scene, i: int, stop: int) -> int:
    """ "From Lao Cai to [Haiphong]": where the second end of the line is named; 0 where it is not."""
    j = i
    while j < stop and scene.tokens[j].capital:
        j += 1
    if j + 1 >= stop or scene.lows[j] != "to" or not scene.tokens[j + 1].capital:
        return 0
    j += 1
    while j < stop and scene.tokens[j].capital and scene.tokens[j].kind == WORD:
        j += 1
    return j
