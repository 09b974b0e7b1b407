"""Which two countries the document is about, and whose source speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from comity.model.statement import Voice
from comity.reading.lexicon.words import words
from comity.reading.scan import WORD, Sentence, Token
from comity.reading.scene import Place

_WEIGHT = {"name": 3, "adjective": 3, "pair": 3, "demonym": 2, "capital": 1, "city": 1, "metonym": 1}
_SOURCES = words("pair.sources")
_PHRASE_ENDS = words("pair.phrase_ends")
_TOWARDS = words("pair.towards")
_ENVOYS = words("pair.envoys")
_OWN = words("pair.own")
_OFFICES = words("pair.offices")
_PARTNER_LEADS = words("pair.partner_leads")
_SELLING = words("pair.selling")
_VISITED = frozenset(("to",))
_IS = frozenset(("is", "was", "remains", "became", "remained", "—", "–"))
_WITHIN = words("turned.within")
_SIDE_BY_SIDE = frozenset(("and", "и", "—", "–", "-", "with", "с", "со"))
_COORDINATED = 2  # what a title weighs against the words of the text
_TITLED = 2
_INSTITUTIONS = {
    "белстат": "BLR", "белстата": "BLR", "геостат": "GEO", "геостата": "GEO", "росстат": "RUS", "росстата": "RUS",
    "фтс": "RUS",
}  # fmt: skip


def guess_pair(places: Sequence[Place], sentences: Sequence[Sentence]) -> tuple[str, str] | None:
    """The two countries named most, those of the title counting three times; ties go to the first named."""
    score: Counter[str] = Counter()
    order: dict[str, int] = {}
    title_end = sentences[0].last if sentences else 0
    for place in places:
        weight = _WEIGHT.get(place.role, 0)
        if weight and len(place.code) == 3:
            score[place.code] += weight * (3 if place.first < title_end else 1)
            order.setdefault(place.code, place.first)
    ranked = sorted(score, key=lambda code: (-score[code], order[code]))
    return (ranked[0], ranked[1]) if len(ranked) > 1 else None


def guess_home(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    pair: tuple[str, str],
    payer: str | None = None,
) -> str:
    """The country whose source speaks: the envoy's who says "our", the named statistics', the one whose money the sums
    are in, the dateline's, else the first named. payer: whose own money is printed."""
    head = [sentence for sentence in sentences if sentence.block.kind != "header"][:8]
    last = head[-1].last if head else 0
    own = any(token.low in _OWN for token in tokens)
    envoy = _beside(tokens, places, _ENVOYS, 0, last, pair)
    if own and envoy:
        return envoy
    we = _we(tokens, sentences, places, pair) if own else None
    if we:
        return we
    for token in tokens[:last]:
        if _INSTITUTIONS.get(token.low) in pair:
            return _INSTITUTIONS[token.low]
    byline = _byline(tokens, head, places, pair) if own else None
    if byline:
        return byline
    source = _beside(tokens, places, _SOURCES, 0, last, pair)
    if source or payer:
        return source or payer or pair[0]
    titled = _side_by_side(tokens, sentences, places, pair)
    if titled:
        return titled
    for sentence in head[:3]:
        for place in places:
            if (
                place.first == sentence.first
                and place.role in ("capital", "city")
                and tokens[place.first].text.isupper()
                and place.code in pair
            ):
                return place.code
    return (
        envoy
        or (_not_the_title(sentences, places, pair) if own else None)
        or _told_from(tokens, sentences, places, pair)
    )


def _byline(
    tokens: Sequence[Token], head: Sequence[Sentence], places: Sequence[Place], pair: tuple[str, str]
) -> str | None:
    """ "Ama Boateng, Deputy Minister of Trade of Ghana, Lima, 5 May 2018": a line under the title that is no sentence
    and names whose official speaks."""
    for sentence in head[1:3]:
        if tokens[sentence.last - 1].text not in ".!?:" and tokens[sentence.first].capital:
            office = _beside(tokens, places, _OFFICES, sentence.first, sentence.last, pair)
            if office:
                return office
    return None


def _we(
    tokens: Sequence[Token], sentences: Sequence[Sentence], places: Sequence[Place], pair: tuple[str, str]
) -> str | None:
    """ "We imported goods from Italy", «наш экспорт в Чили»: who says "we" is the other of the two, where no clause
    says otherwise."""
    votes = dict.fromkeys(pair, 0)
    for place in places:
        owned = place.role == "adjective" and place.first > 0 and tokens[place.first - 1].low in ("с", "со", "with")
        if place.code not in pair or not (place.role == "name" or owned) or not place.first or place.possessive:
            continue  # owned: «у нас 140 предприятий с немецким участием»
        lead = tokens[place.first - 1].low
        if lead not in _PARTNER_LEADS and lead not in _SELLING:
            continue
        before = _of_clause(tokens[max(0, place.first - 12) : place.first])
        if any(token.low in _OWN for token in before):
            votes[pair[1] if place.code == pair[0] else pair[0]] += 1
    first, second = votes[pair[0]], votes[pair[1]]
    return None if first == second or min(first, second) else pair[0] if first else pair[1]


