"""What the how-to page shows is what happens: its table, read by its mapping file."""

import re
from pathlib import Path

from tests.sources.statistics.mapped.sheets import loaded, mapping, workbook


def test_the_table_of_the_page_loads_by_its_mapping(tmp_path: Path, project_root: Path) -> None:
    page = (project_root / "docs" / "how-to" / "load-statistics.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| \d+ \|(.*)\|$", page, flags=re.M)
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    rows = [[float(cell) if re.fullmatch(r"\d+(\.\d+)?", cell) else cell for cell in line] for line in cells]
    found = re.search(r"^```toml\n(.*?)^```$", page, flags=re.M | re.S)
    assert found is not None
    read = loaded(workbook(tmp_path / "exports.xlsx", {"Лист1": rows}), mapping(tmp_path, found[1]))
    for year in (2014, 2015, 2016):
        picked = [row for row in read if row["year"] == year]
        world = [row["value"] for row in picked if row["partner"] == "WLD"]
        assert [sum(row["value"] for row in picked if not row["partner_is_group"])] == world
    assert {row["partner"] for row in read} == {"WLD", "CIS", "KAZ", "CHN", "XXX"}
