"""Persons and companies by the shape of their names: capitals, particles, initials; quotation marks, legal forms,
inner capitals.

There is no list of persons. Russian persons are put into the nominative by the endings of their names.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from comity.reading.facts.common import quoted
from comity.reading.facts.marked import fact_words, plain_words
from comity.reading.facts.nominatives import nominative
from comity.reading.lexicon.words import words
from comity.reading.scan import MARK, WORD, Token
from comity.reading.scene import Place, Scene

_INITIAL = re.compile(r"(?:[^\W\d_]\.?)+")
_GIVEN_SHAPE = re.compile(r"[^\W\d_]+(?:[-'’‑][^\W\d_]+)*")
_ARTICLED = re.compile(r"(?:[ae][a-z]|аль|эль|[аэ][дснрштз])[-‑][A-ZА-ЯЁ][a-zа-яё]")
_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{2,}[-‑][a-zа-яё]")  # «ИТ-парка»
_TO_A_TOWN = words("names.to_a_town")
_CAMEL = re.compile(r"[A-ZА-ЯЁ]?[a-zа-яё]+[A-ZА-ЯЁ]\w*|[A-Z]{2,}[a-z]+[A-Z]\w*")


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens first..last-1; name: in the nominative."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class Company:
    """Tokens first..last-1 of the name itself, without quotation marks; name: as printed."""

    first: int
    last: int
    name: str


# --- persons ---------------------------------------------------------------------------------------------------------


def person_at(scene: Scene, i: int, stop: int, *, case: str = "", single: bool = False) -> Person | None:
    """The person whose name begins at token i (a title such as Mr is passed over): "Maria da Silva Costa", «Ян ван
    Дейк».

    At least two words, or an initial and a surname; one is enough with `single`.
    case: of the role beside it (gent, datv, ablt, loct).
    """
    titles = plain_words("title")
    while i < stop and (scene.lows[i] in titles or (scene.tokens[i].text == "." and scene.lows[i - 1] in titles)):
        i += 1
    if i >= stop or scene.tokens[i].text.islower():
        return None
    last, words = i, 0
    while last < stop and words < 5:
        token = scene.tokens[last]
        if token.text == "." and last > i and len(scene.tokens[last - 1].text) == 1:
            last += 1
            continue
        if words and token.low in plain_words("particle") and last + 1 < stop and _is_name(scene, last + 1):
            last += 1
            continue
        if not _is_name(scene, last):
            break
        words += 1
        last += 1
        if token.possessive:
            break
    while last > i and scene.tokens[last - 1].text == ".":
        last -= 1
    if words < (1 if single else 2):
        return None
    return Person(i, last, person_name(scene, i, last, case))


def person_before(scene: Scene, i: int, floor: int, *, case: str = "") -> Person | None:
    """The person whose name ends right before token i: "[Jan Novak], minister of ..."."""
    first = i
    while first > floor and i - first < 6:
        token = scene.tokens[first - 1]
        if (
            (_is_name(scene, first - 1) and not (token.possessive and first < i))
            or (token.low in plain_words("particle") and first < i)
            or (token.text == "." and first - 2 >= floor and len(scene.tokens[first - 2].text) == 1)
        ):
            first -= 1
        else:
            break
    while first < i and (
        scene.lows[first] in plain_words("particle")
        or scene.tokens[first].text == "."
        or scene.lows[first] in plain_words("title")
    ):
        first += 1
    person = person_at(scene, first, i, case=case) if first < i else None
    return person if person and person.last == i else None


def _is_name(scene: Scene, i: int) -> bool:
    """A capitalised word that is no role, no country or city, no month, no ordinary function word."""
    token = scene.tokens[i]
    if token.kind == WORD and _ARTICLED.match(token.text):
        return True
    if token.kind != WORD or not token.capital or token.low in plain_words("title"):
        return False
    longest = 2 if scene.language == "ru" else 3
    letters = len(token.text) > longest and token.text.isupper() and "." not in token.text
    if letters or _ACRONYM.match(token.text):
        return False
    if not (_GIVEN_SHAPE.fullmatch(token.text) or _INITIAL.fullmatch(token.text)):
        return False
    if _CAMEL.fullmatch(token.text) and not token.text.startswith(("Mc", "Mac")):
        return False
    stops = ("no_name", "role") if _inside_russian(scene, i) else ("no_name", "role", "np_stop", "np_link")
    if token.low in fact_words("facts_a", scene.language, *stops):
        return False
    inside = [place for place in scene.places_in(max(0, i - 8), i + 1) if place.first <= i < place.last]
    if any(place.role != "city" and not _given(scene, place) for place in inside):
        return False
    return not _in_date(scene, i)


def _given(scene: Scene, place: Place) -> bool:
    """ "Victoria Mensah", "Douglas Hill": a capital of neither side that another capital follows, where nothing leads
    to a town, is a given name."""
    if place.role != "capital" or place.last >= len(scene.tokens) or (scene.pair and place.code in scene.pair):
        return False
    after = scene.tokens[place.last]
    led = place.first > 0 and scene.lows[place.first - 1] in _TO_A_TOWN
    return not led and after.kind == WORD and after.capital and not after.text.isupper()


def _in_date(scene: Scene, i: int) -> bool:
    """ "May 2012" is a date; "Jan Novak" and "Theresa May" are not."""
    times = [time for time in scene.times_in(max(0, i - 5), i + 1) if time.first <= i < time.last]
    if not times or times[0].last - times[0].first > 1:
        return bool(times)
    beside = [scene.tokens[j] for j in (i - 1, i + 1) if 0 <= j < len(scene.tokens)]
    return not any(token.kind == WORD and token.capital for token in beside)


def _inside_russian(scene: Scene, i: int) -> bool:
    """A capital inside a Russian sentence is a name's, even of a word like «До»."""
    return scene.language == "ru" and i > 0 and scene.tokens[i - 1].kind == WORD


