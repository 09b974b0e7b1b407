"""Small files of our own in the forms that Comtrade gives and gave."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from comity.sources.statistics.schema import Loading

V1_COLUMNS = [
    "datasetCode",
    "typeCode",
    "freqCode",
    "refPeriodId",
    "refYear",
    "refMonth",
    "period",
    "reporterCode",
    "flowCode",
    "partnerCode",
    "partner2Code",
    "classificationSearchCode",
    "classificationCode",
    "isOriginalClassification",
    "cmdCode",
    "customsCode",
    "mosCode",
    "motCode",
    "qtyUnitCode",
    "qty",
    "isQtyEstimated",
    "altQtyUnitCode",
    "altQty",
    "isAltQtyEstimated",
    "netWgt",
    "isnetWgtEstimated",
    "grossWgt",
    "isgrossWgtEstimated",
    "cifValue",
    "fobValue",
    "primaryValue",
    "legacyEstimationFlag",
    "isReported",
    "isAggregate",
]
V1_ROW = {
    **dict.fromkeys(V1_COLUMNS, "0"),
    "datasetCode": "20398201505",
    "typeCode": "C",
    "freqCode": "A",
    "refPeriodId": "20150101",
    "refYear": "2015",
    "refMonth": "52",
    "period": "2015",
    "reporterCode": "398",
    "flowCode": "X",
    "partnerCode": "112",
    "classificationSearchCode": "HS",
    "classificationCode": "H4",
    "isOriginalClassification": "True",
    "cmdCode": "8703",
    "customsCode": "C00",
    "qtyUnitCode": "5",
    "qty": "12",
    "netWgt": "15000",
    "cifValue": "",
    "fobValue": "2500000.5",
    "primaryValue": "2500000.5",
    "isReported": "True",
    "isAggregate": "False",
}
LEGACY_COLUMNS = (
    """
Classification|Year|Period|Period Desc.|Aggregate Level|Is Leaf Code|Trade Flow Code|Trade Flow|Reporter Code
Reporter|Reporter ISO|Partner Code|Partner|Partner ISO|2nd Partner Code|2nd Partner|2nd Partner ISO
Customs Proc. Code|Customs|Mode of Transport Code|Mode of Transport|Commodity Code|Commodity|Qty Unit Code|Qty Unit|Qty
Alt Qty Unit Code|Alt Qty Unit|Alt Qty|Netweight (kg)|Gross weight (kg)|Trade Value (US$)|CIF Trade Value (US$)
FOB Trade Value (US$)|Flag
""".strip()
    .replace("\n", "|")
    .split("|")
)
LEGACY_ROW = {
    **dict.fromkeys(LEGACY_COLUMNS, ""),
    "Classification": "H4",
    "Year": "2014",
    "Period": "2014",
    "Period Desc.": "2014",
    "Aggregate Level": "4",
    "Is Leaf Code": "0",
    "Trade Flow Code": "2",
    "Trade Flow": "Export",
    "Reporter Code": "398",
    "Reporter": "Kazakhstan",
    "Partner Code": "381",
    "Partner": "Italy",
    "Commodity Code": "1001",
    "Commodity": '"Wheat, and meslin"',
    "Qty Unit Code": "8",
    "Qty": "4000",
    "Netweight (kg)": "4000",
    "Trade Value (US$)": "900000",
    "Flag": "0",
}


def table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]], between: str = "\t") -> Path:
    """Writes a file; gzipped where its name says so."""
    columns = list(columns)
    lines = [between.join(columns), *(between.join(row[name] for name in columns) for row in rows)]
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def bulk(path: Path, *changes: Mapping[str, str]) -> Path:
    """A bulk file, a row for each set of changes to the usual row."""
    return table(path, V1_COLUMNS, [V1_ROW | dict(change) for change in changes])


def legacy(path: Path, *changes: Mapping[str, str]) -> Path:
    """A CSV of the former service."""
    return table(path, LEGACY_COLUMNS, [LEGACY_ROW | dict(change) for change in changes], ",")


def rows_of(loading: Loading) -> list[dict[str, object]]:
    """All rows."""
    return pa.Table.from_batches(list(loading.batches)).to_pylist()  # type: ignore[no-any-return]
