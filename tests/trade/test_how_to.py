"""The page on Python runs as it is printed."""

import re
from pathlib import Path

import pytest
from tests.trade.store import line, warehouse_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "use-from-python.md"
BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```$", re.S | re.M)


def test_every_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    both = [
        (("GEO", "X", "ARM"), ("ARM", "M", "GEO")),
        (("ARM", "X", "GEO"), ("GEO", "M", "ARM")),
        (("GEO", "X", "DEU"), ("ARM", "M", "DEU")),
    ]
    rows = [
        line(*side, code, str(year), 1000.0 * (at + 1) * int(code), net_weight=5000.0)
        for pair in both
        for at, side in enumerate(pair)
        for code in ("22", "31", "87")
        for year in (2015, 2016)
    ]
    warehouse_of(tmp_path / "statistics", rows)
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == 7
    scope: dict[str, object] = {}
    for code in blocks:
        exec(compile(code, str(PAGE), "exec"), scope)
    assert "unexplained" in capsys.readouterr().out
    assert (tmp_path / "gap.svg").read_text(encoding="utf-8").startswith("<svg")
