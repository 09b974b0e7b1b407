"""What kind of document some bytes are: their own signature first, then the suffix or the server's word."""

from __future__ import annotations

import io
import os
import re
from dataclasses import dataclass

from comity.errors import DocumentError
from comity.sources.documents.raw import Raw

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

BY_SUFFIX = {
    ".csv": TEXT, ".docx": DOCX, ".htm": HTML, ".html": HTML, ".log": TEXT, ".md": TEXT, ".pdf": PDF, ".rst": TEXT,
    ".text": TEXT, ".tsv": TEXT, ".txt": TEXT, ".xhtml": HTML,
}  # fmt: skip
ALIASES = {"application/xhtml+xml": HTML, "application/x-pdf": PDF}
KNOWN = (TEXT, HTML, PDF, DOCX)

# Signatures of what is recognised only to say what to do about it.
REFUSED = (
    (b"{\\rtf", "is a Rich Text file; save it as .docx or .txt"),
    (b"\x89PNG", "is a picture; run OCR first and give the text"),
    (b"\xff\xd8\xff", "is a picture; run OCR first and give the text"),
    (b"GIF8", "is a picture; run OCR first and give the text"),
    (b"II*\0", "is a picture; run OCR first and give the text"),
    (b"MM\0*", "is a picture; run OCR first and give the text"),
    (b"\x1f\x8b", "is a compressed archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a compressed archive; unpack it first"),
    (b"Rar!", "is a compressed archive; unpack it first"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPPED = (
    ("word/document.xml", ""),
    ("xl/workbook.xml", "is a spreadsheet; save the sheet as .csv or copy the table into a document"),
    ("ppt/presentation.xml", "is a presentation; save it as PDF"),
    ("content.xml", "is an OpenDocument file; save it as .docx"),
)
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?><!--.{0,2000}?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Media:
    """media_type: one of `text/plain`, `text/html`, PDF, DOCX. charset: what the server declared, or empty. known:
    whether the user or the signature said so, rather than nothing else fitting."""

    media_type: str
    charset: str = ""
    known: bool = True


def hint_of(path: str) -> str:
    """The media type that a path's suffix suggests, or empty."""
    return BY_SUFFIX.get(os.path.splitext(path)[1].lower(), "")


def sniff(raw: Raw) -> Media:
    """What the bytes are. Raises DocumentError for what is recognised and not read: pictures, archives, old Word."""
    data = raw.data
    declared = raw.media_type.partition(";")[0].strip().lower()
    declared = ALIASES.get(declared, declared)
    match = CHARSET.search(raw.media_type)
    charset = match.group(1) if match else ""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Media(PDF)
    if data.startswith(b"PK\x03\x04"):
        return Media(_zipped(raw))
    if data.startswith(OLE):
        raise DocumentError(f"{raw.origin}: {_ole(data)}")
    for signature, remedy in REFUSED:
        if data.startswith(signature):
            raise DocumentError(f"{raw.origin}: {remedy}")
    if declared in (PDF, DOCX):
        name = "a PDF" if declared == PDF else "a Word document"
        raise DocumentError(f"{raw.origin}: is not {name} inside, or is damaged; open it and save it again")
    if declared in (TEXT, HTML):
        guess_html = declared == TEXT and not hint_of(raw.origin) and MARKUP.match(data[:4096])
        return Media(HTML if guess_html else declared, charset)
    if MARKUP.match(data[:4096]):
        return Media(HTML, charset)
    return Media(TEXT, charset, known=declared.startswith("text/"))


def _ole(data: bytes) -> str:
    """What to do about an OLE container: Word before 2007, or any Office file with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "is protected with a password; save it without one"
    return "is an old Office file; save it as .docx"


def _zipped(raw: Raw) -> str:
    """DOCX, or a DocumentError that names what else is zipped."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise DocumentError(
            f"{raw.origin}: is a damaged or truncated Word document or archive; get it again or save it anew"
        ) from error
    for member, remedy in ZIPPED:
        if member in names:
            if remedy:
                raise DocumentError(f"{raw.origin}: {remedy}")
            return DOCX
    raise DocumentError(f"{raw.origin}: is an archive; unpack it and give the documents in it")