def _of_clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens after the last mark that ends a clause."""
    kept: list[Token] = []
    for token in reversed(tokens):
        if token.text in ".;:!?,()":
            break
        kept.append(token)
    return kept


def _told_from(
    tokens: Sequence[Token], sentences: Sequence[Sentence], places: Sequence[Place], pair: tuple[str, str]
) -> str:
    """The side the text is told from: "our exports to Mexico", "trade with Japan", "the numbers on Peru" are told by
    the other one; "Canadian goods", "India's exports" by their own. Ties go to the country named first."""
    score = dict.fromkeys(pair, 0)
    score.update(dict.fromkeys(_first_of_title(tokens, sentences, places, pair), _COORDINATED))
    named = [place for place in places if place.code in pair and place.role != "pair"]
    for place in named:
        lead = tokens[place.first - 1].low if place.first else ""
        lead = tokens[place.first - 2].low if lead == "the" and place.first > 1 else lead
        if lead in _TOWARDS:
            # «в российском импорте», "in Lima" say nothing of the side; "to Mexico" does.
            if (place.role == "name" and lead not in _WITHIN) or (place.role == "capital" and lead in _VISITED):
                score[place.code] -= _TITLED if place.first < sentences[0].last else 1
        elif place.possessive or place.role == "adjective":
            score[place.code] += 1
        after = [token.low for token in tokens[place.last : place.last + 4]]
        if place.role == "name" and after and after[0] in _IS and not _OWN.isdisjoint(after[1:]):
            score[place.code] -= _TITLED  # "Chile is our ninth partner"
    first = next((place.code for place in places if place.code in pair), pair[0])
    return max(pair, key=lambda code: (score[code], code == first))


def _not_the_title(sentences: Sequence[Sentence], places: Sequence[Place], pair: tuple[str, str]) -> str | None:
    """ "Bulgaria: what we trade in": a title that names one country alone, in a text that says "we", names the other
    side."""
    title = [place for place in places if sentences and place.first < sentences[0].last and place.code in pair]
    codes = {place.code for place in title}
    if len(codes) != 1 or any(place.role != "name" or place.possessive for place in title):
        return None
    return pair[1] if pair[0] in codes else pair[0]


def _side_by_side(
    tokens: Sequence[Token], sentences: Sequence[Sentence], places: Sequence[Place], pair: tuple[str, str]
) -> str | None:
    """ "Economic ties of Ghana and Brazil", «О торговле Ганы с Бразилией»: a title that names both side by side puts
    the teller's own side first."""
    title = [place for place in places if place.code in pair and sentences and place.first < sentences[0].last]
    for place, other in pairwise(title):
        between = tokens[place.last : other.first]
        if place.code != other.code and len(between) == 1 and between[0].low in _SIDE_BY_SIDE:
            return place.code
    return None


def _first_of_title(
    tokens: Sequence[Token], sentences: Sequence[Sentence], places: Sequence[Place], pair: tuple[str, str]
) -> list[str]:
    """The side that a title names first: both side by side, or its subject."""
    titled = _side_by_side(tokens, sentences, places, pair)
    if titled:
        return [titled]
    title = [place for place in places if place.code in pair and sentences and place.first < sentences[0].last]
    opens = title[0] if title and title[0].first == sentences[0].first and title[0].role == "name" else None
    after = tokens[opens.last] if opens is not None and opens.last < len(tokens) else None
    # "Kenya opens a trade house in Chile": its subject.
    return (
        [opens.code] if opens is not None and after is not None and after.kind == WORD and not opens.possessive else []
    )


def _beside(
    tokens: Sequence[Token],
    places: Sequence[Place],
    words: frozenset[str],
    first: int,
    last: int,
    pair: tuple[str, str],
) -> str | None:
    """The pair's country that a word belongs to: the adjective or possessive before it, or "of X" (genitive in
    Russian) after it."""
    for token in tokens[first:last]:
        if token.low not in words:
            continue
        near = [place for place in places if place.code in pair and place.role in ("name", "adjective", "demonym")]
        before = [
            place
            for place in near
            if 0 <= token.index - place.last <= 2 and (place.role == "adjective" or place.possessive)
        ]
        if before:
            return before[-1].code
        after = [
            place
            for place in near
            if 0 < place.first - token.index <= 6 and not _stops(tokens, token.index + 1, place.first)
        ]
        if after:
            return after[0].code
    return None


def _stops(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Something between that ends the phrase, or a preposition that turns it: "Ambassador to Kazakhstan" is not
    Kazakhstan's."""
    return any(token.low in _PHRASE_ENDS for token in tokens[first:last])


def voices(tokens: Sequence[Token], sentences: Sequence[Sentence], home: str | None) -> dict[int, Voice]:
    """Paragraph -> who speaks. Paragraphs that only ask are the interviewer's; with two of those, the rest is the
    speaker's."""
    asked = {
        sentence.paragraph
        for sentence in sentences
        if tokens[sentence.last - 1].text == "?" and sentence.end >= sentence.block.end - 1 and _asks(tokens, sentence)
    }
    spoken: dict[int, Voice] = {}
    if len(asked) < 2:
        return spoken
    begun = False
    for sentence in sentences:
        if sentence.paragraph in asked:
            spoken[sentence.paragraph] = Voice("interviewer")
            begun = True
        elif begun and sentence.block.kind not in ("boilerplate", "caption"):
            spoken.setdefault(sentence.paragraph, Voice("speaker", "", home))
    return spoken


def _asks(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """A paragraph that is a question, not a rhetorical one at the end of a long answer."""
    return sentence.block.end - sentence.block.start < 400 and not tokens[sentence.first].text.isdigit()
