"""Exact feasibility: what it refutes is refuted, what it accepts has a solution."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.checking.highs import suspects
from comity.checking.simplex import Row, certificate, proves

small = st.integers(-6, 6).map(Fraction)


@st.composite
def rows_with_a_solution(draw: st.DrawFn) -> list[Row]:
    """Rows around a point, so that the point satisfies all of them."""
    point = draw(st.lists(small, min_size=1, max_size=4))
    rows = []
    for _ in range(draw(st.integers(1, 7))):
        terms = tuple((v, c) for v in range(len(point)) if (c := draw(small)) != 0)
        if not terms:
            continue
        at = sum((c * point[v] for v, c in terms), Fraction(0))
        low = draw(st.one_of(st.none(), st.integers(0, 3).map(lambda d, at=at: at - d)))
        high = draw(st.one_of(st.none(), st.integers(0, 3).map(lambda d, at=at: at + d)))
        rows.append(Row(terms, low, high))
    return rows


@given(rows_with_a_solution())
def test_what_has_a_solution_is_never_refuted(rows: list[Row]) -> None:
    assert certificate(rows) is None


@given(rows_with_a_solution(), st.integers(1, 3))
def test_every_refutation_is_proved(rows: list[Row], gap: int) -> None:
    """A combination of the rows pushed past its own end cannot hold, and the multipliers say why."""
    bounded = [r for r in rows if r.high is not None]
    if not bounded:
        return
    total: dict[int, Fraction] = {}
    for r in bounded:
        for v, c in r.terms:
            total[v] = total.get(v, Fraction(0)) + c
    terms = tuple((v, c) for v, c in sorted(total.items()) if c)
    if not terms:
        return
    beyond = Row(terms, sum((r.high for r in bounded if r.high is not None), Fraction(0)) + gap, None)
    proof = certificate([*rows, beyond])
    assert proof is not None
    assert proves([*rows, beyond], proof)


def test_a_false_certificate_is_not_accepted() -> None:
    rows = [Row(((0, Fraction(1)),), Fraction(1), Fraction(2))]
    assert not proves(rows, ((0, True, Fraction(1)),))
    assert not proves(rows, ((0, True, Fraction(1)), (0, False, Fraction(1))))


@pytest.mark.parametrize("size", [1, 10**3, 10**9, 10**15])
def test_highs_suspects_the_rows_that_clash_at_any_size(size: int) -> None:
    """A sum printed a thousandth off, beside quantities of another magnitude."""
    one, big = Fraction(1), Fraction(size)
    rows = [
        Row(((0, one),), big * 99 / 100, big),
        Row(((1, one),), big, big),
        Row(((2, one),), big * 21 / 10, big * 22 / 10),
        Row(((2, one), (0, -one), (1, -one)), Fraction(0), Fraction(0)),
        Row(((3, one),), one, 2 * one),
    ]
    chosen = suspects(rows, 4)
    assert chosen is not None
    assert certificate([rows[i] for i in chosen]) is not None
    rows[2] = Row(((2, one),), big * 199 / 100, big * 2)
    assert suspects(rows, 4) is None
