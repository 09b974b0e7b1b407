"""Sums over two currencies: the rate is one more claim of the system, one for each flow, and never a point."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.checking.cases import Case
from comity.checking.currencies import across
from comity.checking.exchange import Exchange
from comity.checking.messages import finding_of
from comity.checking.mixed import sums
from comity.checking.simplex import certificate, proves
from comity.checking.system import all_rows, ground_of, refute
from comity.model.figure import Figure
from comity.model.interval import Interval
from comity.model.observation import Rate
from comity.model.period import Period

Y = Period.of_year
MILLION = 10**6


def euros(period: str, low: str, high: str) -> Rate:
    """What a euro was worth in dollars."""
    return Rate("EUR", Period.parse(period), Interval(Fraction(low), Fraction(high)), "central bank")


RATES = Exchange([euros("2014", "1.21", "1.39"), euros("2013", "1.28", "1.38")])


def level(measure: str, millions: str, unit: str = "USD", **fields: Any) -> Figure:
    """A level of 2014 in millions, to the last digit given; each at a place of its own."""
    value = Fraction(millions)
    anchor = f"{millions} million {unit}"
    start = 100 * ("exports", "imports", "turnover", "balance").index(measure) + (unit == "USD")
    made = Figure(
        document="note", text_digest="note", start=start, end=start + len(anchor), anchor=anchor, measure=measure,
        reporter="EST", partner="FIN", period=Y(2014), value=value * MILLION,
        step=Fraction(MILLION, 10 ** len(millions.partition(".")[2])), unit=unit,
    )  # fmt: skip
    return replace(made, **fields)


def found(*figures: Figure, exchange: Exchange = RATES, silent: frozenset[str] = frozenset()) -> list[Case]:
    return sums(figures, exchange, {}, silent)


def test_a_sum_that_some_rate_of_the_year_makes_true_is_left_alone() -> None:
    # 300 million euros are 363 to 417 million dollars.
    for total in ("563", "600", "617"):
        assert found(level("exports", "300", "EUR"), level("imports", "200"), level("turnover", total)) == []


@pytest.mark.parametrize("total", ["540", "650", "700"])
def test_a_sum_that_no_rate_makes_true_names_rate_terms_and_source(total: str) -> None:
    (case,) = found(level("exports", "300", "EUR"), level("imports", "200"), level("turnover", total))
    assert (case.cls, case.rule, case.prior, len(case.figures)) == ("implausible", "rates_sum", "exchange_rate", 3)
    for language in ("en", "ru"):
        finding = finding_of(case, language)
        assert "central bank" in finding.proof
        assert all(f.anchor in finding.why for f in case.figures)
        assert finding.ask
    told = finding_of(case, "en")
    assert "300 million EUR" in told.proof
    assert "the other figures make 5" in told.proof  # 562 to 618


def test_the_refutation_is_exact_minimal_and_rests_on_the_rate() -> None:
    (case,) = found(level("exports", "300", "EUR"), level("imports", "200"), level("turnover", "700"))
    ground = ground_of(case.relations)
    rows = all_rows(case.relations, ground, widen=False, positive=True)
    proof = certificate(rows)
    assert proof is not None
    assert proves(rows, proof)
    used = {rows[i].tag for i, _, _ in proof} - {None}
    assert used == {r.statement for r in case.relations}
    assert len(used) == len(case.figures) + 1
    for left_out in case.relations:
        assert refute([r for r in case.relations if r is not left_out], ground) is None


def test_a_surplus_and_a_total_in_the_other_currency() -> None:
    rows = (level("exports", "300", "EUR"), level("imports", "200"))
    assert found(*rows, level("balance", "190")) == []
    (case,) = found(*rows, level("balance", "120"))
    assert {f.measure for f in case.figures} == {"exports", "imports", "balance"}
    # Both flows in euros, their total in dollars: each is converted.
    assert found(level("exports", "300", "EUR"), level("imports", "200", "EUR"), level("turnover", "650")) == []
    assert len(found(level("exports", "300", "EUR"), level("imports", "200", "EUR"), level("turnover", "720"))) == 1


def test_months_in_one_currency_and_their_year_in_the_other() -> None:
    exchange = Exchange(
        [euros("2014", "1.21", "1.39"), euros("2014-H1", "1.36", "1.39"), euros("2014-H2", "1.21", "1.36")]
    )
    halves = [
        level("exports", "300", "EUR", period=Period.parse("2014-H1"), start=1),
        level("exports", "200", period=Period.parse("2014-H2"), start=2),
    ]
    assert found(*halves, level("exports", "610", start=3), exchange=exchange) == []
    assert len(found(*halves, level("exports", "590", start=3), exchange=exchange)) == 1


def test_one_flow_has_one_rate_whatever_is_said_of_it() -> None:
    """Total and surplus each allow some rates, but not the same ones: imports would be worth less than a euro was."""
    rows = (level("exports", "300.0", "EUR"), level("imports", "100.0", "EUR"))
    total, surplus = level("turnover", "525.0"), level("balance", "290.0")
    assert found(*rows, total) == []
    assert found(*rows, surplus) == []
    (case,) = found(*rows, total, surplus)
    assert {f.measure for f in case.figures} >= {"turnover", "balance", "imports"}
    assert found(*rows, total, level("balance", "250.0")) == []


def test_two_flows_of_a_year_may_have_been_converted_at_two_rates() -> None:
    """Exports mostly of spring at 1.38, imports mostly of autumn at 1.25: no contradiction can rest on one rate."""
    rows = [
        level("exports", "300.0", "EUR"), level("exports", "414.0"),
        level("imports", "200.0", "EUR"), level("turnover", "664.0"),
    ]  # fmt: skip
    assert found(*rows) == []


def test_million_for_billion_is_the_reading_and_values_far_apart_without_one_are_silent() -> None:
    wrong = level("exports", "0.300", "EUR")
    (case,) = found(wrong, level("imports", "200"), level("turnover", "590"))
    assert [(o.reading, o.statement) for o in case.readings] == [("scale", wrong.anchor_id)]
    assert case.blamed == (wrong.anchor_id,)
    assert "300 million EUR" in finding_of(case, "en").why
    assert found(level("exports", "300", "EUR"), level("imports", "200"), level("turnover", "5000")) == []


def test_nothing_is_said_without_a_rate_in_two_documents_or_of_what_is_blamed_already() -> None:
    rows = [level("exports", "300", "EUR"), level("imports", "200"), level("turnover", "700")]
    assert found(*rows, exchange=Exchange([])) == []
    assert found(*rows, exchange=Exchange([euros("2001", "0.9", "0.95")])) == []
    assert found(*(replace(f, document=f"d{i}", text_digest=f"d{i}") for i, f in enumerate(rows))) == []
    assert found(*rows, silent=frozenset((rows[2].anchor_id,))) == []
    assert found(*rows[:2], level("turnover", "700", bound="over")) != []
    assert found(*rows[:2], level("turnover", "500", bound="over")) == []


def test_the_rate_of_the_day_of_writing_is_allowed() -> None:
    rows = [level("exports", "300", "EUR"), level("imports", "200"), level("turnover", "530")]
    exchange = Exchange([euros("2014", "1.21", "1.39"), euros("2015-03-01", "1.10", "1.12")])
    assert len(sums(rows, exchange, {}, frozenset())) == 1
    assert sums(rows, exchange, {"note": Period.of_day(2015, 3, 1)}, frozenset()) == []


def test_it_is_part_of_the_comparison_of_currencies_in_any_order() -> None:
    rows = [level("exports", "300", "EUR"), level("imports", "200"), level("turnover", "700")]
    told = {repr(across(order, RATES, {}, frozenset())) for order in permutations(rows)}
    assert len(told) == 1
    assert len(across(rows, RATES, {}, frozenset()).cases) == 1


def test_two_values_of_one_thing_are_told_once() -> None:
    pair = [level("exports", "300", "EUR"), level("exports", "500")]
    assert found(*pair) == []
    assert len(across(pair, RATES, {}, frozenset()).cases) == 1
    # With a sum beside them, what is blamed for the clash of the two does not return in the sum.
    more = [*pair, level("imports", "200"), level("turnover", "700")]
    assert len(across(more, RATES, {}, frozenset()).cases) == 1


@settings(max_examples=150, deadline=None)
@given(
    st.fractions(1, 5000, max_denominator=10), st.fractions(1, 5000, max_denominator=10), st.data(),
    st.sampled_from([(False, False, True), (True, False, False), (True, True, False), (False, True, True)]),
)  # fmt: skip
def test_a_true_world_raises_no_alarm(
    exports: Fraction, imports: Fraction, data: st.DataObject, in_euros: tuple[bool, bool, bool]
) -> None:
    """Each flow converted at a rate of its own within the year's, everything printed to a tenth of a million."""
    rates = [data.draw(st.fractions(Fraction("1.21"), Fraction("1.39"), max_denominator=1000)) for _ in range(2)]
    dollars = (exports, imports)
    values = [dollars[i] / rates[i] if in_euros[i] else dollars[i] for i in range(2)]
    total = sum((d / r for d, r in zip(dollars, rates, strict=True)), Fraction(0)) if in_euros[2] else exports + imports
    names = ("exports", "imports", "turnover")
    rows = [
        level(name, f"{float(round(value, 1)):.1f}", "EUR" if euro else "USD")
        for name, value, euro in zip(names, (*values, total), in_euros, strict=True)
    ]
    assert found(*rows) == []
