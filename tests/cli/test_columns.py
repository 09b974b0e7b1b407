"""Tables of plain text."""

from hypothesis import given
from hypothesis import strategies as st

from comity.cli.columns import draw

CELLS = st.text(alphabet="abc 1,%→ж", max_size=30).map(lambda text: " ".join(text.split()))


def test_columns_are_aligned() -> None:
    assert draw(("a", "bb"), [("one", "1"), ("three", "")], 80) == "a      bb\n─────────\none    1\nthree"


def test_a_wide_cell_goes_on_below() -> None:
    table = draw(("what", "n"), [("oil products and tractors", "1")], 20)
    assert table.splitlines()[2:] == ["oil products and   1", "tractors"]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6), st.integers(30, 90))
def test_no_word_is_lost_and_no_line_too_long(rows: list[tuple[str, str, str]], width: int) -> None:
    table = draw(("a", "b", "c"), rows, width)
    assert max(map(len, table.splitlines())) <= width
    letters = sorted("".join(cell for row in rows for cell in row).replace(" ", ""))
    assert sorted("".join(table.splitlines()[2:]).replace(" ", "")) == letters
