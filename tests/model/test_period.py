"""Periods: one spelling each, no day that is none, shifting and covering."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import periods

from comity.model.period import Period


@given(period=periods())
def test_the_spelling_reads_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(one=periods(), other=periods())
def test_one_period_has_one_spelling(one: Period, other: Period) -> None:
    assert (one == other) is (str(one) == str(other))


@pytest.mark.parametrize(
    ("given_as", "spelt"),
    [
        ("2018-01/2018-12", "2018"),
        ("2018-01/2018-06", "2018-H1"),
        ("2018-07/2018-09", "2018-Q3"),
        ("2018-05/2018-05", "2018-05"),
        ("2014/2014", "2014"),
        ("2012-04/2013-03", "2012-04/2013-03"),
        ("2009/2019", "2009/2019"),
        ("2016-02-29", "2016-02-29"),
    ],
)
def test_spellings(given_as: str, spelt: str) -> None:
    assert str(Period.parse(given_as)) == spelt


@pytest.mark.parametrize(
    "text",
    ["", "14", "2014-13", "2014-00", "2014-12-00", "2015-02-29", "2014-H3", "2014-Q0", "2019/2009", "2014-05/2014-04",
     "0000", "2014 ", "٢٠١٤", "2014-1", "2014-05/2015"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)


@pytest.mark.parametrize(
    "parts", [(2014, 1, 2014, 5, 3), (2014, 1, 2014, 1, -1), (2014, 1, 2014, 12, 0, True), (2014, 2, 2016, 12, 0, True)]
)
def test_parts_that_fit_no_spelling_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        Period(*parts)


@given(period=periods(), years=st.integers(-5, 5))
def test_a_shift_keeps_the_part_of_the_year(period: Period, years: int) -> None:
    if not (period.year + years >= 1 and period.last_year + years <= 9999):
        return
    moved = period.shift(years)
    assert (moved.year - period.year, moved.length, moved.is_year) == (years, period.length, period.is_year)
    assert moved.shift(-years) == period or (period.month, period.day) == (2, 29)


def test_a_leap_day_is_the_28th_of_other_years() -> None:
    assert str(Period.parse("2016-02-29").shift(-1)) == "2015-02-28"


@given(one=periods(), other=periods())
def test_covering_is_an_order(one: Period, other: Period) -> None:
    assert one.covers(one)
    assert Period.years(1, 9999).covers(one)
    if one.covers(other) and other.covers(one):
        assert (one.first_day, one.last_day) == (other.first_day, other.last_day)


def test_length_and_days() -> None:
    assert [Period.parse(text).length for text in ("2014", "2014-H2", "2009/2010", "2014-12-31")] == [12, 6, 24, 0]
    assert str(Period.parse("2015-02").last_day) == "2015-02-28"
    assert Period.parse("2014-H1").covers(Period.parse("2014-06-30"))
    assert not Period.parse("2014-H1").covers(Period.parse("2014-07-01"))
