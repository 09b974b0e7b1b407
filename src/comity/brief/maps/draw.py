"""A map as SVG: the two countries, their neighbours, numbered places. The same map gives the same bytes.

Projection: Lambert's azimuthal equal-area, centred between the two countries (Snyder 1987, p. 185).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from math import asin, atan2, cos, hypot, radians, sin, sqrt

from comity.brief.content import Map, Point
from comity.brief.maps.places import locate
from comity.brief.maps.shapes import Ring, Shape, shapes

WIDTH = 740.0
HEIGHTS = (260.0, 470.0)  # the least and the greatest
MARGIN = 26.0
SEEN = 100  # degrees from the centre beyond which nothing is drawn
SMALL = 9.0  # a country narrower than this is ringed
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, PAPER, SEA, LAND, BORDER = "#1d2731", "#ffffff", "#f3f6f8", "#e3e6e9", "#ffffff"
SIDES = ("#9fc3dd", "#f1d79a")  # our side, their side: they differ in lightness too
MARKS = {
    "operating": '<circle cx="{x}" cy="{y}" r="5.2" fill="#1d2731" stroke="#fff" stroke-width="1.4"/>',
    "under_way": '<path d="M{x} {top}l5.6 9.8h-11.2z" fill="#0b5a8f" stroke="#fff" stroke-width="1.4"/>',
    "planned": '<circle cx="{x}" cy="{y}" r="4.8" fill="#fff" stroke="#1d2731" stroke-width="1.8"/>',
}
OTHER = '<path d="M{x} {top}l5.6 6.4l-5.6 6.4l-5.6 -6.4z" fill="#8a5a00" stroke="#fff" stroke-width="1.4"/>'


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawing, and for each point of the map its number in it; 0 where no table knows its place."""

    svg: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Globe:
    """A view of the globe from above `longitude`, `latitude` (radians), then scaled and moved onto the paper."""

    longitude: float
    latitude: float
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def plane(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """A point of the globe (degrees) on the paper; None behind the horizon."""
        lam, phi = radians(longitude) - self.longitude, radians(latitude)
        cosine = sin(self.latitude) * sin(phi) + cos(self.latitude) * cos(phi) * cos(lam)
        if cosine < cos(radians(SEEN)):
            return None
        k = sqrt(2 / (1 + cosine))
        x = k * cos(phi) * sin(lam)
        y = k * (cos(self.latitude) * sin(phi) - sin(self.latitude) * cos(phi) * cos(lam))
        return (x - self.left) * self.scale, (self.top - y) * self.scale


@lru_cache(maxsize=16)  # each format of a brief draws the same map
def draw(plan: Map) -> Drawn | None:
    """The map; None where there is no shape of either country."""
    sides = [shapes()[code] for code, _ in plan.countries if code in shapes()]
    if not sides:
        return None
    placed = _placed(plan)
    globe, height = _frame(sides)
    lands = [land for code, shape in shapes().items() if (land := _land(shape, globe, height, _fill(plan, code)))]
    lands.sort(key=lambda land: land[0])
    names = [_name(shape, dict(plan.countries)[shape.iso3], globe, height) for shape in sides]
    marks, numbers = _marks(plan, placed, globe)
    body = "".join(path for _, path in lands) + "".join(names) + marks
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH:.0f}" '
        f'height="{height:.0f}" font-family="{FONT}">'
    )
    return Drawn(f'{head}<rect width="100%" height="100%" fill="{SEA}"/>{body}</svg>', numbers)


def _placed(plan: Map) -> list[tuple[float, float] | None]:
    """Longitude and latitude of each point."""
    pair = [code for code, _ in plan.countries]
    found = []
    for point in plan.points:
        where = locate(point.place, [point.country] if point.country else pair) if point.place else None
        found.append((where.longitude, where.latitude) if where else None)
    return found


def _frame(sides: list[Shape]) -> tuple[Globe, float]:
    """The view that holds both countries, and the height of the paper."""
    rings = [ring for shape in sides for ring in shape.main]
    longitude, latitude = _middle(rings)
    bare = Globe(longitude, latitude)
    points = [p for ring in rings for x, y in ring if (p := bare.plane(x, y))]
    if not points:
        return Globe(longitude, latitude, WIDTH / 4, -2.0, 2.0), HEIGHTS[1]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(-y for _, y in points), max(-y for _, y in points)
    wide, tall = max(right - left, 0.02), max(high - low, 0.02)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHTS[1] - 2 * MARGIN) / tall)
    height = max(HEIGHTS[0], tall * scale + 2 * MARGIN)
    return (
        Globe(
            longitude, latitude, scale, (left + right) / 2 - WIDTH / 2 / scale, (low + high) / 2 + height / 2 / scale
        ),
        height,
    )


