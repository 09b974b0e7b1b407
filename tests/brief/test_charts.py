"""Charts: what is drawn can be told apart without colour, nothing is joined across a gap, the table tells all."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.blocks import chart

from comity.brief import charts, charts_lines, charts_treemap
from comity.brief.charts_table import chart_table, milestone_lines
from comity.brief.charts_treemap import squarified
from comity.brief.content import Bar, Ref
from comity.brief.wording import tongue

KINDS = ("years", "lines", "stacked", "grouped", "goods", "treemap")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def data(specification: dict[str, Any], layer: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = specification["layer"][layer]["data"]["values"]
    return found


def test_bars_are_told_apart_in_grey() -> None:
    for first, second in combinations(charts.COLOURS, 2):
        assert contrast(first, second) >= 1.25, (first, second)


def test_lines_are_seen_on_white_and_told_apart_by_dash_and_mark() -> None:
    assert all(contrast(colour, "#ffffff") >= 3 for colour in charts_lines.COLOURS)
    assert (
        len({tuple(dash) for dash in charts_lines.DASHES}) == len(charts_lines.DASHES) == len(set(charts_lines.SHAPES))
    )


def test_letters_on_areas_can_be_read() -> None:
    for rank, fill in enumerate(charts_treemap.FILLS):
        ink = "#ffffff" if rank < charts_treemap.DARK else charts_treemap.INK
        assert contrast(fill, ink) >= 4, fill


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn(kind: str) -> None:
    drawn = charts.svg(chart(kind))
    assert drawn.startswith("<svg")
    assert drawn == charts.svg(chart(kind))


def test_a_line_stops_at_a_gap() -> None:
    steps = data(charts.specification(chart()), 0)
    theirs = [step["value"] for step in steps if step["series"].endswith("Armenia")]
    assert theirs == [170.0, None, None, 260.0]


def test_milestones_stand_over_their_time_with_their_numbers() -> None:
    specification = charts.specification(chart())
    assert data(specification, -1) == [{"year": 2016.5, "number": "1"}, {"year": 2018.0, "number": "2"}]
    assert ["".join(item.text for item in line) for line in milestone_lines(chart())] == [
        "Customs union", "Treaty in force",
    ]  # fmt: skip


def test_milestones_out_of_sight_are_told_and_not_drawn() -> None:
    late = replace(chart(), milestones=tuple(replace(m, when=m.when + 50) for m in chart().milestones))
    assert len(charts.specification(late)["layer"]) == len(charts.specification(chart())["layer"]) - 2
    assert len(milestone_lines(late)) == 2


def test_a_russian_axis_is_spelt_in_russian() -> None:
    words = tongue("ru")
    big = replace(chart("years"), bars=tuple(replace(bar, value=bar.value * 100) for bar in chart().bars))
    drawn = charts.svg(big, words("number.decimal"), words("number.group"))
    assert f"20{words('number.group')}000" in drawn
    assert "20,000" not in drawn


def test_the_table_tells_every_value_and_leads_to_it() -> None:
    told = chart_table(chart(), tongue("en").words, {"a1": "holds"})
    refs = [
        item for row in told.rows for cell in row.cells for line in cell.lines for item in line if isinstance(item, Ref)
    ]
    assert sorted(ref.text for ref in refs) == sorted(bar.label for bar in chart().bars)
    assert {ref.style for ref in refs} == {"figure", "implied"}
    assert all(ref.anchors for ref in refs)


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
def test_areas_fill_the_whole_in_proportion(values: list[float]) -> None:
    falling = sorted(values, reverse=True)
    boxes = squarified(falling, 740, 300)
    sizes = [(right - left) * (bottom - top) for left, top, right, bottom in boxes]
    total = sum(falling)
    for value, size in zip(falling, sizes, strict=True):
        assert size == pytest.approx(value / total * 740 * 300, rel=1e-4, abs=1e-3)
    for left, top, right, bottom in boxes:
        assert -1e-3 <= left <= right <= 740 + 1e-3
        assert -1e-3 <= top <= bottom <= 300 + 1e-3
    for a, b in combinations(boxes, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        assert across <= 1e-3 or down <= 1e-3


def test_areas_leave_out_what_has_none() -> None:
    bars = (Bar("one", "", 0, 5, ("a",), "5"), Bar("none", "", 0, 0, ("b",), "0"), Bar("less", "", 0, -3, ("c",), "-3"))
    drawn = charts.specification(replace(chart("treemap"), bars=bars))
    assert [row["name"] for row in drawn["data"]["values"]] == ["one"]
