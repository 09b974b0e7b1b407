"""Dates that a source offers: its header line, its metadata, its address, its file name. Reading decides among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlsplit

from comity.model.document import Block, DateClue

HEADER = re.compile(r"(?:DATE|ДАТА)[ \t]*:[ \t]*(?P<value>.{0,60})", re.I)
ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
# In an address or a file name: whole dates first, then a month of a year.
WHOLE = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-_./]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)(?P<sep>[-_.])(?P<m>\d\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)"),
)
MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_./](?P<m>0[1-9]|1[0-2])(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)")
WORDED = re.compile(r"(?<!\d)(?P<d>\d{1,2})\s+(?P<m>[^\W\d_]{3,9})\.?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
WORDED_US = re.compile(r"(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
PDF_DATE = re.compile(r"(?:D:)?(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "май", "мая"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
LONGEST = 200
# A text that opens with its own date: `20 March 2015`, `Minsk, 20 March 2015.`, `10.03.2015 г.`
PLACE = r"(?:[A-ZА-ЯЁ][^\d,.;:!?()]{1,30},\s*)?"
CLOSED = re.compile(r"\s*(?:г\.|(?:года)?\s*(?:$|[.,:;|\n–—-]))")
OPENING = re.compile(PLACE)
FIRST_BLOCKS = 4


def from_header(line: str, place: str) -> tuple[DateClue, ...]:
    """The date of a `DATE: YYYY-MM-DD` line, or nothing where it is none."""
    match = HEADER.fullmatch(line)
    value = parse(match.group("value")) if match else None
    return (DateClue(value, "header", place),) if value else ()


def from_origin(origin: str) -> tuple[DateClue, ...]:
    """The date in a file name or in the path of a URL. A month alone gives its first day, and the place says so."""
    if "://" in origin:
        where, text = "url", urlsplit(origin).path
    else:
        where, text = "filename", re.split(r"[/\\]", origin)[-1]
    for pattern in WHOLE:
        for match in pattern.finditer(text[-1000:]):
            value = _date(match)
            if value:
                return (DateClue(value, where, match.group()),)
    month = MONTH.search(text[-1000:])
    if month:
        return (DateClue(date(int(month["y"]), int(month["m"]), 1), where, f"{month.group()} (a month)"),)
    return ()


def from_metadata(pairs: Iterable[tuple[str, str]]) -> tuple[DateClue, ...]:
    """The dates among pairs of a printable place and a value, each date and place once, in order."""
    found = [DateClue(value, "metadata", place) for place, text in pairs if (value := parse(text)) is not None]
    return tuple(dict.fromkeys(found))


def from_text(text: str, blocks: Sequence[Block]) -> tuple[DateClue, ...]:
    """A whole date that one of the first paragraphs or headings opens with, after a place name at most. The weakest of
    clues: it may as well be the date of what is told."""
    for block in blocks[:FIRST_BLOCKS]:
        opening = text[block.start : min(block.end, block.start + 80)]
        if block.kind not in ("paragraph", "heading", "caption"):
            continue
        match = OPENING.match(opening)
        start = match.end() if match else 0
        for pattern in (ISO, NUMERIC, WORDED, WORDED_US):
            found = next((hit for hit in (pattern.match(opening, start), pattern.match(opening)) if hit), None)
            value = _date(found) if found and CLOSED.match(opening, found.end()) else None
            if found and value:
                return (DateClue(value, "text", block.locator or found.group()),)
    return ()


def parse(text: str) -> date | None:
    """The date a short value holds: ISO 8601, `D:20150310`, `10.03.2015`, `10 March 2015`, `10 марта 2015`."""
    text = text[:LONGEST].strip()
    for pattern in (ISO, NUMERIC, WORDED, WORDED_US):
        match = pattern.search(text)
        if match:
            return _date(match)
    match = PDF_DATE.match(text)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> date | None:
    """The day that a match names, or None where the calendar has no such day."""
    named = match["m"]
    month = int(named) if named.isdigit() else _month(named)
    try:
        return date(int(match["y"]), month, int(match["d"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by the first letters of its English or Russian name, or 0."""
    lowered = name.lower()
    return next((number for number, stems in enumerate(MONTHS, 1) if lowered.startswith(stems)), 0)
