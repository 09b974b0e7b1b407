"""What transport and insurance add to an import: the CIF/FOB rate, by regression (Gaulier and Zignago 2010, 2.3).

The ratio of the importer's unit value to the exporter's is regressed, in logs, on distance and its square, contiguity,
landlockedness of either end, the product's world median unit value and years. Flows on whose weight the two sides
disagree count less: w = min(q, q') / max(q, q'). Influential flows are put aside and the rest is fitted again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.reference.distances import contiguous, distance, landlocked
from comity.trade.mirrors.pairing import Paired
from comity.trade.mirrors.rows import Floats

LEAST_VALUE = 10.0  # USD; below, and below LEAST_WEIGHT, unit values are noise (the threshold of the published method)
LEAST_WEIGHT = 2_000.0  # kg
LEAST_FLOWS = 30  # a handful of flows tells no rate
_STUDENTIZED = 2.0
_CHUNK = 1 << 12  # a chunk and what is made of it stay in the cache
_TERMS = ("constant", "log distance", "log distance squared", "contiguous", "landlocked origin",
          "landlocked destination", "log unit value")  # fmt: skip
_CONTINUOUS = (0, 1, 2, 6)

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class CifFit:
    """The fitted rate: ln(CIF/FOB) = design . beta.

    terms, beta, errors: (p,) names, coefficients, standard errors. flows: how many the last fit rests on. aside: how
    many were put aside as influential. years: those with an effect of their own, the first being the base.
    """

    terms: tuple[str, ...]
    beta: Floats
    errors: Floats
    flows: int
    aside: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """Of N countries in a fixed order: kilometres (N, N), NaN where unknown; contiguous (N, N); landlocked (N,)."""

    kilometres: Floats
    contiguous: Floats
    landlocked: Floats


def geography(countries: Sequence[str]) -> Geography:
    """The gravity variables of these countries (ISO 3166 alpha-3), from the reference tables."""
    far = [[distance(a, b) for b in countries] for a in countries]
    return Geography(
        np.array([[np.nan if km is None else km for km in row] for row in far], dtype=np.float64),
        np.array([[contiguous(a, b) for b in countries] for a in countries], dtype=np.float64),
        np.array([landlocked(code) for code in countries], dtype=np.float64),
    )


def design(paired: Paired, place: Geography, at: NDArray[np.int64] | slice) -> Floats:
    """The regressors of the flows `at`: (p, n), NaN in a column where something is unknown."""
    origin, destination = paired.origin[at], paired.destination[at]
    pair = origin * np.int32(len(paired.countries)) + destination
    found = np.empty((len(_TERMS) + len(paired.years) - 1, len(origin)))
    found[0] = 1.0
    np.take(np.log(place.kilometres).ravel(), pair, out=found[1])
    np.multiply(found[1], found[1], out=found[2])
    np.take(place.contiguous.ravel(), pair, out=found[3])
    np.take(place.landlocked, origin, out=found[4])
    np.take(place.landlocked, destination, out=found[5])
    np.take(np.log(paired.unit_value), paired.product[at], out=found[6])
    for t in range(1, len(paired.years)):
        found[len(_TERMS) + t - 1] = paired.year[at] == t
    return found


def usable(paired: Paired) -> Mask:
    """Flows both sides tell with value and weight above the thresholds: (F,)."""
    with np.errstate(invalid="ignore"):
        return (
            (np.fmin(paired.exported, paired.imported) > LEAST_VALUE)
            & (paired.exported > LEAST_VALUE)
            & (paired.imported > LEAST_VALUE)
            & (paired.exported_weight > LEAST_WEIGHT)
            & (paired.imported_weight > LEAST_WEIGHT)
        )


def fit_cif(paired: Paired, place: Geography) -> CifFit | None:
    """The CIF/FOB rate of these flows; None where fewer than LEAST_FLOWS can tell it."""
    chosen = np.flatnonzero(usable(paired))
    if len(chosen) < LEAST_FLOWS:
        return None
    known = ~np.isnan(np.log(place.kilometres)[paired.origin[chosen], paired.destination[chosen]])
    chosen = chosen[known & (paired.unit_value[paired.product[chosen]] > 0)]
    if len(chosen) < LEAST_FLOWS:
        return None
    weights = paired.exported_weight[chosen], paired.imported_weight[chosen]
    ratio = np.log(paired.imported[chosen] / weights[1]) - np.log(paired.exported[chosen] / weights[0])
    trust = np.minimum(*weights) / np.maximum(*weights)
    beta, errors, kept = robust_least_squares(design(paired, place, chosen), ratio, trust, _CONTINUOUS)
    terms = (*_TERMS, *(f"year {year}" for year in paired.years[1:]))
    return CifFit(terms, beta, errors, int(kept.sum()), int((~kept).sum()), paired.years)


def robust_least_squares(x: Floats, y: Floats, w: Floats, continuous: Sequence[int]) -> tuple[Floats, Floats, Mask]:
    """Weighted least squares, and once more without influential flows: coefficients (p,), standard errors (p,), flows
    kept (n,).

    x (p, n), y (n,), w (n,) weights. Put aside are flows whose studentized residual is beyond 2, whose Cook's distance
    is above 4 / (n - p - 1) or whose leverage is above 2 p / n. Leverage is that of the `continuous` regressors
    (constant included): of all it would put aside every flow of a rare kind, such as those of neighbours, and with them
    the coefficient. A regressor that does not vary gets a coefficient of 0.
    """
    gram, moment, square = _sums(x, y, w)
    beta, inverse, variance = _solve(gram, moment, square, len(y))
    kept = _ordinary(x, y, w, (beta, inverse, variance), (continuous, _inverse(gram[np.ix_(continuous, continuous)])))
    if kept.sum() <= len(x):
        kept = np.ones(len(y), dtype=np.bool_)
    beta, inverse, variance = _solve(*_sums(x, y, w * kept), int(kept.sum()))
    return beta, np.sqrt(np.maximum(np.diag(inverse) * variance, 0.0)), kept


def _sums(x: Floats, y: Floats, w: Floats) -> tuple[Floats, Floats, float]:
    """X'WX, X'Wy and y'Wy."""
    gram, moment, square = np.zeros((len(x), len(x))), np.zeros(len(x)), 0.0
    for part in _chunks(len(y)):
        weighted = x[:, part] * w[part]
        gram += weighted @ x[:, part].T
        moment += weighted @ y[part]
        square += float(w[part] @ y[part] ** 2)
    return gram, moment, square


