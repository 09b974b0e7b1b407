import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.statistics.comtrade.server import record
from tests.sources.statistics.comtrade.tables import (
    LEGACY_COLUMNS,
    LEGACY_ROW,
    V1_COLUMNS,
    V1_ROW,
    bulk,
    legacy,
    rows_of,
    table,
)

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade import delimited, files
from comity.sources.statistics.comtrade.areas import areas
from comity.sources.statistics.comtrade.codes import of_level
from comity.sources.statistics.schema import schema_of

VINTAGE = "2026-03-01"


def test_a_bulk_file(tmp_path: Path) -> None:
    path = bulk(tmp_path / "bulk.txt.gz", {}, {"flowCode": "M", "partnerCode": "0", "cifValue": "7", "fobValue": ""})
    loading = files.load_bulk(path, VINTAGE)
    assert (loading.provenance.source, loading.provenance.standing) == ("comtrade", "book")
    assert loading.provenance.origin == "bulk.txt.gz"
    assert loading.provenance.vintage == VINTAGE
    batches = list(loading.batches)
    assert [batch.schema for batch in batches] == [schema_of("flows")]
    first, second = batches[0].to_pylist()
    assert first == {
        "year": 2015,
        "period": "2015",
        "reporter": "KAZ",
        "partner": "BLR",
        "partner_is_group": False,
        "flow": "X",
        "classification": "H4",
        "commodity": "8703",
        "value": 2500000.5,
        "currency": "USD",
        "step": None,
        "cif": None,
        "fob": 2500000.5,
        "net_weight": 15000.0,
        "quantity": 12.0,
        "unit": "items",
        "partner2": "WLD",
        "customs": "C00",
        "transport": "0",
        "row": 1,
    }
    assert (second["partner"], second["partner_is_group"], second["cif"], second["fob"]) == ("WLD", True, 7.0, None)


def test_a_month(tmp_path: Path) -> None:
    month = {"freqCode": "M", "refMonth": "3", "period": "201503"}
    (row,) = rows_of(files.load_bulk(bulk(tmp_path / "bulk.tsv", month), VINTAGE))
    assert (row["period"], row["year"]) == ("2015-03", 2015)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"flowCode": "Z"}, "unknown flow 'Z'"),
        ({"flowCode": ""}, "unknown flow ''"),
        ({"reporterCode": "999"}, "unknown reporter 999"),
        ({"reporterCode": "-5"}, "unknown reporter -5"),
        ({"partnerCode": "1234"}, "unknown partner 1234"),
        ({"partnerCode": ""}, "no partner"),
        ({"partner2Code": "998"}, "unknown partner 998"),
        ({"classificationCode": "H9"}, "unknown classification 'H9'"),
        ({"classificationCode": "EB02"}, "is of services"),
        ({"typeCode": "S"}, "only goods"),
        ({"cmdCode": "703"}, "commodity '703' is no code of H4"),
        ({"cmdCode": ""}, "commodity '' is no code"),
        ({"classificationCode": "S3"}, "commodity '8703' is no code of S3"),
        ({"qtyUnitCode": "77"}, "unknown unit of quantity 77"),
        ({"motCode": "5"}, "unknown mode of transport 5"),
        ({"customsCode": "C99"}, "unknown customs procedure 'C99'"),
        ({"primaryValue": ""}, "no value"),
        ({"primaryValue": "-1"}, "value -1.0 cannot be"),
        ({"primaryValue": "inf"}, "value inf cannot be"),
        ({"primaryValue": "nan"}, "no value"),
        ({"netWgt": "nan"}, "no weight"),
        ({"primaryValue": "1,5"}, "primaryValue cannot be '1,5'"),
        ({"reporterCode": "KAZ"}, "reporterCode cannot be 'KAZ'"),
        ({"refYear": "2014"}, "year 2014 does not fit"),
        ({"refMonth": "3"}, "month 3 does not fit"),
        ({"freqCode": "M"}, "not of the row's frequency"),
        ({"freqCode": "Q"}, "frequency 'Q'"),
        ({"period": "201513"}, "unknown period 201513"),
        ({"period": "15"}, "unknown period 15"),
        ({"isAggregate": "Tru"}, "isAggregate cannot be 'Tru'"),
    ],
)
def test_what_is_off_is_named_with_its_row_and_a_remedy(tmp_path: Path, change: dict[str, str], words: str) -> None:
    path = bulk(tmp_path / "bulk.tsv", {}, {}, change, {})
    with pytest.raises(StatisticsError) as caught:
        list(files.load_bulk(path, VINTAGE).batches)
    message = str(caught.value)
    assert words in message
    assert message.startswith(f"{path}: row 3: ")
    assert "\n" not in message
    assert ";" in message


