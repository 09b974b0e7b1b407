"""The profiles of the dataflows that are known: data, read once (`profiles.toml` says what its keys mean)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from comity.errors import StatisticsError


@dataclass(frozen=True, slots=True)
class Measure:
    """What a measure fills. left_out: why its values are not read, else empty."""

    columns: tuple[str, ...] = ()
    factor: int = 1
    flow: str = ""
    unit: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one dataflow is read."""

    name: str
    dataflows: tuple[str, ...]
    kind: str
    source: str
    standing: str
    dimensions: Mapping[str, str]
    attributes: frozenset[str]
    spelling: str = ""
    currency: str = ""
    multiplier: str = ""
    measures: Mapping[str, Measure] = field(default_factory=dict)
    flows: Mapping[str, str] = field(default_factory=dict)
    commodities: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)


def profile_of(names: tuple[str, ...], place: str) -> Profile:
    """The profile of the first name that a message gives of its dataflow and that is known.

    Raises StatisticsError that lists the known ones.
    """
    for name in names:
        for profile in profiles():
            if name.upper() in profile.dataflows:
                return profile
    known = "; ".join(f"{', '.join(profile.dataflows)} ({profile.name})" for profile in profiles())
    said = " or ".join(name for name in names if name) or "without a name"
    remedy = "for any other table, describe its columns in a mapping file and load it with --mapping"
    raise StatisticsError(f"{place}: the dataflow {said} is unknown; known are {known}; {remedy}")


@cache
def profiles() -> tuple[Profile, ...]:
    """All of them."""
    text = files("comity.sources.statistics.sdmx").joinpath("profiles.toml").read_text(encoding="utf-8")
    return tuple(_profile(given) for given in tomllib.loads(text)["profile"])


def _profile(given: dict[str, object]) -> Profile:
    read = dict(given)
    measures = _table(read.pop("measures", {}))
    left_out = _table(read.pop("left_out", {}))
    return Profile(
        name=str(read.pop("name")),
        dataflows=_texts(read.pop("dataflows")),
        kind=str(read.pop("kind")),
        source=str(read.pop("source")),
        standing=str(read.pop("standing")),
        dimensions={key: str(value) for key, value in _table(read.pop("dimensions")).items()},
        attributes=frozenset(_texts(read.pop("attributes"))),
        spelling=str(read.pop("spelling", "")),
        currency=str(read.pop("currency", "")),
        multiplier=str(read.pop("multiplier", "")),
        measures={key: _measure(_table(value)) for key, value in measures.items()},
        left_out={key: frozenset(_texts(value)) for key, value in left_out.items()},
        **{key: {name: str(code) for name, code in _table(value).items()} for key, value in read.items()},
    )


def _measure(given: Mapping[str, object]) -> Measure:
    factor = given.get("factor", 1)
    return Measure(
        columns=_texts(given.get("columns", [])),
        factor=factor if isinstance(factor, int) else 1,
        flow=str(given.get("flow", "")),
        unit=str(given.get("unit", "")),
        left_out=str(given.get("left_out", "")),
    )


def _table(value: object) -> dict[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
