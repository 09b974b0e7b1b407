"""A national office's table and its mapping file: what is read, and what each mistake is told as."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.sources.statistics.mapped.sheets import MAPPING, ROWS, loaded, mapping, workbook

from comity.errors import StatisticsError
from comity.model.flows import FLOW_NAMES
from comity.sources.statistics.mapped.load import open_mapped

LONG = """
source = "long-stat"
standing = "book"
currency = "USD"
unit = "one"
heading_row = 1
columns.period = "year"
columns.reporter_iso3 = "who"
columns.partner_m49 = "whom"
columns.flow = "flow"
columns.commodity = "hs"
columns.value = "usd"
columns.net_weight = "tonnes"
weight_unit = "tonne"
code_digits = 2

[[table]]

[flows]
"Export" = "X"
"Import" = "M"
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "export.xlsx", {"Лист1": ROWS})


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def changed(rows: list[list[Any]], row: int, column: int, cell: object) -> list[list[Any]]:
    return [[*cells[:column], cell, *cells[column + 1 :]] if at == row else cells for at, cells in enumerate(rows, 1)]


def test_years_across(tmp_path: Path, book: Path) -> None:
    rows = loaded(book, mapping(tmp_path))
    assert list(rows[0]) == list(FLOW_NAMES)
    assert picked(rows, "partner", "year", "value", "step", "partner_is_group", "row") == [
        ("WLD", 2014, 15500.0, 100.0, True, 1),
        ("WLD", 2015, 20000.0, 1000.0, True, 1),
        ("WLD", 2016, 31000.0, 1000.0, True, 1),
        ("CIS", 2014, 10500.0, 100.0, True, 2),
        ("CIS", 2015, 12000.0, 1000.0, True, 2),
        ("CIS", 2016, 20000.0, 1000.0, True, 2),
        ("EAEU", 2015, 12000.0, 1000.0, True, 3),
        ("EAEU", 2016, 20000.0, 1000.0, True, 3),
        ("KAZ", 2014, 10500.0, 100.0, False, 4),
        ("KAZ", 2015, 12000.0, 1000.0, False, 4),
        ("KAZ", 2016, 20000.0, 1000.0, False, 4),
        ("CHN", 2014, 0.0, 1000.0, False, 5),
        ("CHN", 2015, 8000.0, 1000.0, False, 5),
        ("XXX", 2014, 5000.0, 1000.0, False, 6),
        ("XXX", 2015, 0.0, 1000.0, False, 6),
        ("XXX", 2016, 11000.0, 1000.0, False, 6),
    ]
    assert {*picked(rows, "reporter", "flow", "commodity", "classification", "currency")} == {
        ("KGZ", "X", "TOTAL", "HS", "USD")
    }


def test_sums_hold_with_groups_out(tmp_path: Path, book: Path) -> None:
    rows = [row for row in loaded(book, mapping(tmp_path)) if row["year"] == 2015]
    countries = sum(row["value"] for row in rows if not row["partner_is_group"])
    assert [countries] == [row["value"] for row in rows if row["partner"] == "WLD"]


def test_the_provenance_names_file_and_mapping(tmp_path: Path, book: Path) -> None:
    (found,) = open_mapped(book, mapping(tmp_path), vintage="2026-01-01")
    assert found.kind == "flows"
    assert found.expected == 16
    assert (found.provenance.source, found.provenance.standing, found.provenance.origin) == (
        "abc-stat",
        "book",
        "export.xlsx",
    )
    assert re.fullmatch(r"mapped 1, map\.toml [0-9a-f]{12}", found.provenance.loader)
    (other,) = open_mapped(book, mapping(tmp_path), vintage="2026-01-01", source="mine")
    assert other.provenance.source == "mine"
    assert other.provenance.digest == found.provenance.digest


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_one_figure_a_row(tmp_path: Path, form: str) -> None:
    columns = ["year", "who", "whom", "flow", "hs", "usd", "tonnes"]
    rows = [[2015, "KAZ", "112", "Export", "1", 100, 2.5], [2015, "KAZ", "842", "Import", "27", 7, None]]
    path = tmp_path / f"long.{form}"
    if form == "csv":
        path.write_text("\n".join(",".join("" if c is None else str(c) for c in row) for row in [columns, *rows]))
    else:
        parquet.write_table(pa.table({name: [row[at] for row in rows] for at, name in enumerate(columns)}), path)
    found = loaded(path, mapping(tmp_path, LONG))
    assert picked(found, "reporter", "partner", "flow", "commodity", "value", "net_weight", "step") == [
        ("KAZ", "BLR", "X", "01", 100.0, 2500.0, 1.0),
        ("KAZ", "USA", "M", "27", 7.0, None, 1.0),
    ]


