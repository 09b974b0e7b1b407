"""The flow told before, the other way round: "in the other direction", «а румынские в Молдову»."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.state import TRADE, Desk, Item
from comity.reading.grammar.amounts import MONEY, PERCENT, QUANTITY, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene

_WAYS = ("other direction", "opposite direction", "way back", "in return")
_WAYS_AFTER = ("the other way", "in the other direction", "in the opposite direction", "обратно", "в обратную сторону")
_TOGETHER = words("around.together")
_TURNED = words("around.turned")
_AFTER_ELLIPSIS = frozenset(("в", "во", "на", "—", "–", "-", ":", "из", "in", "to"))
_WARES = words("turned.wares")
_WHOLE_OF_IT = ("the whole of it was", "all of it was", "the whole was")
_HOLDING = words("turned.holding")
_ALTOGETHER = (["together"], ["altogether"], ["combined"])
_RECEIVED = words("turned.received")
_OUT_OF = frozenset(("from", "из"))
_WITHIN = words("turned.within")
_DIRECT = words("capital.direct")
_LABELLED = 5  # tokens of a name, a colon, and the country
_OUR = frozenset(("our",))
_EACH_OTHER = (["you", "us"], ["we", "you"], ["вы", "нам"], ["мы", "вам"])
_SELLERS = words("turned.sellers")
_BROUGHT = words("turned.brought")
_STAKES = words("turned.stakes")
_BEST, _PRODUCTS = words("turned.best"), words("turned.products")
_OURS = words("turned.ours")
_FAR = 10
_DIRECTED = frozenset(("exports", "imports", "investment", "direct_investment"))
_TURNS = frozenset((*_DIRECTED, "turnover", "tariff"))


def turn_round(desk: Desk, amount: Amount, previous: Item | None, sentence: Sentence) -> None:
    """«встречные — 67,3 млн», "in the other direction": the flow told before, the other way."""
    flow = desk.told.flow
    name = flow.measure.split(".")[-1] if flow is not None else ""
    if flow is None or name not in _TURNS:
        return
    first = previous.last if previous is not None else sentence.first
    if flow.measure == "investment" and _direct(desk, first, amount.first):
        flow = desk.told.flow = replace(flow, measure="direct_investment")
    said = desk.scene.lows[first : amount.first]
    if name in TRADE and _is_summed(desk, sentence, amount, previous, said):
        desk.told.flow = replace(flow, measure="turnover")
        return
    turned = _by_goods(desk, sentence, amount, previous, flow) or _by_owner(desk, amount, first, said, flow)
    if turned is not None:
        desk.told.flow = turned
        return
    phrase = " ".join(said)
    after = " ".join(desk.scene.lows[amount.last : min(amount.last + 5, sentence.last)])
    ways = _WAYS[:2] if isinstance(previous, Cue) and previous.kind == "verb" else _WAYS
    named = (
        flow.explicit and sentence.start < flow.heard[0]
    )  # "In the other direction, 900 cars went to Chilean dealers"
    if not _TURNED.isdisjoint(said) or (any(w in phrase for w in ways) and not named) or after.startswith(_WAYS_AFTER):
        desk.told.flow = replace(flow, reporter=flow.partner, partner=flow.reporter)


def _is_summed(desk: Desk, sentence: Sentence, amount: Amount, previous: Item | None, said: list[str]) -> bool:
    """ "$3 million together", «вместе 3 млн»: both flows; not "copper and gold, together half of our imports"."""
    flow = desk.told.flow
    after = desk.scene.lows[amount.last : min(amount.last + 2, sentence.last)]
    summed = after[:1] in _ALTOGETHER or after in (["in", "all"], ["in", "total"])
    summed = summed or (said[-1:] == ["was"] and " ".join(said[-6:]).endswith(_WHOLE_OF_IT))
    own = flow is not None and flow.heard is not None and flow.heard[0] >= amount.end
    if own or desk.goods.within(sentence.first, amount.first) is not None:
        return False
    return (summed and not isinstance(previous, Cue)) or not _TOGETHER.isdisjoint(said)


def _by_goods(desk: Desk, sentence: Sentence, amount: Amount, previous: Item | None, flow: Flow) -> Flow | None:
    """Whose goods the amount is of, by where they come from or whose they are called."""
    pair, trade = desk.scene.pair, flow.measure.split(".")[-1] in TRADE
    first = previous.last if previous is not None else sentence.first
    source = _from_where(desk, first, amount.first)
    if pair is None:
        return None
    if trade and source in pair:
        measure = _with_prefix(flow.measure, "imports")
        return replace(flow, measure=measure, reporter=_other(pair, source), partner=source)
    earner = (_brought_to(desk, first, amount.first) or _best_seller(desk, sentence, amount)) if trade else None
    if earner in pair:
        return replace(
            flow, measure=_with_prefix(flow.measure, "exports"), reporter=earner, partner=_other(pair, earner)
        )
    goods_of = None if isinstance(previous, Cue) else _goods_after(desk, amount, sentence)
    if (trade or flow.measure == "tariff") and goods_of in pair:
        measure = _with_prefix(flow.measure, "exports")
        return replace(flow, measure=measure, reporter=goods_of, partner=_other(pair, goods_of))
    said = set(desk.scene.lows[first : amount.first])
    if flow.measure == "exports" and isinstance(previous, Amount) and not _RECEIVED.isdisjoint(said):
        return replace(flow, measure="imports")  # "sent goods for 1,938 million, received 699 million worth"
    return None if isinstance(previous, Cue) or not trade else _by_maker(desk, first, amount, flow, said)


def _by_maker(desk: Desk, first: int, amount: Amount, flow: Flow, said: set[str]) -> Flow | None:
    """The flow of the goods called by where they are from."""
    pair, home, maker = desk.scene.pair, desk.scene.home, _whose_goods(desk, first, amount.first)
    if pair is None or maker not in pair:
        return None
    if "cost" in said:  # "Cameroonian cocoa cost the country 7 billion"
        return replace(flow, measure="imports", reporter=_other(pair, maker), partner=maker)
    if maker == _other(pair, home) and home in pair:  # told with our eyes: what we buy
        return replace(flow, measure=_with_prefix(flow.measure, "imports"), reporter=home, partner=maker)
    return replace(flow, measure=_with_prefix(flow.measure, "exports"), reporter=maker, partner=_other(pair, maker))


def _best_seller(desk: Desk, sentence: Sentence, amount: Amount) -> str | None:
    """ "Wool ($3 million) is still our best-selling product in Chile", «шерсть (3 млн) — наш главный товар»: the
    other side than the market named, or whose product the goods of the sum are called."""
    scene = desk.scene
    lows = scene.lows[amount.last : min(amount.last + _FAR, sentence.last)]
    if _PRODUCTS.isdisjoint(lows) or _BEST.isdisjoint(lows):
        return None
    at = next(i for i, low in enumerate(lows) if low in _PRODUCTS)
    said = lows[:at]
    if _BEST.isdisjoint(said) or desk.amounts_in(amount.last, amount.last + at):
        return None
    market = next(iter(scene.places_in(amount.last + at, amount.last + at + 4)), None)
    if market is not None and scene.lead(market) in _WITHIN and scene.pair is not None and market.code in scene.pair:
        return _other(scene.pair, market.code)
    if not _OURS.isdisjoint(said):
        return scene.home
    for place in scene.places_in(amount.last, amount.last + at):
        if place.role == "adjective" or place.possessive:
            return place.code
    return None


def _brought_to(desk: Desk, first: int, last: int) -> str | None:
    """ "Copper brought us $3 million", «вино принесло нам 3 млн», "earned Kenyan growers 2 million": who sold it,
    whatever flow was told."""
    lows = desk.scene.lows
    for i in range(first, last - 1):
        if lows[i] not in _BROUGHT:
            continue
        if lows[i + 1] in ("us", "нам"):
            return desk.scene.home
        place = next(iter(desk.scene.places_in(i + 1, i + 2)), None)
        if place is not None and place.role == "adjective" and place.last < last and lows[place.last] in _SELLERS:
            return place.code
    return None


def _by_owner(desk: Desk, amount: Amount, first: int, said: list[str], flow: Flow) -> Flow | None:
    """ "Ours", "yours", or the other owner's name with the noun left out."""
    pair, home = desk.scene.pair, desk.scene.home
    if pair is None:
        return None
    if ("ours" in said or "yours" in said) and home in pair:
        whose = pair[0] if ("ours" in said) == (home == pair[0]) else pair[1]
        turned = replace(flow, reporter=whose, partner=_other(pair, whose))
        if "than" in said and ";" not in said:  # "yours are rising faster than ours: 9% against 3%"
            desk.told.turns = [turned]
            return flow
        return turned
    owner = _elliptic_owner(desk, first, amount.first) or _you_or_we(desk, first, amount.first, said)
    if owner in pair and owner != flow.reporter:
        return replace(flow, reporter=owner, partner=_other(pair, owner))
    return None


