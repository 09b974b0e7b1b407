"""PDF: text with its place on the page, broken words mended, running heads apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.builders import column, pdf, read, shown, sound, survives

from comity.errors import DocumentError

PDF = "application/pdf"
PARAGRAPH = [
    "In 2014 the turnover of the two countries reached a high of 905.4",
    "million dollars, and the growth in four years was 34.5 percent in all.",
]


def test_blocks_carry_page_and_box() -> None:
    first = [(40.0, 540.0, 18.0, "Bulletin of trade"), *column(PARAGRAPH, top=500)]
    second = column(["Imports fell by 2 percent."], top=500)
    document = read(pdf([first, second], info={"CreationDate": "D:20150310120000Z"}), PDF)
    assert document.text == f"Bulletin of trade\n\n{' '.join(PARAGRAPH)}\n\nImports fell by 2 percent."
    assert [(block.kind, block.locator) for block in document.blocks] == [
        ("title", "page 1"),
        ("paragraph", "page 1"),
        ("paragraph", "page 2"),
    ]
    left, bottom, right, top = document.blocks[1].box or (0, 0, 0, 0)
    assert 38 <= left <= 42
    assert 480 <= bottom <= 487
    assert 300 <= right <= 400
    assert 505 <= top <= 512
    assert document.title == "Bulletin of trade"
    assert [(str(clue.value), clue.place) for clue in document.clues] == [("2015-03-10", "PDF CreationDate (weak)")]
    assert sound(document)


def test_a_gap_or_an_indent_begins_a_paragraph() -> None:
    lines = [
        *column([*PARAGRAPH, "It ended there."]),
        (55.0, 501.0, 10.0, "Imports fell by 2 percent, and exports of the"),
    ]
    lines += [(40.0, 488.0, 10.0, "other side rose again."), (40.0, 450.0, 10.0, "A part far below.")]
    assert [text.split()[0] for _, text in shown(read(pdf([lines]), PDF))] == ["In", "Imports", "A"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The intergovern-", "mental commission met.", "The intergovernmental commission met."),
        ("A Belarusian-", "Kazakh project in 2013-", "A Belarusian-Kazakh project in 2013-"),
        ("It covers 2013-", "2014 in all.", "It covers 2013-2014 in all."),
        ("An export-", "oriented plant.", "An export-oriented plant."),
        (
            "A plan for the dairy-",
            "farming, and dairy-farming alone.",
            "A plan for the dairy-farming, and dairy-farming alone.",
        ),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert read(pdf([column([first, second])]), PDF).text == joined


def test_running_heads_and_page_numbers_are_boilerplate() -> None:
    pages = [
        [
            (40.0, 580.0, 8.0, f"Trade bulletin No. 4, page {number}"),
            *column(PARAGRAPH, top=450),
            (190.0, 20.0, 8.0, str(number)),
        ]
        for number in range(1, 4)
    ]
    blocks = shown(read(pdf(pages), PDF))
    assert [kind for kind, _ in blocks] == ["boilerplate", "paragraph", "boilerplate"] * 3


def test_a_sentence_over_a_page_break_is_whole() -> None:
    pages = [
        [*column(["Exports rose in the year to"], top=100), (190.0, 20.0, 8.0, "1")],
        [
            *column(["five million dollars.", "Imports fell in the same year by 2 percent."], top=540),
            (190.0, 20.0, 8.0, "2"),
        ],
    ]
    document = read(pdf(pages), PDF)
    assert shown(document)[0] == ("paragraph", "Exports rose in the year to five million dollars.")
    assert document.blocks[0].locator == "page 1"
    assert [kind for kind, _ in shown(document)] == ["paragraph", "boilerplate", "paragraph", "boilerplate"]


def test_columns_of_figures_are_rows() -> None:
    table = [
        (left, 500.0 - 15 * number, 10.0, cell)
        for number, row in enumerate(
            [("Flow", "2013", "2014"), ("Exports", "1 870.2", "877.6"), ("Imports", "30.1", "29.9")]
        )
        for left, cell in zip((40.0, 140.0, 240.0), row, strict=True)
    ]
    assert shown(read(pdf([[*column(["Trade, million US dollars"], top=530), *table]]), PDF)) == [
        ("caption", "Trade, million US dollars"),
        ("row", "Flow\t2013\t2014"),
        ("row", "Exports\t1 870.2\t877.6"),
        ("row", "Imports\t30.1\t29.9"),
    ]


def test_russian_text_with_broken_words() -> None:
    typst = pytest.importorskip("typst")
    source = (
        '#set page(width: 220pt, height: 300pt)\n#set text(lang: "ru", hyphenate: true, size: 11pt)\n'
        "#set par(justify: true)\n"
        "Межправительственная комиссия по сотрудничеству рассмотрела представительство производителей и контрагентов. "
        "Товарооборот составил 905,4 млн долларов.\n"
    )
    document = read(typst.compile(source.encode()), PDF)
    assert document.language == "ru"
    assert shown(document) == [
        (
            "paragraph",
            "Межправительственная комиссия по сотрудничеству рассмотрела представительство производителей и"
            " контрагентов."
            " Товарооборот составил 905,4 млн долларов.",
        )
    ]


def test_a_scan_says_to_run_ocr() -> None:
    with pytest.raises(DocumentError, match=r"scan\.pdf: has no text layer; run OCR first"):
        read(pdf([[], []]), PDF, "scan.pdf")


def test_a_page_without_text_is_noted() -> None:
    document = read(pdf([column(PARAGRAPH), [], []]), PDF)
    assert document.notes == ("no text layer on pages 2-3; run OCR first",)


def test_a_password_is_asked_away() -> None:
    with pytest.raises(DocumentError, match=r"locked\.pdf: is protected with a password; save it without one"):
        read(pdf([column(PARAGRAPH)], encrypted=True), PDF, "locked.pdf")


def test_a_renamed_pdf_is_still_a_pdf() -> None:
    assert read(pdf([column(PARAGRAPH)]), "text/plain").media_type == PDF


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n" + bytes(500), b"Hello, this is a text."])
def test_damaged(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^cut\.pdf: [^\n]*damaged"):
        read(data, PDF, "cut.pdf")


@given(keep=st.floats(0, 1), flips=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=5))
def test_broken_bytes_end_in_a_document_or_an_error(keep: float, flips: list[tuple[int, int]]) -> None:
    data = bytearray(pdf([column(PARAGRAPH), column(PARAGRAPH)], info={"Title": "Note"}))
    for place, value in flips:
        data[place % len(data)] = value
    assert survives(bytes(data[: int(keep * len(data))]), PDF)
