"""The Word file: real styles, links, captions, pictures with words, the same bytes; and what a template may be."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.brief.blocks import every_block
from tests.brief.sample import PAIR, documents, report, statements

from comity.brief.compose import compose
from comity.brief.content import Brief
from comity.brief.docx.package import packed, unpacked
from comity.brief.docx.render import render_docx
from comity.brief.docx.template import HOUSE, NEEDED
from comity.brief.options import Options
from comity.errors import InputError


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compose(documents(), statements(), report(), PAIR, "ru", options=Options(full=True))


@pytest.fixture(scope="module")
def made(brief: Brief) -> bytes:
    return render_docx(brief)


@pytest.fixture(scope="module")
def word(made: bytes) -> Any:
    return docx.Document(io.BytesIO(made))


def styled(word: Any, style: str) -> list[str]:
    return [p.text for p in word.paragraphs if p.style.name.casefold() == style.casefold()]


def paragraphs(word: Any) -> Iterator[str]:
    """The text of every paragraph, of tables too."""
    for p in word.element.body.iter(qn("w:p")):
        yield "".join(node.text or "" for node in p.iter(qn("w:t")))


def house(change: Any) -> bytes:
    """The house template with a change made to it."""
    document = docx.Document(str(HOUSE))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_headings_are_headings(word: Any, brief: Brief) -> None:
    assert styled(word, "Title") == [brief.title]
    shown = styled(word, "Heading 1")
    assert shown[:-1] == [f"{s.number}  {s.title}" for s in brief.sections]
    assert [line.split(" ")[0] for line in styled(word, "toc 1")][: len(brief.sections)] == [
        str(s.number) for s in brief.sections
    ]


def test_the_contents_are_a_field_that_word_can_refresh(word: Any) -> None:
    told = [node.text for node in word.element.body.iter(qn("w:instrText"))]
    assert any(text.strip().startswith("TOC ") for text in told)
    assert any(text.strip().startswith("SEQ ") for text in told)


def test_every_link_leads_to_a_bookmark_that_is_there_once(word: Any) -> None:
    names = [node.get(qn("w:name")) for node in word.element.body.iter(qn("w:bookmarkStart"))]
    numbers = [node.get(qn("w:id")) for node in word.element.body.iter(qn("w:bookmarkStart"))]
    links = {node.get(qn("w:anchor")) for node in word.element.body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= set(names)
    assert len(names) == len(set(names))
    assert len(numbers) == len(set(numbers))
    assert all(len(name) <= 40 for name in names)


def test_numbers_and_sentences_are_there(word: Any) -> None:
    told = "\n".join(paragraphs(word))
    for number in ("279,4", "321,6", "601,0", "598,3"):
        assert number in told
    assert "In 2018 Georgia sold goods worth $279.4 million to Armenia" in told
    assert "279.4 / 1.156 = 241.5–241.9" in told
    assert '<script>alert("x")</script>' in told


def test_pictures_tell_what_they_show(word: Any) -> None:
    told = [node.get("descr") for node in word.element.body.iter() if node.tag.endswith("}docPr")]
    assert told
    assert all(told)


def test_heads_of_tables_repeat_and_rows_stay_whole(word: Any) -> None:
    for table in word.tables:
        for row in table._tbl.tr_lst:
            assert row.trPr.find(qn("w:cantSplit")) is not None
    assert any(t._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None for t in word.tables)


def test_every_kind_of_block_is_written() -> None:
    told = "\n".join(paragraphs(docx.Document(io.BytesIO(render_docx(every_block())))))
    for words in ("Tbilisi works", "Xanadu", "Customs union", "Capital", "second point", "A heading row"):
        assert words in told


def test_the_same_brief_gives_the_same_bytes(brief: Brief, made: bytes) -> None:
    assert render_docx(brief) == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2019-04-10T00:00:00Z" in unpacked(made, "brief")["docProps/core.xml"]


def test_a_template_lends_styles_header_and_logo(brief: Brief, tmp_path: Path) -> None:
    import vl_convert

    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    (tmp_path / "logo.png").write_bytes(vl_convert.svg_to_png(svg))

    def change(document: Any) -> None:
        document.styles["Heading 1"].font.name = "Georgia"
        head = document.sections[0].header.paragraphs[0]
        head.text = "Ministry of Trade, {{title}}"
        head.add_run().add_picture(str(tmp_path / "logo.png"))

    shown = docx.Document(io.BytesIO(render_docx(brief, house(change), "ministry.docx")))
    assert shown.styles["Heading 1"].font.name == "Georgia"
    head = shown.sections[0].header
    assert head.paragraphs[0].text.startswith(f"Ministry of Trade, {brief.title}")
    assert any("image" in relation.reltype for relation in head.part.rels.values())


def test_a_template_with_its_own_pages_takes_the_brief_where_it_says(brief: Brief) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("To the Minister")
        document.add_paragraph("{{brief}}")
        document.add_paragraph("Yours, the desk")

    told = list(paragraphs(docx.Document(io.BytesIO(render_docx(brief, house(change), "letter.docx")))))
    assert told[0] == "To the Minister"
    assert told[1] == brief.title
    assert told[-1] == "Yours, the desk"
    assert "{{brief}}" not in told


@pytest.mark.parametrize("style", NEEDED)
def test_a_missing_style_is_named_with_the_remedy(brief: Brief, style: str) -> None:
    def change(document: Any) -> None:
        document.styles[style]._element.getparent().remove(document.styles[style]._element)

    with pytest.raises(InputError, match=f"ministry.docx: the style '{style}' is missing; in Word") as caught:
        render_docx(brief, house(change), "ministry.docx")
    assert "\n" not in str(caught.value)


def test_a_template_with_text_and_no_tag(brief: Brief) -> None:
    with pytest.raises(InputError, match=r"no line \{\{brief\}\}"):
        render_docx(brief, house(lambda document: document.add_paragraph("To the Minister")), "letter.docx")


def test_house_styles_are_lent_where_a_template_has_none(brief: Brief) -> None:
    def change(document: Any) -> None:
        for style in list(document.styles):
            if style.name.startswith(("Comity", "toc")):
                style._element.getparent().remove(style._element)

    shown = docx.Document(io.BytesIO(render_docx(brief, house(change), "plain.docx")))
    assert "Comity Table" in {style.name for style in shown.styles}
    assert shown.tables[0].style.name == "Comity Table"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no file of Word's", "not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old .doc"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "word/document.xml is missing"),
        (packed({**unpacked(HOUSE.read_bytes(), ""), "word/styles.xml": b"<w:styles"}), "its XML is broken"),
        (packed({**unpacked(HOUSE.read_bytes(), ""), "word/vbaProject.bin": b"x"}), "holds macros"),
    ],
)
def test_what_is_no_template(brief: Brief, data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        render_docx(brief, data, "bad.docx")
    assert str(caught.value).startswith("bad.docx: ")


def test_entities_of_a_template_are_not_expanded(brief: Brief) -> None:
    parts = unpacked(HOUSE.read_bytes(), "")
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    styles = parts["word/styles.xml"].partition(b"?>")[2]
    data = packed({**parts, "word/styles.xml": bomb + styles})
    assert b"aaaaaaaaaa" * 8 not in unpacked(render_docx(brief, data, "bomb.docx"), "")["word/styles.xml"]


def test_libreoffice_opens_it_and_every_page_is_there(brief: Brief, made: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice (package libreoffice-writer-nogui)")
    import pypdfium2

    (tmp_path / "brief.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "brief.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    told = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "Грузия – Армения: экономические отношения" in told
    for section in brief.sections:
        assert section.title.split(",")[0] in told
    assert "279,4" in told


def test_a_new_statement_is_marked(brief: Brief) -> None:
    from comity.brief.compare import Earlier, compared

    told = "\n".join(paragraphs(docx.Document(io.BytesIO(render_docx(compared(brief, Earlier(frozenset(), None)))))))
    assert "новое" in told
    unmarked = replace(brief, compared="")
    assert "новое" not in "\n".join(paragraphs(docx.Document(io.BytesIO(render_docx(unmarked)))))
