"""Potential beside what is traded: a wide pale bar and a narrow dark one within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.trade.charts.style import BLUE, FONT, INK, Spec, titled, wrapped

WIDTH, ROW, LABELS = 420, 34, 285
_PALE = "#a6d5f2"


@dataclass(frozen=True, slots=True)
class Bullet:
    """One product: its words, potential, what is traded, what is written at its end."""

    label: str
    potential: float
    actual: float
    said: str


def bullets(
    rows: Sequence[Bullet], title: str, subtitle: Sequence[str], names: tuple[str, str], notes: Sequence[str] = ()
) -> Spec:
    """The chart, without the frame of `whole`. names: of the potential and of the actual, for the legend."""
    values: list[Spec] = []
    for row in rows:
        label = "\n".join(wrapped(row.label, LABELS)[:2])
        far = max(row.potential, row.actual)
        values += [
            {"label": label, "series": name, "value": value, "far": far, "said": row.said}
            for name, value in zip(names, (row.potential, row.actual), strict=True)
        ]
    order = list(dict.fromkeys(value["label"] for value in values))
    y: Spec = {"field": "label", "type": "nominal", "sort": order}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": LABELS + 40, "labelPadding": 8,
                 "labelExpr": "split(datum.label, '\\n')"}  # fmt: skip
    most = max((value["far"] for value in values), default=1.0)
    x: Spec = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, most * 1.28]},
        "stack": None,
    }
    colour = {"field": "series", "type": "nominal", "scale": {"domain": list(names), "range": [_PALE, BLUE]},
              "legend": {"title": None, "symbolType": "square"}}  # fmt: skip
    layers = [
        {"transform": [{"filter": {"field": "series", "equal": name}}],
         "mark": {"type": "bar", "height": {"band": band}},
         "encoding": {"y": y, "x": x, "color": colour}}
        for name, band in ((names[0], 0.7), (names[1], 0.3))
    ]  # fmt: skip
    text = {"type": "text", "align": "left", "dx": 6, "font": FONT, "fontSize": 11, "color": INK}
    layers.append({"transform": [{"filter": {"field": "series", "equal": names[0]}}], "mark": text,
                   "encoding": {"y": y, "x": {**x, "field": "far"}, "text": {"field": "said"}}})  # fmt: skip
    body: Spec = {"width": WIDTH, "height": {"step": ROW}, "data": {"values": values}, "layer": layers}
    return titled(body, title, subtitle, notes)
