"""Russian persons in the nominative, by the endings of their names. There is no list of names."""

from __future__ import annotations

import re

_VOWELS = "аеёиоуыэюя"


def nominative(name: str, case: str = "") -> str:
    """A Russian person's name in the nominative: "Айгуль Сериковой" -> "Айгуль Серикова", "Игорем Крутым" stays
    without evidence.

    case: "gent", "accs", "datv", "ablt", "loct", "nomn", or "" to tell it by the endings.
    """
    words = name.split(" ")
    if not re.search("[а-яё]", name) or case == "nomn":
        return name
    case = case or _case_of(words)
    if not case:
        return name
    if case == "gent" and len(words) > 1 and len(words[0]) > 2 and words[0][-1] in "ую":
        case = "accs"  # «принял посла Анну Новак»: of men alone the two cases are one
    female = _is_female(words, case)
    if len(words) == 1:
        return _surname(name, case, female) if _looks_surname(name) else _given(name, case, female)
    changed = [*(_given(word, case, female) for word in words[:-1]), _surname(words[-1], case, female)]
    return " ".join(changed)


def _case_of(words: list[str]) -> str:
    """What the endings alone prove: -овым, -ским are instrumental, -ову dative, -овой a woman's oblique case."""
    surname, given = words[-1].lower(), words[0].lower()
    if re.search(r"(?:ов|ев|ёв|ин|ын)ым$|(?:ск|цк)им$", surname):
        return "ablt"
    if re.search(r"(?:ов|ев|ёв|ин|ын)ой$|(?:ск|цк)ой$", surname):
        return "gent"
    if re.search(r"(?:ск|цк)ого$", surname):
        return "gent"
    if re.search(r"(?:ов|ев|ёв|ин|ын)у$|(?:ск|цк)ому$", surname) and given[-1:] in "ую":
        return "datv"
    if len(words) > 1 and re.search(r"[^аеёиоуыэюя](?:ом|ем)$", given) and len(given) > 4:
        return "ablt"
    return ""


def _is_female(words: list[str], case: str) -> bool:
    """A woman's name in that case: Анны, Марией, Петровой."""
    surname, given = words[-1].lower(), words[0].lower()
    if re.search(r"(?:ов|ев|ёв|ин|ын|ск|цк)ой$", surname):
        return True
    if re.search(r"(?:ов|ев|ёв|ин|ын)(?:а|ым|е)$|(?:ск|цк)(?:ого|ому|им|ом)$", surname):
        return False
    if len(words) == 1:
        return False
    return {
        "gent": given[-1:] in "ыи",
        "accs": given[-1:] in "ую",
        "ablt": given[-2:] in ("ой", "ей"),
        "datv": given[-1:] in "еи",
    }.get(case, False)


def _looks_surname(word: str) -> bool:
    return bool(re.search(r"(?:ов|ев|ёв|ин|ын|ск|цк)(?:а|у|ым|им|ого|ому|ой|е)$", word.lower()))


def _given(word: str, case: str, female: bool) -> str:
    """A first name or patronymic."""
    low = word.lower()
    if female:
        for ending, plain in (
            ("ией", "ия"),
            ("ии", "ия"),
            ("ию", "ия"),
            ("ой", "а"),
            ("ей", "я"),
            ("ы", "а"),
            ("е", "а"),
            ("у", "а"),
            ("ю", "я"),
            ("и", "я"),
        ):
            if low.endswith(ending) and len(low) > len(ending) + 1 and not (ending == "и" and low[-2] in "гкхжшчщ"):
                return word[: -len(ending)] + plain
        return word[:-1] + "а" if low[-2:] in ("ги", "ки", "хи") else word
    return _male(word, case)


def _male(word: str, case: str) -> str:
    """A man's name declined like a noun: Владимира, Андрея, Игорем, Олегу."""
    low = word.lower()
    endings = {
        "gent": ("а", "я"),
        "accs": ("а", "я"),
        "datv": ("у", "ю"),
        "ablt": ("ом", "ем"),
        "loct": ("е", "е"),
    }.get(case)
    if endings is None:
        return word
    hard, soft = endings
    if low.endswith(hard) and len(low) > len(hard) + 1 and low[-len(hard) - 1] not in _VOWELS:
        return word[: -len(hard)]
    if low.endswith(soft) and len(low) > len(soft) + 1:
        stem = word[: -len(soft)]
        return stem + ("й" if stem[-1:].lower() in _VOWELS else "ь")
    return word


def _surname(word: str, case: str, female: bool) -> str:
    """A surname: -ов and -ин in their own way, -ский like an adjective, the rest like a noun; a woman's -ова."""
    low = word.lower()
    if female:
        if re.search(r"(?:ск|цк)(?:ой|ую)$", low):
            return word[:-2] + "ая"
        if re.search(r"(?:ов|ев|ёв|ин|ын)(?:ой|у)$", low):
            return re.sub(r"(?:ой|у)$", "а", word)
        return word
    if re.search(r"(?:ск|цк)(?:ого|ому|им|ом)$", low):
        return re.sub(r"(?:ого|ому|им|ом)$", "ий", word)
    if re.search(r"(?:ов|ев|ёв|ин|ын)(?:ым|у|а|е)$", low):
        return re.sub(r"(?:ым|у|а|е)$", "", word)
    if low.endswith(("о", "зода", "заде", "швили", "дзе", "ян")) or low[-2:] in ("уа", "иа"):
        return word
    return _male(word, case)
