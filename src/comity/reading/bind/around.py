"""What stands around a number and turns its flow: a measure after it, "respectively", quoted books."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.reading.bind.hear import hear
from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.grammar.amounts import MONEY, PERCENT, POINTS, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve import flow as flows
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.roles import roles
from comity.reading.scan import Sentence
from comity.reference.countries import country

_LINKING = words("around.linking")
_OWNERS = words("around.owners")
_FAVOUR = words("common.favour")
_BOOKS = words("around.books")
_ADJECTIVE = re.compile(r"(?:ые|ие|ый|ий|ая|яя|ое|ее)$")
_DASHES = frozenset(("—", "–"))
_TOWARDS = words("flow.to")
_DIRECTED = frozenset(("exports", "imports"))
_FAVOURED = frozenset(("exports", "imports", "turnover"))
_BOTH_FLOWS = (["exports", "imports"], ["imports", "exports"])
_IN_TURN = frozenset(("respectively", "соответственно"))
_LED_BY = frozenset((*_DASHES, ":"))


def told_of_sources(desk: Desk, sentence: Sentence) -> None:
    """ "By Armenian statistics", "Chinese customs put": whose books are quoted; they speak until others do."""
    pair, told = desk.scene.pair, desk.told
    if pair is None:
        return
    for token in desk.scene.tokens[sentence.first : sentence.last]:
        if token.low not in _BOOKS:
            continue
        code = _owner_of_books(desk, sentence, token.index) or _of_capital(desk, token.index)
        if code in pair:
            other = pair[1] if code == pair[0] else pair[0]
            # A balance told last is not what the next books begin with.
            trade = told.flow is not None and told.flow.measure.split(".")[-1] in _FAVOURED
            told.flow = Flow(told.flow.measure if told.flow and trade else "turnover", code, other, books=code)
            return


def _owner_of_books(desk: Desk, sentence: Sentence, at: int) -> str | None:
    """The country whose adjective, possessive or name after it ("the statistics of Chile") the word of books has."""
    near = desk.scene.places_in(max(sentence.first, at - 4), min(at + 4, sentence.last))
    for place in near:
        if len(place.code) != 3 or place.role == "pair":
            continue
        if place.role in ("adjective", "demonym") or place.possessive or place.first > at:
            return place.code
    return None


def _of_capital(desk: Desk, at: int) -> str | None:
    """«у киевских статистиков»: the adjective of a capital stands for the country."""
    if desk.scene.pair is None or desk.scene.language != "ru":
        return None
    for code in desk.scene.pair:
        capital = country(code).capital_ru.lower()
        stem = capital[:-1] if capital[-1:] in "аеиоуыэюяь" else capital
        if len(stem) >= 4 and any(token.low.startswith(stem) for token in desk.scene.tokens[max(0, at - 3) : at]):
            return code
    return None


def respective(desk: Desk, sentence: Sentence, amounts: list[Amount], cues: list[Cue]) -> list[Flow]:
    """ "Exports and imports rose by 18% and 28% to $690 and $122 mln respectively": the flows in turn."""
    if not amounts or _IN_TURN.isdisjoint(desk.scene.lows[sentence.first : sentence.last]):
        return []
    leading = [cue for cue in cues if cue.kind == "measure" and cue.first < amounts[0].first and cue.value in TRADE]
    if len(leading) < 2:
        return _in_the_same_turn(desk, sentence, amounts, cues)
    found: list[Flow] = []
    first = sentence.first
    for cue, following in zip(leading, [*leading[1:], None], strict=True):
        last = following.first if following else amounts[0].first
        flow = flows.resolve(desk.scene, cue, roles(desk.scene, cue, first, last, False), desk.told.flow)
        found.append(flow)
        desk.told.flow = flow
        first = cue.last
    return found


def _in_the_same_turn(desk: Desk, sentence: Sentence, amounts: list[Amount], cues: list[Cue]) -> list[Flow]:
    """ "Exports rose to 20 million, imports to 2. A year before they were 14 and 3 respectively": the two flows of the
    sentence before, in its turn."""
    if cues or len(amounts) != 2 or not sentence.index or desk.told.flow is None:
        return []
    before = desk.scene.sentences[sentence.index - 1]
    levels = [figure for figure in desk.figures_since(before.start) if figure.form == "level" and not figure.commodity]
    if before.paragraph != sentence.paragraph or [figure.measure for figure in levels] not in _BOTH_FLOWS:
        return []
    desk.told.subject_flow = None  # "they" are both of them
    return [replace(desk.told.flow, measure=f.measure, reporter=f.reporter, partner=f.partner, sign=0) for f in levels]


def hear_ahead(desk: Desk, sentence: Sentence, items: list[Item]) -> None:
    """A measure only after all sums is theirs: "paper ($96 million) and oil ($41 million) came next among exports"."""
    cues = [item for item in items if isinstance(item, Cue)]
    opens = items[0] if items else None
    if cues and isinstance(opens, Amount) and _opens_with(desk, sentence, opens, cues[0]):
        hear(desk, sentence, cues[0], items, items.index(cues[0]))
        desk.heard.add(cues[0].first)
        return
    if len(items) < 2 or len(cues) != 1 or items[-1] is not cues[0] or cues[0].first <= items[-2].last:
        return
    cue = cues[0]
    if cue.kind in ("measure", "verb") and cue.value in ("exports", "imports"):
        hear(desk, sentence, cue, items, len(items) - 1)
        desk.heard.add(cue.first)


def _opens_with(desk: Desk, sentence: Sentence, amount: Amount, cue: Cue) -> bool:
    """ "With $91 billion at the end of 2016, Chilean direct investment was second": of the measure after the comma."""
    led = amount.first == sentence.first + 1 and desk.scene.lows[sentence.first] in ("with", "at")
    commas = [i for i in range(amount.last, cue.first) if desk.scene.lows[i] == ","]
    return led and cue.kind == "measure" and len(commas) == 1 and not desk.amounts_in(amount.last, cue.first)


def hear_share(desk: Desk, sentence: Sentence, items: list[Item]) -> None:
    """«Нефтепродукты: 1,2 млн т на 620 млн долл. (62% экспорта)»: of goods in a list whose item names no flow, the
    share says which flow they are of, and the sums before it are of the same."""
    flow = desk.told.flow or (Flow("turnover", *desk.scene.pair) if desk.scene.pair else None)
    at = next((i for i, item in enumerate(items) if isinstance(item, Cue)), 0)
    if flow is None or flow.measure not in TRADE or at < 2:
        return
    cue, share, first = items[at], items[at - 1], items[0]
    if not isinstance(cue, Cue) or cue.kind != "measure" or cue.value not in _DIRECTED:
        return
    if not isinstance(share, Amount) or share.kind != PERCENT or not isinstance(first, Amount):
        return
    if flow.measure in _DIRECTED and _introduced(desk, sentence):
        return  # «Беларусь закупает: уголь — 21 млн (22% экспорта)»: the seller's exports, the flow told all the same
    owned = {i for place in desk.scene.places_in(share.last, cue.first) for i in range(place.first, place.last)}
    led = all(i in owned or desk.scene.lows[i] in ("of", "all", "всего") for i in range(share.last, cue.first))
    if not led or desk.goods.within(sentence.first, first.first) is None:
        return
    following = next((item.first for item in items[at + 1 :]), sentence.last)
    whose = flows.resolve(desk.scene, cue, roles(desk.scene, cue, share.last, following, False), flow)
    if owned and whose.explicit:
        desk.told.flow = whose
    elif flow.measure != cue.value:
        desk.told.flow = replace(flow, measure=cue.value)


def _introduced(desk: Desk, sentence: Sentence) -> bool:
    """The list was led in by a sentence that tells a flow and ends with a colon."""
    for before in reversed(desk.scene.sentences[: sentence.index]):
        if desk.scene.tokens[before.last - 1].text == ":":
            return bool(desk.scene.cues_in(before.first, before.last, "measure", "verb"))
        if not desk.goods.within(before.first, min(before.first + 5, before.last)):
            return False
    return False


def hear_after(desk: Desk, sentence: Sentence, amount: Amount, items: list[Item], position: int) -> None:
    """The measure after its amount: "71.5 million euros in exports", "$30 million of that was its import"."""
    cue = items[position + 1] if position + 1 < len(items) else None
    before = items[position - 1] if position else None
    if not isinstance(cue, Cue):
        return
    labelled = _labels(desk, sentence, amount, cue)
    if not labelled and not _belongs_after(desk, amount, cue, isinstance(before, Cue)):
        return
    if labelled:
        desk.told.goods = None
    goods, told = desk.told.goods, desk.told.flow
    if told is not None and _compared_for(desk, amount):
        desk.told.turns = [told]  # the next number is of the flow spoken of again
    hear(desk, sentence, cue, items, position + 1)
    desk.heard.add(cue.first)
    heard = desk.told.flow
    if amount.kind == PERCENT and told is not None and heard is not None and _is_mirror(desk, goods, told):
        # «купила угля на 21 млн (22% экспорта)»: the seller's exports are the buyer's imports just told.
        mirrored = heard.explicit == 0 and {told.measure, heard.measure} == {"exports", "imports"}
        desk.told.flow = replace(heard, reporter=told.partner, partner=told.reporter) if mirrored else heard
    if amount.kind == PERCENT and desk.told.flow is not None:
        desk.told.flow = _taker(desk, desk.told.flow)
    if cue.value != "tariff" and (amount.kind in (PERCENT, POINTS) or desk.told.goods is None):
        alone = desk.told.goods is not None and desk.scene.tokens[desk.told.goods[0]].low == "goods"
        desk.told.goods = goods if goods is not None or not alone else desk.told.goods


def _compared_for(desk: Desk, amount: Amount) -> bool:
    """ "By 12 percent as compared with 20 percent for sales": the other flow, in passing."""
    tokens = desk.scene.tokens
    led = desk.scene.lows[amount.first - 1] in ("with", "against", "than", "versus")
    return led and amount.last < len(tokens) and desk.scene.lows[amount.last] == "for"


def _taker(desk: Desk, flow: Flow) -> Flow:
    """ "Nigeria takes 21% of what Ghana sells to the bloc": the whole is with the bloc or the world, the part with the
    other of the two."""
    pair = desk.scene.pair
    if pair is None or flow.measure not in _DIRECTED or flow.reporter not in pair or flow.partner in pair:
        return flow
    return replace(flow, partner=pair[1] if flow.reporter == pair[0] else pair[0])


def _is_mirror(desk: Desk, goods: tuple[int, int] | None, told: Flow) -> bool:
    """The flow was told from the other side: of goods, or by what the other country sold."""
    return goods is not None or (told.reporter != desk.scene.home and told.reporter is not None)


def _labels(desk: Desk, sentence: Sentence, amount: Amount, cue: Cue) -> bool:
    """ "5.3 billion — Kazakh exports, 12.9 billion — imports": after a dash the measure names the number before it,
    if nothing but its countries follows up to the comma."""
    tokens = desk.scene.tokens
    if cue.kind not in ("measure", "verb") or amount.last >= sentence.last or tokens[amount.last].text not in _DASHES:
        return False
    owned = {i for place in desk.scene.places_in(amount.last, cue.last + 6) for i in range(place.first, place.last)}
    russian = desk.scene.language == "ru"
    if any(
        i not in owned
        and desk.scene.lows[i] not in _LINKING
        and not (russian and _ADJECTIVE.search(desk.scene.lows[i]))
        for i in range(amount.last + 1, cue.first)
    ):
        return False
    lead = tokens[amount.first - 1]
    if amount.first > sentence.first and lead.text in _LED_BY:
        return False
    i = cue.last
    while i < sentence.last and (i in owned or desk.scene.lows[i] in _LINKING or desk.scene.lows[i] in _TOWARDS):
        i += 1
    return i >= sentence.last or tokens[i].text in ",.;)" or desk.scene.lows[i] in ("and", "и", "а")


def _belongs_after(desk: Desk, amount: Amount, cue: Cue, led: bool) -> bool:
    """Whether the measure is of the amount before it. led: a measure stands before the amount too."""
    distance, english = cue.first - amount.last, desk.scene.language == "en"
    if distance > (2 if cue.kind == "services" else 6):
        return False
    between = desk.scene.tokens[amount.last : cue.first]
    owned = {i for place in desk.scene.places_in(amount.last, cue.first) for i in range(place.first, place.last)}
    owned |= {token.index for token in between if token.possessive and token.low in _OWNERS}
    owned |= {i for time in desk.scene.times_in(amount.last, cue.first) for i in range(time.first, time.last)}
    if not english and desk.scene.lows[amount.first - 2] in (",", ";"):  # «..., в 2,1 раза вырос экспорт»
        owned |= {token.first for token in desk.scene.cues_in(amount.last, amount.last + 1, "growth")}
    if any(token.low not in _LINKING and token.index not in owned for token in between):
        return False
    first = between[0].low if between else ""
    if led and cue.value != "tariff" and (first in ("and", "и") or (not between and english and cue.kind == "measure")):
        return False
    if amount.kind in (PERCENT, POINTS) and english and _compared_for(desk, amount):
        return True
    if amount.kind in (PERCENT, POINTS) and english:
        return first in ("of", "in") or (not between and cue.value == "tariff")
    return True


def hear_favour(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """ "leaving $4.2 billion in Peru's favour", «533 млн в пользу Риги»: a balance though no word says so."""
    scene, flow = desk.scene, desk.told.flow
    if flow is None or amount.kind != MONEY or flow.measure.split(".")[-1] not in _FAVOURED:
        return
    window = scene.tokens[amount.last : min(amount.last + 6, sentence.last)]
    token = next((token for token in window if token.low in _FAVOUR), None)
    if token is None or any(other.text in ".;" for other in window[: token.index - amount.last]):
        return
    places = scene.places_in(amount.last, min(token.index + 4, sentence.last))
    owner = next((place.code for place in places if len(place.code) == 3), scene.home)
    prefix = "services." if flow.measure.startswith("services.") else ""
    desk.told.flow = replace(flow, measure=f"{prefix}balance", sign=-1 if owner == flow.partner else 1)
    desk.told.goods = None
