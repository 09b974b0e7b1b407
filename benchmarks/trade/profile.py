"""How long a pair's full profile takes, and how that grows with the rows in the warehouse.

    python benchmarks/trade/load.py --rows 11000000 --years 25 --keep /tmp/warehouse
    python benchmarks/trade/profile.py /tmp/warehouse --pair BLR-KAZ

The profile: dynamics over all years; each side's partners with ranks and shares, and its totals; and of both
directions, by chapters and by items, the whole structure as `comity structure` computes it: goods with shares, ranks,
change, revealed advantage, concentration, two-way trade, intensity, complementarity, margins, prices and quantities,
constant market share. Beside it, not counted in it: export potential over five years, and the whole command with its
report in a fresh View. Cold is the first in a fresh View, warm the best of the rest, step by step.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from comity.trade.indicators.profile import both_ways
from comity.trade.potential.assess import assess
from comity.trade.warehouse.store import Warehouse
from comity.trade.warehouse.view import View

BESIDE = ("potential",)


def steps(view: View, pair: tuple[str, str], year: int) -> dict[str, Callable[[], object]]:
    """What a profile asks for."""
    first, second = pair
    ways = (pair, (second, first))
    return {
        "dynamics": lambda: view.flows(pair),
        "ranks": lambda: (view.partners(first), view.partners(second)),
        "totals": lambda: (view.totals(first), view.totals(second)),
        "chapters": lambda: both_ways(view, pair, year, 2),
        "items": lambda: both_ways(view, pair, year, 6),
        "potential": lambda: [assess(view, *way, year, 2) for way in ways],
    }


def measure(view: View, pair: tuple[str, str], year: int) -> dict[str, float]:
    """Seconds of each step."""
    found = {}
    for name, step in steps(view, pair, year).items():
        start = time.perf_counter()
        step()
        found[name] = time.perf_counter() - start
    return found


def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--pair", default="BLR-KAZ")
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    first, second = given.pair.split("-")
    start = time.perf_counter()
    with Warehouse(given.warehouse).view() as view:
        rows = sum(manifest.rows for manifest in view.manifests)
        year = max(part.year for manifest in view.manifests for part in manifest.parts)
        view.coverage()
        print(f"{rows:,} rows; opened in {time.perf_counter() - start:.2f} s")  # noqa: T201
        all_of = [measure(view, (first, second), year) for _ in range(given.times + 1)]
        cold, warm = all_of[0], {name: min(found[name] for found in all_of[1:]) for name in all_of[0]}
        for name in cold:
            print(f"{name:12} cold {cold[name] * 1000:6.0f} ms   warm {warm[name] * 1000:6.0f} ms")  # noqa: T201
        sums = (sum(value for name, value in of.items() if name not in BESIDE) for of in (cold, warm))
        print("{:12} cold {:6.2f} s    warm {:6.2f} s".format("profile", *sums))  # noqa: T201


if __name__ == "__main__":
    main()
