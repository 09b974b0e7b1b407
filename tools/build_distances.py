"""Write src/comity/reference/data/distances.csv from CEPII's GeoDist table (Mayer and Zignago 2011).

    python tools/build_distances.py dist_cepii.csv.gz

Distances are the population-weighted ones (`distw`), in whole kilometres; where they are missing, those between the
largest cities (`dist`). Countries GeoDist does not know stand in for by a neighbour or a predecessor (STAND_INS).
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src/comity/reference/data/distances.csv"
RENAMED = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "YUG": "SRB", "PAL": "PSE"}
# Who lends its distances to a country that GeoDist lacks.
STAND_INS = {
    "BES": "ANT", "CUW": "ANT", "GGY": "GBR", "IMN": "GBR", "JEY": "GBR", "LIE": "CHE", "MCO": "FRA", "MNE": "SRB",
    "SSD": "UGA", "SXM": "ANT", "VAT": "ITA", "XKX": "MKD",
}  # fmt: skip
# Borders of today where GeoDist has those of the 1990s; whole lists, and each is entered at both ends.
BORDERS = {
    "LIE": ("AUT", "CHE"),
    "MCO": ("FRA",),
    "MNE": ("ALB", "BIH", "HRV", "SRB", "XKX"),
    "SDN": ("CAF", "EGY", "ERI", "ETH", "LBY", "SSD", "TCD"),
    "SRB": ("BGR", "BIH", "HRV", "HUN", "MKD", "MNE", "ROU", "XKX"),
    "SSD": ("CAF", "COD", "ETH", "KEN", "SDN", "UGA"),
    "VAT": ("ITA",),
    "XKX": ("ALB", "MKD", "MNE", "SRB"),
}
LANDLOCKED = frozenset([
    "AFG", "AND", "ARM", "AUT", "AZE", "BDI", "BFA", "BLR", "BOL", "BTN", "BWA", "CAF", "CHE", "CZE", "ETH", "HUN",
    "KAZ", "KGZ", "LAO", "LIE", "LSO", "LUX", "MDA", "MKD", "MLI", "MNG", "MWI", "NER", "NPL", "PRY", "RWA", "SMR",
    "SRB", "SSD", "SVK", "SWZ", "TCD", "TJK", "TKM", "UGA", "UZB", "VAT", "XKX", "ZMB", "ZWE",
])  # fmt: skip


def read(path: Path) -> tuple[dict[tuple[str, str], int], dict[str, set[str]]]:
    """Kilometres by pair, and who borders on whom."""
    kilometres: dict[tuple[str, str], int] = {}
    borders: dict[str, set[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            here, there = (RENAMED.get(row[name], row[name]) for name in ("iso_o", "iso_d"))
            printed = row["distw"] if row["distw"] not in ("", ".") else row["dist"]
            kilometres[here, there] = max(1, round(float(printed)))
            if float(row["contig"]):
                borders.setdefault(here, set()).add(there)
    return kilometres, borders


def mended(borders: dict[str, set[str]]) -> dict[str, set[str]]:
    """The borders of today."""
    fixed = {here: others - BORDERS.keys() for here, others in borders.items() if here not in BORDERS}
    for here, others in BORDERS.items():
        for there in others:
            fixed.setdefault(here, set()).add(there)
            fixed.setdefault(there, set()).add(here)
    return fixed


def main() -> None:
    kilometres, borders = read(Path(sys.argv[1]))
    borders = mended(borders)
    known = {here for here, _ in kilometres} - {"ANT"}
    lent = {code: STAND_INS.get(code, code) for code in sorted(known | STAND_INS.keys())}
    rows = [("iso3", "as_of", "landlocked", "borders", "kilometres")]
    codes = list(lent)
    for at, here in enumerate(codes):
        far = [kilometres[lent[here], lent[there]] for there in codes[: at + 1]]
        as_of = lent[here] if lent[here] != here else ""
        edge = " ".join(sorted(borders.get(here, ())))
        rows.append((here, as_of, "1" if here in LANDLOCKED else "0", edge, " ".join(map(str, far))))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    print(f"{TABLE.name}: {len(codes)} countries, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
