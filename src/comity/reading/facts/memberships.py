"""Memberships: where the text says that countries belong to an organisation, not merely that they cooperate in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from comity.model.facts import Membership
from comity.model.statement import Statement
from comity.reading.facts.common import ARTICLES, clause, countries_in, make, sentences_with, text_of
from comity.reading.facts.marked import Mark, marks, marks_in, plain_words
from comity.reading.facts.unions import met_there, organisations_after, printed
from comity.reading.lexicon.words import words
from comity.reading.resolve.dating import looks_ahead
from comity.reading.scan import Sentence
from comity.reading.scene import Place, Scene

_THEY = words("memberships.they")
_NAMED = ("organisation",)
_BETWEEN = frozenset((*ARTICLES, ",", "and", "и"))


def find(scene: Scene) -> list[Statement]:
    """One line an organisation and way of saying so: belonging is a line, cooperation on its basis an optional one."""
    belongs, basis = marks(scene, "facts_a", "belong"), marks(scene, "facts_a", "basis")
    founded, which = marks(scene, "facts_a", "founded"), marks(scene, "facts_a", "which")
    found: list[Membership] = []
    named = [place for place in scene.places if place.role in _NAMED]
    for sentence in sentences_with(scene, belongs, basis, founded, which, named):
        found.extend(_belonging(scene, sentence, belongs))
        found.extend(_relative(scene, sentence, which))
        found.extend(_enumerated(scene, sentence, founded))
        found.extend(_other_members(scene, sentence))
        found.extend(_named_before(scene, sentence))
        found.extend(_cooperation(scene, sentence, basis))
    return list(_distinct(found))


# --- ways of saying so -----------------------------------------------------------------------------------------------


def _belonging(scene: Scene, sentence: Sentence, words: Sequence[Mark]) -> list[Membership]:
    """ "Both countries belong to the Union", «Чили входит в Альянс», "as a member state of the Union", «Обе страны —
    члены ШОС»."""
    found: list[Membership] = []
    for mark in marks_in(words, sentence.first, sentence.last):
        targets = organisations_after(scene, mark.last, sentence.last, unknown=_says_member(scene, mark))
        if not targets:
            continue
        last = targets[-1][1]
        countries = _subjects(scene, sentence, mark)
        shared = any(stem in scene.words(mark.first, mark.last).lower() for stem in ("membership", "членств"))
        if shared and countries != scene.pair:
            continue  # "applied for membership of": whose it is nothing tells
        if not countries and "члены" not in scene.words(mark.first, mark.last).lower():
            countries = _listed_after(scene, last, sentence.last)
        if countries and not _denied(scene, mark, sentence):
            optional = (
                looks_ahead(scene.tokens, sentence)
                and mark.value == "member"
                and "join" in scene.words(mark.first, mark.last)
            )
            for first, end, name in targets:
                line = _line(scene, first, end, countries, name, "belongs", status=mark.value, optional=optional)
                found.append(line)
    return found


def _says_member(scene: Scene, mark: Mark) -> bool:
    """ "Members of", "belong to", «входят в», but not «участвует в» nor "are in": anything may follow those."""
    words = scene.words(mark.first, mark.last).lower()
    return any(stem in words for stem in ("member", "belong", "вход", "член", "состо")) and "ship" not in words


def _relative(scene: Scene, sentence: Sentence, words: Sequence[Mark]) -> list[Membership]:
    """ "The Union, of which both countries are members", «Союз, в который входят обе страны»."""
    found = []
    for mark in marks_in(words, sentence.first, sentence.last):
        union = _right_before(scene, sentence, mark)
        tail = [token.low for token in scene.tokens[mark.first : min(mark.last + 8, sentence.last)]]
        if union is None or (
            scene.language == "en" and not any(word.startswith(("member", "belong", "part")) for word in tail)
        ):
            continue
        both = any(a in plain_words("both") for a in tail)
        countries = tuple(scene.pair or ()) if both else tuple(_run(scene, mark.last, sentence.last))
        if countries:
            found.append(_line(scene, union[0], union[1], countries, union[2], "to which they belong"))
    return found


def _right_before(scene: Scene, sentence: Sentence, mark: Mark) -> tuple[int, int, str] | None:
    """(first, last, name) of the union that ", to which" follows, also where its summit is named."""
    for place in scene.places_in(sentence.first, mark.first):
        if place.last != mark.first - 1:
            continue
        if place.role in _NAMED:
            return place.first, place.last, printed(scene, place)
        there = met_there(scene, place)
        if there is not None:
            return there[0], place.last, there[1]
    return None


def _enumerated(scene: Scene, sentence: Sentence, words: Sequence[Mark]) -> list[Membership]:
    """ "The Union set up between A, B and C", "the three members of the Union, A, B and C"."""
    found = []
    for mark in marks_in(words, sentence.first, sentence.last):
        for i in range(mark.last, min(mark.last + 5, sentence.last)):
            if scene.lows[i] in ("between", "by", "among", "между"):
                countries = _run(scene, i + 1, sentence.last)
                union = next(
                    (p for p in reversed(scene.places_in(sentence.first, mark.first)) if p.role in _NAMED), None
                )
                if union is not None and len(countries) > 1 and mark.first - union.last <= 3:
                    found.append(
                        _line(scene, union.first, union.last, countries, printed(scene, union), "set up between")
                    )
                break
    for place in scene.places_in(sentence.first, sentence.last):
        if (
            place.role in _NAMED
            and place.last < sentence.last
            and scene.tokens[place.last].text in (",", "(", ":", "—")
        ):
            before = [token.low for token in scene.tokens[max(sentence.first, place.first - 4) : place.first]]
            countries = _run(scene, place.last + 1, sentence.last)
            if len(countries) > 1 and any(word in plain_words("states") or word.startswith("член") for word in before):
                found.append(_line(scene, place.first, place.last, countries, printed(scene, place), "members listed"))
    return found


def _other_members(scene: Scene, sentence: Sentence) -> list[Membership]:
    """ "Chad and Niger and other CEMAC countries", «Латвия, Литва и другие страны ЕС»."""
    found = []
    for place in scene.places_in(sentence.first, sentence.last):
        if place.role not in _NAMED:
            continue
        if scene.language == "en":
            other = place.first - 1 >= sentence.first and scene.lows[place.first - 1] == "other"
            after = any(
                scene.lows[i] in plain_words("states") for i in (place.last - 1, place.last) if i < sentence.last
            )
            start = place.first - 1
            states = other and after
        else:
            start = place.first - 2
            states = start >= sentence.first and scene.lows[place.first - 1] in plain_words("states")
            states = states and scene.lows[start].startswith("друг")
        if states and start - 1 >= sentence.first and scene.lows[start - 1] in ("and", "и"):
            countries = _run_back(scene, start - 1, sentence.first)
            if countries:
                last = place.last
                while last - 1 > place.first and scene.lows[last - 1] in plain_words("states"):
                    last -= 1
                name = text_of(scene, place.first, last)
                found.append(_line(scene, place.first, last, countries, name, "and other members"))
    return found


def _named_before(scene: Scene, sentence: Sentence) -> list[Membership]:
    """ "Both countries are [Andean Community] members", "as [CEFTX] member states", "Chad is a [Bank] member"."""
    found = []
    for place in scene.places_in(sentence.first, sentence.last):
        after = scene.lows[place.last] if place.last < sentence.last else ""
        if scene.language != "en" or place.role not in _NAMED or after not in ("member", "members"):
            continue
        low = max(clause(scene, place.first)[0], place.first - 6)
        words = [token.low for token in scene.tokens[low : place.first]]
        led = any(word in ("are", "is", "were", "remain", "remains", "as", "being") for word in words)
        mark = Mark("belong", "member", place.first, place.last + 1)
        countries = _subjects(scene, sentence, mark) if led else ()
        if countries and not _denied(scene, mark, sentence):
            name = printed(scene, place)
            found.append(_line(scene, place.first, place.last, countries, name, "are its members"))
    return found


def _cooperation(scene: Scene, sentence: Sentence, words: Sequence[Mark]) -> list[Membership]:
    """ "Cooperate on the basis of organisations such as the Union": at the margin; who belongs is not said."""
    found = []
    if scene.pair is None:
        return []
    for mark in marks_in(words, sentence.first, sentence.last):
        high = clause_end(scene, mark.last, sentence.last)
        for place in scene.places_in(mark.last, high):
            lead = scene.tokens[place.first - 1]
            if place.role in _NAMED and lead.text != "(" and _direct(scene, mark, place):
                line = _line(
                    scene,
                    place.first,
                    _with_short(scene, place),
                    scene.pair,
                    printed(scene, place),
                    "cooperation there",
                    optional=True,
                )
                found.append(line)
    return found


# --- whose and what --------------------------------------------------------------------------------------------------


def clause_end(scene: Scene, i: int, stop: int) -> int:
    """Where the sentence's part after token i ends: brackets of abbreviations do not end it."""
    while i < stop and scene.tokens[i].text not in ";:—":
        i += 1
    return i


