"""Documents built by the tests themselves: PDFs written by hand, Word documents, and what can be wrong with either."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import docx
from docx.document import Document as WordDocument

from comity.errors import ComityError
from comity.model.document import Document
from comity.settings import Settings
from comity.sources.documents.open import parse
from comity.sources.documents.raw import Raw

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SETTINGS = Settings()

# Left, baseline, size, text.
Line = tuple[float, float, float, str]


def read(
    data: bytes | str, media_type: str = "text/plain", origin: str = "note", settings: Settings = SETTINGS
) -> Document:
    """The document of some bytes."""
    raw = data.encode() if isinstance(data, str) else data
    return parse(Raw(raw, media_type, origin), "doc", settings)


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def sound(document: Document) -> bool:
    """Whether the blocks are in order, apart, within the text, and leave only white space out."""
    last = 0
    for block in document.blocks:
        if not (last <= block.start < block.end <= len(document.text)) or document.text[last : block.start].strip():
            return False
        last = block.end
    return not document.text[last:].strip()


def survives(data: bytes | str, media_type: str) -> bool:
    """Whether the bytes end in a sound document, or in an error of one line with its remedy."""
    try:
        document = read(data, media_type)
    except ComityError as error:
        return "\n" not in str(error) and "; " in str(error)
    return sound(document)


def pdf(pages: Sequence[Sequence[Line]], *, info: Mapping[str, str] | None = None, encrypted: bool = False) -> bytes:
    """A PDF of 400 by 600 points a page, in Helvetica; `encrypted` with a key that no password opens."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< " + " ".join(f"/{name} ({value})" for name, value in (info or {}).items()) + " >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    key = f"<{'5a' * 32}>"
    lock = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -44 >> /ID [<00> <00>]" if encrypted else ""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R{lock} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(lines: Sequence[str], top: float = 540, size: float = 10, left: float = 40) -> list[Line]:
    """Lines set below one another."""
    return [(left, top - 1.3 * size * number, size, line) for number, line in enumerate(lines)]


def word(fill: Callable[[WordDocument], object]) -> bytes:
    """A Word document that `fill` filled."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """A Word document with parts replaced, added, or left out (None)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def part(data: bytes, name: str) -> str:
    """One part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
