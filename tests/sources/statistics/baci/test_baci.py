"""BACI's files: codes mapped, leading zeros back, and each fault told with its row."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import StatisticsError
from comity.sources.statistics.baci.blocks import blocks
from comity.sources.statistics.baci.load import is_baci, open_baci
from comity.sources.statistics.schema import schema_of

COUNTRIES = """country_code,country_name,country_iso2,country_iso3
4,Afghanistan,AF,AFG
112,Belarus,BY,BLR
398,Kazakhstan,KZ,KAZ
490,"Other Asia, not elsewhere specified",,S19
699,India,IN,IND
842,USA,US,USA
58,Belgium-Luxembourg (...1998),,
"""
PRODUCTS = "code,description\n010111,Horses\n271000,Oils\n9999AA,Not specified\n"
ROWS = (
    "t,i,j,k,v,q\n1995,112,398,10111,  16.773,   0.5\n1995,699,842,271000,1,          NA\n1995,490,58,9999AA,0.001,\n"
)
NAME = "BACI_HS92_Y1995_V202401b.csv"


def folder(path: Path, rows: str = ROWS, countries: str = COUNTRIES, products: str = PRODUCTS) -> Path:
    (path / NAME).write_text(rows, encoding="utf-8")
    (path / "country_codes_V202401b.csv").write_text(countries, encoding="utf-8")
    (path / "product_codes_HS92_V202401b.csv").write_text(products, encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [
        row
        for one in open_baci(path, vintage="2024-01-31")
        for row in pa.Table.from_batches(list(one.batches)).cast(schema_of("flows")).to_pylist()
    ]


def test_a_year(tmp_path: Path) -> None:
    found = rows_of(folder(tmp_path))
    assert [(row["reporter"], row["partner"], row["commodity"]) for row in found] == [
        ("BLR", "KAZ", "010111"),
        ("IND", "USA", "271000"),
        ("TWN", "C058", "9999AA"),
    ]
    assert [(row["value"], row["net_weight"], row["row"]) for row in found] == [
        (16773.0, 500.0, 1),
        (1000.0, None, 2),
        (1.0, None, 3),
    ]
    assert found[0] | {"value": 0, "net_weight": 0, "row": 0} == {
        "year": 1995,
        "period": "1995",
        "reporter": "BLR",
        "partner": "KAZ",
        "partner_is_group": False,
        "flow": "X",
        "classification": "H0",
        "commodity": "010111",
        "value": 0,
        "currency": "USD",
        "step": 1.0,
        "cif": None,
        "fob": None,
        "net_weight": 0,
        "quantity": None,
        "unit": None,
        "partner2": "WLD",
        "customs": "C00",
        "transport": "0",
        "row": 0,
    }


def test_plain_lines_and_lines_read_with_care_are_the_same_flows(tmp_path: Path) -> None:
    lines = [f"1995,{i},{j},{k},{v},{q}\n" for i, j, k, v, q in (
        ("112", "398", "10111", "16.773", "0.5"), ("699", "842", "271000", "1", ""), ("58", "4", "010111", "2e3", "0"),
    )]  # fmt: skip
    heading = "t,i,j,k,v,q\n"
    plain = rows_of(folder(tmp_path, heading + "".join(lines)))
    for strange in ('1995,"112",398,10111,16.773,0.5\n', "1995,112,398,010111,16.773,0.5\r\n", lines[0] + "\n"):
        assert rows_of(folder(tmp_path, heading + strange + "".join(lines[1:]))) == plain
    with_letters = rows_of(folder(tmp_path, heading + "".join(lines) + "1995,112,398,9999AA,1,1\n"))
    assert with_letters[:-1] == plain
    assert with_letters[-1]["commodity"] == "9999AA"


@pytest.mark.parametrize("code", ["0x70", "-112", "32768", "99999999999", "1 12"])
def test_no_number_passes_for_a_country(tmp_path: Path, code: str) -> None:
    with pytest.raises(StatisticsError, match=re.escape(f"row 2, column i: '{code}' stands")):
        rows_of(folder(tmp_path, ROWS.replace("1995,112,", f"1995,{code},")))


@given(lengths=st.lists(st.integers(0, 9), max_size=30), size=st.integers(1, 40))
def test_blocks_are_whole_lines(tmp_path_factory: pytest.TempPathFactory, lengths: list[int], size: int) -> None:
    path = tmp_path_factory.mktemp("blocks") / NAME
    lines = b"".join(b"x" * length + b"\n" for length in lengths)
    path.write_bytes(b"t,i,j,k,v,q\n" + lines)
    found = list(blocks(path, size))
    assert b"".join(found) == lines
    assert all(block.endswith(b"\n") and len(block) <= size + 10 for block in found)


def test_a_folder_is_a_loading_a_year(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / NAME.replace("1995", "1996")).write_text(ROWS.replace("1995", "1996"), encoding="utf-8")
    found = list(open_baci(tmp_path, vintage="2024-01-31"))
    assert [one.provenance.origin for one in found] == [NAME, NAME.replace("1995", "1996")]
    assert {(one.provenance.source, one.provenance.standing) for one in found} == {("baci-hs92", "estimate")}
    assert len({one.provenance.digest for one in found}) == 2
    assert [batch["year"][0].as_py() for one in found for batch in one.batches] == [1995, 1996]


def test_what_is_baci(tmp_path: Path) -> None:
    assert not is_baci(tmp_path)
    assert is_baci(folder(tmp_path))
    assert is_baci(tmp_path / NAME)
    assert not is_baci(tmp_path / "country_codes_V202401b.csv")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1995,699", "1996,699", "row 3, column t: '1996' stands; the file is of 1995 by its name"),
        ("699,842", "699,843", "row 3, column j: '843' stands; its list of countries has no such code"),
        ("112,398", "113,398", "row 2, column i: '113' stands"),
        ("271000", "271001", "row 3, column k: '271001' stands; its list of products has no such code"),
        ("271000", "", "row 3, column k: nothing stands"),
        ("1,          NA", "NA,NA", "row 3, column v: no number of at least 0 stands"),
        ("0.001", "-0.001", "row 4, column v: no number of at least 0 stands"),
        ("16.773", "16,773", "row 2: it has 7 fields, not 6"),
        ("16.773", "sixteen", "row 2, column v: '  sixteen' is no number"),
        ("t,i,j,k,v,q", "t,i,j,k,v,w", "row 1: the columns are t, i, j, k, v, w"),
        ("0.001,\n", "0.001,", "its last line is not ended, so it was cut short"),
    ],
)
def test_a_fault_is_told_with_its_row(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in ROWS
    with pytest.raises(StatisticsError, match=re.escape(said)) as caught:
        rows_of(folder(tmp_path, ROWS.replace(old, new)))
    assert str(caught.value).startswith(NAME)


def test_a_fault_far_down_is_told_with_its_row(tmp_path: Path) -> None:
    rows = "t,i,j,k,v,q\n" + "1995,112,398,10111,1.5,1\n" * 700_000
    with pytest.raises(StatisticsError, match="row 700002, column j: '5' stands"):
        rows_of(folder(tmp_path, rows + "1995,112,5,10111,1.5,1\n"))


def test_lists_must_be_there_and_known(tmp_path: Path) -> None:
    folder(tmp_path, countries=COUNTRIES + "1,Atlantis,,\n")
    with pytest.raises(StatisticsError, match=r"country_codes_V202401b.csv, row 9: the country 1 'Atlantis'"):
        rows_of(tmp_path)
    folder(tmp_path, products="hs6,description\n")
    with pytest.raises(
        StatisticsError, match=r"product_codes_HS92_V202401b.csv, row 1: the columns are hs6, description"
    ):
        rows_of(tmp_path)
    (tmp_path / "country_codes_V202401b.csv").unlink()
    with pytest.raises(StatisticsError, match=r"country_codes_V202401b.csv: it is not there; put it beside"):
        rows_of(tmp_path)


def test_two_sets_in_a_folder_are_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "BACI_HS17_Y2020_V202401b.csv").write_text(ROWS)
    with pytest.raises(StatisticsError, match="it holds several sets \\(HS17 V202401b, HS92 V202401b\\)"):
        rows_of(tmp_path)
