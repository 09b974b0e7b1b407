"""Meetings: sessions of commissions, forums, councils and summits; with visits, talks, exhibitions and festivals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from comity.model.facts import Meeting
from comity.model.period import Period
from comity.model.statement import Evidence, Statement
from comity.reading.facts import shows, stays, talks, visits
from comity.reading.facts.bodies import body, in_full, next_of_list
from comity.reading.facts.common import (
    ARTICLES,
    in_title,
    label_end,
    make,
    sentence_of,
    sentences_with,
    text_of,
    time_near,
    told,
    whole_year,
)
from comity.reading.facts.events import Event, ordinal_before, place_name, status, when, where
from comity.reading.facts.marked import Mark, Words, marks, marks_in
from comity.reading.facts.next_ones import next_ones
from comity.reading.facts.phrases import phrase_first, phrase_last
from comity.reading.facts.rounds import officers_meeting, round_of_talks
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene

_TOGETHER = 18  # tokens from a body to "its ninth session"
_TELLING = ("session", "body", "talks", "visit", "go", "met", "meets", "happens", "show", "days", "small", "office")
_KINDS = (
    "session", "body", "visit", "talks", "show", "days", "small", "visit_kind", "happens", "gathers", "go", "met",
    "role", "roles", "office", "open", "same_time", "same_day", "pact", "meets",
)  # fmt: skip
_LEAD = frozenset((*ARTICLES, "and", "и", ","))
_LAST = frozenset((*ARTICLES, "and", ","))


def find(scene: Scene) -> list[Statement]:
    """Every gathering the text tells of outside its title."""
    words = {kind: marks(scene, "facts_a", kind) for kind in _KINDS}
    known = talks.known_surnames(scene)
    found: list[Event] = []
    told = (words[kind] for kind in _TELLING)
    for sentence in sentences_with(
        scene, *told, tokens=chain(visits.leads(scene), stays.leads(scene), shows.leads(scene))
    ):
        if in_title(sentence):
            continue
        events = [*sessions(scene, sentence, words, found), *visits.find_in(scene, sentence, words, known)]
        events += talks.find_in(scene, sentence, words, known) or stays.discussed(scene, sentence, words, known)
        events += [*shows.find_in(scene, sentence, words)]
        events += next_ones(scene, sentence, words, [*found, *events])
        for event in sorted(events, key=lambda one: (one.first, -one.last)):
            if not _announces(scene, event, events) and not any(_same(scene, event, known) for known in found):
                found.append(in_full(scene, event, found))
    return list(_statements(scene, [one for one in found if not _of_the_numbered(scene, one, found)], words))


def _of_the_numbered(scene: Scene, event: Event, found: Sequence[Event]) -> bool:
    """ "On the eve of the session of the commission", and later "the fifth session opens in May": told once."""
    if event.ordinal is not None or event.rule != "session of a body" or when(scene, event) is not None:
        return False
    return any(one.ordinal and one.type == event.type and one.name.lower() == event.name.lower() for one in found)


def _announces(scene: Scene, event: Event, events: Sequence[Event]) -> bool:
    """«Министры встретятся в мае: в Осло пройдёт форум»: the colon names the meeting itself."""
    if event.type != "talks" or event.ordinal is not None:
        return False
    later = [
        one for one in events if one.first > event.last and one.type in ("summit", "forum", "commission", "council")
    ]
    return any(scene.tokens[i].text == ":" for one in later[:1] for i in range(event.last, one.first))


def _same(scene: Scene, event: Event, known: Event) -> bool:
    """Told already: the same words, the same numbered session, or the same visit again."""
    if event.first < known.last and known.first < event.last:
        return True
    if event.type != known.type:
        return False
    if event.name.lower() == known.name.lower() and event.ordinal == known.ordinal:
        mine, other = when(scene, event), when(scene, known)
        return mine is None or other is None or mine.period == other.period
    return False


# --- sessions --------------------------------------------------------------------------------------------------------


def sessions(scene: Scene, sentence: Sentence, words: Words, told_before: Sequence[Event]) -> list[Event]:
    """Sessions and bodies that meet, in one sentence."""
    found: list[Event] = []
    for mark in marks_in(words["session"], sentence.first, sentence.last):
        found.extend(
            _session_of(scene, sentence, mark, words)
            or _summit(scene, sentence, mark, words)
            or _bodies_before(scene, mark)
            or _possessive(scene, sentence, mark, words)
            or _its_session(scene, sentence, mark, words)
            or officers_meeting(scene, sentence, mark, words)
            or round_of_talks(scene, sentence, mark, words)
            or _bare(scene, mark, [*told_before, *found])
            or _named_meeting(scene, sentence, mark, words)
            or _of_people(scene, sentence, mark, words)
        )
    for mark in marks_in(words["talks"], sentence.first, sentence.last):
        found.extend(_round(scene, sentence, mark))
    for mark in marks_in(words["body"], sentence.first, sentence.last):
        if not any(event.first <= mark.first < event.last for event in found):
            found.extend(body(scene, sentence, mark, words))
    return found


def _session_of(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The ninth session of the intergovernmental commission", «третье заседание смешанной комиссии»."""
    after = mark.last
    if scene.language == "en":
        if after >= sentence.last or scene.lows[after] != "of":
            return []
        after += 1
    while after < sentence.last and scene.lows[after] in ARTICLES:
        after += 1
    if after >= sentence.last:
        return []
    last = _cap(scene, after, phrase_last(scene, after + 1), words)
    heads = marks_in(words["body"], after, last)
    kind_of = heads[0].value if heads else None
    bloc = next((p for p in scene.places_in(after, last) if p.role == "body"), None)
    if kind_of is None and bloc is None:
        return []
    number, first = ordinal_before(scene, mark.first) or (None, mark.first)
    number = number or _ordinal_after(scene, last, sentence.last)
    kind = (kind_of or "council").split("/")[0]
    return [Event(first, last, kind, _session_name(scene, mark, after, last), "session of a body", number)]


