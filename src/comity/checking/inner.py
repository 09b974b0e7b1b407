"""The few components whose rows leave so little room that projections do not reach it: one linear programme for all.

Each row is drawn in by a margin of its own component, as large as can be; what comes out is a point in the middle, to
be verified like any other. A margin may be negative, so that nothing has to be feasible.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]
_Whole = npt.NDArray[np.int64]


class Side(Protocol):
    """Rows side by side: padded names and factors (terms by rows), ends, the component of each."""

    names: _Whole
    factors: _Floats
    low: _Floats
    high: _Floats
    part: _Whole


def centred(rounds: Sequence[Side], x: _Floats, width: _Floats, least: _Floats, most: _Floats) -> _Floats:
    """The point with the quantities of the rounds moved to where their rows have most room, in units of `width`."""
    import highspy

    names = np.unique(np.concatenate([r.names[r.factors != 0] for r in rounds]))
    parts = np.unique(np.concatenate([r.part for r in rounds]))
    column = np.zeros(len(x), dtype=np.int64)
    column[names] = np.arange(len(names))
    starts, index, value, low, high = [0], [], [], [], []
    for r in rounds:
        reach = r.factors * width[r.names]
        size = np.sqrt((reach * reach).sum(axis=0))
        offset = (r.factors * x[r.names]).sum(axis=0)
        margin = len(names) + np.searchsorted(parts, r.part)
        for i in np.flatnonzero(size > 0):
            used = r.factors[:, i] != 0
            for end, sign in ((r.low[i], 1.0), (r.high[i], -1.0)):
                if np.isfinite(end):
                    # sign * (row - end) / size >= margin
                    index += [*column[r.names[used, i]], margin[i]]
                    value += [*(sign * reach[used, i] / size[i]), -1.0]
                    low.append(sign * (end - offset[i]) / size[i])
                    high.append(np.inf)
                    starts.append(len(index))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(names) + len(parts), len(low)
    lp.col_cost_ = np.concatenate((np.zeros(len(names)), np.full(len(parts), -1.0)))
    span = width[names]
    below = np.where(np.isfinite(least[names]), (least[names] - x[names]) / span, -highspy.kHighsInf)
    above = np.where(np.isfinite(most[names]), (most[names] - x[names]) / span, highspy.kHighsInf)
    lp.col_lower_ = np.concatenate((below, np.full(len(parts), -highspy.kHighsInf)))
    lp.col_upper_ = np.concatenate((above, np.ones(len(parts))))
    lp.row_lower_, lp.row_upper_ = np.array(low), np.full(len(low), highspy.kHighsInf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(value)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.passModel(lp)
    model.run()
    found = np.array(model.getSolution().col_value)
    out = x.copy()
    if len(found) == lp.num_col_:
        out[names] = np.clip(x[names] + found[: len(names)] * span, least[names], most[names])
    return out
