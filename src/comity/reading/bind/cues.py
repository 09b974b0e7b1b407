"""Which words of a sentence are measures of the two countries' trade, and which only look like it."""

from __future__ import annotations

from comity.reading.bind.state import Desk
from comity.reading.grammar.amounts import MONEY
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import Sentence
from comity.reading.scene import Place

_NOT_MEASURED_AFTER = words("hear.not_measured_after")
_ADJECTIVAL = words("hear.adjectival")
_BODIES = words("hear.bodies")
_NO_SERVICES = words("hear.no_services")
_NOT_SUPPLIED = words("hear.not_supplied")
_PARTICIPLES = words("cues.participles")
GOING = ("ид", "шл", "шел", "ед", "ех")  # trains and talks go too
_OUT_OF = words("cues.out_of")
_NOT = words("cues.not")
_IN_TRADE = words("cues.in_trade")
_BODIES_ON = frozenset((*_BODIES, "по"))


def flow_cues(desk: Desk, sentence: Sentence) -> list[Cue]:
    """Measure words and verbs of trade, the longest at each place; "trade" in "trade relations" is none."""
    chosen: list[Cue] = []
    for cue in desk.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "services"):
        overlaps = bool(chosen) and cue.first < chosen[-1].last
        if overlaps and (chosen[-1].kind == "verb" or cue.kind != "services"):
            continue
        if _is_of_balance(desk, cue, chosen):
            continue
        if not (
            is_adjectival(desk, cue, sentence)
            or _is_good(desk, cue)
            or _puts_nothing(desk, cue)
            or _earns_nothing(desk, cue)
            or _only_signs(desk, cue)
            or _is_participle(desk, sentence, cue)
            or _goes_nowhere(desk, sentence, cue)
            or (cue.kind == "verb" and cue.first > sentence.first and desk.scene.lows[cue.first - 1] in _NOT)
        ):
            chosen.append(cue)
    return chosen


def _puts_nothing(desk: Desk, cue: Cue) -> bool:
    """ "put the drop down to cheaper cement", "put the share at 5%": money is put where it follows the verb."""
    if cue.kind != "verb" or cue.form not in ("put", "placed", "committed"):
        return False
    near = desk.amounts_in(cue.last, cue.last + 6)
    between = desk.scene.tokens[cue.last : near[0].first] if near else []
    return not near or any(token.low in ("at", "the", "down") for token in between)


def _only_signs(desk: Desk, cue: Cue) -> bool:
    """«Минус 12 процентов», «минус 0,5 млн к прошлому году»: a sign; «у нас минус 12 миллионов» is a deficit."""
    if cue.form != "минус":
        return False
    near = desk.amounts_in(cue.last, cue.last + 1)
    if any(other.value.startswith("balance") for other in desk.scene.cues_in(cue.first - 4, cue.first, "measure")):
        return True  # «сальдо минус 44 млн»
    return not near or not (near[0].kind == MONEY or near[0].scaled) or desk.scene.lows[near[0].last] == "к"


def _earns_nothing(desk: Desk, cue: Cue) -> bool:
    """ "Oman earned $3 billion and spent $2 billion on Indian goods": a country that earns sells; goods only earn."""
    if cue.kind != "verb" or cue.form not in ("earned", "earns", "spent", "spends"):
        return False
    pair, scene = desk.scene.pair, desk.scene
    if cue.form.startswith("spen"):
        near = desk.amounts_in(cue.last, cue.last + 4)
        return not near or not _spent_abroad(desk, near[0].last)
    return not any(p.last == cue.first and p.code in (pair or ()) for p in scene.places_in(cue.first - 3, cue.first))


