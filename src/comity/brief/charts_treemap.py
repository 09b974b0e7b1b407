"""Areas in proportion to values: a squarified treemap (Bruls, Huizing and van Wijk 2000), laid out here and drawn as
rectangles, so that the drawing needs nothing that Vega-Lite lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from comity.brief.content import Chart

WIDTH, HEIGHT = 740.0, 300.0
INK, FONT = "#1d2731", "Liberation Sans, Arial, Helvetica, sans-serif"
# Lightness by rank; each carries its own letters, so that neighbours need no legend.
FILLS = ("#0b5a8f", "#2f7fb5", "#6aa9d0", "#9fc9e4", "#c6e0f0", "#e1eef6")
DARK = 2  # fills that need white letters
CHARACTER, LINE = 7.2, 15.0  # of a label, in pixels

Box = tuple[float, float, float, float]


def squarified(values: Sequence[float], width: float, height: float) -> list[Box]:
    """Boxes (left, top, right, bottom) in the order of the values, which must be positive and falling."""
    total = sum(values)
    areas = [value * width * height / total for value in values] if total else []
    boxes: list[Box] = []
    x = y = 0.0
    while len(boxes) < len(areas):
        rest = areas[len(boxes) :]
        side = min(width - x, height - y)
        count = 1
        while count < len(rest) and _worst(rest[: count + 1], side) <= _worst(rest[:count], side):
            count += 1
        row = rest[:count]
        thick = sum(row) / side if side else 0.0
        along = y if width - x >= height - y else x
        for area in row:
            length = area / thick if thick else 0.0
            if width - x >= height - y:
                boxes.append((x, along, x + thick, along + length))
            else:
                boxes.append((along, y, along + length, y + thick))
            along += length
        if width - x >= height - y:
            x += thick
        else:
            y += thick
    return boxes


def _worst(row: Sequence[float], side: float) -> float:
    """The least square of a row laid along a side: its longer edge over its shorter."""
    total = sum(row)
    if not total or not side:
        return float("inf")
    return max(max(side * side * area / total**2, total**2 / (side * side * area)) for area in row)


def treemap(chart: Chart) -> dict[str, Any]:
    """The body of the specification: the largest first; what is too small for its name stands in the table alone."""
    bars = sorted((bar for bar in chart.bars if bar.value > 0), key=lambda bar: -bar.value)
    rows = []
    for rank, (bar, box) in enumerate(zip(bars, squarified([b.value for b in bars], WIDTH, HEIGHT), strict=True)):
        left, top, right, bottom = (round(edge, 2) for edge in box)
        fits = int((right - left - 12) / CHARACTER)
        room = bottom - top > 2.4 * LINE and fits >= 6
        rows.append(
            {
                "left": left, "top": top, "right": right, "bottom": bottom, "fill": FILLS[min(rank, len(FILLS) - 1)],
                "ink": "#ffffff" if rank < DARK else INK, "name": _cut(bar.category, fits) if room else "",
                "label": bar.label if room and len(bar.label) <= fits else "",
            }
        )  # fmt: skip
    return {"width": WIDTH, "height": HEIGHT, "data": {"values": rows}, "layer": _layers()}


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _layers() -> list[dict[str, Any]]:
    def edge(field: str, end: float, turned: bool = False) -> dict[str, Any]:
        domain = [end, 0] if turned else [0, end]
        return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": domain, "nice": False}}

    corner = {"x": edge("left", WIDTH), "y": edge("top", HEIGHT, turned=True)}
    opposite = {"x2": {"field": "right"}, "y2": {"field": "bottom"}}
    fill = {"field": "fill", "type": "nominal", "scale": None, "legend": None}
    ink = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    text = {"type": "text", "align": "left", "baseline": "top", "dx": 7, "font": FONT, "fontSize": 11.5}
    return [
        {
            "mark": {"type": "rect", "stroke": "#ffffff", "strokeWidth": 2},
            "encoding": {**corner, **opposite, "color": fill},
        },
        {
            "mark": {**text, "dy": 8, "fontWeight": "bold"},
            "encoding": {**corner, "color": ink, "text": {"field": "name"}},
        },
        {"mark": {**text, "dy": 8 + LINE}, "encoding": {**corner, "color": ink, "text": {"field": "label"}}},
    ]
