"""The language of a text by its script and its commonest words. No model: a dozen words tell a page of prose apart."""

from __future__ import annotations

import re

SAMPLE = 20_000
WORD = re.compile(r"[^\W\d_]+")

# The commonest words that no neighbour in this table shares, or shares rarely.
WORDS = {
    "en": "the of and to in is was were with for that by from at has have are this which on",
    "de": "der die das und ist nicht mit den von zu im auf für eine dem des sich auch wurde",
    "fr": "le les des et est une dans pour que qui sur au aux avec du cette sont par",
    "es": "el los las y del que una por con para es al se su más como fue lo",
    "pt": "o os as e do da dos das que uma em não para com no na ao mais foi",
    "it": "il gli di e della che una per con del dei delle nel sono alla è",
    "pl": "i w na z się że do jest nie od przez oraz są roku dla",
    "tr": "ve bir bu ile için olarak olan da de yılında daha çok en",
    "ru": "и в на с не что по из для от это как года году был была было были также который",
    "uk": "і в на з не що до та для від це як року був була було були також який",
    "be": "і у на з не што да для ад гэта як года годзе быў была было былі таксама які",
    "bg": "и в на с не че по от за това като година беше са също който се",
    "kk": "және мен бен де да бұл үшін болып еді жылы бойынша туралы арасындағы",
}
CYRILLIC = ("ru", "uk", "be", "bg", "kk")
# Letters that one Cyrillic alphabet has and Russian has not.
LETTERS = {"uk": "їєґ", "be": "ў", "kk": "әғқңөұүһ"}
# Letters that Bulgarian has not.
RUSSIAN = frozenset("ыэё")
SCRIPTS = (
    ("\u3040", "\u30ff", "ja"), ("\uac00", "\ud7af", "ko"), ("\u4e00", "\u9fff", "zh"), ("\u0600", "\u06ff", "ar"),
    ("\u0590", "\u05ff", "he"), ("\u0370", "\u03ff", "el"), ("\u10a0", "\u10ff", "ka"), ("\u0530", "\u058f", "hy"),
    ("\u0e00", "\u0e7f", "th"), ("\u0900", "\u097f", "hi"),
)  # fmt: skip


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in, or empty where that cannot be told.

    Only the first 20,000 characters are looked at.
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if not words:
        return ""
    letters = "".join(words)
    latin = sum("a" <= letter <= "z" or "\u00c0" <= letter <= "\u024f" for letter in letters)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    for first, last, code in SCRIPTS:
        count = sum(first <= letter <= last for letter in letters)
        if count > max(latin, cyrillic) or (code == "ja" and 10 * count > len(letters)):
            return code
    if cyrillic > latin:
        return _cyrillic(words, letters)
    found = _by_words(words, tuple(code for code in WORDS if code not in CYRILLIC))
    return found or ("en" if latin and letters.isascii() and len(words) < 12 else "")


def _cyrillic(words: list[str], letters: str) -> str:
    """The language of a Cyrillic text: by a letter of its own, else by words, else Russian."""
    for code, own in LETTERS.items():
        if sum(letters.count(letter) for letter in own) > 0.01 * len(letters):
            return code
    codes = tuple(code for code in CYRILLIC if code != "bg" or not RUSSIAN.intersection(letters))
    return _by_words(words, codes) or "ru"


def _by_words(words: list[str], codes: tuple[str, ...]) -> str:
    """The code whose commonest words the text has most of, or empty where it has next to none."""
    counts = {code: sum(map(frozenset(WORDS[code].split()).__contains__, words)) for code in codes}
    best = max(codes, key=lambda code: counts[code])
    return best if counts[best] >= max(1, 0.04 * len(words)) else ""
