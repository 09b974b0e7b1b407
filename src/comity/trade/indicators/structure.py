"""Shares, ranks, concentration, and what a country is good at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def shares(values: Floats) -> Floats:
    """(K,) value / sum of values, 0 to 1; NaN throughout where the sum is 0."""
    known = np.nan_to_num(values)
    total = known.sum()
    return known / total if total > 0 else np.full(len(values), np.nan)


def ranks(values: Floats) -> NDArray[np.int64]:
    """(K,) 1 for the largest; equal values share the better rank ("1224" ranking); 0 for what is not above 0."""
    known = np.nan_to_num(values)
    ordered = np.sort(-known)
    places = np.searchsorted(ordered, -known, side="left") + 1
    return np.where(known > 0, places, 0).astype(np.int64)


def herfindahl(values: Floats) -> float | None:
    """Concentration: the sum of squared shares, 1 / K to 1 (Hirschman 1945, Herfindahl 1950). None of nothing."""
    found = shares(values)
    return None if np.isnan(found).any() or not len(found) else float((found**2).sum())


def normalised_herfindahl(values: Floats) -> float | None:
    """(sqrt(H) - sqrt(1/K)) / (1 - sqrt(1/K)), 0 even to 1 one product, K the number of products given, traded or not
    (UNCTAD Handbook of Statistics, concentration index). None below two products."""
    found = herfindahl(values)
    if found is None or len(values) < 2:
        return None
    even = np.sqrt(1 / len(values))
    return float((np.sqrt(found) - even) / (1 - even))


def balassa(own: Floats, world: Floats) -> Floats:
    """Revealed comparative advantage: (x_k / X) / (w_k / W), above 1 where the exporter is specialised (Balassa 1965).

    own: (K,) its exports to the world by product; world: (K,) all exporters'. NaN where the world exports none.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(world > 0, shares(own) / shares(world), np.nan)


def symmetric(rca: Floats) -> Floats:
    """(RCA - 1) / (RCA + 1), -1 to 1 (Dalum, Laursen and Villumsen 1998)."""
    return (rca - 1) / (rca + 1)


def trade_intensity(bilateral: float, own: float, partner_of_world: float, world: float) -> float | None:
    """How much more a country trades with a partner than the world does: (x_ij / X_i) / (x_wj / X_w) (Brown 1949,
    Kojima 1964; as the World Bank's WITS has it).

    bilateral: exports of i to j; own: of i to the world; partner_of_world: of the world to j; world: of the world to
    the world. None where a divisor is not above 0.
    """
    if own <= 0 or partner_of_world <= 0 or world <= 0:
        return None
    return (bilateral / own) / (partner_of_world / world)


def complementarity(exports: Floats, imports: Floats) -> float | None:
    """How well what i exports fits what j imports: 1 - sum_k |m_jk - x_ik| / 2 in shares, 0 to 1 (Michaely 1996).

    exports: (K,) of i to the world; imports: (K,) of j from the world, the same products. None where either is nothing.
    """
    x, m = shares(exports), shares(imports)
    if np.isnan(x).any() or np.isnan(m).any():
        return None
    return float(1 - np.abs(m - x).sum() / 2)


def grubel_lloyd(exports: Floats, imports: Floats) -> Floats:
    """Two-way trade within each product: 1 - |x - m| / (x + m), 0 to 1 (Grubel and Lloyd 1975). (K,), NaN where
    neither."""
    x, m = np.nan_to_num(exports), np.nan_to_num(imports)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x + m > 0, 1 - np.abs(x - m) / (x + m), np.nan)


def grubel_lloyd_total(exports: Floats, imports: Floats) -> float | None:
    """The same over all products, weighted by their trade: 1 - sum |x - m| / sum (x + m). None of no trade."""
    x, m = np.nan_to_num(exports), np.nan_to_num(imports)
    total = float((x + m).sum())
    return float(1 - np.abs(x - m).sum() / total) if total > 0 else None


def unit_values(values: Floats, weights: Floats) -> Floats:
    """(K,) value / net weight, in the currency a kilogram; NaN where either is missing or 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((values > 0) & (weights > 0), values / weights, np.nan)
