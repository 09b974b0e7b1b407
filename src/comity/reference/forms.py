"""The printed forms of countries and currencies, keyed for look-up token by token.

A key is the form's tokens in `fold`ed spelling, joined by single spaces ("republic of kazakhstan", "южной корее"); a
hyphen stays inside its token ("кот-д'ивуара"). Russian keys hold every case, number and gender. The tables are
written by `tools/build_forms.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from comity.reference._tables import read_rows

Language = Literal["en", "ru"]
Role = Literal["name", "adjective", "demonym", "capital", "city", "metonym", "prefix"]

_FOLDED = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Form:
    """What a form may stand for.

    `code` is an ISO 3166 alpha-3 code. `role` says how it names the country; `prefix` is the first part of a compound adjective
    ("sino", "российско"), never a word by itself. `cased`, when not empty, is the only spelling that counts
    ("Turkey", "US"): the form without it is an everyday word.
    """

    code: str
    role: Role
    cased: str = ""


@dataclass(frozen=True, slots=True)
class CurrencyForm:
    """What a word or sign of money may stand for.

    `code` is an ISO 4217 code. `ambiguous`: the form alone does not settle the currency (dollar, рубль, "kr"), or is
    an everyday word; of several, the first is what it means without context. `cased` as in `Form`.
    """

    code: str
    ambiguous: bool
    cased: str = ""


def fold(text: str) -> str:
    """The spelling keys are in: lower-case, е for ё, straight apostrophes, plain spaces and hyphens; same length as `text`.

    The few letters whose lower case is longer (İ) are kept as they are, so that offsets survive.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_FOLDED)


@cache
def country_forms(lang: Language) -> Mapping[str, tuple[Form, ...]]:
    """Key -> forms, the likeliest first (bare "Korea": South Korea). One key rarely has more than one code."""
    table: dict[str, tuple[Form, ...]] = {}
    for language, code, role, cased, forms in read_rows("country_forms.csv"):
        if language != lang:
            continue
        kind = cast(Role, role)
        if cased:
            for printed in forms.split("|"):
                key = fold(printed)
                table[key] = (*table.get(key, ()), Form(code, kind, printed))
            continue
        shared = (Form(code, kind),)
        for key in forms.split("|"):
            known = table.get(key)
            table[key] = known + shared if known else shared
    return MappingProxyType(table)


@cache
def currency_forms(lang: Language) -> Mapping[str, tuple[CurrencyForm, ...]]:
    """Key -> currencies, the default first. ISO codes and signs are in both languages."""
    table: dict[str, tuple[CurrencyForm, ...]] = {}
    for language, code, ambiguous, cased, forms in read_rows("currency_forms.csv"):
        if language not in (lang, ""):
            continue
        shared = (CurrencyForm(code, ambiguous == "1"),)
        for printed in forms.split("|"):
            key = fold(printed)
            found = (CurrencyForm(code, ambiguous == "1", printed),) if cased else shared
            known = table.get(key)
            table[key] = known + found if known else found
    return MappingProxyType(table)


@cache
def max_tokens(lang: Language) -> int:
    """The most space-separated tokens a key of either table has: how far a look-up must look ahead."""
    keys = (*country_forms(lang), *currency_forms(lang))
    return max(key.count(" ") for key in keys) + 1
