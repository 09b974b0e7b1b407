"""Counts: a number and the noun it counts, with whose companies and where."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.grammar.amounts import PLAIN, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.scan import IDENTIFIER, MARK, NUMBER, WORD, Sentence
from comity.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Count:
    """noun as the exchange format has it (English, plural); unit: units or persons; last: the token after the noun."""

    noun: str
    unit: str
    first: int
    last: int


_OUT = words("counts.out")
_FLYING = words("counts.flying")
_A_WEEK = (["в", "неделю"], ["a", "week"], ["per", "week"])
_FROM = words("counts.from")
_IN = words("counts.in")
_NUMBERS = words("counts.numbers")
_PER = words("counts.per")
_STATED = words("counts.stated")
_THEM = words("counts.them")
_TIMES = words("counts.times")
_ENDS = words("counts.ends")
_PARTIES = words("counts.parties")
_FLIGHTS = words("counts.flights")
_CAPITAL = words("counts.capital")


def count_after(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """The counted noun after the number: "13 joint assembly plants", «63 предприятия с белорусским капиталом»."""
    tokens = scene.tokens
    last = min(sentence.last, amount.last + 7)
    best: Cue | None = None
    if amount.last < sentence.last and tokens[amount.last].low in _PARTIES:
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
        or (best.last < sentence.last and tokens[best.last].low in _PARTIES)
        or (amount.value == 1 and tokens[amount.last].low in ("of", "из"))
    ):
        return None
    noun, _, unit = best.value.partition(":")
    shown = _printed_noun(scene, amount.last, best) if scene.language == "en" else noun
    return Count(shown + _with_capital(scene, sentence, best), unit, best.first, best.last)


def _printed_noun(scene: Scene, first: int, cue: Cue) -> str:
    """The text's own words: adjectives of kind stay, countries and small words go."""
    owned = {i for place in scene.places_in(first, cue.first) for i in range(place.first, place.last)}
    words = [
        token.low
        for token in scene.tokens[first : cue.last]
        if token.kind == WORD and token.index not in owned and token.low not in _OUT
    ]
    return " ".join(words) or cue.form


def _with_capital(scene: Scene, sentence: Sentence, cue: Cue) -> str:
    """ " with Belarusian capital" after the noun."""
    from comity.reference.countries import country

    for i in range(cue.last, min(cue.last + 6, sentence.last)):
        if scene.tokens[i].low in _CAPITAL:
            owner = [place for place in scene.places_in(max(cue.last, i - 2), i + 3) if place.role == "adjective"]
            owner = owner or [
                place
                for place in scene.places_in(cue.last, i + 3)
                if place.role == "name" and scene.tokens[place.first - 1].low not in ("in", "в")
            ]
            if owner:
                word = "participation" if scene.tokens[i].low in ("participation", "участием") else "capital"
                return f" with {country(owner[0].code).adjective_en} {word}"
        if scene.tokens[i].kind != WORD:
            break
    return ""


_PEOPLE = {noun: words(f"counts.{noun}") for noun in ("workers", "students", "visitors", "residents")}


