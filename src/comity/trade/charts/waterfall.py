"""A gap as a waterfall: from the exporter's book, part by part, to the importer's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.trade.charts.style import BLUE, DARK, FONT, GREY, INK, ORANGE, Spec, titled, wrapped

WIDTH, ROW, LABELS = 440, 34, 285


@dataclass(frozen=True, slots=True)
class Step:
    """One bar. whole: from zero (a book), else from where the last one ended. said: what is written at it.

    missing: the data do not tell it; no bar, and `said` tells so.
    """

    label: str
    value: float
    said: str
    whole: bool = False
    missing: bool = False


def waterfall(steps: Sequence[Step], title: str, subtitle: Sequence[str], notes: Sequence[str] = ()) -> Spec:
    """The chart of one flow, without the frame of `whole`."""
    values = _values(steps)
    order = [value["label"] for value in values]
    y: Spec = {"field": "label", "type": "nominal", "sort": order}
    y["axis"] = {
        "title": None, "domain": False, "ticks": False, "labelLimit": LABELS + 60, "labelPadding": 8,
        "labelExpr": "split(datum.label, '\\n')", "minExtent": LABELS,
    }  # fmt: skip
    ends = [end for value in values for end in (value["start"], value["end"])]
    values = [{**value, "left": min(ends)} for value in values]
    reach = (max(ends) - min(ends)) or 1.0
    x: Spec = {"field": "start", "type": "quantitative", "axis": None}
    x["scale"] = {"domain": [min(ends), max(ends) + 0.2 * reach], "nice": False, "zero": False}
    colour: Spec = {"field": "kind", "type": "nominal", "legend": None}
    colour["scale"] = {"domain": ["book", "plus", "minus"], "range": [DARK, BLUE, ORANGE]}
    there = {"transform": [{"filter": "datum.missing === 0"}]}
    text = {"type": "text", "align": "left", "dx": 6, "fontSize": 11, "font": FONT}
    body: Spec = {
        "width": WIDTH,
        "height": {"step": ROW},
        "data": {"values": values},
        "layer": [
            {**there, "mark": {"type": "bar", "height": {"band": 0.62}},
             "encoding": {"y": y, "x": x, "x2": {"field": "end"}, "color": colour}},
            {**there, "mark": {**text, "color": INK},
             "encoding": {"y": y, "x": {**x, "field": "far"}, "text": {"field": "said"}}},
            {"transform": [{"filter": "datum.missing === 1"}], "mark": {**text, "color": GREY, "fontStyle": "italic"},
             "encoding": {"y": y, "x": {**x, "field": "left"}, "text": {"field": "said"}}},
        ],
    }  # fmt: skip
    return titled(body, title, subtitle, notes)


def _values(steps: Sequence[Step]) -> list[Spec]:
    values: list[Spec] = []
    at = 0.0
    for step in steps:
        start, end = (0.0, step.value) if step.whole else (at, at + step.value)
        kind = "book" if step.whole else "plus" if step.value >= 0 else "minus"
        label = "\n".join(wrapped(step.label, LABELS))
        values.append(
            {"label": label, "start": start, "end": end, "far": max(start, end), "said": step.said, "kind": kind,
             "missing": int(step.missing)}
        )  # fmt: skip
        at = end
    return values
