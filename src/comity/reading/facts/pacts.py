"""The instruments a sentence names: treaties, memorandums, contracts, programmes, with their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.reading.facts.common import ARTICLES, lower_first, text_of, times_between
from comity.reading.facts.marked import Mark, fact_words, marks_in, plain_words, standing
from comity.reading.facts.phrases import phrase_first, phrase_last
from comity.reading.lexicon.words import words
from comity.reading.scan import NUMBER, WORD, Sentence
from comity.reading.scene import Scene

_AMENDING = words("pacts.amending")
_LETTERS = 4
_PLURALS = ("ements", "ties", "acts", "ions", "cols", "ия", "ры", "ты", "лы", "мы", "ий", "ов")
_DEFINITE = words("pacts.definite")
_UNDER = frozenset(("under",))
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINTS = frozenset((*ARTICLES, "and", "of", "и", ",", "on"))
_NO_NAME = frozenset((*ARTICLES, "be", "its", "their", "come"))


@dataclass(frozen=True, slots=True)
class Pact:
    """An instrument as named: tokens first..last-1, its title, and how many it is."""

    mark: Mark
    first: int
    last: int
    title: str
    counted: bool
    bare: bool = False


def pacts_in(scene: Scene, sentence: Sentence, words: Sequence[Mark], stages: Sequence[Mark]) -> list[Pact]:
    """The instruments named in a sentence, one a head noun; a head inside the name of another is part of it. Where none
    is, an abbreviation that is "in force" or "signed" is one."""
    pacts: list[Pact] = []
    heads = marks_in(words, sentence.first, sentence.last)
    for index, mark in enumerate(heads):
        # "there is a good deal to say"
        much = scene.lows[mark.first] == "deal" and scene.lows[mark.first - 1] in ("good", "great", "big")
        if much or (pacts and mark.first < pacts[-1].last):
            continue
        nexts = heads[index + 1 : index + 2]
        pact = _pact(scene, sentence, mark, nexts[0] if nexts else None, stages) or _bare(scene, sentence, mark, stages)
        if pact is not None and pacts and _complement(scene, pacts[-1], pact):
            merged = pacts[-1]
            title = f"{merged.title} {text_of(scene, merged.last, pact.last)}"
            pacts[-1] = Pact(merged.mark, merged.first, pact.last, title, merged.counted)
        elif pact is not None and pact.first < pact.last:  # of "accord accord" nothing may be left
            pacts.append(pact)
    known = [pact for pact in _abbreviated(scene, sentence, stages) if not any(_within(pact, one) for one in pacts)]
    return sorted([*pacts, *known], key=lambda pact: pact.first)


def _bare(scene: Scene, sentence: Sentence, mark: Mark, stages: Sequence[Mark]) -> Pact | None:
    """ "The contract was signed in 2014", «контракт подписан в 2014 году»: the noun alone, with its own verb and date
    right after it."""
    if scene.lows[mark.last - 1].endswith(_PLURALS) or scene.lows[mark.first].startswith("документ"):
        return None
    if phrase_first(scene, mark.first) != mark.first or _count_before(scene, sentence, mark.first) is not None:
        return None
    lead = scene.lows[mark.first - 1] if mark.first > sentence.first else ""
    if scene.language == "en" and lead not in _DEFINITE:
        return None
    if lead in fact_words("facts_a", "ru", "np_dull"):
        return None  # «первый такой контракт»
    verb = next(iter(marks_in(stages, mark.last, min(mark.last + 4, sentence.last), "stage")), None)
    if verb is None or verb.value not in ("signed", "initialled", "in_force", "ratified", "amended", "terminated"):
        return None
    small = (",", *plain_words("auxiliary"), "entered", "came")
    if any(scene.lows[i] not in small for i in range(mark.last, verb.first)):
        return None
    if not times_between(scene, verb.last, min(verb.last + 8, sentence.last)):
        return None
    base = mark.value.rpartition("/")[2] if scene.language == "ru" else text_of(scene, mark.first, mark.last).lower()
    return Pact(mark, mark.first, mark.last, base, False, bare=True)


def _within(one: Pact, other: Pact) -> bool:
    return one.first < other.last and other.first < one.last


def _abbreviated(scene: Scene, sentence: Sentence, stages: Sequence[Mark]) -> list[Pact]:
    """ "CEFTA has been in force since May", "XYZTA was signed": the letters are a treaty's, for only treaties are."""
    found = []
    for mark in marks_in(stages, sentence.first, sentence.last, "stage"):
        joined = scene.lows[mark.last - 1] in (
            "force",
            "effect",
            "signed",
            "ratified",
            "negotiation",
            "negotiated",
        )
        if scene.language != "en" or not joined:
            continue
        i = mark.first - 1
        while i > sentence.first and (scene.tokens[i].text == "," or scene.lows[i] in plain_words("auxiliary")):
            i -= 1
        found.extend(_letters(scene, sentence, mark, i))
    if standing(scene, plain_words("duty"), sentence.first, sentence.last):
        for i in standing(scene, _UNDER, sentence.first, sentence.last - 1):  # "enter free of duty under CEFTB"
            found.extend(_letters(scene, sentence, Mark("pact", "", i + 1, i + 2), i + 1))
    return found


