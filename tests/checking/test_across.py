"""Growths of one flow and year that two documents tell otherwise: a note that the sources differ, and no error."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from tests.checking.test_check import growth, level, ratio, share

from comity.checking import check as door
from comity.checking.check import check, examine, recheck
from comity.model.figure import Figure
from comity.model.finding import Finding


def in_(document: str, *figures: Figure) -> list[Figure]:
    return [replace(f, document=document, text_digest=document) for f in figures]


def notes(*figures: Figure) -> list[Finding]:
    return [f for f in check(figures).findings if f.cls == "sources differ"]


def books() -> list[Figure]:
    """Each document holds by itself: 1,171.4 over 953.1, and over 861.3."""
    mine = in_(
        "ours", level(0, "turnover", "1171.4"), level(1, "turnover", "953.1", "2018"), growth(2, "turnover", "22.9")
    )
    theirs = in_("theirs", level(0, "turnover", "1171.4"), growth(1, "turnover", "36.0"))
    return [*mine, *theirs]


def test_two_growths_of_one_flow_are_told_as_two_sources() -> None:
    (note,) = notes(*books())
    assert {s.text for s in note.statements} == {"22.9 percent", "36.0 percent"}
    assert note.severity == "note"
    assert "the growth of trade" in note.why
    report = check(books())
    about = [v for v in report.verdicts if v.anchor_id in {s.anchor_id for s in note.statements}]
    assert len(about) == 2
    assert all(f"see finding {note.id}" in v.checks for v in about), "told even where its own document confirms it"
    assert about[0].state == "holds"
    assert [f.cls for f in report.findings] == ["sources differ"]


def test_a_growth_and_a_ratio_are_compared_and_rounding_is_allowed_for() -> None:
    assert notes(*in_("a", growth(0, "exports", "50")), *in_("b", ratio(0, "exports", "1.5"))) == []
    assert len(notes(*in_("a", growth(0, "exports", "50")), *in_("b", ratio(0, "exports", "1.8")))) == 1
    assert notes(*in_("a", growth(0, "exports", "22.9")), *in_("b", growth(0, "exports", "23"))) == []


@pytest.mark.parametrize(
    "other",
    [
        growth(0, "exports", "36.0", base="2017"),
        growth(0, "exports", "36.0", "2020", "2019"),
        growth(0, "imports", "36.0"),
        growth(0, "exports", "36.0", commodity="oil"),
        growth(0, "exports", "36.0", scope="one oblast"),
        share(0, "exports", "36.0", "oil"),
        growth(0, "exports", "36.0", status="target"),
    ],
)
def test_another_base_year_flow_or_form_is_another_thing(other: Figure) -> None:
    assert notes(*in_("a", growth(0, "exports", "22.9")), *in_("b", other)) == []


def test_growths_in_two_currencies_are_not_compared() -> None:
    rows = [
        *in_("a", level(0, "exports", "500", unit="USD"), growth(1, "exports", "22.9")),
        *in_("b", level(0, "exports", "400", unit="EUR"), growth(1, "exports", "36.0")),
    ]
    assert notes(*rows) == []


def test_any_order_any_screen_and_one_document_after_another() -> None:
    rows = books()
    expected = check(rows)
    assert all(check(order) == expected for order in list(permutations(rows))[::17])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "SCREENED", 0)
        assert check(rows) == expected
    first = examine([f for f in rows if f.document == "ours"])
    again = recheck(first, {"theirs": [f for f in rows if f.document == "theirs"]})
    assert door.render(again) == expected
    assert door.findings_of(recheck(again, {"theirs": ()})) == ()
