"""`comity stats`: from a file to both books beside each other."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Comity
from tests.sources.statistics.comtrade.server import KEY, Comtrade, running

from comity.cli.main import COMMANDS, command
from comity.cli.stats import GROUP
from comity.settings import Settings
from comity.workspace.session import Session
from comity.workspace.statistics.pull import Wanted, pull

LISTS = {
    "country_codes_V202401.csv": "country_code,country_name,country_iso2,country_iso3\n"
    "112,Belarus,BY,BLR\n398,Kazakhstan,KZ,KAZ\n643,Russia,RU,RUS\n",
    "product_codes_HS92_V202401.csv": "code,description\n010111,Horses\n870120,Tractors\n",
}
BACI = "t,i,j,k,v,q\n2015,112,398,870120,1500.5,90\n2015,112,398,010111,2.25,\n2015,398,112,870120,7.125,1\n"
YEAR = "BACI_HS92_Y2015_V202401.csv"


@pytest.fixture
def baci(here: Path) -> Path:
    folder = here / "baci"
    folder.mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / YEAR).write_text(BACI, encoding="utf-8")
    return folder


@pytest.fixture
def loaded(comity: Comity, baci: Path) -> Path:
    assert comity("stats", "load", "baci", "--warehouse", "w").code == 0
    return baci.parent / "w"


@pytest.fixture
def pulled(here: Path) -> Path:
    """Both books, from a server of our own."""
    session = Session(Settings(pair="BLR-KAZ", warehouse=str(here / "w")), None)
    with running(Comtrade()) as world:
        wanted = Wanted.parse("BLR-KAZ", "2014-2015", "2", monthly=False)
        loads = pull(session, wanted, today="2024-05-01", base=world.base)
    assert [item.new for item in loads.stored] == [True]
    return here / "w"


@pytest.mark.parametrize("shown", GROUP.commands, ids=lambda shown: shown.name)
def test_every_command_shows_an_example_of_itself_and_names_its_options(comity: Comity, shown: object) -> None:
    named = next(found for found in GROUP.commands if found is shown)
    page = comity(*named.name.split(), "--help")
    assert page.code == 0
    assert f"\n    comity {named.name}" in page.out.partition("examples:")[2]
    assert all((option.flags or (option.metavar,))[0] in named.usage for option in named.options)


def test_the_group_lists_its_commands(comity: Comity) -> None:
    asked, bare = comity("stats", "--help"), comity("stats")
    assert (asked.code, bare.code) == (0, 2)
    assert asked.out == bare.err
    listed = asked.out.partition("commands:")[2].partition("examples:")[0]
    assert [" ".join(line.split()[:2]) for line in listed.splitlines() if line.strip()] == [
        shown.name for shown in GROUP.commands
    ]
    assert command("stats") is GROUP
    assert "stats" in COMMANDS


def test_a_mistyped_second_word_is_told(comity: Comity) -> None:
    shown = comity("stats", "lod", "x.csv")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "did you mean load?" in shown.err


def test_a_file_is_loaded_once(comity: Comity, baci: Path) -> None:
    first = comity("stats", "load", f"baci/{YEAR}", "--warehouse", "w")
    assert first.code == 0
    assert first.out == f"{YEAR}: baci-hs92, flows, as of 2024-01-01: 3 rows stored\n"
    assert "warehouse: " in first.err
    again = comity("stats", "load", "baci", "--warehouse", "w")
    assert again.out == f"{YEAR}: baci-hs92, flows, as of 2024-01-01: is there already\n"
    assert [path.read_text(encoding="utf-8") for path in (baci.parent / "w" / "raw").glob("*/*")] == [BACI]


def test_a_file_without_a_date_is_of_today_and_that_is_told(comity: Comity, here: Path) -> None:
    (here / "eurofxref-hist.csv").write_text("Date,USD,\n2015-03-10,1.0738,\n", encoding="utf-8")
    today = datetime.now(UTC).date().isoformat()
    shown = comity("stats", "load", "eurofxref-hist.csv", "--warehouse", "w")
    assert shown.code == 0, shown.err
    assert f"vintage is today's, {today}" in shown.err
    given = comity("stats", "load", "eurofxref-hist.csv", "--vintage", "2015-03-11", "--warehouse", "w")
    assert "as of 2015-03-11: 1 row stored" in given.out
    assert comity("stats", "load", "eurofxref-hist.csv", "--vintage", "March").code == 2


@pytest.mark.parametrize("end", [b"2015,112,398,870120,15", b"2015,112,398,8701", b"2015,112,398\n", b"x,y\n"])
def test_a_truncated_file_leaves_nothing(comity: Comity, baci: Path, end: bytes) -> None:
    (baci / YEAR).write_bytes(BACI.encode() + end)
    shown = comity("stats", "load", f"baci/{YEAR}", "--warehouse", "w")
    assert (shown.code, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert YEAR in shown.err
    assert not list((baci.parent / "w").glob("loads/*/*"))
    assert not list((baci.parent / "w").glob("raw/*/*"))


def test_one_bad_file_does_not_stop_the_rest(comity: Comity, baci: Path) -> None:
    (baci.parent / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    shown = comity("stats", "load", "other.csv", f"baci/{YEAR}", "missing.csv", "--warehouse", "w")
    assert shown.code == 3
    assert "3 rows stored" in shown.out
    assert "other.csv" in shown.err
    assert "missing.csv" in shown.err
    alone = comity("stats", "load", "other.csv", "--warehouse", "w")
    assert (alone.code, alone.err.count("\n")) == (2, 1)


def test_what_is_there_is_listed(comity: Comity, loaded: Path) -> None:
    listed = json.loads(comity("stats", "list", "--warehouse", "w", "--format", "json").out)
    assert [(row["source"], row["standing"], row["rows"], row["first_year"]) for row in listed] == [
        ("baci-hs92", "estimate", 3, 2015)
    ]
    assert "baci-hs92" in comity("stats", "vintages", "--warehouse", "w").out
    assert comity("stats", "vintages", "--source", "oec", "--warehouse", "w").code == 2
    empty = comity("stats", "list", "--warehouse", "empty")
    assert (empty.code, empty.out) == (0, "")
    assert "nothing is loaded yet" in empty.err


def test_the_warehouse_of_a_workspace_is_its_own(comity: Comity, workspace: Path, baci: Path) -> None:
    shown = comity("stats", "load", "baci")
    assert shown.code == 0
    assert "(of this workspace)" in shown.err
    assert (workspace / ".comity" / "warehouse" / "loads").is_dir()


def test_without_a_workspace_it_is_the_users_own(comity: Comity, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(here / "home"))
    monkeypatch.setenv("USERPROFILE", str(here / "home"))
    shown = comity("stats", "list")
    assert shown.code == 0
    assert "warehouse: home" in shown.err


def test_both_books_stand_beside_each_other(comity: Comity, pulled: Path) -> None:
    shown = comity("stats", "show", "--pair", "BLR-KAZ", "--warehouse", "w")
    assert shown.code == 0
    assert "Goods from Belarus to Kazakhstan, million USD" in shown.out
    assert "period  BLR's books  KAZ's books  importer / exporter" in shown.out
    assert "BLR's books: comtrade, as of 2024-05-01" in shown.out
    russian = comity("stats", "show", "--pair", "BLR-KAZ", "--warehouse", "w", "--lang", "ru", "--hs", "2")
    assert "Товары: Беларусь → Казахстан, млн USD" in russian.out
    assert "ТН ВЭД" in russian.out
    nothing = comity("stats", "show", "--pair", "ARM-GEO", "--warehouse", "w")
    assert (nothing.code, nothing.err.count("\n")) == (2, 1)
    assert "comity stats pull --pair ARM-GEO" in nothing.err


def test_an_estimate_is_nobodys_book(comity: Comity, loaded: Path) -> None:
    shown = comity("stats", "show", "--pair", "BLR-KAZ", "--warehouse", "w")
    assert "period  baci-hs92\n" in shown.out
    assert "2015    1.503\n" in shown.out
    assert "baci-hs92: an estimate, nobody's book, as of 2024-01-01" in shown.out


def test_the_same_for_programs(comity: Comity, pulled: Path, here: Path) -> None:
    asked = ("stats", "show", "--pair", "BLR-KAZ", "--hs", "2", "--years", "2015", "--warehouse", "w", "--format")
    rows = json.loads(comity(*asked, "json").out)["rows"]
    assert {(row["reporter"], row["flow"]) for row in rows} == {("BLR", "X"), ("BLR", "M"), ("KAZ", "X"), ("KAZ", "M")}
    assert {len(row["commodity"]) for row in rows} == {2}
    listed = list(csv.DictReader(io.StringIO(comity(*asked, "csv").out)))
    assert [float(row["value"]) for row in listed] == [row["value"] for row in rows]
    sdmx = list(csv.DictReader(io.StringIO(comity(*asked, "sdmx-csv").out)))
    assert sdmx[0]["STRUCTURE"] == "dataflow"
    assert [float(row["OBS_VALUE"]) for row in sdmx] == [row["value"] for row in rows]
    for form in ("parquet", "xlsx"):
        assert comity(*asked, form).code == 2
        assert comity(*asked, form, "-o", f"out.{form}").code == 0
        first = (here / f"out.{form}").read_bytes()
        assert comity(*asked, form, "-o", f"out.{form}").code == 0
        assert (here / f"out.{form}").read_bytes() == first


def test_what_is_wrong_is_told_and_gives_an_exit_code(comity: Comity, loaded: Path) -> None:
    sound = comity("stats", "verify", "--warehouse", "w")
    assert (sound.code, sound.out, sound.err) == (0, "", "nothing found\n")
    path = next(loaded.rglob("flows.parquet"))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    broken = comity("stats", "verify", "--warehouse", "w", "--format", "json")
    assert broken.code == 1
    assert [problem["kind"] for problem in json.loads(broken.out)] == ["damaged"]
    assert comity("stats", "verify", "--source", "oec", "--warehouse", "w").code in (1, 2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show"], "--pair BLR-KAZ"),
        (["show", "--pair", "BLR-KAZ", "--years", "2015-2010"], "write 2010-2015"),
        (["show", "--pair", "BLR-KAZ", "--as-of", "May"], "write a date"),
        (["show", "--pair", "BLR-KAZ", "--hs", "3"], "choose from total, 2, 4, 6"),
        (["show", "--pair", "BLR-KAZ", "--format", "docx"], "choose from text, json"),
        (["pull", "--pair", "BLR-KAZ"], "--years 2010-2015"),
        (["pull", "--years", "2015"], "--pair BLR-KAZ"),
        (["load"], "FILES"),
    ],
)
def test_what_is_off_is_told_in_one_line(comity: Comity, words: list[str], told: str) -> None:
    shown = comity("stats", *words, *(["--warehouse", "w"] if words[0] != "load" else []))
    assert (shown.code, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert told in shown.err


def test_the_key_is_shown_nowhere(comity: Comity, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert KEY not in repr(Settings(comtrade_key=KEY))
    (here / "comity.toml").write_text(f'comtrade_key = "{KEY}"\nfail_on = "x"\n', encoding="utf-8")
    assert KEY not in comity("stats", "list").err
    (here / "comity.toml").write_text(f'comtrade_key = "{KEY}"\n', encoding="utf-8")
    with running(Comtrade()) as gone:
        base = gone.base
    monkeypatch.setattr(sys.modules["comity.sources.statistics.comtrade.service"], "BASE", base)
    shown = comity("stats", "pull", "--pair", "BLR-KAZ", "--years", "2015")
    assert shown.code == 2
    assert KEY not in shown.err + shown.out
