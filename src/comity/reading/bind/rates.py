"""Percentages and multiples: growth, share, rate, ratio, with the second reading a calque allows."""

from __future__ import annotations

from comity.model.figure import Alternative
from comity.reading.bind.chosen import choose_goods
from comity.reading.bind.emit import Draft, emit, leave
from comity.reading.bind.levels import level_when
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import PERCENT, POINTS, Amount
from comity.reading.resolve.counts import count_after, sides
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import Form, percent_form, times_sign
from comity.reading.resolve.when import growth_period
from comity.reading.scan import Sentence


def bind_percent(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    told = desk.told
    if told.flow is None:
        leave(desk, amount, "no measure")
        return
    form = percent_form(desk.scene, sentence, amount, stop, told.form)
    if told.counted is not None and form.form == "growth":
        emit(
            desk,
            Draft(
                sentence,
                amount,
                told.counted,
                "growth",
                amount.value * form.sign,
                amount.unit,
                growth_period(desk.scene, sentence, amount, stop, desk.period),
            ),
        )
        return
    if amount.kind == POINTS:
        form = Form("growth", -1 if form.sign < 0 else 1, rule="percentage points")
    if not form.form:
        leave(desk, amount, form.rule)
        return
    if form.form == "share":
        counted = count_after(desk.scene, sentence, amount)
        if counted is not None and desk.scene.tokens[amount.last].low in ("of", "от"):
            flow = Flow(f"count:{counted.noun}", *sides(desk.scene, sentence, amount, counted, (None, None)))
            emit(
                desk,
                Draft(
                    sentence, amount, flow, "share", amount.value, "percent", level_when(desk, sentence, amount, stop)
                ),
            )
            return
    choose_goods(desk, sentence, amount)
    told.form = form
    if form.form == "growth":
        value = amount.value - 100 if form.index else amount.value * form.sign
        high = None if amount.high is None else amount.high - 100 if form.index else amount.high * form.sign
        emit(
            desk,
            Draft(
                sentence,
                amount,
                told.flow,
                "growth",
                value,
                amount.unit,
                growth_period(desk.scene, sentence, amount, stop, desk.period),
                high=high,
                alternatives=to_or_by(desk, sentence, amount, form),
            ),
        )
    else:
        when = level_when(desk, sentence, amount, stop)
        emit(
            desk,
            Draft(
                sentence,
                amount,
                told.flow,
                form.form,
                amount.value,
                "percent",
                when,
                high=amount.high,
                parent=parent(desk, form),
            ),
        )


def to_or_by(desk: Desk, sentence: Sentence, amount: Amount, form: Form) -> tuple[Alternative, ...]:
    """ "an increase of 116%" may mean growth to 116%: a calque of an index. Only at 100% and more is it thought of."""
    if form.index or form.sign < 0 or amount.kind != PERCENT or amount.value < 100:
        return ()
    return (Alternative("to_by", "growth", amount.value - 100, "percent"),)


def bind_times(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    told = desk.told
    if told.flow is None:
        leave(desk, amount, "no measure")
        return
    sign = times_sign(desk.scene, sentence, amount, stop)
    value = 1 / amount.value if sign < 0 and amount.value > 1 else amount.value
    choose_goods(desk, sentence, amount)
    alternatives = by_times(desk, sentence, amount, sign)
    when = growth_period(desk.scene, sentence, amount, stop, desk.period)
    emit(desk, Draft(sentence, amount, told.flow, "ratio", value, "times", when, alternatives=alternatives))


def by_times(desk: Desk, sentence: Sentence, amount: Amount, sign: int) -> tuple[Alternative, ...]:
    """ "increased by 3.6 times" is x3.6, or an increment of 3.6, that is x4.6."""
    before = desk.scene.tokens[amount.first - 1].low if amount.first > sentence.first else ""
    if before != "by" or sign < 0 or amount.value <= 1:
        return ()
    return (Alternative("times", "ratio", amount.value + 1, "times"),)


def parent(desk: Desk, form: Form) -> str | None:
    """What a share is a share of: the flow of all goods where goods are named, else of all partners."""
    flow = desk.told.flow
    if flow is None or form.form != "share":
        return None
    name = flow.measure.split(".")[-1]
    if desk.told.goods is not None and desk.told.region is not None:
        return (
            f"{flow.reporter} {name} with {desk.told.region}"
            if name == "turnover"
            else f"{flow.reporter} {name} to {desk.told.region}"
        )
    if desk.told.goods is not None:
        return f"{flow.reporter} {name} {'from' if name == 'imports' else 'with' if name == 'turnover' else 'to'} {flow.partner}"
    return f"all {flow.reporter} {name}"
