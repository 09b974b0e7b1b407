"""What an SDMX message holds, whatever its format: SDMX-CSV 1.0 and 2.0, SDMX-ML 2.1 and 3.0, SDMX-JSON 1.0 and 2.0.

CSV and JSON are read as the tables they are; ML by sdmx1, imported only then. An observation is its dimensions and its
attributes in one table of texts: a message without its structure does not tell the two apart, the profile does.
"""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.errors import StatisticsError
from comity.sources.statistics.files import cells_of, text_of, unreadable
from comity.sources.statistics.sdmx.json import read_json
from comity.sources.statistics.sdmx.observation import Observation

# Columns of SDMX-CSV that are about the message. An action other than these takes values away.
_ENVELOPE = ("DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "ACTION", "LAST UPDATE")
_ACTIONS = ("", "I", "A", "R", "M")
_LARGEST = 500_000_000  # bytes: sdmx1 holds a message whole
_VALUE = "OBS_VALUE"


@dataclass(frozen=True, slots=True)
class Message:
    """names: what the message calls its dataflow, the surest first. observations: read once."""

    names: tuple[str, ...]
    observations: Iterator[Observation]


def is_sdmx(head: str) -> bool:
    """Whether the start of a text is an SDMX message."""
    start = head.lstrip("\ufeff \r\n\t")
    if start.startswith("<"):
        return "sdmx.org" in start or "SDMX" in start
    if start.startswith("{"):
        return '"dataSets"' in start or ('"meta"' in start and "sdmx" in start.lower()) or '"sender"' in start
    first = cells_of(start.partition("\n")[0])
    return bool(first) and first[0] in ("DATAFLOW", "STRUCTURE") and _VALUE in first


def read_message(path: Path) -> Message:
    """The message of a file, unpacked where it is gzip. Raises StatisticsError that names file, row and remedy."""
    try:
        if path.stat().st_size > _LARGEST:
            raise StatisticsError(f"{path.name}: it has more than {_LARGEST:,} bytes; ask for fewer years at a time")
    except OSError as error:
        raise unreadable(path, error) from error
    with text_of(path) as stream:
        text = stream.read(_LARGEST + 1)
    start = text.lstrip("\ufeff \r\n\t")[:1]
    if start == "<":
        return _ml(path, text)
    if start == "{":
        names, observations = read_json(path, text)
        return Message(_names(names), observations)
    return _csv(path, text)


def _csv(path: Path, text: str) -> Message:
    try:
        heading, *rows = [*csv.reader(io.StringIO(text), strict=True)] or [[]]
    except csv.Error as error:
        raise StatisticsError(f"{path.name}: it is no CSV that can be read ({error}); get it again") from error
    if _VALUE not in heading or heading[0] not in ("DATAFLOW", "STRUCTURE"):
        raise StatisticsError(
            f"{path.name}, row 1: it is not headed DATAFLOW or STRUCTURE ... OBS_VALUE as SDMX-CSV is"
        )
    if len(set(heading)) != len(heading):
        raise StatisticsError(f"{path.name}, row 1: two columns have one name; ask for ids instead of labels")
    listed = list(enumerate(rows, 2))
    at = heading.index("STRUCTURE_ID" if "STRUCTURE_ID" in heading else "DATAFLOW")
    flows = {cells[at] for _, cells in listed if len(cells) > at}
    if len(flows) > 1:
        raise StatisticsError(f"{path.name}: it mixes dataflows ({', '.join(sorted(flows))}); load each by itself")
    return Message(_names(sorted(flows)), _csv_observations(path, heading, listed))


def _csv_observations(
    path: Path, heading: Sequence[str], rows: Sequence[tuple[int, list[str]]]
) -> Iterator[Observation]:
    for number, cells in rows:
        place = f"{path.name}, row {number}"
        if not cells:
            continue
        if len(cells) != len(heading):
            raise StatisticsError(f"{place}: it has {len(cells)} fields, the heading {len(heading)}; download it again")
        said = {name: cell.strip() for name, cell in zip(heading, cells, strict=True)}
        action = said.get("ACTION", "")
        if action not in _ACTIONS:
            raise StatisticsError(f"{place}: the action {action!r} takes values away; ask for the data themselves")
        value = said.pop(_VALUE)
        yield Observation({key: text for key, text in said.items() if key not in _ENVELOPE}, value, number - 1, place)


def _ml(path: Path, text: str) -> Message:
    """A message by way of sdmx1."""
    if re.search(r"<!(DOCTYPE|ENTITY)", text):
        raise StatisticsError(f"{path.name}: it declares entities, which no SDMX message does; download it again")
    message = _by_sdmx1(path, text)
    datasets = [dataset for dataset in getattr(message, "data", ()) if hasattr(dataset, "obs")]
    if not datasets:
        raise StatisticsError(f"{path.name}: the message holds no data; ask for data, not for a structure")
    owners = [getattr(message, "dataflow", None), *(dataset.described_by for dataset in datasets)]
    owners += [*(dataset.structured_by for dataset in datasets), message.header]
    return Message(_names([str(getattr(owner, "id", "") or "") for owner in owners]), _observations(path, datasets))


def _by_sdmx1(path: Path, text: str) -> Any:
    import sdmx

    logging.getLogger("sdmx").setLevel(logging.ERROR)
    try:
        with redirect_stdout(io.StringIO()):  # where it fails, sdmx1 prints what it was at
            return sdmx.read_sdmx(io.BytesIO(text.encode("utf-8")), format="XML")
    except Exception as error:  # sdmx1 raises whatever its parsers do
        said = str(error).partition("\n")[0][:200] or type(error).__name__
        raise StatisticsError(f"{path.name}: it is no SDMX message that can be read ({said}); ask for CSV") from error


def _observations(path: Path, datasets: Sequence[Any]) -> Iterator[Observation]:
    row = 0
    for dataset in datasets:
        common = {key: str(attribute.value) for key, attribute in dataset.attrib.items()}
        for observation in dataset.obs:
            row += 1
            said = dict(common)
            if observation.series_key is not None:
                said |= {key: str(attribute.value) for key, attribute in observation.series_key.attrib.items()}
            said |= {key: str(attribute.value) for key, attribute in observation.attached_attribute.items()}
            said |= {key: str(value.value) for key, value in observation.key.values.items()}
            value = observation.value
            printed = "" if value is None else repr(value) if isinstance(value, float) else str(value)
            yield Observation(said, printed, row, f"{path.name}, observation {row}")


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """`ESTAT:DS-045409(1.0)` and `IMF.STA,IMTS` by their ids alone, each once."""
    ids = [re.sub(r"\(.*", "", name).replace(",", ":").rpartition(":")[2].strip() for name in given]
    return tuple(dict.fromkeys(name for name in ids if name))
