"""Declension of Russian inhabitants and money, for `build_forms.py` only."""

from __future__ import annotations

from russian_forms import (
    CASES,
    VELAR_OR_SIBILANT,
    VOWELS,
    Paradigm,
    adjective,
    analyzer,
    by_ending,
    is_abbreviation,
    plain,
    six,
    words,
)


def person(word: str) -> tuple[str, ...]:
    """All forms, singular and plural, of a masculine inhabitant noun (казахстанец, россиянин, белорус)."""
    lower = plain(word)
    if lower.endswith("ец"):
        return _person_ets(lower)
    if lower.endswith(("янин", "анин", "чанин")):
        return _person_yanin(lower)
    if lower in {"болгарин", "грузин"}:
        stem = lower.removesuffix("ин") if lower == "болгарин" else lower
        genitive = stem
        plural = (f"{stem}ы", genitive, f"{stem}ам", f"{stem}ами", f"{stem}ах")
        return (lower, f"{lower}а", f"{lower}у", f"{lower}ом", f"{lower}е", *plural)
    if lower == "турок":
        return ("турок", "турка", "турку", "турком", "турке", "турки", "туркам", "турками", "турках")
    velar = lower[-1] in "гкхчшж"
    e_plural = lower[-1] in "чшж" or lower == "латыш"
    genitive = {"румын": "румын", "туркмен": "туркмен"}.get(lower, f"{lower}ей" if e_plural else f"{lower}ов")
    instrumental = f"{lower}ем" if lower[-1] in "чшж" and lower != "латыш" else f"{lower}ом"
    return (
        lower,
        f"{lower}а",
        f"{lower}у",
        instrumental,
        f"{lower}е",
        f"{lower}{'и' if velar else 'ы'}",
        genitive,
        f"{lower}ам",
        f"{lower}ами",
        f"{lower}ах",
    )


def _person_ets(lower: str) -> tuple[str, ...]:
    base = lower[:-2]
    joint = "йц" if base[-1] in VOWELS else "ьц" if base[-1] == "л" else "ц"
    stem = base + joint
    return (lower, *(stem + end for end in ("а", "у", "ем", "е", "ы", "ев", "ам", "ами", "ах")))


def _person_yanin(lower: str) -> tuple[str, ...]:
    stem = lower.removesuffix("ин")
    return (
        *(lower + end for end in ("", "а", "у", "ом", "е")),
        *(stem + end for end in ("е", "", "ам", "ами", "ах")),
    )


#: Names of money that are not declined, or not as the dictionary guesses.
FIXED_MONEY = words(
    "тенге евро сомони лари песо эскудо гуарани боливиано афгани даласи сантимо ариари леоне лоти лилангени вату седи "
    "бальбоа экю така жэньминьби золото"
)


def money(word: str) -> tuple[Paradigm, Paradigm]:
    """Singular and plural of a noun of money (рубль: рубль ... рубле, рубли ... рублях)."""
    if is_abbreviation(word) or word in FIXED_MONEY:
        return (word,) * 6, (word,) * 6
    if word == "злотый":
        forms = adjective(word)
        return forms["m"], forms["p"]
    if word == "права":
        rights = ("права", "прав", "правам", "права", "правами", "правах")
        return rights, rights
    return _inflected(word, "sing") or by_ending(word), _inflected(word, "plur") or _money_plural(word)


def money_genders(word: str) -> tuple[str, ...]:
    """Genders an adjective before the noun takes in the singular; undeclined nouns are heard in two."""
    if word in FIXED_MONEY:
        return ("m", "n")
    return ("f",) if word.endswith(("а", "я")) else ("m",)


def _inflected(word: str, number: str) -> Paradigm | None:
    if word == "кордоба":  # the dictionary has a city that is not declined
        return None
    for parse in analyzer().parse(word):
        marks = parse.tag.grammemes
        if parse.is_known and marks >= {"NOUN", "nomn", "sing", "inan"} and not marks & {"Geox", "Name", "Surn"}:
            forms = [parse.inflect({number, case}) for case in CASES]
            if all(forms):
                return six([plain(form.word) for form in forms])
    return None


def _money_plural(word: str) -> Paradigm:
    stem = word[:-1] if word[-1] in "аяьй" else word
    soft = word[-1] in "яьй"
    nominative = stem + ("и" if soft or stem[-1] in VELAR_OR_SIBILANT else "ы")
    genitive = stem if word[-1] == "а" else f"{stem}й" if word.endswith("ия") else f"{stem}ей" if soft else f"{stem}ов"
    a = "я" if soft else "а"
    return (nominative, genitive, f"{stem}{a}м", nominative, f"{stem}{a}ми", f"{stem}{a}х")
