"""Which period the text is telling of: an aside's, its paragraph's, or the story's own."""

from __future__ import annotations

from dataclasses import replace

from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.when import When, in_clause_apart, is_of_event
from comity.reading.scan import Sentence

_AGAINST = words("emit.against")
_EARLY, _LATE = 1, 28
_LONG = 6
_HAS = (["has"], ["have"], ["had"])
_YEARS = words("story.years")
_NO_STORY = words("story.no_story")


def tell_period(desk: Desk, sentence: Sentence, amount: Amount, when: When, figure: Figure) -> None:
    """A period named for a figure is spoken of from here: in its sentence, in its paragraph if it is not older than
    what the paragraph told, and in the story if it is as long and newer."""
    told, _tokens = desk.told, desk.scene.tokens
    opening, told.opening = told.opening, False
    first = amount.first
    compared = first > sentence.first and desk.scene.lows[first - 1] in _AGAINST
    if when.time is not None and first >= 2 and desk.scene.lows[when.time.first - 1] == "(" and when.time.first < first:
        return  # "(2015: $2 billion)" is an aside
    if when.time is not None and in_clause_apart(desk.scene, when.time):
        return
    if when.time is not None and when.time.first in desk.against:
        return  # «126% к августу (112 млн)»: what is compared with
    up_to = when.time is not None and bool(when.time.period.day) and when.period is not None and not when.period.day
    heads = when.time is not None and when.time.earlier and told.period is None and when.time.first == sentence.first
    if (
        when.time is None
        or (when.time.earlier and not heads)
        or compared
        or (when.period != when.time.period and not up_to)
    ):
        return
    if when.period is None or when.period.day:
        return
    told.local = when.period
    if figure.status != "reported" or when.period.span or figure.measure.startswith("count:"):
        return
    if told.period is None or opening or when.period.last_day >= told.period.last_day:
        told.period = told.period if _part_of_told(desk, sentence, when.period) else when.period
    if opening and told.asked and when.period.length > 1:
        told.story = when.period  # what an answer opens with is what the interview goes on about
    _tell_story(desk, when.period)


def _part_of_told(desk: Desk, sentence: Sentence, period: Period) -> bool:
    """ "In 2016 it was 82 million: 35 in the first half, 48 in the second": the parts do not end the whole's story."""
    whole = desk.told.period
    if whole is None or whole == period or not whole.first_day <= period.first_day <= period.last_day <= whole.last_day:
        return False
    return any(time.period == whole for time in desk.scene.times_in(sentence.first, sentence.last))


def _tell_story(desk: Desk, period: Period) -> None:
    """The first period told is the story's; a newer one takes its place only if it is no smaller part of a year:
    "In 2020 exports were ... In January 2021 they were ..." is a story of 2020."""
    story = desk.told.story
    if story is None or (period.last_day > story.last_day and period.length >= story.length):
        desk.told.story = period


def remember_period(desk: Desk, sentence: Sentence) -> None:
    """The last period of a title or heading, or the first the text tells at all, is the story's."""
    headed = sentence.block.kind in ("title", "heading")
    if desk.told.period is not None and not headed:
        return
    for time in reversed(desk.scene.times_in(sentence.first, sentence.last)):
        if not time.earlier and not time.period.day and not time.period.span and time.rule not in _NO_STORY:
            if not headed and (_is_long_ago(desk, time.period) or is_of_event(desk.scene, time)):
                continue  # "a bottle of 1958", "signed in March 2019"
            if headed and _is_of_writing(desk, time.period):
                continue  # "Chamber newsletter, November 2018"
            desk.told.period = time.period
            if headed:
                desk.told.story = time.period
            return


def _is_of_writing(desk: Desk, period: Period) -> bool:
    """The month in which the text is written: when it appears, not what it tells of."""
    written = desk.scene.date
    month = written is not None and period.length == 1 and not period.day and not written.is_year
    return bool(month and written and (period.year, period.month) == (written.year, written.last_month))


def _is_long_ago(desk: Desk, period: Period) -> bool:
    """More years before the document than a story of trade goes back."""
    written = desk.scene.date
    return written is not None and written.year - period.last_year > _LONG


def open_paragraph(desk: Desk) -> None:
    """A new paragraph begins from the story's period, whatever part of it the one before told last."""
    if desk.told.story is not None:
        desk.told.period = desk.told.story


def period_asked(desk: Desk, sentence: Sentence) -> None:
    """ "How did the first half of the year go?", «А за весь прошлый год?»: the one period of a question is the
    answer's; one still to come only its first sentence's."""
    before, written = desk.scene.sentences[sentence.index - 1], desk.scene.date
    times = desk.scene.times_in(before.first, before.last)
    if len(times) != 1 or written is None or times[0].period.day or times[0].period.span or times[0].earlier:
        return
    if times[0].rule in _NO_STORY or is_of_event(desk.scene, times[0]) or _is_long_ago(desk, times[0].period):
        return
    desk.told.local = times[0].period
    if times[0].period.first_day <= written.last_day:
        desk.told.period = times[0].period
        desk.told.story = times[0].period


def since_january(flow: Flow, when: When) -> When:
    """ "By the end of August exports had reached", «на 1 сентября экспорт вырос»: a flow has no stock, so that it is
    what has flowed since January."""
    flowing = flow.measure.split(".")[-1] in TRADE or flow.measure.startswith(("other:transit", "other:cargo"))
    if not flowing or when.period is None or not when.period.day:
        return when
    months, base = _months_to(when.period), when.base
    if months is None:
        return when
    earlier = _months_to(base) if base is not None and base.day else None
    return replace(when, period=months, base=earlier or base, rule=f"{when.rule}, since January")


def _months_to(day: Period) -> Period | None:
    """January to the month that ends about this day; None of a day amid a month."""
    last = day.month if day.day >= _LATE else day.month - 1
    if not last or _EARLY < day.day < _LATE:
        return None
    return Period.months(day.year, 1, day.year, last)


def _in_so_many_years(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "In 2006 it was 221 million, so that is ten times as much in ten years", «за десять лет выросло впятеро»."""
    last = desk.told.last
    if last is None or last.start < sentence.start or last.form != "level":
        return False
    low = desk.scene.lows[amount.last : min(amount.last + 6, sentence.last)]
    low += desk.scene.lows[max(sentence.first, amount.first - 5) : amount.first]
    return any(word in ("in", "over", "за") and low[i + 2] in _YEARS for i, word in enumerate(low[:-2]))


def since_then(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> When:
    """ "In 1998 it was 820 million: it has since grown eightfold", «с тех пор удвоилось»: from the year told right
    before, up to the one that the story is of."""
    story = desk.told.story
    lead = desk.scene.lows[max(sentence.first, amount.first - 8) : amount.first]
    after = desk.scene.lows[amount.last : amount.last + 2]
    then = any(lead[i : i + 2] == ["тех", "пор"] for i in range(len(lead)))
    since = any(low == "since" and lead[i - 1 : i] in _HAS for i, low in enumerate(lead)) or after[:2] == ["since", "."]
    counted = _in_so_many_years(desk, sentence, amount)
    if not (then or since or counted):
        return when
    times = [time for time in desk.scene.times_in(sentence.first, amount.first) if not time.relative]
    start = times[-1].period if times else when.period
    asked = desk.told.period
    if counted and start is not None and asked is not None and asked.first_day > start.last_day:
        story = asked
    if start is None or story is None or story.first_day <= start.last_day:
        return when
    return When(story, Period.of_year(start.year), "since then", when.time)
