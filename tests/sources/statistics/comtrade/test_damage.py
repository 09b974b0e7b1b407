"""Whatever happens to a file's bytes: it is read, or refused as a StatisticsError of one line; never anything else."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.statistics.comtrade.server import record
from tests.sources.statistics.comtrade.tables import bulk, legacy

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade import files
from comity.sources.statistics.schema import Loading

quietly = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
puts = st.one_of(st.binary(max_size=6), st.sampled_from([b"\t", b'"', b"\n"]))
damage = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 6), puts),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, how: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, put in how:
        start = int(place * len(data))
        data = data[:start] + put + data[start + length :]
    return data


def refusal(path: Path, load: Callable[[Path, str], Loading]) -> str:
    """What is said of a file, or nothing where it is read."""
    try:
        for batch in load(path, "2026-03-01").batches:
            batch.validate(full=True)
    except StatisticsError as error:
        return str(error)
    return ""


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for load in (files.load, files.load_bulk, files.load_legacy, files.load_json):
        said = refusal(path, load)
        assert "\n" not in said
        assert not said or said.startswith((str(path), path.name))


@quietly
@given(how=damage, packed=st.booleans())
def test_a_bulk_file(tmp_path: Path, how: list[tuple[float, int, bytes]], packed: bool) -> None:
    data = bulk(tmp_path / "whole.tsv", {}, {"flowCode": "M"}, {"cmdCode": "TOTAL"}).read_bytes()
    survives(tmp_path / "some.tsv", damaged(gzip.compress(data, mtime=0) if packed else data, how))


@quietly
@given(how=damage)
def test_a_csv_of_the_former_service(tmp_path: Path, how: list[tuple[float, int, bytes]]) -> None:
    survives(tmp_path / "some.csv", damaged(legacy(tmp_path / "whole.csv", {}, {}).read_bytes(), how))


@quietly
@given(how=damage)
def test_an_answer(tmp_path: Path, how: list[tuple[float, int, bytes]]) -> None:
    records = [record(2015, 398, 112, flow, "01") for flow in ("X", "M")]
    data = json.dumps({"elapsedTime": "0", "count": 2, "data": records, "error": ""}).encode()
    survives(tmp_path / "some.json", damaged(data, how))


@pytest.mark.parametrize(
    "text",
    [
        '{"count": 1, "elapsedTime": "0", "error": "", "data": [{}]}',
        '{"count": 1, "elapsedTime": "0", "error": "", "data": [1]}',
        '{"count": 0, "elapsedTime": "0", "error": "", "data": null}',
        '{"count": 1e400, "elapsedTime": "0", "error": "", "data": []}',
        '{"validation": null, "dataset": []}',
        '{"validation": {"status": []}, "dataset": []}',
        '{"validation": {"status": {"name": "Ok"}, "count": null}, "dataset": []}',
        '{"validation": {"status": {"name": "Ok"}, "count": {"value": 1}}, "dataset": [{}]}',
    ],
)
def test_an_envelope_out_of_shape(tmp_path: Path, text: str) -> None:
    survives(tmp_path / "some.json", text.encode())
