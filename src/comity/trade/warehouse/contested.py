"""Of which years several loads speak: only there must a query look which of them holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from comity.trade.warehouse.manifest import Manifest

# A load's number and a year.
Share = tuple[int, int]
# From so many reporters on, a year of an estimate is a release of the whole world, which replaces the one before it.
_WORLD_SET = 100


@dataclass(frozen=True, slots=True)
class Shares:
    """plain: the reporters of a load in a year are in no other load of its source. contested: some are. superseded:
    of a release of the whole world that a newer one replaces."""

    plain: frozenset[Share]
    contested: frozenset[Share]
    superseded: frozenset[Share]


def shares_of(manifests: Iterable[Manifest]) -> Shares:
    """Every load and year with flows, in one of the three."""
    given: dict[tuple[str, int], list[Manifest]] = defaultdict(list)
    for manifest in manifests:
        for year in manifest.reporters:
            given[manifest.provenance.source, year].append(manifest)
    plain: set[Share] = set()
    contested: set[Share] = set()
    superseded: set[Share] = set()
    for (_, year), loads in given.items():
        newest = max((load.provenance.vintage for load in loads if _is_release(load, year)), default="")
        old = [load for load in loads if _is_release(load, year) and load.provenance.vintage < newest]
        superseded.update((load.number, year) for load in old)
        kept = [load for load in loads if load not in old]
        speakers: dict[str, int] = defaultdict(int)
        for load in kept:
            for reporter in load.reporters[year]:
                speakers[reporter] += 1
        for load in kept:
            alone = all(speakers[reporter] == 1 for reporter in load.reporters[year])
            (plain if alone else contested).add((load.number, year))
    return Shares(frozenset(plain), frozenset(contested), frozenset(superseded))


def _is_release(load: Manifest, year: int) -> bool:
    return load.provenance.standing == "estimate" and len(load.reporters[year]) >= _WORLD_SET
