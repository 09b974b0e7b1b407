"""Of an agreement: what a verb says happened to it, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.reading.facts.agreement_parts import Stage
from comity.reading.facts.coming import season_over
from comity.reading.facts.common import (
    ahead_of_text,
    behind_text,
    clause,
    dated_head,
    is_planned,
    next_clause,
    sentence_of,
    times_between,
)
from comity.reading.facts.marked import Mark, plain_words, standing
from comity.reading.facts.pacts import Pact
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD, Sentence
from comity.reading.scene import Scene, Time

_NEAR = 6  # tokens between a verb and its date
_SINCE = words("agreement_dates.since")
_COUNTS = words("agreement_dates.counts")
_WILL = words("agreement_dates.will")


def told_stages(scene: Scene, found: Sequence[Mark]) -> list[Mark]:
    """Without what is denied: «пока не вступило в силу», "has not entered into force"; what is not yet signed is to be
    signed."""
    told: list[Mark] = []
    for mark in found:
        before = [token.low for token in scene.tokens[max(0, mark.first - 3) : mark.first]]
        inside = [token.low for token in scene.tokens[mark.first : mark.last]]
        later = [token.low for token in scene.tokens[mark.last : clause(scene, mark.first)[1]]]
        put_off = mark.value == "signed" and (
            before[-2:] == ["off", "the"] or any(low.startswith(("отлож", "postpon")) for low in (*before, *later[:10]))
        )
        denied = put_off or any(
            word in ("not", "never", "не", "n't") or word.endswith("n't") for word in (*before, *inside)
        )
        if not denied or mark.value in ("planned", "to_be_amended"):
            told.append(mark)
        elif mark.value == "signed":
            told.append(replace(mark, value="planned"))
    return told


def stage_of(scene: Scene, mark: Mark, pact: Pact, verbs: Sequence[Mark]) -> Stage:
    """The action of a verb, planned where the sentence looks ahead, and its own date."""
    action = mark.value
    time = _years_since(scene, mark, _time_of(scene, mark, pact, verbs))
    if action == "planned" or (action == "in_force" and scene.lows[mark.first] in _WILL):
        time = _to_come(scene, mark, time)
    if action in ("signed", "ratified", "initialled") and _ahead(scene, sentence_of(scene, mark.first), mark, time):
        action, time = "planned", _to_come(scene, mark, time)
    return Stage(action, mark.first, time)


def _years_since(scene: Scene, mark: Mark, time: Time | None) -> Time | None:
    """ "On 5 May it will be six years since the treaty took effect", «5 мая исполнится шесть лет, как договор вступил
    в силу»: the day of the treaty is so many years earlier."""
    if time is None or time.last > mark.first:
        return time
    for i in standing(scene, plain_words("years"), time.last + 1, mark.first):
        if not any(token.low in _SINCE for token in scene.tokens[i + 1 : i + 3]):
            continue
        token = scene.tokens[i - 1]
        counts = [cue.value for cue in scene.cues_in(i - 1, i) if cue.kind in _COUNTS and cue.last == i]
        told = token.text if token.kind == NUMBER else counts[0] if counts else ""
        if told.isdigit():
            return replace(time, period=time.period.shift(-int(told)))
    return time


def _to_come(scene: Scene, mark: Mark, time: Time | None) -> Time | None:
    """The date of what is planned: not that of the talks on it, and a month without its year is the next one."""
    words = {token.low for token in scene.tokens[mark.first : mark.last]}
    if time is None or words & {"talks", "negotiations", "переговоры"}:
        return None
    printed = any(token.text.isdigit() and len(token.text) == 4 for token in scene.tokens[time.first : time.last])
    if not printed and (behind_text(scene, time.period) or season_over(scene, time)):
        return replace(time, period=time.period.shift(1))
    return time


def _ahead(scene: Scene, sentence: Sentence, mark: Mark, time: Time | None) -> bool:
    low = clause(scene, mark.first)[0]
    if time is not None and ahead_of_text(scene, time.period):
        return True
    lead = scene.tokens[max(low, mark.first - 4) : mark.first + 1]
    before = [token.low for token in lead if token.text != "May"]  # "on 9 May the Chamber signed"
    if (
        any(word in before for word in ("will", "may", "to", "would", "could", "might", "should", "can"))
        and scene.language == "en"
    ):
        return True
    if scene.language == "ru":
        verb = scene.lows[mark.first]
        return (
            verb.endswith(("ут", "ют", "ит", "ат", "ят", "ет"))
            or is_planned(scene, sentence, max(low, mark.first - 4), mark.last)
            or (verb.endswith("ть") and mark.first > low)
        )
    return False


def _time_of(scene: Scene, mark: Mark, pact: Pact, verbs: Sequence[Mark]) -> Time | None:
    """The date right after the verb, up to the next verb; else the one before it in the clause."""
    low, high = clause(scene, mark.first)
    stops = [verb.first for verb in verbs if mark.last <= verb.first < high and verb.first != mark.first]
    stop = min(stops, default=high)
    after = [t for t in times_between(scene, mark.last, stop) if not (pact.first <= t.first < pact.last)]
    after = [t for t in after if not _part_of_name(scene, t, mark)]
    before = [
        t
        for t in times_between(scene, low, mark.first)
        if not (pact.first <= t.first < pact.last)
        and not _part_of_name(scene, t, mark)
        and not any(_told_with(scene, verb, t, mark) for verb in verbs if low <= verb.first < mark.first)
    ]
    parted = next_clause(scene, mark.last, stop)
    if after and after[0].first > parted and after[0].first - mark.last > _NEAR:
        after = []  # "is ready to be signed, and the two leaders repeat the goal of 2031"
    ahead = after and mark.value == "planned" and ahead_of_text(scene, after[0].period)
    near = after and (after[0].first - mark.last <= 6 or mark.first < pact.first or ahead)
    # "In 2002 they signed a treaty, in 2016 a protocol": a date behind the comma is the next one's.
    apart = after and before and any(t.text == "," for t in scene.tokens[max(mark.last, pact.last) : after[0].first])
    if ahead or (near and not apart):
        return after[0]
    head = dated_head(scene, sentence_of(scene, mark.first))
    if before and scene.language == "en":
        return _year_beside(scene, before[-1])
    return before[-1] if before else head[0] if head and not after else None


def _year_beside(scene: Scene, time: Time) -> Time:
    """ "In 1997, the year [before] they signed a treaty": the treaty is of 1998; "the year after": of 1996."""
    words = [token.low for token in scene.tokens[time.last : time.last + 4]]
    if not time.period.is_year or words[:3] != [",", "the", "year"]:
        return time
    shift = {"before": 1, "after": -1}.get(words[-1], 0)
    return replace(time, period=time.period.shift(shift)) if shift else time


def _told_with(scene: Scene, verb: Mark, time: Time, mark: Mark) -> bool:
    """ "Initialled by the ministries in July, it still has to be ratified": the date of the verb before the comma."""
    apart = any(token.text == "," for token in scene.tokens[time.last : mark.first])
    return verb.last <= time.first and (apart or time.first <= verb.last + 2)


def _part_of_name(scene: Scene, time: Time, mark: Mark) -> bool:
    """A span of years names a plan; "of 2016" names the treaty."""
    lead = scene.tokens[time.first - 1]
    if lead.low in ("until", "till", "до") and mark.value != "planned":
        return True  # when it ends
    if scene.language == "ru" and lead.kind == WORD and mark.value in ("to_be_amended", "terminated", "in_force"):
        named = time.period.length == 12 and lead.low not in ("в", "с", "с", "во", "от", "году")
        if named and time.last <= mark.first:
            return True  # «соглашение 1994 года будет пересмотрено»
    return (
        (time.period.span and time.rule != "since")
        or scene.lows[time.first - 1] == "of"
        or (scene.lows[time.first - 1] == "от" and mark.value != "amended")
    )


def dated_name(scene: Scene, pact: Pact, sentence: Sentence) -> Time | None:
    """ "The treaty of 1990", "the agreement (2000)", «соглашение от 3 мая»."""
    for time in times_between(scene, pact.last, min(pact.last + 3, sentence.last)):
        lead = scene.lows[time.first - 1]
        if lead in ("of", "(", "от") and time.first - pact.last <= 1:
            return time
        after = scene.lows[time.last] if time.last < sentence.last else ""
        if lead == "from" and time.first - pact.last == 1 and time.period.is_year and after not in ("on", "onwards"):
            return time  # "the tax treaty from 1981"
    return None
