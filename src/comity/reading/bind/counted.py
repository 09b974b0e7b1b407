"""Counts as figures."""

from __future__ import annotations

from dataclasses import replace

from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.bind.count_when import ATTENDING, ENROLLED, at_those_counted, count_when
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.firms import firm_of
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import underway_or_ahead
from comity.reading.resolve.changes import growth_period
from comity.reading.resolve.counts import Count, sides
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first, growth_cue, more_cue
from comity.reading.resolve.when import When, leads_to_base
from comity.reading.scan import Sentence

_OF_THEM = words("counted.of_them")
_MADE = words("counts.made")
_TAKING_PART = {"en": "taking part", "ru": "участвующие"}
_KINDS = ("joint ventures", "foreign enterprises")
_TAKE = words("counted.take")
_HERE = frozenset(("здесь", "там"))  # «Здесь трудятся 240 человек»: at one of the firms just counted
_COULD = words("counted.could")
_STILL = words("counted.still")


def bind_count(desk: Desk, sentence: Sentence, amount: Amount, count: Count, stop: int) -> None:
    """A count as a level, or as a growth where it says by how many ("grew by 12 companies")."""
    told, scene = desk.told, desk.scene
    such = _such(desk, amount, count)
    count = replace(count, noun=such.noun) if such is not None else count
    elliptic = count.first == amount.first or such is not None
    here = count.noun == "employees" and not _HERE.isdisjoint(scene.lows[sentence.first : amount.first])
    again = elliptic or here or at_those_counted(desk, sentence, amount, count)
    whose, where = sides(scene, sentence, amount, count, told.count_sides if again else (None, None))
    work = work_told(desk, sentence) if count.noun == "jobs" else None
    if work is not None and work.reporter != "WLD":
        whose, where = work.reporter, work.partner
    told.count, told.count_sides = count, (whose, where)
    when = count_when(desk, sentence, amount, count)
    flow = Flow(f"count:{count.noun}", whose, where)
    ahead = when.time is not None and scene.date is not None and when.time.period.first_day > scene.date.last_day
    # "it should have 600 people when it opens in 2022", "the plant, due to be completed in 2022, will offer 120 jobs"
    after_cost = ahead and when.time is not None and work is not None and work.end < when.time.start < amount.start
    hired = ahead and (count.unit == "persons" or after_cost)
    if work is not None and not hired and (when.time is None or desk.owned.get(when.time.first) != amount.first):
        when = When(work.period, None, "as the work they are at")
    kept = told.goods, told.scope
    told.goods, told.scope = None, _part_of_count(desk, sentence, amount, count)
    told.scope = told.scope or firm_of(desk, sentence, amount.first, count)
    enrolled = when.rule == ENROLLED
    if count.noun in ATTENDING and (enrolled or _take_part(desk, sentence)):
        told.scope = told.scope or _TAKING_PART[scene.language]
    if _from_so_many(desk, sentence, amount):
        written = scene.date
        when = When(Period.of_year(written.year) if written else None, None, "as of the document")
        emit(desk, Draft(sentence, amount, flow, "level", amount.value, count.unit, when, status="reported"))
        told.goods, told.scope = kept
        told.counted = flow
        return
    change = growth_cue(scene, sentence, amount, amount.last)
    if change is not None and scene.lows[amount.first - 1] in ("на", "by"):
        base = when.period.shift(-1) if when.period else None
        value = amount.value if change.value == "+" else -amount.value
        when = When(when.period, base, when.rule, when.time)
        emit(desk, Draft(sentence, amount, flow, "growth", value, count.unit, when))
    else:
        # People come by themselves: a forecast; flights and firms are planned.
        expected = count.unit == "persons" and underway_or_ahead(scene, sentence, amount) == "forecast"
        status = work.status if work is not None else "forecast" if expected else _to_come(desk, when)
        status = "forecast" if count.noun == "jobs" and _could(desk, sentence, amount) else status
        status = "planned" if enrolled else status
        emit(desk, Draft(sentence, amount, flow, "level", amount.value, count.unit, when, amount.high, status=status))
    told.goods, told.scope = kept
    told.counted = flow


def _such(desk: Desk, amount: Amount, count: Count) -> Count | None:
    """ "24 firms with Chilean capital. In 2019 seven such firms were registered", «семь таких фирм»: those just
    counted."""
    told = desk.told.count
    if told is None or desk.scene.lows[amount.last : amount.last + 1] not in (["such"], ["таких"], ["подобных"]):
        return None
    return told if told.noun.startswith(count.noun) or count.noun.startswith("such ") else None


