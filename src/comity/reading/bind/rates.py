"""Percentages and multiples: growth, share, rate, ratio, with the second reading a calque allows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.model.figure import Alternative
from comity.model.period import Period
from comity.reading.bind.chosen import choose_goods
from comity.reading.bind.compared import (
    against_the_last,
    as_much,
    beside_another_flow,
    of_older_level,
    of_what_is_not_named,
    or_so_much,
    sum_of_list,
    times_a_level,
)
from comity.reading.bind.count_changes import bind_count_times, bind_of_count
from comity.reading.bind.emit import Draft, emit, leave
from comity.reading.bind.lent import bind_lent
from comity.reading.bind.level_when import level_when
from comity.reading.bind.markets import (
    bind_duty,
    bind_interest,
    bind_market_share,
    bind_stake,
    bind_tariff_lines,
)
from comity.reading.bind.state import Desk
from comity.reading.bind.story import since_january, since_then
from comity.reading.bind.topics import is_goods_alone
from comity.reading.bind.wholes import takes
from comity.reading.grammar.amounts import PERCENT, POINTS, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import status_of
from comity.reading.resolve.changes import growth_period
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import Form, clause_first, percent_form, times_sign
from comity.reading.resolve.when import When, leads_to_base
from comity.reading.scan import Sentence

_FOR_YEARS = (
    "for years",
    "in recent years",
    "over the years",
    "for decades",
    "последние годы",
    "много лет",
    "многие годы",
)
_DOUBLING = ("double", "doubling", "triple", "treble", "quadruple", "удвои", "утрои")
_NEEDED = words("rates.needed")
_ANOTHER = "compared with another flow, not with another period"
_EARNINGS = words("rates.earnings")
_TOWARDS_ALL = frozenset(("exports", "imports"))
_TOWARDS = {"imports": "from", "turnover": "with"}


def bind_percent(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """A percentage or percentage points: growth of a count or a flow, a share, a rate."""
    told = desk.told
    if (
        bind_tariff_lines(desk, sentence, amount)
        or bind_market_share(desk, sentence, amount, stop)
        or bind_interest(desk, sentence, amount)
        or bind_stake(desk, sentence, amount)
        or bind_duty(desk, sentence, amount)
        or bind_lent(desk, sentence, amount)
    ):
        return
    older = of_older_level(desk, sentence, amount)
    if older is not None:
        last, base = older
        flow = Flow(last.measure, last.reporter, last.partner, books=last.books)
        told.goods = told.goods if last.commodity else None
        emit(
            desk, Draft(sentence, amount, flow, "ratio", amount.value / 100, "times", When(last.period, base, "of it"))
        )
        return
    form = percent_form(desk.scene, sentence, amount, stop, told.form)
    if bind_of_count(desk, sentence, amount, form, stop):
        return
    if told.flow is None:
        leave(desk, amount, "no measure")
        return
    form = _settled(desk, sentence, amount, form, told.flow)
    beside = beside_another_flow(desk, sentence, amount, told.flow)
    if not form.form or beside:
        leave(desk, amount, _ANOTHER if beside else form.rule)
        return
    if form.form == "share" and (sum_of_list(desk, sentence, amount) or of_what_is_not_named(desk, sentence, amount)):
        leave(desk, amount, "a share of what no word names")
        return
    if form.form == "share":
        _of_rank(desk, sentence, amount)
        _of_others(desk, sentence, amount)
    choose_goods(desk, sentence, amount)
    if form.form == "share" and told.goods is not None:
        _of_earnings(desk, amount)
    told.form = form
    if form.form == "growth":
        _emit_growth(desk, sentence, amount, told.flow, form, stop)
        return
    when = level_when(desk, sentence, amount, stop)
    if form.form == "level":
        when = _rate_when(desk, sentence, amount, when)
    elif _over_years(desk, sentence, amount, when):
        when = When(Period.of_year(desk.scene.date.year), None, "over the years") if desk.scene.date else when
    high, parent = amount.high, _parent(desk, sentence, amount, form)
    draft = Draft(sentence, amount, told.flow, form.form, amount.value, "percent", when, high=high, parent=parent)
    emit(desk, draft)


def _of_earnings(desk: Desk, amount: Amount) -> None:
    """ "Half of the earnings came from tea", «половину выручки принёс чай»: earned by what the teller's side sells."""
    flow, pair = desk.told.flow, desk.scene.pair
    if flow is None or pair is None or flow.measure != "turnover" or {flow.reporter, flow.partner} != set(pair):
        return
    if not _EARNINGS.isdisjoint(desk.scene.lows[amount.last : amount.last + 4]):
        desk.told.flow = replace(flow, measure="exports", reporter=pair[0], partner=pair[1])


def _settled(desk: Desk, sentence: Sentence, amount: Amount, form: Form, flow: Flow) -> Form:
    """What the words beside it leave open: of goods, a rate that is reached, percentage points."""
    if amount.kind == POINTS:
        return Form("growth", -1 if form.sign < 0 else 1, rule="percentage points")
    if not form.form and _of_goods(desk, sentence, amount):
        return Form("share", rule="of goods beside it")
    reached = desk.scene.lows[amount.first - 1] in ("to", "до")
    if flow.measure == "tariff" and reached and form.form == "growth":
        return Form("level", rule="the rate of duty that is reached")
    return form


