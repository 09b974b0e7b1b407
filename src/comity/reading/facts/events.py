"""What every gathering has: its ordinal number, where and when it is, and whether it is still ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.model.period import Period
from comity.reading.facts.coming import to_come
from comity.reading.facts.common import (
    ARTICLES,
    ahead_of_text,
    behind_text,
    clause,
    is_planned,
    label_end,
    next_clause,
    sentence_of,
    time_near,
    times_between,
)
from comity.reading.facts.event_days import date_alone, day_of_news, first_day, label_time
from comity.reading.facts.marked import fact_words, plain_words
from comity.reading.lexicon.lookup import lexicon
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Place, Scene, Time
from comity.reference.countries import country

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_WHERE = words("events.where")
_HOSTING = words("events.hosting")  # fmt: skip
_DONE_AT = words("events.done_at")
_SPOT = frozenset(("name", "capital", "city", "metonym"))


@dataclass(frozen=True, slots=True)
class Event:
    """A gathering: anchored at tokens first..last-1. quality below 1 where the date or place comes from the
    discourse."""

    first: int
    last: int
    type: str
    name: str
    rule: str
    ordinal: int | None = None
    optional: bool = False
    place: Place | None = None
    time: Time | None = None


def ordinal_before(scene: Scene, i: int) -> tuple[int, int] | None:
    """(number, its first token) of an ordinal that ends right before token i: "ninth", "12th", «12-е», «XII»."""
    if i < 1:
        return None
    token = scene.tokens[i - 1]
    cue = next((c for c in scene.cues_in(i - 1, i, "ordinal") if c.last == i), None)
    if cue is not None and cue.value.isdigit():
        return int(cue.value), i - 1
    if "-" in token.low:  # twenty-first
        forms = lexicon(scene.language).forms
        tens, _, units = token.low.partition("-")
        values = [
            entry.value
            for part, kind in ((tens, "ten"), (units, "ordinal"))
            for entry in forms.get(part, ())
            if entry.kind == kind
        ]
        if len(values) == 2 and all(value.isdigit() for value in values):
            return int(values[0]) + int(values[1]), i - 1
    if token.low in plain_words("ordinal_suffix") and i >= 2:
        j = i - 3 if scene.tokens[i - 2].text in "-‑" and i >= 3 else i - 2
        if scene.tokens[j].kind == NUMBER and scene.tokens[j].text.isdigit():
            return int(scene.tokens[j].text), j
    if len(token.text) <= 6 and token.text.isupper() and set(token.text) <= set(_ROMAN):
        return _roman(token.text), i - 1
    return None


def _roman(text: str) -> int:
    """XIV -> 14."""
    total = 0
    for letter, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN[letter]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total


def where(scene: Scene, first: int, last: int) -> Place | None:
    """The place of what tokens first..last-1 name: "in Oslo" after them in the sentence, else before; "to Oslo" of a
    visit."""
    sentence = sentence_of(scene, first)
    label = label_end(scene, sentence, first)
    if label is None and last < sentence.last and scene.tokens[last].text == "(":
        label = last + 1  # "the ninth session (Oslo, May)"
    listed = [p for p in scene.places_in(label, label + 2) if p.role in _SPOT] if label is not None else []
    if listed:
        return listed[0]  # "26th Forum: Oslo, May"
    ends = [
        p for p in scene.places_in(last, sentence.last) if p.last >= sentence.last - 1 and p.role in ("capital", "city")
    ]
    if ends and scene.tokens[ends[-1].first - 1].text == ",":
        return ends[-1]  # «заседание намечено на ноябрь, Ереван.»
    beside = [p for p in scene.places_in(last + 1, last + 2) if p.role in ("capital", "city") and p.first == last + 1]
    if beside and scene.tokens[last].text == "," and last + 1 < sentence.last:
        return beside[0]  # "the fourth session of the commission, Lisbon, November"
    hosts = [
        p for p in scene.places_in(sentence.first, first) if p.role in _SPOT and p.role != "name" and _hosts(scene, p)
    ]
    if hosts:
        return hosts[-1]
    for low, high in (clause(scene, first), (sentence.first, sentence.last)):
        inside = [place for place in scene.places_in(low, high) if place.role in _SPOT and _led(scene, place)]
        after = [place for place in inside if place.first >= first]
        if len(after) < len(inside):
            after = [place for place in after if place.first < next_clause(scene, last, high)]
            inside = [place for place in inside if place.first < first or place in after]
        towns = [place for place in after if place.role in ("capital", "city")]
        if towns or after:
            return (towns or after)[0]
        if inside:
            return inside[-1]
    return None


def _hosts(scene: Scene, place: Place) -> bool:
    """ "Oslo hosted the forum", «Минск принял форум», "Quito will host"."""
    after = [token.low for token in scene.tokens[place.last : place.last + 2]]
    return not _HOSTING.isdisjoint(after)


def _led(scene: Scene, place: Place) -> bool:
    lead = place.first - 1
    while lead > 0 and scene.lows[lead] in ARTICLES:
        lead -= 1
    return lead >= 0 and scene.lows[lead] in _WHERE


def place_name(scene: Scene, place: Place) -> str:
    """As printed in English; of a Russian case, the nominative where the tables have it: «в Женеве» -> «Женева»."""
    printed = scene.text[place.start : place.end]
    if place.possessive and printed[-2:] in ("'s", "’s"):
        printed = printed[:-2]
    if scene.language != "ru" or len(place.code) != 3:
        return " ".join(printed.split())
    entry = country(place.code)
    if place.role == "capital":
        return entry.capital_ru
    if place.role == "name":
        return entry.name_ru
    stem = printed[: max(2, len(printed) - 2)].lower().replace("ё", "е")
    near = [city for city in entry.cities_ru if city.lower().replace("ё", "е").startswith(stem)]
    return min(near, key=len) if near else printed


def when(scene: Scene, event: Event) -> Time | None:
    """The time of an event: its own, else the nearest one of its clause or sentence."""
    time = event.time
    if time is None:
        inside = times_between(scene, event.first, event.last)
        time = inside[0] if inside else label_time(scene, event.last) or time_near(scene, event.first, event.last)
    sentence = sentence_of(scene, event.first)
    if time is None or time.period.length > 1:
        time = day_of_news(scene, sentence, event.first) or time
    if time is None:
        return _under_way(scene, event) or _year_before(scene, event) or date_alone(scene, sentence)
    time = first_day(scene, event.first, event.last, time)
    low, high = clause(scene, event.first)
    return to_come(scene, _year_mended(scene, event, time), low, next_clause(scene, event.last, high))


def _year_before(scene: Scene, event: Event) -> Time | None:
    """ "In October of last year the president was in Oslo": a month told beside a year that figures compare with."""
    low, high = clause(scene, event.first)
    return next((time for time in scene.times_in(low, high) if time.earlier and time.period.length <= 1), None)


def _under_way(scene: Scene, event: Event) -> Time | None:
    """ "On a visit until 6 November": under way on the day of the text."""
    high = clause(scene, event.first)[1]
    for time in times_between(scene, event.last, high):
        ends = scene.lows[time.first - 1] in ("until", "till") and time.period.day
        if ends and scene.date is not None and scene.date.day and scene.date.first_day <= time.period.first_day:
            return replace(time, period=scene.date)
    return None


def _year_mended(scene: Scene, event: Event, time: Time) -> Time:
    """A day or season printed without its year: told as past it is not ahead, "being prepared for the autumn" it is
    not behind."""
    if any(char.isdigit() and len(word) == 4 for word in _printed(scene, time) for char in word[:1]) or not time.period:
        return time
    sentence = sentence_of(scene, event.first)
    told = _told_past(scene, event)
    low, high = clause(scene, event.first)
    parted = next_clause(scene, event.last, high) < high
    own = is_planned(scene, sentence, low, next_clause(scene, event.last, high))
    ahead = not told and (own or (not parted and (is_planned(scene, sentence) or prepared(scene, sentence))))
    if ahead_of_text(scene, time.period) and not ahead and (told or _past(scene, sentence)):
        return replace(time, period=time.period.shift(-1))
    if not told and not time.period.day and label_end(scene, sentence, event.first) is not None:
        return _nearest(scene, time)
    if behind_text(scene, time.period) and ahead and scene.date is not None:
        later = time.period.shift(max(1, scene.date.year - time.period.year))
        return replace(time, period=later if not behind_text(scene, later) else later.shift(1))
    return time


def _nearest(scene: Scene, time: Time) -> Time:
    """ "24th session: December" on an agenda: the December nearest to the text."""
    later = time.period.shift(1)
    if scene.date is None or not behind_text(scene, time.period):
        return time
    to_come = later.first_day - scene.date.first_day
    return replace(time, period=later) if to_come < scene.date.first_day - time.period.last_day else time


def _told_past(scene: Scene, event: Event) -> bool:
    """The event's own verb, right after it, is in the past: "the session took place", «заседание прошло»."""
    after = [token.low for token in scene.tokens[event.last : event.last + 2]]
    if scene.language == "ru":
        return any(low.endswith(("шло", "шел", "шла", "шли", "лся", "лась", "лось", "лись")) for low in after)
    if any(low in ("was", "were", "took", "met") for low in after):
        return True
    lead = [token.low for token in scene.tokens[max(0, event.first - 3) : event.first]]
    rest = scene.tokens[event.last : clause(scene, event.first)[1]]
    return "at" in lead and any(token.low in _DONE_AT for token in rest)


