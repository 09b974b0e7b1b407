"""Percentages and multiples of what is counted: "84 firms, 12% more", "the number of tourists doubled"."""

from __future__ import annotations

from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.level_when import level_when
from comity.reading.bind.state import Desk
from comity.reading.bind.story import since_then
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.changes import growth_period
from comity.reading.resolve.counts import count_after, sides
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import EACH, Form, clause_first, more_cue, times_sign
from comity.reading.resolve.untold import count_that_grows
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence

_THEIR_NUMBER = (["their", "number"], ["the", "number"], ["their", "numbers"], ["их", "число"], ["число", "их"],
    ["их", "количество"])  # fmt: skip
_HEDGES = words("count_changes.hedges")
_THEM = words("count_changes.them")
_LEADS = words("count_changes.leads")
_WHOLES = words("count_changes.wholes")
_WHAT = words("count_changes.what")


def bind_of_count(desk: Desk, sentence: Sentence, amount: Amount, form: Form, stop: int) -> bool:
    """ "84 firms, 12% more than a year before" is a growth of what was counted, "20% of all tourists" a share of it;
    False where nothing is counted."""
    told = desk.told
    if told.counted is not None and form.form == "growth":
        when = growth_period(desk.scene, sentence, amount, stop, desk.period, desk.against)
        emit(desk, Draft(sentence, amount, told.counted, "growth", amount.value * form.sign, amount.unit, when))
        return True
    subject = count_that_grows(desk.scene, sentence, amount) if form.form == "growth" and form.sign else None
    if subject is None and form.form == "growth" and _their_number(desk, sentence, amount):
        told.counted = Flow(f"count:{told.count.noun}", *told.count_sides) if told.count else None
        return bind_of_count(desk, sentence, amount, form, stop)
    if subject is not None:
        noun = f"count:{subject.noun}"
        told.counted = Flow(noun, *sides(desk.scene, sentence, amount, subject, (None, None)))
        told.count = subject
        when = growth_period(desk.scene, sentence, amount, stop, desk.period, desk.against)
        emit(desk, Draft(sentence, amount, told.counted, "growth", amount.value * form.sign, amount.unit, when))
        return True
    last = told.last
    if amount.form.startswith(EACH) and told.counted is not None and last is not None and last.start >= sentence.start:
        when = When(last.period, None, "of those counted")
        _emit_part(desk, Draft(sentence, amount, told.counted, "share", amount.value, "percent", when))
        return True
    if amount.verbal and last is not None and _or_so_many(desk, sentence, amount, last):
        those = Flow(last.measure, last.reporter, last.partner)
        when = When(last.period, None, "of those counted")
        emit(desk, Draft(sentence, amount, those, "share", amount.value, "percent", when))
        return True
    led = amount.last < sentence.last and desk.scene.lows[amount.last] in ("of", "от")
    direct = desk.scene.language == "ru" and bool(desk.scene.cues_in(amount.last, amount.last + 1, "count"))
    if direct and form.form in ("share", "level", ""):
        led, form = True, Form("share", rule="of what is counted")
    of_what = amount.last + 1 < sentence.last and desk.scene.lows[amount.last + 1] in _WHAT
    share = form.form == "share" and led and not of_what
    if share and last is not None and last.measure.startswith("count:") and _of_them(desk, sentence, amount):
        those = Flow(last.measure, last.reporter, last.partner)
        when = When(last.period, None, "of them")
        _emit_part(desk, Draft(sentence, amount, those, "share", amount.value, "percent", when))
        return True
    counted = count_after(desk.scene, sentence, amount) if share else None
    if counted is None:
        return False
    same = last is not None and last.measure.startswith("count:") and last.start >= sentence.start
    flow = told.counted if same else None
    if flow is None:
        flow = Flow(f"count:{counted.noun}", *sides(desk.scene, sentence, amount, counted, (None, None)))
    when = level_when(desk, sentence, amount, stop)
    written = desk.scene.date
    if when.time is None and not same and written is not None:
        when = When(Period.of_year(written.year), None, "as of the document")
    emit(desk, Draft(sentence, amount, flow, "share", amount.value, "percent", when))
    return True


