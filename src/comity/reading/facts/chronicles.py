"""Lists of dates: "2007: the treaty was signed", «1 января 2012 года — начал работу союз», each a step with its day."""

from __future__ import annotations

from comity.model.facts import Milestone
from comity.reading.facts.common import dated_head, text_of
from comity.reading.facts.marked import Words, marks_in, plain_words
from comity.reading.facts.relations import line
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Place, Scene

_MOST, _LEAST = 40, 3
_BACK = 12
_SUMS = frozenset("$€£¥₽₸%")
_GATHERINGS = ("session", "visit", "talks", "show", "days")


def dated_steps(scene: Scene, sentence: Sentence, words: Words) -> list[Milestone]:
    """A date, a colon or a dash, and what happened: of a union by its own words, or by the heading of the list."""
    head = dated_head(scene, sentence)
    if head is None:
        return []
    time, first = head
    last = _without_stop(scene, sentence)
    if not _LEAST <= last - first <= _MOST or _is_figure(scene, first, last):
        return []
    if any(marks_in(words[kind], first, last) for kind in _GATHERINGS):
        return []
    union = _union_in(scene, first, last, words)
    happened = any(marks_in(words[kind], first, last) for kind in ("step", "stage", "stepnoun", "undone"))
    shared = union or _borders_in(scene, first, last)
    if not (shared and happened) and not _under_heading(scene, sentence, words):
        return []
    name = union or _heading_union(scene, sentence) or _of_relations(scene)
    return [line(scene, first, last, name, text_of(scene, first, last), time, "an item of a list of dates")]


def _without_stop(scene: Scene, sentence: Sentence) -> int:
    """The end of the words, the last stop or semicolon left out."""
    last = sentence.last
    while last > sentence.first and scene.tokens[last - 1].text in ".;,":
        last -= 1
    return last


def _is_figure(scene: Scene, first: int, last: int) -> bool:
    """ "2011: turnover of $769 million": a number that is no date makes it a line of figures."""
    dated = {i for time in scene.times_in(first, last) for i in range(time.first, time.last)}
    return any(
        token.text in _SUMS or (token.kind == NUMBER and token.index not in dated) for token in scene.tokens[first:last]
    )


def _union_in(scene: Scene, first: int, last: int, words: Words) -> str:
    """The union, its unit or the relations named in the item; empty where none is."""
    place = _organisation(scene, first, last)
    if place is not None:
        return text_of(scene, place.first, place.last)
    found = [*marks_in(words["unit"], first, last), *marks_in(words["diplomatic"], first, last)]
    if found:
        return found[0].value.partition("/")[2] or text_of(scene, found[0].first, found[0].last)
    return ""


def _borders_in(scene: Scene, first: int, last: int) -> bool:
    return any(scene.lows[i] in plain_words("border_word") for i in range(first, last))


def _under_heading(scene: Scene, sentence: Sentence, words: Words) -> bool:
    """The list stands under "The union, step by step", «Этапы интеграции», "Relations year by year"."""
    head = _heading(scene, sentence)
    if head is None:
        return False
    if any(scene.lows[i] in plain_words("chronicle") for i in range(head.first, head.last)):
        return True
    return bool(_organisation(scene, head.first, head.last) or marks_in(words["unit"], head.first, head.last))


def _heading(scene: Scene, sentence: Sentence) -> Sentence | None:
    """The heading of a list: before its dated items, marked as one or a short line without a stop."""
    for other in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if dated_head(scene, other) is not None:
            continue
        plain = scene.tokens[other.last - 1].text not in ".!?…" and other.last - other.first <= _BACK
        heads = other.block.kind in ("heading", "caption") or (plain and other.block.kind != "header")
        return other if heads and other.paragraph != sentence.paragraph else None
    return None


def _organisation(scene: Scene, first: int, last: int) -> Place | None:
    """The union named, before one of its bodies."""
    found = [p for role in ("organisation", "body") for p in scene.places_in(first, last) if p.role == role]
    return found[0] if found else None


def _heading_union(scene: Scene, sentence: Sentence) -> str:
    head = _heading(scene, sentence)
    place = _organisation(scene, head.first, head.last) if head is not None else None
    return text_of(scene, place.first, place.last) if place is not None else ""


def _of_relations(scene: Scene) -> str:
    return "отношения" if scene.language == "ru" else "relations"
