"""Charts as Vega-Lite specifications, drawn to SVG offline (comity.brief.engine). The same chart gives the same bytes.

Series differ in lightness as well as in colour, lines in dash and mark too, values stand at the bars, and implied
values are hollow, so that nothing is told by colour alone and a print in grey loses nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from comity.brief.charts_lines import WIDTH, lines
from comity.brief.charts_treemap import treemap
from comity.brief.content import Bar, Chart
from comity.brief.engine import draw

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, RULE = "#26323f", "#d5dbe1"
# From dark to light, each at least a quarter lighter than the one before; after Okabe and Ito's palette.
COLOURS = ("#22303c", "#0072b2", "#009e73", "#e69f00", "#8fd0f5", "#f5ea7e")
HEIGHT, BAR = 250, 21
CROWDED = 26  # places for bars beyond which values are not written at each


@lru_cache(maxsize=64)  # each format of a brief draws the same charts
def svg(chart: Chart, decimal: str = ".", group: str = ",") -> str:
    """The drawing, without declaration. `decimal` and `group` spell the axis."""
    locale = {"decimal": decimal, "thousands": group, "grouping": [3], "currency": ["", ""]}
    drawn = draw(specification(chart), locale)
    return drawn[drawn.index("<svg") :].strip()


def specification(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart; title and alternative text stand in the document around it."""
    drawn = {"years": _years, "lines": lines, "stacked": _stacked, "grouped": _grouped, "treemap": treemap}
    body = drawn.get(chart.kind, _goods)(chart)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [_value(bar) for bar in chart.bars]},
        "config": _config(3 if max(map(len, chart.series), default=0) <= 32 else 2),
        **body,
    }


def _value(bar: Bar) -> dict[str, object]:
    implied = bar.low is not None
    return {
        "category": bar.category, "series": bar.series, "place": _place(bar), "value": bar.value, "label": bar.label,
        "low": bar.low, "high": bar.high, "told": 0 if implied else 1,
    }  # fmt: skip


def _place(bar: Bar) -> str:
    """The slot of a bar within its year."""
    return f"{bar.series} {bar.place}"


def _config(columns: int) -> dict[str, Any]:
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": INK, "titleColor": INK, "labelFontSize": 11}
    return {
        "background": "transparent",
        "view": {"stroke": None},
        "font": FONT,
        "axis": {**text, "gridColor": RULE, "domainColor": INK, "tickColor": RULE, "titleFontWeight": "normal"},
        "legend": {**text, "orient": "top", "title": None, "labelLimit": 420, "columns": columns, "columnPadding": 22},
        "bar": {"discreteBandSize": {"band": 0.92}},
    }


def _colours(chart: Chart) -> dict[str, Any]:
    """Each series its colour; an empty legend where there is but one."""
    scale = {"domain": list(chart.series), "range": list(COLOURS[: max(len(chart.series), 1)])}
    made: dict[str, Any] = {"field": "series", "type": "nominal", "scale": scale}
    made["legend"] = {"symbolType": "square", "symbolStrokeWidth": 0} if len(chart.series) > 1 else None
    return made


def _years(chart: Chart) -> dict[str, Any]:
    """Bars side by side in each year; hollow ones with a line for their range where the value is implied."""
    x: dict[str, Any] = {
        "field": "category",
        "type": "ordinal",
        "scale": {"domain": list(chart.categories), "paddingInner": 0.12},
    }
    x["axis"] = {"labelAngle": 0, "title": None, "grid": False, "labelOverlap": True}
    ranked = sorted(chart.bars, key=lambda bar: (chart.series.index(bar.series), bar.place))
    slots = list(dict.fromkeys(_place(bar) for bar in ranked))
    offset = {"field": "place", "type": "nominal", "scale": {"domain": slots}, "sort": None}
    y = {"field": "value", "type": "quantitative", "axis": {"title": chart.unit, "tickCount": 5, "format": ",~f"}}
    shared = {"x": x, "xOffset": offset}
    opacity = {"condition": {"test": "datum.told === 1", "value": 1}, "value": 0.12}
    colour = _colours(chart)
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "strokeWidth": 0.8},
            "encoding": {**shared, "y": y, "color": colour, "stroke": {"value": INK}, "fillOpacity": opacity},
        },
        {
            "transform": [{"filter": "datum.told === 0"}],
            "mark": {"type": "rule", "strokeWidth": 1.6, "color": INK},
            "encoding": {**shared, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        },
    ]
    if len(chart.categories) * len(slots) <= CROWDED:
        layers.append(
            {
                "transform": [{"filter": "datum.told === 1"}],
                "mark": {"type": "text", "dy": -6, "fontSize": 9.5, "color": INK, "font": FONT},
                "encoding": {**shared, "y": y, "text": {"field": "label"}},
            }
        )
    return {"width": WIDTH, "height": HEIGHT, "layer": [*layers, *_events(chart, x)]}


