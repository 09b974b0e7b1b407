"""Which period an amount is of, and which it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.model.period import Period
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.clauses import is_dash, is_of_cause, opens_clause
from comity.reading.scan import NUMBER, Sentence
from comity.reading.scene import Scene, Time

# Words that may stand between an amount and the period that is its own: "$40 million that month", "$2 billion in
# 1998".
_CLOSE = words("when.close")
_END = words("when.end")
_ENDS = words("when.ends")
_HEDGES = words("when.hedges")
_WAS = words("when.was")
_CUTS = words("when.cuts")
_LEADS_BASE = words("when.leads_base")
_STOCK_LEADS = words("when.stock_leads")
_SKIPPED = words("when.skipped")
_LEVELS = words("when.levels")
_APART = words("when.apart")
_SIGNED = words("when.signed")
_IN_TURN = frozenset(("respectively", "соответственно"))
_SUMMED = words("when.summed")  # "added up to"
_EVENTS = words("when.events")
_AS_IN = (["as", "in"], ["than", "in"])
_ELLIPSIS = 24  # tokens from a period that opens its sentence to a number whose verb is left out
_DASHES = frozenset("—–")
_JOINTS = frozenset("—–-:(,")


@dataclass(slots=True)  # frozen, it costs four times as much to make
class When:
    """The period and base of an amount; `rule` says how it was found, `time` where."""

    period: Period | None
    base: Period | None = None
    rule: str = ""
    time: Time | None = None


def usable(scene: Scene, time: Time) -> bool:
    """Whether an amount can be of this period: a day only as the date of a stock ("at 1 January")."""
    if time.rule in _SKIPPED:
        return False
    if time.period.day:
        before = scene.lows[time.first - 1] if time.first else ""
        if before == "on" and is_of_event(scene, time):
            return False
        return before in _STOCK_LEADS or scene.lows[time.first] in _END
    return True


def _of_paper(scene: Scene, time: Time) -> bool:
    """ "under the partnership signed in 2017 it has lent ...": the year of what was signed."""
    low = scene.lows[max(0, time.first - 3) : time.first]
    return low[-1:] in (["in"], ["в"]) and low[-2:-1] != [] and low[-2] in _SIGNED and time.rule in ("year", "months")


def _likened(scene: Scene, time: Time) -> bool:
    """ "the same as in 2015", «таким же, как и в 2015 году»: the period something is likened to."""
    low = scene.lows[max(0, time.first - 3) : time.first]
    return low in (["same", "as", "in"], ["как", "и", "в"])


def is_of_event(scene: Scene, time: Time) -> bool:
    """ "since both joined the Union on 1 January 1995", "the agreement that entered into force on 12 December 2014":
    the day of what happened, no date of a stock."""
    first = max(scene.sentence_of(time.first).first, time.first - 7)
    return not _EVENTS.isdisjoint(scene.lows[first : time.first])


def times_of(scene: Scene, sentence: Sentence) -> list[Time]:
    """The sentence's periods that an amount can be of."""
    key = ("times of", sentence.index)
    found: list[Time] | None = scene.memo.get(key)
    if found is None:
        found = [time for time in scene.times_in(sentence.first, sentence.last) if usable(scene, time)]
        scene.memo[key] = found
    return found


def adjacent_after(scene: Scene, amount: Amount, stop: int, times: Sequence[Time]) -> Time | None:
    """The period right after the amount, only small words between."""
    for time in times:
        if amount.last <= time.first < stop and time.first - amount.last <= 5:
            # «68 млн долларов прямых инвестиций за девять месяцев»: the measure's own words
            said = {i for cue in scene.cues_in(amount.last, time.first, "measure") for i in range(cue.first, cue.last)}
            between = [token for token in scene.tokens[amount.last : time.first] if token.index not in said]
            if all(token.low in _CLOSE for token in between) or in_own_parenthesis(scene, amount, time):
                return time
    return None


def in_own_parenthesis(scene: Scene, amount: Amount, time: Time) -> bool:
    """ "$2.5 billion (2019)", «2,5 млрд (за 2019 год)»: a parenthesis right after the amount that holds its period
    alone."""
    tokens = scene.tokens
    if not amount.last < time.first <= amount.last + 2 or time.last >= len(tokens):
        return False
    small = all(token.low in _CLOSE for token in tokens[amount.last + 1 : time.first])
    return scene.lows[amount.last] == "(" and scene.lows[time.last] == ")" and small


