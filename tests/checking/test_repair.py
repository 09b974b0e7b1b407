"""Repair looks quickly first: what the quick look leaves out would not have fitted, and nothing it says differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from benchmarks.checking.shapes import chain_of_growths, years
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checking.planted import MIX, plant

from comity.checking.bodies import bodies
from comity.checking.conflict import conflict
from comity.checking.options import Option, options
from comity.checking.relations import is_average, relation, renumbered
from comity.checking.repair import settle
from comity.checking.scene import Scene, core_of, scene_of
from comity.checking.system import components, ground_of
from comity.checking.witness import Witnesses
from comity.model.figure import Figure

kinds = st.sampled_from(sorted(MIX))


def scenes(figures: list[Figure]) -> Iterator[Scene]:
    """The first conflict of each component, where it is repaired."""
    for body in bodies(figures):
        for component in components(body.relations):
            ground = ground_of(component)
            ids = conflict(component, ground)
            if ids is not None:
                inside = [r for r in component if r.statement in ids]
                yield scene_of(inside, core_of(component, ids, ground), component, body.frame, ground)


def spoilt(seed: int, kind: str) -> list[Figure]:
    made = plant(seed, kind)
    return [] if made is None else list(made.figures)


def possible(option: Option, scene: Scene) -> bool:
    """Exact arithmetic: all that the reading leaves as it is accepts it."""
    new = [r for _, r in option.changes if r is not None]
    return scene.backdrop(option, scene.ground.with_(new), scene.core).allows(new)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), kinds)
def test_what_bounds_exclude_is_impossible(seed: int, kind: str) -> None:
    for scene in scenes(spoilt(seed, kind)):
        for r in scene.inside:
            for option in options(r, scene.active, scene.frame):
                if scene.excludes(option):
                    assert not possible(option, scene)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), kinds)
def test_a_reading_that_is_not_made_would_not_have_fitted(seed: int, kind: str) -> None:
    for scene in scenes(spoilt(seed, kind)):
        for r in scene.inside:
            made = {repr(o) for o in options(r, scene.active, scene.frame, scene.may_be)}
            for option in options(r, scene.active, scene.frame):
                assert repr(option) in made or not possible(option, scene)


@pytest.mark.parametrize("figures", [chain_of_growths(12), years(6, Fraction(13, 10))], ids=["chain", "years"])
def test_bounds_without_each_of_some_statements_are_those_without_it_alone(figures: list[Figure]) -> None:
    for scene in scenes(figures):
        witnesses = Witnesses(scene.core, scene.ground, positive=True)
        among = {r.statement for r in scene.core}
        shared = witnesses.spared(scene.ids, among)
        assert set(shared) == set(scene.ids)
        for statement, bounds in shared.items():
            alone = witnesses.bounds(among - {statement})
            assert (bounds is None) == (alone is None)
            if bounds is not None and alone is not None:
                for mine, other in zip(bounds, alone, strict=True):
                    assert mine == pytest.approx(other, rel=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), kinds, st.integers(-9, 9))
def test_a_claim_with_another_number_is_that_of_the_figure_with_it(seed: int, kind: str, steps: int) -> None:
    for body in bodies(spoilt(seed, kind)):
        for r in body.relations:
            figure = r.figure
            if is_average(figure) or figure.bound != "exact" or figure.high is not None:
                continue
            value = figure.value + steps * figure.step
            made = relation(replace(figure, value=value), body.frame)
            if made is not None:
                quick = renumbered(r, value)
                assert (quick.left, quick.right, quick.interval, quick.nominal) == (
                    made.left,
                    made.right,
                    made.interval,
                    made.nominal,
                )


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), kinds)
def test_the_outcome_is_that_without_the_quick_look(seed: int, kind: str) -> None:
    figures = spoilt(seed, kind)
    for body in bodies(figures):
        for component in components(body.relations):
            quick = settle(component, body.frame, ground_of(component))
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(Scene, "excludes", lambda scene, option: False)
                patch.setattr(Scene, "may_be", lambda scene, claim: True)
                assert settle(component, body.frame, ground_of(component)) == quick