def _events(chart: Chart, x: dict[str, Any]) -> list[dict[str, Any]]:
    """The milestones over bars: a dashed line in the middle of their year, numbered above."""
    told: dict[str, list[str]] = {}
    for number, milestone in enumerate(chart.milestones, 1):
        told.setdefault(str(int(milestone.when)), []).append(str(number))
    rows = [{"category": year, "number": ", ".join(numbers)} for year, numbers in told.items()]
    rows = [row for row in rows if row["category"] in chart.categories]
    if not rows:
        return []
    rule = {"type": "rule", "strokeDash": [3, 3], "color": INK, "strokeWidth": 1, "opacity": 0.7}
    text = {"type": "text", "y": -8, "fontSize": 10.5, "fontWeight": "bold", "color": INK, "font": FONT}
    return [
        {"data": {"values": rows}, "mark": rule, "encoding": {"x": x}},
        {"data": {"values": rows}, "mark": text, "encoding": {"x": x, "text": {"field": "number"}}},
    ]


def _stacked(chart: Chart) -> dict[str, Any]:
    """Parts of one whole on each other in each year."""
    x: dict[str, Any] = {"field": "category", "type": "ordinal", "scale": {"domain": list(chart.categories)}}
    x["axis"] = {"labelAngle": 0, "title": None, "grid": False, "labelOverlap": True}
    y = {"field": "value", "type": "quantitative", "axis": {"title": chart.unit, "tickCount": 5, "format": ",~f"}}
    order = {
        "transform": [{"calculate": f"indexof({list(chart.series)!r}, datum.series)", "as": "rank"}],
        "mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 0.8},
        "encoding": {"x": x, "y": y, "color": _colours(chart), "order": {"field": "rank", "type": "quantitative"}},
    }
    return {"width": WIDTH, "height": HEIGHT, "layer": [order]}


def _grouped(chart: Chart) -> dict[str, Any]:
    """Horizontal bars, the series side by side in each category, the value at the end."""
    y: dict[str, Any] = {"field": "category", "type": "nominal", "sort": list(chart.categories)}
    y["axis"] = {"title": None, "labelLimit": 300, "domain": False, "ticks": False, "labelPadding": 6}
    offset = {"field": "series", "type": "nominal", "sort": None, "scale": {"domain": list(chart.series)}}
    x = {"field": "value", "type": "quantitative", "axis": None}
    shared = {"x": x, "y": y, "yOffset": offset}
    label = {"type": "text", "align": "left", "dx": 5, "fontSize": 10, "color": INK, "font": FONT}
    bar = {"type": "bar", "stroke": INK, "strokeWidth": 0.6}
    return {
        "width": WIDTH - 300,
        "height": {"step": 15, "for": "offset"} if len(chart.series) > 1 else {"step": BAR},
        "layer": [
            {"mark": bar, "encoding": {**shared, "color": _colours(chart)}},
            {"mark": label, "encoding": {**shared, "text": {"field": "label"}}},
        ],
    }


def _goods(chart: Chart) -> dict[str, Any]:
    """Horizontal bars, the largest on top, the value at the end."""
    y: dict[str, Any] = {"field": "category", "type": "nominal", "sort": list(chart.categories)}
    y["axis"] = {"title": None, "labelLimit": 300, "domain": False, "ticks": False, "labelPadding": 6}
    x = {"field": "value", "type": "quantitative", "axis": None}
    label = {"type": "text", "align": "left", "dx": 5, "fontSize": 11, "color": INK, "font": FONT}
    return {
        "width": WIDTH - 300,
        "height": {"step": BAR},
        "layer": [
            {"mark": {"type": "bar", "color": COLOURS[1]}, "encoding": {"x": x, "y": y}},
            {"mark": label, "encoding": {"x": x, "y": y, "text": {"field": "label"}}},
        ],
    }