def _session_name(scene: Scene, mark: Mark, after: int, last: int) -> str:
    """English: the body's own name; Russian: the session's noun in the nominative and the body."""
    printed = text_of(scene, after, last)
    return f"{mark.value.rpartition('/')[2]} {printed}" if scene.language == "ru" else printed


def _cap(scene: Scene, first: int, last: int, words: Words) -> int:
    """Before "and the second session of": the next one of a list is no part of this one."""
    for mark in marks_in([*words["session"], *words["visit"], *words["talks"]], first + 1, last):
        number = ordinal_before(scene, mark.first)
        start = number[1] if number else mark.first
        while start > first and scene.lows[start - 1] in _LEAD:
            start -= 1
        return next_of_list(scene, first, max(start, first + 1))
    return next_of_list(scene, first, last)


def _ordinal_after(scene: Scene, i: int, stop: int) -> int | None:
    """ "A meeting of the council, the sixth, is being prepared"."""
    if i + 3 < stop and scene.tokens[i].text == "," and scene.lows[i + 1] == "the":
        number = ordinal_before(scene, i + 3)
        return number[0] if number and scene.tokens[i + 3].text in ",." else None
    return None


def _bodies_before(scene: Scene, mark: Mark) -> list[Event]:
    """ "The Supreme Council and the Intergovernmental Council meetings": each body that stands before the noun."""
    found: list[Event] = []
    end = mark.first
    while True:
        place = next((p for p in scene.places_in(max(0, end - 10), end) if p.last == end and p.role == "body"), None)
        if place is None:
            return found[::-1]
        found.append(Event(place.first, place.last, "council", _words(scene, place), "meetings of bodies named before"))
        end = place.first
        while end > 0 and scene.lows[end - 1] in _LAST:
            end -= 1


def _words(scene: Scene, place: Place) -> str:
    return " ".join(scene.text[place.start : place.end].split())