def _direct(scene: Scene, mark: Mark, place: Place) -> bool:
    """Only a list of organisations, "such as", and generic nouns stand between."""
    allowed = {
        "such",
        "as",
        "different",
        "various",
        "organisations",
        "organizations",
        "unions",
        "international",
        "and",
        "the",
        ",",
        "(",
        ")",
        "of",
        "и",
        "таких",
        "как",
    }
    inside = {i for p in scene.places_in(mark.last, place.first) for i in range(p.first, p.last)}
    return all(i in inside or scene.lows[i] in allowed for i in range(mark.last, place.first))


def _with_short(scene: Scene, place: Place) -> int:
    """The end with the abbreviation in brackets: "Economic Union (EU)"."""
    i = place.last
    if i + 2 < len(scene.tokens) and scene.tokens[i].text == "(" and scene.tokens[i + 2].text == ")":
        return i + 3
    return place.last


def _subjects(scene: Scene, sentence: Sentence, mark: Mark) -> tuple[str, ...]:
    """Who belongs: the countries named before in the clause, or "both countries" for the pair."""
    low = clause(scene, mark.first)[0]
    if scene.tokens[low - 1].text in "—–" and low - 1 > sentence.first:
        low = max([sentence.first, *(i + 1 for i in range(sentence.first, low - 1) if scene.tokens[i].text in ",;")])
        low = low if countries_in(scene, low, mark.first) else sentence.first
    start = low
    words = [token.low for token in scene.tokens[start : mark.first]]
    after = [token.low for token in scene.tokens[mark.last : sentence.last]]
    both = any(a in plain_words("both") and b in plain_words("states") for a, b in pairwise(words))
    # "We are both in the Union"
    together = any(scene.lows[i] == "both" for i in range(start, mark.last))
    both = both or (together and any(a in ("we", "they") and b in ("are", "were") for a, b in pairwise(words)))
    both = both or (words[:1] == ["both"] and not countries_in(scene, start, mark.first))
    both = both or any(a in ("обе", "оба", "both") and b in plain_words("states") for a, b in pairwise(after))
    # "our common membership of the Union", «общее членство в союзе»
    both = both or words[-1:] in (["common"], ["joint"], ["shared"], ["share"], ["общее"], ["совместное"], ["общему"])
    # "The two members of the Union", «оба члена союза»
    both = both or (words[-1:] in (["two"], ["both"], ["оба"], ["два"]) and not countries_in(scene, start, mark.first))
    as_members = (bool(words) and words[0] in ("as", "being", "как", "будучи")) or not words
    both = both or (as_members and any(word in _THEY for word in after[:7]))
    both = both or (words[-1:] == ["they"] and not countries_in(scene, start, mark.first))
    if both and scene.pair:
        return scene.pair
    turned = low > sentence.first and scene.lows[low - 1] in plain_words("turn")
    if turned and not countries_in(scene, start, mark.first):
        start = sentence.first  # "Norway is not in the Union but belongs to the Area"
    names = [p for p in scene.places_in(start, mark.first) if p.role in ("name", "metonym") and len(p.code) == 3]
    if scene.lows[mark.first - 1] in ("as", "a") or (scene.language == "ru" and not names):
        names = [
            p for p in scene.places_in(sentence.first, mark.first) if p.role in ("name", "metonym") and len(p.code) == 3
        ][:1] or names
    names = [
        p for p in names if scene.lows[p.first - 1] not in ("in", "to", "with", "from", "of", "в", "с", "из")
    ] or names[:0]
    return tuple(dict.fromkeys(p.code for p in names))


