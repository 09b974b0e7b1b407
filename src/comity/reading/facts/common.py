"""What the fact rules share: making statements, sentences and clauses, dates near by, plans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from comity.model.period import Period
from comity.model.statement import Evidence, Statement, Voice
from comity.reading.facts.marked import Mark, fact_words, plain_words, standing
from comity.reading.lexicon.lookup import Cue
from comity.reading.lexicon.words import words
from comity.reading.resolve.dating import looks_ahead
from comity.reading.scan import MARK, WORD, Sentence, Token
from comity.reading.scene import Place, Scene, Time

S = TypeVar("S", bound=Statement)

_NOBODY = Voice()
ARTICLES = words("common.articles")
HYPHENS = "-‑"
_QUOTES = frozenset("«“„\"‘'")
OPENING, CLOSING = "«“„\"'‘(", "»”“\"'’)"
_CLUB = words("common.club")
_CLAUSE_MARKS = frozenset(";:—–()[]•*")
_CLOSES = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_LABEL = 12  # tokens of a name that a colon ends
_COUNTRY_ROLES = frozenset(("name", "adjective", "pair", "demonym", "capital", "city", "metonym"))


# --- statements ------------------------------------------------------------------------------------------------------


def make(
    cls: type[S],
    scene: Scene,
    first: int,
    last: int,
    *,
    rule: str,
    evidence: Sequence[Evidence] = (),
    **fields: Any,
) -> S:
    """A statement anchored at tokens first..last-1 (exclusive), without a leading article. `rule` names what found it.

    `fields` are those of the kind and `optional`, `note`, `quality`.
    A field bound by words elsewhere comes with an Evidence of its own (see `told`).
    """
    first = _past_articles(scene, first, last)
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    paragraph = sentence_of(scene, first).paragraph
    why = (Evidence(cls.kind, rule, start, end), *evidence)
    return cls(
        document=scene.document.id,
        text_digest=scene.digest,
        start=start,
        end=end,
        anchor=scene.text[start:end],
        voice=scene.voices.get(paragraph, _NOBODY),
        evidence=why,
        **fields,
    )


def told(name: str, rule: str, item: Place | Time) -> Evidence:
    """The evidence of a field that a place or a time in the text gives."""
    return Evidence(name, rule, item.start, item.end)


def text_of(scene: Scene, first: int, last: int) -> str:
    """The printed words of tokens first..last-1 on one line, without a leading article."""
    first = _past_articles(scene, first, last)
    return " ".join(scene.words(first, last).split())


def _past_articles(scene: Scene, first: int, last: int) -> int:
    """Past the leading articles, but not one that a quotation mark makes part of a name: "“The Long Road”"."""
    while first < last - 1 and scene.lows[first] in ARTICLES:
        if first and scene.tokens[first - 1].text in _QUOTES:
            break
        first += 1
    return first


def lower_first(text: str) -> str:
    """ "Cooperation agreement" -> "cooperation agreement"; names and abbreviations keep their capital ("IA-CEPA",
    "New Deal").

    A second word in lower case shows that the capital only begins a sentence.
    """
    words = text.split(" ")
    plain = words[0][1:].islower() and words[0][:1].isupper()
    return text[:1].lower() + text[1:] if plain and (len(words) == 1 or words[1][:1].islower()) else text


# --- where things stand ----------------------------------------------------------------------------------------------


def sentence_of(scene: Scene, token: int) -> Sentence:
    """The sentence a token stands in."""
    return scene.sentence_of(max(token, scene.sentences[0].first))


def body_sentences(scene: Scene) -> Iterable[Sentence]:
    """Sentences that state something of the relationship: not the header line, boilerplate, questions, or sport."""
    return _body(scene).values()


def _body(scene: Scene) -> Mapping[int, Sentence]:
    """The same by their number."""
    found: dict[int, Sentence] | None = scene.memo.get(("body sentences",))
    if found is None:
        found = scene.memo["body sentences",] = {sentence.index: sentence for sentence in _body_sentences(scene)}
    return found


def _body_sentences(scene: Scene) -> Iterator[Sentence]:
    clubs = (i for i in standing(scene, _CLUB) if _their_club(scene, scene.tokens[i]))
    games = _numbers_of(scene, chain(standing(scene, plain_words("sport")), clubs))
    for sentence in scene.sentences:
        if sentence.block.kind in ("header", "boilerplate") or sentence.first >= sentence.last:
            continue
        if not in_title(sentence) and scene.tokens[sentence.last - 1].text == "?":
            continue
        if sentence.index not in games:
            yield sentence


def _their_club(scene: Scene, token: Token) -> bool:
    """ "Her club", "the club's president": a club of players, not a Business Club."""
    before = scene.lows[token.index - 1] if token.index else ""
    return token.text in ("club", "club's", "club’s", "клуба", "клубом") and (
        token.possessive or before in ("her", "his", "the", "its")
    )


def sentences_with(
    scene: Scene, *found: Sequence[Mark | Place | Time | Cue], tokens: Iterable[int] = ()
) -> list[Sentence]:
    """The body sentences in which one of what was found begins, or one of the tokens stands: a rule need not look at
    the others."""
    firsts = chain(tokens, *([one.first for one in spans] for spans in found))
    body = _body(scene)
    return [body[number] for number in sorted(_numbers_of(scene, firsts)) if number in body]


def _numbers_of(scene: Scene, tokens: Iterable[int]) -> set[int]:
    """Which sentences the tokens stand in; -1 for those that stand in none."""
    numbers: list[int] | None = scene.memo.get(("sentence numbers",))
    if numbers is None:
        numbers = scene.memo["sentence numbers",] = [-1] * len(scene.tokens)
        for sentence in scene.sentences:
            numbers[sentence.first : sentence.last] = [sentence.index] * (sentence.last - sentence.first)
    return {numbers[i] for i in tokens}


def in_title(sentence: Sentence) -> bool:
    """Whether it stands in the title: what the title tells, the text tells again."""
    return sentence.block.kind == "title"


def clause(scene: Scene, i: int) -> tuple[int, int]:
    """Token bounds of the clause around token i: between strong marks, "while", "but" and the like."""
    sentence, dividers = sentence_of(scene, i), _dividers(scene)
    low, high = bisect_left(dividers, i), bisect_left(dividers, i + 1)
    first = max(sentence.first, dividers[low - 1] + 1) if low else sentence.first
    last = min(sentence.last, dividers[high]) if high < len(dividers) else sentence.last
    return min(first, i), max(last, i + 1)


def _dividers(scene: Scene) -> list[int]:
    """The tokens that part clauses."""
    found: list[int] | None = scene.memo.get(("dividers",))
    if found is None:
        strong = [token.index for token in scene.tokens if token.text in _CLAUSE_MARKS]
        found = scene.memo["dividers",] = sorted([*strong, *standing(scene, plain_words("turn"))])
    return found


def times_between(scene: Scene, first: int, last: int) -> list[Time]:
    """Times of the tokens that date something (not "a year earlier", nor the "Jan" of Jan Novak)."""
    times = scene.times_in(first, last)
    return [_of_that_year(scene, time) for time in times if not time.earlier and not _given_name(scene, time)]


def _given_name(scene: Scene, time: Time) -> bool:
    """ "Jan Novak": a month's short name before a capital is somebody's."""
    token = scene.tokens[time.first]
    if token.text != "Jan" or time.last - time.first > 1 or time.last >= len(scene.tokens):
        return False
    after = scene.tokens[time.last]
    return after.kind == WORD and after.capital


def _of_that_year(scene: Scene, time: Time) -> Time:
    """ "Signed in May 2015, in force since 5 October of that year", «с 5 октября того же года»: the year told last."""
    after = [token.low for token in scene.tokens[time.last : time.last + 3]]
    if after[:2] not in (["of", "that"], ["того", "же"]) and after != ["of", "the", "same"]:
        return time
    told = [one for one in scene.times_in(sentence_of(scene, time.first).first, time.first) if not one.earlier]
    return replace(time, period=time.period.shift(told[-1].period.year - time.period.year)) if told else time


def next_clause(scene: Scene, i: int, last: int) -> int:
    """Where another clause begins after token i: ", and the ninth session will be held"; `last` where none does."""
    verbs = fact_words("facts_a", scene.language, "np_stop")
    for j in range(i, last - 2):
        begins = scene.tokens[j].text == "," and scene.lows[j + 1] in ("and", "и", "а")
        rest = scene.tokens[j + 2 : min(j + 14, last)]
        if begins and any(verbs.get(token.low, ("", ""))[1] == "verb" for token in rest):
            return j
    return last


def dated_head(scene: Scene, sentence: Sentence) -> tuple[Time, int] | None:
    """The date that opens a line of a list and the token after its mark: "2007: ...", «1 мая 2012 года — ...»."""
    first = sentence.first
    while first < sentence.last and scene.tokens[first].kind == MARK:
        first += 1
    time = next((time for time in scene.times_in(first, first + 1)), None)
    if time is None or time.earlier:
        return None
    i = time.last
    while i < sentence.last and scene.lows[i] in ("год", "года", "г", "."):
        i += 1
    return (time, i + 1) if i + 1 < sentence.last and scene.tokens[i].text in (":", "—", "–") else None


def label_end(scene: Scene, sentence: Sentence, first: int) -> int | None:
    """ "26th Forum: Oslo, May 2018": the token after the colon of a name that opens its line; None elsewhere."""
    start = sentence.first
    while start < first and (scene.tokens[start].kind == MARK or scene.lows[start] in ARTICLES):
        start += 1
    named = all(scene.tokens[i].kind == WORD and scene.tokens[i].capital for i in range(start, first))
    if start != first and not (start < first and named):
        return None
    stops = fact_words("facts_a", scene.language, "np_stop")
    for i in range(first, min(first + _LABEL, sentence.last - 1)):
        if scene.tokens[i].text == ":":
            return i + 1
        if scene.lows[i] in stops and scene.tokens[i - 1].text not in HYPHENS:
            return None
    return None


def time_near(scene: Scene, first: int, last: int) -> Time | None:
    """The time that dates the words first..last-1: right after them, else the nearest of their clause, else of their
    sentence.

    "The talks in Oslo on 5 May", "On 5 May the talks were held", "in May, while ..., the talks".
    """
    sentence = sentence_of(scene, first)
    label = label_end(scene, sentence, first)
    named = times_between(scene, label, clause(scene, label)[1]) if label is not None else []
    if named:
        return named[0]
    if last < sentence.last and scene.tokens[last].text in ("—", "–"):  # «второе заседание — октябрь 2018 года»
        behind = times_between(scene, last + 1, min(last + 4, sentence.last))
        if behind:
            return behind[0]
    own = clause(scene, first)
    later = any(scene.lows[i] in plain_words("after_that") for i in range(own[0], first))
    for low, high in (own,) if later else (own, (sentence.first, first)):
        near = [time for time in times_between(scene, low, high) if time.last <= first or time.first >= last]
        near = [time for time in near if not _of_another(scene, time, last)]
        near = [time for time in near if time.rule != "since"] or near  # "at the summit, where it sits since 2018"
        after = [time for time in near if time.first >= last]
        if len(after) < len(near):
            after = [time for time in after if time.first < next_clause(scene, last, high)]
            near = [time for time in near if time.last <= first or time in after]
        if (
            after
            and last + 1 < sentence.last
            and scene.lows[last + 1] in ("which", "who", "который", "которая", "которое")
        ):
            return after[0]  # "the forum, which met in May": its own clause dates it
        if after and (after[0].first - last <= 4 or not [t for t in near if t.last <= first]):
            return after[0]
        if near:
            return min(near, key=lambda time: (first - time.last) if time.last <= first else (time.first - last))
    return None


def _of_another(scene: Scene, time: Time, last: int) -> bool:
    """A time that belongs to another noun ("the treaty of 1995") or to what was before ("which last met in 2011")."""
    lead = time.first - 1
    if lead > last and scene.lows[lead] == "of":
        return True
    if lead >= 0 and scene.lows[lead] in ("until", "till"):
        return True  # the end, not the day
    start = time.first
    while start > 0 and scene.tokens[start - 1].text not in (",", ".", ";", "(", "—"):
        start -= 1
    segment = [token.low for token in scene.tokens[start : time.first]]
    return start > last and any(
        word in segment for word in ("last", "previous", "последний", "предыдущий", "предыдущее")
    )


def period_near(scene: Scene, first: int, last: int) -> Period | None:
    """The period of `time_near`."""
    time = time_near(scene, first, last)
    return time.period if time else None


def is_planned(scene: Scene, sentence: Sentence, first: int | None = None, last: int | None = None) -> bool:
    """Whether the sentence (or its tokens first..last-1) speaks of what is to come."""
    return looks_ahead(
        scene.tokens,
        replace(
            sentence, first=sentence.first if first is None else first, last=sentence.last if last is None else last
        ),
    )


def whole_year(time: Time) -> Period:
    """ "By the end of the year" is some time in the year."""
    end = time.period.day == 31 and time.period.month == 12 and time.relative
    return Period.of_year(time.period.year) if end else time.period


def ahead_of_text(scene: Scene, period: Period | None) -> bool:
    """Whether the period begins after the document was written. The day itself is not ahead."""
    return bool(period and scene.date and period.first_day > scene.date.last_day)


def behind_text(scene: Scene, period: Period | None) -> bool:
    """Whether the period was over when the document was written."""
    return bool(period and scene.date and period.last_day < scene.date.first_day)


def countries_in(scene: Scene, first: int, last: int) -> list[str]:
    """ISO codes of the countries named at tokens first..last-1, each once, in order; not blocs."""
    codes = [p.code for p in scene.places_in(first, last) if p.role in _COUNTRY_ROLES and len(p.code) == 3]
    return list(dict.fromkeys(code for code in codes if code.isupper()))


def quoted(scene: Scene, i: int) -> tuple[int, int] | None:
    """Tokens inside the quotation marks that token i opens, or None: «Алатау» -> the word between."""
    ends = _CLOSES.get(scene.tokens[i].text)
    if ends is None:
        return None
    for j in range(i + 1, min(i + 16, len(scene.tokens))):
        if scene.tokens[j].text in ends:
            return (i + 1, j) if j > i + 1 else None
    return None