def _over_years(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> bool:
    """ "For years its share has been about 2 per cent", «последние годы доля держится на 5%»: of no one year."""
    first = clause_first(desk.scene, sentence, amount.first)
    said = " ".join(desk.scene.lows[first : amount.first])
    apart = when.time is None or when.time.first < first
    return apart and any(phrase in said for phrase in _FOR_YEARS)


def _of_rank(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """ "New Zealand is Fiji's third source of imports, with a share of 15%", «... с долей 6,7%»: of the rank's flow."""
    last = desk.told.last
    if last is None or last.form != "rank" or last.start < sentence.start:
        return
    said = [token.low for token in desk.scene.tokens[sentence.first : amount.first] if token.start >= last.end]
    led = desk.scene.lows[amount.first - 1] in ("with", "с")  # "is Chile, with 38 per cent of all deliveries"
    if led or "share" in said or "долей" in said:
        desk.told.flow = Flow(last.measure, last.reporter, last.partner, books=last.books)


def _of_others(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """«На Россию пришлось 30% торговли, на страны ЕС — 18%»: the share of another partner, the verb left out."""
    flow, _tokens, scene = desk.told.flow, desk.scene.tokens, desk.scene
    if flow is None or scene.language != "ru" or desk.scene.lows[amount.first - 1] not in ("—", "–"):
        return
    for place in scene.places_in(max(sentence.first, amount.first - 5), amount.first):
        led = desk.scene.lows[max(sentence.first, place.first - 2) : place.first]
        if "на" in led and place.code not in (flow.reporter, flow.partner) and place.last == amount.first - 1:
            desk.told.flow = replace(flow, partner=place.code)


def _of_goods(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "crude oil $310 million, machinery 17%", "two thirds is machinery": goods right before, or said to be it."""
    last = amount.first
    if last > 1 and desk.scene.tokens[last - 1].text in ("—", "–"):
        last -= 1
    if amount.verbal and _half_of_goods(desk, sentence, amount):
        return True
    if any(high == last and low > sentence.first for low, high in desk.goods.named):
        return True
    following = desk.scene.lows[amount.last] if amount.last < sentence.last else ""
    found = desk.goods.within(amount.last + 1, min(amount.last + 4, sentence.last))
    return following in ("is", "are", "was", "were") and found is not None


def _half_of_goods(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«Свыше половины одежды отгружено», "more than half of the cotton": a part of the goods that follow."""
    after = desk.goods.within(amount.last, min(amount.last + 4, sentence.last))
    return after is not None and after[0] - amount.last <= (2 if desk.scene.language == "en" else 1)


def _former(desk: Desk, amount: Amount) -> bool:
    """ "a duty of 3 percent (previously 8)", «5% (ранее 10%)»."""
    return desk.scene.lows[amount.first - 1] in ("formerly", "previously", "ранее", "прежде", "раньше")


def _rate_when(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> When:
    """A rate holds in the year its sentence prints, else as of the document; the one it is brought down from in none
    that is known."""
    if leads_to_base(desk.scene, amount, sentence.first) or _former(desk, amount):
        return When(None, None, "the rate before a change")
    if when.time is not None and not when.time.relative:
        return When(Period.of_year(when.time.period.last_year), None, when.rule, when.time)
    duty = desk.told.flow is not None and desk.told.flow.measure == "tariff"
    if duty and status_of(desk.scene, sentence, amount, level=True) == "forecast":
        return When(None, None, "a rate to come")
    written = desk.scene.date
    return When(Period.of_year(written.year), None, "a rate in force as of the document") if written else when


def _emit_growth(desk: Desk, sentence: Sentence, amount: Amount, flow: Flow, form: Form, stop: int) -> None:
    """A growth: an index less 100 ("107.5% of the 2020 level" is 7.5), else the print with its sign."""

    def change(printed: Fraction) -> Fraction:
        return printed - 100 if form.index else printed * form.sign

    high = None if amount.high is None else change(amount.high)
    when = since_january(flow, growth_period(desk.scene, sentence, amount, stop, desk.period, desk.against))
    when = since_then(desk, sentence, amount, when)
    when = or_so_much(desk, sentence, amount, against_the_last(desk, amount, when))
    other = _to_or_by(amount, form)
    value, kept = change(amount.value), desk.told.scope
    desk.told.scope = kept or _firm_beside(desk, sentence, amount)
    emit(desk, Draft(sentence, amount, flow, "growth", value, amount.unit, when, high=high, alternatives=other))
    desk.told.scope = kept


def _firm_beside(desk: Desk, sentence: Sentence, amount: Amount) -> str | None:
    """ "Nova Steel shipped 7,000 tonnes there, 22% more than in 2018": of the firm whose level stands right before."""
    last = desk.told.last
    if last is None or last.form != "level" or not last.scope or last.start < sentence.start:
        return None
    before = desk.amounts_in(sentence.first, amount.first)
    return last.scope if before and before[-1].start == last.start else None


def _to_or_by(amount: Amount, form: Form) -> tuple[Alternative, ...]:
    """ "an increase of 116%" may mean growth to 116%: a calque of an index. Only at 100% and more is it thought of."""
    if form.index or form.sign < 0 or amount.kind != PERCENT or amount.value < 100:
        return ()
    return (Alternative("to_by", "growth", amount.value - 100, "percent"),)


def bind_times(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """A multiple: "doubled" is 2, «сократились в 2,5 раза» is 0.4."""
    if bind_count_times(desk, sentence, amount, stop):
        return
    flow = desk.told.flow
    if flow is None:
        leave(desk, amount, "no measure")
        return
    if beside_another_flow(desk, sentence, amount, flow):
        leave(desk, amount, _ANOTHER)
        return
    sign = times_sign(desk.scene, sentence, amount, stop)
    value = 1 / amount.value if sign < 0 and amount.value > 1 else amount.value
    choose_goods(desk, sentence, amount)
    when = since_january(flow, growth_period(desk.scene, sentence, amount, stop, desk.period, desk.against))
    when = as_much(desk, sentence, amount, since_then(desk, sentence, amount, when))
    other = _by_times(desk, sentence, amount, sign)
    desk.told.form = Form("growth", sign, rule="a multiple of a change")
    beside = times_a_level(desk, sentence, amount)
    if beside is not None:
        last, base = beside
        when = When(last.period, base, "of the level beside it")
        emit(desk, Draft(sentence, amount, flow, "ratio", value, "times", when, status=last.status))
        return
    goal = _doubling_to_come(desk, sentence, amount, when)
    if goal is not None:
        emit(desk, Draft(sentence, amount, flow, "ratio", value, "times", goal, status="target"))
        return
    emit(desk, Draft(sentence, amount, flow, "ratio", value, "times", when, alternatives=other))


def _doubling_to_come(desk: Desk, sentence: Sentence, amount: Amount, when: When) -> When | None:
    """ "to double trade by 2025", «намерены удвоить товарооборот»: a goal, against the year the story tells; of the
    year it names, else of none. None where the multiple is of the past."""
    written, told = desk.scene.date, desk.period
    if written is None:
        return None
    ahead = when.time is not None and when.time.period.first_day > written.last_day
    wished = any(
        cue.value in ("target", "planned") and cue.first < amount.first
        for cue in desk.scene.cues_in(sentence.first, amount.first, "status")
    )
    goal = _to_reach(desk, sentence, amount)
    if goal is not None and when.time is None:
        return When(goal, told, "what the goal told before takes")
    if not ahead and not (wished and when.time is None and amount.form.startswith(_DOUBLING)):
        return None
    return When(when.time.period if ahead and when.time else None, told, when.rule, when.time)


def _to_reach(desk: Desk, sentence: Sentence, amount: Amount) -> Period | None:
    """ "The goal is $10 billion by 2023. For that trade must grow 2.7 times", «Для этого его надо увеличить в 2,7
    раза»: the year of the goal told in the sentence before."""
    last = desk.told.last
    if last is None or last.status != "target" or last.period is None or not sentence.index:
        return None
    near = last.start >= desk.scene.sentences[sentence.index - 1].start
    needed = not _NEEDED.isdisjoint(desk.scene.lows[sentence.first : amount.first])
    return last.period if near and needed else None


def _by_times(desk: Desk, sentence: Sentence, amount: Amount, sign: int) -> tuple[Alternative, ...]:
    """ "increased by 3.6 times" is x3.6, or an increment of 3.6, that is x4.6."""
    before = desk.scene.lows[amount.first - 1] if amount.first > sentence.first else ""
    if before != "by" or sign < 0 or amount.value <= 1:
        return ()
    return (Alternative("times", "ratio", amount.value + 1, "times"),)


def _parent(desk: Desk, sentence: Sentence, amount: Amount, form: Form) -> str | None:
    """What a share is a share of: the flow of all goods where goods are named, else of all partners; of the goods with
    all partners in "Japan took 40 percent of the zinc", "a tenth of the goods exports went there"."""
    flow, told = desk.told.flow, desk.told
    if flow is None or form.form != "share":
        return None
    name = flow.measure.split(".")[-1]
    if told.goods is None:
        return f"all {flow.reporter} {name}"
    after = name in _TOWARDS_ALL and told.goods[0] >= amount.last
    if after and (takes(desk.scene, sentence, amount, flow.partner) or is_goods_alone(desk, told.goods[0])):
        return f"all {flow.reporter} {name} of {desk.goods.words(*told.goods)}"
    if told.region is not None:
        return f"{flow.reporter} {name} {'with' if name == 'turnover' else 'to'} {told.region}"
    return f"{flow.reporter} {name} {_TOWARDS.get(name, 'to')} {flow.partner}"
