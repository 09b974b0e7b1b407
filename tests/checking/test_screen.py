"""The screen: what it proves consistent, the exact way never contradicts; screened or not, the outcome is the same."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checking.planted import MIX, plant
from tests.checking.worlds import figure, world
from tests.properties.test_checking import figures

from comity.checking import check as door
from comity.checking.bodies import arranged, bodies
from comity.checking.check import check, examine, findings_of, recheck, render
from comity.checking.claims import claims_of
from comity.checking.projections import proven
from comity.checking.rows import Rows, enter
from comity.checking.system import components, ground_of, refute
from comity.model.figure import Figure

seeds = st.integers(0, 10**9)


def screened(rows: list[Figure]) -> list[tuple[bool, frozenset[str]]]:
    """Each component of some figures: whether the screen proves it, and its statements."""
    flat = Rows()
    made = [(claims_of(document, of), of) for document, of in arranged(rows).items()]
    groups = [(of, group) for claims, of in made for group in enter(claims, flat)]
    sure = proven(flat)
    return [(n in sure, frozenset(of[i].anchor_id for i in group)) for n, (of, group) in enumerate(groups)]


def spoilt(seed: int) -> list[Figure]:
    """A world with one figure times a number that is mostly wrong."""
    rng = random.Random(seed)
    made = list(world(seed).figures)
    index = rng.randrange(len(made))
    made[index] = replace(made[index], value=made[index].value * rng.choice((1, 1, 2, 1000)) + rng.choice((0, 1)))
    return made


@settings(max_examples=50, deadline=None)
@given(st.one_of(seeds.map(spoilt), st.lists(figures(), max_size=12)))
def test_what_the_screen_proves_holds_exactly(rows: list[Figure]) -> None:
    found = screened(rows)
    for body in bodies(rows):
        for component in components(body.relations):
            ids = {r.statement for r in component}
            # What the exact way takes for one component lies in one of the screen's.
            (sure,) = {sure for sure, statements in found if ids & statements}
            assert all(ids <= statements for _, statements in found if ids & statements)
            if sure:
                assert refute(component, ground_of(component)) is None


@pytest.mark.parametrize("seed", range(20))
def test_a_true_world_is_proven_without_a_look_at_its_components(seed: int) -> None:
    assert all(sure for sure, _ in screened(list(world(seed).figures)))


@settings(max_examples=8, deadline=None)
@given(st.lists(figures(), max_size=25), seeds)
def test_screened_or_not_the_report_is_the_same(rows: list[Figure], seed: int) -> None:
    mixed = [*rows, *(replace(f, document="w", text_digest="w") for f in spoilt(seed))]
    expected = check(mixed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "SCREENED", 0)
        assert check(mixed) == expected


def library(count: int, kind: str = "digit") -> list[Figure]:
    """Documents, some with an error, that also differ among themselves: they speak of one pair."""
    out: list[Figure] = []
    for seed in range(count):
        made = plant(seed, kind) if seed % 4 == 0 else None
        rows = made.figures if made is not None else world(seed).figures
        rows = tuple(replace(f, reporter="SRB", partner="HRV") for f in rows)
        out += [replace(f, document=f"d{seed:02}", text_digest=f"d{seed}") for f in rows]
    return out


def test_a_re_check_gives_what_a_check_of_everything_gives() -> None:
    rows = library(5)
    by_document = arranged(rows)
    full = examine(rows)
    for document in ("d00", "d03"):
        before = examine([f for f in rows if f.document != document])
        assert render(recheck(before, {document: by_document[document]})) == render(full)
        assert render(recheck(full, {document: ()})) == render(before)
    other = [replace(f, document="d03", text_digest="d3") for f in world(77).figures]
    replaced = [*(f for f in rows if f.document != "d03"), *other]
    assert render(recheck(full, {"d03": other})) == render(examine(replaced))


def test_a_half_repeated_as_a_year_in_a_new_document_is_seen_by_a_re_check() -> None:
    def turnover(document: str, period: str) -> Figure:
        return figure(1, "215.7", document, value=215_700_000, step=100_000, period=period)

    first = examine([turnover("a", "2019-H1")])
    second = recheck(first, {"b": [turnover("b", "2019")]})
    assert [f.cls for f in findings_of(second)] == ["implausible"]
    assert findings_of(recheck(second, {"a": ()})) == ()
    third = recheck(recheck(first, {"a": ()}), {"b": [turnover("b", "2019")], "a": [turnover("a", "2019-H1")]})
    assert render(third) == render(second)


def test_any_order_and_any_number_of_threads_give_the_same_bytes() -> None:
    rows = library(3, "scale")
    expected = repr(check(rows)).encode()

    def shuffled(seed: int) -> bytes:
        mixed = list(rows)
        random.Random(seed).shuffle(mixed)
        return repr(check(mixed)).encode()

    for threads in (1, 3):
        with ThreadPoolExecutor(threads) as pool:
            assert set(pool.map(shuffled, range(threads))) == {expected}


def test_verdicts_of_some_documents_are_those_of_all() -> None:
    found = examine(library(4))
    whole = render(found)
    some = render(found, documents=["d01", "d02"])
    mine = {f.anchor_id for f in found.figures if f.document in ("d01", "d02")}
    assert some.findings == whole.findings
    assert some.verdicts == tuple(v for v in whole.verdicts if v.anchor_id in mine)
    assert set(MIX) >= {"digit", "scale"}
