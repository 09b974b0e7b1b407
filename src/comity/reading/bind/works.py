"""Sums that are no trade: what a project costs, what a work can carry."""

from __future__ import annotations

from itertools import takewhile

from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.hosts import owner_and_host
from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import MONEY, PLAIN, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.when import When, adjacent_after, times_of
from comity.reading.scan import WORD, Sentence
from comity.reading.scene import Scene, Time

_CAPACITY = words("works.capacity")
_PROJECTS = words("works.projects")
_BUILDING = words("works.building")
_FOR_SO_MUCH = words("works.for_so_much")
_MAKING = words("works.making")
_AHEAD = words("works.ahead")
_BY_DESIGN = words("works.by_design")  # fmt: skip
_TO_BE = _AHEAD | frozenset(("being", "should", "would", "paper", "станет", "сможет"))
_UNDER_WAY, _OPENING = words("works.under_way"), words("works.opening")
_IN_A_YEAR = (["a", "year"], ["per", "year"], ["в", "год"])
_YEARLY = words("works.yearly")
_WILL = words("works.will")
_COST = words("works.cost")
_ARTICLES = words("works.articles")
_SMALL_WORDS = words("works.small_words")
_SHORT, _LONGER = 5, 14
_COST_NOUNS = words("works.cost_nouns")
_OPENED = words("works.opened")  # fmt: skip
_IN_ALL = words("works.in_all")
_HAVING = words("works.having")
_NOT_YET = words("works.not_yet")
_APPROVED = words("works.approved")  # fmt: skip
_OTHERWISE = frozenset((*TRADE, "loans", "other:contracts"))


def is_capacity(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "designed for 30 million tonnes a year", «мощностью 2 млн тонн»: what a work can do, no trade."""
    around = set(desk.scene.lows[max(sentence.first, amount.first - 8) : amount.first])
    if not around & _CAPACITY or desk.scene.pair is None:
        return False
    goods = desk.told.goods
    desk.told.goods = desk.goods.within(amount.last, min(amount.last + 5, sentence.last))
    said = set(desk.scene.lows[sentence.first : sentence.last])
    ahead = not _TO_BE.isdisjoint(said) or bool(desk.scene.cues_in(sentence.first, amount.first, "status"))
    lows = desk.scene.lows[sentence.first : amount.first]
    ahead = ahead or any(low == "to" and lows[i - 1] in ("is", "are") for i, low in enumerate(lows) if i)  # "is to run"
    ahead = ahead or _comes_on_stream(desk, sentence)
    flow, when = Flow("other:annual capacity", *desk.scene.pair), When(None, None, "a capacity has no period")
    status = "planned" if ahead else "reported"
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, amount.unit, when, status=status))
    desk.told.goods = goods
    return True


def is_output(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Up to 10,000 tractors a year can be made there", «завод на 2 тыс. тракторов в год»: what a plant makes in a
    year; of the country whose plant it is, where it stands."""
    scene, pair = desk.scene, desk.scene.pair
    if pair is None or amount.kind not in (PLAIN, QUANTITY) or amount.unit == "persons":
        return False
    said = set(desk.scene.lows[sentence.first : sentence.last])
    if _MAKING.isdisjoint(said) or not _a_year(desk, sentence, amount):
        return False
    goods = desk.goods.within(amount.last, min(amount.last + 5, sentence.last))
    if goods is None and amount.kind == PLAIN:
        return False
    ahead = not _AHEAD.isdisjoint(said) or bool(scene.cues_in(sentence.first, amount.last + 9, "status"))
    ahead = ahead or not _UNDER_WAY.isdisjoint(said) or _comes_on_stream(desk, sentence)
    times = [time for time in scene.times_in(amount.last, sentence.last) if time.period.is_year]
    year = times[0].period if times else Period.of_year(scene.date.year) if scene.date and not ahead else None
    if not times and not _BY_DESIGN.isdisjoint(said):
        year = None  # what it is built for, in no one year
    whose, where = desk.told.count_sides
    flow = Flow("other:annual production capacity", *((whose, where) if whose and where else pair))
    kept, desk.told.goods = desk.told.goods, goods or desk.told.topic
    status = "planned" if ahead else "reported"
    when = When(year, None, "what a plant makes in a year")
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, amount.unit or "units", when, status=status))
    desk.told.goods = kept
    return True