def _you_or_we(desk: Desk, first: int, last: int, said: list[str]) -> str | None:
    """ "We sold you goods for 3 million, you us for 5", «мы продали вам на 3 млн, а вы нам — на 5»: the verb left
    out."""
    pair, home = desk.scene.pair, desk.scene.home
    if pair is None or home not in pair or said[:1] not in ([","], [";"]):
        return None
    if not any(said[i : i + 2] in _EACH_OTHER for i in range(len(said))):
        return None
    if desk.scene.cues_in(first, last, "measure", "verb"):
        return None
    return _other(pair, home) if "us" in said or "нам" in said else home


def _other(pair: tuple[str, str], code: str | None) -> str:
    return pair[1] if code == pair[0] else pair[0]


def _from_where(desk: Desk, first: int, last: int) -> str | None:
    """«Природный газ из Чили — 2 млрд», "natural gas from Chile: 2 billion": goods with where they come from, in a list
    without a verb."""
    scene = desk.scene
    places = scene.places_in(first, last)
    if not places or scene.cues_in(first, last, "measure", "verb", "count"):
        return None
    for place in places:
        if place.role != "name" or scene.lead(place, first) not in _OUT_OF:
            continue
        if scene.tokens[place.last].text in "—–:-":
            named = desk.goods.within(first, place.first)
            return place.code if named is not None and named[1] >= place.first - 2 else None
        opens = place.first - first <= _LABELLED and _opens(scene, place.first - 1)
        if opens and desk.goods.within(place.last, last) is not None:
            return place.code  # "From Peru, copper above all, which makes up two fifths"
    return None


