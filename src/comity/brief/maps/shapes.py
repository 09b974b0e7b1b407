"""The outlines of countries: Natural Earth 1:50m (public domain), thinned by tools/build_shapes.py.

`data/shapes.json` holds arcs, whole hundredths of a degree (the first point, then steps), and for each country the
rings that its arcs make; `~n` is arc n backwards. Neighbours share arcs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's rings (longitude, latitude in degrees), the largest first."""

    iso3: str
    rings: tuple[Ring, ...]

    @property
    def main(self) -> tuple[Ring, ...]:
        """The largest ring and those not far below it: what a map of the country must show."""
        sizes = [_size(ring) for ring in self.rings]
        return tuple(ring for ring, size in zip(self.rings, sizes, strict=True) if size >= 0.25 * sizes[0])


@cache
def shapes() -> Mapping[str, Shape]:
    """Every country there is a shape of, by ISO code."""
    stored = json.loads((DATA / "shapes.json").read_text(encoding="utf-8"))
    arcs = [_unrolled(flat) for flat in stored["arcs"]]
    found = {}
    for iso3, rings in stored["countries"].items():
        made = [_joined(ring, arcs) for ring in rings]
        found[iso3] = Shape(iso3, tuple(sorted(made, key=_size, reverse=True)))
    return MappingProxyType(found)


def _unrolled(flat: list[int]) -> Ring:
    x, y = flat[0], flat[1]
    points = [(x / 100, y / 100)]
    for dx, dy in zip(flat[2::2], flat[3::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 100, y / 100))
    return tuple(points)


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    points: list[tuple[float, float]] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _size(ring: Ring) -> float:
    """Square degrees, a degree of longitude shrinking towards the poles."""
    from math import cos, radians

    middle = sum(y for _, y in ring) / len(ring)
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2 * cos(radians(middle))
