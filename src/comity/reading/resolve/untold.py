"""Counts whose noun does not follow them: it stands before, or was counted just now."""

from __future__ import annotations

from comity.reading.grammar.amounts import PLAIN, TIMES, Amount
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.counts import Count, printed_noun, with_capital
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import NUMBER, WORD, Sentence, Token
from comity.reading.scene import Place, Scene

_WERE = (["было"], ["стало"], ["будет"], ["насчитывалось"], ["насчитывается"])
_UP_TO = words("untold.up_to")
_AGAINST = words("untold.against")
_HERE = words("untold.here")  # fmt: skip
_WITH = frozenset(("с", "with"))
_THERE_WERE = words("untold.there_were")
_FIRMS = (["enterprises"], ["companies"], ["firms"], ["ventures"], ["organisations"])
_INCLUDING = (["в", "том", "числе"], ["в", "т.ч", "."], ["т", ".", "ч"], ["т", "ч", "."], ["в", "т.ч."])
_MADE = words("counts.made")
_NUMBERS = words("counts.numbers")
_STATED = words("counts.stated")
_THEM = words("counts.them")
_TOTALS = words("counts.totals")
_REMAIN = words("counts.remain")
_FROM_BEFORE = words("counts.from_before")
_TODAY = (
    ["today", "there", "are"],
    ["now", "there", "are"],
    ["today", "it", "is"],
    ["сейчас", "их"],
    ["сегодня", "их"],
    ["теперь", "их"],
)
_WERE_THERE = (["there", "were"], ["их", "было"], ["было"])
_FEW_WORDS = 5  # "Last time there were 29"
_SMALL = words("counts.small")
_HAVE = words("counts.have")
_AROUND = words("counts.around")