def _middle(rings: list[Ring]) -> tuple[float, float]:
    """The middle of the points' directions, each ring weighing the same; radians."""
    x = y = z = 0.0
    for ring in rings:
        for longitude, latitude in ring:
            lam, phi = radians(longitude), radians(latitude)
            x += cos(phi) * cos(lam) / len(ring)
            y += cos(phi) * sin(lam) / len(ring)
            z += sin(phi) / len(ring)
    length = hypot(x, y, z)
    return (atan2(y, x), asin(z / length)) if length > 1e-9 else (0.0, 0.0)


def _fill(plan: Map, code: str) -> str:
    codes = [known for known, _ in plan.countries]
    return SIDES[codes.index(code) % len(SIDES)] if code in codes else LAND


def _land(shape: Shape, globe: Globe, height: float, fill: str) -> tuple[int, str] | None:
    """A country's path where any of it is on the paper; the two sides are drawn last."""
    parts = []
    for ring in shape.rings:
        points = [globe.plane(x, y) for x, y in ring]
        seen = [point for point in points if point]
        if len(seen) < len(points) or not _touches(seen, height):
            continue
        parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in _apart(seen)) + "Z")
    if not parts:
        return None
    path = f'<path d="{"".join(parts)}" fill="{fill}" stroke="{BORDER}" stroke-width="0.9" stroke-linejoin="round"/>'
    return (int(fill != LAND), path)


def _touches(points: list[tuple[float, float]], height: float) -> bool:
    right, left = max(x for x, _ in points), min(x for x, _ in points)
    bottom, top = max(y for _, y in points), min(y for _, y in points)
    return right > 0 and left < WIDTH and bottom > 0 and top < height


def _apart(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those that fall on the one before."""
    kept = points[:1]
    for point in points[1:]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= 0.5:
            kept.append(point)
    return kept


def _name(shape: Shape, name: str, globe: Globe, height: float) -> str:
    """The country's name in the middle of its largest part; a ring round a country too small to see."""
    points = [p for x, y in shape.rings[0] if (p := globe.plane(x, y))]
    if not points:
        return ""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    x, y = (left + right) / 2, (top + bottom) / 2
    ring = ""
    if max(right - left, bottom - top) < SMALL:
        ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" fill="none" stroke="{INK}" stroke-width="1.2"/>'
        y -= 22
    half = len(name) * 4.2
    x = min(max(x, half + 4), WIDTH - half - 4)
    y = min(max(y, 16), height - 8)
    style = f'fill="{INK}" stroke="#fff" stroke-opacity=".75" stroke-width="3" paint-order="stroke"'
    spread = 'letter-spacing=".6" font-size="13" text-anchor="middle"'
    return f'{ring}<text x="{x:.1f}" y="{y:.1f}" {spread} {style}>{escape(name)}</text>'


def _marks(plan: Map, placed: list[tuple[float, float] | None], globe: Globe) -> tuple[str, tuple[int, ...]]:
    """A mark for each place, with the numbers of all that stands there; the place's gravest kind gives its shape."""
    numbers: list[int] = []
    there: dict[tuple[float, float], list[tuple[int, Point]]] = {}
    for point, where in zip(plan.points, placed, strict=True):
        number = max(numbers, default=0) + 1 if where else 0
        numbers.append(number)
        if where:
            there.setdefault(where, []).append((number, point))
    parts = []
    for (longitude, latitude), found in there.items():
        spot = globe.plane(longitude, latitude)
        if spot is None:
            continue
        x, y = spot
        kinds = [point.kind for _, point in found]
        kind = next((name for name in MARKS if name in kinds), "")
        mark = MARKS.get(kind, OTHER).format(x=f"{x:.1f}", y=f"{y:.1f}", top=f"{y - 6.2:.1f}")
        told = ", ".join(str(number) for number, _ in found)
        parts.append(
            f'{mark}<text x="{x + 8:.1f}" y="{y + 4:.1f}" font-size="12" font-weight="bold" fill="{INK}" '
            f'stroke="#fff" stroke-width="3" paint-order="stroke">{told}</text>'
        )
    return "".join(parts), tuple(numbers)


def swatch(kind: str) -> str:
    """The mark of a kind alone, for the key below the map."""
    mark = MARKS.get(kind, OTHER).format(x="7.0", y="7.0", top="0.8")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14">{mark}</svg>'
