"""Figures of an annotated folder (`statements/*.jsonl` beside `texts/*.txt`), with the step the print shows and the
phrase's second reading."""

from __future__ import annotations

import hashlib
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from comity.model.figure import Alternative, Figure
from comity.model.period import Period

_WORDS = {
    "crore": 10**7,
    "lakh": 10**5,
    "trillion": 10**12,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "млрд": 10**9,
    "миллиард": 10**9,
    "million": 10**6,
    "mln": 10**6,
    "млн": 10**6,
    "миллион": 10**6,
    "thousand": 10**3,
    "тыс": 10**3,
}
_NUMBER = re.compile(r"\d[\d\s,.\u00a0\u202f]*")
_BY = re.compile(r"(?:increased|rose|risen|grew|grown|up|increase|growth)\s+(?:by|of)\s+$", re.I)


def figures(folder: Path) -> list[Figure]:
    """All figures of a folder, in the order of the files; a range is one figure."""
    out: list[Figure] = []
    for path in sorted((folder / "statements").glob("*.jsonl")):
        text = (folder / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        seen: dict[tuple[int, int], int] = {}
        for row in rows:
            if row["kind"] != "figure":
                continue
            if row.get("range") == "high":
                continue
            place = (row["start"], row["end"])
            seen[place] = seen.get(place, -1) + 1
            high = [r for r in rows if r.get("range") == "high" and (r["start"], r["end"]) == place]
            out.append(_figure(row, high[0] if high else None, path.stem, text, digest, seen[place]))
    return out


def _figure(
    row: dict[str, Any], high: dict[str, Any] | None, document: str, text: str, digest: str, ordinal: int
) -> Figure:
    def period(name: str) -> Period | None:
        return Period.parse(row[name]) if row.get(name) else None

    value = Fraction(str(row["value"]))
    return Figure(
        document=document,
        text_digest=digest,
        start=row["start"],
        end=row["end"],
        anchor=row["anchor"],
        ordinal=ordinal,
        optional=row.get("optional", False),
        measure=row["measure"],
        reporter=row["reporter"],
        partner=row["partner"],
        commodity=row["commodity"],
        period=period("period"),
        form=row["form"],
        value=value,
        high=Fraction(str(high["value"])) if high else None,
        step=step(row["anchor"], value, row["form"], row["unit"]),
        unit=row["unit"],
        base=period("base"),
        bound=row["bound"],
        status=row["status"],
        scope=row.get("scope"),
        partner_region=row.get("partner_region"),
        parent=row.get("of"),
        books=row.get("books"),
        alternatives=alternatives(row, text),
    )


def step(anchor: str, value: Fraction, form: str, unit: str) -> Fraction:
    """What the last printed digit is worth."""
    match = _NUMBER.search(anchor)
    if match is None:
        return {"ratio": Fraction(1, 2), "growth": Fraction(5), "share": Fraction(5)}.get(form, Fraction(0))
    printed = re.sub(r"[\s\u00a0\u202f]", "", match[0]).rstrip(".,")
    tail = re.search(r"[.,](\d+)$", printed)
    places = (
        len(tail[1]) if tail and not (len(tail[1]) == 3 and tail[0][0] == "," and not re.match(r"^0,", printed)) else 0
    )
    digits = Fraction(re.sub(r"[.,]", "", printed)) / 10**places
    if (
        places == 0
        and tail
        and abs(digits) > 0
        and abs(value) / digits not in {1, 10**3, 10**5, 10**6, 10**7, 10**9, 10**12}
    ):
        places, digits = len(tail[1]), digits / 10 ** len(tail[1])
    unit_step = Fraction(1, 10**places)
    if form == "ratio" and value < 1:
        return 2 * abs(value - 1 / (1 / value - unit_step / 2)) if value else unit_step
    scale = abs(value) / digits if (digits and form == "level") or unit not in ("percent", "times") else Fraction(1)
    return unit_step * scale if unit not in ("units", "persons") or scale > 1 else Fraction(0)


def alternatives(row: dict[str, Any], text: str) -> tuple[Alternative, ...]:
    """The second reading of "increased by N times" and "an increase of N%"."""
    if not _BY.search(text[max(0, row["start"] - 30) : row["start"]]):
        return ()
    value = Fraction(str(row["value"]))
    if row["form"] == "ratio" and value > 1 and re.search(r"times", row["anchor"]):
        return (Alternative("times", "ratio", value + 1, "times"),)
    if row["form"] == "growth" and row["unit"] == "percent" and value >= 100:
        return (Alternative("to_by", "growth", value - 100, "percent"),)
    return ()