def _letters(scene: Scene, sentence: Sentence, mark: Mark, i: int) -> list[Pact]:
    """The abbreviation that ends at token i, with the word that may close it: "CEFTB", "CEFTB Plus"."""
    first = i - 1 if i > sentence.first and scene.tokens[i].capital and not scene.tokens[i].text.isupper() else i
    token = scene.tokens[first]
    if i < sentence.first or not token.text.isupper() or len(token.text) < _LETTERS:
        return []
    return [Pact(mark, first, i + 1, text_of(scene, first, i + 1), False)]


def _complement(scene: Scene, first: Pact, second: Pact) -> bool:
    """ "A protocol on amendments to the agreement": the agreement belongs to the protocol's name."""
    gap = [token.low for token in scene.tokens[first.last : second.first] if token.low not in ARTICLES]
    name = " ".join(token.low for token in scene.tokens[first.first : first.last])
    changes = any(word in name for word in ("amend", "accession", "addition", "изменени", "дополнени", "присоединени"))
    joined = gap in (["to"], ["в"], ["к"])
    part = any(word in name for word in ("protocol", "annex", "addendum", "протокол", "приложение"))
    amends = scene.language == "en" and len(gap) == 1 and gap[0] in _AMENDING
    return (changes and joined) or (part and (amends or gap in (["to"], ["к"])))


def _pact(scene: Scene, sentence: Sentence, mark: Mark, following: Mark | None, stages: Sequence[Mark]) -> Pact | None:
    """The noun phrase of an instrument; None for a bare "the agreement", a count of them, or a verb."""
    first, last = phrase_first(scene, mark.first), with_field(scene, phrase_last(scene, mark.last), sentence)
    first = max([first, *(stage.last for stage in marks_in(stages, first, mark.first))])
    if mark.last < sentence.last and _quoted_head(scene, mark):
        first, last = mark.first - 1, phrase_last(scene, mark.last + 1)
        return Pact(mark, first, last, text_of(scene, first, last), False)
    if following is not None and mark.last <= following.first < last:
        last = _before_next(scene, mark, following, last)
    if scene.language == "ru" and scene.lows[mark.first].startswith("документ"):
        counted = _count_before(scene, sentence, mark.first)
        return None if counted is None else Pact(mark, counted, last, text_of(scene, counted, last), True)
    dated = first > sentence.first and _YEAR.fullmatch(scene.tokens[first - 1].text) and first < mark.first
    if dated and scene.language == "en":  # "the 1994 air services agreement"
        return Pact(mark, first - 1, last, text_of(scene, first, last), False)
    worth = _past_worth(scene, sentence, mark)
    if worth is not None:
        title = f"{text_of(scene, first, mark.last)} {text_of(scene, *worth)}"
        return Pact(mark, first, worth[1], title, False)
    number = _count_before(scene, sentence, first)
    if number is None and first < mark.first and _count_before(scene, sentence, first + 1) == first:
        number, first = first, first + 1  # «шесть меморандумов»: the number is no adjective
    understood = "memo" in scene.lows[mark.first] or "мемо" in scene.lows[mark.first]
    bare = first == mark.first and last == mark.last and (mark.last - mark.first == 1 or understood)
    if number is not None:
        many = last == mark.last and first == mark.first and scene.lows[last - 1].endswith(_PLURALS)
        if not many and (last == mark.last or scene.tokens[number].kind == NUMBER):
            return None
        first = number
    elif bare and not _named_by_context(scene, mark):
        return None
    if scene.language == "en" and bare and scene.lows[mark.first] in plain_words("vague_pact"):
        return None
    return Pact(mark, first, last, _title(scene, mark, first, last), number is not None)