def _comes_on_stream(desk: Desk, sentence: Sentence) -> bool:
    """ "A mill with a capacity of 2 million tonnes. It is to be commissioned in 2025", «Ввод ожидается в 2025 году»:
    one of the two sentences that follow says that the work is still to open."""
    for after in desk.scene.sentences[sentence.index + 1 : sentence.index + 3]:
        if after.paragraph != sentence.paragraph:
            return False
        if not _OPENING.isdisjoint(desk.scene.lows[after.first : after.last]):
            return bool(desk.scene.cues_in(after.first, after.last, "status"))
    return False


def _a_year(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a year" or «в год» after the goods, in the same clause; a second number may stand between."""
    low = desk.scene.lows[amount.last : min(amount.last + 12, sentence.last)]
    clause = next((i for i, word in enumerate(low) if word in ".;:("), len(low))
    return any(low[i : i + 2] in _IN_A_YEAR or low[i] in _YEARLY for i in range(clause))


def is_cost(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "the plant costs $70 million", "20 projects at a cost of ...", «завод стоимостью 8 млн»: no trade in the
    clause, but a project."""
    if amount.kind != MONEY:
        return False
    if (
        _bracketed(desk, sentence, amount)
        or _worth_of_work(desk, sentence, amount)
        or _worth_of_counted(desk, sentence, amount)
    ):
        return True
    said = desk.scene.lows[sentence.first : amount.first]
    costs = _told_cost(desk, sentence, amount)
    works = [sentence.first + i for i, low in enumerate(said) if low in _PROJECTS]
    making = not _BUILDING.isdisjoint(said[-16:]) or (bool(works) and not _OPENED.isdisjoint(said[-16:]))
    built = making and said[-1:] and said[-1] in _FOR_SO_MUCH
    spoken = works or (costs and (making or _spoken_of(desk, sentence, amount)))
    if not (costs and spoken) and not built:
        return False
    first = clause_first(desk.scene, sentence, amount.first)
    nearest = works[-1] if works and costs else first
    return not any(
        cue.value in _OTHERWISE and cue.last > nearest
        for cue in desk.scene.cues_in(first, amount.first, "measure", "verb")
    )


def _told_cost(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """A word of costs near before the sum, a price told of, or "a plant for which $8 million has been spent"."""
    scene, flow = desk.scene, desk.told.flow
    if scene.cues_in(max(sentence.first, amount.first - 8), amount.first, "cost"):
        return True
    led = scene.lows[amount.first - 3 : amount.first]
    if led == ["an", "investment", "of"] and _spoken_of(desk, sentence, amount):
        return True  # "It is an investment of 16 million"
    if flow is not None and flow.measure == "other:price" and flow.heard[0] >= sentence.start:
        return amount.scaled
    return _told_for_which(desk, sentence, amount)


def _told_for_which(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "for which it will raise", right before the sum."""
    low = desk.scene.lows[max(sentence.first, amount.first - 7) : amount.first]
    return "which" in low and any(low[i : i + 2] == ["for", "which"] for i in range(len(low)))


def _worth_of_work(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a $60 million transmission line", "the $2 billion refinery": the sum is an adjective of the work."""
    tokens = desk.scene.tokens
    if desk.scene.language != "en" or desk.scene.lows[amount.first - 1] not in _ARTICLES:
        return False
    after = tokens[amount.last : min(amount.last + 4, sentence.last)]
    work = next((token for token in after if token.low in _PROJECTS or token.kind != WORD), None)
    if work is None or work.kind != WORD or desk.scene.cues_in(amount.last, work.index + 1, "measure"):
        return False
    return _SMALL_WORDS.isdisjoint(desk.scene.lows[amount.last : work.index])


def _bracketed(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«открыл в Лиде мебельную фабрику (19 млн евро, 260 рабочих мест)»: right after a work that is built or opened."""
    tokens = desk.scene.tokens
    if desk.scene.lows[amount.first - 1] != "(" or amount.first < sentence.first + 3:
        return False
    said = set(desk.scene.lows[sentence.first : amount.first])
    if said.isdisjoint(_BUILDING) and said.isdisjoint(_OPENED):
        return False
    near = takewhile(
        lambda token: token.kind == WORD, tokens[amount.first - 2 : max(sentence.first, amount.first - 9) : -1]
    )
    return any(token.low in _PROJECTS for token in near)


def _worth_of_counted(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "with 753 approved projects worth $4.4 billion", «14 совместных проектов на сумму 1,8 млрд»: of the projects
    counted right before."""
    last, tokens = desk.told.last, desk.scene.tokens
    if last is None or last.start < sentence.start or not last.measure.endswith("projects"):
        return False
    between = [
        token for token in tokens[max(sentence.first, amount.first - 9) : amount.first] if token.start >= last.end
    ]
    low = [token.low for token in between]
    while low[-1:] and low[-1] in _IN_ALL:
        low.pop()  # "worth a combined $62 million"
    led = (
        "worth" in low[-3:]
        or low[-1:] == ["totalling"]
        or low[-2:] == ["на", "сумму"]
        or low[1:] == ["на"]
        or "стоимостью" in low[-3:]
    )
    return led and not any(token.text in ".;:" for token in between)


def _spoken_of(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "It cost $22 million", «Смета — 900 млн»: of a work that one of the two sentences before it tells of."""
    if amount.first - sentence.first > _SHORT:
        # "The builder and its local partner put the total cost at $65 million"
        near = desk.scene.lows[amount.first - _SHORT : amount.first]
        if amount.first - sentence.first > _LONGER or _COST_NOUNS.isdisjoint(near):
            return False
    for before in desk.scene.sentences[max(0, sentence.index - 2) : sentence.index]:
        said = set(desk.scene.lows[before.first : before.last])
        if before.paragraph == sentence.paragraph and not (said.isdisjoint(_PROJECTS) and said.isdisjoint(_BUILDING)):
            return True
    return False


def bind_cost(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """The cost of a project: investment from the investor's country, WLD where none is named, to the host."""
    owner, host = owner_and_host(desk, sentence, amount)
    period = _year_of_work(desk)
    done, last = _is_over(desk, amount), desk.told.last
    done = done or _has_opened(desk, sentence, amount)
    if last is not None and _worth_of_counted(desk, sentence, amount):
        joint = "joint" in last.measure
        owner, host = ("WLD" if joint else last.reporter) or "WLD", last.partner
        said = set(desk.scene.lows[sentence.first : amount.first])
        own = adjacent_after(desk.scene, amount, sentence.last, times_of(desk.scene, sentence))
        done, period = not said.isdisjoint(_APPROVED), own.period if own is not None else last.period
    told = desk.told
    kept = told.goods, told.scope, told.region
    told.goods = told.scope = told.region = None
    own = adjacent_after(desk.scene, amount, sentence.last, times_of(desk.scene, sentence))
    own = own or span_after(desk.scene, sentence, amount)
    period = own.period if own is not None and own.period.span else period
    when, status = When(period, None, "the document's year"), "reported" if done else "planned"
    flow = Flow("investment", owner, host)
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, amount.unit, when, amount.high, status=status))
    told.goods, told.scope, told.region = kept
    told.flow = told.flow or flow


def span_after(scene: Scene, sentence: Sentence, amount: Amount) -> Time | None:
    """ "753 projects worth $4 billion between 1989 and 2017", "worth $62 million since 1997": the years right after."""
    near = scene.times_in(amount.last, min(amount.last + 3, sentence.last))
    return next((time for time in near if time.period.span), None)


def _year_of_work(desk: Desk) -> Period | None:
    """The document's year, of what is built and of what is to come: when its cost was told."""
    written = desk.scene.date
    return Period.of_year(written.year) if written is not None else None


def _has_opened(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "opened a mill (5 million euros)", «построили станцию за 40 млн»: what is done has been paid for."""
    tokens = desk.scene.tokens
    led = tokens[amount.first - 1]
    if led.low in _ARTICLES and desk.scene.lows[amount.first - 2] in _OPENED:
        return desk.scene.lows[amount.first - 3] not in _NOT_YET  # "opened a $14 million mill"
    if led.text != "(" and led.low not in _FOR_SO_MUCH and not _told_for_which(desk, sentence, amount):
        return False
    after = amount.last + 4 if led.text != "(" else amount.first  # "for which $5 million has been spent"
    opened = [token.index for token in tokens[sentence.first : min(after, sentence.last)] if token.low in _OPENED]
    before = desk.scene.lows[opened[-1] - 1] if opened else ""
    return bool(opened) and (before not in _NOT_YET or desk.scene.lows[opened[-1] - 2] in _HAVING)


def _is_over(desk: Desk, amount: Amount) -> bool:
    """ "It cost $22 million", «обошёлся в 22 млн»: the sum is spent."""
    tokens = desk.scene.tokens
    verb, before = (tokens[amount.first - 2], tokens[amount.first - 3])
    if desk.scene.lows[amount.first - 1] in _COST:
        verb, before = tokens[amount.first - 1], tokens[amount.first - 2]
    elif desk.scene.lows[amount.first - 1] != "в":
        return False
    return verb.low in _COST and before.low not in _WILL