def test_rows_are_counted_on_through_the_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK", 4096)
    changes: list[dict[str, str]] = [{"primaryValue": str(number)} for number in range(1, 301)]
    path = bulk(tmp_path / "bulk.tsv.gz", *changes)
    loading = files.load_bulk(path, VINTAGE)
    rows = rows_of(loading)
    assert [row["row"] for row in rows] == list(range(1, 301))
    assert [row["value"] for row in rows] == [float(number) for number in range(1, 301)]
    for change, words in (({"flowCode": "Z"}, "row 271: unknown flow"), ({"qty": "many"}, "row 271: qty cannot be")):
        changes[270] = change
        with pytest.raises(StatisticsError, match=words):
            list(files.load_bulk(bulk(tmp_path / "bulk.tsv.gz", *changes), VINTAGE).batches)


def test_what_is_a_part_of_another_row_is_left_out_and_told(tmp_path: Path) -> None:
    path = bulk(
        tmp_path / "bulk.tsv",
        {},
        {"flowCode": "DX"},
        {"flowCode": "MIP"},
        {"flowCode": "RX"},
        {"motCode": "2100"},
        {"customsCode": "C05"},
        {"partner2Code": "643"},
        {"flowCode": "DX", "motCode": "2100"},
    )
    notes: list[str] = []
    rows = rows_of(files.load_bulk(path, VINTAGE, details=False, notes=notes))
    assert [(row["row"], row["flow"]) for row in rows] == [(1, "X"), (4, "RX")]
    assert [note.removeprefix(f"{path}: ") for note in notes] == [
        "3 rows left out: a breakdown by second partner, customs procedure or mode of transport is a part of its row",
        "2 rows left out: domestic exports (DX) are a part of exports",
        "1 rows left out: imports for inward processing (MIP) are a part of imports",
    ]
    kept = rows_of(files.load_bulk(path, VINTAGE))
    assert [row["row"] for row in kept] == [1, 4, 5, 6, 7]
    assert [(row["partner2"], row["customs"], row["transport"]) for row in kept[2:]] == [
        ("WLD", "C00", "2100"),
        ("WLD", "C05", "0"),
        ("RUS", "C00", "0"),
    ]


def test_no_measurement_is_no_zero(tmp_path: Path) -> None:
    path = bulk(
        tmp_path / "bulk.tsv",
        {"qty": "0", "netWgt": "0", "cifValue": "0"},
        {"qtyUnitCode": "-1", "qty": "5"},
        {"primaryValue": "0", "netWgt": "0"},
    )
    first, second, third = rows_of(files.load_bulk(path, VINTAGE))
    assert (first["quantity"], first["net_weight"], first["cif"]) == (None, None, None)
    assert (second["quantity"], second["unit"]) == (None, None)
    assert (third["value"], third["net_weight"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ([*V1_COLUMNS, "surprise"], "unknown column 'surprise'"),
        ([*V1_COLUMNS, "PERIOD"], "'PERIOD' stands there twice"),
        ([name for name in V1_COLUMNS if name != "cmdCode"], "no column cmdcode"),
    ],
)
def test_a_heading_that_is_off_is_said_at_once(tmp_path: Path, columns: list[str], words: str) -> None:
    path = table(tmp_path / "bulk.tsv", columns, [V1_ROW | {"surprise": "1", "PERIOD": "2015"}])
    with pytest.raises(StatisticsError, match=words):
        files.load_bulk(path, VINTAGE)


def test_a_file_cut_anywhere_is_noticed_or_whole(tmp_path: Path) -> None:
    whole = bulk(tmp_path / "bulk.tsv", {}, {"primaryValue": "12345.5"}).read_bytes()
    for end in range(whole.index(b"\n") + 1, len(whole)):
        path = tmp_path / "cut.tsv"
        path.write_bytes(whole[:end])
        try:
            rows = rows_of(files.load_bulk(path, VINTAGE))
        except StatisticsError:
            continue
        # Only at the end of a row is what remains a whole file.
        assert whole[:end].rstrip(b"\n").endswith(b"False"), whole[:end][-20:]
        assert len(rows) == whole[:end].rstrip(b"\n").count(b"\n")


