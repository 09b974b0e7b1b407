"""SDMX messages of known dataflows, in each format; what is unknown is told."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from comity.errors import StatisticsError
from comity.sources.statistics.sdmx.load import open_sdmx
from comity.sources.statistics.sdmx.profile import profiles

IMTS = """DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,BLR,A,2015,57000000.5,6
IMF.STA:IMTS(1.0.0),KAZ,MG_CIF_USD,BLR,A,2015,473000000,6
IMF.STA:IMTS(1.0.0),KAZ,MG_FOB_USD,BLR,A,2015,446000000,6
IMF.STA:IMTS(1.0.0),KAZ,TBG_USD,BLR,A,2015,-416000000,6
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,G001,M,2015-M03,5,6
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,G163,Q,2015-Q1,,6
"""
COMEXT = """DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:DS-045409(1.0),15/09/26,A,DE,BY,0101,1,QUANTITY_IN_100KG,2015,2.5,
ESTAT:DS-045409(1.0),15/09/26,A,DE,BY,0101,1,VALUE_IN_EUROS,2015,100,
ESTAT:DS-045409(1.0),15/09/26,M,EL,WORLD,TOTAL,2,VALUE_IN_EUROS,2015-03,7,
ESTAT:DS-045409(1.0),15/09/26,M,EU27_2020,XS,27101943,2,VALUE_IN_EUROS,2015-03,9,
"""
WDI = """STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SERIES,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT
dataflow,WB:WDI(1.0),I,A,NY_GDP_MKTP_CD,BLR,2015,55.3,9
dataflow,WB:WDI(1.0),I,A,NY_GDP_MKTP_CD,ARB,2015,1,9
"""
ML = """<?xml version="1.0" encoding="UTF-8"?>
<message:GenericData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:generic="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
 xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
