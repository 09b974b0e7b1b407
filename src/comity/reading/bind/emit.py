"""A bound amount becomes a figure; what cannot be typed is left unread with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.model.figure import Alternative, Figure, HsMatch
from comity.model.statement import Evidence, Voice
from comity.model.unread import Unread
from comity.reading.bind.basis import basis_of
from comity.reading.bind.state import READER, Desk
from comity.reading.bind.story import tell_period
from comity.reading.grammar.amounts import MONEY, PLAIN, QUANTITY, Amount
from comity.reading.resolve.bounds import bound_of, status_of
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence
from comity.reference.commodities import resolve as resolve_hs

_NOBODY = Voice()
# Why a figure has its two countries, by how many of them the measure's own phrase names.
_COUNTRIES = tuple(
    (Evidence("reporter", why), Evidence("partner", why))
    for why in (
        "not named in the phrase: as told before, else the text's two countries",
        "one is named in the phrase, the other is the one told before or the other of the text's two",
        "named in the phrase",
    )
)


@dataclass(slots=True)  # frozen, it costs four times as much to make
class Draft:
    """What the rules have bound of one amount; the discourse gives goods, scope and region.

    value and high carry their sign. bound and status are read from the words around where they are empty.
    """

    sentence: Sentence
    amount: Amount
    flow: Flow
    form: str
    value: Fraction
    unit: str
    when: When
    high: Fraction | None = None
    alternatives: tuple[Alternative, ...] = ()
    parent: str | None = None
    bound: str = ""
    status: str = ""


def emit(desk: Desk, draft: Draft) -> None:
    """The figure of a draft, on the desk; its period is told from then on."""
    scene, told, amount, flow = desk.scene, desk.told, draft.amount, draft.flow
    counted = flow.measure.startswith("count:")
    commodity = desk.goods.words(*told.goods) if told.goods and not counted else None
    low, high = _ends(draft)
    level = draft.form in ("level", "rank")
    figure = Figure(
        document=scene.document.id,
        text_digest=scene.digest,
        start=amount.start,
        end=amount.end,
        anchor=scene.text[amount.start : amount.end],
        voice=scene.voices.get(draft.sentence.paragraph, _NOBODY),
        reader=READER,
        optional=draft.sentence.block.kind == "title",
        quality=_quality(draft),
        evidence=_evidence(desk, draft),
        measure=flow.measure,
        reporter=flow.reporter,
        partner=flow.partner,
        commodity=commodity,
        hs=_hs(desk, commodity),
        period=draft.when.period,
        form=draft.form,
        value=low,
        high=high,
        step=_step(draft),
        unit=draft.unit,
        base=draft.when.base if draft.form in ("growth", "ratio") else None,
        bound=draft.bound or bound_of(scene, draft.sentence, amount),
        status=draft.status or _status(desk, draft, level=level),
        scope=told.scope,
        partner_region=None if counted else told.region,
        basis=basis_of(desk, draft.sentence, amount, flow, draft.form),
        parent=draft.parent,
        books=flow.books,
        alternatives=draft.alternatives,
    )
    desk.figures.append(figure)
    told.last = figure
    tell_period(desk, draft.sentence, amount, draft.when, figure)


def _status(desk: Desk, draft: Draft, *, level: bool) -> str:
    """From the words; of money in a year ahead, told without such a word, a goal ("by 2030") or a forecast."""
    status = status_of(desk.scene, draft.sentence, draft.amount, level=level)
    written, period = desk.scene.date, draft.when.period
    if status == "forecast" and draft.flow.measure == "tariff":
        return "planned"  # a rate to come was agreed
    if status == "planned" and _is_of_trade(desk, draft):
        return "target"
    if status == "target" and level and draft.amount.kind == QUANTITY:
        return "planned"  # so many tonnes are a delivery
    if status == "reported" and level and draft.amount.kind == MONEY:
        status = _asked_for(desk, draft)
    if status in ("planned", "forecast") and level and _is_past(desk, draft):
        return "reported"
    if status != "reported" or not level or written is None or period is None or draft.when.time is None:
        return status
    if period.first_day <= written.last_day or draft.amount.kind != MONEY:
        return status
    lead = desk.scene.lows[draft.when.time.first - 1] if draft.when.time.first else ""
    return "target" if lead in ("by", "к", "до") else "forecast"


def _asked_for(desk: Desk, draft: Draft) -> str:
    """ "What is your goal for 2030?" - "Two billion in trade.": what the question is after, of a year to come."""
    sentence, written = draft.sentence, desk.scene.date
    if not sentence.index or written is None or (draft.when.period and draft.when.period.first_day <= written.last_day):
        return "reported"
    before = desk.scene.sentences[sentence.index - 1]
    if desk.scene.tokens[before.last - 1].text != "?":
        return "reported"
    cues = desk.scene.cues_in(before.first, before.last, "status")
    return cues[-1].value if cues and cues[-1].value in ("target", "forecast") else "reported"


def _is_past(desk: Desk, draft: Draft) -> bool:
    """ "I would like more visitors: 41,000 came in 2016": a period of its own that was over when the text was
    written."""
    written, time = desk.scene.date, draft.when.time
    if written is None or time is None or time.earlier or draft.when.period != time.period:
        return False
    return time.period.last_day < written.first_day and not time.period.span


def _is_of_trade(desk: Desk, draft: Draft) -> bool:
    """«намерены поднять торговлю до 140 млрд»: a sum meant for trade as a whole is a goal, no delivery."""
    named = draft.flow.measure in ("turnover", "services.turnover")
    return named and draft.form == "level" and draft.amount.kind == MONEY and desk.told.goods is None


def _ends(draft: Draft) -> tuple[Fraction, Fraction | None]:
    """Both ends, the smaller first: "a fall of 10-15%" is from -15 to -10."""
    if draft.high is not None and draft.high < draft.value:
        return draft.high, draft.value
    return draft.value, draft.high


def _step(draft: Draft) -> Fraction:
    """The last printed place; of a multiple turned over (fell by 2.5 times: 0.4) as much as it moves the result."""
    amount = draft.amount
    if draft.form == "ratio" and draft.value < 1 < amount.value:
        return amount.step / (amount.value * amount.value)
    return amount.step


def _evidence(desk: Desk, draft: Draft) -> tuple[Evidence, ...]:
    """Why the measure, the countries, the goods, the period and the form are what they are."""
    when, form, flow, goods = draft.when, desk.told.form, draft.flow, desk.told.goods
    start, end = (when.time.start, when.time.end) if when.time else (0, 0)
    rule = form.rule if form is not None and draft.form in ("share", "growth") else draft.form
    inside = draft.sentence.start <= flow.heard[0] and flow.heard[1] > 0
    why = [
        Evidence("period", when.rule, start, end),
        Evidence("form", rule),
        Evidence("measure", "its word" if inside else "the measure last told", *flow.heard),
        *_COUNTRIES[flow.explicit],
    ]
    if goods is not None:
        tokens = desk.scene.tokens
        why.append(Evidence("commodity", "goods named", tokens[goods[0]].start, tokens[goods[1] - 1].end))
    return tuple(why)


def _quality(draft: Draft) -> float:
    """The part of measure, two countries and period that the sentence itself tells; the rest is the discourse's."""
    told = (draft.flow.heard[0] >= draft.sentence.start) + draft.flow.explicit + (draft.when.time is not None)
    return told / 4


def _hs(desk: Desk, commodity: str | None) -> tuple[HsMatch, ...]:
    """The three best commodity codes of the words."""
    if commodity is None:
        return ()
    return tuple(HsMatch(match.code, match.confidence) for match in resolve_hs(commodity, desk.scene.language)[:3])


def leave(desk: Desk, amount: Amount, reason: str) -> None:
    """An amount that was seen and not typed. A small number in words ("one of the", "two countries") is no number to
    miss."""
    if amount.word and amount.kind == PLAIN and not amount.scaled:
        return
    desk.unread.append(Unread(amount.start, amount.end, desk.scene.text[amount.start : amount.end], reason))
