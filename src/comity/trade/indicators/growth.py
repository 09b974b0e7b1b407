"""Growth, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Margins:
    """The change of a flow, in the unit of its values: continuing + appeared + vanished = change.

    continuing: of products in both periods (the intensive margin); appeared, vanished (at or below 0): products in one
    only (the extensive margin).
    """

    change: float
    continuing: float
    appeared: float
    vanished: float


@dataclass(frozen=True, slots=True)
class PriceQuantity:
    """Indices of products in both periods with values and weights, base = 1.

    price_laspeyres = sum(p1 q0) / sum(p0 q0); price_paasche = sum(p1 q1) / sum(p0 q1); price_fisher: their geometric
    mean; quantity_fisher: the same with p and q exchanged. value = price_fisher * quantity_fisher exactly. covered: the
    share of both periods' value that the products with weights make up.
    """

    price_laspeyres: float
    price_paasche: float
    price_fisher: float
    quantity_laspeyres: float
    quantity_paasche: float
    quantity_fisher: float
    value: float
    covered: float


@dataclass(frozen=True, slots=True)
class MarketShare:
    """A constant-market-share analysis: world + products + markets + competitiveness = change.

    world: what the exporter would have gained by growing as world trade; products, markets: by its goods, and its
    markets, growing faster than that; competitiveness: the rest, from shares won or lost.
    """

    change: float
    world: float
    products: float
    markets: float
    competitiveness: float


def growth(before: float, after: float) -> float | None:
    """after / before - 1; None where there was nothing before."""
    return after / before - 1 if before > 0 else None


def yearly_growth(before: float, after: float, years: int) -> float | None:
    """The compound yearly rate: (after / before)^(1 / years) - 1. None where either is not above 0, or years is 0."""
    if before <= 0 or after <= 0 or years <= 0:
        return None
    return float((after / before) ** (1 / years) - 1)


def margins(before: Floats, after: Floats) -> Margins:
    """Intensive and extensive margins of a change, by product.

    before, after: (K,) values of the same products, 0 or NaN where not traded. Formula: the sum over products of
    (after - before), taken apart by whether the product was traded in both periods (Besedes and Prusa 2011, "The role
    of extensive and intensive margins", J. Dev. Econ. 96; the count-free form).
    """
    x0, x1 = np.nan_to_num(before), np.nan_to_num(after)
    both = (x0 > 0) & (x1 > 0)
    return Margins(
        float(x1.sum() - x0.sum()),
        float((x1 - x0)[both].sum()),
        float(x1[x0 <= 0].sum()),
        float(-x0[x1 <= 0].sum()),
    )


def price_quantity(value0: Floats, value1: Floats, weight0: Floats, weight1: Floats) -> PriceQuantity | None:
    """Price and quantity indices from values and weights, unit values standing for prices.

    All (K,): values in one currency, weights in one unit; NaN where unknown. Formula: Laspeyres 1871, Paasche 1874,
    Fisher 1922; as in the Producer Price Index Manual (IMF 2004), ch. 15. Unit values mix qualities, so that a change
    of the mix within a product counts as price. None where no product has all four.
    """
    whole = [np.nansum(value0), np.nansum(value1)]
    with np.errstate(invalid="ignore"):
        known = (value0 > 0) & (value1 > 0) & (weight0 > 0) & (weight1 > 0)
    if not known.any():
        return None
    v0, v1, q0, q1 = (column[known] for column in (value0, value1, weight0, weight1))
    p0, p1 = v0 / q0, v1 / q1
    laspeyres, paasche = float(p1 @ q0 / v0.sum()), float(v1.sum() / (p0 @ q1))
    by_first, by_last = float(p0 @ q1 / v0.sum()), float(v1.sum() / (p1 @ q0))
    return PriceQuantity(
        laspeyres,
        paasche,
        float(np.sqrt(laspeyres * paasche)),
        by_first,
        by_last,
        float(np.sqrt(by_first * by_last)),
        float(v1.sum() / v0.sum()),
        float((v0.sum() + v1.sum()) / (whole[0] + whole[1])),
    )


def constant_market_share(own0: Floats, own1: Floats, market0: Floats, market1: Floats) -> MarketShare:
    """What world growth, products, markets and competitiveness did to one exporter's exports.

    own0, own1: (K, J) its exports by product and market in two periods; market0, market1: (K, J) the imports of each
    market by product from all. One currency; 0 where nothing. Formula (Leamer and Stern 1970, ch. 7): with r the growth
    of all imports, r_k of product k, r_kj of product k in market j,
    change = r x + sum_k (r_k - r) x_k + sum_kj (r_kj - r_k) x_kj + rest. Where a market imported nothing before, its
    growth is taken to be its product's.
    """
    r = market1.sum() / market0.sum() - 1 if market0.sum() > 0 else 0.0
    r_k = _growth(market1.sum(axis=1), market0.sum(axis=1), np.full(len(own0), r))
    r_kj = _growth(market1, market0, np.broadcast_to(r_k[:, None], market0.shape))
    change = float(own1.sum() - own0.sum())
    world = float(r * own0.sum())
    products = float((r_k - r) @ own0.sum(axis=1))
    markets = float(((r_kj - r_k[:, None]) * own0).sum())
    return MarketShare(change, world, products, markets, change - world - products - markets)


def _growth(after: Floats, before: Floats, otherwise: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(before > 0, after / before - 1, otherwise)
