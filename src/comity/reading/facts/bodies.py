"""Forums, summits, councils and commissions that are numbered, or told to be held somewhere or some time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.reading.facts.common import ARTICLES, in_title, lower_first, sentence_of, text_of, time_near, times_between
from comity.reading.facts.events import Event, ordinal_before, where
from comity.reading.facts.marked import Mark, Words, fact_words, marks_in, plain_words
from comity.reading.facts.names import person_at
from comity.reading.facts.phrases import phrase_first, phrase_last
from comity.reading.facts.titles import headed
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Sentence
from comity.reading.scene import Place, Scene, Time

_SHORT = 2  # words of "the commission's session", which its full name goes before
_NAMES_OF_DAYS = words("bodies.names_of_days")
_OPENING = words("bodies.opening")
_OF_THE = frozenset((*ARTICLES, "of"))


def body(scene: Scene, sentence: Sentence, mark: Mark, words: Words) -> list[Event]:
    """A forum, summit, council or commission that is numbered, or told to be held somewhere or some time."""
    first = phrase_first(scene, mark.first)
    number = ordinal_before(scene, first)
    if number is None and first < mark.first:
        inner = [ordinal_before(scene, i) for i in range(first + 1, mark.first + 1)]
        number = next((one for one in inner if one), None)
    if _of_a_role(scene, first, words) or any(p.role == "organisation" for p in scene.places_in(first, mark.last)):
        return []
    last = next_of_list(scene, mark.last - 1, phrase_last(scene, mark.last))
    if mark.last < last and scene.tokens[mark.first].capital and scene.lows[mark.last] == "with":
        last = mark.last  # "opened the Business Forum with a speech"
    kind = mark.value.split("/")[0]
    compound = "-" in scene.lows[mark.first]
    compound = compound or mark.last - mark.first > 1 or scene.lows[mark.first].startswith(("межправ", "мпк"))
    modified = mark.first > first or last > mark.last or compound
    modified = modified or (mark.first > sentence.first + 1 and _alone(scene, sentence, mark))
    if not modified or scene.tokens[mark.last - 1].possessive:
        return []
    today = _today(scene, first, last) if first and _qualified(scene, first, last, kind) else None
    if number is None and today is None and not _happens(scene, sentence, first, last, kind, words):
        return []
    start = min(first, number[1]) if number else first
    name_first = max(first, number[1] + 1) if number and number[1] >= first else first
    while scene.lows[name_first] in ("-", "th", "st", "nd", "rd", "е", "ой", "ый", "й"):
        name_first += 1
    if (
        kind == "council"
        and number is None
        and scene.language == "ru"
        and not _gathers_beside(scene, first, last, words)
    ):
        return []
    printed = headed(scene, name_first, last, words["body"])
    printed = _known_by(scene, name_first, last) or printed
    called = _called(scene, name_first, last, sentence.last) if mark.value == "forum" else None
    if called is not None:
        return [Event(*called, kind, text_of(scene, *called), "a body and its name", number[0] if number else None)]
    name = printed if printed[:1].isupper() and scene.places_in(name_first, name_first + 1) else lower_first(printed)
    value = number[0] if number else _counted_behind(scene, last, sentence.last) or _first_time(scene, sentence)
    place = _title_place(scene) if today is not None else None
    return [Event(start, last, kind, name, "a body that meets", value, place=place, time=today)]


def _called(scene: Scene, first: int, last: int, stop: int) -> tuple[int, int] | None:
    """ "A business forum, [Amber Day], in Oslo": the name behind a description in small letters."""
    if last + 2 >= stop or scene.tokens[last].text != "," or any(scene.tokens[i].capital for i in range(first, last)):
        return None
    end = last + 1
    while end < stop and scene.tokens[end].kind == WORD and scene.tokens[end].capital:
        end += 1
    closed = end < stop and scene.lows[end] in (",", "in", "on", "at")
    plain = scene.places_in(last + 1, end) or scene.times_in(last + 1, end) or person_at(scene, last + 1, end)
    day = closed and scene.lows[end - 1] in _NAMES_OF_DAYS
    return (last + 1, end) if end - last > 2 and closed and (day or not plain) else None


def _alone(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """ "At the Retreat in Oslo on 9 June": one noun with a capital, its town and its day right beside it."""
    own = scene.tokens[mark.first].capital and scene.language == "en"
    return own and _placed_and_dated(scene, sentence, mark.first, mark.last)


def in_full(scene: Scene, event: Event, before: Sequence[Event]) -> Event:
    """ "The next Expo", «XVII форум»: a bare noun is called as the one of its kind told before in full."""
    noun = event.name.lower()
    if event.rule == "session of a body":
        own = set(noun.split(" "))
        fuller = [one for one in before if one.type == event.type and own < set(one.name.lower().split(" "))]
        return replace(event, name=fuller[-1].name) if fuller and len(own) <= _SHORT else event
    if " " in noun or event.type not in ("forum", "summit", "exhibition", "council", "commission"):
        return event
    for known in reversed(before):
        words = known.name.lower().split(" ")
        if known.type == event.type and len(words) > 1 and noun in (words[0], words[-1]):
            return replace(event, name=known.name)
    return event


def _gathers_beside(scene: Scene, first: int, last: int, words: Words) -> bool:
    """«Деловой совет собирается 18 июня», «в мае соберётся совет»: its own verb, with a day or a month."""
    near = [*marks_in(words["gathers"], last, last + 2), *marks_in(words["gathers"], max(0, first - 2), first)]
    return bool(near) and time_near(scene, first, last) is not None


def _happens(scene: Scene, sentence: Sentence, first: int, last: int, kind: str, words: Words) -> bool:
    """A verb of happening close by, and a time or a place; commissions and committees act all the time and need a
    session."""
    if kind == "commission":
        clause_end = min(sentence.last, last + 14)
        gathers = marks_in(words["gathers"], last, clause_end)
        capital = any(scene.tokens[i].capital for i in (first, last - 1)) or _of_both(scene, first, last)
        return bool(gathers) and capital and time_near(scene, gathers[-1].first, gathers[-1].last) is not None
    if not _qualified(scene, first, last, kind):
        return False
    near = marks_in(words["happens"], max(sentence.first, first - 8), min(sentence.last, last + 6))
    if not near:
        return _placed_and_dated(scene, sentence, first, last) or _occasion(scene, first, last)
    if marks_in(words["same_time"], sentence.first, sentence.last):
        return True  # "on the sidelines of the visit a business forum was held": the visit's day and town are its own
    return time_near(scene, first, last) is not None or where(scene, first, last) is not None


def _of_both(scene: Scene, first: int, last: int) -> bool:
    """ "The joint committee", "the mixed commission": of two sides, though in small letters."""
    if any(scene.lows[i].startswith(("межправ", "мпк")) for i in range(first, last)):
        return True
    joint = (
        "trade",
        "working",
        "рабочая",
        "joint",
        "mixed",
        "bilateral",
        "intergovernmental",
        "inter-governmental",
        "binational",
        "bi-national",
    )
    return any(scene.lows[i] in joint for i in range(first, last))


def _placed_and_dated(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """ "Much will be decided by the forum in Oslo on 5 May": its town and its day stand right beside it."""
    towns = [p for p in scene.places_in(first, min(last + 3, sentence.last)) if p.role in ("capital", "city")]
    times = times_between(scene, last, min(last + 7, sentence.last))
    times = times or [time for time in times_between(scene, sentence.first, first) if first - time.last <= 2]
    return bool(towns and times and (times[0].period.day or times[0].period.length <= 1))


def _occasion(scene: Scene, first: int, last: int) -> bool:
    """ "The protocol may be signed in May, at the Chad-Niger Transport Forum": where something happens, with a date."""
    lead = first - 1
    while lead > 0 and scene.lows[lead] in ARTICLES:
        lead -= 1
    pair = any(p.role == "pair" for p in scene.places_in(first, last))
    return pair and scene.lows[lead] in ("at", "на") and time_near(scene, first, last) is not None


def _today(scene: Scene, first: int, last: int) -> Time | None:
    """ "Thank you for opening this Chad-Niger Summit": a speech tells of the day it is given."""
    if scene.date is None or not scene.date.day:
        return None
    if scene.lows[first - 1] not in ("this", "этот", "этом", "этого") and not _greeted(scene, first):
        return None
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    return Time(scene.date, first, last, start, end, "the day of the text", relative=True)


def _greeted(scene: Scene, first: int) -> bool:
    """ "It is a pleasure to open the second forum", «рад приветствовать вас на форуме»: who is
    there is greeted."""
    sentence = sentence_of(scene, first)
    lead = first - 1
    while lead > sentence.first and (scene.lows[lead] in ARTICLES or ordinal_before(scene, lead + 1)):
        lead -= 1
    greets = any(scene.lows[i] in plain_words("greeting") for i in range(sentence.first, lead))
    return greets and scene.lows[lead] in _OPENING


def _title_place(scene: Scene) -> Place | None:
    """The town that the title leads to: "Speech at the summit in Dakar"."""
    title = next((sentence for sentence in scene.sentences if in_title(sentence)), None)
    return where(scene, title.first, title.first + 1) if title is not None else None


def _known_by(scene: Scene, first: int, last: int) -> str | None:
    """ "The Fourth Forum" of a text that has named it in full: the name without its number."""
    head = scene.tokens[last - 1]
    if last - first > 1 or not head.capital:
        return None
    for i in range(first - 1, 0, -1):
        if scene.tokens[i].text == head.text and scene.tokens[i - 1].capital:
            start = phrase_first(scene, i)
            while start < i and (ordinal_before(scene, start + 1) or scene.lows[start] in ARTICLES):
                start += 1
            return text_of(scene, start, i + 1) if start < i else None
    return None


def _qualified(scene: Scene, first: int, last: int, kind: str) -> bool:
    """A council or conference of states or business, with a name of its own: not the town's, not the press's."""
    words = [token.low for token in scene.tokens[first:last]]
    if "press" in words or "news" in words:
        return False
    if kind == "summit" or any(scene.tokens[i].capital for i in range(first, last)) or scene.language == "ru":
        return True
    return any(word in fact_words("facts_a", "en", "kept") for word in words)


def _of_a_role(scene: Scene, first: int, words: Words) -> bool:
    """ "Head of the Trade Council": the council does not meet here."""
    lead = first - 1
    while lead > 0 and scene.lows[lead] in _OF_THE:
        lead -= 1
    return any(mark.first <= lead < mark.last for mark in [*words["role"], *words["roles"]]) and lead < first - 1


def _counted_behind(scene: Scene, i: int, stop: int) -> int | None:
    """«Комиссия, [четвёртая по счёту], заседала»; "the commission, [the fourth], met": the number behind the name."""
    if i + 3 >= stop or scene.tokens[i].text != ",":
        return None
    at = i + 3 if scene.lows[i + 1] == "the" else i + 2
    number = ordinal_before(scene, at)
    closes = scene.lows[at] in (",", "по")
    return number[0] if number and number[1] == at - 1 and closes else None


def _first_time(scene: Scene, sentence: Sentence) -> int | None:
    """ "Which met for the first time", «впервые соберётся»."""
    lows = [token.low for token in scene.tokens[sentence.first : sentence.last]]
    text = " ".join(lows)
    for i in range(sentence.first + 1, sentence.last):
        again = scene.lows[i] in ("раз", "time") and ordinal_before(scene, i)
        if again and again[0] > 1 and lows[again[1] - sentence.first - 1] in ("в", "the"):
            return again[0]  # «соберётся в шестой раз», "meets for the third time"
    return 1 if "for the first time" in text or "впервые" in lows else None


def next_of_list(scene: Scene, first: int, last: int) -> int:
    """ "The second forum and the third [conference]": where the next numbered one of a list begins, else `last`."""
    for i in range(first + 1, last):
        if ordinal_before(scene, i + 1) is None:
            continue
        start = i
        while start > first and scene.lows[start - 1] in ARTICLES:
            start -= 1
        if scene.lows[start - 1] in ("and", "и", ","):
            while start > first + 1 and scene.lows[start - 1] in ("and", "и", ","):
                start -= 1
            return start
    return last
