"""Amounts -> figures: walks each sentence from left to right, carrying what was told, and binds every field with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import zip_longest

from comity.model.figure import Alternative, Figure, HsMatch
from comity.model.period import Period
from comity.model.statement import Evidence, Voice
from comity.model.unread import Unread
from comity.reading.grammar.amounts import MONEY, PERCENT, PLAIN, POINTS, QUANTITY, TIMES, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.resolve import flow as flows
from comity.reading.resolve.bounds import bound_of, status_of, underway_or_ahead
from comity.reading.resolve.counts import Count, count_after, count_before, elliptic, frequency, people, sides
from comity.reading.resolve.flow import Flow
from comity.reading.resolve.forms import Form, clause_first, growth_cue, more_cue, percent_form, times_sign
from comity.reading.resolve.goods import Goods
from comity.reading.resolve.regions import named_unit, region_before, regions
from comity.reading.resolve.ranks import Rank, ranks
from comity.reading.resolve.tables import Table, TableCell
from comity.reading.resolve.when import When, adjacent_after, growth_period, level_period, times_of, usable
from comity.reading.scan import Sentence
from comity.reading.scene import Scene, Time
from comity.reference.commodities import resolve as resolve_hs

READER = "comity-reader/1"
_TRADE = ("exports", "imports", "turnover", "balance")


@dataclass(slots=True)
class Told:
    """What the text has told so far: the discourse."""

    flow: Flow | None = None
    period: Period | None = None
    goods: tuple[int, int] | None = None
    form: Form | None = None
    count: Count | None = None
    count_sides: tuple[str | None, str | None] = (None, None)
    scope: str | None = None
    region: str | None = None
    unit_named: str | None = None
    unit: str = ""
    last: Figure | None = None
    local: Period | None = None
    trade: Flow | None = None
    counted: Flow | None = None
    paragraph: int = -1
    opening: bool = True


@dataclass(slots=True)
class Walk:
    """The walk over one sentence."""

    sentence: Sentence
    items: list[Amount | Rank | Cue]
    amounts: list[Amount]
    shared: list[Flow] = field(default_factory=list)


class Binder:
    """Binds the figures of one scene."""

    def __init__(self, scene: Scene, amounts: list[Amount]) -> None:
        self.scene, self.told = scene, Told()
        self.goods = Goods(scene)
        self.figures: list[Figure] = []
        self.unread: list[Unread] = []
        self.amounts = amounts
        self.owned: dict[int, int] = {}
        self.regions = regions(scene)

    def sentence(self, sentence: Sentence) -> None:
        """Bind the amounts and ranks of one sentence."""
        inside = [amount for amount in self.amounts if sentence.first <= amount.first < sentence.last]
        ranked = ranks(self.scene, sentence)
        taken = {i for rank in ranked for i in range(rank.first, rank.last)}
        inside = [amount for amount in inside if amount.first not in taken and not self._is_time(amount) and not self._is_marker(sentence, amount)]
        cues = self._flow_cues(sentence)
        self._begin(sentence)
        self._told_of_sources(sentence)
        self._own_times(sentence, inside)
        items: list[Amount | Rank | Cue] = sorted([*inside, *ranked, *cues], key=lambda item: (item.first, isinstance(item, Cue)))
        respective = self._respective(sentence, inside, cues)
        self._hear_ahead(sentence, items)
        for position, item in enumerate(items):
            following = next((other for other in items[position + 1 :] if not isinstance(other, Cue)), None)
            stop = following.first if following is not None else sentence.last
            if isinstance(item, Cue):
                if not respective:
                    self._hear(sentence, item, items, position)
            elif isinstance(item, Rank):
                self._rank(sentence, item)
            else:
                if respective:
                    self.told.flow = respective[inside.index(item) % len(respective)]
                self._amount(sentence, item, stop, items, position)
        self._remember_period(sentence)

    def again(self, titles: list[Sentence]) -> None:
        """Titles restate what the text tells first: they are read again once it has."""
        kept = self.told
        self.told = replace(kept, opening=True)
        starts = {sentence.start for sentence in titles}
        ends = max(sentence.end for sentence in titles)
        self.figures = [figure for figure in self.figures if figure.start >= ends or figure.start < min(starts)]
        self.unread = [item for item in self.unread if item.start >= ends]
        for sentence in titles:
            self.sentence(sentence)
        self.told = kept

    def _hear_ahead(self, sentence: Sentence, items: list[Amount | Rank | Cue]) -> None:
        """A measure only after all sums is theirs: "fertilisers ($96 million) and oil ($41 million) came next among the exports"."""
        positions = [i for i, item in enumerate(items) if isinstance(item, Cue)]
        if positions and positions[0] == len(items) - 1 and len(items) > 1 and items[-1].first - items[-2].last > 0:
            cue = items[-1]
            if isinstance(cue, Cue) and cue.kind in ("measure", "verb") and cue.value in ("exports", "imports"):
                self._hear(sentence, cue, items, len(items) - 1)

    def _own_times(self, sentence: Sentence, amounts: list[Amount]) -> None:
        """Which periods stand right after an amount, and so are its own."""
        times = times_of(self.scene, sentence)
        self.owned = {}
        for amount, following in zip_longest(amounts, amounts[1:]):
            time = adjacent_after(self.scene, amount, following.first if following else sentence.last, times)
            if time is not None:
                self.owned[time.first] = amount.first

    def _level_when(self, sentence: Sentence, amount: Amount, stop: int) -> When:
        """The period of a level; a goal is of no period that is over."""
        others = frozenset(first for first, owner in self.owned.items() if owner != amount.first)
        when = level_period(self.scene, sentence, amount, stop, self._period, others)
        written = self.scene.date
        if written is not None and status_of(self.scene, sentence, amount, level=True) in ("target", "planned") and amount.kind == MONEY:
            if when.period is None or when.time is None or when.period.last_day < written.first_day:
                adjacent = when.time is not None and self.owned.get(when.time.first) == amount.first
                return when if adjacent else When(None, None, "a goal without a year")
        if when.time is None and self.told.flow is not None and self.told.flow.measure in ("investment", "direct_investment", "loans") and written is not None and not self._told_in(sentence):
            return When(Period.of_year(written.year), None, "as of the document")
        return when

    def _told_in(self, sentence: Sentence) -> bool:
        """A figure of the same measure has been read in this sentence or just before, with a period of its own."""
        last = self.told.last
        return last is not None and self.told.flow is not None and last.measure.endswith("investment") and last.period is not None

    def _begin(self, sentence: Sentence) -> None:
        """What a new sentence forgets: goods, the form of percentages, asides, and measures that are not the story's own."""
        told = self.told
        told.goods, told.form, told.local, told.counted = None, None, None, None
        new_paragraph = sentence.paragraph != told.paragraph
        told.paragraph = sentence.paragraph
        told.opening = told.opening or new_paragraph
        if told.flow is None or told.trade is None:
            return
        name = told.flow.measure.split(".")[-1]
        if name == "balance" and new_paragraph:
            told.flow = replace(told.flow, measure="turnover", sign=0)
            return
        if name in _TRADE and not told.flow.measure.startswith("services."):
            return
        asked = sentence.index > 0 and self.scene.voices.get(self.scene.sentences[sentence.index - 1].paragraph, Voice()).role == "interviewer"
        if (new_paragraph and not asked) or name not in (*_TRADE, "investment", "direct_investment"):
            told.flow = told.trade

    @property
    def _period(self) -> Period | None:
        """The period spoken of: an aside's within its sentence, else the story's."""
        return self.told.local or self.told.period

    def _is_time(self, amount: Amount) -> bool:
        """The number is part of a date or period."""
        return any(time.first <= amount.first < time.last or time.first < amount.last <= time.last for time in self.scene.times_in(amount.first - 8, amount.last))

    def _is_marker(self, sentence: Sentence, amount: Amount) -> bool:
        """The number of a list item or heading: "2. Investment"."""
        following = self.scene.tokens[amount.last] if amount.last < len(self.scene.tokens) else None
        at_start = amount.kind == PLAIN and amount.first == sentence.first and amount.start == sentence.block.start
        return at_start and following is not None and following.text in ".)" and following.start == amount.end

    def _remember_period(self, sentence: Sentence) -> None:
        times = [time for time in self.scene.times_in(sentence.first, sentence.last) if not time.earlier and not time.period.day and not time.period.span and time.rule not in ("weekday", "day word", "since", "season")]
        if times and (sentence.block.kind in ("title", "heading") or self.told.period is None):
            self.told.period = times[-1].period

    # Who and which way

    def _flow_cues(self, sentence: Sentence) -> list[Cue]:
        """Measure words and verbs of trade, the longest at each place; "trade" as an adjective ("trade relations") is none."""
        chosen: list[Cue] = []
        for cue in self.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "services"):
            if chosen and cue.first < chosen[-1].last:
                if chosen[-1].kind == "verb" or cue.kind != "services":
                    continue
            if not self._is_adjectival(cue, sentence):
                chosen.append(cue)
        return chosen

    def _is_adjectival(self, cue: Cue, sentence: Sentence) -> bool:
        after = self.scene.tokens[cue.last].low if cue.last < sentence.last else ""
        before = self.scene.tokens[cue.first - 1].low if cue.first > sentence.first else ""
        if cue.form in ("trade", "exchange", "commerce", "investment") and after in _NOT_MEASURED_AFTER:
            return True
        if cue.form in ("service", "services") and before in ("customs", "consular", "statistical", "press"):
            return True
        if cue.form == "exchange" and before in ("cultural",):
            return True
        return cue.form in ("debt",) and after == "service"

    def _hear(self, sentence: Sentence, cue: Cue, items: list[Amount | Rank | Cue], position: int) -> None:
        """A measure word: the flow now spoken of."""
        scene, told = self.scene, self.told
        if cue.kind == "services":
            self._hear_services(sentence, cue)
            return
        earlier = [item for item in items[:position] if isinstance(item, Cue) or item.last <= cue.first]
        first = max([sentence.first, *(item.last for item in earlier[-1:])])
        if cue.kind == "verb":
            verbs = [item for item in earlier if isinstance(item, Cue) and item.kind == "verb"]
            # A second verb has the first one's subject unless a new one stands after the sum told before it.
            first = max([clause_first(scene, sentence, cue.first), *(item.last for item in (earlier if verbs else [])[-1:])])
        later = next((item for item in items[position + 1 :] if isinstance(item, Cue)), None)
        amount = next((item for item in items[position + 1 :] if not isinstance(item, Cue)), None)
        verb = cue.kind == "verb" or cue.value == "investment"
        last = later.first if later is not None else sentence.last
        if not verb and amount is not None:
            last = min(last, amount.first)
        heard = flows.roles(scene, cue, first, last, verb)
        flow = flows.resolve(scene, cue, heard, told.flow)
        if flows.is_mutual(scene, cue, sentence.first) and flow.explicit < 2 and scene.pair:
            flow = replace(flow, reporter=scene.pair[0], partner=scene.pair[1])
        flow = replace(flow, books=told.flow.books if told.flow else None)
        if self._after_services(sentence, cue):
            flow = flows.with_services(flow)
        told.flow = self._signed(sentence, cue, flow)
        told.goods = self._goods_of_measure(sentence, cue, last) if flow.measure.split(".")[-1] in _TRADE else None
        if told.flow.measure in _TRADE:
            told.trade = told.flow
        told.counted = None
        self._scope(sentence, cue, flow)

    def _goods_of_measure(self, sentence: Sentence, cue: Cue, last: int) -> tuple[int, int] | None:
        """"exports of wheat", "wheat exports", «поставки грузовиков»: goods named in the measure's own phrase."""
        stop = cue.last
        while stop < last and self.scene.tokens[stop].text not in ",.;:()—–":
            stop += 1
        first = cue.first
        while first > max(sentence.first, cue.first - 3) and self.scene.tokens[first - 1].text not in ",.;:()—–":
            first -= 1
        return self.goods.within(first, stop)

    def _scope(self, sentence: Sentence, cue: Cue, flow: Flow) -> None:
        """A part of a country whose trade it is; it holds until a country is named again as the one that trades."""
        told = self.told
        near = [r for r in self.regions if sentence.first <= r.first < sentence.last and r.first < cue.last + 8]
        unit = region_before(self.scene, sentence, cue)
        if near:
            self._set_region(near[-1].name, near[-1].country, flow)
        elif unit is not None:
            told.scope, told.region = unit, None
        elif told.unit_named is not None and _pronoun(self.scene, sentence, cue):
            told.scope = told.unit_named
        elif _the_region(self.scene, sentence, cue):
            return
        elif flow.explicit and self._country_trades(sentence, cue):
            told.scope = told.region = None

    def _set_region(self, name: str, country: str, flow: Flow) -> None:
        """Of the reporter a scope, of the partner its region."""
        if country == flow.reporter and country != flow.partner:
            self.told.scope, self.told.region = name, None
        else:
            self.told.scope, self.told.region = None, name

    def _country_trades(self, sentence: Sentence, cue: Cue) -> bool:
        agents = [place for place in self.scene.places_in(max(sentence.first, cue.first - 4), cue.last + 2) if len(place.code) == 3]
        return bool(agents) and agents[0].role != "city" and not _pronoun(self.scene, sentence, cue)

    def _after_services(self, sentence: Sentence, cue: Cue) -> bool:
        """"trade in services", "exports of services", «экспорт услуг»."""
        following = [
            mark for mark in self.scene.cues_in(cue.last, min(cue.last + 3, sentence.last), "services") if self.scene.tokens[mark.first - 1].low not in ("and", "и")
        ]
        before = self.scene.cues_in(max(sentence.first, cue.first - 2), cue.first, "services")
        told = self.told.flow
        return bool(following or before) or bool(told and told.measure.startswith("services.") and self._same_story(sentence, cue))

    def _same_story(self, sentence: Sentence, cue: Cue) -> bool:
        """The sentence has already spoken of services."""
        return bool(self.scene.cues_in(sentence.first, cue.first, "services"))

    def _hear_services(self, sentence: Sentence, cue: Cue) -> None:
        told = self.told
        if [token.low for token in self.scene.tokens[max(sentence.first, cue.first - 2) : cue.first]] in (["goods", "and"], ["товаров", "и"], ["товарами", "и"]):
            return
        after = self.scene.cues_in(cue.last, sentence.last, "measure")
        before = self.scene.cues_in(max(sentence.first, cue.first - 3), cue.first, "measure")
        if before and told.flow is not None:
            told.flow = flows.with_services(told.flow)
        elif not after and not before and self.scene.pair and not [a for a in self.amounts if sentence.first <= a.first < sentence.last]:
            told.flow = Flow("services.turnover", *self.scene.pair)
        elif not after and told.flow is not None and told.flow.measure in _TRADE:
            told.flow = flows.with_services(told.flow)

    def _signed(self, sentence: Sentence, cue: Cue, flow: Flow) -> Flow:
        """Whose surplus it is: "in our favour", "in favour of Mexico", «в пользу Ташкента», «отрицательное для Казахстана сальдо»."""
        if flow.measure.split(".")[-1] != "balance":
            return flow
        scene = self.scene
        window = scene.tokens[cue.first : min(cue.last + 14, sentence.last)]
        for token in window:
            if token.low in ("favour", "favor", "пользу"):
                near = [place for place in scene.places_in(max(sentence.first, token.index - 3), min(token.index + 5, sentence.last)) if len(place.code) == 3]
                owner = near[-1].code if near else scene.home
                if owner == flow.reporter:
                    return replace(flow, sign=1)
                if owner == flow.partner:
                    return replace(flow, sign=-1)
        if flow.sign == 0:
            words = {token.low for token in window}
            if words & {"положительным", "положительное", "positive", "положительного"}:
                return replace(flow, sign=1)
            if words & {"отрицательным", "отрицательное", "negative", "отрицательного"}:
                return replace(flow, sign=-1)
        return flow

    def _told_of_sources(self, sentence: Sentence) -> None:
        """"By Armenian statistics", "Chinese customs put": whose books the sentence quotes; they speak until another does."""
        scene = self.scene
        for token in scene.tokens[sentence.first : sentence.last]:
            if token.low not in _BOOKS:
                continue
            near = [place for place in scene.places_in(max(sentence.first, token.index - 4), min(token.index + 4, sentence.last)) if len(place.code) == 3 and place.role != "pair"]
            owners = [place for place in near if place.role in ("adjective", "demonym") or place.possessive or place.first > token.index]
            if not owners or scene.pair is None or owners[0].code not in scene.pair:
                continue
            code = owners[0].code
            other = scene.pair[1] if code == scene.pair[0] else scene.pair[0]
            measure = self.told.flow.measure if self.told.flow and self.told.flow.measure.split(".")[-1] in _TRADE else "turnover"
            self.told.flow = Flow(measure, code, other, books=code)
            return

    def _respective(self, sentence: Sentence, amounts: list[Amount], cues: list[Cue]) -> list[Flow]:
        """"Exports and imports rose by 18% and 28% to $690 and $122 mln respectively": the flows in turn."""
        words = {token.low for token in self.scene.tokens[sentence.first : sentence.last]}
        if not words & {"respectively", "соответственно"} or not amounts:
            return []
        leading = [cue for cue in cues if cue.kind == "measure" and cue.first < amounts[0].first and cue.value in _TRADE]
        if len(leading) < 2:
            return []
        found = []
        for cue, following in zip(leading, [*leading[1:], None], strict=True):
            last = following.first if following else amounts[0].first
            flow = flows.resolve(self.scene, cue, flows.roles(self.scene, cue, sentence.first if not found else leading[len(found) - 1].last, last, False), self.told.flow)
            found.append(flow)
            self.told.flow = flow
        return found

    # The amounts

    def _amount(self, sentence: Sentence, amount: Amount, stop: int, items: list[Amount | Rank | Cue], position: int) -> None:
        self._hear_after(sentence, amount, stop, items, position)
        self._turn_round(amount, items[position - 1] if position else None, sentence)
        if self._is_aside(sentence, amount):
            return
        if amount.kind == PLAIN:
            self._plain(sentence, amount, stop)
        elif amount.kind in (PERCENT, POINTS):
            self._percent(sentence, amount, stop)
        elif amount.kind == TIMES:
            self._times(sentence, amount, stop)
        else:
            self._level(sentence, amount, stop)

    def _turn_round(self, amount: Amount, previous: Amount | Rank | Cue | None, sentence: Sentence) -> None:
        """«встречные — 67,3 млн», "in the other direction": the flow told before, the other way."""
        flow = self.told.flow
        name = flow.measure.split(".")[-1] if flow is not None else ""
        if flow is None or name not in ("exports", "imports", "investment", "direct_investment"):
            return
        first = previous.last if previous is not None else sentence.first
        words = [token.low for token in self.scene.tokens[first : amount.first]]
        if set(words) & {"вместе", "together", "combined", "сумме", "altogether"} and name in _TRADE:
            self.told.flow = replace(flow, measure="turnover")
            return
        owner = self._elliptic_owner(first, amount.first)
        if owner is not None and self.scene.pair and owner in self.scene.pair and owner != flow.reporter:
            other = self.scene.pair[1] if owner == self.scene.pair[0] else self.scene.pair[0]
            self.told.flow = replace(flow, reporter=owner, partner=other)
            return
        if set(words) & _TURNED or "other direction" in " ".join(words) or "opposite direction" in " ".join(words):
            self.told.flow = replace(flow, reporter=flow.partner, partner=flow.reporter)

    def _elliptic_owner(self, first: int, last: int) -> str | None:
        """«а украинские в Молдову — на 37,7%»: an adjective whose noun is left out, since it was said before."""
        if self.scene.language != "ru" or self.scene.cues_in(first, last, "measure", "verb", "count"):
            return None
        for place in self.scene.places_in(first, last):
            following = self.scene.tokens[place.last] if place.last < len(self.scene.tokens) else None
            if place.role == "adjective" and following is not None and following.low in ("в", "на", "—", "–", "-", ":", "из"):
                return place.code
        return None

    def _is_aside(self, sentence: Sentence, amount: Amount) -> bool:
        """A fee, ticket or length: money or a measure, but no figure of the relationship."""
        lead = {token.low for token in self.scene.tokens[max(sentence.first, amount.first - 7) : amount.first]}
        if amount.kind == MONEY and lead & _FEES:
            self._leave(amount, "a fee or price of a ticket")
            return True
        if amount.unit == "km":
            self._leave(amount, "a length")
            return True
        return False

    def _hear_after(self, sentence: Sentence, amount: Amount, stop: int, items: list[Amount | Rank | Cue], position: int) -> None:
        """The measure after its amount: "617.9 million lats in exports", "$308.70 million of that was its export", «1,1 млрд вывоз»."""
        if position + 1 >= len(items) or not isinstance(items[position + 1], Cue):
            return
        cue = items[position + 1]
        if not isinstance(cue, Cue) or cue.kind == "services" and cue.first - amount.last > 2 or cue.first - amount.last > 6:
            return
        tokens = self.scene.tokens
        between = tokens[amount.last : cue.first]
        owned = {i for place in self.scene.places_in(amount.last, cue.first) for i in range(place.first, place.last)}
        if any(token.low not in _LINKING and token.index not in owned for token in between):
            return
        last_cue = items[position - 1] if position else None
        if isinstance(last_cue, Cue) and between and between[0].low in ("and", "и") or (not between and self.scene.language == "en" and cue.kind == "measure" and isinstance(last_cue, Cue)):
            return
        if amount.kind in (PERCENT, POINTS):
            if isinstance(last_cue, Cue) and self.scene.language == "en" or self.scene.language == "en" and (not between or between[0].low not in ("of", "от")):
                return
        goods = self.told.goods
        self._hear(sentence, cue, items, position + 1)
        if amount.kind in (PERCENT, POINTS) or self.told.goods is None:
            self.told.goods = goods

    def _plain(self, sentence: Sentence, amount: Amount, stop: int) -> None:
        count = (
            frequency(self.scene, sentence, amount)
            or count_after(self.scene, sentence, amount)
            or people(self.scene, sentence, amount)
            or elliptic(self.scene, sentence, amount, self.told.count)
            or count_before(self.scene, sentence, amount)
        )
        if count is not None:
            self._count(sentence, amount, count, stop)
        elif self._goods_in_units(sentence, amount, stop):
            return
        elif amount.scaled and self.told.flow is not None and self._money_told(amount):
            self._level(sentence, replace(amount, kind=MONEY, unit=self.told.unit), stop)
        else:
            self._leave(amount, "no measure or counted noun")

    def _money_told(self, amount: Amount) -> bool:
        """A bare "млн" after sums of money is money of the same currency."""
        return bool(self.told.unit)

    def _leave(self, amount: Amount, reason: str) -> None:
        self.unread.append(Unread(amount.start, amount.end, self.scene.text[amount.start : amount.end], reason))

    def _goods_in_units(self, sentence: Sentence, amount: Amount, stop: int) -> bool:
        """"1,240 MTZ tractors were delivered to Kazakhstan": goods counted in pieces, with a verb or noun of delivery."""
        delivered = [cue for cue in self.scene.cues_in(sentence.first, sentence.last, "verb", "measure") if cue.value in ("exports", "imports")]
        found = self.goods.within(amount.last, min(amount.last + 4, stop))
        if not delivered or found is None or self.told.flow is None or amount.value < 2:
            return False
        measure = delivered[0].value
        flow = replace(self.told.flow, measure=measure) if self.told.flow.measure.split(".")[-1] in _TRADE else None
        if flow is None:
            return False
        self.told.flow, self.told.goods = flow, (amount.last, found[1])
        self._emit(sentence, amount, flow, "level", amount.value, "units", level_period(self.scene, sentence, amount, stop, self._period), level=True)
        return True

    def _level(self, sentence: Sentence, amount: Amount, stop: int) -> None:
        """Money or a weight: a level, or an absolute change."""
        told = self.told
        if told.flow is None:
            self._leave(amount, "no measure")
            return
        if amount.kind == MONEY and amount.unit:
            told.unit = amount.unit
        self._choose_goods(sentence, amount)
        if amount.kind == QUANTITY and self._is_capacity(sentence, amount, stop):
            return
        if self._is_cost(sentence, amount):
            self._cost(sentence, amount, stop)
            return
        if self._goal_of_trade(sentence, amount):
            told.flow = Flow("turnover", *self.scene.pair, books=None) if self.scene.pair else told.flow
            told.goods, told.scope, told.region = None, None, None
        change = self._absolute_change(sentence, amount, stop)
        value, high = amount.value, amount.high
        flow = told.flow
        if flow.measure.split(".")[-1] == "balance" and not change:
            sign = -1 if flow.sign < 0 else 1
            value, high = value * sign, high * sign if high is not None else None
        if change:
            self._emit(sentence, amount, flow, "growth", value * change, amount.unit, growth_period(self.scene, sentence, amount, stop, self._period), level=False)
        else:
            self._emit(sentence, amount, flow, "level", value, amount.unit, self._level_when(sentence, amount, stop), level=True, high=high)

    def _is_capacity(self, sentence: Sentence, amount: Amount, stop: int) -> bool:
        """"designed for 30 million tonnes a year", «мощностью 2 млн тонн»: what a work can do, no trade."""
        around = {token.low for token in self.scene.tokens[max(sentence.first, amount.first - 8) : amount.first]}
        if not around & _CAPACITY or self.scene.pair is None:
            return False
        goods, self.told.goods = self.told.goods, None
        self._emit(sentence, amount, Flow("other:annual capacity", *self.scene.pair), "level", amount.value, amount.unit, When(None, None, "a capacity has no period"), level=True, status="planned")
        self.told.goods = goods
        return True

    def _is_cost(self, sentence: Sentence, amount: Amount) -> bool:
        """"the project costs $50 million", "20 projects at a cost of ...", «завод стоимостью 8 млн»: no trade in the clause, but a project."""
        if amount.kind != MONEY:
            return False
        priced = [cue for cue in self.scene.cues_in(max(sentence.first, amount.first - 8), amount.first, "cost")]
        if not priced:
            return False
        window = self.scene.tokens[sentence.first : amount.first]
        if not any(token.low in _PROJECTS for token in window):
            return False
        first = clause_first(self.scene, sentence, amount.first)
        return not [cue for cue in self.scene.cues_in(first, amount.first, "measure", "verb") if cue.value in _TRADE or cue.value == "loans"]

    def _cost(self, sentence: Sentence, amount: Amount, stop: int) -> None:
        """The cost of a project: investment from the investor's country, WLD where none is named, to the host."""
        places = [place for place in self.scene.places_in(sentence.first, sentence.last) if len(place.code) == 3]
        hosts = [place.code for place in places if self.scene.tokens[place.first - 1].low in ("in", "в")]
        owners = [place.code for place in places if place.role in ("adjective", "demonym") and place.code not in hosts]
        host = hosts[0] if hosts else (self.scene.pair[1] if self.scene.pair else None)
        owners = [owner for owner in owners if owner != host]
        written = self.scene.date
        period = Period.of_year(written.year) if written else None
        told_goods, self.told.goods = self.told.goods, None
        self._emit(sentence, amount, Flow("investment", owners[0] if owners else "WLD", host), "level", amount.value, amount.unit, When(period, None, "the document's year"), level=True, status="planned")
        self.told.goods = told_goods

    def _goal_of_trade(self, sentence: Sentence, amount: Amount) -> bool:
        """A goal in money with no measure of its own in the sentence is of the pair's turnover."""
        if amount.kind != MONEY or status_of(self.scene, sentence, amount, level=True) != "target":
            return False
        return not self.scene.cues_in(sentence.first, sentence.last, "measure", "verb", "count")

    def _absolute_change(self, sentence: Sentence, amount: Amount, stop: int) -> int:
        """±1 where the sum is of a change: "grew by EUR 237 million", "EUR 710 million more", «прибавка 80,5 млн»; else 0."""
        tokens = self.scene.tokens
        more = more_cue(self.scene, amount, stop)
        if more is not None and tokens[amount.last].low in ("more", "less", "больше", "меньше", "higher", "lower", "fewer"):
            if tokens[amount.last].low in ("more", "less") and tokens[min(amount.last + 1, len(tokens) - 1)].low in ("for", "to"):
                return 0
            return 1 if more.value == "+" else -1
        before = tokens[amount.first - 1].low if amount.first > sentence.first else ""
        change = growth_cue(self.scene, sentence, amount, amount.last)
        if before in ("by", "на") and change is not None and not (before == "на" and self._sold_for(sentence, amount)):
            between = tokens[change.last : amount.first]
            if len(between) <= 9 and not any(token.low in ("to", "до") for token in between):
                return 1 if change.value == "+" else -1
        if change is not None and change.last == amount.first and change.form in ("прибавка", "прирост", "рост", "снижение"):
            return 1 if change.value == "+" else -1
        return 0

    def _sold_for(self, sentence: Sentence, amount: Amount) -> bool:
        """«продано на 94 млн» is a level."""
        return bool(self.scene.cues_in(max(sentence.first, amount.first - 6), amount.first, "verb"))

    def _percent(self, sentence: Sentence, amount: Amount, stop: int) -> None:
        told = self.told
        if told.flow is None:
            self._leave(amount, "no measure")
            return
        form = percent_form(self.scene, sentence, amount, stop, told.form)
        if told.counted is not None and form.form == "growth":
            self._emit(sentence, amount, told.counted, "growth", amount.value * form.sign, amount.unit, growth_period(self.scene, sentence, amount, stop, self._period), level=False)
            return
        if amount.kind == POINTS:
            form = Form("growth", -1 if form.sign < 0 else 1, rule="percentage points")
        if not form.form:
            self._leave(amount, form.rule)
            return
        if form.form == "share":
            counted = count_after(self.scene, sentence, amount)
            if counted is not None and self.scene.tokens[amount.last].low in ("of", "от"):
                flow = Flow(f"count:{counted.noun}", *sides(self.scene, sentence, amount, counted, (None, None)))
                self._emit(sentence, amount, flow, "share", amount.value, "percent", self._level_when(sentence, amount, stop), level=False)
                return
        self._choose_goods(sentence, amount)
        told.form = form
        if form.form == "growth":
            value = amount.value - 100 if form.index else amount.value * form.sign
            high = None if amount.high is None else amount.high - 100 if form.index else amount.high * form.sign
            self._emit(sentence, amount, told.flow, "growth", value, amount.unit, growth_period(self.scene, sentence, amount, stop, self._period), level=False, high=high, alternatives=self._to_or_by(sentence, amount, form))
        else:
            when = self._level_when(sentence, amount, stop)
            self._emit(sentence, amount, told.flow, form.form, amount.value, "percent", when, level=form.form == "level", high=amount.high, parent=self._parent(form))

    def _to_or_by(self, sentence: Sentence, amount: Amount, form: Form) -> tuple[Alternative, ...]:
        """"an increase of 116%" may mean growth to 116%: a calque of an index. Only at 100% and more is it thought of."""
        if form.index or form.sign < 0 or amount.kind != PERCENT or amount.value < 100:
            return ()
        return (Alternative("to_by", "growth", amount.value - 100, "percent"),)

    def _times(self, sentence: Sentence, amount: Amount, stop: int) -> None:
        told = self.told
        if told.flow is None:
            self._leave(amount, "no measure")
            return
        sign = times_sign(self.scene, sentence, amount, stop)
        value = 1 / amount.value if sign < 0 and amount.value > 1 else amount.value
        self._choose_goods(sentence, amount)
        alternatives = self._by_times(sentence, amount, sign)
        when = growth_period(self.scene, sentence, amount, stop, self._period)
        self._emit(sentence, amount, told.flow, "ratio", value, "times", when, level=False, alternatives=alternatives)

    def _by_times(self, sentence: Sentence, amount: Amount, sign: int) -> tuple[Alternative, ...]:
        """"increased by 3.6 times" is x3.6, or an increment of 3.6, that is x4.6."""
        before = self.scene.tokens[amount.first - 1].low if amount.first > sentence.first else ""
        if before != "by" or sign < 0 or amount.value <= 1:
            return ()
        return (Alternative("times", "ratio", amount.value + 1, "times"),)

    def _parent(self, form: Form) -> str | None:
        """What a share is a share of: the flow of all goods where goods are named, else of all partners."""
        flow = self.told.flow
        if flow is None or form.form != "share":
            return None
        name = flow.measure.split(".")[-1]
        if self.told.goods is not None:
            return f"{flow.reporter} {name} {'from' if name == 'imports' else 'with' if name == 'turnover' else 'to'} {flow.partner}"
        return f"all {flow.reporter} {name}"

    def _choose_goods(self, sentence: Sentence, amount: Amount) -> None:
        """The goods of this amount, if it has its own; a number in parentheses keeps those of the amount before."""
        told = self.told
        if told.flow is None or told.flow.measure.split(".")[-1] not in (*_TRADE, "tariff"):
            told.goods = None
            return
        own = self.goods.before(sentence, amount)
        if own is not None:
            told.goods = own
            return
        after = self.goods.within(amount.last, min(amount.last + 5, sentence.last)) if amount.kind == QUANTITY and self.scene.tokens[amount.last].low == "of" else None
        if after is not None:
            told.goods = after
            return
        clause = clause_first(self.scene, sentence, amount.first)
        subject = self.goods.subject(sentence, clause, amount)
        if subject is not None:
            told.goods = subject

    # Counts and ranks

    def _count(self, sentence: Sentence, amount: Amount, count: Count, stop: int) -> None:
        told = self.told
        whose, where = sides(self.scene, sentence, amount, count, told.count_sides if count.first == amount.first else (None, None))
        told.count, told.count_sides = count, (whose, where)
        written = self.scene.date
        period = Period.of_year(written.year) if written else None
        if underway_or_ahead(self.scene, sentence, amount) == "planned":
            period = None
        times = [
            time for time in self.scene.times_in(sentence.first, sentence.last)
            if not time.earlier and (not time.period.day or usable(self.scene, time)) and time.rule not in ("weekday", "day word", "season", "relative month name")
            and not (time.relative and time.period.length == 1) and self.owned.get(time.first, amount.first) == amount.first
        ]  # fmt: skip
        if any(token.low in ("now", "today", "currently", "сейчас", "теперь", "сегодня") for token in self.scene.tokens[max(sentence.first, amount.first - 4) : amount.first]):
            times = []
        chosen = self._count_time(sentence, amount, times)
        if chosen is not None:
            period = chosen.period
        when = When(period, rule="the document's year" if chosen is None else "a period of the sentence", time=chosen)
        flow = Flow(f"count:{count.noun}", whose, where)
        told_goods, told.goods = told.goods, None
        told_scope, told.scope = told.scope, self._part_of_count(sentence, amount, count)
        change = growth_cue(self.scene, sentence, amount, amount.last)
        if self.scene.tokens[amount.first - 1].low in ("на", "by") and change is not None:
            sign = 1 if change.value == "+" else -1
            base = when.period.shift(-1) if when.period else None
            self._emit(sentence, amount, flow, "growth", amount.value * sign, count.unit, When(when.period, base, when.rule, when.time), level=False)
        else:
            self._emit(sentence, amount, flow, "level", amount.value, count.unit, when, level=True, high=amount.high)
        told.goods, told.scope = told_goods, told_scope
        told.counted = flow

    def _count_time(self, sentence: Sentence, amount: Amount, times: list[Time]) -> Time | None:
        """A period right after the count, or before it with no other number between, or anywhere if it is the only number."""
        own = [time for time in times if self.owned.get(time.first) == amount.first]
        inside = [other for other in self.amounts if sentence.first <= other.first < sentence.last and other is not amount]
        before = [time for time in times if time.first < amount.first and not any(time.last <= other.first < amount.first for other in inside)]
        if own or before:
            return (own or before)[-1]
        return times[-1] if times and not inside else None

    def _part_of_count(self, sentence: Sentence, amount: Amount, count: Count) -> str | None:
        """"seven of them with state support": a part of the set just counted, in the words that follow."""
        if count.first != amount.first:
            return None
        last = amount.last
        while last < sentence.last and self.scene.tokens[last].text not in ",.;:()":
            last += 1
        words = " ".join(self.scene.words(amount.last, last).split())
        for lead in ("of them ", "of these ", "of which ", "из них "):
            if words.startswith(lead):
                return words.removeprefix(lead)
        return words if self.scene.tokens[amount.first - 1].low in ("них", "которых", "them", "which") else None

    def _rank(self, sentence: Sentence, rank: Rank) -> None:
        told = self.told
        flow = told.flow
        if flow is None and self.scene.pair and rank.measure:
            flow = Flow(rank.measure or "turnover", *self.scene.pair)
        if flow is None:
            return
        if rank.measure and rank.measure != flow.measure and not (rank.measure == "turnover" and flow.measure in _TRADE and flow.measure != "turnover" and flow.explicit):
            flow = replace(flow, measure=rank.measure)
        tokens = self.scene.tokens
        amount = Amount(PLAIN, rank.first, rank.last, tokens[rank.first].start, tokens[rank.last - 1].end, Fraction(rank.value), Fraction(0))
        when = level_period(self.scene, sentence, amount, sentence.last, self._period)
        goods, told.goods = told.goods, None
        self._emit(sentence, amount, flow, "rank", Fraction(rank.value), "", When(when.period, None, when.rule, when.time), level=False, bound=rank.bound)
        told.goods = goods

    # Tables

    def table(self, table: Table) -> None:
        """The numbers of a table; its unit and newest period are told from then on."""
        told = self.told
        told.unit = table.unit or told.unit
        for cell in table.cells:
            cue = cell.row.measure or cell.column.measure
            if cue is None or self.scene.pair is None:
                continue
            flow = flows.resolve(self.scene, cue, flows.Roles(), Flow("turnover", *self.scene.pair, books=told.flow.books if told.flow else None))
            told.flow, told.goods, told.scope = flow, None, None
            self._cell(table, cell, flow)
        told.period = table.latest or told.period

    def _cell(self, table: Table, cell: TableCell, flow: Flow) -> None:
        index = cell.column if cell.column.index else cell.row
        period = cell.column.period or cell.row.period
        if index.index and period is not None:
            value = cell.value if index.change else cell.value - 100
            amount = Amount(PERCENT, 0, 1, cell.start, cell.end, value, cell.step)
            self._emit(self._cell_sentence(cell), amount, flow, "growth", value, "percent", When(period, index.base or period.shift(-1), "the column's head"), level=False, bound="exact", status="reported")
            return
        value = cell.value * table.scale
        if flow.measure == "balance" and flow.sign < 0 < value:
            value = -value
        amount = Amount(MONEY, 0, 1, cell.start, cell.end, value, cell.step * table.scale)
        self._emit(self._cell_sentence(cell), amount, flow, "level", value, table.unit, When(period, None, "the head of the column or row"), level=True, bound="exact", status="reported")

    def _cell_sentence(self, cell: TableCell) -> Sentence:
        return next((s for s in self.scene.sentences if s.start <= cell.start < s.end), self.scene.sentences[-1])

    # Emission

    def _emit(
        self, sentence: Sentence, amount: Amount, flow: Flow, form: str, value: Fraction, unit: str, when: When, *,
        level: bool, high: Fraction | None = None, alternatives: tuple[Alternative, ...] = (), parent: str | None = None, bound: str | None = None, status: str = "",
    ) -> None:  # fmt: skip
        scene, told = self.scene, self.told
        commodity = self.goods.words(*told.goods) if told.goods and not flow.measure.startswith("count:") else None
        step = amount.step
        if form == "ratio" and value < 1 < amount.value:
            step = amount.step / (amount.value * amount.value)
        if high is not None and high < value:
            value, high = high, value
        evidence = [Evidence("period", when.rule, when.time.start if when.time else 0, when.time.end if when.time else 0), Evidence("form", self._rule(form))]
        figure = Figure(
            document=scene.document.id, text_digest=self._digest, start=amount.start, end=amount.end, anchor=scene.text[amount.start : amount.end],
            voice=scene.voices.get(sentence.paragraph, Voice()), reader=READER, optional=sentence.block.kind == "title", evidence=tuple(evidence),
            measure=flow.measure, reporter=flow.reporter, partner=flow.partner, commodity=commodity, hs=self._hs(commodity), period=when.period,
            form=form, value=value, high=high, step=step, unit=unit, base=when.base if form in ("growth", "ratio") else None,
            bound=bound or bound_of(scene, sentence, amount), status=status or status_of(scene, sentence, amount, level=level), scope=told.scope, partner_region=told.region if not flow.measure.startswith("count:") else None,
            parent=parent, books=flow.books, alternatives=alternatives,
        )  # fmt: skip
        self.figures.append(figure)
        told.last = figure
        opening, told.opening = told.opening, False
        if when.time is not None and not when.time.earlier and not when.time.period.day and when.period == when.time.period:
            told.local = when.period
            if figure.status == "reported" and not when.period.span and not flow.measure.startswith("count:") and (told.period is None or opening or when.period.last_day >= told.period.last_day):
                told.period = when.period

    @property
    def _digest(self) -> str:
        return self.scene.digest

    def _rule(self, form: str) -> str:
        return self.told.form.rule if self.told.form is not None and form in ("share", "growth") else form

    def _hs(self, commodity: str | None) -> tuple[HsMatch, ...]:
        if commodity is None:
            return ()
        return tuple(HsMatch(match.code, match.confidence) for match in resolve_hs(commodity, self.scene.language)[:3])


