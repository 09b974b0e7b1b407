"""Lists of goods and correlations -> Loadings of the warehouse's kinds `nomenclature` and `correlations`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from comity.model.flows import Provenance
from comity.sources.statistics.files import digest_of
from comity.sources.statistics.nomenclature.correlations import Lists, correlations, lists_needed
from comity.sources.statistics.nomenclature.lists import goods
from comity.sources.statistics.nomenclature.names import list_of_file
from comity.sources.statistics.schema import Loading

LOADER = "nomenclature 1"
SOURCE = "un-nomenclature"
COMMODITIES = pa.schema(
    [
        pa.field("classification", pa.string(), nullable=False),
        pa.field("code", pa.string(), nullable=False),
        pa.field("parent", pa.string()),
        pa.field("level", pa.int16(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("unit", pa.string()),
        pa.field("row", pa.int64(), nullable=False),
    ]
)
CORRELATIONS = pa.schema(
    [
        pa.field("from_classification", pa.string(), nullable=False),
        pa.field("from_code", pa.string(), nullable=False),
        pa.field("to_classification", pa.string(), nullable=False),
        pa.field("to_code", pa.string(), nullable=False),
        pa.field("row", pa.int64(), nullable=False),
    ]
)


def load_commodities(
    path: Path, classification: str | None = None, *, vintage: str, source: str | None = None
) -> Loading:
    """One list of goods: classification, code, parent, level (digits), name (English), unit, row.

    classification: of `names.LISTS`, where the file's name does not say. Raises StatisticsError; all or nothing.
    """
    name, found = goods(path, classification)
    columns = {
        "classification": [name] * len(found),
        "code": [good.code for good in found],
        "parent": [good.parent for good in found],
        "level": [good.level for good in found],
        "name": [good.name for good in found],
        "unit": [good.unit for good in found],
        "row": [good.row for good in found],
    }
    batch = pa.RecordBatch.from_pydict(columns, schema=COMMODITIES)
    # A list a load: lists of one vintage add up, so each is a source of its own.
    provenance = _provenance(path, vintage, source or f"{SOURCE}-{name.lower()}")
    return Loading(provenance, "nomenclature", iter([batch]), len(found))


def load_correlations(path: Path, *, vintage: str, source: str | None = None, lists: Lists | None = None) -> Loading:
    """One table of correlations: from_classification, from_code, to_classification, to_code, row.

    lists: the codes of each list and whether each is a leaf; None: from the lists that lie beside the table or in a
    folder beside it. Raises StatisticsError; all or nothing.
    """
    found = correlations(path, lists if lists is not None else lists_beside(path))
    columns = {
        "from_classification": [pair.from_list for pair in found],
        "from_code": [pair.from_code for pair in found],
        "to_classification": [pair.to_list for pair in found],
        "to_code": [pair.to_code for pair in found],
        "row": [pair.row for pair in found],
    }
    batch = pa.RecordBatch.from_pydict(columns, schema=CORRELATIONS)
    provenance = _provenance(path, vintage, source or f"{SOURCE}-correlations")
    return Loading(provenance, "correlations", iter([batch]), len(found))


def lists_beside(path: Path) -> dict[str, Mapping[str, bool]]:
    """The lists a table needs, from files named as Comtrade names them beside it, or one folder down."""
    needed = lists_needed(path)
    found: dict[str, Mapping[str, bool]] = {}
    for file in sorted([*path.parent.glob("cmd_*.csv*"), *path.parent.glob("*/cmd_*.csv*")]):
        name = list_of_file(file.name)
        if name in needed and name not in found:
            found[name] = {good.code: good.leaf for good in goods(file)[1]}
    return found


def _provenance(path: Path, vintage: str, source: str) -> Provenance:
    return Provenance(source, vintage, "book", path.name, digest_of(path), LOADER)
