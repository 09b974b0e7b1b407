import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sources.statistics.comtrade.server import (
    KEY,
    Comtrade,
    cut,
    cut_unseen,
    known_partners,
    record,
    refuse,
    running,
    trickle,
)
from tests.sources.statistics.comtrade.tables import rows_of

from comity.errors import ComityError, FetchError, OutputError, RetriableFetchError, StatisticsError
from comity.sources.statistics.comtrade import service as room
from comity.sources.statistics.comtrade.pull import evidence, pull, unfinished
from comity.sources.statistics.comtrade.request import Request
from comity.sources.statistics.comtrade.service import Quota, Service

VINTAGE = "2026-03-01"
PAIR = Request(("KAZ",), ("BLR",), ("2014", "2015"), ("AG2",))
ALL_PARTNERS = Request(("KAZ",), (), ("2015",), ("AG2", "TOTAL"))


@dataclass
class Naps:
    """In place of sleeping."""

    taken: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


@pytest.fixture
def world() -> Iterator[Comtrade]:
    with running(Comtrade()) as found:
        yield found


@pytest.fixture
def naps() -> Naps:
    return Naps()


def reach(world: Comtrade, naps: Naps, **other: Any) -> Service:
    return replace(Service(base=world.base, sleep=naps, timeout_seconds=5.0), **other)


def test_a_pair_without_a_key(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    loading = pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE, progress=lambda *step: seen.append(step))
    rows = rows_of(loading)
    assert len(rows) == loading.expected == 2 * 2 * 98
    assert [row["row"] for row in rows] == list(range(1, len(rows) + 1))
    assert {(row["reporter"], row["partner"], row["transport"]) for row in rows} == {("KAZ", "BLR", "0")}
    expected = record(2015, 398, 112, "M", "27")
    found = next(row for row in rows if (row["year"], row["flow"], row["commodity"]) == (2015, "M", "27"))
    assert (found["value"], found["cif"], found["unit"]) == (expected["primaryValue"], expected["cifvalue"], "kg")
    assert len(world.asked) == 2
    assert all("partner2Code=0&customsCode=C00&motCode=0&" in path for path in world.asked)
    assert all("/public/v1/preview/C/A/HS?" in path for path in world.asked)
    assert [step[:2] for step in seen] == [(1, 2), (2, 2)]
    assert seen[0][2] == "2014 X+M 398-112 AG2"


