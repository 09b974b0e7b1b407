"""Write src/comity/brief/docx/house.docx, the template that a DOCX brief is made on when the user names none.

    python tools/build_house_template.py

Styles, margins, header and footer are set here, in one place. The same source gives the same bytes.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from comity.brief.docx.package import packed, unpacked

TARGET = Path(__file__).resolve().parents[1] / "src/comity/brief/docx/house.docx"
SERIF, SANS = "Cambria", "Calibri"
INK, SOFT, ACCENT = RGBColor(0x1D, 0x27, 0x31), RGBColor(0x5B, 0x68, 0x75), RGBColor(0x14, 0x46, 0x6B)
WIDTH = Mm(168)


def font(style: Any, name: str, size: float, colour: RGBColor = INK, bold: bool | None = None) -> None:
    """One face for every script, so that Cyrillic does not fall to another."""
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = name, Pt(size), colour, bold
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        faces.set(qn(script), name)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        faces.attrib.pop(qn(theme), None)


def space(style: Any, before: float, after: float, line: float = 1.0) -> None:
    """Points before and after; lines."""
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line


def paragraph(document: Any, name: str, size: float, colour: RGBColor = INK) -> Any:
    """A paragraph style of our own."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    font(style, SANS, size, colour)
    return style


def border(style: Any, side: str, colour: str, size: int, gap: int) -> None:
    """A line at one side of the paragraphs of a style; size in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", size), ("space", gap), ("color", colour)):
        edge.set(qn(f"w:{key}"), str(value))
    borders.append(edge)
    shape = style.element.get_or_add_pPr()
    shape.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl",
    )  # fmt: skip


def headings(document: Any) -> None:
    """Title, subtitle, the two levels of headings, captions, lists, contents."""
    styles = document.styles
    for name, face, size, before, after in (
        ("Title", SERIF, 24, 0, 4), ("Heading 1", SERIF, 15, 16, 5), ("Heading 2", SERIF, 11.5, 10, 3),
    ):  # fmt: skip
        font(styles[name], face, size, bold=True)
        space(styles[name], before, after)
        for old in styles[name].element.pPr.findall(qn("w:pBdr")):
            styles[name].element.pPr.remove(old)
        styles[name].paragraph_format.keep_with_next = True
    border(styles["Heading 1"], "top", "1D2731", 8, 5)
    font(styles["Subtitle"], SANS, 11, SOFT)
    styles["Subtitle"].font.italic = False
    space(styles["Subtitle"], 0, 14)
    font(styles["Caption"], SANS, 10, INK, True)
    space(styles["Caption"], 9, 3)
    styles["Caption"].paragraph_format.keep_with_next = True
    font(styles["List Bullet"], SANS, 10)
    space(styles["List Bullet"], 0, 3)
    for level, indent in ((1, 0), (2, 6)):
        toc = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        toc.base_style = styles["Normal"]
        space(toc, 0, 3)
        toc.paragraph_format.left_indent = Mm(indent)
        toc.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def own_styles(document: Any) -> None:
    """What a brief needs beside Word's own styles; a user's template without them is lent these."""
    cell = paragraph(document, "Comity Cell", 9)
    space(cell, 1, 1)
    note = paragraph(document, "Comity Note", 8.5, SOFT)
    space(note, 2, 2)
    item = paragraph(document, "Comity Item", 10)
    space(item, 0, 3)
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Mm(8), Mm(-8)
    item.paragraph_format.tab_stops.add_tab_stop(Mm(8))
    quote = paragraph(document, "Comity Quote", 9.5)
    font(quote, SERIF, 9.5)
    space(quote, 8, 2)
    quote.paragraph_format.keep_with_next = True
    entry = paragraph(document, "Comity Entry", 8.5)
    space(entry, 0, 1)
    entry.paragraph_format.left_indent, entry.paragraph_format.first_line_indent = Mm(14), Mm(-12)
    entry.paragraph_format.tab_stops.add_tab_stop(Mm(14))
    card = paragraph(document, "Comity Finding", 9.5)
    space(card, 0, 3)
    card.paragraph_format.left_indent = Mm(4)
    border(card, "left", "8A5A00", 18, 8)
    tile = paragraph(document, "Comity Figure", 11)
    font(tile, SERIF, 11, bold=True)
    space(tile, 0, 1)
    for name, colour, size in (
        ("Comity Reference", SOFT, 8.0),
        ("Comity Muted", SOFT, 9.0),
        ("Comity New", ACCENT, 8.0),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb, style.font.size = colour, Pt(size)
        style.font.underline = False
    document.styles["Comity Reference"].font.superscript = True
    document.styles["Comity New"].font.bold = True
    linked = document.styles.add_style("Comity Link", WD_STYLE_TYPE.CHARACTER)
    linked.font.color.rgb, linked.font.underline = INK, False
    implied = document.styles.add_style("Comity Implied", WD_STYLE_TYPE.CHARACTER)
    implied.font.italic, implied.font.color.rgb, implied.font.underline = True, SOFT, False
    table_style(document)


def table_style(document: Any) -> None:
    """Rules between rows, a strong one below the head, nothing upright."""
    style = document.styles.add_style("Comity Table", WD_STYLE_TYPE.TABLE)
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("bottom", 4, "C9D1D9"), ("insideH", 4, "E1E6EB")):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("space", 0), ("color", colour)):
            edge.set(qn(f"w:{key}"), str(value))
        borders.append(edge)
    properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", 0), ("right", 90)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(width))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties.append(margins)
    style.element.append(properties)


def furniture(document: Any) -> None:
    """The page, its header with the title, its footer with the page's number."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(21)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    head = section.header.paragraphs[0]
    foot = section.footer.paragraphs[0]
    for name in ("Header", "Footer"):
        font(document.styles[name], SANS, 8.5, SOFT)
        stops = document.styles[name].element.pPr.find(qn("w:tabs"))
        if stops is not None:
            document.styles[name].element.pPr.remove(stops)
        document.styles[name].paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    head.add_run("{{title}}\t{{date}}")
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field(foot, "PAGE")
    foot.add_run(" / ")
    field(foot, "NUMPAGES")


def field(place: Any, name: str) -> None:
    """A field that Word fills in."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    place._p.append(simple)


def main() -> None:
    """Build, save, pack with fixed times."""
    document = Document()
    normal = document.styles["Normal"]
    font(normal, SANS, 10)
    space(normal, 0, 5, 1.05)
    headings(document)
    own_styles(document)
    furniture(document)
    for unused in list(document.element.body.iterchildren(qn("w:p"))):
        document.element.body.remove(unused)
    document.core_properties.author = document.core_properties.title = document.core_properties.comments = ""
    made = BytesIO()
    document.save(made)
    parts = unpacked(made.getvalue(), TARGET.name)
    parts.pop("docProps/thumbnail.jpeg", None)
    relations = parts["_rels/.rels"].decode()
    parts["_rels/.rels"] = re.sub(r"<Relationship [^>]*thumbnail[^>]*/>", "", relations).encode()
    TARGET.write_bytes(packed(parts))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
