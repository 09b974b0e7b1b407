"""Positions: what somebody holds of something. Stances: priority, benefit, obstacle, offer, role, interest.

A phrase of the table opens what follows it ("interested in ...", «приоритеты — ...») or closes what precedes it ("...
is of high priority",
«... препятствует»). Of a list with one stance each subject is a line; the fields inside one offer are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.model.facts import Position
from comity.model.statement import Statement
from comity.reading.facts import spans
from comity.reading.facts.common import in_title, make, sentences_with
from comity.reading.facts.holders import holder_of
from comity.reading.facts.marked import Mark, marks, marks_in
from comity.reading.facts.subjects import back, divided, forward, rest_of_clause, speaks_of_trade
from comity.reading.facts.titles import subject_text
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene

_KINDS = ("pos_after", "pos_before", "pos_gap", "pos_that", "role", "role_opt", "role_gap")
_MIN_LETTERS = 5
_NEVER = 1000
# Tokens between the cue and its list: a benefit tells of what and for whom before it ("of the union for both is").
_NEAR, _FAR = 7, 12


@dataclass(frozen=True, slots=True)
class Held:
    """A subject and its stance: tokens first..last-1; cue: the words that told it."""

    stance: str
    first: int
    last: int
    cue: Mark
    optional: bool = False
    title: str = ""


def find(scene: Scene) -> list[Statement]:
    """Every position, in the order of the text."""
    if scene.pair is None:
        return []
    cues = marks(scene, spans.TABLE, *_KINDS)
    found: list[Statement] = []
    others = (spans.all_marks(scene, kind) for kind in ("advantage", "turned", "despite"))
    for sentence in sentences_with(scene, cues, *others):
        if in_title(sentence) or scene.tokens[sentence.last - 1].text == "?":
            continue
        taken: list[tuple[int, int]] = []
        told = list(_held(scene, sentence, cues))
        sound = {held.cue for held in told if _sound(scene, held, sentence)}
        for held in told:
            if spans.overlaps(taken, held.first, held.last) or held.cue not in sound or not _worded(scene, held):
                continue
            inside = (held.first, held.last) if held.first < held.cue.first else (0, 0)
            holder = holder_of(scene, sentence, held.cue, held.stance, inside)
            if holder is None:
                continue
            taken.append((held.first, held.last))
            found.append(_statement(scene, held, holder))
    return sorted(found, key=lambda statement: (statement.start, statement.end))


def _statement(scene: Scene, held: Held, holder: str) -> Position:
    return make(
        Position,
        scene,
        held.first,
        held.last,
        rule=f"{held.stance}: {scene.words(held.cue.first, held.cue.last)}",
        optional=held.optional,
        holder=holder,
        subject=subject_text(scene, held.first, held.last),
        stance=held.stance,
    )


def _held(scene: Scene, sentence: Sentence, cues: Sequence[Mark]) -> Iterator[Held]:
    """What the cues of a sentence open and close."""
    here = marks_in(cues, sentence.first, sentence.last)
    yield from _advantages(scene, sentence)
    for cue in here:
        named = _named_as(scene, sentence, cue) if cue.value.endswith(":list") else []
        if named:
            yield from named
        elif cue.kind == "pos_after":
            yield from _opened(scene, sentence, cue, here)
        elif cue.kind == "pos_before":
            yield from _closed(scene, sentence, cue)
        elif cue.kind == "pos_gap":
            yield from _attention(scene, sentence, cue, here)
        elif cue.kind == "pos_that":
            yield from _hope(scene, sentence, cue, here)
        elif cue.kind == "role_gap":
            yield from _way_given(scene, sentence, cue, here)
        elif cue.kind == "role":
            last = forward(scene, cue.last, sentence.last, here)
            verb = scene.lows[cue.first] in spans.words_of(scene.language, "adv_verb")
            if last > cue.last or cue.last - cue.first > 2:
                yield Held("role", cue.first + 1 if verb else cue.first, last, cue)
        else:
            first = spans.left(scene, cue.first, sentence.first) if scene.language == "en" else cue.first
            yield Held("role", first, cue.last, cue, optional=True)
    yield from _turned(scene, sentence)
    yield from _in_passing(scene, sentence, here)


def _opened(scene: Scene, sentence: Sentence, cue: Mark, here: list[Mark]) -> Iterator[Held]:
    """ "is interested in A", "priorities such as A, B and C", "beneficial for both to V1, V2 and V3"."""
    stance, mode, optional = (*cue.value.split(":"), "")[:3]
    start: int | None = cue.last
    if mode == "inf":
        start = _infinitive(scene, cue, sentence, needs_to=stance == "benefit")
    elif mode == "vp" and scene.language == "ru":
        start = _infinitive(scene, cue, sentence, needs_to=True)
    elif mode == "list":
        start = _list_start(scene, cue, sentence)
    if start is None:
        if stance == "benefit" and mode == "inf":
            yield from _closed(scene, sentence, cue)
        return
    if mode == "that":
        last = rest_of_clause(scene, start, sentence.last)
        yield Held(stance, start, last, cue, bool(optional))
        return
    last = forward(scene, start, sentence.last, here, through_lists=True)
    first = start
    if mode == "list" or (stance != "offer" and mode in ("inf", "np")):
        one = scene.lows[cue.last - 1] in spans.words_of(scene.language, "single")
        parts = divided(scene, first, last, verbs=mode == "inf", always=mode == "list" and not one)
        least = 3 if scene.language == "en" and len(parts) == 1 else 2
        for low, high in parts:
            if mode != "inf" or high - low >= least:
                yield Held(stance, low, high, cue, bool(optional))
        return
    yield Held(stance, first, last, cue, bool(optional))


def _named_as(scene: Scene, sentence: Sentence, cue: Mark) -> list[Held]:
    """ "Named A, B and C as priorities", «назвали A, B и C приоритетными направлениями»: the list before the cue."""
    verbs = spans.words_of(scene.language, "named_as")
    end = cue.first
    if scene.language == "en":
        while end > cue.first - 4 and end > sentence.first and scene.lows[end] != "as":
            end -= 1
        if scene.lows[end] != "as":
            return []
    elif not scene.lows[cue.last - 1].endswith(("ами", "ями", "ом")):
        return []
    start = next((i + 1 for i in range(end - 1, sentence.first, -1) if scene.lows[i] in verbs), None)
    if start is None or end - start < 1 or any(scene.tokens[i].text in ".;:" for i in range(start, end)):
        return []
    if scene.lows[start] == "out":
        start += 1
    stance = cue.value.partition(":")[0]
    return [Held(stance, low, high, cue) for low, high in divided(scene, start, end, verbs=False, always=True)]


def _attention(scene: Scene, sentence: Sentence, cue: Mark, here: list[Mark]) -> Iterator[Held]:
    """ "special attention in the talks was paid to A", «особое внимание уделено A», «A уделяется особое внимание»."""
    for i in range(cue.last, min(cue.last + 9, sentence.last - 1)):
        low = scene.lows[i]
        given = (
            low.startswith("удел")
            if scene.language == "ru"
            else low == "to" and scene.lows[i - 1] in ("paid", "given", "attention", "devoted")
        )
        if given and i + 1 < sentence.last and scene.tokens[i + 1].text not in ".,;":
            last = forward(scene, i + 1, sentence.last, here, through_lists=True)
            for low_end, high_end in divided(scene, i + 1, last, verbs=False, always=False):
                yield Held(cue.value, low_end, high_end, cue)
            return
    for i in range(cue.first - 1, max(cue.first - 4, sentence.first), -1):
        if scene.lows[i].startswith("удел"):
            span = back(scene, i, sentence.first)
            if span is not None:
                yield Held(cue.value, *span, cue)
            return


def _hope(scene: Scene, sentence: Sentence, cue: Mark, here: list[Mark]) -> Iterator[Held]:
    """«выразил надежду, что A»: the comma stands between."""
    if cue.last + 2 < sentence.last and scene.lows[cue.last] == "," and scene.lows[cue.last + 1] == "что":
        yield Held(cue.value, cue.last + 2, rest_of_clause(scene, cue.last + 2, sentence.last), cue)
    elif cue.last + 1 < sentence.last and scene.lows[cue.last] == "на":
        last = forward(scene, cue.last + 1, sentence.last, here, through_lists=True)
        for low, high in divided(scene, cue.last + 1, last, verbs=False, always=False):
            yield Held(cue.value, low, high, cue)


def _infinitive(scene: Scene, cue: Mark, sentence: Sentence, needs_to: bool) -> int | None:
    """Where the infinitive after the cue begins, whom it is for passed over: "beneficial [for both A and B] to
    raise".
    """
    if scene.language == "en" and not needs_to:
        return cue.last
    for i in range(cue.last, min(cue.last + 10, sentence.last - 1)):
        low = scene.lows[i]
        if scene.language == "en" and low == "to" and scene.lows[i + 1] in spans.words_of("en", "verb_inf"):
            return i + 1
        if scene.language == "ru" and low.endswith(("ть", "ться", "ти")) and len(low) > 4:
            return i
        if scene.tokens[i].text in ".;:":
            return None
    return None


def _list_start(scene: Scene, cue: Mark, sentence: Sentence) -> int | None:
    """Past the "of the two countries" and the dash or colon: "priorities of the year, such as A", «Приоритеты
    сотрудничества — A, B».
    """
    if scene.language == "en":
        return _english_list(scene, cue, sentence)
    if scene.lows[cue.last - 1] in ("является", "являются", "остается", "остаются"):
        return cue.last
    reach = _FAR if cue.value.startswith("benefit") else _NEAR
    for i in range(cue.last, min(cue.last + reach, sentence.last - 1)):
        if scene.tokens[i].text in ("—", "–", ":", "-"):
            return i + 1
        if scene.lows[i] in ("являются", "является", "остаются", "остается"):
            return i + 1
        if scene.lows[i] in spans.words_of("ru", "list_opener"):
            return i + 1
        if scene.tokens[i].text in ",.;":
            return None
    return None


def _english_list(scene: Scene, cue: Mark, sentence: Sentence) -> int | None:
    """Past "are", "include", "such as" or a colon within the next words; a verb of giving after it is no list."""
    reach = _FAR if cue.value.startswith("benefit") else _NEAR
    openers = spans.marks_of(scene, cue.last, min(cue.last + reach, sentence.last), "list_opener")
    colon = next((i for i in range(cue.last, min(cue.last + 7, sentence.last)) if scene.tokens[i].text == ":"), None)
    if colon is not None and (not openers or colon < openers[0].first):
        return colon + 1
    if not openers or openers[0].last >= sentence.last or scene.tokens[openers[0].last].low in spans.listed("no_list"):
        return None
    return openers[0].last


def _closed(scene: Scene, sentence: Sentence, cue: Mark) -> Iterator[Held]:
    """ "A is of high priority", "single out the presence of the A that impede", «A мешает торговле»."""
    stance, *rest = cue.value.split(":")
    optional = "opt" in rest
    span = back(scene, cue.first, sentence.first)
    if span is not None:
        yield Held(stance, *span, cue, bool(optional))


def _way_given(scene: Scene, sentence: Sentence, cue: Mark, here: list[Mark]) -> Iterator[Held]:
    """ "offers Norway a road to Uganda", «даёт Мали выход в Европу»: somebody gives it, and it leads to a place."""
    verbs = spans.words_of(scene.language, "adv_verb", "giving")
    given = any(scene.lows[i] in verbs for i in range(max(sentence.first, cue.first - 4), cue.first))
    if given and scene.places_in(cue.last, min(cue.last + 4, sentence.last)):
        yield Held("role", cue.first, forward(scene, cue.last, sentence.last, here), cue)


def _turned(scene: Scene, sentence: Sentence) -> Iterator[Held]:
    """ "A and B remain the main obstacles to C", «A остаётся серьёзным препятствием»: the subject stands before the
    verb.
    """
    copulas = spans.words_of(scene.language, "copula")
    for noun in spans.marks_of(scene, sentence.first, sentence.last, "turned"):
        for i in range(noun.first - 1, max(sentence.first, noun.first - 5), -1):
            if scene.tokens[i].text in ",;:":
                break
            if scene.lows[i] in copulas or (scene.language == "ru" and scene.tokens[i].text in "—–"):
                span = back(scene, i, sentence.first)
                if span is not None and not spans.marks_of(scene, *span, "turned"):
                    yield Held(noun.value, *span, noun)
                break


def _advantages(scene: Scene, sentence: Sentence) -> Iterator[Held]:
    """ "Among its advantages, the union provides A and helps to coordinate B"."""
    opener = next(iter(spans.marks_of(scene, sentence.first, sentence.last, "advantage")), None)
    if opener is None:
        return
    verbs = spans.marks_of(scene, opener.last, sentence.last, "adv_verb")
    for verb in verbs:
        start = verb.last
        if verb.value == "inf" and start < sentence.last:
            start += 1 if scene.lows[start] != "to" else 2
        last = forward(scene, start, sentence.last, verbs, through_lists=True)
        yield Held("benefit", start, last, opener)


def _in_passing(scene: Scene, sentence: Sentence, here: list[Mark]) -> Iterator[Held]:
    """ "Despite the negative trends in X": an obstacle named by the way."""
    for opener in spans.marks_of(scene, sentence.first, sentence.last, "despite"):
        bad = spans.words_of(scene.language, "negative")
        for i in range(opener.last, min(opener.last + 20, sentence.last)):
            if scene.tokens[i].text == "," or spans.is_stop(scene, i, "verb"):
                break
            if scene.lows[i] in bad:
                last = forward(scene, i, sentence.last, here)
                yield Held("obstacle", i, last, opener, optional=True)


def _sound(scene: Scene, held: Held, sentence: Sentence) -> bool:
    """Words of the economy or the relations; what roles are is told by their own words."""
    if not _worded(scene, held):
        return False
    if held.stance == "role" and held.cue.kind in ("role", "role_gap"):
        return True
    if held.last - held.first == 1:
        return speaks_of_trade(scene, held.first, held.last, sentence, enough=_NEVER)
    if held.stance in ("offer", "interest") and _country_holds(scene, held.cue):
        return True
    return speaks_of_trade(scene, held.first, held.last, sentence, enough=1 if held.stance == "obstacle" else 2)


def _country_holds(scene: Scene, cue: Mark) -> bool:
    """A country of the pair is the subject right before the cue: "Mali is ready to", «Мали заинтересована в»."""
    return any(
        place.role == "name"
        and scene.pair is not None
        and place.code in scene.pair
        and not spans.is_stop(scene, place.first - 1, "prep")
        for place in scene.places_in(max(0, cue.first - 3), cue.first)
    )


def _worded(scene: Scene, held: Held) -> bool:
    """Words enough, and no sum of money: those are figures."""
    if held.last <= held.first or held.last - held.first > 45:
        return False
    tokens = scene.tokens[held.first : held.last]
    if sum(len(token.text) for token in tokens if token.kind != NUMBER) < _MIN_LETTERS:
        return False
    return not any(token.kind == NUMBER or token.text in "$€%" for token in tokens)