def _listed_after(scene: Scene, i: int, stop: int) -> tuple[str, ...]:
    """ "In the Union, to which both belong": «в который входят обе страны» has its countries after."""
    if i < stop and scene.tokens[i].text == ",":
        return tuple(_run(scene, i + 1, stop))
    return ()


def _run(scene: Scene, i: int, stop: int) -> list[str]:
    """The codes of countries in a row from token i: "A, B and C"."""
    codes: list[str] = []
    while i < stop:
        place = next((p for p in scene.places_in(i, i + 1) if p.role in ("name", "metonym") and len(p.code) == 3), None)
        if place is not None:
            codes.append(place.code)
            i = place.last
        elif scene.lows[i] in _BETWEEN:
            i += 1
        else:
            break
    return list(dict.fromkeys(codes))


def _run_back(scene: Scene, i: int, floor: int) -> list[str]:
    """The countries in a row that ends at token i."""
    start = i
    while start > floor:
        inside = any(
            p.first <= start - 1 < p.last and p.role == "name" for p in scene.places_in(max(floor, start - 6), start)
        )
        if not inside and scene.lows[start - 1] not in _BETWEEN:
            break
        start -= 1
    return countries_in(scene, start, i)


def _denied(scene: Scene, mark: Mark, sentence: Sentence) -> bool:
    """ "Is not a member of", «не входит в»."""
    return any(
        scene.lows[i] in ("not", "neither", "не", "ни", "non")
        for i in range(max(sentence.first, mark.first - 3), mark.last)
    )


def _line(
    scene: Scene,
    first: int,
    last: int,
    countries: Sequence[str],
    name: str,
    rule: str,
    *,
    status: str = "member",
    optional: bool = False,
) -> Membership:
    return make(
        Membership,
        scene,
        first,
        last,
        rule=rule,
        optional=optional,
        countries=tuple(countries),
        organisation=name,
        status=status,
    )


def _distinct(found: list[Membership]) -> list[Membership]:
    """One line a place and countries, and no second optional mention of an organisation."""
    kept: list[Membership] = []
    for one in sorted(found, key=lambda one: (one.optional, one.start)):
        same = [known for known in kept if known.organisation == one.organisation]
        if one.optional and same:
            continue
        covered = any(one.start < known.end and known.start < one.end for known in kept)
        repeated = any(
            set(one.countries) <= set(known.countries)
            and known.status == one.status
            and (not one.optional or known.optional)
            for known in same
        )
        if not covered and not repeated:
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
