"""Documents and reports as JSON text and back. Statements have `comity.model.exchange`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from comity.model.document import Block, DateClue, Document
from comity.model.finding import Cited, Finding, Implied, Reading, Report, Verdict
from comity.model.interval import Interval
from comity.model.official import Official, Row
from comity.model.period import Period
from comity.model.promise import Promise
from comity.model.wire import plain

# The parts of a report that are kept as one text each; findings have rows of their own.
PARTS = ("verdicts", "implied", "promises", "official", "notes")
_LONE = re.compile("[\ud800-\udfff]")


def to_json(value: object) -> str:
    """Compact JSON, readable in Cyrillic. Half surrogates, which no database takes, are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def about(document: Document) -> str:
    """What is known of a document besides its id, its digests and its text."""
    return to_json(
        {
            "origin": document.origin,
            "media_type": document.media_type,
            "title": document.title,
            "language": document.language,
            "encoding": document.encoding,
            "blocks": [plain(block) for block in document.blocks],
            "clues": [[clue.value.isoformat(), clue.where, clue.place] for clue in document.clues],
            "notes": list(document.notes),
        }
    )


def document(document_id: str, digest: str, text: bytes, about_it: str) -> Document:
    """The document of a stored row."""
    known: dict[str, Any] = json.loads(about_it)
    blocks = tuple(
        Block(**{**block, "box": None if block["box"] is None else tuple(block["box"])}) for block in known["blocks"]
    )
    clues = tuple(DateClue(date.fromisoformat(value), where, place) for value, where, place in known["clues"])
    known.update(blocks=blocks, clues=clues, notes=tuple(known["notes"]))
    return Document(id=document_id, digest=digest, text=text.decode("utf-8", "surrogatepass"), **known)


def finding(row: str) -> Finding:
    """The finding of a stored row."""
    known: dict[str, Any] = json.loads(row)
    known["statements"] = tuple(Cited(**cited) for cited in known["statements"])
    known["readings"] = tuple(Reading(**reading) for reading in known["readings"])
    return Finding(**known)


def verdicts(row: str) -> tuple[Verdict, ...]:
    """The verdicts of a stored report."""
    return tuple(
        Verdict(item["anchor_id"], item["state"], tuple(item["checks"]), tuple(item["findings"]))
        for item in json.loads(row)
    )


def implied(row: str) -> tuple[Implied, ...]:
    """The implied values of a stored report."""
    return tuple(
        Implied(**{**item, "interval": _interval(item["interval"]), "statements": tuple(item["statements"])})
        for item in json.loads(row)
    )


def report(findings: tuple[Finding, ...], row: Mapping[str, Any]) -> Report:
    """A stored report. What its version did not tell yet is empty."""
    return Report(
        findings,
        verdicts(row["verdicts"]),
        implied(row["implied"]),
        tuple(_promise(item) for item in json.loads(row["promises"])),
        tuple(_official(item) for item in json.loads(row["official"])),
        tuple(json.loads(row["notes"])),
    )


def _promise(item: dict[str, Any]) -> Promise:
    item["due"] = None if item["due"] is None else Period.parse(item["due"])
    item["interval"] = None if item["interval"] is None else _interval(item["interval"])
    item["statement"] = Cited(**item["statement"])
    for name in ("again", "evidence"):
        item[name] = tuple(Cited(**cited) for cited in item[name])
    item["rows"] = tuple(item["rows"])
    return Promise(**item)


def _official(item: dict[str, Any]) -> Official:
    rows = (Row(**{**row, "interval": _interval(row["interval"]), "rows": tuple(row["rows"])}) for row in item["rows"])
    sides = {name: tuple(item[name]) for name in ("confirmed_by", "contradicted_by")}
    return Official(item["anchor_id"], item["state"], item["text"], **sides, rows=tuple(rows))


def _interval(ends: dict[str, str | None]) -> Interval:
    low, high = (None if end is None else Fraction(end) for end in (ends["low"], ends["high"]))
    return Interval(low, high)