def with_field(scene: Scene, last: int, sentence: Sentence) -> int:
    """ "On cooperation [in fisheries]", «сотрудничества [в сельском хозяйстве]»: the field belongs to the title."""
    if last + 1 >= sentence.last or scene.lows[last] not in ("in", "в", "to"):
        return last
    if scene.lows[last] == "to":  # "an agreement [to recognise licences]"
        after = scene.tokens[last + 1]
        plain = after.kind == WORD and not after.capital and after.low not in _NO_NAME
        return phrase_last(scene, last + 2) if plain else last
    if scene.lows[last - 1] not in plain_words("joint_work") or scene.tokens[last + 1].capital:
        return last
    if scene.times_in(last + 1, last + 3) or scene.lows[last + 1] in ("the", "ходе", "рамках", "ближайшее"):
        return last
    return phrase_last(scene, last + 1)


def _past_worth(scene: Scene, sentence: Sentence, mark: Mark) -> tuple[int, int] | None:
    """ "A contract worth $40 million [for the supply of engines]": what it is for, behind its price."""
    if mark.last + 1 >= sentence.last:
        return None
    lead, amount = scene.lows[mark.last], scene.tokens[mark.last + 1]
    if lead not in ("worth", "valued", "стоимостью") and not (lead == "на" and amount.kind == NUMBER):
        return None
    for i in range(mark.last + 2, min(mark.last + 8, sentence.last - 1)):
        if scene.lows[i] in ("for", "to", "on", "на"):
            last = phrase_last(scene, i)
            return (i, last) if last > i + 1 else None
    return None


def _quoted_head(scene: Scene, mark: Mark) -> bool:
    """«Дорожная карта» по торговле: the noun alone stands in quotation marks, what it is on follows them."""
    closes = {"«": "»", "“": "”", "„": "“", '"': '"'}
    return mark.first > 0 and closes.get(scene.tokens[mark.first - 1].text) == scene.tokens[mark.last].text


def _before_next(scene: Scene, mark: Mark, following: Mark, last: int) -> int:
    """ "An agreement on mining and the air transport agreement": the second head ends the first's phrase."""
    if following.first - mark.last <= 1 and following.first > mark.last and scene.lows[mark.last] in ("and", "и"):
        return last  # "agreements and a memorandum on libraries": one phrase
    start = phrase_first(scene, following.first)
    while start > mark.last and scene.lows[start - 1] in _JOINTS:
        start -= 1
    return start


def _count_before(scene: Scene, sentence: Sentence, first: int) -> int | None:
    """The token of a number that counts instruments: "two agreements between", "60 agreements", «десять документов»."""
    i = first - 1
    while i >= sentence.first and scene.lows[i] in ("new", "more", "further", "joint"):
        i -= 1
    if i < sentence.first:
        return None
    if scene.tokens[i].kind == NUMBER or scene.tokens[i].text == ")":
        return i if scene.tokens[i].kind == NUMBER else max(i - 1, sentence.first)
    cues = [cue for cue in scene.cues_in(i, i + 1, "unit", "ten", "hundred") if cue.last == i + 1]
    return i if cues else None


def _named_by_context(scene: Scene, mark: Mark) -> bool:
    """A bare noun that still says which: it has a capital inside a sentence, or a proper acronym."""
    return scene.tokens[mark.first].text.isupper()


def _title(scene: Scene, mark: Mark, first: int, last: int) -> str:
    """English as printed; Russian with its noun in the nominative."""
    if scene.language == "en":
        return lower_first(text_of(scene, first, last))
    base = mark.value.rpartition("/")[2]
    before = text_of(scene, first, mark.first) if first < mark.first else ""
    if before and scene.lows[mark.first] != base:
        return lower_first(text_of(scene, first, last))  # what stands before would no longer agree with it
    return " ".join(part for part in (before.lower(), base, text_of(scene, mark.last, last)) if part)
