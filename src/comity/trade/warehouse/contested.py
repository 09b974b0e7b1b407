"""Of which years several loads speak: only there must a query look which of them holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from comity.trade.warehouse.manifest import Manifest

# A load's number and a year.
Share = tuple[int, int]


def plain_and_contested(manifests: Iterable[Manifest]) -> tuple[frozenset[Share], frozenset[Share]]:
    """Shares whose reporters no other load of the same source and year has, and the rest."""
    shares: dict[tuple[str, int], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for manifest in manifests:
        for year, reporters in manifest.reporters.items():
            shares[manifest.provenance.source, year].append((manifest.number, reporters))
    plain: set[Share] = set()
    contested: set[Share] = set()
    for (_, year), given in shares.items():
        speakers: dict[str, int] = defaultdict(int)
        for _, reporters in given:
            for reporter in reporters:
                speakers[reporter] += 1
        for number, reporters in given:
            alone = all(speakers[reporter] == 1 for reporter in reporters)
            (plain if alone else contested).add((number, year))
    return frozenset(plain), frozenset(contested)
