"""Charts show what they are given, draw without a warning, and come out the same every time."""

import json
import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.trade.charts.bullets import Bullet, bullets
from comity.trade.charts.dynamics import Line, dynamics
from comity.trade.charts.render import png, svg
from comity.trade.charts.style import Spec, stacked, whole, wrapped
from comity.trade.charts.treemap import Box, Tile, squarify, treemap
from comity.trade.charts.waterfall import Step, waterfall

LEGEND = ["fell much", "fell", "same", "grew", "grew much", "new"]


def gap() -> Spec:
    steps = [
        Step("Exports", 100.0, "100.0", whole=True),
        Step("Transport", 6.0, "+6.0"),
        Step("Re-exports", -40.0, "−40.0"),
        Step("Timing", 0.0, "cannot be told", missing=True),
        Step("Imports", 66.0, "66.0", whole=True),
    ]
    return waterfall(steps, "The gap", ["million"], ["a note"])


def test_a_waterfall_goes_from_bar_to_bar() -> None:
    body = gap()["vconcat"][0]
    bars = {value["label"]: (value["start"], value["end"]) for value in body["data"]["values"]}
    assert bars == {"Exports": (0, 100), "Transport": (100, 106), "Re-exports": (106, 66), "Timing": (66, 66),
                    "Imports": (0, 66)}  # fmt: skip
    drawn = svg(whole(gap()))
    assert all(word in drawn for word in ("The gap", "−40.0", "cannot be told", "a note"))


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
def test_a_treemap_fills_its_box_in_proportion(values: list[float]) -> None:
    ordered = sorted(values, reverse=True)
    boxes = squarify(ordered, Box(0, 0, 760, 460))
    for value, box in zip(ordered, boxes, strict=True):
        assert box.width * box.height == pytest.approx(value / sum(ordered) * 760 * 460, rel=1e-6, abs=1e-2)
        assert -1e-6 <= box.left <= box.left + box.width <= 760 + 1e-3
        assert -1e-6 <= box.top <= box.top + box.height <= 460 + 1e-3


def test_a_treemap_names_sections_and_goods_where_there_is_room() -> None:
    tiles = [Tile("Food", "22 Beverages", 50.0, "50.0 (50%)", 0.3), Tile("Food", "08 Fruit", 0.01, "0.0 (0%)", None),
             Tile("Machines", "84 Machinery", 50.0, "50.0 (50%)", -0.9)]  # fmt: skip
    drawn = svg(whole(treemap(tiles, "Exports", ["million"], LEGEND)))
    assert all(word in drawn for word in ("Food", "Machines", "22 Beverages", "50.0 (50%)", "fell much"))
    assert "08 Fruit" not in drawn


def test_a_missing_year_breaks_the_line() -> None:
    chart = dynamics([Line("ours", {2010: 1.0, 2012: 3.0}), Line("theirs", {2011: 2.0})], "Both", [], "million")
    values = {(v["series"], v["year"]): v["value"] for v in chart["data"]["values"]}
    assert values[("ours", "2011")] is None
    assert values[("theirs", "2011")] == 2.0
    assert "theirs" in svg(stacked([chart, chart]))


def test_bullets_show_potential_and_what_is_traded() -> None:
    chart = bullets([Bullet("22 Beverages", 30.0, 10.0, "20.0 unused")], "Potential", [], ("could", "does"))
    drawn = svg(whole(chart))
    assert all(word in drawn for word in ("22 Beverages", "20.0 unused", "could", "does"))


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert svg(whole(gap())) == svg(whole(json.loads(json.dumps(gap()))))
    picture = png(whole(gap()))
    assert picture == png(whole(gap()))
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20])[0] > 1000


def test_numbers_of_the_axis_are_spelt_as_the_language_does() -> None:
    chart = dynamics([Line("ours", {2010: 1500.5, 2011: 2000.0})], "Both", [], "million")
    ticks = re.findall(r">(\d[\d\s.,]*)</text>", svg(whole(chart), "ru"))
    assert any("\u00a0" in tick for tick in ticks)
    assert not any("." in tick for tick in ticks)


@pytest.mark.parametrize("room", [20.0, 60.0, 200.0])
def test_wrapped_lines_fit(room: float) -> None:
    lines = wrapped("Articles of stone, cement and incomprehensibilities", room)
    assert all(len(line) * 6.1 <= max(room, 12.2) for line in lines)
