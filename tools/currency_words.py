"""Forms of the words and signs of money, for `build_forms.py` only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import russian_forms as ru
import russian_nouns

Row = dict[str, str]
Spoken = tuple[str, str, bool, str]  # language ("" for both), code, spelt exactly so, form

#: Everyday words and single letters: money only beside a number, and then only perhaps this one.
EVERYDAY = ru.words(
    "$ sum sums won real reals rand pound pounds mark marks sol crown crowns lat lit lev lek kip dong som soms colon "
    "colons punt buck bucks quid r k l p fr sk nu ar le id bd sm um fc cf mt fg rm id dh da db kn lt ls ff sterling "
    "dram drams фунт фунта фунты фунтов сум сума лит лат лев лей кип бат соль соли лари реал рэнд ранд вона колон "
    "драм марка марки тг туман тумана туманов"
)

RUSSIAN_SHORT: dict[str, tuple[str, ...]] = {
    "USD": ("долл", "долл.", "долл сша", "долл. сша", "дол", "дол.", "дол. сша", "ам. долл.", "амер. долл."),
    "EUR": ("евр.",),
    "GBP": ("ф. ст.", "ф.ст."),
    "RUB": (
        "руб",
        "руб.",
        "рос. руб.",
        "росс. руб.",
        "рос руб",
        "росс руб",
        "российских руб",
        "российских руб.",
        "рублей рф",
    ),
    "BYN": ("руб", "руб.", "бел. руб.", "бел руб", "белруб", "белруб.", "белорусских руб", "белорусских руб."),
    "KZT": ("тг", "тг.", "тнг", "тнг."),
    "UAH": ("грн", "грн."),
    "CHF": ("шв. фр.", "швейц. фр."),
}


def spoken(currencies: list[Row], countries: dict[str, Row], plurals: Callable[[str], list[str]]) -> Iterator[Spoken]:
    """Every form of every currency, defaults first (the order of currencies.csv)."""
    for row in currencies:
        code = row["code"]
        yield "", code, True, code
        for sign in _listed(row["symbols"]):
            yield "", code, any(letter.isalpha() for letter in sign), sign
        issuer = countries.get(row["country"])
        for form in _english(row, issuer, plurals):
            yield "en", code, False, form
        for form in _russian(row, issuer):
            yield "ru", code, False, form


def rows(currencies: list[Row], countries: dict[str, Row], plurals: Callable[[str], list[str]]) -> Iterator[Row]:
    """Lines of currency_forms.csv."""
    said = dict.fromkeys(spoken(currencies, countries, plurals))
    codes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for lang, code, _, form in said:
        for language in (lang,) if lang else ("en", "ru"):
            codes[language, form.lower()].add(code)
    lines: dict[tuple[str, str, str, str], list[str]] = {}
    for lang, code, cased, form in said:
        languages = (lang,) if lang else ("en", "ru")
        shared = any(len(codes[language, form.lower()]) > 1 for language in languages)
        everyday = form.lower() in EVERYDAY and form != code
        line = (lang, code, "1" if shared or everyday else "", "1" if cased else "")
        lines.setdefault(line, []).append(form)
    for (lang, code, ambiguous, exact), forms in lines.items():
        yield {"lang": lang, "code": code, "ambiguous": ambiguous, "cased": exact, "forms": "|".join(forms)}


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _english(row: Row, issuer: Row | None, plurals: Callable[[str], list[str]]) -> Iterator[str]:
    whose = [*_listed(issuer["adjective_en"]), issuer["name_en"]] if issuer else []
    if row["code"] == "USD":
        whose += ["US", "U.S."]
    for word in _listed(row["words_en"]):
        for form in plurals(word):
            bare = ru.plain(form).replace("’", "'").lower()
            yield bare
            if word[0].islower():
                yield from (f"{owner.lower()} {bare}" for owner in whose)


def _russian(row: Row, issuer: Row | None) -> Iterator[str]:
    yield from RUSSIAN_SHORT.get(row["code"], ())
    adjectives = _listed(issuer["adjective_ru"]) if issuer else []
    owner = issuer["genitive_ru"].lower() if issuer else ""
    for phrase in _listed(row["words_ru"]):
        leading, head, rest = _parted(phrase)
        one, many = russian_nouns.money(head)
        for forms in _declined(leading, head, one, many):
            yield f"{forms} {rest}".strip().lower()
        if leading or rest:
            continue
        for word in dict.fromkeys((*one, *many)):
            if owner:
                yield ru.plain(f"{word} {owner}")
        for adjective in adjectives:
            yield from _declined([adjective], head, one, many)


def _parted(phrase: str) -> tuple[list[str], str, str]:
    words = phrase.split(" ")
    head = 0
    while head < len(words) - 1 and words[head].endswith(("ый", "ий", "ая")):
        head += 1
    return words[:head], words[head], " ".join(words[head + 1 :])


def _declined(leading: list[str], head: str, one: ru.Paradigm, many: ru.Paradigm) -> Iterator[str]:
    """All forms with agreeing adjectives, and those after 2, 3, 4 ("два белорусских рубля")."""
    if not leading:
        yield from dict.fromkeys((*one, *many))
        return
    genders = russian_nouns.money_genders(head)
    tables = [ru.adjective(word) for word in leading]
    for case in range(6):
        for gender in genders:
            yield " ".join([*(table[gender][case] for table in tables), one[case]])
        yield " ".join([*(table["p"][case] for table in tables), many[case]])
    for after_two in (1, 0):
        yield " ".join([*(table["p"][after_two] for table in tables), one[1]])
