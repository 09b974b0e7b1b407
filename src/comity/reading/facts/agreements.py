"""Agreements: treaties, memorandums, contracts, roadmaps, with the latest stage that the text tells and its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.model.facts import Agreement
from comity.model.period import Period
from comity.model.statement import Evidence, Statement
from comity.reading.facts.agreement_dates import dated_name, stage_of, told_stages
from comity.reading.facts.agreement_occasions import OCCASIONS, of_the_day, on_occasion
from comity.reading.facts.agreement_parts import Stage, areas, parties
from comity.reading.facts.common import (
    ARTICLES,
    clause,
    in_title,
    make,
    sentence_of,
    sentences_with,
    times_between,
    told,
    whole_year,
)
from comity.reading.facts.marked import Mark, Words, marks, marks_in, plain_words, standing
from comity.reading.facts.pact_ellipses import with_ellipses
from comity.reading.facts.pacts import Pact, pacts_in
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, Sentence
from comity.reading.scene import Scene, Time

_ORDER = ("initialled", "planned", "signed", "ratified", "in_force", "amended", "to_be_amended", "terminated")
_PRONOUNS = words("agreements.pronouns")
_DRAFT = words("agreements.draft")
_AMONG = (
    "among them", "including", "of which", "notably", "in particular", "of them", "из них", "в том числе", "среди них",
    "из которых", "среди которых", "включая", "в частности", "прежде всего",
)  # fmt: skip
_THOSE = plain_words("of_those")
_TITLE = "instrument named in the title"
_JOINTS = frozenset((*ARTICLES, "and", "of", "и", ",", "on"))


def find(scene: Scene) -> list[Statement]:
    """Every instrument of which the text tells a stage; earlier stages with a date are further, optional lines."""
    words = {kind: marks(scene, "facts_a", kind) for kind in ("pact", "stage", "under", "have", *OCCASIONS)}
    found: list[Agreement] = []
    named: dict[str, tuple[Pact, Sentence, bool]] = {}
    duties = standing(scene, plain_words("duty"))
    for sentence in sentences_with(scene, words["pact"], words["stage"], tokens=duties):
        pacts = pacts_in(scene, sentence, words["pact"], words["stage"])
        pacts = with_ellipses(scene, sentence, pacts, words["pact"])
        for index, pact in enumerate(pacts):
            stages = _stages(scene, sentence, pact, pacts, index, words)
            noun = _noun(scene, pact)
            if pact.bare and noun in named:
                pact, sentence_of_name, told_already = named[noun]
                if told_already:
                    continue
                found.extend(_statements(scene, sentence_of_name, pact, stages))
                named[noun] = (pact, sentence_of_name, True)
                continue
            if pact.counted and _only_counted(scene, pact, words["pact"]):
                if len(pacts) == 1 and _together(scene, sentence, pact, stages, words["pact"]):
                    found.extend(_statements(scene, sentence, replace(pact, counted=False), stages))
                continue
            if not pact.counted:
                named[noun] = (pact, sentence, bool(stages))
            if stages:
                stages = [on_occasion(scene, sentence, stage, words) for stage in stages]
                stages = [of_the_day(scene, sentence, stage) for stage in stages]
                found.extend(_statements(scene, sentence, pact, stages))
    return list(_once(found))


def _only_counted(scene: Scene, pact: Pact, heads: Sequence[Mark]) -> bool:
    """ "Eight agreements and memoranda", «37 документов»: a figure; no instrument is named."""
    known = {i for head in marks_in(heads, pact.mark.last, pact.last) for i in range(head.first, head.last)}
    rest = range(pact.mark.last, pact.last)
    return all(i in known or scene.lows[i] in ("and", "и", ",", "of", "understanding") for i in rest)


def _together(scene: Scene, sentence: Sentence, pact: Pact, stages: Sequence[Stage], heads: Sequence[Mark]) -> bool:
    """ "The two sides signed nine agreements on Monday", «Чад и Мали подписали 12 документов»: done, and none of them
    is named there or in the next sentence, so that the many are told as one."""
    days = [stage.time for stage in stages if stage.action == "signed" and stage.time is not None]
    if in_title(sentence) or not stages or len(days) < len(stages):
        return False
    if any(day.rule == "since" or day.period.length > 1 for day in days):
        return False  # "have signed 45 agreements since 1990": a figure only
    rest = " ".join(scene.lows[i] for i in range(pact.last, sentence.last))
    listed = any(scene.tokens[i].text == ":" or scene.lows[i] in _THOSE for i in range(pact.first, sentence.last))
    following = scene.sentences[sentence.index + 1 : sentence.index + 2]
    named = any(marks_in(heads, one.first, one.last) for one in following)
    return not listed and not named and not any(words in rest for words in _AMONG)


def _noun(scene: Scene, pact: Pact) -> str:
    """The head noun by which a text goes on speaking of an instrument: "agreement", «договор»."""
    russian = scene.language == "ru"
    return pact.mark.value.rpartition("/")[2] if russian else scene.lows[pact.mark.last - 1].removesuffix("s")


# --- its stages ------------------------------------------------------------------------------------------------------


def _stages(
    scene: Scene, sentence: Sentence, pact: Pact, pacts: Sequence[Pact], index: int, words: Words
) -> list[Stage]:
    """The stages told of one instrument: those after it up to the next instrument, else the one verb before it."""
    low, high = _bounds(scene, sentence, pact, pacts, index)
    after = told_stages(scene, marks_in(words["stage"], pact.last, high))
    before = [
        mark for mark in told_stages(scene, marks_in(words["stage"], low, pact.first)) if _reaches(scene, mark, pact)
    ]
    stages = [
        stage_of(scene, mark, pact, words["stage"]) for mark in after if not _taken(scene, mark, pact, pacts, index)
    ]
    if before and before[-1].value == "planned" and pact.first - before[-1].last <= 1:
        stages = []  # "negotiations on a treaty were concluded": the talks were, not the treaty
    adjoined = before and before[-1].value == "in_force" and pact.first - before[-1].last <= 1
    if not stages or (adjoined and all(stage.action == "signed" for stage in stages)):
        # "since 2018 the treaty, signed in 2017, applies" may put its verb first: «действует договор, подписанный»
        stages += [stage_of(scene, mark, pact, words["stage"]) for mark in before[-1:]]
    if not stages and index and before == [] and _joined(scene, pacts[index - 1], pact):
        # "ratified the agreement on investment and the air agreement": the verb before the first serves both
        shared = list(marks_in(words["stage"], low, pacts[0].first))
        stages = [stage_of(scene, mark, pacts[0], words["stage"]) for mark in shared[-1:]]
    dated = dated_name(scene, pact, sentence)
    if (
        dated is not None
        and not any(stage.time for stage in stages)
        and not any(s.action in ("to_be_amended",) for s in stages)
    ):
        stages = [
            *stages,
            Stage("in_force" if any(s.action == "in_force" for s in stages) else "signed", pact.last, dated),
        ]
        stages = [stage for stage in stages if stage.time] or stages
    if not stages and index and _among(scene, pacts[index - 1], pact):
        stages = _stages(scene, sentence, pacts[index - 1], pacts, index - 1, words)
    if not stages and index:
        stages = _elliptic(scene, sentence, pact, pacts, index, words)
    if not stages:
        stages = (
            _listed(scene, pact, words)
            or _announced(scene, sentence, pact, words)
            or _of_those(scene, sentence, pact, words)
            or _by_pronoun(scene, sentence, pact, pacts, words)
        )
    if not stages and scene.lows[pact.first - 1] in _DRAFT:
        return [Stage("planned", pact.first, None)]  # «проект соглашения передан в сентябре»
    if not stages and _in_use(scene, pact, words):
        since = [time for time in times_between(scene, pact.last, high) if time.rule == "since"]
        return [Stage("in_force", pact.first, since[0] if since else None)]
    return stages


def _by_pronoun(scene: Scene, sentence: Sentence, pact: Pact, pacts: Sequence[Pact], words: Words) -> list[Stage]:
    """ "There is no treaty on taxes yet; it is to be signed in May", «Нужен договор. Его подпишут в мае»: the next
    clause goes on about the last instrument of this one."""
    if pact is not pacts[-1]:
        return []
    at = next((i for i in range(pact.last, sentence.last) if scene.tokens[i].text == ";"), sentence.last)
    at += at < sentence.last
    follows = at < len(scene.tokens) and sentence_of(scene, at).paragraph == sentence.paragraph
    if not follows or scene.lows[at] not in _PRONOUNS:
        return []
    verbs = told_stages(scene, marks_in(words["stage"], at, min(at + 6, sentence_of(scene, at).last)))
    return [stage_of(scene, verbs[0], pact, words["stage"])] if verbs else []


def _bounds(scene: Scene, sentence: Sentence, pact: Pact, pacts: Sequence[Pact], index: int) -> tuple[int, int]:
    """The part of the sentence in which a verb may speak of this instrument."""
    low, high = clause(scene, pact.first)[0], clause(scene, min(pact.last, sentence.last - 1))[1]
    brackets = [token.text for token in scene.tokens[pact.last : pact.last + 4]]
    if len(brackets) == 4 and brackets[0] == "(" and brackets[2] == ")":
        high = clause(scene, pact.last + 3)[1]  # "the protocol (2005), in force since 2011"
    if index + 1 < len(pacts):
        high = min(high, max(pacts[index + 1].first, pact.last))
    return low, max(high, pact.last)


def _reaches(scene: Scene, mark: Mark, pact: Pact) -> bool:
    """A verb governs an instrument after it unless something else ends in between."""
    between = scene.tokens[mark.last : pact.first]
    return not any(token.text in ":;" for token in between) and len(between) <= 14


def _taken(scene: Scene, mark: Mark, pact: Pact, pacts: Sequence[Pact], index: int) -> bool:
    """A verb right before the next instrument belongs to that one: "..., and they signed [a memorandum]"."""
    if index + 1 >= len(pacts):
        return False
    gap = scene.tokens[mark.last : pacts[index + 1].first]
    return len(gap) <= 3 and any(
        token.kind == MARK or token.low in ("and", "и") for token in scene.tokens[pact.last : mark.first]
    )


def _joined(scene: Scene, first: Pact, second: Pact) -> bool:
    gap = scene.tokens[first.last : second.first]
    return len(gap) <= 4 and all(token.low in _JOINTS for token in gap)


def _elliptic(
    scene: Scene, sentence: Sentence, pact: Pact, pacts: Sequence[Pact], index: int, words: Words
) -> list[Stage]:
    """ "... signed a treaty, in 2016 — a protocol": the verb before, with a date of its own."""
    dash = pact.first - 1
    while dash > sentence.first and scene.lows[dash] in ARTICLES:
        dash -= 1
    times = [time for time in times_between(scene, pacts[index - 1].last, dash + 1) if time.last == dash]
    turned = any(scene.lows[i] in ("а", "и", "and") for i in range(pacts[index - 1].last, dash))
    if scene.tokens[dash].text not in "—–" or not (times or turned):
        return []
    earlier = _stages(scene, sentence, pacts[index - 1], pacts, index - 1, words)
    return [Stage(earlier[-1].action, pact.first, times[0] if times else earlier[-1].time)] if earlier else []


def _listed(scene: Scene, pact: Pact, words: Words) -> list[Stage]:
    """ "Under negotiation: an air treaty", «в работе — соглашение»: the stage that opens a line of a list."""
    lead = pact.first - 1
    while lead > 0 and scene.lows[lead] in ARTICLES:
        lead -= 1
    if scene.tokens[lead].text not in (":", "—", "–"):
        return []
    lead -= scene.lows[lead - 1] in ("there", "then", "там", "тогда")  # "to be signed there: a protocol on"
    before = [mark for mark in words["stage"] if mark.last == lead and mark.value == "planned"]
    return [Stage("planned", before[-1].first, None)] if before else []


def _announced(scene: Scene, sentence: Sentence, pact: Pact, words: Words) -> list[Stage]:
    """ "Two papers were signed: a memorandum on ... and a protocol on ...": the verb before the colon serves each."""
    colon = next((i for i in range(sentence.first, pact.first) if scene.tokens[i].text == ":"), None)
    if colon is None or not any(scene.lows[i] in plain_words("papers") for i in range(sentence.first, colon)):
        return []
    verbs = marks_in(words["stage"], sentence.first, colon)
    return [stage_of(scene, verbs[-1], pact, words["stage"])] if verbs else []


def _among(scene: Scene, first: Pact, second: Pact) -> bool:
    """ "Signed ten papers, among them a treaty on ...": the verb of the many is the verb of the one."""
    gap = " ".join(token.low for token in scene.tokens[first.last : second.first])
    after = " ".join(token.low for token in scene.tokens[second.last : second.last + 2])
    return any(words in gap for words in _AMONG) or (first.counted and after in ("among them", "in particular"))


def _of_those(scene: Scene, sentence: Sentence, pact: Pact, words: Words) -> list[Stage]:
    """ "They signed three papers. The chief of them is a treaty on ...": the papers of the sentence before."""
    lead = range(sentence.first, min(pact.first, sentence.first + 10))
    if not sentence.index or not any(scene.lows[i] in plain_words("of_those") for i in lead):
        return []
    before = scene.sentences[sentence.index - 1]
    papers = any(scene.lows[i] in plain_words("papers") for i in range(before.first, before.last))
    verbs = [mark for mark in marks_in(words["stage"], before.first, before.last) if mark.value == "signed"]
    return [stage_of(scene, verbs[-1], pact, words["stage"])] if papers and verbs else []


def _in_use(scene: Scene, pact: Pact, words: Words) -> bool:
    """ "Under the programme of cooperation", "the regions have a roadmap": an instrument at work."""
    lead = pact.first
    while lead > 0 and scene.lows[lead - 1] in ARTICLES:
        lead -= 1
    governs = [mark for mark in [*words["under"], *words["have"]] if mark.last == lead]
    if not governs:
        return False
    if scene.tokens[pact.first].text.isupper() and governs[0].kind == "under":
        return True
    if governs[0].kind == "have":
        return pact.last - pact.first > 1 and scene.tokens[governs[0].first - 1].low != "to"
    capital = any(token.capital for token in scene.tokens[pact.first : pact.last])
    return (
        pact.last - pact.first > 2
        and scene.tokens[governs[0].first].low not in ("по",)
        and (capital or pact.last > pact.mark.last)
    )


# --- statements ------------------------------------------------------------------------------------------------------


def _statements(scene: Scene, sentence: Sentence, pact: Pact, stages: list[Stage]) -> list[Agreement]:
    """The latest stage, and every earlier one with a date as an optional line of its own; one line an area."""
    ranked = sorted(stages, key=lambda stage: (_ORDER.index(stage.action), stage.first))
    latest = ranked[-1]
    earlier = [stage for stage in ranked[:-1] if stage.time is not None and stage.action != latest.action]
    events = tuple((stage.action, _start(stage.time)) for stage in earlier if stage.time)
    title = in_title(sentence)
    found = []
    for name in areas(scene, pact):
        found.append(_agreement(scene, sentence, pact, latest, name, title or pact.counted, events))
        found.extend(_agreement(scene, sentence, pact, stage, name, True, ()) for stage in earlier)
    return found


def _agreement(
    scene: Scene,
    sentence: Sentence,
    pact: Pact,
    stage: Stage,
    title: str,
    optional: bool,
    events: tuple[tuple[str, Period | None], ...],
) -> Agreement:
    why: list[Evidence] = [told("date", f"time of {stage.action}", stage.time)] if stage.time else []
    return make(
        Agreement,
        scene,
        pact.first,
        pact.last,
        rule=_TITLE if in_title(sentence) else f"instrument with a stage: {stage.action}",
        optional=optional,
        evidence=why,
        title=title,
        parties=parties(scene, pact, sentence),
        action=stage.action,
        date=_start(stage.time) if stage.time else None,
        events=events,
    )


def _start(time: Time) -> Period:
    """ "Since 2007" dates the event in 2007."""
    return Period.of_year(time.period.year) if time.rule == "since" and time.period.span else whole_year(time)


def _once(found: list[Agreement]) -> list[Agreement]:
    """One line an instrument and stage: a title's mention gives way to the text's."""
    body = [one for one in found if not one.evidence or one.evidence[0].rule != _TITLE]
    found = body or found
    seen: dict[tuple[str, str], Agreement] = {}
    for one in found:
        key = (one.title.lower(), one.action)
        if key not in seen or (seen[key].optional and not one.optional):
            seen[key] = one
    return sorted(seen.values(), key=lambda one: (one.start, one.end))
