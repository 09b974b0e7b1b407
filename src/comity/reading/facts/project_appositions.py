"""English projects named before they are described: "Sunrise, a joint venture located in Osh"."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.facts import spans
from comity.reading.facts.common import text_of
from comity.reading.facts.marked import Mark, standing
from comity.reading.facts.project_parts import Found
from comity.reading.scan import IDENTIFIER, WORD, Sentence
from comity.reading.scene import Scene

PROJECT = frozenset(("project",))


def apposition(scene: Scene, sentence: Sentence, head: Mark) -> Found | None:
    """ "Sunrise, a joint venture located in Osh"; "Nordkabel, a power line of 300 km"."""
    first = spans.left(scene, head.first, sentence.first)
    if first - 3 < sentence.first or scene.lows[first - 1] not in ("a", "an") or scene.lows[first - 2] != ",":
        return None
    if head.value not in ("venture", "way", "pipe", "power", "refinery", "park"):
        return None
    start = _name_before(scene, sentence, first - 2)
    if start == first - 2:
        return None
    title = text_of(scene, start, first - 2)
    title += f" {text_of(scene, head.first, head.last)}" if head.value == "venture" else ""
    item = Found(start, first - 2, head, "a name and what it is", title=title, optional=head.value == "venture")
    item.low, item.high = spans.bounds(scene, head.first)
    return item


def _name_before(scene: Scene, sentence: Sentence, end: int) -> int:
    """Where the run of capitals that ends before token `end` begins; `end` where there is none."""
    start = end
    while (
        start > sentence.first
        and scene.tokens[start - 1].kind in (WORD, IDENTIFIER)
        and scene.tokens[start - 1].capital
    ):
        if scene.lows[start - 1] == "the":
            break
        start -= 1
    places = {i for place in scene.places_in(start, end) for i in range(place.first, place.last)}
    return end if all(i in places for i in range(start, end)) else start


def joint_project(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """ "The Amber Link, a joint project of A and B, is to carry gas"."""
    for i in standing(scene, PROJECT, sentence.first + 4, sentence.last - 1):
        if scene.lows[i - 1] == "joint" and scene.lows[i - 2] == "a" and scene.lows[i - 3] == ",":
            start = _name_before(scene, sentence, i - 3)
            if start < i - 3:
                item = Found(start, i - 3, Mark("head", "pipe", i - 1, i + 1), "a name and what it is")
                item.low, item.high = spans.bounds(scene, i)
                yield item
