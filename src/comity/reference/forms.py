"""The printed forms of countries and currencies, keyed for look-up token by token.

A key is the form's tokens in `fold`ed spelling, joined by single spaces ("republic of kazakhstan", "южной корее"); a
hyphen stays inside its token ("кот-д'ивуара"). Russian keys hold every case, number and gender. The tables are
written by `tools/build_forms.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeVar, cast

from comity.reference._tables import read_rows_of

Language = Literal["en", "ru"]
Role = Literal["name", "adjective", "demonym", "capital", "city", "metonym", "prefix"]
_F = TypeVar("_F")

_FOLDED = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Form:
    """What a form may stand for.

    `code` is an ISO 3166 alpha-3 code. `role` says how it names the country; `prefix` is the first part of a compound
    adjective ("sino", "российско"), never a word by itself. `cased`, when not empty, is the only spelling that counts
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
    """The spelling keys are in: lower-case, е for ё, straight apostrophes, plain spaces and hyphens.

    As long as `text`, so that offsets survive: the few letters whose lower case is longer (İ) are
    kept as they are.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_FOLDED)


def country_forms(lang: Language) -> Mapping[str, tuple[Form, ...]]:
    """Key -> forms. Few keys have more than one code (Congo); those are listed by code, none is a default."""
    return _country_table(lang)[0]


def decoys(lang: Language) -> frozenset[str]:
    """Keys that hold a country's word and name no country ("latin america", "японского моря"): claim them first."""
    return _country_table(lang)[1]


@cache
def _country_table(lang: Language) -> tuple[Mapping[str, tuple[Form, ...]], frozenset[str]]:
    """What names a country and what does not, in one reading of the table."""
    table: dict[str, tuple[Form, ...]] = {}
    others: set[str] = set()
    for _, code, role, cased, forms in read_rows_of("country_forms.csv", lang):
        kind = cast(Role, role)
        printed = forms.split("|")
        if not code:
            others.update(printed)
        elif cased:
            for form in printed:
                _add(table, (fold(form),), (Form(code, kind, form),))
        else:
            _add(table, printed, (Form(code, kind),))
    return MappingProxyType(table), frozenset(others)


@cache
def currency_forms(lang: Language) -> Mapping[str, tuple[CurrencyForm, ...]]:
    """Key -> currencies, the default first. ISO codes and signs are in both languages."""
    table: dict[str, tuple[CurrencyForm, ...]] = {}
    rows = [*read_rows_of("currency_forms.csv", ""), *read_rows_of("currency_forms.csv", lang)]
    for _, code, ambiguous, cased, forms in rows:
        printed = forms.split("|")
        if cased:
            for form in printed:
                _add(table, (fold(form),), (CurrencyForm(code, ambiguous == "1", form),))
        else:
            _add(table, printed, (CurrencyForm(code, ambiguous == "1"),))
    return MappingProxyType(table)


def _add(table: dict[str, tuple[_F, ...]], keys: Sequence[str], found: tuple[_F, ...]) -> None:
    if table.keys().isdisjoint(keys):
        table.update(dict.fromkeys(keys, found))
        return
    for key in keys:
        table[key] = table.get(key, ()) + found


@cache
def max_tokens(lang: Language) -> int:
    """The most space-separated tokens a key of either table has: how far a look-up must look ahead."""
    keys = (*country_forms(lang), *currency_forms(lang))
    return max(key.count(" ") for key in keys) + 1
