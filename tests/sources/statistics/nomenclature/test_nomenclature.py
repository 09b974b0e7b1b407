"""Lists of goods, and the tables between them: zeros restored, nothing guessed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.sources.statistics.mapped.sheets import workbook

from comity.errors import StatisticsError
from comity.sources.statistics.nomenclature.load import (
    COMMODITIES,
    CORRELATIONS,
    lists_beside,
    load_commodities,
    load_correlations,
)
from comity.sources.statistics.nomenclature.names import list_of_file, list_of_heading
from comity.trade.warehouse.schema import CORRELATION_COLUMNS, NOMENCLATURE_COLUMNS, arrow_schema

HEAD = "id,text,parent,isLeaf,aggrlevel,standardUnitAbbr,last_modified\n"
H0 = (
    HEAD
    + """TOTAL,Total - All H0 Commodities,#,0,0,n/a,2024
02,02 - Meat,TOTAL,0,2,n/a,2024
0204,0204 - Meat of sheep,02,0,4,n/a,2024
020410,020410 - Lamb :-- fresh,0204,1,6,kg,2024
020430,020430 - -- Frozen,0204,1,6,kg,2024
24,24 - Tobacco,TOTAL,0,2,n/a,2024
2401,2401 - Leaf,24,0,4,n/a,2024
240110,240110 - Not stemmed,2401,1,6,kg,2024
240120,240120 - Stemmed,2401,1,6,kg,2024
240130,240130 - Refuse,2401,1,6,kg,2024
"""
)
S3 = "id,text,parent,isLeaf,aggrlevel,last_modified\n" + "".join(
    f"{code},{code} - x,{parent},{leaf},{len(code) if code != 'TOTAL' else 0},2024\n"
    for code, parent, leaf in [
        ("TOTAL", "#", 0),
        ("0", "TOTAL", 0),
        ("01", "0", 0),
        ("012", "01", 0),
        ("0121", "012", 0),
        ("01211", "0121", 1),
        ("01212", "0121", 1),
        ("1", "TOTAL", 0),
        ("12", "1", 0),
        ("121", "12", 0),
        ("1211", "121", 1),
        ("1212", "121", 1),
        ("1213", "121", 1),
        ("0XX", "0", 1),
    ]
)
TABLE = "code.after,code.before,Relationship,adjustment\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def rows_of(found: Any) -> list[dict[str, Any]]:
    return [row for batch in found.batches for row in batch.to_pylist()]


def pairs(path: Path) -> list[tuple[str, str, str, str]]:
    return [
        (row["from_classification"], row["from_code"], row["to_classification"], row["to_code"])
        for row in rows_of(load_correlations(path, vintage="2024-01-01"))
    ]


def test_the_columns_are_the_warehouses() -> None:
    assert arrow_schema(NOMENCLATURE_COLUMNS).equals(COMMODITIES)
    assert arrow_schema(CORRELATION_COLUMNS).equals(CORRELATIONS)


def test_a_list_of_comtrade(tmp_path: Path) -> None:
    found = load_commodities(write(tmp_path, cmd_h0=H0) / "cmd_h0.csv", vintage="2024-01-01")
    assert (found.kind, found.provenance.source, found.expected) == ("nomenclature", "un-nomenclature-h0", 10)
    rows = rows_of(found)
    assert [(row["code"], row["parent"], row["level"], row["name"], row["unit"]) for row in rows[:5]] == [
        ("TOTAL", None, 0, "Total - All H0 Commodities", None),
        ("02", "TOTAL", 2, "Meat", None),
        ("0204", "02", 4, "Meat of sheep", None),
        ("020410", "0204", 6, "Lamb: fresh", "kg"),
        ("020430", "0204", 6, "Frozen", "kg"),
    ]


def test_a_list_as_json_and_as_the_hs_2022_data(tmp_path: Path) -> None:
    results = [
        {"id": "TOTAL", "text": "Total", "parent": "#", "isLeaf": "0", "aggrLevel": "0", "standardUnitAbbr": "n/a"},
        {"id": "01", "text": "01 - Animals; live", "parent": "TOTAL", "aggrLevel": "2"},
    ]
    (tmp_path / "ref_H6.json").write_text(json.dumps({"results": results}))
    assert [row["name"] for row in rows_of(load_commodities(tmp_path / "ref_H6.json", vintage="v"))] == [
        "Total",
        "Animals; live",
    ]
    path = tmp_path / "harmonized-system.csv"
    path.write_text("section,hscode,description,parent,level\n,TOTAL,All,,0\nI,01,Animals; live,TOTAL,2\n")
    assert [(row["code"], row["parent"]) for row in rows_of(load_commodities(path, vintage="v"))] == [
        ("TOTAL", None),
        ("01", "TOTAL"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("0204,0204", "204,0204", "row 4: '204' is no code of H0; leading zeros may be lost"),
        ("020430,020430", "020410,020430", "row 6: 020410 is there twice, first in row 5"),
        ("02,02 - Meat", "03,03 - Fish", "row 4: '02', above 0204, is not there"),
        (",parent,", ",above,", "row 1: the columns"),
        ("isLeaf", "leafy", "row 1: the columns"),
        ("Meat,TOTAL,0,2,n/a,2024", "Meat", "row 3: it has too few or too many fields"),
    ],
)
def test_a_fault_in_a_list_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in H0
    with pytest.raises(StatisticsError, match=re.escape(said)):
        load_commodities(write(tmp_path, cmd_h0=H0.replace(old, new)) / "cmd_h0.csv", vintage="v")


def test_which_list_it_is_must_be_said(tmp_path: Path) -> None:
    write(tmp_path, goods=H0)
    with pytest.raises(StatisticsError, match="which list is it"):
        load_commodities(tmp_path / "goods.csv", vintage="v")
    assert load_commodities(tmp_path / "goods.csv", "H0", vintage="v").expected == 10


def test_zeros_come_back_by_level_and_by_what_stands_beside(tmp_path: Path) -> None:
    lines = (
        "20410,1211,n:1,1992 to 1988\n20430,1212,1:1,1992 to 1988\n240110,1211,n:n,1992 to 1988\n"
        "240120,1212,n:n,1992 to 1988\n240130,1213,1:1,1992 to 1988\n710820,I,1:1,1992 to 1988\n"
    )
    hs = H0 + "71,71 - Gold,TOTAL,0,2,n/a,2024\n710820,710820 - Money,71,1,6,g,2024\n"
    sitc = S3
    write(tmp_path, cmd_h0=hs, cmd_s3=sitc, table=TABLE + lines)
    with pytest.raises(
        StatisticsError, match=r"table.csv, row 2: 1211 may be 01211 or 1211; write it with its leading"
    ):
        pairs(tmp_path / "table.csv")
    certain = "20410,1234,1:1,1992 to 1988\n240110,12345,1:1,1992 to 1988\n"
    sitc += "01234,01234 - x,012,1,5,2024\n12345,12345 - x,12,1,5,2024\n"
    write(tmp_path, cmd_s3=sitc, table=TABLE + certain + lines)
    assert pairs(tmp_path / "table.csv") == [
        ("H0", "020410", "S3", "01234"),
        ("H0", "240110", "S3", "12345"),
        ("H0", "020410", "S3", "01211"),
        ("H0", "020430", "S3", "01212"),
        ("H0", "240110", "S3", "1211"),
        ("H0", "240120", "S3", "1212"),
        ("H0", "240130", "S3", "1213"),
    ]


def test_zeros_that_are_there_are_left_alone(tmp_path: Path) -> None:
    table = '"HS 1992","SITC, Rev. 3",Relationship\n020410,01211,1:1\n240110,1211,1:1\n'
    write(tmp_path, cmd_h0=H0, cmd_s3=S3, table=table)
    assert pairs(tmp_path / "table.csv") == [("H0", "020410", "S3", "01211"), ("H0", "240110", "S3", "1211")]


def test_a_workbook_of_correlations(tmp_path: Path) -> None:
    rows = [
        ["Between"],
        ["HS 1992", " SITC Rev. 3", "Relationship"],
        ["020410", "01211", "1:1"],
        ["n/a", "1211", "1:n"],
    ]
    workbook(tmp_path / "t.xlsx", {"HS-SITC Conversions": [["no"]], "HS-SITC Correlations": rows})
    write(tmp_path, cmd_h0=H0, cmd_s3=S3)
    assert pairs(tmp_path / "t.xlsx") == [("H0", "020410", "S3", "01211")]


B4 = "id,text,parent,isLeaf,aggrlevel,last_modified\n" + "".join(
    f"{code},{code} - x,{parent},{leaf},{len(code) if code != 'TOTAL' else 0},2024\n"
    for code, parent, leaf in [
        ("TOTAL", "#", 0), ("1", "TOTAL", 0), ("11", "1", 0), ("111", "11", 1), ("112", "11", 1), ("2", "TOTAL", 0),
        ("22", "2", 1), ("7", "TOTAL", 1),
    ]
)  # fmt: skip
GOLD = "71,71 - Gold,TOTAL,0,2,n/a,2024\n7108,7108 - Gold,71,0,4,g,2024\n710820,710820 - Money,7108,1,6,g,2024\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        # As the United Nations print their tables of 1996 to 2022: the relation in words or in signs, or left out; a
        # byte-order mark; points in codes; rows of commas after the last line; money without a category.
        ("words", "\ufeffHS 1992,BEC,Relationship\n020410,112,n to 1\n020430,111,n to n\n020430,112,n to n\n"),
        ("signs", "HS 1992,BEC 4,Relationship\n020410,112,n:1\n020430,111,n:n\n020430,112,n:n\n,,\n,,\n"),
        ("points", "\ufeffHS1992,BEC\n0204.10,112\n0204.30,111\n0204.30,112\n"),
        (
            "money",
            "HS92,BEC,Relationship\n020410,112,n to 1\n020430,111,n to n\n020430,112,n to n\n710820,n/a,n to 1\n",
        ),
        ("bare", "HS92,BEC,Relationship\n20410,112,n to 1\n20430,111,n to n\n20430,112,n to n\n"),
    ],
)
def test_goods_by_broad_economic_categories_as_they_are_published(tmp_path: Path, form: str, text: str) -> None:
    name = f"HS1992 to BEC Conversion and Correlation Tables {form}"
    write(tmp_path, cmd_h0=H0 + GOLD, cmd_b4=B4, **{name: text})
    assert pairs(tmp_path / f"{name}.csv") == [
        ("H0", "020410", "B4", "112"),
        ("H0", "020430", "B4", "111"),
        ("H0", "020430", "B4", "112"),
    ]


def test_a_code_that_no_category_has_is_told(tmp_path: Path) -> None:
    write(tmp_path, cmd_h0=H0, cmd_b4=B4, table="HS92,BEC,Relationship\n020410,112,n to 1\n020430,99,n to 1\n")
    with pytest.raises(StatisticsError, match=r"row 3: '99' is in no list of B4"):
        pairs(tmp_path / "table.csv")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("20410,9,1:1,1992 to 1988\n", "row 2: '9' is in no list of S3"),
        ("999999,1213,1:1,1992 to 1988\n", "row 2: '999999' is in no list of H0"),
        ("20410,1213,1:1,1990 to 1988\n", "row 2: the step '1990 to 1988' is unknown"),
        ("20410,1213,1:1\n", "row 2: it has 3 fields, not 4"),
        ("20410,1213,1:1,1992 to 1988\n" * 2, "row 3: 020410 to 1213 is there twice, first in row 2"),
        ("20410,20410,1:1,1996 to 1992\n", "it speaks of H1, whose codes are not known; put its list (cmd_h1.csv"),
    ],
)
def test_a_fault_in_a_table_is_told(tmp_path: Path, lines: str, said: str) -> None:
    write(tmp_path, cmd_h0=H0, cmd_s3=S3, table=TABLE + lines)
    with pytest.raises(StatisticsError, match=re.escape(said)):
        pairs(tmp_path / "table.csv")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("HS 2022", "H6"), ("From HS2017", "H5"), ("HS 1988/92 Product Code", "H0"), ("HS96", "H1"), (" HS2012", "H4"),
        ("SITC, Rev. 3", "S3"), ("To SITC Rev. 4", "S4"), ("SITC1", "S1"), ("BEC 4", "B4"), ("BEC", "B4"),
        ("BEC5", "B5"), ("Relationship", None), ("HS 1988/92 Product Description", None), ("ISIC 3", None),
    ],
)  # fmt: skip
def test_names_of_lists(heading: str, name: str | None) -> None:
    assert list_of_heading(heading) == name


def test_names_of_files() -> None:
    assert [list_of_file(name) for name in ("cmd_h0.csv.gz", "cmd_eb.csv", "ref_HS.json", "harmonized-system.csv")] == [
        "H0",
        None,
        "HS",
        "H6",
    ]


@pytest.mark.slow
def test_the_united_nations_own_tables(shared: Path) -> None:
    folder = shared / "data" / "nomenclature"
    table = folder / "HS_consolidated_comtrade_concordances.csv.gz"
    if not table.is_file():
        pytest.skip("needs the lists of goods beside the project")
    lists = lists_beside(table)
    found = load_correlations(table, vintage="2024-01-16", lists=lists)
    rows = rows_of(found)
    assert len(rows) == 63_726  # two lines lead to gold that is money
    for row in rows:
        assert row["from_code"] in lists[row["from_classification"]]
        assert row["to_code"] in lists[row["to_classification"]]
    told = {(row["from_classification"], row["from_code"], row["to_code"]) for row in rows}
    assert ("H0", "240110", "1211") in told  # tobacco
    assert ("H0", "020410", "01211") in told  # mutton
    assert ("S3", "0173", "0149") in told
    assert ("S3", "00149", "00149") in told
    assert load_commodities(folder / "harmonized-system.csv.gz", vintage="2024-01-16").expected == 6_940
