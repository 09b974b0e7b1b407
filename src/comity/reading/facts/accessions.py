"""Who joined or left a union, told by a noun: "Chad's accession to the Bank in 1999", «выход Чада из Союза»."""

from __future__ import annotations

from dataclasses import replace

from comity.model.facts import Milestone
from comity.reading.facts.common import ARTICLES, clause, text_of, times_between
from comity.reading.facts.marked import fact_words, marks, marks_in, plain_words, standing
from comity.reading.facts.relations import line
from comity.reading.facts.titles import organisation_name
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene, Time
from comity.reference.countries import country

_REACH = 10  # tokens from the noun to the union
_SOON = 4  # tokens from the verb to its date
_LEADS = words("accessions.leads")
_STARTS = words("accessions.starts")
_UNIONS = ("organisation", "body")


def accessions(scene: Scene, sentence: Sentence) -> list[Milestone]:
    """ "With the accession of Chad to the Bank in 1999", «с вступления Чада в Союз в 1995 году»: with a date only."""
    found = []
    for mark in marks_in(marks(scene, "facts_a", "accession"), sentence.first, sentence.last):
        union = _union(scene, sentence, mark.last)
        if union is None:
            continue
        time = _date(scene, sentence, mark.first, union.last)
        if time is None:
            continue
        who = _who(scene, mark.first, mark.last, union)
        name = organisation_name(scene, union.first, union.last) or text_of(scene, union.first, union.last)
        first, last = (mark.first, union.last)
        verb = mark.value
        if scene.language == "ru":
            step = f"{verb} {country(who).name_in('ru', 'genitive')}" if who else f"{verb} {name}"
        else:
            step = f"{country(who).name_en} {verb} the {name}" if who else f"{verb} the {name}"
        found.append(line(scene, first, last, name, step, time, "accession told by a noun"))
    return found


def _union(scene: Scene, sentence: Sentence, i: int) -> Place | None:
    """The union that "to", "from", «в», «из» leads to, soon after the noun."""
    for place in scene.places_in(i, min(i + _REACH, sentence.last)):
        lead = place.first - 1
        while lead > i and scene.lows[lead] in ARTICLES:
            lead -= 1
        if place.role in _UNIONS and scene.lows[lead] in _LEADS:
            return place
    return None


def _date(scene: Scene, sentence: Sentence, first: int, last: int) -> Time | None:
    after = [t for t in times_between(scene, last, min(last + 6, sentence.last)) if t.first - last <= 3]
    before = [t for t in times_between(scene, clause(scene, first)[0], first) if first - t.last <= 4]
    return after[0] if after else before[-1] if before else None


def _who(scene: Scene, first: int, last: int, union: Place) -> str | None:
    """The country between the noun and the union, or the owner right before the noun."""
    inner = [p.code for p in scene.places_in(last, union.first) if p.role == "name" and len(p.code) == 3]
    owner = [p.code for p in scene.places_in(max(0, first - 4), first) if p.last == first and len(p.code) == 3]
    told = inner or owner
    return told[0] if told else None


def pronoun_target(scene: Scene, i: int) -> bool:
    """ "Joined [it] in 1999", «вступила в [него]»."""
    return i < len(scene.tokens) and scene.lows[i] in fact_words("facts_a", scene.language, "anaphor")


def relative_joinings(scene: Scene, sentence: Sentence) -> list[Milestone]:
    """ "The Bank, which Chad joined in 1999", «Союз, в который Чад вступил в 1995 году»: what it hangs on."""
    for i in standing(scene, plain_words("joined_it"), sentence.first + 4, sentence.last):
        union = _hung_on(scene, sentence, i)
        who = [p.code for p in scene.places_in(max(sentence.first, i - 4), i) if p.role == "name" and len(p.code) == 3]
        if union is None or len(who) != 1:
            continue
        times = [time for time in times_between(scene, i, clause(scene, i)[1]) if time.first - i <= _SOON]
        times = times or times_between(scene, union.last, i)
        if times:
            name = organisation_name(scene, union.first, union.last) or text_of(scene, union.first, union.last)
            step = (
                f"вступление {country(who[0]).name_in('ru', 'genitive')}"
                if scene.language == "ru"
                else f"{country(who[0]).name_en} joins the {name}"
            )
            return [line(scene, union.first, union.last, name, step, times[0], "joins, in a relative clause")]
    return []


def _hung_on(scene: Scene, sentence: Sentence, i: int) -> Place | None:
    """The union before ", which" or «, в который»."""
    for place in reversed(scene.places_in(max(sentence.first, i - _REACH), i)):
        lead = [token.low for token in scene.tokens[place.last : place.last + 3]]
        if place.role not in _UNIONS or len(lead) < 3 or lead[0] != ",":
            continue
        if lead[1] in ("which", "that") or (lead[1] in _LEADS and lead[2].startswith("котор")):
            return place
    return None


def trade_starts(scene: Scene, sentence: Sentence) -> list[Milestone]:
    """ "Trade under the Arctic Free Trade Area started on 1 June 2031", «торговля в рамках зоны началась»."""
    for i in standing(scene, _STARTS, sentence.first + 2, sentence.last):
        low, high = clause(scene, i)
        union = next((p for p in scene.places_in(low, i) if p.role == "organisation" and i - p.last <= 1), None)
        if union is None:
            continue
        head = [token.low for token in scene.tokens[max(low, union.first - 5) : union.first]]
        times = times_between(scene, i, high) or times_between(scene, low, union.first)
        if times and any(word in ("trade", "trading", "торговля") for word in head):
            name = organisation_name(scene, union.first, union.last) or text_of(scene, union.first, union.last)
            step = "trade started" if scene.language == "en" else "торговля началась"
            return [line(scene, union.first, union.last, name, step, times[0], "trade under a union starts")]
    return []


def year_of_when(scene: Scene, sentence: Sentence, i: int, time: Time) -> Time:
    """ "Between 1995, when both joined on 1 January, and 2003": the day is of the year that "when" hangs on."""
    printed = any(token.text.isdigit() and len(token.text) == 4 for token in scene.tokens[time.first : time.last])
    years = [one for one in scene.times_in(sentence.first, i) if one.period.is_year and not one.relative]
    if printed or not years or time.period.is_year:
        return time
    year = years[-1]
    after = [token.low for token in scene.tokens[year.last : year.last + 3]]
    hangs = "when" in after or "когда" in after
    return replace(time, period=time.period.shift(year.period.year - time.period.year)) if hangs else time
