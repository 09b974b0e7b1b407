"""Sums that are no trade: what a project costs, what a work can carry."""

from __future__ import annotations

from comity.model.period import Period
from comity.reading.bind.emit import Draft, emit
from comity.reading.bind.state import TRADE, Desk
from comity.reading.grammar.amounts import MONEY, PLAIN, QUANTITY, Amount
from comity.reading.lexicon.words import words
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import clause_first
from comity.reading.resolve.when import When, adjacent_after, times_of
from comity.reading.scan import WORD, Sentence

_CAPACITY = words("works.capacity")
_PROJECTS = words("works.projects")
_BUILDING = words("works.building")
_FOR_SO_MUCH = words("works.for_so_much")
_THEIRS = words("common.its")
_MAKING = words("works.making")
_AHEAD = frozenset(("designed", "рассчитан", "рассчитана", "обещают", "строят", "строится", "planned", "will"))
_IN_A_YEAR = (["a", "year"], ["per", "year"], ["в", "год"])
_YEARLY = frozenset(("annually", "yearly", "ежегодно"))
_WILL = frozenset(("will", "would", "could", "may", "to"))
_COST = frozenset(("cost", "обошелся", "обошлась", "обошлось"))
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "another"))
_SMALL_WORDS = frozenset(("in", "of", "for", "to", "from", "at", "by", "and", "was", "were", "is", "on", "with"))
_NAMES, _QUOTES = 2, '«„“"'
_SHORT = 5
_FIRMS = frozenset(("chain", "firm", "company", "group", "bank", "house", "maker"))
_OPENED = frozenset(("открыл", "открыла", "открыли", "пустил", "пустила", "запустил", "запустила", "построил",
    "построила", "opened", "launched", "commissioned"))  # fmt: skip
_SIDES = frozenset(("side", "bank", "territory", "soil", "стороне", "территории", "берегу"))
_APPROVED = frozenset(("approved", "completed", "carried", "implemented", "registered", "реализовано", "реализованы",
    "завершено", "завершены", "одобрено", "зарегистрировано"))  # fmt: skip
_WITHIN = frozenset(("in", "near", "at", "в", "во", "под"))


