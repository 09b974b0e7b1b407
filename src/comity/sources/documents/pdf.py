"""PDF: the text layer, page by page, with the place of each block on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import DocumentError
from comity.model.document import Document
from comity.settings import Settings
from comity.sources.documents import clues
from comity.sources.documents.assemble import assemble, clean
from comity.sources.documents.language import detect
from comity.sources.documents.layout import Page, pieces_of
from comity.sources.documents.letters import page_lines
from comity.sources.documents.media import PDF
from comity.sources.documents.raw import Raw

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 5000
# Fewer letters than this on a page is a scan with a stamp or a page number, not a text.
FEWEST_LETTERS = 5
# PDFium's error codes, of fpdfview.h.
PASSWORD, SECURITY = 4, 5


def parse_pdf(raw: Raw, doc_id: str, digest: str, settings: Settings) -> Document:
    """A PDF as a document. Locators are `page 3`; boxes are left, bottom, right, top in points.

    A paragraph that runs over a page's end stands under the page and the box where it begins. Raises DocumentError
    where the file is damaged, protected with a password, or has no text layer.
    """
    pdf = _open(raw)
    try:
        pages, empty = _pages(raw, pdf, settings)
        metadata = {str(key): clean(str(value)) for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    finally:
        pdf.close()
    if not pages:
        raise DocumentError(f"{raw.origin}: has no text layer; run OCR first")
    text, blocks = assemble(pieces_of(pages))
    title = next(
        (text[block.start : block.end] for block in blocks if block.kind == "title"), metadata.get("Title", "")
    )
    notes = (f"no text layer on page{'s' if len(empty) > 1 else ''} {_ranges(empty)}; run OCR first",) if empty else ()
    dates = [(f"PDF {key} (weak)", metadata[key]) for key in ("CreationDate", "ModDate") if key in metadata]
    return Document(
        id=doc_id,
        text=text,
        digest=digest,
        origin=raw.origin,
        media_type=PDF,
        title=title,
        language=detect(text),
        blocks=blocks,
        clues=clues.from_text(text, blocks) + clues.from_origin(raw.origin) + clues.from_metadata(dates),
        notes=notes,
    )


def _open(raw: Raw) -> PdfDocument:
    """The PDF, opened. Raises DocumentError."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (PASSWORD, SECURITY):
            raise DocumentError(f"{raw.origin}: is protected with a password; save it without one") from error
        raise DocumentError(
            f"{raw.origin}: is a damaged or truncated PDF; get it again or print it to PDF anew"
        ) from error


def _pages(raw: Raw, pdf: PdfDocument, settings: Settings) -> tuple[list[Page], list[int]]:
    """The pages with text, and the numbers of those without."""
    import pypdfium2

    if len(pdf) > MOST_PAGES:
        raise DocumentError(f"{raw.origin}: has {len(pdf):,} pages, more than {MOST_PAGES:,}; split it")
    pages: list[Page] = []
    empty: list[int] = []
    letters = 0
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
            height = page.get_height()
            lines = page_lines(page)
            page.close()
        except pypdfium2.PdfiumError:
            lines, height = [], 0.0
        size = sum(len(line.text) for line in lines)
        letters += size
        if letters > settings.max_bytes:
            raise DocumentError(f"{raw.origin}: holds more than {settings.max_bytes:,} letters; split it")
        if size < FEWEST_LETTERS:
            empty.append(number)
        else:
            pages.append(Page(number, height, lines))
    return pages, empty


def _ranges(numbers: list[int]) -> str:
    """Page numbers in short: `2, 5-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
