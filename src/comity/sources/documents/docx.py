"""DOCX: paragraphs and tables in the order of the document, content controls and accepted insertions among them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from comity.errors import DocumentError
from comity.model.document import Document
from comity.settings import Settings
from comity.sources.documents import clues, kinds
from comity.sources.documents.assemble import Piece, assemble, clean
from comity.sources.documents.language import detect
from comity.sources.documents.media import DOCX
from comity.sources.documents.raw import Raw

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

# XML packs ten- to thirtyfold; only a bomb packs like this.
HIGHEST_RATIO = 200
SMALL = 1 << 20
MOST_PARTS = 10_000
# Pictures and XML together, in multiples of `Settings.max_bytes`; the XML alone may not exceed it once.
MOST_UNPACKED = 5
# Documents that a program wrote with the same library carry the date of its template, which is no date of theirs.
TEMPLATE = datetime(2013, 12, 23, 23, 15)  # noqa: DTZ001 - compared with what has lost its zone
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved-away text, properties, and what a text box repeats for old programs.
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", FALLBACK})
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}ptab": "\t"}


def parse_docx(raw: Raw, doc_id: str, digest: str, settings: Settings) -> Document:
    """A Word document. Raises DocumentError where it is damaged, empty, or unpacks to more than it may."""
    _guard(raw, settings)
    word = _open(raw)
    try:
        pieces = list(_pieces(word))
        title, found = _properties(word)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _damaged(raw, error) from error
    text, blocks = assemble(_titled(pieces))
    if not text:
        raise DocumentError(f"{raw.origin}: holds no text; if its pages are pictures, run OCR first")
    heads = [text[block.start : block.end] for block in blocks if block.kind == "title"]
    return Document(
        id=doc_id,
        text=text,
        digest=digest,
        origin=raw.origin,
        media_type=DOCX,
        title=heads[0] if heads else title,
        language=detect(text),
        blocks=blocks,
        clues=clues.from_metadata(found) + clues.from_origin(raw.origin) + clues.from_text(text, blocks),
    )


def _guard(raw: Raw, settings: Settings) -> None:
    """Refuses bombs before anything is unpacked, and XML that declares entities before anything parses it.

    A part cannot hold more than its entry declares: the archive reader stops there.
    """
    bomb = f"{raw.origin}: unpacks to far more than a document holds; open it in Word and save it as a new file"
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            entries = archive.infolist()
            packed = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
            if (
                len(entries) > MOST_PARTS
                or sum(entry.file_size for entry in entries) > MOST_UNPACKED * settings.max_bytes
            ):
                raise DocumentError(bomb)
            if sum(entry.file_size for entry in packed) > settings.max_bytes:
                raise DocumentError(bomb)
            for entry in entries:
                if entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size):
                    raise DocumentError(bomb)
            for entry in packed:
                if b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b""):
                    raise DocumentError(
                        f"{raw.origin}: declares XML entities, which no Word document does; do not trust it"
                    )
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise _damaged(raw, error) from error


def _open(raw: Raw) -> WordDocument:
    """The package, opened. Raises DocumentError."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    # Every way a package with missing or twisted parts has been seen to fail in the library below.
    broken = (OpcError, LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError,
              IndexError, NotImplementedError, OSError, EOFError, RuntimeError)  # fmt: skip
    try:
        return docx.Document(io.BytesIO(raw.data))
    except broken as error:
        raise _damaged(raw, error) from error


def _damaged(raw: Raw, error: Exception) -> DocumentError:
    """The error for a package that is not whole."""
    reason = " ".join(str(error).split())[:80] or type(error).__name__
    return DocumentError(f"{raw.origin}: is a damaged Word document ({reason}); open it in Word and save it again")


