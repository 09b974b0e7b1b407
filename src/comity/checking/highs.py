"""Large systems: HiGHS names the rows that cannot hold together. What it says is a suspicion; exact arithmetic
decides."""

from __future__ import annotations

import math
from collections.abc import Sequence

from comity.checking.simplex import Row


def suspects(rows: Sequence[Row], variables: int) -> tuple[int, ...] | None:
    """Rows that HiGHS finds infeasible (the support of its dual ray), None where it finds a solution.

    Variables are scaled by powers of two near their printed size and rows to a largest coefficient of one, so that
    values from 1 to 1e15
    stand in one system. Bounds are entered as rows.
    """
    import highspy
    import numpy as np

    scale = _scales(rows, variables)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.setOptionValue("presolve", "off")
    infinity = highspy.kHighsInf
    for _ in range(variables):
        model.addVar(-infinity, infinity)
    for row in rows:
        factors = [float(c) * scale[v] for v, c in row.terms]
        size = max(abs(f) for f in factors)
        low = -infinity if row.low is None else float(row.low) / size
        high = infinity if row.high is None else float(row.high) / size
        index = np.array([v for v, _ in row.terms], dtype=np.int32)
        model.addRow(low, high, len(factors), index, np.array([f / size for f in factors]))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
        return None
    # The stubs of highspy leave getDualRay out.
    _, has_ray, ray = model.getDualRay()  # type: ignore[attr-defined]
    if not has_ray:
        return tuple(range(len(rows)))
    return tuple(i for i, weight in enumerate(ray) if abs(weight) > 1e-9)


def _scales(rows: Sequence[Row], variables: int) -> list[float]:
    """A power of two near each variable's size, spread from the printed levels along the other rows."""
    size: dict[int, float] = {}
    for row in rows:
        if len(row.terms) == 1:
            ends = [abs(float(e)) for e in (row.low, row.high) if e]
            if ends:
                size[row.terms[0][0]] = max(ends)
    changed = True
    while changed:
        changed = False
        for row in rows:
            known = [abs(float(c)) * size[v] for v, c in row.terms if v in size]
            for v, c in row.terms:
                if v not in size and known and c:
                    size[v] = max(known) / abs(float(c))
                    changed = True
    return [2.0 ** round(math.log2(size[v])) if size.get(v, 0.0) > 0 else 1.0 for v in range(variables)]
