"""DOCX: all that is printed, in order, with the place of each paragraph and cell."""

import struct
import zipfile
from io import BytesIO

import pytest
from docx.document import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.builders import DOCX, part, read, repacked, sound, survives, word

from comity.errors import DocumentError
from comity.settings import Settings

BODY = "word/document.xml"


def fill(document: WordDocument) -> None:
    document.add_heading("Trade of two countries", 0)
    document.add_paragraph("In 2014 the turnover was $905.4 million.")
    document.add_heading("Goods", 1)
    document.add_paragraph("tractors, $76.9 million", style="List Bullet")
    document.add_paragraph("oil products, $88.5 million", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, [("", "2013", "2014"), ("Exports", "870.2", "877.6"), ("Imports", "", "")], strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.rows[2].cells[0].merge(table.rows[2].cells[1])
    table.rows[2].cells[2].text = "29.9"
    document.add_paragraph("Source: the statistics of one side.")


def test_paragraphs_and_cells_in_order() -> None:
    document = read(word(fill), DOCX)
    assert document.text == (
        "Trade of two countries\n\nIn 2014 the turnover was $905.4 million.\n\nGoods\n\n"
        "tractors, $76.9 million\noil products, $88.5 million\n\n"
        "\t2013\t2014\nExports\t870.2\t877.6\nImports\t\t29.9\n\nSource: the statistics of one side."
    )
    assert [(block.kind, block.locator) for block in document.blocks] == [
        ("title", "paragraph 1"),
        ("paragraph", "paragraph 2"),
        ("heading", "paragraph 3"),
        ("item", "paragraph 4"),
        ("item", "paragraph 5"),
        ("cell", "table 1, row 1, cell 2"),
        ("cell", "table 1, row 1, cell 3"),
        ("cell", "table 1, row 2, cell 1"),
        ("cell", "table 1, row 2, cell 2"),
        ("cell", "table 1, row 2, cell 3"),
        ("cell", "table 1, row 3, cell 1"),
        ("cell", "table 1, row 3, cell 3"),
        ("paragraph", "paragraph 6"),
    ]
    assert document.title == "Trade of two countries"
    assert sound(document)


def test_dates_of_the_properties() -> None:
    data = word(fill)
    core = part(data, "docProps/core.xml")
    changed = core.replace("2013-12-23T23:15:00Z", "2015-03-10T09:00:00Z")
    assert changed != core
    clues = read(repacked(data, {"docProps/core.xml": changed.encode()}), DOCX).clues
    assert [(str(clue.value), clue.where, clue.place) for clue in clues] == [
        ("2015-03-10", "metadata", "DOCX created"),
        ("2015-03-10", "metadata", "DOCX modified"),
    ]


def test_tracked_changes_controls_and_breaks() -> None:
    data = word(lambda document: document.add_paragraph("MARK"))
    inner = (
        "<w:r><w:t>Exports </w:t></w:r><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>rose</w:t></w:r></w:ins>"
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> by 5%</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:br/><w:t>in 2014.</w:t></w:r>"
    )
    body = part(data, BODY).replace("<w:r><w:t>MARK</w:t></w:r>", inner)
    assert read(repacked(data, {BODY: body.encode()}), DOCX).text == "Exports rose by 5%\nin 2014."


def test_empty() -> None:
    with pytest.raises(DocumentError, match="note: holds no text"):
        read(word(lambda _: None), DOCX)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(word(fill), {"word/media/image1.png": bytes(30_000_000)})
    assert len(bomb) < 100_000
    with pytest.raises(DocumentError, match="unpacks to far more than a document holds"):
        read(bomb, DOCX)
    with pytest.raises(DocumentError, match="unpacks to far more"):
        read(word(fill), DOCX, settings=Settings(max_bytes=50_000))


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(repacked(word(fill), {"word/extra.xml": b"<a>" + b"b" * 100_000 + b"</a>"}))
    place = data.rindex(b"word/extra.xml") - 46
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    with pytest.raises(DocumentError, match="damaged Word document"):
        read(bytes(data), DOCX)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_unread(encoding: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    data = word(fill)
    body = part(data, BODY)
    start = body.index("<w:document")
    evil = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}{body[start:]}'
    with pytest.raises(DocumentError, match="declares XML entities"):
        read(repacked(data, {BODY: evil.encode(encoding)}), DOCX)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["xl/workbook.xml"], "is a spreadsheet; save the sheet as .csv"),
        (["content.xml"], "OpenDocument"),
        (["a.txt"], "is an archive; unpack it"),
    ],
)
def test_other_archives(names: list[str], message: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(DocumentError, match=message):
        read(out.getvalue(), DOCX)


def test_a_password() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(DocumentError, match="is protected with a password; save it without one"):
        read(data, DOCX)


@pytest.mark.parametrize(
    "missing", [BODY, "[Content_Types].xml", "_rels/.rels", "word/styles.xml", "docProps/core.xml"]
)
def test_missing_parts(missing: str) -> None:
    assert survives(repacked(word(fill), {missing: None}), DOCX)


WHOLE = word(fill)


@given(keep=st.floats(0.5, 1), flips=st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), max_size=5))
def test_broken_bytes_end_in_a_document_or_an_error(keep: float, flips: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in flips:
        data[place % len(data)] = value
    assert survives(bytes(data[: int(keep * len(data))]), DOCX)


@given(
    swaps=st.lists(
        st.tuples(
            st.sampled_from(["w:p", "w:t", "w:tbl", "w:tr", "w:tc", "w:r", "w:body", "w:val", "w:pPr"]),
            st.text("wpbr:tx ", max_size=5),
        ),
        max_size=3,
    )
)
def test_twisted_markup_ends_in_a_document_or_an_error(swaps: list[tuple[str, str]]) -> None:
    body = part(WHOLE, BODY)
    for old, new in swaps:
        body = body.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    assert survives(repacked(WHOLE, {BODY: body.encode()}), DOCX)
