"""Which period a count is of: one of its sentence, the month of what is reported, or the document's year."""

from __future__ import annotations

from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, PLAIN, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import underway_or_ahead
from comity.reading.resolve.counts import GATHERED, Count
from comity.reading.resolve.when import When, usable
from comity.reading.scan import Sentence
from comity.reading.scene import Time

ENROLLED = "the month of a meeting to come that they signed up for"
_NOW = words("counted.now")
_NO_DATE = words("count_when.no_date")
_NO_MEETING = frozenset(("season", "relative month name"))
_SIGNED, _SIGNABLE = words("counted.signed"), words("counted.signable")
_SIGNING_UP = words("counted.signing_up")
_ATTENDED, _ATTENDING = words("counted.attended"), words("counted.attending")
ATTENDING = words("count_when.attending")
_MEETINGS = words("counted.meetings")
_FLOWING = words("counted.flowing")
_LISTED = words("count_when.listed")
_AND = frozenset(("and", "и"))
_THEY = words("count_when.they")
_SHORT = 6
_WORTH = words("count_when.worth")
_MADE = words("counts.made")
_FEW = 3  # "between the two countries" tells no number
_ALL_ALONG = words("counted.all_along")


def count_when(desk: Desk, sentence: Sentence, amount: Amount, count: Count) -> When:
    """The period of a count: one of its sentence, else the document's year; of what is only planned, none; of what a
    meeting signs or who comes to it, the month of the meeting."""
    scene, written = desk.scene, desk.scene.date
    meeting = _of_meeting(desk, sentence, count)
    if meeting:
        time = _meeting_time(desk, sentence, amount) or _meeting_ahead(desk, sentence, count)
        time = time or meeting_before(desk, sentence)
        if time is not None:
            rule = ENROLLED if _signing_up(desk, sentence, count, time) else "the month of the meeting"
            return When(_month(time.period), None, rule, time)
    before = scene.tokens[max(sentence.first, amount.first - 4) : amount.first]
    if not any(token.low in _NOW for token in before):
        times = [time for time in scene.times_in(sentence.first, sentence.last) if _may_date(desk, amount, time)]
        times = [time for time in times if not _since_before(sentence, count, time, amount)]
        chosen = _count_time(desk, sentence, amount, times)
        if chosen is not None:
            return When(chosen.period, rule="a period of the sentence", time=chosen)
    if meeting and written is not None and not written.is_year:
        return When(_month(written), None, "the month of the meeting reported")
    noun = count.noun.split()[-1] if count.noun else ""
    if noun in _FLOWING and desk.period is not None:
        return When(desk.period, None, "the period of the flow told")
    last = desk.told.last
    carried = last is not None and last.start >= sentence.block.start and last.measure.startswith("count:")
    dated = carried and last is not None and last.period is not None and last.period.day
    if last is not None and dated and (_same(sentence, count, last) or at_those_counted(desk, sentence, amount, count)):
        return When(last.period, None, "as the count before it")
    near = last if last is not None and last.start >= sentence.start else None
    if near is not None and near.period is not None and _beside(scene.lows[amount.first - 1], near, count):
        return When(near.period, None, "as the count before it")
    newer = _after_compared(desk, sentence, amount)
    if newer is not None and noun in _FLOWING:
        return When(newer, None, "the year after the one compared with")
    # What is only planned has no year; goods that are to be freed or added are a list of today.
    planned = underway_or_ahead(scene, sentence, amount) in ("planned", "forecast") and noun not in _LISTED
    return When(None if planned or written is None else Period.of_year(written.year), rule="the document's year")


def _after_compared(desk: Desk, sentence: Sentence, amount: Amount) -> Period | None:
    """ "60,000 visitors came, 8 percent more than in 2018": of the year after."""
    written = desk.scene.date
    for time in desk.scene.times_in(amount.last, sentence.last):
        led = desk.scene.lows[time.first - 2 : time.first]
        compared = led in (["than", "in"], ["чем", "в"]) and time.period.is_year and not time.relative
        if compared and written is not None and time.period.year < written.year:
            return time.period.shift(1)
    return None


