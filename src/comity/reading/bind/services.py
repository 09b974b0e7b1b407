"""Trade in services: told by its word, by a heading, or by what the sentence has spoken of."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.cues import is_adjectival
from comity.reading.bind.state import TRADE, Desk
from comity.reading.lexicon.lookup import Cue
from comity.reading.resolve import flow as flows
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence

_GOODS_AND = (["goods", "and"], ["товаров", "и"], ["товарами", "и"])


def of_services(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """ "trade in services", «экспорт услуг», or the sentence has already spoken of services."""
    scene, told = desk.scene, desk.told.flow
    following = [
        mark
        for mark in scene.cues_in(cue.last, min(cue.last + 3, sentence.last), "services")
        if scene.lows[mark.first - 1] not in ("and", "и", ",", ":")
    ]
    if desk.told.section == "services" or _headed_services(desk, sentence):
        return True
    leading = scene.cues_in(max(sentence.first, cue.first - 2), cue.first, "services")
    together = bool(leading) and scene.lows[max(sentence.first, leading[0].first - 2) : leading[0].first] in _GOODS_AND
    if together:
        return False  # "goods and services trade"
    if following or any(not is_adjectival(desk, mark, sentence) for mark in leading):
        return True
    continued = told is not None and told.measure.startswith("services.")
    return continued and bool(scene.cues_in(sentence.first, cue.first, "services"))


def _headed_services(desk: Desk, sentence: Sentence) -> bool:
    """ "Services (2020): exports ...", «Услуги: экспорт ...»: the first word of a sentence with a colon after it."""
    marks = desk.scene.cues_in(sentence.first, sentence.first + 3, "services")
    if not marks:
        return False
    i = marks[0].last
    if i < sentence.last and desk.scene.lows[i] == "(":
        while i < sentence.last and desk.scene.lows[i] != ")":
            i += 1
        i += 1
    return i < sentence.last and desk.scene.lows[i] == ":"


def hear_services(desk: Desk, sentence: Sentence, cue: Cue) -> None:
    """ "services brought $3 million": the flow told, of services; "goods and services" together is no such thing."""
    told, scene = desk.told, desk.scene
    if scene.lows[max(sentence.first, cue.first - 2) : cue.first] in _GOODS_AND:
        return
    if cue.last < sentence.last and scene.lows[cue.last] in ("included", "including") and told.flow is not None:
        told.flow = replace(told.flow, measure=told.flow.measure.removeprefix("services."))
        return  # "with services included, trade is ..."
    after = scene.cues_in(cue.last, sentence.last, "measure")
    if not after and _is_item(desk, sentence, cue):
        return  # «Экспорт: текстиль — 4 млн; услуги — 6 млн»: a good among goods
    before = scene.cues_in(max(sentence.first, cue.first - 3), cue.first, "measure")
    numbers = desk.amounts_in(sentence.first, sentence.last)
    if before and told.flow is not None:
        told.flow = flows.with_services(told.flow)
    elif not after and not before and scene.pair and not numbers:
        told.flow = Flow("services.turnover", *scene.pair)
    elif not after and told.flow is not None and told.flow.measure in TRADE:
        told.goods = None
        told.turns = _in_turn(desk, sentence, cue)
        told.flow = flows.with_services(told.flow)


def _is_item(desk: Desk, sentence: Sentence, cue: Cue) -> bool:
    """An item of a list of goods that a measure and a colon open."""
    opened = desk.scene.cues_in(sentence.first, cue.first, "measure")
    if not opened or desk.scene.lows[opened[-1].last] != ":":
        return False
    listed = ";" in desk.scene.lows[cue.last : sentence.last] or ";" in desk.scene.lows[opened[-1].last : cue.first]
    return listed and desk.scene.lows[cue.first - 1] in (":", ";", ",")


def _in_turn(desk: Desk, sentence: Sentence, cue: Cue) -> list[Flow]:
    """ "Goods were 618 million in exports and 415 in imports, services 105 and 75": two sums after two flows are theirs
    in turn."""
    following = desk.amounts_in(cue.last, sentence.last)
    told = [figure for figure in desk.figures_since(sentence.start) if figure.form == "level"]
    if len(following) < 2 or [figure.measure for figure in told] not in (
        ["exports", "imports"],
        ["imports", "exports"],
    ):
        return []
    one, two = following[0], following[1]
    if two.first != one.last + 1 or desk.scene.lows[one.last] not in ("and", "и"):
        return []
    return [flows.with_services(Flow(figure.measure, figure.reporter, figure.partner)) for figure in told]