def person_name(scene: Scene, first: int, last: int, case: str = "") -> str:
    """The printed name in the nominative, without the possessive 's."""
    printed = scene.text[scene.tokens[first].start : scene.tokens[last - 1].end]
    printed = " ".join(re.sub(r"['’]s?$", "", printed).split())
    return nominative(printed, case) if scene.language == "ru" else printed


# --- companies -------------------------------------------------------------------------------------------------------


def companies(scene: Scene, first: int, last: int) -> list[Company]:
    """Companies named at tokens first..last-1, in order: «Волна», Nova Motors Ltd, UzAuto, TBEA."""
    found: list[Company] = []
    i = first
    while i < last:
        small = scene.tokens[i].text.islower()
        company = None if small else _quoted_company(scene, i, last) or _legal_name(scene, i, last) or _shaped(scene, i)
        if company is None:
            i += 1
            continue
        found.append(company)
        i = max(company.last, i + 1)
    return found


def _quoted_company(scene: Scene, i: int, stop: int) -> Company | None:
    """A short name with a capital in quotation marks: «Заря», "Blue Star". What somebody says is not one."""
    inner = quoted(scene, i)
    if inner is None or inner[1] >= stop + 1 or inner[1] - inner[0] > 5:
        return None
    low, high = inner
    inside = scene.tokens[low:high]
    if not inside[0].capital or any(token.kind == MARK and token.text not in "-‑.&" for token in inside):
        return None
    after = [token.text for token in scene.tokens[high + 1 : high + 3]]
    if after[:1] == [","] and (after[1:] in (["—"], ["–"], ["-"]) or len(inside) > 2):
        return None
    return Company(low, high, scene.words(low, high))


def _legal_name(scene: Scene, i: int, stop: int) -> Company | None:
    """A run of capitalised words that ends with a word of companies: "Minsk Tractor Works", "Delta Foods Ltd"."""
    if not _capital(scene.tokens[i]) or scene.lows[i] in fact_words("facts_a", scene.language, "no_name"):
        return None
    j, end = i, 0
    legal = fact_words("facts_a", scene.language, "legal")
    while j < stop and (_capital(scene.tokens[j]) or (scene.tokens[j].text == "&" and j > i)):
        if scene.lows[j] in legal and j > i:
            end = j + 1
            nexts = scene.tokens[j + 1] if j + 1 < stop else None
            if nexts is None or not (_capital(nexts) or nexts.low in legal):
                break
        if scene.tokens[j].possessive:
            break
        j += 1
    # "Composite Group Kazakhstan": the country's branch belongs to the name.
    if end and end < stop and scene.lows[end - 1] == "group" and _capital(scene.tokens[end]):
        end += 1
    return Company(i, end, scene.words(i, end)) if end else None


def _capital(token: Token) -> bool:
    return token.kind in (WORD, "identifier") and token.capital


def _shaped(scene: Scene, i: int) -> Company | None:
    """Inner capitals (UzAuto) or a Latin acronym that names nothing else here (TBEA)."""
    token = scene.tokens[i]
    if token.kind != WORD or token.low in plain_words("no_company") or _is_place(scene, i):
        return None
    one_script = token.text.isascii() or not re.search("[A-Za-z]", token.text)
    if _CAMEL.fullmatch(token.text) and one_script and not token.text.startswith(("Mc", "Mac")):
        return Company(i, i + 1, token.text)
    if 3 <= len(token.text) <= 6 and token.text.isupper() and token.text.isascii() and token.text.isalpha():
        neighbours = scene.tokens[max(0, i - 1) : i + 2]
        if sum(len(word.text) > 2 and word.text.isupper() for word in neighbours if word.kind == WORD) == 1:
            return Company(i, i + 1, token.text)
    return None


def _is_place(scene: Scene, i: int) -> bool:
    return any(place.first <= i < place.last for place in scene.places_in(max(0, i - 8), i + 1))


def surname(name: str, known: Collection[str] = ()) -> str:
    """The part of a name by which a text goes on speaking of somebody: the last word, with its particles."""
    words = name.split(" ")
    for size in range(1, len(words)):
        if words[-size - 1].lower() not in plain_words("particle"):
            return " ".join(words[-size:])
    return name if not known else words[-1]
