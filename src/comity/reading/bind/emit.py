"""A bound amount becomes a figure; what cannot be typed is left unread with the reason."""

from __future__ import annotations

from fractions import Fraction

from comity.model.figure import Alternative, Figure, HsMatch
from comity.model.statement import Evidence, Voice
from comity.model.unread import Unread
from comity.reading.bind.state import READER, Desk
from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import bound_of, status_of
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence
from comity.reference.commodities import resolve as resolve_hs

_AGAINST = words("emit.against")


def emit(
    desk: Desk, sentence: Sentence, amount: Amount, flow: Flow, form: str, value: Fraction, unit: str, when: When, *,
    level: bool, high: Fraction | None = None, alternatives: tuple[Alternative, ...] = (), parent: str | None = None, bound: str | None = None, status: str = "",
) -> None:  # fmt: skip
    scene, told = desk.scene, desk.told
    commodity = desk.goods.words(*told.goods) if told.goods and not flow.measure.startswith("count:") else None
    step = amount.step
    if form == "ratio" and value < 1 < amount.value:
        step = amount.step / (amount.value * amount.value)
    if high is not None and high < value:
        value, high = high, value
    evidence = [
        Evidence("period", when.rule, when.time.start if when.time else 0, when.time.end if when.time else 0),
        Evidence("form", rule(desk, form)),
    ]
    figure = Figure(
        document=scene.document.id, text_digest=desk.scene.digest, start=amount.start, end=amount.end, anchor=scene.text[amount.start : amount.end],
        voice=scene.voices.get(sentence.paragraph, Voice()), reader=READER, optional=sentence.block.kind == "title", evidence=tuple(evidence),
        measure=flow.measure, reporter=flow.reporter, partner=flow.partner, commodity=commodity, hs=hs(desk, commodity), period=when.period,
        form=form, value=value, high=high, step=step, unit=unit, base=when.base if form in ("growth", "ratio") else None,
        bound=bound or bound_of(scene, sentence, amount), status=status or status_of(scene, sentence, amount, level=level), scope=told.scope, partner_region=told.region if not flow.measure.startswith("count:") else None,
        parent=parent, books=flow.books, alternatives=alternatives,
    )  # fmt: skip
    desk.figures.append(figure)
    told.last = figure
    opening, told.opening = told.opening, False
    compared = scene.tokens[amount.first - 1].low in _AGAINST and amount.first > sentence.first
    if (
        when.time is not None
        and not when.time.earlier
        and not when.time.period.day
        and when.period == when.time.period
        and not compared
    ):
        told.local = when.period
        if (
            figure.status == "reported"
            and not when.period.span
            and not flow.measure.startswith("count:")
            and (told.period is None or opening or when.period.last_day >= told.period.last_day)
        ):
            told.period = when.period


def rule(desk: Desk, form: str) -> str:
    return desk.told.form.rule if desk.told.form is not None and form in ("share", "growth") else form


def hs(desk: Desk, commodity: str | None) -> tuple[HsMatch, ...]:
    if commodity is None:
        return ()
    return tuple(HsMatch(match.code, match.confidence) for match in resolve_hs(commodity, desk.scene.language)[:3])


def leave(desk: Desk, amount: Amount, reason: str) -> None:
    desk.unread.append(Unread(amount.start, amount.end, desk.scene.text[amount.start : amount.end], reason))
