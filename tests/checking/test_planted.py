"""Synthetic truth: one error of each kind in worlds where every quantity is stated twice, judged by another checker."""

from __future__ import annotations

import pytest
from tests.checking.exact import possible
from tests.checking.planted import MIX, READING, dense, plant
from tests.checking.worlds import figure

from comity.checking.check import check
from comity.model.finding import Finding

ALARMS = ("contradiction", "wording", "implausible")


def best(finding: Finding) -> set[tuple[str, str]]:
    """The cheapest readings and whose they are."""
    least = min((r.cost for r in finding.readings), default=0)
    return {(r.reading, r.statement) for r in finding.readings if r.cost == least}


@pytest.mark.parametrize("seed", range(12))
def test_a_dense_world_without_an_error_raises_nothing(seed: int) -> None:
    assert check(dense(seed).figures).findings == ()


@pytest.mark.parametrize("kind", MIX)
def test_each_kind_is_found_blamed_and_read_rightly(kind: str) -> None:
    for seed in range(3):
        planted = plant(seed, kind)
        if planted is None:
            continue
        alarms = [f for f in check(planted.figures).findings if f.cls in ALARMS]
        assert alarms, (kind, seed)
        for alarm in alarms:
            found = best(alarm)
            assert {statement for _, statement in found} & planted.ids, (kind, seed, alarm)
            assert any(r == READING[kind] and s in planted.ids for r, s in found), (kind, seed, alarm)


@pytest.mark.parametrize("kind", MIX)
def test_what_is_reported_is_impossible_and_smallest_by_another_checker(kind: str) -> None:
    for seed in range(2):
        planted = plant(seed, kind)
        if planted is None:
            continue
        for finding in check(planted.figures).findings:
            if finding.cls not in ("contradiction", "wording") or finding.readings[0].cost == 0:
                continue
            ids = {s.anchor_id for s in finding.statements}
            inside = [f for f in planted.figures if f.anchor_id in ids]
            assert not possible(inside), (kind, seed, finding)
            # A set that needs no "flows are not below zero" is preferred to a smaller one that does.
            signs = possible(inside, signs=False)
            for f in inside:
                assert possible([g for g in inside if g is not f], signs=signs), (kind, seed, finding, f)


def test_the_other_checker_can_tell() -> None:
    def level(place: int, measure: str, value: int) -> object:
        return figure(place, measure=measure, value=value, step=1, period="2019")

    rows = [level(1, "exports", 700), level(2, "imports", 124), level(3, "turnover", 824)]
    assert possible(rows)  # type: ignore[arg-type]
    assert not possible([*rows[:2], level(3, "turnover", 842)])  # type: ignore[list-item]
    assert not possible([level(1, "exports", 900), level(3, "turnover", 842)])  # type: ignore[list-item]