def before(times: Sequence[Time], amount: Amount, floor: int, *, earlier: bool = False) -> Time | None:
    """The nearest period before the amount, not before token `floor`."""
    found = [time for time in times if floor <= time.first < amount.first and (earlier or not time.earlier)]
    return found[-1] if found else None


def _heads(scene: Scene, time: Time) -> bool:
    """A parenthesis of a period alone is over what follows: "Services (first quarter of 2020): exports ...", «за 1394
    год (март 2015 — март 2016) ...»; of a bare year only before a colon or dash, for it may be a treaty's."""
    tokens = scene.tokens
    if not time.first or time.last >= len(tokens) or scene.lows[time.first - 1] != "(" or scene.lows[time.last] != ")":
        return False
    after = tokens[time.last + 1].text if time.last + 1 < len(tokens) else ""
    return time.rule != "year" or after in (":", "—", "–")


def outside(scene: Scene, time: Time, amount: Amount) -> bool:
    """The period stands in a parenthesis that the amount is not in: "US$3 bn (2015: US$2 bn), imports US$1 bn"."""
    if time.first < amount.first and _heads(scene, time):
        return False
    if in_own_parenthesis(scene, amount, time):
        return False
    first, last = (time.last, amount.first) if time.first < amount.first else (amount.last, time.first)
    if time.first < amount.first and in_clause_apart(scene, time) and _after_comma(scene, time, amount):
        return True
    closing, opening = (")", "(") if time.first < amount.first else ("(", ")")
    marks = [token.text for token in scene.tokens[first:last] if token.text in "()"]
    if time.first < amount.first:
        return closing in marks and (opening not in marks or marks.index(closing) < marks.index(opening))
    return closing in marks and (
        opening not in marks or len(marks) - marks[::-1].index(closing) > len(marks) - marks[::-1].index(opening)
    )


def _after_comma(scene: Scene, time: Time, amount: Amount) -> bool:
    return any(token.text == "," for token in scene.tokens[time.last : amount.first])


def in_clause_apart(scene: Scene, time: Time) -> bool:
    """ "Exports, which had been $3 bn in 2014, fell to $2 bn": a clause between commas keeps its period to itself."""
    tokens, last = scene.tokens, time.last
    if last < len(tokens) and scene.lows[last] == "(":  # "having sold for $9 bn in 2014 (down 3%), and bought ..."
        last = next((i + 1 for i in range(last, min(last + 9, len(tokens))) if scene.lows[i] == ")"), last)
    if not any(token.text == "," for token in tokens[last : last + 2]):
        return False
    for i in range(time.first - 1, max(0, time.first - 12), -1):
        if tokens[i].text in ".;:()":
            return False
        if scene.lows[i] == ",":
            lead = set(scene.lows[i + 1 : i + 3])
            return not lead.isdisjoint(_APART)
    return False


def level_period(
    scene: Scene,
    sentence: Sentence,
    amount: Amount,
    stop: int,
    told: Period | None,
    owned: frozenset[int] = frozenset(),
    against: frozenset[int] = frozenset(),
) -> When:
    """The period of a level, share or rank. `owned`: first tokens of the periods right after other amounts;
    `against`: of those of levels compared with."""
    times = [time for time in times_of(scene, sentence) if not outside(scene, time, amount)]
    lead = [time for time in times if time.first not in against and not _of_paper(scene, time)]
    lead = [time for time in lead if not _likened(scene, time)]
    previous = before(lead, amount, floor_of(scene, sentence, amount))
    later = [
        time
        for time in times
        if time.first >= amount.last and not time.earlier and time.first not in owned and not is_of_level(scene, time)
    ]
    return (
        _years_in_turn(scene, sentence, amount, times)
        or _touching(scene, amount, stop, times)
        or _of_change(scene, sentence, amount, previous, told)
        or _compared(scene, sentence, amount, times)
        or _before(scene, amount, previous, bool(later), owned, told)
        or _elsewhere(scene, sentence, amount, lead, later, told)
        or (_closing(scene, sentence, amount, times) if told is None else None)
        or When(told, rule="the period last told")
    )


