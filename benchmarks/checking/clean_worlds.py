"""No false alarm on true worlds: a hundred thousand components, printed with rounding, and not one contradiction.

Run from the project root: `.venv/bin/python -m benchmarks.checking.clean_worlds [--worlds 84000]`.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import replace
from itertools import combinations

from benchmarks.checking.measure import say
from tests.checking.worlds import world

from comity.checking.bodies import arranged
from comity.checking.check import examine
from comity.checking.claims import claims_of
from comity.checking.rows import Rows, enter
from comity.reference.countries import countries

_AT_ONCE = 3000


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=84_000)
    options = parser.parse_args()
    pairs = list(combinations([c.iso3 for c in countries()], 2))
    alarms: Counter[str] = Counter()
    statements = components = 0
    seconds = 0.0
    for start in range(0, options.worlds, _AT_ONCE):
        figures = []
        for seed in range(start, min(start + _AT_ONCE, options.worlds)):
            one, other = pairs[seed % len(pairs)]
            figures += [replace(f, reporter=one, partner=other) for f in world(seed, f"w{seed}").figures]
        rows = Rows()
        for document, of in arranged(figures).items():
            enter(claims_of(document, of), rows)
        clock = time.process_time()
        alarms.update(case.cls for case in examine(figures).cases if case.cls not in ("sources differ", "revised"))
        seconds += time.process_time() - clock
        statements, components = statements + len(figures), components + rows.parts
    say(f"{statements} statements in {components} components, {1e6 * seconds / statements:.1f} us of processor each")
    say(f"alarms and notes: {dict(alarms) or 'none'}")


if __name__ == "__main__":
    main()
