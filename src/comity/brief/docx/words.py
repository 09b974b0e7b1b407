"""WordprocessingML by hand: paragraphs, runs, links, bookmarks; thousands of statements are written in a blink."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from comity.brief.html import UNPRINTABLE

_NAME = re.compile(r"[A-Za-z0-9_]{1,36}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
VERDICTS = {
    "holds": ("✓", "1D6B45"), "conflict": ("✗", "A3211D"), "doubt": ("!", "8A5A00"), "rounding": ("~", "5B6875"),
    "unchecked": ("·", "5B6875"),
}  # fmt: skip


def text(value: str) -> str:
    """The characters of a run, escaped; what no XML may hold is replaced."""
    clean = _CONTROL.sub("\ufffd", UNPRINTABLE.sub("\ufffd", value)).replace("\n", " ").replace("\r", " ")
    return f'<w:t xml:space="preserve">{escape(clean)}</w:t>'


def attribute(value: str) -> str:
    """The value of an attribute, quoted."""
    clean = _CONTROL.sub("\ufffd", UNPRINTABLE.sub("\ufffd", value))
    return escape(clean, {'"': "&quot;", "\n": " ", "\t": " "})


def run(value: str, look: str = "") -> str:
    """Characters of one look (the XML of run properties)."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{text(value)}</w:r>"


def tab() -> str:
    """A tabulator."""
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, inner: str, shape: str = "") -> str:
    """A paragraph of a style (its id); `shape` adds properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{shape}</w:pPr>{inner}</w:p>'


def name_of(anchor: str) -> str:
    """A bookmark's name: at most 40 letters, digits and underscores, beginning with a letter."""
    return f"s_{anchor}" if _NAME.fullmatch(anchor) else f"s_{hashlib.sha256(anchor.encode()).hexdigest()[:24]}"


def link(bookmark: str, inner: str) -> str:
    """A link inside the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inner}</w:hyperlink>'


def bookmark(number: int, name: str, inner: str = "") -> str:
    """A named place."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, shown: str, look: str = "") -> str:
    """A field and what it shows until Word computes it."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{run(shown, look)}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def character(styles: Mapping[str, str], name: str) -> str:
    """Run properties that give a character style."""
    return f'<w:rStyle w:val="{styles[name]}"/>'


def mark(state: str) -> str:
    """The sign of a verdict in its colour."""
    sign, colour = VERDICTS[state]
    return run(sign, f'<w:b/><w:color w:val="{colour}"/><w:sz w:val="16"/><w:u w:val="none"/>')


def table(style: str, widths: list[int], rows: Iterable[str]) -> str:
    """A table as wide as its columns (twips)."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], head: bool = False) -> str:
    """A row that no page break splits; a head is repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: int, inner: str, look: str = "", span: int = 1) -> str:
    """A cell; its content are paragraphs."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{look}</w:tcPr>{inner}</w:tc>'


def picture(number: int, relation: str, alt: str, title: str, width: int, height: int) -> str:
    """An inline picture of a size in EMU, with its alternative text."""
    names = f'id="{number}" name="{attribute(title)}" descr="{attribute(alt)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {names}/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="picture{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
