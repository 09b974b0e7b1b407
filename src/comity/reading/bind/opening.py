"""What a new sentence, paragraph, list or section forgets of what was told before."""

from __future__ import annotations

from dataclasses import replace

from comity.model.statement import Voice
from comity.reading.bind.cues import flow_cues
from comity.reading.bind.regional import forget_region
from comity.reading.bind.state import TRADE, Desk
from comity.reading.bind.story import open_paragraph, period_asked
from comity.reading.grammar.amounts import MONEY, PERCENT, PLAIN
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.scan import WORD, Sentence

_SECTIONS = ("investment", "loans", "other:assistance", "other:aid", "other:grants")
_STATES = words("walk.states")
_BALANCED = words("opening.balanced")
_SWAPPED = {"exports": "imports", "imports": "exports"}
_TURNS = frozenset(("exports", "imports", "turnover"))
_COMING = tuple(f"coming {way} " for way in ("north", "south", "east", "west", "back", "the other way"))
_OTHER_WAY = (
    "in the opposite direction",
    "in the other direction",
    "going the other way",
    *_COMING,
    "в обратном направлении",
)
_BULLETS = "•▪◦●‣"
_WE_CARRY = words("opening.we_carry")
_YOU_CARRY = words("opening.you_carry")
_OUT_OF = frozenset(("from", "из"))
_YOUR = words("opening.your")
_QUESTION = 9  # tokens of a question short enough to be one
_KEPT = frozenset((*TRADE, "investment", "direct_investment"))


def begin(desk: Desk, sentence: Sentence) -> None:
    """What a new sentence forgets: goods, the form of percentages, asides, and measures that are not the story's
    own."""
    told = desk.told
    told.goods, told.form, told.local, told.counted, told.changed = None, None, None, None, 0
    new_paragraph = sentence.paragraph != told.paragraph
    told.paragraph = sentence.paragraph
    forget_region(desk, new_paragraph or sentence.block.kind == "heading")
    if new_paragraph:
        open_paragraph(desk)
        _open_item(desk, sentence)
        asked = told.asked = _asked(desk, sentence)
        told.topic = told.topic if asked else None
        if asked:
            period_asked(desk, sentence)
    said = set(desk.scene.lows[sentence.first : sentence.last])
    if not said.isdisjoint(_STATES) and desk.scene.cues_in(sentence.first, sentence.last, "measure"):
        told.scope, told.region = None, None
    told.opening = told.opening or new_paragraph
    _open_section(desk, sentence)
    if told.flow is None or told.trade is None or told.section:
        return
    if told.flow.measure == "balance" and not flow_cues(desk, sentence) and _traders(desk, sentence):
        told.flow = replace(told.trade, measure=_traders(desk, sentence))
    if (told.flow.measure == "balance" or _both_told(desk, sentence)) and _of_the_whole(desk, sentence):
        told.flow = replace(told.trade, measure="turnover", sign=0)
    name = told.flow.measure.split(".")[-1]
    pair = desk.scene.pair
    strange = pair is not None and not {told.flow.reporter, told.flow.partner} <= set(pair)
    if told.flow.measure in TRADE and (told.flow.partner == "WLD" or strange):
        told.flow = told.trade
        return
    if new_paragraph:
        told.flow = _from_home(desk, told.flow)
    if name == "balance" and new_paragraph:
        told.flow = replace(told.flow, measure="turnover", sign=0)
        return
    told.flow = _turned_about(desk, sentence, told.flow)
    if name in TRADE and not told.flow.measure.startswith("services."):
        return
    if (new_paragraph and not _asked(desk, sentence)) or name not in _KEPT:
        told.flow = told.trade


def _turned_about(desk: Desk, sentence: Sentence, flow: Flow) -> Flow:
    """«В обратном направлении идут удобрения (3 млн)»; the English phrase turns its own number (see `turned`)."""
    opening = " ".join(desk.scene.lows[sentence.first : sentence.first + 6])
    turns = flow.measure in _SWAPPED and opening.startswith(_OTHER_WAY[3:]) and not flow_cues(desk, sentence)
    return replace(flow, measure=_SWAPPED[flow.measure]) if turns else flow


