"""One flow over the years in both books: two lines that differ in colour and in dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.trade.charts.style import BLUE, DARK, ORANGE, SKY, Spec, titled

WIDTH, HEIGHT = 620, 210
_COLOURS = (BLUE, ORANGE, DARK, SKY)
_DASHES: tuple[list[int], ...] = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])


@dataclass(frozen=True, slots=True)
class Line:
    """One book or estimate: its name, and values by year, in the unit of the axis."""

    name: str
    values: Mapping[int, float]


def dynamics(lines: Sequence[Line], title: str, subtitle: Sequence[str], axis: str, notes: Sequence[str] = ()) -> Spec:
    """The chart of one flow, without the frame of `whole`. A missing year breaks the line."""
    names = [line.name for line in lines]
    years = sorted({year for line in lines for year in line.values})
    span = range(years[0], years[-1] + 1) if years else range(0)
    values = [{"series": line.name, "year": str(y), "value": line.values.get(y)} for line in lines for y in span]
    step = max(1, len(span) // 12)
    x: Spec = {"field": "year", "type": "ordinal", "scale": {"domain": [str(y) for y in span]}}
    x["axis"] = {
        "title": None,
        "labelAngle": 0,
        "grid": False,
        "values": [str(y) for y in span if (y - span[0]) % step == 0],
    }
    y: Spec = {"field": "value", "type": "quantitative", "axis": {"title": axis, "tickCount": 5, "format": ",~f"}}
    colour = {"field": "series", "type": "nominal", "scale": {"domain": names, "range": list(_COLOURS[: len(names)])}}
    dash = {"field": "series", "type": "nominal", "scale": {"domain": names, "range": list(_DASHES[: len(names)])}}
    legend: Spec = {"title": None, "symbolType": "stroke", "symbolSize": 500, "symbolStrokeWidth": 2.4, "columns": 1}
    point = {"type": "point", "filled": True, "size": 32, "opacity": 1}
    body: Spec = {
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 2.4, "invalid": "break-paths-filter-domains"},
             "encoding": {"x": x, "y": y, "color": {**colour, "legend": legend},
                          "strokeDash": {**dash, "legend": legend}}},
            {"transform": [{"filter": "isValid(datum.value)"}], "mark": point,
             "encoding": {"x": x, "y": y, "color": {**colour, "legend": None}}},
        ],
    }  # fmt: skip
    return titled(body, title, subtitle, notes)
