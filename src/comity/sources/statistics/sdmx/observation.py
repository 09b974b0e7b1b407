"""One value of an SDMX message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """One value as printed (empty: none), with every dimension and attribute. row: from 1. place: for errors."""

    said: Mapping[str, str]
    value: str
    row: int
    place: str
