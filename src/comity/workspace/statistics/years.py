"""Years and days as a command line says them."""

from __future__ import annotations

import re

from comity.errors import UsageError

EVER = (0, 9999)
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-([0-2]\d|3[01])(?!\d)", re.ASCII)
_YEARS = re.compile(r"(\d{4})(?:\s*[-/]\s*(\d{4}))?", re.ASCII)


def years_of(text: str | None) -> tuple[int, int]:
    """`2015` or `2010-2015`, both included; None is ever. Raises UsageError."""
    if text is None:
        return EVER
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"--years {text}: write 2015 or 2010-2015")
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise UsageError(f"--years {text}: the first year comes after the last; write {last}-{first}")
    return first, last
