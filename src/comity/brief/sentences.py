"""Sentences out of the catalogue, their slots filled with words and references."""

from __future__ import annotations

import re

from comity.brief.content import Inline, Line, Words
from comity.brief.register import Register

_SLOT = re.compile(r"\{(\w+)\}")


def said(register: Register, key: str, **parts: Inline | str) -> Line:
    """The pattern of a key with its slots filled: words stay words, references stay references."""
    made: list[Inline] = []
    pattern, at = register.tongue.words[key], 0
    for slot in _SLOT.finditer(pattern):
        if slot.start() > at:
            made.append(Words(pattern[at : slot.start()]))
        part = parts[slot[1]]
        made.append(Words(part, "label") if isinstance(part, str) else part)
        at = slot.end()
    if at < len(pattern):
        made.append(Words(pattern[at:]))
    return tuple(item for item in made if item.text)
