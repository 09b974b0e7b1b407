"""The annotated texts are sound: each anchor stands where its line says, and each case names lines that exist."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "texts").glob("*.txt"))
KINDS = {"figure", "agreement", "meeting", "project", "membership", "milestone", "office"}


def lines(path: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_text_has_its_statements() -> None:
    assert NAMES
    assert sorted(path.stem for path in (HERE / "statements").glob("*.jsonl")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_anchors_stand_where_they_say(name: str) -> None:
    text = (HERE / "texts" / f"{name}.txt").read_bytes().decode("utf-8")
    rows = lines(HERE / "statements" / f"{name}.jsonl")
    assert "\r" not in text
    assert text.splitlines()[1].startswith("DATE: ")
    assert {row["kind"] for row in rows} <= KINDS
    assert [row["anchor"] for row in rows if text[row["start"] : row["end"]] != row["anchor"]] == []
    assert rows == sorted(rows, key=lambda row: (row["start"], row["end"]))


def test_cases_name_annotated_figures() -> None:
    for case in lines(HERE / "findings.jsonl"):
        for name, anchor in case["anchors"]:
            assert name in case["documents"]
            assert anchor in {row["anchor"] for row in lines(HERE / "statements" / f"{name}.jsonl")}
