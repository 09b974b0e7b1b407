"""The peer: one linear programme over all statements, each of which may be stretched at a price; blame goes to what is.

Naive on purpose: the usual way to find inconsistent figures with a solver and nothing else. It gives no proof, no
reading, and the least stretching need not be where the error is.
"""

from __future__ import annotations

from collections.abc import Sequence

from comity.checking.bodies import bodies
from comity.checking.simplex import Row
from comity.checking.system import all_rows, components, ground_of
from comity.model.figure import Figure

_STRETCHED = 1e-6


def blamed_by_slack(figures: Sequence[Figure]) -> frozenset[str]:
    """The statements that the cheapest stretching stretches, relative to their size."""
    rows: list[Row] = []
    offset = 0
    for body in bodies(figures):
        for component in components(body.relations):
            ground = ground_of(component)
            for row in all_rows(component, ground, widen=False, positive=True):
                rows.append(Row(tuple((v + offset, c) for v, c in row.terms), row.low, row.high, row.tag))
            offset += len(ground.number)
    return _solve(rows, offset)


def _solve(rows: Sequence[Row], variables: int) -> frozenset[str]:
    import highspy
    import numpy as np

    infinity = highspy.kHighsInf
    starts, index, value, low, high, tags = [0], [], [], [], [], []
    column = variables
    unit = 1e6
    for row in rows:
        ends = [abs(float(e)) / unit for e in (row.low, row.high) if e]
        size = max(*ends, 1e-9) if len(row.terms) == 1 and ends else 1.0
        index += [v for v, _ in row.terms]
        value += [float(c) / size for _, c in row.terms]
        if row.tag is not None:
            index += [column, column + 1]
            value += [1.0, -1.0]
            tags.append(row.tag)
            column += 2
        low.append(-infinity if row.low is None else float(row.low) / unit / size)
        high.append(infinity if row.high is None else float(row.high) / unit / size)
        starts.append(len(index))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = column, len(rows)
    lp.col_cost_ = np.array([0.0] * variables + [1.0] * (column - variables))
    lp.col_lower_ = np.array([-infinity] * variables + [0.0] * (column - variables))
    lp.col_upper_ = np.full(column, infinity)
    lp.row_lower_, lp.row_upper_ = np.array(low), np.array(high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(value)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.passModel(lp)
    model.run()
    found = model.getSolution().col_value
    pairs = zip(tags, found[variables::2], found[variables + 1 :: 2], strict=True)
    return frozenset(tag for tag, up, down in pairs if up + down > _STRETCHED)
