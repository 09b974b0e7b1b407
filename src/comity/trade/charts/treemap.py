"""What a flow consists of, as a treemap: sections of the Harmonised System, within them chapters, by value.

Vega-Lite has no treemap: the rectangles are laid out here, as nearly square as can be (Bruls, Huizing and van Wijk
2000), and drawn as marks. Colour tells the change on the year before; words tell the goods.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.trade.charts.style import FONT, INK, Spec, titled, wrapped

WIDTH, HEIGHT = 760, 460
STRIP = 17  # above the chapters of a section, for its name
_LINE = 13
_SLIVER = 1e-6  # no side is less, in pixels: what rounding leaves at the end is no place to divide by
_STEPS = (-0.5, -0.1, 0.1, 0.5)
# Fell by half, fell, much the same, grew, grew by half: dark and light differ as well as orange and blue.
COLOURS = ("#b35806", "#f1a340", "#e6e6e6", "#92c5de", "#2166ac")
UNKNOWN = "#f5f1e6"
_PALE = frozenset(COLOURS[1:4]) | {UNKNOWN}


@dataclass(frozen=True, slots=True)
class Tile:
    """A chapter: the section it stands in, its words, its value, what is written, its growth (None unknown)."""

    section: str
    label: str
    value: float
    said: str
    growth: float | None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float


def squarify(values: Sequence[float], box: Box) -> list[Box]:
    """A box for each value, areas in proportion, together filling `box`. values: above 0, the largest first."""
    boxes: list[Box] = []
    rest, at = box, 0
    scale = box.width * box.height / sum(values)
    while at < len(values):
        side = max(min(rest.width, rest.height), _SLIVER)
        end = at + 1
        while end < len(values) and _worst(values[at : end + 1], scale, side) <= _worst(values[at:end], scale, side):
            end += 1
        row = values[at:end]
        boxes += _laid(row, scale, rest)
        deep = sum(row) * scale / side
        if rest.width >= rest.height:
            rest = Box(rest.left + deep, rest.top, max(rest.width - deep, 0.0), rest.height)
        else:
            rest = Box(rest.left, rest.top + deep, rest.width, max(rest.height - deep, 0.0))
        at = end
    return boxes


def _worst(row: Sequence[float], scale: float, side: float) -> float:
    """The worst ratio of sides in a row."""
    area = sum(row) * scale
    return max(max(side**2 * v * scale / area**2, area**2 / (side**2 * v * scale)) for v in row)


def _laid(row: Sequence[float], scale: float, rest: Box) -> Iterator[Box]:
    upright = rest.width >= rest.height
    side = max(rest.height if upright else rest.width, _SLIVER)
    deep = sum(row) * scale / side
    at = 0.0
    for value in row:
        long = value * scale / deep
        if upright:
            yield Box(rest.left, rest.top + at, deep, long)
        else:
            yield Box(rest.left + at, rest.top, long, deep)
        at += long


def treemap(
    tiles: Sequence[Tile], title: str, subtitle: Sequence[str], legend: Sequence[str], notes: Sequence[str] = ()
) -> Spec:
    """The chart, without the frame of `whole`. legend: words for the five steps of change, and for unknown."""
    values: list[Spec] = []
    words: list[Spec] = []
    by_section: dict[str, list[Tile]] = {}
    for tile in sorted((t for t in tiles if t.value > 0), key=lambda t: (-t.value, t.label)):
        by_section.setdefault(tile.section, []).append(tile)
    sections = sorted(by_section.items(), key=lambda item: (-sum(t.value for t in item[1]), item[0]))
    outer = squarify([sum(t.value for t in held) for _, held in sections], Box(0, 0, WIDTH, HEIGHT))
    for (name, held), box in zip(sections, outer, strict=True):
        inner = Box(box.left + 1.5, box.top + 1.5, max(box.width - 3, 0.1), max(box.height - 3, 0.1))
        if inner.height > 3 * STRIP and inner.width > 80:
            head = wrapped(name, inner.width - 8, 10.5)[0]
            shown = head if head == name else f"{head.rstrip('…,;')}…"
            words.append(_word(inner.left + 2, inner.top + 12, shown, 10.5, INK, "bold"))
            inner = Box(inner.left, inner.top + STRIP, inner.width, inner.height - STRIP)
        for tile, place in zip(held, squarify([t.value for t in held], inner), strict=True):
            fill = _colour(tile.growth)
            values.append({"x": place.left, "x2": place.left + place.width, "y": place.top,
                           "y2": place.top + place.height, "fill": fill})  # fmt: skip
            words += _within(tile, place, INK if fill in _PALE else "white")
    return titled(_body(values, words, legend), title, subtitle, notes)


def _colour(growth: float | None) -> str:
    if growth is None:
        return UNKNOWN
    return COLOURS[sum(growth > step for step in _STEPS)]


def _within(tile: Tile, box: Box, ink: str) -> Iterator[Spec]:
    """The words of a chapter, as far as there is room for whole lines."""
    room, lines = box.width - 8, int((box.height - 4) // _LINE)
    if room < 26 or lines < 1:
        return
    label = wrapped(tile.label, room)
    fits = label[: max(lines - 1, 1)]
    if len(fits) < len(label):
        fits[-1] = f"{fits[-1].rstrip(',;')}…" if len(fits[-1]) * 6 < room - 8 else f"{fits[-1][:-1].rstrip()}…"
    if lines > len(fits) and len(wrapped(tile.said, room)) == 1:
        fits.append(tile.said)
    for at, text in enumerate(fits):
        yield _word(box.left + 4, box.top + 13 + at * _LINE, text, 11, ink, "normal")


def _word(x: float, y: float, text: str, size: float, ink: str, weight: str) -> Spec:
    return {"x": x, "y": y, "text": text, "size": size, "ink": ink, "weight": weight}


def _body(values: list[Spec], words: list[Spec], legend: Sequence[str]) -> Spec:
    def at(field: str, size: int) -> Spec:
        scale = {"domain": [0, size], "range": [0, size], "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    place = {"x": at("x", WIDTH), "y": at("y", HEIGHT)}
    text = {"type": "text", "align": "left", "baseline": "alphabetic", "font": FONT}
    marks: list[Spec] = [
        {"data": {"values": values}, "mark": {"type": "rect", "stroke": "white", "strokeWidth": 1},
         "encoding": {**place, "x2": {"field": "x2"}, "y2": {"field": "y2"},
                      "color": {"field": "fill", "type": "nominal", "scale": _scale(), "legend": _legend(legend)}}},
        *({"data": {"values": [w for w in words if w["weight"] == weight]}, "mark": {**text, "fontWeight": weight},
           "encoding": {**place, "text": {"field": "text"}, "color": {"field": "ink", "type": "nominal", "scale": None},
                        "size": {"field": "size", "type": "quantitative", "scale": None}}}
          for weight in ("bold", "normal")),
    ]  # fmt: skip
    return {"width": WIDTH, "height": HEIGHT, "layer": marks, "resolve": {"scale": {"color": "independent"}}}


def _scale() -> Spec:
    colours = [*COLOURS, UNKNOWN]
    return {"domain": colours, "range": colours}


def _legend(words: Sequence[str]) -> Spec:
    named = " : ".join(f"datum.value === '{colour}' ? '{word}'" for colour, word in zip(COLOURS, words, strict=False))
    return {"title": None, "symbolType": "square", "symbolStrokeWidth": 0, "labelExpr": f"{named} : '{words[-1]}'",
            "columns": 6, "columnPadding": 14}  # fmt: skip
