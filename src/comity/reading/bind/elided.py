"""Numbers whose unit is left out: it was told by the number before, or the next one tells it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, PERCENT, PLAIN, POINTS, TIMES, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence

_WAS = words("elided.was")
_BESIDE = words("elided.beside")
_LINKS = frozenset(("—", "–", "of", ":"))
_BY = frozenset(("by", "на"))
_CLOSING = frozenset((",", ";", ".", ")", "!", "?"))
_LISTED, _ON = frozenset(("and", ",", "и", "а")), frozenset(("on", "for", "на"))
_HUGE, _WHOLE = 1000, 100


def unit_before(desk: Desk, sentence: Sentence, amount: Amount) -> Amount | None:
    """The number with the unit that was told in the sentence before it; None where it has none of its own."""
    if amount.scaled or amount.high is not None:
        return None
    return (
        _of_the_scale_before(desk, sentence, amount)
        or _as_the_measure_before(desk, sentence, amount)
        or _percent_again(desk, sentence, amount)
    )


def _as_the_measure_before(desk: Desk, sentence: Sentence, amount: Amount) -> Amount | None:
    """«Экспорт — 133 миллиона, импорт — 208», "a surplus of $200 million; in 2012 it was only eighty": right after its
    measure or "it was", and at the end of its clause, the number is of the magnitude told just before."""
    scene, last = desk.scene, desk.told.last
    if last is None or last.form != "level" or not last.unit.isupper() or last.start < sentence.start:
        return None
    if not _closes(desk, sentence, amount) or amount.value >= _HUGE or amount.value.denominator != 1:
        return None
    at = amount.first - (scene.lows[amount.first - 1] in _LINKS)
    measured = any(cue.last == at for cue in scene.cues_in(max(sentence.first, at - 3), at, "measure"))
    if not measured and scene.lows[at - 1] not in _WAS:
        return None
    return _scaled_as_before(desk, sentence, amount)


def _percent_again(desk: Desk, sentence: Sentence, amount: Amount) -> Amount | None:
    """ "Exports went up by nine per cent and imports by thirteen": "by" so much, right after another percentage."""
    last = desk.told.last
    led = desk.scene.lows[amount.first - 1] in _BY
    if not led or last is None or last.form != "growth" or last.unit != "percent" or last.start < sentence.start:
        return None
    before = desk.amounts_in(sentence.first, amount.first)
    if not before or before[-1].kind != PERCENT or not _closes(desk, sentence, amount):
        return None
    return replace(amount, kind=PERCENT, unit="percent")


def bind_duty_again(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "You charge ten per cent on salmon and 13 on mackerel", «пошлина — 10% на мёд и 13 на сыр»: another rate, on the
    goods that follow."""
    last, lows, told = desk.told.last, desk.scene.lows, desk.told
    if last is None or last.measure != "tariff" or last.unit != "percent" or last.start < sentence.start:
        return False
    goods = desk.goods.within(amount.last + 1, min(amount.last + 4, sentence.last))
    led = lows[amount.first - 1] in _LISTED and amount.last < sentence.last and lows[amount.last] in _ON
    if not led or goods is None or amount.value > _WHOLE:
        return False
    kept, told.goods = told.goods, goods
    flow, when = Flow("tariff", last.reporter, last.partner), When(last.period, None, "as the rate before it")
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, "percent", when, status=last.status))
    told.goods = kept
    return True


def _closes(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """Nothing that could be counted follows."""
    return amount.last >= sentence.last or desk.scene.tokens[amount.last].text in _CLOSING


def _of_the_scale_before(desk: Desk, sentence: Sentence, amount: Amount) -> Amount | None:
    """«В первом полугодии 35,2 миллиона, во втором 48,4»: decimals that no noun follows are of the magnitude and money
    told before in the sentence."""
    tokens, told = desk.scene.tokens, desk.told
    after = tokens[amount.last].text if amount.last < sentence.last else "."
    before = [other for other in desk.amounts_in(sentence.first, amount.first) if other.scaled]
    if amount.value.denominator == 1 or not told.unit or not before or after not in ".,;)":
        return None
    return _scaled_as_before(desk, sentence, amount)


def _scaled_as_before(desk: Desk, sentence: Sentence, amount: Amount) -> Amount | None:
    """The number in the magnitude and money of the sum before it in the sentence."""
    told = desk.told
    before = [other for other in desk.amounts_in(sentence.first, amount.first) if other.scaled]
    sums = [other for other in before if other.kind == MONEY or (other.kind == PLAIN and not other.word)]
    size = next((cue for cue in desk.scene.cues_in(sums[-1].first, sums[-1].last, "magnitude")), None) if sums else None
    if size is None or told.flow is None or not told.unit:
        return None
    scale = Fraction(int(size.value))
    value, step = amount.value * scale, (amount.step or Fraction(1)) * scale
    return replace(amount, kind=MONEY, unit=told.unit, value=value, step=step, scaled=True)


def weighed_before(desk: Desk, sentence: Sentence, amount: Amount) -> str:
    """ "2.9 million tonnes, against 2.5 million the year before": the unit of the weight read last in the sentence."""
    last = desk.told.last
    if desk.scene.lows[amount.first - 1] not in _BESIDE | _WAS:
        return ""
    if last is None or last.start < sentence.start or last.form != "level" or last.measure.startswith("count:"):
        return ""
    return "" if last.unit.isupper() or last.unit in ("percent", "") or "/" in last.unit else last.unit


def currency_ahead(desk: Desk, sentence: Sentence, amount: Amount) -> str:
    """«Экспорт – 412 млн, импорт – 530 млн долларов»: the money that the next sum of the sentence names."""
    later = (
        other for other in desk.amounts_in(amount.last, sentence.last) if other.kind not in (PERCENT, POINTS, TIMES)
    )
    following = next(later, None)
    return following.unit if following is not None and following.kind == MONEY else ""