def bind_count_times(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """ "The number of Chilean firms has doubled", «число туристов с тех пор удвоилось»: False where nothing is
    counted."""
    subject, told = count_that_grows(desk.scene, sentence, amount), desk.told
    spoken = desk.period
    if subject is None and _counted_just_now(desk, sentence, amount, stop):
        # «39 тысяч чилийцев, в 1,6 раза больше, чем в 2017-м»
        spoken = told.last.period if told.last is not None else spoken
    elif subject is None and told.count is not None and _their_number(desk, sentence, amount):
        told.counted = Flow(f"count:{told.count.noun}", *told.count_sides)
    elif subject is None:
        return False
    else:
        told.counted = Flow(f"count:{subject.noun}", *sides(desk.scene, sentence, amount, subject, (None, None)))
        told.count = subject
    if told.counted is None:
        return False
    sign = times_sign(desk.scene, sentence, amount, stop)
    value = 1 / amount.value if sign < 0 and amount.value > 1 else amount.value
    when = growth_period(desk.scene, sentence, amount, stop, spoken, desk.against)
    when = _between_counts(desk, sentence, told.counted, when)
    emit(desk, Draft(sentence, amount, told.counted, "ratio", value, "times", since_then(desk, sentence, amount, when)))
    return True


def _emit_part(desk: Desk, draft: Draft) -> None:
    """ "three in four of them in mining", «каждое третье занято в строительстве»: what the part does is its scope."""
    last, sentence, lows = draft.amount.last, draft.sentence, desk.scene.lows
    while last < sentence.last and lows[last] not in (",", ".", ";", ":", "(", ")"):
        last += 1
    first = draft.amount.last
    while first < last and lows[first] in _LEADS:
        first += 1
    told = desk.told
    kept = told.scope
    whole = lows[draft.amount.last : draft.amount.last + 1] in (["of"], ["из"])
    whole = whole and lows[draft.amount.last + 1] not in _THEM  # "one in eight of all arrivals"
    people = any(place.first == first for place in desk.scene.places_in(first, last))
    if first < last and not people and not whole and lows[draft.amount.last] not in _WHOLES:
        told.scope = " ".join(desk.scene.words(first, last).split())
    emit(desk, draft)
    told.scope = kept


def _or_so_many(desk: Desk, sentence: Sentence, amount: Amount, last: Figure) -> bool:
    """ "13.2 million, or slightly more than half, were Chilean", «9,8 млн приехали из Чили — больше четверти»."""
    if not last.measure.startswith("count:") or last.form != "level" or last.start < sentence.start:
        return False
    lows, at = desk.scene.lows, amount.first - 1
    while at > sentence.first and (lows[at] in _HEDGES or desk.scene.cues_in(at, at + 1, "bound")):
        at -= 1
    ends = amount.last >= sentence.last or lows[amount.last] in (",", ".", ";", ")")
    between = desk.scene.cues_in(at - 6, at, "measure", "verb")
    return ends and lows[at] in ("or", "или", "—", "–") and not any(cue.start >= last.end for cue in between)


def _between_counts(desk: Desk, sentence: Sentence, flow: Flow, when: When) -> When:
    """ "In 2017 30 firms had an office there. Today there are 55, so the number has nearly doubled": from the one count
    to the other."""
    near = desk.scene.sentences[sentence.index - 1].start if sentence.index else sentence.start
    told = [figure for figure in desk.figures[-2:] if figure.measure == flow.measure and figure.start >= near]
    if when.time is not None or len(told) < 2 or any(figure.form != "level" for figure in told):
        return when
    one, other = told[0].period, told[1].period
    if one is None or other is None or one.last_day >= other.first_day:
        return when
    return When(other, one, "from one count to the other")


def _counted_just_now(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> bool:
    """A comparison right after a count of the sentence, no measure between: "250 lorries a day, twice as many as"."""
    last, told = desk.told.last, desk.told.counted
    if last is None or told is None or last.measure != told.measure or last.start < sentence.start:
        return False
    after = desk.scene.lows[amount.last : min(amount.last + 2, stop)]
    if after != ["as", "many"] and more_cue(desk.scene, amount, stop) is None:
        return False
    first = clause_first(desk.scene, sentence, amount.first)
    between = desk.scene.cues_in(first, amount.first, "measure", "verb")
    return not any(cue.start >= last.end for cue in between)


def _their_number(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Their number fell by a fifth", «их число выросло на 5%»: of what was counted just before."""
    last, count = desk.told.last, desk.told.count
    if count is None or not all(desk.told.count_sides) or last is None or not last.measure.startswith("count:"):
        return False
    first = clause_first(desk.scene, sentence, amount.first)
    low = desk.scene.lows[first : amount.first]
    pairs = [low[i : i + 2] for i in range(len(low) - 1)]
    return any(pair in _THEIR_NUMBER for pair in pairs)


def _of_them(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "A quarter of them were hauliers": of those counted last."""
    after = desk.scene.lows[amount.last : min(amount.last + 2, sentence.last)]
    return len(after) > 1 and after[1] in ("them", "these", "those", "них")
