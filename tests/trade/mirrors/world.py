"""Worlds in which the truth is known: flows, what transport adds to them, and how badly each side counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from comity.trade.mirrors.cif import geography
from comity.trade.mirrors.rows import Floats

COUNTRIES = ("ARM", "AZE", "BLR", "CHN", "DEU", "FRA", "GEO", "IND", "IRN", "ITA", "KAZ", "KGZ", "POL", "RUS", "TJK",
             "TUR", "UKR", "USA", "UZB", "VNM")  # fmt: skip
# constant, log distance, its square, contiguous, landlocked origin, landlocked destination, log unit value
BETA = np.array([-0.02, 0.02, 0.001, -0.02, 0.03, 0.04, -0.015])


@dataclass(frozen=True, slots=True)
class World:
    """rows: both books. truth: FOB value by (origin, destination, commodity). spread: of each country's errors."""

    rows: pa.Table
    truth: dict[tuple[str, str, str], float]
    rates: dict[tuple[str, str, str], float]
    spread: dict[str, float]


def world(seed: int = 7, products: int = 60, noise: float = 1.0) -> World:
    """Every pair trades every product. noise 0: both sides count without error."""
    rng = np.random.default_rng(seed)
    n = len(COUNTRIES)
    place = geography(COUNTRIES)
    spread = rng.permutation(np.linspace(0.04, 0.6, n))
    goods = [f"{10 + k:02}{k % 7 + 1:02}00" for k in range(products)]
    unit = rng.lognormal(1, 1, products)
    o, d, k = (a.ravel() for a in np.meshgrid(np.arange(n), np.arange(n), np.arange(products), indexing="ij"))
    keep = o != d
    o, d, k = o[keep], d[keep], k[keep]
    weight = rng.lognormal(11, 1, len(o))
    fob = weight * unit[k]
    near = np.log(place.kilometres[o, d])
    x = np.stack([np.ones(len(o)), near, near**2, place.contiguous[o, d], place.landlocked[o], place.landlocked[d],
                  np.log(unit[k])])  # fmt: skip
    rate = np.exp(BETA @ x)
    exported = fob * np.exp(noise * spread[o] * rng.normal(size=len(o)))
    imported = fob * rate * np.exp(noise * spread[d] * rng.normal(size=len(o)))
    codes = np.array(COUNTRIES)
    keys = list(zip(codes[o].tolist(), codes[d].tolist(), (goods[i] for i in k), strict=True))
    rows = pa.concat_tables(
        [
            _book(codes[o], codes[d], "X", goods, k, exported, weight),
            _book(codes[d], codes[o], "M", goods, k, imported, weight),
        ]
    )
    return World(
        rows,
        dict(zip(keys, fob.tolist(), strict=True)),
        dict(zip(keys, rate.tolist(), strict=True)),
        dict(zip(COUNTRIES, spread.tolist(), strict=True)),
    )


def _book(
    reporter: object, partner: object, flow: str, goods: list[str], k: object, value: Floats, weight: Floats
) -> pa.Table:
    return pa.table(
        {
            "year": pa.array(np.full(len(value), 2015, dtype=np.int16)),
            "reporter": reporter,
            "partner": partner,
            "flow": [flow] * len(value),
            "commodity": [goods[i] for i in k],  # type: ignore[attr-defined]
            "value": value,
            "net_weight": weight,
        }
    )
