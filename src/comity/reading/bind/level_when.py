"""Which period a level is of: the one read, unless it is a goal, a rate, a stock or the end of a span."""

from __future__ import annotations

from dataclasses import replace

from comity.model.figure import Figure
from comity.model.period import Period
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import status_of
from comity.reading.resolve.when import When, level_period
from comity.reading.scan import Sentence

_NOW = words("counted.now")
_TURNED = words("level_when.turned_into")
_INTO = frozenset(("to", "into"))
_A_YEAR = (["a", "year"], ["per", "year"], ["a", "day"], ["per", "day"], ["в", "год"], ["в", "сутки"], ["в", "день"])
_YEARLY = (["annually"], ["yearly"], ["daily"], ["ежегодно"], ["ежесуточно"])
_NEAR = 30  # code points: "1.6 times the sales of 2014, or $270 million"
_SIGNED = words("counted.signed")
_IS = words("level_when.is")
_REACHING = words("level_when.reaching")
_WHOLE_YEAR = (
    "for the year",
    "for the full year",
    "for the whole year",
    "за год",
    "на год",
    "оценка года",
    "по итогам года",
)
_CAPITAL = ("investment", "direct_investment")
_STOCKS = frozenset(
    ("investment", "direct_investment", "loans", "other:aid", "other:assistance", "other:grants", "other:contracts")
)