def people(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "1.8 million Nepalis work in Qatar": people of a country, counted by what they do."""
    named = [place for place in scene.places_in(amount.last, amount.last + 2) if place.role == "demonym"]
    if not named or named[0].first != amount.last:
        return None
    around = scene.tokens[named[0].last : min(named[0].last + 4, sentence.last)]
    around += scene.tokens[max(sentence.first, amount.first - 4) : amount.first]
    for token in around:
        for noun, verbs in _PEOPLE.items():
            if token.low in verbs:
                return Count(noun, "persons", amount.last, named[0].last)
    return None


def count_before(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "the number of joint ventures exceeds 130", "put the pool of projects at 15", «число совместных предприятий
    превышает 130»."""
    tokens = scene.tokens
    for cue in reversed(scene.cues_in(max(sentence.first, amount.first - 12), amount.first, "count")):
        lead = [token.low for token in tokens[max(sentence.first, cue.first - 4) : cue.first]]
        if not any(word in _NUMBERS for word in lead):
            continue
        if any(token.text in ";." for token in tokens[cue.last : amount.first]):
            return None
        noun, _, unit = cue.value.partition(":")
        return Count(
            _printed_noun(scene, cue.first, cue) if scene.language == "en" else noun, unit, cue.first, cue.last
        )
    return None


def frequency(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "fly 31 times a week", "two flights per week", «летают пять раз в неделю»: flights."""
    after = [token.low for token in scene.tokens[amount.last : min(amount.last + 3, sentence.last)]]
    said = {token.low for token in scene.tokens[sentence.first : sentence.last]}
    weekly = after[:2] in _A_WEEK and not (_FLIGHTS.isdisjoint(said) and _FLYING.isdisjoint(said))
    times = after[:1] and after[0] in _TIMES and after[1:2] and after[1] in _PER and not _FLYING.isdisjoint(said)
    return Count("flights", "units", amount.last, amount.last + 1) if weekly or times else None


def sides(
    scene: Scene, sentence: Sentence, amount: Amount, count: Count, told: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """(whose, where): the capital's or adjective's country, and the country it is in."""
    whose, where = None, None
    for place in scene.places_in(max(sentence.first, amount.first - 12), min(sentence.last, count.last + 16)):
        if len(place.code) != 3:
            continue
        lead = scene.tokens[place.first - 1].low if place.first > sentence.first else ""
        inside = amount.last <= place.first < count.last + 5
        if (inside and place.role in ("adjective", "demonym", "pair") and whose is None) or (
            lead in _FROM and whose is None
        ):
            whose = place.code
        elif lead in _IN and place.role in ("name", "capital", "city", "metonym"):
            where = where or place.code
    pair = scene.pair
    if whose is None and where is None:
        return told if told[0] and told[1] else (pair if pair else (None, None))
    if pair is None:
        return whose, where
    if where is None:
        where = pair[1] if whose == pair[0] else pair[0]
    if whose is None or whose == where:
        whose = pair[1] if where == pair[0] else pair[0]
    return whose, where


def elliptic(scene: Scene, sentence: Sentence, amount: Amount, told: Count | None) -> Count | None:
    """ "and 90 Omani-owned ones", «в Чили — 8 с перуанским», "8 of them produce": the noun of the count before."""
    if told is None or amount.kind != PLAIN:
        return None
    tokens = scene.tokens
    after = [token.low for token in tokens[amount.last : min(amount.last + 4, sentence.last)]]
    if after[:1] in (["с"], ["with"]):
        from comity.reference.countries import country

        owner = [place for place in scene.places_in(amount.last, amount.last + 3) if place.role == "adjective"]
        if owner:
            base, _, kind = told.noun.partition(" with ")
            word = "participation" if kind.endswith("participation") else "capital"
            return Count(
                f"{base} with {country(owner[0].code).adjective_en} {word}", told.unit, amount.first, amount.last
            )
    if "ones" in after or after[:1] == ["с"] or after[:2] in (["of", "them"], ["из", "них"]):
        return Count(told.noun, told.unit, amount.first, amount.last)
    before = [token.low for token in tokens[max(sentence.first, amount.first - 3) : amount.first]]
    closes = amount.last >= sentence.last or tokens[amount.last].text in ".,;:)"
    if closes and before[-1:] and (before[-1] in _STATED and _told_near(scene, sentence, amount)):
        return Count(told.noun, told.unit, amount.first, amount.last)
    if before[-2:] in (["из", "них"], ["of", "them"], ["из", "которых"]):
        return Count(told.noun, told.unit, amount.first, amount.last)
    if after[:1] and after[0] in ("of",) and len(after) > 1 and after[1] in _THEM:
        return Count(told.noun, told.unit, amount.first, amount.last)
    return None


def _told_near(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """A count stands earlier in the sentence."""
    return bool(scene.cues_in(sentence.first, amount.first, "count"))
