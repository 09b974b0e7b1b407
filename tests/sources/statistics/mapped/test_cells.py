"""Cells of tables: every number that is printed is read exactly, and nothing else is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.statistics.mapped.cells import number, plain, printed, step_of, without_marks
from comity.sources.statistics.mapped.grid import index_of, letters_of
from comity.sources.statistics.mapped.spec import Numbers

STYLES = [Numbers(), Numbers(",", " "), Numbers(".", ","), Numbers(",", "."), Numbers(".", "'"), Numbers(",", "")]


@given(
    st.integers(0, 10**15),
    st.text("0123456789", max_size=6),
    st.sampled_from(STYLES),
    st.booleans(),
)
def test_what_is_printed_is_read(whole: int, places: str, style: Numbers, grouped: bool) -> None:
    text = f"{whole:,}".replace(",", style.thousands) if grouped and style.thousands else str(whole)
    text += style.decimal + places if places else ""
    value = printed(text, style)
    assert value == Decimal(f"{whole}.{places}" if places else whole)
    assert step_of(value, style) == Decimal(1).scaleb(-len(places))


@given(st.text("0123456789.,' -eE\u00a0xX", max_size=20), st.sampled_from(STYLES))
def test_a_text_is_a_number_or_an_error(text: str, style: Numbers) -> None:
    try:
        value = number(text, style)
    except ValueError:
        return
    assert (value is None) == (not plain(text))
    assert value is None or value.is_finite()


@given(st.floats(0, 1e12, allow_nan=False).map(lambda value: round(value, 3)))
def test_a_spreadsheets_number_loses_only_its_noise(value: float) -> None:
    noisy = value + value * 2**-53
    read = number(noisy, Numbers())
    assert read is not None
    assert abs(float(read) - value) <= abs(value) * 1e-14


@pytest.mark.parametrize(
    ("cell", "value", "step"),
    [
        (22221.200000000004, "22221.2", "0.1"),
        (341091.0, "341091", "1"),
        (12, "12", "1"),
        (1e21, "1e21", "1"),
        ("10.0", "10.0", "0.1"),
        ("1\u00a0234,5", "1234.5", "0.1"),
    ],
)
def test_places_are_as_written(cell: object, value: str, step: str) -> None:
    style = Numbers(",", " ") if isinstance(cell, str) and "," in cell else Numbers()
    read = number(cell, style)
    assert read == Decimal(value)
    assert read is not None
    assert step_of(read, style) == Decimal(step)


@pytest.mark.parametrize("text", ["12,34", "1,2345", "1 234", "12a", "٣", "1.", ".5", "--", "1" * 60, "nan", "1e9999"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(text, Numbers(thousands=","))


@pytest.mark.parametrize("cell", [True, float("nan"), float("inf"), b"1"])
def test_what_is_no_figure_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(cell, Numbers())


def test_marks_mean_what_the_mapping_says() -> None:
    style = Numbers(missing=frozenset({"...", "x"}), zero=frozenset({"-"}))
    assert [number(cell, style) for cell in ("-", " - ", "...", "x", "", None)] == [0, 0, None, None, None, None]


@pytest.mark.parametrize(
    ("text", "left"),
    [("2023 1", "2023"), ("2021", "2021"), ("Всего2", "Всего"), ("Всего 1,2", "Всего 1,"), ("ЕС *", "ЕС"), ("1", "1")],
)
def test_footnote_marks_go_and_years_stay(text: str, left: str) -> None:
    assert without_marks(text, ("1", "2", "*")) == left


@given(st.integers(0, 16_383))
def test_columns_have_letters(index: int) -> None:
    assert index_of(letters_of(index)) == index


def test_letters_of_columns() -> None:
    assert [letters_of(index) for index in (0, 25, 26, 32, 702)] == ["A", "Z", "AA", "AG", "AAA"]


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_fixed_places_give_the_step(value: int, places: int) -> None:
    assert step_of(Decimal(value), Numbers(places=places)) == Decimal(1).scaleb(-places)
    assert step_of(Decimal(value), Numbers(places=-1)) is None
