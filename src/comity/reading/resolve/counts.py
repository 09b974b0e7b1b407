"""Counts: a number and the noun it counts, with whose companies and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from comity.reading.grammar.amounts import Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, Sentence, Token
from comity.reading.scene import Place, Scene


@dataclass(frozen=True, slots=True)
class Count:
    """noun as the exchange format has it (English, plural); unit: units or persons; last: the token after the noun."""

    noun: str
    unit: str
    first: int
    last: int


_OUT = words("counts.out")
_FLYING = words("counts.flying")
_OF_AGE = frozenset(("young", "молодых"))
_FOREIGN = words("counts.foreign")
GATHERED = words("counts.gathered")
_BOTH = words("counts.both")
_OF_THEM = (["of", "them"], ["из", "них"])
_A_WEEK = (["в", "неделю"], ["a", "week"], ["per", "week"])
_FROM = words("counts.from")
_IN = words("counts.in")
_PER = words("counts.per")
_TIMES = words("counts.times")
_ENDS = words("counts.ends")
_PARTIES = words("counts.parties")
_FLIGHTS = words("counts.flights")
_CAPITAL = words("counts.capital")
_VEHICLES, _CROSSING = words("counts.vehicles"), words("counts.crossing")
_OURS = frozenset(("our", "нашим"))


def count_after(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """The counted noun after the number: "13 joint assembly plants", «63 предприятия с белорусским капиталом»."""
    tokens = scene.tokens
    last = min(sentence.last, amount.last + 7)
    best: Cue | None = None
    following = scene.lows[amount.last] if amount.last < sentence.last else ""
    if following in _PARTIES or (scene.language == "ru" and any(following in verbs for verbs in _PEOPLE.values())):
        return None  # «1,2 тыс. учатся в вузах»
    if amount.word and amount.value <= 2 and _is_no_count(scene, sentence, amount):
        return None
    for cue in scene.cues_in(amount.last, last, "count"):
        between = tokens[amount.last : cue.first]
        if any(
            token.kind in (NUMBER, MARK, IDENTIFIER) and token.text not in ("-", "(", ")") for token in between
        ) or any(token.low in _ENDS for token in between):
            break
        if scene.cues_in(amount.last, cue.first, "measure") and scene.language == "en" and cue.first - amount.last > 2:
            break
        best = cue
        if not (cue.last < last and tokens[cue.last].kind == WORD and scene.cues_in(cue.last, cue.last + 1, "count")):
            break
    if (
        best is None
        or (best.last < sentence.last and scene.lows[best.last] in _PARTIES)
        or (amount.value == 1 and scene.lows[amount.last] in ("of", "из"))
    ):
        return None
    noun, _, unit = best.value.partition(":")
    told = doing(scene, sentence, amount.first, best.last) if noun in ("citizens", "people") else ""
    if told in ("visitors", "students", "residents"):
        return Count(told, unit, best.first, best.last)  # "210,000 Dutch nationals visited"
    shown = printed_noun(scene, amount.last, best) if scene.language == "en" else noun
    return Count(shown + with_capital(scene, sentence, best), unit, best.first, best.last)


def _is_no_count(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """ "came for one contract", "between two flights", "the two offices": one or two in words that count nothing."""
    before = scene.lows[amount.first - 1] if amount.first > sentence.first else ""
    return amount.value == 1 or before in _BOTH


def printed_noun(scene: Scene, first: int, cue: Cue) -> str:
    """The text's own words: adjectives of kind stay, countries and small words go; "arrivals" are visitors."""
    if cue.form.endswith("arrivals"):
        return cue.value.partition(":")[0]
    owned = {i for place in scene.places_in(first, cue.first) for i in range(place.first, place.last)}
    if cue.first - first > 1 and scene.lows[cue.first - 1] == "as":
        first = cue.first  # "111,800 Peruvians visited Chile as tourists"
    words = [
        token.low
        for token in scene.tokens[first : cue.last]
        if token.kind == WORD and token.index not in owned and token.low not in _OUT
    ]
    return " ".join(words) or cue.form


def with_capital(scene: Scene, sentence: Sentence, cue: Cue) -> str:
    """ " with Belarusian capital" after the noun, or told before: «с белорусским капиталом
    работает 330 компаний»."""
    for i in range(cue.last, min(cue.last + 6, sentence.last)):
        if scene.lows[i] in ("to", "in", "into"):
            return ""  # "firms to the Indian capital"
        if scene.lows[i] in _CAPITAL:
            owner = _owner_of_capital(scene, cue.last, i)
            if owner is not None:
                capital = "капитала" in scene.lows[i : i + 3]  # «с участием польского капитала»
                return _with(owner, "капитала" if capital else scene.lows[i])
        if scene.tokens[i].kind != WORD:
            break
    return _capital_before(scene, sentence, cue)


