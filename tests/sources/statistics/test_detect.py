"""Which loader a file needs, told by the file itself."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.sources.statistics.mapped.sheets import ROWS, mapping, workbook

from comity.errors import StatisticsError
from comity.sources.statistics.areas import area_of_code, area_of_iso2, area_of_m49, area_of_name
from comity.sources.statistics.detect import open_statistics

ECB = "Date,USD,\n2005-01-03,1.35,\n"
BANK = "Country Name,Country Code,Year,Value\nBelarus,BLR,2015,1.5\n"
IMTS = """DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE
IMF.STA:IMTS(1.0),KAZ,XG_FOB_USD,BLR,A,2015,5
"""
GOODS = "id,text,parent,isLeaf,aggrlevel,last_modified\nTOTAL,Total,#,0,0,2024\n"


@pytest.mark.parametrize(
    ("name", "text", "source", "kind"),
    [
        ("eurofxref-hist.csv", ECB, "ecb-eurofxref", "rates"),
        ("wdi_pa.nus.fcrf.csv", BANK, "worldbank-fcrf", "rates"),
        ("wdi_ny.gdp.mktp.cd.csv", BANK, "worldbank", "indicators"),
        ("imts.csv", IMTS, "imf-imts", "flows"),
        ("cmd_b4.csv", GOODS, "un-nomenclature-b4", "nomenclature"),
    ],
)
def test_a_file_tells_its_loader(tmp_path: Path, name: str, text: str, source: str, kind: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = open_statistics(tmp_path / name, vintage="2024-01-01")
    assert (found.provenance.source, found.provenance.vintage, found.kind) == (source, "2024-01-01", kind)
    assert sum(batch.num_rows for batch in found.batches) == 1
    (other,) = open_statistics(tmp_path / name, vintage="2024-01-01", source="mine")
    assert other.provenance.source == "mine"


def test_a_mapping_file_decides(tmp_path: Path) -> None:
    book = workbook(tmp_path / "x.xlsx", {"S": ROWS})
    (found,) = open_statistics(book, mapping=mapping(tmp_path), vintage="2024-01-01")
    assert found.provenance.source == "abc-stat"


def test_what_is_unknown_is_told_with_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(
        StatisticsError, match=r"a\.csv: it is none of the files that are known: UN Comtrade.*--mapping"
    ):
        open_statistics(tmp_path / "a.csv", vintage="2024-01-01")
    with pytest.raises(StatisticsError, match="there is no such file"):
        open_statistics(tmp_path / "b.csv", vintage="2024-01-01")
    with pytest.raises(StatisticsError, match="only a folder of BACI is loaded whole"):
        open_statistics(tmp_path, vintage="2024-01-01")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@example(b"\x00\r\x00", "csv")
@example(b'STRUCTURE,OBS_VALUE\n"a"b,1\n', "csv")
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(["csv", "json", "xml", "xls"]))
def test_any_bytes_end_in_one_line(tmp_path: Path, data: bytes, form: str) -> None:
    path = tmp_path / f"any.{form}"
    path.write_bytes(data)
    with pytest.raises(StatisticsError) as caught:
        [list(found.batches) for found in open_statistics(path, vintage="2024-01-01")]
    assert "\n" not in str(caught.value)


def test_whom_a_row_speaks_of() -> None:
    spelt = [area_of_code("KAZ"), area_of_iso2("KZ"), area_of_m49("398"), area_of_name("Kazakhstan")]
    assert {area.code for area in spelt if area} == {"KAZ"}
    assert [area and area.code for area in map(area_of_m49, ("699", "356", "842", "840", "4", "490", "158"))] == [
        "IND",
        "IND",
        "USA",
        "USA",
        "AFG",
        "TWN",
        "TWN",
    ]
    assert [area and area.is_group for area in map(area_of_code, ("WLD", "XXX", "SCG", "C837"))] == [
        True,
        False,
        False,
        False,
    ]
    assert [area_of_name("Konqo"), area_of_name("Конго"), area_of_m49("x"), area_of_code("kaz")] == [None] * 4
    assert [area and area.code for area in map(area_of_iso2, ("EL", "UK"))] == ["GRC", "GBR"]
