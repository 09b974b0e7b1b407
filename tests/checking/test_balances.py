"""Growth of a balance: in the size of a surplus or a deficit; over nothing or across it, it claims nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checking.test_check import growth, level, ratio

from comity.checking import check as door
from comity.checking.bodies import bodies
from comity.checking.check import check
from comity.checking.keys import sign
from comity.model.figure import Figure
from comity.model.finding import Finding


def balance(place: int, millions: str, period: str = "2019", **more: object) -> Figure:
    return level(place, "balance", millions, period, **more)


def alarms(*figures: Figure) -> tuple[Finding, ...]:
    return tuple(f for f in check(figures).findings if f.cls != "rounding")


def weighed(*figures: Figure) -> list[tuple[str, int]]:
    """Of the growths, what they claim and of which side, as their teller sees it."""
    (body,) = bodies(figures)
    return [(r.kind, r.sign * sign(r.figure)) for r in body.relations if r.figure.form != "level"]


def test_a_surplus_that_grew() -> None:
    before, now = balance(0, "268", "2018"), balance(1, "300")
    assert alarms(before, now, growth(2, "balance", "12")) == ()
    assert {v.state for v in check([before, now, growth(2, "balance", "12")]).verdicts} == {"holds"}
    (found,) = alarms(before, now, growth(2, "balance", "22"))
    assert (found.cls, len(found.statements)) == ("contradiction", 3)
    assert "300 / 268 = +11.9%" in found.proof


def test_a_deficit_that_grew_is_a_larger_deficit() -> None:
    before, now = balance(0, "-300", "2018"), balance(1, "-330")
    assert weighed(before, now, growth(2, "balance", "10")) == [("ratio", -1)]
    assert alarms(before, now, growth(2, "balance", "10")) == ()
    (found,) = alarms(before, now, growth(2, "balance", "30"))
    assert found.cls == "contradiction"
    assert "+10" in found.proof
    (found,) = alarms(before, balance(1, "-540"), ratio(2, "balance", "1.2"))
    assert "×1.80" in found.proof
    assert alarms(before, balance(1, "-540"), ratio(2, "balance", "1.8")) == ()
    assert alarms(before, balance(1, "-240"), growth(2, "balance", "-20")) == ()
    assert len(alarms(before, balance(1, "-240"), growth(2, "balance", "-40"))) == 1


def test_the_other_side_tells_the_same() -> None:
    """What is a surplus of the one is a deficit of the other: the growth is of the same size."""
    mine = balance(0, "268", "2018")
    mine = replace(mine, reporter="BLR", partner="KAZ")
    now = replace(balance(1, "300"), reporter="BLR", partner="KAZ")
    good = replace(growth(2, "balance", "12"), reporter="KAZ", partner="BLR")
    bad = replace(growth(2, "balance", "22"), reporter="KAZ", partner="BLR")
    assert alarms(mine, now, good) == ()
    assert len(alarms(mine, now, bad)) == 1


def test_an_amount_by_which_it_grew() -> None:
    amount = {"form": "growth", "base": "2018", "unit": "EUR"}
    before, now = balance(0, "-300", "2018"), balance(1, "-330")
    assert weighed(before, now, balance(2, "30", **amount)) == [("difference", -1)]
    assert alarms(before, now, balance(2, "30", **amount)) == ()
    assert len(alarms(before, now, balance(2, "50", **amount))) == 1
    assert alarms(balance(0, "268", "2018"), balance(1, "300"), balance(2, "32", **amount)) == ()
    assert len(alarms(balance(0, "268", "2018"), balance(1, "300"), balance(2, "52", **amount))) == 1


@pytest.mark.parametrize(
    ("before", "now"), [("0", "300"), ("0.0", "-300"), ("-268", "300"), ("268", "-300"), ("0", "0"), ("268", "0")]
)
def test_over_nothing_or_from_one_side_to_the_other_it_claims_nothing(before: str, now: str) -> None:
    rows = (balance(0, before, "2018"), balance(1, now), growth(2, "balance", "12"))
    assert weighed(*rows) == []
    assert alarms(*rows) == ()


def test_without_a_printed_balance_or_below_minus_a_hundred_it_claims_nothing() -> None:
    assert weighed(growth(0, "balance", "12")) == []
    rows = (balance(0, "268", "2018"), balance(1, "300"))
    assert weighed(*rows, growth(2, "balance", "-120")) == []
    assert weighed(*rows, growth(2, "balance", "12", base=None)) == []
    assert weighed(*rows, growth(2, "balance", "-100")) == [], "rounding alone would make it less than nothing"


def test_the_side_is_known_from_the_two_flows_as_well() -> None:
    flows = (level(0, "exports", "300", "2018"), level(1, "imports", "500", "2018"))
    # The year before was a deficit: that the surplus grew by 12% says nothing that could be held against it.
    assert weighed(*flows, balance(2, "300"), growth(3, "balance", "12")) == []
    flows = (level(0, "exports", "568", "2018"), level(1, "imports", "300", "2018"))
    assert alarms(*flows, balance(2, "300"), growth(3, "balance", "12")) == ()
    (found,) = alarms(*flows, balance(2, "300"), growth(3, "balance", "32"))
    assert len(found.statements) == 4


def test_a_balance_that_rose_because_the_deficit_fell_is_no_contradiction() -> None:
    rows = (balance(0, "-300", "2018"), balance(1, "-270"), growth(2, "balance", "10"))
    assert weighed(*rows) == []
    assert alarms(*rows) == ()


def test_another_unit_or_period_does_not_meet() -> None:
    rows = (balance(0, "268", "2018", unit="USD"), balance(1, "300"), growth(2, "balance", "22"))
    assert alarms(*rows) == ()


def test_a_deficit_implies_the_year_before() -> None:
    report = check([balance(0, "-330.0"), growth(1, "balance", "10.0")])
    (implied,) = [v for v in report.implied if v.period == "2018"]
    assert implied.interval.low is not None
    assert implied.interval.high is not None
    # By the alphabet the balance is told of the partner, whose surplus it is.
    assert 0 < implied.interval.low < 300 * 10**6 < implied.interval.high


@settings(max_examples=60, deadline=None)
@given(st.integers(50, 9999), st.integers(50, 9999), st.sampled_from([1, -1]), st.booleans())
def test_true_growths_raise_no_alarm_and_wrong_ones_do(before: int, now: int, side: int, right: bool) -> None:
    percent = round(Fraction(100 * now, before) - 100, 1) + (0 if right else 15)
    rows = (
        balance(0, str(side * before), "2018"),
        balance(1, str(side * now)),
        growth(2, "balance", f"{float(percent):.1f}"),
    )
    found = {tuple(f.id for f in alarms(*order)) for order in permutations(rows)}
    assert len(found) == 1
    if right:
        assert found == {()}
    elif before > 400 and side > 0 and percent > -99:
        assert found != {()}


@settings(max_examples=25, deadline=None)
@given(st.integers(50, 999), st.integers(50, 999), st.sampled_from([1, -1]), st.integers(-60, 60))
def test_screened_or_not_the_outcome_is_the_same(before: int, now: int, side: int, percent: int) -> None:
    rows = (balance(0, str(side * before), "2018"), balance(1, str(side * now)), growth(2, "balance", str(percent)))
    expected = check(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "SCREENED", 0)
        assert check(rows) == expected
