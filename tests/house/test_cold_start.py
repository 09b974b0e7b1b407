"""A cold start loads what the command needs and nothing else: an officer who pastes one text waits for no database."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HEAVY = {
    "duckdb",
    "pyarrow",
    "sdmx",
    "python_calamine",
    "xlsxwriter",
    "alembic", "docx", "highspy", "jinja2", "lxml", "matplotlib", "numpy", "pandas", "pymorphy3", "pypdfium2", "scipy",
    "sqlalchemy", "trafilatura", "typst", "vl_convert",
}  # fmt: skip

Probe = Callable[..., tuple[str, int, set[str]]]

PROBE = """
import json, pathlib, sys
report, *sys.argv = sys.argv[1:]
code = None
from comity.cli.main import run
if sys.argv:
    try:
        code = run()
    except SystemExit as stop:
        code = stop.code
loaded = sorted({name.partition(".")[0] for name in sys.modules})
pathlib.Path(report).write_text(json.dumps({"code": code or 0, "loaded": loaded}))
"""

TEXT = """DATE: 2015-03-10

In 2014 the trade turnover between Belarus and Kazakhstan amounted to $905.4 million, and exports grew by 4.2%.
"""


@pytest.fixture
def probe(tmp_path: Path) -> Probe:
    """Runs the command line in a new process; gives what it printed, its exit code and the packages it loaded."""

    def run(*arguments: str) -> tuple[str, int, set[str]]:
        report = tmp_path / "report.json"
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(report), *arguments],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
        assert report.exists(), done.stderr
        seen = json.loads(report.read_text())
        return done.stdout, seen["code"], set(seen["loaded"])

    return run


def test_importing_the_command_line_loads_nothing_heavy(probe: Probe) -> None:
    _, _, loaded = probe()
    assert "comity" in loaded
    assert sorted(HEAVY & loaded) == []


@pytest.mark.parametrize("layout", [[], ["--format", "jsonl"]], ids=["table", "jsonl"])
def test_reading_a_text_loads_nothing_heavy(probe: Probe, tmp_path: Path, layout: list[str]) -> None:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    printed, code, loaded = probe("comity", "read", "note.txt", *layout)
    assert code == 0
    assert "905.4" in printed
    assert sorted(HEAVY & loaded) == []