def test_with_a_key(world: Comtrade, naps: Naps, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        service = reach(world, naps, key=KEY)
        loading = pull(PAIR, tmp_path, service, vintage=VINTAGE)
        keyless = rows_of(pull(PAIR, tmp_path / "other", reach(world, naps), vintage=VINTAGE))
        rows = rows_of(loading)
    assert sorted(map(values, rows)) == sorted(map(values, keyless))
    assert world.asked[0].startswith("/data/v1/get/C/A/HS?")
    assert len(world.asked) == 3
    assert world.headers[0]["ocp-apim-subscription-key"] == KEY
    assert "ocp-apim-subscription-key" not in world.headers[1]
    kept = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
    for text in (repr(service), repr(loading.provenance), caplog.text, *world.asked, kept.decode("latin-1")):
        assert KEY not in text


def values(row: dict[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}={row[name]}" for name in sorted(row) if name != "row")


def test_a_key_that_is_refused_is_not_shown(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="the key is refused") as caught:
        pull(PAIR, tmp_path, reach(world, naps, key="wrong-" + KEY), vintage=VINTAGE)
    assert KEY not in str(caught.value)
    assert naps.taken == []


@pytest.mark.parametrize("key", ["two words", "line\n", "ключ", "\x00"])
def test_a_key_that_is_no_key_is_not_shown_either(world: Comtrade, naps: Naps, tmp_path: Path, key: str) -> None:
    with pytest.raises(FetchError, match="copy it into the settings again") as caught:
        pull(PAIR, tmp_path, reach(world, naps, key=key), vintage=VINTAGE)
    assert key not in str(caught.value)
    assert world.asked == []


def test_an_unflagged_truncation_is_split_until_all_is_there(tmp_path: Path, naps: Naps) -> None:
    with running(Comtrade(partners=known_partners()[:120])) as world:
        notes: list[str] = []
        request = Request(("KAZ",), (), ("2015",), ("TOTAL",))
        rows = rows_of(pull(request, tmp_path / "a", reach(world, naps), vintage=VINTAGE, notes=notes))
        assert len(world.asked) == 1
        assert len(rows) == 2 * (120 - (398 in world.partners))
    with running(Comtrade()) as world:
        rows = rows_of(pull(ALL_PARTNERS, tmp_path / "b", reach(world, naps), vintage=VINTAGE))
        # Partners but the reporter itself, two flows, chapters and the total.
        assert len(rows) == 5 * 2 * 99
        assert len({values(row) for row in rows}) == len(rows)
        assert max(len(path) for path in world.asked) < 4000
        again = len(world.asked)
        rows_of(pull(ALL_PARTNERS, tmp_path / "b", reach(world, naps), vintage=VINTAGE))
        assert len(world.asked) == again


def test_headings_of_one_pair_exceed_a_preview_and_come_by_lists_of_codes(
    world: Comtrade, naps: Naps, tmp_path: Path
) -> None:
    request = Request(("KAZ",), ("BLR",), ("2015",), ("AG4",), ("X",))
    rows = rows_of(pull(request, tmp_path, reach(world, naps), vintage=VINTAGE))
    assert {row["commodity"] for row in rows} == {code for code in world.commodities if len(code) == 4}
    assert len(rows) == len(world.commodities) - 99


def test_the_same_answers_give_the_same_rows(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    loadings = [pull(ALL_PARTNERS, tmp_path / name, reach(world, naps), vintage=VINTAGE) for name in ("a", "b")]
    assert loadings[0].provenance == loadings[1].provenance
    assert rows_of(loadings[0]) == rows_of(loadings[1])


def test_busy_and_broken_servers_are_tried_again(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    world.faults = {
        1: refuse(429, "Rate limit is exceeded. Try again in 7 seconds.", Retry_After="7"),
        2: refuse(500),
        3: refuse(503, Retry_After="Sun, 01 Mar 2026 12:00:30 GMT"),
        4: cut,
        6: cut_unseen,
        7: trickle,
    }
    service = reach(world, naps, now=lambda: datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC))
    rows = rows_of(pull(PAIR, tmp_path, service, vintage=VINTAGE))
    assert len(rows) == 392
    assert naps.taken == [7.0, 2.0, 30.0, 8.0, 1.0]
    assert len(world.asked) == 7


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (refuse(500), RetriableFetchError, "answered 500 .*tried 3 times"),
        (refuse(429, "Rate limit is exceeded."), RetriableFetchError, "answered 429"),
        (refuse(429, Retry_After="86400"), Quota, "wait 86,400 s"),
        (refuse(403, "Out of call volume quota. Quota will be replenished in 05:22:11."), Quota, "in 05:22:11"),
        (refuse(403, "Out of call volume quota."), Quota, "tomorrow"),
        (refuse(400, "bad cmdCode"), FetchError, "bad cmdCode.*mend the request"),
        (refuse(302, Location="http://127.0.0.1:9/"), FetchError, "answered 302"),
        (refuse(404), FetchError, "check the base address"),
        (cut, RetriableFetchError, "no connection|cannot be read"),
        (cut_unseen, StatisticsError, "no whole JSON.*3 times"),
    ],
)
def test_a_server_that_stays_so_is_named(
    world: Comtrade, naps: Naps, tmp_path: Path, fault: Any, error: type[ComityError], words: str
) -> None:
    world.faults = dict.fromkeys(range(1, 50), fault)
    with pytest.raises(error, match=words) as caught:
        pull(PAIR, tmp_path, reach(world, naps, key=KEY, attempts=3), vintage=VINTAGE)
    assert world.base in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(world.asked) <= 9
    world.faults = {}
    assert len(rows_of(pull(PAIR, tmp_path, reach(world, naps, key=KEY), vintage=VINTAGE))) == 392


def test_no_server_at_all(naps: Naps, tmp_path: Path) -> None:
    with running(Comtrade()) as gone:
        pass
    with pytest.raises(RetriableFetchError, match="no connection"):
        pull(PAIR, tmp_path, reach(gone, naps), vintage=VINTAGE)
    with pytest.raises(FetchError, match="check the base address"):
        pull(PAIR, tmp_path, reach(gone, naps, base="file:///etc"), vintage=VINTAGE)


def test_a_body_that_never_ends_is_given_up(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    ticks = iter(range(0, 10**6, 20))
    world.faults = dict.fromkeys(range(1, 50), trickle)
    with pytest.raises(RetriableFetchError, match="sends too slowly"):
        pull(PAIR, tmp_path, reach(world, naps, clock=lambda: float(next(ticks))), vintage=VINTAGE)


def test_a_body_beyond_measure_is_refused(
    world: Comtrade, naps: Naps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "LARGEST_ANSWER", 10_000)
    with pytest.raises(FetchError, match="more than 10,000 bytes"):
        pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE)


def test_the_days_calls_are_counted_and_kept_answers_cost_none(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    request = replace(PAIR, periods=("2011", "2012", "2013", "2014", "2015"))
    service = reach(world, naps, calls_a_day=3)
    with pytest.raises(Quota, match=r"3 calls of 2026-03-01 are used; 3 of 5 known calls .*00:00 UTC"):
        pull(request, tmp_path, service, vintage=VINTAGE)
    assert unfinished(request, tmp_path) == unfinished(request, tmp_path, since=VINTAGE) == VINTAGE
    assert unfinished(request, tmp_path, since="2026-03-02") == ""
    with pytest.raises(Quota):
        pull(request, tmp_path, service, vintage=VINTAGE)
    assert len(world.asked) == 3
    loading = pull(request, tmp_path, service, vintage=VINTAGE, today="2026-03-02")
    assert len(world.asked) == 5
    assert len(rows_of(loading)) == 5 * 196
    assert unfinished(request, tmp_path) == ""
    # A later vintage is another state of the source: nothing of the earlier one is used for it.
    pull(request, tmp_path, reach(world, naps), vintage="2026-04-01")
    assert len(world.asked) == 10


def test_no_rows_at_all_may_be_a_parameter(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    request = replace(PAIR, periods=("2009",))
    with pytest.raises(StatisticsError, match="no data, or a parameter Comtrade does not know"):
        pull(request, tmp_path, reach(world, naps), vintage=VINTAGE)


def test_who_has_no_rows_is_told(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    notes: list[str] = []
    request = Request(("KAZ", "ARM"), ("BLR",), ("2009", "2015", "2015-02"))
    rows = rows_of(pull(request, tmp_path, reach(world, naps), vintage=VINTAGE, notes=notes))
    assert {row["period"] for row in rows} == {"2015", "2015-02"}
    assert [note.partition(":")[0] for note in notes] == ["KAZ 2009", "ARM 2009", "ARM 2015", "ARM 2015-02"]


def other(index: int, **change: object) -> Any:
    """A lie: one record is other than it should be."""

    def lie(envelope: dict[str, Any]) -> dict[str, Any]:
        data = list(envelope["data"])
        data[index] = data[index] | change
        return envelope | {"data": data}

    return lie


@pytest.mark.parametrize(
    ("lie", "words"),
    [
        (lambda e: e | {"count": 500}, "says 500 rows and holds 196"),
        (lambda e: e | {"error": "sorry"}, "'sorry'"),
        (lambda e: {"data": e["data"]}, "no count"),
        (lambda e: e | {"data": [*e["data"], e["data"][3]], "count": 197}, "row 197: the same as row 4"),
        (other(5, reporterCode=112), "row 6: reporter 112 was not asked for"),
        (other(5, partnerCode=643), "row 6: partner 643 was not asked for"),
        (other(5, flowCode="RX"), "row 6: flow RX was not asked for"),
        (other(5, period="2013", refYear=2013), "row 6: period 2013 was not asked for"),
        (other(5, cmdCode="TOTAL", aggrLevel=0), "row 6: commodity TOTAL was not asked for"),
        (other(5, classificationCode="S3", cmdCode="03", aggrLevel=2), "row 6: S3 was not asked for"),
        (other(5, motCode=2100), "row 6: transport 2100 was not asked for"),
        (other(5, customsCode="C04"), "row 6: customs C04 was not asked for"),
        (other(5, partner2Code=643), "row 6: partner2 643 was not asked for"),
        (other(5, flowCode="QQ"), "row 6: unknown flow 'QQ'"),
        (other(5, primaryValue=None), "row 6: no value"),
        (other(5, primaryValue=-4.0), "row 6: value -4.0 cannot be"),
        (other(5, surprise=1), "row 6: other fields"),
    ],
)
def test_a_server_that_lies_leaves_nothing(world: Comtrade, naps: Naps, tmp_path: Path, lie: Any, words: str) -> None:
    world.lie = lie
    with pytest.raises(StatisticsError, match=words) as caught:
        pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE)
    assert str(caught.value).startswith(f"{world.base}/public/v1/preview/C/A/HS?")
    assert list(tmp_path.rglob("*.json*")) == []
    world.lie = None
    assert len(rows_of(pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE))) == 392


def test_a_kept_answer_that_was_cut_or_changed_is_asked_for_again(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    whole = rows_of(pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE))
    kept = sorted(path for path in tmp_path.rglob("*.json*") if path.name != "manifest.json")
    for path in kept:
        good = path.read_bytes()
        for bad in (good[: len(good) // 2], b"", bytes([*good[:-1], good[-1] ^ 1])):
            path.write_bytes(bad)
            assert rows_of(pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE)) == whole
            assert path.read_bytes() == good


def test_a_kept_answer_lost_between_pull_and_reading_is_told(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    loading = pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE)
    for path in (tmp_path / "raw").iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(StatisticsError, match="no longer whole; run the same pull again"):
        list(loading.batches)


def test_a_day_that_is_none(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match=r"\.\./up: no day"):
        pull(PAIR, tmp_path, reach(world, naps), vintage="../up")


def test_the_manifest_names_every_answer_by_its_digest(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    loading = pull(PAIR, tmp_path, reach(world, naps), vintage=VINTAGE)
    (manifest,) = tmp_path.rglob("manifest.json")
    listed = json.loads(manifest.read_bytes())
    assert [entry["rows"] for entry in listed] == [196, 196]
    names = {path.name.partition(".")[0] for path in (tmp_path / "raw").iterdir()}
    assert names == {entry["digest"] for entry in listed} | {loading.provenance.digest}


def test_a_row_leads_to_the_record_it_was_read_from(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    loading = pull(ALL_PARTNERS, tmp_path, reach(world, naps), vintage=VINTAGE)
    for row in rows_of(loading)[::97]:
        number = row["row"]
        assert isinstance(number, int)
        line, found = evidence(tmp_path, loading.provenance.digest, number)
        assert (found["cmdCode"], found["flowCode"], found["primaryValue"]) == (
            row["commodity"],
            row["flow"],
            row["value"],
        )
        assert f"flowCode={found['flowCode']}&" in line or "flowCode=X,M&" in line
    for digest, number in ((loading.provenance.digest, 0), (loading.provenance.digest, 10**6), ("0" * 64, 1)):
        with pytest.raises(StatisticsError, match="run the same pull again"):
            evidence(tmp_path, digest, number)


def test_a_place_that_cannot_be_written(world: Comtrade, naps: Naps, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be kept"):
        pull(PAIR, tmp_path / "file", reach(world, naps), vintage=VINTAGE)