def _beside(lead: str, last: Figure, count: Count) -> bool:
    """ "60 agreements and six declarations since 2014", a level beside the growth of the same count, «в 2019 году
    открыто семь таких фирм, закрыто четыре»."""
    joined = lead in _AND and last.measure.startswith("count:") and last.period is not None and last.period.span
    same = last.measure == f"count:{count.noun}"
    return joined or (same and (last.form == "growth" or lead in _MADE))


def _same(sentence: Sentence, count: Count, last: Figure) -> bool:
    """ "nine of them", right after those counted at a date; «из них 17 — совместные»."""
    same = last.measure == f"count:{count.noun}" or count.noun == "joint ventures"
    return last.start >= sentence.start and same


def at_those_counted(desk: Desk, sentence: Sentence, amount: Amount, count: Count) -> bool:
    """ "On 31 December there were 640 firms. They employed 8,000 people", «На них занято 8 тыс. человек»: the people
    at the firms counted at a date in the sentence before."""
    if count.noun not in ("employees", "workers") or amount.first - sentence.first > _SHORT:
        return False
    return not _THEY.isdisjoint(desk.scene.lows[sentence.first : amount.first])


def _month(period: Period) -> Period:
    return Period.of_month(period.year, period.month)


def _of_meeting(desk: Desk, sentence: Sentence, count: Count) -> bool:
    """ "Six agreements were signed", «в форуме участвуют 120 компаний»: counted of one meeting, unless it is told as
    a sum over time ("so far", «всего», "have signed")."""
    said = desk.scene.lows[sentence.first : sentence.last]
    noun = count.noun.split(" with ")[0].split()[-1:]
    dated = {i for t in desk.scene.times_in(sentence.first, sentence.last) for i in range(t.first, t.last)}
    known = {low for i, low in enumerate(said, sentence.first) if i not in dated}  # «программа на 2019–2021 годы»
    if noun and noun[0] in _ATTENDING and not _SIGNING_UP.isdisjoint(known):
        return True  # "so far 22 companies have signed up"
    if not _ALL_ALONG.isdisjoint(known) or not noun:
        return False
    if noun[0] in GATHERED:
        return True
    if noun[0] in _SIGNABLE:
        signed = [i for i, low in enumerate(said) if low in _SIGNED]
        return bool(signed) and not any(said[i - 1] in ("have", "has", "had") for i in signed if i)
    return noun[0] in _ATTENDING and not _ATTENDED.isdisjoint(known)


def _meeting_time(desk: Desk, sentence: Sentence, amount: Amount) -> Time | None:
    """The day or month the sentence gives the meeting: "on 3-5 May", «12 апреля», "in September"; the nearest one."""
    times = [
        time
        for time in desk.scene.times_in(sentence.first, sentence.last)
        if not time.earlier and (time.period.day or time.period.length == 1) and time.rule not in _NO_MEETING
    ]
    return min(times, key=lambda time: abs(time.first - amount.first), default=None)


def _signing_up(desk: Desk, sentence: Sentence, count: Count, time: Time) -> bool:
    """ "22 companies have put their names down", «заявлены 27 компаний»: for a meeting that is still to come."""
    written, said = desk.scene.date, set(desk.scene.lows[sentence.first : sentence.last])
    ahead = written is not None and time.period.first_day > written.last_day
    return ahead and not _SIGNING_UP.isdisjoint(said) and count.noun.split(" with ")[0].split()[-1] in _ATTENDING


def _meeting_ahead(desk: Desk, sentence: Sentence, count: Count) -> Time | None:
    """ "The mission leaves on 22 October. So far 18 companies have signed up": the meeting that the sentence before
    told of."""
    noun, written = count.noun.split(" with ")[0].split()[-1:], desk.scene.date
    if not sentence.index or written is None or noun[0] not in _ATTENDING:
        return None
    before = desk.scene.sentences[sentence.index - 1]
    times = [time for time in desk.scene.times_in(before.first, before.last) if time.period.day]
    ahead = [time for time in times if time.period.first_day > written.last_day]
    return ahead[0] if before.paragraph == sentence.paragraph and ahead else None


