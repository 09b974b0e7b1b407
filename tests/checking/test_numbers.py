"""Numerical honesty: one component from 1 to 1e15, near-ties, zeros, deficits, empty and endless intervals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checking.test_check import best, growth, level, only, share, texts
from tests.checking.worlds import figure

from comity.checking import check as door
from comity.checking.check import check
from comity.model.figure import Figure


@pytest.fixture(params=["exact", "screened"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here both ways: by the screen first, and by exact arithmetic alone."""
    if request.param == "screened":
        monkeypatch.setattr(door, "SCREENED", 0)


def exact(place: int, measure: str, value: int, period: str = "2019", **more: object) -> Figure:
    """A level to the last unit of money."""
    fields: dict[str, object] = {"value": value, "step": 1, "period": period, "unit": "EUR"} | more
    return figure(place, f"{value} {measure}", measure=measure, **fields)


SIZES = [10**k for k in range(0, 16, 3)]


def ladder() -> list[Figure]:
    """Goods of 1 to 1e15 units of money in one flow, each with its share."""
    rows = [exact(0, "exports", sum(SIZES))]
    for i, size in enumerate(SIZES):
        rows.append(exact(2 * i + 1, "exports", size, commodity=f"goods {i}"))
        percent = f"{100 * size / sum(SIZES):.13f}"
        rows.append(share(2 * i + 2, "exports", percent, f"goods {i}"))
    return rows


def test_values_from_1_to_1e15_stand_together() -> None:
    assert check(ladder()).findings == ()


def test_one_unit_in_a_quadrillion_is_seen() -> None:
    """500,000,000,000,123 + 500,000,000,000,124 is not ...252: 1e-15 of the whole, where doubles see nothing."""
    half = 5 * 10**14 + 123
    rows = [exact(1, "exports", half), exact(2, "imports", half + 1)]
    assert check([*rows, exact(3, "turnover", 2 * half + 1)]).findings == ()
    assert check([*rows, exact(3, "turnover", 2 * half + 2)]).findings == ()
    assert [f.cls for f in check([*rows, exact(3, "turnover", 2 * half + 3)]).findings] == ["rounding"]
    assert [f.cls for f in check([*rows, exact(3, "turnover", 2 * half + 5)]).findings] == ["contradiction"]


def test_a_near_tie_is_decided_exactly() -> None:
    """At most 100.05 * 1.0505 = 105.102525: intervals that touch in one point agree, a little further they do not."""
    rows = [level(1, "exports", "100.0", "2018"), growth(2, "exports", "5.0")]
    touching = level(3, "exports", "105.102575")
    touching = replace(touching, step=touching.step * 100)
    assert check([*rows, touching]).findings == ()
    past = replace(touching, value=touching.value + 1)
    assert [f.cls for f in check([*rows, past]).findings] == ["rounding"]


def test_a_zero_base_and_zero_flows() -> None:
    rows = [level(1, "exports", "0", step=0), level(2, "imports", "12.5"), level(3, "balance", "-12.5")]
    assert check(rows).findings == ()
    assert (
        check([*rows, growth(4, "exports", "250.0", "2020", "2019"), level(5, "exports", "0.0", "2020")]).findings == ()
    )
    grown = [*rows, growth(4, "exports", "250.0", "2020", "2019"), level(5, "exports", "7.0", "2020")]
    assert texts(only(check(grown))) == {"EUR 0 million", "250.0 percent", "EUR 7.0 million"}


def test_deficits_of_any_size() -> None:
    rows = [exact(1, "exports", 1), exact(2, "imports", 10**15), exact(3, "balance", 1 - 10**15)]
    assert check(rows).findings == ()
    finding = only(check([*rows[:2], exact(3, "balance", 10**15 - 1)]))
    assert ("direction", f"{10**15 - 1} balance") in best(finding)


def test_bounds_without_an_end() -> None:
    rows = [
        level(1, "exports", "500", bound="over"),
        level(2, "imports", "10", bound="under"),
        level(3, "turnover", "400", bound="over"),
    ]
    assert check(rows).findings == ()
    assert only(check([rows[0], level(3, "turnover", "400", bound="under")])).cls == "contradiction"


def test_ranges_wide_and_of_nothing() -> None:
    wide = level(1, "exports", "1", high=10**15)
    assert check([wide, level(2, "turnover", "500"), level(3, "imports", "300")]).findings == ()
    point = level(1, "exports", "200", step=0)
    assert check([point, level(2, "turnover", "500", step=0), level(3, "imports", "300", step=0)]).findings == ()
    assert [
        f.cls for f in check([point, level(2, "turnover", "500", step=0), level(3, "imports", "301", step=0)]).findings
    ] == ["contradiction"]


def test_tiny_shares_of_huge_flows() -> None:
    rows = [exact(0, "exports", 10**15), exact(1, "exports", 40, commodity="pins"), share(2, "exports", "0.0", "pins")]
    assert check(rows).findings == ()
    assert only(check([*rows[:2], share(2, "exports", "0.3", "pins")])).cls == "contradiction"
