"""Ranks: "ranked ninth among the buyers", «заняла 11-е место», "its second largest market", "the top five"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.reading.lexicon.lookup import lexicon
from comity.reading.lexicon.words import words
from comity.reading.resolve.forms import clause_first
from comity.reading.scan import NUMBER, Sentence, Token
from comity.reading.scene import Scene

_NOUNS = words("ranks.nouns")
_BEHIND = words("ranks.behind")
_CAPITAL = words("ranks.capital")
_DESTINATIONS = words("ranks.destinations")
_ENDINGS = words("ranks.endings")
_NO_RANK = words("ranks.no_rank")
_PARTNERS = words("ranks.partners")
_RANKED = words("ranks.ranked")
_SUFFIXES = words("common.suffixes")
_SUPERLATIVE = words("ranks.superlative")
_VERBS = words("ranks.verbs")
_MEASURES = (
    (words("ranks.suppliers"), "imports"),
    (words("ranks.buyers"), "exports"),
    (words("ranks.investors"), "investment"),
    (_PARTNERS, "turnover"),
)
_WITHIN = words("ranks.within")
_PLACES = words("ranks.places")
_WHOM = words("ranks.whom")
_BEING = frozenset(("is", "was", "as", "and", "remains", "remained", "became", "are", "the", "its", "our", ","))
_ARE = words("ranks.are")
_IS = words("ranks.is")
_IN_TRADE = words("ranks.in_trade")
_TRADES = ((words("ranks.exports"), "exports"), (words("ranks.imports"), "imports"), (words("ranks.trade"), "turnover"))
_GROUPS = {"тройку": 3, "тройке": 3, "пятерку": 5, "пятерке": 5, "десятку": 10, "десятке": 10}
# The words a rank begins with besides ordinals and digits.
_OPENERS = frozenset(("top", "largest", "biggest", "leading", "highest", "no", "№", "number", "номер", *_GROUPS))
_TEN = 10
_OF_TRADE = words("ranks.of_trade")
_BY_SIZE = ("величин", "значени", "значимост", "объем", "важност", "размер")
_AMONG = frozenset(("among", "среди"))
_BALANCES = frozenset(("surplus", "deficit"))


@dataclass(frozen=True, slots=True)
class Rank:
    """tokens first..last are the printed rank; measure is what its noun says, empty where the discourse decides."""

    first: int
    last: int
    value: int
    measure: str
    bound: str = "exact"


def ranks(scene: Scene, sentence: Sentence) -> list[Rank]:
    """The ranks of a sentence, not overlapping."""
    found: list[Rank] = []
    may_open = _may_open(scene)
    for i in may_open[bisect_left(may_open, sentence.first) : bisect_left(may_open, sentence.last)]:
        rank = (
            _ordinal(scene, sentence, i)
            or _top(scene, sentence, i)
            or _numbered(scene, sentence, i)
            or _elliptic(scene, sentence, i, found)
        )
        if rank is not None and not (found and rank.first < found[-1].last) and not _denied(scene, sentence, rank):
            found.append(rank)
    return found


def _may_open(scene: Scene) -> list[int]:
    """The tokens a rank may begin with: ordinals, digits, words with a hyphen, "top" and the like; found once."""
    found: list[int] | None = scene.memo.get(("ranks may open",))
    if found is None:
        ordinals = {cue.first for cue in scene.cues if cue.kind in ("ordinal", "ten")}
        found = scene.memo["ranks may open",] = [
            i
            for i, token in enumerate(scene.tokens)
            if token.kind == NUMBER or "-" in token.low or i in ordinals or token.low in _OPENERS
        ]
    return found


def _denied(scene: Scene, sentence: Sentence, rank: Rank) -> bool:
    """«Далеко не первый партнёр», "not in the top ten": no rank is told."""
    lead = scene.lows[max(sentence.first, rank.first - 3) : rank.first]
    return "не" in lead or lead[-2:] == ["not", "the"] or lead[-1:] == ["not"] or lead[-3:] == ["not", "in", "the"]


def _noun_measure(scene: Scene, sentence: Sentence, last: int) -> str:
    """The measure of the nearest noun of ranks after: a supplier is first in imports, a buyer in exports."""
    window = scene.tokens[last : min(last + 6, sentence.last)]
    said = scene.lows[sentence.first : sentence.last]
    if any(token.low in _DESTINATIONS for token in window) and not _CAPITAL.isdisjoint(said):
        return "investment"
    for token in window:
        for nouns, measure in _MEASURES:
            if token.low in nouns:
                if token.low == "source" and any(
                    other.low in _BALANCES for other in _source_of(scene, sentence, token)
                ):
                    return "balance"
                return _one_sided(scene, token) if nouns is _PARTNERS else measure
    return ""


def _source_of(scene: Scene, sentence: Sentence, token: Token) -> Sequence[Token]:
    """The words that say what it is a source of: "the largest source of Korea's trade surplus"."""
    return scene.tokens[token.index + 1 : min(token.index + 8, sentence.last)]


def _one_sided(scene: Scene, noun: Token) -> str:
    """ "Peru's import partners", «среди экспортных партнёров»: partners of one flow, else of the whole trade."""
    before = scene.lows[noun.index - 1] if noun.index else ""
    sides = (("exports", ("export", "экспортн")), ("imports", ("import", "импортн")))
    return next((measure for measure, stems in sides if before.startswith(stems)), "turnover")


def _ordinal(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """fifth among; second export market; четвёртым среди партнёров; 11-е место; 13th largest."""
    value, last = _ordinal_at(scene, sentence, i)
    if not value or not _ranked(scene, sentence, i, last):
        return None
    return Rank(i, last, value, _noun_measure(scene, sentence, last) or _among(scene, sentence, i))


def _among(scene: Scene, sentence: Sentence, i: int) -> str:
    """ "Among the customers of Peru, Chile moved down to third place": the noun stands before."""
    first = clause_first(scene, sentence, i)
    for token in scene.tokens[max(sentence.first, first - 12) : i]:
        if token.low in _AMONG:
            return _measure_of(scene.tokens[token.index : token.index + 4])
    return ""


def _ordinal_at(scene: Scene, sentence: Sentence, i: int) -> tuple[int, int]:
    """(value, token after) of an ordinal in words or digits at i; 0 for none."""
    token = scene.tokens[i]
    if token.kind == NUMBER:
        return _ordinal_in_digits(scene, sentence, i)
    joined, _, superlative = token.low.partition("-")
    if superlative in _SUPERLATIVE:
        return next(
            (int(entry.value) for entry in lexicon("en").forms.get(joined, ()) if entry.kind == "ordinal"), 0
        ), i + 1
    cues = scene.cues_in(i, i + 1, "ordinal")
    if cues:
        return int(cues[-1].value), i + 1
    tens = _tens(scene, joined)
    return _compound(scene, sentence, i, tens, superlative) if tens else (0, i + 1)


def _ordinal_in_digits(scene: Scene, sentence: Sentence, i: int) -> tuple[int, int]:
    """(value, token after) of "13th", «11-е» at i; 0 for other digits."""
    tokens, token = scene.tokens, scene.tokens[i]
    if i + 1 >= sentence.last or len(token.text) > 3 or not token.text.isdecimal():
        return 0, i + 1
    suffix = tokens[i + 1]
    if suffix.start == token.end and suffix.low in _SUFFIXES:
        return int(token.text), i + 2
    ending = tokens[i + 2] if i + 2 < sentence.last else None
    if suffix.text == "-" and ending is not None and ending.low in _ENDINGS and ending.start == suffix.end:
        return int(token.text), i + 3
    return 0, i + 1


def _tens(scene: Scene, word: str) -> int:
    """The value of twenty, thirty ... in words; 0 for another word."""
    return next((int(entry.value) for entry in lexicon(scene.language).forms.get(word, ()) if entry.kind == "ten"), 0)


def _compound(scene: Scene, sentence: Sentence, i: int, tens: int, joined: str) -> tuple[int, int]:
    """ "twenty-fourth", «двадцать четвёртый»: tens in words and the ordinal of what is above them."""
    if joined:
        forms = lexicon(scene.language).forms.get(joined, ())
        above = next((int(entry.value) for entry in forms if entry.kind == "ordinal"), 0)
        return (tens + above if 0 < above < _TEN else 0), i + 1
    cues = scene.cues_in(i + 1, min(i + 2, sentence.last), "ordinal")
    above = int(cues[-1].value) if cues else 0
    return (tens + above, i + 2) if 0 < above < _TEN else (0, i + 1)


def _ranked(scene: Scene, sentence: Sentence, i: int, last: int) -> bool:
    """A place in an order, not the first session, the fifth of May or the fourth time."""
    after = scene.lows[last : min(last + 6, sentence.last)]
    if after[:1] == ["по"] and after[1:2] and after[1].startswith(_BY_SIZE):
        after = after[2:]  # «четвёртый по величине поставщик»
    following = after[0] if after else ""
    if following in _NO_RANK:
        return False
    times = scene.times_in(max(sentence.first, i - 2), last)
    if any(time.first <= i < time.last and time.first >= i - 1 for time in times):
        return False
    if (
        "-" in scene.lows[i]
        or any(word in _NOUNS for word in after[:2])
        or following in _SUPERLATIVE
        or after[:2] == ["most", "important"]
    ):
        return True
    before = scene.lows[max(sentence.first, i - 5) : i]
    if not _RANKED.isdisjoint(before) or after[:2] == ["only", "to"]:
        return True
    if before[-1:] and before[-1] in _WHOM and before[-2:-1] and before[-2] in _PLACES:
        return True  # "that places us 38th"
    if _VERBS.isdisjoint(before[-2:]):
        return False
    if following in _BEHIND or not _NOUNS.isdisjoint(after):
        return True
    return following not in ("to", "who", "кто") and bool(
        _among(scene, sentence, i)
    )  # "Among its partners X was fifth"


def _elliptic(scene: Scene, sentence: Sentence, i: int, found: list[Rank]) -> Rank | None:
    """ "its sixth partner and the second in Asia", "the fifth and No. 1 in Africa", «а Чили в перуанской торговле —
    десятая»: a rank whose noun was told, or the trade that it is a rank in."""
    tokens = scene.tokens
    value, last = _ordinal_at(scene, sentence, i)
    if not value and scene.lows[i] in ("no", "№", "number"):
        rank = _number_one(scene, sentence, i)
        return replace(rank, measure=rank.measure or found[-1].measure) if rank and found else rank
    if not value:
        return None
    if found and last < sentence.last and scene.lows[last] in _WITHIN:
        return Rank(i, last, value, found[-1].measure, found[-1].bound)
    closes = last >= sentence.last or tokens[last].text in ".,;:()" or scene.lows[last] in ("today", "now")
    lead = tokens[i - 1].text if i > sentence.first else ""
    if found and closes and lead.lower() in _ARE:
        return Rank(i, last, value, found[-1].measure, found[-1].bound)
    said = tokens[max(sentence.first, i - 9) : i]
    if closes and lead.lower() in _IS and any(token.low == "among" for token in said):
        return Rank(i, last, value, _measure_of(said))
    return _elliptic_in_russian(scene, sentence, Rank(i, last, value, ""), closes) if scene.language == "ru" else None


def _elliptic_in_russian(scene: Scene, sentence: Sentence, rank: Rank, closes: bool) -> Rank | None:
    """«А Чили в перуанской торговле — десятая», «третьей после России», «пятый в экспорте»."""
    tokens, i, last = scene.tokens, rank.first, rank.last
    lead = tokens[i - 1].text if i > sentence.first else ""
    if closes and (lead in ("—", "–", "она", "он", "оно") or _place_at(scene, i)):
        said = tokens[max(sentence.first, i - 12) : i]
        if not _IN_TRADE.isdisjoint({token.low for token in said}):
            return replace(rank, measure=_measure_of(said))
    said = tokens[max(sentence.first, i - 9) : i]
    after = scene.lows[last + 1] if last + 1 < sentence.last else ""
    at = scene.lows[last] if last < sentence.last else ""
    behind = after if at == "," else at
    by_it = any(token.low in ("показателю", "объему") for token in said)
    if (behind == "после" or (closes and by_it)) and _tells(tokens, sentence, i):
        return replace(rank, measure=_measure_of(said))
    if not closes and scene.lows[last] in ("в", "по") and after in _IN_TRADE:
        return replace(rank, measure=_measure_of(tokens[last : last + 2]))
    return None


def _tells(tokens: Sequence[Token], sentence: Sentence, i: int) -> bool:
    """«по объёму импорта она идёт третьей после России»: trade or goods are spoken of, or a verb of place is."""
    said = {token.low for token in tokens[max(sentence.first, i - 10) : i]}
    return not _IN_TRADE.isdisjoint(said) or not _OF_TRADE.isdisjoint(said)


def _place_at(scene: Scene, i: int) -> bool:
    """A country's name stands right before."""
    return any(place.last == i and place.role == "name" for place in scene.places_in(i - 3, i))


