"""Maps: any pair can be drawn, places are found by their names, the shapes are those on record."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.blocks import plan

from comity.brief.content import Map
from comity.brief.maps.draw import HEIGHTS, WIDTH, draw
from comity.brief.maps.places import locate
from comity.brief.maps.shapes import DATA, shapes
from comity.reference.countries import countries

CODES = sorted(found.iso3 for found in countries())


def test_the_shapes_are_those_on_record(project_root: Path) -> None:
    digest = hashlib.sha256((DATA / "shapes.json").read_bytes()).hexdigest()
    assert digest in (project_root / "docs/decisions/0012-shapes.md").read_text(encoding="utf-8")


def test_almost_every_country_has_a_shape() -> None:
    without = {"BES", "BVT", "CCK", "CXR", "GIB", "GLP", "GUF", "MTQ", "MYT", "REU", "SJM", "TKL", "TUV", "UMI"}
    assert set(CODES) - set(shapes()) <= without
    for shape in shapes().values():
        assert all(len(ring) >= 3 for ring in shape.rings)
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in shape.rings for x, y in ring)


def test_neighbours_share_their_border() -> None:
    ours = {point for ring in shapes()["GEO"].rings for point in ring}
    theirs = {point for ring in shapes()["ARM"].rings for point in ring}
    assert len(ours & theirs) > 3


def test_points_are_numbered_and_what_no_table_knows_is_not_drawn() -> None:
    drawn = draw(plan())
    assert drawn is not None
    assert drawn.numbers == (1, 2, 0)
    assert ">1</text>" in drawn.svg
    assert ">2</text>" in drawn.svg
    assert "Xanadu" not in drawn.svg


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_any_pair_gives_a_drawing_that_stays_on_its_paper(first: str, second: str) -> None:
    drawn = draw(Map("", "", ((first, "Here <&>"), (second, "There")), (), ()))
    if drawn is None:
        assert first not in shapes()
        assert second not in shapes()
        return
    root = ElementTree.fromstring(drawn.svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    assert width == WIDTH
    assert HEIGHTS[0] <= height <= HEIGHTS[1]
    assert "nan" not in drawn.svg
    for x, y in re.findall(r'<text x="([-\d.]+)" y="([-\d.]+)"', drawn.svg):
        assert 0 <= float(x) <= width
        assert 0 <= float(y) <= height


@pytest.mark.parametrize(
    ("text", "countries_", "longitude"),
    [
        ("Karaganda", ["KAZ"], 73.1),
        ("в Карагандинской области", ["KAZ"], 73.1),
        ("Минске", ["BLR"], 27.57),
        ("the free zone of Gyumri", ["GEO", "ARM"], 43.85),
        ("г. Нижний Новгород", ["RUS"], 44.0),
        ("Tbilisi, Georgia", ["GEO"], 44.82),
    ],
)
def test_places_are_found_by_name_and_by_inflected_name(text: str, countries_: list[str], longitude: float) -> None:
    found = locate(text, countries_)
    assert found is not None
    assert found.longitude == pytest.approx(longitude, abs=0.2)


@pytest.mark.parametrize(
    ("text", "country"), [("Karaganda", "BLR"), ("nowhere at all", "KAZ"), ("", "KAZ"), ("Oralman", "KAZ")]
)
def test_places_elsewhere_are_not_found(text: str, country: str) -> None:
    assert locate(text, [country]) is None
