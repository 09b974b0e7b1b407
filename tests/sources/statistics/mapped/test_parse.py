"""Mapping files that are wrong in any way end in one line that names the file."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.sources.statistics.mapped.sheets import MAPPING, ROWS, loaded, mapping, workbook

from comity.errors import StatisticsError
from comity.sources.statistics.mapped.parse import read_mapping

LINES = MAPPING.strip().splitlines()
VALUES = st.one_of(
    st.integers(-5, 10**9),
    st.text("ABCabc019 -:.,[]", max_size=8),
    st.booleans(),
    st.lists(st.text(max_size=3), max_size=3),
    st.just([1]),
)
KEYS = [line.partition(" =")[0] for line in LINES if " = " in line and not line.startswith('"')]
MORE = ["last_row", "first_row", "sheet", "places", "decimal", "thousands", "code_digits", "period", "commodity"]
MORE += ["classification", "per", "weight_unit", "other_columns", "columns.value", "columns.flow", "kind", "repeats"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.sampled_from([*KEYS, *MORE]), VALUES)
@example("years", "B")
@example("years", "ZZ:AAA")
@example("columns.partner", "")
@example("heading_row", 0)
@example("first_row", -3)
@example("footnote_marks", [""])
@example("files", "[")
def test_any_value_of_any_key_loads_or_is_told(tmp_path: Path, key: str, value: object) -> None:
    text = "\n".join([f"{key} = {json.dumps(value)}", *(line for line in LINES if line.partition(" =")[0] != key)])
    book = workbook(tmp_path / "book.xlsx", {"S": ROWS})
    said = "map.toml"
    try:
        loaded(book, mapping(tmp_path, text))
    except StatisticsError as error:
        said = str(error)
    assert "\n" not in said
    assert "map.toml" in said or "book.xlsx" in said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_is_told(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "map.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    with pytest.raises(StatisticsError) as caught:
        read_mapping(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ('[[ignore]]\ntext = "x"\n', "table 1, ignore 1: `reason` is not there"),
        ('[[ignore]]\nreason = "x"\n', 'say which rows: text = "their text", or rows = "165-170"'),
        ('[[ignore]]\nrows = "a"\nreason = "x"\n', "`rows` is 'a'; write it as"),
        ('[flows]\n"Импорт" = "I"\n', "gives 'I' for 'Импорт'; write one of X, M, RX, RM"),
        ('[periods]\n"I кв." = "Q1"\n', "'Q1' is no period; write 2015, 2015-Q1 or 2015-03"),
        ('[periods]\n"I кв." = 2015\n', "gives 2015 for 'I кв.'; write a text in quotes"),
        ('[[table]]\n[[table.row]]\nrow = 1\ntext = "x"\n', "table 2: columns.text is not there"),
        ("[columns]\n", "it is no TOML"),
    ],
)
def test_a_mistake_in_a_part_is_told(tmp_path: Path, added: str, said: str) -> None:
    with pytest.raises(StatisticsError) as caught:
        read_mapping(mapping(tmp_path, MAPPING + added))
    assert said in str(caught.value)
