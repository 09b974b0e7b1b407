"""From a source to a document: `load` is `fetch_bytes` and then `parse`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from comity.errors import DocumentError
from comity.model.document import Document
from comity.settings import Settings
from comity.sources.documents import media
from comity.sources.documents.locate import Source
from comity.sources.documents.raw import Raw, read_file, read_stream, too_large

if TYPE_CHECKING:
    import httpx


def load(source: Source, settings: Settings, transport: httpx.BaseTransport | None = None) -> Document:
    """The document behind a source. Raises DocumentError or FetchError, one line with the remedy."""
    return parse(fetch_bytes(source, settings, transport), source.doc_id, settings)


def fetch_bytes(source: Source, settings: Settings, transport: httpx.BaseTransport | None = None) -> Raw:
    """The original bytes, at most `settings.max_bytes` of them. Raises DocumentError or FetchError."""
    if source.kind == "url":
        from comity.sources.documents.fetch import fetch

        return fetch(source.origin, settings, transport)
    if source.kind == "stdin":
        if source.stream is None:
            raise DocumentError("-: there is no standard input; give a file, or pipe a text in")
        return read_stream(source.stream, source.origin, settings.max_bytes)
    return read_file(source.origin, media.hint_of(source.origin), settings.max_bytes)


def parse(raw: Raw, doc_id: str, settings: Settings) -> Document:
    """The document that the bytes hold. Pure: the same bytes, hint and origin give the same document.

    Raises DocumentError where they are empty, binary, scanned, protected, damaged or too large.
    """
    if len(raw.data) > settings.max_bytes:
        raise too_large(raw.origin, settings.max_bytes)
    if not raw.data.strip():
        raise DocumentError(f"{raw.origin}: is empty; check that it was saved or downloaded completely")
    kind = media.sniff(raw)
    document = _parser(raw, doc_id, kind, settings)
    if not document.text.strip():
        raise DocumentError(f"{raw.origin}: holds no text; check that it is the right file")
    return document


def _parser(raw: Raw, doc_id: str, kind: media.Media, settings: Settings) -> Document:
    """The document by its kind. Each parser is imported only when its kind comes up."""
    digest = hashlib.sha256(raw.data).hexdigest()
    if kind.media_type == media.PDF:
        from comity.sources.documents.pdf import parse_pdf

        return parse_pdf(raw, doc_id, digest, settings)
    if kind.media_type == media.DOCX:
        from comity.sources.documents.docx import parse_docx

        return parse_docx(raw, doc_id, digest, settings)
    if kind.media_type == media.HTML:
        from comity.sources.documents.html import parse_html

        return parse_html(raw, doc_id, digest, kind.charset)
    from comity.sources.documents.text import parse_text

    return parse_text(raw, doc_id, digest, kind)
