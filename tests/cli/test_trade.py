"""`comity mirror`, `structure` and `potential`, as a user runs them."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Comity
from tests.trade.store import line, load

from comity.trade.warehouse.store import Warehouse

MILLION = 1e6
ROWS = [
    ("GEO", "X", "ARM", "22", "2014", 20), ("GEO", "X", "ARM", "31", "2014", 10),
    ("GEO", "X", "ARM", "22", "2015", 30), ("GEO", "X", "ARM", "87", "2015", 50),
    ("GEO", "RX", "ARM", "87", "2015", 45), ("GEO", "M", "ARM", "22", "2015", 5),
    ("GEO", "X", "DEU", "26", "2015", 100), ("ARM", "M", "GEO", "22", "2015", 31.8),
    ("ARM", "M", "GEO", "39", "2015", 2.12), ("ARM", "M", "DEU", "87", "2015", 9),
    ("ARM", "X", "GEO", "22", "2013", 4),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("statistics") / "w"
    load(Warehouse(folder, threads=1), [line(*row[:5], row[5] * MILLION) for row in ROWS])
    return folder


Run = tuple[str, ...]


def told(comity: Comity, store: Path, *words: str) -> str:
    shown = comity(*words, "--pair", "GEO-ARM", "--warehouse", str(store))
    assert (shown.code, shown.err) == (0, "")
    return shown.out


def test_a_mirror_shows_both_books_and_takes_the_gap_apart(comity: Comity, here: Path, store: Path) -> None:
    shown = told(comity, store, "mirror", "--year", "2015")
    assert "From Georgia to Armenia, 2015: Armenia counts $46.08 million less" in shown
    motor = next(row for row in shown.splitlines() if row.startswith("87 "))
    assert re.split(r"  +", motor.strip())[2:] == ["50.00", "0.00", "−50.00", "0.00", "0.00", "−45.00", "−5.00"]
    total = next(row for row in shown.splitlines() if "Total" in row)
    assert total.split()[-7:] == ["80.00", "33.92", "−46.08", "+1.92", "+2.00", "−45.00", "−5.00"]
    assert "not tell it: through third countries, timing" in shown


def test_where_one_book_is_silent_it_is_said_with_the_years_of_both(comity: Comity, here: Path, store: Path) -> None:
    shown = told(comity, store, "mirror", "--year", "2014")
    assert "From Georgia to Armenia, 2014: only Georgia tells, $30.00 million" in shown
    assert "both books tell: 2015" in shown


def test_without_a_year_all_years_are_shown(comity: Comity, here: Path, store: Path) -> None:
    shown = told(comity, store, "mirror")
    assert re.search(r"^2015 +80\.00 +33\.92 +−46\.08 +0\.42$", shown, re.M)
    assert re.search(r"^2014 +30\.00 +– +– +–$", shown, re.M)


def test_parts_add_up_in_the_file_for_programs(comity: Comity, here: Path, store: Path) -> None:
    whole = json.loads(told(comity, store, "mirror", "--year", "2015", "--format", "json"))
    flow = whole["flows"][0]
    assert sum(flow["parts"].values()) == flow["gap"] == flow["imported"] - flow["exported"]
    rows = list(csv.DictReader(io.StringIO(told(comity, store, "mirror", "--year", "2015", "--format", "csv")[1:])))
    parts = ("cif", "coverage", "reexports", "consignment", "timing", "unexplained")
    assert {row["commodity"] for row in rows} == {"22", "39", "87"}
    assert all(sum(int(row[part] or 0) for part in parts) == int(row["gap"] or 0) for row in rows)


def observations(comity: Comity, store: Path, *words: str) -> dict[tuple[str, ...], dict[str, str]]:
    """By key; a key that is there twice fails."""
    rows = list(csv.DictReader(io.StringIO(told(comity, store, *words, "--format", "sdmx-csv"))))
    names = ("ORIGIN", "DESTINATION", "REPORTER", "COMMODITY", "INDICATOR", "TIME_PERIOD")
    found = {tuple(row[name] for name in names): row for row in rows}
    assert len(found) == len(rows)
    assert all(all(key) for key in found)
    return found


def test_a_mirror_in_sdmx_tells_every_figure_by_its_key_and_whose_it_is(
    comity: Comity, here: Path, store: Path
) -> None:
    found = observations(comity, store, "mirror", "--year", "2015")
    exported = found["GEO", "ARM", "GEO", "22", "EXPORTED", "2015"]
    assert exported["STRUCTURE_ID"] == "COMITY:MIRROR(1.0)"
    assert (exported["OBS_VALUE"], exported["UNIT_MEASURE"], exported["SOURCE"]) == ("30000000", "USD", "comtrade")
    assert found["GEO", "ARM", "ARM", "22", "IMPORTED", "2015"]["OBS_VALUE"] == "31800000"
    assert found["GEO", "ARM", "_Z", "TOTAL", "GAP", "2015"]["OBS_VALUE"] == "-46080000"
    assert found["GEO", "ARM", "_Z", "87", "REEXPORTS", "2015"]["OBS_VALUE"] == "-45000000"
    assert not [key for key in found if key[4] in ("TIMING", "CONSIGNMENT")]  # what cannot be told is no 0
    years = observations(comity, store, "mirror")
    assert years["GEO", "ARM", "GEO", "TOTAL", "EXPORTED", "2014"]["OBS_VALUE"] == "30000000"
    assert years["GEO", "ARM", "_Z", "TOTAL", "RATIO", "2015"]["UNIT_MEASURE"] == "PURE_NUMB"


def test_structure_and_potential_in_sdmx_agree_with_their_json(comity: Comity, here: Path, store: Path) -> None:
    found = observations(comity, store, "structure", "--year", "2015")
    facts = json.loads(told(comity, store, "structure", "--year", "2015", "--format", "json"))
    of_all = {key[4]: float(row["OBS_VALUE"]) for key, row in found.items() if key[3] == "TOTAL"}
    for name, key in (("HERFINDAHL", "herfindahl"), ("GROWTH", "growth"), ("PARTNER_SHARE", "partner_share"),
                      ("VALUE", "total"), ("REEXPORTS", "reexports")):  # fmt: skip
        assert of_all[name] == facts[key]
    assert of_all["VANISHED"] == facts["margins"]["vanished"] == -10 * MILLION
    assert found["GEO", "ARM", "GEO", "22", "VALUE", "2015"]["OBS_VALUE"] == "30000000"
    potential = observations(comity, store, "potential", "--year", "2015")
    flow = json.loads(told(comity, store, "potential", "--year", "2015", "--format", "json"))["flows"][0]
    period = "2015" if len(flow["years"]) == 1 else f"{flow['years'][0]}-01-01/P{len(flow['years'])}Y"
    assert float(potential["GEO", "ARM", "_Z", "TOTAL", "ACTUAL", period]["OBS_VALUE"]) == flow["actual"]


@pytest.mark.parametrize("command", ["mirror", "structure", "potential"])
def test_what_is_written_as_sdmx_a_library_of_sdmx_reads(comity: Comity, here: Path, store: Path, command: str) -> None:
    from sdmx.model import common, v30
    from sdmx.reader.csv import Reader

    text = told(comity, store, command, "--year", "2015", "--format", "sdmx-csv")
    names = text.partition("\n")[0].split(",")[3:]
    at = names.index("OBS_VALUE")
    structure = v30.DataStructureDefinition(id=command.upper())
    structure.dimensions.extend(common.Dimension(id=name) for name in names[:at])
    structure.measures.append(v30.Measure(id="OBS_VALUE"))
    structure.attributes.extend(common.DataAttribute(id=name) for name in names[at + 1 :])
    message = Reader().convert(io.BytesIO(text.encode()), structure=structure)
    read = [observation for data in message.data for observation in data.obs]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(o.value, str(o.dimension["COMMODITY"].value)) for o in read] == [
        (row["OBS_VALUE"], row["COMMODITY"]) for row in rows
    ]


def test_structure_shows_goods_and_indicators(comity: Comity, here: Path, store: Path) -> None:
    shown = told(comity, store, "structure", "--year", "2015")
    assert "What Georgia exports to Armenia, 2015: $80.00 million" in shown
    assert re.search(r"^22 +Beverages and vinegar +30\.00 +37\.5% +20\.00 +\+10\.00 +\+50\.0% +2 ", shown, re.M)
    assert re.search(r"place among 2 partners +no\. 2, 44\.4%", shown)
    assert re.search(r"share of re-exports in these exports +56\.2%", shown)
    assert "countries that report in this source: 1; that is not the world" in shown
    assert "transit is outside trade statistics" in shown


def test_the_other_sides_books_are_named_where_ours_are_silent(comity: Comity, here: Path, store: Path) -> None:
    shown = comity("structure", "--pair", "DEU-ARM", "--year", "2015", "--warehouse", str(store)).out
    assert "Germany does not tell this flow in 2015" in shown
    assert "Armenia's books" in shown


def test_potential_says_what_it_rests_on(comity: Comity, here: Path, store: Path) -> None:
    shown = told(comity, store, "potential", "--year", "2015")
    assert "ease of trade" in shown
    assert "countries that report in this source: 1. Shares" in shown
    assert "tariffs and preference margins" in shown


def test_russian_headings_and_numbers(comity: Comity, here: Path, store: Path) -> None:
    shown = told(comity, store, "mirror", "--year", "2015", "--lang", "ru")
    assert "Грузия → Армения, 2015: у импортёра на 46,08 млн долл. меньше" in shown
    assert "данные Грузии: экспорт" in shown
    assert "Экспорт Грузии → Армения, 2015: 80,00 млн долл." in told(comity, store, "structure", "--lang", "ru")


@pytest.mark.parametrize("command", ["mirror", "structure", "potential"])
@pytest.mark.parametrize("form", ["json", "csv", "sdmx-csv", "parquet", "xlsx", "html", "svg", "png"])
def test_every_format_is_written_and_the_same_each_time(
    comity: Comity, here: Path, store: Path, command: str, form: str
) -> None:
    made = []
    for name in ("a", "b") if command == "mirror" else ("a",):
        words = (command, "--pair", "GEO-ARM", "--year", "2015", "--warehouse", str(store))
        assert comity(*words, "--format", form, "-o", f"{name}.{form}").code == 0
        made.append((here / f"{name}.{form}").read_bytes())
    assert made[0] == made[-1]
    starts = {
        "xlsx": b"PK",
        "parquet": b"PAR1",
        "png": b"\x89PNG",
        "svg": b"<svg",
        "html": b"<!doctype",
        "json": b"{",
        "csv": b"\xef\xbb\xbf",
        "sdmx-csv": b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,ORIGIN,DESTINATION,REPORTER,COMMODITY,INDICATOR,TIME_PERIOD,",
    }
    assert made[0].startswith(starts[form])


def test_an_importer_that_values_fob_is_told_and_nothing_is_added(comity: Comity, here: Path) -> None:
    rows = [("GEO", "X", "AUS", 20.0), ("AUS", "M", "GEO", 21.0)]
    load(Warehouse(here / "f", threads=1), [line(*row[:3], "22", "2019", row[3] * MILLION) for row in rows])
    words = ("mirror", "--pair", "GEO-AUS", "--year", "2019", "--warehouse", "f")
    shown = comity(*words).out
    assert "Australia values its imports FOB" in shown
    assert "6% of the FOB value" not in shown
    chart = comity(*words, "--format", "svg").out
    assert "imports (FOB)" in chart


def test_goods_of_a_year_before_which_nothing_is_told_are_not_called_new(comity: Comity, here: Path) -> None:
    load(Warehouse(here / "n", threads=1), [line("GEO", "X", "ARM", c, "2019", MILLION) for c in ("22", "87")])
    chart = comity("structure", "--pair", "GEO-ARM", "--warehouse", "n", "--format", "svg").out
    assert "The year before is not told" in chart
    assert "not traded before" not in chart


def test_a_workbook_holds_numbers_not_words(comity: Comity, here: Path, store: Path) -> None:
    comity("structure", "--pair", "GEO-ARM", "--year", "2015", "--warehouse", str(store), "-o", "s.xlsx")
    with zipfile.ZipFile(here / "s.xlsx") as book:
        assert "<v>30000000</v>" in book.read("xl/worksheets/sheet1.xml").decode()


def test_a_page_has_its_charts_and_tables_within_it(comity: Comity, here: Path, store: Path) -> None:
    page = told(comity, store, "mirror", "--year", "2015", "--format", "html")
    assert page.count("<svg ") == 1
    assert 'aria-label="From Georgia to Armenia, 2015' in page
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["mirror", "--year", "2015"], "name the pair with --pair BLR-KAZ"),
        (["mirror", "--pair", "GEO-ARM", "--year", "twenty"], "--year twenty: write one year such as 2015"),
        (["mirror", "--pair", "GEO-ARM", "--hs", "3"], "--hs 3: choose from total, 2, 4, 6"),
        (["mirror", "--pair", "BLR-KAZ", "--year", "2015"], "no book tells trade from BLR to KAZ in 2015"),
        (["structure", "--pair", "GEO-ARM", "--flow", "sideways"], "--flow sideways: choose exports or imports"),
        (["structure", "--pair", "BLR-KAZ"], "no book tells trade between BLR and KAZ"),
        (["potential", "--pair", "GEO-ARM", "--hs", "total"], "potential is told by goods"),
        (["mirror", "--pair", "GEO-ARM", "--format", "png"], "--format png: name a file with -o"),
        (["mirror", "--pair", "GEO-ARM", "--lang", "fr"], "--lang fr: choose en or ru"),
        (["mirror", "--pair", "GEO-ARM", "--as-of", "yesterday"], "--as-of yesterday: write a date such as 2020-12-31"),
        (["mirror", "--pair", "GEO-ARM", "--as-of", "2001-01-01"], "holds nothing as of 2001-01-01 yet"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(
    comity: Comity, here: Path, store: Path, words: list[str], message: str
) -> None:
    shown = comity(*words, "--warehouse", str(store))
    assert shown.code == 2
    assert message in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("year", [(), ("--year", "2015")], ids=["all years", "one year"])
def test_where_only_an_estimate_tells_it_the_mirror_says_so(comity: Comity, here: Path, year: Run) -> None:
    rows = [line("GEO", "X", "ARM", "22", "2015", MILLION)]
    load(Warehouse(here / "e", threads=1), rows, source="baci-hs92", standing="estimate")
    shown = comity("mirror", "--pair", "GEO-ARM", *year, "--warehouse", "e")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "baci-hs92 tells it, an estimate that is nobody's book: `comity stats show` has it" in shown.err
    one = comity("structure", "--pair", "GEO-ARM", *year, "--warehouse", "e").out
    assert "no book of either side tells this flow in 2015: the figures are those of baci-hs92" in one
    assert "An estimate, nobody's book" in one


def test_an_empty_warehouse_says_how_to_fill_it(comity: Comity, here: Path) -> None:
    shown = comity("mirror", "--pair", "GEO-ARM", "--year", "2015", "--warehouse", "nothing")
    assert shown.code == 2
    assert "comity stats load FILE" in shown.err


def test_where_books_tell_no_goods_the_totals_are_shown(comity: Comity, here: Path) -> None:
    rows = [("KGZ", "X", "UZB", 138.9), ("UZB", "M", "KGZ", 150.7)]
    load(Warehouse(here / "n", threads=1), [line(*row[:3], "TOTAL", "2019", row[3] * MILLION) for row in rows])
    words = ("mirror", "--pair", "KGZ-UZB", "--year", "2019", "--warehouse", "n")
    assert re.search(r"^all goods +138\.90? +150\.70? +\+11\.80?", comity(*words).out, re.M)
    refused = comity(*words, "--hs", "4")
    assert "by goods of 4 digits; try --hs total" in refused.err
    assert "Kyrgyzstan" in comity("structure", *words[1:]).out
