"""Goods in the Harmonised System (HS 2022): 21 sections, all chapters, the most traded headings, and words for them.

Codes are strings: a section "I".."XXI", a chapter of two digits, a heading of four. The wording is the project's own.
`commodity_forms` holds every printed form of every synonym, Russian cases included; it is written from
`commodity_synonyms` by `tools/build_commodity_forms.py`.

A confidence of 1 is a heading's own name, .8 usual usage, .5 a guess. At .4 and below the word means something else as
often ("lead", "tin", "instruments", «лес»): it names goods only where the clause already speaks of goods.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from comity.errors import UnknownCode
from comity.reference._tables import read_rows, read_rows_of, read_table

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PARTS = re.compile(r"\s*[,;&/]\s*|\s+(?:and|or|и|или|а также|as well as)\s+")
_EXCLUDING = frozenset(["without", "excluding", "except", "non", "без", "кроме", "исключая"])
_AFTER_HEAD = frozenset(["of", "for", "in", "from", "with", "to"])
_LONGEST_FORM = 10
# A phrase that only contains a synonym says less than the synonym alone.
_CONTAINED = 0.8
_HINTED = 0.5


@dataclass(frozen=True, slots=True)
class Section:
    """One of the 21 sections; its chapters run from `first` to `last`."""

    code: str
    first: str
    last: str
    name_en: str
    name_ru: str


@dataclass(frozen=True, slots=True)
class Commodity:
    """A chapter (two digits; its parent is a section) or a heading (four digits; its parent is a chapter)."""

    code: str
    parent: str
    name_en: str
    name_ru: str


@dataclass(frozen=True, slots=True)
class Match:
    """A code that words may mean, how surely (0..1), and the form of the table that was recognised in them."""

    code: str
    confidence: float
    phrase: str


@dataclass(frozen=True, slots=True)
class CommodityForm:
    """What a printed form stands for: HS codes, confidence, and its nominative in the number as printed."""

    codes: tuple[str, ...]
    confidence: float
    lemma: str


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Section]:
    return MappingProxyType({row[0]: Section(*row) for row in read_rows("hs_sections.csv")})


@lru_cache(maxsize=1)
def _commodities() -> Mapping[str, Commodity]:
    return MappingProxyType(
        {
            row["code"]: Commodity(row["code"], row["parent"], row["name_en"], row["name_ru"])
            for row in read_table("hs.csv")
        }
    )


@lru_cache(maxsize=2)
def _language(lang: str) -> Mapping[str, tuple[str, str, str]]:
    if lang not in ("en", "ru"):
        raise UnknownCode(f"language {lang!r}: the words for goods are kept in en and ru")
    rows = read_rows_of("commodity_forms.csv", lang)
    return MappingProxyType({form: (codes, confidence, lemma) for _, form, codes, confidence, lemma in rows})


def tokens(words: str) -> list[str]:
    """The words as the table holds them: lower case, ё as е, punctuation dropped, hyphens inside a word kept."""
    return _WORD.findall(words.lower().replace("ё", "е"))


def sections() -> tuple[Section, ...]:
    """The 21 sections in order."""
    return tuple(_sections().values())


def chapters() -> tuple[Commodity, ...]:
    """All chapters in order of code."""
    return tuple(found for found in _commodities().values() if len(found.code) == 2)


def headings() -> tuple[Commodity, ...]:
    """The headings the table holds, in order of code."""
    return tuple(found for found in _commodities().values() if len(found.code) == 4)


def section(code: str) -> Section:
    """The section with that Roman numeral. Raises UnknownCode."""
    try:
        return _sections()[code]
    except KeyError:
        raise UnknownCode(f"HS section {code!r}: there are I to XXI") from None


def chapter(code: str) -> Commodity:
    """The chapter of a code of two digits or more. Raises UnknownCode."""
    return _found(code, 2, "chapter")


def heading(code: str) -> Commodity:
    """The heading of a code of four digits or more. Raises UnknownCode where the table does not hold it."""
    return _found(code, 4, "heading")


def _found(code: str, digits: int, level: str) -> Commodity:
    if len(code) >= digits and code.isascii() and code.isdigit() and (found := _commodities().get(code[:digits])):
        return found
    raise UnknownCode(f"HS {level} {code!r}: not in hs.csv; give at least {digits} digits of an HS 2022 code")


def section_of(code: str) -> Section:
    """The section a chapter, heading or longer code belongs to. Raises UnknownCode."""
    return section(chapter(code).parent)


def parent(code: str) -> str | None:
    """The code one level up: heading, chapter, section; of a section None. Raises UnknownCode."""
    if code in _sections():
        return None
    if len(code) == 2:
        return chapter(code).parent
    return heading(code).parent if len(code) == 4 else heading(code).code


def is_within(a: str, b: str) -> bool:
    """Whether all goods of code `a` are goods of code `b` (a code is within itself). Raises UnknownCode."""
    if a in _sections():
        return a == section(b).code if b in _sections() else False
    inside = chapter(a)
    if b in _sections():
        return inside.parent == b
    chapter(b)
    return a.startswith(b)


def commodity_form(form: str, lang: str) -> CommodityForm | None:
    """What one form (lower-case tokens, single spaces) stands for; None where the table has no such form.

    Raises UnknownCode for a language that is not kept.
    """
    found = _language(lang).get(form)
    if found is None:
        return None
    codes, confidence, lemma = found
    return CommodityForm(tuple(codes.split("|")), float(confidence), lemma)


def has_commodity_form(form: str, lang: str) -> bool:
    """Whether the table knows this form: the quick question of a scanner. Raises UnknownCode for the language."""
    return form in _language(lang)


def commodity_words(lang: str, least: float = 0.0) -> frozenset[str]:
    """Every form whose confidence is at least `least`: what a scanner looks for. Raises UnknownCode."""
    return frozenset(form for form, entry in _language(lang).items() if float(entry[1]) >= least)


@lru_cache(maxsize=4096)  # the same goods are named in text after text
def resolve(words: str, lang: str) -> tuple[Match, ...]:
    """The HS codes that a commodity's words mean, surest first, then by code; () where nothing is recognised.

    The whole phrase is looked up first; then the parts of an enumeration, if each is known by itself; then, in English,
    the longest synonym that ends with the head noun; then the longest inside the phrase, of equals the one nearest to
    the head (English: the end, Russian: the start).
    Words that exclude ("without copper", «кроме нефти») name no goods. Raises UnknownCode for the language.
    """
    listed = tokens(words)
    table = _language(lang)
    if not listed or listed[0] in _EXCLUDING:
        return ()
    whole = " ".join(listed)
    if whole in table:
        return _matches([(whole, 1.0)], lang)
    parts = [" ".join(tokens(part)) for part in _PARTS.split(words.lower().replace("ё", "е"))]
    if len(parts) > 1 and all(part in table for part in parts):
        return _matches([(part, 1.0) for part in parts], lang)
    return _matches(_inside(listed, lang), lang)


def _inside(listed: list[str], lang: str) -> list[tuple[str, float]]:
    """The best synonym inside a phrase with the factor for its confidence, as a list of one or none."""
    if lang == "ru":
        found = _longest(listed, lang, at_end=False)
        return [(found, _CONTAINED)] if found else []
    cut = next((at for at, word in enumerate(listed) if word in _AFTER_HEAD), len(listed))
    head, tail = listed[:cut], listed[cut:]
    ending = next((form for at in range(cut) if (form := " ".join(head[at:])) in _language(lang)), None)
    if found := ending or _longest(head, lang, at_end=True):
        return [(found, _CONTAINED)]
    # "parts of tractors": what stands after the preposition only hints at the goods.
    found = _longest(tail, lang, at_end=False)
    return [(found, _HINTED)] if found else []


def _longest(listed: list[str], lang: str, *, at_end: bool) -> str | None:
    """The longest form of the table among the words; of equals the one nearest to the end or the start."""
    table = _language(lang)
    for length in range(min(len(listed), _LONGEST_FORM), 0, -1):
        starts = range(len(listed) - length + 1)
        for at in reversed(starts) if at_end else starts:
            if (form := " ".join(listed[at : at + length])) in table:
                return form
    return None


def _matches(forms: list[tuple[str, float]], lang: str) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for form, factor in forms:
        found = commodity_form(form, lang)
        if found is None:
            continue
        for code in found.codes:
            match = Match(code, round(found.confidence * factor, 2), form)
            if code not in best or best[code].confidence < match.confidence:
                best[code] = match
    return tuple(sorted(best.values(), key=lambda match: (-match.confidence, match.code)))


def nominative(words_ru: str) -> str:
    """A Russian commodity phrase in the nominative, in the number as printed; unknown words come back as they are.

    Punctuation between the words stays, and so does a word that needs no change (its capitals and ё included).
    """
    form = " ".join(tokens(words_ru))
    found = _language("ru").get(form)
    if found is None or found[2] == form:
        return words_ru
    wanted = found[2].split(" ")

    def replaced(match: re.Match[str]) -> str:
        word = wanted.pop(0)
        return match[0] if " ".join(tokens(match[0])) == word else word

    return _WORD.sub(replaced, words_ru)
