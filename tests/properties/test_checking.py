"""Checking against worlds whose truth is known: no false alarm, planted errors found, the same report in any order."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checking.worlds import KINDS, figure, plant, world

from comity.checking.check import check, examine, render
from comity.checking.leaves import reduced
from comity.checking.simplex import Row, certificate, proves
from comity.model.figure import BOUNDS, Alternative, Figure

ALARMS = ("contradiction", "wording", "implausible")
seeds = st.integers(0, 10**9)
PERIODS = ("2019", "2018", "2019-H1", "2018-H1", "2019-Q1", "2018/2019", "2019-12-31", "2018-04/2019-03", None)
NUMBERS = st.one_of(
    st.integers(-300, 300).map(Fraction),
    st.fractions(-100, 1000, max_denominator=100),
    st.sampled_from([Fraction(0), Fraction(1, 10**9), Fraction(10**15), Fraction(-100)]),
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures that often speak of the same thing, and often nonsense."""
    value = draw(NUMBERS)
    return figure(
        draw(st.integers(0, 40)),
        document=draw(st.sampled_from(["a", "b"])),
        measure=draw(
            st.sampled_from(["exports", "imports", "turnover", "balance", "services.exports", "investment", "x"])
        ),
        reporter=draw(st.sampled_from(["SRB", "HRV", None])),
        partner=draw(st.sampled_from(["SRB", "HRV", "WLD", "EAEU", "?"])),
        commodity=draw(st.sampled_from([None, None, "tyres", ""])),
        period=draw(st.sampled_from(PERIODS)),
        base=draw(st.sampled_from(PERIODS)),
        form=draw(st.sampled_from(["level", "level", "share", "growth", "ratio", "rank"])),
        unit=draw(st.sampled_from(["USD", "tonnes", "percent", "times", ""])),
        bound=draw(st.sampled_from(BOUNDS)),
        value=value,
        high=draw(st.one_of(st.none(), st.just(value + 1))),
        step=draw(st.sampled_from([0, 1, "0.1", 1000])),
        parent=draw(st.sampled_from([None, "SRB exports to HRV", "all SRB exports", "something else"])),
        optional=draw(st.booleans()),
        alternatives=draw(st.sampled_from([(), (Alternative("times", "ratio", Fraction(7, 2), "times"),)])),
    )


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_true_world_printed_with_rounding_raises_nothing(seed: int) -> None:
    report = check(world(seed).figures)
    assert report.findings == ()
    assert {v.state for v in report.verdicts} <= {"holds", "unchecked", "rounding"}


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_implied_values_contain_the_truth_that_was_not_printed(seed: int) -> None:
    """Leave one printed level out: where the others imply it, its print and the implied interval meet."""
    figures = world(seed).figures
    index = random.Random(seed).randrange(len(figures))
    gone = figures[index]
    if gone.form != "level" or gone.commodity is not None or gone.measure == "imports":
        return
    for value in check([f for f in figures if f is not gone]).implied:
        same = (value.measure, value.reporter, value.partner) == (gone.measure, gone.reporter, gone.partner)
        if same and value.period == str(gone.period) and value.commodity is None:
            assert value.interval.meet(gone.interval) is not None


@settings(max_examples=15, deadline=None)
@given(seeds, st.sampled_from(KINDS))
def test_any_order_of_statements_gives_the_same_report(seed: int, kind: str) -> None:
    spoilt = plant(world(seed), kind, seed)
    figures = list(spoilt[0].figures if spoilt else world(seed).figures)
    expected = check(figures)
    random.Random(seed).shuffle(figures)
    assert check(figures) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_planted_errors_are_blamed_and_read_rightly(kind: str) -> None:
    """Where a planted error is reported, the spoilt figure is among the blamed, and its reading is the error that
    was made."""
    found = right = 0
    for seed in range(12):
        spoilt = plant(world(seed), kind, seed)
        if spoilt is None:
            continue
        made, figure = spoilt
        alarms = [f for f in check(made.figures).findings if f.cls in ALARMS]
        for alarm in alarms:
            least = alarm.readings[0].cost
            best = [r for r in alarm.readings if r.cost == least]
            assert figure.anchor_id in {r.statement for r in best}, (kind, seed, alarm)
            found += 1
            right += any(r.reading == kind for r in best)
        assert len(alarms) <= 1
    assert found >= 5
    assert right >= found - 1


@pytest.mark.parametrize("kind", ["digit", "to_by"])
def test_a_reported_set_is_minimal(kind: str) -> None:
    """Without any one of its statements nothing is wrong with the others."""
    for seed in range(6):
        spoilt = plant(world(seed), kind, seed)
        if spoilt is None:
            continue
        for finding in check(spoilt[0].figures).findings:
            ids = {s.anchor_id for s in finding.statements}
            for left_out in ids:
                rest = [f for f in spoilt[0].figures if f.anchor_id in ids - {left_out}]
                assert check(rest).findings == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(figures(), max_size=9), seeds)
def test_any_figures_at_all_are_checked_in_any_order(rows: list[Figure], seed: int) -> None:
    """Odd periods, empty words, huge and tiny numbers: a report comes out, and the same one for every order."""
    expected = check(rows)
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    assert check(shuffled) == expected
    assert len(render(examine(rows), "ru").findings) == len(expected.findings)


@st.composite
def systems(draw: st.DrawFn) -> list[Row]:
    """Rows of one to three of five quantities, often trees, with small whole coefficients."""
    out = []
    for _ in range(draw(st.integers(1, 9))):
        names = draw(st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True))
        terms = tuple((v, Fraction(draw(st.sampled_from([-2, -1, 1, 3])))) for v in names)
        low = draw(st.one_of(st.none(), st.integers(-6, 6)))
        high = draw(st.one_of(st.none(), st.integers(-6, 6)))
        if low is not None and high is not None and low > high:
            low, high = high, low
        out.append(Row(terms, *(None if end is None else Fraction(end) for end in (low, high))))
    return out


@settings(max_examples=300, deadline=None)
@given(systems())
def test_working_out_what_hangs_on_one_other_changes_no_answer(rows: list[Row]) -> None:
    """Feasible before if and only if after, and a proof over what is left unfolds into one over the rows given."""
    left = reduced(rows)
    proof = left.refutation
    if proof is None and left.rows:
        short = certificate(left.rows)
        proof = None if short is None else left.unfold(short)
    assert (proof is None) == (certificate(rows) is None)
    assert proof is None or proves(rows, proof)


@settings(max_examples=200, deadline=None)
@given(systems(), systems())
def test_what_is_kept_can_be_said_more_of(rows: list[Row], more: list[Row]) -> None:
    """Rows of the quantities kept, added after the rest was worked out, give the answer of all rows at once."""
    kept = {v for row in more for v, _ in row.terms}
    left = reduced(rows, kept)
    apart = left.refutation is None and certificate([*left.rows, *more]) is None
    assert apart == (certificate([*rows, *more]) is None)
