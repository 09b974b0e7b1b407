"""The relations themselves: established on a day, and their anniversaries."""

from __future__ import annotations

from comity.model.facts import Milestone
from comity.reading.facts.common import HYPHENS, make, text_of, times_between, told
from comity.reading.facts.events import ordinal_before
from comity.reading.facts.marked import Mark, Words, marks_in, plain_words
from comity.reading.facts.phrases import phrase_last
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene, Time
from comity.reference.countries import country

_DATED = words("relations.dated")


def established(scene: Scene, sentence: Sentence, words: Words) -> list[Milestone]:
    """ "Diplomatic relations were established on 4 May 1993", «дипломатические отношения установлены в 1992 году»."""
    found = []
    for mark in marks_in(words["diplomatic"], sentence.first, sentence.last):
        near = marks_in(words["established"], max(sentence.first, mark.first - 5), min(sentence.last, mark.last + 8))
        labelled = _labelled(scene, sentence, mark)
        if labelled is not None:
            step = "установлены" if scene.language == "ru" else "established"
            found.append(line(scene, mark.first, mark.last, _of_pair(scene), step, labelled, "relations in a list"))
            continue
        end = mark.last - (scene.lows[mark.last - 1] in _DATED)  # "opened relations in [May 1971]"
        before_it = scene.tokens[max(sentence.first, mark.first - 4) : mark.first]
        if not near or any(token.low in plain_words("jubilee") for token in before_it):
            continue
        after = times_between(scene, mark.last, sentence.last)
        before = times_between(scene, sentence.first, mark.first)
        time = after[0] if after else before[-1] if before else None
        if time is None and any(scene.lows[i] in plain_words("years") for i in range(sentence.first, sentence.last)):
            continue  # «со дня установления минуло 23 года»: no step, and no day of one
        step = "установлены" if scene.language == "ru" else scene.tokens[near[0].first].low
        step = "established" if step in ("were", "have", "the", "since", "establishment", "opened") else step
        found.append(line(scene, mark.first, end, _of_pair(scene), step, time, "relations established"))
    return found


def _labelled(scene: Scene, sentence: Sentence, mark: Mark) -> Time | None:
    """ "Diplomatic relations: since 10 May 1965", «дипломатические отношения — с 4 июня 1992 года»."""
    if mark.last >= sentence.last or scene.tokens[mark.last].text not in (":", "—", "–", "-"):
        return None
    times = times_between(scene, mark.last + 1, min(mark.last + 4, sentence.last))
    return times[0] if times else None


def _of_pair(scene: Scene) -> str:
    """ "diplomatic relations of Chad and Niger"."""
    russian = scene.language == "ru"
    if scene.pair is None:
        return "дипломатические отношения" if russian else "diplomatic relations"
    if russian:
        return "дипломатические отношения " + " и ".join(country(code).name_in("ru", "genitive") for code in scene.pair)
    return "diplomatic relations of " + " and ".join(country(code).name_in("en", "genitive") for code in scene.pair)


def anniversaries(scene: Scene, sentence: Sentence, words: Words) -> list[Milestone]:
    """ "The 25th anniversary of diplomatic relations", «исполняется 30 лет дипломатических отношений»: at the
    margin."""
    found: list[Milestone] = []
    for mark in marks_in(words["anniversary"], sentence.first, sentence.last):
        number = ordinal_before(scene, mark.first)
        last = phrase_last(scene, mark.last)
        if number is None or last == mark.last:
            continue
        union = text_of(scene, mark.last, last)
        union = union.removeprefix("of ").removeprefix("the ")
        time = _year_of(scene, sentence, mark)
        step = text_of(scene, number[1], last) if scene.language == "en" else text_of(scene, number[1], mark.last)
        found.append(line(scene, number[1], last, union, step, time, "anniversary", optional=True))
    for mark in marks_in(words["diplomatic"], sentence.first, sentence.last):
        i = mark.first - 1
        while i > sentence.first and scene.lows[i] in ("установления", "со", "дня", "of"):
            i -= 1
        if scene.lows[i] in plain_words("jubilee") and scene.tokens[i - 1].text in HYPHENS and i - 2 >= sentence.first:
            step = text_of(scene, i - 2, i + 1)
            time = _year_of(scene, sentence, mark)
            found.append(line(scene, i - 2, mark.last, _of_pair(scene), step, time, "anniversary", optional=True))
            continue
        if i > sentence.first and scene.lows[i] in plain_words("years") and scene.tokens[i - 1].kind == NUMBER:
            time = _year_of(scene, sentence, mark)
            step = text_of(scene, i - 1, i + 1)
            found.append(line(scene, i - 1, mark.last, _of_pair(scene), step, time, "anniversary", optional=True))
    return found


def _year_of(scene: Scene, sentence: Sentence, mark: Mark) -> Time | None:
    times = times_between(scene, sentence.first, sentence.last)
    before = [t for t in times if t.last <= mark.first]
    return before[-1] if before else times[0] if times else None


def line(
    scene: Scene, first: int, last: int, union: str, step: str, time: Time | None, rule: str, *, optional: bool = False
) -> Milestone:
    return make(
        Milestone,
        scene,
        first,
        last,
        rule=rule,
        optional=optional,
        evidence=[told("date", "date of the step", time)] if time else [],
        union=union,
        step=step,
        date=time.period if time else None,
    )
