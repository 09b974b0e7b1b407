"""The day on which a gathering began, where the text prints another one or prints it apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from comity.model.period import Period
from comity.reading.facts.common import ARTICLES, clause, times_between
from comity.reading.facts.marked import plain_words
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Scene, Time

_DAYS = {"two": 2, "three": 3, "four": 4, "five": 5, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5}
_LINE = 8  # tokens of what stands in brackets behind a name
_DASHES = "-–—"
_NEWS_DAYS = 5


def label_time(scene: Scene, last: int) -> Time | None:
    """ "The ninth session (Oslo, May 2018)": the brackets right behind a name tell its day."""
    if last + 1 >= len(scene.tokens) or scene.tokens[last].text != "(":
        return None
    end = next((i for i in range(last + 1, min(last + _LINE, len(scene.tokens))) if scene.tokens[i].text == ")"), None)
    times = times_between(scene, last + 1, end) if end is not None else []
    return times[0] if times and not times[0].period.span else None


def date_alone(scene: Scene, sentence: Sentence) -> Time | None:
    """«28 мая 2017 г. Осло посетил министр»: the stop of «г.» parts the day from what it dates."""
    before = scene.sentences[sentence.index - 1] if sentence.index else sentence
    if before is sentence or before.paragraph != sentence.paragraph:
        return None
    times = times_between(scene, before.first, before.last)
    held = {i for time in times for i in range(time.first, time.last)}
    rest = [i for i in range(before.first, before.last) if i not in held]
    plain = all(scene.tokens[i].kind == MARK or scene.lows[i] in ("г", "т") for i in rest)
    return times[0] if times and plain and times[0].period.length <= 1 else None


def first_day(scene: Scene, first: int, last: int, time: Time) -> Time:
    """The first of several days: «30 апреля — 1 мая»; "the two-day visit ended on Friday", «трёхдневный визит
    завершился вчера»."""
    if not time.period.day:
        return time
    low, high = clause(scene, first)
    if time.first > 1 and scene.tokens[time.first - 1].text in _DASHES:
        before = [one for one in scene.times_in(max(0, time.first - 4), time.first) if one.last == time.first - 1]
        return before[0] if before and before[0].period.day else time
    lasted = _lasted(scene, low, high)
    ended = any(scene.lows[i] in plain_words("ended") for i in range(low, high))
    if lasted is None or not ended:
        return time
    day = time.period.first_day - timedelta(days=lasted - 1)
    return replace(time, period=Period.of_day(day.year, day.month, day.day))


def _lasted(scene: Scene, low: int, high: int) -> int | None:
    """How many days: "two-day", «трёхдневный», "after three days"."""
    for i in range(low, high):
        token = scene.lows[i]
        word, dash, unit = token.partition("-")
        if dash and unit == "day" and word in _DAYS:
            return _DAYS[word]
        stem = token.partition("дневн")
        if stem[1] and stem[0] in _DAYS:
            return _DAYS[stem[0]]
        if token in ("days", "дней", "дня") and i and scene.lows[i - 1] in _DAYS and i - 2 >= low:
            return _DAYS[scene.lows[i - 1]] if scene.lows[i - 2] in ("after", "спустя", "после") else None
    return None


def day_of_news(scene: Scene, sentence: Sentence, first: int) -> Time | None:
    """ "OSLO, 22 May. ... the minister said [at a session of the council]": what somebody said there is the news of
    the day that opens the text."""
    lead = first - 1
    while lead > sentence.first and scene.lows[lead] in ARTICLES:
        lead -= 1
    said = any(scene.lows[i] in plain_words("said") for i in range(sentence.first, first))
    if scene.lows[lead] not in ("at", "на") or not said or scene.date is None or not scene.date.day:
        return None
    body = next((one for one in scene.sentences if one.block.kind not in ("title", "header")), None)
    if body is None or body.paragraph != sentence.paragraph:
        return None
    days = [time for time in times_between(scene, body.first, sentence.last) if time.period.day and not time.earlier]
    if not days or len({time.period for time in days}) > 1:
        return None
    age = (scene.date.first_day - days[0].period.first_day).days
    return days[0] if 0 <= age <= _NEWS_DAYS else None
