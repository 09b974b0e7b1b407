"""What is new since an earlier brief: an HTML, DOCX or XLSX file of ours tells what it was made from.

New is a statement that the earlier brief did not have at all, shown or not, so that a longer brief is not taken for a
newer one. Statements are known by their anchor ids: place and words in a text.
"""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from comity.brief.content import Brief, FindingCard, Ref, references
from comity.brief.docx.package import KNOWN
from comity.brief.wording import tongue
from comity.errors import InputError

_META = re.compile(rb'<meta name="comity:known" data-date="([0-9-]*)" content="([^"]*)">')
_PART = re.compile(rb'<known xmlns="urn:comity:known" date="([0-9-]*)">([^<]*)</known>')
LARGEST = 60_000_000  # bytes of a part that is looked at


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier brief was made from, and the day it was as of."""

    known: frozenset[str]
    day: date | None


def earlier(data: bytes, name: str) -> Earlier:
    """Read an earlier brief. Raises InputError where the file is none of ours."""
    found = _META.search(data) if data[:2] != b"PK" else _packed(data, name)
    if found is None:
        raise InputError(
            f"{name}: not a brief of ours in HTML, DOCX or XLSX; give --compare a file that `comity brief` wrote"
        )
    day, told = found[1].decode("ascii", "replace"), html.unescape(found[2].decode("utf-8", "replace"))
    try:
        return Earlier(frozenset(told.split()), date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise InputError(f"{name}: its date {day!r} is none; write the earlier brief anew") from error


def _packed(data: bytes, name: str) -> re.Match[bytes] | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if KNOWN in archive.namelist() and archive.getinfo(KNOWN).file_size <= LARGEST:
                return _PART.search(archive.read(KNOWN))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise InputError(f"{name}: a broken file ({error}); give --compare a file that `comity brief` wrote") from error
    return None


def compared(brief: Brief, before: Earlier) -> Brief:
    """The brief with everything marked that the earlier one was not made from."""
    new = {anchor for anchor in brief.known if anchor not in before.known}
    shown = {anchor for ref in references(brief) for anchor in ref.anchors if anchor in new}
    words = tongue(brief.language)
    key = "label.compared" if before.day else "label.compared_undated"
    told = words(key, count=len(shown), day=words.day(before.day) if before.day else "")
    sections = tuple(_marked(section, new) for section in brief.sections)
    return replace(brief, sections=sections, compared=told)


def _marked(part: Any, new: set[str]) -> Any:
    """A part of the tree with the marks set; parts without anything new are kept as they are."""
    if isinstance(part, Ref):
        return replace(part, new=True) if part.anchors and all(anchor in new for anchor in part.anchors) else part
    if isinstance(part, tuple):
        made = tuple(_marked(item, new) for item in part)
        return part if all(a is b for a, b in zip(made, part, strict=True)) else made
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, tuple) and (marked := _marked(value, new)) is not value:
            changed[field.name] = marked
    if isinstance(part, FindingCard) and part.id in new:
        changed["new"] = True
    return replace(part, **changed) if changed else part
