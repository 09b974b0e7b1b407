"""The year or the day of a project: told beside it, or by the words that go on about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.period import Period
from comity.reading.facts import spans
from comity.reading.facts.coming import season_over, to_come
from comity.reading.facts.common import ahead_of_text, behind_text, times_between
from comity.reading.facts.marked import Mark, marks_in
from comity.reading.facts.project_parts import Found
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Scene, Time

_OPENS = (
    "open", "complet", "ready", "operation", "start", "finish", "откр", "сдад", "сдаст", "введ", "зараб", "достро",
    "заверш", "пуст", "запуст",
)  # fmt: skip
_BREAKS = frozenset(",;:()")
_FOLLOWING = 3  # sentences that may go on about a project
_LEAD = 3  # words that open a part of a sentence
_STEM = 4
_VERBS = words("project_dates.verbs")
_END = ("end", "конец", "конца", "концу", "конце")


def when(
    scene: Scene, sentence: Sentence, item: Found, status: str, heads: Sequence[Mark], told: Period | None
) -> Period | None:
    """Of what is being built or planned the day it is to open, though only the next words tell it: "is building a
    mill; production should begin in 2031". Else `told`, the year told beside it."""
    if status == "operating":
        return told or _runs_since(scene, sentence, item, heads)
    if told is not None and not behind_text(scene, told):
        return told
    later = _goes_on(scene, sentence, item, heads)
    return later.period if later is not None else told


def beside(scene: Scene, item: Found) -> Period | None:
    """The year or date told of it between its commas, or by the words that open its part of the sentence: "since 2010"
    is 2010.
    """
    low, high = spans.bounds(scene, item.first)[0], spans.bounds(scene, item.last - 1)[1]
    opens = _opens_later(scene, item, high)
    if opens is not None:
        return opens.period
    first, last = spans.segment(scene, item.first, low, high)
    opening = spans.segment(scene, low, low, high)
    own = times_between(scene, first, last)
    if not own and _next_clause(scene, opening[1] - 1, item.first) == item.first:
        own = times_between(scene, opening[0], min(opening[1], item.first))
    own = own or times_between(scene, last, _next_clause(scene, last, high))
    times = [time for time in own if not item.first <= time.first < item.last]
    if not times:
        return None
    time = min(times, key=lambda time: item.first - time.last if time.last <= item.first else time.first - item.last)
    if time.rule == "since":
        return Period.of_year(time.period.year)
    start, end = spans.segment(scene, time.first, low, high)
    return _whole(scene, to_come(scene, time, min(first, start), max(last, end)))


def _whole(scene: Scene, time: Time) -> Period:
    """ "By the end of 2031" is some time in that year."""
    end = time.period.day == 31 and time.period.month == 12
    named = any(scene.lows[i] in _END for i in range(max(0, time.first - 2), time.last))
    return Period.of_year(time.period.year) if end and named else time.period


def _opens_later(scene: Scene, item: Found, high: int) -> Time | None:
    """ "Broke ground in May for a mill which will open in 2031": the day it is to open, not that of the first stone."""
    for time in times_between(scene, item.last, high):
        verbs = any(scene.lows[i].startswith(_OPENS) for i in range(item.last, time.first))
        if verbs and scene.date is not None and time.period.first_day > scene.date.last_day and not time.period.span:
            return time
    return None


def _next_clause(scene: Scene, first: int, last: int) -> int:
    """Where another clause begins: ", and Teklas is expanding"; ", which opens in May" still tells of it."""
    for i in range(first, last - 1):
        if scene.tokens[i].text == "," and scene.lows[i + 1] in ("and", "и", "а"):
            return i
    return last


# --- what goes on about it -------------------------------------------------------------------------------------------


def _goes_on(scene: Scene, sentence: Sentence, item: Found, heads: Sequence[Mark]) -> Time | None:
    """ "It is to start up in 2031", «ввод ожидается в 2031 году», "; the first birds are due in March"."""
    starts = tuple(spans.words_of(scene.language, "start_up"))
    for first, last in _parts(scene, sentence, item, heads):
        if not _of_it(scene, item, first, last):
            continue
        if not any(scene.lows[i].startswith(starts) for i in range(first, last)):
            continue
        times = (_ahead(scene, time) for time in times_between(scene, first, last) if time.rule != "since")
        chosen = next((time for time in times if ahead_of_text(scene, time.period) and not time.period.span), None)
        if chosen is not None:
            return replace(chosen, period=_whole(scene, chosen))
    return None


def _runs_since(scene: Scene, sentence: Sentence, item: Found, heads: Sequence[Mark]) -> Period | None:
    """ "; it has been running since 1979", «завод работает с 2001 года»."""
    for first, last in _parts(scene, sentence, item, heads):
        since = [time for time in times_between(scene, first, last) if time.rule == "since"]
        works = any(scene.lows[i] in spans.listed("runs") for i in range(first, last))
        if since and works and _of_it(scene, item, first, last):
            return Period.of_year(since[0].period.year)
    return None


def _parts(scene: Scene, sentence: Sentence, item: Found, heads: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The parts between marks of what follows the phrase in its sentence, then of the next sentences of the paragraph
    up to one that names another project."""
    yield from _between_marks(scene, item.last, sentence.last)
    for following in scene.sentences[sentence.index + 1 : sentence.index + 1 + _FOLLOWING]:
        if following.paragraph != sentence.paragraph or _of_another(scene, item, following, heads):
            return
        yield from _between_marks(scene, following.first, following.last)


def _between_marks(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for i in range(first, last):
        if scene.tokens[i].text in _BREAKS:
            if i > start:
                yield start, i
            start = i + 1
    if last > start:
        yield start, last


def _of_another(scene: Scene, item: Found, sentence: Sentence, heads: Sequence[Mark]) -> bool:
    own = scene.lows[item.head.first][:_STEM]
    return any(scene.lows[mark.first][:_STEM] != own for mark in marks_in(heads, sentence.first, sentence.last))


def _of_it(scene: Scene, item: Found, first: int, last: int) -> bool:
    """The part opens with a pronoun, the project's own noun, its first unit or goods, or its start."""
    leads = spans.words_of(scene.language, "start_lead")
    own = scene.lows[item.head.last - 1][:_STEM]
    opening = range(first, min(first + _LEAD, last))
    if first + 1 < last and scene.lows[first] in ("and", "и") and scene.lows[first + 1] in _VERBS:
        return True  # "it will cost $9 million (with the quay) and is to open in 2031"
    return any(scene.lows[i] in leads or scene.lows[i][:_STEM] == own for i in opening)


def _ahead(scene: Scene, time: Time) -> Time:
    """A month or season without its year is the next one: what is being built is not open yet."""
    printed = any(token.text.isdigit() and len(token.text) == 4 for token in scene.tokens[time.first : time.last])
    past = behind_text(scene, time.period) or season_over(scene, time)
    return replace(time, period=time.period.shift(1)) if past and not printed else time
