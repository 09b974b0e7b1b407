"""The facts of the annotated texts: a floor for each kind, so that a rule cannot quietly lose them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from comity.model.document import Document
from comity.model.exchange import gold
from comity.reading.build import build
from comity.reading.facts import agreements, chairmanships, meetings, memberships, milestones, offices

FINDERS = (agreements, chairmanships, meetings, memberships, milestones, offices)
KINDS = ("agreement", "chairmanship", "meeting", "membership", "milestone", "office")


def lines(path: Path) -> str:
    scene = build(Document(path.stem, path.read_text(encoding="utf-8")))
    rows = [row for module in FINDERS for statement in module.find(scene) for row in gold(statement)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.mark.parametrize(("folder", "floor"), [("gold", 0.85), ("seeds", 0.9)])
def test_the_facts_of_the_annotated_texts(shared: Path, tmp_path: Path, folder: str, floor: float) -> None:
    for path in sorted((shared / folder / "texts").glob("*.txt")):
        (tmp_path / f"{path.stem}.jsonl").write_text(lines(path), encoding="utf-8")
    command = [
        sys.executable,
        *map(str, (shared / "tools" / "score.py", shared / folder / "statements", tmp_path)),
        "--json",
    ]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    found = {kind: scores[f"facts: {kind}"]["F1"] for kind in KINDS if f"facts: {kind}" in scores}
    assert {kind: value for kind, value in found.items() if value < floor} == {}
