"""Interval algebra, and what the print of a figure allows."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import exact

from comity.model.figure import Figure
from comity.model.interval import Interval


def intervals() -> st.SearchStrategy[Interval]:
    return st.builds(
        lambda low, width, open_low, open_high: Interval(None if open_low else low, None if open_high else low + width),
        exact(), exact().map(abs), st.booleans(), st.booleans(),
    )  # fmt: skip


@given(one=intervals(), other=intervals(), x=exact())
def test_meet_is_what_both_hold(one: Interval, other: Interval, x: Fraction) -> None:
    common = one.meet(other)
    assert common == other.meet(one)
    assert (x in one and x in other) is (common is not None and x in common)


@given(one=intervals(), other=intervals(), x=exact(), y=exact())
def test_sums_and_differences_hold_their_members(one: Interval, other: Interval, x: Fraction, y: Fraction) -> None:
    if x in one and y in other:
        assert x + y in one.plus(other)
        assert x - y in one.minus(other)


@given(one=intervals(), factor=exact(), x=exact())
def test_scaling_holds_its_members_and_goes_back(one: Interval, factor: Fraction, x: Fraction) -> None:
    if x in one:
        assert x * factor in one.scale(factor)
    if factor:
        assert one.scale(factor).scale(1 / factor) == one


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(2), Fraction(1))
    assert Interval.point(3).is_point
    assert not Interval(None, Fraction(3)).is_point


def figure(value: str, step: str = "0", **fields: str | Fraction | None) -> Figure:
    plain = Figure(
        document="d", text_digest="", start=0, end=0, anchor="", measure="exports", reporter="KEN", partner="UGA",
        value=Fraction(value), step=Fraction(step),
    )  # fmt: skip
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (figure("1170000000", "10000000"), "1165000000", "1175000000"),
        (figure("22.9", "0.1", form="growth"), "22.85", "22.95"),
        (figure("12"), "12", "12"),
        (figure("17", "1", high=Fraction(20)), "16.5", "20.5"),
        (figure("100", "1", bound="about"), "97", "103"),
        (figure("10", "1", bound="about"), "8.5", "11.5"),
        (figure("100", "1", bound="over"), "99.5", None),
        (figure("100", "1", bound="under"), None, "100.5"),
        (figure("-9.3", "0.1", form="growth", bound="over"), None, "-9.25"),
        (figure("-9.3", "0.1", form="growth", bound="under"), "-9.35", None),
        (figure("0.5", form="ratio", bound="under"), "0.4", None),
        (figure("0.4", form="ratio", bound="over"), None, "0.48"),
        (figure("2", form="ratio", bound="over"), "2", None),
        (figure("5", form="rank", bound="under"), None, "5"),
    ],
)
def test_what_the_print_allows(printed: Figure, low: str | None, high: str | None) -> None:
    ends = (None if end is None else Fraction(end) for end in (low, high))
    assert printed.interval == Interval(*ends)


@given(value=exact(), step=exact().map(abs), bound=st.sampled_from(["exact", "about", "over", "under"]))
def test_the_printed_value_is_always_allowed(value: Fraction, step: Fraction, bound: str) -> None:
    assert value in figure(str(value), str(step), bound=bound).interval