def _could(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Up to 200 people could find work there", «смогут найти работу 200 человек»: what may come."""
    lows = desk.scene.lows
    return not _COULD.isdisjoint(lows[max(sentence.first, amount.first - 5) : min(amount.last + 3, sentence.last)])


def _take_part(desk: Desk, sentence: Sentence) -> bool:
    """ "46 enterprises took part in the exhibition": those who came are no count of all."""
    return any(
        low == "участие" or low.startswith(("участву", "участвов", "participat")) for low in _said(desk, sentence)
    ) or ("part" in _said(desk, sentence) and not _TAKE.isdisjoint(_said(desk, sentence)))


def _said(desk: Desk, sentence: Sentence) -> set[str]:
    return set(desk.scene.lows[sentence.first : sentence.last])


def work_told(desk: Desk, sentence: Sentence) -> Figure | None:
    """ "a plant for $5 million, where 240 jobs will be created": the cost told last, here or in the sentence before."""
    last = desk.told.last
    since = desk.scene.sentences[sentence.index - 1].start if sentence.index else sentence.start
    told = last is not None and last.measure == "investment" and last.start >= max(since, sentence.block.start)
    return last if told else None


def _to_come(desk: Desk, when: When) -> str:
    """Planned, of a month that is still to come; else what the words around say."""
    written = desk.scene.date
    ahead = when.time is not None and written is not None and when.time.period.first_day > written.last_day
    return "planned" if ahead and when.time is not None and when.time.period.length == 1 else ""


def bind_count_change(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """ "5,338 companies, 300 more than a year before", «10,9 тыс. контейнеров — на 4,2 тыс. больше»: a change of what
    was just counted."""
    flow, last = desk.told.counted, desk.told.last
    more = more_cue(desk.scene, amount, stop)
    if flow is None or last is None or more is None or amount.value.denominator != 1:
        return False
    after = desk.scene.lows[amount.last + 1] if amount.last + 1 < sentence.last else ""
    led = desk.scene.lows[amount.first - 1] in ("на", "by")
    if not led and after not in ("than", "чем", ""):
        return False  # "five more are on order"
    told = (
        growth_period(desk.scene, sentence, amount, stop, last.period, desk.against)
        if last.period
        else When(None, None)
    )
    value = amount.value if more.value == "+" else -amount.value
    when = When(last.period, told.base if told.base != last.period else None, "of what was counted")
    emit(desk, Draft(sentence, amount, flow, "growth", value, last.unit, when))
    return True


def _from_so_many(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "will go up from 1,200 to 1,800 a year": the number there is now."""
    if underway_or_ahead(desk.scene, sentence, amount) not in ("planned", "forecast"):
        return False
    after = desk.scene.lows[amount.last] if amount.last < sentence.last else ""
    return after in ("to", "до") and leads_to_base(desk.scene, amount, sentence.first)


def _part_of_count(desk: Desk, sentence: Sentence, amount: Amount, count: Count) -> str | None:
    """ "seven of them with state support": a part of the set just counted, in the words that follow."""
    lead = desk.scene.lows[amount.first - 1]
    if lead in _MADE and desk.scene.lows[amount.last : amount.last + 1] == ["таких"]:
        return lead  # «зарегистрировано семь таких предприятий»
    if count.first != amount.first or count.noun in _KINDS:
        return None
    last = amount.last
    while last < sentence.last and desk.scene.tokens[last].text not in ",.;:()":
        last += 1
    printed = " ".join(desk.scene.words(amount.last, last).split())
    for lead in ("of them ", "of these ", "of which ", "из них "):
        if printed.startswith(lead):
            at = amount.last + len(lead.split())
            return None if desk.scene.times_in(at, at + 2) else printed.removeprefix(lead)  # "31 of them in 2015"
    first = clause_first(desk.scene, sentence, amount.first)
    said = desk.scene.lows[first : amount.first]
    after = desk.scene.lows[amount.last] if amount.last < sentence.last else ""
    if (said[-3:-1] and said[-3:-1][-1] in _OF_THEM) or (said[-1:] and said[-1] in _MADE):
        return said[-1]  # «из них действуют 17», «с начала года создано 58»
    part = after in _STILL or (not _OF_THEM.isdisjoint(said) and bool(desk.scene.places_in(amount.last, last)))
    return printed or None if part or (said[-1:] and said[-1] in _OF_THEM) else None