def _printed(scene: Scene, time: Time) -> list[str]:
    return [token.text for token in scene.tokens[time.first : time.last]]


def prepared(scene: Scene, sentence: Sentence) -> bool:
    """The sentence speaks of who will go, or of what is being prepared."""
    going = any(token.low in plain_words("future_go") for token in scene.tokens[sentence.first : sentence.last])
    modal = any(token.text in plain_words("modal") for token in scene.tokens[sentence.first : sentence.last])
    return going or modal or being_prepared(scene, sentence) or _goes_on_expecting(scene, sentence)


def _goes_on_expecting(scene: Scene, sentence: Sentence) -> bool:
    """ "We expect much this year. A visit of the King in April, ...": a sentence without a verb of its own follows the
    one before, where that looks ahead."""
    verbs = fact_words("facts_a", scene.language, "np_stop", "happens")
    for i in range(sentence.first, sentence.last):
        low = scene.lows[i]
        if verbs.get(low, ("", ""))[1] in ("verb", "held") or low.endswith(("ется", "ится", "ются", "ятся", "лись")):
            return False
    before = scene.sentences[sentence.index - 1] if sentence.index else sentence
    if before is sentence or before.paragraph != sentence.paragraph:
        return False
    awaited = any(scene.lows[i] in plain_words("awaits") for i in range(before.first, before.last))
    return awaited or is_planned(scene, before)