def _years_in_turn(scene: Scene, sentence: Sentence, amount: Amount, times: Sequence[Time]) -> When | None:
    """ "In 2016 and 2017 imports were $5 and $4 million respectively": the two years in turn."""
    tokens = scene.tokens
    ends = next((i for i in range(amount.last, sentence.last) if scene.lows[i] in _IN_TURN), 0)
    pairs = [
        (one, two)
        for one, two in pairwise(times)
        if two.first == one.last + 1 and scene.lows[one.last] in ("and", "и") and two.last <= amount.first
    ]
    if not ends or not pairs or any(token.text in ";" for token in tokens[amount.last : ends]):
        return None
    between = tokens[amount.last : ends]
    second = not any(token.kind == NUMBER for token in between)
    chosen = pairs[-1][1] if second else pairs[-1][0]
    return When(chosen.period, rule=f"{chosen.rule}, in turn", time=chosen)


def _touching(scene: Scene, amount: Amount, stop: int, times: Sequence[Time]) -> When | None:
    """ "$3 billion in 2019"; "2019 ($3 billion)"."""
    after = adjacent_after(scene, amount, stop, times)
    if after is not None:
        return When(after.period, rule=f"{after.rule}, after the number", time=after)
    if amount.first >= 2 and scene.tokens[amount.first - 1].text == "(":
        holder = next((time for time in times if time.last == amount.first - 1), None)
        if holder is not None:
            return When(holder.period, rule=f"{holder.rule}, before the parenthesis", time=holder)
    return None


def _of_change(
    scene: Scene, sentence: Sentence, amount: Amount, previous: Time | None, told: Period | None
) -> When | None:
    """An end of "from 2005 to 2010 ... from $2 to $3 billion"; the level compared with, "against $2 billion"."""
    lead = scene.lows[amount.first - 1]
    summed = amount.first >= 2 and scene.lows[amount.first - 2] in _SUMMED
    if previous is not None and previous.rule == "from year to year" and lead in _ENDS and not summed:
        year = previous.period.year if lead in ("from", "с") else previous.period.last_year
        return When(Period.of_year(year), rule="an end of the span", time=previous)
    if leads_to_base(scene, amount, sentence.first):
        own = previous.period if previous else told
        return When(own.shift(-1) if own else None, rule="the period compared with, a year before", time=previous)
    return None


def _compared(scene: Scene, sentence: Sentence, amount: Amount, times: Sequence[Time]) -> When | None:
    """ "a year earlier it was $2 billion": the compared period is the amount's own."""
    nearest = before(times, amount, floor_of(scene, sentence, amount), earlier=True)
    if nearest is not None and nearest.earlier and _told_of(scene, sentence, nearest, amount):
        return When(nearest.period, rule=f"{nearest.rule}, before the number", time=nearest)
    return None


def _before(
    scene: Scene, amount: Amount, previous: Time | None, later: bool, owned: frozenset[int], told: Period | None
) -> When | None:
    """The period before the number, unless it is another number's and this one has one after it or ends a change."""
    if previous is None:
        return None
    ends = _ends_change(scene, amount)
    if previous.first not in owned or not (later or ends):
        return When(previous.period, rule=f"{previous.rule}, before the number", time=previous)
    if ends and not later:
        newer = told is not None and told.first_day > previous.period.first_day
        return When(told if newer else previous.period, rule="the end of a change")
    return None


def _elsewhere(
    scene: Scene,
    sentence: Sentence,
    amount: Amount,
    times: Sequence[Time],
    later: Sequence[Time],
    told: Period | None = None,
) -> When | None:
    """A period later in the clause, else anywhere before in the sentence."""
    for time in later:
        between = scene.tokens[amount.last : time.first]
        dashes = [token.index for token in between if is_dash(scene, token)]
        # After a dash another number is told of: "2 billion, mainly cattle - 300 cows came this year"; two of them hold
        # an aside.
        parted = len(dashes) == 1 and any(token.kind == NUMBER and token.index > dashes[0] for token in between)
        apart = opens_clause(scene, sentence, amount, time) or (told is not None and is_of_cause(between))
        if apart:
            continue
        if not parted and not any(token.text == ";" for token in between):
            return When(time.period, rule=f"{time.rule}, later in the sentence", time=time)
    wider = before(times, amount, sentence.first)
    if wider is not None:
        return When(wider.period, rule=f"{wider.rule}, earlier in the sentence", time=wider)
    return None