def _measure_of(said: Sequence[Token]) -> str:
    """The measure that words like "investors" or «импорте» give a rank; empty where the discourse decides."""
    for token in said:
        for nouns, measure in (*_MEASURES, *_TRADES):
            if token.low in nouns:
                return measure
    return ""


def _number_one(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """ "China was number one", "No. 1 in Southeast Asia": after "is", "was", "and" or "as"."""
    tokens = scene.tokens
    j = i + 2 if i + 1 < sentence.last and scene.lows[i + 1] == "." else i + 1
    lead = scene.lows[i - 1] if i > sentence.first else ""
    if j >= sentence.last or lead not in _BEING:
        return None
    value = int(tokens[j].text) if tokens[j].text.isdecimal() and len(tokens[j].text) <= 3 else 0
    if not value:
        value = next((int(cue.value) for cue in scene.cues_in(j, j + 1, "unit")), 0)
    closes = j + 1 >= sentence.last or tokens[j + 1].text in ".,;)" or scene.lows[j + 1] in _WITHIN
    first = i if scene.lows[i] == "number" else j
    return Rank(first, j + 1, value, _noun_measure(scene, sentence, j + 1)) if value and closes else None


def _top(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """the largest trading partner; top five; входит в тройку (under: among the first three)."""
    tokens = scene.tokens
    low = scene.lows[i]
    if low in _GROUPS:
        return Rank(i, i + 1, _GROUPS[low], _noun_measure(scene, sentence, i + 1), "under")
    if low == "top" and i + 1 < sentence.last:
        number = tokens[i + 1].text
        spelled = [int(cue.value) for cue in scene.cues_in(i + 1, i + 2, "unit")]
        if number.isdecimal() and len(number) <= 3:
            spelled.append(int(number))
        if spelled:
            return Rank(i, i + 2, spelled[0], _noun_measure(scene, sentence, i + 2), "under")
    if (
        low in ("largest", "biggest", "leading", "highest")
        and _singular(tokens, i)
        and not _NOUNS.isdisjoint(scene.lows[i + 1 : min(i + 5, sentence.last)])
    ):
        # "the second largest", "the three largest": told by the number before.
        numbered = any(cue.last == i for cue in scene.cues_in(max(sentence.first, i - 2), i, "ordinal", "unit"))
        if not numbered and scene.lows[i - 1] not in _SUFFIXES and not _ordinal_at(scene, sentence, i - 1)[0]:
            return Rank(i, i + 1, 1, _noun_measure(scene, sentence, i + 1))
    return None


def _singular(tokens: Sequence[Token], i: int) -> bool:
    """ "the leading supplier", not "leading suppliers" nor "a leading supplier"."""
    if tokens[i].low != "leading":
        return True
    return tokens[i - 1].low in ("the", "its", "our", "their", "as") or tokens[i - 1].possessive


def _numbered(scene: Scene, sentence: Sentence, i: int) -> Rank | None:
    """customer No. 15; покупатель № 3."""
    tokens = scene.tokens
    if scene.lows[i] == "номер" and i + 1 < sentence.last and scene.lows[i + 1] == "один":
        measure = _measure_of(tokens[max(sentence.first, i - 2) : i])
        return Rank(i, i + 2, 1, measure) if measure else None
    around = tokens[max(sentence.first, i - 1) : i] + tokens[i + 1 : min(i + 9, sentence.last)]
    if scene.lows[i] not in ("no", "№") or not any(token.low in _NOUNS or token.low in _RANKED for token in around):
        return None
    j = i + 2 if i + 1 < sentence.last and scene.lows[i + 1] == "." else i + 1
    if j >= sentence.last or not tokens[j].text.isdecimal() or len(tokens[j].text) > 3:
        return None
    return Rank(j, j + 1, int(tokens[j].text), _noun_measure(scene, sentence, i - 1))