<message:Header><message:ID>IMTS</message:ID><message:Test>false</message:Test>
<message:Prepared>2024-01-01T00:00:00</message:Prepared><message:Sender id="IMF"/>
<message:Structure structureID="S" dimensionAtObservation="TIME_PERIOD">
<common:Structure><Ref agencyID="IMF.STA" id="IMTS" version="1.0"/></common:Structure></message:Structure>
</message:Header>
<message:DataSet structureRef="S"><generic:Series><generic:SeriesKey>
<generic:Value id="COUNTRY" value="KAZ"/><generic:Value id="INDICATOR" value="XG_FOB_USD"/>
<generic:Value id="COUNTERPART_COUNTRY" value="BLR"/><generic:Value id="FREQUENCY" value="A"/></generic:SeriesKey>
<generic:Obs><generic:ObsDimension id="TIME_PERIOD" value="2015"/><generic:ObsValue value="57.5"/></generic:Obs>
</generic:Series></message:DataSet></message:GenericData>
"""


def rows_of(path: Path, text: str) -> list[dict[str, Any]]:
    path.write_text(text, encoding="utf-8")
    return [row for batch in open_sdmx(path, vintage="2024-01-01").batches for row in batch.to_pylist()]


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_the_imf_by_partner(tmp_path: Path) -> None:
    found = rows_of(tmp_path / "imts.csv", IMTS)
    names = ("reporter", "partner", "partner_is_group", "flow", "period", "value", "cif", "fob", "step", "row")
    assert picked(found, *names) == [
        ("KAZ", "BLR", False, "X", "2015", 57000000.5, None, 57000000.5, 0.1, 1),  # SCALE only says how it is shown
        ("KAZ", "BLR", False, "M", "2015", 473000000.0, 473000000.0, 446000000.0, 1.0, 2),
        ("KAZ", "WLD", True, "X", "2015-03", 5.0, None, 5.0, 1.0, 5),
    ]
    assert open_sdmx(tmp_path / "imts.csv", vintage="2024-01-01").provenance.standing == "estimate"


def test_eurostat_joins_value_and_weight(tmp_path: Path) -> None:
    found = rows_of(tmp_path / "comext.csv", COMEXT)
    assert picked(found, "reporter", "partner", "flow", "commodity", "value", "currency", "net_weight", "row") == [
        ("DEU", "BLR", "M", "0101", 100.0, "EUR", 250.0, 1),
        ("GRC", "WLD", "X", "TOTAL", 7.0, "EUR", None, 3),
        ("EU", "SRB", "X", "27101943", 9.0, "EUR", None, 4),
    ]


def test_powers_of_ten_are_honoured(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "wdi.csv", WDI) == [
        {
            "country": "BLR",
            "indicator": "NY.GDP.MKTP.CD",
            "period": "2015",
            "value": 55.3e9,
            "unit": "USD",
            "row": 1,
        }
    ]


def test_ml_by_way_of_sdmx1(tmp_path: Path) -> None:
    assert picked(rows_of(tmp_path / "m.xml", ML), "reporter", "partner", "value", "step") == [
        ("KAZ", "BLR", 57.5, 0.1)
    ]


@pytest.mark.parametrize("version", [1, 2])
def test_json(tmp_path: Path, version: int) -> None:
    def dimension(name: str, *codes: str) -> dict[str, object]:
        return {"id": name, "values": [{"id": code} for code in codes]}

    structure = {
        "links": [{"rel": "dataflow", "urn": "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ECB:EXR(1.0)"}],
        "dimensions": {
            "series": [
                dimension("FREQ", "M"),
                dimension("CURRENCY", "USD", "RUB"),
                dimension("CURRENCY_DENOM", "EUR"),
                dimension("EXR_TYPE", "SP00"),
                dimension("EXR_SUFFIX", "A"),
            ],
            "observation": [dimension("TIME_PERIOD", "2015-01", "2015-02")],
        },
        "attributes": {"observation": [{"id": "UNIT_MULT", "values": [{"id": "0"}]}]},
    }
    data = {"series": {"0:1:0:0:0": {"observations": {"0": [72.15, 0], "1": [73.0, 0]}}}}
    message: dict[str, object] = {"header": {"id": "x"}, "dataSets": [data], "structure": structure}
    if version == 2:
        message = {"meta": {}, "data": {"dataSets": [data], "structures": [structure]}}
    assert picked(
        rows_of(tmp_path / "m.json", json.dumps(message)), "currency", "against", "period", "value", "step"
    ) == [
        ("EUR", "RUB", "2015-01", 72.15, 0.01),
        ("EUR", "RUB", "2015-02", 73.0, 0.1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("IMF.STA:IMTS", "IMF.STA:CPI", "the dataflow CPI is unknown; known are DS-045409 (Eurostat Comext"),
        ("COUNTERPART_COUNTRY", "COUNTERPART", "row 2: 'COUNTERPART' is no dimension or attribute of IMF IMTS"),
        ("KAZ,XG_FOB_USD,BLR", "KAZ,XG_FOB_EUR,BLR", "row 2: the measure 'XG_FOB_EUR' is unknown"),
        ("KAZ,XG_FOB_USD,BLR", "KAZ,XG_FOB_USD,BRL", "row 2: the partner 'BRL' is no country or group"),
        ("KAZ,MG_CIF_USD", "KZ,MG_CIF_USD", "row 3: the reporter 'KZ' is no country or group"),
        ("57000000.5", "-1", "row 2: -1 is below nothing"),
        ("57000000.5", "many", "row 2: 'many' times ten to '' is no number"),
        ("A,2015,57", "A,15,57", "row 2: '15' is no period"),
        ("A,2015,57", "X,2015,57", "row 2: the frequency 'X' is unknown"),
        ("KAZ,MG_FOB_USD", "KAZ,MG_CIF_USD", "row 4: KAZ BLR M TOTAL 2015 is there twice, first at imts.csv, row 3"),
        ("57000000.5,6", "57000000.5", "row 2: it has 7 fields, the heading 8"),
        ("FREQUENCY,TIME", "TIME_PERIOD,TIME", "row 1: two columns have one name"),
        ("IMF.STA:IMTS(1.0.0),KAZ,TBG", "IMF.STA:WEO(9.0),KAZ,TBG", "it mixes dataflows (IMF.STA:IMTS(1.0.0), IMF"),
    ],
)
def test_a_fault_is_told_with_its_row(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in IMTS
    with pytest.raises(StatisticsError, match=re.escape(said)) as caught:
        rows_of(tmp_path / "imts.csv", IMTS.replace(old, new, 1) if "mixes" in said else IMTS.replace(old, new))
    assert str(caught.value).startswith("imts.csv")
    assert "\n" not in str(caught.value)


def test_a_weight_without_its_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="row 2: there is a quantity and no value"):
        rows_of(tmp_path / "comext.csv", "\n".join(COMEXT.splitlines()[:2]))


def test_values_that_are_taken_away_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="row 2: the action 'D' takes values away"):
        rows_of(tmp_path / "wdi.csv", WDI.replace(",I,A", ",D,A", 1))


def test_a_fixed_dimension_is_held_to(tmp_path: Path) -> None:
    heading = "DATAFLOW,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"
    text = f"{heading}\nECB:EXR(1.0),M,USD,EUR,SP00,E,2015-01,1.1\n"
    with pytest.raises(StatisticsError, match="row 2: EXR_SUFFIX is 'E'; of European Central Bank"):
        rows_of(tmp_path / "exr.csv", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]>' + ML, "it declares entities"),
        (ML[:700], "it is no SDMX message that can be read"),
        ("{", "it is no SDMX-JSON message"),
        ('{"data": {"structures": [], "dataSets": []}}', "it mixes several structures"),
        ('{"dataSets": 3, "structure": {"dimensions": {}}}', "it is no SDMX-JSON message"),
        ("[" * 5000, "row 1: it is not headed DATAFLOW"),
        ('{"a":' * 5000, "it is no SDMX-JSON message"),
        ("", "row 1: it is not headed DATAFLOW"),
    ],
)
def test_what_is_no_message_is_told_and_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    with pytest.raises(StatisticsError, match=re.escape(said)):
        rows_of(tmp_path / "m.xml", text)
    assert capsys.readouterr().out == ""


def test_profiles_are_whole() -> None:
    for profile in profiles():
        roles = set(profile.dimensions.values())
        wanted = {
            "flows": {"reporter", "partner", "period", "measure"},
            "rates": {"currency", "base", "period"},
            "indicators": {"country", "indicator", "period"},
        }
        assert wanted[profile.kind] <= roles
        assert profile.standing in ("book", "estimate")
        assert all(name == name.upper() for name in profile.dataflows)


@pytest.mark.parametrize(
    ("name", "source", "count"),
    [
        ("WITS/sample_trade_data.json", "wits-tradestats", 1),
        ("ECB_EXR/1/M.USD.EUR.SP00.A.xml", "ecb-exr", 252),
        ("ECB_EXR/ts.json", "ecb-exr", 4),
        ("v3/json/data/exr-flat.json", "ecb-exr", 4),
    ],
)
def test_real_messages(shared: Path, name: str, source: str, count: int) -> None:
    path = shared / "data" / "api" / "sdmx" / name
    if not path.is_file():
        pytest.skip("needs the SDMX specimens beside the project")
    found = open_sdmx(path, vintage="2024-01-01")
    rows = [row for batch in found.batches for row in batch.to_pylist()]
    assert (found.provenance.source, len(rows)) == (source, count)
    if source == "wits-tradestats":
        assert rows[0]["value"] == 2_407_390_189_460.0
