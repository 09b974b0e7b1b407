"""The day of an agreement by its occasion: the visit, the session or the news at which it was or will be signed."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.model.period import Period
from comity.reading.facts.agreement_parts import Stage
from comity.reading.facts.common import behind_text, clause, in_title, times_between
from comity.reading.facts.marked import Words, marks_in, plain_words
from comity.reading.scan import Sentence
from comity.reading.scene import Scene, Time

OCCASIONS = ("occasion", "occasion_by", "visit", "session", "body", "go")
_NEWS_DAYS = 5
_BEFORE = 2  # sentences before that may tell of the occasion
_OPENING = 6  # tokens: "Four papers were signed", «Подписана программа»
_GATHERINGS = ("visit", "session", "body", "go")
_SEVERAL_DAYS = re.compile(r"(?<![\d.-])\d{1,2}\s?(?:-|–|—|to|and|и|по)\s?\d{1,2}(?!\d)")


def on_occasion(scene: Scene, sentence: Sentence, stage: Stage, words: Words) -> Stage:
    """ "A memorandum was signed during the visit", «там же подпишут программу», "on that occasion": on the day of what
    the sentences before tell."""
    if stage.time is not None or stage.action not in ("signed", "planned"):
        return stage
    by_then = marks_in(words["occasion_by"], sentence.first, sentence.last)
    named = by_then or marks_in(words["occasion"], sentence.first, sentence.last)
    times = _of_the_part_before(scene, sentence, stage, words, bool(named))
    if not times and (named or _opens(scene, sentence, stage)) and sentence.index:
        times = _of_the_sentences_before(scene, sentence, words, bool(named))
    if stage.action == "planned":  # "is to be signed during the visit": no day that is over
        times = [time for time in times if not behind_text(scene, time.period)]
    if not times:
        return stage
    return replace(stage, time=_by_then(times[-1]) if by_then else some_day_of(scene, times))


def _of_the_part_before(scene: Scene, sentence: Sentence, stage: Stage, words: Words, named: bool) -> list[Time]:
    """ "On 5 May the minister was in Oslo; he signed a treaty": the part before the semicolon tells the day."""
    low = clause(scene, stage.first)[0]
    if low <= sentence.first or scene.tokens[low - 1].text != ";" or not (named or stage.action == "signed"):
        return []
    gathers = any(marks_in(words[kind], sentence.first, low) for kind in _GATHERINGS)
    return [
        time
        for time in times_between(scene, sentence.first, low)
        if time.period.length <= 1 and (named or gathers or time.period.day)
    ]


def _of_the_sentences_before(scene: Scene, sentence: Sentence, words: Words, named: bool) -> list[Time]:
    """The days of the two sentences before; where the occasion is a visit, of the last sentence that tells of one; of
    the one right before where nothing but its place names the occasion."""
    start = scene.sentences[max(0, sentence.index - (_BEFORE if named else 1))]
    if not named:
        told = any(marks_in(words[kind], start.first, start.last) for kind in _GATHERINGS)
        if not told or start.paragraph != sentence.paragraph:
            return []
    first = max(start.first, _body_first(scene))
    times = [time for time in times_between(scene, first, sentence.first) if time.period.length <= 1]
    if times or not marks_in(words["visit"], sentence.first, sentence.last):
        return times
    for mark in reversed(marks_in(words["visit"], 0, start.first)):
        whole = scene.sentence_of(mark.first)
        days = [time for time in times_between(scene, whole.first, whole.last) if time.period.day]
        if days and not in_title(whole):
            return days
    return []


def _opens(scene: Scene, sentence: Sentence, stage: Stage) -> bool:
    """«Подписана программа ...», "Four documents were signed, among them ...": who signed is told before."""
    if stage.action != "signed" or stage.first - sentence.first > _OPENING:
        return False
    if scene.language == "ru":
        return stage.first == sentence.first and scene.lows[stage.first].endswith(("ан", "ана", "ано", "аны"))
    lows = [scene.lows[i] for i in range(sentence.first, stage.first)]
    return "were" in lows and any(low in plain_words("papers") for low in lows)


def _by_then(time: Time) -> Time:
    """ "By then", «к визиту»: some day of that month."""
    first = time.period.first_day
    return replace(time, period=Period.of_month(first.year, first.month))


def some_day_of(scene: Scene, times: list[Time]) -> Time:
    """The last of the times; of several days ("25-26 March", «30 сентября — 1 октября») no one tells which: the month,
    or the year."""
    last = times[-1]
    if not last.period.day:
        return last
    if len(times) > 1 and last.first - times[-2].last == 1 and scene.tokens[times[-2].last].text in "-–—":
        return replace(last, period=Period.of_year(last.period.year))
    several = _SEVERAL_DAYS.search(scene.text[last.start : last.end])
    return _by_then(last) if several else last


def of_the_day(scene: Scene, sentence: Sentence, stage: Stage) -> Stage:
    """News of one day: "DAKAR, 5 May. ... They signed a memorandum": the only day told so far, in the days before the
    text."""
    if stage.time is not None or stage.action != "signed" or scene.date is None or in_title(sentence):
        return stage
    days = [time for time in scene.times_in(_body_first(scene), sentence.first) if time.period.day and not time.earlier]
    if len({time.period for time in days}) != 1:
        return stage
    age = (scene.date.first_day - days[0].period.first_day).days
    return replace(stage, time=some_day_of(scene, days[:1])) if 0 <= age <= _NEWS_DAYS else stage


def _body_first(scene: Scene) -> int:
    """The first token under the title and the line of the date."""
    return next((one.first for one in scene.sentences if one.block.kind not in ("title", "header")), 0)
