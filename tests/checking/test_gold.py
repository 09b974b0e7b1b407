"""The annotated sets: every case found with its reading, nothing disturbed. From the gold statements, not from a
reader."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.checking.gold_figures import figures

from comity.checking.check import check


@pytest.mark.parametrize(("folder", "cases"), [("seeds", "2/2"), ("gold", "10/10")])
def test_every_case_with_its_reading_and_no_false_alarm(shared: Path, tmp_path: Path, folder: str, cases: str) -> None:
    report = check(figures(shared / folder))
    rows = [
        {
            "id": f.id,
            "class": f.cls,
            "severity": f.severity,
            "statements": [
                {"document": s.document, "start": s.start, "end": s.end, "text": s.text} for s in f.statements
            ],
            "readings": [{"reading": r.reading, "cost": r.cost} for r in f.readings],
        }
        for f in report.findings
    ]
    out = tmp_path / "check.json"
    out.write_text(json.dumps({"findings": rows}), encoding="utf-8")
    scorer = shared / "tools" / "score_findings.py"
    told = subprocess.run(
        [sys.executable, str(scorer), str(shared / folder / "findings.jsonl"), str(out), "--details"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert f"cases found {cases}  right reading {cases}" in told, told
    assert "disturbed 0/" in told, told
    assert "other alarms 0" in told, told
