"""Declension of Russian names, adjectives and nouns, for `build_forms.py` only.

Proper names follow the school rules by ending, with the dictionary of pymorphy3 asked first: the dictionary knows
stress ("Донецком") and plural names ("Афины"), the rules know the many towns it has never seen. What neither gets
right stands in `EXCEPTIONS`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
Paradigm = tuple[str, str, str, str, str, str]


def words(text: str) -> frozenset[str]:
    """The words of a list kept as a line of text."""
    return frozenset(text.split())


VOWELS = "аеиоуыэюя"
VELAR_OR_SIBILANT = "гкхжшчщ"

#: Names that end in -ь and are feminine; every other name in -ь is taken as masculine.
FEMININE_SOFT = words("беларусь лодзь познань сарань казань пермь астрахань тюмень")
#: Names that look declinable and are not.
FIXED = words(
    "никарагуа самоа бразилиа вантаа мары карши апиа паго-паго порт-вила иу хосе плоешти навои бали "
    "килинг мата-уту баия-бланка тодос"
)
#: Names that are plural in form and not in the dictionary.
PLURAL = words(
    "бельцы патры салоники джурджулешты мальдивы яссы кайманы аланды фареры фолкленды сейшелы "
    "бермуды багамы коморы эмираты штаты гренадины нидерланды филиппины афины"
)
#: Names written like adjectives: declined like them.
ADJECTIVAL = frozenset({"рудный", "поднебесная", "банковая"})

EXCEPTIONS: dict[str, Paradigm] = {
    "Гвинея-Бисау": ("Гвинея-Бисау", "Гвинеи-Бисау", "Гвинее-Бисау", "Гвинею-Бисау", "Гвинеей-Бисау", "Гвинее-Бисау"),
    "Бонэйр, Синт-Эстатиус и Саба": (
        "Бонэйр, Синт-Эстатиус и Саба",
        "Бонэйра, Синт-Эстатиуса и Сабы",
        "Бонэйру, Синт-Эстатиусу и Сабе",
        "Бонэйр, Синт-Эстатиус и Сабу",
        "Бонэйром, Синт-Эстатиусом и Сабой",
        "Бонэйре, Синт-Эстатиусе и Сабе",
    ),
    "Папуа — Новая Гвинея": (
        "Папуа — Новая Гвинея",
        "Папуа — Новой Гвинеи",
        "Папуа — Новой Гвинее",
        "Папуа — Новую Гвинею",
        "Папуа — Новой Гвинеей",
        "Папуа — Новой Гвинее",
    ),
    "Папуа - Новая Гвинея": (
        "Папуа - Новая Гвинея",
        "Папуа - Новой Гвинеи",
        "Папуа - Новой Гвинее",
        "Папуа - Новую Гвинею",
        "Папуа - Новой Гвинеей",
        "Папуа - Новой Гвинее",
    ),
    "Брисбен": ("Брисбен", "Брисбена", "Брисбену", "Брисбен", "Брисбеном", "Брисбене"),
}


@cache
def analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def plain(text: str) -> str:
    """Е for ё: both are printed, the tables keep one."""
    return text.replace("ё", "е").replace("Ё", "Е")


def is_abbreviation(word: str) -> bool:
    """США, ОАЭ, РУз: initials are not declined."""
    return sum(letter.isupper() for letter in word) >= 2 and len(word) <= 5 and "-" not in word


def adjective(word: str) -> dict[str, Paradigm]:
    """All forms of an adjective given in any nominative: keys m, f, n, p (plural)."""
    lower = plain(word)
    stem, soft = _adjective_stem(lower)
    hard_i = "и" if soft or stem[-1] in VELAR_OR_SIBILANT else "ы"
    o = "е" if soft or (stem[-1] in "жшчщц" and not lower.endswith("ой")) else "о"
    ya, yu = ("яя", "юю") if soft else ("ая", "ую")
    masculine = "ой" if lower.endswith("ой") else f"{hard_i}й"
    gen, dat = f"{stem}{o}го", f"{stem}{o}му"
    oblique = f"{stem}{o}й"
    return {
        "m": (stem + masculine, gen, dat, stem + masculine, f"{stem}{hard_i}м", f"{stem}{o}м"),
        "f": (stem + ya, oblique, oblique, stem + yu, oblique, oblique),
        "n": (f"{stem}{o}е", gen, dat, f"{stem}{o}е", f"{stem}{hard_i}м", f"{stem}{o}м"),
        "p": (
            f"{stem}{hard_i}е",
            f"{stem}{hard_i}х",
            f"{stem}{hard_i}м",
            f"{stem}{hard_i}е",
            f"{stem}{hard_i}ми",
            f"{stem}{hard_i}х",
        ),
    }


def _adjective_stem(word: str) -> tuple[str, bool]:
    stem = word[:-2]
    soft = word.endswith(("яя", "ее")) or (word.endswith(("ний", "ние")) and stem[-1] == "н" and word != "синие")
    return stem, soft


def looks_adjectival(word: str) -> bool:
    """Whether a leading word of a name is declined as an adjective ("Южная", "Соломоновы")."""
    lower = word.lower()
    if lower in {"республика", "остров", "острова", "чили"}:
        return False
    return lower.endswith(("ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие", "овы", "евы", "ой")) and len(lower) > 4


def _possessive_plural(word: str) -> Paradigm:
    return (word, f"{word}х", f"{word}м", word, f"{word}ми", f"{word}х")


def _like(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def noun(word: str) -> Paradigm:
    """A single proper or common noun in the number it is given in."""
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    if is_abbreviation(word):
        return (word,) * 6
    if "-" in word:
        return _hyphenated(word)
    if "'" in word:
        article, _, rest = word.rpartition("'")
        return six([f"{article}'{form}" for form in noun(rest)])
    lower = plain(word.lower())
    if lower in ADJECTIVAL:
        forms = adjective(lower)["f" if lower.endswith("ая") else "m"]
    elif lower in FIXED:
        forms = (lower,) * 6
    else:
        forms = _dictionary(lower) or by_ending(lower)
    return six([_like(word, plain(form)) for form in forms])


def six(forms: list[str]) -> Paradigm:
    first, second, third, fourth, fifth, sixth = forms
    return first, second, third, fourth, fifth, sixth


def _hyphenated(word: str) -> Paradigm:
    if word.lower() in FIXED:
        return (word,) * 6
    parts = word.split("-")
    if "на" in parts:
        return six(["-".join([form, *parts[1:]]) for form in noun(parts[0])])
    return six(["-".join([*parts[:-1], form]) for form in noun(parts[-1])])


def _dictionary(lower: str) -> Paradigm | None:
    for parse in analyzer().parse(lower):
        tag = parse.tag
        if parse.is_known and "NOUN" in tag and "nomn" in tag and ("Geox" in tag or lower in COMMON_HEADS):
            forms = [parse.inflect({case}) for case in CASES]
            if all(forms):
                return six([form.word for form in forms])
    return None


#: Common nouns that head a name ("Республика", "Острова"); everything else must be known as a place name.
COMMON_HEADS = words(
    "республика королевство союз штаты эмираты остров острова территория территории содружество княжество "
    "государство султанат конфедерация федерация берег престол район дом море океан залив канал язык "
    "дворец страна рада самоа альбион сектор автономия"
)


def by_ending(lower: str) -> Paradigm:
    stem, last = lower[:-1], lower[-1]
    if lower in PLURAL:
        return _plural(stem, last)
    if lower.endswith("ия"):
        return (lower, f"{stem}и", f"{stem}и", f"{stem}ю", f"{stem}ей", f"{stem}и")
    if last == "я":
        return (lower, f"{stem}и", f"{stem}е", f"{stem}ю", f"{stem}ей", f"{stem}е")
    if last == "а" and stem[-1] not in VOWELS:
        genitive = "и" if stem[-1] in VELAR_OR_SIBILANT else "ы"
        o = "е" if stem[-1] in "жшчщц" else "о"
        return (lower, stem + genitive, f"{stem}е", f"{stem}у", f"{stem}{o}й", f"{stem}е")
    if last == "ь" and lower in FEMININE_SOFT:
        return (lower, f"{stem}и", f"{stem}и", lower, f"{lower}ю", f"{stem}и")
    if last in "ьй":
        locative = "и" if lower.endswith("ий") else "е"
        return (lower, f"{stem}я", f"{stem}ю", lower, f"{stem}ем", stem + locative)
    if last in VOWELS:
        return (lower,) * 6
    o = "е" if last in "жшчщц" else "о"
    return (lower, f"{lower}а", f"{lower}у", lower, f"{lower}{o}м", f"{lower}е")


def _plural(stem: str, last: str) -> Paradigm:
    genitive = stem
    if stem.endswith("ц"):
        genitive = f"{stem}ев"
    elif stem.endswith(("т", "рд", "к")) or stem in {"патр"}:
        genitive = {"салоник": "салоник", "патр": "патр"}.get(stem, f"{stem}ов")
    return (stem + last, genitive, f"{stem}ам", stem + last, f"{stem}ами", f"{stem}ах")


def _gender(head: str) -> str:
    lower = plain(head.lower())
    if lower in PLURAL or lower.endswith(("острова", "территории", "штаты", "эмираты")):
        return "p"
    if lower.endswith(("а", "я")) and lower not in FIXED:
        return "f"
    return "n" if lower.endswith(("о", "е")) or lower == "самоа" else "m"


def phrase(text: str) -> Paradigm:
    """A name of several words: leading adjectives and the head are declined, what follows the head is fixed.

    Names joined by "и" are declined each ("Боснии и Герцеговины"), unless a common noun heads them
    ("островов Теркс и Кайкос").
    """
    if text in EXCEPTIONS:
        return EXCEPTIONS[text]
    parts = text.split(" ")
    if " и " in text and not COMMON_HEADS & {plain(word.lower()) for word in parts[: parts.index("и")]}:
        return six([" и ".join(forms) for forms in zip(*map(phrase, text.split(" и ")), strict=True)])
    head = 0
    while head < len(parts) - 1 and looks_adjectival(parts[head]):
        head += 1
    columns: list[Paradigm] = []
    gender = _gender(parts[head])
    for word in parts[:head]:
        columns.append(_leading(word, gender))
    columns.append(noun(parts[head]))
    columns.extend((plain(word),) * 6 for word in parts[head + 1 :])
    first, *oblique = (" ".join(column[case] for column in columns) for case in range(6))
    if text.startswith("Остров"):
        oblique = [form[0].lower() + form[1:] for form in oblique]
    return six([first, *oblique])


def _leading(word: str, gender: str) -> Paradigm:
    lower = plain(word.lower())
    if lower.endswith(("овы", "евы")):
        forms = _possessive_plural(lower)
    else:
        forms = adjective(lower)[gender]
    prefix, hyphen, _ = word.rpartition("-")
    if hyphen:
        return six([f"{prefix}-{_like(word, form.rpartition('-')[2])}" for form in forms])
    return six([_like(word, form) for form in forms])


def is_common_word(form: str) -> bool:
    """Whether a lower-case form is also an everyday word (того, перу, орел): such a name needs its capital."""
    place = ("Geox", "Name", "Surn", "Orgn", "Abbr")
    return any(parse.is_known and not any(mark in parse.tag for mark in place) for parse in analyzer().parse(form))