def _possessive(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The chief of the Trade Council told the council's meeting": anchored at the full name before."""
    before = [head for head in words["body"] if head.last == mark.first]
    if not before or not scene.tokens[mark.first - 1].possessive:
        return _next_of(scene, mark, words)
    noun = scene.tokens[before[0].first].low
    for head in reversed(marks_in(words["body"], 0, before[0].first)):
        if scene.lows[head.first] == noun and scene.tokens[head.first].capital:
            first, last = phrase_first(scene, head.first), head.last
            if last - first > 1 and sentence_of(scene, head.first).index >= sentence.index - 3:
                place, time = where(scene, mark.first, mark.last), time_near(scene, mark.first, mark.last)
                name = text_of(scene, first, last)
                return [Event(first, last, head.value, name, "a body's meeting", place=place, time=time)]
    return []


def _next_of(scene: Scene, mark: Mark, words: Words) -> list[Event]:
    """ "The committee's next meeting is scheduled for November"."""
    following = scene.lows[mark.first - 1] in ("next", "first", "last", "latest", "annual")
    owner = [head for head in words["body"] if head.last == mark.first - 1] if following else []
    if owner and scene.tokens[owner[0].last - 1].possessive:
        first = phrase_first(scene, owner[0].first)
        name = text_of(scene, first, owner[0].last).removesuffix("'s").removesuffix("’s")
        return [Event(first, mark.last, owner[0].value.split("/")[0], name, "session of a body")]
    return []


def _its_session(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The Joint Commission held its fourth session": of the body that is the subject."""
    number: tuple[int | None, int] | None = ordinal_before(scene, mark.first)
    heads = marks_in(words["body"], sentence.first, mark.first)
    last_one = scene.lows[mark.first - 1] in ("last", "latest") and time_near(scene, mark.first, mark.last)
    if not heads or not (number or (last_one and scene.lows[mark.first - 2] == "its")):
        return []
    number = number or (None, mark.first - 1)
    first = phrase_first(scene, heads[-1].first)
    last = min(phrase_last(scene, heads[-1].last), number[1])
    kind, name = heads[-1].value.split("/")[0], text_of(scene, first, last).removesuffix("'s").removesuffix("’s")
    if scene.language == "ru":
        name = f"{mark.value.rpartition('/')[2]}: {name}"
    start = first if mark.last - first <= _TOGETHER else number[1]
    return [Event(start, mark.last, kind, name, "session of a body", number[0])]


def _round(scene: Scene, sentence: Sentence, mark: Mark) -> list[Event]:
    """ "Fifth political consultations: Oslo, August 2018": a line of a list."""
    first = phrase_first(scene, mark.first)
    at = next((i for i in range(first, mark.first + 1) if ordinal_before(scene, i)), None)
    number = ordinal_before(scene, at) if at is not None else None
    if at is None or number is None or label_end(scene, sentence, number[1]) is None:
        return []
    return [Event(number[1], mark.last, "other", text_of(scene, at, mark.last), "numbered talks", number[0])]


def _summit(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """«Открыли тринадцатую встречу на высшем уровне»: a summit by its description."""
    level = [token.low for token in scene.tokens[mark.last : mark.last + 3]]
    if level not in (["на", "высшем", "уровне"], ["на", "высоком", "уровне"]):
        return []
    number = ordinal_before(scene, mark.first)
    happens = marks_in(words["happens"], sentence.first, sentence.last)
    if number is None and not happens:
        return []
    last = mark.last + 3
    name = f"{mark.value.rpartition('/')[2]} {text_of(scene, mark.last, last)}"
    return [Event(number[1] if number else mark.first, last, "summit", name, "summit", number[0] if number else None)]


def _bare(scene: Scene, mark: Mark, told_before: Sequence[Event]) -> list[Event]:
    """ "The 13th session will be held", "the next session is planned": of the body told of last."""
    number = ordinal_before(scene, mark.first)
    earlier = [event for event in told_before if event.rule == "session of a body"]
    following = scene.lows[mark.first - 1] in ("next", "following", "следующее", "очередное") if mark.first else False
    if (number is None and not following) or not earlier:
        return []
    first = number[1] if number else mark.first - 1
    kind, name = earlier[-1].type, earlier[-1].name
    return [Event(first, mark.last, kind, name, "session of a body", number[0] if number else None)]


def _named_meeting(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The Chad-Niger meeting on transit", "a Ministerial Meeting takes place": named, and told as happening."""
    first = phrase_first(scene, mark.first)
    pair = any(place.role == "pair" for place in scene.places_in(first, mark.first))
    title = scene.tokens[mark.first].capital and first < mark.first and scene.tokens[mark.first - 1].capital
    if scene.language != "en" or not (pair or title) or mark.value != "talks":
        return []
    happens = marks_in(words["happens"], sentence.first, sentence.last)
    if not happens and time_near(scene, first, mark.last) is None:
        return []
    last = phrase_last(scene, mark.last)
    inner = next(((n, i) for i in range(first + 1, mark.first) if (n := ordinal_before(scene, i))), None)
    number, start = (inner[0][0], inner[1]) if inner and inner[0][1] == first else (None, first)
    return [Event(first, last, "talks", text_of(scene, start, last), "named meeting", number)]


def _of_people(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """ "The ninth meeting of governors will be held in Quito", «третья встреча губернаторов пройдёт в мае»."""
    number = ordinal_before(scene, mark.first)
    after = scene.lows[mark.last] if mark.last < sentence.last else ""
    last = phrase_last(scene, mark.last)
    if last == mark.last or (scene.language == "en" and after != "of") or _of_a_tender(scene, mark, last):
        return []
    happens = marks_in(words["happens"], last, min(sentence.last, last + 6))
    if number is not None:  # "opened a sixth round of trade talks"
        happens += marks_in(words["happens"], max(sentence.first, number[1] - 3), number[1])
    time = time_near(scene, mark.first, last)
    if not happens or time is None or (number is None and time.period.length > 1):
        return []
    base = mark.value.rpartition("/")[2]
    name = f"{base} {text_of(scene, mark.last, last)}" if scene.language == "ru" else text_of(scene, mark.first, last)
    first, value = (number[1], number[0]) if number else (mark.first, None)
    return [Event(first, last, "other" if number else "talks", name, "meeting of people", value)]


def _of_a_tender(scene: Scene, mark: Mark, last: int) -> bool:
    """ "The first round of the tender", «второй раунд торгов»: rounds of what is no talks."""
    other = ("tender", "bid", "auction", "voting", "elections", "торгов", "тендер", "выбор", "голосован")
    rounds = scene.lows[mark.first].startswith(("round", "раунд"))
    return rounds and any(token.low.startswith(other) for token in scene.tokens[mark.last : last])


# --- statements ------------------------------------------------------------------------------------------------------


def _statements(scene: Scene, events: Sequence[Event], words: Words) -> list[Meeting]:
    """Statements of the events; what is told to happen during a visit has the visit's date and place."""
    found: list[Meeting] = []
    visit: tuple[Period | None, str | None, int] | None = None
    for event in sorted(events, key=lambda one: one.first):
        sentence = sentence_of(scene, event.first)
        time, place = when(scene, event), event.place or where(scene, event.first, event.last)
        period, spot = (whole_year(time) if time else None), (place_name(scene, place) if place else None)
        quality, why = 1.0, []
        during = bool(marks_in(words["same_time"], sentence.first, sentence.last))
        follows = visit is not None and event.type == "talks" and sentence.index - visit[2] == 1
        if marks_in(words["same_day"], sentence.first, sentence.last) and time is None:
            days = [one.period for one in scene.times_in(0, sentence.first) if one.period.day and not one.earlier]
            period, quality = (found[-1].date if found else None) or (days[-1] if days else None), 0.6
            why.append(Evidence("date", "the same day"))
        elif visit and period is None and event.type != "visit" and (during or follows):
            period, spot, quality = visit[0], spot or visit[1], 0.6
            why.append(Evidence("date", "the visit during which it was"))
        elif time is not None:
            why.append(told("date", f"time near: {time.rule}", time))
        if place is not None:
            why.append(told("place", "place beside it", place))
        found.append(_meeting(scene, event, period, spot, quality, why))
        if event.type == "visit":
            visit = (period, spot, sentence.index)
    return found


def _meeting(
    scene: Scene, event: Event, period: Period | None, spot: str | None, quality: float, why: Sequence[Evidence]
) -> Meeting:
    return make(
        Meeting,
        scene,
        event.first,
        event.last,
        rule=event.rule,
        optional=event.optional,
        quality=quality,
        evidence=why,
        type=event.type,
        name=event.name,
        ordinal_number=event.ordinal,
        date=_dated(scene, period),
        place=spot,
        status=status(scene, event, period),
    )


def _dated(scene: Scene, period: Period | None) -> Period | None:
    """A span of years dates no meeting."""
    return None if period is not None and period.span else period