def meeting_before(desk: Desk, sentence: Sentence) -> Time | None:
    """ "On 20 May a forum was held in Hanoi. Some 300 participants signed ...", «20–21 мая приезжал министр. 300
    участников заключили ...»: the day of the meeting that one of the two sentences before told of, and no other."""
    for before in reversed(desk.scene.sentences[max(0, sentence.index - 2) : sentence.index]):
        if before.paragraph != sentence.paragraph:
            return None
        times = desk.scene.times_in(before.first, before.last)
        days = [time for time in times if time.period.day and not time.earlier and time.rule not in _NO_MEETING]
        if days:
            met = not _MEETINGS.isdisjoint(desk.scene.lows[before.first : before.last])
            met = met or not _MEETINGS.isdisjoint(desk.scene.lows[sentence.first : sentence.last])
            return days[0] if met and len(days) == 1 else None
    return None


def _may_date(desk: Desk, amount: Amount, time: Time) -> bool:
    """A period a count can be of: no compared one, no weekday, season or month told by its name, no other amount's."""
    if time.earlier:
        led = desk.scene.lows[amount.first - 1] in ("after", "against", "from", "после", "против")
        return led and desk.owned.get(time.first) == amount.first
    named = time.rule == "season" and not time.relative  # "in autumn 2021"
    if (time.rule in _NO_DATE and not named) or (
        time.relative and time.period.length == 1 and not _lies_ahead(desk, time)
    ):
        return False
    return desk.owned.get(time.first, amount.first) == amount.first and (
        not time.period.day or usable(desk.scene, time)
    )


def _since_before(sentence: Sentence, count: Count, time: Time, amount: Amount) -> bool:
    """ "have put $20 billion there since 1990, and employ 105,000": who works there works there now."""
    return count.noun in ("employees", "workers") and time.rule == "since" and time.first < amount.first


def _lies_ahead(desk: Desk, time: Time) -> bool:
    """ "In October a forum will show 40 exporters ...": a month to come, named for what is planned."""
    written = desk.scene.date
    return written is not None and time.period.first_day > written.last_day and not time.period.day


def _count_time(desk: Desk, sentence: Sentence, amount: Amount, times: list[Time]) -> Time | None:
    """A period right after the count or in the rest of its clause, or before it with no number between, or anywhere
    if it is the only number."""
    own = [time for time in times if desk.owned.get(time.first) == amount.first]
    inside = [
        other
        for other in desk.amounts_in(sentence.first, sentence.last)
        if other is not amount and not (other.word and other.kind == PLAIN and other.value <= _FEW)
    ]
    after = [time for time in times if time.first >= amount.last and _one_clause(desk, amount.last, time.first, inside)]
    before = [
        time
        for time in times
        if time.first < amount.first
        and not any(time.last <= other.first < amount.first for other in inside)
        and not any(token.text == ";" for token in desk.scene.tokens[time.last : amount.first])
    ]
    worth = next((other for other in inside if other.first > amount.last and other.kind == MONEY), None)
    if not (own or after or before) and worth is not None and desk.scene.lows[worth.first - 1] in _WORTH:
        # "753 projects worth $4 billion between 1989 and 2017": the years are of both
        after = [
            time for time in desk.scene.times_in(worth.last, worth.last + 3) if time.period.span and not time.earlier
        ]
    if own or after or before:
        return own[-1] if own else after[0] if after else before[-1]
    return times[-1] if times and not inside else None


def _one_clause(desk: Desk, first: int, last: int, inside: list[Amount]) -> bool:
    """No comma and no other number stands between."""
    if any(first <= other.first < last for other in inside):
        return False
    return not any(token.text in ",;:()" for token in desk.scene.tokens[first:last])