def test_a_column_for_each_flow(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Страна;Экспорт;Импорт;Оборот\nКазахстан;1 234,5;10;1244,5\n", encoding="cp1251")
    text = """
source = "two"
standing = "book"
reporter = "BLR"
currency = "USD"
unit = "million"
period = "2015-Q1"
encoding = "cp1251"
delimiter = ";"
decimal = ","
thousands = " "
heading_row = 1
columns.partner = "Страна"
other_columns = "Оборот"
[[table]]
[[table.value]]
column = "Экспорт"
flow = "X"
[[table.value]]
column = "Импорт"
flow = "M"
"""
    found = loaded(path, mapping(tmp_path, text))
    assert picked(found, "flow", "partner", "period", "value", "step") == [
        ("X", "KAZ", "2015-Q1", 1_234_500_000.0, 100_000.0),
        ("M", "KAZ", "2015-Q1", 10_000_000.0, 1_000_000.0),
    ]


def test_rates_by_the_numbers_of_their_rows(tmp_path: Path) -> None:
    rows = [["", 2014, 2015], ["Доллар США"], ["Средний", 53.65, 64.4619], ["На конец", 58.89, 75.9]]
    path = workbook(tmp_path / "rates.xlsx", {"S": rows})
    text = """
source = "nbkr"
standing = "book"
kind = "rates"
against = "KGS"
heading_row = 1
years = "B:C"
columns.text = "A"
[[table]]
[[table.row]]
row = 3
text = "Средний"
currency = "USD"
[[ignore]]
text = "На конец"
reason = "not an average"
"""
    plan = mapping(tmp_path, text)
    found = loaded(path, plan)
    assert picked(found, "currency", "against", "period", "value", "step") == [
        ("USD", "KGS", "2014", 53.65, 0.01),
        ("USD", "KGS", "2015", 64.4619, 0.0001),
    ]
    shifted = workbook(tmp_path / "shifted.xlsx", {"S": [*rows[:2], ["Новая строка", 1, 2], *rows[2:]]})
    with pytest.raises(StatisticsError, match="row 3: 'Новая строка' stands where 'Средний' should"):
        loaded(shifted, plan)


def test_years_that_are_there_twice(tmp_path: Path) -> None:
    twice = [ROWS[0], ["", 2014, 2015, 2015], ["Казахстан", 1, 12.0, 12.04]]
    book = workbook(tmp_path / "twice.xlsx", {"S": twice})
    assert picked(loaded(book, mapping(tmp_path)), "year", "value") == [(2014, 1000.0), (2015, 12040.0)]
    unequal = workbook(tmp_path / "unequal.xlsx", {"S": changed(twice, 3, 3, 14.0)})
    said = r"row 3, column D: KGZ KAZ X TOTAL 2015 USD HS is there twice and differs: 14000 here, 12000 at .* column C"
    with pytest.raises(StatisticsError, match=said):
        loaded(unequal, mapping(tmp_path))
    for wins, value in (("first", 12000.0), ("last", 14000.0)):
        plan = mapping(tmp_path, f'repeats = "{wins}"\n' + MAPPING)
        assert picked(loaded(unequal, plan), "year", "value") == [(2014, 1000.0), (2015, value)]


def test_files_of_a_folder_settle_their_repeats_together(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, value in (("old.xlsx", 12.0), ("new.xlsx", 14.0)):
        workbook(folder / name, {"S": [ROWS[0], ["", 2014, 2015, 2016], ["Казахстан", 1, value, 5]]})
    (folder / "notes.txt").write_text("not described")
    plan = mapping(tmp_path, 'repeats = "last"\n' + MAPPING.replace("[[table]]", '[[table]]\nfiles = ["*.xlsx"]'))
    found = open_mapped(folder, plan, vintage="2026-01-01")
    assert [one.provenance.origin for one in found] == ["old.xlsx"]
    assert [row["value"] for one in found for batch in one.batches for row in batch.to_pylist()] == [1e3, 12e3, 5e3]
    with pytest.raises(StatisticsError, match=r"differs: 12000 here, 14000 at new\.xlsx"):
        open_mapped(
            folder, mapping(tmp_path, MAPPING.replace("[[table]]", '[[table]]\nfiles = ["*.xlsx"]')), vintage="x"
        )


def test_rows_of_one_partner_are_added_where_the_mapping_says_so(tmp_path: Path) -> None:
    rows = [*ROWS, ["ООН", 1, "-", 0.5]]
    book = workbook(tmp_path / "un.xlsx", {"S": rows})
    text = MAPPING + '"ООН" = "XXX"\n'
    with pytest.raises(StatisticsError, match="XXX X TOTAL 2014 USD HS is there twice"):
        loaded(book, mapping(tmp_path, text))
    found = loaded(book, mapping(tmp_path, 'add = ["XXX"]\n' + text))
    assert [row for row in picked(found, "partner", "year", "value", "step") if row[0] == "XXX"] == [
        ("XXX", 2014, 6000.0, 2000.0),
        ("XXX", 2015, 0.0, 2000.0),
        ("XXX", 2016, 11500.0, 1100.0),
    ]


def test_rows_are_left_out_with_a_reason_and_in_some_years(tmp_path: Path, book: Path) -> None:
    ignored = '\n[[ignore]]\ntext = "Китай"\nyears = "2014"\nreason = "r"\n[[ignore]]\nrows = "3-5"\nreason = "sums"\n'
    found = loaded(book, mapping(tmp_path, MAPPING + ignored))
    assert picked(found, "partner", "year")[3:4] == [("CHN", 2015)]
    assert {row["partner"] for row in found} == {"KAZ", "CHN", "XXX"}


@pytest.mark.parametrize(
    ("row", "column", "cell", "said"),
    [
        (6, 0, "Атлантида", "row 6: the partner 'Атлантида' is unknown; add it to [names]"),
        (6, 0, "Конго", "row 6: the partner 'Конго' is unknown"),
        (6, 1, "н/д", "row 6, column B: 'н/д' is no number; mend the cell"),
        (6, 2, -1, "row 6, column C: -1 is below nothing"),
        (6, 1, True, "row 6, column B: True is no number"),
        (2, 2, "год", "row 2, column C: the heading 'год' is no year; say what it means in [periods]"),
        (2, 4, "Примечание", "row 2, column E: nothing is said of 'Примечание'"),
        (6, 0, "", "row 6: the partner an empty cell is unknown"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, row: int, column: int, cell: object, said: str) -> None:
    rows = [[*cells, *[""] * (5 - len(cells))] for cells in ROWS]
    book = workbook(tmp_path / "bad.xlsx", {"Лист1": changed(rows, row, column, cell)})
    with pytest.raises(StatisticsError, match=re.escape(said)) as caught:
        loaded(book, mapping(tmp_path))
    assert str(caught.value).startswith("bad.xlsx, sheet 'Лист1', row")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "abc-stat"\n', "", "`source` is not there"),
        ('standing = "book"', 'standing = "true"', "`standing` is 'true'; write one of book, estimate"),
        ('unit = "thousand"', 'unit = "dozen"', "`unit` is 'dozen'; write one of one, thousand"),
        ('unit = "thousand"\n', "", "`unit` is not there"),
        ('flow = "X"', 'flow = "E"', "`flow` is 'E'; write one of X, M, RX, RM"),
        ('flow = "X"\n', "", "nothing says the flow"),
        ('currency = "USD"', 'currency = "UDS"', "no currency has the code 'UDS'"),
        ('reporter = "KGZ"', 'reporter = "KYR"', "`reporter` is 'KYR'; write an ISO 3166 alpha-3 code"),
        ('years = "B:D"\n', "", "say where the figures stand, in one way"),
        ("footnote_marks", "footnotemarks", "`footnotemarks` is unknown; did you mean `footnote_marks`?"),
        ('"WLD"', '"KAZ"', "'KAZ' is no code of a group"),
        ('= "XXX"', '= "XYZ"', "[names] gives 'XYZ' for 'Страна не указана', which is no country"),
        ('zero = ["-"]', 'zero = ["..."]', "'...' is both `missing` and `zero`"),
        ("heading_row = 2", "heading_row = true", "`heading_row` is True; write a whole number"),
        ("[[table]]", "", "there is no [[table]]"),
        ("[[table]]", "[table", "it is no TOML"),
        ('columns.partner = "A"', 'columns.partner = "Страна"', "row 2: no column is headed 'Страна'"),
        ("[[table]]", '[[table]]\nfiles = ["other*"]', "map.toml describes other*; give such a file"),
        ("heading_row = 2", "heading_row = 99", "it ends before row 99"),
        ("[[table]]", '[[table]]\nsheet = "Лист9"', "there is no sheet 'Лист9'; there are 'Лист1'"),
    ],
)
def test_a_mistake_in_the_mapping_is_told(tmp_path: Path, book: Path, old: str, new: str, said: str) -> None:
    assert old in MAPPING
    with pytest.raises(StatisticsError, match=re.escape(said)) as caught:
        loaded(book, mapping(tmp_path, MAPPING.replace(old, new)))
    assert "\n" not in str(caught.value)


def test_names_in_two_languages_must_agree(tmp_path: Path) -> None:
    rows = [["ru", "en", 2014], ["Казахстан", "Kazakhstan", 1], ["Бутан", "Butane", 2], ["Литва", "Latvia", 3]]
    text = MAPPING.replace('"A"', '["ru", "en"]').replace('"B:D"', '"2014:2014"').replace("row = 2", "row = 1")
    book = workbook(tmp_path / "two.xlsx", {"S": rows[:3]})
    assert picked(loaded(book, mapping(tmp_path, text)), "partner") == [("KAZ",), ("BTN",)]
    book = workbook(tmp_path / "clash.xlsx", {"S": rows})
    with pytest.raises(StatisticsError, match="row 4: the partner 'Литва' / 'Latvia' is LTU and LVA at once"):
        loaded(book, mapping(tmp_path, text))


def test_several_sheets_must_be_named(tmp_path: Path) -> None:
    book = workbook(tmp_path / "s.xlsx", {"A": ROWS, "B": ROWS})
    with pytest.raises(StatisticsError, match="it has several sheets \\('A', 'B'\\); name the one to read"):
        loaded(book, mapping(tmp_path))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"not a workbook", "it is no spreadsheet"),
        ("a.xls", b"\xd0\xcf\x11\xe0 and no more", "it is no spreadsheet"),
        ("a.parquet", b"PAR1 and no more", "it is no Parquet file"),
        ("a.csv", b"\xff\xfe\x00", "it is not utf-8-sig"),
        ("a.csv", b'"open', "row 1"),
        ("a.csv.gz", b"\x1f\x8b\x08cut", "it is cut short or damaged"),
        ("a.pdf", b"%PDF", "a mapping file reads .xls"),
    ],
)
def test_a_damaged_file_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(StatisticsError, match=re.escape(said)):
        loaded(path, mapping(tmp_path))


def test_a_stray_cell_in_the_last_corner_costs_no_memory(tmp_path: Path, book: Path) -> None:
    bad = tmp_path / "corner.xlsx"
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(bad, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename.endswith("sheet1.xml"):
                cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                data = data.replace(b"</sheetData>", cell)
            target.writestr(member, data)
    with pytest.raises(StatisticsError, match="1,048,576 rows of 16,384 columns; delete the stray cells"):
        loaded(bad, mapping(tmp_path))


def test_the_same_file_gives_the_same_rows(tmp_path: Path, book: Path) -> None:
    plan = mapping(tmp_path)
    assert loaded(book, plan) == loaded(book, plan)
