"""SDMX-JSON 1.0 and 2.0: positions in lists of codes, turned back into the codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError
from comity.sources.statistics.sdmx.observation import Observation

_FAULTS = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def read_json(path: Path, text: str) -> tuple[list[str], Iterator[Observation]]:
    """What a message calls its dataflow, and its observations in its order. Raises StatisticsError for any other."""
    try:
        given = json.loads(text, parse_float=str, parse_int=str)
        body = given.get("data", given)
        structures = body["structures"] if "structures" in body else [body["structure"]]
        if len(structures) != 1:
            raise StatisticsError(f"{path.name}: it mixes several structures; ask for one dataflow at a time")
        names = [*_links(structures[0]), str(given.get("header", {}).get("id", ""))]
        found = list(_observations(path, body["dataSets"], structures[0]))
    except _FAULTS as error:
        raise StatisticsError(f"{path.name}: it is no SDMX-JSON message ({error!r:.200}); ask for CSV") from error
    return names, iter(found)


def _links(structure: dict[str, Any]) -> Iterator[str]:
    """`.../dataflow/ECB/EXR/1.0` and `urn:...Dataflow=ECB:EXR(1.0)` by the dataflow's id."""
    for link in structure.get("links", []):
        for name in (str(link.get("href", "")), str(link.get("urn", ""))):
            yield re.sub(r"\(.*|/[\d.]+(?:/?\?.*)?$", "", name).replace(":", "/").rpartition("/")[2]


def _observations(path: Path, datasets: list[Any], structure: dict[str, Any]) -> Iterator[Observation]:
    dimensions, attributes = structure["dimensions"], structure.get("attributes", {})
    row = 0
    for dataset in datasets:
        if str(dataset.get("action", "")).lower().startswith("delete"):
            raise StatisticsError(f"{path.name}: it takes values away; ask for the data themselves")
        common = {one["id"]: _code(one["values"][0]) for one in _part(dimensions, "dataSet") if one.get("values")}
        common |= _attributes(_part(attributes, "dataSet"), dataset.get("attributes", []))
        series = dataset.get("series") or {"": {"observations": dataset.get("observations", {})}}
        for key, one in series.items():
            said = {**common, **_key(_part(dimensions, "series"), key)}
            said |= _attributes(_part(attributes, "series"), one.get("attributes", []))
            for at, values in one["observations"].items():
                row += 1
                told = said | _key(_part(dimensions, "observation"), at)
                told |= _attributes(_part(attributes, "observation"), values[1:])
                value = "" if values[0] is None else str(values[0])
                yield Observation(told, value, row, f"{path.name}, observation {row}")


def _part(owner: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return owner.get(name) or owner.get(name.lower()) or []


def _key(dimensions: Sequence[dict[str, Any]], key: str) -> dict[str, str]:
    positions = key.split(":") if key else []
    return {one["id"]: _code(one["values"][int(position)]) for one, position in zip(dimensions, positions, strict=True)}


def _attributes(known: Sequence[dict[str, Any]], given: Sequence[Any]) -> dict[str, str]:
    """Attributes by position in their values, or as they are where there are none to choose from."""
    found: dict[str, str] = {}
    for one, value in zip(known, given, strict=False):
        if value is not None and not isinstance(value, (list, dict)):
            listed = one.get("values") or []
            found[one["id"]] = _code(listed[int(value)]) if listed else str(value)
    return found


def _code(value: Any) -> str:
    return (
        str(value.get("id") or value.get("value") or value.get("name") or "") if isinstance(value, dict) else str(value)
    )