def _owner_of_capital(scene: Scene, first: int, i: int) -> str | None:
    """Whose capital or participation the word at i is: «с польским участием», «с участием поляков», «с нашим»."""
    near = scene.places_in(max(first, i - 2), i + 3)
    owner = next((place for place in near if place.role == "adjective"), None)
    owner = owner or next((place for place in near if place.role == "demonym" and place.first == i + 1), None)
    if owner is None and not _OURS.isdisjoint(scene.lows[i - 1 : i]):
        return scene.home
    owner = owner or next(
        (p for p in scene.places_in(first, i + 3) if p.role == "name" and scene.lows[p.first - 1] not in ("in", "в")),
        None,
    )
    return owner.code if owner is not None else None


def _capital_before(scene: Scene, sentence: Sentence, cue: Cue) -> str:
    """«С польским капиталом работает 330 компаний», «польский капитал есть у 1500 предприятий»: told before the
    number."""
    for i in range(cue.first - 1, max(sentence.first, cue.first - 12), -1):
        if scene.tokens[i].text in ",;:()":
            break
        if scene.lows[i] not in _CAPITAL and scene.lows[i] != "капитал":
            continue
        owner = next((p for p in scene.places_in(max(sentence.first, i - 1), i) if p.role == "adjective"), None)
        led = owner is not None and scene.lows[owner.first - 1] in ("с", "with")
        owns = scene.lows[i] == "капитал" and "у" in scene.lows[i : cue.first]
        return _with(owner.code, scene.lows[i]) if owner is not None and (led or owns) else ""
    return ""


def _with(code: str, word: str) -> str:
    from comity.reference.countries import country

    noun = "participation" if word in ("participation", "участием") else "owners" if word == "owners" else "capital"
    return f" with {country(code).adjective_en} {noun}"


_COMING = words("counts.coming")
_ALSO = frozenset(("and", "while", "и", "а", "еще", ","))
_WERE = words("counts.were")
_PEOPLE = {noun: words(f"counts.{noun}") for noun in ("workers", "students", "visitors", "residents", "migrants")}


def people(scene: Scene, sentence: Sentence, amount: Amount, told: Count | None) -> Count | None:
    """ "1.8 million Nepalis work in Qatar", «148 тыс. чехов побывали в Египте»: people of a country, counted by what
    they do in the same sentence."""
    named = [
        place
        for place in scene.places_in(amount.last, amount.last + 2)
        if place.role == "demonym" or (place.role == "adjective" and _stands_alone(scene, place, sentence))
    ]
    first = amount.last + (scene.lows[amount.last] in _OF_AGE if amount.last < sentence.last else 0)
    if not named or named[0].first != first:
        return _doing_too(scene, sentence, amount, told)
    noun = doing(scene, sentence, amount.first, named[0].last) or _spoken_of(scene, sentence, amount)
    if not noun and told is not None and told.noun in _PEOPLE:
        noun = told.noun  # the other side's, after those just counted
    return Count(noun, "persons", amount.last, named[0].last) if noun else None


def _doing_too(scene: Scene, sentence: Sentence, amount: Amount, told: Count | None) -> Count | None:
    """ "36,000 Indians came, and 4,300 study at its universities": the same people, by what these do."""
    if told is None or told.unit != "persons" or amount.last >= sentence.last or amount.value.denominator != 1:
        return None
    if scene.lows[amount.first - 1] not in _ALSO or not scene.cues_in(sentence.first, amount.first):
        return None
    verb = scene.lows[amount.last]
    noun = next((noun for noun, verbs in _PEOPLE.items() if verb in verbs), "")
    if noun == "visitors" and told.noun.split()[-1] in _COMING:
        return None  # "of 35,000 tourists 9,000 came from Chile": tourists still
    return Count(noun, "persons", amount.first, amount.last) if noun else None


def _spoken_of(scene: Scene, sentence: Sentence, amount: Amount) -> str:
    """«И туристы: в 2016-м было 11 200 немцев»: the people told of before the colon, or asked about."""
    first = sentence.first
    if scene.tokens[first].text in "—–" and sentence.index:
        before = scene.sentences[sentence.index - 1]
        first = before.first if scene.tokens[before.last - 1].text == "?" else first
    cues = [cue for cue in scene.cues_in(first, amount.first, "count") if cue.value.endswith(":persons")]
    return cues[-1].value.partition(":")[0] if cues else ""


def _stands_alone(scene: Scene, place: Place, sentence: Sentence) -> bool:
    """ "28,500 Vietnamese were enrolled": the adjective is the people, a verb follows it."""
    following = scene.lows[place.last] if place.last < sentence.last else ""
    return following in _WERE or any(following in verbs for verbs in _PEOPLE.values())