def test_a_gzipped_file_cut_anywhere_is_noticed(tmp_path: Path) -> None:
    data = bulk(tmp_path / "bulk.tsv.gz", *({"primaryValue": str(n * 7919 % 1009)} for n in range(200))).read_bytes()
    for end in range(0, len(data), 37):
        path = tmp_path / "cut.tsv.gz"
        path.write_bytes(data[:end])
        with pytest.raises(StatisticsError, match=r"cut\.tsv\.gz"):
            list(files.load_bulk(path, VINTAGE).batches)


@pytest.mark.parametrize("content", [b"", b"\n", b"\x00\xff" * 50, b"a,b\n1,2\n", b"{", b"\x1f\x8b\x08"])
def test_what_is_no_file_of_comtrade(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(content)
    assert files.sniff(path) == ""
    for load in (files.load_bulk, files.load_legacy, files.load_json, files.load):
        with pytest.raises(StatisticsError, match=r"some\.file"):
            list(load(path, VINTAGE).batches)
    with pytest.raises(StatisticsError, match="check the name"):
        files.load_bulk(tmp_path / "nothing", VINTAGE)


def test_a_heading_without_rows(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="no rows"):
        list(files.load_bulk(bulk(tmp_path / "bulk.tsv"), VINTAGE).batches)


def test_a_file_changed_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK", 4096)
    path = bulk(tmp_path / "bulk.tsv", *({} for _ in range(200)))
    loading = files.load_bulk(path, VINTAGE)
    next(loading.batches)
    with path.open("ab") as stream:
        stream.write(b"\n")
    with pytest.raises(StatisticsError):
        list(loading.batches)


def test_a_csv_of_the_former_service(tmp_path: Path) -> None:
    path = legacy(tmp_path / "legacy.csv", {}, {"Trade Flow Code": "1", "Period": "201403", "Qty Unit Code": "1"})
    assert files.sniff(path) == "legacy"
    first, second = rows_of(files.load(path, VINTAGE))
    assert (first["reporter"], first["partner"], first["flow"], first["commodity"]) == ("KAZ", "ITA", "X", "1001")
    assert (first["value"], first["step"], first["quantity"], first["unit"]) == (900000.0, 1.0, 4000.0, "kg")
    assert (second["flow"], second["period"], second["unit"], second["quantity"]) == ("M", "2014-03", None, None)
    for change, words in (
        ({"Trade Flow Code": "5"}, "row 2: unknown flow '5'"),
        ({"Aggregate Level": "6"}, "row 2: commodity '1001' is not of the row's aggregation level"),
        ({"Year": "2013"}, "row 2: year 2013"),
    ):
        with pytest.raises(StatisticsError, match=words):
            list(files.load_legacy(legacy(path, {}, change), VINTAGE).batches)


def test_the_shorter_csv_of_the_former_bulk_files(tmp_path: Path) -> None:
    longer = ("2nd", "Cust", "Mode", "Alt", "Gross", "CIF", "FOB")
    columns = [name for name in LEGACY_COLUMNS if not name.startswith(longer)]
    assert len(columns) == 22
    path = table(tmp_path / "former.csv.gz", columns, [LEGACY_ROW], ",")
    assert files.sniff(path) == "legacy"
    (row,) = rows_of(files.load(path, VINTAGE))
    assert (row["partner2"], row["customs"], row["transport"], row["cif"]) == ("WLD", "C00", "0", None)


def answer(tmp_path: Path, *records: dict[str, object], **envelope: object) -> Path:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"elapsedTime": "0", "count": len(records), "data": records, "error": ""} | envelope))
    return path


def test_a_saved_answer(tmp_path: Path) -> None:
    path = answer(tmp_path, record(2015, 398, 112, "X", "01"), record(2015, 398, 0, "M", "TOTAL"))
    assert files.sniff(path) == "json"
    first, second = rows_of(files.load(path, VINTAGE))
    assert (first["commodity"], first["unit"], first["fob"]) == ("01", "kg", first["value"])
    assert (second["commodity"], second["partner"], second["row"]) == ("TOTAL", "WLD", 2)
    packed = tmp_path / "answer.json.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert rows_of(files.load(packed, VINTAGE)) == [first, second]