def _opens(scene: Scene, i: int) -> bool:
    """The token begins its sentence, or what is said after the name of who says it: "Rojas: From Peru, copper"."""
    return scene.sentence_of(i).first == i or scene.lows[i - 1] in (":", "—", "–", "•")


def _whose_goods(desk: Desk, first: int, last: int) -> str | None:
    """«Чилийские товары идут на 193 млн», "Chilean goods came to $193 million": whose goods, no verb of trade told."""
    scene = desk.scene
    places = scene.places_in(first, last)
    if not places or scene.cues_in(first, last, "measure", "verb", "count", "share"):
        return None
    for place in places:
        after = scene.lows[place.last : min(place.last + 3, last)]
        if place.role == "adjective" and after[:1] and after[0] in _WARES:
            return place.code
        if place.possessive and any(low in _WARES for low in after):
            return place.code  # "Chile's best-selling products were paper, at 88 million"
        came = place.role == "name" and scene.lead(place, first) in _OUT_OF and place.last < last
        if came and scene.lows[place.first - 2] in _WARES:
            return place.code  # "goods from Chile came to 19 billion"
        if _of_its_goods(desk, place, first, last):
            return place.code
    return None


def _of_its_goods(desk: Desk, place: Place, first: int, last: int) -> bool:
    """ "Peruvian grapes cost us $3 million", "Peru's fish products found buyers for 9 million", «чилийский виноград
    (118 тыс. тонн)»: goods called by where they are from, at the head of the words or right before the number."""
    if place.role != "adjective" and not place.possessive:
        return False
    goods = desk.goods.all_in(place.last, last)
    if not goods or goods[0][0] > place.last + 1:
        return False
    said = desk.scene.lows[goods[0][1] : last]
    return "cost" in said or (place.first - first <= 1 and "for" in said[-2:]) or said == ["("]


