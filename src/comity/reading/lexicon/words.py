"""Small closed word lists of the rules, by name, from `words.csv`. English and Russian share a list: no word is in
both languages."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = resources.files("comity.reading.lexicon").joinpath("words.csv").read_text(encoding="utf-8")
    lists: dict[str, frozenset[str]] = {}
    for name, _, listed in csv.reader(table.splitlines()[1:]):
        lists[name] = lists.get(name, frozenset()) | frozenset(listed.split("|"))
    return lists


def words(name: str) -> frozenset[str]:
    """The words of a list. A KeyError is a list that the table lacks: a fault of the programme, not of the input."""
    return _lists()[name]
