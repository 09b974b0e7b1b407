"""A number that was seen and could not be typed, or is known to be no figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """`text[start:end]` is the number. reason: why it is no figure (a date, an identifier, no measure ...)."""

    start: int
    end: int
    text: str
    reason: str
