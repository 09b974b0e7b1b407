"""World Bank indicators in each of the Bank's layouts."""

import re
from pathlib import Path
from typing import Any

import pytest

from comity.errors import StatisticsError
from comity.sources.statistics.indicators.load import open_indicators

LONG = """Country Name,Country Code,Year,Value
Belarus,BLR,2015,5.5e10
"Egypt, Arab Rep.",EGY,2015,1
World,WLD,2015,3
Arab World,ARB,2015,9
"""
WIDE = """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2024-01-01",

"Country Name","Country Code","Indicator Name","Indicator Code","2014","2015",
"Belarus","BLR","GDP","NY.GDP.MKTP.CD","7.8e10","5.5e10",
"Arab World","ARB","GDP","NY.GDP.MKTP.CD","1","2",
"Channel Islands","CHI","GDP","NY.GDP.MKTP.CD","","2",
"""
BANK = """Country Name,Country Code,Series Name,Series Code,2014 [YR2014],2015 [YR2015]
Belarus,BLR,GDP,NY.GDP.MKTP.CD,..,5.5e10
Belarus,BLR,People,SP.POP.TOTL,9474511,9489616

Data from database: World Development Indicators,,,,,
Last Updated: 2024
"""


def rows_of(path: Path, text: str) -> list[dict[str, Any]]:
    path.write_text(text, encoding="utf-8")
    return [row for batch in open_indicators(path, vintage="2024-01-01").batches for row in batch.to_pylist()]


def short(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["country"], row["indicator"], row["period"], row["value"], row["row"]) for row in rows]


def test_one_value_a_row(tmp_path: Path) -> None:
    found = rows_of(tmp_path / "wdi_ny.gdp.mktp.cd.csv", LONG)
    assert short(found) == [
        ("BLR", "NY.GDP.MKTP.CD", "2015", 5.5e10, 1),
        ("EGY", "NY.GDP.MKTP.CD", "2015", 1.0, 2),
        ("WLD", "NY.GDP.MKTP.CD", "2015", 3.0, 3),
    ]
    assert {row["unit"] for row in found} == {"USD"}


def test_a_year_a_column(tmp_path: Path) -> None:
    assert short(rows_of(tmp_path / "API_NY.GDP.csv", WIDE)) == [
        ("BLR", "NY.GDP.MKTP.CD", "2014", 7.8e10, 1),
        ("BLR", "NY.GDP.MKTP.CD", "2015", 5.5e10, 1),
        ("C830", "NY.GDP.MKTP.CD", "2015", 2.0, 3),
    ]
    found = rows_of(tmp_path / "export.csv", BANK)
    assert [(row["indicator"], row["period"], row["unit"]) for row in found] == [
        ("NY.GDP.MKTP.CD", "2015", "USD"),
        ("SP.POP.TOTL", "2014", "persons"),
        ("SP.POP.TOTL", "2015", "persons"),
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("wdi_ny.gdp.mktp.cd.csv", "BLR", "BLX", "row 2: the country 'BLX' is unknown"),
        ("wdi_ny.gdp.mktp.cd.csv", "5.5e10", "5,5", "row 2: it has 5 fields, not 4"),
        ("wdi_ny.gdp.mktp.cd.csv", "5.5e10", "many", "row 2: 'many' is no number"),
        ("wdi_ny.gdp.mktp.cd.csv", "5.5e10", "1_0", "row 2: '1_0' is no number"),
        ("wdi_ny.gdp.mktp.cd.csv", "2015,5.5e10", "MMXV,5.5e10", "row 2: 'MMXV' is no year"),
        ("wdi_ny.gdp.mktp.cd.csv", "Arab World,ARB", "Belarus,BLR", "row 5: BLR 2015 is there twice"),
        ("wdi_ny.gdp.mktp.cd.csv", "Country Code", "Code", "no row is headed Country Name, Country Code"),
        ("wdi_xx.yyy.zzz.csv", "BLR", "BLR", "the indicator 'XX.YYY.ZZZ' is unknown; known are"),
        ("gdp.csv", "BLR", "BLR", "neither the file nor its name says which indicator it is"),
    ],
)
def test_a_fault_is_told_with_its_row(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    with pytest.raises(StatisticsError, match=re.escape(said)) as caught:
        rows_of(tmp_path / name, LONG.replace(old, new))
    assert str(caught.value).startswith(name)


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="row 5: the column 'Notes' is unknown"):
        rows_of(tmp_path / "API.csv", WIDE.replace('"2015"', '"Notes"'))


def test_the_banks_files(shared: Path) -> None:
    folder = shared / "data" / "fx"
    if not folder.is_dir():
        pytest.skip("needs the statistical files beside the project")
    for name, least in (("wdi_ny.gdp.mktp.cd.csv", 11_000), ("wdi_bx.klt.dinv.cd.wd.csv", 9_000)):
        (found,) = [open_indicators(folder / name, vintage="2026-04-01")]
        assert sum(batch.num_rows for batch in found.batches) > least
