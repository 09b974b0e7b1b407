"""What signed documents are worth: "contracts worth $5 million", «37 документов на 960 млн долл.»."""

from __future__ import annotations

from comity.model.period import Period
from comity.reading.bind.count_when import meeting_before
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import status_of
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.when import When, before, times_of
from comity.reading.scan import Sentence

_WORTH = words("signed.worth")
_PAPERS = words("counted.signable") | words("signed.papers")
_SIGNED = words("counted.signed")
_ONE_PAPER = words("signed.one_paper")
_REACH = 12
_SUPPLIED = 6
_WON = words("signed.won")


def bind_signed_sum(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """The sum of agreements, contracts or orders named before it; of the month they are counted in, else of the
    document's. False where the sum is of something else."""
    first = clause_first(desk.scene, sentence, amount.first)
    if not _WON.isdisjoint(desk.scene.lows[first : amount.first]):
        return False  # contracts that builders have won over time, no papers of one meeting
    pair, noun = desk.scene.pair, _papers(desk, sentence, amount)
    if pair is None or amount.kind != MONEY or not noun:
        return False
    last, written = desk.told.last, desk.scene.date
    counted = last is not None and last.measure.startswith("count:") and last.start >= sentence.start
    own = before(times_of(desk.scene, sentence), amount, first)
    met = None if counted or own is not None else meeting_before(desk, sentence)
    period = _month(met.period) if met is not None else _of_document(desk, sentence, written)
    period = last.period if counted and last is not None else own.period if own is not None else period
    status = last.status if counted and last is not None else status_of(desk.scene, sentence, amount, level=True)
    kept, desk.told.goods = desk.told.goods, desk.goods.within(first, amount.first)
    flow = Flow(f"other:value of {noun}", *pair)
    when = When(period, None, "the period of what was signed", own)
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, amount.unit, when, status=status))
    desk.told.goods = kept
    return True


def _month(written: Period | None) -> Period | None:
    if written is None or written.is_year:
        return written
    return Period.of_month(written.year, written.month)


def _of_document(desk: Desk, sentence: Sentence, written: Period | None) -> Period | None:
    """The month of the document, of what is signed and reported; "The contract was worth $25 million", «Контракт на 70
    млн выполняет завод»: one that is at work is of the document's year."""
    said = desk.scene.lows[sentence.first : sentence.last]
    alone = not _ONE_PAPER.isdisjoint(said) and _SIGNED.isdisjoint(said)
    return Period.of_year(written.year) if alone and written is not None else _month(written)


def _papers(desk: Desk, sentence: Sentence, amount: Amount) -> str:
    """What the documents are called, where "worth", "for" or «на» leads from them to the sum; else empty."""
    tokens = desk.scene.tokens
    at = amount.first - 1
    while at > sentence.first and desk.scene.cues_in(at, at + 1, "bound"):
        at -= 1
    if desk.scene.lows[at] == "сумму":
        at -= 1  # «контракты на сумму ...»
    if at <= sentence.first or desk.scene.lows[at] not in _WORTH:
        return ""
    for cue in reversed(desk.scene.cues_in(max(sentence.first, at - _REACH), at, "count", "measure")):
        noun = cue.value.partition(":")[0] if cue.kind == "count" else cue.value.rpartition(":")[2]
        between = tokens[cue.last : at]
        if noun not in _PAPERS:
            continue
        # A second number between them, or a verb of another doing, parts them.
        if any(token.text in ";." for token in between) or desk.amounts_in(cue.last, at):
            return ""
        # «контракты на поставку техники на сумму ...», "contracts for the supply of rice worth ..."
        supplied = [token.low for token in between[:1]] in (["на"], ["for"]) and len(between) <= _SUPPLIED
        near = len(between) <= 2 or supplied or desk.scene.lows[at] == "worth"
        return noun if near else ""
    return ""
