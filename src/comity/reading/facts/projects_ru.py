"""Russian phrases of projects: «завод плитки», «совместное предприятие «Нур»», «ремонт Северной трассы»."""

from __future__ import annotations

from comity.reading.facts import spans
from comity.reading.facts.common import Mark, quoted
from comity.reading.facts.project_parts import Found
from comity.reading.facts.projects_en import INFRASTRUCTURE
from comity.reading.scan import NUMBER, WORD, Sentence
from comity.reading.scene import Scene

_REPAIRS = ("ремонт", "реконструкц", "модернизац")
_NO_GENITIVE = ("е", "у", "ю", "ть", "ом", "ем", "но", "ко")
_BUILDING_RU = ("стро", "возв", "откр", "расшир", "сооруж", "запус", "введ", "постр")


def russian(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> Found | None:
    """«завод плитки», «совместное предприятие «Нур»», «сборку автобусов», «ремонт Северной трассы»."""
    tokens = scene.tokens
    first = spans.left_ru(scene, head.first, sentence.first)
    last = _right_end(scene, head, sentence)
    if head.value == "site" and first > sentence.first and tokens[first - 1].low in spans.listed("located"):
        return None
    stem = tokens[head.first].low
    named = last > head.last and bool(quoted(scene, head.last))
    complement = (
        last > head.last
        and not named
        and (tokens[head.last].low == "по" or not tokens[head.last].low.endswith(_NO_GENITIVE))
    )
    if (head.value in ("making", "repair") and not complement) or (
        head.value == "repair" and not stem.startswith(_REPAIRS)
    ):
        return None
    if (
        last > head.last
        and not named
        and not complement
        and tokens[head.last].kind == WORD
        and not tokens[head.last].capital
    ):
        last = head.last
    item = Found(first, last, head, "phrase of a project", complement=complement)
    if head.value == "plant" and named and not _being_built(scene, item):
        return None
    joint = "совместн" in scene.words(first, head.last).lower()
    if head.value == "joint":
        if not joint:
            return None
        head = item.head = Mark(head.kind, "venture", head.first, head.last)
    modified = head.first - first > sum(
        tokens[i].low[:4] in ("новы", "ново", "нову", "перв", "стар") for i in range(first, head.first)
    )
    town = head.value == "site" and _in_town(scene, sentence, head, triggers)
    if not (
        town
        or complement
        or named
        or modified
        or head.last - head.first > 1
        or joint
        or head.value in ("power", "refinery")
    ):
        return None
    if _counted_ru(scene, first, sentence) and not joint and not town:
        return None
    strong = head.value in INFRASTRUCTURE
    item.low, item.high = (sentence.first, sentence.last) if strong else spans.bounds(scene, head.first)
    near = spans.around(triggers, item.first, item.last, max(item.low, first - 12), min(item.high, last + 10))
    if head.value == "vague":
        return item if any(tokens[mark.first].low.startswith("реализ") for mark in near) else None
    if head.value == "venture" and not named and not complement:
        return None
    return item if near or (strong and named) else None


def _right_end(scene: Scene, head: Mark, sentence: Sentence) -> int:
    """What follows a Russian head: its name, genitives, «по переработке кожи» of a venture, the two ends of a
    railway.
    """
    tokens, i = scene.tokens, head.last
    last = spans.right_ru(scene, i, sentence.last)
    making = spans.words_of("ru", "venture_for")
    if last == i and i + 1 < sentence.last and tokens[i].low == "по" and tokens[i + 1].low in making:
        return spans.right_ru(scene, i + 1, sentence.last)
    if (
        head.value in ("way", "repair")
        and last < sentence.last - 1
        and tokens[last].text in ("—", "–", "-")
        and tokens[last + 1].capital
    ):
        return last + 2
    return last


def _being_built(scene: Scene, item: Found) -> bool:
    """A verb of building right beside a named plant: else the name is that of a company."""
    tokens = scene.tokens
    before, after = tokens[max(0, item.first - 3) : item.first], tokens[item.last : item.last + 3]
    done = [token for token in after if token.low.endswith(("ся", "сь", "ен", "ена", "ено", "ны", "ыт", "ыта", "ыто"))]
    return any(token.low.startswith(_BUILDING_RU) for token in (*before, *done))


def _counted_ru(scene: Scene, first: int, sentence: Sentence) -> bool:
    """«63 совместных предприятия»: a number right before."""
    return first > sentence.first and scene.tokens[first - 1].kind == NUMBER


def _in_town(scene: Scene, sentence: Sentence, head: Mark, triggers: list[Mark]) -> bool:
    """«возвели в Оше гостиницу»: a verb of building and a town beside a bare word."""
    low, high = spans.segment(scene, head.first, *spans.bounds(scene, head.first))
    towns = [place for place in scene.places_in(low, high) if place.role in ("city", "capital")]
    acts = tuple(spans.words_of("ru", "site_act"))
    near = spans.around(triggers, head.first, head.last, low, high)
    return bool(towns) and any(scene.tokens[mark.first].low.startswith(acts) for mark in near)
