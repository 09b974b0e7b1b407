"""The export potential indicator (Decreux and Spies 2016, "Export Potential Assessments", International Trade Centre).

Potential exports of product k from i to j are supply x ease of trade x demand:

    supply_ik  = v_ik / v_k                          i's share in the world's exports of k
    demand_jk  = v_jk                                what j imports of k
    ease_ij    = v_ij / sum_k (v_ik / v_k) v_jk      actual trade over what it would be if i had in j the shares it has
                                                     in the world
    potential_ijk = supply_ik * ease_ij * demand_jk

with values averaged over some years (five in the paper) and products that i exported in every one of them. The paper
also projects supply and demand with forecasts of GDP and population, and corrects for tariffs and distances by product;
those inputs are not among trade statistics: MISSING names them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# What the published indicator takes and is not here; keys of messages.
MISSING = ("tariffs", "growth", "elasticities", "product_distance")


@dataclass(frozen=True, slots=True)
class Potential:
    """Of K products, in the currency of the values. supply (K,): 0 to 1. demand, potential, actual, unrealised (K,).

    ease: above 1 where i and j trade more than their shares in the world would make them; None where there is no
    common ground. unrealised = max(potential - actual, 0).
    """

    supply: Floats
    demand: Floats
    ease: float | None
    potential: Floats
    actual: Floats
    unrealised: Floats

    @property
    def realised(self) -> float | None:
        """The part of the potential that is used: sum of min(actual, potential) over sum of potential."""
        total = float(self.potential.sum())
        return float(np.minimum(self.actual, self.potential).sum()) / total if total > 0 else None


def export_potential(own: Floats, world: Floats, demand: Floats, bilateral: Floats) -> Potential:
    """The potential of each product. All (T, K): years by products, 0 where nothing; one currency.

    own: i's exports to the world; world: all countries' exports; demand: j's imports from the world; bilateral: i's
    exports to j.
    """
    steady = (own > 0).all(axis=0)
    v_i, v, v_j, v_ij = (table.mean(axis=0) for table in (own, world, demand, bilateral))
    supply = np.where(steady & (v > 0), np.divide(v_i, v, out=np.zeros_like(v_i), where=v > 0), 0.0)
    supply = np.minimum(supply, 1.0)
    hypothetical = float(supply @ v_j)
    ease = float(v_ij.sum()) / hypothetical if hypothetical > 0 else None
    potential = supply * (ease or 0.0) * v_j
    return Potential(supply, v_j, ease, potential, v_ij, np.maximum(potential - v_ij, 0.0))
