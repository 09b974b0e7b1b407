"""Projects: joint production, plants, assembly, railways, pipelines, parks, power plants, shops abroad.

A head word of the table ("plant", "assembly", «завод») counts where its phrase says which one it is (goods, a name, a
kind) and a word
near it says that somebody builds, opens, moves, runs or plans it. Names of companies that hold such a word are no
projects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.model.facts import Project
from comity.model.statement import Statement
from comity.reading.facts import spans
from comity.reading.facts.common import in_title, make, sentences_with, text_of
from comity.reading.facts.makes import made
from comity.reading.facts.marked import Mark, identifiers, marks, marks_in, standing
from comity.reading.facts.project_appositions import PROJECT, apposition, joint_project
from comity.reading.facts.project_dates import beside, when
from comity.reading.facts.project_names import companies, products
from comity.reading.facts.project_parts import Found, host_of, place_of, presumed_host, status_of, title_of
from comity.reading.facts.projects_en import english
from comity.reading.facts.projects_ru import russian
from comity.reading.scan import Sentence
from comity.reading.scene import Scene


def find(scene: Scene) -> list[Statement]:
    """Every project told of, in the order of the text; vague ones and mere sites are optional."""
    heads = [_split(mark) for mark in marks(scene, spans.TABLE, "head")]
    triggers = [mark for mark in marks(scene, spans.TABLE, "trigger") if scene.tokens[mark.first].text != "May"]
    found: list[Statement] = []
    host: str | None = None
    verbs = spans.lone_words(scene.language, "assemble")
    told = (*standing(scene, verbs), *standing(scene, PROJECT), *identifiers(scene))
    for sentence in sentences_with(scene, heads, spans.all_marks(scene, "make"), tokens=told):
        if in_title(sentence) or scene.tokens[sentence.last - 1].text == "?":
            continue
        taken: list[tuple[int, int]] = []
        shaped = list(_shaped(scene, sentence, heads, triggers))
        for item in sorted(shaped, key=lambda item: (item.first, -item.last)):
            if spans.overlaps(taken, item.first, item.last):
                continue
            taken.append((item.first, item.last))
            if item.value == "park" and len(shaped) > 1 and _is_site(scene, item):
                continue  # «завод встанет в Ошском парке»: where another stands
            statement = _statement(scene, sentence, item, triggers, heads, host, several=len(shaped) > 1)
            host = statement.host or host
            found.append(statement)
    return found


def _split(mark: Mark) -> Mark:
    """The class alone: a Russian head's value carries its nominative too."""
    return Mark(mark.kind, mark.value.partition(":")[0], mark.first, mark.last)


def _statement(
    scene: Scene,
    sentence: Sentence,
    item: Found,
    triggers: list[Mark],
    heads: Sequence[Mark],
    told: str | None,
    several: bool,
) -> Project:
    place = place_of(scene, sentence, item)
    status = status_of(scene, item, triggers)
    made = products(scene, sentence, item)
    host = host_of(scene, sentence, item, place)
    if host is None:
        host = (
            told
            if item.value in ("making", "venture", "plant", "vague") and told
            else presumed_host(scene, sentence, item)
        )
    return make(
        Project,
        scene,
        item.first,
        item.last,
        rule=item.rule,
        optional=item.optional or item.value in ("vague", "office") or (several and _is_site(scene, item)),
        title=item.title or title_of(scene, item),
        companies=companies(scene, sentence, item),
        products=made,
        place=place.name if place else None,
        host=host,
        status=status,
        date=when(scene, sentence, item, status, heads, beside(scene, item)),
    )


def _is_site(scene: Scene, item: Found) -> bool:
    """Only where something else happens: "at the site of the [park]"."""
    at = spans.words_of(scene.language, "site")
    lead = [
        scene.lows[i] for i in range(max(0, item.first - 6), item.first) if scene.lows[i] not in ("the", "joint", "a")
    ]
    inside = scene.lows[item.first - 1] in ("the", "в") and (
        scene.language == "ru" or scene.lows[item.first - 2] in ("in", "at")
    )
    return any(" ".join(lead).endswith(form) for form in at) or (item.value == "park" and item.first >= 2 and inside)


def _shaped(scene: Scene, sentence: Sentence, heads: Sequence[Mark], triggers: list[Mark]) -> Iterator[Found]:
    """Candidates that pass: phrases around heads, appositions, what is assembled, power stations with a number."""
    for head in marks_in(heads, sentence.first, sentence.last):
        if scene.language == "ru":
            item = russian(scene, sentence, head, triggers)
        else:
            item = apposition(scene, sentence, head) or english(scene, sentence, head, triggers)
        if item is not None:
            yield item
    yield from _assembled(scene, sentence)
    if not any(True for head in marks_in(heads, sentence.first, sentence.last) if head.value in ("plant", "making")):
        yield from made(scene, sentence)
    yield from _numbered(scene, sentence)
    yield from joint_project(scene, sentence)


def _assembled(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """«На заводе в Оше собирают автобусы»; "assembles buses in Osh": the goods after the verb, where a place is
    named.
    """
    verbs = spans.lone_words(scene.language, "assemble")
    for i in standing(scene, verbs, sentence.first, sentence.last - 1):
        goods = next(
            ((low, high) for low, high in spans.goods(scene, i) if i < low <= i + 3 and high <= sentence.last), None
        )
        low, high = spans.bounds(scene, i)
        if goods is None or not [p for p in scene.places_in(low, high) if p.role in ("city", "capital", "name")]:
            continue
        last = spans.right_ru(scene, goods[1], high) if scene.language == "ru" else spans.right(scene, i + 1, high)
        first = i + 1
        if any(spans.is_stop(scene, j) for j in range(first, goods[0])):
            continue
        making = "сборка" if scene.language == "ru" else "assembly"
        item = Found(first, last, Mark("head", "making", i, i + 1), "what is assembled", complement=True)
        item.title, item.low, item.high = f"{text_of(scene, first, last)} ({making})", low, high
        yield item


def _numbered(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """«ТЭЦ-2», «ГЭС-1»: power stations with a number are one token."""
    stations = spans.words_of("ru", "head")
    for i in identifiers(scene, sentence.first, sentence.last):
        stem, dash, number = scene.lows[i].replace("‑", "-").partition("-")
        if dash and number.isdigit() and stations.get(stem, ("", ""))[1].startswith("power"):
            item = Found(i, i + 1, Mark("head", "power", i, i + 1), "a power station with a number")
            item.low, item.high = spans.bounds(scene, i)
            yield item