def _the_region(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """"supplies to the region": the one spoken of."""
    return any(token.low in ("region", "регион", "региона") for token in scene.tokens[cue.first : min(cue.last + 6, sentence.last)])


def _pronoun(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """"its trade", «её товарооборот»: of what was spoken of."""
    return any(token.low in ("its", "ее", "его", "their") for token in scene.tokens[max(sentence.first, cue.first - 2) : cue.first])


_NOT_MEASURED_AFTER = frozenset(
    "relations partner partners policy policies ministry minister mission chamber agreement agreements committee commission fair talks delegation gateway barriers"
    " representative office officials and-economic secretary wars war balance surplus deficit rules routes union links ties facility support houses house show"
    " development cooperation climate forum projects project agency fund company companies program programme".split()
)
_LINKING = frozenset(
    "of in the that this which was were is its our their total all to from for worth goods out these it went came as both при этом них из которых ее его их это на его составил составили".split()
)
_TURNED = frozenset("встречные встречный встречных обратные обратный обратно взамен".split())
_FEES = frozenset("fee fees ticket tickets admission salary prize билет билеты билета взнос взноса сбор сборы штраф зарплата приз пошлины-сбор".split())
_CAPACITY = frozenset("capacity designed produce manufactured made carry carries carrying мощность мощностью рассчитан рассчитана выпускать пропускать".split())
_PROJECTS = frozenset(
    "project projects plant plants factory factories mall malls park refinery pipeline railway complex building construction проект проекта проекты проектов завод завода"
    " строительство комплекс фабрика фабрику".split()
)
_BOOKS = frozenset(
    "statistics data customs statistical records bureau statisticians ledger side статистика статистике статистики статистиков данным таможня таможни таможне"
    " записям госкомстат нацстатком статкомитет".split()
)


def bind(scene: Scene, amounts: Iterable[Amount], printed: Sequence[Table]) -> tuple[list[Figure], list[Unread]]:
    """The figures of a scene, and the numbers left unread."""
    binder = Binder(scene, list(amounts))
    waiting, held = list(printed), []
    for sentence in scene.sentences:
        binder.told.unit_named = named_unit(scene, sentence) or binder.told.unit_named
        if waiting and sentence.start >= waiting[0].start:
            binder.table(waiting.pop(0))
        if sentence.block.kind in ("header", "boilerplate", "caption") or any(t.start <= sentence.start < t.end for t in printed):
            continue
        binder.sentence(sentence)
        if sentence.block.kind == "title" and any(figure.period is None for figure in binder.figures):
            held.append(sentence)
        elif held and binder.told.local is not None:
            binder.again(held)
            held = []
    for table in waiting:
        binder.table(table)
    return binder.figures, binder.unread