def doing(scene: Scene, sentence: Sentence, first: int, last: int) -> str:
    """What people counted at first..last do, by the verb nearest to them in the clause: workers, visitors ...; empty
    where no verb says it."""
    after = scene.tokens[last : min(last + 10, sentence.last)]
    before = scene.tokens[max(sentence.first, first - 7) : first]
    years = {token.index + 1 for token in before if token.low in ("г", "гг")}  # «посетили в 2019 г. 5 тыс. граждан»
    before = [token for token in before if token.index not in years]
    for token in (*_in_clause(after), *_in_clause(reversed(before))):
        if scene.lows[token.index + 1 : token.index + 2] == ["участие"]:
            continue  # «приняли участие 120 чилийцев» are no guests
        for noun, verbs in _PEOPLE.items():
            if token.low in verbs:
                return noun
    return ""


def _in_clause(tokens: Iterable[Token]) -> list[Token]:
    """Tokens up to the first mark that ends a clause."""
    return list(takewhile(lambda token: token.text not in ".;:()", tokens))


def frequency(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "fly 31 times a week", "two flights per week", «летают пять раз в неделю»: flights."""
    after = scene.lows[amount.last : min(amount.last + 5, sentence.last)]
    said = set(scene.lows[sentence.first : sentence.last])
    after = after[2:] if after[:2] in _OF_THEM else after[:3]
    if after[:2] in _A_WEEK and sentence.index and amount.value.denominator == 1:
        # "Has the number of flights changed?" - "Yes: this summer there were 148 a week."
        asked = scene.sentences[max(0, sentence.index - 2) : sentence.index]
        said = said.union(*(scene.lows[before.first : before.last] for before in asked))
    weekly = after[:2] in _A_WEEK and not (_FLIGHTS.isdisjoint(said) and _FLYING.isdisjoint(said))
    times = (
        after[:1]
        and after[0] in _TIMES
        and after[1:2]
        and after[1] in _PER
        and not (_FLYING | _FLIGHTS).isdisjoint(said)
    )
    return Count("flights", "units", amount.last, amount.last + 1) if weekly or times else None


def crossing(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "Some 1,200 trucks now cross the border every day", «границу пересекают 300 грузовиков»: vehicles that are no
    goods, by what they do."""
    at = next((i for i in range(amount.last, min(amount.last + 3, sentence.last)) if scene.lows[i] in _VEHICLES), 0)
    if not at or amount.value.denominator != 1:
        return None
    near = set(scene.lows[at + 1 : min(at + 5, sentence.last)])
    if scene.language == "ru":
        near |= set(scene.lows[max(sentence.first, amount.first - 4) : amount.first])
    noun = "trucks" if scene.language == "ru" else scene.lows[at]
    return Count(noun, "units", amount.last, at + 1) if not _CROSSING.isdisjoint(near) else None


def _of_anywhere(scene: Scene, sentence: Sentence, amount: Amount, count: Count) -> bool:
    """ "25.7 million foreign arrivals", "312 exhibitors": from all over the world, unless a country is named."""
    said = set(scene.lows[amount.last : count.last])
    if not _FOREIGN.isdisjoint(said):
        return True
    return count.noun in GATHERED and count.first > amount.first


def sides(
    scene: Scene, sentence: Sentence, amount: Amount, count: Count, told: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """(whose, where): the capital's or adjective's country, and the country it is in."""
    whose, where = None, None
    for place in scene.places_in(max(sentence.first, amount.first - 12), min(sentence.last, count.last + 16)):
        if len(place.code) != 3:
            continue
        lead = scene.lead(place, sentence.first)
        named = count.first if count.last <= amount.first else amount.last
        ahead = count.last <= amount.first and place.last == count.first  # «число чилийских туристов удвоилось»
        apart = place.first > count.last and "," in scene.lows[count.last : place.first]
        inside = ahead or (named <= place.first < count.last + 5 and not apart)
        said_to_be = place.role == "demonym" and lead in _WERE  # "13 million, or more than half, were Chileans"
        inside = inside or (said_to_be and count.first == amount.first)
        if (inside and place.role in ("adjective", "demonym", "pair") and whose is None) or (
            lead in _FROM and whose is None
        ):
            whose = place.code
        elif lead in _IN and place.role in ("name", "capital", "city", "metonym"):
            where = where or place.code
    pair = scene.pair
    if whose is not None and not _FOREIGN.isdisjoint(scene.lows[amount.last : count.last]):
        whose = None  # «из 35 млн иностранных туристов 9 млн приехали из Чили»
    if whose is None and _of_anywhere(scene, sentence, amount, count):
        held = [place.code for place in scene.places_in(sentence.first, sentence.last) if scene.lead(place) in _IN]
        return "WLD", where or next((code for code in held if len(code) == 3), scene.home)
    if whose is None and where is None:
        return told if told[0] and told[1] else (pair if pair else (None, None))
    if pair is None:
        return whose, where
    if where is None:
        where = pair[1] if whose == pair[0] else pair[0]
    if whose is None or whose == where:
        whose = pair[1] if where == pair[0] else pair[0]
    return whose, where