def _is_participle(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """ "less than half of the $121 million sold in 2015", "best-selling": a participle after its sum, or in an
    adjective, turns no flow that is told."""
    if cue.kind != "verb" or desk.scene.language != "en":
        return False
    _tokens, flow = desk.scene.tokens, desk.told.flow
    if cue.form == "selling" and desk.scene.lows[cue.first - 1] in ("best", "top", "-"):
        return True
    if cue.form not in _PARTICIPLES or flow is None or flow.measure not in ("exports", "imports"):
        return False
    dated = any(time.first <= cue.last + 1 <= time.last for time in desk.scene.times_in(cue.last, cue.last + 3))
    return dated and any(amount.last == cue.first for amount in desk.amounts_in(sentence.first, cue.first))


def _goes_nowhere(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """«За ними идут мука и масло», «то, что едет на юг»: what goes tells a flow only with where it comes from."""
    if cue.value != "arrivals" or not cue.form.startswith(GOING):
        return False
    return not any(
        place.role == "name" and desk.scene.lead(place) in _OUT_OF
        for place in desk.scene.places_in(sentence.first, sentence.last)
    )


def _spent_abroad(desk: Desk, i: int) -> bool:
    """ "Spent $3 million on Kenyan tea", "spent 2 billion there", "in Kenya"."""
    lows = desk.scene.lows[i : i + 1]
    return lows in (["on"], ["there"]) or (lows == ["in"] and bool(desk.scene.places_in(i + 1, i + 3)))


def _is_of_balance(desk: Desk, cue: Cue, chosen: list[Cue]) -> bool:
    """ "a surplus in trade with Chile", «сальдо Перу в торговле с Чили»: the trade that a balance is of."""
    if cue.value != "turnover" or not chosen or not chosen[-1].value.startswith("balance"):
        return False
    between = desk.scene.tokens[chosen[-1].last : cue.first]
    # «сальдо взаимной торговли», "the surplus in Poland's trade"
    owned = [token for token in between if not any(place.last == token.index + 1 for place in _owners(desk, cue))]
    led = any(token.low in _IN_TRADE for token in [*between[-3:], *owned[-2:]])
    led = led or (desk.scene.language == "ru" and "торговл" in cue.form and len(between) <= 1)
    return led and len(between) <= 6 and not desk.amounts_in(chosen[-1].last, cue.first)


def _owners(desk: Desk, cue: Cue) -> list[Place]:
    return desk.scene.places_in(cue.first - 4, cue.first)


def _is_good(desk: Desk, cue: Cue) -> bool:
    """ "freight cars", "cargo planes": the cargo is part of what goods are called."""
    carried = cue.value in ("other:cargo handled", "other:transit cargo")
    after = desk.scene.cues_in(cue.last, cue.last + 1, "count", "measureunit")
    return carried and (cue.first in desk.goods.at or cue.last in desk.goods.at or bool(after))


def is_adjectival(desk: Desk, cue: Cue, sentence: Sentence) -> bool:
    """ "trade mission", "customs services", "cultural exchange", "debt service": no measure of trade."""
    after = desk.scene.lows[cue.last] if cue.last < sentence.last else ""
    before = desk.scene.lows[cue.first - 1] if cue.first > sentence.first else ""
    if cue.form in _ADJECTIVAL and after in _NOT_MEASURED_AFTER:
        return True
    if _of_body(desk, cue, sentence):
        return True
    if cue.kind == "verb" and after in _NOT_SUPPLIED:
        return True  # «поставили задачу»
    if cue.form in ("service", "services") and before in _NO_SERVICES:
        return True
    return (cue.form == "exchange" and before == "cultural") or (cue.form == "debt" and after == "service")


def _of_body(desk: Desk, cue: Cue, sentence: Sentence) -> bool:
    """ "the Board of Investment", «тайского Совета по инвестициям»: what an office is for tells no flow."""
    tokens = desk.scene.tokens
    lead = tokens[max(sentence.first, cue.first - 4) : cue.first]
    if not lead or not any(token.low in _BODIES for token in lead):
        return False
    if desk.scene.language == "ru":
        return lead[-1].low in ("по", "и") and lead[-2:][0].low in _BODIES_ON
    return tokens[cue.first].capital and lead[-1].low in ("of", "for", "and", "on")