def count_before(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "the number of joint ventures exceeds 130", "put the pool of projects at 15", «число совместных предприятий
    превышает 130»."""
    tokens = scene.tokens
    for cue in reversed(scene.cues_in(max(sentence.first, amount.first - 12), amount.first, "count")):
        lead = scene.lows[max(sentence.first, cue.first - 4) : cue.first]
        if not any(word in _NUMBERS for word in lead):
            continue
        if any(token.text in ";." for token in tokens[cue.last : amount.first]):
            return None
        return _count_of(scene, cue)
    return None


def count_listed(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "Visitors from Kenya: 33,400", "containers numbered 20,750", «предприятий с чешским участием: свыше 400»,
    «рабочих мест будет 230»: the noun at the head of its clause, a colon or a verb of counting before the number."""
    tokens = scene.tokens
    if not _closes(scene, sentence, amount) or amount.value.denominator != 1:
        return None
    at = amount.first - 1
    while at > sentence.first and (scene.lows[at] in _AROUND or scene.cues_in(at, at + 1, "bound")):
        at -= 1
    up_to = not _UP_TO.isdisjoint(scene.lows[at : amount.first])
    grown = up_to and bool(scene.cues_in(max(sentence.first, at - 6), at + 1, "growth"))
    if scene.lows[at] not in _TOTALS and scene.lows[at] != ":" and not grown:
        return _headed(scene, sentence, at + 1)
    if grown and scene.cues_in(sentence.first, at, "measure"):
        return None
    for cue in reversed(scene.cues_in(max(sentence.first, amount.first - 14), at, "count")):
        between = tokens[cue.last : at]
        if any(token.text in ";." or _counts_too(scene, token, grown) for token in between):
            return None
        if cue.first > sentence.first and tokens[cue.first - 1].kind == NUMBER and not _dated(scene, cue.first - 1):
            return None
        return _count_of(scene, cue, with_capital(scene, sentence, cue))
    return None


def _headed(scene: Scene, sentence: Sentence, at: int) -> Count | None:
    """«Российских компаний в стране 17», «Польских фирм во Вьетнаме 25»: the noun opens the clause, where they are
    stands between, and the number ends it."""
    if scene.language != "ru":
        return None
    first = max(clause_first(scene, sentence, at), _after_comma(scene, sentence, at))
    cues = scene.cues_in(first, min(first + 3, at), "count")
    if not cues or any(token.kind != WORD for token in scene.tokens[first:at]):
        return None
    places = scene.places_in(cues[0].last, at)
    owned = {i for place in places for i in range(place.first - 1, place.last)}
    between = [i for i in range(cues[0].last, at) if i not in owned and scene.lows[i] not in _HERE]
    return _count_of(scene, cues[0], with_capital(scene, sentence, cues[0])) if not between else None


def _after_comma(scene: Scene, sentence: Sentence, at: int) -> int:
    """The token after the last comma before `at`."""
    return next((i + 1 for i in range(at - 1, sentence.first, -1) if scene.tokens[i].text == ","), sentence.first)


def count_that_grows(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """ "Arrivals from Vietnam rose by 13.6%", «число туристов выросло на 5%»: the noun right before the word of change,
    its country at most between; None where the clause has a measure or a number before it."""
    first = clause_first(scene, sentence, amount.first)
    changes = scene.cues_in(first, amount.first, "growth")
    change = changes[-1].first if changes else amount.first if amount.kind == TIMES else 0
    counts = scene.cues_in(first, change, "count") if change else []
    if not counts or scene.cues_in(first, amount.first, "measure"):
        return None
    cue = counts[-1]
    owned = _places_and_times(scene, cue.last, change)
    if any(scene.tokens[i].kind == NUMBER and not _dated(scene, i) for i in range(first, amount.first)):
        return None
    between = (i for i in range(cue.last, change) if i not in owned and not _dated(scene, i))
    if any(scene.lows[i] not in _SMALL for i in between):
        return None
    return _count_of(scene, cue)


def _places_and_times(scene: Scene, first: int, last: int) -> set[int]:
    """The tokens of the countries and periods in a stretch, with the word that leads to each and the full stop of
    «2019 г.»."""
    found = {i for place in scene.places_in(first, last) for i in range(place.first - 1, place.last)}
    for time in scene.times_in(first, last):
        stop = scene.tokens[min(time.last, len(scene.tokens) - 1)].text == "."
        found.update(range(time.first - 1, time.last + stop))
    return found


def _count_of(scene: Scene, cue: Cue, owned: str = "") -> Count:
    """The count a noun names: in the text's own words in English, by the table's noun else; owned: whose capital."""
    noun, _, unit = cue.value.partition(":")
    shown = printed_noun(scene, cue.first, cue) if scene.language == "en" else noun
    return Count(shown + owned, unit, cue.first, cue.last)


def _counts_too(scene: Scene, token: Token, grown: bool) -> bool:
    """Another number stands between the noun and this one; "by 13.6% to" is one and the same growth."""
    if token.kind != NUMBER or _dated(scene, token.index):
        return False
    following = scene.tokens[token.index + 1]
    return not (grown and (following.text == "%" or following.low.startswith(("per", "процент"))))


def _dated(scene: Scene, i: int) -> bool:
    """The number is part of a period."""
    return any(time.first <= i < time.last for time in scene.times_in(i - 8, i + 1))


def _closes(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """Nothing that could be counted follows the number, a period at most."""
    if scene.times_in(amount.last, min(amount.last + 2, sentence.last)):
        return True
    if amount.last >= sentence.last:
        return True
    following = scene.tokens[amount.last]
    return following.text in ".,;:()" or following.low in _AGAINST


def elliptic(scene: Scene, sentence: Sentence, amount: Amount, told: Count | None, near: bool) -> Count | None:
    """ "and 90 Omani-owned ones", «в Чили — 8 с перуанским», "8 of them produce": the noun of the count before."""
    if told is None or amount.kind != PLAIN or amount.value.denominator != 1 or amount.value == 1:
        return None
    own = _before_the_colon(scene, sentence, amount)
    if own is not None:
        return own
    owned = _capital_of(scene, sentence, amount, told) or _joint(scene, sentence, amount, told)
    if owned is not None:
        return owned
    after = scene.lows[amount.last : min(amount.last + 4, sentence.last)]
    said = (
        _of_them(after)
        or before_them(scene, sentence, amount)
        or _rest(scene, sentence, amount, after, near)
        or _owned(scene, sentence, amount)
        or _stated(scene, sentence, amount, near)
        or _there_are(scene, sentence, amount)
        or _wished(scene, sentence, amount, told)
    )
    return Count(told.noun, told.unit, amount.first, amount.last) if said else None


def _before_the_colon(scene: Scene, sentence: Sentence, amount: Amount) -> Count | None:
    """«И туристы: в 2017-м их было 24 тысячи», "And tourists: there were 24,000": they, who were named just before."""
    if not (before_them(scene, sentence, amount) or scene.lows[amount.first - 2 : amount.first] == ["there", "were"]):
        return None
    colon = next((i for i in range(amount.first - 1, sentence.first, -1) if scene.tokens[i].text == ":"), 0)
    cue = next((cue for cue in scene.cues_in(colon - 1, colon, "count")), None) if colon else None
    return _count_of(scene, cue) if cue is not None and cue.last == colon else None


def _capital_of(scene: Scene, sentence: Sentence, amount: Amount, told: Count) -> Count | None:
    """«в Чили — 8 с перуанским», «в Перу с чилийским — 8»: the same firms, with another country's capital."""
    from comity.reference.countries import country

    tokens = scene.tokens
    base, _, kind = told.noun.partition(" with ")
    before, after = max(sentence.first, amount.first - 4), amount.last
    near = [place for place in scene.places_in(before, after + 3) if place.role == "adjective"]
    for place in near:
        behind = place.first == after + 1 and scene.lows[after] in _WITH
        ahead = place.last < amount.first and scene.lows[place.first - 1] in _WITH and tokens[place.last].text in "—–-"
        if behind or ahead:
            word = "participation" if kind.endswith("participation") else "capital"
            return Count(f"{base} with {country(place.code).adjective_en} {word}", told.unit, amount.first, amount.last)
    return None


def _joint(scene: Scene, sentence: Sentence, amount: Amount, told: Count) -> Count | None:
    """«364 предприятия: 194 совместных и 170 иностранных», «из которых 17 — совместные»: ventures among those firms."""
    if scene.language != "ru" or told.noun.split(" with ")[0].split()[-1:] not in _FIRMS:
        return None
    at = amount.last + (scene.lows[amount.last : amount.last + 1] in (["—"], ["–"], ["-"]))
    word = scene.lows[at] if at < sentence.last else ""
    following = scene.cues_in(at + 1, at + 2, "count")
    if following or not word.startswith(("совместн", "иностранн")):
        return None
    noun = "joint ventures" if word.startswith("совместн") else "foreign enterprises"
    return Count(noun, "units", amount.first, amount.last)


def _of_them(after: list[str]) -> bool:
    """ "and 90 Omani-owned ones", "8 of them produce", "12 of these"."""
    if "ones" in after or after[:1] == ["с"] or after[:2] in (["of", "them"], ["из", "них"]):
        return True
    return after[:1] == ["of"] and len(after) > 1 and after[1] in _THEM


def _stated(scene: Scene, sentence: Sentence, amount: Amount, near: bool) -> bool:
    """ "now there are 5,338", «из них действуют 17», «с начала года создано 58»: at the end of its clause."""
    before = scene.lows[max(sentence.first, amount.first - 3) : amount.first]
    if before[-2:] in (["из", "них"], ["of", "them"], ["из", "которых"]):
        return True
    if near and (before[-3:] in _INCLUDING or before[-2:] in _INCLUDING or before[-1:] == ["including"]):
        return not scene.cues_in(amount.last, min(amount.last + 2, sentence.last), "count", "measureunit")
    if not _closes(scene, sentence, amount) or not before:
        return False
    if before[:2] == ["из", "них"] and len(before) > 2:
        return True
    if near and before[-1] in _THERE_WERE and scene.times_in(clause_first(scene, sentence, amount.first), amount.first):
        return True  # «21 рейс в неделю, а в 2012-м было четыре», "two years ago there had been 31"
    return (before[-1] in _STATED and _told_near(scene, sentence, amount)) or (near and before[-1] in _MADE)


def _there_are(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """ "30 firms had an office there. Today there are 55", «Сейчас их 55»: of what the sentence before counted."""
    low = scene.lows[sentence.first : amount.first]
    if not sentence.index or (low not in _TODAY and not (low[-2:] in _WERE_THERE and len(low) <= _FEW_WORDS)):
        return False
    before = scene.sentences[sentence.index - 1]
    counted = bool(scene.cues_in(before.first, before.last, "count")) and before.paragraph == sentence.paragraph
    return counted and _closes(scene, sentence, amount)


def _wished(scene: Scene, sentence: Sentence, amount: Amount, told: Count) -> bool:
    """ "463,000 Chileans came; in 2022 we want to see 600,000", «к концу года ждут до 190 тыс.»: more of the people
    counted just now."""
    if told.unit != "persons" or not _closes(scene, sentence, amount):
        return False
    first = clause_first(scene, sentence, amount.first)
    wished = scene.cues_in(max(first, amount.first - 8), amount.first, "status")
    return bool(wished) and not scene.cues_in(first, amount.first, "measure", "verb")


def _told_near(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """A count stands earlier in the sentence."""
    return bool(scene.cues_in(sentence.first, amount.first, "count"))


def before_them(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """«в 2014 году их было 3,1 млн»: they, who were counted."""
    before = scene.lows[max(sentence.first, amount.first - 3) : amount.first]
    return any(before[i : i + 1] == ["их"] and before[i + 1 :][:1] in _WERE for i in range(len(before)))


def _rest(scene: Scene, sentence: Sentence, amount: Amount, after: list[str], near: bool) -> bool:
    """ "Of the 64 barriers 46 have been removed", "247 remain locked", "visitors, down from 95,400 in 2016"."""
    before = scene.lows[amount.first - 1] if amount.first > sentence.first else ""
    compared = before == "with" and scene.lows[amount.first - 2] == "compared"
    if near and (before in _FROM_BEFORE or compared) and amount.high is None:
        return not after or after[0] in ".,;:()" or bool(scene.times_in(amount.last, amount.last + 3))
    near = near or _told_near(scene, sentence, amount)
    opens = scene.lows[sentence.first] in ("of", "из") and _told_near(scene, sentence, amount)
    if opens and before == "," and after and scene.tokens[amount.last].kind == WORD:
        return not scene.cues_in(amount.last, amount.last + 2, "count", "measureunit")
    if before in ("than", "the") and near and scene.times_in(amount.last, min(amount.last + 2, sentence.last)):
        return scene.lows[amount.first - 2] == "than" or before == "than"
    return bool(after) and after[0] in _REMAIN and (near or amount.first <= sentence.first + 3)


def _owned(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """ "51 of them Kenyan and 33 Chilean,", "Chile has eleven in Kenya": the noun left out beside a country."""
    tokens = scene.tokens
    before = scene.lows[amount.first - 1] if amount.first > sentence.first else ""
    beside: list[Place] = [
        place for place in scene.places_in(amount.last, amount.last + 1) if place.role == "adjective"
    ]
    if beside:
        last = beside[0].last
        return last >= sentence.last or tokens[last].text in ".,;:()" or tokens[last].kind != WORD
    return before in _HAVE and amount.last < sentence.last and scene.lows[amount.last] in ("in", "в")
