"""Whether two names in words are of one thing: careful, and only within one script."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_STEM = 5
_SHARED = 0.75
# Words that every other name of its kind has.
_COMMON = frozenset(
    (
        "agree", "treat", "memor", "under", "draft", "proje", "joint", "coope", "coopr", "betwe", "the",
        "and", "for", "from", "with", "into", "their", "countr", "state", "repub", "meeti", "sessi",
        "offic", "visit", "worki", "field", "area", "areas", "sector", "conce", "relat", "согла", "догов",
        "мемор", "проек", "совме", "сотру", "между", "стран", "респу", "засед", "официа", "офици", "визит",
        "рабоч", "област", "сфере", "отнош", "взаим",
    )
)  # fmt: skip


def stems(text: str) -> frozenset[str]:
    """The telling words, cut to their first letters, so that endings do not matter."""
    words = (word[:_STEM] for word in _WORD.findall(text.casefold().replace("ё", "е")))
    return frozenset(word for word in words if word not in _COMMON)


def script(text: str) -> str:
    """`cyrillic` or `latin`: names are compared within one only."""
    return "cyrillic" if _CYRILLIC.search(text) else "latin"


def same(one: str, other: str) -> bool:
    """Two names of one thing: the shorter's telling words are nearly all in the longer, and there are two at least;
    or the names are equal."""
    a, b = (" ".join(name.casefold().split()) for name in (one, other))
    if a == b:
        return bool(stems(a))
    first, second = stems(one), stems(other)
    shared = len(first & second)
    return shared >= 2 and shared >= _SHARED * min(len(first), len(second))


def touch(one: str, other: str) -> bool:
    """They share a telling word, or cannot be compared because they are in two scripts."""
    return script(one) != script(other) or bool(stems(one) & stems(other)) or not (stems(one) and stems(other))


def apart(one: str | None, other: str | None) -> bool:
    """Two places that are told and are not the same, in one script."""
    if not one or not other or script(one) != script(other):
        return False
    return not any(a[:4] == b[:4] for a in stems(one) for b in stems(other))
