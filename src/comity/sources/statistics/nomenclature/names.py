"""What the United Nations' files call a list of goods, and Comity's code for it."""

from __future__ import annotations

import re

_HS_EDITIONS = {
    "88": "H0", "92": "H0", "96": "H1", "02": "H2", "07": "H3", "12": "H4", "17": "H5", "22": "H6",
}  # fmt: skip
# The United Nations' consolidated table speaks of lists by their years.
_YEARS = {
    "2022": "H6", "2017": "H5", "2012": "H4", "2007": "H3", "2002": "H2", "1996": "H1", "1992": "H0",
    "1988": "S3", "1976": "S2", "1962": "S1",
}  # fmt: skip
_HS = re.compile(r"(?:HS|H\.S\.)\s*(?:19|20)?(\d\d)(?:/\d\d)?\b")
_SITC = re.compile(r"SITC\D*([1-4])\b")
_BEC = re.compile(r"BEC\D*([45])?\b")
_FILE = re.compile(r"cmd_(h[0-6s]|s[1-4]|b[45])(?:\.|$)")
LISTS = (*(f"H{number}" for number in range(7)), "HS", "S1", "S2", "S3", "S4", "B4", "B5")


def list_of_heading(text: str) -> str | None:
    """The list that a column's heading names ("From HS 2022", "SITC, Rev. 3"); None where it names none."""
    said = " ".join(text.upper().split()).removeprefix("FROM ").removeprefix("TO ").strip()
    if "DESCRIPTION" in said:
        return None
    if match := _HS.match(said):
        return _HS_EDITIONS.get(match[1])
    if match := _SITC.match(said):
        return f"S{match[1]}"
    if match := _BEC.match(said):
        return f"B{match[1] or 4}"
    return None


def list_of_year(year: str) -> str | None:
    """The list that the consolidated table names by its year."""
    return _YEARS.get(year)


def list_of_file(name: str) -> str | None:
    """The list that a file holds by its name as Comtrade gives it (`cmd_h6.csv.gz`, `H6.json`)."""
    lower = name.lower()
    if match := _FILE.search(lower):
        return match[1].upper()
    if lower.startswith("harmonized-system"):
        return "H6"
    stem = lower.partition(".")[0].rpartition("_")[2].upper()
    return stem if stem in LISTS else None