def _both_told(desk: Desk, sentence: Sentence) -> bool:
    """The sentence before told exports and imports, after the whole of them in its paragraph."""
    if not sentence.index:
        return False
    before = desk.scene.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return False
    near = [f.measure for f in desk.figures[-12:] if f.start >= before.start and f.form == "level" and not f.commodity]
    if near[-2:] not in (["exports", "imports"], ["imports", "exports"]):
        return False
    return any(f.measure == "turnover" and f.start >= sentence.block.start for f in desk.figures[-12:])


def _of_the_whole(desk: Desk, sentence: Sentence) -> bool:
    """ "In the first half of this year things turned: 155 million", «весь прошлый год принёс 94 млн»: a sum of another
    period, after a balance, no measure and no pronoun of its own: the whole trade again."""
    scene, said = desk.scene, set(desk.scene.lows[sentence.first : sentence.last])
    if (
        flow_cues(desk, sentence)
        or not _BALANCED.isdisjoint(said)
        or scene.cues_in(sentence.first, sentence.last, "count")
    ):
        return False
    times = scene.times_in(sentence.first, sentence.last)
    sums = (
        a for a in desk.amounts_in(sentence.first, sentence.last) if not any(t.first <= a.first < t.last for t in times)
    )
    first = next(sums, None)
    if first is None or not (first.kind in (MONEY, PERCENT) or (first.kind == PLAIN and first.scaled)):
        return False
    led = [t for t in scene.times_in(sentence.first, first.first) if not t.earlier]
    return bool(led) and desk.goods.within(sentence.first, first.first) is None


def _traders(desk: Desk, sentence: Sentence) -> str:
    """ "For the current year exporters expect 1.4 billion": what they do, after a balance was told."""
    said = set(desk.scene.lows[sentence.first : sentence.last])
    if not said.isdisjoint(("exporters", "экспортеры")):
        return "exports"
    return "imports" if not said.isdisjoint(("importers", "импортеры")) else ""


def asked_which_way(desk: Desk, sentence: Sentence) -> None:
    """«Что мы туда везём?» is of our exports, «А оттуда?» of our imports, "And the other way?" turns what was told."""
    told, pair, home = desk.told, desk.scene.pair, desk.scene.home
    _praised(desk, sentence)
    opening = " ".join(desk.scene.lows[sentence.first : sentence.first + 6])
    if told.flow is not None and told.flow.measure in _SWAPPED and opening.startswith(_OTHER_WAY):
        if not desk.amounts_in(sentence.first, sentence.last):  # "In the opposite direction go vehicles and steel."
            told.flow = told.trade = replace(told.flow, measure=_SWAPPED[told.flow.measure])
        return
    if pair is None or home not in pair:
        return
    source = _source_told(desk, sentence)
    if source in pair and told.flow is not None and told.flow.measure in _TURNS:
        told.flow = told.trade = Flow("exports", source, pair[1] if source == pair[0] else pair[0])
        return
    if sentence.last - sentence.first > _QUESTION:
        return
    said = desk.scene.lows[sentence.first : sentence.last]
    if said[-1:] != ["?"]:
        return
    other = pair[1] if home == pair[0] else pair[0]
    if ("туда" in said or "мы" in said) and not _WE_CARRY.isdisjoint(said):
        told.flow = told.trade = Flow("exports", home, other)
    elif "оттуда" in said or ("отсюда" in said and not _YOU_CARRY.isdisjoint(said)):
        told.flow = told.trade = Flow("imports", home, other)
    elif told.flow is not None and told.flow.measure in ("exports", "imports") and _back(said):
        told.flow = told.trade = replace(told.flow, reporter=told.flow.partner, partner=told.flow.reporter)