def _pieces(word: WordDocument) -> Iterator[Piece]:
    """Paragraphs and cells in document order. Paragraphs outside tables and tables are counted apart, both from 1."""
    styles = {style.style_id: (style.name or "").lower() for style in word.styles}
    paragraphs = tables = 0
    for element in _outer(word.element.body):
        if element.tag == f"{W}tbl":
            tables += 1
            yield from _cells(element, tables)
            continue
        paragraphs += 1
        text = clean(_text(element), keep_lines=True)
        if text:
            yield Piece(_kind(element, text, styles), text, f"paragraph {paragraphs}")
        for boxed in element.iter(f"{W}txbxContent"):
            if not any(parent.tag == FALLBACK for parent in boxed.iterancestors()):
                inner = [clean(_text(part), keep_lines=True) for part in boxed.iter(f"{W}p")]
                yield Piece("paragraph", "\n".join(filter(None, inner)), f"paragraph {paragraphs}, text box")
    for name in ("footnote", "endnote"):
        yield from _footnotes(word, name)


def _footnotes(word: WordDocument, name: str) -> Iterator[Piece]:
    """The footnotes or endnotes, after all else: figures often stand there. Word's own separators have no text."""
    from lxml import etree

    for part in word.part.package.iter_parts():
        if str(part.partname) != f"/word/{name}s.xml":
            continue
        try:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            raise ValueError(f"{part.partname}: {error}") from error
        for number, note in enumerate(root.iter(f"{W}{name}"), 1):
            text = "\n".join(filter(None, (clean(_text(part)) for part in note.iter(f"{W}p"))))
            yield Piece("paragraph", text, f"{name} {note.get(f'{W}id', number)}")


def _titled(pieces: list[Piece]) -> list[Piece]:
    """The pieces, a heading that opens the document marked as its title where no style does so."""
    if pieces and pieces[0].kind == "heading" and not any(piece.kind == "title" for piece in pieces):
        return [replace(pieces[0], kind="title"), *pieces[1:]]
    return pieces


def _outer(element: _Element) -> Iterator[_Element]:
    """The outermost paragraphs and tables below an element, inside content controls and insertions too."""
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _outer(child)


def _cells(table: _Element, number: int) -> Iterator[Piece]:
    """The cells of a table that hold text, tables within them included. A cell over several columns counts them all."""
    rows = (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)
    for at, row in enumerate(rows, 1):
        column = 1
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            text = clean(" ".join(_text(part) for part in cell.iter(f"{W}p")))
            if text:
                yield Piece("cell", text, f"table {number}, row {at}, cell {column}", cell=(number, at, column))
            column += _span(cell)


def _span(cell: _Element) -> int:
    """How many columns a cell takes."""
    for span in cell.iter(f"{W}gridSpan"):
        value = span.get(f"{W}val", "1")
        return max(1, min(int(value), 1000)) if value.isascii() and value.isdigit() else 1
    return 1


def _text(element: _Element) -> str:
    """What is printed of a paragraph, text boxes aside."""
    parts: list[str] = []
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in SIGNS:
            parts.append(SIGNS[str(child.tag)])
        elif isinstance(child.tag, str):
            parts.append(_text(child))
    return "".join(parts)


def _kind(paragraph: _Element, text: str, styles: dict[str, str]) -> str:
    """The kind of a paragraph: by its style, its numbering, and then its look."""
    style = next((styles.get(mark.get(f"{W}val", ""), "") for mark in paragraph.iter(f"{W}pStyle")), "")
    if style in ("title", "caption"):
        return style
    if style.startswith(("heading", "subtitle", "toc heading")):
        return "caption" if kinds.is_caption(text) else "heading"
    if clues.HEADER.fullmatch(text):
        return "header"
    if style.startswith("list") or next(paragraph.iter(f"{W}numPr"), None) is not None:
        return "item"
    if kinds.is_bullet(text):
        return "item"
    return "caption" if kinds.is_caption(text) else "paragraph"


def _properties(word: WordDocument) -> tuple[str, list[tuple[str, str]]]:
    """The title among the core properties, and their dates."""
    core: Any = word.core_properties
    dates = [("DOCX created", core.created), ("DOCX modified", core.modified)]
    told = [(place, value) for place, value in dates if value is not None and value.replace(tzinfo=None) != TEMPLATE]
    return clean(core.title or ""), [(place, value.date().isoformat()) for place, value in told]