def _closing(scene: Scene, sentence: Sentence, amount: Amount, times: Sequence[Time]) -> When | None:
    """ "Exports were $3 million and imports $2 million in 2020": the one period closes the sentence for both."""
    own = [time for time in times if not time.earlier and time.rule != "years ahead"]
    if len(own) != 1 or any(token.text in ";(:" for token in scene.tokens[amount.last : own[0].first]):
        return None
    if opens_clause(scene, sentence, amount, own[0]):
        return None
    return When(own[0].period, rule=f"{own[0].rule}, at the end of the sentence", time=own[0])


def _ends_change(scene: Scene, amount: Amount) -> bool:
    """ "from $1,300 million in 2016-17 to $1,500 million": the end of a change is not of its start's period."""
    lead = scene.lows[max(0, amount.first - 14) : amount.first]
    return bool(lead) and lead[-1] in ("to", "до") and any(word in ("from", "с", "со") for word in lead)


def _told_of(scene: Scene, sentence: Sentence, time: Time, amount: Amount) -> bool:
    """Right before the amount, in "last year, when it stood at ...", or at the head of the sentence."""
    between = scene.tokens[time.last : amount.first]
    verb = any(token.low in _WAS for token in between)
    led = [token for token in between if not (verb and token.low in ("to", "at"))]
    if len(led) <= 3 and all(token.text in _JOINTS or token.low in _WAS for token in led):
        return True
    if any(token.low in ("when", "когда") for token in between):
        return True
    if time.first > sentence.first + 2 or any(token.text == ";" for token in between):
        return False
    if time.first == sentence.first and len(scene.times_in(time.last, amount.first)) == 0:
        elliptic = not _DASHES.isdisjoint(token.text for token in between[-2:])
        if elliptic and len(between) <= _ELLIPSIS:
            return True  # «Годом ранее поставки оценивались в 17 млн долларов, встречные — в 15 млн»
    return len(between) <= 16 and not any(token.kind == NUMBER for token in between)


def floor_of(scene: Scene, sentence: Sentence, amount: Amount) -> int:
    """Where the amount's stretch begins: after the last semicolon or bullet."""
    for i in range(amount.first - 1, sentence.first, -1):
        if scene.tokens[i].text in _CUTS and scene.tokens[i].text != ")":
            return i
    return sentence.first


def leads_to_base(scene: Scene, amount: Amount, first: int) -> bool:
    """ "against", "from" or «против», «с» lead to the amount, hedges between: it is the level compared with."""
    tokens = scene.tokens
    i = amount.first - 1
    while i > first and scene.lows[i] in _HEDGES:
        i -= 1
    low = scene.lows[i]
    if low not in ("from", "с", "со"):
        return low in _LEADS_BASE and (low != "with" or scene.lows[i - 1] == "compared")
    # "rose from X to Y", «с 7% до 5%»: the starting level, if an end follows; "up from X"; «до 6% с 8%».
    ahead = scene.lows[amount.last : amount.last + 5]
    if "to" in ahead or "до" in ahead or "на" in ahead[:3]:
        return True
    if low == "from" and scene.lows[i - 1] == "," and scene.cues_in(max(first, i - 9), i, "growth"):
        return True  # "grew by 26 per cent last year, from $15 million"
    behind = tokens[max(0, amount.first - 6) : amount.first]
    return scene.lows[amount.first - 2] in ("up", "down") or any(token.low in ("до", "to") for token in behind)


def is_of_level(scene: Scene, time: Time) -> bool:
    """ "83.9% of the level of 2013", «превысив показатель 2016 года»: a level of that time is what is compared with."""
    before = scene.lows[max(0, time.first - 4) : time.first]
    if before[-1:] == ["of"] and before[-4:-2] == ["times", "the"]:
        return True  # "1.6 times the sales of 2014"
    if before[-2:] in _AS_IN or before[-3:] == ["как", "и", "в"]:
        return True  # "one and a half times as much as in 2017", «таким же, как и в 2015 году»
    before = before[-3:]
    after = scene.lows[time.last] if time.last < len(scene.tokens) else ""
    if before[-1:] == ["the"] and after in ("figure", "level", "total"):
        return True  # "twice the 2014 figure"
    return not _LEVELS.isdisjoint(before) and before[-1] not in ("in", "в")
