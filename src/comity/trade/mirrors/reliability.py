"""How far a reporter's word can be trusted (Gaulier and Zignago 2010, 2.4).

The reporting distance of a flow, RD = |ln(X / M)| of its two FOB words, is decomposed by weighted least squares into an
exporter's effect, an importer's, a year's and a product's, weighted by ln(X + M) (their equation 5). A reporter's word
is taken to err by a log-normal factor of spread s = pi/2 (a - min a + 2 se), where a is its effect and se the effect's
standard error; the best reporter has the smallest spread. The paper prints the standard error with a minus, by which
the best would have a spread below 0; as the text says that it lowers trust where an estimate is imprecise, it is added.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.trade.mirrors.pairing import Paired
from comity.trade.mirrors.rows import Floats

_LEAST_SPREAD = 1e-6  # both words of one pair of countries, and nothing else: neither is better


@dataclass(frozen=True, slots=True)
class Effects:
    """A weighted analysis of variance within groups. mean: of all cells. by_factor: an array of effects a factor, which
    sum to 0; errors: their standard errors; NaN for a level no cell has."""

    mean: float
    by_factor: tuple[Floats, ...]
    errors: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of N countries: the spread of their word as exporters and as importers, in log points, NaN where never compared.

    mean: the mean absolute log discrepancy. flows: how many it rests on.
    """

    as_exporter: Floats
    as_importer: Floats
    mean: float
    flows: int


def decompose(
    y: Floats,
    w: Floats,
    levels: Sequence[NDArray[np.int32]],
    sizes: Sequence[int],
    within: tuple[NDArray[np.int32], int],
) -> Effects:
    """Weighted least squares on the levels of several factors, beside an effect of every group of `within`, which is
    swept out. y, w (n,): cells and weights; levels: (n,) a factor; within: (n,) the group of each cell, and how many.

    The normal equations are cross-tabulations, so that the cost beyond one pass over the cells is cubic in the levels
    and linear in the groups, whatever the number of cells.
    """
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    groups, count = within
    mean = float(w @ y / w.sum())
    in_group = np.bincount(groups, weights=w, minlength=count)
    group_sums = np.bincount(groups, weights=w * y, minlength=count)
    known = np.where(in_group > 0, in_group, 1.0)
    gram, moment = np.zeros((int(offsets[-1]),) * 2), np.zeros(int(offsets[-1]))
    crossed = []
    for a, first in enumerate(levels):
        rows = slice(offsets[a], offsets[a + 1])
        moment[rows] = np.bincount(first, weights=w * y, minlength=sizes[a])
        gram[rows, rows] = np.diag(np.bincount(first, weights=w, minlength=sizes[a]))
        for b in range(a + 1, len(levels)):
            columns = slice(offsets[b], offsets[b + 1])
            gram[rows, columns] = _crossed(w, (first, sizes[a]), (levels[b], sizes[b]))
            gram[columns, rows] = gram[rows, columns].T
        crossed.append(_crossed(w, (first, sizes[a]), within))
    seen = np.diag(gram) > 0
    beside = np.concatenate(crossed)
    gram -= (beside / known) @ beside.T
    moment -= beside @ (group_sums / known)
    square = float(w @ y**2) - float(group_sums**2 @ (1 / known))
    # Of least squares solutions the shortest: the effects of each factor sum to 0.
    inverse = np.linalg.pinv(gram, rcond=1e-11, hermitian=True)
    solved = inverse @ moment
    free = len(y) - int((in_group > 0).sum()) - int(sum(max(int(part.sum()) - 1, 0) for part in _cut(seen, offsets)))
    variance = max(square - float(moment @ solved), 0.0) / max(free, 1)
    errors = np.sqrt(np.maximum(np.diag(inverse), 0.0) * variance)
    told = [np.where(seen, values, np.nan) for values in (solved, errors)]
    return Effects(mean, tuple(_cut(told[0], offsets)), tuple(_cut(told[1], offsets)))


def _crossed(w: Floats, first: tuple[NDArray[np.int32], int], second: tuple[NDArray[np.int32], int]) -> Floats:
    """The weight of the cells of each level of one and of the other."""
    joint = first[0].astype(np.int64) * second[1] + second[0]
    found: Floats = np.bincount(joint, weights=w, minlength=first[1] * second[1]).astype(np.float64)
    return found.reshape(first[1], second[1])


def _cut(values: NDArray[Any], offsets: NDArray[np.int64]) -> list[NDArray[Any]]:
    return [values[start:end] for start, end in itertools.pairwise(offsets)]


def reliability(paired: Paired, exported: Floats, imported_fob: Floats) -> Reliability | None:
    """The spread of every reporter's word. exported, imported_fob: (F,) USD FOB, NaN where a side does not tell.

    None where no flow is told by both.
    """
    told = np.flatnonzero((exported > 0) & (imported_fob > 0) & (exported + imported_fob > np.e))
    if not len(told):
        return None
    exported, imported_fob = exported[told], imported_fob[told]
    distance, weight = np.abs(np.log(exported / imported_fob)), np.log(exported + imported_fob)
    n, years = len(paired.countries), len(paired.years)
    levels, sizes = [paired.origin[told], paired.destination[told]], [n, n]
    if years > 1:  # one year has no effect beside the mean
        levels, sizes = [*levels, paired.year[told]], [*sizes, years]
    effects = decompose(distance, weight, levels, sizes, (paired.product[told], len(paired.products)))
    spreads = [spread(*of) for of in list(zip(effects.by_factor, effects.errors, strict=True))[:2]]
    return Reliability(spreads[0], spreads[1], effects.mean, len(told))


def spread(effects: Floats, errors: Floats) -> Floats:
    """The spread of each reporter's error, in log points: (N,), NaN where there is no effect."""
    best = np.nanmin(effects)
    found: Floats = np.maximum(np.pi / 2 * (effects - best + 2 * errors), _LEAST_SPREAD)
    return found


def exporter_weights(found: Reliability, origin: NDArray[np.int32], destination: NDArray[np.int32]) -> Floats:
    """The weight of the exporter's word in each flow's mean, 0 to 1, by which the mean has the least variance (their
    equation 3): v_d / (v_o + v_d), where v = exp(s^2) (exp(s^2) - 1) is the variance of a log-normal error. (F,)

    A country never compared is taken to be as reliable as the others are in the mean.
    """
    v_o = _variance(found.as_exporter)[origin]
    v_d = _variance(found.as_importer)[destination]
    total = v_o + v_d
    weights: Floats = np.divide(v_d, total, out=np.full(len(total), 0.5), where=total > 0)
    return weights


def _variance(spreads: Floats) -> Floats:
    known = spreads[~np.isnan(spreads)]
    square = np.where(np.isnan(spreads), known.mean() if len(known) else 1.0, spreads) ** 2
    found: Floats = np.exp(square) * np.expm1(square)
    return found