def is_capacity(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "designed for 30 million tonnes a year", «мощностью 2 млн тонн»: what a work can do, no trade."""
    around = {token.low for token in desk.scene.tokens[max(sentence.first, amount.first - 8) : amount.first]}
    if not around & _CAPACITY or desk.scene.pair is None:
        return False
    goods, desk.told.goods = desk.told.goods, None
    emit(
        desk,
        Draft(
            sentence,
            amount,
            Flow("other:annual capacity", *desk.scene.pair),
            "level",
            amount.value,
            amount.unit,
            When(None, None, "a capacity has no period"),
            status="planned",
        ),
    )
    desk.told.goods = goods
    return True


def is_output(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Up to 10,000 tractors a year can be made there", «завод на 2 тыс. тракторов в год»: what a plant makes in a
    year; of the country whose plant it is, where it stands."""
    scene, tokens, pair = desk.scene, desk.scene.tokens, desk.scene.pair
    if pair is None or amount.kind not in (PLAIN, QUANTITY) or amount.unit == "persons":
        return False
    said = {token.low for token in tokens[sentence.first : sentence.last]}
    if _MAKING.isdisjoint(said) or not _a_year(desk, sentence, amount):
        return False
    goods = desk.goods.within(amount.last, min(amount.last + 5, sentence.last))
    if goods is None and amount.kind == PLAIN:
        return False
    ahead = not _AHEAD.isdisjoint(said) or bool(scene.cues_in(sentence.first, amount.last + 9, "status"))
    times = [time for time in scene.times_in(amount.last, sentence.last) if time.period.is_year]
    year = times[0].period if times else Period.of_year(scene.date.year) if scene.date and not ahead else None
    whose, where = desk.told.count_sides
    flow = Flow("other:annual production capacity", *((whose, where) if whose and where else pair))
    kept, desk.told.goods = desk.told.goods, goods or desk.told.topic
    status = "planned" if ahead else "reported"
    when = When(year, None, "what a plant makes in a year")
    emit(desk, Draft(sentence, amount, flow, "level", amount.value, amount.unit or "units", when, status=status))
    desk.told.goods = kept
    return True


def _a_year(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a year" or «в год» after the goods, in the same clause; a second number may stand between."""
    low = [token.low for token in desk.scene.tokens[amount.last : min(amount.last + 12, sentence.last)]]
    clause = next((i for i, word in enumerate(low) if word in ".;:("), len(low))
    return any(low[i : i + 2] in _IN_A_YEAR or low[i] in _YEARLY for i in range(clause))


def is_cost(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "the plant costs $70 million", "20 projects at a cost of ...", «завод стоимостью 8 млн»: no trade in the
    clause, but a project."""
    if amount.kind != MONEY:
        return False
    window = desk.scene.tokens[sentence.first : amount.first]
    costs = bool(desk.scene.cues_in(max(sentence.first, amount.first - 8), amount.first, "cost"))
    built = any(token.low in _BUILDING for token in window[-16:]) and window[-1:] and window[-1].low in _FOR_SO_MUCH
    if (
        _bracketed(desk, sentence, amount)
        or _worth_of_work(desk, sentence, amount)
        or _worth_of_counted(desk, sentence, amount)
    ):
        return True
    spoken = any(token.low in _PROJECTS for token in window) or (costs and _spoken_of(desk, sentence, amount))
    if not (costs and spoken) and not built:
        return False
    first = clause_first(desk.scene, sentence, amount.first)
    return not any(
        cue.value in (*TRADE, "loans", "other:contracts")
        for cue in desk.scene.cues_in(first, amount.first, "measure", "verb")
    )


def _worth_of_work(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "a $60 million transmission line", "the $2 billion refinery": the sum is an adjective of the work."""
    tokens = desk.scene.tokens
    if desk.scene.language != "en" or tokens[amount.first - 1].low not in _ARTICLES:
        return False
    after = tokens[amount.last : min(amount.last + 4, sentence.last)]
    work = next((token for token in after if token.low in _PROJECTS or token.kind != WORD), None)
    if work is None or work.kind != WORD or desk.scene.cues_in(amount.last, work.index + 1, "measure"):
        return False
    return not any(token.low in _SMALL_WORDS for token in tokens[amount.last : work.index])


def _bracketed(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """«открыл в Лиде мебельную фабрику (19 млн евро, 260 рабочих мест)»: right after a work that is built or opened."""
    tokens = desk.scene.tokens
    if tokens[amount.first - 1].text != "(" or amount.first < sentence.first + 3:
        return False
    said = {token.low for token in tokens[sentence.first : amount.first]}
    return tokens[amount.first - 2].low in _PROJECTS and not said.isdisjoint(_BUILDING | _OPENED)


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
    led = low[-1:] in (["worth"], ["totalling"]) or low[-2:] == ["на", "сумму"] or "стоимостью" in low[-3:]
    return led and not any(token.text in ".;:" for token in between)


def _spoken_of(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "It cost $22 million", «Смета — 900 млн»: of a work that the sentence before, in one paragraph, speaks of."""
    before = desk.scene.sentences[sentence.index - 1] if sentence.index else sentence
    if before.paragraph != sentence.paragraph or amount.first - sentence.first > _SHORT:
        return False
    said = {token.low for token in desk.scene.tokens[before.first : before.last]}
    return not said.isdisjoint(_PROJECTS) or not said.isdisjoint(_BUILDING)


def bind_cost(desk: Desk, sentence: Sentence, amount: Amount) -> None:
    """The cost of a project: investment from the investor's country, WLD where none is named, to the host."""
    owner, host = _owner_and_host(desk, sentence, amount)
    period = _year_of_work(desk)
    done, last = _is_over(desk, amount), desk.told.last
    opened = {token.low for token in desk.scene.tokens[sentence.first : amount.first]} & _OPENED
    done = done or (_bracketed(desk, sentence, amount) and bool(opened))
    if last is not None and _worth_of_counted(desk, sentence, amount):
        joint = "joint" in last.measure
        owner, host = ("WLD" if joint else last.reporter) or "WLD", last.partner
        said = {token.low for token in desk.scene.tokens[sentence.first : amount.first]}
        own = adjacent_after(desk.scene, amount, sentence.last, times_of(desk.scene, sentence))
        done, period = not said.isdisjoint(_APPROVED), own.period if own is not None else last.period
    told_goods, desk.told.goods = desk.told.goods, None
    emit(
        desk,
        Draft(
            sentence,
            amount,
            Flow("investment", owner, host),
            "level",
            amount.value,
            amount.unit,
            When(period, None, "the document's year"),
            status="reported" if done else "planned",
        ),
    )
    desk.told.goods = told_goods


def _year_of_work(desk: Desk) -> Period | None:
    """The document's year, of what is built and of what is to come: when its cost was told."""
    written = desk.scene.date
    return Period.of_year(written.year) if written is not None else None


def _one_builder(desk: Desk, sentence: Sentence, amount: Amount) -> bool:
    """ "Oromia Dairy is building a plant in Djibouti", «„Лек“ строит в Нише фабрику»: one company by its name before
    the verb; abroad, it is the other side's. Two names make a venture of both."""
    tokens = desk.scene.tokens
    verb = next((i for i in range(sentence.first, amount.first) if tokens[i].low in _BUILDING), 0)
    lead = tokens[clause_first(desk.scene, sentence, verb) : verb] if verb else []
    if not lead or any(token.low in ("and", "и", ",", "with", "с") for token in lead):
        return False
    owned = {
        i
        for place in desk.scene.places_in(sentence.first, verb)
        if place.role not in ("city", "capital")  # "Mombasa Tea" is a company
        for i in range(place.first, place.last)
    }
    named = [token for token in lead if token.kind == WORD and token.capital and token.index not in owned]
    quoted = any(token.text in _QUOTES for token in lead)
    seat = 2 if named and tokens[named[-1].index + 1].low == "of" else 0  # "Lebombo Foods of Nelspruit"
    return quoted or (len(named) >= _NAMES and named[-1].index + 2 + seat >= verb)


def _is_over(desk: Desk, amount: Amount) -> bool:
    """ "It cost $22 million", «обошёлся в 22 млн»: the sum is spent."""
    tokens = desk.scene.tokens
    verb, before = (tokens[amount.first - 2], tokens[amount.first - 3])
    if tokens[amount.first - 1].low in _COST:
        verb, before = tokens[amount.first - 1], tokens[amount.first - 2]
    elif tokens[amount.first - 1].low != "в":
        return False
    return verb.low in _COST and before.low not in _WILL


def _owner_and_host(desk: Desk, sentence: Sentence, amount: Amount) -> tuple[str, str | None]:
    """Whose project and where: "the Peruvian firm builds a plant in Chile"; the other side of the pair where only one
    is named; "their plant" after the investors were told is still theirs; else unnamed investors, at home."""
    scene, pair = desk.scene, desk.scene.pair
    places = [place for place in scene.places_in(sentence.first, sentence.last) if len(place.code) == 3]
    places = [place for place in places if not amount.first <= place.first < amount.last]  # "Egyptian pounds"
    hosts = [place.code for place in places if scene.lead(place) in _WITHIN and place.role != "adjective"]
    sides = [place for place in places if place.role == "adjective" and scene.tokens[place.last].low in _SIDES]
    hosts += [place.code for place in sides]  # "on the Chilean side of the river"
    seats = [p.code for p in places if p.role in ("city", "capital") and scene.lead(p) in ("from", "из")]
    seats += [p.code for p in places if p.role in ("city", "capital") and scene.tokens[p.last].low in _FIRMS]
    if seats and hosts and seats[0] != hosts[0]:
        return seats[0], hosts[0]  # "a consortium from Lima builds a road in Chile"
    owners = [place.code for place in places if place.role in ("adjective", "demonym") and place.code not in hosts]
    if owners and (hosts or pair is None or owners[0] not in pair):
        return owners[0], hosts[0] if hosts else (pair[0] if pair else None)
    if owners and pair is not None:
        return owners[0], pair[1] if owners[0] == pair[0] else pair[0]
    if pair is not None and hosts and hosts[0] in pair and _one_builder(desk, sentence, amount):
        return pair[1] if hosts[0] == pair[0] else pair[0], hosts[0]
    said = {token.low for token in scene.tokens[sentence.first : sentence.last]}
    flow = desk.told.flow
    told = flow is not None and flow.measure.endswith("investment") and (not hosts or hosts[0] == flow.partner)
    told = told and flow is not None and (pair is None or {flow.reporter, flow.partner} <= {*pair, "WLD"})
    if told and flow is not None and (flow.explicit or not _THEIRS.isdisjoint(said)):
        return flow.reporter or "WLD", flow.partner
    counted = desk.told.count is not None and desk.told.count.noun.endswith("projects") and desk.told.count_sides[1]
    return "WLD", hosts[0] if hosts else counted or (pair[0] if pair else None)
