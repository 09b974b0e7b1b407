"""How long a pair's full profile takes, and how that grows with the rows in the warehouse.

    python benchmarks/trade/load.py --rows 11000000 --years 25 --keep /tmp/warehouse
    python benchmarks/trade/profile.py /tmp/warehouse --pair BLR-KAZ

The profile: dynamics of both books over all years; the structure by chapter and by item; each side's partners with
ranks and shares; each side's commodities beside the world's, which the indicators (revealed advantage, complementarity,
intensity) are made of. Cold is the first in a fresh View, warm the best of the rest, step by step.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from comity.trade.warehouse.store import Warehouse
from comity.trade.warehouse.view import View


def steps(view: View, pair: tuple[str, str], year: int) -> dict[str, Callable[[], object]]:
    """What a profile asks for."""
    first, second = pair
    return {
        "dynamics": lambda: view.flows(pair),
        "chapters": lambda: view.flows(pair, level=2),
        "items": lambda: view.flows(pair, level=6),
        "ranks": lambda: (view.partners(first), view.partners(second)),
        "totals": lambda: (view.totals(first), view.totals(second)),
        "commodities": lambda: [view.commodities(side, level=6, years=(year - 1, year)) for side in pair],
        "world": lambda: view.world(level=6, years=(year - 1, year)),
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
        print(f"{'profile':12} cold {sum(cold.values()):6.2f} s    warm {sum(warm.values()):6.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
