"""Lines over years: one for each flow in one book, broken where a year is missing; milestones laid over them."""

from __future__ import annotations

from typing import Any

from comity.brief.content import Chart

WIDTH, HEIGHT = 740, 270
INK, FONT = "#26323f", "Liberation Sans, Arial, Helvetica, sans-serif"
# All dark enough to be seen on white (3:1 and more); told apart by dash and mark as well.
COLOURS = ("#22303c", "#0072b2", "#b35900", "#00795a", "#8c4a78", "#6b7280")
DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 4])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


def lines(chart: Chart) -> dict[str, Any]:
    """The body of the specification. Categories are years."""
    years = [int(year) for year in chart.categories]
    first, last = min(years, default=0), max(years, default=0)
    x: dict[str, Any] = {
        "field": "year", "type": "quantitative", "title": None,
        "scale": {"domain": [first - 0.25, last + 0.25], "nice": False},
        "axis": {"values": list(range(first, last + 1)), "format": "d", "grid": False, "labelOverlap": True},
    }  # fmt: skip
    y = {"field": "value", "type": "quantitative", "axis": {"title": chart.unit, "tickCount": 5, "format": ",~f"}}
    colour, dash, shape = (_scaled(chart, values) for values in (COLOURS, DASHES, SHAPES))
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": _steps(chart)},
            "mark": {"type": "line", "strokeWidth": 2},
            "encoding": {"x": x, "y": y, "color": colour, "strokeDash": dash},
        },
        _points("datum.told === 1", {"filled": True}, x, {"y": y, "color": colour, "shape": shape}),
        _points("datum.told === 0", {"fill": "#ffffff"}, x, {"y": y, "color": colour, "shape": shape}),
        {
            "transform": [{"filter": "datum.told === 0"}, {"calculate": "toNumber(datum.category)", "as": "year"}],
            "mark": {"type": "rule", "strokeWidth": 1.4, "color": INK},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        },
    ]
    return {"width": WIDTH, "height": HEIGHT, "layer": [*layers, *_events(chart, x, first, last)]}


def _points(test: str, look: dict[str, Any], x: dict[str, Any], channels: dict[str, Any]) -> dict[str, Any]:
    """The values that pass a test, as marks; hollow where nobody stated them."""
    return {
        "transform": [{"filter": test}, {"calculate": "toNumber(datum.category)", "as": "year"}],
        "mark": {"type": "point", "size": 50, "strokeWidth": 1.6, "opacity": 1, **look},
        "encoding": {"x": x, **channels},
    }


def _scaled(chart: Chart, values: tuple[Any, ...]) -> dict[str, Any]:
    """A channel that tells the series apart; without a legend where there is one series alone."""
    domain = list(chart.series)
    made: dict[str, Any] = {"field": "series", "type": "nominal"}
    made["scale"] = {"domain": domain, "range": [values[index % len(values)] for index in range(len(domain))]}
    made["legend"] = {"symbolSize": 90, "symbolStrokeWidth": 2} if len(domain) > 1 else None
    return made


def _steps(chart: Chart) -> list[dict[str, object]]:
    """The first value of each series and year, and nothing in the years it lacks, so that no line crosses a gap."""
    told = {(bar.series, bar.category): bar.value for bar in reversed(chart.bars)}
    years = [int(year) for year in chart.categories]
    axis = range(min(years, default=0), max(years, default=-1) + 1)
    return [
        {"series": series, "year": year, "value": told.get((series, str(year)))}
        for series in chart.series
        for year in axis
    ]


def _events(chart: Chart, x: dict[str, Any], first: int, last: int) -> list[dict[str, Any]]:
    """Milestones within the years: a dashed line each, numbered above; numbers that would touch share a place."""
    spots: list[tuple[float, list[str]]] = []
    for number, milestone in enumerate(chart.milestones, 1):
        if not first - 0.25 <= milestone.when <= last + 0.25:
            continue
        near = (last - first + 0.5) / 45
        same = next((numbers for when, numbers in spots if abs(when - milestone.when) < near), None)
        if same is None:
            spots.append((milestone.when, [str(number)]))
        else:
            same.append(str(number))
    if not spots:
        return []
    rows = [{"year": when, "number": ", ".join(numbers)} for when, numbers in spots]
    rule = {"type": "rule", "strokeDash": [3, 3], "color": INK, "strokeWidth": 1, "opacity": 0.7}
    text = {"type": "text", "y": -8, "fontSize": 10.5, "fontWeight": "bold", "color": INK, "font": FONT}
    return [
        {"data": {"values": rows}, "mark": rule, "encoding": {"x": x}},
        {"data": {"values": rows}, "mark": text, "encoding": {"x": x, "text": {"field": "number"}}},
    ]
