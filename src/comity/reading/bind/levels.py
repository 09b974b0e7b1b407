"""Money and weights: a level with its period, or an absolute change."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.bind.capital import bought_a_company
from comity.reading.bind.chosen import choose_goods
from comity.reading.bind.cues import flow_cues
from comity.reading.bind.emit import Draft, emit, leave
from comity.reading.bind.firms import firm_of_sum
from comity.reading.bind.lent import bind_lent
from comity.reading.bind.level_when import level_when
from comity.reading.bind.shares_of import of_whole
from comity.reading.bind.signed import bind_signed_sum
from comity.reading.bind.state import TRADE, Desk
from comity.reading.bind.story import since_january
from comity.reading.bind.works import bind_cost, is_capacity, is_cost, is_output
from comity.reading.grammar.amounts import MONEY, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.bounds import status_of
from comity.reading.resolve.changes import growth_period
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import growth_cue, more_cue
from comity.reading.resolve.when import When
from comity.reading.scan import Sentence

_GAINS = words("levels.gains")
_CHANGED_OF = words("levels.changed_of")
_REACHED = words("levels.reached")
_HIGHER = words("levels.higher")
_LOWER = words("levels.lower")
_MORE_OR_LESS = words("levels.more_or_less")
_MINUS = words("levels.minus")
_SIGNS = ("-", "−", "–")
# A month is over on its last days, and is told as over on the first of the next.
_DEADLINE = words("levels.deadline")
_EACH = words("levels.each")
_ONE = {"tonnes": "tonne", "barrels": "barrel", "cubic metres": "cubic metre"}
_MOST = frozenset(("всего", "of"))
_OR = words("levels.or")
_BOTH_WAYS = (["in", "both", "directions"], ["both", "ways"], ["в", "обе", "стороны"], ["в", "оба", "конца"])
_BY = frozenset(("by", "на"))


def bind_level(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> None:
    """Money or a weight: a level, or an absolute change."""
    told = desk.told
    if bind_lent(desk, sentence, amount):
        return
    if told.flow is None:
        _bind_unmeasured(desk, sentence, amount)
        return
    if amount.kind == MONEY and amount.unit and not _converted(desk, amount):
        told.unit = amount.unit
    last = told.last
    if last is not None and amount.kind == MONEY and last.form == "level" and _converted(desk, amount):
        when = When(last.period, None, "the same sum in another currency")
        flow = Flow(last.measure, last.reporter, last.partner, books=last.books)
        sign = -1 if last.value is not None and last.value < 0 else 1
        told.goods = told.goods if last.commodity else None
        emit(desk, Draft(sentence, amount, flow, "level", amount.value * sign, amount.unit, when, status=last.status))
        return
    _both_ways(desk, sentence, amount)
    choose_goods(desk, sentence, amount)
    _goods_are_sold(desk, sentence, amount)
    if is_output(desk, sentence, amount) or (amount.kind == QUANTITY and is_capacity(desk, sentence, amount)):
        return
    if bind_signed_sum(desk, sentence, amount):
        return
    if is_cost(desk, sentence, amount):
        bind_cost(desk, sentence, amount)
        return
    if amount.kind == MONEY and bought_a_company(desk, sentence, amount):
        told.goods = None
    flow = of_whole(desk, sentence, amount) or told.flow
    if _is_goal_of_trade(desk, sentence, amount):
        flow = told.flow = Flow("turnover", *desk.scene.pair) if desk.scene.pair else flow
        told.goods, told.scope, told.region = None, None, None
    change = told.changed = _absolute_change(desk, sentence, amount, stop)
    if change:
        when = since_january(flow, growth_period(desk.scene, sentence, amount, stop, desk.period, desk.against))
        emit(desk, Draft(sentence, amount, flow, "growth", amount.value * change, amount.unit, when))
        return
    if flow.measure == "other:price" and amount.kind == MONEY:
        amount = replace(amount, unit=_unit_of_price(desk, sentence, amount))
    sign = _sign_of_balance(desk, sentence, amount, flow)
    high = None if amount.high is None else amount.high * sign
    when = level_when(desk, sentence, amount, stop)
    when = since_january(flow, when)
    kept = told.scope
    told.scope = kept or firm_of_sum(desk, sentence, amount.first)
    emit(desk, Draft(sentence, amount, flow, "level", amount.value * sign, amount.unit, when, high=high))
    told.scope = kept


def _both_ways(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """ "640 million dollars in both directions" is the whole trade; "446 million of ours" our part of the flow."""
    flow, pair, home = desk.told.flow, desk.scene.pair, desk.scene.home
    after = desk.scene.lows[amount.last : min(amount.last + 3, sentence.last)]
    if flow is None or pair is None or flow.measure not in TRADE:
        return
    if after in _BOTH_WAYS or after[:2] in _BOTH_WAYS:
        desk.told.flow = replace(flow, measure="turnover", sign=0)
    elif after[:2] == ["of", "ours"] and home in pair:
        desk.told.flow = replace(flow, reporter=home, partner=pair[1] if home == pair[0] else pair[0])


def _goods_are_sold(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """Goods with a sum, after the trade as a whole was told and no flow since ("What exactly? Trucks, 41 million"), are
    what the teller's side sells."""
    told, pair = desk.told, desk.scene.pair
    if told.goods is None or told.flow is None or told.flow.measure not in ("turnover", "balance") or pair is None:
        return
    if told.flow.measure == "balance":
        _goods_after_balance(desk, sentence, amount)
        return
    if {told.flow.reporter, told.flow.partner} != set(pair) or flow_cues(desk, sentence):
        return
    told.flow = replace(told.flow, measure="exports", reporter=pair[0], partner=pair[1])


