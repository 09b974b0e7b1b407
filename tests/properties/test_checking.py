"""Checking against worlds whose truth is known: no false alarm, planted errors found, the same report in any order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checking.worlds import KINDS, plant, world

from comity.checking.check import check

ALARMS = ("contradiction", "wording", "implausible")
seeds = st.integers(0, 10**9)


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