def _inverse(gram: Floats) -> Floats:
    """Distance, its square and the constant nearly coincide: scaled, so that the cut-off of the inverse is fair to
    all."""
    scale = np.sqrt(np.where(np.diag(gram) > 0, np.diag(gram), 1.0))
    inverse: Floats = np.linalg.pinv(gram / np.outer(scale, scale), rcond=1e-13, hermitian=True)
    inverse /= np.outer(scale, scale)
    return inverse


def _solve(gram: Floats, moment: Floats, square: float, flows: int) -> tuple[Floats, Floats, float]:
    """Coefficients, (X'WX)^-1 and residual variance."""
    inverse = _inverse(gram)
    beta = inverse @ moment
    residual = max(square - float(moment @ beta), 0.0)
    return beta, inverse, residual / max(flows - len(moment), 1)


def _ordinary(
    x: Floats, y: Floats, w: Floats, fit: tuple[Floats, Floats, float], narrow: tuple[Sequence[int], Floats]
) -> Mask:
    """The flows that are no outliers, do not pull the fit and lie not far out. narrow: the continuous regressors, and
    the inverse of their gram matrix."""
    beta, inverse, variance = fit
    p, n = x.shape
    chosen, near = list(narrow[0]), narrow[1]
    kept = np.empty(n, dtype=np.bool_)
    for part in _chunks(n):
        some, weight = x[:, part], w[part]
        leverage = weight * ((inverse @ some) * some).sum(axis=0)
        free = np.maximum(1.0 - leverage, 1e-12)
        squared = weight * (y[part] - beta @ some) ** 2 / (max(variance, 1e-300) * free)
        plain = (squared <= _STUDENTIZED**2) & (squared * leverage / (p * free) <= 4 / (n - p - 1))
        some = some[chosen]
        kept[part] = plain & (weight * ((near @ some) * some).sum(axis=0) <= 2 * len(chosen) / n)
    return kept


def _chunks(n: int) -> Iterator[slice]:
    for start in range(0, n, _CHUNK):
        yield slice(start, min(start + _CHUNK, n))


def log_rates(paired: Paired, place: Geography, fit: CifFit) -> Floats:
    """ln(CIF/FOB) of every flow: (F,), NaN where distance or unit value are unknown. Years not fitted have no effect of
    their own."""
    near = np.log(place.kilometres)
    lock = place.landlocked
    by_pair = (
        fit.beta[0]
        + fit.beta[1] * near
        + fit.beta[2] * near**2
        + fit.beta[3] * place.contiguous
        + fit.beta[4] * lock[:, None]
        + fit.beta[5] * lock[None, :]
    )
    by_product = fit.beta[6] * np.log(paired.unit_value)
    effects = dict(zip(fit.years[1:], fit.beta[len(_TERMS) :], strict=True))
    by_year = np.array([effects.get(year, 0.0) for year in paired.years])
    rates: Floats = by_pair[paired.origin, paired.destination] + by_product[paired.product] + by_year[paired.year]
    return rates