def level_when(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> When:
    """The period of a level; a goal is of no period that is over, an investment without one is as of the document."""
    when = level_period(desk.scene, sentence, amount, stop, desk.period, desk.owned_by_others(amount), desk.against)
    if desk.scene.date is None:
        return when
    status = status_of(desk.scene, sentence, amount, level=True)
    return (
        _in_a_year(desk, sentence, amount, when, status)
        or _of_goal(desk, sentence, amount, when, status)
        or _of_rate(desk, sentence, amount, when)
        or _turned_into(desk, amount, when)
        or _beside(desk, amount, when)
        or _of_stock(desk, sentence, when, status)
        or when
    )


def _of_goal(desk: Desk, sentence: Sentence, amount: Amount, when: When, status: str) -> When | None:
    """ "The plan for the year" is the document's; a goal in money of no period told, or one that is over, none."""
    written = desk.scene.date
    if written is None or status == "reported":
        return None
    if when.time is None and _for_the_year(desk, sentence, amount):
        return When(Period.of_year(written.year), None, "the document's year, as a whole")
    over = when.period is None or when.time is None or when.period.last_day < written.first_day
    if amount.kind != MONEY or not over or status not in ("target", "planned"):
        return None
    flow = desk.told.flow
    if status == "planned" and when.time is None and flow is not None and flow.measure in _CAPITAL:
        return When(Period.of_year(written.year), None, "planned, as of the document")
    adjacent = when.time is not None and desk.owned.get(when.time.first) == amount.first
    return when if adjacent else When(None, None, "a goal without a year")


def _in_a_year(desk: Desk, sentence: Sentence, amount: Amount, when: When, status: str) -> When | None:
    """«58 тыс. тонн за год», «приток за год — 1,2 млн»: the story's year, else the one before the document's."""
    written, story = desk.scene.date, desk.told.story
    if when.time is not None or status != "reported" or written is None:
        return None
    near = desk.scene.lows[amount.last : min(amount.last + 2, sentence.last)]
    led = desk.scene.lows[max(sentence.first, amount.first - 3) : amount.first]
    if near != ["за", "год"] and led[-2:] != ["за", "год"] and led != ["за", "год", "—"]:
        return None
    year = story if story is not None and story.is_year else Period.of_year(written.year - 1)
    return When(year, None, "in a year")


def _turned_into(desk: Desk, amount: Amount, when: When) -> When | None:
    """ "The deficit of 2016 gave way to a surplus of 84 million", «дефицит 2016 года сменился профицитом»: what
    something turned into is of the period told, that it turned from of the older one."""
    told, time = desk.told.period, when.time
    if told is None or time is None or when.period is None or told.first_day <= when.period.last_day:
        return None
    between = desk.scene.lows[time.last : amount.first]
    if _TURNED.isdisjoint(between) or (desk.scene.language == "en" and _INTO.isdisjoint(between)):
        return None
    return When(told, None, "the period told, of what it turned into")


def _of_rate(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> When | None:
    """So much a year is of no year; "now" is the document's where none is told."""
    if when.time is None and sentence.block.kind != "title" and _per_year(desk, sentence, amount):
        return When(None, None, "so much a year, of no year named")
    said = set(desk.scene.lows[max(sentence.first, amount.first - 4) : amount.first])
    spanned = when.period is not None and when.period.span and not _NOW.isdisjoint(said)
    if spanned and desk.scene.date is not None:
        return When(Period.of_year(desk.scene.date.year), None, "now: as of the document")
    now = not _NOW.isdisjoint(desk.scene.lows[amount.first - 1 : min(amount.last + 5, sentence.last)])
    if when.period is None and desk.scene.date is not None and now:
        return When(Period.of_year(desk.scene.date.year), None, "now: as of the document")
    return None


def _beside(desk: Desk, amount: Amount, when: When) -> When | None:
    """In a parenthesis after a sum, as that sum; at the end of a growth over a span, its last year."""
    holder = _holder(desk, amount)
    if holder is not None and (when.time is None or desk.scene.tokens[when.time.first].start < holder.start):
        return replace(when, period=holder.period, rule="of the sum before the parenthesis")
    last = desk.told.last
    changed = last is not None and last.form in ("ratio", "growth") and last.period is not None
    if last is not None and changed and desk.scene.lows[amount.first - 1] in ("or", "или"):
        near = desk.scene.tokens[amount.first - 1].start - last.end < _NEAR
        own = when.time is not None and desk.owned.get(when.time.first) == amount.first
        return None if own or not near else When(last.period, None, "as the change before it")
    if when.period is not None and when.period.span and _ends_span(desk, amount):
        return replace(when, period=Period.of_year(when.period.last_year), rule="the end of the span")
    return None


def _of_stock(desk: Desk, sentence: Sentence, when: When, status: str) -> When | None:
    """Investment and loans without a period of their own: as the one told beside them, else as of the document."""
    written, flow, last = desk.scene.date, desk.told.flow, desk.told.last
    month = when.time is not None and when.period is not None and when.period.length == 1 and not when.period.day
    lent = month and flow is not None and flow.measure == "loans" and when.period is not None
    if lent and when.period and not _SIGNED.isdisjoint(desk.scene.lows[sentence.first : sentence.last]):
        return replace(when, period=Period.of_year(when.period.year), rule="the year in which it was signed")
    if when.time is not None or written is None:
        return None
    if last is not None and _investment_told(desk, sentence):
        return When(last.period, None, "as the sum before it")
    if flow is None or flow.measure not in _STOCKS:
        return None
    if status not in ("reported", "planned"):
        return When(None, None, "no year")
    if last is not None and _mirrored(desk, sentence, last):
        return When(last.period, None, "as the sum before it")
    return When(Period.of_year(written.year), None, "as of the document")


def _ends_span(desk: Desk, amount: Amount) -> bool:
    """ "over six years it grew tenfold, to 200 million", not "since 2010 they add up to 200 million"."""
    return desk.scene.lows[amount.first - 1] in _REACHING and desk.scene.lows[amount.first - 2] not in (
        "up",
        "amounted",
        "came",
    )


def _for_the_year(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "For the year we plan on 6 million tonnes", «за год ждём 420 млн»: the year the text is written in."""
    said = " ".join(desk.scene.lows[sentence.first : amount.first])
    return any(phrase in said for phrase in _WHOLE_YEAR)


def _holder(desk: Desk, amount: Amount) -> Figure | None:
    """ "In 2020 it was $291 million ($277 million of it exports, $14 million imports)": the level right before the
    parenthesis that the amount stands in."""
    tokens = desk.scene.tokens
    for i in range(amount.first - 1, max(1, amount.first - 16), -1):
        if tokens[i].text in ").;":
            return None
        if desk.scene.lows[i] == "(":
            ends = (figure for figure in reversed(desk.figures[-4:]) if figure.end == tokens[i - 1].end)
            return next((figure for figure in ends if figure.form == "level" and figure.period is not None), None)
    return None


def _per_year(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "5,000 tonnes a year", «3 млн кубометров в сутки»: a rate of delivery that holds in no one year."""
    after = desk.scene.lows[amount.last : min(amount.last + 4, sentence.last)]
    return any(after[i : i + 2] in _A_YEAR for i in range(2)) or after[:1] in _YEARLY


def _investment_told(desk: Desk, sentence: Sentence) -> bool:
    """The figure read last is of investment too, in the same sentence, with a period of its own."""
    last = desk.told.last
    if last is None or last.measure not in _STOCKS or last.period is None:
        return False
    return last.start >= sentence.start


def _mirrored(desk: Desk, sentence: Sentence, last: Figure) -> bool:
    """ "In 2014 Belarus invested X in Kazakhstan. Kazakhstan invested Y in Belarus": of the same year."""
    flow = desk.told.flow
    beside = desk.scene.sentences[sentence.index - 1].start if sentence.index else sentence.start
    if (
        flow is None
        or last.period is None
        or not (last.period.is_year or last.period.day)
        or last.start < min(beside, sentence.block.start)
    ):
        return False
    present = not _IS.isdisjoint(desk.scene.lows[sentence.first : sentence.last])
    if last.status != "reported" or last.measure not in _STOCKS or (last.period.day and present):
        return False
    return (flow.reporter, flow.partner) == (last.partner, last.reporter)