def being_prepared(scene: Scene, sentence: Sentence) -> bool:
    """ "A visit is being prepared", «готовится»."""
    text = " ".join(token.low for token in scene.tokens[sentence.first : sentence.last])
    return any(
        words in text for words in ("being prepared", "готовится", "планировался", "планировалась", "was planned")
    )


def _past(scene: Scene, sentence: Sentence) -> bool:
    """A verb in the past, or "ago"."""
    lows = [token.low for token in scene.tokens[sentence.first : sentence.last]]
    if scene.language == "ru":
        return any(
            low == "назад" or low.endswith(("ился", "ился", "лась", "лось", "лись", "ло", "ли", "ил", "ал", "ел"))
            for low in lows
        )
    return any(
        low in ("was", "were", "took", "ago", "had", "paid", "came", "went", "visited", "arrived") for low in lows
    )


def status(scene: Scene, event: Event, period: Period | None) -> str:
    """held or planned: by the date where it settles it, else by the words of the clause. The day of the text itself
    is held."""
    sentence = sentence_of(scene, event.first)
    low, high = clause(scene, event.first)
    words_ahead = (
        is_planned(scene, sentence, low, high) or prepared(scene, sentence) or _whole_ahead(scene, sentence, low, high)
    )
    eve = {token.low for token in scene.tokens[max(low, event.first - 3) : event.first]} & {
        "накануне",
        "перед",
        "eve",
        "ahead",
    }
    if ahead_of_text(scene, period) or (period is None and eve):
        return "planned"
    if behind_text(scene, period):
        return "held"
    if period is not None and period.day and scene.date is not None and period == scene.date and not words_ahead:
        return "held"
    listed = {token.low for token in scene.tokens[sentence.first : event.first]} & {
        "next",
        "calendar",
        "ahead",
        "впереди",
    }
    return "planned" if words_ahead or (listed and event.first - sentence.first <= 6) else "held"


def _whole_ahead(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """A clause without a verb of its own, such as one in brackets, follows its sentence."""
    return high - low < 4 and is_planned(scene, sentence)
