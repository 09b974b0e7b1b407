"""A country as a gateway: how much of what it sends on is not its own.

Transit is outside trade statistics: goods that only cross a country are in nobody's exports or imports there (UN,
International Merchandise Trade Statistics: Concepts and Definitions 2010, 1.24). What can be seen is re-exports, where
the reporter tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gateway:
    """reexports: share of re-exports in the exporter's exports to the partner, 0 to 1; None where the reporter does not
    tell them apart. of_all: the same for its exports to the world. retained: imports less re-exports, in the currency;
    None likewise. notes: what the data do not tell."""

    reexports: float | None
    of_all: float | None
    retained: float | None
    notes: tuple[str, ...]


TRANSIT = "transit is outside trade statistics: goods that only cross the country are in neither exports nor imports"
NO_REEXPORTS = (
    "the reporter does not tell re-exports apart for this year; what part of its exports is foreign is unknown"
)


def gateway(
    exports: float, reexports: float | None, all_exports: float, all_reexports: float | None, all_imports: float | None
) -> Gateway:
    """The role of the exporter between others and a partner. One currency, one period.

    exports, reexports: to the partner, re-exports included in exports (as in UN Comtrade); all_...: with the world.
    Formula: re-exports / exports; imports - re-exports.
    """
    told = reexports is not None or all_reexports is not None
    part = None if reexports is None or exports <= 0 else min(reexports / exports, 1.0)
    whole = None if all_reexports is None or all_exports <= 0 else min(all_reexports / all_exports, 1.0)
    kept = None if all_imports is None or all_reexports is None else all_imports - all_reexports
    return Gateway(part, whole, kept, (TRANSIT,) if told else (NO_REEXPORTS, TRANSIT))
