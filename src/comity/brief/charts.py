"""Charts as Vega-Lite specifications, drawn to SVG offline (comity.brief.engine). The same chart gives the same bytes.

Series differ in lightness as well as in colour (after Okabe and Ito's palette for the colour-blind), values stand at
the bars, and implied values are hollow, so that nothing is told by colour alone.
"""

from __future__ import annotations

from typing import Any

from comity.brief.content import Bar, Chart
from comity.brief.engine import draw

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, RULE = "#26323f", "#d5dbe1"
COLOURS = ("#3b4754", "#0072b2", "#e69f00", "#56b4e9", "#009e73", "#cc79a7")
WIDTH, HEIGHT, BAR = 740, 250, 21
CROWDED = 26  # places for bars beyond which values are not written at each


def svg(chart: Chart, decimal: str = ".", group: str = ",") -> str:
    """The drawing, without declaration. `decimal` and `group` spell the axis."""
    locale = {"decimal": decimal, "thousands": group, "grouping": [3], "currency": ["", ""]}
    drawn = draw(specification(chart), locale)
    return drawn[drawn.index("<svg") :].strip()


def specification(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart; title and alternative text stand in the document around it."""
    body = _years(chart) if chart.kind == "years" else _goods(chart)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [_value(bar) for bar in chart.bars]},
        "config": _config(),
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


def _config() -> dict[str, Any]:
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": INK, "titleColor": INK, "labelFontSize": 11}
    return {
        "background": "transparent",
        "view": {"stroke": None},
        "font": FONT,
        "axis": {**text, "gridColor": RULE, "domainColor": INK, "tickColor": RULE, "titleFontWeight": "normal"},
        "legend": {**text, "orient": "top", "title": None, "symbolType": "square", "labelLimit": 400},
        "bar": {"discreteBandSize": {"band": 0.92}},
    }


def _years(chart: Chart) -> dict[str, Any]:
    """Bars side by side in each year; hollow ones with a line for their range where the value is implied."""
    colours = list(COLOURS[: len(chart.series)])
    x: dict[str, Any] = {
        "field": "category",
        "type": "ordinal",
        "scale": {"domain": list(chart.categories), "paddingInner": 0.12},
    }
    x["axis"] = {"labelAngle": 0, "title": None, "grid": False}
    ranked = sorted(chart.bars, key=lambda bar: (chart.series.index(bar.series), bar.place))
    slots = list(dict.fromkeys(_place(bar) for bar in ranked))
    offset = {"field": "place", "type": "nominal", "scale": {"domain": slots}, "sort": None}
    colour = {"field": "series", "type": "nominal", "scale": {"domain": list(chart.series), "range": colours}}
    y = {"field": "value", "type": "quantitative", "axis": {"title": chart.unit, "tickCount": 5, "format": ",~f"}}
    shared = {"x": x, "xOffset": offset}
    opacity = {"condition": {"test": "datum.told === 1", "value": 1}, "value": 0.12}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "strokeWidth": 1.2},
            "encoding": {**shared, "y": y, "color": colour, "stroke": colour, "fillOpacity": opacity},
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
    return {"width": WIDTH, "height": HEIGHT, "layer": layers}


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
