"""`comity explain`."""

from __future__ import annotations

import json

from tests.cli.conftest import NOTE, Comity


def test_every_field_has_its_reason(comity: Comity) -> None:
    shown = comity("explain", "note.txt", "--words", "$820.5 million", "--format", "json")
    assert shown.code == 0
    [one] = json.loads(shown.out)
    assert NOTE[one["start"] : one["end"]] == one["anchor"] == "$820.5 million"
    assert f"[{one['anchor']}]" in one["sentence"]
    why = {row["field"]: row for row in one["why"]}
    assert (why["measure"]["value"], why["measure"]["rule"]) == ("exports", "its word")
    assert why["measure"]["words"] == "exports"
    assert (why["period"]["value"], why["period"]["rule"]) == ("2014", "the period last told")
    assert why["reporter"]["rule"] == "named in the phrase"
    assert all(row["rule"] for row in one["why"])
    for row in one["why"]:
        assert NOTE[row["start"] : row["end"]] == row["words"]


def test_a_place_in_the_text(comity: Comity) -> None:
    at = NOTE.index("$820.5 million") + 3
    by_place = comity("explain", "note.txt", "--at", str(at))
    assert by_place.out == comity("explain", "note.txt", "--words", "$820.5 million").out
    assert "as printed" in by_place.out


def test_a_number_that_is_no_figure_is_told_with_its_reason(comity: Comity) -> None:
    shown = comity("explain", "-", "--words", "17", stdin=b"The office is in room 17.\n")
    assert "not read: " in shown.out


def test_where_nothing_stands_the_remedy_is_told(comity: Comity) -> None:
    assert comity("explain", "note.txt", "--at", "0").code == 2
    assert "--at OFFSET or --words" in comity("explain", "note.txt").err
