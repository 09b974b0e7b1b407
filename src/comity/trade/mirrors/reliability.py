"""How far a reporter's word can be trusted: what it adds to the discrepancy of mirror flows (Gaulier and Zignago 2010,
2.4).

The absolute log ratio of the two FOB words is decomposed by a weighted analysis of variance into an exporter's effect,
an importer's and a chapter's: |ln(X / M)| = mean + a_origin + b_destination + c_chapter, weighted by ln(X + M). The
paper uses these as measures of quality; that each side's word is then weighted by the inverse of its squared spread is
the weight of least variance for independent errors, and ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.trade.mirrors.pairing import Paired
from comity.trade.mirrors.rows import Floats

# The best reporter is not perfect: no spread is taken to be below this part of half the mean discrepancy.
LEAST_SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class Effects:
    """A weighted analysis of variance. mean: of all cells. by_factor: one array of effects a factor, whose weighted
    mean is 0; NaN for a level no cell has."""

    mean: float
    by_factor: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of N countries: the spread of their word as exporters and as importers, in log points, NaN where never compared.

    mean: the mean absolute log discrepancy. flows: how many it rests on.
    """

    as_exporter: Floats
    as_importer: Floats
    mean: float
    flows: int


def decompose(y: Floats, w: Floats, levels: Sequence[NDArray[np.int32]], sizes: Sequence[int]) -> Effects:
    """Weighted least squares on the levels of several factors. y, w (n,): cells and weights; levels: (n,) a factor.

    The normal equations are cross-tabulations, so that the cost beyond one pass over the cells is cubic in the levels
    and not in the cells.
    """
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    total = int(offsets[-1])
    gram, moment = np.zeros((total, total)), np.zeros(total)
    mean = float(w @ y / w.sum())
    for a, first in enumerate(levels):
        rows = slice(offsets[a], offsets[a + 1])
        moment[rows] = np.bincount(first, weights=w * (y - mean), minlength=sizes[a])
        gram[rows, rows] = np.diag(np.bincount(first, weights=w, minlength=sizes[a]))
        for b in range(a + 1, len(levels)):
            columns = slice(offsets[b], offsets[b + 1])
            joint = first.astype(np.int64) * sizes[b] + levels[b]
            crossed = np.bincount(joint, weights=w, minlength=sizes[a] * sizes[b]).reshape(sizes[a], sizes[b])
            gram[rows, columns] = crossed
            gram[columns, rows] = crossed.T
    seen = np.diag(gram).copy()
    scale = np.sqrt(np.where(seen > 0, seen, 1.0))
    solved = np.linalg.pinv(gram / np.outer(scale, scale), rcond=1e-11, hermitian=True) @ (moment / scale) / scale
    effects = []
    for a in range(len(levels)):
        part, weight = solved[offsets[a] : offsets[a + 1]], seen[offsets[a] : offsets[a + 1]]
        centred = part - weight @ part / weight.sum()
        effects.append(np.where(weight > 0, centred, np.nan))
    return Effects(mean, tuple(effects))


def reliability(paired: Paired, exported: Floats, imported_fob: Floats) -> Reliability | None:
    """The spread of every reporter's word. exported, imported_fob: (F,) USD FOB, NaN where a side does not tell.

    None where no flow is told by both.
    """
    told = np.flatnonzero((exported > 0) & (imported_fob > 0) & (exported + imported_fob > np.e))
    if not len(told):
        return None
    exported, imported_fob = exported[told], imported_fob[told]
    y, w = np.abs(np.log(exported / imported_fob)), np.log(exported + imported_fob)
    chapters = [product[:2] for product in paired.products]
    names = sorted(set(chapters))
    chapter_of = np.array([names.index(chapter) for chapter in chapters], dtype=np.int32)
    n = len(paired.countries)
    levels = (paired.origin[told], paired.destination[told], chapter_of[paired.product[told]])
    effects = decompose(y, w, levels, (n, n, len(names)))
    half = effects.mean / 2
    floor = max(half * LEAST_SPREAD, 1e-6)
    spreads = [np.where(np.isnan(part), np.nan, np.maximum(half + part, floor)) for part in effects.by_factor[:2]]
    return Reliability(spreads[0], spreads[1], effects.mean, len(told))


def exporter_weights(found: Reliability, origin: NDArray[np.int32], destination: NDArray[np.int32]) -> Floats:
    """The weight of the exporter's word in each flow's mean, 0 to 1: s_d^2 / (s_o^2 + s_d^2). (F,)

    A country never compared is taken to be as reliable as the average.
    """
    half = found.mean / 2
    s_o = np.where(np.isnan(found.as_exporter), half, found.as_exporter)[origin] ** 2
    s_d = np.where(np.isnan(found.as_importer), half, found.as_importer)[destination] ** 2
    total = s_o + s_d
    weights: Floats = np.divide(s_d, total, out=np.full(len(total), 0.5), where=total > 0)
    return weights