def _goods_after(desk: Desk, amount: Amount, sentence: Sentence) -> str | None:
    """ "booked $40 million of copper from Chile", "3 lakh tonnes of our rice": whose goods a sum is of, by
    the words after it, where no measure of its own stands before it in the sentence."""
    scene = desk.scene
    if amount.last >= sentence.last or scene.lows[amount.last] != "of":
        return None
    if amount.kind == PERCENT:  # "98% of Kenyan goods now enter duty-free"
        owner = next(iter(scene.places_in(amount.last + 1, amount.last + 3)), None)
        wares = owner is not None and scene.lows[owner.last : owner.last + 1] in (["goods"], ["products"])
        return owner.code if owner is not None and wares and owner.role == "adjective" else None
    if amount.kind not in (MONEY, QUANTITY):
        return None
    goods = desk.goods.within(amount.last, min(amount.last + 6, sentence.last))
    told = scene.cues_in(sentence.first, amount.first, "measure", "verb")
    if goods is None or any(cue.value.split(":")[0] in TRADE for cue in told):
        return None
    if not _OUR.isdisjoint(scene.lows[amount.last : goods[0]]):
        return scene.home
    for place in scene.places_in(amount.last, min(goods[1] + 3, sentence.last)):
        owns = place.role == "adjective" and place.last <= goods[1]
        if owns or (place.first >= goods[1] and scene.lead(place) in _OUT_OF):
            return place.code
    return None


def _with_prefix(measure: str, name: str) -> str:
    """The same of services where the measure is."""
    return f"services.{name}" if measure.startswith("services.") else name


def _direct(desk: Desk, first: int, last: int) -> bool:
    """«в том числе прямых — 82 млн», "of which direct $82 million": the investment told, the direct part of it."""
    said = desk.scene.lows[max(first, last - 3) : last]
    return not _DIRECT.isdisjoint(said)


def _elliptic_owner(desk: Desk, first: int, last: int) -> str | None:
    """«а румынские в Молдову — на 37,7%», "Peruvian in Chile $3 million", "Chile in Peru $2 million": whose it is,
    the noun left out, since it was said before."""
    scene = desk.scene
    places = scene.places_in(first, last)
    if not places or scene.cues_in(first, last, "measure", "verb", "count"):
        return None
    for place in places:
        if place.role == "name" and _that_of(scene, place, first):
            return place.code
        at = place.last
        if at < last and scene.lows[at] in _STAKES and _of_capital(desk):
            at += 1  # "Peruvian capital in Chile"
        following = scene.lows[at] if at < len(scene.tokens) else ""
        if place.role == "adjective" and following in _AFTER_ELLIPSIS:
            return place.code
        if place.role == "name" and _whose_turn(desk, place, last):
            return place.code
        if place.role == "demonym" and following in _HOLDING and _of_capital(desk):
            return place.code  # "Peruvians had $1 million in Ghana"
        host = any(other.first == place.last + 1 for other in places)
        if place.role == "name" and following in _WITHIN and host and _of_capital(desk):
            return place.code
    return None


def _that_of(scene: Scene, place: Place, first: int) -> bool:
    """ "Kenya's exports were $3 million, that of Peru was 2"."""
    at = place.first - 2 if scene.lows[place.first - 1] == "the" else place.first - 1
    return at > first and scene.lows[at] == "of" and scene.lows[at - 1] in ("that", "those")


def _whose_turn(desk: Desk, place: Place, last: int) -> bool:
    """ "Kenya's exports were $3 million, Peru's 2", «экспорт Кении составил 3 млн, Перу — 2»: the other owner alone
    between a comma and its sum."""
    tokens, flow = desk.scene.tokens, desk.told.flow
    if flow is None or flow.measure not in _DIRECTED or desk.scene.lows[place.first - 1] not in (",", ";"):
        return False
    if place.possessive:
        return place.last == last
    return place.last + 1 == last and tokens[place.last].text in "—–" and desk.scene.language == "ru"


def _of_capital(desk: Desk) -> bool:
    """Investment is told: «Перу в Чили» is the capital of the one in the other."""
    flow = desk.told.flow
    return flow is not None and flow.measure.endswith("investment")
