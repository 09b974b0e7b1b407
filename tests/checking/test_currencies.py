"""Figures in two currencies meet at the rates of their time, and nothing is converted silently."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.checking.check import examine, render
from comity.checking.currencies import across, growths, volumes_of
from comity.checking.exchange import Exchange
from comity.checking.messages import finding_of
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.observation import Rate
from comity.model.period import Period

Y = Period.of_year


def rate(currency: str, period: str, low: str, high: str | None = None, source: str = "central bank") -> Rate:
    """What one unit was worth; given as units for one dollar, as banks print it."""
    ends = sorted(1 / Fraction(end) for end in (low, high or low))
    return Rate(currency, Period.parse(period), Interval(ends[0], ends[1]), source)


KZT = [rate("KZT", "2013", "152.13"), rate("KZT", "2014", "179.19"), rate("KZT", "2015", "221.73")]


def figure(
    anchor: str, value: str, unit: str = "USD", document: str = "note", start: int = 0, **fields: object
) -> Figure:
    made = Figure(
        document=document, text_digest=document, start=start, end=start + len(anchor), anchor=anchor,
        measure="turnover", reporter="BLR", partner="KAZ", period=Y(2014),
        value=Fraction(value), step=abs(Fraction(value)) / 1000, unit=unit,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def test_a_year_of_months_is_their_hull_and_an_average_reaches_half_way_to_its_neighbours() -> None:
    months = [rate("KZT", f"2014-{month:02}", str(150 + month)) for month in range(1, 13)]
    worth = Exchange(months).worth("KZT", Y(2014))
    assert worth is not None
    assert worth.dollars == Interval(Fraction(1, 162), Fraction(1, 151))
    yearly = Exchange(KZT).worth("KZT", Y(2014))
    assert yearly is not None
    assert yearly.dollars.high == (1 / Fraction("179.19") + 1 / Fraction("152.13")) / 2
    assert Exchange(months[:5]).worth("KZT", Y(2014)) is None, "five months do not tell of a year"


def test_a_redenomination_is_followed_and_nothing_is_guessed() -> None:
    exchange = Exchange([rate("BYN", "2014", "1.0224")])
    old = exchange.worth("BYR", Y(2014))
    assert old is not None
    assert old.average == Interval.point(1 / Fraction("1.0224") / 10000)
    assert exchange.worth("KZT", Y(2014)) is None
    assert exchange.worth("BYR", Y(2019)) is None


def test_money_that_joined_the_euro_is_worth_it_from_that_day_and_never_before() -> None:
    exchange = Exchange([rate("EUR", str(year), "0.8") for year in (2005, 2012, 2016)])
    joined = exchange.worth("LTL", Y(2016))  # the litas gave way in 2015, at 3.4528
    assert joined is not None
    assert joined.average == Interval.point(1 / Fraction("0.8") / Fraction("3.4528"))
    assert exchange.worth("LTL", Y(2012)) is None
    assert exchange.worth("EEK", Y(2012)) is not None
    assert exchange.worth("EEK", Y(2005)) is None


def test_a_currency_that_two_others_followed_is_neither() -> None:
    assert Exchange([rate("CZK", "1995", "26.5")]).worth("CSK", Y(1995)) is None


def test_two_currencies_that_agree_say_nothing() -> None:
    figures = [figure("$1.17 billion", "1170000000"), figure("209.6 billion tenge", "209600000000", "KZT", start=30)]
    met = across(figures, Exchange(KZT), {}, frozenset())
    assert (met.cases, met.missing) == ((), ())


def test_a_clash_names_both_the_rate_and_its_source() -> None:
    figures = [figure("$1.17 billion", "1170000000"), figure("209.6 million tenge", "209600000", "KZT", start=30)]
    (case,) = across(figures, Exchange(KZT), {}, frozenset()).cases
    for language in ("en", "ru"):
        finding = finding_of(case, language)
        assert finding.cls == "implausible"
        assert all(part in finding.why for part in ("$1.17 billion", "209.6 million tenge", "central bank", "KZT"))
        assert finding.readings[0].reading == "scale"
        assert finding.ask


def test_values_of_one_text_that_are_far_apart_are_of_two_things() -> None:
    figures = [figure("$5.1 billion", "5100000000"), figure("90 billion tenge", "90000000000", "KZT", start=30)]
    assert across(figures, Exchange(KZT), {}, frozenset()).cases == ()
    signs = [figure("a surplus", "5100000000", measure="balance"), figure("a deficit", "-90000000", "KZT", start=30,
             measure="balance")]  # fmt: skip
    assert across(signs, Exchange(KZT), {}, frozenset()).cases == ()
    near = [figure("$5.1 billion", "5100000000"), figure("600 billion tenge", "600000000000", "KZT", start=30)]
    assert len(across(near, Exchange(KZT), {}, frozenset()).cases) == 1


def test_the_rate_of_the_day_of_writing_is_allowed() -> None:
    later = [*KZT, rate("KZT", "2016-02-01", "250")]
    figures = [figure("$600 million", "600000000"), figure("150 billion tenge", "150000000000", "KZT", start=30)]
    assert across(figures, Exchange(later), {}, frozenset()).cases
    day = {"note": Period.of_day(2016, 2, 1)}
    assert not across(figures, Exchange(later), day, frozenset()).cases


def test_between_documents_the_sources_differ_and_without_a_rate_it_is_said() -> None:
    figures = [figure("$1.17 billion", "1170000000"), figure("99 billion tenge", "99000000000", "KZT", "other")]
    (case,) = across(figures, Exchange(KZT), {}, frozenset()).cases
    assert (case.cls, case.severity) == ("sources differ", "note")
    assert across(figures, Exchange(), {}, frozenset()).missing == (("KZT", Y(2014)),)


def test_the_currency_before_the_redenomination_is_a_reading() -> None:
    rates = Exchange(
        [rate("BYN", str(year), value) for year, value in ((2015, "1.59"), (2016, "1.99"), (2017, "1.93"))]
    )
    figures = [
        figure("$100 million", "100000000", period=Y(2016)),
        figure("1.99 trillion roubles", "1990000000000", "BYN", start=30, period=Y(2016)),
    ]
    (case,) = across(figures, rates, {}, frozenset()).cases
    assert [(o.reading, o.shown.unit) for o in case.readings if o.shown] == [("currency", "BYR")]


def test_growth_in_the_national_currency_is_a_reading() -> None:
    figures = [
        figure("$1,000 million", "1000000000", step=Fraction(10**5)),
        figure("$1,200 million", "1200000000", start=20, period=Y(2013), step=Fraction(10**5)),
        figure("down 1.9%", "-1.9", "percent", start=40, form="growth", base=Y(2013), step=Fraction(1, 10)),
    ]
    (case,) = examine(figures).cases
    assert "currency" not in [o.reading for o in case.readings]
    read = growths(case, Exchange(KZT), {})
    assert read.readings[0].reading == "currency"
    assert "KZT" in finding_of(read, "en").readings[0].text


def test_growth_of_the_weight_is_a_reading() -> None:
    goods: dict[str, Any] = {"commodity": "sugar", "measure": "exports"}
    figures = [
        figure("$100.0 million", "100000000", **goods),
        figure("$200.0 million", "200000000", start=20, period=Y(2013), **goods),
        figure("up 10%", "10", "percent", start=40, form="growth", base=Y(2013), step=Fraction(1), **goods),
        figure("110,000 tonnes", "110000", "tonnes", start=60, **goods),
        figure("100,000 tonnes", "100000", "tonnes", start=80, period=Y(2013), **goods),
    ]
    cases = [growths(c, Exchange(), volumes_of(figures)) for c in examine(figures).cases]
    assert "volume" in [o.reading for case in cases for o in case.readings]


def test_the_order_of_rates_and_figures_does_not_matter() -> None:
    figures = [figure("$1.17 billion", "1170000000"), figure("209.6 million tenge", "209600000", "KZT", start=30)]
    one = across(figures, Exchange(KZT), {}, frozenset())
    assert one == across(figures[::-1], Exchange(KZT[::-1]), {}, frozenset())
    assert render(examine(figures)).findings == ()


@given(st.fractions(min_value=1, max_value=10**12), st.sampled_from(["KZT", "USD"]), st.sampled_from(["KZT", "USD"]))
def test_there_and_back_holds_the_amount(value: Fraction, one: str, other: str) -> None:
    exchange = Exchange(KZT)
    there = exchange.convert(Interval.point(value), one, other, [Y(2014)])
    assert there is not None
    back = exchange.convert(there.interval, other, one, [Y(2014)])
    assert back is not None
    assert value in back.interval


@pytest.mark.parametrize("sign", [1, -1])
def test_a_deficit_is_converted_as_a_surplus_is(sign: int) -> None:
    found = Exchange(KZT).convert(Interval(Fraction(sign * 10**6), Fraction(sign * 10**6)), "USD", "KZT", [Y(2014)])
    assert found is not None
    low, high = found.interval.low, found.interval.high
    assert low is not None
    assert high is not None
    assert low < high
    assert (low > 0) == (sign > 0)
