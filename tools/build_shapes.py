"""Write src/comity/brief/maps/data/shapes.json from the 1:50m countries of world-atlas (Natural Earth, public domain).

    python tools/build_shapes.py countries-50m.json

Lines are thinned arc by arc, so that neighbours still share their border; islands too small to be seen are dropped.
Prints the SHA-256 of what it wrote; docs/decisions/0012-shapes.md records both.
"""

from __future__ import annotations

import hashlib
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from comity.reference.countries import countries

TARGET = Path(__file__).resolve().parents[1] / "src/comity/brief/maps/data/shapes.json"
TOLERANCE = 0.03  # degrees a thinned line may stray
SMALLEST = 0.01  # square degrees of an island that is kept beside a larger part of its country
PLACES = 100  # coordinates are whole hundredths of a degree
UNNUMBERED = {"Kosovo": "XKX"}

Point = tuple[float, float]


def absolute(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        made.append(points)
    return made


def thinned(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line: the ends stay, what strays less than the tolerance goes."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, index = max(
            ((_offset(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if far > TOLERANCE:
            keep.add(index)
            stack += [(first, index), (index, last)]
    # An island smaller than the tolerance keeps its whole line, or it would be none.
    return points if points[0] == points[-1] and len(keep) < 5 else [points[i] for i in sorted(keep)]


def _offset(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if not length else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    along = min(1.0, max(0.0, along))
    x, y = start[0] + along * dx - point[0], start[1] + along * dy - point[1]
    return float((x * x + y * y) ** 0.5)


def area(ring: list[int], arcs: list[list[Point]]) -> float:
    """Square degrees, for telling large from small."""
    points = [p for arc in ring for p in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def main() -> None:
    """Read, thin, write."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = {found.m49: found.iso3 for found in countries()}
    arcs = absolute(topology)
    rings: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or UNNUMBERED.get(shape["properties"]["name"])
        if code is None or "arcs" not in shape:
            continue
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        ranked = sorted((part[0] for part in parts), key=lambda ring: -area(ring, arcs))
        kept = [ring for index, ring in enumerate(ranked) if index == 0 or area(ring, arcs) >= SMALLEST]
        rings.setdefault(code, []).extend(kept)
    used = sorted({arc if arc >= 0 else ~arc for kept in rings.values() for ring in kept for arc in ring})
    place = {arc: index for index, arc in enumerate(used)}
    lines = []
    for arc in used:
        points = [(round(x * PLACES), round(y * PLACES)) for x, y in thinned(arcs[arc])]
        flat = [*points[0]]
        for before, after in pairwise(points):
            flat += [after[0] - before[0], after[1] - before[1]]
        lines.append(flat)
    shapes = {
        code: [[place[arc] if arc >= 0 else ~place[~arc] for arc in ring] for ring in kept]
        for code, kept in sorted(rings.items())
    }
    text = json.dumps({"arcs": lines, "countries": shapes}, separators=(",", ":")) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(shapes)} countries, {len(text):,} bytes, {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