def _goods_after_balance(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """ "The deficit was $5.8 billion. Coal alone cost $1.5 billion", "paper and plastics head the Chilean list": goods
    are of no balance; what they cost is bought, what is on a country's list it sells."""
    told, scene, pair = desk.told, desk.scene, desk.scene.pair
    if pair is None or told.flow is None or any(cue.first < amount.first for cue in flow_cues(desk, sentence)):
        return
    said = set(scene.lows[sentence.first : sentence.last])
    listed = next(
        (t for t in scene.tokens[sentence.first : sentence.last] if t.low in ("list", "списке", "список")), None
    )
    owner = next((p.code for p in scene.places_in(listed.index - 2, listed.index)), None) if listed else None
    home = scene.home if scene.home in pair else pair[0]
    seller = owner if owner in pair else None
    if seller is None and "cost" in said:
        told.flow = replace(told.flow, measure="imports", sign=0, reporter=home, partner=_other(pair, home))
        return
    seller = seller or home
    told.flow = replace(told.flow, measure="exports", sign=0, reporter=seller, partner=_other(pair, seller))


def _other(pair: tuple[str, str], code: str | None) -> str:
    return pair[1] if code == pair[0] else pair[0]


def _bind_unmeasured(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """A sum before any flow was told: of signed papers or of a work, else of nothing that is known."""
    if bind_signed_sum(desk, sentence, amount):
        return
    if is_cost(desk, sentence, amount):
        bind_cost(desk, sentence, amount)
        return
    leave(desk, amount, "no measure")


def _unit_of_price(desk: Desk, sentence: Sentence, amount: Amount) -> str:
    """By the tonne, wherever in the clause that is named ("from $79 to $85 a ton"); else the currency alone."""
    tokens = desk.scene.tokens
    for i in range(amount.last, min(amount.last + 8, sentence.last - 1)):
        if tokens[i].text in ",;.":
            break
        if desk.scene.lows[i] in _EACH and desk.scene.cues_in(i + 1, i + 2, "measureunit"):
            unit = desk.scene.cues_in(i + 1, i + 2, "measureunit")[0].value
            return f"{amount.unit}/{_ONE.get(unit, unit)}"
    return amount.unit


def _converted(desk: Desk, amount: Amount) -> bool:
    """ "51.7 billion zlotys ($13 billion)": the same sum in another currency, that later sums are not meant in."""
    before = amount.first - 1
    while desk.scene.cues_in(before, before + 1, "bound"):
        before -= 1  # "(about $13 billion)"
    return desk.scene.tokens[before].text == "(" and any(
        other.last == before and other.kind == MONEY and other.unit != amount.unit != ""
        for other in desk.amounts_in(max(0, before - 8), before)
    )


def _sign_of_balance(desk: Desk, sentence: Sentence, amount: Amount, flow: Flow) -> int:
    """-1 of a deficit: by its word, or by a minus before the number: «сальдо минус 44 млн», "a balance of -$44 m".
    A dash that stands apart from the number is no sign."""
    if flow.measure.split(".")[-1] != "balance" or amount.first == sentence.first:
        return 1
    before = desk.scene.tokens[amount.first - 1]
    if before.low in _MINUS or (before.text in _SIGNS and before.end == amount.start):
        return -1
    return -1 if flow.sign < 0 else 1


def _absolute_change(desk: Desk, sentence: Sentence, amount: Amount, stop: int) -> int:
    """±1 where the sum is of a change: "grew by EUR 237 million", «прибавка 80,5 млн»; else 0."""
    tokens = desk.scene.tokens
    before = desk.scene.lows[amount.first - 1] if amount.first > sentence.first else ""
    last = desk.told.last
    beside = last is not None and desk.scene.tokens[amount.first - 2].end == last.end and last.form == "growth"
    if desk.told.changed and before in _OR and beside:
        return desk.told.changed
    after = desk.scene.lows[amount.last] if amount.last < len(tokens) else ""
    more = more_cue(desk.scene, amount, stop)
    if more is not None and after in _MORE_OR_LESS:
        return 0 if _is_more_for(desk, amount) else _sign(more.value)
    if before in _BY and not _priced(desk, amount):
        compared = _compared(desk, sentence, amount)
        if compared:
            return compared
    change = growth_cue(desk.scene, sentence, amount, amount.last)
    if change is None or _priced(desk, amount) or _reached(desk, amount):
        return 0
    if before == "of" and change.last == amount.first - 1 and change.form in _CHANGED_OF:
        return _sign(change.value)
    between = tokens[change.last : amount.first]
    again = next((i for i in range(len(between) - 1, -1, -1) if between[i].low in ("or", "или")), -1)
    between = between[again + 1 :]  # "fell by half, to 3 million, or by more than 2.8 million"
    if before in _BY and len(between) <= 9 and not any(token.low in ("to", "до") for token in between):
        # «продано на 94 млн» is a level.
        sold = before == "на" and desk.scene.cues_in(max(sentence.first, amount.first - 6), amount.first, "verb")
        if not sold:
            return _sign(change.value)
    apart = change.last + 1 == amount.first and desk.scene.lows[change.last] in (",", "—", "–", ":")
    return _sign(change.value) if (change.last == amount.first or apart) and change.form in _GAINS else 0


def _priced(desk: Desk, amount: Amount) -> bool:
    """«2 млн тонн на 400 млн долларов», "3,000 tonnes for $4 million": the sum is what a weight is worth."""
    before = desk.amounts_in(amount.first - 12, amount.first)
    return any(other.last == amount.first - 1 and other.kind == QUANTITY for other in before)


def _reached(desk: Desk, amount: Amount) -> bool:
    """«выросла на 7% и вышла на 14 млрд»: a level arrived at."""
    return amount.first >= 2 and desk.scene.lows[amount.first - 2] in _REACHED


def _sign(value: str) -> int:
    return 1 if value == "+" else -1


def _is_more_for(desk: Desk, amount: Amount) -> bool:
    """ "$300 million more for roads", "$5 million less to the fund": more is no comparison there."""
    tokens = desk.scene.tokens
    following = desk.scene.lows[min(amount.last + 1, len(tokens) - 1)]
    return desk.scene.lows[amount.last] in ("more", "less") and following in ("for", "to")


def _compared(desk: Desk, sentence: Sentence, amount: Amount) -> int:
    """ "higher than a year earlier by $30 million": the word of comparison before it in the clause."""
    for token in reversed(desk.scene.tokens[max(sentence.first, amount.first - 14) : amount.first]):
        if token.low in _HIGHER and desk.scene.lows[token.index + 1] not in _MOST:
            return 1
        if token.low in _LOWER:
            return -1
        if token.text in ",;":
            break
    return 0


def _is_goal_of_trade(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A goal in money with no measure of its own in the sentence is of the pair's turnover: "by 2030 we want three
    billion"."""
    if amount.kind != MONEY:
        return False
    if status_of(desk.scene, sentence, amount, level=True) != "target" and not _dated_goal(desk, sentence, amount):
        return False
    return not flow_cues(desk, sentence) and not desk.scene.cues_in(sentence.first, sentence.last, "count")


def _dated_goal(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«К 2030 году хотим дойти до трёх миллиардов»: a year ahead led by "by", before the sum; after it where the sum
    opens an answer: "Your target?" - "Two billion by 2030."."""
    written = desk.scene.date
    opens = amount.first <= sentence.first + 1 and desk.told.asked
    return written is not None and any(
        time.period.first_day > written.last_day and desk.scene.lows[time.first - 1] in _DEADLINE
        for time in desk.scene.times_in(
            sentence.first + 1, min(amount.last + 4, sentence.last) if opens else amount.first
        )
    )