@pytest.mark.parametrize(
    ("change", "envelope", "words"),
    [
        ({"primaryValue": "5"}, {}, "row 2: primaryValue must be a number, not '5'"),
        ({"primaryValue": True}, {}, "row 2: primaryValue must be a number"),
        ({"reporterCode": 398.0}, {}, "row 2: reporterCode must be a whole number"),
        ({"reporterCode": 10**9 * 5}, {}, "reporterCode is too large"),
        ({"cmdCode": ["01"]}, {}, "row 2: cmdCode must be a text"),
        ({"extra": 1}, {}, "row 2: other fields than row 1 .extra."),
        ({"aggrLevel": 2}, {}, "row 2: commodity '0101' is not of the row's aggregation level"),
        ({}, {"count": 3}, "says 3 rows and holds 2"),
        ({}, {"count": "2"}, "says '2' rows"),
        ({}, {"error": "down for repairs"}, "Comtrade answers 'down for repairs'"),
        ({}, {"surprise": 1}, "unknown surprise"),
        ({}, {"data": {"a": 1}}, "no list of objects"),
        ({}, {"data": [], "count": 0}, "no data, or the request had a parameter"),
    ],
)
def test_an_answer_that_is_off(
    tmp_path: Path, change: dict[str, object], envelope: dict[str, object], words: str
) -> None:
    path = answer(tmp_path, record(2015, 398, 112, "X", "01"), record(2015, 398, 112, "X", "0101") | change, **envelope)
    with pytest.raises(StatisticsError, match=words):
        list(files.load_json(path, VINTAGE).batches)


@pytest.mark.parametrize("text", ['{"count": 1, "data": [', "[]", '{"count": NaN, "data": []}', "[" * 200_000])
def test_an_answer_that_is_no_answer(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(text)
    with pytest.raises(StatisticsError, match=r"answer\.json"):
        files.load_json(path, VINTAGE)


def test_specimens_of_the_service(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "api" / "comtrade"
    rows = rows_of(files.load(folder / "v1_get_C_A_HS_CHN_total_2010.json", VINTAGE))
    assert [(row["flow"], row["partner"], row["value"]) for row in rows] == [
        ("M", "ARG", 6804128143.0),
        ("M", "DEU", 74251272075.0),
        ("X", "ARG", 6115764185.0),
        ("X", "DEU", 68047133397.0),
    ]
    with pytest.raises(StatisticsError, match="no data, or"):
        files.load(folder / "v1_get_S_A_EB.json", VINTAGE)
    former = folder / "legacy_api_get_success_2015.json"
    # It was shortened by hand: 2 of 360 rows.
    with pytest.raises(StatisticsError, match="says 360 rows and holds 2"):
        files.load(former, VINTAGE)
    mended = json.loads(former.read_text())
    mended["validation"]["count"]["value"] = 2
    path = tmp_path / "former.json"
    path.write_text(json.dumps(mended))
    assert files.sniff(path) == "legacy-json"
    assert [
        (row["reporter"], row["flow"], row["value"], row["unit"]) for row in rows_of(files.load(path, VINTAGE))
    ] == [
        ("ALB", "M", 5229972238.0, None),
        ("ALB", "X", 2430723644.0, None),
    ]


amounts = st.floats(min_value=0.001, max_value=1e13, allow_nan=False).map(repr)
a_row = st.fixed_dictionaries(
    {
        "reporterCode": st.sampled_from([code for code, area in areas().items() if "r" in area.roles]).map(str),
        "partnerCode": st.sampled_from(list(areas())).map(str),
        "flowCode": st.sampled_from(["X", "M", "RX", "RM"]),
        "cmdCode": st.sampled_from(["TOTAL", *of_level("HS", "AG2"), *of_level("HS", "AG6")]),
        "primaryValue": amounts,
        "netWgt": st.one_of(st.just(""), amounts),
        "cifValue": st.one_of(st.just(""), amounts),
    }
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(a_row, min_size=1, max_size=60), block=st.sampled_from([4096, 1 << 20]))
def test_what_is_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: list[dict[str, str]], block: int
) -> None:
    monkeypatch.setattr(delimited, "BLOCK", block)
    rows = rows_of(files.load_bulk(bulk(tmp_path / "bulk.tsv", *drawn), VINTAGE))
    assert len(rows) == len(drawn)
    for row, source in zip(rows, drawn, strict=True):
        assert row["reporter"] == areas()[int(source["reporterCode"])].comity
        assert row["partner"] == areas()[int(source["partnerCode"])].comity
        assert (row["flow"], row["commodity"]) == (source["flowCode"], source["cmdCode"])
        for name, column in (("value", "primaryValue"), ("net_weight", "netWgt"), ("cif", "cifValue")):
            assert row[name] == (float(source[column]) if source[column] else None)
    assert all(b["row"] == a["row"] + 1 for a, b in pairwise(rows))  # type: ignore[operator]
