"""Draw how the reader did at its first look at each round of fresh texts: docs/pictures/first-look.png.

Run after a line was added to tests/texts/first-look.csv: python tools/first_look.py
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import vl_convert

ROOT = Path(__file__).parent.parent
SCORES = ROOT / "tests" / "texts" / "first-look.csv"
PICTURE = ROOT / "docs" / "pictures" / "first-look.png"
KINDS = {"found_f1": "figures found", "facts_f1": "facts", "exact_f1": "figures with every field right"}


def points() -> list[dict[str, Any]]:
    """A point for each round and score."""
    with SCORES.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [
        {"round": int(row["round"]), "score": float(row[column]), "kind": kind}
        for row in rows
        for column, kind in KINDS.items()
    ]


def chart(table: list[dict[str, Any]]) -> dict[str, Any]:
    """Lines of F1 by round with a straight line through each, told apart by dashes and shapes too."""
    kind = {"field": "kind", "type": "nominal", "sort": list(KINDS.values()), "legend": None}
    colour = {**kind, "scale": {"range": ["#1f4e8c", "#3b7a57", "#b5541c"]}}
    encoding = {
        "x": {"field": "round", "type": "ordinal", "title": "round of fresh texts", "axis": {"labelAngle": 0}},
        "y": {"field": "score", "type": "quantitative", "title": "F1 at the first look", "scale": {"domain": [0, 1]}},
        "color": colour,
    }
    trend = {
        "transform": [{"regression": "score", "on": "round", "groupby": ["kind"]}],
        "mark": {"type": "line", "opacity": 0.35, "strokeWidth": 6},
    }
    return {
        "data": {"values": table},
        "width": 560,
        "height": 300,
        "background": "white",
        "encoding": encoding,
        "layer": [
            trend,
            {"mark": {"type": "line", "point": {"size": 60}}, "encoding": {"strokeDash": kind, "shape": kind}},
            {
                "data": {"values": table[-len(KINDS) :]},
                "mark": {"type": "text", "align": "left", "dx": 30, "fontSize": 13},
                "encoding": {"text": {"field": "kind"}},
            },
        ],
    }


def main() -> None:
    """Write the picture."""
    PICTURE.write_bytes(vl_convert.vegalite_to_png(chart(points()), scale=1.5))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
