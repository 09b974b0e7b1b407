"""How charts look: one font, few colours that differ in lightness as well (after Okabe and Ito), words at the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, GREY, RULE = "#26323f", "#66727e", "#d5dbe1"
DARK, BLUE, ORANGE, SKY = "#3b4754", "#0072b2", "#e69f00", "#56b4e9"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
# Advance of a character of 11 pixels, on average; for fitting words into room.
ADVANCE = 6.1

Spec = dict[str, Any]


def titled(body: Spec, title: str, subtitle: Sequence[str] = (), notes: Sequence[str] = ()) -> Spec:
    """A chart with what it shows above it and what to know of it below. The body may be a view or a concatenation."""
    heading: Spec = {"text": title, "anchor": "start", "font": FONT, "fontSize": 15, "color": INK, "offset": 14}
    if subtitle:
        heading |= {"subtitle": list(subtitle), "subtitleFont": FONT, "subtitleFontSize": 11.5, "subtitleColor": GREY}
        heading |= {"subtitlePadding": 5}
    if notes:
        body = {"vconcat": [body, _notes(notes)], "spacing": 8}
    return {**body, "title": heading}


def _notes(lines: Sequence[str]) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "top", "font": FONT, "fontSize": 10, "color": GREY, "x": 0}
    return {
        "height": 14 * len(lines),
        "data": {"values": [{"line": line, "y": at * 14} for at, line in enumerate(lines)]},
        "mark": mark,
        "encoding": {
            "text": {"field": "line"},
            "y": {"field": "y", "type": "quantitative", "scale": None, "axis": None},
        },
    }


def whole(body: Spec) -> Spec:
    """A specification that stands for itself."""
    return {"$schema": SCHEMA, "background": "white", "padding": 14, "config": _config(), **body}


def stacked(parts: Sequence[Spec]) -> Spec:
    """Several charts below each other."""
    if len(parts) == 1:
        return whole(parts[0])
    own = dict.fromkeys(("x", "y", "color", "strokeDash"), "independent")
    return whole({"vconcat": list(parts), "spacing": 34, "resolve": {"scale": own}})


def _config() -> Spec:
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": INK, "titleColor": INK, "labelFontSize": 11}
    return {
        "view": {"stroke": None},
        "font": FONT,
        "axis": {**text, "gridColor": RULE, "domainColor": INK, "tickColor": RULE, "titleFontWeight": "normal"},
        "legend": {**text, "orient": "top", "labelLimit": 400, "titleFontWeight": "normal"},
    }


def wrapped(words: str, room: float, size: float = 11) -> list[str]:
    """Lines no wider than `room` pixels; a word that is wider alone is cut."""
    most = max(int(room / (ADVANCE * size / 11)), 1)
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word if len(word) <= most else f"{word[: max(most - 1, 1)]}…")
    return lines