def _source_told(desk: Desk, sentence: Sentence) -> str | None:
    """ "From Peru come buses and furniture.", «Из Перу везут автобусы.»: goods without a number, by where they are
    from."""
    scene = desk.scene
    if scene.lows[sentence.first] not in _OUT_OF or desk.amounts_in(sentence.first, sentence.last):
        return None
    place = next(iter(scene.places_in(sentence.first + 1, sentence.first + 3)), None)
    named = place is not None and desk.goods.within(place.last, sentence.last) is not None
    return place.code if place is not None and named and place.role == "name" else None


def _praised(desk: Desk, sentence: Sentence) -> None:
    """ "Your shoes are very good! Footwear alone was 3 million", «Ваше вино нам нравится»: goods of the one spoken to,
    which the speaker's side buys; what follows is of them."""
    told, pair, home, lows = desk.told, desk.scene.pair, desk.scene.home, desk.scene.lows
    said = lows[sentence.first : sentence.last]
    if _YOUR.isdisjoint(said) or pair is None or home not in pair:
        return
    if told.flow is None or told.flow.measure not in TRADE:
        return
    at = sentence.first + next(i for i, low in enumerate(said) if low in _YOUR)
    voice = desk.scene.voices.get(sentence.paragraph, Voice())
    if voice.role == "interviewer" or desk.amounts_in(sentence.first, sentence.last):
        return
    if desk.goods.within(at + 1, min(at + 4, sentence.last)) is not None and not flow_cues(desk, sentence):
        other = pair[1] if home == pair[0] else pair[0]
        told.flow = told.trade = Flow("imports", home, other)


def _back(said: list[str]) -> bool:
    """ "And the other way?", «А обратно?»."""
    return "обратно" in said or " ".join(said).endswith(("the other way ?", "in return ?", "the other direction ?"))


def _asked(desk: Desk, sentence: Sentence) -> bool:
    """The sentence before is the interviewer's: what it asks about is what the answer is of."""
    if not sentence.index:
        return False
    before = desk.scene.sentences[sentence.index - 1].paragraph
    return desk.scene.voices.get(before, Voice()).role == "interviewer"


def _from_home(desk: Desk, flow: Flow) -> Flow:
    """A flow told with the other side's eyes ("our share of Kenyan imports") is told with our own in the next
    paragraph: the same flow, so that bare "exports" are ours."""
    swap = {"exports": "imports", "imports": "exports"}
    pair = desk.scene.pair
    if pair is None or flow.books not in (None, pair[0]) or (flow.reporter, flow.partner) != (pair[1], pair[0]):
        return flow
    if flow.measure == "turnover":  # "fifth among Chile's trading partners"
        return replace(flow, reporter=pair[0], partner=pair[1])
    if flow.measure not in swap:
        return flow
    return replace(flow, measure=swap[flow.measure], reporter=pair[0], partner=pair[1])


def _open_item(desk: Desk, sentence: Sentence) -> None:
    """Each item of a list begins from the period told over the list, whatever the item before it spoke of."""
    told = desk.told
    item = sentence.block.kind == "item" or desk.scene.text[sentence.block.start] in _BULLETS
    if item and told.item:
        told.period = told.listed or told.period
    elif item:
        told.listed = told.period
    elif told.item:
        told.scope, told.region = None, None
    told.item = item


def _open_section(desk: Desk, sentence: Sentence) -> None:
    """A heading says what its section is of: "SERVICES, 2015", "Investment"; any other heading ends it."""
    told, scene = desk.told, desk.scene
    words = [token for token in scene.tokens[sentence.first : sentence.last] if token.kind == WORD]
    capitals = bool(words) and all(token.text.isupper() for token in words)
    if (sentence.block.kind != "heading" and not (capitals and len(words) <= 6)) or scene.pair is None:
        return
    told.section = ""
    if scene.cues_in(sentence.first, sentence.last, "services"):
        told.section, told.flow = "services", Flow("services.turnover", *scene.pair)
        return
    for cue in scene.cues_in(sentence.first, sentence.last, "measure"):
        if cue.value in _SECTIONS:
            told.section, told.flow = cue.value, Flow(cue.value, *scene.pair)
            return
