import re
from pathlib import Path

import pytest
from tests.sources.statistics.comtrade.tables import bulk

from comity.sources.statistics.comtrade.areas import areas


def test_the_example_runs(
    project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (project_root / "docs" / "reference" / "comtrade.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.S)
    bulk(tmp_path / "kazakhstan-2015.tsv.gz", {}, {"flowCode": "DX"})
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "comtrade.md", "exec"), {})
    first, second = capsys.readouterr().out.splitlines()
    assert first == "comtrade 2,500,000 USD"
    assert "1 rows left out: domestic exports" in second


def test_the_areas_the_page_names_are_so(project_root: Path) -> None:
    page = (project_root / "docs" / "reference" / "comtrade.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page[page.index("| Comtrade | Comity |") :].splitlines()[2:] if "|" in line]
    checked = 0
    for row in rows:
        numbers = [int(number) for number in re.findall(r"\b\d{1,3}\b(?!\d)", row[0])]
        named = re.findall(r"\b(?:[A-Z]{2,5}|C\d{3})\b", row[1])
        assert {areas()[number].comity for number in numbers if number in areas()} <= set(named), row
        checked += len(numbers)
    assert checked > 30
