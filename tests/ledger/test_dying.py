"""Killing the process at any moment leaves the ledger as it was before or as it is after."""

import json
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def points(work: str, folder: Path, root: Path) -> list[dict[str, Any]]:
    script = root / "tests" / "ledger" / "dying.py"
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), work, str(folder)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("work", "before", "after"), [("adds", "before", "after"), ("inits", "none", "empty")])
def test_a_killed_process_leaves_the_ledger_as_before_or_after(
    work: str, before: str, after: str, tmp_path: Path, project_root: Path
) -> None:
    found = points(work, tmp_path, project_root)
    assert len(found) > 20
    assert [point["killed"] for point in found] == [True] * (len(found) - 1) + [False]
    assert [point["n"] for point in found if not point["sound"]] == []
    # Once it is done it stays done, and deaths on both sides of the commit were seen.
    assert [state for state, _ in groupby(point["state"] for point in found)] == [before, after]
    assert any(point["killed"] and point["state"] == after for point in found)
