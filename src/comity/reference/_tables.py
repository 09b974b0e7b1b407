"""The packaged tables."""

from __future__ import annotations

import csv
import io
from importlib.resources import files


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>` as dictionaries of strings, in the file's order."""
    return list(csv.DictReader(io.StringIO(_text(name))))


def read_rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>` as lists, without the header: for the large tables."""
    reader = csv.reader(io.StringIO(_text(name)))
    next(reader)
    return list(reader)


def read_rows_of(name: str, lang: str) -> list[list[str]]:
    """The rows of a large table whose first column is a language: those of one language only, the others not parsed."""
    start = f"{lang},"
    return list(csv.reader(line for line in _text(name).splitlines() if line.startswith(start)))


def _text(name: str) -> str:
    return files("comity.reference").joinpath("data", name).read_text(encoding="utf-8")
