"""What stands around a number and turns its flow: a measure after it, "respectively", quoted books, the other
direction."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.hear import hear
from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.grammar.amounts import MONEY, PERCENT, POINTS, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve import flow as flows
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence
from comity.reference.countries import country

_LINKING = words("around.linking")
_FAVOUR = words("common.favour")
_TOGETHER = words("around.together")
_TURNED = words("around.turned")
_BOOKS = words("around.books")


def told_of_sources(desk: Desk, sentence: Sentence) -> None:
    """ "By Armenian statistics", "Chinese customs put": whose books the sentence quotes; they speak until another
    does."""
    scene = desk.scene
    for token in scene.tokens[sentence.first : sentence.last]:
        if token.low not in _BOOKS:
            continue
        near = [
            place
            for place in scene.places_in(max(sentence.first, token.index - 4), min(token.index + 4, sentence.last))
            if len(place.code) == 3 and place.role != "pair"
        ]
        owners = [
            place
            for place in near
            if place.role in ("adjective", "demonym") or place.possessive or place.first > token.index
        ]
        code = owners[0].code if owners else _of_capital(desk, token.index)
        if code is None or scene.pair is None or code not in scene.pair:
            continue
        other = scene.pair[1] if code == scene.pair[0] else scene.pair[0]
        measure = (
            desk.told.flow.measure if desk.told.flow and desk.told.flow.measure.split(".")[-1] in TRADE else "turnover"
        )
        desk.told.flow = Flow(measure, code, other, books=code)
        return


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
    words = {token.low for token in desk.scene.tokens[sentence.first : sentence.last]}
    if not words & {"respectively", "соответственно"} or not amounts:
        return []
    leading = [cue for cue in cues if cue.kind == "measure" and cue.first < amounts[0].first and cue.value in TRADE]
    if len(leading) < 2:
        return []
    found: list[Flow] = []
    for cue, following in zip(leading, [*leading[1:], None], strict=True):
        last = following.first if following else amounts[0].first
        flow = flows.resolve(
            desk.scene,
            cue,
            flows.roles(desk.scene, cue, sentence.first if not found else leading[len(found) - 1].last, last, False),
            desk.told.flow,
        )
        found.append(flow)
        desk.told.flow = flow
    return found


def hear_ahead(desk: Desk, sentence: Sentence, items: list[Item]) -> None:
    """A measure only after all sums is theirs: "fertilisers ($96 million) and oil ($41 million) came next among the
    exports"."""
    positions = [i for i, item in enumerate(items) if isinstance(item, Cue)]
    if positions and positions[0] == len(items) - 1 and len(items) > 1 and items[-1].first - items[-2].last > 0:
        cue = items[-1]
        if isinstance(cue, Cue) and cue.kind in ("measure", "verb") and cue.value in ("exports", "imports"):
            hear(desk, sentence, cue, items, len(items) - 1)
            desk.heard.add(cue.first)


def hear_after(desk: Desk, sentence: Sentence, amount: Amount, stop: int, items: list[Item], position: int) -> None:
    """The measure after its amount: "617.9 million lats in exports", "$308.70 million of that was its export", «1,1
    млрд вывоз»."""
    if position + 1 >= len(items) or not isinstance(items[position + 1], Cue):
        return
    cue = items[position + 1]
    if (
        not isinstance(cue, Cue)
        or (cue.kind == "services" and cue.first - amount.last > 2)
        or cue.first - amount.last > 6
    ):
        return
    tokens = desk.scene.tokens
    between = tokens[amount.last : cue.first]
    owned = {i for place in desk.scene.places_in(amount.last, cue.first) for i in range(place.first, place.last)}
    if any(token.low not in _LINKING and token.index not in owned for token in between):
        return
    last_cue = items[position - 1] if position else None
    if (isinstance(last_cue, Cue) and between and between[0].low in ("and", "и")) or (
        not between and desk.scene.language == "en" and cue.kind == "measure" and isinstance(last_cue, Cue)
    ):
        return
    if amount.kind in (PERCENT, POINTS):
        if (isinstance(last_cue, Cue) and desk.scene.language == "en") or (
            desk.scene.language == "en" and (not between or between[0].low not in ("of", "от"))
        ):
            return
    goods = desk.told.goods
    hear(desk, sentence, cue, items, position + 1)
    desk.heard.add(cue.first)
    if amount.kind in (PERCENT, POINTS) or desk.told.goods is None:
        desk.told.goods = goods


def hear_favour(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """ "leaving $34.26 billion in Korea's favour", «533 млн в пользу Москвы»: a balance though no word says so."""
    scene, flow = desk.scene, desk.told.flow
    if flow is None or amount.kind != MONEY or flow.measure.split(".")[-1] not in ("exports", "imports", "turnover"):
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


def turn_round(desk: Desk, amount: Amount, previous: Item | None, sentence: Sentence) -> None:
    """«встречные — 67,3 млн», "in the other direction": the flow told before, the other way."""
    flow = desk.told.flow
    name = flow.measure.split(".")[-1] if flow is not None else ""
    if flow is None or name not in ("exports", "imports", "investment", "direct_investment"):
        return
    first = previous.last if previous is not None else sentence.first
    words = [token.low for token in desk.scene.tokens[first : amount.first]]
    if set(words) & _TOGETHER and name in TRADE:
        desk.told.flow = replace(flow, measure="turnover")
        return
    owner = elliptic_owner(desk, first, amount.first)
    if owner is not None and desk.scene.pair and owner in desk.scene.pair and owner != flow.reporter:
        other = desk.scene.pair[1] if owner == desk.scene.pair[0] else desk.scene.pair[0]
        desk.told.flow = replace(flow, reporter=owner, partner=other)
        return
    if set(words) & _TURNED or "other direction" in " ".join(words) or "opposite direction" in " ".join(words):
        desk.told.flow = replace(flow, reporter=flow.partner, partner=flow.reporter)


def elliptic_owner(desk: Desk, first: int, last: int) -> str | None:
    """«а украинские в Молдову — на 37,7%»: an adjective whose noun is left out, since it was said before."""
    if desk.scene.language != "ru" or desk.scene.cues_in(first, last, "measure", "verb", "count"):
        return None
    for place in desk.scene.places_in(first, last):
        following = desk.scene.tokens[place.last] if place.last < len(desk.scene.tokens) else None
        if (
            place.role == "adjective"
            and following is not None
            and following.low in ("в", "на", "—", "–", "-", ":", "из")
        ):
            return place.code
    return None
